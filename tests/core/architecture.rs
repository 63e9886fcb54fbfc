//! The table of modules as a test: which may use which, where a crate may be named, and that the core stays pure.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// Each module and what it may use beside itself.
const MAY_USE: &[(&str, &[&str])] = &[
    // Chinese text itself: all others may ask it.
    ("zh", &[]),
    ("issue", &["zh", "hash"]),
    ("source", &["issue", "zh", "hash"]),
    ("parse", &["issue", "source", "zh"]),
    ("facts", &["issue", "zh"]),
    ("typeset", &["issue", "zh"]),
    ("search", &["issue", "zh"]),
    ("library", &["issue", "zh", "lang", "hash", "unfinished"]),
    // The embedded typefaces: which has a character, and how wide it is.
    ("faces", &["issue", "typeset"]),
    ("export", &["issue", "facts", "typeset", "faces", "zh", "search"]),
    // Faces of this machine for characters that the embedded ones lack.
    ("system_faces", &["faces"]),
    // From an issue to a file of another form: what the window and the commands share.
    ("deliver", &["issue", "facts", "export", "faces", "system_faces", "lang", "unfinished"]),
    // Signs from the pictures of pages.
    ("ocr", &["source", "zh"]),
    // Reading foreign bytes in a process of its own.
    ("reader", &["issue", "source", "memory", "ocr", "unfinished", "hash"]),
    // From a path to an issue: what the window and the commands share.
    ("open", &["zh", "issue", "source", "parse", "reader", "search", "lang"]),
    // The issues that the reader holds.
    ("holdings", &["zh", "issue", "source", "facts", "search", "library", "export", "open", "lang", "hash"]),
    // The language that the program speaks.
    ("lang", &[]),
    // What identifies bytes.
    ("hash", &[]),
    // What is free goes back to the system.
    ("memory", &[]),
    // Temporary files that go when the program is ended by a signal.
    ("unfinished", &[]),
    // One program for a data folder: the second start hands its files to the first.
    ("instance", &[]),
    // The program on the user's desktop: menu entry, kinds of files.
    ("desktop", &["deliver", "lang", "hash"]),
    // What is asked in one line: what the jump box and the command share.
    ("ask", &["zh", "issue", "facts", "search"]),
    (
        "cli",
        &[
            "zh", "issue", "source", "parse", "facts", "typeset", "search", "library", "holdings", "export", "open",
            "deliver", "lang", "ask", "desktop",
        ],
    ),
    (
        "ui",
        &[
            "zh",
            "issue",
            "reader",
            "source",
            "parse",
            "facts",
            "typeset",
            "search",
            "library",
            "holdings",
            "export",
            "open",
            "faces",
            "system_faces",
            "deliver",
            "lang",
            "memory",
            "ask",
            "instance",
            "desktop",
        ],
    ),
    ("main", &["cli", "source", "faces", "library", "reader", "ui", "lang", "search"]),
    ("lib", &[]),
];

