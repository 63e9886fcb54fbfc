//! What a paragraph is and at which level: from its label, and from where it stands.

use crate::issue::BlockKind;
use crate::zh::lexicon::Class;
use crate::zh::{chars, date, fold};

use super::label::{Form, Label};
use super::lex::{End, Line};

/// Where in a document the next paragraph stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// An article (条) has come in this text: what is numbered below it are its 项 and 目.
    pub in_articles: bool,
    /// The document is a chronicle.
    pub chronicle: bool,
    /// It is one whose days have lines of their own, with the entries below.
    pub days_alone: bool,
    /// The document is a list of appointments.
    pub appointments: bool,
    /// Its clauses end without a mark: each line is one.
    pub unmarked: bool,
    /// The paragraph before ends with a colon.
    pub after_colon: bool,
    /// The paragraph is a member of a list that a colon opened, each on a line of its own with a comma behind it.
    pub members: bool,
    /// 一、二、 are what an article lists (第二條 …如下：一、…).
    commas_in_article: bool,
    /// The text numbers its outline 1, 1.1, 1.1.1.
    pub decimals: bool,
    last: Vec<(Form, u32, u32)>,
}

impl Context {
    /// A new text begins: an issued rule, an attachment.
    pub(crate) fn new_text(&mut self) {
        (self.in_articles, self.commas_in_article) = (false, false);
        self.last.clear();
    }

    /// Whether a label goes on from those before it. A first number begins a sequence.
    pub(crate) fn goes_on(&self, label: Label) -> bool {
        if let Form::Decimal(parts) = label.form {
            return self.decimals && self.decimal_goes_on(parts, label);
        }
        let before = self.last.iter().rev().find(|l| l.0 == label.form);
        match before {
            Some(&(_, value, _)) => label.value == value + 1,
            None => label.value == 1 && label.form != Form::Article,
        }
    }

    fn decimal_goes_on(&self, parts: u8, label: Label) -> bool {
        let before = self.last.iter().rev().find(|l| l.0 == label.form);
        let same = before.is_some_and(|&(_, value, sub)| sub == label.sub && label.value == value + 1);
        // A first number stands under the number that it begins with.
        let above = self.last.iter().rev().find(|l| l.0 == Form::Decimal(parts.saturating_sub(1)));
        let first = label.value == 1
            && match above {
                Some(&(_, value, sub)) => label.sub == sub.wrapping_mul(1009).wrapping_add(value),
                None => parts <= 2,
            };
        same || first || parts == 1 && before.is_some_and(|&(_, value, _)| label.value == value + 1)
    }

    /// Notes the label of a paragraph that begins here.
    pub(crate) fn note(&mut self, label: Label) {
        if matches!(label.form, Form::Dash | Form::Bullet(_) | Form::Day) {
            return;
        }
        if label.form == Form::Article {
            (self.in_articles, self.commas_in_article) = (true, false);
        }
        if label.form == Form::Comma && label.value == 1 {
            self.commas_in_article = self.in_articles && self.after_colon;
        }
        if label.form == Form::Part {
            // Only some of the parts are divided.
            self.last.retain(|l| l.0 != Form::SubPart);
        }
        // Labels below the one that comes begin anew.
        if let Some(at) = self.last.iter().position(|l| l.0 == label.form) {
            let keep = if matches!(label.form, Form::Decimal(_)) { at } else { self.last.len() };
            self.last.truncate(keep.max(at));
            self.last.retain(|l| l.0 != label.form);
        }
        self.last.push((label.form, label.value, label.sub));
    }

    /// Kind and level of a paragraph that begins with the label, or with none.
    pub(crate) fn kind(&self, label: Option<Label>, line: &Line<'_>) -> (BlockKind, Option<u8>) {
        if self.chronicle {
            let month = label.is_none() && date::is_month(&line.text);
            return if month { (BlockKind::Heading, Some(1)) } else { (BlockKind::Chronicle, None) };
        }
        match label {
            // 1 为…，制定本办法。: a clause that a bare number counts, no head over others.
            Some(label) if label.form == Form::Decimal(1) && is_sentence(line) => (BlockKind::Item, None),
            Some(label) => self.labelled(label),
            None => self.unlabelled(line),
        }
    }

