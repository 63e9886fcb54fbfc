//! What kinds of text, joins and reasons are called wherever they are told: in the window and by `gongbao explain`.

use super::{BlockKind, DropReason, Join};

/// The names of the variants in Simplified Chinese and in English.
macro_rules! named {
    ($kind:ident: $($variant:ident = $zh:literal, $en:literal;)+) => {
        impl $kind {
            /// Its name in Simplified Chinese.
            #[must_use]
            pub fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh,)+ }
            }

            /// Its name in English.
            #[must_use]
            pub fn en(self) -> &'static str {
                match self { $(Self::$variant => $en,)+ }
            }
        }
    };
}

named! {
    BlockKind:
    RedHeader = "红头", "red header";
    Number = "发文字号", "document number";
    Title = "标题", "title";
    Addressee = "主送机关", "addressee";
    Heading = "层次标题", "heading";
    Article = "条", "article";
    Item = "项", "item";
    Paragraph = "段落", "paragraph";
    Table = "表格", "table";
    Attachment = "附件", "attachment";
    Signature = "落款", "signature";
    Date = "成文日期", "date";
    Note = "附注", "note";
    Contents = "目录条目", "line of the contents";
    Chronicle = "大事记条目", "entry of a chronicle";
    Appointment = "任免", "appointment";
}

named! {
    Join:
    Wrap = "版面折行", "a wrapped line";
    Break = "跨栏或跨页", "over a column or page";
    Continuation = "下转上接", "continued elsewhere";
    Reordered = "顺序已还原", "put back in order";
    ByHand = "读者指定", "by hand";
}

named! {
    DropReason:
    RunningHead = "书眉", "running head";
    PageNumber = "页码", "page number";
    ContinuationMarker = "下转、上接标记", "continuation marker";
    PrintedContents = "目录的标签与栏目", "label or category of the contents";
    RepeatedMasthead = "重复的刊名", "repeated masthead";
    Ornament = "装饰符号", "ornament";
    Watermark = "水印", "watermark";
    OffPage = "页面之外的文字", "outside the page";
    Hidden = "文件中隐藏的文字", "hidden by the file";
    Blank = "空白", "blank";
    Furniture = "网页附属文字", "furniture of the page";
}
