//! Sentences that have no end.

use crate::issue::{Block, BlockKind, Document, Place, Severity};
use crate::zh::entries::{self, Beginning};
use crate::zh::lexicon::Class;
use crate::zh::{chars, fold, ordinal};

use super::super::lex::{self, End};
use super::super::paragraphs::ends_with_open_word;
use super::diagnostic;
use super::found::Found;

/// A paragraph with sentences whose last one has no end.
pub(super) fn check(d: &Document, place: Place, block: &Block, found: &mut Found) {
    let prose = match block.kind {
        BlockKind::Article => true,
        // A day that has a line of its own is complete.
        BlockKind::Chronicle => entries::beginning(&block.text) != Some(Beginning::DayAlone),
        BlockKind::Paragraph => block.text.contains(['。', '，']) && block.text.chars().nth(16).is_some(),
        BlockKind::Heading => block.text.contains('。'),
        _ => false,
    };
    if !prose || !matches!(End::of(&block.text), End::Plain | End::Comma | End::Open) || is_complete(d, place, block) {
        return;
    }
    let before_sign_off = d.blocks.get(place.block + 1).is_none_or(|n| n.kind != BlockKind::Table);
    if before_sign_off {
        let tail: String = block.text.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
        let message = format!("句子没有结束：“…{tail}”。");
        let message_en = "The sentence has no end.".to_owned();
        let spans = block.pieces.last().map(|p| vec![p.span]).unwrap_or_default();
        let place = Place { byte: block.text.len(), ..place };
        found.push(diagnostic(Severity::Warning, "open-sentence", message, message_en, spans, Some(place)));
    }
}

/// Whether a text without a stop at its end is complete: it was broken off by somebody else, is an item before the last of a list, or a head or
/// the line under a picture.
fn is_complete(d: &Document, place: Place, block: &Block) -> bool {
    let text = block.text.trim_end();
    if text.ends_with(BROKEN_OFF) {
        return true;
    }
    let below = d.blocks.get(place.block + 1);
    // （a）…；及 over （b）.
    if block.kind == BlockKind::Article && below.is_some_and(|below| names_article(text, below)) {
        return true;
    }
    let joined = Class::Joins.strip_end(text).is_some_and(|before| before.trim_end().ends_with(['；', ';']));
    joined && below.is_some() || below.is_some_and(|below| heads(text, below)) || credits(text)
}

/// Whether an article has no more than its label, or the name that some laws give it, over its text: 第二條　確認.
fn names_article(text: &str, below: &Block) -> bool {
    let Some(label) = lex::label_of(text) else { return false };
    let name = text.get(label.bytes()..).unwrap_or("").trim_start_matches(|c| chars::is_space(c) || chars::is_dash(c));
    let of_article = matches!(below.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading);
    let whole = name.chars().count() <= HEAD && !name.contains(['，', ',', '。', '；', ';', '：', ':']);
    let told = matches!(End::of(&below.text), End::Stop | End::Semi | End::Colon);
    of_article && whole && (name.is_empty() || told && End::of(name) == End::Plain && !ends_with_open_word(name))
}

/// Dots where a speaker was interrupted.
const BROKEN_OFF: &str = "...";

/// Most characters of a head that is told with an ordinal.
const HEAD: usize = 40;

/// Whether a line heads the text below: 第一，关于供水的问题.
fn heads(text: &str, below: &Block) -> bool {
    let Some(words) = ordinal::at(text).and_then(|(_, bytes)| text.get(bytes..)?.strip_prefix('，')) else {
        return false;
    };
    let whole = !words.contains(['，', '。', '；', '：']) && words.chars().count() <= HEAD;
    let told = below.kind == BlockKind::Paragraph && End::of(&below.text) == End::Stop;
    whole && told && End::of(words) == End::Plain && !ends_with_open_word(words)
}

