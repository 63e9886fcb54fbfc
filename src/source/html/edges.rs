//! What sites put into the article itself, above and below its text: when it was put online, sizes of type, links to
//! its neighbours. Such lines become running text, so that nothing is lost.

use std::collections::HashSet;
use std::ops::Range;

use super::about;
use super::lines::{
    BETWEEN_ENTRIES, LineKind, Menu, begins_menu, has_clock, is_of_views, is_over_menu, is_over_text, is_said_by_site,
};
use super::lines::{is_labelled_path, is_path, is_scrap, is_surely_of_page, menu, names_site};
use super::titles::reads_as_title;
use crate::source::elements::is_number;
use crate::source::{SourceLine, SourceText};
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold, numeral, office};

/// So many lines at either end of the article are looked at.
const EDGE: usize = 12;

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// It stands in the article.
    pub(super) inside: bool,
    /// All but a few of its characters are links to other pages.
    pub(super) linked: bool,
    /// It stands in a part that is a menu or a tool by its name.
    pub(super) furniture: bool,
    /// What it is by its words.
    pub(super) kind: LineKind,
    /// It stands in a table or list about the document.
    pub(super) about: bool,
    /// The page's style hides it.
    pub(super) revealed: bool,
    /// It stands in the article, in whatever part of it.
    pub(super) within: bool,
}

/// Lines that a title takes.
const TITLE_LINES: usize = 4;
/// Lines between a title and its text that belong to them; more are something else.
const BETWEEN: usize = 6;
/// So many lines above a title may be the head of the paper: who issues it, and its number.
const ABOVE: usize = 3;

/// Takes the lines about the page, and links that stand above or below all text, out of the article.
/// A page that is `listed` as links has nothing else to read.
pub(super) fn trim(source: &mut SourceText, rows: &[Row], listed: bool) {
    let cell = |line: &SourceLine| line.hint.as_ref().is_some_and(|hint| hint.cell.is_some());
    let inside: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| row.inside).map(|(at, _)| at).collect();
    let last = inside.len().saturating_sub(EDGE);
    let mut running = Vec::new();
    for (n, &at) in inside.iter().enumerate().filter(|(n, _)| *n < EDGE || *n >= last) {
        let Some(line) = source.lines.get(at) else { continue };
        let text = source.line(line);
        let goes_on = |n: usize| n > 0 && running.last() == Some(&(n - 1)) && is_scrap(text);
        let of_page = rows.get(at).is_some_and(|row| row.kind == LineKind::OfPage);
        let view = || rows.get(at).is_some_and(|row| row.linked) && is_of_views(text);
        if !cell(line) && (of_page || goes_on(n) || view()) {
            running.push(n);
        }
    }
    let linked = |n: &usize| inside.get(*n).and_then(|at| rows.get(*at)).is_some_and(|row| row.linked);
    let text = |n: usize| inside.get(n).and_then(|at| source.lines.get(*at)).map_or("", |line| source.line(line));
    // The foot of the site, where the article could not be told from it.
    let kind = |n: usize| inside.get(n).and_then(|at| rows.get(*at)).map_or(LineKind::Text, |row| row.kind);
    let foot = foot(inside.len(), kind, text);
    running.extend(foot..inside.len());
    let lists = (0..foot).any(|n| !linked(&n) && Class::AttachmentStart.starts(text(n).trim_start()).is_some());
    let view =
        |n: &usize| is_of_views(text(*n)) && !inside.get(*n).and_then(|at| source.lines.get(*at)).is_some_and(cell);
    let beside = |n: usize| [n.checked_sub(1).map(text), (n + 1 < inside.len()).then(|| text(n + 1))];
    let about = |n: &usize| running.contains(n) || view(n) || menu(text(*n), beside(*n)).is_some();
    // The office over the day and number of its paper may lead to its site.
    let heads = |n: usize| (n + 1..foot.min(n + 3)).any(|n| heads_paper(text(n)));
    let above: Vec<usize> = (0..foot).take_while(|n| linked(n) && !heads(*n) || about(n)).collect();
    // A list of what is attached in plain text may be followed by links to the same; what it does not name is told by the link alone.
    let told = |n: usize| {
        let core = attached_core(text(n));
        core.is_empty()
            || (0..foot).any(|other| other != n && !linked(&other) && fold::key(text(other)).contains(&core))
    };
    let again = |n: usize| lists && told(n);
    let leads = |n: &usize| about(n) || linked(n) && (again(*n) || !is_attachment(text(*n)));
    let below: Vec<usize> = (0..foot).rev().take_while(leads).collect();
    for edge in [above, below] {
        if !listed && edge.len() <= EDGE && edge.len() * 2 <= foot {
            running.extend(edge);
        }
    }
    for n in running {
        let line = inside.get(n).and_then(|at| source.lines.get_mut(*at));
        if let Some(hint) = line.and_then(|line| line.hint.as_mut()) {
            hint.running = true;
        }
    }
}

