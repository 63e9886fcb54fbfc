use super::*;

const LEFT: [&str; 8] = [
    "　　第一条　为了加强供水管理，保障供",
    "水安全，根据有关法律，制定本办法。",
    "　　第二条　本市行政区域内的供水和用",
    "水，适用本办法。",
    "　　第三条　供水应当坚持安全第一、节",
    "约用水的原则，保证水质。",
    "　　鼓励单位和个人采用先进技术，提高",
    "供水水平。",
];
const RIGHT: [&str; 8] = [
    "　　第四条　市水务局负责全市供水的监",
    "督管理，其他部门按照职责分工负责有关",
    "工作。",
    "　　第五条　供水单位应当建立水质检测",
    "制度，每日公布水质，接受公众的监督。",
    "　　第六条　违反本办法的，由市水务局",
    "责令改正，可以处以罚款。",
    "　　第七条　本办法自公布之日起施行。",
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
        assert_eq!(parted(&page), [(2..10, pairs(&LEFT, &RIGHT))], "{count:?}");
    }
}

#[test]
fn a_column_may_end_before_the_other() {
    let two_more = |column: [&'static str; 8], more: [&'static str; 2]| [&column[..], &more].concat();
    let (longer, shorter) = (["　　第八条　节约用水人人有责，应当养", "成好的习惯。"], ["", ""]);
    let (left, right) = (two_more(LEFT, longer), two_more(RIGHT, shorter));
    assert_eq!(parted(&print(Count::Characters, &left, &right)), [(0..10, pairs(&left, &right))]);
    let (left, right) = (two_more(LEFT, shorter), two_more(RIGHT, longer));
    assert_eq!(parted(&print(Count::HalfEm, &left, &right)), [(0..10, pairs(&left, &right))]);
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
        assert_eq!(found, [0..8, next..next + 8], "{end:?}");
    }
}

#[test]
fn few_lines_are_columns_where_the_file_has_them() {
    let page = print(Count::Characters, &LEFT, &RIGHT);
    let file = |pages: usize, end: &[String]| -> Vec<(usize, usize)> {
        let mut lines = Vec::new();
        for _ in 0..pages {
            lines.extend(page.iter().cloned());
            lines.push("—3—".to_owned());
        }
        lines.extend(end.iter().cloned());
        parted(&lines).into_iter().map(|(lines, _)| (lines.start, lines.end)).collect()
    };
    let short = print(Count::Characters, &["（上接第2页）其他有关部门按照职责分"], &["工，做好供水工作。"]);
    assert_eq!(file(SHOWN, &short).last(), Some(&(27, 28)));
    assert_eq!(file(SHOWN - 1, &short).last(), Some(&(9, 17)));
    // Six lines of each show by themselves what they are where a paragraph begins beside one that goes on.
    let six = print(Count::Characters, &LEFT[..6], &RIGHT[..6]);
    assert_eq!(file(0, &six), [(0, 6)]);
    // Where all begin in one line they show nothing, but are of the columns that a page has shown.
    let beside = [RIGHT[3], RIGHT[4], RIGHT[0], RIGHT[1]];
    let four = print(Count::Characters, &[LEFT[0], LEFT[1], LEFT[4], LEFT[5]], &beside);
    assert_eq!(file(1, &four), [(0, 8), (9, 13)]);
    assert!(file(0, &four).is_empty());
    // Cells at the same places are none.
    let cells = print(
        Count::Characters,
        &["《供水管理暂行办法修订草案文本一》"; 6],
        &["予以废止，由新的办法代替其规定内容"; 6],
    );
    assert_eq!(file(1, &cells), [(0, 8)]);
    assert_eq!(file(SHOWN, &cells).last(), Some(&(18, 26)));
}

fn print_owned(left: &[String], right: &[String]) -> Vec<String> {
    let (left, right): (Vec<&str>, Vec<&str>) =
        (left.iter().map(String::as_str).collect(), right.iter().map(String::as_str).collect());
    print(Count::HalfEm, &left, &right)
}

/// Cells of two columns, each broken where its column ends; cells of a row begin in one line, or are set to its middle.
fn rows(cells: &[(&str, &str)], middle: bool) -> Vec<String> {
    let broken = |text: &str| -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        chars.chunks(18).map(|line| line.iter().collect()).collect()
    };
    let set = |(left, right): &(&str, &str)| {
        let (left, right) = (broken(left), broken(right));
        let height = left.len().max(right.len());
        let lines = |cell: Vec<String>| {
            let over = if middle { (height - cell.len()) / 2 } else { 0 };
            let mut lines = vec![String::new(); over];
            lines.extend(cell);
            lines.resize(height, String::new());
            lines
        };
        let (left, right) = (lines(left), lines(right));
        print_owned(&left, &right)
    };
    cells.iter().flat_map(set).collect()
}