/// Crates that only one module, or one folder or file of it, may name (here and there two, separated by a blank): a format is
/// known in its one importer.
const NAMED_ONLY_IN: &[(&str, &str)] = &[
    ("egui", "ui"),
    ("eframe", "ui"),
    ("egui_extras", "ui/facts"),
    ("rfd", "ui"),
    ("libc", "memory.rs reader deliver.rs unfinished.rs"),
    ("landlock", "reader"),
    ("seccompiler", "reader"),
    ("sys_locale", "lang.rs"),
    ("base64", "source/mhtml.rs source/html/carried.rs export/html.rs"),
    ("cfb", "source/doc"),
    ("flate2", "source/pdf source/html/carried.rs holdings ocr/weights.rs export/html.rs"),
    ("rusqlite", "cli holdings"),
    ("tantivy", "holdings"),
    ("notify", "ui/watch.rs holdings"),
    ("hayro", "source/pdf"),
    ("hayro_ccitt", "source/pdf/pictures"),
    ("png", "source/pdf/pictures"),
    ("tiff", "source/pdf/pictures"),
    ("rwml", "source/doc"),
    ("scraper", "source/html"),
    ("encoding_rs", "source"),
    ("chardetng", "source"),
    ("ron", "library"),
    ("directories", "library"),
    ("fuzzy_matcher", "search"),
    ("pinyin", "search"),
    ("unicode_linebreak", "typeset"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("strsim", "cli"),
    ("krilla", "export/pdf"),
    ("rten", "ocr"),
    ("rten_tensor", "ocr"),
    ("image", "ocr"),
];

/// Modules that compute only: no files, no network, no environment, no clock.
const PURE: &[&str] = &["zh", "issue", "source", "parse", "facts", "typeset", "search", "faces", "export"];

/// What a pure module must not name.
const IMPURE: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::now", "println!", "eprintln!"];

/// The modules whose words belong to the lexicon, and how many string and character literals with ideographs are left in
/// them outside tests. The limit only ever falls: a new word goes to the lexicon, and who takes literals away lowers it.
const WORDS_BELONG_TO_THE_LEXICON: &[&str] = &["parse", "facts", "source"];
const MOST_HAN_LITERALS: usize = 243;

/// Files of nothing but what is said or written to the reader, with the reason.
const SAID_TO_READERS: &[(&str, &str)] = &[
    ("source/kind.rs", "the table of formats that are told and not read: their signatures and names, English first"),
    ("source/error.rs", "the Chinese messages of errors, whose English stands in attributes"),
    ("source/account.rs", "what is said of what a reading lost"),
    ("source/marks.rs", "what is written where something stands that can't be set"),
    ("facts/address_words.rs", "what the addresses of blocks are written with"),
    ("facts/tables/columns.rs", "heads of columns and the program's own words in cells, in both languages"),
];

/// A source file that is not `tests.rs`: its module at the top of the crate, its place, and its code without comments and unit tests.
struct Source {
    module: String,
    path: PathBuf,
    /// Without the test module that closes it.
    text: String,
    /// The text without comments.
    code: String,
    /// Depth of the file's module below the root: 1 for `src/cli.rs` and `src/parse/mod.rs`.
    depth: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder of the sources can be read") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let inside = path.strip_prefix(&root).expect("it is below src").to_owned();
                let first = inside.iter().next().expect("it has a name").to_string_lossy();
                let text = fs::read_to_string(&path).expect("a source is UTF-8");
                let depth = inside.iter().count() - usize::from(inside.ends_with("mod.rs"));
                found.push(Source {
                    module: first.trim_end_matches(".rs").to_owned(),
                    depth,
                    path: inside,
                    code: code_of(&text),
                    text: without_tests(&text).to_owned(),
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 10, "the sources were not found in {}", root.display());
    found
}

/// A regular expression for comments, literals and all else.
const TOKEN: &str =
    // Whatever begins first ends the others. There are no back references, so raw strings stand by their number of marks.
    r####"(?s)//[^\n]*|/\*.*?\*/|r##".*?"##|r#".*?"#|r".*?"|"(?:\\.|[^"\\])*"|'(?:\\.[^']*|[^'\\])'"####;

/// The string and character literals of a code that hold an ideograph, comments aside, and what is written for readers:
/// what is said in Chinese and then in English, and the examples that stand beside rules.
fn han_literals(code: &str) -> Vec<&str> {
    static TOKENS: LazyLock<[Regex; 2]> =
        LazyLock::new(|| [TOKEN, "[A-Za-z]{2,}"].map(|e| Regex::new(e).expect("a valid expression")));
    let [token, word] = &*TOKENS;
    let ideograph = |c| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let literals: Vec<_> =
        token.find_iter(code).filter(|found| !found.as_str().starts_with('/') && found.as_str() != "\"\"").collect();
    // An English sentence; or, right behind a comma, an English name.
    let says = |at: usize| {
        let (here, next) = (literals.get(at)?, literals.get(at + 1)?);
        let english = !next.as_str().contains(ideograph);
        let words: Vec<_> = word.find_iter(next.as_str()).collect();
        let long = words.iter().any(|w| w.len() > 3);
        let beside = code.get(here.end()..next.start()).is_some_and(|between| between.trim() == ",");
        Some(english && (words.len() >= 3 || beside && long))
    };
    let both = |text: &str| word.find_iter(text).count() >= 3;
    // A name in both languages, as `Named` has it.
    let named = |l: &regex::Match<'_>| code[..l.start()].trim_end().ends_with("zh:");
    let han = literals.iter().enumerate().filter(|(_, l)| l.as_str().contains(ideograph) && !named(l));
    han.filter(|(at, l)| !both(l.as_str()) && says(*at) != Some(true) && !is_example(token, code, l.start()))
        .map(|(_, l)| l.as_str())
        .collect()
}

/// Whether a place in a code stands in an array of examples of a rule: `examples: &[…]`, `counter: &[…]`, or the last
/// arguments of `rule(…)` and `bar(…)`.
fn is_example(token: &Regex, code: &str, place: usize) -> bool {
    let before = &code[..place];
    let Some(open) = before.rfind("&[") else { return false };
    let head = before[..open].trim_end();
    let argument = || {
        let call = [" rule(", " bar("].iter().filter_map(|call| head.rfind(call)).max();
        call.is_some_and(|at| !head[at..].contains(';')) && head.ends_with(',')
    };
    if !(head.ends_with("examples:") || head.ends_with("counter:") || argument()) {
        return false;
    }
    let inside = token.replace_all(&before[open..], "");
    inside.matches('[').count() > inside.matches(']').count()
}

impl Source {
    /// A file of tests only.
    fn is_test(&self) -> bool {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        stem.ends_with("test") || stem.ends_with("tests") || self.path.iter().any(|part| part == "tests")
    }
}

/// A text without the test module that closes a file.
fn without_tests(text: &str) -> &str {
    let before_tests =
        Regex::new(r"(?m)^#\[cfg\(test\)\]\s*(?:pub(?:\(\w+\))? )?mod \w+ \{").expect("a valid expression");
    before_tests.find(text).map_or(text, |found| &text[..found.start()])
}

/// The code without `//` comments, and without the test module that closes a file.
fn code_of(text: &str) -> String {
    without_tests(text).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The top modules that a file names by `crate::`, by a group `crate::{…}`, by `super::` up to the root, or as `gongbao::`.
fn uses(source: &Source, modules: &BTreeSet<&str>) -> BTreeSet<String> {
    let path = Regex::new(r"\b(crate|gongbao|(?:super::)*super)::(\w+)").expect("a valid expression");
    let group = Regex::new(r"\b(?:crate|gongbao)::\{").expect("a valid expression");
    // `super::` reaches the root only when there are as many as the file is deep.
    let reaches_root = |head: &str| !head.starts_with("super") || head.matches("super").count() >= source.depth;
    let mut found: BTreeSet<String> = path
        .captures_iter(&source.code)
        .filter(|found| reaches_root(&found[1]))
        .map(|found| found[2].to_owned())
        .collect();
    for start in group.find_iter(&source.code) {
        found.extend(heads_of_group(&source.code[start.end()..]));
    }
    // A name after `super::` that is no module of the root is a module of its own folder.
    found.retain(|name| modules.contains(name.as_str()) && *name != source.module);
    found
}

/// The first names of the members of a `{a::b, c::{d, e}, f}`, from behind its opening brace.
fn heads_of_group(text: &str) -> Vec<String> {
    let (mut depth, mut member) = (0, String::new());
    let mut heads = Vec::new();
    for character in text.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(std::mem::take(&mut member)),
            _ if depth == 0 => member.push(character),
            _ => {}
        }
    }
    heads.push(member);
    heads.iter().filter_map(|m| m.trim().split("::").next()).map(|m| m.trim().to_owned()).collect()
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let modules: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == source.module) else {
            wrong.push(format!("{}: the module {} is not in the table", source.path.display(), source.module));
            continue;
        };
        for used in uses(&source, &modules) {
            if !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {} may not use {used}", source.path.display(), source.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_for_newcomers_tells_the_same() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let page = fs::read_to_string(page).expect("the page is there");
    let name = Regex::new("`(\\w+)`").expect("a valid expression");
    let names = |text: &str| name.captures_iter(text).map(|found| found[1].to_owned()).collect::<BTreeSet<_>>();
    let rows = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let [modules, _, uses] = cells.as_slice() else { return None };
        modules.trim().starts_with('`').then(|| (names(modules), (*uses).to_owned()))
    });
    let rows: Vec<_> = rows.collect();
    let mut wrong = Vec::new();
    for (module, uses) in MAY_USE.iter().filter(|(module, _)| !["main", "lib"].contains(module)) {
        let Some((_, told)) = rows.iter().find(|(modules, _)| modules.contains(*module)) else {
            wrong.push(format!("{module} has no row"));
            continue;
        };
        // “The core” and “all of the above” are told in words.
        let (told_names, uses) = (names(told), uses.iter().map(|&used| used.to_owned()).collect());
        if !told.contains("the core") && !told.contains("all of") && told_names != uses {
            wrong.push(format!("{module}: the page tells {told_names:?}, the table {uses:?}"));
        }
    }
    assert!(wrong.is_empty(), "ARCHITECTURE.md: {}", wrong.join("\n"));
}