    /// Kind and level of a paragraph that begins with the label.
    pub(crate) fn labelled(&self, label: Label) -> (BlockKind, Option<u8>) {
        let heading = |level| (BlockKind::Heading, Some(level));
        let below = |level| if self.in_articles { (BlockKind::Item, None) } else { heading(level) };
        let listed = label.form == Form::Comma
            && if label.value == 1 { self.in_articles && self.after_colon } else { self.commas_in_article };
        match label.form {
            _ if listed => (BlockKind::Item, None),
            Form::Article => (BlockKind::Article, None),
            Form::Part | Form::Comma => heading(1),
            Form::SubPart => heading(1 + self.parts_above(&[Form::Part])),
            Form::Chapter => heading(1 + self.parts_above(&[Form::Part, Form::SubPart])),
            Form::Section => heading(2 + self.parts_above(&[Form::Part, Form::SubPart])),
            Form::Paren => below(2),
            Form::Dot => below(3),
            Form::ArabicParen | Form::HalfParen => below(4),
            Form::Decimal(parts) => heading(parts.clamp(1, 4)),
            Form::Circled | Form::Latin | Form::Dash | Form::Bullet(_) => (BlockKind::Item, None),
            Form::Day => (BlockKind::Paragraph, None),
        }
    }

    /// How many of the forms of parts a text has by now: its chapters stand as much deeper (编 over 章 over 节).
    fn parts_above(&self, forms: &[Form]) -> u8 {
        forms.iter().map(|&form| u8::from(self.last.iter().any(|l| l.0 == form))).sum()
    }

    fn unlabelled(&self, line: &Line<'_>) -> (BlockKind, Option<u8>) {
        if self.appointments && is_appointment(&line.text) {
            return (BlockKind::Appointment, None);
        }
        if line.width <= 12 && self.is_unnumbered_part(&line.text) {
            return (BlockKind::Heading, Some(1));
        }
        let given = line.hashes.or_else(|| line.hint.and_then(|h| h.heading));
        match given {
            Some(level) if line.is_bare() => (BlockKind::Heading, Some(level.saturating_sub(1).clamp(1, 4))),
            _ => (BlockKind::Paragraph, None),
        }
    }
}

impl Context {
    /// The part of a text in chapters that has no number: 附则.
    fn is_unnumbered_part(&self, text: &str) -> bool {
        let parts = self.last.iter().any(|l| matches!(l.0, Form::Part | Form::SubPart | Form::Chapter));
        parts && Class::UnnumberedPart.is(&fold::compact(text))
    }
}

/// Whether a line is a sentence, or the beginning of one too long for a head.
fn is_sentence(line: &Line<'_>) -> bool {
    line.stops || matches!(line.end, End::Stop | End::Semi | End::Comma) || line.commas && line.width > HEAD
}

/// A head has no more half em where commas part it.
const HEAD: u32 = 60;

