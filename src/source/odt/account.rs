//! The account of an OpenDocument text: what its content holds, told by a walk of its own.

use crate::source::account;
use crate::source::account::raw::{Raw, attribute, scan, unescaped};
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// Elements whose text is none of the document.
const APART: &[&str] = &[
    "tracked-changes",
    "annotation",
    "note-citation",
    "automatic-styles",
    "font-face-decls",
    "scripts",
    "forms",
    "table-of-content-source",
    "title",
    "desc",
    "object",
    "binary-data",
    "fieldmark",
    "content-control",
];

/// Enters the content, and the headers and footers that stand in the styles.
pub(super) fn enter(account: &mut Account, content: &[u8], styles: &[u8]) {
    let margins = account::margins(&String::from_utf8_lossy(styles), &["header", "footer"]);
    account.parts.extend(margins.map(|text| AccountPart::of(PartPlace::Named("styles.xml".to_owned()), text)));
    let place = PartPlace::Named("content.xml".to_owned());
    let content = String::from_utf8_lossy(content);
    let (mut text, mut depth, mut things) = (String::new(), 0usize, Vec::new());
    let mut apart: Option<(&str, usize)> = None;
    let mut thing = |kind| things.push(Thing { kind, place: place.clone(), span: None, text: String::new() });
    scan(&content, |raw| {
        if let Some((name, open)) = &mut apart {
            match raw {
                Raw::Open(other, _, false) if other == *name => *open += 1,
                Raw::Close(other) if other == *name => *open -= 1,
                _ => {}
            }
            if *open == 0 {
                apart = None;
            }
            return;
        }
        match raw {
            Raw::Open("annotation", _, empty) => {
                thing(ThingKind::Comment);
                apart = (!empty).then_some(("annotation", 1));
            }
            Raw::Open("object-ole", ..) => thing(ThingKind::Object),
            Raw::Open("section-source", attributes, _) if attribute(attributes, "href").is_some() => {
                thing(ThingKind::SubDocument);
            }
            Raw::Open(name, _, false) if APART.contains(&name) => apart = Some((name, 1)),
            Raw::Open("p" | "h", _, empty) => depth += usize::from(!empty),
            Raw::Close("p" | "h") => {
                depth = depth.saturating_sub(1);
                text.push('\n');
            }
            // Runs are pieces of their own: what stands between them may be written elsewhere.
            Raw::Open(
                "tab" | "s" | "soft-page-break" | "bookmark" | "bookmark-start" | "bookmark-end" | "line-break",
                ..,
            ) => {}
            Raw::Text(part) if depth > 0 => text.push_str(&unescaped(part)),
            Raw::Open(..) | Raw::Close(_) if depth > 0 => text.push('\n'),
            _ => {}
        }
    });
    if !text.trim().is_empty() {
        account.parts.push(AccountPart::of(place, text));
    }
    account.things.extend(things);
}
