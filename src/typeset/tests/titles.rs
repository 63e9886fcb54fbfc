//! Rule 2: titles are broken by sense.

use super::*;

#[test]
fn rule_2_titles_are_broken_by_sense() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    assert_eq!(
        lines("云州市人民政府关于印发云州市城市绿化管理办法的通知", &title, 20.0),
        ["云州市人民政府关于印发", "云州市城市绿化管理办法的通知"]
    );
    assert_eq!(
        lines("云州市人民政府关于公布规范性文件清理结果的通知", &title, 18.0),
        ["云州市人民政府关于公布", "规范性文件清理结果的通知"]
    );
    for width in 8..24 {
        for line in lines("云州市人民政府办公室关于印发《云州市湖泊保护若干规定》的通知", &title, width as f32)
        {
            assert!(!line.starts_with('的') && !line.starts_with('》'), "{line}");
            assert!(!line.ends_with("通") && !line.ends_with("关") && !line.ends_with("人民政"), "{line}");
        }
    }
}

#[test]
fn rule_2_titles_do_not_divide_words_of_the_language() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    for (text, words) in [
        ("关于任免李明远等工作人员职务的通知", &["工作人员", "职务"][..]),
        ("临江县乡镇街道蔬菜大棚冬季保温补贴发放办法", &["街道", "蔬菜", "大棚", "冬季", "保温", "补贴", "发放"]),
        ("临江县人民政府关于推动12345政务服务便民热线与110报警服务台联动的意见", &["110报警", "热线"]),
        ("临江县人民政府关于推动 12345 政务服务便民热线与 110 报警服务台联动的意见", &["110 报警", "热线"]),
        ("临江市国民经济和社会发展第十二个五年规划纲要实施情况评估办法", &["第十二个五年"]),
        ("临江县人民政府关于做好第三个三年行动收尾工作的通知", &["第三个三年"]),
        ("关于举办首届葡萄采摘与民俗音乐会活动的公告", &["举办", "葡萄", "民俗", "音乐会", "活动"]),
    ] {
        for em in 12..21 {
            let set = lines(text, &title, em as f32);
            for word in words {
                assert!(set.iter().any(|l| l.contains(word)), "{em}: {word} in {set:?}");
            }
        }
    }
}

#[test]
fn rule_2_titles_divide_no_word_that_the_dictionary_lacks() {
    for align in [Align::Centre, Align::Left] {
        let title = Style { indent: 0.0, align, by_sense: true, ..style() };
        for (text, words) in [
            ("云山市人民政府办公室关于印发云山市取水权有偿使用和交易试行办法的通知", &["取水权", "有偿"][..]),
            ("关于加快推进农业转移人口市民化若干措施的通知", &["市民化"]),
            ("关于举办住宅产业化工作讲座的通知", &["产业化"]),
            ("云山市人民政府关于做好农民工工资支付工作的意见", &["农民工"]),
            ("关于支持新能源汽车下乡若干措施的通知", &["新能源"]),
            ("关于二〇三一年起施行云城市物业管理办法的公告", &["云城市"]),
            ("关于给予张大明等3名同志记三等功奖励的决定", &["张大明"]),
            ("关于做好山西老陈醋等特色产品宣传工作的通知", &["老陈醋"]),
            // The dictionary has 市用, over the end of the place; and 市场 and 市民, which begin no place's name.
            ("云山市人民政府关于印发云山市用能权有偿使用和交易管理办法的通知", &["用能权", "云山市"]),
            ("关于印发云山市用能权有偿使用和交易管理办法的通知", &["用能权", "云山市"]),
            ("《云山市用能权有偿使用和交易管理办法》解读", &["用能权", "云山市"]),
            ("农贸市场管理办法实施情况评估报告", &["农贸市场"]),
            ("云山市民政局关于做好农贸市场周边殡葬用品清理的通知", &["民政局"]),
        ] {
            for em in 11..22 {
                let set = lines(text, &title, em as f32);
                for word in words {
                    assert!(set.iter().any(|l| l.contains(word)), "{em}: {word} in {set:?}");
                }
            }
        }
    }
}

#[test]
fn rule_2_titles_divide_no_date_and_no_figure() {
    for align in [Align::Centre, Align::Left] {
        let title = Style { indent: 0.0, align, by_sense: true, ..style() };
        for (text, whole) in [
            ("云山市人民政府大事记（2031年8月1日至9月30日）", &["2031年8月1日", "9月30日"][..]),
            ("云山市 2031 年 8 月份大事记和重点工作完成情况通报", &["2031 年 8 月份"]),
            ("关于二〇三一年八月一日起施行云山市物业管理办法的公告", &["二〇三一年八月一日"]),
            ("关于下达2031年中央财政农业生产发展资金1200万元预算指标的通知", &["2031年", "中央", "1200万元"]),
            ("关于印发云山市三年行动计划（2031—2033年）实施方案的通知", &["三年", "2031—2033年"]),
        ] {
            for em in 12..22 {
                let set = lines(text, &title, em as f32);
                for part in whole {
                    assert!(set.iter().any(|l| l.contains(part)), "{em}: {part} in {set:?}");
                }
            }
        }
    }
}

