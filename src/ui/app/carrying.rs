//! The reader's marks on their way out of the program and back: into files and from them, and from what others have written in
//! the file itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::deliver;
use crate::export::csv::write_rows;
use crate::export::docx::{self, Part};
use crate::issue::{Comment, CommentForm, CommentPlaces, Issue, Place};
use crate::library::{
    CarriedMarks, IssueKey, MARK_COLUMNS, Mark, MarkColour, MarkKind, MarkLine, NewMark, NoMarks, by_issue, citation,
    mark_rows, marks_from, marks_markdown,
};
use crate::open::{file_name, read_bytes};
use crate::source::decoded;
use crate::ui::action::TabId;
use crate::ui::asking;
use crate::ui::event::Event;
use crate::ui::library_thread::now;
use crate::ui::marks::{PlacedMark, Sources, colour_name, kind_name, name_of};
use crate::ui::strings::{self as s, Tr};
use crate::zh::fold::plain_folded;

impl App {
    /// Writes marks into a file whose name is asked for.
    pub(in crate::ui) fn export_marks(&mut self, lines: Vec<MarkLine>) {
        let env = self.env();
        let words = [s::MARKS, s::MARK_NOTE, s::COLUMN_SOURCE].map(|text| env.t(text));
        let name = match self.tabs.front() {
            Some(tab) => format!("{} {}", crate::ui::exporting::file_name(&tab.title(env)), env.t(s::MARKS)),
            None => env.t(s::MARKS).to_owned(),
        };
        let heads = MARK_HEADS.map(|text| env.t(text));
        let folder = self.tabs.front().and_then(|t| t.path()).and_then(|p| p.parent()).map(PathBuf::from);
        asking::save_as(self.work.post.clone(), env.t(s::MARKS_EXPORT), (name, folder), WRITTEN_FORMS, move |path| {
            let bytes = made(&lines, path, heads, words);
            match deliver::save(path, &bytes) {
                Ok(()) => Event::Said(s::MARKS_EXPORTED, lines.len().to_string()),
                Err(error) => Event::SaveFailed(error),
            }
        });
    }

    /// Writes the marks of the issue in front into a file.
    pub(in crate::ui) fn export_own_marks(&mut self) {
        let env = self.env();
        let Some(doc) = self.doc() else { return };
        let issue = doc.issue.title().unwrap_or_else(|| doc.issue.source.file.clone());
        let line = |placed: &PlacedMark| MarkLine {
            issue: issue.clone(),
            id: doc.key.as_ref().map(|key| key.id.clone()),
            kind: env.t(kind_name(placed.mark.kind)).to_owned(),
            colour: colour_name(env, &self.settings.marks, placed.mark.colour),
            mark: placed.mark.clone(),
        };
        let mut placed: Vec<&PlacedMark> = doc.marks.all().iter().collect();
        placed.sort_by_key(|placed| (placed.found.is_none(), placed.found.map(|found| found.place)));
        let lines = placed.into_iter().map(line).collect();
        self.export_marks(lines);
    }

    /// Reads marks from a file that is asked for.
    pub(in crate::ui) fn import_marks(&mut self) {
        if self.is_front_only() {
            return;
        }
        let Some(id) = self.tabs.front().map(|t| t.id) else { return };
        let folder = self.tabs.front().and_then(|t| t.path()).and_then(|p| p.parent()).map(PathBuf::from);
        asking::pick_one(self.work.post.clone(), self.env().t(s::MARKS_IMPORT), folder, MARK_FORMS, move |path| {
            read_marks(id, path)
        });
    }

    /// Takes marks that were read from a file: each goes to the issue that it is from, where the library knows that, else to
    /// the one of the tab.
    pub(in crate::ui) fn take_carried(&mut self, id: TabId, carried: CarriedMarks) {
        let CarriedMarks { marks: carried, unread } = carried;
        if unread > 0 {
            let of = format!("{unread}/{}", unread + carried.len());
            self.say_failed(s::MARKS_SOME_UNREAD, &[&of]);
        }
        self.change_marks_of(id, move |library, key, _| {
            let known = library.all_marks()?;
            let mut others: Vec<(IssueKey, Vec<Mark>)> = Vec::new();
            let mut own = Vec::new();
            for one in carried {
                let of = one.issue.as_ref().filter(|id| **id != key.id);
                match of.and_then(|id| known.iter().find(|issue| issue.key.id == *id)) {
                    Some(issue) => match others.iter_mut().find(|(key, _)| key.id == issue.key.id) {
                        Some((_, marks)) => marks.push(one.mark),
                        None => others.push((issue.key.clone(), vec![one.mark])),
                    },
                    None => own.push(one.mark),
                }
            }
            others.push((key.clone(), own));
            let mut done = Vec::new();
            for (key, marks) in others {
                let edits = library.import_marks(&key, &marks, now())?;
                done.push((key, edits));
            }
            let count: usize = done.iter().map(|(_, edits)| edits.len()).sum();
            Ok((done, (s::MARKS_IMPORTED, count.to_string())))
        });
    }

