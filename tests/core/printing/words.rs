//! Sentences of the test's own making, of an invented city and its offices.

/// A small deterministic generator (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// `low` to `high`, both included.
    pub fn range(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    pub fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    /// True in `percent` of 100 throws.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

pub const CITIES: &[&str] = &["云台市", "清河市", "南屏州", "望江县", "青岭区", "海安市"];
pub const SERIES: &[&str] = &["云政发", "清政办字", "南府规", "望政函", "青府办发", "海政规"];

const SUBJECTS: &[&str] = &[
    "各级水务主管部门",
    "供水单位",
    "市级财政部门",
    "各镇人民政府",
    "乡镇街道",
    "行业主管部门",
    "项目建设单位",
    "从事养护作业的企业",
    "档案管理机构",
    "市场监督管理部门",
    "教育行政部门",
    "农业农村部门",
    "各有关单位",
    "交通运输部门",
    "城市绿化管理机构",
    "应急管理机构",
    "社区居民委员会",
    "行业协会",
    "公共图书馆",
    "数据管理机构",
    "气象观测站",
    "森林防火指挥机构",
    "渔业养殖户",
    "产业园区管理机构",
    "县级人民政府",
];
const VERBS: &[&str] = &[
    "应当建立健全",
    "负责组织实施",
    "统筹推进",
    "定期开展",
    "依法加强",
    "及时公开",
    "逐步完善",
    "严格落实",
    "不得擅自变更",
    "会同有关部门制定",
    "按照职责做好",
    "积极探索",
    "合理安排",
    "全面推行",
    "优先保障",
    "如实记录",
    "主动接受",
    "加快推进",
    "分类制定",
    "每年至少组织一次",
];
const OBJECTS: &[&str] = &[
    "水质检测制度",
    "安全生产责任制",
    "专项资金的使用和管理",
    "老旧管网更新改造",
    "乡村道路日常养护",
    "公共数据共享开放",
    "古树名木保护名录",
    "应急物资储备目录",
    "校园食品安全检查",
    "雨污分流工程",
    "农产品质量追溯体系",
    "城市公园绿地建设",
    "科普宣传活动",
    "技能人才培训计划",
    "防汛预案演练",
    "固定资产登记手续",
    "养老服务设施运营补助",
    "河道清淤疏浚",
    "信用信息归集",
    "停车设施规划",
    "非物质文化遗产传承",
    "节约用水宣传教育",
    "建筑垃圾资源化利用",
    "夜间经济示范街区",
    "招标投标监督检查",
    "基层文化站建设",
    "渔港航道维护",
    "特色种植基地",
    "病虫害统防统治",
    "电梯维护保养",
];
const CLAUSES: &[&str] = &[
    "提高服务水平",
    "确保按期完成",
    "形成工作合力",
    "并将结果向社会公布",
    "防止发生责任事故",
    "推动提质增效",
    "实现动态管理",
    "减轻企业负担",
    "接受社会监督",
    "不断满足群众需求",
    "做到应保尽保",
    "压实各方责任",
    "保证资金专款专用",
    "建立长效机制",
    "为高质量发展提供支撑",
    "方便群众办事",
    "巩固提升整治成效",
    "健全部门协作机制",
    "完善配套措施",
    "促进城乡融合",
    "强化过程管控",
    "保障运行安全",
    "推广先进经验",
    "培育新的增长点",
    "优化空间布局",
];
const LEADS: &[&str] = &[
    "根据有关法律、法规",
    "结合本地实际",
    "在规定期限内",
    "经本级人民政府批准",
    "到2027年",
    "围绕“水清、岸绿、景美”目标",
    "符合条件的",
    "因不可抗力",
    "自受理之日起15个工作日内",
    "对发现的问题",
];
pub const OFFICES: &[&str] = &[
    "市水务局",
    "市财政局",
    "市教育局",
    "市农业农村局",
    "市交通运输局",
    "市市场监管局",
    "市应急局",
    "市档案馆",
    "市数据局",
    "市园林中心",
    "各县（市、区）人民政府",
];
const NAMES: &[&str] =
    &["陈望舒", "林知远", "周若溪", "许明川", "何青", "沈怀瑾", "陆一鸣", "方采薇", "宋以安", "程野", "顾南星", "唐礼"];
pub const THINGS: &[&str] = &[
    "供水",
    "古树名木保护",
    "公共数据",
    "城市停车",
    "防汛抗旱",
    "乡村道路",
    "校园食品安全",
    "节约用水",
    "河道采砂",
    "建筑垃圾",
    "养老服务",
    "科普场馆",
    "渔港",
    "电梯安全",
];

/// A sentence with its 。
pub fn sentence(d: &mut Dice) -> String {
    let mut s = String::new();
    if d.chance(35) {
        s.push_str(d.pick(LEADS));
        s.push('，');
    }
    s.push_str(d.pick(SUBJECTS));
    s.push_str(d.pick(VERBS));
    s.push_str(d.pick(OBJECTS));
    if d.chance(30) {
        s.push('、');
        s.push_str(d.pick(OBJECTS));
    }
    for _ in 0..d.below(4) {
        s.push('，');
        s.push_str(d.pick(CLAUSES));
    }
    s.push('。');
    s
}

/// One to `most` sentences.
pub fn paragraph(d: &mut Dice, most: usize) -> String {
    (0..d.range(1, most)).map(|_| sentence(d)).collect()
}

/// An item of a list, without its end.
pub fn item(d: &mut Dice) -> String {
    let mut s = format!("{}{}", d.pick(VERBS), d.pick(OBJECTS));
    if d.chance(40) {
        s.push('，');
        s.push_str(d.pick(CLAUSES));
    }
    s
}

/// A heading's words.
pub fn heading(d: &mut Dice) -> String {
    let first = d.pick(&["加强", "完善", "推进", "规范", "健全", "优化", "提升"]);
    let mut s = format!("{first}{}", d.pick(OBJECTS));
    if d.chance(35) {
        s.push('，');
        s.push_str(d.pick(CLAUSES));
    }
    s
}

pub fn chapter(d: &mut Dice, n: usize) -> String {
    if n == 1 {
        "总　则".to_owned()
    } else {
        d.pick(&["规划与建设", "监督管理", "保障措施", "法律责任", "运行维护", "资金管理"]).to_owned()
    }
}

pub fn units(d: &mut Dice, word: &str) -> String {
    let mut offices: Vec<&str> = (0..d.range(1, 4)).map(|_| d.pick(OFFICES)).collect();
    offices.dedup();
    format!("（{word}：{}）", offices.join("、"))
}

pub fn person(d: &mut Dice) -> &'static str {
    d.pick(NAMES)
}

