//! Making, changing and deleting marks, and undoing that; their list over all issues, and their way out of the program and
//! back.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use crate::deliver;
use crate::export::csv::write_rows;
use crate::export::docx::{self, Part};
use crate::issue::{Comment, CommentForm, Issue, Place};
use crate::library::{
    CarriedMarks, IssueKey, Library, LibraryError, MARK_COLUMNS, Mark, MarkChange, MarkColour, MarkEdit, MarkId,
    MarkKind, MarkLine, NewMark, NoMarks, by_issue, citation, mark_rows, marks_from, marks_markdown,
};
use crate::open::file_name;
use crate::source::decoded;
use crate::ui::action::TabId;
use crate::ui::asking;
use crate::ui::command::Command;
use crate::ui::doc::Doc;
use crate::ui::event::Event;
use crate::ui::library_thread::now;
use crate::ui::marks::{MarkStep, MarkTurn, PlacedMark, Sources, colour_name, kind_name, name_of, placed};
use crate::ui::notice::Tone;
use crate::ui::strings::{self as s, Tr};

/// What was done to the marks of issues, and what is said of it.
type Done = (Vec<(IssueKey, Vec<MarkEdit>)>, (Tr, String));

impl App {
    /// Has a change made to the marks of an issue, and its list read again. What was done is told first, and can be undone.
    fn change_marks_of(
        &mut self,
        id: TabId,
        change: impl FnOnce(&Library, &IssueKey, &Arc<Issue>) -> Result<Done, LibraryError> + Send + 'static,
    ) {
        let Some((key, issue)) = self.tabs.doc_mut(id).map(|d| (d.key.clone(), Arc::clone(&d.issue))) else { return };
        self.library.thread.run(move |library, post| {
            // A reader may be faster than the library: then the issue is looked up here.
            let key = key.unwrap_or_else(|| library.recognise(&issue));
            let (done, said) = change(library, &key, &issue)?;
            post.send(Event::Marked(MarkStep { parts: done, said }));
            post.send(marks(library, id, &key, &issue)?);
            Ok(())
        });
    }

    fn change_marks(
        &mut self,
        change: impl FnOnce(&Library, &IssueKey, &Arc<Issue>) -> Result<Done, LibraryError> + Send + 'static,
    ) {
        if let Some(id) = self.tabs.front().map(|t| t.id) {
            self.change_marks_of(id, change);
        }
    }

    /// Marks what stands between two places; where that is nothing, the paragraph.
    pub(in crate::ui) fn add_mark(
        &mut self,
        kind: MarkKind,
        colour: Option<MarkColour>,
        (from, to): (Place, Place),
        note: String,
    ) {
        if self.is_front_only() {
            return;
        }
        let bookmark = kind == MarkKind::Bookmark;
        let colour = colour.unwrap_or(if bookmark { MarkColour::Red } else { self.settings.marks.colour });
        if !bookmark && colour != self.settings.marks.colour {
            self.change_settings(move |s| s.marks.colour = colour);
        }
        let Some(doc) = self.doc() else { return };
        let Some(block) = doc.issue.block(from.document, from.block) else { return };
        let whole = from == to && !bookmark;
        let (from, to) = if whole { whole_paragraph(&doc.issue, from) } else { (from, to) };
        let same = (from.document, from.block) == (to.document, to.block);
        let marked = block.text.get(from.byte..if same { to.byte } else { block.text.len() }).unwrap_or_default();
        let name = name_of(&doc.issue, from, marked);
        let said = match kind {
            MarkKind::Bookmark => s::BOOKMARK_ADDED,
            _ if !note.is_empty() => s::NOTE_ADDED,
            MarkKind::Highlight => s::HIGHLIGHT_ADDED,
            MarkKind::Underline => s::UNDERLINE_ADDED,
        };
        self.change_marks(move |library, key, issue| {
            let source = Sources::new(issue).of((from, to));
            let new = NewMark { name: name.clone(), note, colour, source, ..NewMark::on(issue, kind, (from, to)) };
            Ok((vec![(key.clone(), library.add_marks(key, vec![new], now())?)], (said, name)))
        });
    }

