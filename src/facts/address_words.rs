//! The words that the addresses of blocks are written with: 附件1第2段, 第十五条第二款, 落款. The program's own, as a message is.

use crate::issue::BlockKind;
use crate::zh::numeral;

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

/// A paragraph of an article.
pub(super) fn clause(article: &str, n: u32) -> String {
    format!("{article}第{}款", numeral::to_chinese(n))
}

/// A paragraph under a heading.
pub(super) fn paragraph(above: &str, n: u32) -> String {
    format!("{above}第{n}段")
}

/// A member without number of a list.
pub(super) fn member(above: &str, n: u32) -> String {
    format!("{above}第{n}个列项")
}

/// An item of an article.
pub(super) fn item(above: &str, label: &str) -> String {
    format!("{above}第{label}项")
}

/// A sub-item of an article.
pub(super) fn sub_item(above: &str, label: &str) -> String {
    format!("{above}第{label}目")
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
