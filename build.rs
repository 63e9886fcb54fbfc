//! Turns the words of `src/zh/lexicon/*.lex` into the enum `Class` and its tables (see `src/zh/lexicon.rs` for the form
//! of the files).

#![allow(clippy::expect_used, reason = "a build that cannot read its words has to stop")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// A class as the files give it.
#[derive(Default)]
struct Class {
    about: String,
    words: Vec<String>,
    full: BTreeMap<String, String>,
}

/// Of a word so many forms in other scripts are made at most.
const FORMS: usize = 48;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/zh/lexicon");
    println!("cargo:rerun-if-changed=src/zh/variants.txt");
    let variants = variants(&read(Path::new("src/zh/variants.txt")));
    let mut files: Vec<_> =
        fs::read_dir("src/zh/lexicon").expect("the folder of words").flatten().map(|e| e.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "lex"));
    files.sort();
    let mut classes: BTreeMap<String, Class> = BTreeMap::new();
    for file in &files {
        for line in read(file).lines() {
            if let Some((name, about)) = line.strip_prefix("class ").and_then(|l| l.split_once(':')) {
                let class = classes.entry(name.trim().to_owned()).or_default();
                assert!(class.about.is_empty(), "{}: the class {name} is declared twice", file.display());
                class.about = about.trim().to_owned();
            }
        }
    }
    for file in &files {
        take_words(file, &mut classes);
    }
    icon_and_version();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo names the folder")).join("lexicon.rs");
    fs::write(out, code(&classes, &variants)).expect("the tables can be written");
}

/// A program for Windows carries its icon, its version and its name, which Explorer shows.
fn icon_and_version() {
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        println!("cargo:rerun-if-changed=assets/icon.ico");
        let mut about = winresource::WindowsResource::new();
        about.set_icon("assets/icon.ico").set("FileDescription", "公报阅读器 Gongbao").set("ProductName", "Gongbao");
        about.compile().expect("the resource compiler of Windows takes the icon");
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Adds a file's words to their classes.
fn take_words(file: &Path, classes: &mut BTreeMap<String, Class>) {
    let mut now: Vec<String> = Vec::new();
    for (n, line) in read(file).lines().enumerate() {
        let place = format!("{}:{}", file.display(), n + 1);
        let line = line.split('#').next().unwrap_or("").trim();
        if line.is_empty() || line.starts_with("class ") {
            continue;
        }
        if let Some(head) = line.strip_prefix(':') {
            let (names, why) =
                head.split_once('=').unwrap_or_else(|| panic!("{place}: `: classes = why` is asked for"));
            assert!(!why.trim().is_empty(), "{place}: say why, and where the words were seen");
            now = names.split_whitespace().map(str::to_owned).collect();
            for name in &now {
                assert!(classes.contains_key(name), "{place}: no line `class {name}: …` says what the class is");
            }
            continue;
        }
        assert!(!now.is_empty(), "{place}: words before any `: classes = why`");
        for entry in line.split_whitespace() {
            let (word, full) = entry.split_once('=').map_or((entry, None), |(w, f)| (w, Some(f)));
            for name in &now {
                let class = classes.entry(name.clone()).or_default();
                class.words.push(word.to_owned());
                class.full.extend(full.map(|f| (word.to_owned(), f.to_owned())));
            }
        }
    }
}

/// For each character its usual forms in traditional text: those before the blank of a line of `variants.txt`.
fn variants(text: &str) -> HashMap<char, Vec<char>> {
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut chars = line.split(' ').next()?.chars();
            // Radicals are folded before words are looked for.
            let forms = |c: &char| !('\u{2e80}'..='\u{2fdf}').contains(c);
            Some((chars.next()?, chars.filter(forms).collect()))
        })
        .collect()
}

/// A word in all scripts.
fn forms(word: &str, variants: &HashMap<char, Vec<char>>) -> Vec<String> {
    let mut forms = vec![String::new()];
    for c in word.chars() {
        let others = variants.get(&c).map_or(&[][..], Vec::as_slice);
        let room = FORMS / forms.len().max(1);
        let choices: Vec<char> =
            std::iter::once(c).chain(others.iter().copied().take(room.saturating_sub(1))).collect();
        forms = choices.iter().flat_map(|c| forms.iter().map(move |f| format!("{f}{c}"))).collect();
    }
    forms
}

fn code(classes: &BTreeMap<String, Class>, variants: &HashMap<char, Vec<char>>) -> String {
    let mut names = String::new();
    let mut all = String::new();
    let mut tables = String::new();
    for (name, class) in classes {
        let variant: String = name.split('-').map(capital).collect();
        let _ = writeln!(names, "    /// {}\n    {variant},", class.about);
        let _ = writeln!(all, "    Class::{variant},");
        let forms: BTreeSet<String> = class.words.iter().flat_map(|w| forms(w, variants)).collect();
        let mut by_end: Vec<&String> = forms.iter().collect();
        by_end.sort_by_key(|w| (w.chars().next_back(), w.len()));
        let _ = writeln!(
            tables,
            "    Table {{ name: {name:?}, words: &{:?}, forms: &{:?}, begins: &{:?}, by_end: &{by_end:?}, ends: &{:?}, full: &{:?} }},",
            class.words,
            forms.iter().collect::<Vec<_>>(),
            groups(forms.iter().map(|w| w.chars().next())),
            groups(by_end.iter().map(|w| w.chars().next_back())),
            class.full.iter().collect::<Vec<_>>(),
        );
    }
    format!(
        "/// What a word is, for the rules that ask.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Class {{\n{names}}}\n\n\
         /// All classes, in the order of the enum.\npub const ALL_CLASSES: [Class; {n}] = [\n{all}];\n\nstatic TABLES: [Table; {n}] = [\n{tables}];\n",
        n = classes.len(),
    )
}

/// Where in a sorted list each character's words begin.
fn groups(told: impl Iterator<Item = Option<char>>) -> Vec<(char, usize)> {
    let mut groups: Vec<(char, usize)> = told.enumerate().filter_map(|(at, c)| Some((c?, at))).collect();
    groups.dedup_by_key(|(c, _)| *c);
    groups
}

/// A part of a name with a capital first letter.
fn capital(part: &str) -> String {
    let mut chars = part.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
