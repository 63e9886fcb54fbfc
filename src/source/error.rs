//! Why a file can't be read, in words that its reader can act on.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

/// A thing named in both languages of the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// With its article: “a PNG image”.
    pub en: &'static str,
    /// In Simplified Chinese: “PNG 图片”.
    pub zh: &'static str,
}

impl<'de> Deserialize<'de> for Named {
    /// Names are the program's own words, which live as long as it: those that a reader process tells are kept once each.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Told {
            en: String,
            zh: String,
        }
        static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        let keep = |text: String| {
            let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(word) = known.get(text.as_str()) {
                return *word;
            }
            let word: &'static str = text.leak();
            known.insert(word);
            word
        };
        Told::deserialize(d).map(|told| Self { en: keep(told.en), zh: keep(told.zh) })
    }
}

/// Why a file gives no text.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SourceError {
    /// The file has no bytes, or white space only.
    #[error("The file is empty. Download or copy it again.")]
    Empty,
    /// Not a kind of file that is read here.
    #[error("This is {}, not a gazette's text. Gongbao opens PDF, Word, EPUB, web pages, Markdown, plain text, and pictures of pages (PNG, JPEG, TIFF).", what.en)]
    Unsupported {
        /// What the bytes look like.
        what: Named,
    },
    /// A kind that holds a gazette but that another program must convert first.
    #[error("This is {}, which Gongbao can't read. Convert it with {} and open the result.", what.en, with.en)]
    Convert {
        /// What the file is.
        what: Named,
        /// The program that converts it, and into what.
        with: Named,
    },
    /// Bytes that are no text in any encoding.
    #[error(
        "The file is binary data, not text. Save it as PDF, Word or plain text in the program that made it, and open the result."
    )]
    Binary,
    /// A password is needed; ask for it and read again with it.
    #[error("The file is protected: it needs a password to be opened.")]
    PasswordNeeded,
    /// The password given does not open the file.
    #[error(
        "The password does not open this file. Where there are two, it is the one for opening, not the one for permissions."
    )]
    PasswordWrong,
    /// Protected in a way that can't be opened here, even with the password.
    #[error("This is {}, protected with a password. Open it in the program that made it and save it without one.", what.en)]
    Encrypted {
        /// What the file is.
        what: Named,
    },
    /// Its text is encrypted for the programs of whoever sells it.
    #[error("The text of this {} is encrypted (DRM), which Gongbao can't open. Get it in a form without that.", what.en)]
    Locked {
        /// What the file is, without an article.
        what: Named,
    },
    /// The file's structure is broken beyond repair.
    #[error("This {} is damaged or cut short and can't be read. Download or copy it again.", what.en)]
    Damaged {
        /// What the file should be, without an article (“PDF file”).
        what: Named,
    },
    /// All pages are pictures.
    #[error(
        "This file is a scan: its {pages} pages are pictures, and no text was recognised on them. “Recognise Scanned Pages” in the File menu reads them."
    )]
    Scanned {
        /// Number of pages.
        pages: usize,
    },
    /// All pages are pictures, and no sign was read on any.
    #[error(
        "The {pages} pages of this file are pictures. Character recognition found no text on them; its pages can be looked at as they are."
    )]
    NothingRecognised {
        /// Number of pages.
        pages: usize,
    },
    /// The file has text, but its fonts tell of no character which it is.
    #[error(
        "The file's fonts don't tell which characters it shows, so its text can't be read. “Recognise Scanned Pages” in the File menu reads its pages as pictures; or get the file in another form."
    )]
    Unreadable,
    /// A whole file without a word.
    #[error("This {} holds no text.", what.en)]
    NoText {
        /// What the file is, without an article.
        what: Named,
    },
    /// A web server's error page that was saved under another kind's name.
    #[error(
        "The file's name says {named}, but it is a web page that says “{said}”. The download failed: download it again."
    )]
    DownloadFailed {
        /// The extension of its name, upper case.
        named: String,
        /// The page's text, shortened.
        said: String,
    },
    /// A web page that only puts other files side by side.
    #[error(
        "This web page only frames other files ({files}). Open the one with the text, or the folder that holds them."
    )]
    Frames {
        /// The names of the files, separated by commas.
        files: String,
    },
    /// Reading it would take more than is allowed.
    #[error("The file is too large or too deeply nested to read: {} beyond {limit}.", what.en)]
    TooLarge {
        /// What there is too much of.
        what: Named,
        /// How much of it is read at most, with its unit.
        limit: String,
    },
    /// The reader process had no memory left.
    #[error("This file made the reader use up all the memory that it may have, so reading was stopped.")]
    OutOfMemory,
    /// The reader process came to no end.
    #[error("Reading this file took too long without coming forward, so it was stopped.")]
    TookTooLong,
    /// The reader process ended or could not be started.
    #[error("The reader ended unexpectedly on this file. It may be damaged; please report it with the file.")]
    ReaderDied,
    /// The reading was cancelled.
    #[error("Reading was cancelled.")]
    Cancelled,
    /// The reader of this kind of file failed (a fault of the program, not of the user).
    #[error("The reader for {} failed on this file. It may be damaged; please report it with the file.", what.en)]
    Failed {
        /// What kind of file it was.
        what: Named,
    },
}

