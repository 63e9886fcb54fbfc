//! The names of categories (栏目) that stand in the body over the documents they hold: they belong to no document.

use super::super::contents::is_category_name;
use super::super::label::Form;
use super::super::lex::Line;
use super::{Finder, Head};
use crate::zh::{chars, fold};

impl Finder<'_, '_> {
    /// The first of the lines right above that name categories, or the line itself.
    pub(super) fn above_categories(&self, mut at: usize) -> usize {
        while let Some(above) = at.checked_sub(1).filter(|&p| p >= self.floor && self.is_category_line(p)) {
            at = above;
        }
        at
    }

    /// Whether a line is nothing but the name of a category: one that the contents name, or one in 【】.
    pub(super) fn is_category_line(&self, at: usize) -> bool {
        let Some(line) = self.line(at).filter(|l| l.width <= 48 && l.is_bare()) else { return false };
        if self.is_divider(at) {
            return true;
        }
        let bare = line.text.trim_matches(|c| {
            chars::is_space(c)
                || chars::is_bullet(c)
                || matches!(c, '【' | '】' | '〖' | '〗' | '［' | '］' | '[' | ']')
        });
        let marked = bare.len() < line.text.len();
        marked && is_category_name(bare) || !self.categories.is_empty() && self.categories.contains(&fold::key(bare))
    }

    /// Whether a line is all that stands on its page and names the part of a book that follows: 第二部分　政府规章, 二、规范性文件.
    fn is_divider(&self, at: usize) -> bool {
        let alone = |l: &Line<'_>| l.page_start && self.line(at + 1).is_some_and(|next| next.page_start);
        let Some(line) = self.line(at).filter(|l| alone(l)) else { return false };
        let label = line.label.filter(|l| l.strict);
        let name = line.text.get(label.map_or(0, |l| l.bytes())..).unwrap_or("").trim_matches(chars::is_space);
        let part = label.is_some_and(|l| matches!(l.form, Form::Part | Form::Comma));
        !name.is_empty() && is_category_name(name) && (part || label.is_none())
    }

    /// Lets each head begin with the lines above it that name its category.
    pub(super) fn take_categories(&self, heads: &mut [Head]) {
        let mut floor = self.floor;
        for head in heads {
            let first = self.above_categories(head.start).max(floor);
            head.category = (first..head.start).collect();
            head.start = first.min(head.start);
            floor = head.end;
        }
    }
}
