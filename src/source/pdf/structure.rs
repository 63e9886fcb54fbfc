//! Replacement text that the structure tree of a file gives (ActualText on an element, ISO 32000-1, 14.7 and 14.9.4), by
//! the marked content that belongs to the element.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Object, ObjectIdentifier};
use hayro::hayro_syntax::xref::XRef;

use super::actual::Said;
use super::{arrays, strings};

/// Most elements of a tree that are looked at.
const MOST_ELEMENTS: usize = 400_000;

/// The replacement texts of a file.
#[derive(Debug, Default)]
pub(super) struct Structure {
    texts: Vec<String>,
    /// By page and number of the marked content.
    content: HashMap<(ObjectIdentifier, u32), usize>,
    /// Texts that have been given: an element may be drawn in several pieces, and over two pages.
    given: RefCell<HashSet<usize>>,
}

/// An element of the tree that is yet to be looked at.
struct Pending<'a> {
    dict: Dict<'a>,
    page: Option<ObjectIdentifier>,
    text: Option<usize>,
}

impl Structure {
    pub(super) fn read(pdf: &Pdf) -> Self {
        let mut structure = Self::default();
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let Some(root) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot")) else {
            return structure;
        };
        let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
        let mut pending = vec![Pending { dict: root, page: None, text: None }];
        let mut count = 0usize;
        while let Some(element) = pending.pop() {
            count += 1;
            if count > MOST_ELEMENTS {
                break;
            }
            if element.dict.obj_id().is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            structure.element(element, pdf.xref(), &mut pending);
        }
        structure
    }

    fn element<'a>(&mut self, element: Pending<'a>, table: &'a XRef, pending: &mut Vec<Pending<'a>>) {
        let Pending { dict, page, text } = element;
        let page = dict.get_ref(b"Pg").map(ObjectIdentifier::from).or(page);
        if let Some(content) = dict.get::<u32>(b"MCID") {
            self.enter(page, content, text);
            return;
        }
        // Of texts of nested elements the outermost counts.
        let text = text.or_else(|| {
            self.texts.push(strings::entry(&dict, b"ActualText")?);
            Some(self.texts.len() - 1)
        });
        let mut kid = |kid: Object<'a>| match kid {
            Object::Dict(dict) => pending.push(Pending { dict, page, text }),
            Object::Number(number) => {
                let number = number.as_i64();
                u32::try_from(number).into_iter().for_each(|content| self.enter(page, content, text));
            }
            _ => {}
        };
        match dict.get::<Object<'a>>(b"K") {
            Some(Object::Array(kids)) => arrays::objects(&kids, table).flatten().for_each(kid),
            Some(one) => kid(one),
            None => {}
        }
    }

    fn enter(&mut self, page: Option<ObjectIdentifier>, content: u32, text: Option<usize>) {
        if let (Some(page), Some(text)) = (page, text) {
            self.content.insert((page, content), text);
        }
    }

    /// What is said of marked content of a page.
    pub(super) fn said(&self, page: Option<ObjectIdentifier>, content: Option<u32>) -> Option<Said> {
        let text = *self.content.get(&(page?, content?))?;
        let first = self.given.borrow_mut().insert(text);
        Some(if first { Said::Text(self.texts.get(text)?.clone()) } else { Said::Again })
    }
}
