//! In which money an amount is.

use serde::{Deserialize, Serialize};

use crate::zh::fold;
use crate::zh::lexicon::Class;

/// The money of an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Currency {
    /// 元 in a text in traditional characters that names no money.
    #[default]
    Unstated,
    /// 人民币, and 元 in a text in simplified characters.
    Renminbi,
    /// 新台币.
    TaiwanDollar,
    /// 港币.
    HongKongDollar,
    /// 澳门币.
    Pataca,
    /// 美元.
    UsDollar,
    /// 欧元.
    Euro,
    /// 日元.
    Yen,
    /// 英镑.
    Pound,
    /// 韩元.
    Won,
    /// 加拿大元.
    CanadianDollar,
    /// 澳大利亚元.
    AustralianDollar,
    /// 新加坡元.
    SingaporeDollar,
    /// 瑞士法郎.
    SwissFranc,
    /// 卢布.
    Rouble,
    /// Another one that is named.
    Other,
}

impl Currency {
    /// Each with its code; those that have none of their own are told by a word.
    pub const ALL: [(Self, &'static str); 16] = [
        (Self::Unstated, "unstated"),
        (Self::Renminbi, "cny"),
        (Self::TaiwanDollar, "twd"),
        (Self::HongKongDollar, "hkd"),
        (Self::Pataca, "mop"),
        (Self::UsDollar, "usd"),
        (Self::Euro, "eur"),
        (Self::Yen, "jpy"),
        (Self::Pound, "gbp"),
        (Self::Won, "krw"),
        (Self::CanadianDollar, "cad"),
        (Self::AustralianDollar, "aud"),
        (Self::SingaporeDollar, "sgd"),
        (Self::SwissFranc, "chf"),
        (Self::Rouble, "rub"),
        (Self::Other, "other"),
    ];

    /// Its code (ISO 4217, in small letters).
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(one, _)| *one == self).map_or("", |(_, code)| code)
    }

    /// The money that a word names; `None` for 元 alone.
    pub(super) fn named(word: &str) -> Option<Self> {
        let code = Class::Currency.full(word)?;
        Self::ALL.iter().find(|(_, own)| *own == code).map(|(one, _)| *one)
    }

    /// Whether 元 alone may be this money in the gazettes of some place.
    fn is_home(self) -> bool {
        matches!(self, Self::Renminbi | Self::TaiwanDollar | Self::HongKongDollar | Self::Pataca)
    }
}

/// What a document's 元 is: told by the script it is printed in, and by the money it has named before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plain {
    han: usize,
    traditional: usize,
    named: Option<Currency>,
}

impl Plain {
    /// Takes a block of the document.
    pub fn read(&mut self, source: &str) {
        for c in source.chars().filter(|c| crate::zh::chars::is_han(*c)) {
            self.han += 1;
            self.traditional += usize::from(fold::plain_char(c) != c);
        }
    }

    /// Takes money that the document names.
    pub fn name(&mut self, currency: Currency) {
        if currency.is_home() {
            self.named = Some(currency);
        }
    }

    /// What 元 alone is.
    pub fn yuan(&self) -> Currency {
        // A variant here and there makes no text a traditional one.
        let traditional = self.traditional * 12 > self.han;
        if traditional { self.named.unwrap_or(Currency::Unstated) } else { Currency::Renminbi }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_names_money_that_is_known() {
        for word in Class::Currency.words() {
            assert_eq!(Currency::named(word).is_none(), Class::Yuan.is(word), "{word}");
        }
    }

    #[test]
    fn yuan_is_told_by_script_and_name() {
        let mut plain = Plain::default();
        plain.read("处五百元罚款，乾县补助五百元");
        assert_eq!(plain.yuan(), Currency::Renminbi);
        let mut plain = Plain::default();
        plain.read("處新臺幣五百元罰鍰，並得按次處罰");
        assert_eq!(plain.yuan(), Currency::Unstated);
        plain.name(Currency::UsDollar);
        plain.name(Currency::TaiwanDollar);
        assert_eq!(plain.yuan(), Currency::TaiwanDollar);
    }
}
