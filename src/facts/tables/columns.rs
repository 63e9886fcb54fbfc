//! The columns of each table, and the program's own words in their cells.

use super::ColumnKind::{Count, Day, Label, Names, Number, Offices, Term as Word, Text, Yuan};
use super::{Column, ColumnKind, Said, TableKind, Term};
use crate::facts::{Action, Currency, DeadlineKind, EffectKind, ObligationKind, Status};
use crate::issue::{Act, Severity};

const fn column(id: &'static str, zh: &'static str, en: &'static str, kind: ColumnKind) -> Column {
    Column { id, zh, en, kind }
}

const RESPONSIBILITIES: &[Column] = &[
    column("path", "任务", "Task", Text),
    column("task", "内容", "Content", Text),
    column("lead", "牵头", "Lead", Offices),
    column("responsible", "责任", "Responsible", Offices),
    column("support", "配合", "Supporting", Offices),
    column("deadline", "时限", "Time limit", Label),
    column("due", "截止日", "Due", Day),
    column("printed", "单位原文", "As printed", Names),
];
const APPOINTMENTS: &[Column] = &[
    column("person", "姓名", "Name", Label),
    column("action", "任免", "Action", Word),
    column("position", "职务", "Post", Text),
    column("note", "备注", "Note", Text),
    column("signed", "成文日期", "Signed", Day),
];
const CHRONICLE: &[Column] = &[
    column("first", "起", "From", Day),
    column("last", "止", "To", Day),
    column("label", "原文日期", "As printed", Label),
    column("text", "内容", "Event", Text),
    column("people", "人物", "People", Names),
];
const DEADLINES: &[Column] = &[
    column("deadline", "时限", "Time limit", Label),
    column("article", "条款", "Article", Label),
    column("kind", "类别", "Kind", Word),
    column("due", "截止日", "Due", Day),
    column("since", "参照事件", "Event", Text),
    column("offices", "责任单位", "Offices", Offices),
    column("clause", "事项", "Matter", Text),
];
const MONEY: &[Column] = &[
    column("amount", "金额", "Amount", Label),
    column("yuan", "元", "Yuan", Yuan),
    column("least", "不低于", "At least", Yuan),
    column("most", "不超过", "At most", Yuan),
    column("currency", "币种", "Currency", Word),
    column("foreign", "其他数额", "In other or unnamed money", Yuan),
    column("who", "对象", "To or from whom", Text),
    column("clause", "事项", "Matter", Text),
];
const TARGETS: &[Column] = &[
    column("target", "目标", "Target", Text),
    column("value", "数值", "Value", Label),
    column("number", "数", "Number", Number),
    column("lower", "下限", "Lower bound", Number),
    column("upper", "上限", "Upper bound", Number),
    column("unit", "单位", "Unit", Label),
    column("due", "截止日", "Due", Day),
];
const OBLIGATIONS: &[Column] = &[
    column("article", "条", "Article", Label),
    column("kind", "类别", "Kind", Word),
    column("who", "主体", "Who", Text),
    column("what", "行为", "What", Text),
    column("condition", "条件", "Condition", Text),
    column("sanction", "罚则", "Sanction", Text),
];
const REFERENCES: &[Column] = &[
    column("title", "名称", "Title", Text),
    column("number", "文号", "Number", Label),
    column("where", "所在", "Where", Word),
    column("mentions", "次数", "Mentions", Count),
    column("referrers", "引用它的文件", "Referred to by", Names),
];
const STATUS: &[Column] = &[
    column("title", "文件", "Document", Text),
    column("number", "文号", "Number", Label),
    column("status", "状态", "Status", Word),
    column("signed", "成文日期", "Signed", Day),
    column("effective", "施行日期", "Effective", Day),
    column("expires", "有效期至", "Expires", Day),
    column("basis", "依据所在", "Basis", Word),
    column("repealed_by", "被何文件废止", "Repealed by", Text),
    column("effective_says", "施行原文", "Its words on commencement", Text),
    column("expires_says", "有效期原文", "Its words on expiry", Text),
    column("repeal_says", "废止原文", "The repealing words", Text),
];
const PARTS: &[Column] = &[
    column("part", "部分", "Part", Text),
    column("effective", "施行日期", "Effective", Day),
    column("expires", "有效期至", "Expires", Day),
];
const EFFECTS: &[Column] = &[
    column("effect", "影响", "Effect", Word),
    column("title", "对象", "Instrument", Text),
    column("number", "对象文号", "Its number", Label),
    column("part", "部分", "Part", Text),
    column("area", "地区", "Where in force", Text),
    column("from", "起始日", "From", Day),
    column("until", "截止日", "Until", Day),
    column("where", "所在", "Where", Word),
];
const ARTICLES: &[Column] = &[
    column("article", "被引条款", "Article", Label),
    column("title", "被引文件", "Instrument", Text),
    column("number", "文号", "Number", Label),
    column("where", "所在", "Where", Word),
    column("target", "指向", "Leads to", Text),
];
const VERSIONS: &[Column] = &[
    column("title", "名称", "Instrument", Text),
    column("act", "沿革", "Act", Word),
    column("day", "日期", "Day", Day),
    column("office", "机关", "Office", Text),
    column("number", "文号", "Number", Label),
];
const CONTENTS: &[Column] = &[
    column("category", "栏目", "Category", Label),
    column("title", "标题", "Title", Text),
    column("number", "文号", "Number", Label),
    column("issuer", "发文机关", "Issuer", Text),
    column("addressee", "主送", "Addressee", Text),
    column("signed", "成文日期", "Signed", Day),
    column("effective", "施行日期", "Effective", Day),
    column("expires", "有效期至", "Expires", Day),
    column("page", "起页", "First page", Count),
    column("last_page", "止页", "Last page", Count),
];
const DIAGNOSTICS: &[Column] = &[
    column("severity", "程度", "Severity", Word),
    column("matter", "存疑", "Matter", Text),
    column("code", "代码", "Code", Label),
    column("file_line", "文件行", "Line of the file", Count),
    column("file_page", "文件页", "Page of the file", Count),
];

