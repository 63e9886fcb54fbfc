//! Rule 2: a title is broken by sense. GB/T 9704 asks for lines whose words are whole and whose lengths are balanced;
//! without a dictionary of the language, the small vocabulary of titles tells most of the words.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::breaks::{Break, in_figure};
use super::cells::Cell;
use super::class::{Kind, breaks_anywhere, is_digit, is_numeral, is_unit};
use super::vocabulary::{ALONE, AREAS, BODIES, BOUND_ON, CITY, LINKS, OFFICES, SUFFIXES, VERBS, WORDS};
use crate::zh::lexicon::Class;
use crate::zh::units;

/// Prices of a break in a title. A line three em off the balanced width costs about 50.
mod price {
    /// Before 关于, after the issuer.
    pub const BEST: u16 = 0;
    /// After a comma, before 《.
    pub const GOOD: u16 = 15;
    /// Between two known words.
    pub const BETWEEN: u16 = 45;
    /// At one side of a known word, before 和.
    pub const BESIDE: u16 = 90;
    /// Between two words of the dictionary.
    pub const WORDS: u16 = 110;
    /// Before the kind of document that a title ends with: 供水管理|办法.
    pub const KIND: u16 = 210;
    /// Somewhere: a name as likely as not.
    pub const UNKNOWN: u16 = 210;
    /// Inside the name of an office or after the place that it begins with.
    pub const NAME: u16 = 300;
    /// Inside a name or a word that the dictionary lacks, before a character that makes a word with those before it.
    pub const BOUND: u16 = 320;
    /// Added inside 《》.
    pub const QUOTED: u16 = 60;
    /// Added inside a word of the dictionary.
    pub const DIVIDED: u16 = 300;
    /// So that a line begins with 的, or ends with 和.
    pub const POOR: u16 = 700;
    /// Inside a date, between year and month or month and day.
    pub const DATE: u16 = 1500;
    /// Inside a known word, or a figure with its unit.
    pub const INSIDE: u16 = 2500;
}

/// Whether the space between two parts of a title parts two offices that issue it together: it is kept where both
/// stand on one line. Other spaces are the ends of printed lines.
pub(super) fn parts_offices(before: &[Cell], after: &[Cell]) -> bool {
    let part = |cells: &mut dyn Iterator<Item = &Cell>| -> Vec<char> {
        cells.map(|c| c.shown).take_while(|&c| breaks_anywhere(c)).take(24).collect()
    };
    let ends = |part: &[char]| {
        OFFICES.iter().any(|o| o.chars().count() + 1 < part.len() && part.ends_with(&o.chars().collect::<Vec<_>>()))
    };
    let mut left = part(&mut before.iter().rev());
    left.reverse();
    let right = part(&mut after.iter());
    // The last of the offices goes on with 关于.
    let about = right.windows(2).position(|w| w == ['关', '于']);
    // After a government may stand an office of its own (… 国有资产监督管理委员会): then it is one name.
    let of_one = left.ends_with(&['政', '府']) && left.first() != right.first();
    !of_one && ends(&left) && about != Some(0) && ends(right.get(..about.unwrap_or(right.len())).unwrap_or_default())
}

/// Whether a break of a title is one between words, also inside 《》.
pub(super) fn parts_words(brk: Break) -> bool {
    matches!(brk, Break::At(price) if price <= price::WORDS + price::QUOTED)
}

/// Puts the prices of sense on the breaks of a title.
pub(super) fn mark(cells: &mut [Cell]) {
    let text: Vec<char> = cells.iter().map(|c| c.shown).collect();
    let place = place(&text);
    let dictionary = dictionary(&text, place);
    let sense = read(&text, place, &dictionary);
    let kinds = kinds(&text);
    let mut depth = 0_i32;
    for i in 0..cells.len().saturating_sub(1) {
        depth += match text[i] {
            '《' | '〈' => 1,
            '》' | '〉' => -1,
            _ => 0,
        };
        let Break::At(now) = cells[i].brk else { continue };
        let price = match (between(cells, &sense, i), dictionary.get(i)) {
            _ if in_figure(now) => price::INSIDE,
            _ if in_date(cells, i) => price::DATE,
            (price, _) if price < price::POOR && bound(cells, &sense, &dictionary, i) => price.max(price::BOUND),
            (price, Some(Known::Inside)) => price + price::DIVIDED,
            (price::UNKNOWN, Some(Known::Between | Known::Bound)) => price::WORDS,
            (price::UNKNOWN, _) if ALONE.contains(&text[i + 1]) || AREAS.contains(&text[i]) => price::WORDS,
            (price::BETWEEN | price::BESIDE, _) if kinds.get(i + 1) == Some(&true) => price::KIND,
            (price, _) => price,
        };
        let price = price + if depth > 0 { price::QUOTED } else { 0 };
        cells[i].brk = Break::At(now.max(price));
    }
}

