//! What speaks for a document's beginning at a place, and what against it.

use super::{Rule, bar, info, rule};
use crate::issue::{RuleInfo, Stage};

/// What a candidate was found by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Found {
    /// A line that is a document number.
    #[default]
    Number,
    /// A line with number and title: 某署公告2031年第2号（关于…的公告）.
    NumberAndTitle,
    /// A line with a title and its number before or behind it: 某发〔2031〕7号　关于…的通知.
    NumberBesideTitle,
    /// A title that the contents list.
    ListedTitle,
    /// A line that names those whom the document is sent to, under a title.
    Addressee,
    /// The note of an adoption under a title.
    Adoption,
    /// A day in brackets under a title.
    DayNote,
    /// The first day of a chronicle under its title.
    Chronicle,
    /// The first chapter or article of a rule that stands alone.
    FirstArticle,
    /// A day under an office with what it issues.
    DayUnderOffice,
    /// A title in the midst of a report, with the sign-off of its office below.
    Reported,
    /// A file that is a document of its own.
    File,
    /// The top of a text in which nothing else begins.
    Top,
}

impl Found {
    /// Neither numbered nor listed: told by its form alone.
    pub(crate) fn by_form(self) -> bool {
        !matches!(
            self,
            Self::Number | Self::NumberAndTitle | Self::NumberBesideTitle | Self::ListedTitle | Self::File | Self::Top
        )
    }
}

/// What is seen at a candidate.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    pub found: Found,
    pub number: bool,
    pub title: bool,
    /// The title begins with an office or with what it does.
    pub acts: bool,
    /// The title begins with the office that issues it.
    pub issuer: bool,
    /// The title stands in brackets.
    pub bracketed: bool,
    pub red: bool,
    pub addressee: bool,
    /// The contents list it, by its number or title.
    pub listed: bool,
    /// Its title is, character for character, the listed one.
    pub exact: bool,
    /// What is like the listed title is the name of an office, and no more.
    pub office_alone: bool,
    /// Its number is listed, but that document begins elsewhere.
    pub taken: bool,
    /// Its number counts orders or announcements.
    pub order: bool,
    /// Its number names the paper: 第2458號政府公告.
    pub names_paper: bool,
    /// The text before it has ended.
    pub after_end: bool,
    /// The text before it was signed, or nothing stands before it.
    pub after_day: bool,
    /// Short bare lines stand around it, as in a table or list.
    pub in_list: bool,
    /// A text before it, in the same document, names its title in 《》 or issues and attaches texts.
    pub issued: bool,
    /// A court's paper within the report of a case.
    pub in_case: bool,
}

const fn head(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Head, zh, en)
}

/// What a head must have in its favour.
pub(crate) const ENOUGH: f32 = 5.0;

const NOTICE: &str =
    "云山市人民政府关于加强供水管理的通知\n云政发〔2023〕7号\n\n各县人民政府：\n　　请认真贯彻执行。\n";
const LETTER: &str = "云山市水务局关于开展检查的通知\n\n各县人民政府：\n　　请认真贯彻执行。\n";
const RULE: &str = "云山市供水管理办法\n\n第一条　为了加强管理，制定本办法。\n第二条　本办法自公布之日起施行。\n";
const TWO: &str = "云政发〔2023〕7号\n云山市人民政府关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n　　　　　　云山市人民政府\n　　　　　　2023年8月7日\n云山市水务局关于开展检查的通知\n各县人民政府：\n　　请认真贯彻执行。\n";
const ORDER: &str = "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n";
const ADOPTED: &str = "　　以上请予审议。\n云山市供水条例\n（2023年8月7日云山市人民代表大会常务委员会第八次会议通过）\n第一条　为了加强管理，制定本条例。\n";
const LISTED: &str = "目录\n云山市人民政府关于加强供水管理的通知……3\n云山市水务局关于开展检查的通报……5\n\n云山市人民政府关于加强供水管理的通知\n　　请认真贯彻执行。\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";
const CASE: &str = "目录\n张某诉李某买卖合同纠纷案……3\n云山市水务局关于开展检查的通报……5\n\n张某诉李某买卖合同纠纷案\n　　基本案情如下。\n云山市中级人民法院民事判决书\n（2023）云民终字第5号\n　　原告张某起诉。\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";

const REPORT: &str = "水价听证即将举行\n　　云山市将听取各界意见。公告如下：\n云山市水务局关于举行听证会的公告\n　　为了听取意见，现将举行听证会的事项公告如下。\n云山市水务局\n2023年8月7日\n";