#[test]
fn cells_that_are_broken_are_read_along_their_rows() {
    let found = [
        (
            "部分村庄供水管网老化漏损严重，群众反映强烈。",
            "更换老旧管网十二公里，安排专项资金二百万元，年底前完成改造任务。",
        ),
        ("水质检测频次不足，检测结果没有及时向社会公布，接受监督不够。", "每月检测一次，结果在公开栏公布。"),
        (
            "水费收缴不规范，个别乡镇存在搭车收费的现象，加重了群众的负担。",
            "立即停止搭车收费，清退违规收取的费用，追究有关人员的责任。",
        ),
        (
            "二次供水设施管理不到位，水箱清洗不及时。",
            "明确管理单位和责任人，每半年清洗消毒一次，建立台账备查，纳入年度考核。",
        ),
    ];
    let versions = [
        (
            "第一条　供水应当坚持安全第一、保障供给的原则，统筹城乡发展。",
            "第一条　供水应当坚持安全第一、节约用水的原则。",
        ),
        (
            "第二条　市水务局负责全市供水的监督管理工作。",
            "第二条　市水务局负责全市供水和节约用水的监督管理，其他部门做好有关工作。",
        ),
        (
            "第三条　违反本办法规定的，由市水务局责令改正，情节严重的，处以罚款。",
            "第三条　违反本办法的，由市水务局处以罚款。",
        ),
        ("第四条　本办法自2031年5月1日起施行，有效期为五年。", "第四条　本办法自2032年5月1日起施行，有效期为十年。"),
    ];
    for cells in [found, versions] {
        for middle in [false, true] {
            assert!(parted(&rows(&cells, middle)).is_empty(), "{cells:?}");
        }
    }
}

#[test]
fn paragraphs_of_prose_begin_beside_each_other_by_chance() {
    let left = [
        "各县人民政府：",
        "　　今年以来，全市上下深入贯彻落实决",
        "策部署，坚持稳中求进的工作总基调，",
        "粮食生产实现了十二连丰，农民收入稳步",
        "增长。",
        "　　一、夏粮生产",
        "　　全市夏粮播种面积三十二万亩，比上",
        "年增加一点二万亩，总产量再创新高。",
        "各县组织机收队伍一百二十支，完成收割",
        "任务。",
    ];
    let right = [
        "　　二、秋粮生产",
        "　　秋粮长势总体良好，但是部分山区乡",
        "镇遭受旱灾，受灾面积一万三千亩。市财",
        "政安排抗旱资金三百万元，用于打井、修",
        "渠和购置抽水设备，确保旱区群众的饮水",
        "安全和秋粮灌溉。",
        "　　三、下一步工作",
        "　　要继续抓好田间管理，落实病虫害防",
        "治措施，严防秋季森林火灾，确保全年粮",
        "食生产目标任务圆满完成。",
    ];
    assert_eq!(parted(&print(Count::HalfEm, &left, &right)), [(0..10, pairs(&left, &right))]);
}

#[test]
fn cells_as_wide_as_columns_are_read_along_their_rows() {
    let tables: [&[(&str, &str)]; 9] = [
        &[
            ("工作任务", "责任单位及时限"),
            ("改造城东供水管网十二公里", "市水务局，2031年6月底前完成"),
            ("新建城西加压泵站两座工程", "市城投公司，2031年8月底前"),
            ("更换老旧水表一万二千只整", "市供水公司，2031年9月底前"),
        ],
        &[
            ("《供水管理暂行办法》", "予以废止，由新的办法代替"),
            ("《排水管理暂行办法》", "继续有效，五年以后再清理"),
            ("《取水许可暂行办法》", "予以修改，由水务局负责办"),
        ],
        &[("《供水管理暂行办法》", "自2031年5月1日起废止"), ("《排水管理暂行办法》", "自2031年6月1日起废止")],
        &[
            ("擅自接入城市供水管网取水", "处五千元以上二万元以下罚款"),
            ("损坏城市公共供水设施设备", "处一万元以上三万元以下罚款"),
        ],
        &[("江一帆同志任市水务局党组书记局长", "免去其市水务局副局长职务。")],
        &[("1.改造城东供水管网工程", "2.新建城西加压泵站工程"), ("3.更换老旧小区水表工程", "4.清洗城区供水水箱工程")],
        &[("云山市住房和城乡建设委员会", "云山市发展和改革委员会办公室")],
        &[
            ("青萍之水出西山流过城东，", "绕郭穿城几百弯润泽人间。"),
            ("昔日荒滩成沃野稻花飘香，", "今朝绿树满人间鸟语不停。"),
        ],
        &[("供水管网漏损率应当低于百分之十。", "由市水务局负责检查督促落实到位。")],
    ];
    for table in tables {
        let (left, right): (Vec<&str>, Vec<&str>) = table.iter().copied().cycle().take(10).unzip();
        assert!(parted(&print(Count::HalfEm, &left, &right)).is_empty(), "{table:?}");
    }
}

