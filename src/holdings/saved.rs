//! Searches that the reader keeps, each with how far the library was when it was looked at last.

use rusqlite::params;

use super::error::HoldingsError;
use super::index::TextIndex;
use super::search::Question;
use super::{Holdings, record};

/// A search that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSearch {
    /// What the reader calls it.
    pub name: String,
    /// What is looked for; nothing where it is [`Self::unreadable`].
    pub question: Question,
    /// The generation of the library when it was looked at last: what came later is new.
    pub since: i64,
    /// What is looked for can't be read: it is of another form, or damaged.
    pub unreadable: bool,
}

impl SavedSearch {
    /// The question for what is new since.
    #[must_use]
    pub fn news(&self) -> Question {
        let mut question = self.question.clone();
        question.narrow.since = Some(self.since);
        question
    }
}

impl Holdings {
    /// The searches that are kept, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn saved(&self) -> Result<Vec<SavedSearch>, HoldingsError> {
        let mut statement = self.db.prepare_cached("SELECT name, question, generation FROM saved ORDER BY name")?;
        let rows = statement.query_map([], |row| {
            let question: String = row.get(1)?;
            // Of a form that is not read any more the name stays, so that it can be seen and deleted.
            let question = serde_json::from_str(&question).ok();
            let (name, unreadable) = (row.get(0)?, question.is_none());
            Ok(SavedSearch { name, question: question.unwrap_or_default(), since: row.get(2)?, unreadable })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a search under a name, in the place of one of the same name; nothing is new of it now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn save_search(&self, name: &str, question: &Question) -> Result<(), HoldingsError> {
        let mut question = question.clone();
        question.narrow.since = None;
        let text = serde_json::to_string(&question).unwrap_or_default();
        self.db.execute(
            "INSERT INTO saved VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE SET question = ?2, generation = ?3",
            params![name, text, record::generation(&self.db)?],
        )?;
        Ok(())
    }

    /// Remembers that a search was looked at: what is there now is not new any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_looked(&self, name: &str) -> Result<(), HoldingsError> {
        // What the index does not have yet was not looked at.
        let searched = self.index.as_ref().and_then(TextIndex::generation).unwrap_or(0);
        let now = record::generation(&self.db)?.min(searched);
        self.db.execute("UPDATE saved SET generation = max(generation, ?2) WHERE name = ?1", params![name, now])?;
        Ok(())
    }

    /// Deletes a search.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn forget_search(&self, name: &str) -> Result<(), HoldingsError> {
        self.db.execute("DELETE FROM saved WHERE name = ?1", [name])?;
        Ok(())
    }
}
