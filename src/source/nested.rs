//! Files inside files: how an importer has a part of its file read by the importer of the part's own kind.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{ReadOptions, SourceError, SourceText};

/// Files inside files are followed so deep.
const DEEPEST: usize = 4;
/// So many are read of one file, those inside them counted too.
const MOST: usize = 500;

/// Reads a file by its content: `read::read_part`, which the importers do not know.
pub(super) type ReadPart = fn(&str, &[u8], &Nested<'_>) -> Result<SourceText, SourceError>;

/// What an importer needs for the files inside its own.
#[derive(Clone, Copy)]
pub(super) struct Nested<'a> {
    pub(super) options: &'a ReadOptions<'a>,
    read: ReadPart,
    depth: usize,
    /// How many were read so far.
    count: &'a AtomicUsize,
}

impl<'a> Nested<'a> {
    pub(super) fn new(options: &'a ReadOptions<'a>, read: ReadPart, count: &'a AtomicUsize) -> Self {
        Self { options, read, depth: 0, count }
    }

    /// Reads a file inside the file; `None` where they are nested too deep or too many.
    pub(super) fn read(&self, name: &str, bytes: &[u8]) -> Option<Result<SourceText, SourceError>> {
        if self.depth >= DEEPEST || self.count.fetch_add(1, Ordering::Relaxed) >= MOST {
            return None;
        }
        let quiet = self.options.quiet();
        let inner = Nested { options: &quiet, read: self.read, depth: self.depth + 1, count: self.count };
        Some((self.read)(name, bytes, &inner))
    }
}
