//! The tables of the database, as SQL makes them.

/// What the reader has decided.
pub(super) const KEPT: &str = "
CREATE TABLE IF NOT EXISTS root (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, away INTEGER NOT NULL DEFAULT 0,
    looked INTEGER NOT NULL DEFAULT 0, watched INTEGER NOT NULL DEFAULT 1);
CREATE TABLE IF NOT EXISTS pin (identity TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS opened (identity TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS place (identity TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS seen (identity TEXT PRIMARY KEY, generation INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS confirmed (cited TEXT NOT NULL, citing TEXT NOT NULL, target TEXT, PRIMARY KEY (cited, citing));
CREATE TABLE IF NOT EXISTS saved (name TEXT PRIMARY KEY, question TEXT NOT NULL, generation INTEGER NOT NULL);
";

/// The tables of [`KEPT`].
pub(super) const KEPT_TABLES: &[&str] = &["root", "pin", "opened", "place", "seen", "confirmed", "saved"];

/// From this version on there are all of [`KEPT_TABLES`].
pub(super) const ALL_KEPT_SINCE: i64 = 5;

/// What is read from files.
pub(super) const DERIVED: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, root INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    picture INTEGER NOT NULL DEFAULT 0, hash TEXT, issue INTEGER, state INTEGER NOT NULL DEFAULT 0, missing INTEGER NOT NULL DEFAULT 0, zh TEXT, en TEXT,
    again INTEGER NOT NULL DEFAULT 0, over INTEGER NOT NULL DEFAULT 0);
CREATE INDEX file_hash ON file (hash);
CREATE INDEX file_issue ON file (issue);
CREATE INDEX file_state ON file (state, picture, modified);
CREATE TABLE issue (id INTEGER PRIMARY KEY AUTOINCREMENT, generation INTEGER NOT NULL, hash TEXT NOT NULL, identity BLOB NOT NULL, key TEXT NOT NULL,
    series TEXT NOT NULL, series_key TEXT NOT NULL, year INTEGER, number TEXT, first INTEGER, last INTEGER, total TEXT, title TEXT NOT NULL,
    cover TEXT NOT NULL, date TEXT, documents INTEGER NOT NULL, blocks INTEGER NOT NULL, chars INTEGER NOT NULL,
    recognised INTEGER NOT NULL, added INTEGER NOT NULL, beside BLOB NOT NULL, damaged INTEGER NOT NULL);
CREATE TABLE passed (root INTEGER NOT NULL, ending TEXT NOT NULL, files INTEGER NOT NULL, PRIMARY KEY (root, ending)) WITHOUT ROWID;
CREATE INDEX issue_key ON issue (series_key, year);
CREATE INDEX issue_generation ON issue (generation);
CREATE TABLE corrected (id TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE gone (issue INTEGER NOT NULL, generation INTEGER NOT NULL);
CREATE TABLE document (id INTEGER PRIMARY KEY AUTOINCREMENT, issue INTEGER NOT NULL, ord INTEGER NOT NULL, uid TEXT NOT NULL, title TEXT NOT NULL,
    number TEXT, number_key TEXT, issuer TEXT, kind TEXT NOT NULL, page INTEGER, signed TEXT, effective TEXT, effective_block INTEGER,
    expires TEXT, expires_block INTEGER, changed TEXT, blocks INTEGER NOT NULL);
CREATE INDEX document_issue ON document (issue, ord);
CREATE INDEX document_number ON document (number_key);
CREATE INDEX document_uid ON document (uid);
CREATE INDEX document_signed ON document (signed);
CREATE TABLE work (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, role INTEGER NOT NULL, title TEXT NOT NULL, key TEXT NOT NULL, bare TEXT NOT NULL);
CREATE INDEX work_document ON work (document);
CREATE INDEX work_key ON work (key);
CREATE INDEX work_bare ON work (bare);
CREATE TABLE text (document INTEGER NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX text_document ON text (document, first);
CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE effect (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT, title_key TEXT, bare TEXT, number TEXT,
    number_key TEXT, part TEXT, date TEXT, until TEXT, block INTEGER NOT NULL, byte INTEGER NOT NULL, end INTEGER NOT NULL,
    target INTEGER, work INTEGER, method TEXT, sure INTEGER NOT NULL DEFAULT 0);
CREATE INDEX effect_document ON effect (document);
CREATE INDEX effect_target ON effect (target);
CREATE INDEX effect_key ON effect (title_key);
CREATE INDEX effect_bare ON effect (bare);
CREATE INDEX effect_number ON effect (number_key);
CREATE TABLE mention (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, title TEXT NOT NULL, title_key TEXT NOT NULL, bare TEXT NOT NULL, number TEXT,
    number_key TEXT, times INTEGER NOT NULL, block INTEGER NOT NULL, byte INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE INDEX mention_document ON mention (document);
CREATE INDEX mention_key ON mention (title_key);
CREATE INDEX mention_bare ON mention (bare);
CREATE INDEX mention_number ON mention (number_key);
CREATE TABLE appointment (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, person TEXT NOT NULL, action TEXT NOT NULL, position TEXT NOT NULL,
    note TEXT, block INTEGER NOT NULL, byte INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE INDEX appointment_document ON appointment (document);
CREATE INDEX appointment_person ON appointment (person);
CREATE TABLE duty (document INTEGER NOT NULL, n INTEGER NOT NULL, office INTEGER NOT NULL, role INTEGER NOT NULL, kind TEXT NOT NULL,
    block INTEGER NOT NULL, byte INTEGER NOT NULL, end INTEGER NOT NULL, task_block INTEGER NOT NULL, task_byte INTEGER NOT NULL,
    task_end INTEGER NOT NULL, PRIMARY KEY (document, n)) WITHOUT ROWID;
CREATE INDEX duty_office ON duty (office);
CREATE TABLE event (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, first TEXT, last TEXT, block INTEGER NOT NULL, byte INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE INDEX event_document ON event (document);
";

/// The tables of [`DERIVED`].
pub(super) const DERIVED_TABLES: &[&str] = &[
    "meta",
    "file",
    "issue",
    "passed",
    "corrected",
    "gone",
    "document",
    "work",
    "text",
    "effect",
    "mention",
    "appointment",
    "duty",
    "event",
    "name",
];
