//! How the window shows the tables of facts: which of their columns, in what order, how wide. What a column is called and
//! what stands in it is defined once, in [`crate::facts::Tables`].

use crate::facts::{Column as FactColumn, ColumnKind, TableKind};
use crate::ui::action::SheetKind;
use crate::ui::strings::{self as s, Tr};
use crate::ui::wrap::Kind;

/// What stands in a column of the window.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// The column of the row's table that has one of these ids.
    Table(&'static [&'static str]),
    /// What the window adds.
    Own(OwnContent),
}

/// What the window says of a row beside what its table does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnContent {
    /// The document that it was read in.
    Document,
    /// That document's number.
    Number,
    /// The table that it is of, where several are shown as one.
    Table,
    /// The sentence that it rests on.
    Evidence,
    /// The days of an entry of a chronicle.
    Days,
    /// What the reader says of it.
    Said,
}

/// A column as the window shows it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What stands in it.
    pub content: Content,
    /// Its share of the width.
    pub share: f32,
    /// Least width in points.
    pub least: f32,
    /// The width in which what stands in it is not broken, where there is room: the least, or more.
    pub good: f32,
    /// The grouping under which it says nothing new.
    pub told_by: Grouping,
    /// Secondary: smaller and weaker.
    pub weak: bool,
    /// At most so many lines; what is left over is in the text, a click away.
    pub lines: usize,
    /// Its head.
    pub name: Tr,
    /// Numbers stand at the right.
    pub right: bool,
    /// Its cells are short terms: it is as wide as the widest of them in the window's language.
    pub term: bool,
    /// Its cells are short labels (第二十一条第一款), which are whole where there is room.
    pub label: bool,
    /// Running text, a list of names, or a title or name that is broken by sense.
    pub kind: Kind,
}

/// A column of a table, by its ids.
const fn of(ids: &'static [&'static str], share: f32, least: f32) -> Column {
    column(Content::Table(ids), share, least)
}

/// A column of the window's own.
const fn own(content: OwnContent, share: f32, least: f32) -> Column {
    let column = column(Content::Own(content), share, least);
    match content {
        OwnContent::Document => {
            Column { name: s::COLUMN_DOCUMENT, told_by: Grouping::Document, kind: Kind::Title, ..column }.weak()
        }
        OwnContent::Number => Column { name: s::COLUMN_NUMBER, ..column }.weak(),
        OwnContent::Table => Column { name: s::COLUMN_KIND, term: true, ..column },
        OwnContent::Evidence => Column { name: s::COLUMN_EVIDENCE, ..column }.weak(),
        OwnContent::Days => Column { name: s::COLUMN_DAY, told_by: Grouping::Day, ..column },
        OwnContent::Said => Column { name: s::COLUMN_SAID, ..column },
    }
}

const fn column(content: Content, share: f32, least: f32) -> Column {
    let (told_by, kind, name) = (Grouping::None, Kind::Text, Tr { zh: "", en: "" });
    let (weak, right, term, label, good) = (false, false, false, false, least);
    Column { content, share, least, good, told_by, weak, lines: 8, name, right, term, label, kind }
}

impl Column {
    /// Whether it is that of what the reader says.
    #[must_use]
    pub fn is_said(&self) -> bool {
        matches!(self.content, Content::Own(OwnContent::Said))
    }

    /// With a share of the width for cells of usually so many characters: a text of four times the length stands in twice as
    /// many lines of twice the length. Names are not divided, so a list of them needs more.
    #[must_use]
    pub fn sized(self, usual: f32) -> Self {
        let more = if self.kind == Kind::List { 1.25 } else { 1.0 };
        if self.right || self.term { self } else { Self { share: more * usual.max(0.25).sqrt(), ..self } }
    }

