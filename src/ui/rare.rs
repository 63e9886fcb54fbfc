//! Rare characters: faces of this machine for what the embedded ones lack, looked for on a thread.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::app::App;
use super::theme;
use super::worker::{Event, Post};
use crate::faces;
use crate::issue::Issue;
use crate::system_faces::{self, FoundFace};

/// Looks for faces that have what the embedded ones lack.
pub(super) fn look(post: Post, issue: Arc<Issue>, known: BTreeSet<char>) {
    post.spawn("faces", move |post| {
        let missing: BTreeSet<char> = faces::missing(&issue).difference(&known).copied().collect();
        if missing.is_empty() {
            return;
        }
        let found = system_faces::find(&missing, &system_faces::folders());
        post.send(Event::Faces { looked_for: missing, found });
    });
}

impl App {
    /// Adds faces that were found. A character that no face has is looked for once.
    pub(super) fn take_faces(&mut self, ctx: &egui::Context, looked_for: BTreeSet<char>, found: Vec<FoundFace>) {
        self.looked_for.extend(looked_for);
        for face in found {
            let name = format!("{}#{}", face.path.display(), face.file.index);
            if self.system_faces.insert(name.clone()) {
                theme::add_system_face(ctx, &name, face.file.bytes.into_owned(), face.file.index);
            }
        }
    }
}
