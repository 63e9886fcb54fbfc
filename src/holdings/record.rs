//! An issue into the database: its documents, their text, and what the facts say of them. One transaction an issue.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use super::differ;
use super::error::HoldingsError;
use super::keys::{bare_key, kind_of, number_key, title_key};
use super::text;
use super::twin::{self, Print, Twin};
use crate::facts::{Effect, Facts, Force, Passage, Task, tasks};
use crate::issue::{Document, Issue, short_title, told_title};
use crate::library::IssueIdentity;
use crate::zh::fold::plain_folded;
use crate::zh::ordinal;

/// Issues of one likeness are at most looked at in such a number.
const MOST_ALIKE: usize = 64;
/// Of so many of them the text is compared; one that is the same and is not among them is listed beside them.
const MOST_COMPARED: usize = 16;

/// The name that a value has in the interchange forms.
pub(super) fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// What an issue goes by where the reader's own decisions (pins, the last place read) are kept.
fn key_of(issue: &Issue, hash: &str) -> String {
    let m = &issue.masthead;
    match (&m.name, m.year, &m.number, &m.total_number) {
        (Some(name), Some(year), Some(number), _) => {
            format!("{}/{year}/{}", plain_folded(name), plain_folded(number))
        }
        (Some(name), _, _, Some(total)) => format!("{}//{}", plain_folded(name), plain_folded(total)),
        _ => format!("file/{hash}"),
    }
}

/// The first and last number of an issue: 第8-9期 is 8 to 9.
fn span_of(number: &str) -> Option<(u32, u32)> {
    let found = ordinal::numbers_in(number);
    Some((*found.first()?, *found.last()?)).filter(|(first, last)| first <= last && last - first < 400)
}

/// The next generation of the library: each change of it has its own.
pub(super) fn next_generation(db: &Connection) -> rusqlite::Result<i64> {
    let next = generation(db)?.saturating_add(1);
    db.execute("INSERT INTO meta VALUES ('generation', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1", [next])?;
    Ok(next)
}

/// The generation that the library is at.
pub(super) fn generation(db: &Connection) -> rusqlite::Result<i64> {
    let found = db.query_row("SELECT value FROM meta WHERE key = 'generation'", [], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or(0))
}

