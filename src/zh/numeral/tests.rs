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

#[test]
fn the_digits_of_each_dress_are_one_to_nine() {
    for dress in ["一二三四五六七八九", "壹贰叁肆伍陆柒捌玖", "壹貳叄肆伍陸柒捌玖", "123456789", "１２３４５６７８９"]
    {
        let values: Vec<Option<u32>> = dress.chars().map(|c| whole(&c.to_string())).collect();
        assert_eq!(values, (1..=9).map(Some).collect::<Vec<_>>(), "{dress}");
        assert!(dress.chars().all(is_digit), "{dress}");
    }
    assert_eq!("弌弍弎两兩".chars().map(chinese_digit).collect::<Vec<_>>(), [1, 2, 3, 2, 2].map(Some));
    assert!("〇○零Ｏ◯".chars().all(|c| chinese_digit(c) == Some(0)));
    assert!("十百万甲aO".chars().all(|c| !is_digit(c)));
    assert_eq!(
        "十拾百佰千仟廿卄卅卌".chars().filter_map(chinese_unit).collect::<Vec<_>>(),
        [10, 10, 100, 100, 1000, 1000, 20, 20, 30, 40]
    );
    assert!("万亿一".chars().all(|c| chinese_unit(c).is_none()) && !is_numeral('万') && is_label('卅'));
}

#[test]
fn digits_of_other_scripts_are_ascii_ones() {
    for zero in ['\u{f20}', '\u{1810}', '\u{660}', '\u{6f0}'] {
        let at = |n: u32| char::from_u32(zero as u32 + n).unwrap();
        assert_eq!((0..10).map(|n| local_digit(at(n))).collect::<String>(), "0123456789");
        let before = char::from_u32(zero as u32 - 1).unwrap();
        assert_eq!([local_digit(before), local_digit(at(10))], [before, at(10)]);
    }
    assert_eq!("a一１".chars().map(local_digit).collect::<String>(), "a一１");
}

#[test]
fn great_units_multiply_all_before_them() {
    for (text, value, rest) in [
        ("一亿", 100_000_000, ""),
        ("十万", 100_000, ""),
        ("一百二十万零五", 1_200_005, ""),
        ("二億三千萬", 230_000_000, ""),
        ("四十二亿", 4_200_000_000, ""),
        ("一千零五十万", 10_500_000, ""),
        // Digits one by one count nothing.
        ("二〇万", 20, "万"),
        ("〇万", 0, "万"),
        ("二〇十", 20, "十"),
        // No digit counts a counted ten.
        ("二廿", 2, "廿"),
        ("二百廿三", 223, ""),
        ("一百〇廿", 120, ""),
    ] {
        assert_eq!(chinese(text).map(|(value, bytes)| (value, &text[bytes..])), Some((value, rest)), "{text}");
    }
    // Beyond 32 bits, at each place where it can happen.
    for text in ["五十亿", "一万亿", "四十二亿九千四百九十六万七千二百九十六", "四二九四九六七二九六"]
    {
        assert_eq!(chinese(text), None, "{text}");
    }
    assert_eq!(whole("四二九四九六七二九五"), Some(u32::MAX));
}

#[test]
fn numerals_have_a_longest() {
    let zeros = |count: usize| format!("{}五", "〇".repeat(count));
    assert_eq!((whole(&zeros(15)), whole(&zeros(16))), (Some(5), None));
    assert_eq!((whole("999999999"), whole("9999999999")), (Some(999_999_999), None));
    // 24 characters of a spaced numeral are looked at.
    assert_eq!(spaced(&format!("二{}十", " ".repeat(22))), Some((20, 1 + 22 + 5)));
    assert_eq!(spaced(&format!("二{}十", " ".repeat(23))), Some((2, 3)));
}

#[test]
fn counted_numerals_have_their_unit() {
    for (text, unit, most, found) in [
        ("2023年起", '年', 4, Some((2023, "起"))),
        ("2023年起", '年', 3, None),
        ("2023月", '年', 4, None),
        ("年", '年', 4, None),
        ("2023", '年', 4, None),
        ("三四二十年", '年', 6, None),
    ] {
        assert_eq!(counted(text, unit, most), found, "{text}");
    }
}

#[test]
fn spaced_numerals_end_with_their_last_character() {
    assert_eq!(spaced("十 二　章"), Some((12, "十 二".len())));
    // Two numerals that would make no third: the first.
    assert_eq!(spaced("十一 二"), Some((11, "十一".len())));
    assert_eq!(spaced(" 三 章"), Some((3, " 三".len())));
}

#[test]
fn labels_are_well_formed() {
    let of = |text: &str| well_formed(&text.chars().collect::<Vec<_>>());
    for (text, number) in [
        ("二〇", 20),
        ("二〇三", 203),
        ("一二三四", 1234),
        ("一千一百", 1100),
        ("一百五十五", 155),
        ("廿一", 21),
        ("一百廿", 120),
        ("三千〇五", 3005),
        ("拾", 10),
        ("廿", 20),
    ] {
        assert_eq!(of(text), Some(number), "{text}");
    }
    for text in [
        "〇五",
        "一二三",
        "一二三四五",
        "一〇三四五",
        "一百一千",
        "一百二百",
        "一千五",
        "三十零",
        "零十",
        "一百百",
        "千",
        "一百零零五",
        "一百二三",
        "百廿",
        "一廿",
        "十廿",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn numbers_are_written_as_people_do() {
    for (n, text) in [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (1101, "一千一百零一"),
        (10_000, "一万"),
        (10_010, "一万零一十"),
        (10_100, "一万零一百"),
        (11_000, "一万一千"),
        (99_999, "九万九千九百九十九"),
        (100_000, "100000"),
    ] {
        assert_eq!(to_chinese(n), text, "{n}");
    }
    assert_eq!([0, 10, 2009].map(to_digits), ["〇", "一〇", "二〇〇九"]);
}

#[test]
fn letters_rings_and_roman_numbers_are_counted() {
    for (n, letters) in [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (53, "aaa"), (260, "zzzzzzzz")] {
        assert_eq!(to_letters(n, 'a'), letters, "{n}");
    }
    for (n, roman) in [(0, ""), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc"), (400, "cd")] {
        assert_eq!(to_roman(n), roman, "{n}");
    }
    assert_eq!([555, 900, 2024, 3999, 5000].map(to_roman), ["dlv", "cm", "mmxxiv", "mmmcmxcix", "mmmcmxcix"]);
    for (n, ring) in [(0, "0"), (2, "②"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "㊱"), (50, "㊿"), (51, "51")]
    {
        assert_eq!(to_circled(n), ring, "{n}");
    }
    assert_eq!([0, 1, 12, 13].map(|n| to_cycle(n, BRANCHES)), ["", "子", "亥", "子"]);
    assert_eq!((stem('甲'), stem('癸'), stem('子')), (Some(1), Some(10), None));
}