impl TableKind {
    /// All tables, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Responsibilities,
        Self::Appointments,
        Self::Chronicle,
        Self::Deadlines,
        Self::Money,
        Self::Targets,
        Self::Obligations,
        Self::References,
        Self::Status,
        Self::Parts,
        Self::Effects,
        Self::Articles,
        Self::Versions,
        Self::Contents,
        Self::Diagnostics,
    ];

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Responsibilities => RESPONSIBILITIES,
            Self::Appointments => APPOINTMENTS,
            Self::Chronicle => CHRONICLE,
            Self::Deadlines => DEADLINES,
            Self::Money => MONEY,
            Self::Targets => TARGETS,
            Self::Obligations => OBLIGATIONS,
            Self::References => REFERENCES,
            Self::Status => STATUS,
            Self::Parts => PARTS,
            Self::Effects => EFFECTS,
            Self::Articles => ARTICLES,
            Self::Versions => VERSIONS,
            Self::Contents => CONTENTS,
            Self::Diagnostics => DIAGNOSTICS,
        }
    }

    /// Its name for machines.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.names().id
    }

    /// Its name in Simplified Chinese, fit for a file's name.
    #[must_use]
    pub fn name_zh(self) -> &'static str {
        self.names().zh
    }

    /// Its name in English.
    #[must_use]
    pub fn name_en(self) -> &'static str {
        self.names().en
    }

    /// Whether its rows are the documents themselves.
    #[must_use]
    pub fn is_of_documents(self) -> bool {
        matches!(self, Self::Status | Self::Contents)
    }

    fn names(self) -> Term {
        match self {
            Self::Responsibilities => term("responsibilities", "任务分工", "Responsibilities"),
            Self::Appointments => term("appointments", "任免", "Appointments"),
            Self::Chronicle => term("chronicle", "大事记", "Chronicle"),
            Self::Deadlines => term("deadlines", "时限", "Deadlines"),
            Self::Money => term("money", "资金", "Money"),
            Self::Targets => term("targets", "目标", "Targets"),
            Self::Obligations => term("obligations", "义务与罚则", "Obligations"),
            Self::References => term("references", "引用文件", "References"),
            Self::Status => term("status", "效力", "Status"),
            Self::Parts => term("parts", "分批施行", "Staggered commencement"),
            Self::Effects => term("effects", "对其他文件的影响", "Effects on others"),
            Self::Articles => term("articles", "被引条款", "Articles cited"),
            Self::Versions => term("versions", "沿革", "Versions"),
            Self::Contents => term("contents", "目录", "Contents"),
            Self::Diagnostics => term("diagnostics", "存疑", "Doubts of the reading"),
        }
    }
}

