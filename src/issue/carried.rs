//! An issue that an exported file carries beside its text: the program that opens the file again reads it as it was understood, with its
//! documents, kinds, origins and doubts. The file says of what text that is; once it was changed, its text counts and nothing else.

use std::ops::Range;

use crate::zh::units;

/// Version of the JSON of an issue; it changes when a field changes its meaning or goes away.
pub const VERSION: u32 = 1;

/// The `meta` of a web page that has the issue: its JSON, compressed (zlib), in Base64.
pub const META: &str = "gongbao-issue";
/// The `meta` that says of what: [`digest`] of all that stands behind the head.
pub const META_OF: &str = "gongbao-issue-of";
/// The part of a Word document that has the issue: its JSON.
pub const PART: &str = "gongbao/issue.json";
/// The part that says of what: [`digest`] of the main part.
pub const PART_OF: &str = "gongbao/issue-of.txt";

/// The file of a book that has the issue: its JSON.
pub const BOOK: &str = "META-INF/gongbao-issue.json";
/// The file that says of what: [`digest`] of the pages of its documents, one behind the other.
pub const BOOK_OF: &str = "META-INF/gongbao-issue-of.txt";

/// The `meta` that says of what, whatever was laid out anew: [`signs_digest`] of all that stands behind the head.
pub const META_SIGNS: &str = "gongbao-issue-signs";
/// What stands over what is in doubt, behind the text.
pub const DOUBTS: &str = "存疑";
/// What is said of it.
pub const DOUBTS_ARE: &str = "以下各处由程序解读，尚无把握，未经人工核对；以原件为准。";
/// Behind the number of a page that begins in the middle of the paragraph below.
const INSIDE: &str = "始于下段中";
/// What a mark says where no page is named.
const GOES_ON: &str = "接续";

/// The mark of a printed page: 〔第3页〕. `inside`: it begins in the middle of the paragraph below.
#[must_use]
pub fn page_mark(page: u32, inside: bool) -> String {
    format!("〔{}{page}{}{}〕", units::NTH, units::PAGE, if inside { INSIDE } else { "" })
}

/// The mark of a seam: 〔接第7页〕.
#[must_use]
pub fn seam_mark(page: Option<u32>) -> String {
    let page = page.map(|page| format!("{}{}{page}{}", units::GOES_ON, units::NTH, units::PAGE));
    format!("〔{}〕", page.as_deref().unwrap_or(GOES_ON))
}

/// Where such marks stand in a text, and whether each is of a seam.
#[must_use]
pub fn marks_in(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    for (at, open) in text.match_indices('〔') {
        let inside = text.get(at + open.len()..).unwrap_or("");
        let Some((inside, _)) = inside.split_once('〕') else { break };
        let seam = inside.strip_prefix(units::GOES_ON);
        let number = seam.unwrap_or(inside).strip_prefix(units::NTH).and_then(|rest| rest.split_once(units::PAGE));
        let is_page = number.is_some_and(|(number, rest)| {
            let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            digits && (rest.is_empty() || rest == INSIDE && seam.is_none())
        });
        if is_page || inside == GOES_ON {
            found.push((at..at + open.len() + inside.len() + '〕'.len_utf8(), seam.is_some()));
        }
    }
    found
}

/// What identifies what a web page shows, however its source is laid out: a digest of its signs, without blanks, tags and what is between the tags
/// of styles and scripts. Signs that are written by their names or numbers are those signs.
#[must_use]
pub fn signs_digest(html: &str) -> String {
    let mut signs = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(tag) = rest.strip_prefix('<') {
            let unseen = ["style", "script"]
                .into_iter()
                .find(|name| tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)));
            let end = unseen.and_then(|name| rest.find(&format!("</{name}"))).unwrap_or(0);
            rest = rest.get(end..).and_then(|from| from.split_once('>')).map_or("", |(_, after)| after);
        } else if let Some((sign, after)) = named_sign(rest) {
            signs.extend(Some(sign).filter(|c| !c.is_whitespace()));
            rest = after;
        } else {
            signs.extend(Some(c).filter(|c| !c.is_whitespace()));
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
    }
    digest(signs.as_bytes())
}

/// The sign that a text begins with by its name or number, and what follows it: &amp;, &#20844;.
fn named_sign(text: &str) -> Option<(char, &str)> {
    const NAMES: [(&str, char); 6] =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
    let (name, after) = text.strip_prefix('&')?.split_once(';').filter(|(name, _)| name.len() <= 10)?;
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => digits.parse().ok(),
    });
    let named = || NAMES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    Some((number.and_then(char::from_u32).or_else(named)?, after))
}

/// What identifies the text that an issue was written as: SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    crate::hash::sha256(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_pages_and_seams_are_found_again() {
        let text =
            format!("{}甲{}乙{}丙{}", page_mark(3, false), seam_mark(Some(7)), page_mark(12, true), seam_mark(None));
        let found: Vec<_> = marks_in(&text).into_iter().map(|(range, seam)| (&text[range], seam)).collect();
        assert_eq!(
            found,
            [("〔第3页〕", false), ("〔接第7页〕", true), ("〔第12页始于下段中〕", false), ("〔接续〕", true)]
        );
        for text in ["云政发〔2031〕7号", "〔第三页〕", "〔第3页起〕", "〔第页〕", "〔接第7页", "〔接续续〕"]
        {
            assert!(marks_in(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_a_page_shows_is_the_same_however_it_is_laid_out() {
        let page = "<body class=\"a\"><h1>公报</h1><p>甲&amp;乙 丙。</p></body>";
        let laid_out = "\n<body>\n  <!-- x -->\n  <h1>\n    公报\n  </h1>\n<style>p{}</style><p id=\"1\">甲&#38;乙\n丙。</p>\n</body>\n";
        assert_eq!(signs_digest(page), signs_digest(laid_out));
        for changed in [page.replace('甲', "丁"), page.replace('。', "，"), page.replace("</p>", "</p><p>戊</p>")]
        {
            assert_ne!(signs_digest(page), signs_digest(&changed), "{changed}");
        }
        assert_eq!(signs_digest("a<b"), signs_digest("a"), "a tag that does not end");
    }
}
