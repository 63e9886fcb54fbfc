//! Instructions that break off are mended: the crate stops at the first bracket without its other half, at a string
//! that never ends, at a line to nowhere, and all that stands behind is lost. Other programs pass over such places.

/// Words of ISO 32000-1, 8.5.2 that build a path, with how many numbers stand before them.
const PATHS: [(&[u8], usize); 7] = [(b"m", 2), (b"l", 2), (b"c", 6), (b"v", 4), (b"y", 4), (b"h", 0), (b"re", 4)];
/// Bytes that are looked through in vain for the ends of strings; from then on a string ends with its line.
const MOST_IN_VAIN: usize = 64 << 20;
/// An instruction with more operands is none.
const MOST_OPERANDS: usize = 32;

/// Instructions that can be read to their end: what no instruction can be made of is left out. Pictures within them go.
pub(super) fn mended(data: &[u8]) -> Vec<u8> {
    let mut mender = Mender {
        rest: data,
        out: Vec::with_capacity(data.len() + 64),
        open: Vec::new(),
        begun: 0,
        count: 0,
        in_vain: 0,
        no_picture_ends: false,
    };
    while mender.step() {}
    // Operands without a word behind them.
    mender.out.truncate(mender.begun);
    mender.out
}

struct Mender<'d> {
    rest: &'d [u8],
    out: Vec<u8>,
    /// Arrays and dictionaries that are open, by what closes them.
    open: Vec<&'static [u8]>,
    /// Where the operands of the next instruction begin, and how many there are.
    begun: usize,
    count: usize,
    /// Bytes that were looked through for an end that was not there.
    in_vain: usize,
    /// No picture ends in what is left.
    no_picture_ends: bool,
}

fn is_blank(c: u8) -> bool {
    c.is_ascii_whitespace() || c == 0
}

fn is_mark(c: u8) -> bool {
    matches!(c, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn line_length(text: &[u8]) -> usize {
    memchr::memchr2(b'\n', b'\r', text).unwrap_or(text.len())
}

impl<'d> Mender<'d> {
    /// Takes what comes first; false at the end.
    fn step(&mut self) -> bool {
        let Some((&first, after)) = self.rest.split_first() else { return false };
        match first {
            c if is_blank(c) => self.rest = after,
            b'%' => drop(self.skip(line_length(self.rest))),
            b'(' => self.string(),
            b'<' if after.first() == Some(&b'<') => self.opens(b"<<", b">>"),
            b'<' => self.hex(),
            b'[' => self.opens(b"[", b"]"),
            b'>' if after.first() == Some(&b'>') => self.closes(b">>"),
            b']' => self.closes(b"]"),
            b'>' | b')' | b'{' | b'}' => self.rest = after,
            b'/' => {
                let length = 1 + word_length(after);
                self.operand(length);
            }
            _ => self.word(),
        }
        true
    }

    fn skip(&mut self, length: usize) -> &'d [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn write(&mut self, text: &[u8]) {
        self.out.extend_from_slice(text);
        self.out.push(b' ');
    }

    /// Counts an operand of the instruction itself, not of an array in it.
    fn counted(&mut self) {
        self.count += usize::from(self.open.is_empty());
    }

    fn operand(&mut self, length: usize) {
        let taken = self.skip(length);
        self.write(taken);
        self.counted();
    }

    fn opens(&mut self, mark: &'static [u8], closes: &'static [u8]) {
        self.skip(mark.len());
        self.write(mark);
        self.open.push(closes);
    }

    fn closes(&mut self, mark: &'static [u8]) {
        self.skip(mark.len());
        if self.open.last() == Some(&mark) {
            self.open.pop();
            self.write(mark);
            self.counted();
        }
    }

    /// (…), with brackets in pairs in it. One that never ends goes to the end of its line, and not over the word that
    /// shows it.
    fn string(&mut self) {
        let (mut depth, mut at) = (0usize, 0);
        let most = if self.in_vain < MOST_IN_VAIN { self.rest.len() } else { line_length(self.rest) };
        while let Some(c) = self.rest.get(at).filter(|_| at < most) {
            match c {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            at += 1;
            if depth == 0 {
                return self.operand(at);
            }
        }
        self.in_vain += at;
        let line = self.rest.get(1..).map_or(0, line_length);
        let inner = self.rest.get(1..1 + line).unwrap_or_default();
        let shown = [&b"Tj"[..], b"TJ", b"'"].iter().find_map(|word| inner.trim_ascii_end().strip_suffix(*word));
        let text = shown.unwrap_or(inner).trim_ascii_end();
        self.skip(1 + text.len());
        self.out.push(b'(');
        for c in text {
            if matches!(c, b'(' | b')') {
                self.out.push(b'\\');
            }
            self.out.push(*c);
        }
        // A \ at its end would take the bracket.
        if text.iter().rev().take_while(|c| **c == b'\\').count() % 2 == 1 {
            self.out.push(b'\\');
        }
        self.write(b")");
        self.counted();
    }

    /// <…>: digits only. One that never ends goes as far as there are digits.
    fn hex(&mut self) {
        let after = self.rest.get(1..).unwrap_or_default();
        let digits = after.iter().take_while(|c| c.is_ascii_hexdigit() || is_blank(**c)).count();
        let ends = |c: &u8| matches!(c, b'>' | b'<' | b'(' | b'\n' | b'\r');
        let length = match after.iter().position(ends) {
            Some(end) if after.get(end) == Some(&b'>') => end + 1,
            _ if after.get(digits) == Some(&b'>') => digits + 1,
            _ => digits,
        };
        let taken = self.skip(1 + length);
        self.out.push(b'<');
        self.out.extend(taken.iter().filter(|c| c.is_ascii_hexdigit()));
        self.write(b">");
        self.counted();
    }

    fn word(&mut self) {
        let length = word_length(self.rest).max(1);
        let word = self.rest.get(..length).unwrap_or_default();
        let number = word.iter().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b'-' | b'+'));
        if number || matches!(word, b"true" | b"false" | b"null") {
            return self.operand(length);
        }
        self.skip(length);
        if word == b"BI" {
            return self.picture();
        }
        while let Some(mark) = self.open.pop() {
            self.write(mark);
            self.counted();
        }
        let leads = PATHS.iter().find(|(path, _)| *path == word).is_none_or(|(_, numbers)| self.count == *numbers);
        if leads && self.count <= MOST_OPERANDS {
            self.write(word);
        } else {
            self.out.truncate(self.begun);
        }
        (self.begun, self.count) = (self.out.len(), 0);
    }

    /// Passes over a picture within the instructions: BI … ID … EI.
    fn picture(&mut self) {
        let rest = if self.no_picture_ends { &[][..] } else { self.rest };
        let ends = memchr::memmem::find_iter(rest, b"EI").find(|at| {
            let blank = |c: Option<&u8>| c.is_none_or(|c| is_blank(*c));
            blank(at.checked_sub(1).and_then(|before| self.rest.get(before))) && blank(self.rest.get(at + 2))
        });
        self.no_picture_ends |= ends.is_none();
        self.skip(ends.map_or(0, |at| at + 2));
        self.open.clear();
        self.out.truncate(self.begun);
        self.count = 0;
    }
}