/// Where the kind of a document begins (办法, 通知), behind words that belong to it, and its title ends with it: not 规范性文件.
fn kinds(text: &[char]) -> Vec<bool> {
    let string: String = text.iter().collect();
    let ends = |after: &str| after.chars().next().is_none_or(|c| !breaks_anywhere(c) || c == units::OF);
    let begins = |(n, (at, _)): (usize, (usize, char))| {
        let before = n.checked_sub(1).and_then(|k| text.get(k));
        before.is_some_and(|c| breaks_anywhere(*c) && *c != units::OF)
            && string.get(at..).and_then(|rest| Class::TitleEnd.strip_start(rest)).is_some_and(ends)
    };
    string.char_indices().enumerate().map(begins).collect()
}

/// Whether a date goes on after a cell: 2023年|8月, 八月|一日.
fn in_date(cells: &[Cell], i: usize) -> bool {
    let number = |c: &Cell| is_digit(c.shown) || is_numeral(c.shown);
    let ink = |range: Range<usize>| -> Vec<Cell> {
        let range = range.start..range.end.min(cells.len());
        cells.get(range).unwrap_or_default().iter().filter(|c| !c.kind.blank()).copied().collect()
    };
    let (before, after) = (ink(i.saturating_sub(4)..i + 1), ink(i + 1..i + 8));
    let [.., count, unit] = before.as_slice() else { return false };
    let below = match unit.shown {
        units::YEAR => units::MONTH,
        units::MONTH => units::DAY,
        _ => return false,
    };
    let next = after.iter().position(|c| !number(c)).filter(|n| *n > 0);
    number(count) && next.and_then(|n| after.get(n)).is_some_and(|c| c.shown == below)
}

/// Whether a break after a cell would part a word that the dictionary lacks: a character that stands alone in it makes a word with
/// those before it (市场|化, 农民|工), or with those behind it (新|能源); several such characters are a name.
fn bound(cells: &[Cell], sense: &[Sense], dictionary: &[Known], i: usize) -> bool {
    let [a, b] = [&cells[i], &cells[i + 1]];
    if a.kind != Kind::Han || b.kind != Kind::Han {
        return false;
    }
    let lone = |k: usize| {
        let before = k.checked_sub(1).and_then(|k| dictionary.get(k));
        let han = cells.get(k).is_some_and(|c| c.kind == Kind::Han);
        han && before != Some(&Known::Inside) && dictionary.get(k).is_some_and(|known| *known != Known::Inside)
    };
    // What the vocabulary has is no lone character.
    let known = |k: usize| {
        let inside = k.checked_sub(1).and_then(|k| sense.get(k)).is_some_and(|s| s.inside);
        inside || sense.get(k).is_some_and(|s| s.inside || s.begins || s.ends || s.link)
    };
    // Between two words of the vocabulary the dictionary may have parted them otherwise: 产业|化|工作.
    let between = |k: usize| k.checked_sub(1).is_some_and(known) && known(k + 1);
    let free = |k: usize| !known(k) && (lone(k) || between(k));
    // The name of an area ends with what stands for the office's area before an office: 盐海市, 市水务局.
    let area = |k: usize| {
        let after_word = k.checked_sub(1).is_none_or(|k| known(k) || cells[k].kind != Kind::Han);
        cells.get(k).is_some_and(|c| AREAS.contains(&c.shown)) && after_word
    };
    let on = |k: usize| cells.get(k).is_some_and(|c| BOUND_ON.contains(&c.shown)) || area(k);
    if free(i) && on(i) {
        return true;
    }
    // 云|城市: the name of an area that ends as an everyday word does.
    let city = |k: usize| {
        let next = |n: usize| cells.get(k + n).map(|c| c.shown);
        free(k) && next(1) == Some(CITY) && next(2).is_some_and(|c| AREAS.contains(&c))
    };
    if city(i) || city(i + 1) {
        return city(i);
    }
    let stands = |k: usize| cells.get(k).is_some_and(|c| ALONE.contains(&c.shown)) || on(k);
    free(i + 1) && !stands(i + 1) && (free(i) || !free(i + 2))
}

