//! Bytes into text: which encoding they are in, and what could not be decoded.
//!
//! The order is by certainty: a byte order mark, then UTF-16 by its shape, then UTF-8 (whose validity is hardly ever
//! an accident), UTF-8 with a few bad bytes, and only then a guess by frequency among the Chinese legacy encodings.

mod mixed;
mod seven_bits;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

pub(crate) use mixed::is_of_two;

/// Text made from bytes.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text, without a byte order mark; bad bytes are U+FFFD.
    pub text: Cow<'a, str>,
    /// The encoding's name.
    pub encoding: &'static str,
    /// How many U+FFFD stand for bytes that could not be decoded.
    pub bad: usize,
}

/// How many bytes are looked at for a guess; more does not change it.
const SAMPLE_BYTES: usize = 256 * 1024;

/// So many bytes are decoded at once.
const PART_BYTES: usize = 4096;

/// Decodes bytes of unknown encoding. Never fails; [`Decoded::bad`] tells how well it went.
pub(crate) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(decoded) = utf32(bytes) {
        return decoded;
    }
    let mut bytes = bytes;
    if let Some((encoding, mark)) = byte_order_mark(bytes) {
        bytes = bytes.get(mark..).unwrap_or_default();
        if !is_belied(encoding, bytes) {
            return decode_as(bytes, encoding);
        }
    }
    if bytes.is_ascii()
        && let Some(decoded) = seven_bits::decoded(bytes)
    {
        return decoded;
    }
    // Most files: looked through once.
    if memchr::memchr(0, bytes).is_none()
        && let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return Decoded { text, encoding: name(UTF_8), bad: 0 };
    }
    if let Some(encoding) = utf16_by_shape(bytes) {
        return decode_as(bytes, encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return decode_as(bytes, UTF_8);
    }
    if let Some(decoded) = mixed::decoded(bytes) {
        return decoded;
    }
    decode_as(bytes, if mostly_utf8(bytes) { UTF_8 } else { legacy(bytes) })
}

/// Whether the bytes behind a byte order mark are plainly in another encoding: a program put it before what it did not
/// convert.
fn is_belied(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding == UTF_8 {
        let other = || !mostly_utf8(bytes) && is_chinese(bytes, &decode_as(bytes, legacy(bytes)));
        return std::str::from_utf8(bytes).is_err() && (mixed::decoded(bytes).is_some() || other());
    }
    // UTF-16 that is UTF-8 by accident has no three bytes of one character, and its ASCII has zeros.
    encoding != GB18030
        && memchr::memchr(0, bytes).is_none()
        && std::str::from_utf8(bytes).is_ok_and(|text| text.chars().filter(|c| *c >= '\u{800}').count() >= 2)
}

/// The text of bytes of unknown encoding.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes).text
}

/// Decodes bytes whose encoding a web page names. The label is believed only when the bytes bear it out: pages that
/// say `gb2312` and are UTF-8 are common.
pub(crate) fn decode_labelled<'a>(bytes: &'a [u8], label: Option<&str>) -> Decoded<'a> {
    let seen = decode(bytes);
    let Some(named) = label.and_then(|l| Encoding::for_label(l.trim().as_bytes())) else { return seen };
    // An encoding that had certain signs is not overruled.
    if (seen.encoding.starts_with("UTF") || seen.encoding == seven_bits::HZ) && seen.bad == 0 {
        return seen;
    }
    // Any bytes are text in an encoding of one byte a character: that they can be decoded says nothing.
    if named.is_single_byte() && is_chinese(bytes, &seen) {
        return seen;
    }
    let named = if named == encoding_rs::GBK { GB18030 } else { named };
    if named == UTF_16LE || named == UTF_16BE {
        return seen;
    }
    let as_named = decode_as(bytes, named);
    if as_named.bad <= seen.bad { as_named } else { seen }
}