/// The issues of the library that an issue may be, or be a version of: what is most like it first.
pub(super) fn alike(db: &Connection, issue: &Issue, hash: &str) -> Result<Vec<i64>, HoldingsError> {
    let identity = IssueIdentity::of(issue);
    let mut alike: Vec<i64> = Vec::new();
    let mut add = |sql: &str, value: &str| -> rusqlite::Result<()> {
        let mut statement = db.prepare_cached(sql)?;
        for id in statement.query_map([value], |row| row.get(0))? {
            let id = id?;
            if !alike.contains(&id) && alike.len() < MOST_ALIKE {
                alike.push(id);
            }
        }
        Ok(())
    };
    add("SELECT id FROM issue WHERE key = ?1 LIMIT 16", &key_of(issue, hash))?;
    for document in issue.documents.iter().take(24) {
        match &document.number {
            Some(number) => {
                add("SELECT issue FROM document WHERE number_key = ?1 LIMIT 8", &number_key(number))?;
            }
            None => add(
                "SELECT d.issue FROM work w JOIN document d ON d.id = w.document WHERE w.key = ?1 AND w.role = 0 LIMIT 4",
                &title_key(&document.title),
            )?,
        }
    }
    let mut likely: Vec<(f32, i64)> = Vec::new();
    for id in alike {
        let packed: Vec<u8> = db.query_row("SELECT identity FROM issue WHERE id = ?1", [id], |row| row.get(0))?;
        let Ok(known) = rmp_serde::from_slice::<IssueIdentity>(&packed) else { continue };
        if !are_apart(&known, &identity) {
            likely.extend(known.likeness(&identity).map(|likeness| (likeness, id)));
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Ok(likely.into_iter().map(|(_, id)| id).collect())
}

/// An issue of the library that an issue is.
pub(super) struct Same {
    /// Its number.
    pub issue: i64,
    /// What the other is to it.
    pub twin: Twin,
    /// In what they differ, in both languages, where they do.
    pub told: Option<(String, String)>,
}

/// The issue of the library that an issue is, of those that it is like, and what the issue is to it: another extraction, or a fuller one.
/// In what the two differ is told with it; `damaged` gets those that can't be compared since their stored text is damaged.
pub(super) fn same_issue(
    db: &Connection,
    issue: &Issue,
    alike: &[i64],
    damaged: &mut Vec<HoldingsError>,
) -> Result<Option<Same>, HoldingsError> {
    if alike.is_empty() {
        return Ok(None);
    }
    let print = Print::of(issue);
    for id in alike.iter().take(MOST_COMPARED) {
        let held = match Print::held(db, *id) {
            // What can't be compared is none: both are listed, and what is damaged is read again.
            Err(error @ HoldingsError::Text(_)) => {
                damaged.push(error);
                continue;
            }
            held => held?,
        };
        let (twin, differences) = held.compared(&print);
        if twin != Twin::Other {
            return Ok(Some(Same { issue: *id, twin, told: differ::told(&differences, twin == Twin::Fuller) }));
        }
    }
    Ok(None)
}

/// Whether two mastheads say that these are two issues, whatever they have in common: a notice that is printed again in the next issue,
/// or in another gazette, is held twice. Listed twice is seen; not listed at all is not.
fn are_apart(a: &IssueIdentity, b: &IssueIdentity) -> bool {
    let differ = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => match (span_of(a), span_of(b)) {
            (Some(a), Some(b)) => a != b,
            _ => a != b,
        },
        _ => false,
    };
    let names = match (&a.name, &b.name) {
        // Of a long name one reading may have a part only.
        (Some(a), Some(b)) => !a.contains(b.as_str()) && !b.contains(a.as_str()),
        _ => false,
    };
    let years = a.year.zip(b.year).is_some_and(|(a, b)| a != b);
    names || years || differ(&a.number, &b.number) || differ(&a.total_number, &b.total_number)
}

/// Writes an issue, in the place of another where one is named. Gives its number.
pub(super) fn put(
    db: &Connection,
    issue: &Issue,
    facts: &Facts,
    (hash, now): (&str, i64),
    instead: Option<i64>,
) -> Result<i64, HoldingsError> {
    if let Some(old) = instead {
        clear(db, old)?;
    }
    let generation = next_generation(db)?;
    let id = put_head(db, issue, (hash, now), generation, instead)?;
    db.prepare_cached("INSERT OR IGNORE INTO seen SELECT key, generation FROM issue WHERE id = ?1")?.execute([id])?;
    let tasks = tasks(issue, facts);
    for (ord, document) in issue.documents.iter().enumerate() {
        put_document(db, id, ord, document, (facts, &tasks))?;
    }
    Ok(id)
}

fn put_head(
    db: &Connection,
    issue: &Issue,
    (hash, now): (&str, i64),
    generation: i64,
    instead: Option<i64>,
) -> Result<i64, HoldingsError> {
    let m = &issue.masthead;
    let series = m.name.as_deref().unwrap_or("").trim();
    let numbers = m.number.as_deref().and_then(span_of);
    let date = issue.documents.iter().filter_map(|d| d.signed).max();
    let blocks: usize = issue.documents.iter().map(|d| d.blocks.len()).sum();
    let chars: usize = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.chars().count()).sum();
    let cover = issue.documents.iter().find(|d| !d.title.is_empty()).map_or("", short_title);
    let identity = rmp_serde::to_vec(&IssueIdentity::of(issue)).unwrap_or_default();
    // A file without the marks of a gazette is known by the year of its document.
    let year = m.year.or_else(|| date.map(|d| d.year()));
    db.prepare_cached(
        "INSERT INTO issue (id, generation, hash, identity, key, series, series_key, year, number, first, last, total, title, cover, date,
            documents, blocks, chars, recognised, added, beside, damaged)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
    )?
    .execute(params![
        instead,
        generation,
        hash,
        identity,
        key_of(issue, hash),
        series,
        plain_folded(series),
        year,
        m.number,
        numbers.map(|n| n.0),
        numbers.map(|n| n.1),
        m.total_number,
        issue.title().unwrap_or_else(|| issue.source.file.clone()),
        cover,
        date.map(|d| d.to_string()),
        count(issue.documents.len()),
        count(blocks),
        count(chars),
        count(issue.source.recognised.len()),
        now,
        text::pack_lines(&twin::lines_beside(issue).collect::<Vec<_>>()),
        twin::is_damaged(issue),
    ])?;
    Ok(db.last_insert_rowid())
}