/// So many lines under a title, and over it, may speak of the page.
const UNDER: usize = 3;

/// Takes the lines about the page out of the text that stand right under the title of a page that has no frame, and over it: one
/// that was saved as it is printed says there where it is from and when it was put online.
pub(super) fn trim_around(source: &mut SourceText, rows: &[Row], title: &Range<usize>) {
    let text = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let of_page = |at: &usize| rows.get(*at).is_some_and(|row| row.kind == LineKind::OfPage);
    let addressed = |at: &usize| text(*at).contains("://") && !text(*at).contains('。');
    let over = (0..title.start.min(UNDER)).take_while(|at| of_page(at) || addressed(at));
    let found: Vec<usize> = over.chain((title.end..title.end + UNDER).take_while(of_page)).collect();
    for at in found {
        if let Some(hint) = source.lines.get_mut(at).and_then(|line| line.hint.as_mut()).filter(|h| h.cell.is_none()) {
            hint.running = true;
        }
    }
}

/// Takes what the site sets over the title that a page states, in the article itself, out of the text: the path to the page, the name of
/// the site, and that of the column, which a path or menu outside the text has, too.
pub(super) fn trim_over(source: &mut SourceText, rows: &[Row], title: &Range<usize>) {
    let shown = |at: &usize| {
        let hint = source.lines.get(*at).and_then(|line| line.hint.as_ref());
        hint.is_some_and(|hint| !hint.running && hint.cell.is_none())
    };
    let over: Vec<usize> = (0..title.start).filter(shown).take(OVER + 1).collect();
    if over.len() > OVER {
        return;
    }
    let text = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let of_page = |at: &usize| rows.get(*at).is_some_and(|row| row.kind == LineKind::OfPage) || is_path(text(*at));
    let outside = || (0..title.start).filter(|at| !shown(at) || of_page(at));
    let of_column = |at: &usize| {
        let name = fold::compact(text(*at));
        // A path may lead over the red head, too: 首页 > 云山市人民政府令.
        let heads =
            office::is_name(&name) || Class::RedKind.ends(&name).is_some() || Class::RedHeadEnd.ends(&name).is_some();
        (2..=COLUMN).contains(&name.chars().count())
            && !heads
            && outside().any(|at| path_entries(text(at)).any(|entry| entry == name))
    };
    let found: Vec<usize> =
        over.into_iter().filter(|at| of_page(at) || names_site(text(*at)) || of_column(at)).collect();
    for at in found {
        if let Some(hint) = source.lines.get_mut(at).and_then(|line| line.hint.as_mut()) {
            hint.running = true;
        }
    }
}

/// Takes the path to the page out of the text where the text begins with it.
pub(super) fn trim_path(source: &mut SourceText) {
    let shown = |line: &SourceLine| line.hint.as_ref().is_some_and(|hint| !hint.running);
    let Some(first) = source.lines.iter().position(shown) else { return };
    let path = source
        .lines
        .get(first)
        .is_some_and(|line| is_path(source.line(line)) || path_to_title(source.line(line)).is_some());
    if let Some(hint) = source.lines.get_mut(first).filter(|_| path).and_then(|line| line.hint.as_mut()) {
        hint.running = true;
    }
}

/// So many lines in the article over its title may be the site's; with more the title is not where the article begins.
const OVER: usize = 6;
/// Characters of the longest name of a column.
const COLUMN: usize = 12;

/// What the entries of a path (首页 >> 法规文件 >> 法律法规) are, without blanks; none where a line is no path.
fn path_entries(text: &str) -> impl Iterator<Item = String> {
    let path = text.contains(BETWEEN_ENTRIES);
    text.split(BETWEEN_ENTRIES).map(fold::compact).filter(move |entry| path && !entry.is_empty())
}

