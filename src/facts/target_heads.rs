//! What titles and headings say of the sentences below them: that they set targets, by when, or that they tell of what was.

use std::sync::LazyLock;

use regex::Regex;

use super::times::{plan_named, year_due};
use crate::issue::{Block, BlockKind, Date};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, fold, numeral};

/// A year of which a sentence tells the targets: 2024年全市主要预期目标是.
static YEAR_OF_AIM: LazyLock<Regex> = LazyLock::new(|| pattern(r"({numeral}{4})年(?:度)?[^,。;:]{0,24}{aim-head}"));
/// A year that a heading names: 2024年工作安排.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"({numeral}{4}){year-unit}"));
/// Characters of the longest heading, and of the longest sentence that leads to a list of targets.
const LONGEST_HEADING: usize = 30;
const LONGEST_LEAD: usize = 80;
/// Characters of the longest heading without a label.
const LONGEST_BARE: usize = 20;
/// The level of a sentence that leads to a list: below all headings.
const DEEPEST: u8 = u8::MAX;

/// What the title and the headings above a sentence say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heads {
    /// The level of the heading below which targets are set.
    set: Option<u8>,
    /// The level of the heading below which is told what was reached.
    told: Option<u8>,
    /// By when: the year that the heading names, or the last day that was named below it.
    due: Option<Date>,
    /// The last day of the five-year plan that the paper is.
    plan: Option<Date>,
    /// The paper's title says that it sets the tasks of a year.
    tasks: bool,
    /// The last day of the year whose tasks the paper sets.
    of_tasks: Option<Date>,
    /// The last day of the year whose work the paper plans by its title: 2031年工作要点.
    of_year: Option<Date>,
    /// The heading says that what stands below it are targets, and not only tasks.
    aims: bool,
    /// So does the title.
    aims_all: bool,
    /// The year of the paper, from its number where it is not dated.
    year: Option<i32>,
    /// The sentence that leads to the list names a five-year plan.
    plan_ahead: bool,
}

/// Whether a line without label or marks is a heading that says of which year what follows is: 2026年重点工作.
fn is_bare_heading(text: &str) -> bool {
    if text.chars().nth(LONGEST_BARE).is_some() {
        return false;
    }
    let text = fold::narrowed(text);
    text.chars().all(|c| chars::is_han(c) || c.is_ascii_digit() || matches!(c, '“' | '”'))
        && (Class::PlanHead.ends(&text).is_some() || Class::ReviewHead.ends(&text).is_some())
        && YEAR.is_match(&text)
}

impl Heads {
    /// What a document's title says of its sentences.
    pub fn of(title: &str, number: Option<&str>, signed: Option<Date>) -> Self {
        let title = fold::narrowed(title);
        let plan = plan_in(&title);
        let numbered = || {
            let number = fold::narrowed(number?);
            let (_, rest) = number.split_once('[')?;
            year_due(rest.split(']').next()?)
        };
        // 2026年某市政府工作报告
        let titled = || {
            let year = numeral::whole(YEAR.captures(&title)?.get(1)?.as_str())?;
            i32::try_from(year).ok().filter(|_| Class::ReportTitle.within(&title))
        };
        // 2030年工作总结和2031年工作计划 is of two.
        let planned = Class::YearPlan.ends(without_paper(&title)).is_some() && YEAR.find_iter(&title).count() == 1;
        let of_year = year_ahead(&title, signed).filter(|_| planned && Class::ReviewHead.find(&title).is_none());
        let of_plan = || of_year.map(|day| day.year());
        let year = signed.map(|signed| signed.year()).or_else(numbered).or_else(titled).or_else(of_plan);
        let tasks = Class::TaskTitle.within(&title);
        // 2023年为民办实事项目: the tasks of that year.
        let due = year_ahead(&title, signed).filter(|_| tasks);
        let aims_all = tasks && Class::AimHead.within(&title);
        Self { tasks, plan, year, of_tasks: due, of_year, aims_all, ..Self::default() }
    }

    /// The last day of the year whose work the paper plans.
    pub fn of_year(&self) -> Option<Date> {
        self.of_year
    }

    /// The year that the paper plans, or whose tasks it sets.
    pub fn planned_year(&self) -> Option<i32> {
        self.of_year.or(self.of_tasks).map(|day| day.year())
    }

    /// The year of the paper.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// The year that a time without one is of, where the paper is not dated: its own, or that whose tasks it sets.
    pub fn year_of_times(&self) -> Option<i32> {
        self.year.or_else(|| self.of_tasks.map(|day| day.year()))
    }