    /// Marks as the bar beside the selection asks. What is marked shows itself: the selection would lie over it.
    pub(in crate::ui) fn add_mark_from_bar(
        &mut self,
        kind: MarkKind,
        colour: Option<MarkColour>,
        passage: (Place, Place),
        note: String,
    ) {
        self.add_mark(kind, colour, passage, note);
        self.with_doc(|doc| doc.view.select(None));
    }

    /// Marks what is selected, or the paragraph that is read. By key the selection stays: a note may be written on it next.
    pub(in crate::ui) fn mark_here(&mut self, kind: MarkKind) {
        if let Some(passage) = self.doc().map(marked_passage) {
            self.add_mark(kind, None, passage, String::new());
        }
    }

    /// Begins a note on what is selected, or on the paragraph that is read.
    pub(in crate::ui) fn note_here(&mut self) {
        if self.is_front_only() {
            return;
        }
        let colour = self.settings.marks.colour;
        self.with_doc(|doc| {
            let (from, to) = marked_passage(doc);
            let selected = from != to;
            let passage = if selected { (from, to) } else { whole_paragraph(&doc.issue, from) };
            if doc.mark_bar.writes_on(passage) {
                return;
            }
            match noted(doc.marks.all(), passage, selected) {
                Some((mark, note, passage)) => {
                    doc.view.select(Some(passage));
                    doc.mark_bar.write(mark, note, passage);
                }
                None => {
                    doc.view.select(Some(passage));
                    doc.mark_bar.write_new(passage, colour);
                }
            }
        });
    }

    pub(in crate::ui) fn change_mark(&mut self, id: MarkId, change: MarkChange) {
        if let Some(colour) = change.colour {
            self.change_settings(move |s| s.marks.colour = colour);
        }
        self.change_marks(move |library, key, _| {
            let edit = library.change_mark(key, id, change, now())?;
            let name = edit.after.as_ref().map(|mark| mark.name.clone()).unwrap_or_default();
            Ok((vec![(key.clone(), vec![edit])], (s::MARK_CHANGED, name)))
        });
    }

    pub(in crate::ui) fn delete_mark(&mut self, id: MarkId) {
        self.forget_typed_on(id);
        self.with_doc(|doc| doc.mark_bar.close());
        self.change_marks(move |library, key, _| {
            let edit = library.delete_mark(key, id)?;
            let mark = edit.before.clone().unwrap_or_default();
            let said = match mark.kind {
                MarkKind::Bookmark => s::BOOKMARK_DELETED,
                MarkKind::Highlight => s::HIGHLIGHT_DELETED,
                MarkKind::Underline => s::UNDERLINE_DELETED,
            };
            Ok((vec![(key.clone(), vec![edit])], (said, mark.name)))
        });
    }

    /// Takes what was done to marks: it is told, and can be undone.
    pub(in crate::ui) fn take_marked(&mut self, step: MarkStep) {
        let (text, name) = &step.said;
        let text = self.env().with(*text, &[name]);
        let changed = step.parts.iter().any(|(_, edits)| !edits.is_empty());
        self.overlays.notices.say(Tone::Done, text, changed.then_some(Command::UndoMark));
        if changed {
            self.library.history.did(step);
        }
        self.renew_all_marks();
    }

    /// Names a colour by what it means to the reader.
    pub(in crate::ui) fn name_colour(&mut self, colour: MarkColour, name: String) {
        self.change_settings(move |s| match name.is_empty() {
            true => drop(s.marks.names.remove(&colour)),
            false => drop(s.marks.names.insert(colour, name.clone())),
        });
    }

