//! No circle of files: what a file uses can be read before it, without it. A folder's mod.rs and its own parts may know
//! each other; of all else a graph is made of the paths that files name, and a circle in it is a failure.

#![allow(clippy::expect_used, reason = "the helpers of a test may fail it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;

/// A module: the names down to it from the crate's root.
type Module = Vec<String>;

/// Folders of src with the most files that may be in one circle; all others have none.
const MOST_IN_A_CIRCLE: &[(&str, usize)] = &[("facts", 3), ("parse", 2), ("search", 3), ("source", 3), ("typeset", 3)];

/// The code of all modules, without comment lines and unit tests.
fn modules(root: &Path) -> BTreeMap<Module, String> {
    let tests = Regex::new(r"(?m)^#\[cfg\(test\)\]\s*mod \w+ \{").expect("a valid expression");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder of the sources can be read") {
            let path = entry.expect("its entries can be read").path();
            let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            if path.is_dir() && name != "tests" {
                folders.push(path);
            } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
                let inside = path.strip_prefix(root).expect("it is below src").with_extension("");
                let mut module: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
                    module.pop();
                }
                let text = fs::read_to_string(&path).expect("a source is UTF-8");
                let code = &text[..tests.find(&text).map_or(text.len(), |m| m.start())];
                let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                found.insert(module, lines.join("\n"));
            }
        }
    }
    found.remove(&Module::new());
    found
}