/// A place's name is no longer.
const LONGEST_PLACE: usize = 7;
/// So many words before its last belong to an office's name.
const WORDS_OF_NAME: usize = 4;

/// What the vocabulary says of each character.
#[derive(Clone, Copy, Default)]
struct Sense {
    /// A known word begins here.
    begins: bool,
    /// A known word ends after it.
    ends: bool,
    /// A known word goes on after it.
    inside: bool,
    /// A verb ends after it.
    verb: bool,
    /// A known word ends after it, and a name goes on.
    name: bool,
    /// A word that binds to what follows ends after it.
    link: bool,
}

/// Finds the longest known word at each place, with what makes an office of it, going on after it.
fn read(text: &[char], place: &[char], dictionary: &[Known]) -> Vec<Sense> {
    let mut out = vec![Sense::default(); text.len()];
    let longest = |words: &[&str], at: usize| longest(words, text.get(at..).unwrap_or_default());
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let (verb, mut word, link) = (longest(VERBS, i), longest(WORDS, i), longest(LINKS, i));
        let at_place = !place.is_empty() && text[i..].starts_with(place);
        word = word.max(if at_place { place.len() } else { 0 });
        let mut n = verb.max(word).max(link);
        if n == 0 {
            i += 1;
            continue;
        }
        let suffix = text.get(i + n).is_some_and(|c| SUFFIXES.contains(c));
        // 局面 and 委托 are words of their own.
        if word == n
            && verb < n
            && suffix
            && longest(WORDS, i + n) == 0
            && dictionary.get(i + n) != Some(&Known::Inside)
        {
            n += 1;
        }
        // A place's name inside an office's (税务总局云山市税务局) begins nothing.
        out[i].begins = !at_place || i.checked_sub(1).is_none_or(|k| out[k].ends);
        for s in &mut out[i..i + n - 1] {
            s.inside = true;
        }
        let last = &mut out[i + n - 1];
        last.ends = true;
        last.verb = verb == n;
        last.link = link == n && word < n && verb < n;
        last.name = at_place && n == place.len();
        spans.push(i..i + n);
        i += n;
    }
    names(text, &spans, &mut out);
    out
}

/// How many characters the longest of these words has that a text begins with.
fn longest(words: &[&str], text: &[char]) -> usize {
    let fits = |word: &&&str| {
        let mut text = text.iter();
        word.chars().all(|c| text.next() == Some(&c))
    };
    words.iter().filter(fits).map(|word| word.chars().count()).max().unwrap_or(0)
}

/// The place that a title is of: the one it begins with (云山市), else the first one behind a verb or 《 that no word of titles is
/// in: 关于印发云山市…, but not 关于加强农村地区….
fn place(text: &[char]) -> &[char] {
    let first = place_at(text);
    if !first.is_empty() {
        return first;
    }
    let at = |from: usize| text.get(from..).unwrap_or_default();
    let behind = |from: usize| {
        let verb = longest(VERBS, at(from)).max(longest(&BEFORE_PLACE, at(from)));
        let place = if verb > 0 { place_at(at(from + verb)) } else { &[] };
        let plain = (0..place.len().saturating_sub(1)).all(|k| {
            let rest = at(from + verb + k);
            longest(WORDS, rest).max(longest(VERBS, rest)).max(longest(LINKS, rest)) == 0
        });
        (plain && !place.is_empty()).then_some(place)
    };
    (0..text.len()).find_map(behind).unwrap_or_default()
}

/// What stands before a place that no verb is before.
const BEFORE_PLACE: [&str; 2] = ["关于", "《"];

/// The place that a text begins with; none where its last character begins a word instead: 农贸|市场, but 云山市|民政.
fn place_at(text: &[char]) -> &[char] {
    let end = text.iter().take(LONGEST_PLACE).position(|c| AREAS.contains(c));
    let Some(end) = end.filter(|&end| end > 1 && text.iter().take(end).all(|c| breaks_anywhere(*c))) else {
        return &[];
    };
    let word = |at: usize| longest(WORDS, text.get(at..).unwrap_or_default()) > 0;
    if word(end) && !word(end + 1) { &[] } else { text.get(..=end).unwrap_or_default() }
}

fn ends_office(name: &[char]) -> bool {
    OFFICES.iter().any(|o| name.ends_with(&o.chars().collect::<Vec<_>>()))
}

