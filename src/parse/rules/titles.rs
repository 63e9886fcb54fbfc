//! What speaks for lines being the title of a document. The points are how sure that is: 1 for a title that the contents list
//! or that names its issuer.

use super::{Rule, Weight, bar, info, rule};
use crate::issue::{RuleInfo, Stage};

const fn title(id: &'static str, [zh, en]: [&'static str; 2]) -> RuleInfo {
    info(id, Stage::Title, zh, en)
}

/// What is seen in a text that may be a title.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    /// How like it is to the title that the contents list.
    pub listed: Option<f32>,
    /// It has the form of a title, and ends as titles do.
    pub form: bool,
    /// It begins with the office that issues it, and what that does.
    pub issuer: bool,
    /// It begins with what an issuer does (关于).
    pub act: bool,
    /// It is a red header.
    pub red_header: bool,
    /// It is the beginning of an order's text: 《…》已经….
    pub of_text: bool,
}

const ISSUED: &str =
    "云山市人民政府关于加强供水管理的通知\n云政发〔2023〕7号\n\n各县人民政府：\n　　请认真贯彻执行。\n";
const ABOUT: &str = "云政发〔2023〕7号\n\n关于加强供水管理的通知\n各县人民政府：\n　　请认真贯彻执行。\n";
const RULE: &str = "云山市供水管理办法\n\n第一条　为了加强管理，制定本办法。\n第二条　本办法自公布之日起施行。\n";
const LISTED: &str = "目录\n云山市人民政府关于加强供水管理的通知……3\n云山市水务局关于开展检查的通报……5\n\n云山市人民政府关于加强供水管理的通知\n　　请认真贯彻执行。\n云山市水务局关于开展检查的通报\n　　现将检查情况通报如下。\n";

/// All rules on titles.
pub(crate) static RULES: &[Rule<Signs>] = &[
    Rule {
        info: title("title-listed", ["与目录所列标题相同或相近", "is like the title that the contents list"]),
        weight: Weight::By(|s| 0.5 + s.listed.unwrap_or(0.0) / 2.0),
        when: |s| s.listed.is_some(),
        examples: &[LISTED],
        counter_examples: &[ISSUED, RULE],
    },
    rule(
        title("title-form", ["形式是标题，以文种结尾", "has the form of a title and ends with a kind of document"]),
        0.6,
        |s| s.form,
        &[ISSUED, ABOUT, RULE],
        &["云山市的水\n　　云山市水源丰富。\n"],
    ),
    rule(
        title("title-names-issuer", ["以发文机关开头", "begins with the office that issues it"]),
        0.4,
        |s| s.issuer,
        &[ISSUED],
        &[ABOUT, RULE],
    ),
    rule(
        title("title-says-act", ["以“关于”“印发”等开头", "begins with what an issuer does"]),
        0.3,
        |s| s.act,
        &[ABOUT],
        &[ISSUED, RULE],
    ),
    bar(title("title-red-header", ["是红头", "is a red header"]), |s| s.red_header, &[], &[ISSUED, ABOUT]),
    bar(
        title("title-of-text", ["是令文的开头：《…》已经…", "is the beginning of an order's text"]),
        |s| s.of_text,
        &[],
        &[ISSUED, ABOUT],
    ),
];

#[cfg(test)]
mod tests {
    #[test]
    fn rules_on_titles_speak_in_their_examples_alone() {
        super::super::tests::check(super::RULES);
    }
}