/// The title that the path to a page leads to, where the page says it nowhere else.
pub(super) fn title_of_path(source: &SourceText) -> Option<String> {
    let running = |line: &&SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
    source.lines.iter().filter(running).find_map(|line| path_to_title(source.line(line)))
}

/// The title at the end of the path to a page: 首页 > 政务公开 > 某某市人民政府关于…的通知.
fn path_to_title(text: &str) -> Option<String> {
    let leads = is_labelled_path(text) || Class::MenuHome.starts(text.trim_start()).is_some();
    let last = path_entries(text).skip(1).last().filter(|_| leads)?;
    reads_as_title(&last).then_some(last)
}

/// Takes menus out of the text, and of a page that is not `framed` what can be of the page only: nothing around its article tells.
/// Between sentences of the text none stands, unless it is made of links; what the site says of itself is none of them.
pub(super) fn trim_menus(source: &mut SourceText, rows: &[Row], framed: bool) {
    let shown = |at: &usize| {
        let line = source.lines.get(*at);
        line.is_some_and(|line| line.hint.as_ref().is_some_and(|hint| !hint.running && hint.cell.is_none()))
    };
    let text = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let lines: Vec<usize> = (0..source.lines.len()).filter(shown).collect();
    let beside = |n: usize| {
        let line = |n: Option<usize>| n.and_then(|n| lines.get(n)).map(|at| text(*at));
        [line(n.checked_sub(1)), line(n.checked_add(1))]
    };
    let menus: Vec<Option<Menu>> = lines.iter().enumerate().map(|(n, &at)| menu(text(at), beside(n))).collect();
    let kind = |at: usize| rows.get(at).map_or(LineKind::Text, |row| row.kind);
    let of_site = |at: usize| kind(at) != LineKind::Text && kind(at) != LineKind::Menu || is_said_by_site(text(at));
    let written = |at: usize| matches!(kind(at), LineKind::Text | LineKind::Linked) && !is_said_by_site(text(at));
    let sentence = |n: &usize| lines.get(*n).is_some_and(|&at| text(at).contains('。') && written(at));
    let (first, last) = ((0..lines.len()).find(sentence), (0..lines.len()).rfind(sentence));
    let outside = |n: usize| first.is_none_or(|first| n < first) || last.is_none_or(|last| n > last);
    // Up to here, and from there on, lines are of the page and the site.
    let of_frame = |n: &usize| {
        let menu = menus.get(*n).copied().flatten().is_some();
        menu || lines.get(*n).is_some_and(|&at| of_site(at) || is_over_text(text(at)))
    };
    let named = |n: &usize| of_frame(n) || lines.get(*n).is_some_and(|&at| is_over_menu(text(at)));
    let under_names = (0..lines.len()).take_while(named).count();
    let top = (0..lines.len()).take_while(of_frame).count();
    let foot = lines.len() - (0..lines.len()).rev().take_while(of_frame).count();
    let linked = |at: usize| rows.get(at).is_some_and(|row| row.linked);
    let of_page = |(n, &at): (usize, &usize)| match menus.get(n).copied().flatten() {
        Some(_) if linked(at) => true,
        Some(Menu::OfSite) => outside(n),
        Some(Menu::AtEdge) => n < top || n >= foot || n < under_names && begins_menu(text(at), beside(n)),
        None if n < top && is_over_text(text(at)) => true,
        None => !framed && outside(n) && is_surely_of_page(text(at)),
    };
    let found: Vec<usize> = lines.iter().enumerate().filter(|pair| of_page(*pair)).map(|(_, &at)| at).collect();
    if found.len() == lines.len() {
        return;
    }
    for at in found {
        if let Some(hint) = source.lines.get_mut(at).and_then(|line| line.hint.as_mut()) {
            hint.running = true;
        }
    }
}

/// Makes all lines text.
pub(super) fn show_all(source: &mut SourceText) {
    for hint in source.lines.iter_mut().filter_map(|line| line.hint.as_mut()) {
        hint.running = false;
    }
}

/// Whether a line is the day or the number of a paper.
fn heads_paper(text: &str) -> bool {
    is_number(text) || date::since_1912(text.trim()).is_some() && date::day_at(text.trim()).is_some()
}

