use super::*;

#[test]
fn other_code_points_of_a_character_are_it() {
    assert!(RADICALS.len() > 50 && RADICALS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let read: String = "⼈⺠⻓⻑⻔⽔⼟\u{F967}\u{F9BE}︵一︶︑︒︱".chars().map(whole_char).collect();
    assert_eq!(read, "人民长長门水土不料（一）、。—");
    // Radicals that are no characters of their own, and characters that only look alike, stay.
    assert_eq!("⺡⺾㎡①ｏ".chars().map(whole_char).collect::<String>(), "⺡⺾㎡①ｏ");
}

#[test]
fn width_space_and_look_alikes_are_one() {
    assert_eq!(folded("　ＡＢ c１２（试 行）"), "abc12(试行)");
    assert_eq!(folded("水政办〔2031〕7号"), folded("水政办［２０３１］ 7 号"));
    assert_eq!(folded("“甲”—乙"), "\"甲\"-乙");
    assert_eq!(folded("\u{2f83}\u{f9d1}①㎡"), "自六1m2");
    assert_eq!(folded("\u{feff}\u{200b}\r\n\t"), "");
    assert_eq!(folded("「條」"), "[條]");
}

#[test]
fn places_are_those_of_the_source() {
    let mut seen = Vec::new();
    fold_each("　甲 ㎡乙", |at, c| seen.push((at, c)));
    assert_eq!(seen, [(3, '甲'), (7, 'm'), (7, '2'), (10, '乙')]);
}

#[test]
fn both_scripts_and_radicals_are_one() {
    assert_eq!(plain("條例說明會辦後於"), "条例说明会办后于");
    assert_eq!(plain_folded("⼈⺠⽔⽉⻛⻓"), "人民水月风长");
    assert_eq!(plain_folded("二○二四年"), "二〇二四年");
    assert_eq!(plain("〇一二"), "〇一二");
}

#[test]
fn quotation_marks_are_passed_over_by_what_is_looked_for() {
    for quoted in
        ["“十二五”规划", "「十二五」规划", "『十二五』規劃", "\"十二五\"规划", "‘十二五’规划", "＂十二五＂规划"]
    {
        assert_eq!(plain_folded(quoted), "十二五规划", "{quoted}");
    }
    // Ids that are stored rest on the fold that keeps them.
    assert_eq!(folded("“十二五”"), "\"十二五\"");
    assert_eq!(plain_folded("国发「2031」5号"), "国发[2031]5号");
    assert_eq!(plain_folded("国发『２０３１』5号"), "国发[2031]5号");
    assert_eq!(plain_folded("「20310」「甲2031」「2031"), "20310甲20312031");
    assert_eq!(plain_folded("〔十二五〕《甲》"), "[十二五]《甲》");
}

#[test]
fn same_words_same_key() {
    assert_eq!(key("关于（2023—2025 年）的通知"), key("关于(2023-2025年)的通知"));
    assert_eq!(key("甲发【2023】 7 号"), key("甲发〔2023〕7号"));
    assert_eq!(tight("国 家  应 急 Open Day 预案"), "国家应急 Open Day 预案");
    assert!(likeness("关于印发方案的通知", "关于印发的方案的通知") > 0.9);
    assert!(likeness("甲乙", "丙丁") < 0.1);
}

#[test]
fn folding_keeps_the_way_back() {
    let source = "（牽头 單位：甲局）　后";
    let mut f = Folded::default();
    f.read(source);
    assert_eq!(f.text, "(牵头单位:甲局)后");
    let at = f.text.find("甲局").unwrap();
    assert_eq!(&source[f.source(source, at..at + 6)], "甲局");
    assert_eq!(&source[f.source(source, 0..f.text.find('后').unwrap())], "（牽头 單位：甲局）");
    assert_eq!(f.source(source, f.text.len()..f.text.len()), source.len()..source.len());
}

#[test]
fn marks_of_several_forms_are_one() {
    for (forms, one) in [
        ("〔【［﹝〖", '['),
        ("〕】］﹞〗", ']'),
        ("“”„〝〞＂「」『』", '"'),
        ("‘’＇", '\''),
        ("‐‑‒–—―－─━−﹣", '-'),
        ("・•‧∙･", '·'),
        ("～〜∼", '~'),
        ("∶︰﹕：", ':'),
        ("﹔；", ';'),
        ("﹐，", ','),
        ("﹙（", '('),
        ("﹚）", ')'),
        ("｡", '。'),
        ("､", '、'),
        ("！", '!'),
        ("Ａ", 'A'),
        ("０", '0'),
    ] {
        assert!(forms.chars().all(|c| mark(c) == one), "{forms}");
    }
    assert_eq!("。、《》字a".chars().map(mark).collect::<String>(), "。、《》字a");
    assert_eq!(('!'..='~').map(widened).map(mark).collect::<String>(), ('!'..='~').collect::<String>());
    assert_eq!("a1,~".chars().map(widened).collect::<String>(), "ａ１，～");
    assert_eq!("字 。".chars().map(widened).collect::<String>(), "字 。");
}

#[test]
fn vertical_forms_are_the_marks_that_they_turn() {
    let read = |text: &str| text.chars().map(whole_char).collect::<String>();
    assert_eq!(read("︐︑︒︓︔︕︖"), "，、。：；！？");
    assert_eq!(read("︰︱︲︵︶︷︸︹︺︻︼︽︾﹁﹂﹃﹄"), "：——（）｛｝〔〕【】《》「」『』");
    assert_eq!(read("\u{2e80}\u{2f00}\u{2fd5}\u{fad9}"), "\u{2e80}一龠龎");
}

#[test]
fn what_leaves_no_ink_is_folded_away() {
    for c in
        "\0\u{1f} \u{7f}\u{a0}\u{ad}\u{3000}\u{2000}\u{200f}\u{2028}\u{202f}\u{205f}\u{206f}\u{feff}\u{fe00}\u{fe0f}"
            .chars()
    {
        assert_eq!(folded(&c.to_string()), "", "{c:?}");
    }
    assert_eq!(folded("!~㐀䶿一鿿\u{20000}、。《》"), "!~㐀䶿一鿿\u{20000}、。《》");
    assert_eq!(folded("ＡÀ①"), "aà1");
    assert_eq!(plain_folded("○◯〇"), "〇〇〇");
}

#[test]
fn keys_have_one_dash_for_several() {
    assert_eq!(key("甲——乙－丙"), "甲-乙-丙");
    assert_eq!(key("‘甲’、“乙”。"), "\"甲\",\"乙\".");
    assert_eq!(key("｡､"), ".,");
    let mut joined = String::from("甲-");
    push_key(&mut joined, "—乙 丙");
    assert_eq!(joined, "甲-乙丙");
    assert_eq!(key_chars("甲—".chars().chain("—乙".chars())).collect::<String>(), "甲-乙");
}

#[test]
fn titles_on_one_line_keep_the_space_beside_latin_words() {
    for (text, one_line) in [
        ("水 务 局", "水务局"),
        ("Open　Day", "Open Day"),
        ("甲 A 乙", "甲 A 乙"),
        (" A 甲 ", "A 甲"),
        ("A ，甲", "A，甲"),
        ("5 年 3 月", "5 年 3 月"),
    ] {
        assert_eq!(tight(text), one_line);
    }
    assert_eq!((compact(" 甲\t乙　\u{200b}丙"), inked(" 甲 乙").collect::<String>()), ("甲乙丙".into(), "甲乙".into()));
}

#[test]
fn likeness_is_of_what_both_have_in_order() {
    for (a, b, alike) in [
        ("甲乙丙丁", "甲乙丙丁", 1.0),
        ("甲乙丙丁", "甲丙", 4.0 / 6.0),
        ("甲乙", "乙甲", 0.5),
        ("甲甲", "甲", 2.0 / 3.0),
        ("甲", "", 0.0),
        ("", "甲", 0.0),
        ("甲乙", "丙丁", 0.0),
    ] {
        assert!((likeness(a, b) - alike).abs() < 1e-6, "{a} {b}");
    }
    // What stands behind the first 160 characters is not looked at.
    let long = "甲".repeat(160);
    assert!((likeness(&format!("{long}乙"), &format!("{long}丙丁")) - 1.0).abs() < 1e-6);
}

#[test]
fn the_facts_text_is_narrow_and_plain() {
    assert_eq!(narrowed("Ａ１（條）\u{ad}○◯　“辦”～•⼈\u{f967}"), "A1(条)〇〇“办”~•人不");
    assert_eq!(narrowed("「甲」『乙』‘丙’・‧、。〔〕"), "「甲」『乙』‘丙’・‧、。[]");
}

#[test]
fn places_lead_to_the_source_and_back() {
    let source = "　甲 乙（丙）";
    let mut folded = Folded::default();
    folded.read("旧文");
    folded.read(source);
    assert_eq!(folded.text, "甲乙(丙)");
    let of = |from: &str| source.find(from).unwrap();
    for (from, at) in [("甲", 0), ("乙", 3), ("（", 6), ("丙", 7)] {
        assert_eq!(folded.folded(of(from)), at, "{from}");
    }
    assert_eq!((folded.folded(0), folded.folded(source.len())), (0, folded.text.len()));
    assert_eq!(&source[folded.source(source, 0..6)], "甲 乙");
    assert_eq!(&source[folded.source(source, 6..11)], "（丙）");
    let empty = folded.source(source, 3..3);
    assert_eq!(empty, of("乙")..of("乙"));
}