#[test]
fn rule_2_no_line_of_a_title_begins_with_its_kind_alone() {
    let title = Style { indent: 0.0, align: Align::Left, by_sense: true, ..style() };
    let text = "关于印发云山市节水管理办法的通知";
    for em in 10..14 {
        let set = lines(text, &title, em as f32);
        assert!(set.iter().all(|line| !line.starts_with("办法")), "{em}: {set:?}");
    }
}

#[test]
fn rule_2_titles_in_a_list_fill_their_lines_and_are_broken_by_sense() {
    let list = Style { indent: 0.0, hang: 1.0, align: Align::Left, by_sense: true, ..style() };
    let text = "云州市人民政府办公室关于支持生物医药产业和纺织服装产业发展的若干措施（云政办发〔2031〕9号）";
    for em in 20..30 {
        let set = lines(text, &list, em as f32);
        assert!(set.len() <= 3 && set[0].chars().count() * 2 >= em, "{em}: {set:?}");
        for word in ["关于", "服装", "若干措施", "云政办发〔2031〕9号"] {
            assert!(set.iter().any(|l| l.contains(word)), "{em}: {word} in {set:?}");
        }
    }
}

#[test]
fn rule_2_a_titles_printed_lines_are_joined_without_a_gap() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    let set = set_em("云州市人民政府 关于保护河湖的通知", &title, 40.0);
    assert!(near(set.lines[0].right - set.lines[0].left, 16.0 * EM), "{:?}", set.lines);
    assert_eq!(lines("云州市人民政府 关于保护河湖的通知", &title, 15.0), ["云州市人民政府", "关于保护河湖的通知"]);
}

#[test]
fn rule_2_offices_that_issue_together_stay_apart_and_are_broken_between() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    let text = "云州市民政局 云州市财政局 关于发放冬季补贴的通知";
    let set = set_em(text, &title, 40.0);
    assert!(near(set.lines[0].right - set.lines[0].left, 23.5 * EM), "{:?}", set.lines);
    assert_eq!(lines(text, &title, 16.0), ["云州市民政局 云州市财政局", "关于发放冬季补贴的通知"]);
    // Printed lines of one title, and a name spread over a line.
    for text in [
        "云州市民政局关于核定 云州市财政局预算的通知",
        "云 州 市 财 政 局 公 告",
        "云州市人民政府 国有资产监督管理委员会关于人员的通知",
    ] {
        let width = text.chars().filter(|c| *c != ' ').count() as f32;
        let set = set_em(text, &title, 40.0);
        assert!(near(set.lines[0].right - set.lines[0].left, width * EM), "{text}: {:?}", set.lines);
    }
}

#[test]
fn rule_2_an_offices_name_is_not_divided_before_its_last_character() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    let text = "云州市人民政府办公室关于转发市水务局等部门《云州市农村供水工程建设与运行管理实施细则》的通知";
    for em in 14..24 {
        let set = lines(text, &title, em as f32);
        assert!(set.iter().any(|l| l.contains("水务局")), "{em}: {set:?}");
    }
}

#[test]
fn rule_2_names_of_places_and_offices_are_kept_where_it_costs_little() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    for (text, names) in [
        ("云州市人大常委会关于批准云州市2030年市级财政决算的决议", &["批准", "云州市2030年"][..]),
        ("云州市人民政府办公室关于调整云州市人民政府安全生产委员会组成人员的通知", &["安全生产委员会"]),
        ("云州市人民政府办公室关于转发市卫生健康委等部门河湖管理工作方案的通知", &["卫生健康委"]),
    ] {
        for em in 16..22 {
            let set = lines(text, &title, em as f32);
            for name in names {
                assert!(set.iter().any(|l| l.contains(name)), "{em}: {name} in {set:?}");
            }
        }
    }
}

#[test]
fn rule_2_no_line_of_a_title_ends_with_about() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    for text in [
        "云州市住房和城乡建设委员会关于执行2031年建设工程管理办法有关问题的通知",
        "云州市住房和城乡建设委员会关于印发《云州市房屋安全管理若干规定》的通知",
    ] {
        for em in 14..24 {
            let set = lines(text, &title, em as f32);
            assert!(set.iter().all(|line| !line.ends_with("关于")), "{em}: {set:?}");
        }
    }
}

#[test]
fn rule_2_titles_are_centred() {
    let title = Style { indent: 0.0, align: Align::Centre, by_sense: true, ..style() };
    let set = set_em("云州市人民政府关于印发云州市城市绿化管理办法的通知", &title, 20.0);
    for line in &set.lines {
        assert!(near(line.left, 20.0 * EM - line.right), "{line:?}");
    }
}
