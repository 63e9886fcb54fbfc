//! Automatic numbering: the labels that Word computes and no text holds.

use std::collections::HashMap;
use std::convert::Infallible;

use super::{styles::Styles, words};
use crate::source::elements::closes;
use crate::source::xml::{Tag, Xml, walk};
use crate::zh::numeral;

/// The name of formats that no list of the standard holds.
const CUSTOM: &str = "custom";

/// Levels of a list.
const LEVELS: usize = 9;

/// How a level counts.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// Digits that a number of a format of its own has at least: 001.
    digits: usize,
    /// The label, with `%1` to `%9` for the counters.
    text: String,
    /// Whether a blank follows the label.
    blank: bool,
    /// All counters in plain digits.
    legal: bool,
    /// Begins anew only behind a level up to this one (from 1); 0: never.
    restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        let format = "decimal".to_owned();
        Self { start: 1, format, digits: 0, text: String::new(), blank: true, legal: false, restart: None }
    }
}

/// A use of a list: which one, and what it changes.
#[derive(Debug, Default)]
struct Use {
    list: Option<u32>,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, HashMap<usize, Level>>,
    uses: HashMap<u32, Use>,
    /// Lists whose levels a style of lists has.
    links: HashMap<u32, String>,
    /// Levels that styles of paragraphs have, by list and style.
    of_styles: HashMap<(u32, String), u8>,
    /// By list: the counters; `None` for a level that has not counted since one above it did.
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Uses whose own start has been applied.
    started: std::collections::HashSet<u32>,
}

/// What is being read of the numbering part.
#[derive(Default)]
struct Reading {
    list: Option<u32>,
    used: Option<u32>,
    level: Option<(usize, Level)>,
    /// The level of an override.
    changed: Option<usize>,
}

