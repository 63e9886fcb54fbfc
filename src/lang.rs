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

    /// The text with its `{}` replaced, in order, by `args`. In English what is counted is one thing behind a 1.
    #[must_use]
    pub fn with(self, lang: Lang, args: &[&str]) -> String {
        let mut out = String::new();
        let mut args = args.iter();
        let mut parts = self.get(lang).split("{}");
        out.push_str(parts.next().unwrap_or(""));
        for part in parts {
            let arg = args.next().unwrap_or(&"");
            out.push_str(arg);
            match lang {
                Lang::En if *arg == "1" => push_as_one(&mut out, part),
                _ => out.push_str(part),
            }
        }
        out
    }
}

/// An English text with one thing behind each 1: “1 documents” as “1 document”.
#[must_use]
pub fn singular(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in text.match_indices('1') {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let alone = !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':'));
        if at >= from && alone && text.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')) {
            out.push_str(text.get(from..=at).unwrap_or(""));
            let rest = text.get(at + 1..).unwrap_or("");
            let end = rest.match_indices(|c: char| !c.is_ascii_lowercase()).map(|(end, _)| end).find(|end| *end > 0);
            let mut end = end.unwrap_or(rest.len());
            if rest.get(..end) == Some(" more") {
                let next = rest.get(end + 1..).and_then(|t| t.find(|c: char| !c.is_ascii_lowercase()));
                end = next.map_or(rest.len(), |next| end + 1 + next);
            }
            push_as_one(&mut out, rest.get(..end).unwrap_or(""));
            from = at + 1 + end;
        }
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// Appends what follows a 1: its noun in the singular.
fn push_as_one(out: &mut String, text: &str) {
    let lead = text.len() - text.trim_start().len();
    let lead = if text.get(lead..).is_some_and(|t| t.starts_with("more ")) { lead + "more ".len() } else { lead };
    let rest = text.get(lead..).unwrap_or("");
    let word = rest.get(..rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len())).unwrap_or("");
    let one = match word {
        _ if lead == 0 || word.len() < 4 || !word.ends_with('s') || word.ends_with("ss") => None,
        _ if word.ends_with("ies") => word.strip_suffix("ies").map(|stem| format!("{stem}y")),
        _ if ["ches", "shes", "xes"].iter().any(|end| word.ends_with(end)) => {
            word.strip_suffix("es").map(str::to_owned)
        }
        _ => word.strip_suffix('s').map(str::to_owned),
    };
    out.push_str(text.get(..lead).unwrap_or(""));
    out.push_str(one.as_deref().unwrap_or(word));
    out.push_str(rest.get(word.len()..).unwrap_or(""));
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
    fn one_thing_is_told_in_the_singular() {
        for (text, one) in [
            ("1 passages in 1 documents of 1 issues", "1 passage in 1 document of 1 issue"),
            ("11 passages in 21 documents, 1 more files", "11 passages in 21 documents, 1 more file"),
            ("1.1 pages, 2-1 pages, no. 1, 1 entries", "1.1 pages, 2-1 pages, no. 1, 1 entry"),
            ("1 matches; 1 is left; 1 pass", "1 match; 1 is left; 1 pass"),
            ("index: 1 passages, 1 KB, complete", "index: 1 passage, 1 KB, complete"),
            ("1", "1"),
            ("1 个 documents", "1 个 documents"),
        ] {
            assert_eq!(singular(text), one);
        }
        let text = Tr { zh: "{} 期，{} 篇", en: "{} issues, {} documents" };
        assert_eq!(text.with(Lang::En, &["1", "12"]), "1 issue, 12 documents");
        assert_eq!(text.with(Lang::Zh, &["1", "1"]), "1 期，1 篇");
    }

    #[test]
    fn blanks_are_filled_in_order() {
        let text = Tr { zh: "第{}页，共{}页", en: "page {} of {}" };
        assert_eq!(text.with(Lang::Zh, &["3", "9"]), "第3页，共9页");
        assert_eq!(text.with(Lang::En, &["3"]), "page 3 of ");
    }
}