    const fn told_by(self, told_by: Grouping) -> Self {
        Self { told_by, ..self }
    }
    const fn weak(self) -> Self {
        Self { weak: true, ..self }
    }
    const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// With the head of the table's column, and shown as its kind asks for.
    fn defined(self, tables: &[TableKind]) -> Self {
        let Content::Table(ids) = self.content else { return self };
        let mut columns =
            ids.iter().flat_map(|id| tables.iter().flat_map(|t| t.columns()).filter(move |c| c.id == *id));
        let Some(FactColumn { zh, en, kind, .. }) = columns.next() else { return self };
        Self {
            name: Tr { zh, en },
            right: matches!(kind, ColumnKind::Day | ColumnKind::Count | ColumnKind::Yuan | ColumnKind::Number),
            term: *kind == ColumnKind::Term,
            label: *kind == ColumnKind::Label,
            kind: match kind {
                ColumnKind::Offices | ColumnKind::Names => Kind::List,
                _ if ids.iter().any(|id| NAMES.contains(id)) => Kind::Title,
                _ => Kind::Text,
            },
            ..self
        }
    }
}

/// Columns whose cells are titles, or names of offices and posts, in running text.
const NAMES: &[&str] = &["title", "who", "position", "referrers", "repealed_by"];

const TASKS: &[Column] = &[
    of(&["path"], 2.2, 96.0).lines(4),
    of(&["task"], 4.2, 140.0).lines(4),
    of(&["lead"], 1.7, 78.0),
    of(&["responsible"], 1.9, 78.0),
    of(&["support"], 1.9, 78.0),
    of(&["deadline"], 1.0, 72.0),
    of(&["due"], 0.8, 92.0).weak(),
    own(OwnContent::Document, 2.0, 90.0).lines(4),
];
const APPOINTMENTS: &[Column] = &[
    of(&["person"], 1.2, 72.0),
    of(&["action"], 0.6, 52.0),
    of(&["position"], 4.5, 150.0),
    of(&["note"], 1.6, 80.0).weak(),
    own(OwnContent::Number, 2.0, 120.0),
    of(&["signed"], 1.0, 98.0).weak(),
];
const CHRONICLE: &[Column] =
    &[own(OwnContent::Days, 1.1, 120.0), of(&["text"], 6.0, 240.0), of(&["people"], 1.6, 100.0).weak()];
const DEADLINES: &[Column] = &[
    of(&["deadline"], 1.0, 112.0),
    of(&["due"], 0.8, 98.0),
    of(&["kind"], 0.5, 52.0).weak(),
    of(&["article"], 0.8, 72.0).weak(),
    of(&["since"], 1.2, 80.0).weak().lines(4),
    of(&["clause"], 5.0, 200.0).lines(4),
    of(&["offices"], 1.6, 90.0),
    own(OwnContent::Document, 2.0, 110.0).lines(2),
];
const FIGURES: &[Column] = &[
    own(OwnContent::Table, 0.5, 52.0),
    of(&["amount", "value"], 1.6, 110.0),
    of(&["yuan"], 1.0, 104.0),
    of(&["least"], 1.0, 104.0),
    of(&["most"], 1.0, 104.0),
    of(&["due"], 0.8, 98.0),
    of(&["clause", "target"], 4.6, 200.0).lines(4),
    own(OwnContent::Document, 2.0, 110.0).lines(2),
];
const OBLIGATIONS: &[Column] = &[
    of(&["article"], 0.8, 72.0).weak(),
    of(&["kind"], 0.5, 52.0),
    of(&["who"], 1.6, 90.0).lines(4),
    of(&["what"], 3.6, 150.0).lines(4),
    of(&["condition"], 2.4, 110.0).lines(4),
    of(&["sanction"], 2.8, 120.0).lines(4),
    own(OwnContent::Document, 2.0, 110.0).lines(2),
];
const REFERENCES: &[Column] = &[
    of(&["title"], 4.0, 180.0),
    of(&["number"], 1.8, 120.0),
    of(&["where"], 0.7, 60.0).told_by(Grouping::Where),
    of(&["mentions"], 0.5, 52.0),
    of(&["referrers"], 3.4, 140.0).weak().lines(4),
];
const FORCE: &[Column] = &[
    of(&["title"], 3.4, 120.0),
    of(&["status"], 0.6, 68.0),
    of(&["signed"], 0.8, 98.0),
    of(&["effective"], 0.8, 98.0),
    of(&["expires"], 0.8, 98.0),
    of(&["basis"], 0.5, 66.0).weak(),
    of(&["repealed_by"], 1.8, 84.0),
    own(OwnContent::Evidence, 3.0, 118.0).lines(4),
];
const PARTS: &[Column] = &[
    of(&["part"], 3.0, 140.0).lines(4),
    of(&["effective"], 0.8, 98.0),
    of(&["expires"], 0.8, 98.0),
    own(OwnContent::Document, 2.4, 110.0).lines(4),
];
const EFFECTS: &[Column] = &[
    of(&["effect"], 0.6, 60.0),
    of(&["title"], 3.4, 150.0),
    of(&["number"], 1.6, 110.0),
    of(&["part"], 1.6, 90.0),
    of(&["area"], 1.0, 72.0),
    of(&["from"], 0.8, 98.0),
    of(&["until"], 0.8, 98.0),
    of(&["where"], 0.6, 60.0).weak(),
    own(OwnContent::Document, 2.4, 110.0).lines(4),
];

