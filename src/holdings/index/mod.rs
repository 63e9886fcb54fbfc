//! The text index: which documents have a text, and in how many passages.
//!
//! It is made from the database and can be deleted at any time. Whatever is wrong with it (made by another version, damaged, ahead of the
//! database) has one answer: it is removed and made again.

mod collect;
mod directory;
mod tokens;

use std::fs;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::query::{BooleanQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use self::collect::ByDocument;
use self::directory::Files;
use super::error::HoldingsError;
use crate::library::{close_private_files, make_private_folders};

/// What the index was made by: another version of the program may fold or part text in another way.
const STAMP: &str = concat!("gongbao-text 2 ", env!("CARGO_PKG_VERSION"));
/// The file that says so.
const STAMP_FILE: &str = "made-by";
/// Bytes of the writer's memory.
const WRITER_BYTES: usize = 96 << 20;
/// An index of fewer bytes is checked, byte by byte, whenever it is opened; a larger one in the background.
const CHECKED_AT_START: u64 = 32 << 20;

const DOCUMENT: &str = "document";

#[derive(Clone, Copy, Debug)]
struct Fields {
    body: Field,
    issue: Field,
    document: Field,
}

/// The index, as readers have it.
pub(super) struct TextIndex {
    folder: PathBuf,
    index: Index,
    reader: IndexReader,
    fields: Fields,
}

/// What is looked for in a passage: all of these, none of those. All are folded, and none is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What a passage must have.
    pub all: Vec<String>,
    /// What it must not have.
    pub none: Vec<String>,
}

/// The text of a document for the index: each passage folded, its blocks and cells parted by barriers.
pub(super) struct Passages {
    /// The document.
    pub document: i64,
    /// Its passages, in order.
    pub texts: Vec<String>,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let pairs = TextFieldIndexing::default()
        .set_tokenizer(tokens::NAME)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let fields = Fields {
        body: schema.add_text_field("body", TextOptions::default().set_indexing_options(pairs)),
        issue: schema.add_u64_field("issue", INDEXED),
        document: schema.add_u64_field(DOCUMENT, FAST),
    };
    (schema.build(), fields)
}

/// A key of the database as the index has it.
fn number(key: i64) -> u64 {
    u64::try_from(key).unwrap_or_default()
}

/// Has the index of a folder made anew when it is opened next: one without its stamp is none.
pub(super) fn forget(folder: &Path) -> Result<(), HoldingsError> {
    let stamp = folder.join(STAMP_FILE);
    match fs::remove_file(&stamp) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(HoldingsError::File { path: stamp, cause: error })
        }
        _ => Ok(()),
    }
}

/// Takes the files of an index out of its folder, and nothing else; what stands in the place of the folder is put aside.
fn clear(folder: &Path) -> Result<(), HoldingsError> {
    let Ok(about) = fs::symlink_metadata(folder) else { return Ok(()) };
    if !about.is_dir() {
        let aside = (1_u32..).map(|n| folder.with_extension(format!("aside-{n}"))).find(|aside| !aside.exists());
        return fs::rename(folder, aside.unwrap_or_default()).map_err(HoldingsError::file(folder));
    }
    for entry in fs::read_dir(folder).map_err(HoldingsError::file(folder))? {
        let entry = entry.map_err(HoldingsError::file(folder))?;
        if entry.file_name().to_str().is_some_and(is_own) {
            fs::remove_file(entry.path()).map_err(HoldingsError::file(&entry.path()))?;
        }
    }
    Ok(())
}

/// Whether a file has a name that an index gives: its lists and locks, what it writes before it has its name, and the parts of segments, which
/// are called by 32 hexadecimal figures.
fn is_own(name: &str) -> bool {
    let fixed = [STAMP_FILE, "meta.json", ".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock"];
    let is_figure = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    let segment = name.split_once('.').is_some_and(|(id, _)| id.len() == 32 && id.bytes().all(is_figure));
    let unnamed =
        name.strip_prefix(".tmp").is_some_and(|id| id.len() == 6 && id.bytes().all(|b| b.is_ascii_alphanumeric()));
    fixed.contains(&name) || segment || unnamed
}

/// Whether a folder has, or had, an index of this program.
pub(super) fn is_there(folder: &Path) -> bool {
    folder.join(STAMP_FILE).exists()
}