#[test]
fn crates_are_named_in_their_module_only() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (name, owner) in NAMED_ONLY_IN {
        let named = Regex::new(&format!(r"(?:\buse {name}\b|(?:^|[^:\w]){name}::)")).expect("a valid expression");
        let owns = |s: &&Source| owner.split(' ').any(|o| s.module == o || s.path.starts_with(o));
        for source in sources.iter().filter(|s| !owns(s)) {
            // A module of our own may have a crate's name: `search::pinyin`.
            let own = source.code.contains(&format!("mod {name};"));
            if !own && named.is_match(&source.code) {
                wrong.push(format!("{} names {name}, which belongs to {owner}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_does_no_io_and_knows_no_clock() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| PURE.contains(&s.module.as_str())) {
        for word in IMPURE.iter().filter(|word| names(&source.code, word)) {
            wrong.push(format!("{} names {word}", source.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether code names an item, by its whole path or among those that are taken from its module together: `std::{fs, mem}`.
fn names(code: &str, path: &str) -> bool {
    let together = |(module, item): (&str, &str)| {
        let groups = Regex::new(&format!(r"\b{module}::\{{([^;]*)\}}")).expect("a valid expression");
        let item = Regex::new(&format!(r"(?:^|[{{,]\s*){item}\b")).expect("a valid expression");
        groups.captures_iter(code).any(|group| item.is_match(group.get(1).map_or("", |g| g.as_str().trim())))
    };
    code.contains(path) || path.rsplit_once("::").is_some_and(together)
}

#[test]
fn an_item_is_named_alone_or_among_others() {
    for code in [
        "use std::fs;",
        "std::fs::read(x)",
        "use std::{fs, mem};",
        "use std::{\n    io::{self, Read},\n    fs::File,\n};",
    ] {
        assert!(names(code, "std::fs"), "{code}");
    }
    for code in ["use std::{mem, path};", "use crate::{fs};", "use std::{io::Read};\nlet fs = 1;", "use std::{offs};"] {
        assert!(!names(code, "std::fs"), "{code}");
    }
}

#[test]
fn nothing_reaches_for_the_network() {
    let mut wrong = Vec::new();
    for source in sources() {
        for word in ["std::net", "TcpStream", "UdpSocket"] {
            if source.code.contains(word) {
                wrong.push(format!("{} names {word}", source.path.display()));
            }
        }
    }
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).expect("the lock file is there");
    for name in ["reqwest", "ureq", "hyper", "curl", "native-tls", "rustls"] {
        if lock.contains(&format!("name = \"{name}\"\n")) {
            wrong.push(format!("Cargo.lock has {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What of a file's text is counted: of the files of rules only what they ask (`|s| …`), since what a rule says to the reader
/// and the texts of its examples are no words by which anything is decided.
fn counted(source: &Source) -> String {
    if !source.path.starts_with("parse/rules") {
        return source.text.clone();
    }
    source.text.lines().filter(|line| line.contains('|')).collect::<Vec<_>>().join("\n")
}

#[test]
fn words_leave_the_code_for_the_lexicon() {
    let mut counts = Vec::new();
    for module in WORDS_BELONG_TO_THE_LEXICON {
        let said = |s: &Source| SAID_TO_READERS.iter().any(|(path, _)| s.path == Path::new(path));
        let of_module = sources().into_iter().filter(|s| s.module == *module && !s.is_test() && !said(s));
        let of_files: Vec<_> = of_module.map(|s| (han_literals(&counted(&s)).len(), s.path)).collect();
        of_files
            .iter()
            .filter(|(count, _)| *count > 0)
            .for_each(|(count, path)| println!("{count} {}", path.display()));
        counts.push((*module, of_files.iter().map(|(count, _)| count).sum::<usize>()));
    }
    let sum: usize = counts.iter().map(|(_, count)| count).sum();
    println!("literals with ideographs: {counts:?}, together {sum} of at most {MOST_HAN_LITERALS}");
    assert!(sum <= MOST_HAN_LITERALS, "{counts:?}: {sum} literals; words stand in the lexicon");
}

#[test]
fn each_class_of_words_is_asked() {
    let code: String = sources().into_iter().filter(|s| !s.is_test()).map(|s| s.code).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/zh/lexicon");
    let files = fs::read_dir(folder).expect("the folder of words").flatten().map(|entry| entry.path());
    let words: Vec<String> = files
        .filter(|p| p.extension().is_some_and(|e| e == "lex"))
        .filter_map(|p| fs::read_to_string(p).ok())
        .collect();
    let declared = words.iter().flat_map(|text| text.lines()).filter_map(|line| line.strip_prefix("class "));
    let unasked: Vec<&str> = declared
        .filter_map(|line| line.split_once(':').map(|(name, _)| name))
        .filter(|name| {
            let capital = |part: &str| part.get(..1).unwrap_or("").to_uppercase() + part.get(1..).unwrap_or("");
            let variant: String = name.split('-').map(capital).collect();
            let asks = |class: &str| Regex::new(class).expect("a valid expression").is_match(&code);
            !code.contains(&format!("{{{name}}}")) && !asks(&format!("\\b(?:Class::)?{variant}\\b"))
        })
        .collect();
    assert!(unasked.is_empty(), "classes that nothing asks: {unasked:?}");
}

/// A question that `zh` alone answers, and the places above it that look like a second answer and are none.
struct Asked {
    question: &'static str,
    /// How a second reader looks.
    sign: &'static str,
    /// Whom to ask.
    instead: &'static str,
    allowed: &'static [(&'static str, &'static str)],
}

const ONE_ANSWER: &[Asked] = &[
    Asked {
        question: "numerals",
        sign: "[零〇一]?[一二]三四五|(?:'[〇零一二三四五六七八九十]' *\\| *){2}|'十'|'０'",
        instead: "zh::numeral; {numeral} in a pattern of the lexicon",
        allowed: &[("facts/times.rs", "十四五 is the name of a plan: its second numeral counts")],
    },
    Asked {
        question: "widths",
        sign: "(?i)0xfee0|fn (?:half|full)_?width\\b",
        instead: "zh::fold::{mark, widened}",
        allowed: &[],
    },
    Asked {
        question: "dates",
        sign: "['\"]月['\"]|units::MONTH|fn (?:day|date|month|year)_(?:at|in)\\b",
        instead: "zh::date, zh::entries",
        allowed: &[
            ("facts/chronicle.rs", "counts the months in a title"),
            (
                "facts/day_labels.rs",
                "labels of entries with their spans, of zh::numeral's counted units; more forms than zh::entries needs",
            ),
            ("facts/force_days.rs", "the last day of a month or year that is named without a day"),
            ("facts/times.rs", "times that are no days: 明年, 上半年, 每年3月底, of zh::numeral's counted units"),
            ("typeset/class.rs", "units that stay with their figure"),
            ("typeset/sense.rs", "no title is broken inside a date; which day it is, is not asked"),
        ],
    },
    Asked {
        question: "addresses",
        sign: "第[^\"\\s]{0,9}\\{numeral\\}[^\"\n]*[条條款项項目章節节]\
               |\\b(?:r?find|r?split\\w*|contains|strip_\\w+|trim_\\w+|starts_with|ends_with)\\(&?\\[?(?:units::)?(?:ARTICLE|PARAGRAPH|SUB_ITEM|ADDED)\\b\
               |Unit::Char\\(units::ARTICLE\\)",
        instead: "zh::address, zh::address::mentions; {article} and {step} in a pattern of the lexicon",
        allowed: &[
            ("facts/address_words.rs", "what levels a text names in which order, in traditional characters"),
            ("search/jump/query.rs", "words that are still being typed, in pinyin, too: a number may lack its unit"),
        ],
    },
    Asked {
        question: "offices",
        sign: "fn (?:is|names|reads)_office\\b|Class::(?:OfficeEnd|OfficeTail|OfficeLike|NoOffice|BureauEnd|Ministry)\\b",
        instead: "zh::office",
        allowed: &[],
    },
    Asked {
        question: "folding",
        sign: "fn (?:is_han|compact|fold|folded|squeezed|simplified|to_simplified)\\b\
               |filter\\(\\|&?c\\| !(?:c\\.is_whitespace\\(\\)|(?:chars::)?is_space\\(c\\))\\)(?:\\.take\\([^)]*\\)+)?\\.collect",
        instead: "zh::fold::{compact, inked, folded, key}, zh::chars::is_han",
        allowed: &[],
    },
];

#[test]
fn zh_alone_reads_numerals_dates_addresses_widths_and_offices() {
    let sources = sources();
    let mut wrong = Vec::new();
    for Asked { question, sign, instead, allowed } in ONE_ANSWER {
        let sign = Regex::new(sign).expect("a valid expression");
        let mut seen = BTreeSet::new();
        for source in sources.iter().filter(|s| s.module != "zh" && !s.is_test()) {
            let place = source.path.to_string_lossy().replace('\\', "/");
            let Some(found) = sign.find(&source.code) else { continue };
            if allowed.iter().any(|(path, _)| *path == place) {
                seen.insert(place);
            } else {
                wrong.push(format!("{place}: `{}` reads {question} once more; ask {instead}", found.as_str()));
            }
        }
        let stale = allowed.iter().filter(|(path, reason)| !seen.contains(*path) || reason.is_empty());
        wrong.extend(stale.map(|(path, _)| format!("{path} reads no {question} of its own: take it off the list")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_second_reader_is_seen() {
    let seen = |question: &str, code: &str| {
        let asked = ONE_ANSWER.iter().find(|a| a.question == question).expect("it is asked");
        Regex::new(asked.sign).expect("a valid expression").is_match(code)
    };
    for (question, code) in [
        ("numerals", "const DIGITS: &str = \"〇一二三四五六七八九\";"),
        ("numerals", "pattern(\"[0-9一二三四五六七八九十]+号\")"),
        ("numerals", "'一' | '二' | '三' => true"),
        ("numerals", "match c { '十' => 10, _ => 0 }"),
        ("numerals", "('０'..='９').contains(&c)"),
        ("widths", "char::from_u32(c as u32 - 0xFEE0)"),
        ("widths", "fn half_width(c: char) -> char {}"),
        ("dates", "rest.strip_prefix('月')"),
        ("dates", "fn day_at(text: &str) {}"),
        ("addresses", "pattern(\"第\\\\(?{numeral}{1,7}\\\\)?[条款项]\")"),
        ("addresses", "pattern(\"^第{numeral}+条\")"),
        ("addresses", "key.find(units::ARTICLE)"),
        ("addresses", "key.split_once(ARTICLE)"),
        ("addresses", "tail.split_inclusive([units::PARAGRAPH, units::ITEM])"),
        ("offices", "fn is_office(text: &str) -> bool {}"),
        ("offices", "Class::OfficeTail.ends(name).is_some()"),
        ("folding", "fn is_han(c: char) -> bool {}"),
        ("folding", "text.chars().filter(|c| !c.is_whitespace()).take(9).collect::<String>()"),
    ] {
        assert!(seen(question, code), "{question}: {code}");
    }
    for (question, code) in [
        ("numerals", "text.starts_with('一')"),
        ("dates", "\"本月\""),
        ("addresses", "pattern(\"第{numeral}号{article}\")"),
        ("addresses", "pattern(\"第[0-9]+(?:届|次)\")"),
        ("addresses", "format!(\"{NTH}{number}{ARTICLE}\")"),
        ("addresses", "step.unit == units::ARTICLE"),
        ("offices", "Class::OfficeKind.ends(name)"),
        ("folding", "text.chars().filter(|c| !c.is_whitespace()).count()"),
    ] {
        assert!(!seen(question, code), "{question}: {code}");
    }
}

#[test]
fn literals_are_told_from_comments_and_lifetimes() {
    let code = "// \"令\"\n/* '令' */ fn f<'a>(x: &'a str) { g(\"令\", '号', r#\"\"第\"\"#, b'x', '\\'', \"\\\"年\", \"abc\", '\\u{4ee4}') } // 公";
    assert_eq!(han_literals(code), ["\"令\"", "'号'", "r#\"\"第\"\"#", "\"\\\"年\""]);
}

#[test]
fn what_is_said_in_both_languages_and_examples_of_rules_are_no_words() {
    for code in [
        "info(\"页眉\", \"a running head\")",
        "(\"标题\", \"title\")",
        "let message = format!(\"第{n}条缺\");\nlet message_en = format!(\"Article {n} is missing.\");",
        "#[error(\"文件已损坏 / the file is damaged\")]",
        "Rule { examples: &[(\"应当\", \"办理。\")], counter: &[(\"市\", \"县\")] }",
        " rule(\"a-b\", 1.0, |s| s.x, &[\"第一条\"], &[\"第二条\"])",
    ] {
        assert_eq!(han_literals(code), [""; 0], "{code}");
    }
    for code in
        ["&[\"应当\"]", "let a = \"应当\"; let b = \"x\";", "[\"年\", \"P\"]", "rule(\"一\"); let a = (1, &[\"二\"]);"]
    {
        assert!(!han_literals(code).is_empty(), "{code}");
    }
}

#[test]
fn the_scanner_sees_each_way_to_name_a_module() {
    let modules: BTreeSet<&str> = ["issue", "parse", "ui", "search", "facts"].into();
    let code = code_of(
        "use crate::{issue::{Block, Span}, parse};\nfn f() { crate::facts::of() }\nuse super::super::ui::Command;\n// use crate::search::find;\n\
         #[cfg(test)]\nmod tests {\n    use crate::search::find;\n}\n",
    );
    let (path, text) = (PathBuf::from("search/find.rs"), String::new());
    let source = Source { module: "search".into(), path, text, code, depth: 2 };
    let found = uses(&source, &modules);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["facts", "issue", "parse", "ui"]);
}

#[test]
fn the_window_is_built_with_the_systems_clipboard() {
    // Without the feature everything compiles and every test of copying passes, but nothing leaves the window.
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("the manifest");
    let eframe = manifest.lines().find(|l| l.starts_with("eframe = ")).expect("the window's crate");
    assert!(eframe.contains("\"clipboard\""), "{eframe}");
}
