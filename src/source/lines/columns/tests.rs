use super::*;

const LEFT: [&str; 6] = [
    "　　第一条　为了加强供水管理，保障供",
    "水安全，根据有关法律，制定本办法。",
    "　　第二条　本市行政区域内的供水和用",
    "水，适用本办法。",
    "　　第三条　供水应当坚持安全第一、节",
    "约用水的原则，保证水质。",
];
const RIGHT: [&str; 6] = [
    "　　第四条　市水务局负责全市供水的监",
    "督管理，其他部门按照职责分工负责有关",
    "工作。",
    "　　第五条　供水单位应当建立水质检测",
    "制度，每日公布水质，接受公众的监督。",
    "　　第六条　本办法自公布之日起施行。",
];

/// Two columns as a tool prints them that counts places in this way.
fn print(count: Count, left: &[&str], right: &[&str]) -> Vec<String> {
    let places = |text: &str| text.chars().map(|c| count.of(c)).sum::<usize>();
    let edge = 21 * count.unit();
    let line = |(left, right): (&&str, &&str)| {
        let blank = if right.is_empty() { 0 } else { edge.saturating_sub(places(left)) };
        format!("{left}{}{right}", " ".repeat(blank))
    };
    left.iter().zip(right).map(line).collect()
}

/// Bands, each with its lines and what stands in either column of them.
type Parted = Vec<(Range<usize>, Vec<(String, String)>)>;

fn parted(lines: &[String]) -> Parted {
    let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
    let cut = |band: &Band| {
        let parts = band.lines.clone().zip(&band.cuts).map(|(at, cut)| {
            let (left, right) = texts[at].split_at(*cut);
            (left.trim_end().to_owned(), right.to_owned())
        });
        (band.lines.clone(), parts.collect())
    };
    find(&texts).iter().map(cut).collect()
}

fn pairs(left: &[&str], right: &[&str]) -> Vec<(String, String)> {
    left.iter().zip(right).map(|(left, right)| ((*left).to_owned(), (*right).to_owned())).collect()
}

#[test]
fn columns_are_parted_however_the_tool_counts() {
    for count in [Count::Characters, Count::HalfEm] {
        let mut page = vec!["　　　　　　　　　　　　　　　云山市供水管理办法".to_owned(), String::new()];
        page.extend(print(count, &LEFT, &RIGHT));
        page.extend(["".to_owned(), "　　　　　　　　　　　　　　　　　　—3—".to_owned()]);
        assert_eq!(parted(&page), [(2..8, pairs(&LEFT, &RIGHT))], "{count:?}");
    }
}

#[test]
fn a_column_may_end_before_the_other() {
    let (mut left, mut right) = (LEFT, RIGHT);
    (left[5], right[5]) = ("约用水的原则。", "");
    assert_eq!(parted(&print(Count::Characters, &left, &right)), [(0..6, pairs(&left, &right))]);
    left[5] = "";
    right[5] = RIGHT[5];
    assert_eq!(parted(&print(Count::HalfEm, &left, &right)), [(0..6, pairs(&left, &right))]);
}

#[test]
fn each_page_has_its_columns() {
    for end in ["\u{c}", "—3—", "第 3 页"] {
        let mut lines = print(Count::Characters, &LEFT, &RIGHT);
        if end != "\u{c}" {
            lines.push(end.to_owned());
        }
        let next = lines.len();
        let again = print(Count::Characters, &LEFT, &RIGHT);
        lines.extend(
            again.into_iter().enumerate().map(|(n, l)| if n == 0 && end == "\u{c}" { format!("{end}{l}") } else { l }),
        );
        let found: Vec<Range<usize>> = parted(&lines).into_iter().map(|band| band.0).collect();
        assert_eq!(found, [0..6, next..next + 6], "{end:?}");
    }
}

#[test]
fn few_lines_are_columns_where_the_file_has_them() {
    let page = print(Count::Characters, &LEFT, &RIGHT);
    let short = print(Count::Characters, &["（上接第2页）其他有关部门按照职责分"], &["工，做好供水工作。"]);
    let file = |pages: usize| -> Vec<String> {
        let mut lines = Vec::new();
        for _ in 0..pages {
            lines.extend(page.iter().cloned());
            lines.push("—3—".to_owned());
        }
        lines.extend(short.iter().cloned());
        lines
    };
    assert_eq!(parted(&file(SHOWN)).last().map(|band| band.0.clone()), Some(21..22));
    assert_eq!(parted(&file(SHOWN - 1)).last().map(|band| band.0.clone()), Some(7..13));
}

#[test]
fn what_is_no_prose_in_two_columns_stays() {
    let table = [
        "序号    项目名称                责任单位",
        "1       供水管网改造工程        水务局",
        "2       水厂深度处理工程        水务局",
        "3       河道清淤工程            城管局",
        "4       城区内涝治理工程        住建局",
        "5       污水处理厂扩建工程      环保局",
    ];
    let contents = [
        "云山市人民政府关于印发供水管理办法的通知                3",
        "云山市人民政府关于加强节约用水工作的意见                5",
        "云山市人民政府关于公布重要水源地的通知                 12",
        "云山市水务局关于开展供水检查的通知                     15",
        "云山市人民政府大事记                                   18",
    ];
    let list = [
        "江一帆    市水务局局长        柳　青    市财政局副局长",
        "何　川    市供水公司经理      卢　平    市住建局科长",
        "程　远    市审计局副局长      白　洁    市环保局科员",
        "石　磊    市城管局局长        林　立    市发改委主任",
        "陶　然    市统计局局长        温　和    市商务局副局长",
    ];
    let signed =
        ["　　请认真贯彻执行。", "", "　　　　　　　　　　　云山市人民政府", "　　　　　　　　　　　2031年3月2日"];
    for text in [&table[..], &contents, &list, &signed] {
        let lines: Vec<String> = text.iter().map(|line| (*line).to_owned()).collect();
        assert!(parted(&lines).is_empty(), "{text:?}");
    }
}