/// A count as the database has it.
pub(super) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn put_document(
    db: &Connection,
    issue: i64,
    ord: usize,
    document: &Document,
    (facts, tasks): (&Facts, &[Task]),
) -> Result<(), HoldingsError> {
    let none = Force::default();
    let force = facts.force.get(ord).unwrap_or(&none);
    let (effective, expires) = (force.effective, force.expires);
    let block = |day: Option<crate::facts::StatedDay>| day.map(|d| count(d.evidence.place.block));
    let day = |day: Option<crate::facts::StatedDay>| day.and_then(|d| d.date).map(|d| d.to_string());
    db.prepare_cached(
        "INSERT INTO document (issue, ord, uid, title, number, number_key, issuer, kind, page, signed, effective, effective_block, expires,
            expires_block, blocks, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        issue,
        count(ord),
        document.id,
        told_title(document),
        document.number,
        document.number.as_deref().map(number_key),
        document.issuer,
        kind_of(&document.title),
        document.page,
        document.signed.map(|d| d.to_string()),
        day(effective),
        block(effective),
        day(expires),
        block(expires),
        count(document.blocks.len()),
        force.changed.map(|d| d.to_string()),
    ])?;
    let id = db.last_insert_rowid();
    let mut work =
        db.prepare_cached("INSERT INTO work (document, role, title, key, bare) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (role, title) in std::iter::once(&document.title).chain(&document.promulgates).enumerate() {
        if !title.trim().is_empty() {
            work.execute(params![id, count(role), title, title_key(title), bare_key(title)])?;
        }
    }
    let mut part = db.prepare_cached("INSERT INTO text (document, first, packed) VALUES (?1, ?2, ?3)")?;
    for (first, packed) in text::pack(document) {
        part.execute(params![id, count(first), packed])?;
    }
    for effect in &force.effects {
        put_effect(db, id, effect, facts_part(effect, document))?;
    }
    put_facts(db, id, (ord, document), facts)?;
    put_duties(db, id, ord, (facts, tasks))
}

/// The words that name the part of an instrument that an effect is on, or the part of the land: what is suspended there only is
/// not suspended.
fn facts_part<'a>(effect: &Effect, document: &'a Document) -> Option<&'a str> {
    let part = effect.part.or(effect.area)?;
    document.blocks.get(part.place.block)?.text.get(part.place.byte..part.end)
}

fn put_effect(db: &Connection, document: i64, effect: &Effect, part: Option<&str>) -> Result<(), HoldingsError> {
    let [block, byte, end] = place(effect.evidence);
    db.prepare_cached(
        "INSERT INTO effect (document, kind, title, title_key, bare, number, number_key, part, date, until, block, byte, end)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        document,
        name_of(&effect.kind),
        effect.title,
        effect.title.as_deref().map(title_key),
        effect.title.as_deref().map(bare_key),
        effect.number,
        effect.number.as_deref().map(number_key),
        part,
        effect.date.map(|d| d.to_string()),
        effect.until.map(|d| d.to_string()),
        block,
        byte,
        end,
    ])?;
    Ok(())
}

/// Block, first and last byte of a passage.
fn place(passage: Passage) -> [i64; 3] {
    [count(passage.place.block), count(passage.place.byte), count(passage.end)]
}

/// Characters before and behind a title among which its number is printed.
const BESIDE: usize = 48;

/// Whether a number is printed beside a title that is cited at a passage.
fn prints_beside(document: &Document, passage: Passage, number: &str) -> bool {
    let Some(text) = document.blocks.get(passage.place.block).map(|b| b.text.as_str()) else { return false };
    let (Some(before), Some(after)) = (text.get(..passage.place.byte), text.get(passage.place.byte..)) else {
        return false;
    };
    let cited = passage.end.saturating_sub(passage.place.byte);
    let start = before.char_indices().rev().take(BESIDE).last().map_or(passage.place.byte, |(at, _)| at);
    let behind = after.get(cited..).unwrap_or("");
    let end = behind.char_indices().nth(BESIDE).map_or(behind.len(), |(at, _)| at);
    let beside = text.get(start..passage.end + end).unwrap_or(text);
    plain_folded(beside).contains(&plain_folded(number))
}

/// What else the facts say of a document.
fn put_facts(
    db: &Connection,
    id: i64,
    (ord, document): (usize, &Document),
    facts: &Facts,
) -> Result<(), HoldingsError> {
    let here = |passage: Passage| passage.place.document == ord;
    let mut mention = db.prepare_cached(
        "INSERT INTO mention (document, title, title_key, bare, number, number_key, times, block, byte, end)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for reference in &facts.references {
        let own: Vec<Passage> = reference.mentions.iter().copied().filter(|m| here(*m)).collect();
        let Some(first) = own.first() else { continue };
        let [block, byte, end] = place(*first);
        // The issue may print the number in another document: here it is no part of what is cited.
        let number = reference.number.as_deref().filter(|n| own.iter().any(|m| prints_beside(document, *m, n)));
        mention.execute(params![
            id,
            reference.title,
            title_key(&reference.title),
            bare_key(&reference.title),
            number,
            number.map(number_key),
            count(own.len()),
            block,
            byte,
            end
        ])?;
    }
    let mut appointment = db.prepare_cached(
        "INSERT INTO appointment (document, person, action, position, note, block, byte, end) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for a in facts.appointments.iter().filter(|a| here(a.passage)) {
        let [block, byte, end] = place(a.passage);
        appointment.execute(params![id, a.person, name_of(&a.action), a.position, a.note, block, byte, end])?;
    }
    let mut event = db.prepare_cached(
        "INSERT INTO event (document, first, last, block, byte, end) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for e in facts.chronicle.iter().filter(|e| here(e.passage)) {
        let [block, byte, end] = place(e.passage);
        let (first, last) = (e.date.map(|d| d.first.to_string()), e.date.map(|d| d.last.to_string()));
        event.execute(params![id, first, last, block, byte, end])?;
    }
    Ok(())
}

