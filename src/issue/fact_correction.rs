//! What a reader says of a fact that a table of the issue tells. Plain data: it is kept with the corrections of the structure, and the tables
//! of facts apply it.

use serde::{Deserialize, Serialize};

use super::Anchor;

/// What a reader says of a row of a table of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactCorrection {
    /// The table, by its id.
    pub table: String,
    /// Where the row was read or, of one that is missing, where the text says so.
    pub anchor: Anchor,
    /// The row as it was told: its cells by the ids of their columns. Of one that is missing, nothing.
    #[serde(default)]
    pub was: Vec<(String, String)>,
    /// What is said of it.
    pub says: FactSays,
}

/// What is said of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactSays {
    /// It is not so.
    Wrong,
    /// The text says so, and no row does: the cells by the ids of their columns.
    Missing(Vec<(String, String)>),
    /// Cells of it are other ones: by the ids of their columns.
    Other(Vec<(String, String)>),
}

impl FactCorrection {
    /// The words that it is told by: the first cell of its row.
    #[must_use]
    pub fn quote(&self) -> &str {
        let cells = match &self.says {
            FactSays::Missing(cells) => cells,
            FactSays::Wrong | FactSays::Other(_) => &self.was,
        };
        cells.iter().map(|(_, text)| text.as_str()).find(|text| !text.is_empty()).unwrap_or(&self.anchor.quote)
    }
}