    /// Takes marks that are gone from the disk: each can be brought back as one that was deleted here.
    pub(in crate::ui) fn take_lost_marks(&mut self, key: &IssueKey, lost: Vec<MarkEdit>) {
        let text = self.env().with(s::MARKS_LOST, &[&lost.len().to_string()]);
        for edit in lost.into_iter().rev() {
            let name = edit.before.as_ref().map(|mark| mark.name.clone()).unwrap_or_default();
            self.library
                .history
                .did(MarkStep { parts: vec![(key.clone(), vec![edit])], said: (s::BOOKMARK_DELETED, name) });
        }
        self.overlays.notices.say(Tone::Failed, text, Some(Command::UndoMark));
    }

    /// Undoes what was done to marks last.
    pub(in crate::ui) fn undo_mark(&mut self) {
        self.library.history.wishes.push_back(true);
        self.turn_step();
    }

    /// Does again what was undone last.
    pub(in crate::ui) fn redo_mark(&mut self) {
        self.library.history.wishes.push_back(false);
        self.turn_step();
    }

    /// Has the next step undone or done again. Until the library tells what came of it, it is neither.
    fn turn_step(&mut self) {
        let Some((step, undo)) = self.library.history.next_turn() else { return };
        let reversed = |edits: &Vec<MarkEdit>| edits.iter().rev().map(MarkEdit::reversed).collect();
        let parts: Vec<(IssueKey, Vec<MarkEdit>)> = match undo {
            true => step.parts.iter().rev().map(|(key, edits)| (key.clone(), reversed(edits))).collect(),
            false => step.parts.clone(),
        };
        let open: Vec<(TabId, IssueKey, Arc<Issue>)> = self
            .tabs
            .iter()
            .filter_map(|tab| Some((tab.id, tab.doc()?)))
            .filter_map(|(id, doc)| Some((id, doc.key.clone()?, Arc::clone(&doc.issue))))
            .filter(|(_, key, _)| parts.iter().any(|(changed, _)| changed.id == key.id))
            .collect();
        self.library.thread.run(move |library, post| {
            let made = parts.iter().map(|(key, edits)| library.edit_marks(key, edits)).sum::<Result<usize, _>>();
            // The step is told of before what went wrong, and stays where it was then.
            let (kept, failed) = match made {
                Ok(kept) => (Some(kept), None),
                Err(error) => (None, Some(error)),
            };
            post.send(Event::Turned(MarkTurn { step, undo, kept }));
            if let Some(error) = failed {
                return Err(error);
            }
            for (id, key, issue) in open {
                post.send(marks(library, id, &key, &issue)?);
            }
            Ok(())
        });
    }

    /// Takes what came of a step that was to be undone or done again.
    pub(in crate::ui) fn take_turned(&mut self, turn: MarkTurn) {
        let MarkTurn { step, undo, kept } = turn;
        let env = self.env();
        let said = env.with(step.said.0, &[&step.said.1]);
        let (told, offer) =
            if undo { (s::MARK_UNDONE, Command::RedoMark) } else { (s::MARK_REDONE, Command::UndoMark) };
        match kept {
            Some(0) => self.overlays.notices.say(Tone::Done, env.with(told, &[&said]), Some(offer)),
            // What another window did is not taken back.
            Some(kept) => {
                let text = env.with(s::MARKS_KEPT, &[&env.with(told, &[&said]), &kept.to_string()]);
                self.overlays.notices.say(Tone::Failed, text, Some(offer));
            }
            None => {}
        }
        self.library.history.turned(step, undo == kept.is_some());
        self.turn_step();
        self.renew_all_marks();
    }

    /// Has the marks of all issues listed.
    pub(in crate::ui) fn list_all_marks(&mut self) {
        self.library.all_marks.wanted = true;
        self.library.thread.run(|library, post| {
            post.send(Event::AllMarks(library.all_marks()?));
            Ok(())
        });
    }