    /// Makes marks of what others have written and lit in the file itself.
    pub(in crate::ui) fn import_comments(&mut self) {
        if self.is_front_only() {
            return;
        }
        let (post, struck) = (self.work.post.clone(), self.env().t(s::COMMENT_STRUCK));
        self.change_marks(move |library, key, issue| {
            let mut sources = Sources::new(issue);
            let places = CommentPlaces::of(issue);
            let mut marks = Vec::new();
            let (mut lost, mut guessed) = (0, 0);
            for comment in &issue.comments {
                match places.passage(comment) {
                    Some(passage) => marks.push(from_comment(issue, passage, &mut sources, (comment, struck))),
                    None => lost += 1,
                }
                guessed += usize::from(places.passage(comment).is_some() && !places.is_sure(comment));
            }
            let placed = marks.len();
            let edits = library.import_marks(key, &marks, now())?;
            // What is in doubt stays in view until the reader has seen it.
            if lost > 0 {
                post.send(Event::Failed(s::COMMENTS_LOST, lost.to_string()));
            }
            if guessed > 0 && !edits.is_empty() {
                post.send(Event::Failed(s::COMMENTS_GUESSED, guessed.to_string()));
            }
            let said = if edits.is_empty() && placed > 0 { s::COMMENTS_KNOWN } else { s::MARKS_IMPORTED };
            let count = edits.len().to_string();
            Ok((vec![(key.clone(), edits)], (said, count)))
        });
    }
}

/// Reads the marks of a file.
fn read_marks(id: TabId, path: &Path) -> Event {
    match read_bytes(path) {
        // Spreadsheets write the encoding of their system.
        Ok(bytes) => match marks_from(&decoded(&bytes)) {
            Ok(carried) => Event::Carried(id, carried),
            Err(NoMarks) => Event::Wrong(s::MARKS_NONE_IN_FILE, file_name(path)),
        },
        Err(error) => Event::ReadFailed(error),
    }
}

/// The heads of the columns in which marks are written.
const MARK_HEADS: [Tr; MARK_COLUMNS - 1] = [
    s::COLUMN_KIND,
    s::MARK_COLOUR,
    s::MARK_NAME,
    s::COLUMN_EVIDENCE,
    s::MARK_NOTE,
    s::COLUMN_DOCUMENT,
    s::COLUMN_NUMBER,
    s::MARK_WHERE,
    s::MARK_PAGE,
    s::COLUMN_SOURCE,
    s::MARK_ISSUE,
];

/// The forms that marks are written in, by the ending of the name, and those that they are read from again.
const WRITTEN_FORMS: &[(&str, &[&str])] = &[("Markdown", &["md"]), ("CSV", &["csv"]), ("Word", &["docx"])];
const MARK_FORMS: &[(&str, &[&str])] = &[("Markdown", &["md"]), ("CSV", &["csv"])];

fn has_ending(path: &std::path::Path, wanted: &str) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

/// The bytes of a file of marks, in the form of its ending.
fn made(
    lines: &[MarkLine],
    path: &std::path::Path,
    heads: [&str; MARK_COLUMNS - 1],
    words @ [title, note, source]: [&str; 3],
) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory can't fail.
    if has_ending(path, "csv") {
        let _ = write_rows(&mark_rows(heads, lines), &mut out);
    } else if has_ending(path, "docx") {
        let _ = docx::write_list(title, &listed(lines, (note, source)), deliver::today(), &mut out);
    } else {
        out = marks_markdown(words, lines).into_bytes();
    }
    out
}

/// The marks as paragraphs under their issues: what is marked, the note, the citation.
fn listed(lines: &[MarkLine], (note, source): (&str, &str)) -> Vec<Part> {
    let mut list = Vec::new();
    for (issue, lines) in by_issue(lines) {
        list.push(Part::Heading(1, issue.to_owned()));
        for line in lines {
            list.push(Part::Heading(2, format!("{} · {}：{}", line.kind, line.colour, line.mark.name)));
            list.extend(line.mark.quote().lines().map(|line| Part::Quote(line.to_owned())));
            if !line.mark.note.is_empty() {
                list.push(Part::Plain(format!("{note}　{}", line.mark.note)));
            }
            list.push(Part::Plain(format!("{source}　{}", citation(&line.mark))));
        }
    }
    list
}

