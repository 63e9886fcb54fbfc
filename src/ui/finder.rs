//! The files that Finder hands to the running program on macOS: they come by a message to the application's delegate, not
//! on the command line.
//!
//! The window's library registers no delegate and lets the program do so, but not before it has made the application.
//! So ours waits for the word that the application is about to finish launching, which comes before the first files.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use objc2::rc::Retained;
use objc2::runtime::{NSObject, ProtocolObject};
use objc2::{MainThreadMarker, MainThreadOnly, define_class, msg_send, sel};
use objc2_app_kit::{NSApplication, NSApplicationDelegate, NSApplicationWillFinishLaunchingNotification};
use objc2_foundation::{NSArray, NSNotification, NSNotificationCenter, NSObjectProtocol, NSURL};

/// Who takes the files; until there is one they wait.
#[derive(Default)]
struct Waiting {
    files: Vec<PathBuf>,
    taker: Option<Box<dyn Fn(Vec<PathBuf>) + Send>>,
}

static WAITING: Mutex<Waiting> = Mutex::new(Waiting { files: Vec::new(), taker: None });

/// Begins to listen. Called once on the main thread, before the window is made.
pub(super) fn listen() {
    let Some(main_thread) = MainThreadMarker::new() else { return };
    let delegate = Delegate::new(main_thread);
    // SAFETY: the selector is the delegate's own and takes one notification; the delegate lives as long as the process.
    #[allow(unsafe_code, reason = "messages to the system's objects have no other form")]
    unsafe {
        NSNotificationCenter::defaultCenter().addObserver_selector_name_object(
            &delegate,
            sel!(willFinishLaunching:),
            Some(NSApplicationWillFinishLaunchingNotification),
            None,
        );
    }
    // The application and the centre keep no hold of it.
    std::mem::forget(delegate);
}

/// Gives the files to `taker` from now on, first those that have come before.
pub(super) fn serve(taker: impl Fn(Vec<PathBuf>) + Send + 'static) {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    let files = std::mem::take(&mut waiting.files);
    if !files.is_empty() {
        taker(files);
    }
    waiting.taker = Some(Box::new(taker));
}

fn opened(files: Vec<PathBuf>) {
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    match &waiting.taker {
        Some(taker) => taker(files),
        None => waiting.files.extend(files),
    }
}

define_class!(
    // SAFETY: the class of all objects asks nothing of what is made from it, and this one has no `Drop`.
    #[unsafe(super(NSObject))]
    #[thread_kind = MainThreadOnly]
    #[name = "GongbaoDelegate"]
    struct Delegate;

    impl Delegate {
        #[unsafe(method(willFinishLaunching:))]
        fn will_finish_launching(&self, _notification: &NSNotification) {
            NSApplication::sharedApplication(self.mtm()).setDelegate(Some(ProtocolObject::from_ref(self)));
        }
    }

    #[allow(unsafe_code, reason = "the protocol is the system's")]
    // SAFETY: it asks for nothing.
    unsafe impl NSObjectProtocol for Delegate {}

    #[allow(unsafe_code, reason = "the protocol is the system's")]
    // SAFETY: the method has the form that the protocol gives it.
    unsafe impl NSApplicationDelegate for Delegate {
        #[unsafe(method(application:openURLs:))]
        fn open_urls(&self, _application: &NSApplication, urls: &NSArray<NSURL>) {
            let paths = urls.iter().filter(|url| url.isFileURL()).filter_map(|url| url.path());
            opened(paths.map(|path| PathBuf::from(path.to_string())).collect());
        }
    }
);

impl Delegate {
    fn new(main_thread: MainThreadMarker) -> Retained<Self> {
        let this = Self::alloc(main_thread).set_ivars(());
        // SAFETY: `init` of the class of all objects takes nothing and gives the object.
        #[allow(unsafe_code, reason = "messages to the system's objects have no other form")]
        unsafe {
            msg_send![super(this), init]
        }
    }
}
