//! The tokens of Rich Text (RTF 1.9, "Contents of an RTF file").

/// A token. Bytes of text have yet to be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'b str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// A byte written in hexadecimal: `\'d5`.
    Coded(u8),
    Text(&'b [u8]),
}

/// The tokens of a file.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Bytes beyond ASCII stand for characters of two bytes, of which the second may look like a control character.
    pairs: bool,
}

impl<'b> Tokens<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, pairs: std::str::from_utf8(bytes).is_err() }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let first = self.peek()?;
        self.at += 1;
        if first == b'\'' {
            let hex = |at: usize| self.bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
            let (Some(high), Some(low)) = (hex(self.at), hex(self.at + 1)) else { return self.next() };
            self.at += 2;
            return u8::try_from(high * 16 + low).ok().map(Token::Coded);
        }
        if !first.is_ascii_alphabetic() {
            // A line end behind a backslash ends a paragraph.
            return Some(if matches!(first, b'\r' | b'\n') { Token::Word("par", None) } else { Token::Symbol(first) });
        }
        let start = self.at - 1;
        while self.peek().is_some_and(|b| b.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?;
        let digits = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        let number = std::str::from_utf8(self.bytes.get(digits..self.at)?).ok().and_then(|n| n.parse::<i32>().ok());
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        while matches!(self.peek()?, b'\r' | b'\n' | 0) {
            self.at += 1;
        }
        let start = self.at;
        self.at += 1;
        match self.bytes.get(start)? {
            b'{' => return Some(Token::Open),
            b'}' => return Some(Token::Close),
            b'\\' => return self.control(),
            _ => self.at = start,
        }
        while let Some(b) = self.peek().filter(|b| !matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)) {
            self.at += if self.pairs && b >= 0x81 { 2 } else { 1 };
        }
        self.at = self.at.min(self.bytes.len());
        self.bytes.get(start..self.at).map(Token::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn tokens_of_a_file() {
        let tokens: Vec<Token<'_>> = Tokens::of(b"{\\rtf1\\b0 a\r\nb\\'d5\\~\\u-100?\\bin3 }}}c}").collect();
        let want = [
            Token::Open,
            Token::Word("rtf", Some(1)),
            Token::Word("b", Some(0)),
            Token::Text(b"a"),
            Token::Text(b"b"),
            Token::Coded(0xD5),
            Token::Symbol(b'~'),
            Token::Word("u", Some(-100)),
            Token::Text(b"?"),
            Token::Word("bin", Some(3)),
            Token::Text(b"c"),
            Token::Close,
        ];
        assert_eq!(tokens, want);
        // The second byte of a character may be a backslash.
        assert_eq!(
            Tokens::of(b"\x8F\x5C\\par").collect::<Vec<_>>(),
            [Token::Text(b"\x8F\x5C"), Token::Word("par", None)]
        );
        assert_eq!(Tokens::of(b"\\").count() + Tokens::of(b"\\'").count() + Tokens::of(b"\\'zz").count(), 1);
    }
}
