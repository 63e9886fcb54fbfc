//! What makes a line of a body a signature, a note, the title of a text that the document holds, a text's own contents, or
//! the head of an attachment.

use super::{Rule, bar, info, rule};
use crate::issue::{RuleInfo, Stage};

const fn role(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Role, zh, en)
}

/// What a role must have in its favour.
pub(crate) const ENOUGH: f32 = 2.0;

const NOTICE: &str = "云政发〔2023〕7号\n云山市人民政府关于加强供水管理的通知\n各县人民政府：\n　　现将有关事项通知如下，请认真贯彻执行。\n　　　　　　云山市人民政府\n　　　　　　2023年8月7日\n　　（此件公开发布）\n";
const ORDER: &str = "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经市政府第八次常务会议通过，现予公布。\n　　　　　　市长：江某\n　　　　　　2023年8月7日\n云山市供水管理办法\n（2023年8月7日云山市人民政府第八次会议通过）\n第一条　为了加强管理，制定本办法。\n";
const PLAIN: &str = "云政发〔2023〕7号\n云山市人民政府关于加强供水管理的通知\n各县人民政府：\n　　供水管理十分重要。\n　　请认真贯彻执行。\n";
const PLAN: &str = "云政发〔2023〕7号\n云山市人民政府关于印发供水规划的通知\n各县人民政府：\n　　现将《云山市供水规划》印发给你们，请认真贯彻执行。\n　　附件：1.任务分工表\n　　　　　2.项目清单（略）\n　　　　　　云山市人民政府\n　　　　　　2023年8月7日\n云山市供水规划\n目录\n第一章　总则\n第二章　供水\n第一章　总则\n　　供水十分重要。\n第二章　供水\n　　供水企业应当保障供水。\n附件1\n任务分工表\n　　水务局负责供水。\n";

/// What is seen of lines that may sign.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SignOff {
    /// The name of an office, right over the day.
    pub office_over_day: bool,
    /// A person with his post, right over the day.
    pub person_over_day: bool,
    /// The name of an office over two lines, over the day.
    pub two_lines: bool,
    /// A post with its office, over the name of who holds it and the day.
    pub post_over_name: bool,
    /// Persons with posts and offices of their own, under a complete sentence and over the day or other signatures.
    pub heads_of_offices: bool,
    /// A person with his post, right below the day.
    pub below_day: bool,
    /// A person with his post, right below another who signs.
    pub below_signer: bool,
    /// A person with his post, below the last sentence, where no day stands below.
    pub below_text: bool,
    /// Offices or persons at the very end, under a complete sentence or a table.
    pub last: bool,
}

