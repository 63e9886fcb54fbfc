//! Web pages saved with their pictures in one file (MHTML: .mht, and .doc of some sites): a message of several parts,
//! of which one is the page. This file alone names base64.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::encoding::decode_labelled;
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
    /// It stands by itself in the message, and is no mere resource of another part.
    pub(super) shown: bool,
    /// It was plain text.
    plain: bool,
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

/// What holds a part together with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// Nothing, or parts that are shown one after the other.
    Mixed,
    /// Other parts are its resources, or it is one of another.
    Related,
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

/// The page of a message: its first part that is a web page and no mere frame of others, or plain text where it has no
/// page; `None` where there is neither. Its other parts with text come with it.
pub(super) fn page(text: &str) -> Option<Page> {
    let mut pages = Vec::new();
    let start = text.trim_start_matches(['\u{FEFF}', '\r', '\n', ' ', '\t']);
    collect(start, 0, Within::Mixed, &mut pages);
    let frames = |page: &Page| memchr::memmem::find(&page.bytes.to_ascii_lowercase(), b"<frameset").is_some();
    let mut main = pages.iter().position(|page| !page.plain).unwrap_or(0);
    if pages.get(main).is_some_and(frames) {
        // The frames stand behind; the longest is what the others lead to.
        let longest = pages.iter().enumerate().filter(|(_, page)| !frames(page)).max_by_key(|(_, p)| p.bytes.len());
        main = longest.map_or(main, |(index, _)| index);
    }
    let page = (main < pages.len()).then(|| pages.remove(main))?;
    Some(Page { others: pages, ..page })
}

/// Adds the parts of a message or part that are text.
fn collect(text: &str, depth: usize, within: Within, pages: &mut Vec<Page>) {
    let header = Header::read(text);
    let body = text.get(header.body..).unwrap_or("");
    let plain = header.kind == "text/plain";
    if header.kind.starts_with("multipart/") {
        let Some(boundary) = header.boundary.filter(|_| depth < DEEPEST) else { return };
        let mut inner = Vec::new();
        let within = if header.kind == "multipart/related" { Within::Related } else { within };
        for part in parts(body, &boundary) {
            collect(part, depth + 1, within, &mut inner);
        }
        // Of several forms of the same the page counts.
        if header.kind == "multipart/alternative" && inner.iter().any(|page| !page.plain) {
            inner.retain(|page| !page.plain);
        }
        pages.append(&mut inner);
    } else if plain || matches!(header.kind.as_str(), "text/html" | "application/xhtml+xml") {
        let bytes = match header.encoding.as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.as_bytes().to_vec(),
        };
        let (bytes, charset) = if plain { as_page(&bytes, header.charset.as_deref()) } else { (bytes, header.charset) };
        let shown = within == Within::Mixed;
        pages.push(Page { bytes, charset, names: header.names, others: Vec::new(), shown, plain });
    }
}

/// Plain text as a page of its lines.
fn as_page(bytes: &[u8], charset: Option<&str>) -> (Vec<u8>, Option<String>) {
    let text = decode_labelled(bytes, charset).text;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| format!("<p>{}</p>", line.replace('&', "&amp;").replace('<', "&lt;")));
    (lines.collect::<String>().into_bytes(), Some("utf-8".to_owned()))
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
            "content-transfer-encoding" => self.encoding = without_comments(value).trim().to_ascii_lowercase(),
            "content-type" => {
                let value = without_comments(value);
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

/// A field without the comments in it, which stand in brackets outside of quotation marks (RFC 822, 3.4.3).
fn without_comments(value: &str) -> String {
    let (mut depth, mut quoted) = (0usize, false);
    let keeps = |c: &char| {
        quoted ^= *c == '"' && depth == 0;
        match c {
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    value.chars().filter(keeps).collect()
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
    fn parts_beyond_those_that_are_read_are_counted() {
        let part = |n: usize| format!("<html><body><p>第{n}个附页。</p></body></html>");
        let parts: Vec<String> = (0..50).map(part).collect();
        let mut all = vec![("text/html; charset=utf-8", PAGE)];
        all.extend(parts.iter().map(|part| ("text/html; charset=utf-8", part.as_str())));
        let source = read("a.mht", parted("related", &all).as_bytes()).expect("a page");
        let counted = source.diagnostics.iter().find(|d| d.code == "unread-parts").expect("it is said");
        assert!(counted.message.contains(" 10 个"), "{}", counted.message);
    }

    /// A message of parts, each with its header.
    fn parted(kind: &str, parts: &[(&str, &str)]) -> String {
        let head = format!("MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=\"B\"\r\n\r\n");
        let part = |(header, body): &(&str, &str)| format!("--B\r\nContent-Type: {header}\r\n\r\n{body}\r\n");
        head + &parts.iter().map(part).collect::<String>() + "--B--\r\n"
    }

    #[test]
    fn all_parts_with_text_are_read_or_said() {
        const OTHER: &str = "<html><body><h1>临江县用水办法</h1><p>第一条 为了用水，制定本办法。</p></body></html>";
        const HTML: &str = "text/html; charset=utf-8";
        const PLAIN: &str = "text/plain; charset=utf-8";
        let read = |kind: &str, parts: &[(&str, &str)]| {
            let source = read("a.mht", parted(kind, parts).as_bytes()).expect("a page");
            let said: Vec<String> = source.diagnostics.iter().map(|d| format!("{} {}", d.code, d.message)).collect();
            (lines(&source).join("|"), said.join("\n"))
        };
        let page = "临江县供水办法|第一条 为了供水，制定本办法。";
        let (text, said) = read("related", &[(HTML, PAGE), (HTML, OTHER)]);
        assert_eq!(text, page);
        assert!(said.contains("unread-file") && said.contains("第一条 为了用水，制定本办法。"), "{said}");
        let (text, said) = read("related", &[(PLAIN, "平文 <部分>。"), (HTML, PAGE)]);
        assert_eq!(text, page);
        assert!(said.contains("平文 <部分>。"), "{said}");
        let (text, said) = read("mixed", &[(PLAIN, "请见下文。"), (HTML, PAGE), (HTML, OTHER)]);
        assert_eq!(text, format!("{page}|请见下文。|临江县用水办法|第一条 为了用水，制定本办法。"));
        assert_eq!(said, "");
        // Forms of the same, and a message that has no page.
        assert_eq!(read("alternative", &[(PLAIN, "供水办法 第一条"), (HTML, PAGE)]), (page.to_owned(), String::new()));
        assert_eq!(read("mixed", &[(PLAIN, "平文。\r\n二行。")]).0, "平文。|二行。");
        assert_eq!(read("related", &[("text/html (a (b) comment); charset=\"utf-8\" (c)", PAGE)]).0, page);
        assert_eq!(without_comments("a (b\"c) d=\"(e)\"; f)"), "a  d=\"(e)\"; f)");
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