impl SourceError {
    /// The message in Simplified Chinese. [`ToString`] gives it in English.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::Empty => "文件是空的。请重新下载或复制。".to_owned(),
            Self::Unsupported { what } => {
                format!("这是{}，不是公报文本。可打开 PDF、Word、EPUB、网页、Markdown、纯文本文件，以及页面图片（PNG、JPEG、TIFF）。", spaced(what))
            }
            Self::Convert { what, with } => {
                format!("这是{}，不能直接读取。请先{}，再打开所得的文件。", spaced(what), with.zh)
            }
            Self::Binary => "文件是二进制数据，不是文本。请在生成它的程序中另存为 PDF、Word 或纯文本，再打开。".to_owned(),
            Self::PasswordNeeded => "文件受保护，需要输入密码才能打开。".to_owned(),
            Self::PasswordWrong => "密码不正确，无法打开此文件。如有两个密码，请用打开密码，而不是权限密码。".to_owned(),
            Self::Encrypted { what } => {
                format!("这是受密码保护的{}。请在原程序中打开，取消密码后另存，再打开。", spaced(what))
            }
            Self::Locked { what } => {
                format!("此{}的文字已加密（DRM），无法打开。请换用没有加密的文件。", spaced(what))
            }
            Self::Damaged { what } => format!("此{}已损坏或不完整，无法读取。请重新下载或复制。", spaced(what)),
            Self::Scanned { pages } => {
                format!("这是扫描件：全部 {pages} 页都是图片，没有识别出文字。可用“文件”菜单中的“识别扫描页”识别。")
            }
            Self::NothingRecognised { pages } => {
                format!("此文件的 {pages} 页都是图片，文字识别没有发现文字；可以查看原页。")
            }
            Self::Unreadable => {
                "文件的字体没有说明各字是什么字，无法读出文字。可用“文件”菜单中的“识别扫描页”按图像识别，或换用其他格式的文件。"
                    .to_owned()
            }
            Self::NoText { what } => format!("此{}中没有文字。", spaced(what)),
            Self::DownloadFailed { named, said } => {
                format!("文件名是 {named}，内容却是写着“{said}”的网页。下载没有成功，请重新下载。")
            }
            Self::Frames { files } => {
                format!("此网页只是框架，正文在其他文件中（{files}）。请打开正文所在的文件，或打开它们所在的文件夹。")
            }
            Self::TooLarge { what, limit } => format!("文件过大或嵌套过深，无法读取：{}超过{limit}。", what.zh),
            Self::OutOfMemory => "这个文件使读取程序用尽了内存，已停止读取。".to_owned(),
            Self::TookTooLong => "读取这个文件久无进展，已停止读取。".to_owned(),
            Self::ReaderDied => "读取程序在这个文件上意外终止。文件可能已损坏，请附上文件反馈。".to_owned(),
            Self::Cancelled => "已取消读取。".to_owned(),
            Self::Failed { what } => format!("读取{}时程序出错。文件可能已损坏，请附上文件反馈。", spaced(what)),
        }
    }
}

/// A name behind a Han character: Latin letters are set off from it.
fn spaced(what: &Named) -> String {
    let latin = what.zh.starts_with(|c: char| c.is_ascii_alphanumeric());
    format!("{}{}", if latin { " " } else { "" }, what.zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_sentences_whatever_the_kind_is_called() {
        let png = Named { en: "a PNG image", zh: "PNG 图片" };
        assert!(SourceError::Unsupported { what: png }.message_zh().starts_with("这是 PNG 图片，"));
        let word = Named { en: "Word document", zh: " Word 文档" };
        assert!(SourceError::Damaged { what: word }.message_zh().starts_with("此 Word 文档已"));
        let with = Named { en: "an OFD reader to PDF", zh: "用 OFD 阅读器转为 PDF" };
        let convert = SourceError::Convert { what: Named { en: "an OFD file", zh: "OFD 版式文件" }, with };
        assert_eq!(
            convert.message_zh(),
            "这是 OFD 版式文件，不能直接读取。请先用 OFD 阅读器转为 PDF，再打开所得的文件。"
        );
    }
}