/// The rules on lines that may sign.
pub(crate) static SIGN_OFF: &[Rule<SignOff>] = &[
    rule(
        role("sign-off-office-over-day", ["机关名称，下面是日期", "an office over the day"]),
        2.0,
        |s| s.office_over_day,
        &[NOTICE],
        &[ORDER, PLAIN],
    ),
    rule(
        role("sign-off-person-over-day", ["职务和姓名，下面是日期", "a person with his post over the day"]),
        2.0,
        |s| s.person_over_day,
        &[ORDER],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("sign-off-over-two-lines", ["机关名称占两行，下面是日期", "an office over two lines, over the day"]),
        2.0,
        |s| s.two_lines,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n　　云山市城市供水和排水管理委员\n　　会\n　　2023年8月7日\n",
        ],
        &[NOTICE, ORDER],
    ),
    rule(
        role(
            "sign-off-post-over-name",
            ["职务一行、姓名一行，下面是日期", "a post over the name of who holds it, over the day"],
        ),
        2.0,
        |s| s.post_over_name,
        &[
            "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n云山市水务局局长\n江一帆\n2023年8月7日\n第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, ORDER, PLAIN],
    ),
    rule(
        role(
            "sign-off-heads-of-offices",
            ["几位负责人各以所在机关署名", "the heads of several offices sign, each with his office"],
        ),
        2.0,
        |s| s.heads_of_offices,
        &[
            "云山市水务局令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n水务局局长　江某某\n财政局局长　何某某\n2023年8月7日\n第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("sign-off-below-day", ["日期下面的职务和姓名", "a person with his post below the day"]),
        2.0,
        |s| s.below_day,
        &[
            "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n2023年8月7日\n市长　江某\n第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, ORDER],
    ),
    rule(
        role("sign-off-below-another", ["另一署名下面的职务和姓名", "a person with his post below another who signs"]),
        2.0,
        |s| s.below_signer,
        &[
            "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n2023年8月7日\n市长　江某\n副市长　何某\n第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, ORDER],
    ),
    rule(
        role(
            "sign-off-below-text",
            ["正文之下的职务和姓名，没有日期", "a person with his post below the last sentence, without a day"],
        ),
        2.0,
        |s| s.below_text,
        &[
            "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n市长　江某\n　　第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, ORDER, PLAIN],
    ),
    rule(
        role("sign-off-last-lines", ["全文最后的机关或署名", "offices or persons at the very end"]),
        2.0,
        |s| s.last,
        &[
            "云山市水务局关于供水的公告\n（2023年8月7日）\n　　现将有关事项公告如下。\n　　本公告自公布之日起施行。\n云山市水务局\n",
            "云山市水务局关于停水的公告\n（2023年8月7日）\n　　现将停水地段公告如下。\n地段\t时间\t原因\n东街\t8日\t检修\n西街\t9日\t检修\n云山市水务局\n〔图〕\n",
        ],
        &[NOTICE, ORDER, PLAIN],
    ),
];

/// What is seen in a line that may be a note.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Note {
    /// Under a title or note: the day and the body of an adoption.
    pub adoption: bool,
    /// In brackets; what notes say.
    pub says: bool,
    /// In brackets, short, right below a title, a day or the head of an attachment.
    pub below_head: bool,
    /// Under a title or above one: nothing but the dateline of a report.
    pub dateline: bool,
    /// A day with 印发 below what has been signed: when it was printed.
    pub printed: bool,
    /// Under a title: nothing but a day and a number.
    pub numbered: bool,
    /// The bracket is a label: （一）.
    pub label: bool,
}

/// The rules on notes.
pub(crate) static NOTE: &[Rule<Note>] = &[
    rule(
        role("note-adoption", ["标题下写明何时由谁通过", "says under a title when and by whom it was adopted"]),
        2.0,
        |n| n.adoption,
        &[
            ORDER,
            "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n市长　江某某\n2023年8月7日\n云山市供水管理办法\n（2023年8月7日\n云山市人民政府第八次会议通过）\n第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, PLAIN],
    ),
    rule(role("note-says", ["是附注常用的话", "says what notes say"]), 2.0, |n| n.says, &[NOTICE], &[PLAIN]),
    rule(
        role("note-below-head", ["标题、日期或附件之下的短括号", "a short bracket below a title, a day or 附件"]),
        2.0,
        |n| n.below_head,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n（印一百份）\n",
        ],
        &[PLAIN],
    ),
    rule(
        role("note-dateline", ["独占一行的电头", "the dateline of a report, on a line of its own"]),
        2.0,
        |n| n.dateline,
        &[
            "云山市人民政府令\n第46号\n　　《云山市供水管理办法》已经通过，现予公布。\n市长　江某某\n2023年8月7日\n新华社云山8月7日电\n云山市供水管理办法\n　　第一条　为了加强管理，制定本办法。\n",
        ],
        &[NOTICE, ORDER],
    ),
    rule(
        role("note-printed", ["落款之后的印发日期", "the day of printing, below what has been signed"]),
        2.0,
        |n| n.printed,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n云山市人民政府办公室　　2023年8月9日印发\n",
        ],
        &[NOTICE, ORDER],
    ),
    rule(
        role("note-numbered", ["标题下只有日期和文号", "nothing but a day and a number under a title"]),
        2.0,
        |n| n.numbered,
        &["云山市高级人民法院关于供水合同的批复\n1989年1月3日　云法复〔1989〕1号\n　　请照此办理。\n"],
        &[NOTICE, ORDER, PLAIN],
    ),
    bar(
        role("note-labelled", ["括号是序号", "its bracket is a label"]),
        |n| n.label,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n（一）\n加强管理。\n（二）\n加强巡查。\n",
        ],
        &[NOTICE, PLAIN],
    ),
];

/// What is seen of lines that may be the title of a text that the document holds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HeldTitle {
    /// The covering text names it in 《》.
    pub quoted: bool,
    /// The note of its adoption stands below.
    pub adopted: bool,
    /// A court's paper over the number of its case, or a case over its number.
    pub case: bool,
    /// Right below the day on which the covering text was signed.
    pub after_day: bool,
    /// The source says so by its look: a heading, large and centred.
    pub set_apart: bool,
    /// The numbering begins anew below.
    pub new_numbering: bool,
    /// It ends as titles do, and a text can begin below.
    pub form: bool,
    /// What follows is the rest of the title.
    pub goes_on: bool,
}

