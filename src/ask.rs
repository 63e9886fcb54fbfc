//! What is asked of an issue in one line: what the window's jump box and the `jump` command share.

use crate::facts::find_citation;
use crate::issue::Issue;
use crate::search::{JumpContext, JumpHit, JumpIndex};

/// So many answers the jump box lists.
pub const MOST_ANSWERS: usize = 60;

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The hits, best first.
    pub hits: Vec<JumpHit>,
    /// What the query names as a citation and the issue does not have (第九款): the first hit is the nearest place above it.
    pub missing: Option<String>,
}

/// Answers a query: a citation leads to its place, and all else goes by the index. Without an issue there are only the
/// index's commands.
#[must_use]
pub fn answer(index: &JumpIndex, issue: Option<&Issue>, query: &str, context: &JumpContext) -> Answer {
    let cited = issue.and_then(|issue| Some((issue, find_citation(issue, query)?)));
    match cited {
        Some((issue, cited)) => {
            let hits = index.query_cited(issue, cited.place, query, context);
            Answer { hits, missing: cited.missing }
        }
        None => Answer { hits: index.query(query, context), missing: None },
    }
}
