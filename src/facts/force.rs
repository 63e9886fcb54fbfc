//! Whether a document is in force at a date: what [`super::status`] has read, and what it means for a day.

use serde::{Deserialize, Serialize};

use super::Passage;
use crate::issue::Date;

/// Whether a document is in force at a date, as far as the issue says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 未施行: its first day is still to come.
    NotYet,
    /// 已到施行日: its first day is reached, its last one is not.
    InForce,
    /// 所载文本晚于此日: it was in force then, but the text that is printed was changed later.
    LaterText,
    /// 已届满: its last day is over.
    Expired,
    /// 已废止: a document of the issue puts it out of force.
    Repealed,
    /// 未载明: the text does not say.
    #[default]
    NotStated,
}

impl Status {
    /// The status in Simplified Chinese. A single issue can't know what came after it: the words say what its days and sentences
    /// say, and no more.
    #[must_use]
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::NotYet => "未到施行日",
            Self::InForce => "已到施行日",
            Self::LaterText => "文本晚于此日",
            Self::Expired => "已过有效期",
            Self::Repealed => "载明废止",
            Self::NotStated => "未载明",
        }
    }

    /// The status in English.
    #[must_use]
    pub fn name_en(self) -> &'static str {
        match self {
            Self::NotYet => "Before its first day",
            Self::InForce => "Past its first day",
            Self::LaterText => "Text is of a later day",
            Self::Expired => "Past its last day",
            Self::Repealed => "Stated as repealed",
            Self::NotStated => "Not stated",
        }
    }
}

/// A day that a sentence states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedDay {
    /// The day; `None` where the sentence counts from a day that is not known (自公布之日起 without a date of signing).
    pub date: Option<Date>,
    /// The sentence.
    pub evidence: Passage,
}

/// What a document does to another instrument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// 废止.
    #[default]
    Repeal,
    /// 停止执行, 不再执行, 停止使用.
    Stop,
    /// 失效.
    Lapse,
    /// 暂停执行, 暂缓实施.
    Suspend,
    /// 恢复执行, 恢复实施.
    Resume,
    /// 延长有效期, 继续有效.
    Prolong,
    /// 取代, 代替.
    Replace,
    /// 修改, 修正, 修订.
    Amend,
}

impl EffectKind {
    /// Whether it takes an instrument's force for good.
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(self, Self::Repeal | Self::Stop | Self::Lapse | Self::Replace)
    }
}

/// What a document says that it does to another instrument.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// What it does.
    pub kind: EffectKind,
    /// The instrument's title, where one is printed.
    pub title: Option<String>,
    /// Its number, where one is printed.
    pub number: Option<String>,
    /// The words that name a part of it (第三条), where it is not the whole.
    pub part: Option<Passage>,
    /// Where, when that is not everywhere (在甲试验区暂时调整适用).
    #[serde(default)]
    pub area: Option<Passage>,
    /// From when, where that is known.
    pub date: Option<Date>,
    /// Until when, where the sentence says so (有效期延长至…).
    pub until: Option<Date>,
    /// The document of this issue that it is.
    pub target: Option<usize>,
    /// The sentence.
    pub evidence: Passage,
}

/// A part of a document with a day of its own (第三条自…起施行).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForcePart {
    /// The words that name the part.
    pub part: Passage,
    /// Its first day in force.
    pub effective: Option<Date>,
    /// Its last day in force.
    pub expires: Option<Date>,
    /// The sentence.
    pub evidence: Passage,
}

/// The document that puts another out of force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepealedBy {
    /// Index of the repealing document.
    pub document: usize,
    /// From when.
    pub date: Option<Date>,
    /// The sentence, in the repealing document.
    pub evidence: Passage,
}

/// What an issue says of the force of one of its documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Force {
    /// First day in force (施行日期).
    pub effective: Option<StatedDay>,
    /// Last day in force (有效期至).
    pub expires: Option<StatedDay>,
    /// Parts of it with days of their own.
    pub parts: Vec<ForcePart>,
    /// What it does to other instruments.
    pub effects: Vec<Effect>,
    /// What puts it out of force.
    pub repealed: Option<RepealedBy>,
    /// The day of the last change that the text has in it, by the note under its title.
    #[serde(default)]
    pub changed: Option<Date>,
}

impl Force {
    /// Whether only parts of the document have a day, each its own (分批施行).
    #[must_use]
    pub fn is_in_parts(&self) -> bool {
        self.effective.is_none() && !self.parts.is_empty()
    }

    /// The status at a date.
    #[must_use]
    pub fn at(&self, date: Date) -> Status {
        if self.repealed.is_some_and(|r| r.date.is_some_and(|from| from <= date)) {
            return Status::Repealed;
        }
        if self.expires.and_then(|e| e.date).is_some_and(|last| last < date) {
            return Status::Expired;
        }
        match self.effective.and_then(|e| e.date) {
            // The version of that day may have said something else, also of its days: a law that was written anew has a new first day.
            Some(first) if first > date && self.changed.is_some_and(|changed| changed > date && changed < first) => {
                Status::LaterText
            }
            Some(first) if first > date => Status::NotYet,
            Some(_) if self.changed.is_some_and(|changed| changed > date) => Status::LaterText,
            Some(_) => Status::InForce,
            None => Status::NotStated,
        }
    }

    /// The sentence that the status at a date rests on.
    #[must_use]
    pub fn evidence(&self, date: Date) -> Option<Passage> {
        match self.at(date) {
            Status::Repealed => self.repealed.map(|r| r.evidence),
            Status::Expired => self.expires.map(|e| e.evidence),
            Status::NotYet | Status::InForce | Status::LaterText => self.effective.map(|e| e.evidence),
            Status::NotStated => None,
        }
    }
}
