//! Faces of this machine for characters that the embedded ones lack, looked for on a thread.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::App;
use crate::faces;
use crate::issue::Issue;
use crate::system_faces::{self, FoundFace};
use crate::ui::event::Event;
use crate::ui::theme;

/// What was looked for on this machine, and what was found.
#[derive(Default)]
pub struct SystemFaces {
    looked_for: BTreeSet<char>,
    added: BTreeSet<String>,
}

impl App {
    /// Looks for faces that have what the embedded ones lack of an issue.
    pub(super) fn look_for_faces(&self, issue: &Arc<Issue>) {
        let (issue, known) = (Arc::clone(issue), self.appearance.faces.looked_for.clone());
        self.work.post.clone().spawn("faces", move |post| {
            let missing: BTreeSet<char> = faces::missing(&issue).difference(&known).copied().collect();
            if missing.is_empty() {
                return;
            }
            let found = system_faces::find(&missing, &system_faces::folders());
            post.send(Event::Faces(missing, found));
        });
    }

    /// Adds faces that were found. A character that no face has is looked for once.
    pub(super) fn take_faces(&mut self, ctx: &egui::Context, looked_for: BTreeSet<char>, found: Vec<FoundFace>) {
        let faces = &mut self.appearance.faces;
        faces.looked_for.extend(looked_for);
        for face in found {
            let name = format!("{}#{}", face.path.display(), face.file.index);
            if faces.added.insert(name.clone()) {
                theme::add_system_face(ctx, &name, face.file.bytes.into_owned(), face.file.index);
            }
        }
    }
}