    /// Takes a block that may say what the sentences below it are.
    pub fn take(&mut self, block: &Block, signed: Option<Date>) {
        let level = match block.kind {
            BlockKind::Heading => block.level.unwrap_or(DEEPEST - 1),
            BlockKind::Paragraph if is_bare_heading(&block.text) => 1,
            BlockKind::Paragraph => return self.lead(&block.text, signed),
            _ => return,
        };
        let text = fold::narrowed(block.text.split('。').next().unwrap_or(""));
        if self.told.is_some_and(|above| level <= above) {
            self.told = None;
        }
        if self.set.is_some_and(|above| level <= above) {
            (self.set, self.due, self.aims) = (None, None, false);
        }
        if text.chars().count() > LONGEST_HEADING {
            return;
        }
        if Class::ReviewHead.within(&text) {
            self.told = Some(level);
        } else if is_aim_head(&text) || Class::PlanHead.within(&text) {
            self.set = self.set.or(Some(level));
            self.aims |= is_aim_head(&text);
            self.due = year_of(&text, signed).or_else(|| year_ahead(&text, signed)).or(self.due).or(self.plan);
        }
    }

    /// Takes a sentence that leads to a list of targets: “十四五”时期努力实现以下目标：
    fn lead(&mut self, text: &str, signed: Option<Date>) {
        // 今年主要预期目标是…: the list above of what is to be reached in five years has ended.
        if self.set == Some(DEEPEST) && self.plan_ahead {
            let text = fold::narrowed(text);
            if Class::ThisYear.within(&text) && Class::ThisYear.starts(&text).is_some() {
                (self.set, self.due, self.aims) = (None, None, false);
            }
        }
        if !text.trim_end().ends_with([':', '：']) || text.chars().nth(LONGEST_LEAD).is_some() || self.told.is_some() {
            return;
        }
        let text = &fold::narrowed(text);
        if Class::AimHead.within(text) {
            self.set = self.set.or(Some(DEEPEST));
            self.aims = true;
            let plan = plan_in(text);
            self.plan_ahead = plan.is_some();
            self.due = plan.or_else(|| year_of(text, signed)).or(self.due).or(self.plan);
        }
    }

    /// Whether the sentences below set targets or tasks.
    pub fn set(&self) -> bool {
        self.set.is_some() || self.tasks
    }

    /// Whether they tell of what was reached.
    pub fn told(&self) -> bool {
        self.told.is_some()
    }

    /// By when, as far as headings and what stood below them say.
    pub fn due(&self) -> Option<Date> {
        self.due.or(self.of_tasks)
    }

    /// Whether they are targets, and not only tasks: each figure is one.
    pub fn aims(&self) -> bool {
        self.aims || self.aims_all
    }

    /// The last day of the plan that the paper is.
    pub fn plan(&self) -> Option<Date> {
        self.plan
    }

    /// Takes a day that a sentence below the heading names for what follows.
    pub fn named(&mut self, day: Option<Date>) {
        if self.aims {
            self.due = day.or(self.due);
        }
    }
}

/// The title of what a notice is about: 2031年工作要点 of 关于印发2031年工作要点的通知.
fn without_paper(title: &str) -> &str {
    let about = Class::OrderPaper.strip_end(title).and_then(|title| Class::OfMark.strip_end(title)).unwrap_or(title);
    about.trim_end_matches(['》', '"', '”'])
}

/// Whether a heading is of targets; 主要技术指标 are what something must be like.
fn is_aim_head(heading: &str) -> bool {
    Class::AimHead.within(heading) && !Class::NotAimHead.within(heading)
}

/// The last day of the five-year plan that a text names.
fn plan_in(text: &str) -> Option<Date> {
    let year = text.char_indices().take(40).find_map(|(at, _)| text.get(at..).and_then(plan_named))?;
    Date::new(year, 12, 31)
}

/// The year in whose plan a sentence or heading sets targets.
pub(super) fn year_of(text: &str, signed: Option<Date>) -> Option<Date> {
    // Few sentences tell of targets: the others need no look for a year before such a word.
    if !Class::AimHead.within(text) {
        return None;
    }
    if let Some(found) = YEAR_OF_AIM.captures(text) {
        return Date::new(i32::try_from(numeral::whole(found.get(1)?.as_str())?).ok()?, 12, 31);
    }
    Class::ThisYear.within(text).then(|| Date::new(signed?.year(), 12, 31)).flatten()
}

/// The year of a heading, where it is not before the paper's: 2024年工作安排.
fn year_ahead(text: &str, signed: Option<Date>) -> Option<Date> {
    let year = numeral::whole(YEAR.captures(text)?.get(1)?.as_str())?;
    let year = i32::try_from(year).ok().filter(|year| signed.is_none_or(|signed| *year >= signed.year()))?;
    Date::new(year, 12, 31)
}