/// Whether a text numbers its outline 1, 1.1, 1.1.1: two lines begin so. A label with nothing behind it may be a figure of a
/// table: two in a row count on, over text, and of all such nearly all begin a part or count on.
pub(crate) fn counts_in_decimals(lines: &[&Line<'_>]) -> bool {
    let label = |line: &Line<'_>| line.label.filter(|l| matches!(l.form, Form::Decimal(2..)));
    let labelled = lines.iter().filter(|line| label(line).is_some_and(|l| l.bytes() < line.text.len())).count();
    labelled >= 2 || labels_alone_count(lines)
}

/// Whether the decimal labels that stand alone on their lines are those of an outline: of those that begin no part, nearly all count on. One may be
/// lacking, or a figure.
fn labels_alone_count(lines: &[&Line<'_>]) -> bool {
    let mut before: Vec<Label> = Vec::new();
    let (mut counted, mut stray) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        let Some(label) = line.label.filter(|l| matches!(l.form, Form::Decimal(2..))) else { continue };
        let last = before.iter().rev().find(|l| l.form == label.form);
        let counts_on = last.is_some_and(|l| l.sub == label.sub && label.value == l.value + 1);
        if label.bytes() == line.text.len() {
            stray += usize::from(!counts_on && label.value != 1);
            let over_text = lines.get(at + 1).is_some_and(|l| l.text.starts_with(chars::is_han));
            counted += usize::from(counts_on && over_text);
        }
        before.push(label);
    }
    counted > 3 * stray
}

/// Whether a title is one of a list of appointments. What it quotes is what another paper says, and some words have a post in them
/// (利用职务之便, 职务犯罪).
pub(crate) fn titles_posts(title: &str) -> bool {
    let (mut depth, mut own) = (0usize, String::new());
    for c in title.chars() {
        match c {
            '《' | '〈' => depth += 1,
            '》' | '〉' => depth = depth.saturating_sub(1),
            _ if depth == 0 => own.push(c),
            _ => {}
        }
    }
    Class::PostsTitle.find_iter(&own).any(|word| {
        let (before, behind) = (own.get(..word.start).unwrap_or(""), own.get(word.end..).unwrap_or(""));
        Class::PostAbused.ends(before).is_none() && Class::PostOfMatter.starts(behind).is_none()
    })
}

/// Whether the clauses of a list of appointments end without marks, each on a line of its own.
pub(crate) fn are_unmarked(lines: &[&Line<'_>]) -> bool {
    let clauses = lines.iter().filter(|l| l.width < 160 && !l.commas && is_appointment(&l.text));
    let bare = clauses.filter(|l| matches!(l.end, End::Plain | End::Close)).count();
    // Of marked clauses some lines are cut before the mark.
    let marks = lines.iter().filter(|l| l.end == End::Semi || l.end == End::Stop && is_appointment(&l.text)).count();
    bare >= 2 && marks * 3 < bare
}

/// Whether a clause of a list of appointments ends with one line and the next begins another, or the verb of others:
/// of lists some clauses have no mark at their end.
pub(crate) fn parts_clauses(above: &str, below: &str) -> bool {
    const POSTS: [Class; 4] = [Class::PostEnd, Class::OfficeHeld, Class::PostTail, Class::PostLast];
    const VERBS: [Class; 5] = [Class::NameLead, Class::Gives, Class::Takes, Class::Proposes, Class::ThoseAbove];
    let over = POSTS.iter().any(|class| class.ends(above).is_some()) && is_appointment(above);
    let names = |text: &str| {
        let name = fold::compact(text);
        let piece = |p: &str| (2..=6).contains(&p.chars().count()) && p.chars().all(|c| chars::is_han(c) || c == '·');
        !name.is_empty() && name.split('、').all(piece)
    };
    let person = |class: Class| class.find_iter(below).any(|at| below.get(..at.start).is_some_and(names));
    let begins = VERBS.iter().any(|class| class.starts(below).is_some());
    over && (begins || is_appointment(below) && (person(Class::PostMarker) || person(Class::PostOwner)))
}

/// Whether a line begins with a verb that gives or takes posts: 免去：, 任命下列人员为…：.
pub(crate) fn begins_with_verb(text: &str) -> bool {
    [Class::Gives, Class::Takes, Class::Proposes].iter().any(|class| class.starts(text).is_some())
}

/// A clause that appoints or removes: 某某为…, 某某的…职务.
pub(crate) fn is_appointment(text: &str) -> bool {
    // 石为民为…: the word may stand in the name, too.
    let named = |class: Class| class.find_iter(text).any(|at| (6..=240).contains(&at.start));
    !text.ends_with(['：', ':'])
        && Class::ThoseOfList.starts(text).is_none()
        && (named(Class::PostMarker)
            || named(Class::LeavesPost)
            || named(Class::PostOwner) && Class::PostWord.within(text)
            || Class::Appoints.starts(text).is_some())
}

#[cfg(test)]
mod tests;