/// Whether bytes that are not UTF-8 are Chinese beyond doubt: by the frequencies of their pairs, or by their punctuation
/// where all of their characters but a few are Han.
fn is_chinese(bytes: &[u8], seen: &Decoded<'_>) -> bool {
    if !seen.encoding.eq_ignore_ascii_case("GB18030") && seen.encoding != "Big5" {
        return false;
    }
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == BIG5 || guess == encoding_rs::GBK || guess == GB18030 {
        return true;
    }
    let (mut han, mut others, mut stops) = (0usize, 0usize, 0usize);
    for c in seen.text.chars().filter(|c| !c.is_ascii()) {
        match c {
            char::REPLACEMENT_CHARACTER => {}
            '\u{4E00}'..='\u{9FFF}' => han += 1,
            '\u{3000}'..='\u{301F}' | '\u{FF00}'..='\u{FFEF}' => stops += 1,
            _ => others += 1,
        }
    }
    // One may be cut.
    stops > 0 && han > 0 && (others + seen.bad).saturating_sub(1) * 20 <= han + stops
}

/// UTF-32, which only its mark tells: some programs export it, and the encodings of the web don't have it.
fn utf32(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (big, name) = match bytes.get(..4)? {
        [0xFF, 0xFE, 0, 0] => (false, "UTF-32LE"),
        [0, 0, 0xFE, 0xFF] => (true, "UTF-32BE"),
        _ => return None,
    };
    let unit = |unit: &[u8]| {
        let unit: [u8; 4] = unit.try_into().ok()?;
        char::from_u32(if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) })
    };
    let chars = bytes.get(4..).unwrap_or_default().chunks(4).map(unit);
    let bad = chars.clone().filter(Option::is_none).count();
    let text: String = chars.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some(Decoded { text: Cow::Owned(text), encoding: name, bad })
}

fn byte_order_mark(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if bytes.starts_with(&[0x84, 0x31, 0x95, 0x33]) {
        return Some((GB18030, 4));
    }
    Encoding::for_bom(bytes)
}

fn decode_as<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Decoded { text: Cow::Borrowed(text), encoding: name(encoding), bad: 0 };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Into a part first: what is free behind a text is made ready at every bad byte, and a text may have millions.
    let (mut text, mut part) = (String::with_capacity(bytes.len()), String::with_capacity(PART_BYTES));
    let (mut at, mut bad) = (0, 0);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut part, true);
        at += read;
        text.push_str(&part);
        part.clear();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(_, _) => {
                text.push(char::REPLACEMENT_CHARACTER);
                bad += 1;
            }
        }
    }
    Decoded { text: Cow::Owned(text), encoding: name(encoding), bad }
}

/// The name as people write it; the registry's `gb18030` is the only Chinese one in lower case.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

/// UTF-16 without a mark: nearly all units stand in the few blocks that Chinese text is made of, read one way round and
/// not the other. ASCII in pairs looks like rare characters too, but text that is not UTF-16 holds no zero bytes, and
/// what has none is looked at only where it is not UTF-8.
fn utf16_by_shape(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES) & !1).unwrap_or_default();
    let units = sample.len() / 2;
    let zeros = memchr::memchr(0, sample).is_some();
    if units < 2 || !zeros && (units < 8 || std::str::from_utf8(sample).is_ok()) {
        return None;
    }
    // Line ends, digits and Latin letters are counted twice: 61 00 is a letter one way and a rare character the other.
    let weigh = |unit: u16| match unit {
        0x09..=0x7E if usual_unit(unit) => (1, 2),
        _ => (usize::from(usual_unit(unit)), usize::from(usual_unit(unit))),
    };
    let add = |(usual, weight): (usize, usize), unit: u16| {
        let (u, w) = weigh(unit);
        (usual + u, weight + w)
    };
    let (mut little, mut big) = ((0, 0), (0, 0));
    let (mut rare_little, mut rare_big) = (Rare::default(), Rare::default());
    for pair in sample.chunks_exact(2) {
        let (unit, swapped) = (u16::from_le_bytes([pair[0], pair[1]]), u16::from_be_bytes([pair[0], pair[1]]));
        (little, big) = (add(little, unit), add(big, swapped));
        rare_little.see(unit);
        rare_big.see(swapped);
    }
    let (best, other, rare, encoding) = if little.1 >= big.1 {
        (little, big, rare_little.units, UTF_16LE)
    } else {
        (big, little, rare_big.units, UTF_16BE)
    };
    // Rare characters fit, but tell nothing of the order of bytes; a text is not made of them.
    let fit = best.0 + rare;
    let clear = if zeros { fit * 100 >= units * 95 } else { fit == units && other.0 * 2 < units };
    (clear && rare * 4 <= units && best.1 > other.1).then_some(encoding)
}