/// Whether a link's text is an attachment of the document: 附件1：…, 1.….
fn is_attachment(text: &str) -> bool {
    let text = text.trim_start();
    // A number of what is told (4000余名…) counts nothing.
    let listed = |bytes: usize| {
        let behind = text.get(bytes..).and_then(|rest| rest.chars().next());
        behind.is_none_or(|c| matches!(c, '.' | '．' | '、' | ')' | '）' | ' ' | '　'))
    };
    Class::AttachmentStart.starts(text).is_some()
        || numeral::arabic(text).is_some_and(|(n, bytes)| n < 100 && listed(bytes))
}

/// What a link to an attachment names, without its label and the kind of its file: 附件1：河道名录.doc is 河道名录.
fn attached_core(text: &str) -> String {
    let key = fold::key(text);
    let label = |c: char| c.is_ascii_punctuation() || numeral::digit(c).is_some();
    let name = key.trim_start_matches(label);
    let name = Class::AttachmentStart.strip_start(name).unwrap_or(name).trim_start_matches(label);
    let end = name.rfind('.').filter(|at| name.get(at + 1..).is_some_and(|kind| kind.len() <= 5 && kind.is_ascii()));
    end.and_then(|at| name.get(..at)).unwrap_or(name).to_owned()
}

/// Where the foot of the site begins among lines of the article: at a line that says whose site it is, near the end,
/// and what stands beside it.
fn foot<'t>(count: usize, kind: impl Fn(usize) -> LineKind, text: impl Fn(usize) -> &'t str) -> usize {
    let near = count.saturating_sub(2 * EDGE)..count;
    let Some(mut first) = near.clone().find(|n| kind(*n) == LineKind::OfSite) else { return count };
    if (first..count).any(|n| text(n).contains('。')) {
        return count;
    }
    while first > near.start && kind(first - 1) == LineKind::OfOwner {
        first -= 1;
    }
    first
}

/// Makes lines text that stand between a title and the text below it, and the head of the paper above the title:
/// `title` and `text` are the first lines of each. Around a heading that is not `shown`, since the text has a title of
/// its own, no more than the number is text.
pub(super) fn bridge(source: &mut SourceText, rows: &mut [Row], title: Range<usize>, text: usize, shown_title: bool) {
    let number = |at: &usize| source.lines.get(*at).is_some_and(|line| is_number(source.line(line)));
    let fits = |at: &usize| {
        let (Some(line), Some(row)) = (source.lines.get(*at), rows.get(*at)) else { return false };
        let cell = line.hint.as_ref().is_some_and(|hint| hint.cell.is_some());
        let said = source.line(line);
        let words = said.chars().any(chars::is_han);
        let apart = row.furniture && !is_number(said) || row.linked || cell;
        let of_page = matches!(row.kind, LineKind::OfPage | LineKind::OfOwner);
        words && !row.inside && !apart && !of_page && !has_clock(said)
    };
    // The text may print the number itself, with other brackets.
    let own: Vec<String> =
        source.lines.iter().skip(text).take(ABOVE).map(|line| fold::key(source.line(line))).collect();
    let again = |at: &usize| {
        number(at) && source.lines.get(*at).is_some_and(|line| own.contains(&fold::key(source.line(line))))
    };
    let fits = |at: &usize| fits(at) && !again(at);
    let mut shown: Vec<usize> = (title.end..text).filter(fits).collect();
    if shown.len() > BETWEEN || !shown_title {
        shown.retain(number);
    }
    let head = |at: &usize| {
        let line = source.lines.get(*at).map_or("", |line| source.line(line)).trim();
        fits(at) && (number(at) || line.chars().count() <= 30 && Class::RedHeadEnd.ends(line).is_some())
    };
    if shown_title {
        shown.extend((title.start.saturating_sub(ABOVE)..title.start).rev().take_while(head));
    }
    for at in shown {
        if let (Some(line), Some(row)) = (source.lines.get_mut(at), rows.get_mut(at)) {
            row.inside = true;
            if let Some(hint) = line.hint.as_mut() {
                hint.running = false;
            }
        }
    }
}

/// Takes out of the text what the style hides and the page shows elsewhere: a version for print, or for phones.
pub(super) fn hide_repeated(source: &mut SourceText, rows: &[Row]) {
    if !rows.iter().any(|row| row.revealed && row.inside) {
        return;
    }
    let lines = || source.lines.iter().zip(rows);
    let shown: HashSet<String> = lines()
        .filter(|(_, row)| row.inside && !row.revealed)
        .map(|(line, _)| fold::compact(source.line(line)))
        .collect();
    let again = |(line, row): (&SourceLine, &Row)| row.revealed && shown.contains(&fold::compact(source.line(line)));
    let repeated: Vec<bool> = lines().map(again).collect();
    for (line, _) in source.lines.iter_mut().zip(repeated).filter(|(_, again)| *again) {
        if let Some(hint) = line.hint.as_mut() {
            hint.running = true;
        }
    }
}

