//! What kinds of text, joins and reasons are called wherever they are told: in the window and by `gongbao explain`.

use super::{BlockKind, DropReason, Join};

impl BlockKind {
    /// Its name in Simplified Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.names()[0]
    }

    /// Its name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.names()[1]
    }

    fn names(self) -> [&'static str; 2] {
        match self {
            Self::RedHeader => ["红头", "red header"],
            Self::Number => ["发文字号", "document number"],
            Self::Title => ["标题", "title"],
            Self::Addressee => ["主送机关", "addressee"],
            Self::Heading => ["层次标题", "heading"],
            Self::Article => ["条", "article"],
            Self::Item => ["项", "item"],
            Self::Paragraph => ["段落", "paragraph"],
            Self::Table => ["表格", "table"],
            Self::Attachment => ["附件", "attachment"],
            Self::Signature => ["落款", "signature"],
            Self::Date => ["成文日期", "date"],
            Self::Note => ["附注", "note"],
            Self::Chronicle => ["大事记条目", "entry of a chronicle"],
            Self::Appointment => ["任免", "appointment"],
        }
    }
}

impl Join {
    /// Its name in Simplified Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.names()[0]
    }

    /// Its name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.names()[1]
    }

    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Wrap => ["版面折行", "a wrapped line"],
            Self::Break => ["跨栏或跨页", "over a column or page"],
            Self::Continuation => ["下转上接", "continued elsewhere"],
            Self::Reordered => ["顺序已还原", "put back in order"],
            Self::ByHand => ["读者指定", "by hand"],
        }
    }
}

impl DropReason {
    /// What it was taken for, in Simplified Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.names()[0]
    }

    /// What it was taken for, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.names()[1]
    }

    fn names(self) -> [&'static str; 2] {
        match self {
            Self::RunningHead => ["书眉", "running head"],
            Self::PageNumber => ["页码", "page number"],
            Self::ContinuationMarker => ["下转、上接标记", "continuation marker"],
            Self::PrintedContents => ["目录的标签与栏目", "label or category of the contents"],
            Self::RepeatedMasthead => ["重复的刊名", "repeated masthead"],
            Self::Ornament => ["装饰符号", "ornament"],
            Self::Watermark => ["水印", "watermark"],
            Self::OffPage => ["页面之外的文字", "outside the page"],
            Self::Hidden => ["文件中隐藏的文字", "hidden by the file"],
            Self::Blank => ["空白", "blank"],
            Self::Furniture => ["网页附属文字", "furniture of the page"],
        }
    }
}
