//! The words that the addresses of blocks are written with: 附件1第2段, 第十五条第二款, 落款. The program's own, as a message is.

use std::sync::LazyLock;

use regex::Regex;

use crate::issue::{Block, BlockKind, Document};
use crate::zh::lexicon::{Class, pattern};
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
        if by_era || says_items_first(document) { Self::ItemClause } else { Self::ClauseItem }
    }
}

/// Whether the articles of a text in traditional characters say that 項 stand over 款: they name parts of each other so (前項,
/// 第二項第一款), or are printed as only Taiwan's are (第 6 條, 第6-1條). Macao's and those of the mainland name 款 over 項.
fn says_items_first(document: &Document) -> bool {
    static TAIWAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            "^第 [0-9]+ 條|^第 ?[0-9]+-[0-9]+ ?條|",
            "(?:^|[^提目空])前[一二兩三四五]?項(?:[^目]|$)|第{numeral}{1,3}項第{numeral}{1,3}款"
        ))
    });
    static OTHERS: LazyLock<Regex> = LazyLock::new(|| pattern("第{numeral}{1,3}款第[(（]?{numeral}{1,3}[)）]?項"));
    let article = |block: &&Block| block.kind == BlockKind::Article;
    let traditional = |block: &Block| block.text.chars().take(16).any(|c| c == '條');
    if !document.blocks.iter().find(article).is_some_and(traditional) {
        return false;
    }
    let texts = || document.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Article | BlockKind::Paragraph));
    texts().any(|b| TAIWAN.is_match(&b.text)) && !texts().any(|b| OTHERS.is_match(&b.text))
}

/// 项 as the address before it is written: 項 behind 條.
fn item_of(above: &str) -> char {
    if above.contains('條') { '項' } else { '项' }
}

/// A paragraph of an article.
pub(super) fn clause(article: &str, n: u32, levels: Levels) -> String {
    let unit = match levels {
        Levels::ClauseItem => '款',
        Levels::ItemClause => item_of(article),
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
        Levels::ClauseItem => item_of(above),
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
        BlockKind::Contents => kind.zh(),
        BlockKind::RedHeader => "版头",
        BlockKind::Number => "发文字号",
        BlockKind::Title => "标题",
        BlockKind::Addressee => "主送机关",
        BlockKind::Attachment => "附件说明",
        BlockKind::Signature => "落款",
        _ => "成文日期",
    }
}
