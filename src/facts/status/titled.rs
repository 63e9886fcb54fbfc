//! What the title of a decision says of what it amends, where its sentences name articles only.

use super::{Gatherer, Said};
use crate::facts::force::EffectKind;
use crate::facts::force_parts::bracket;
use crate::facts::references::Citation;
use crate::facts::text::View;
use crate::issue::{Block, BlockKind};
use crate::zh::lexicon::Class;
use crate::zh::units;

impl Gatherer {
    /// Takes note of the document's own title.
    pub(super) fn own_title(&mut self, view: &View<'_>, block: &Block) {
        if block.kind == BlockKind::Title && self.head.is_none() && self.is_called(&block.text) {
            self.head = Some(view.passage(0..view.text().len()));
        }
    }

    /// 关于修改《甲规定》的决定, whose sentences change something and name neither it nor an article: it amends what its title names.
    pub(super) fn amends_titled(&mut self) {
        let Some((evidence, own)) = self.head.zip(self.titles.first()).filter(|_| self.changes) else { return };
        let told = self.force.effects.iter().any(|e| e.kind == EffectKind::Amend);
        if let Some(title) = amended_by(own).filter(|_| !told).map(str::to_owned) {
            self.push(Some(title), None, None, Said { kind: EffectKind::Amend, evidence, ..Said::default() });
        }
    }
}

impl Gatherer {
    /// 一、《甲规定》 in a decision whose title says that it amends: what stands below is changed in that.
    pub(super) fn amends_below(&mut self, view: &View<'_>, citations: &[Citation]) {
        let [one] = citations else { return };
        let start = view.label_end();
        let own = view.text().get(one.range.end..).unwrap_or("");
        let bare = own.get(bracket(own)..).is_some_and(|rest| rest.trim_end_matches([':', '。']).is_empty());
        // 二、《甲规定》 and 二、修改《甲规定》
        let lead = view.text().get(start..one.range.start);
        let headed = lead.is_some_and(|lead| lead.is_empty() || Class::AmendsThese.is(lead));
        if self.amends_several && !self.listing && start > 0 && headed && bare {
            let evidence = view.passage(start..view.text().len());
            let said = Said { kind: EffectKind::Amend, evidence, ..Said::default() };
            self.push(Some(one.title.clone()), one.number.clone(), None, said);
        }
    }
}

/// Whether a title is that of a decision that amends instruments: 关于修改部分规章的决定, not of one that repeals others, too.
pub(super) fn amends(own: &str) -> bool {
    let ends = [Class::Repeals, Class::Lapses, Class::Stops].iter().any(|class| class.within(own));
    Class::AmendsThese.within(own) && Class::Decides.ends(own).is_some() && !ends
}

/// The one instrument that a title says is amended: 甲规定 of 关于修改《甲规定》的决定.
pub(super) fn amended_by(own: &str) -> Option<&str> {
    let (lead, rest) = own.split_once('《')?;
    let (title, tail) = rest.rsplit_once('》').filter(|(title, _)| !title.contains(['《', '》']))?;
    let decides = Class::AmendsThese.ends(lead).is_some() && Class::Decides.ends(tail).is_some();
    (decides && tail.starts_with(units::OF)).then_some(title)
}
