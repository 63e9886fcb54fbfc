//! Whether a sentence speaks of the document it stands in, or of what that issues.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Gatherer;
use crate::facts::references::{Citation, title_key};
use crate::facts::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::units;

/// A sentence that speaks of the document it stands in. 该法 is another's.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[0-9.]{0,8}请?(?:自[^治然主愿]|从[^事业]|于|{term-word})|^{comes-into-force}(?:日期|时间)[:为是]|^现?予?以?(?:公布|发布)|现予?以?(?:公布|发布|印发|颁布)|予以(?:公布|发布),自|[,;]并自|[,;]自(?:{made-public})日|[,;]自(?:中华)?民国\
         |(?:^[0-9.]{0,8}|[,;:)\\]]|附则|条|{clause-head})(?:本|以上|上述)《?(?:{own-kind})*(?:{instrument}|{counted-paper})》?(?:[^第]|$)\
         |(?:^[0-9.]{0,8}|[,;:)\\]]|附则|条|{clause-head})本法(?:[^第院律]|$)",
    )
});
/// A sentence of a covering notice that speaks of what it issues.
static ISSUED: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:^|[,;:)\\]])该《?(?:{own-kind})*{instrument}》?(?:[^第]|$)"));
/// Characters of the longest words before what a covering notice issues (现将, 经市政府同意，现将).
const LONGEST_LEAD: usize = 16;

impl Gatherer {
    /// Whether a sentence speaks of this document.
    pub(super) fn is_own(
        &self,
        view: &View<'_>,
        citations: &[Citation],
        sentence: &Range<usize>,
        before: bool,
    ) -> bool {
        let Some(text) = view.text().get(sentence.clone()) else { return false };
        let first = citations.get(citations.partition_point(|c| c.range.start < sentence.start));
        // 现将《甲规定》印发给你们，自…起执行
        let leads = |c: &Citation| {
            let lead = view.text().get(sentence.start..c.range.start).unwrap_or(" ");
            lead.is_empty() || Class::ObjectMark.ends(lead).is_some() && lead.chars().count() <= LONGEST_LEAD
        };
        let names_itself = first.is_some_and(|c| c.range.start < sentence.end && leads(c) && self.is_called(&c.title));
        // 有效期 at the start of a sentence goes with the sentence before it.
        let issues = self.titles.len() > 1;
        let alone = text.starts_with("有效期") || text.starts_with("试行期");
        // 该通知将于7月1日起施行 is what news say.
        let told = Class::ToldAhead.within(text);
        if alone { before } else { names_itself || OWN.is_match(text) || issues && !told && ISSUED.is_match(text) }
    }

    /// Whether the document's own title says that it amends the instrument of this title: 关于修改《甲规定》的决定, 甲解释的补充规定.
    pub(super) fn amends(&self, title: &str) -> bool {
        let (Some(own), title) = (self.titles.first(), title_key(title)) else { return false };
        let amended = own.split_once('《').is_some_and(|(lead, _)| Class::AmendsThese.ends(lead).is_some());
        let supplement = own.strip_prefix(&title).map(|rest| rest.trim_start_matches(units::OF));
        amended && own.contains(&format!("《{title}》")) || supplement.is_some_and(|rest| Class::Supplement.is(rest))
    }

    /// Whether a title is the document's own, or that of what it issues; the office before it may be left out.
    pub(super) fn is_called(&self, title: &str) -> bool {
        let title = title_key(title);
        self.titles.iter().any(|own| own.ends_with(&title))
    }
}