/// All rules on heads.
pub(crate) static RULES: &[Rule<Signs>] = &[
    rule(head("head-number", ["有发文字号", "has a document number"]), 2.0, |s| s.number, &[NOTICE, ORDER], &[LETTER]),
    rule(head("head-title", ["有标题", "has a title"]), 2.0, |s| s.title, &[NOTICE, LETTER], &[ORDER]),
    rule(
        head(
            "head-title-acts",
            ["标题以机关或“关于”“印发”等开头", "its title begins with an office or with what it does"],
        ),
        1.0,
        |s| s.title && s.acts,
        &[NOTICE],
        &[ADOPTED],
    ),
    rule(
        head(
            "head-title-in-brackets",
            ["公告字号下有带括号的标题", "a title in brackets stands under the number of an announcement"],
        ),
        2.0,
        |s| s.bracketed,
        &["云山海关公告2023年第5号\n（关于调整通关时间的公告）\n　　现将有关事项公告如下。\n"],
        &[NOTICE],
    ),
    rule(
        head("head-number-with-title", ["字号和标题在同一行", "number and title share a line"]),
        1.0,
        |s| matches!(s.found, Found::NumberAndTitle | Found::NumberBesideTitle),
        &[
            "云政发〔2023〕7号　云山市人民政府关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n",
            "云山海关公告2023年第5号（关于调整通关时间的公告）\n　　现将有关事项公告如下。\n",
        ],
        &[NOTICE],
    ),
    rule(
        head(
            "head-number-in-catalogue",
            [
                "像清单中的一条：上文没有落款，下面没有主送机关",
                "like an entry of a list: no day above, no addressee below",
            ],
        ),
        -4.0,
        |s| s.found == Found::NumberBesideTitle && !s.after_day && !s.addressee && !s.listed,
        &[
            "　　下列文件予以废止。\n云山市人民政府关于加强供水管理的通知（云政发〔2003〕7号）\n　　本决定自公布之日起施行。\n",
        ],
        &[NOTICE, TWO, LISTED],
    ),
    rule(
        head("head-red-header", ["上面有红头或发文机关", "a red header or its issuer stands above"]),
        2.0,
        |s| s.red,
        &["云山市人民政府文件\n云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请执行。\n"],
        &[NOTICE],
    ),
    rule(
        head("head-addressee", ["下面有主送机关", "an addressee stands below"]),
        2.0,
        |s| s.addressee,
        &[NOTICE, TWO],
        &[ORDER],
    ),
    rule(head("head-listed", ["目录列有此件", "the contents list it"]), 4.0, |s| s.listed, &[LISTED], &[NOTICE, TWO]),
    rule(
        head("head-listed-exact", ["标题与目录逐字相同", "its title is the listed one, character for character"]),
        3.0,
        |s| s.exact,
        &[LISTED],
        &[NOTICE],
    ),
    rule(
        head("head-listed-title", ["按目录所列标题找到", "found by the listed title"]),
        1.0,
        |s| s.found == Found::ListedTitle,
        &[LISTED],
        &[NOTICE],
    ),
    rule(
        head(
            "head-office-alone",
            ["所谓标题只是机关名称，多半是落款", "what is like the listed title is an office alone, as in a sign-off"],
        ),
        -3.0,
        |s| s.office_alone,
        &[
            "目录\n云山省人民代表大会常务委员会任免名单……3\n云山省水务局关于开展检查的通报……5\n\n　　请执行。\n云山省人民代表大会常务委员会\n2023年8月7日\n云山省水务局关于开展检查的通报\n　　现将情况通报如下。\n",
        ],
        &[NOTICE, LISTED],
    ),
    rule(
        head(
            "head-number-of-another",
            ["目录所列同号文件另有开头", "the listed document of this number begins elsewhere"],
        ),
        -2.0,
        |s| s.taken,
        &[],
        &[NOTICE, LISTED],
    ),
    rule(
        head("head-order", ["字号是令、公告等的编号", "its number counts orders or announcements"]),
        1.0,
        |s| s.order,
        &[ORDER],
        &[NOTICE],
    ),
    rule(
        head("head-names-paper", ["字号就是文件名称", "its number names the paper"]),
        2.0,
        |s| s.names_paper,
        &["第2458號政府公告\n供水條例\n　　現公布如下。\n"],
        &[NOTICE],
    ),
    rule(
        head("head-after-end", ["上文已经结束", "the text before has ended"]),
        1.0,
        |s| s.after_end,
        &[NOTICE, TWO],
        &["　　各地要落实以下文件\n云政发〔2023〕7号\n"],
    ),
    rule(
        head("head-in-midst", ["没有字号，上文也没有结束", "without a number, and the text before has not ended"]),
        -3.0,
        |s| s.found.by_form() && !s.after_end,
        &["　　甲乙丙丁\n　　附表如下\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n"],
        &[NOTICE, TWO],
    ),
    rule(
        head(
            "head-issuer-to-addressee",
            [
                "上文虽未结束，标题写明机关且有主送机关",
                "though the text before has not ended, the title names its issuer and an addressee follows",
            ],
        ),
        3.0,
        |s| s.found.by_form() && !s.after_end && s.issuer && s.addressee,
        &["　　甲乙丙丁\n　　附表如下\n云山市水务局关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n"],
        &[NOTICE, TWO],
    ),
    rule(
        head("head-in-list", ["像是表格或清单中的字号", "looks like a number in a table or list"]),
        -3.0,
        |s| s.in_list,
        &[
            "　　废止以下文件\n甲乙目录\n云政发〔2003〕7号\n云政发〔2004〕8号\n云政发〔2005〕9号\n云政发〔2006〕10号\n云政发〔2006〕11号\n",
        ],
        &[NOTICE, TWO],
    ),
    rule(
        head(
            "head-adoption",
            ["标题下注明何时由谁通过或公布", "a note says when and by whom it was adopted or published"],
        ),
        2.0,
        |s| s.found == Found::Adoption,
        &[ADOPTED],
        &[NOTICE],
    ),
    rule(
        head("head-day-note", ["标题下有带括号的日期", "a day in brackets stands under the title"]),
        2.0,
        |s| s.found == Found::DayNote,
        &["　　以上请审议。\n云山市2023年统计公报\n（2024年3月1日）\n　　全年增长。\n"],
        &[NOTICE],
    ),
    rule(
        head("head-chronicle", ["大事记标题下是第一个日期", "the first day of a chronicle stands under its title"]),
        2.0,
        |s| s.found == Found::Chronicle,
        &["　　以上请审议。\n2023年8月大事记\n1日　市长调研。\n2日　召开会议。\n"],
        &[NOTICE],
    ),
    rule(
        head("head-first-article", ["标题下是第一章或第一条", "the first chapter or article stands under the title"]),
        2.0,
        |s| s.found == Found::FirstArticle,
        &["　　请认真执行。\n2023年8月7日\n云山市供水管理办法\n第一条　为了加强管理，制定本办法。\n"],
        &[NOTICE],
    ),
    rule(
        head("head-day-under-office", ["机关及文种之下是日期", "a day stands under an office with what it issues"]),
        2.0,
        |s| s.found == Found::DayUnderOffice,
        &["　　特此公告。\n內政部公告\n中華民國112年6月21日\n　　修正規定。\n"],
        &[NOTICE],
    ),
    rule(
        head(
            "head-in-report",
            ["报道中另起一行的标题，其机关在下文落款", "a title within a report, whose office signs below"],
        ),
        2.0,
        |s| s.found == Found::Reported,
        &[REPORT],
        &[NOTICE, LETTER],
    ),
    rule(
        head("head-file", ["文件另起一个文档", "a file begins here"]),
        ENOUGH,
        |s| s.found == Found::File,
        &[],
        &[NOTICE],
    ),
    rule(
        head("head-top", ["正文从这里开始，前面没有其他文件", "the text begins here, and no document before it"]),
        ENOUGH,
        |s| s.found == Found::Top,
        &[RULE],
        &[NOTICE],
    ),
    bar(
        head(
            "head-issued-by-another",
            [
                "上一件已用书名号提到它或印发了它：是那一件的一部分",
                "the document before names or issues it: it is part of that",
            ],
        ),
        |s| s.issued,
        &[
            "云山市人民政府令\n第46号\n　　《云山市供水条例》已经通过，现予公布。\n　　2023年8月7日\n云山市供水条例\n（2023年8月7日云山市人民政府第八次会议通过）\n第一条　为了加强管理，制定本条例。\n",
        ],
        &[NOTICE, TWO],
    ),
    bar(
        head("head-paper-in-case", ["案例报道中的法院文书，不单成一件", "a court's paper within the report of a case"]),
        |s| s.in_case,
        &[CASE],
        &[NOTICE],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_on_heads_speak_in_their_examples_alone() {
        super::super::tests::check(super::RULES);
    }
}