/// Whether a text ends with who took a picture: 江一帆 摄, 本报记者 何大江摄.
fn credits(text: &str) -> bool {
    let from = text.char_indices().rev().nth(CREDIT).map_or(0, |(at, _)| at);
    let tail = fold::plain(text.get(from..).unwrap_or(""));
    let Some(before) = Class::CreditEnd.strip_end(&tail) else { return false };
    let before = before.trim_end_matches(chars::is_space);
    let rest = before.trim_end_matches(chars::is_han);
    let name = before.get(rest.len()..).unwrap_or("").chars().count();
    (2..=4).contains(&name) && rest.ends_with(chars::is_space)
}

/// So many characters at the end tell of who took a picture.
const CREDIT: usize = 12;

#[cfg(test)]
mod tests {
    use super::super::tests::{block, checked, codes};
    use crate::issue::BlockKind::{Article, Paragraph};

    #[test]
    fn texts_that_end_without_a_stop_may_be_complete() {
        let open = |text: &str, below: &str| {
            let blocks = vec![block(Paragraph, "", text), block(Paragraph, "", below)];
            codes(&checked(blocks)).contains(&"open-sentence")
        };
        let next = "水务局负责供水。";
        for text in [
            "我认为，水务局的答复不能令人满意，因为 ......",
            "我认为，水务局的答复不能令人满意，因为（计时器响起）......",
            "水务局有否检查水厂，如有，详情为何；及",
            "如水厂已经检修，则检修的费用；或",
            "第一，关于城乡供水管网的建设和改造问题",
            "第二，关于城乡供水、排水管网的建设问题",
            "六月一日，工人在水厂检修水泵。本报记者 江一帆摄",
            "六月一日，工人在水厂检修水泵。 江一帆 摄",
        ] {
            assert!(!open(text, next), "{text}");
        }
        for (text, below) in [
            ("水务局有否检查水厂，如有，详情为何，及", next),
            ("水务局应当检查水厂，检修水泵，管理水表及", next),
            ("第一，关于城乡供水管网的建设、改造和", next),
            ("第一，水务局应当，按照职责管理城乡供水", next),
            ("第一，关于城乡供水管网的建设和改造问题", "水务局"),
            ("水厂的录像，应当按照规定由值班的人员拍摄", next),
            ("水厂的录像，应当按照规定由 值班人员拍摄", next),
        ] {
            assert!(open(text, below), "{text}");
        }
    }

    #[test]
    fn an_article_may_have_its_name_over_its_text() {
        let open = |text: &str, below: &str| {
            let label = text.chars().take_while(|c| *c != '　').collect::<String>();
            let blocks = vec![block(Article, &label, text), block(Paragraph, "", below)];
            codes(&checked(blocks)).contains(&"open-sentence")
        };
        let next = "水务局负责供水。";
        for (text, below) in [
            ("第二条", next),
            ("第 2 條", "水務局"),
            ("第二條　確認", next),
            ("第十二条 - 用水户的权利和义务", next),
            ("第二条　供水", "一、水务局负责供水；"),
        ] {
            assert!(!open(text, below), "{text}");
        }
        for (text, below) in [
            ("第二条　水务局负责供水，管理水表", next),
            ("第二条　水务局应当管理水表和", next),
            ("第二条　供水", "水务局"),
            ("第二条　水务局负责：供水", next),
        ] {
            assert!(open(text, below), "{text}");
        }
        let alone = vec![block(Article, "第二条", "第二条　供水"), block(Article, "第三条", "第三条　供水。")];
        assert!(codes(&checked(alone)).contains(&"open-sentence"));
    }

    #[test]
    fn a_head_that_several_labels_share_counts_for_all_of_them() {
        let jumps = |heads: &[&str]| {
            let blocks = heads.iter().map(|text| block(crate::issue::BlockKind::Item, text, text)).collect();
            codes(&checked(blocks)).contains(&"numbering-jump")
        };
        assert!(!jumps(&["（一）及（二）", "（三）供水"]));
        assert!(!jumps(&["（一）供水", "（二）、（三）及（四）", "（五）排水"]));
        assert!(!jumps(&["(一 )及 (二 )", "(三 )供水"]));
        assert!(jumps(&["（一）及（二）", "（四）供水"]));
        assert!(jumps(&["（一）供水及（二）排水", "（三）供水"]));
        assert!(jumps(&["（一）及（三）", "（四）供水"]));
    }
}
