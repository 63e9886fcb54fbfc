//! The files of an index, also where the folder takes none: on a medium that can't be written, or in another's folder.

use std::io;
use std::path::Path;
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// A folder whose index can be read though the lock that readers take for a moment can't be made: then nobody can write there either.
#[derive(Clone, Debug)]
pub(super) struct Files(pub MmapDirectory);

impl Directory for Files {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.0.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.0.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.0.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.0.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.0.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.0.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.0.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.0.acquire_lock(lock) {
            Err(LockError::IoError(_)) if lock.filepath == META_LOCK.filepath => Ok(DirectoryLock::from(Box::new(()))),
            other => other,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.0.watch(callback)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Passages, TextIndex, Wanted};

    #[test]
    fn an_index_whose_lock_cannot_be_made_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let index = TextIndex::create(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        writer.add(1, Passages { document: 3, texts: vec!["供水管理\n".to_owned()] }).unwrap();
        writer.commit(1).unwrap();
        writer.finish().unwrap();
        drop(index);
        // Nobody, whatever his rights, makes a file where a folder is.
        let lock = folder.path().join(tantivy::directory::META_LOCK.filepath.as_path());
        std::fs::remove_file(&lock).unwrap();
        std::fs::create_dir(&lock).unwrap();
        let index = TextIndex::open(folder.path()).expect("it is there and whole");
        let wanted = Wanted { all: vec!["水管".to_owned()], none: Vec::new() };
        assert_eq!(index.count(&wanted).unwrap(), [0, 0, 0, 1]);
    }
}
