//! Posts of those who are named below them, or behind a colon: 任命下列人员为人民陪审员：, 下列人员不再担任人民陪审员：.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::people::looks_like_post;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::office;

/// A post that is given to those who are named below, or behind the colon, or taken from them.
static BELOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:现?公布(?:(?P<who>[^,;。:]{0,16}?)已?{gives})?)?\
         (?:{those-named})(?:[0-9{numeral}]{1,4}[名位人][^,;。:为的]{0,4}?)?(?:\\([^()]*\\))?\
         (?:已?{takes-marker}(?P<lost>[^,;。:]{2,60}?)(?:职务)?\
         |(?:[已获被]|{respectively})*(?:{gives})?(?:为|担任)(?P<given>[^,;。:]{2,60}?)(?:职务)?\
         |的?(?P<held>[^,;。:的为]{2,60}?)职务|的(?P<own>[^,;。:]{2,60}?))(?::(?P<names>[^;。]*))?$",
    )
});

/// What is done with such a post, as far as the words around it say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// 为, 担任: given, unless the verb takes.
    Gives,
    /// 不再担任: taken.
    Takes,
    /// 的…职务: what the verb says.
    AsSaid,
}

/// A clause that names a post for those below it.
pub(super) struct Below<'t> {
    /// What is done; `None` where the words say that nothing is (取消).
    pub does: Option<Does>,
    /// Where the post stands.
    pub post: Range<usize>,
    /// The names behind a colon.
    pub names: &'t str,
}

impl<'t> Below<'t> {
    /// Reads a clause without the verb at its start.
    pub fn of(clause: &'t str) -> Option<Self> {
        let found = BELOW.captures(clause)?;
        let posts = [("lost", Does::Takes), ("given", Does::Gives), ("held", Does::AsSaid), ("own", Does::AsSaid)];
        let (post, does) = posts.into_iter().find_map(|(name, does)| Some((found.name(name)?, does)))?;
        // 现公布行政长官已委任下列人士为…: only who does it stands before the verb, and no 取消.
        let sound = found.name("who").is_none_or(|who| who.is_empty() || is_who(who.as_str()));
        let names = found.name("names").map_or("", |names| names.as_str());
        Some(Self { does: sound.then_some(does), post: post.range(), names })
    }
}

/// Whether words are nothing but who gives posts: an office, the holder of one (行政长官), or the meeting of one.
pub(super) fn is_who(words: &str) -> bool {
    // …人民代表大会第四次会议于2031年1月28日补选…
    let meeting = Class::SessionEnd.ends(words).is_some();
    let holder = words.chars().count() <= LONGEST_HOLDER && looks_like_post(words);
    (office::is_name(words) || meeting || holder) && !Class::Proposes.within(words)
}

/// Whether a clause says that nobody gets or loses a post: 不同意江一帆辞去…, 市政府决定不予任命….
pub(super) fn refuses(text: &str) -> bool {
    let Some(before) = Class::Refuses.find(text).and_then(|at| text.get(..at.start)) else { return false };
    before.is_empty() || Class::Decides.ends(before).is_some() || is_who(before)
}

/// Characters of the longest name of a post whose holder appoints.
const LONGEST_HOLDER: usize = 12;