/// A mark that says what a comment in the file does, at the words that it speaks of. `struck` is said of words with a line through them.
fn from_comment(
    issue: &Arc<Issue>,
    (from, to): (Place, Place),
    sources: &mut Sources<'_>,
    (comment, struck): (&Comment, &str),
) -> Mark {
    let form = comment.lit.as_ref().map(|lit| lit.form);
    let kind = match form {
        Some(CommentForm::Underline | CommentForm::StrikeOut) => MarkKind::Underline,
        _ => MarkKind::Highlight,
    };
    let new = NewMark::on(issue, kind, (from, to));
    // Some programs copy the words that they light into the comment: that is no note.
    let words = issue.excerpt(from, to).plain_text();
    let says_nothing = plain_folded(&comment.text).is_empty() || plain_folded(&comment.text) == plain_folded(&words);
    let said =
        [(form == Some(CommentForm::StrikeOut)).then_some(struck), (!says_nothing).then_some(comment.text.as_str())];
    let mut note: Vec<&str> = said.into_iter().flatten().collect();
    if let Some(author) = comment.author.as_deref().filter(|_| !note.is_empty()) {
        note.insert(0, author);
    }
    let note = note.join("：");
    let colour = comment.lit.as_ref().and_then(|lit| lit.colour).map_or(MarkColour::Yellow, nearest);
    let name = name_of(issue, from, &new.anchor.quote);
    let (anchor, tail) = (new.anchor, new.tail);
    Mark { kind, name, note, colour, anchor, tail, source: sources.of((from, to)), ..Mark::default() }
}

/// The colour that is most like one of a file.
fn nearest([r, g, b]: [u8; 3]) -> MarkColour {
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    if most - least < 40 {
        return MarkColour::Grey;
    }
    match (r == most, g == most) {
        (true, _) if i32::from(g) > i32::from(r) * 2 / 3 => MarkColour::Yellow,
        (true, _) => MarkColour::Red,
        (false, true) => MarkColour::Green,
        (false, false) => MarkColour::Blue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_other_programs_are_taken_for_the_nearest() {
        for (rgb, colour) in [
            ([255, 255, 0], MarkColour::Yellow),
            ([255, 209, 0], MarkColour::Yellow),
            ([255, 80, 80], MarkColour::Red),
            ([120, 230, 120], MarkColour::Green),
            ([102, 178, 255], MarkColour::Blue),
            ([200, 200, 200], MarkColour::Grey),
        ] {
            assert_eq!(nearest(rgb), colour, "{rgb:?}");
        }
    }

    #[test]
    fn why_a_file_of_marks_can_not_be_read_is_said() {
        let folder = std::env::temp_dir();
        let gone = folder.join("gongbao-no-such-folder").join("a.md");
        for (path, zh, en) in [(gone.as_path(), "文件不存在", "no such file"), (folder.as_path(), "文件夹", "folder")]
        {
            let Event::ReadFailed(error) = read_marks(TabId(1), path) else { panic!("{}", path.display()) };
            assert!(error.message_zh().contains(zh), "{}", error.message_zh());
            assert!(
                error.to_string().contains(en) && error.to_string().contains(&path.display().to_string()),
                "{error}"
            );
        }
    }

    #[test]
    fn a_file_of_marks_is_told_by_its_ending() {
        let words = ["标记", "批注", "出处"];
        let heads = MARK_HEADS.map(|head| head.zh);
        let [md, csv, docx] = ["a.md", "a.CSV", "a.docx"].map(std::path::Path::new);
        let csv = String::from_utf8(made(&[], csv, heads, words)).unwrap();
        assert!(csv.starts_with("\u{feff}") && csv.contains("颜色"), "{csv}");
        assert!(String::from_utf8(made(&[], md, heads, words)).unwrap().starts_with("# 标记"));
        let line = |issue: &str, quote: &str| {
            let anchor = crate::issue::Anchor { quote: quote.to_owned(), ..Default::default() };
            let mark = Mark { name: "名".to_owned(), note: "核对".to_owned(), anchor, ..Mark::default() };
            MarkLine { issue: issue.to_owned(), id: None, kind: "高亮".to_owned(), colour: "要点".to_owned(), mark }
        };
        let lines = [line("甲刊", "巡查<河道>"), line("乙刊", "修堤"), line("甲刊", "归档")];
        let list = listed(&lines, (words[1], words[2]));
        let headings: Vec<&Part> = list.iter().filter(|part| matches!(part, Part::Heading(1, _))).collect();
        assert_eq!(headings, [&Part::Heading(1, "甲刊".to_owned()), &Part::Heading(1, "乙刊".to_owned())]);
        assert!(list.iter().any(|part| matches!(part, Part::Plain(text) if text.ends_with("核对"))));
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(made(&lines, docx, heads, words))).unwrap();
        let xml = std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap();
        let at = |words: &str| xml.find(words).unwrap_or_else(|| panic!("{words} in {xml}"));
        assert!(at("巡查&lt;河道&gt;") < at("归档") && at("归档") < at("修堤"));
    }
}