pub fn post(d: &mut Dice) -> String {
    let office = d.pick(&["水务局", "财政局", "教育局", "档案馆", "数据局", "园林绿化中心", "农业技术推广站"]);
    format!("市{office}{}", d.pick(&["局长", "副局长", "主任", "副主任", "总工程师"]))
}

pub fn event(d: &mut Dice) -> String {
    let first = format!(
        "{}{}{}",
        d.pick(&["市长", "市政府", "副市长", "市政府秘书长"]),
        d.pick(&["主持召开", "带队督导", "调研", "出席"]),
        d.pick(OBJECTS)
    );
    let mut s = format!("{first}{}", d.pick(&["工作会议", "推进会", "现场会", "座谈会"]));
    if d.chance(60) {
        s.push('，');
        s.push_str(d.pick(&["听取有关情况汇报", "研究部署下一阶段工作", "察看项目进展情况"]));
    }
    s.push('。');
    if d.chance(40) {
        s.push_str(&format!("{}、{}参加活动。", person(d), person(d)));
    }
    s
}

/// A numeral in Chinese, below 100.
pub fn cn(n: usize) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    match n {
        0..=9 => digits[n].to_string(),
        _ => {
            let tens = if n >= 20 { digits[n / 10].to_string() } else { String::new() };
            let ones = if n.is_multiple_of(10) { String::new() } else { digits[n % 10].to_string() };
            format!("{tens}十{ones}")
        }
    }
}