const fn term(id: &'static str, zh: &'static str, en: &'static str) -> Term {
    Term { id, zh, en }
}

/// The instrument is a document of this issue.
pub(super) const INSIDE: Term = term("inside", "本期", "In this issue");
/// The instrument is not in this issue.
pub(super) const OUTSIDE: Term = term("outside", "他处", "Elsewhere");
/// The article is one of the text that cites it.
pub(super) const OWN_TEXT: Term = term("own", "本文", "This text");
/// The state rests on a sentence that counts from the day of issue.
pub(super) const BY_ISSUE: Term = term("issue", "自发布日起算", "Counted from its issue");
/// The state rests on a sentence of the text.
pub(super) const BY_SENTENCE: Term = term("text", "正文", "The text");
/// The state rests on the note under the title only.
pub(super) const BY_NOTE: Term = term("note", "题注", "The note under the title");
/// A day is stated, and counts from one that the text does not print.
pub(super) const UNKNOWN_DAY: Term = term("unknown", "日期未载明", "Day not stated");
/// The parts of the document come into force on days of their own.
pub(super) const IN_PARTS: Term = term("in_parts", "分批", "In parts");

/// The word for an act.
#[must_use]
pub fn action(action: Action) -> Term {
    match action {
        Action::Appoint => term("appoint", "任", "Appointed"),
        Action::Remove => term("remove", "免", "Removed"),
        Action::Propose => term("propose", "提名", "Proposed"),
        Action::ProposeRemoval => term("propose_removal", "提议免", "Removal proposed"),
        Action::Member => term("member", "成员", "Member"),
    }
}

/// The word for what the reader says of a row.
pub(super) fn said(said: &Said) -> Term {
    match said {
        Said::Wrong => term("wrong", "有误", "Wrong"),
        Said::Missing => term("missing", "补录", "Added"),
        Said::Other(_) => term("other", "已改", "Changed"),
    }
}

/// The word for a state.
pub(super) fn status(status: Status) -> Term {
    let id = match status {
        Status::NotYet => "not_yet",
        // Its first day is reached and no last one is: more is not said.
        Status::InForce => "commenced",
        Status::LaterText => "later_text",
        Status::Expired => "expired",
        Status::Repealed => "repealed",
        Status::NotStated => "not_stated",
    };
    term(id, status.name_zh(), status.name_en())
}

/// Ids that earlier versions gave to words, each with the one it has now: corrections that were kept have them.
const FORMER_IDS: &[(&str, &str)] = &[("in_force", "commenced")];

/// The id that a word has now, by one that it has or had.
pub(super) fn present_id(id: &str) -> &str {
    FORMER_IDS.iter().find(|(former, _)| *former == id).map_or(id, |(_, now)| now)
}

/// The word for the money of an amount.
pub(super) fn currency(currency: Currency) -> Term {
    let (zh, en) = match currency {
        Currency::Unstated => ("未载明", "Not stated"),
        Currency::Renminbi => ("人民币", "Renminbi"),
        Currency::TaiwanDollar => ("新台币", "New Taiwan dollar"),
        Currency::HongKongDollar => ("港币", "Hong Kong dollar"),
        Currency::Pataca => ("澳门币", "Pataca"),
        Currency::UsDollar => ("美元", "US dollar"),
        Currency::Euro => ("欧元", "Euro"),
        Currency::Yen => ("日元", "Yen"),
        Currency::Pound => ("英镑", "Pound sterling"),
        Currency::Won => ("韩元", "Won"),
        Currency::CanadianDollar => ("加元", "Canadian dollar"),
        Currency::AustralianDollar => ("澳元", "Australian dollar"),
        Currency::SingaporeDollar => ("新加坡元", "Singapore dollar"),
        Currency::SwissFranc => ("瑞士法郎", "Swiss franc"),
        Currency::Rouble => ("卢布", "Rouble"),
        Currency::Other => ("其他", "Other"),
    };
    term(currency.code(), zh, en)
}

/// The word for a kind of deadline.
pub(super) fn deadline(kind: DeadlineKind) -> Term {
    match kind {
        DeadlineKind::Day => term("day", "截止", "By a day"),
        DeadlineKind::Recurring => term("recurring", "逐年", "Recurring"),
        DeadlineKind::Within => term("within", "期限", "Within a time"),
        DeadlineKind::Before => term("before", "事前", "Before an event"),
    }
}