#[test]
fn heads_and_labels_along_the_rows_tell_cells() {
    let with = |row: (&'static str, &'static str), at: usize| {
        let (mut left, mut right) = (LEFT.to_vec(), RIGHT.to_vec());
        left.insert(at, row.0);
        right.insert(at, row.1);
        parted(&print(Count::HalfEm, &left, &right)).len()
    };
    assert_eq!(with(("修订前", "修订后"), 0), 0);
    // A title in a column, and a last line beside another.
    assert_eq!(
        (with(("　　　　供水管理办法", "　　（三）保障供水安全和水质的合格；"), 0), with(("工作。", "水质。"), 8)),
        (1, 1)
    );
    // Numbers that count along the rows, twice.
    let counted = |labels: [(&str, &str); 2]| {
        let (mut left, mut right) = (LEFT.map(str::to_owned), RIGHT.map(str::to_owned));
        for (at, (a, b)) in [2, 5].into_iter().zip(labels) {
            left[at] = format!("　　{a}保障水质和水压的稳定；");
            right[at] = format!("　　{b}保障供水管网的安全；");
        }
        parted(&print_owned(&left, &right)).len()
    };
    assert_eq!(counted([("（一）", "（二）"), ("（三）", "（四）")]), 0);
    assert_eq!(counted([("1.", "2."), ("3．", "4．")]), 0);
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

#[test]
fn columns_may_begin_with_the_heads_of_chapters() {
    let (mut left, mut right) = (LEFT.to_vec(), RIGHT.to_vec());
    left.insert(0, "　　　　　第一章　总则");
    right.insert(0, "　　　　　第三章　供水");
    assert_eq!(parted(&print(Count::HalfEm, &left, &right)), [(0..9, pairs(&left, &right))]);
    // Of two versions the same chapter stands on either side.
    right[0] = "　　　　　第一章　总则";
    assert!(parted(&print(Count::HalfEm, &left, &right)).is_empty());
}

#[test]
fn a_column_that_counts_on_from_the_other_stands_behind_it() {
    let left = [
        "　　第三条　供水应当坚持安全第一、节",
        "约用水的原则，保证水质。",
        "　　第四条　本市行政区域内的供水和用",
        "水，适用本办法的有关规定。",
    ];
    let right = |numbers: [&str; 2]| {
        [
            format!("　　第{}条　供水单位应当建立水质检测", numbers[0]),
            "制度，每日公布水质。".to_owned(),
            format!("　　第{}条　违反本办法的，由市水务局", numbers[1]),
            "责令改正，处以罚款。".to_owned(),
        ]
    };
    let count = |numbers: [&str; 2]| {
        let right = right(numbers);
        parted(&print(Count::HalfEm, &left, &right.each_ref().map(String::as_str))).len()
    };
    assert_eq!(count(["五", "六"]), 1);
    // Articles of another law are cells beside these.
    assert_eq!([count(["八", "九"]), count(["三", "四"]), count(["四", "五"])], [0; 3]);
}

#[test]
fn columns_of_block_paragraphs_are_parted() {
    let left = [
        "供水单位应当建立水质检测制度，定期检",
        "测原水和管网水的水质，并将结果向社会",
        "公布。",
        "",
        "用水单位和个人应当节约用水，保护供水",
        "设施，不得擅自改装公共供水设施。",
        "",
        "县级人民政府应当将供水事业的发展纳入",
        "国民经济和社会发展规划。",
        "",
        "违反规定的，由水务局责令改正，可以处",
        "以罚款。",
        "",
        "水务局应当公布水质，接受群众的监督和",
        "社会的评议。",
    ];
    let right = [
        "水源地应当划定保护区，在保护区内禁止",
        "从事污染水源的活动。",
        "",
        "水厂应当每年检修设备，并且在检修以前",
        "告知用水人，用水人应当为水厂的工作提",
        "供方便，不得妨碍检修。",
        "",
        "供水价格由发展改革部门依照规定的程序",
        "核定，核定以前应当听取意见，必要时举",
        "行听证会，听证的结果应当公开，并且在",
        "网上保存。",
        "",
        "水务局负责解释本办法，并且每年向人民",
        "政府报告本办法的执行情况。",
        "",
    ];
    assert_eq!(parted(&print(Count::HalfEm, &left, &right)), [(0..15, pairs(&left, &right))]);
    // Rows of a table that white space parts begin in one line.
    let cells = [
        ("部分村庄供水管网老化漏损严重，群众反映强烈。", "更换老旧管网十二公里，年底前完成改造任务。"),
        ("水质检测频次不足，检测结果没有及时公布。", "每月检测一次水质，检测结果在公开栏公布。"),
        ("水费收缴不规范，加重了群众的负担和不满。", "立即停止搭车收费，清退收取的全部费用。"),
        ("二次供水设施管理不到位，水箱清洗不及时。", "明确管理单位和责任人，建立台账以备核查。"),
    ];
    let with_blanks: Vec<String> =
        cells.iter().flat_map(|cell| [rows(&[*cell], false), vec![String::new()]].concat()).collect();
    assert!(parted(&with_blanks).is_empty(), "{with_blanks:?}");
}
