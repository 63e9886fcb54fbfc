//! Find in text and fuzzy jump.
//!
//! * [`JumpIndex`] answers the jump box: documents, headings, articles, numbers, printed pages and commands, by
//!   Chinese text, pinyin, initials and digits in any mixture.
//! * [`PageMap`] says which place stands on a printed page.
//! * [`FindIndex`] finds every occurrence of a text (or a regular expression) in the blocks of an issue.
//! * [`text_fits`] says which lines of a list stay when it is filtered.
//! * [`pinyin_key`] is what a Chinese list is sorted by.
//! * [`word_at`] says what a double click selects.
//! * [`report`] turns the answers of both into lines and JSON for scripts.

mod file_pages;
mod find;
mod fits;
mod jump;
mod page_labels;
mod page_runs;
mod pages;
mod passage_pages;
mod pinyin;
pub mod report;
mod words;

pub use find::push_searched;
pub use find::{
    FindError, FindHit, FindIndex, FindQuery, FindResults, FindScope, FindSection, KEPT_HITS, RegexProblem, Snippet,
};
pub use fits::{Filter, text_fits};
pub use jump::{
    JumpContext, JumpEntry, JumpHit, JumpIndex, JumpKind, JumpTarget, is_too_long, pages_behind, spelled_out,
};
pub use pages::{PageMap, PagePlace};
pub use pinyin::pinyin_key;
pub use words::word_at;
