//! The objects of an array.

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use hayro::hayro_syntax::xref::XRef;

/// The objects of an array, each looked up in the file's table; `None` for one that the file lacks. The crate's own
/// iterator ends there, which would cost all that stands behind it.
pub(super) fn objects<'a>(array: &Array<'a>, table: &'a XRef) -> impl Iterator<Item = Option<Object<'a>>> {
    array.raw_iter().map(|one| match one {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(id) => table.get::<Object<'a>>(id.into()),
    })
}

/// The dictionaries among them.
pub(super) fn dicts<'a>(array: &Array<'a>, table: &'a XRef) -> impl Iterator<Item = Dict<'a>> {
    objects(array, table).filter_map(|object| object?.into_dict())
}