/// Units of characters that are rare in official texts, in names of people and places.
#[derive(Default)]
struct Rare {
    units: usize,
    /// The unit before is the first of a pair.
    high: bool,
}

impl Rare {
    fn see(&mut self, unit: u16) {
        let high = std::mem::replace(&mut self.high, (0xD840..=0xD8FF).contains(&unit));
        self.units += match unit {
            0x2E80..=0x2FFF | 0x31C0..=0x31EF | 0x3400..=0x4DBF | 0xF900..=0xFAFF => 1,
            // Both halves of a pair of the planes with ideographs.
            0xDC00..=0xDFFF if high => 2,
            _ => 0,
        };
    }
}

/// Whether a UTF-16 unit is one that Chinese official text is made of.
fn usual_unit(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0C | 0x0D | 0x20..=0x7E | 0xA0..=0xFF
        | 0x2010..=0x2044 | 0x2100..=0x22FF | 0x2460..=0x24FF | 0x2500..=0x26FF
        | 0x3000..=0x303F | 0x3200..=0x33FF | 0x4E00..=0x9FFF | 0xFE30..=0xFE4F | 0xFF01..=0xFF5E | 0xFFE0..=0xFFE6)
}

/// UTF-8 with a few bad bytes: far more valid sequences of two bytes or more than bad ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = weighed(bytes.get(..bytes.len().min(SAMPLE_BYTES * 4)).unwrap_or_default());
    good >= 2 && good >= bad.saturating_mul(4)
}

/// How many characters of three bytes or more bytes have that are taken for UTF-8, and how many bad places. Those of two bytes
/// (C2–DF 80–BF) occur in GBK by accident.
fn weighed(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(good, bad), chunk| {
        let wide = chunk.valid().chars().filter(|c| *c >= '\u{800}').count();
        (good + wide, bad + usize::from(!chunk.invalid().is_empty()))
    })
}

/// The legacy encoding of bytes that are not UTF-8. chardetng takes GBK cut inside a character for a Western encoding;
/// a gazette is Chinese, so all that is not Big5 is read as GB18030, which holds GBK and GB 2312.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    if detector.guess(None, Utf8Detection::Deny) == BIG5 && !is_gb2312(sample) { BIG5 } else { GB18030 }
}

/// So many characters tell GB 2312 from Big5.
const TELLING: usize = 24;

