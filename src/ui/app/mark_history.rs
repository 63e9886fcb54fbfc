//! What was done to marks, and is undone and done again by the library's leave.

use std::collections::VecDeque;

use crate::ui::marks::MarkStep;

/// Steps that can be undone.
const MOST_STEPS: usize = 200;

/// What was done to marks, the last of it last.
#[derive(Default)]
pub(in crate::ui) struct MarkHistory {
    done: Vec<MarkStep>,
    undone: Vec<MarkStep>,
    /// Whether the step that the library turns just now is being undone; `None` where there is none.
    turning: Option<bool>,
    /// What was asked for meanwhile, undo or redo: the library may still refuse the one before.
    pub(super) wishes: VecDeque<bool>,
}

impl MarkHistory {
    pub(in crate::ui) fn can_undo(&self) -> bool {
        !self.done.is_empty() || self.turning.is_some()
    }

    pub(in crate::ui) fn can_redo(&self) -> bool {
        !self.undone.is_empty() || self.turning.is_some()
    }

    pub(super) fn did(&mut self, step: MarkStep) {
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
    }

    /// The step that is to be undone or done again next, and which of the two.
    pub(super) fn next_turn(&mut self) -> Option<(MarkStep, bool)> {
        if self.turning.is_some() {
            return None;
        }
        while let Some(undo) = self.wishes.pop_front() {
            if let Some(step) = if undo { self.done.pop() } else { self.undone.pop() } {
                self.turning = Some(undo);
                return Some((step, undo));
            }
        }
        None
    }

    /// Takes a step back from the library: it is undone now, or done.
    pub(super) fn turned(&mut self, step: MarkStep, undone: bool) {
        self.turning = None;
        if undone { self.undone.push(step) } else { self.done.push(step) }
    }

    /// The library has failed and gives no step back.
    pub(in crate::ui) fn give_up(&mut self) {
        self.turning = None;
        self.wishes.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings as s;

    #[test]
    fn a_step_is_done_or_undone_only_once_the_library_says_so() {
        let step = |name: &str| MarkStep { parts: Vec::new(), said: (s::BOOKMARK_ADDED, name.to_owned()) };
        let names = |steps: &[MarkStep]| steps.iter().map(|step| step.said.1.clone()).collect::<Vec<_>>();
        let mut history = MarkHistory::default();
        ["一", "二"].into_iter().for_each(|name| history.did(step(name)));
        // Undo, undo, redo in one breath: one after the other.
        history.wishes.extend([true, true, false]);
        let (first, undo) = history.next_turn().unwrap();
        assert!(undo && history.next_turn().is_none() && history.can_undo() && history.can_redo());
        history.turned(first, true);
        let (second, _) = history.next_turn().unwrap();
        assert_eq!((second.said.1.as_str(), names(&history.undone)), ("一", vec!["二".to_owned()]));
        // It could not be kept: it stays done, and what is done again is the one that was undone.
        history.turned(second, false);
        let (third, undo) = history.next_turn().unwrap();
        assert!(!undo && third.said.1 == "二");
        history.turned(third, false);
        assert_eq!((names(&history.done), names(&history.undone).len()), (vec!["一".to_owned(), "二".to_owned()], 0));
        history.wishes.extend([false, true]);
        assert!(history.next_turn().is_some_and(|(step, undo)| undo && step.said.1 == "二"), "nothing was undone");
        history.give_up();
        assert!(history.next_turn().is_none() && history.can_undo() && !history.can_redo());
    }
}