const ARTICLES: &[Column] = &[
    of(&["article"], 1.4, 96.0).lines(2),
    of(&["title"], 3.2, 150.0).lines(4),
    of(&["number"], 1.4, 100.0).weak(),
    of(&["where"], 0.6, 60.0).weak(),
    of(&["target"], 2.4, 110.0).weak().lines(4),
    own(OwnContent::Evidence, 3.4, 130.0).lines(4),
    own(OwnContent::Document, 2.0, 110.0).lines(2),
];
const VERSIONS: &[Column] = &[
    of(&["title"], 3.0, 140.0).lines(4),
    of(&["act"], 0.6, 60.0),
    of(&["day"], 0.8, 98.0),
    of(&["office"], 3.0, 140.0).lines(4),
    of(&["number"], 1.8, 110.0),
];

impl SheetKind {
    /// All tables, as their tabs stand.
    pub const ALL: [Self; 12] = [
        Self::Tasks,
        Self::Appointments,
        Self::Chronicle,
        Self::Deadlines,
        Self::Figures,
        Self::Obligations,
        Self::References,
        Self::Force,
        Self::Parts,
        Self::Effects,
        Self::Articles,
        Self::Versions,
    ];

    /// The tables that it shows.
    #[must_use]
    pub fn tables(self) -> &'static [TableKind] {
        match self {
            Self::Tasks => &[TableKind::Responsibilities],
            Self::Appointments => &[TableKind::Appointments],
            Self::Chronicle => &[TableKind::Chronicle],
            Self::Deadlines => &[TableKind::Deadlines],
            Self::Figures => &[TableKind::Money, TableKind::Targets],
            Self::Obligations => &[TableKind::Obligations],
            Self::References => &[TableKind::References],
            Self::Force => &[TableKind::Status],
            Self::Parts => &[TableKind::Parts],
            Self::Effects => &[TableKind::Effects],
            Self::Articles => &[TableKind::Articles],
            Self::Versions => &[TableKind::Versions],
        }
    }

    /// Its name, and why it may be empty.
    fn words(self) -> (Tr, Tr) {
        match self {
            Self::Tasks => (s::SHEET_TASKS, s::EMPTY_TASKS),
            Self::Appointments => (s::SHEET_APPOINTMENTS, s::EMPTY_APPOINTMENTS),
            Self::Chronicle => (s::SHEET_CHRONICLE, s::EMPTY_CHRONICLE),
            Self::Deadlines => (s::SHEET_DEADLINES, s::EMPTY_DEADLINES),
            Self::Figures => (s::SHEET_FIGURES, s::EMPTY_FIGURES),
            Self::Obligations => (s::SHEET_OBLIGATIONS, s::EMPTY_OBLIGATIONS),
            Self::References => (s::SHEET_REFERENCES, s::EMPTY_REFERENCES),
            Self::Force => (s::SHEET_FORCE, s::EMPTY_FORCE),
            Self::Parts => (s::SHEET_PARTS, s::EMPTY_PARTS),
            Self::Effects => (s::SHEET_EFFECTS, s::EMPTY_EFFECTS),
            Self::Articles => (s::SHEET_ARTICLES, s::EMPTY_ARTICLES),
            Self::Versions => (s::SHEET_VERSIONS, s::EMPTY_VERSIONS),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> Tr {
        self.words().0
    }

    /// Why it may be empty.
    #[must_use]
    pub fn empty(self) -> Tr {
        self.words().1
    }

    /// Whether it has a tab though it is empty: what few issues have is offered where it is.
    #[must_use]
    pub fn is_usual(self) -> bool {
        !matches!(self, Self::Obligations | Self::Parts | Self::Effects | Self::Articles | Self::Versions)
    }

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        let columns = match self {
            Self::Tasks => TASKS,
            Self::Appointments => APPOINTMENTS,
            Self::Chronicle => CHRONICLE,
            Self::Deadlines => DEADLINES,
            Self::Figures => FIGURES,
            Self::Obligations => OBLIGATIONS,
            Self::References => REFERENCES,
            Self::Force => FORCE,
            Self::Parts => PARTS,
            Self::Effects => EFFECTS,
            Self::Articles => ARTICLES,
            Self::Versions => VERSIONS,
        };
        columns.iter().map(|column| column.defined(self.tables())).collect()
    }

    /// Its columns, and behind them what the reader says of its rows: shown where he says something.
    #[must_use]
    pub fn all_columns(self) -> Vec<Column> {
        let mut columns = self.columns();
        columns.push(own(OwnContent::Said, 1.4, 84.0).lines(4));
        columns
    }

    /// The ways its rows can be grouped; the first is how it is shown at first.
    #[must_use]
    pub fn groupings(self) -> &'static [Grouping] {
        match self {
            Self::Tasks => &[Grouping::Document, Grouping::Unit, Grouping::None],
            Self::Appointments | Self::Deadlines => &[Grouping::None, Grouping::Document],
            Self::Chronicle => &[Grouping::Day, Grouping::None],
            Self::Figures => &[Grouping::Document, Grouping::None],
            Self::References => &[Grouping::Where, Grouping::None],
            Self::Force => &[Grouping::None],
            Self::Obligations | Self::Parts | Self::Effects | Self::Articles | Self::Versions => {
                &[Grouping::Document, Grouping::None]
            }
        }
    }
}

