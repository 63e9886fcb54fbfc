//! The parts of a document and how they lead to each other.

use std::collections::HashMap;
use std::convert::Infallible;

use crate::source::xml::{Xml, walk};

/// What a part refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Relation {
    /// The last word of its type: `footnotes`, `aFChunk`.
    pub(super) kind: String,
    /// The name of the part, or the address of what is outside of the file.
    pub(super) target: String,
    pub(super) external: bool,
}

/// What a part refers to, by the ids that it uses for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations {
    by_id: HashMap<String, Relation>,
    /// The ids in the order of the file.
    order: Vec<String>,
}

impl Relations {
    /// Reads the relations of a part of this name.
    pub(super) fn read(xml: &[u8], part: &str) -> Self {
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut relations = Self::default();
        let walked: Result<(), Infallible> = walk(xml, |event| {
            let Xml::Start(tag) = event else { return Ok(()) };
            let (Some(kind), Some(target)) = (tag.attribute(b"Type"), tag.attribute(b"Target")) else { return Ok(()) };
            let external = tag.attribute(b"TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
            let target = if external { target } else { inside(folder, &target) };
            let id = tag.attribute(b"Id").unwrap_or_else(|| format!("\0{}", relations.order.len()));
            relations.order.push(id.clone());
            relations.by_id.insert(id, Relation { kind, target, external });
            Ok(())
        });
        let Ok(()) = walked;
        relations
    }

    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id)
    }

    /// The parts of a kind, in the order of the file.
    pub(super) fn of<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r str> {
        let relations = self.order.iter().filter_map(|id| self.by_id.get(id));
        relations.filter(move |relation| relation.kind == kind && !relation.external).map(|r| r.target.as_str())
    }
}

/// The name of the part with the relations of another.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{file}.rels")
}

/// The name of a part by a reference from a folder.
fn inside(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lead_to_parts() {
        assert_eq!(inside("word", "afchunk.mht"), "word/afchunk.mht");
        assert_eq!(inside("word", "/word/afchunk.mht"), "word/afchunk.mht");
        assert_eq!(inside("word", "../customXml/./a.xml"), "customXml/a.xml");
        assert_eq!(
            (relations_of("word/document.xml"), relations_of("a.xml")),
            ("word/_rels/document.xml.rels".into(), "_rels/a.xml.rels".into())
        );
        let xml = r#"<Relationships><Relationship Id="a" Type="http://x/aFChunk" Target="a.htm"/><Relationship Id="b" Type="http://x/subDocument" Target="file:///C:/b.doc" TargetMode="External"/></Relationships>"#;
        let relations = Relations::read(xml.as_bytes(), "word/document.xml");
        assert_eq!(relations.get("a").map(|r| (r.kind.as_str(), r.target.as_str())), Some(("aFChunk", "word/a.htm")));
        assert!(relations.get("b").is_some_and(|r| r.external && r.target.starts_with("file:")));
        assert_eq!(relations.of("aFChunk").collect::<Vec<_>>(), ["word/a.htm"]);
    }
}