impl TextIndex {
    /// Opens the index in a folder; `None` where there is none that can be used.
    pub fn open(folder: &Path) -> Option<Self> {
        let stamp = fs::read_to_string(folder.join(STAMP_FILE)).ok()?;
        if stamp != STAMP {
            return None;
        }
        // A damaged file can make a reader of it panic, too.
        let opened = catch_unwind(|| Self::of(folder, Index::open(Files(MmapDirectory::open(folder).ok()?)).ok()?));
        let index = opened.ok().flatten()?;
        (size_of(folder) > CHECKED_AT_START || index.is_whole()).then_some(index)
    }

    /// Makes an empty index in a folder; an earlier one that is in it goes.
    pub fn create(folder: &Path) -> Result<Self, HoldingsError> {
        clear(folder)?;
        make_private_folders(folder).map_err(HoldingsError::file(folder))?;
        let index = Index::create_in_dir(folder, schema().0)?;
        // Last: an index without its stamp is none.
        let stamp = folder.join(STAMP_FILE);
        fs::write(&stamp, STAMP).map_err(HoldingsError::file(&stamp))?;
        close_private_files(folder);
        Self::of(folder, index).ok_or_else(|| tantivy::TantivyError::SystemError("schema".to_owned()).into())
    }

    fn of(folder: &Path, index: Index) -> Option<Self> {
        let (own, fields) = schema();
        if index.schema() != own {
            return None;
        }
        index.tokenizers().register(tokens::NAME, tokens::Pairs);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().ok()?;
        Some(Self { folder: folder.to_owned(), index, reader, fields })
    }

    /// Whether every byte of its files is as it was written.
    pub fn is_whole(&self) -> bool {
        let check = || self.are_listed() && self.index.validate_checksum().is_ok_and(|damaged| damaged.is_empty());
        catch_unwind(AssertUnwindSafe(check)).unwrap_or(false)
    }

    /// Whether each of its files is in the list of those whose checksums are looked at: the list may be damaged, too.
    fn are_listed(&self) -> bool {
        let listed = self.index.directory().list_managed_files();
        let counts = |file: &PathBuf| listed.contains(file) || !self.folder.join(file).exists();
        self.index.load_metas().is_ok_and(|metas| metas.list_segment_files().iter().all(counts))
    }

    /// The generation of the database that it is made of; `None` for a new one.
    pub fn generation(&self) -> Option<i64> {
        self.index.load_metas().ok()?.payload?.parse().ok()
    }

    /// Sees what was committed since.
    pub fn reload(&self) -> Result<(), HoldingsError> {
        Ok(self.reader.reload()?)
    }

    /// How many passages it has.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Its bytes on the disk.
    pub fn bytes(&self) -> u64 {
        size_of(&self.folder)
    }

    /// The one writer. The caller holds the library's lock.
    pub fn writer(&self) -> Result<Writer, HoldingsError> {
        let writer = self.index.writer_with_num_threads(1, WRITER_BYTES)?;
        Ok(Writer { writer, fields: self.fields })
    }

    /// In how many passages each document has what is wanted, by the number of the document.
    pub fn count(&self, wanted: &Wanted) -> Result<Vec<u32>, HoldingsError> {
        self.counted(&*self.query(wanted))
    }

    /// The same of passages that have at least one of some phrases.
    pub fn count_any(&self, phrases: &[String]) -> Result<Vec<u32>, HoldingsError> {
        let any = phrases.iter().map(|p| (Occur::Should, self.phrase(p))).collect::<Vec<_>>();
        self.counted(&BooleanQuery::new(any))
    }

    fn counted(&self, query: &dyn Query) -> Result<Vec<u32>, HoldingsError> {
        let search = || self.reader.searcher().search(query, &ByDocument { column: DOCUMENT });
        let damaged = || tantivy::TantivyError::SystemError("the index is damaged".to_owned());
        Ok(catch_unwind(AssertUnwindSafe(search)).unwrap_or_else(|_| Err(damaged()))?)
    }

    fn query(&self, wanted: &Wanted) -> Box<dyn Query> {
        if wanted.all.is_empty() {
            return Box::new(EmptyQuery);
        }
        if let ([one], []) = (wanted.all.as_slice(), wanted.none.as_slice()) {
            return self.phrase(one);
        }
        let all = wanted.all.iter().map(|p| (Occur::Must, self.phrase(p)));
        let none = wanted.none.iter().map(|p| (Occur::MustNot, self.phrase(p)));
        Box::new(BooleanQuery::new(all.chain(none).collect()))
    }