/// The paths of a tree as it stands behind `use`, from behind a `::`: `{a::b, c}` are two.
fn tree(code: &str, before: &[String], out: &mut Vec<Vec<String>>) {
    if let Some(inside) = code.strip_prefix('{') {
        let (mut depth, mut start) = (0, 0);
        for (at, c) in inside.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    tree(inside[start..at].trim(), before, out);
                    start = at + 1;
                    if c == '}' {
                        return;
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
    let mut path = before.to_vec();
    path.extend((end > 0).then(|| code[..end].to_owned()));
    match code[end..].strip_prefix("::") {
        Some(rest) if end > 0 => tree(rest, &path, out),
        _ => out.push(path),
    }
}

/// The paths that code names from the crate's root, from the module above or from itself.
fn paths(code: &str) -> Vec<Vec<String>> {
    let start = Regex::new(r"\b(?:crate|self|super)::").expect("a valid expression");
    let mut out = Vec::new();
    for found in start.find_iter(code) {
        // `a::super::b` is a part of a path, `pub(in crate::ui)` names no use.
        let before = &code[..found.start()];
        if !before.ends_with("::") && !before.ends_with("in ") {
            tree(&code[found.end()..], &[code[found.start()..found.end() - 2].to_owned()], &mut out);
        }
    }
    out
}

/// All paths of the `use` lines whose head fits, those of a module's own parts with `self` before them.
fn uses(code: &str, head: &str) -> Vec<Vec<String>> {
    let line = Regex::new(&format!(r"(?m)^\s*{head}use ([^;]+);")).expect("a valid expression");
    let own = |path: &str| !["crate::", "super::", "self::"].iter().any(|start| path.starts_with(start));
    let whole = |path: &str| if own(path) { format!("self::{path}") } else { path.to_owned() };
    line.captures_iter(code).flat_map(|found| paths(&whole(&found[1]))).collect()
}

/// Where a path leads from a module: the deepest module on it, and the name in that module.
fn resolved(from: &Module, path: &[String], known: &BTreeSet<Module>) -> (Module, Option<String>) {
    let mut at = if path.first().is_some_and(|p| p == "crate") { Module::new() } else { from.clone() };
    let mut rest = path;
    while let [first, others @ ..] = rest {
        match first.as_str() {
            "crate" | "self" => {}
            "super" => drop(at.pop()),
            _ => break,
        }
        rest = others;
    }
    while let [first, others @ ..] = rest {
        let below: Module = at.iter().chain([first]).cloned().collect();
        if !known.contains(&below) {
            break;
        }
        (at, rest) = (below, others);
    }
    (at, rest.first().cloned())
}

/// What each file uses of others; not what a part uses of its own folders' mod.rs.
fn graph(sources: &BTreeMap<Module, String>) -> BTreeMap<Module, BTreeSet<Module>> {
    const PUBLIC: &str = r"pub(?:\([^)]*\))? ";
    let known: BTreeSet<Module> = sources.keys().cloned().collect();
    let mut handed_on: BTreeMap<(Module, String), (Module, Option<String>)> = BTreeMap::new();
    for (module, code) in sources {
        for path in uses(code, PUBLIC) {
            if let (at, Some(name)) = resolved(module, &path, &known) {
                handed_on.insert((module.clone(), name.clone()), (at, Some(name)));
            }
        }
    }
    // A name that a mod.rs hands on is the file's that has it.
    let owner = |mut found: (Module, Option<String>)| {
        for _ in 0..5 {
            let Some(name) = &found.1 else { break };
            let Some(next) = handed_on.get(&(found.0.clone(), name.clone())) else { break };
            found = next.clone();
        }
        found.0
    };
    let hands_on = Regex::new(&format!(r"(?m)^\s*{PUBLIC}use [^;]+;")).expect("a valid expression");
    let of = |module: &Module, code: &String| {
        let own = uses(code, "").into_iter().filter(|path| path.first().is_some_and(|p| p == "self"));
        let named = paths(&hands_on.replace_all(code, ""));
        let used = own.chain(named).map(|path| owner(resolved(module, &path, &known)));
        used.filter(|other| known.contains(other) && !module.starts_with(other)).collect()
    };
    sources.iter().map(|(module, code)| (module.clone(), of(module, code))).collect()
}

/// The circles: sets of files each of which uses, over others, all of them.
fn circles(graph: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<BTreeSet<Module>> {
    let reached = |from: &Module| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&Module> = graph.get(from).into_iter().flatten().collect();
        while let Some(module) = open.pop() {
            if seen.insert(module.clone()) {
                open.extend(graph.get(module).into_iter().flatten());
            }
        }
        seen
    };
    let reach: BTreeMap<&Module, BTreeSet<Module>> = graph.keys().map(|m| (m, reached(m))).collect();
    let mut found: BTreeSet<BTreeSet<Module>> = BTreeSet::new();
    for (module, others) in &reach {
        let back = |other: &&Module| reach.get(other).is_some_and(|r| r.contains(*module));
        let circle: BTreeSet<Module> = others.iter().filter(back).cloned().collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.len() > 100, "the sources were not found");
    let mut wrong = Vec::new();
    for circle in circles(&graph(&sources)) {
        let folders: BTreeSet<&str> = circle.iter().filter_map(|m| m.first()).map(String::as_str).collect();
        let folder = folders.first().copied().unwrap_or_default();
        let most = MOST_IN_A_CIRCLE.iter().find(|(name, _)| *name == folder).map_or(1, |(_, most)| *most);
        if folders.len() > 1 || circle.len() > most {
            let names: Vec<String> = circle.iter().map(|m| m.join("::")).collect();
            wrong.push(format!("{} files use each other: {}", names.len(), names.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_circle_is_seen_over_names_that_are_handed_on() {
    let files = [
        ("a", "mod one;\npub mod two;\npub use one::One;\nfn f() {}"),
        ("a::one", "use super::two::Two;\nuse super::f;"),
        ("a::two", "use crate::a::{One, f};"),
        ("b", "use crate::a::One;\npub(in crate::c) fn g() {}"),
        ("c", "pub use super::b::Bee;"),
    ];
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Module>();
    let sources = files.iter().map(|(path, code)| (module(path), (*code).to_owned())).collect();
    let graph = graph(&sources);
    assert_eq!(graph[&module("a::two")], BTreeSet::from([module("a::one")]), "the mod.rs of the folder is no circle");
    assert_eq!(graph[&module("b")], BTreeSet::from([module("a::one")]));
    assert_eq!(circles(&graph), [BTreeSet::from([module("a::one"), module("a::two")])]);
}
