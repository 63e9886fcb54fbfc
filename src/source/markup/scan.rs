//! One pass over a line that parts its markup from what it shows.

use super::attributes::{are_attributes, centre};
use super::tags::{Tag, tag_at};
use super::{Form, Markup, Part, Shown};
use crate::issue::markdown::BOLD_ENDS;
use crate::source::account::raw::attribute;
use crate::source::scripts::Script;
use crate::source::{ThingKind, marks};

/// Bytes of the longest text of a link, and of its target.
const LINK: usize = 2000;
/// What an address in brackets begins with.
const SCHEMES: [&str; 4] = ["http://", "https://", "ftp://", "mailto:"];
/// What systems put in the place of something else: their own words, between these signs.
const PLACES: [(&str, &str); 3] = [("{%", "%}"), ("{{", "}}"), ("{#", "#}")];

/// Bytes of the longest attributes and places in braces, and so many brackets in a line that are no links.
const BRACES: usize = 500;
const MOST_BRACKETS: usize = 1000;
/// Elements that are seldom closed, and that no text is about.
const BARE: [&str; 8] = ["br", "wbr", "li", "tr", "td", "th", "dd", "dt"];
/// What ends a sentence or a bracket.
const STOPS: [char; 8] = ['。', '；', '：', '！', '？', '）', '》', '”'];
/// Signs that are read with the number before them.
const UNITS: [char; 4] = ['%', '‰', '°', '℃'];

pub(super) struct Scan<'t, 'm> {
    line: &'t str,
    markup: &'m mut Markup,
    at: usize,
    part: Part,
    shown: Shown,
    /// Where markup ends that began before: its place and what it is.
    ends: Vec<(usize, usize)>,
    changed: bool,
    /// No comment ends behind here.
    unclosed: bool,
    /// So many brackets were no links.
    unlinked: usize,
}

impl<'t, 'm> Scan<'t, 'm> {
    pub(super) fn new(line: &'t str, markup: &'m mut Markup) -> Self {
        let (part, shown) = (Part::default(), Shown::default());
        Self { line, markup, at: 0, part, shown, ends: Vec::new(), changed: false, unclosed: false, unlinked: 0 }
    }

    pub(super) fn run(mut self) -> Option<Shown> {
        let markdown = self.markup.form == Form::Markdown;
        while let Some(c) = self.rest().chars().next() {
            if let Some(end) = self.ends.pop_if(|(at, _)| *at <= self.at) {
                if end.0 == self.at {
                    self.take(end.1);
                }
                continue;
            }
            let taken = match c {
                '<' => self.comment() || self.tag() || self.address(),
                '&' => self.character(),
                _ if !markdown => false,
                '\\' => self.escaped(),
                '`' => self.code(),
                '[' | '!' => self.link(),
                '{' => self.place() || self.attributes(),
                '~' => self.struck(),
                _ => false,
            };
            if !taken {
                self.part.text.push(c);
                self.at += c.len_utf8();
            }
        }
        self.end_part(false);
        self.changed.then_some(self.shown)
    }

