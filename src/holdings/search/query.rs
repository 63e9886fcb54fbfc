//! What is typed into the search box of the library, as phrases.

use crate::zh::fold::plain_folded;

/// Where the words of a question must stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Scope {
    /// In one article with its paragraphs and items, or in one paragraph (同条).
    #[default]
    Article,
    /// In one document (同文件).
    Document,
    /// In one title (标题).
    Title,
}

/// The order of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Order {
    /// The newest first.
    #[default]
    Date,
    /// The most hits first.
    Hits,
}

/// What an answer is narrowed to. Of each list one must fit; an empty list fits all.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Narrow {
    /// Issuing offices.
    pub offices: Vec<String>,
    /// First and last year.
    pub years: Option<(i32, i32)>,
    /// Kinds of documents (文种).
    pub kinds: Vec<String>,
    /// States, by [`super::super::StateKind::name_en`].
    pub states: Vec<String>,
    /// Series.
    pub series: Vec<String>,
    /// Folders.
    pub folders: Vec<String>,
    /// Only issues that came to the library after this generation: what is new since a search was saved.
    pub since: Option<i64>,
}

/// A question to the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Question {
    /// What was typed.
    pub text: String,
    /// Where its words stand together.
    pub scope: Scope,
    /// The order of the answer.
    pub order: Order,
    /// What it is narrowed to.
    pub narrow: Narrow,
}

/// The phrases of a question, folded as the find in an issue folds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// All must be there.
    pub all: Vec<String>,
    /// None may be there.
    pub none: Vec<String>,
    /// The first of those that must be there, as it was typed.
    pub first: Option<String>,
}

/// Further phrases are not looked at; nobody types so many.
const MOST: usize = 16;

/// Parts what was typed at its blanks. Words in quotation marks stay together, and what begins with a minus is left out.
pub fn phrases(text: &str) -> Phrases {
    let mut phrases = Phrases::default();
    let mut add = |text: &str, out: bool| {
        let folded = plain_folded(text);
        let list = if out { &mut phrases.none } else { &mut phrases.all };
        if !folded.is_empty() && list.len() < MOST && !list.contains(&folded) {
            list.push(folded);
            if !out {
                phrases.first.get_or_insert_with(|| text.to_owned());
            }
        }
    };
    let (mut word, mut out, mut quoted, mut closed) = (String::new(), false, None::<char>, false);
    for c in text.chars() {
        let after_mark = std::mem::take(&mut closed);
        match (quoted, c) {
            // What goes on behind the mark without a blank is the same phrase: “十二五”规划.
            (Some(end), c) if c == end => (quoted, closed) = (None, true),
            (Some(_), c) => word.push(c),
            (None, c) if after_mark && closing(c).is_some() => {
                add(&word, out);
                (quoted, out) = (closing(c), false);
                word.clear();
            }
            (None, c) if c.is_whitespace() => {
                add(&word, out);
                out = false;
                word.clear();
            }
            (None, '-' | '－' | '−') if word.is_empty() && !out => out = true,
            (None, c) => match closing(c).filter(|_| word.is_empty()) {
                Some(end) => quoted = Some(end),
                None => word.push(c),
            },
        }
    }
    // A minus alone is looked for: it may be what was meant.
    if out && word.is_empty() && phrases_are_empty(text) {
        add("-", false);
    }
    add(&word, out);
    phrases
}

fn phrases_are_empty(text: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).count() == 1
}

fn closing(c: char) -> Option<char> {
    match c {
        '“' => Some('”'),
        '"' => Some('"'),
        '「' => Some('」'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::phrases;

    #[test]
    fn words_quotes_and_minus() {
        let of = |text| {
            let found = phrases(text);
            (found.all.join("|"), found.none.join("|"))
        };
        let pair = |all: &str, none: &str| (all.to_owned(), none.to_owned());
        assert_eq!(of("供水 管理"), pair("供水|管理", ""));
        assert_eq!(of("“供水 管理” -水费"), pair("供水管理", "水费"));
        assert_eq!(of("\"A  B\" －“水 费”"), pair("ab", "水费"));
        assert_eq!(of("雲政發〔2021〕7號"), pair("云政发[2021]7号", ""));
        assert_eq!(of("GB/T 35796-2017"), pair("gb/t|35796-2017", ""));
        assert_eq!(of("“没有闭合"), pair("没有闭合", ""));
        assert_eq!(of("“十二五”规划 编制“十三五”纲要"), pair("十二五规划|编制十三五纲要", ""));
        assert_eq!(of("“早发现”“早 处置” -「水费」收取"), pair("早发现|早处置", "水费收取"));
        assert_eq!(of("国发「2031」5号 “”"), pair("国发[2031]5号", ""));
        assert_eq!(phrases("-甲 雲政發〔2021〕7號 乙").first.as_deref(), Some("雲政發〔2021〕7號"));
        assert_eq!(phrases("-甲").first, None);
        assert_eq!(of("  "), pair("", ""));
        assert_eq!(of("-"), pair("-", ""));
    }
}