fn word_length(text: &[u8]) -> usize {
    text.iter().take_while(|c| !is_blank(**c) && !is_mark(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(text: &str) -> String {
        String::from_utf8(mended(text.as_bytes())).expect("the same characters")
    }

    #[test]
    fn sound_instructions_stay() {
        let sound = "BT /F1 12 Tf 1 0 0 1 72 700 Tm [ (a\\)b) -20 <0041> ] TJ /P << /MCID 0 >> BDC ET 1 2 m 3 4 l h S ";
        assert_eq!(mend(sound), sound);
        assert_eq!(mend("(a(b)c) Tj % a comment\nET"), "(a(b)c) Tj ET ");
        assert_eq!(mend(".5 -.5 +3 rg"), ".5 -.5 +3 rg ");
    }

    #[test]
    fn what_has_no_other_half_goes_and_the_rest_stays() {
        for (broken, sound) in [
            ("(a) Tj >> (b) Tj", "(a) Tj (b) Tj "),
            ("(a) Tj ] ) } { > (b) Tj", "(a) Tj (b) Tj "),
            ("[ (a) 20 (b) TJ (c) Tj", "[ (a) 20 (b) ] TJ (c) Tj "),
            ("/P << /MCID 0 BDC (b) Tj", "/P << /MCID 0 >> BDC (b) Tj "),
            ("<zz> Tj <41> Tj", "<> Tj <41> Tj "),
            ("<41 Tj\n<42> Tj", "<41> Tj <42> Tj "),
            ("(a Tj\n(b) Tj", "(a) Tj (b) Tj "),
            ("(a (b Tj\n(c) Tj", "(a \\(b) Tj (c) Tj "),
            ("(a\\", ""),
        ] {
            assert_eq!(mend(broken), sound, "{broken}");
        }
    }

    #[test]
    fn what_never_ends_takes_time_by_its_length() {
        let n = 400_000;
        for (broken, kept) in
            [("(a Tj\n", "(a) Tj "), ("BI ", ""), ("< ", "<> "), ("<zz ", "<> "), ("[ (", "[ ("), ("(\n", "() ")]
        {
            let mended = mend(&format!("{} Tj (b) Tj", broken.repeat(n)));
            assert!(mended.starts_with(kept) || mended == "(b) Tj ", "{broken}: {}", &mended[..20.min(mended.len())]);
        }
    }

    #[test]
    fn paths_need_their_numbers() {
        assert_eq!(mend("1 m 1 2 m 3 l 1 2 3 4 re (a) Tj"), "1 2 m 1 2 3 4 re (a) Tj ");
        assert_eq!(mend("BI /W 1 /H 1 ID \x01(\x02 EI (a) Tj"), "(a) Tj ");
        let many = format!("{}x (a) Tj", "1 ".repeat(40));
        assert_eq!(mend(&many), "(a) Tj ");
    }
}
