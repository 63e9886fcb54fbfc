//! What an issue says of itself, and source text that stands outside blocks.

use serde::{Deserialize, Serialize};

use super::Span;

/// The masthead and imprint (刊头、版权页) of an issue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Masthead {
    /// Name of the gazette: 某某市人民政府公报.
    pub name: Option<String>,
    /// Year of the issue.
    pub year: Option<i32>,
    /// Number within the year as printed: 第8-9期, 第11号.
    pub number: Option<String>,
    /// Running number over all years as printed: 总第245-246期, 总号：592.
    pub total_number: Option<String>,
    /// 主管、主办.
    pub sponsor: Option<String>,
    /// 编辑出版.
    pub editor: Option<String>,
    /// 电话.
    pub phone: Option<String>,
    /// 邮编.
    pub postcode: Option<String>,
    /// 地址.
    pub address: Option<String>,
    /// 刊号, 准印证号.
    pub serial: Option<String>,
    /// Where the masthead's text stands in the source.
    pub pieces: Vec<SourcePiece>,
}

impl Masthead {
    /// Whether it names and numbers nothing.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        let Self { name, year, number, total_number, sponsor, editor, phone, postcode, address, serial, pieces: _ } =
            self;
        let texts = [name, number, total_number, sponsor, editor, phone, postcode, address, serial];
        year.is_none() && texts.iter().all(|text| text.is_none())
    }
}

/// Source text outside blocks, kept with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourcePiece {
    /// The source's own characters.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}