impl Numbering {
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut numbering = Self::default();
        let mut at = Reading::default();
        let walked: Result<(), Infallible> = walk(xml, |event| {
            match event {
                Xml::Start(tag) => numbering.start(&mut at, &tag),
                Xml::End(name) => numbering.end(&mut at, &name),
                Xml::Text(_) => {}
            }
            Ok(())
        });
        let Ok(()) = walked;
        numbering
    }

    fn start(&mut self, at: &mut Reading, tag: &Tag<'_>) {
        let number = |name: &[u8]| tag.attribute(name).and_then(|v| v.trim().parse::<u32>().ok());
        match (tag.name(), &mut at.level) {
            (b"abstractNum", _) => at.list = number(b"abstractNumId"),
            (b"num", _) => at.used = number(b"numId"),
            (b"abstractNumId", _) => {
                if let Some(used) = at.used {
                    self.uses.entry(used).or_default().list = tag.number();
                }
            }
            (b"lvlOverride", _) => at.changed = number(b"ilvl").map(|n| n as usize),
            (b"startOverride", _) => {
                if let (Some(used), Some(level), Some(start)) = (at.used, at.changed, tag.number()) {
                    self.uses.entry(used).or_default().starts.insert(level, start);
                }
            }
            (b"lvl", _) => at.level = number(b"ilvl").map(|n| (n as usize, Level::default())),
            (b"start", Some((_, level))) => level.start = tag.number().unwrap_or(1),
            // Programs that don't know a format of its own write, behind it, the nearest that they know.
            (b"numFmt", Some((_, level))) if level.format == CUSTOM => {}
            (b"numFmt", Some((_, level))) => {
                level.format = tag.value().unwrap_or_default();
                let first = tag.attribute(b"format").unwrap_or_default();
                level.digits = first.chars().take_while(char::is_ascii_digit).count();
            }
            (b"lvlText", Some((_, level))) => level.text = tag.value().unwrap_or_default(),
            (b"suff", Some((_, level))) => level.blank = tag.value().as_deref() != Some("nothing"),
            (b"isLgl", Some((_, level))) => level.legal = tag.is_on(),
            (b"lvlRestart", Some((_, level))) => level.restart = tag.number(),
            (b"pStyle", Some((index, _))) => {
                if let (Some(list), Some(style), Ok(index)) = (at.list, tag.value(), u8::try_from(*index)) {
                    self.of_styles.insert((list, style), index);
                }
            }
            (b"numStyleLink", None) => {
                if let (Some(list), Some(style)) = (at.list, tag.value()) {
                    self.links.insert(list, style);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, at: &mut Reading, name: &[u8]) {
        match name {
            b"abstractNum" => at.list = None,
            b"num" => at.used = None,
            b"lvlOverride" => at.changed = None,
            b"lvl" => {
                let Some((index, level)) = at.level.take() else { return };
                if let Some(list) = at.list {
                    self.lists.entry(list).or_default().insert(index, level);
                } else if let Some(used) = at.used {
                    self.uses.entry(used).or_default().levels.insert(index, level);
                }
            }
            _ => {}
        }
    }

    /// Finds the lists whose levels a style of lists has.
    pub(super) fn link(&mut self, styles: &Styles) {
        for (list, style) in std::mem::take(&mut self.links) {
            let number = styles.chain(Some(&style)).number;
            let Some(target) = number.and_then(|used| self.uses.get(&used)?.list) else { continue };
            for used in self.uses.values_mut().filter(|used| used.list == Some(list)) {
                used.list = Some(target);
            }
        }
    }

    /// The level that a paragraph's style has in a list, where the list says so.
    pub(super) fn level_of(&self, used: u32, style: &str) -> Option<u8> {
        let list = self.uses.get(&used)?.list?;
        self.of_styles.get(&(list, style.to_owned())).copied()
    }

    /// Counts on, and gives the label of a paragraph of this list use and level; `None` where it has none.
    pub(super) fn label(&mut self, used: u32, level: u8) -> Option<String> {
        let index = usize::from(level).min(LEVELS - 1);
        let this = self.uses.get(&used)?;
        let list = this.list?;
        let lists = self.lists.get(&list);
        let of = |i: usize| this.levels.get(&i).or_else(|| lists.and_then(|levels| levels.get(&i)));
        let level = of(index)?;
        let counters = self.counters.entry(list).or_default();
        if self.started.insert(used) {
            for (i, start) in &this.starts {
                if let Some(counter) = counters.get_mut(*i) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        let start = this.starts.get(&index).copied().unwrap_or(level.start);
        for (i, counter) in counters.iter_mut().enumerate() {
            match i.cmp(&index) {
                // A level that was skipped counts as begun.
                std::cmp::Ordering::Less => *counter = counter.or(Some(of(i).map_or(1, |l| l.start))),
                std::cmp::Ordering::Equal => *counter = Some(counter.map_or(start, |n| n.saturating_add(1))),
                std::cmp::Ordering::Greater => {
                    if of(i).and_then(|level| level.restart).is_none_or(|limit| index < limit) {
                        *counter = None;
                    }
                }
            }
        }
        let mut label = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = if c == '%' { chars.peek().and_then(|d| d.to_digit(10)).filter(|d| *d > 0) } else { None };
            match digit {
                Some(digit) => {
                    chars.next();
                    let i = digit as usize - 1;
                    let n = counters.get(i).copied().flatten().unwrap_or(0);
                    let of = of(i).filter(|_| !level.legal);
                    label.push_str(&written(
                        n,
                        of.map_or("decimal", |l| l.format.as_str()),
                        of.map_or(0, |l| l.digits),
                    ));
                }
                // Bullets are characters of symbol fonts: what they look like can't be told.
                None if ('\u{E000}'..='\u{F8FF}').contains(&c) => label.push('•'),
                None => label.push(c),
            }
        }
        if label.is_empty() {
            return None;
        }
        // After 、 and full-width marks no one prints a blank, though Word moves to a tab stop.
        if level.blank && !closes(&label) {
            label.push(' ');
        }
        Some(label)
    }
}

/// A number in a format of ECMA-376 part 1, 17.18.59, with so many digits at least where it is the list's own.
fn written(n: u32, format: &str, digits: usize) -> String {
    match format {
        CUSTOM => format!("{n:0digits$}", digits = digits.min(20)),
        "hex" => format!("{n:X}"),
        "ordinal" => words::ordinal(n),
        "cardinalText" => words::cardinal_text(n),
        "ordinalText" => words::ordinal_text(n),
        "numberInDash" => format!("- {n} -"),
        "decimalEnclosedFullstop" if (1..=20).contains(&n) => {
            char::from_u32(0x2488 + n - 1).map_or_else(|| format!("{n}."), String::from)
        }
        "ideographZodiacTraditional" => numeral::to_cycle(n, numeral::STEMS) + &numeral::to_cycle(n, numeral::BRANCHES),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographEnclosedCircle" => numeral::to_chinese(n),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => numeral::to_digits(n),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => numeral::to_capitals(n),
        "ideographTraditional" => numeral::to_cycle(n, numeral::STEMS),
        "ideographZodiac" => numeral::to_cycle(n, numeral::BRANCHES),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => numeral::to_circled(n),
        "decimalFullWidth" | "decimalFullWidth2" => numeral::to_full_width(n),
        "lowerLetter" => numeral::to_letters(n, 'a'),
        "upperLetter" => numeral::to_letters(n, 'A'),
        "lowerRoman" => numeral::to_roman(n),
        "upperRoman" => numeral::to_roman(n).to_uppercase(),
        "decimalZero" => format!("{n:02}"),
        "decimalEnclosedParen" => format!("({n})"),
        "bullet" | "none" => String::new(),
        _ => n.to_string(),
    }
}
