//! The characters that Chinese counts with: the units of a day, and those of an address in a law (第十五条第二款第（一）项).

/// The unit of years.
pub const YEAR: char = '年';
/// The unit of months.
pub const MONTH: char = '月';
/// The unit of days.
pub const DAY: char = '日';
/// The unit of days as they are spoken, and of document numbers.
pub const NUMBER: char = '号';
/// What orders are called, before or behind their number.
pub const ORDER: char = '令';
/// The mark of an ordinal.
pub const NTH: char = super::ordinal::MARK;
/// The unit of chapters (章).
pub const CHAPTER: char = '章';
/// The unit of articles (条).
pub const ARTICLE: char = '条';
/// What laws are called.
pub const LAW: char = '法';
/// The unit of paragraphs (款).
pub const PARAGRAPH: char = '款';
/// The unit of items (项).
pub const ITEM: char = '项';
/// The unit below items (目).
pub const SUB_ITEM: char = '目';
/// What was put in behind an article (第三条之一).
pub const ADDED: char = '之';
/// The unit of pages.
pub const PAGE: char = '页';
/// What leads from a seam to the page that the text was carried from.
pub const GOES_ON: char = '接';
/// What leads from the first of a range to the last.
pub const TO: char = '至';
/// What joins an attribute.
pub const OF: char = '的';
/// What a text calls itself with (本办法).
pub const THIS: char = '本';
/// What leads from a day on (自…起).
pub const FROM: char = '自';
/// What ends a day from which something counts (自…起).
pub const ON: char = '起';
/// What joins members of a list.
pub const LIST: char = '、';
/// The last part of a text that has no articles but parts (第一部分).
pub const PART: &str = "部分";
/// An article by its number, as `{article}` in the lexicon's patterns: where one may stand. [`super::address`] reads which it is.
pub(super) const ARTICLE_PATTERN: &str = "第{numeral}{1,7}(?:-{numeral}{1,7})?条";
/// A step that 第 counts, also in text that has its own brackets: `{step}` in the lexicon's patterns.
pub(super) const STEP_PATTERN: &str = "第[(（]?{numeral}{1,7}[)）]?(?:{cited-unit})";
