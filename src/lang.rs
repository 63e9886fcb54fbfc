//! The language that the program speaks to its user: Simplified Chinese or English, as the system says.

use std::fmt;
use std::io::{self, ErrorKind};

/// The language that the window and the commands speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The system's language: Chinese for any Chinese locale and where none is set, else English.
    #[must_use]
    pub fn of_system() -> Self {
        Self::of_locale(sys_locale::get_locale().as_deref())
    }

    /// The language for a locale's name; `None` where none is set.
    fn of_locale(locale: Option<&str>) -> Self {
        match locale {
            Some(locale) if !locale.to_lowercase().starts_with("zh") && locale != "C" && locale != "POSIX" => Self::En,
            _ => Self::Zh,
        }
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn either<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// What an error says in this language: its own words, or its Chinese ones, which `zh` gives.
    pub fn message<E: fmt::Display>(self, error: &E, zh: impl Fn(&E) -> String) -> String {
        match self {
            Self::Zh => zh(error),
            Self::En => error.to_string(),
        }
    }
}

/// What the system says went wrong with a file, in Chinese: the system itself says it in English.
#[must_use]
pub fn system_zh(error: &io::Error) -> String {
    let said = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已有同名文件",
        ErrorKind::IsADirectory => "这是文件夹",
        ErrorKind::NotADirectory => "路径中有一级不是文件夹",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::ReadOnlyFilesystem => "所在磁盘是只读的",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "超出了磁盘配额",
        ErrorKind::FileTooLarge => "文件过大",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "文件正被使用",
        ErrorKind::TimedOut => "等待超时",
        ErrorKind::Interrupted => "操作被中断",
        ErrorKind::BrokenPipe => "接收方已关闭",
        ErrorKind::UnexpectedEof => "文件不完整",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::InvalidFilename => "文件名无效",
        ErrorKind::StaleNetworkFileHandle | ErrorKind::NetworkDown | ErrorKind::NetworkUnreachable => {
            "网络磁盘没有应答"
        }
        ErrorKind::CrossesDevices => "不能跨磁盘操作",
        _ => return format!("系统报告“{error}”"),
    };
    said.to_owned()
}

/// A word or sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tr {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Tr {
    /// The text in a language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The text that stands at a number of its own, by the rule of [`Self::with`]: `row[s]`.
    #[must_use]
    pub fn counted(self, lang: Lang, number: usize) -> String {
        let mut out = String::new();
        push_by_number(&mut out, self.get(lang), number == 1);
        out
    }

    /// The text with its `{}` replaced, in order, by `args`. What stands in square brackets behind one follows its number: `{} row[s]`
    /// is 1 row and 2 rows, `[is|are]` is the first for one and the second for any other.
    #[must_use]
    pub fn with(self, lang: Lang, args: &[&str]) -> String {
        let mut out = String::new();
        let mut args = args.iter();
        let mut parts = self.get(lang).split("{}");
        out.push_str(parts.next().unwrap_or(""));
        for part in parts {
            let arg = args.next().unwrap_or(&"");
            out.push_str(arg);
            push_by_number(&mut out, part, *arg == "1");
        }
        out
    }
}

/// A number with English words that follow it, by the rule of [`Tr::with`]: 1 `file[s]` is 1 file.
#[must_use]
pub fn counted_en(number: impl TryInto<u64> + ToString + Copy, words: &str) -> String {
    let mut out = number.to_string();
    out.push(' ');
    push_by_number(&mut out, words, number.try_into().is_ok_and(|n| n == 1));
    out
}

/// Writes text in which what stands in square brackets is for one thing, or for any other number.
fn push_by_number(out: &mut String, text: &str, one: bool) {
    let mut rest = text;
    while let Some((before, (inside, after))) =
        rest.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    {
        let (single, many) = inside.split_once('|').unwrap_or(("", inside));
        out.push_str(before);
        out.push_str(if one { single } else { many });
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_the_language() {
        for zh in [None, Some("zh-CN"), Some("zh-Hant-TW"), Some("C"), Some("POSIX")] {
            assert_eq!(Lang::of_locale(zh), Lang::Zh, "{zh:?}");
        }
        for en in ["en-US", "de-DE", "en"] {
            assert_eq!(Lang::of_locale(Some(en)), Lang::En, "{en}");
        }
    }

    #[test]
    fn the_system_speaks_chinese_to_chinese_readers() {
        let missing = std::fs::read("/没有/这个").unwrap_err();
        assert_eq!(system_zh(&missing), "没有这个文件或文件夹");
        assert_eq!(system_zh(&io::Error::other("odd")), "系统报告“odd”");
    }

    #[test]
    fn blanks_are_filled_in_order() {
        let text = Tr { zh: "第{}页，共{}页", en: "page {} of {}" };
        assert_eq!(text.with(Lang::Zh, &["3", "9"]), "第3页，共9页");
        assert_eq!(text.with(Lang::En, &["3"]), "page 3 of ");
    }

    #[test]
    fn words_follow_the_number_before_them() {
        let text = Tr { zh: "{} 个文件，{} 期", en: "{} file[s] [is|are] of {} issue[s]; {} match[es]" };
        assert_eq!(text.with(Lang::En, &["1", "2", "1"]), "1 file is of 2 issues; 1 match");
        assert_eq!(text.with(Lang::En, &["0", "1", "11"]), "0 files are of 1 issue; 11 matches");
        assert_eq!(Tr { zh: "条", en: "article[s]" }.counted(Lang::En, 1), "article");
        assert_eq!((counted_en(1_usize, "file[s]"), counted_en(0_u64, "file[s]")), ("1 file".into(), "0 files".into()));
        let odd = Tr { zh: "{}", en: "{} a [b" };
        assert_eq!(odd.with(Lang::En, &["[s]"]), "[s] a [b", "what is told is no rule");
    }
}