/// Keeps the words of an office's name together, back from its last one: 卫生健康委, 住房和城乡建设局.
fn names(text: &[char], spans: &[Range<usize>], out: &mut [Sense]) {
    for (k, span) in spans.iter().enumerate() {
        let is_body = |b: &&str| b.chars().eq(text[span.clone()].iter().copied());
        let office = span.len() > 2 && SUFFIXES.contains(&text[span.end - 1]);
        if !office && !BODIES.iter().any(is_body) {
            continue;
        }
        let mut from = span.start;
        for before in spans[..k].iter().rev().take(WORDS_OF_NAME) {
            let last = out[before.end - 1];
            let and = last.link && matches!(text[before.start], '和' | '与');
            if before.end != from || last.verb || last.link && !and || last.name || ends_office(&text[before.clone()]) {
                break;
            }
            out[before.end - 1].name = true;
            from = before.start;
        }
        // 市卫生健康委: of this city.
        if let Some(of) = from.checked_sub(1).filter(|&k| AREAS.contains(&text[k])) {
            out[of].name = true;
        }
    }
}

/// What the dictionary knows of the place after a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// A word goes on.
    Inside,
    /// A word of several characters ends and another one begins.
    Between,
    /// A character that stands alone behind a word ends, and a word of several characters begins.
    Bound,
    /// Nothing: characters of names and of words that it lacks stand one by one.
    Nothing,
}

/// Asks the dictionary of everyday words. Of the language of titles the vocabulary above knows more, and no word begins in the
/// name of a place: 云山市|用能权.
fn dictionary(text: &[char], place: &[char]) -> Vec<Known> {
    let mut out: Vec<Known> = Vec::with_capacity(text.len());
    let mut from = 0;
    for i in 0..text.len() {
        // A figure with its unit is no part of a word: 2023年|中央.
        let counted = i > 0 && is_digit(text[i - 1]) && is_unit(text[i]);
        let placed = !place.is_empty() && text.get(from..=i).is_some_and(|stretch| stretch.ends_with(place));
        if counted || placed || i + 1 == text.len() {
            words(text.get(from..=i).unwrap_or_default(), &mut out);
            from = i + 1;
        }
    }
    out
}

/// Tells the words of a stretch of text.
fn words(text: &[char], out: &mut Vec<Known>) {
    let string: String = text.iter().collect();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let first = out.len();
    let mut from = 0;
    let (mut several, mut behind) = (false, false);
    for end in segmenter.segment_str(&string) {
        let word = string.get(from..end).unwrap_or("");
        let count = word.chars().count();
        // A number is of one sense with what it counts or names.
        let is_word = count > 1 && word.chars().all(breaks_anywhere);
        if is_word
            && (several || behind)
            && out.len() > first
            && let Some(before) = out.last_mut()
        {
            *before = if several { Known::Between } else { Known::Bound };
        }
        behind = several && count == 1 && word.chars().all(breaks_anywhere);
        out.extend(std::iter::repeat_n(Known::Inside, count.saturating_sub(1)));
        out.extend((count > 0).then_some(Known::Nothing));
        (from, several) = (end, is_word);
    }
}

/// The price of a break after cell `i`.
fn between(cells: &[Cell], sense: &[Sense], i: usize) -> u16 {
    // The last character before a run of spaces stands for the run.
    let last = cells[..=i].iter().rposition(|c| !c.kind.blank()).unwrap_or(i);
    let (a, b) = (&cells[last], &cells[i + 1]);
    let (x, y) = (sense[last], sense[i + 1]);
    if x.inside {
        return price::INSIDE;
    }
    if b.shown == '的' || a.shown == '的' && y.begins || x.link {
        return price::POOR;
    }
    if x.name && b.kind == Kind::Han {
        return price::NAME;
    }
    if y.link && y.begins && matches!(b.shown, '和' | '与' | '及') {
        return price::BESIDE;
    }
    let about = b.shown == '关' && cells.get(i + 2).is_some_and(|c| c.shown == '于');
    // A space between two Chinese characters is the end of a printed line; beside Western text it says nothing.
    if about || last < i && a.kind.wide() && b.kind.wide() {
        return price::BEST;
    }
    match (a.kind, b.kind) {
        (Kind::Stop | Kind::Close, _) | (_, Kind::Open) => price::GOOD,
        _ if x.verb && !y.verb => price::BETWEEN,
        _ if x.ends && y.begins => price::BETWEEN,
        _ if x.ends || y.begins || a.shown == '的' => price::BESIDE,
        _ => price::UNKNOWN,
    }
}