/// The word for what a rule says of an act.
pub(super) fn obligation(kind: ObligationKind) -> Term {
    match kind {
        ObligationKind::Must => term("must", "应当", "Must"),
        ObligationKind::MustNot => term("must_not", "不得", "Must not"),
        ObligationKind::May => term("may", "可以", "May"),
        ObligationKind::Sanction => term("sanction", "罚则", "Sanction"),
    }
}

/// The word for what was done with a law.
pub(super) fn act(act: Act) -> Term {
    match act {
        Act::Adopted => term("adopted", "通过", "Adopted"),
        Act::Approved => term("approved", "批准", "Approved"),
        Act::Published => term("published", "公布", "Published"),
        Act::Amended => term("amended", "修正", "Amended"),
        Act::Revised => term("revised", "修订", "Revised"),
    }
}

/// The word for how serious a doubt is.
pub(super) fn severity(severity: Severity) -> Term {
    match severity {
        Severity::Note => term("note", "说明", "Note"),
        Severity::Warning => term("warning", "存疑", "In doubt"),
        Severity::Error => term("error", "未读出", "Not read"),
    }
}

/// The word for an effect.
#[must_use]
pub fn effect(kind: EffectKind) -> Term {
    match kind {
        EffectKind::Repeal => term("repeal", "废止", "Repeals"),
        EffectKind::Stop => term("stop", "停止执行", "Stops"),
        EffectKind::Lapse => term("lapse", "失效", "Lets lapse"),
        EffectKind::Suspend => term("suspend", "暂停", "Suspends"),
        EffectKind::Resume => term("resume", "恢复", "Resumes"),
        EffectKind::Prolong => term("prolong", "延长有效期", "Prolongs"),
        EffectKind::Replace => term("replace", "取代", "Replaces"),
        EffectKind::Amend => term("amend", "修改", "Amends"),
    }
}

impl TableKind {
    /// The program's own words that a column of terms may hold.
    #[must_use]
    pub fn words_of(self, column: &str) -> Vec<Term> {
        match (self, column) {
            (Self::Appointments, "action") => {
                [Action::Appoint, Action::Remove, Action::Propose, Action::ProposeRemoval, Action::Member]
                    .map(action)
                    .to_vec()
            }
            (Self::Deadlines, "kind") => {
                use DeadlineKind::{Before, Day, Recurring, Within};
                [Day, Recurring, Within, Before].map(deadline).to_vec()
            }
            (Self::Money, "currency") => Currency::ALL.map(|(one, _)| currency(one)).to_vec(),
            (Self::Obligations, "kind") => {
                use ObligationKind::{May, Must, MustNot, Sanction};
                [Must, MustNot, May, Sanction].map(obligation).to_vec()
            }
            (Self::Effects, "effect") => {
                use EffectKind::{Amend, Lapse, Prolong, Repeal, Replace, Resume, Stop, Suspend};
                [Repeal, Stop, Lapse, Suspend, Resume, Prolong, Replace, Amend].map(effect).to_vec()
            }
            (Self::Versions, "act") => {
                [Act::Adopted, Act::Approved, Act::Published, Act::Amended, Act::Revised].map(act).to_vec()
            }
            (Self::Status, "status") => {
                use Status::{Expired, InForce, LaterText, NotStated, NotYet, Repealed};
                [NotYet, InForce, LaterText, Expired, Repealed, NotStated].map(status).to_vec()
            }
            (Self::Status, "basis") => vec![BY_SENTENCE, BY_NOTE, BY_ISSUE],
            (Self::Diagnostics, "severity") => [Severity::Warning, Severity::Error].map(severity).to_vec(),
            (Self::Articles, "where") => vec![OWN_TEXT, INSIDE, OUTSIDE],
            (_, "where") => vec![INSIDE, OUTSIDE],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_of_terms_has_words_each_of_its_own() {
        for table in TableKind::ALL {
            for column in table.columns() {
                let words = table.words_of(column.id);
                assert_eq!(words.is_empty(), column.kind != Word, "{} {}", table.id(), column.id);
                let mut ids: Vec<&str> = words.iter().map(|term| term.id).collect();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), words.len(), "{} {}", table.id(), column.id);
            }
        }
    }
}
