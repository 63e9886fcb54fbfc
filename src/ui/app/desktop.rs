//! Installing the program for this user, and removing it.

use super::App;
use crate::desktop::{self, DesktopError, Homes};
use crate::ui::event::Event;
use crate::ui::strings::{self as s, Tr};

impl App {
    /// Installs the running program for this user.
    pub(in crate::ui) fn install_program(&self) {
        self.on_desktop(|| {
            let homes = Homes::of_user()?;
            let program = std::env::current_exe().map_err(|error| DesktopError::Change("gongbao".into(), error))?;
            let done = desktop::install(&homes, &program, &desktop::opener)?;
            Ok((s::INSTALLED, done.files.first().map(|file| file.display().to_string()).unwrap_or_default()))
        });
    }

    /// Removes what was installed for this user.
    pub(in crate::ui) fn uninstall_program(&self) {
        self.on_desktop(|| {
            let done = desktop::uninstall(&Homes::of_user()?)?;
            Ok(match (done.files.is_empty(), done.kept) {
                (true, _) => (s::NOT_INSTALLED, String::new()),
                (false, None) => (s::UNINSTALLED, String::new()),
                (false, Some(kept)) => (s::UNINSTALLED_BUT, kept.display().to_string()),
            })
        });
    }

    /// Does work that asks the desktop's programs, on a thread, and tells how it went.
    fn on_desktop(&self, work: impl FnOnce() -> Result<(Tr, String), DesktopError> + Send + 'static) {
        let lang = self.lang();
        self.work.post.clone().spawn("desktop", move |post| {
            post.send(match work() {
                Ok((text, name)) => Event::Said(text, name),
                Err(error) => Event::Failed(s::INSTALL_FAILED, lang.message(&error, DesktopError::message_zh)),
            });
        });
    }
}