    fn rest(&self) -> &'t str {
        self.line.get(self.at..).unwrap_or("")
    }

    /// Takes so many bytes for markup.
    fn take(&mut self, length: usize) {
        let mark = self.rest().get(..length).unwrap_or("");
        self.shown.taken.push_str(mark);
        self.shown.taken.push(' ');
        self.at += mark.len().max(1);
        self.changed = true;
    }

    fn end_part(&mut self, begins: bool) {
        let next = Part { begins, ..Part::default() };
        let part = std::mem::replace(&mut self.part, next);
        if part.text.trim().is_empty() {
            // What stands by itself waits for its text.
            self.part.begins |= part.begins;
        } else {
            self.shown.parts.push(part);
        }
    }

    fn comment(&mut self) -> bool {
        let Some(inner) = self.rest().strip_prefix("<!--") else { return false };
        // The end of bold type is the parser's.
        if self.rest().starts_with(BOLD_ENDS) {
            self.part.text.push_str(BOLD_ENDS);
            self.at += BOLD_ENDS.len();
            return true;
        }
        let end = if self.unclosed { None } else { inner.find("-->") };
        self.unclosed |= end.is_none();
        let Some(end) = end else { return false };
        self.take(end + 7);
        true
    }

    fn tag(&mut self) -> bool {
        let Some(tag) = tag_at(self.rest()) else { return false };
        if self.is_word(&tag) {
            return false;
        }
        let length = tag.length;
        if tag.ends_line() {
            self.end_part(tag.name != "br");
            self.part.heading = tag.heading();
            self.part.centred = tag.centres();
        }
        match tag.name.as_str() {
            "img" => self.picture(attribute(tag.attributes, "alt").unwrap_or("")),
            "sub" | "sup" | "del" | "s" | "strike" if !tag.closes => return self.element(&tag),
            _ => {}
        }
        self.take(length);
        true
    }

    /// Whether a tag may be a word of the text (变量<a>与<b>): it opens an element and says nothing of it, stands within words, and its line does
    /// not close it.
    fn is_word(&self, tag: &Tag<'_>) -> bool {
        if tag.closes || !tag.attributes.trim().is_empty() || BARE.contains(&tag.name.as_str()) {
            return false;
        }
        let before = self.line.get(..self.at).unwrap_or("").trim_end().chars().next_back();
        // Variables have a letter, too: x<s.
        let is_letter = tag.name.len() == 1 && !tag.ends_line();
        let begins = !is_letter && before.is_none_or(|c| c == '>' || STOPS.contains(&c));
        let behind = self.rest().get(tag.length..).unwrap_or("");
        let behind = behind.get(..behind.floor_char_boundary(LINK)).unwrap_or("");
        let stands_by_itself = tag.ends_line() && behind.trim().is_empty();
        let close = format!("</{}>", tag.name);
        !begins && !stands_by_itself && !behind.to_ascii_lowercase().contains(&close)
    }

    /// An element whose text is not shown as it stands: raised, lowered, deleted.
    fn element(&mut self, tag: &Tag<'_>) -> bool {
        let close = format!("</{}>", tag.name);
        let inner =
            self.rest().get(tag.length..).and_then(|rest| Some((rest, rest.to_ascii_lowercase().find(&close)?)));
        let inner = inner.and_then(|(rest, end)| rest.get(..end));
        self.take(tag.length);
        let Some(inner) = inner else { return true };
        match tag.name.as_str() {
            "del" => {
                self.shown.deleted.push_str(inner);
                self.shown.deleted.push(' ');
                self.shown.things.push((ThingKind::Deleted, inner.to_owned()));
                self.at += inner.len();
            }
            "s" | "strike" => self.shown.things.push((ThingKind::Struck, inner.to_owned())),
            name if !inner.contains(['<', '&']) => {
                let script = if name == "sup" { Script::Raised } else { Script::Lowered };
                let set = script.set(self.part.text.chars().next_back(), inner);
                self.part.text.push_str(&set);
                self.at += inner.len();
            }
            _ => {}
        }
        true
    }

    /// <https://…>: what stands between the brackets is shown.
    fn address(&mut self) -> bool {
        let Some(inner) = self.rest().strip_prefix('<') else { return false };
        if !SCHEMES.iter().any(|scheme| inner.starts_with(scheme)) {
            return false;
        }
        let end = inner.bytes().take(LINK).position(|b| b == b'>' || b.is_ascii_whitespace());
        let Some(end) = end.filter(|end| inner.get(*end..).is_some_and(|rest| rest.starts_with('>'))) else {
            return false;
        };
        self.take(1);
        self.ends.push((self.at + end, 1));
        true
    }

    fn character(&mut self) -> bool {
        let Some((text, length)) = self.markup.character(self.rest()) else { return false };
        self.part.text.push_str(&text);
        self.at += length;
        self.changed = true;
        true
    }

    /// A sign behind a backslash is one of the text, which the parser is told.
    fn escaped(&mut self) -> bool {
        let sign = self.rest().chars().nth(1).filter(char::is_ascii_punctuation);
        let Some(sign) = sign else { return false };
        self.part.text.extend(['\\', sign]);
        self.at += 1 + sign.len_utf8();
        true
    }

    /// Code is shown as it is written.
    fn code(&mut self) -> bool {
        let ticks = self.rest().bytes().take_while(|b| *b == b'`').count();
        let (open, inner) = self.rest().split_at(ticks);
        let length = inner.find(open).map_or(ticks, |end| ticks + end + ticks);
        self.part.text.push_str(self.rest().get(..length).unwrap_or(""));
        self.at += length;
        true
    }

    /// [text](target), and ![what a picture shows](target).
    fn link(&mut self) -> bool {
        let picture = self.rest().starts_with('!');
        let from = usize::from(picture);
        if self.unlinked > MOST_BRACKETS {
            return false;
        }
        let Some((text, target)) = self.rest().get(from..).and_then(target_at) else {
            self.unlinked += usize::from(self.rest().starts_with('['));
            return false;
        };
        if picture {
            self.picture(text);
            self.take(1 + 1 + text.len() + 1 + target.len());
            return true;
        }
        self.take(1);
        self.ends.push((self.at + text.len(), 1 + target.len()));
        true
    }

    fn picture(&mut self, says: &str) {
        let says = says.trim();
        let named = says.rsplit_once('.').is_some_and(|(_, kind)| kind.len() <= 4 && kind.is_ascii());
        let mark = if says.is_empty() || named { marks::PICTURE.to_owned() } else { marks::picture_of(says) };
        self.part.text.push_str(&mark);
        self.shown.things.push((ThingKind::Picture, says.to_owned()));
    }

    /// {% include … %}, {{ site.title }}, {{< ref >}}.
    fn place(&mut self) -> bool {
        let Some((_, close)) = PLACES.iter().find(|(open, _)| self.rest().starts_with(open)) else { return false };
        let inside = self.rest().get(2..).map(|rest| rest.get(..rest.floor_char_boundary(BRACES)).unwrap_or(""));
        let Some((inside, end)) = inside.and_then(|inside| Some((inside, inside.find(close)?))) else { return false };
        // A system's own words are no Chinese.
        if !inside.get(..end).is_some_and(str::is_ascii) || self.in_formula() {
            return false;
        }
        self.take(2 + end + close.len());
        true
    }

    /// Attributes at the end of a line.
    fn attributes(&mut self) -> bool {
        let rest = self.rest().trim_end();
        let before = self.line.get(..self.at).unwrap_or("");
        let of_block = before.starts_with('#') || before.ends_with(char::is_whitespace);
        if rest.len() > BRACES || self.in_formula() || !are_attributes(rest, of_block) {
            return false;
        }
        self.part.centred |= centre(rest);
        self.take(rest.len());
        true
    }

    /// Whether a brace here is one of a formula: \sum_{i=1}^{n}.
    fn in_formula(&self) -> bool {
        let text = &self.part.text;
        let near = text.get(text.ceil_char_boundary(text.len().saturating_sub(BRACES))..).unwrap_or("");
        let mut commands = near.match_indices('\\').map(|(at, _)| near.get(at + 1..).unwrap_or(""));
        near.contains('$')
            || near.ends_with(['_', '^', '}'])
            || commands.any(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
    }

    /// ~~struck~~; not the sign between two numbers or days (5~~10, 周一~~周五), where nothing parts it from the words on both sides.
    fn struck(&mut self) -> bool {
        let before = self.part.text.chars().next_back();
        let Some(inner) = self.rest().strip_prefix("~~") else { return false };
        let Some((inner, behind)) = inner.split_once("~~") else { return false };
        let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let tight = !inner.is_empty() && inner.trim() == inner && !inner.starts_with('~');
        let between = number(before) && number(inner.chars().next())
            || number(inner.chars().next_back()) && number(behind.chars().next());
        let parted = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !UNITS.contains(&c));
        if !tight || between || !parted(before) && !parted(behind.chars().next()) {
            return false;
        }
        self.shown.things.push((ThingKind::Struck, inner.to_owned()));
        self.take(2);
        self.ends.push((self.at + inner.len(), 2));
        true
    }
}

