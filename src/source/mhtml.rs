//! Web pages saved with their pictures in one file (MHTML: .mht, and .doc of some sites): a message of several parts,
//! of which one is the page. This file alone names base64.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::text::line_ranges;

/// Messages inside messages are followed so deep.
const DEEPEST: usize = 4;
/// A message's header has no more lines.
const MOST_HEADERS: usize = 200;

/// A page of a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    /// The encoding that the part's header names.
    pub(super) charset: Option<String>,
    /// What other pages call it: its address, and `cid:` with its id.
    pub(super) names: Vec<String>,
    /// The other pages of the message, which this one may show in frames of its text.
    pub(super) others: Vec<Page>,
}

/// The fields of a header that matter.
#[derive(Debug, Default)]
struct Header {
    /// Lower case, without parameters.
    kind: String,
    boundary: Option<String>,
    charset: Option<String>,
    /// Lower case.
    encoding: String,
    /// What other parts call this one.
    names: Vec<String>,
    /// Has the field that every such message has.
    is_message: bool,
    /// Where the body begins.
    body: usize,
}

/// Whether a file is a message of this kind: its first lines are a header that says so.
pub(super) fn is_message(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{FEFF}', '\r', '\n', ' ', '\t']);
    let first = start.lines().next().unwrap_or("");
    // Looked at before the rest: hardly a text begins with the name of a field.
    let field = first.split_once(':').is_some_and(|(name, _)| is_field_name(name));
    field && {
        let header = Header::read(start);
        header.is_message && (header.kind.starts_with("multipart/") || header.kind == "text/html")
    }
}

/// The page of a message: its first part that is a web page and no mere frame of others; `None` where there is none.
pub(super) fn page(text: &str) -> Option<Page> {
    let mut pages = Vec::new();
    collect(text.trim_start_matches(['\u{FEFF}', '\r', '\n', ' ', '\t']), 0, &mut pages);
    let frames = |page: &Page| memchr::memmem::find(&page.bytes.to_ascii_lowercase(), b"<frameset").is_some();
    if pages.first().is_some_and(frames) {
        // The frames stand behind; the longest is what the others lead to.
        let longest = pages.iter().enumerate().filter(|(_, page)| !frames(page)).max_by_key(|(_, p)| p.bytes.len());
        let index = longest.map_or(0, |(index, _)| index);
        return (index < pages.len()).then(|| pages.swap_remove(index));
    }
    let others = pages.split_off(pages.len().min(1));
    pages.pop().map(|page| Page { others, ..page })
}

/// Adds the web pages of a message or part.
fn collect(text: &str, depth: usize, pages: &mut Vec<Page>) {
    let header = Header::read(text);
    let body = text.get(header.body..).unwrap_or("");
    if header.kind.starts_with("multipart/") {
        let Some(boundary) = header.boundary.filter(|_| depth < DEEPEST) else { return };
        for part in parts(body, &boundary) {
            collect(part, depth + 1, pages);
        }
    } else if matches!(header.kind.as_str(), "text/html" | "application/xhtml+xml") {
        let bytes = match header.encoding.as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.as_bytes().to_vec(),
        };
        pages.push(Page { bytes, charset: header.charset, names: header.names, others: Vec::new() });
    }
}

/// What stands between lines that are the boundary. The last part of a message that was cut goes to its end.
fn parts<'t>(body: &'t str, boundary: &str) -> Vec<&'t str> {
    let marker = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut from: Option<usize> = None;
    for at in memchr::memmem::find_iter(body.as_bytes(), marker.as_bytes()) {
        if at > 0 && !body.get(..at).is_some_and(|before| before.ends_with(['\n', '\r'])) {
            continue;
        }
        parts.extend(from.and_then(|from| body.get(from..at)));
        let after = body.get(at + marker.len()..).unwrap_or("");
        let line = after.find('\n').map_or(after.len(), |n| n + 1);
        from = (!after.starts_with("--")).then_some(at + marker.len() + line);
        if from.is_none() {
            return parts;
        }
    }
    parts.extend(from.and_then(|from| body.get(from..)));
    parts
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 60 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

impl Header {
    /// Reads the fields up to the first empty line; those that go on in the next line are put together.
    fn read(text: &str) -> Self {
        let mut header = Self { body: text.len(), ..Self::default() };
        let mut field = String::new();
        for range in line_ranges(text).take(MOST_HEADERS) {
            let line = text.get(range.clone()).unwrap_or("");
            if line.trim().is_empty() {
                let end = text.get(range.end..).unwrap_or("");
                header.body = range.end + if end.starts_with("\r\n") { 2 } else { usize::from(!end.is_empty()) };
                break;
            }
            if !line.starts_with([' ', '\t']) {
                header.take(&std::mem::take(&mut field));
            }
            field.push_str(line);
        }
        header.take(&field);
        header
    }

