//! Which papers give and take posts.

use std::sync::LazyLock;

use regex::Regex;

use super::people::{looks_like_post, names, surname};
use crate::issue::{Block, BlockKind, Document};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, fold};

/// Words of the titles and numbers of such papers.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| pattern("{of-post}|(?:政|府|发|人|干)任(?:免)?\\[|任字\\["));
/// A sentence that nothing but an appointment begins with: 任命江一帆为…局长, 免去江一帆的…职务.
static SAYS_SO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[,:;。、])(?:{act-lead})*(?:任命|免去|特任|聘任|解聘|提名|委任|续任|特派|派任|调任|核派)[^,;。:()0-9]{2,24}?(?:\\([^()]{1,8}\\))?(?:为|兼任|担任|的)[^,;。:]{2,60}?(?:长|员|{post-end}|职务)(?:\\([^()]*\\))?(?:职务)?(?:[;。,]|$)\
         |(?:^|[,:;。、])[^,;。:()0-9可]{0,16}{gives}[^,;。:()0-9]{2,40}?(?:{courtesy})(?:为|出任|担任)[^,;。:]{0,60}?(?:长|员|{post-end})(?:[;。,]|$)\
         |(?:^|[,:;。])[^,;。:()0-9]{2,6}(?:{courtesy})获[^,;。:()0-9]{0,4}{gives}[^,;。:]{0,60}?(?:长|员|{post-end})(?:[;。,]|$)\
         |{gives}(?:{those-named})为[^,;。:]{0,40}?(?:长|员|{post-end})\
         |{session-end}(?:[于在][^,;。]{4,16})?(?:补选|选举)[^,;。:()0-9]{2,24}?为[^,;。:]{2,60}?(?:长|员|{post-end})(?:[;。,]|$)\
         |(?:^|[;。])[^,;。:()0-9]{2,40}?(?:长|员|{post-end})[^,;。:()0-9]{2,4}?{dismissed},应予(?:免职|照准)\
         |(?:^|[,:;。])派[^,;。:()0-9]{2,4}?为[^,;。:]{2,40}(?:简任|荐任|委任)",
    )
});
/// Blocks of the longest paper that is an order about posts without saying so in its title.
const LONGEST_ORDER: usize = 40;
/// Blocks at the top of a document in which what kind of paper it is may stand.
const HEAD_BLOCKS: usize = 4;
/// Characters of the longest such line (第18/2025号行政长官批示).
const LONGEST_KIND: usize = 30;

/// Whether a document is about appointments.
pub(super) fn is_list(document: &Document) -> bool {
    document.blocks.iter().any(|b| b.kind == BlockKind::Appointment)
        || is_titled(&document.title)
        || document.number.as_deref().is_some_and(|n| ABOUT.is_match(&fold::narrowed(n)))
        || is_order(document)
}

/// A title that says itself who is given a post: 关于江一帆同志代理云州市市长的决定.
static NAMES_POST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "关于(?:决定|{gives}|{proposes})?([^于任为代担兼]{2,12}?)(?:代理|担任|兼任|任|为)[^,;。:]{2,40}?(?:[长员]|{post-end})(?:职务|{post-tail})?的(?:决定|决议|通知|函)$",
    )
});

/// Whether a title is that of a list of appointments.
pub(super) fn is_titled(title: &str) -> bool {
    let title = fold::narrowed(title);
    let person = |found: regex::Captures<'_>| names(found.get(1)?.as_str());
    if NAMES_POST.captures(&title).and_then(person).is_some_and(|all| all.iter().all(|n| surname(n) > 0)) {
        return true;
    }
    ABOUT.is_match(&title) && !is_rule(&title)
}

/// Whether a title is that of rules about posts: 公务员职务任免规定(试行), 印发《甲条例》.
fn is_rule(title: &str) -> bool {
    let bare = title.trim_end_matches("的通知").trim_end_matches('》');
    let bare = bare.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).map_or(bare, |(before, _)| before);
    Class::RuleEnd.ends(bare.trim_end_matches('》')).is_some()
}

/// Whether a short order or decision gives or takes posts, though its title does not say so: 中华人民共和国主席令.
fn is_order(document: &Document) -> bool {
    let title = fold::narrowed(&document.title);
    let number = document.number.as_deref().map(fold::narrowed).unwrap_or_default();
    // 总统令：兹修正…
    let kind = title.split(':').next().unwrap_or("");
    // 行政长官批示 may stand below the name of who gives it.
    let below = |b: &Block| {
        b.text.chars().count() <= LONGEST_KIND && Class::OrderPaper.ends(&fold::narrowed(&b.text)).is_some()
    };
    let of_kind = title.is_empty()
        || Class::OrderPaper.ends(kind).is_some()
        || Class::OrderPaper.within(&number)
        || document.blocks.iter().take(HEAD_BLOCKS).any(below);
    let says_so = |b: &Block| is_body(b.kind) && SAYS_SO.is_match(&fold::narrowed(&b.text));
    // …会议决定： / 某某为国务院副总理；
    let leads = |b: &Block| {
        let text = fold::narrowed(&b.text);
        let decided = Class::Decides.strip_end(text.trim_end_matches(':')).is_some()
            || Class::Gives.ends(text.trim_end_matches(':')).is_some();
        is_body(b.kind) && text.ends_with(':') && decided
    };
    let posts = |b: &Block| {
        let text = fold::narrowed(&b.text);
        let Some((people, post)) = text.trim_end_matches([';', '。']).split_once('为') else { return false };
        is_body(b.kind)
            && looks_like_post(post)
            && names(people).is_some_and(|all| all.iter().all(|n| surname(n) > 0 || chars::is_dotted(n)))
    };
    let short = of_kind && document.blocks.len() <= LONGEST_ORDER;
    let pairs = || document.blocks.windows(2).any(|two| leads(&two[0]) && posts(&two[1]));
    short && (document.blocks.iter().any(says_so) || pairs())
}

pub(super) fn is_body(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Appointment | BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading | BlockKind::Article
    )
}
