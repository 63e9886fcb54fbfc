//! Readings of characters in pinyin without tones, as they are typed.

use pinyin::ToPinyinMulti;

/// A syllable in ASCII letters. The longest, zhuang, has six.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Syllable {
    letters: [u8; 8],
    len: u8,
}

impl Syllable {
    /// A syllable of the pinyin data, with `umlaut` for its ü; `None` for what is not typed in letters.
    fn new(plain: &str, umlaut: &[u8]) -> Option<Self> {
        let mut syllable = Self::default();
        for c in plain.chars() {
            let letters: &[u8] = match c {
                'ü' => umlaut,
                'ê' => b"e",
                'a'..='z' => &[u8::try_from(c).ok()?],
                _ => return None,
            };
            for letter in letters {
                *syllable.letters.get_mut(usize::from(syllable.len))? = *letter;
                syllable.len += 1;
            }
        }
        (syllable.len > 0).then_some(syllable)
    }

    pub(super) fn letters(&self) -> &[u8] {
        self.letters.get(..usize::from(self.len)).unwrap_or(&[])
    }

    /// How many letters at the start of `rest` can be typed for it: its first letter, the two letters of zh, ch,
    /// sh, all of it, and its first letters where `rest` ends before it does. Ascending.
    pub(super) fn typed_at(&self, rest: &[u8]) -> impl Iterator<Item = usize> + use<> {
        let letters = self.letters();
        let same = letters.iter().zip(rest).take_while(|(a, b)| a == b).count();
        let two = same > 1 && letters.get(1) == Some(&b'h');
        let whole = same == letters.len() || same == rest.len();
        let lengths = [(same > 0).then_some(1), two.then_some(2), whole.then_some(same).filter(|&n| n > 0)];
        let mut last = 0;
        lengths.into_iter().flatten().filter(move |&len| std::mem::replace(&mut last, len) < len)
    }
}

/// All readings of a character, the usual one first; none for what has no reading. ü is typed `v`, and also `u`
/// and, as in passports, `yu`.
pub(super) fn readings(c: char) -> impl Iterator<Item = Syllable> {
    c.to_pinyin_multi().into_iter().flatten().flat_map(|reading| {
        let plain = reading.plain();
        let other = |umlaut: &[u8]| plain.contains('ü').then(|| Syllable::new(plain, umlaut)).flatten();
        [Syllable::new(plain, b"v"), other(b"u"), other(b"yu")].into_iter().flatten()
    })
}

/// What a text is sorted by in a Chinese list: the usual pinyin of each character, then the character.
#[must_use]
pub fn pinyin_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if let Some(syllable) = readings(c).next() {
            key.extend(syllable.letters().iter().map(|&b| char::from(b)));
            // Lower than any letter: 安 (an) comes before 昂 (ang) whatever follows.
            key.push('\u{1}');
        }
        key.push(c);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{pinyin_key, readings};

    #[test]
    fn lists_are_sorted_by_sound() {
        let mut names = ["张三", "昂山", "李四", "安吉", "abc", "安保"];
        names.sort_by_key(|n| pinyin_key(n));
        assert_eq!(names, ["abc", "安保", "安吉", "昂山", "李四", "张三"]);
    }

    #[test]
    fn every_reading_counts() {
        let has = |c, r: &str| readings(c).any(|x| x.letters() == r.as_bytes());
        assert!(has('重', "zhong") && has('重', "chong"));
        assert!(has('行', "xing") && has('行', "hang"));
        assert!(has('长', "chang") && has('长', "zhang"));
        assert!(has('绿', "lv") && has('绿', "lu"));
        assert!(has('女', "nv") && has('略', "lve") && has('绿', "lyu") && !has('路', "lyu"));
        assert_eq!(readings('。').chain(readings('a')).count(), 0);
    }

    #[test]
    fn initials_syllables_and_starts() {
        let typed = |c, rest: &str| readings(c).next().unwrap().typed_at(rest.as_bytes()).collect::<Vec<_>>();
        assert_eq!(typed('水', "shuiwu"), [1, 2, 4]);
        assert_eq!(typed('水', "shu"), [1, 2, 3]);
        assert_eq!(typed('水', "swu"), [1]);
        assert_eq!(typed('文', "wen"), [1, 3]);
        assert_eq!(typed('文', "we"), [1, 2]);
        assert_eq!(typed('文', "wea"), [1]);
        assert_eq!(typed('鹅', "eee"), [1]);
        assert_eq!(typed('文', "x"), [0; 0]);
        assert_eq!(typed('文', ""), [0; 0]);
    }
}
