//! The printing model: issues are made up, printed in a house style, extracted, parsed, and compared with what was
//! made up.

pub mod compare;
pub mod issue;
pub mod media;
pub mod print;
pub mod words;

use issue::{Document, KINDS, Kind, Maker, Wording};
use print::{CONTENTS, House, Printed};
use words::Dice;

/// An issue to be made, small enough to shrink.
#[derive(Clone, Debug)]
pub struct Plan {
    pub seed: u64,
    /// Kind (index into [`KINDS`]) and size of each document.
    pub documents: Vec<(usize, usize)>,
    pub house: House,
}

/// The house style that a seed throws.
pub fn house(seed: u64) -> House {
    let mut d = Dice::new(seed);
    let columns = d.range(1, 2);
    let mut house = House {
        wording: Wording {
            city: d.below(6),
            office: d.chance(50),
            spaced_dates: d.chance(30),
            cn_dates: d.chance(30),
            half_width: d.chance(25),
            dot: [".", ". ", "．"][d.below(3)],
            brackets: [('〔', '〕'), ('〔', '〕'), ('【', '】'), ('[', ']'), ('﹝', '﹞')][d.below(5)],
            red: d.below(3),
            joint: false,
        },
        contents: CONTENTS[d.below(CONTENTS.len())],
        columns,
        width: if columns == 2 { d.range(18, 24) } else { d.range(30, 40) },
        lines: d.range(20, 44),
        joined: d.chance(50),
        indents: d.chance(50),
        blanks: d.chance(50),
        title_first: d.chance(30),
        running_heads: d.chance(40),
        titles_on_one_line: d.chance(40),
        moves: d.below(4),
        marker: d.below(4),
        category_mark: d.below(3),
        fault: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3][d.below(12)],
        between: false,
    };
    house.between = !house.indents && !house.blanks && d.chance(50);
    house.wording.joint = d.chance(25);
    house
}

/// The issue that a seed throws.
pub fn plan(seed: u64) -> Plan {
    let mut d = Dice::new(seed ^ 0xd0c5);
    let documents = (0..d.range(2, 8)).map(|_| (d.below(KINDS.len()), d.range(1, 8))).collect();
    Plan { seed, documents, house: house(seed) }
}

/// A small issue that a seed throws, in the same house styles.
pub fn small(seed: u64) -> Plan {
    let mut d = Dice::new(seed ^ 0x5a11);
    let documents = (0..d.range(1, 5)).map(|_| (d.below(KINDS.len()), d.range(2, 7))).collect();
    Plan { seed, documents, house: house(seed) }
}

/// Makes the documents of a plan.
pub fn make(plan: &Plan) -> Vec<Document> {
    let mut maker = Maker { d: Dice::new(plan.seed), w: &plan.house.wording, n: 1 };
    // Chronicles stand last, as in print.
    let mut kinds: Vec<(Kind, usize)> =
        plan.documents.iter().map(|&(k, size)| (KINDS[k % KINDS.len()], size)).collect();
    kinds.sort_by_key(|k| k.0 == Kind::Chronicle);
    kinds.into_iter().map(|(kind, size)| maker.document(kind, size)).collect()
}

/// Makes, prints, parses and compares.
pub fn run(plan: &Plan) -> (Printed, gongbao::issue::Issue, compare::Score) {
    let documents = make(plan);
    let printed = print::print(&documents, &plan.house, plan.seed);
    let issue = crate::support::parse(&printed.text);
    let score = compare::compare(&documents, &plan.house, &printed, &issue);
    (printed, issue, score)
}