/// The rules on such titles.
pub(crate) static TITLE: &[Rule<HeldTitle>] = &[
    rule(
        role("held-title-quoted", ["前文用书名号或引号提到它", "the text before names it in quotation marks"]),
        2.0,
        |t| t.quoted,
        &[PLAN, ORDER],
        &[NOTICE],
    ),
    rule(
        role("held-title-adopted", ["下面注明何时由谁通过", "the note of its adoption stands below"]),
        2.0,
        |t| t.adopted,
        &[
            "云山市水务局关于学习条例的通知\n各县水务局：\n　　请认真学习。\n　　现附条例全文\n云山市供水条例\n（2023年8月7日云山市人民代表大会常务委员会第八次会议通过）\n第一条　为了加强管理，制定本条例。\n",
        ],
        &[NOTICE, PLAN],
    ),
    rule(
        role("held-title-of-case", ["法院文书或案例，下面是案号", "a court's paper or a case over its number"]),
        2.0,
        |t| t.case,
        &[
            "关于印发指导性案例的通知\n各县人民法院：\n　　现将指导性案例印发给你们。\n2023年8月7日\n江某诈骗案\n（检例第181号）\n　　被告人江某，男。\n",
        ],
        &[NOTICE, PLAN],
    ),
    rule(
        role("held-title-after-day", ["紧接在成文日期之后", "stands right below the day of signing"]),
        1.0,
        |t| t.after_day,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n供水管理工作考核办法\n　　一、供水管理工作每年考核一次。\n",
        ],
        &[PLAIN],
    ),
    rule(
        role("held-title-set-apart", ["原文件以标题样式排印", "the source sets it as a title"]),
        2.0,
        |t| t.set_apart,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n# 供水管理工作考核办法\n　　供水管理工作每年考核一次。\n",
        ],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("held-title-new-numbering", ["下面的序号从头开始", "the numbering begins anew below"]),
        1.0,
        |t| t.new_numbering,
        &[
            "云政发〔2023〕7号\n云山市水务局关于加强供水管理的通知\n各县人民政府：\n一、加强管理。\n二、加强巡查。\n三、加强宣传。\n云山市供水管理工作考核评分标准\n一、管理工作三十分。\n二、巡查工作三十分。\n",
        ],
        &[NOTICE, PLAIN, PLAN],
    ),
    rule(
        role("held-title-form", ["以文种结尾，下面可以起头", "ends as titles do, and a text can begin below"]),
        1.0,
        |t| t.form,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n供水管理工作考核办法\n　　一、供水管理工作每年考核一次。\n",
        ],
        &[PLAIN],
    ),
    bar(
        role("held-title-goes-on", ["下面的括号还是标题的一部分", "the bracket below is part of the title"]),
        |t| t.goes_on,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n供水管理工作考核办法\n（2023年版）\n　　一、供水管理工作每年考核一次。\n",
        ],
        &[NOTICE, PLAIN],
    ),
];

/// What is seen of a text's own list of chapters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OwnContents {
    /// 目录 stands over it.
    pub label: bool,
    /// The first chapter stands below, perhaps under a preface.
    pub chapter: bool,
    /// Several lines below have leaders and pages that grow.
    pub leaders: bool,
    /// Most of what these lines name comes again below them.
    pub recurs: bool,
}

const LEADERS: &str = "云山市人民政府关于印发供水计划的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2031年3月2日\n云山市供水计划\n目录\n供水总量………1\n水厂建设………2\n供水总量\n　　全市供水总量逐年增加。\n水厂建设\n　　新建水厂三座。\n";
const BARE_LEADERS: &str = "云山市供水计划\nA. 供水总量………1\nB. 水厂建设………2\nC. 水质监测………4\nA. 供水总量\n　　全市供水总量逐年增加。\nB. 水厂建设\n　　新建水厂三座。\nC. 水质监测\n　　定期监测水质。\n";
const PRICES: &str = "云山市供水价格表\n　　价格如下，请按时缴纳。\n　　居民用水………3\n　　单位用水………5\n　　其他用水………9\n　　本表自公布之日起执行。\n";

/// The rules on a text's own contents.
pub(crate) static OWN_CONTENTS: &[Rule<OwnContents>] = &[
    rule(role("own-contents-label", ["写着“目录”", "is 目录"]), 1.0, |c| c.label, &[PLAN], &[NOTICE, PLAIN]),
    rule(
        role("own-contents-chapter", ["下面是第一章", "the first chapter stands below"]),
        1.0,
        |c| c.chapter,
        &[PLAN],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("own-contents-leaders", ["下面各行带点线和页码", "lines with leaders and pages stand below"]),
        1.0,
        |c| c.leaders,
        &[LEADERS],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("own-contents-recurs", ["所列的标题在下文再次出现", "what it lists comes again below"]),
        1.0,
        |c| c.recurs,
        &[BARE_LEADERS],
        &[NOTICE, PLAIN, PRICES],
    ),
];

