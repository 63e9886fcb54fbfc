//! The words that the addresses of blocks are written with: 附件1第2段, 第十五条第二款, 落款. The program's own, as a message is.

use crate::issue::{Block, BlockKind, Document};
use crate::zh::lexicon::Class;
use crate::zh::{date, numeral};

/// 附件1, 附件.
pub(super) fn attachment(number: Option<u32>) -> String {
    number.map_or_else(|| "附件".to_owned(), |n| format!("附件{n}"))
}

/// An address that others of the document have, too.
pub(super) fn repeated(address: &str, count: u32) -> String {
    format!("{address}（第{count}处）")
}

/// A table under an address.
pub(super) fn table(above: &str, n: u32) -> String {
    format!("{above}表{n}")
}

/// An entry of a chronicle.
pub(super) fn entry(above: &str, n: u32) -> String {
    format!("{above}第{n}则")
}

/// What the parts of articles are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Levels {
    /// 条, 款, 项, 目: a paragraph of an article is a 款, a member of its list a 项 (立法法).
    #[default]
    ClauseItem,
    /// 條, 項, 款, 目: the other way round, as Taiwan's acts have it (中央法規標準法).
    ItemClause,
}

impl Levels {
    /// Taiwan's papers are dated by the era that counts from 1912.
    pub(super) fn of(document: &Document) -> Self {
        let dated = |block: &&Block| matches!(block.kind, BlockKind::Note | BlockKind::Date | BlockKind::RedHeader);
        let value = |text: &str| text.split_once(['：', ':']).map_or(0, |(key, _)| key.len() + '：'.len_utf8());
        let names_era = |text: &str| {
            let at = Class::LetterKey.starts(text).map_or(0, |_| value(text));
            text.get(at..).is_some_and(|value| date::since_1912(value).is_some())
        };
        let by_era = document.blocks.iter().filter(dated).any(|block| names_era(&block.text));
        if by_era { Self::ItemClause } else { Self::ClauseItem }
    }
}

/// A paragraph of an article.
pub(super) fn clause(article: &str, n: u32, levels: Levels) -> String {
    let unit = match levels {
        Levels::ClauseItem => '款',
        Levels::ItemClause => '项',
    };
    format!("{article}第{}{unit}", numeral::to_chinese(n))
}

/// A paragraph under a heading.
pub(super) fn paragraph(above: &str, n: u32) -> String {
    format!("{above}第{n}段")
}

/// A member without number of a list.
pub(super) fn member(above: &str, n: u32) -> String {
    format!("{above}第{n}个列项")
}

/// A member of a list in an article.
pub(super) fn item(above: &str, label: &str, levels: Levels) -> String {
    let unit = match levels {
        Levels::ClauseItem => '项',
        Levels::ItemClause => '款',
    };
    format!("{above}第{}{unit}", number_of(label))
}

/// What is numbered within such a member.
pub(super) fn sub_item(above: &str, label: &str) -> String {
    format!("{above}第{}目", number_of(label))
}

/// A label without the mark behind its number: 一、 is 第一项.
fn number_of(label: &str) -> &str {
    label.trim_end_matches(['.', '、'])
}

/// A part, as 一、 numbers it.
pub(super) fn part(n: u32) -> String {
    format!("第{}部分", numeral::to_chinese(n))
}

/// What is said once in a section.
pub(super) fn once(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Note => "附注",
        BlockKind::RedHeader => "版头",
        BlockKind::Number => "发文字号",
        BlockKind::Title => "标题",
        BlockKind::Addressee => "主送机关",
        BlockKind::Attachment => "附件说明",
        BlockKind::Signature => "落款",
        _ => "成文日期",
    }
}