/// The text of a link at the start of a text and, with its brackets, where it leads. What stands in brackets behind brackets leads
/// somewhere if it reads as an address: [2031](3)号 does not.
pub(in crate::source) fn target_at(text: &str) -> Option<(&str, &str)> {
    let end = closing(text, b'[', b']')?;
    let (inner, behind) = (text.get(1..end)?, text.get(end + 1..)?);
    let close = closing(behind, b'(', b')')?;
    let target = behind.get(..=close)?;
    let address = target.get(1..close)?.trim();
    let (address, named) = address.split_once([' ', '\t']).unwrap_or((address, ""));
    let named = named.trim();
    let is_quoted = named.is_empty() || named.starts_with(['"', '\'', '(', '“']);
    (is_quoted && is_address(address)).then_some((inner, target))
}

/// Whether a text in brackets reads as an address: of a place in the page, from the root of the site or from here, or of a file. Units, numbers
/// of standards and places in laws do not: 元/吨, GB/T1234, 第3.2条.
fn is_address(text: &str) -> bool {
    if SCHEMES.iter().any(|scheme| text.starts_with(scheme)) || text.starts_with('#') {
        return true;
    }
    if let Some(inner) = text.strip_prefix('<') {
        return inner.ends_with('>');
    }
    let path = text.split(['?', '#']).next().unwrap_or("");
    let (folders, file) = path.rsplit_once('/').map_or((None, path), |(folders, file)| (Some(folders), file));
    let suffix = file.rsplit_once('.').map_or("", |(name, suffix)| if name.is_empty() { "" } else { suffix });
    let is_file = (2..=5).contains(&suffix.len())
        && suffix.bytes().all(|b| b.is_ascii_alphanumeric())
        && suffix.starts_with(|c: char| c.is_ascii_alphabetic());
    let from_here = path.starts_with("./") || path.starts_with("../") || matches!(path, "/" | "." | "..");
    let is_plain = path.is_ascii() && (path.ends_with('/') || path.starts_with('/'));
    let deep = folders.is_some_and(|folders| folders.contains('/') || path.starts_with('/') && folders.len() > 1);
    let is_word = |step: &str| step.len() >= 4 && step.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let worded = path.is_ascii() && folders.is_some() && path.split('/').any(is_word);
    is_file || from_here || is_plain || deep && path.starts_with(['/', '.']) || worded
}

/// Where the bracket stands that closes the one at the start of a text.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(LINK) {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth = depth.checked_sub(1)?;
        }
        if depth == 0 {
            return (at > 0).then_some(at);
        }
    }
    None
}