    /// What finds a folded text, whatever stands around it.
    fn phrase(&self, text: &str) -> Box<dyn Query> {
        let term = |text: &str| Term::from_field_text(self.fields.body, text);
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Box::new(EmptyQuery),
            // All pairs that begin with the character.
            (Some(only), None) => {
                let above = (u32::from(only) + 1..)
                    .find_map(char::from_u32)
                    .map_or(Bound::Unbounded, |next| Bound::Excluded(term(next.encode_utf8(&mut [0; 4]))));
                Box::new(RangeQuery::new(Bound::Included(term(text)), above))
            }
            _ => {
                let pairs: Vec<(usize, Term)> =
                    tokens::of_phrase(text).into_iter().map(|(at, pair)| (at, term(&pair))).collect();
                match pairs.as_slice() {
                    [(_, only)] => Box::new(TermQuery::new(only.clone(), IndexRecordOption::Basic)),
                    _ => Box::new(PhraseQuery::new_with_offset(pairs)),
                }
            }
        }
    }
}

/// Writes to the index.
pub(super) struct Writer {
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    /// Takes an issue out.
    pub fn remove(&mut self, issue: i64) {
        self.writer.delete_term(Term::from_field_u64(self.fields.issue, number(issue)));
    }

    /// Puts a document of an issue in.
    pub fn add(&mut self, issue: i64, passages: Passages) -> Result<(), HoldingsError> {
        for text in passages.texts {
            let mut passage = TantivyDocument::new();
            passage.add_text(self.fields.body, text);
            passage.add_u64(self.fields.issue, number(issue));
            passage.add_u64(self.fields.document, number(passages.document));
            self.writer.add_document(passage)?;
        }
        Ok(())
    }

    /// Makes what was done last: the index is as the database was at this generation.
    pub fn commit(&mut self, generation: i64) -> Result<(), HoldingsError> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&generation.to_string());
        commit.commit()?;
        Ok(())
    }

    /// Waits until its files have been joined as far as they will be.
    pub fn finish(self) -> Result<(), HoldingsError> {
        Ok(self.writer.wait_merging_threads()?)
    }
}

/// The bytes of the files of a folder.
fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).filter(fs::Metadata::is_file).map(|about| about.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_index_takes_the_old_one_out_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("text");
        let write = |index: &TextIndex| {
            let mut writer = index.writer().unwrap();
            writer.add(1, Passages { document: 3, texts: vec!["供水管理\n".to_owned()] }).unwrap();
            writer.commit(1).unwrap();
            writer.finish().unwrap();
        };
        write(&TextIndex::create(&text).unwrap());
        let foreign = ["信.doc", "0123.term", "meta.json.bak", ".tmp"];
        foreign.iter().for_each(|name| fs::write(text.join(name), "mine").unwrap());
        fs::create_dir(text.join("照片")).unwrap();
        // What was being written when the program ended.
        fs::write(text.join(".tmpAb12Cd"), "half").unwrap();
        drop(TextIndex::create(&text).unwrap());
        let left = |name: &std::ffi::OsString| !name.to_str().is_some_and(is_own);
        let mut names: Vec<_> = fs::read_dir(&text).unwrap().map(|e| e.unwrap().file_name()).filter(left).collect();
        names.sort();
        let mut expected: Vec<std::ffi::OsString> = foreign.iter().map(Into::into).chain(["照片".into()]).collect();
        expected.sort();
        assert_eq!(names, expected);
        let segments = fs::read_dir(&text).unwrap().filter(|e| e.as_ref().unwrap().file_name().len() > 32).count();
        assert_eq!(segments, 0, "nothing of the earlier one is left");
        assert!(!text.join(".tmpAb12Cd").exists() && TextIndex::open(&text).is_some());
    }

    #[test]
    fn what_stands_in_the_place_of_an_index_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("text");
        for n in 1..3 {
            fs::write(&text, format!("mine {n}")).unwrap();
            TextIndex::create(&text).unwrap();
            assert_eq!(fs::read_to_string(folder.path().join(format!("text.aside-{n}"))).unwrap(), format!("mine {n}"));
            fs::remove_dir_all(&text).unwrap();
        }
    }
}