/// The lines of the text that say a title and no more, among its first.
pub(super) fn title_lines(source: &SourceText, title: &str) -> Option<Range<usize>> {
    let running = |line: &SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
    let shown: Vec<(usize, String)> = source
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !running(line))
        .take(EDGE)
        .map(|(at, line)| (at, fold::compact(source.line(line))))
        .collect();
    let says = |run: &[(usize, String)]| {
        let text: String = run.iter().map(|(_, line)| line.as_str()).collect();
        text.trim_start_matches('—') == title
    };
    (0..shown.len()).find_map(|from| {
        let run = (1..=TITLE_LINES).filter_map(|count| shown.get(from..from + count)).find(|run| says(run))?;
        Some(run.first()?.0..run.last()?.0 + 1)
    })
}

/// Tells the title from the text above and below it, where it has lines of its own.
pub(super) fn part_title(source: &mut SourceText, title: &Range<usize>) {
    let running = |line: &SourceLine| line.hint.as_ref().is_some_and(|hint| hint.running);
    let lines: Vec<usize> =
        title.clone().filter(|at| source.lines.get(*at).is_some_and(|line| !running(line))).collect();
    let next = (title.end..source.lines.len()).find(|at| source.lines.get(*at).is_some_and(|line| !running(line)));
    let starts = lines.iter().enumerate().map(|(n, at)| (*at, n == 0));
    for (at, starts) in starts.chain(next.filter(|_| !lines.is_empty()).map(|at| (at, true))) {
        if let Some(hint) = source.lines.get_mut(at).and_then(|line| line.hint.as_mut()) {
            hint.starts_paragraph = Some(starts);
        }
    }
}

/// Whether a link names what is attached: 附件：1.名单.xls, 附件2 名单, but not 附件下载：名单.
fn names_attached(text: &str) -> bool {
    Class::AttachmentStart.strip_start(text).is_some_and(|rest| {
        let rest = rest.trim_start();
        let counted = rest.starts_with(['：', ':']) || rest.starts_with(numeral::is_digit);
        counted && rest.chars().count() > 1
    })
}

/// Makes links to what is attached, which the page sets under its article (附件：1.名单.xls), lines of a text that names no attachment.
pub(super) fn show_attachments(source: &mut SourceText, rows: &mut [Row]) {
    let shown = |line: &SourceLine| line.hint.as_ref().is_none_or(|hint| !hint.running);
    let named = |line: &SourceLine| names_attached(source.line(line).trim());
    let Some(last) = source.lines.iter().rposition(shown) else { return };
    if source.lines.iter().any(|line| shown(line) && named(line)) {
        return;
    }
    let links: Vec<usize> = (last + 1..source.lines.len().min(last + 1 + EDGE))
        .filter(|at| rows.get(*at).is_some_and(|row| row.linked && !row.furniture && !row.inside))
        .filter(|at| source.lines.get(*at).is_some_and(named))
        .collect();
    for at in links {
        if let (Some(line), Some(row)) = (source.lines.get_mut(at), rows.get_mut(at)) {
            row.inside = true;
            if let Some(hint) = line.hint.as_mut() {
                (hint.running, hint.starts_paragraph) = (false, Some(true));
            }
        }
    }
}

/// Makes the number that the page states about the document a line of its text, where the text has it not.
pub(super) fn show_number(source: &mut SourceText, rows: &[Row]) {
    let line = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let stated = |at: usize| !rows.get(at).is_none_or(|row| row.inside) && about::names_number(line(at));
    let Some(at) = (1..rows.len()).find(|at| stated(at - 1) && is_number(line(*at))) else { return };
    let number = fold::key(line(at));
    let shown = |line: &SourceLine| line.hint.as_ref().is_none_or(|hint| !hint.running);
    if source.lines.iter().any(|line| shown(line) && fold::key(source.line(line)).contains(&number)) {
        return;
    }
    if let Some(hint) = source.lines.get_mut(at).and_then(|line| line.hint.as_mut()) {
        (hint.running, hint.cell) = (false, None);
    }
}
