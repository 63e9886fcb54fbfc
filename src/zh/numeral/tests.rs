use super::*;

#[test]
fn the_pattern_has_the_characters_of_numerals() {
    let class = regex::Regex::new(PATTERN).unwrap();
    let all = (0..0x1_0000).filter_map(char::from_u32);
    let other: Vec<char> = all.filter(|&c| class.is_match(c.encode_utf8(&mut [0; 4])) != is_numeral(c)).collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn numerals_of_every_dress_are_read() {
    for (text, value, rest) in [
        ("二十一条", 21, "条"),
        ("一百三十三", 133, ""),
        ("二〇二三年", 2023, "年"),
        ("二○二三年", 2023, "年"),
        ("二００六年", 2006, "年"),
        ("二0一0年", 2010, "年"),
        ("二OO六年", 2006, "年"),
        ("一Office", 1, "Office"),
        ("三00元", 3, "00元"),
        ("二Ｏ二三年", 2023, "年"),
        ("一九九0年", 1990, "年"),
        ("二十0", 20, "0"),
        ("一百零六条", 106, "条"),
        ("一百〇七", 107, ""),
        ("十", 10, ""),
        ("两千", 2000, ""),
        ("廿三日", 23, "日"),
        ("卅一", 31, ""),
        ("卌", 40, ""),
        ("壹佰贰拾叁", 123, ""),
        ("貳拾陸", 26, ""),
        ("三万五千", 35_000, ""),
        ("兩萬", 20_000, ""),
        ("三亿二千万", 320_000_000, ""),
        ("三千五百", 3500, ""),
        ("九十七年", 97, "年"),
        ("十一二", 11, "二"),
        ("２０２３年", 2023, "年"),
        ("12a", 12, "a"),
    ] {
        let found = number(text).map(|(value, bytes)| (value, &text[bytes..]));
        assert_eq!(found, Some((value, rest)), "{text}");
    }
    for text in ["", "条", "万一", "99999999999", "九九九九九九九九九九九九", "一二三四五六七八九一二三四五六七八九"]
    {
        assert_eq!(number(text), None, "{text}");
    }
    assert_eq!((whole("一百零三"), whole("一百零三条"), whole("12")), (Some(103), None, Some(12)));
    assert_eq!(counted("二十日起", '日', 3), Some((20, "起")));
    assert_eq!(counted("二十一日起", '日', 2), None);
}

#[test]
fn spaced_numerals() {
    assert_eq!(spaced("二 〇 二 三 年"), Some((2023, "二 〇 二 三".len())));
    assert_eq!(spaced("十 二 章"), Some((12, "十 二".len())));
    assert_eq!(spaced("章"), None);
}

#[test]
fn numerals_of_labels() {
    let of = |text: &str| well_formed(&text.chars().collect::<Vec<_>>());
    for (text, number) in [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("一百零三", 103),
        ("一百一十", 110),
        ("两千零二十三", 2023),
        ("二〇二三", 2023),
        ("一〇五", 105),
        ("〇", 0),
        ("廿三", 23),
        ("卅", 30),
        ("贰佰", 200),
    ] {
        assert_eq!(of(text), Some(number), "{text}");
    }
    for text in ["", "十四五", "三四", "百", "一百五", "十百", "零零", "一百零", "百五", "二三十", "五一", "二廿"]
    {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    for n in (1..=10_000).chain([10_005, 35_000, 99_999]) {
        for text in [to_chinese(n), to_capitals(n)] {
            assert_eq!(whole(&text), Some(n), "{text}");
        }
        assert!(n > 9999 || well_formed(&to_chinese(n).chars().collect::<Vec<_>>()) == Some(n));
    }
    assert_eq!(to_chinese(103), "一百零三");
    assert_eq!(to_chinese(10_005), "一万零五");
    assert_eq!(to_capitals(21), "贰拾壹");
    assert_eq!(to_digits(2031), "二〇三一");
}

#[test]
fn other_numbers_are_written() {
    assert_eq!((to_letters(1, 'a'), to_letters(27, 'A')), ("a".to_owned(), "AA".to_owned()));
    assert_eq!(to_roman(1994), "mcmxciv");
    assert_eq!(
        (to_circled(1), to_circled(20), to_circled(21), to_circled(51)),
        ("①".into(), "⑳".into(), "㉑".into(), "51".into())
    );
    assert_eq!(to_full_width(12), "１２");
    assert_eq!(to_cycle(11, "甲乙丙丁戊己庚辛壬癸"), "甲");
}