    fn take(&mut self, field: &str) {
        let Some((name, value)) = field.split_once(':') else { return };
        match name.trim().to_ascii_lowercase().as_str() {
            "content-location" => self.names.push(value.trim().to_owned()),
            "content-id" => self.names.push(format!("cid:{}", value.trim().trim_matches(['<', '>']))),
            "mime-version" => self.is_message = true,
            "content-transfer-encoding" => self.encoding = value.trim().to_ascii_lowercase(),
            "content-type" => {
                let mut pieces = value.split(';');
                self.kind = pieces.next().unwrap_or("").trim().to_ascii_lowercase();
                for (name, value) in pieces.filter_map(|piece| piece.split_once('=')) {
                    let value = value.trim().trim_matches('"').to_owned();
                    match name.trim().to_ascii_lowercase().as_str() {
                        "boundary" => self.boundary = Some(value).filter(|v| !v.is_empty()),
                        "charset" => self.charset = Some(value),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// RFC 2045, 6.7. What is no code stays as it is.
fn quoted_printable(body: &str) -> Vec<u8> {
    let bytes = body.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        match (hex(at), hex(at + 1), bytes.get(at), bytes.get(at + 1)) {
            (Some(high), Some(low), ..) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            // A soft line end.
            (.., Some(b'\r'), Some(b'\n')) => at += 2,
            (.., Some(b'\n'), _) => at += 1,
            _ => out.push(byte),
        }
    }
    out
}

/// RFC 2045, 6.8; of data that was cut or damaged what stands before.
pub(super) fn base64(body: &str) -> Vec<u8> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, config);
    let mut code: Vec<u8> = body.bytes().filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/')).collect();
    if code.len() % 4 == 1 {
        code.pop();
    }
    engine.decode(&code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::SourceKind;
    use crate::source::{SourceText, read};

    const PAGE: &str = "<html><body><h1>临江县供水办法</h1><p>第一条 为了供水，制定本办法。</p></body></html>";

    fn message(encoding: &str, charset: &str, body: &str) -> String {
        format!(
            "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--=_a\"\r\n\r\n\
             A text before.\r\n----=_a\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\
             \r\n{body}\r\n----=_a\r\nContent-Type: image/png\r\n\r\niVBORw0KGgo=\r\n----=_a--\r\n"
        )
    }

    fn quoted(text: &str) -> String {
        let code: Vec<String> = text.bytes().map(|b| format!("={b:02X}")).collect();
        code.chunks(24).map(<[String]>::concat).collect::<Vec<_>>().join("=\r\n")
    }

    fn lines(source: &SourceText) -> Vec<&str> {
        source.lines.iter().map(|line| source.line(line)).collect()
    }

    #[test]
    fn the_page_of_a_message_is_read() {
        let (gbk, ..) = encoding_rs::GB18030.encode(PAGE);
        let gbk = base64::engine::general_purpose::STANDARD.encode(gbk);
        for (message, encoding) in [
            (message("quoted-printable", "", &quoted(PAGE)), "UTF-8"),
            (message("8bit", "; charset=utf-8", PAGE), "UTF-8"),
            (message("base64", ";\r\n charset=\"gb2312\"", &gbk), "GB18030"),
        ] {
            let source = read("a.mht", message.as_bytes()).expect("a page");
            assert_eq!(lines(&source), ["临江县供水办法", "第一条 为了供水，制定本办法。"], "{message}");
            assert_eq!((source.info.kind, source.info.encoding.as_deref()), (SourceKind::Html, Some(encoding)));
        }
    }

    #[test]
    fn the_frames_in_a_page_are_read_where_they_stand() {
        let framed = |src: &str| {
            let main = format!(
                "<html><body><a href=/>首页</a><h1>公报</h1><IFRAME class=x src=\"{src}\"></IFRAME></body></html>"
            );
            let message = message("8bit", "", &main);
            let part =
                "----=_a\r\nContent-Type: text/html\r\nContent-ID: <f1@x>\r\nContent-Location: http://x/t.html\r\n\r\n";
            message.replace("----=_a--", &format!("{part}{PAGE}\r\n----=_a--"))
        };
        for src in ["cid:f1@x", "http://x/t.html"] {
            let source = read("a.mht", framed(src).as_bytes()).expect("a page");
            assert!(lines(&source).contains(&"第一条 为了供水，制定本办法。"), "{:?}", lines(&source));
        }
        let source = read("a.mht", framed("http://x/other.html").as_bytes());
        assert_eq!(source, Err(crate::source::SourceError::Frames { files: "http://x/other.html".to_owned() }));
    }

    #[test]
    fn a_cut_message_gives_what_is_there() {
        let whole = message("quoted-printable", "", &quoted(PAGE));
        let cut = &whole[..whole.find("=8B=A9").unwrap_or(whole.len() / 2)];
        assert!(page(cut).is_some_and(|page| page.bytes.starts_with(b"<html>")));
    }

    #[test]
    fn text_that_only_looks_like_a_header_is_none() {
        assert!(!is_message("From: 县政府\n\n关于放假的通知"));
        assert!(!is_message("Content-Type: text/html\n"));
        assert!(!is_message("临江县供水办法\nMIME-Version: 1.0\nContent-Type: text/html\n\n"));
    }
}