/// Whether the characters of a text all have a second byte as those of GB 2312 have it: of Big5's two in five have a lower one.
/// Tables drawn with lines look like Big5 by the frequencies of their pairs.
fn is_gb2312(bytes: &[u8]) -> bool {
    let (mut at, mut all, mut low) = (0, 0usize, 0usize);
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x81 {
            at += 1;
            continue;
        }
        let Some(&trail) = bytes.get(at + 1) else { break };
        (all, low) = (all + 1, low + usize::from(trail < 0xA1));
        at += 2;
    }
    all >= TELLING && low * 50 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long enough to be typical, with ASCII, line ends and full-width marks.
    fn sample() -> String {
        let lines = [
            "云溪市人民政府公报",
            "云政发〔2031〕5 号",
            "第一条　为规范河道采砂管理，保障防洪和通航安全，制定本办法。",
            "第二条　水务部门负责河道采砂的统一管理和监督检查工作。",
        ];
        lines.join("\n").repeat(8)
    }

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str, bad: usize) {
        let got = decode(bytes);
        assert_eq!((got.encoding, got.bad), (encoding, bad));
        assert_eq!(got.text, text);
    }

    #[test]
    fn a_table_drawn_with_lines_is_no_sign_of_big5() {
        let rule = |ends: &str| ends.chars().map(String::from).collect::<Vec<_>>().join("────────");
        let row = "│1     │云山市慈善总会│5A      │\n";
        let table = format!("{}\n{row}{}\n{row}{}\n", rule("┌┬┬┐"), rule("├┼┼┤"), rule("└┴┴┘"));
        let text = format!("云山市民政局公告\n现将评估等级公布如下：\n{table}");
        check(&encoded(&text, GB18030), "GB18030", &text, 0);
        assert!(is_gb2312(&encoded(&text, GB18030)));
        // Traditional text in Big5 has both kinds of second bytes; of few characters nothing is told.
        assert!(!is_gb2312(&encoded(&"公司註冊處處長現依據本條例公布。".repeat(4), BIG5)));
        assert!(!is_gb2312(&encoded("云山市民政局公告", GB18030)));
    }

    #[test]
    fn each_encoding_is_found() {
        let text = sample();
        check(text.as_bytes(), "UTF-8", &text, 0);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8", &text, 0);
        for big in [false, true] {
            let name = if big { "UTF-16BE" } else { "UTF-16LE" };
            check(&utf16(&text, big), name, &text, 0);
            check(&utf16(&format!("\u{FEFF}{text}"), big), name, &text, 0);
        }
        check(&encoded(&text, GB18030), "GB18030", &text, 0);
        check(&[b"\x84\x31\x95\x33".to_vec(), encoded(&text, GB18030)].concat(), "GB18030", &text, 0);
        let traditional = "公司註冊處處長現依據本條例公布，凡違反規定者，處罰款並監禁。".repeat(4);
        check(&encoded(&traditional, BIG5), "Big5", &traditional, 0);
    }

    #[test]
    fn utf32_is_known_by_its_mark() {
        let text = sample();
        let units = |c: char, big: bool| if big { (c as u32).to_be_bytes() } else { (c as u32).to_le_bytes() };
        for (big, name) in [(false, "UTF-32LE"), (true, "UTF-32BE")] {
            let bytes: Vec<u8> = format!("\u{FEFF}{text}").chars().flat_map(|c| units(c, big)).collect();
            check(&bytes, name, &text, 0);
            assert_eq!(decode(&bytes[..bytes.len() - 1]).bad, 1);
        }
    }

    #[test]
    fn rare_characters_of_four_bytes_are_kept() {
        let text = sample().replace("河道", "𬭎䶮");
        check(&encoded(&text, GB18030), "GB18030", &text, 0);
    }

    #[test]
    fn few_bad_bytes_leave_utf8() {
        let mut bytes = sample().into_bytes();
        bytes.truncate(bytes.len() - 1);
        bytes[30] = 0xFF;
        let got = decode(&bytes);
        assert_eq!(got.encoding, "UTF-8");
        assert_eq!(got.bad, got.text.matches('\u{FFFD}').count());
        assert!(got.bad >= 2);
    }

    #[test]
    fn cut_and_short_gbk_is_gb18030() {
        let mut bytes = encoded(&sample(), GB18030);
        bytes.truncate(bytes.len() - 1);
        let got = decode(&bytes);
        assert_eq!((got.encoding, got.bad), ("GB18030", 1));
        check(&encoded("第五章", GB18030), "GB18030", "第五章", 0);
        check(&encoded("附则", GB18030), "GB18030", "附则", 0);
    }

    #[test]
    fn utf16_without_ascii_or_with_an_odd_byte() {
        let text = "第一章总则第二章管理职责第三章监督检查";
        check(&utf16(text, false), "UTF-16LE", text, 0);
        let mut odd = utf16(&sample(), true);
        odd.push(0x4E);
        assert_eq!(decode(&odd).encoding, "UTF-16BE");
    }

    #[test]
    fn names_with_rare_characters_leave_utf16() {
        let text = "关于任免的通知\n任命张𬭎为市水务局局长；任命李䶮为市教育局副局长；免去王㛃的职务。\n".repeat(3);
        for big in [false, true] {
            let name = if big { "UTF-16BE" } else { "UTF-16LE" };
            check(&utf16(&text, big), name, &text, 0);
            // Without ASCII, too.
            check(
                &utf16("任命张𬭎为市水务局局长任命李䶮为市教育局副局长免去王㛃的职务", big),
                name,
                "任命张𬭎为市水务局局长任命李䶮为市教育局副局长免去王㛃的职务",
                0,
            );
        }
        // Halves of pairs alone are no text.
        let noise: Vec<u8> = (0..400u16).flat_map(|n| (0xD840 + n % 3).to_le_bytes()).collect();
        assert!(utf16_by_shape(&noise).is_none());
    }

    #[test]
    fn a_label_of_one_byte_a_character_is_no_proof() {
        let gbk = encoded(&sample(), GB18030);
        for label in ["iso-8859-1", "windows-1252", "us-ascii", "windows-1251", "x-user-defined"] {
            let got = decode_labelled(&gbk, Some(label));
            assert_eq!((got.encoding, got.text.as_ref()), ("GB18030", sample().as_str()), "{label}");
        }
        // Short, and cut inside a character.
        for text in ["第一条　为了供水，制定本办法。", "<p>附则。</p><p>（略）</p>"] {
            let mut bytes = encoded(text, GB18030);
            assert_eq!(decode_labelled(&bytes, Some("iso-8859-1")).text, text);
            bytes.insert(0, b' ');
            bytes.push(0xB5);
            assert_eq!(decode_labelled(&bytes, Some("iso-8859-1")).encoding, "GB18030", "{text}");
        }
        let big5 = encoded(&"公司註冊處處長現依據本條例公布，凡違反規定者，處罰款並監禁。".repeat(4), BIG5);
        assert_eq!(decode_labelled(&big5, Some("iso-8859-1")).encoding, "Big5");
        // What is what it says stays so.
        for (text, encoding, label) in [
            (
                "Les élèves de l'école préfèrent l'été à Genève, où l'hiver dure longtemps déjà.",
                encoding_rs::WINDOWS_1252,
                "iso-8859-1",
            ),
            (
                "Москва является столицей России, а её жители говорят на русском языке.",
                encoding_rs::WINDOWS_1251,
                "windows-1251",
            ),
        ] {
            assert_eq!(decode_labelled(&encoded(text, encoding), Some(label)).text, text);
        }
    }

    #[test]
    fn ascii_is_utf8_not_utf16() {
        check(b"plain text of even length, no Chinese.\n", "UTF-8", "plain text of even length, no Chinese.\n", 0);
    }

    #[test]
    fn a_label_is_believed_only_when_the_bytes_agree() {
        let text = sample();
        assert_eq!(decode_labelled(text.as_bytes(), Some("gb2312")).encoding, "UTF-8");
        let gbk = encoded(&text, GB18030);
        assert_eq!(decode_labelled(&gbk, Some("gb2312")).encoding, "GB18030");
        assert_eq!(decode_labelled(&gbk, Some("utf-8")).encoding, "GB18030");
        assert_eq!(decode_labelled(&gbk, Some("no such thing")).text, text);
    }
}