/// How rows are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// One list.
    #[default]
    None,
    /// By the document they stand in.
    Document,
    /// By unit; a row stands under each of its units.
    Unit,
    /// By day.
    Day,
    /// In the issue and outside.
    Where,
}

impl Grouping {
    /// Its name.
    #[must_use]
    pub fn name(self) -> Tr {
        match self {
            Self::None => s::GROUP_NONE,
            Self::Document => s::GROUP_DOCUMENT,
            Self::Unit => s::GROUP_UNIT,
            Self::Day => s::GROUP_DAY,
            Self::Where => s::GROUP_WHERE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns that are shown in another way, or in the files only.
    const ELSEWHERE: [(SheetKind, &[&str]); 4] = [
        (SheetKind::Tasks, &["printed"]),
        (SheetKind::Chronicle, &["first", "last", "label"]),
        (SheetKind::Figures, &["currency", "foreign", "who", "number", "lower", "upper", "unit"]),
        (SheetKind::Force, &["number", "effective_says", "expires_says", "repeal_says"]),
    ];

    #[test]
    fn no_column_of_a_table_is_forgotten() {
        for kind in SheetKind::ALL {
            let elsewhere = ELSEWHERE.iter().find(|(k, _)| *k == kind).map_or(&[] as &[&str], |(_, ids)| *ids);
            let shown =
                |id: &str| kind.columns().iter().any(|c| matches!(c.content, Content::Table(ids) if ids.contains(&id)));
            for column in kind.tables().iter().flat_map(|t| t.columns()) {
                assert!(shown(column.id) != elsewhere.contains(&column.id), "{kind:?} {}", column.id);
            }
        }
    }

    #[test]
    fn each_column_is_one_of_its_tables_and_has_a_name() {
        for kind in SheetKind::ALL {
            for column in kind.columns() {
                assert!(!column.name.zh.is_empty() && !column.name.en.is_empty(), "{kind:?} {:?}", column.content);
                assert!(column.share > 0.0 && column.least > 0.0, "{kind:?}");
                let Content::Table(ids) = column.content else { continue };
                for id in ids {
                    let tables = kind.tables();
                    let named = tables.iter().flat_map(|t| t.columns()).any(|c| c.id == *id);
                    assert!(named, "{kind:?} has no {id}");
                }
            }
            assert!(!kind.groupings().is_empty(), "{kind:?}");
        }
    }
}
