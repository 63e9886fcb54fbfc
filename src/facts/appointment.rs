//! What is told of an appointment.

use serde::{Deserialize, Serialize};

use super::Passage;

/// Whether a post was given or taken, or is only to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// 任命, 聘任.
    #[default]
    Appoint,
    /// 免去, 解聘, 撤销.
    Remove,
    /// 提名, 推荐, 建议任命, 拟任: said, and not done by this paper.
    Propose,
    /// 建议免去: the same of a post that is to be taken.
    ProposeRemoval,
    /// 组长：江一帆: belongs to a body, by a list of its members; since when is not said.
    Member,
}

impl Action {
    /// What is done with a post: it is given or taken, by this paper or only as it is proposed.
    pub(super) fn of(gives: bool, said: bool) -> Self {
        match (gives, said) {
            (true, false) => Self::Appoint,
            (false, false) => Self::Remove,
            (true, true) => Self::Propose,
            (false, true) => Self::ProposeRemoval,
        }
    }

    /// Whether the post is given.
    #[must_use]
    pub fn gives(self) -> bool {
        matches!(self, Self::Appoint | Self::Propose | Self::Member)
    }

    /// Whether it is done, and not only proposed.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Appoint | Self::Remove | Self::Member)
    }
}

/// One person given or taken one clause's post or posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// The clause.
    pub passage: Passage,
    /// The person's name, without padding.
    pub person: String,
    /// Given or taken.
    pub action: Action,
    /// The post or posts as printed.
    pub position: String,
    /// What stands in parentheses about the appointment (试用期一年).
    pub note: Option<String>,
}