/// Who does what in a document, each office by itself, with the words of its task.
fn put_duties(db: &Connection, id: i64, ord: usize, (facts, tasks): (&Facts, &[Task])) -> Result<(), HoldingsError> {
    let mut duty = db.prepare_cached(
        "INSERT INTO duty (document, n, office, role, kind, block, byte, end, task_block, task_byte, task_end)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut n = 0;
    for task in tasks.iter().filter(|task| task.statement.place.document == ord) {
        let [task_block, task_byte, task_end] = place(task.words);
        for role in task.stated(facts) {
            let [block, byte, end] = place(role.passage);
            let (kind, role_id) = (name_of(&role.kind), name_id(db, &role.role)?);
            for office in &role.names {
                let office = name_id(db, office)?;
                duty.execute(params![id, n, office, role_id, kind, block, byte, end, task_block, task_byte, task_end])?;
                n += 1;
            }
        }
    }
    Ok(())
}

/// The number of a name that many rows have.
fn name_id(db: &Connection, name: &str) -> Result<i64, HoldingsError> {
    let mut known = db.prepare_cached("SELECT id FROM name WHERE name = ?1")?;
    if let Some(id) = known.query_row([name], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO name (name) VALUES (?1)")?.execute([name])?;
    Ok(db.last_insert_rowid())
}

/// Takes an issue out of all tables but that of files.
pub(super) fn clear(db: &Connection, issue: i64) -> Result<(), HoldingsError> {
    for table in ["work", "text", "effect", "mention", "appointment", "duty", "event"] {
        let sql = format!("DELETE FROM {table} WHERE document IN (SELECT id FROM document WHERE issue = ?1)");
        db.prepare_cached(&sql)?.execute([issue])?;
    }
    // What led to one of its documents leads nowhere until it is looked for again.
    db.prepare_cached(
        "UPDATE effect SET target = NULL, work = NULL, method = NULL, sure = 0
            WHERE target IN (SELECT id FROM document WHERE issue = ?1)",
    )?
    .execute([issue])?;
    db.prepare_cached("DELETE FROM document WHERE issue = ?1")?.execute([issue])?;
    db.prepare_cached("DELETE FROM issue WHERE id = ?1")?.execute([issue])?;
    Ok(())
}

/// Takes an issue out of the library.
pub(super) fn remove(db: &Connection, issue: i64) -> Result<(), HoldingsError> {
    clear(db, issue)?;
    let generation = next_generation(db)?;
    db.execute("INSERT INTO gone (issue, generation) VALUES (?1, ?2)", [issue, generation])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{IssueIdentity, are_apart, span_of};

    #[test]
    fn mastheads_that_differ_are_of_two_issues() {
        let of = |name: &str, year: i32, number: &str, total: Option<&str>| IssueIdentity {
            name: Some(name.to_owned()),
            year: Some(year),
            number: (!number.is_empty()).then(|| number.to_owned()),
            total_number: total.map(str::to_owned),
            ..IssueIdentity::default()
        };
        let this = of("云山市人民政府公报", 2024, "第3期", Some("总第51期"));
        for other in [
            of("云山市人民政府公报", 2024, "第4期", None),
            of("云山市人民政府公报", 2023, "第3期", None),
            of("海川市人民政府公报", 2024, "第3期", None),
            of("云山市人民政府公报", 2024, "", Some("总第52期")),
            of("云山市人民政府公报", 2024, "增刊", None),
        ] {
            assert!(are_apart(&this, &other) && are_apart(&other, &this), "{other:?}");
        }
        for other in [
            of("云山市人民政府公报", 2024, "第三期", None),
            of("人民政府公报", 2024, "3", Some("总第51期")),
            of("云山市人民政府公报", 2024, "", None),
            IssueIdentity::default(),
        ] {
            assert!(!are_apart(&this, &other) && !are_apart(&other, &this), "{other:?}");
        }
    }

    #[test]
    fn numbers_of_issues() {
        for (text, numbers) in [
            ("第8-9期", Some((8, 9))),
            ("第11号", Some((11, 11))),
            ("第十二期", Some((12, 12))),
            ("第3、4期", Some((3, 4))),
            ("增刊", None),
            ("第9-3期", None),
        ] {
            assert_eq!(span_of(text), numbers, "{text}");
        }
    }
}