/// What is seen in a line that may head a part of a text without a label.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Part {
    /// 序言, 前言 over sentences, with the first part or chapter below.
    pub preface: bool,
    /// 附：某某说明 behind the articles of a rule that nobody signs, over its text.
    pub appended: bool,
    /// The line says that it was not printed: （略）.
    pub left_out: bool,
}

const CHARTER: &str = "云山市章程\n　　序　言\n　　云山市供水历史悠久。\n第一章　总则\n第一条　供水应当安全。\n第二条　供水标志按照标志制法说明制作。\n　　附：标志制法说明\n　　标志长二十厘米。\n";

/// The rules on such lines.
pub(crate) static PART: &[Rule<Part>] = &[
    rule(
        role("part-preface", ["序言，后面是第一章或第一部分", "a preface, with the first chapter or part below"]),
        2.0,
        |p| p.preface,
        &[CHARTER],
        &[NOTICE, ORDER, PLAN],
    ),
    rule(
        role(
            "part-appended",
            ["法规条文之后所附的文字，没有落款", "a text appended to the articles of a rule that nobody signs"],
        ),
        2.0,
        |p| p.appended,
        &[CHARTER],
        &[NOTICE, ORDER, PLAN],
    ),
    bar(
        role("part-left-out", ["注明“略”", "says that it was not printed"]),
        |p| p.left_out,
        &[
            "云山市章程\n第一条　供水应当安全。\n第二条　供水标志按照标志制法说明制作。\n　　附：标志制法说明（略）\n　　说明见网站。\n",
        ],
        &[CHARTER, PLAN],
    ),
];

/// What is seen in a line that begins with 附件.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attachment {
    /// A document has been signed above.
    pub after_sign_off: bool,
    /// Nothing else stands in the line, and no list of attachments follows.
    pub alone: bool,
    /// The list right above names it, and its number begins anew.
    pub listed: bool,
    /// The line says that it was not printed: （略）.
    pub left_out: bool,
    /// The line is a sentence or a part of one.
    pub text: bool,
}

/// The rules on the head of an attachment, as against a line of the list of attachments.
pub(crate) static ATTACHMENT: &[Rule<Attachment>] = &[
    rule(
        role("attachment-after-sign-off", ["在落款之后", "stands below the sign-off"]),
        2.0,
        |a| a.after_sign_off,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n附件：任务分工表\n　　水务局负责供水。\n",
        ],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("attachment-alone", ["独占一行，下面不是附件清单", "stands alone, and no list of attachments follows"]),
        2.0,
        |a| a.alone,
        &[PLAN],
        &[NOTICE, PLAIN],
    ),
    rule(
        role("attachment-listed", ["上面的附件清单列有同名的一件", "the list right above names it"]),
        2.0,
        |a| a.listed,
        &[
            "云山市供水规范\n第一条　供水应当安全。\n附件：1、查漏规程\n2、抢修规程\n附件1：查漏规程\n一、查漏应当及时。\n附件2：抢修规程\n一、抢修应当迅速。\n",
        ],
        &[
            NOTICE,
            PLAIN,
            PLAN,
            "云山市供水规范\n第一条　供水应当安全。\n附件：1、查漏规程\n2、抢修规程\n附件1：巡查规程\n一、巡查应当及时。\n",
            "云山市供水规范\n第一条　供水应当安全。\n附件：1、查漏规程\n2、抢修规程\n附件1：查漏规程\n附件2：抢修规程\n",
        ],
    ),
    bar(
        role("attachment-left-out", ["注明“略”", "says that it was not printed"]),
        |a| a.left_out,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n附件：任务分工表（略）\n　　本通知自公布之日起施行。\n",
        ],
        &[NOTICE, PLAN],
    ),
    bar(
        role("attachment-in-text", ["是句子", "is a sentence"]),
        |a| a.text,
        &[
            "云政发〔2023〕7号\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n云山市人民政府\n2023年8月7日\n附件：任务分工表，\n　　本通知自公布之日起施行。\n",
        ],
        &[NOTICE, PLAN],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_on_roles_speak_in_their_examples_alone() {
        super::super::tests::check(super::SIGN_OFF);
        super::super::tests::check(super::NOTE);
        super::super::tests::check(super::TITLE);
        super::super::tests::check(super::OWN_CONTENTS);
        super::super::tests::check(super::ATTACHMENT);
        super::super::tests::check(super::PART);
    }
}
