//! Numbers in English words, as Word counts lists with them.

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// 1st, 2nd, 3rd, 11th.
pub(super) fn ordinal(n: u32) -> String {
    let ending = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// One, Twenty-one; larger numbers in digits.
pub(super) fn cardinal_text(n: u32) -> String {
    capital(&cardinal(n))
}

/// First, Twenty-first; larger numbers in digits.
pub(super) fn ordinal_text(n: u32) -> String {
    let words = cardinal(n);
    let at = words.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = words.split_at(at);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        digits if digits.starts_with(|c: char| c.is_ascii_digit()) => return ordinal(n),
        tens if tens.ends_with('y') => format!("{}ieth", tens.trim_end_matches('y')),
        other => format!("{other}th"),
    };
    capital(&format!("{before}{last}"))
}

fn cardinal(n: u32) -> String {
    let word = |words: &[&str], at: u32| words.get(at as usize).copied().unwrap_or_default().to_owned();
    match n {
        0..=19 => word(&UNITS, n),
        20..=99 if n.is_multiple_of(10) => word(&TENS, n / 10),
        20..=99 => format!("{}-{}", word(&TENS, n / 10), word(&UNITS, n % 10)),
        100..=999 if n.is_multiple_of(100) => format!("{} hundred", word(&UNITS, n / 100)),
        100..=999 => format!("{} hundred {}", word(&UNITS, n / 100), cardinal(n % 100)),
        _ => n.to_string(),
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        let all = |n| (ordinal(n), cardinal_text(n), ordinal_text(n));
        let told = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(all(3), told("3rd", "Three", "Third"));
        assert_eq!(all(12), told("12th", "Twelve", "Twelfth"));
        assert_eq!(all(20), told("20th", "Twenty", "Twentieth"));
        assert_eq!(all(41), told("41st", "Forty-one", "Forty-first"));
        assert_eq!(all(111), told("111th", "One hundred eleven", "One hundred eleventh"));
        assert_eq!(all(1002), told("1002nd", "1002", "1002nd"));
    }
}