    /// Has them listed anew, where they are shown.
    fn renew_all_marks(&mut self) {
        if self.library.all_marks.wanted {
            self.list_all_marks();
        }
    }

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
            match std::fs::read(path) {
                // Spreadsheets write the encoding of their system.
                Ok(bytes) => match marks_from(&decoded(&bytes)) {
                    Ok(carried) => Event::Carried(id, carried),
                    Err(NoMarks) => Event::Wrong(s::MARKS_NONE_IN_FILE, file_name(path)),
                },
                Err(_) => Event::Wrong(s::MARKS_UNREADABLE, path.display().to_string()),
            }
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
        self.change_marks(move |library, key, issue| {
            let mut sources = Sources::new(issue);
            let marks: Vec<Mark> = issue.comments.iter().filter_map(|c| from_comment(issue, &mut sources, c)).collect();
            let edits = library.import_marks(key, &marks, now())?;
            let count = edits.len().to_string();
            Ok((vec![(key.clone(), edits)], (s::MARKS_IMPORTED, count)))
        });
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

/// A mark that says what a comment in the file does, at the words that it speaks of.
fn from_comment(issue: &Arc<Issue>, sources: &mut Sources<'_>, comment: &Comment) -> Option<Mark> {
    let (from, to) = comment.passage(issue)?;
    let kind = match comment.lit.as_ref().map(|lit| lit.form) {
        Some(CommentForm::Underline) => MarkKind::Underline,
        _ => MarkKind::Highlight,
    };
    let new = NewMark::on(issue, kind, (from, to));
    let author = comment.author.as_deref().map(|author| format!("{author}："));
    let note = match (comment.text.is_empty(), author) {
        (true, _) => String::new(),
        (false, Some(author)) => format!("{author}{}", comment.text),
        (false, None) => comment.text.clone(),
    };
    let colour = comment.lit.as_ref().and_then(|lit| lit.colour).map_or(MarkColour::Yellow, nearest);
    let name = name_of(issue, from, &new.anchor.quote);
    let (anchor, tail) = (new.anchor, new.tail);
    Some(Mark { kind, name, note, colour, anchor, tail, source: sources.of((from, to)), ..Mark::default() })
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

/// What a mark that is asked for by key is put on: the selection, or the place that is read.
fn marked_passage(doc: &Doc) -> (Place, Place) {
    doc.view.selection().unwrap_or_else(|| (doc.here(), doc.here()))
}

/// The whole paragraph of a place.
fn whole_paragraph(issue: &Issue, place: Place) -> (Place, Place) {
    let length = issue.block(place.document, place.block).map_or(0, |b| b.text.len());
    (Place { byte: 0, ..place }, Place { byte: length, ..place })
}

/// The mark that a note on a passage belongs to, its note and its words: one on just these words and, where a paragraph is
/// meant as nothing is selected, the first in it that has a note.
fn noted(marks: &[PlacedMark], passage: (Place, Place), selected: bool) -> Option<(MarkId, String, (Place, Place))> {
    let words = |placed: &PlacedMark| placed.found.map(|found| (found.place, found.end));
    let has_note = |placed: &&PlacedMark| !placed.mark.note.is_empty();
    let same = |placed: &&PlacedMark| placed.mark.kind != MarkKind::Bookmark && words(placed) == Some(passage);
    let inside = |placed: &&PlacedMark| {
        !selected && placed.found.is_some_and(|found| passage.0 <= found.place && found.place <= passage.1)
    };
    let first = marks.iter().filter(has_note).filter(inside).min_by_key(|placed| words(placed));
    let found = marks.iter().filter(has_note).find(same).or(first).or_else(|| marks.iter().rfind(same))?;
    Some((found.mark.id, found.mark.note.clone(), words(found)?))
}

/// The marks of an issue, each with its place in the text that is open.
pub(in crate::ui) fn marks(
    library: &Library,
    tab: TabId,
    key: &IssueKey,
    issue: &Arc<Issue>,
) -> Result<Event, LibraryError> {
    Ok(Event::Marks(tab, Arc::clone(issue), placed(library.marks(key)?, issue)))
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
