//! What the title of a decision says of what it amends, where its sentences name articles only.

use super::{Gatherer, Said};
use crate::facts::force::EffectKind;
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

    /// 关于修改《甲规定》的决定, whose sentences name articles only (一、第五条修改为…): it amends what its title names.
    pub(super) fn amends_titled(&mut self) {
        let Some((evidence, own)) = self.head.zip(self.titles.first()).filter(|_| self.changes) else { return };
        let Some((lead, rest)) = own.split_once('《') else { return };
        let Some((title, tail)) = rest.rsplit_once('》').filter(|(title, _)| !title.contains(['《', '》'])) else {
            return;
        };
        let told = self.force.effects.iter().any(|e| e.kind == EffectKind::Amend);
        let decides = Class::AmendsThese.ends(lead).is_some() && Class::Decides.ends(tail).is_some();
        if decides && tail.starts_with(units::OF) && !told {
            let (said, title) = (Said { kind: EffectKind::Amend, evidence, ..Said::default() }, title.to_owned());
            self.push(Some(title), None, None, said);
        }
    }
}
