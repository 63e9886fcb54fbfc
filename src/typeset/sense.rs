//! Rule 2: a title is broken by sense. GB/T 9704 asks for lines whose words are whole and whose lengths are balanced;
//! without a dictionary of the language, the small vocabulary of titles tells most of the words.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::breaks::Break;
use super::cells::Cell;
use super::class::{Kind, breaks_anywhere};
use super::vocabulary::{BODIES, LINKS, OFFICES, SUFFIXES, VERBS, WORDS};

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
    /// Somewhere: a name as likely as not.
    pub const UNKNOWN: u16 = 210;
    /// Inside the name of an office or after the place that it begins with.
    pub const NAME: u16 = 300;
    /// Added inside 《》.
    pub const QUOTED: u16 = 60;
    /// Added inside a word of the dictionary.
    pub const DIVIDED: u16 = 300;
    /// So that a line begins with 的, or ends with 和.
    pub const POOR: u16 = 700;
    /// Inside a known word.
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

/// Puts the prices of sense on the breaks of a title.
pub(super) fn mark(cells: &mut [Cell]) {
    let text: Vec<char> = cells.iter().map(|c| c.shown).collect();
    let dictionary = dictionary(&text);
    let sense = read(&text, &dictionary);
    let mut depth = 0_i32;
    for i in 0..cells.len().saturating_sub(1) {
        depth += match text[i] {
            '《' | '〈' => 1,
            '》' | '〉' => -1,
            _ => 0,
        };
        let Break::At(now) = cells[i].brk else { continue };
        let price = match (between(cells, &sense, i), dictionary.get(i)) {
            (price, Some(Known::Inside)) => price + price::DIVIDED,
            (price::UNKNOWN, Some(Known::Between)) => price::WORDS,
            (price, _) => price,
        };
        let price = price + if depth > 0 { price::QUOTED } else { 0 };
        cells[i].brk = Break::At(now.max(price));
    }
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
fn read(text: &[char], dictionary: &[Known]) -> Vec<Sense> {
    let mut out = vec![Sense::default(); text.len()];
    let longest = |words: &[&str], at: usize| {
        let fits = |w: &&&str| {
            let mut k = at;
            w.chars().all(|c| {
                k += 1;
                text.get(k - 1) == Some(&c)
            })
        };
        words.iter().filter(fits).map(|w| w.chars().count()).max().unwrap_or(0)
    };
    let place = place(text);
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

/// The place that a title begins with: 云山市.
fn place(text: &[char]) -> &[char] {
    let end = text.iter().take(LONGEST_PLACE).position(|c| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗'));
    end.filter(|&at| at > 1).and_then(|at| text.get(..=at)).unwrap_or_default()
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
        if let Some(of) = from.checked_sub(1).filter(|&k| matches!(text[k], '省' | '市' | '县' | '区' | '州')) {
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
    /// Nothing: characters of names and of words that it lacks stand one by one.
    Nothing,
}

/// Asks the dictionary of everyday words. Of the language of titles the vocabulary above knows more.
fn dictionary(text: &[char]) -> Vec<Known> {
    let string: String = text.iter().collect();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut out: Vec<Known> = Vec::with_capacity(text.len());
    let mut from = 0;
    let mut several = false;
    for end in segmenter.segment_str(&string) {
        let word = string.get(from..end).unwrap_or("");
        let count = word.chars().count();
        // A number is of one sense with what it counts or names.
        let is_word = count > 1 && word.chars().all(breaks_anywhere);
        if is_word
            && several
            && let Some(before) = out.last_mut()
        {
            *before = Known::Between;
        }
        out.extend(std::iter::repeat_n(Known::Inside, count.saturating_sub(1)));
        out.extend((count > 0).then_some(Known::Nothing));
        (from, several) = (end, is_word);
    }
    out
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
