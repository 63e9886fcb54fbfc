//! Reading aloud, by the system's own speech: a program that is looked for when it is wanted. None is built in.

use std::ffi::OsStr;
use std::io::Write as _;
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::action::TabId;
use super::event::{Event, Post};
use super::reading::Stretch;
use crate::issue::{Issue, Place};

/// How often it is looked whether a sentence is said.
const LOOK: Duration = Duration::from_millis(30);
/// A service that says nothing for so long, and for so long for each character, does not answer: it has no voice, or no
/// way out for its sound. The slowest voices need half a second for a character.
const PATIENCE: Duration = Duration::from_secs(20);
const PATIENCE_OF_CHARACTER: Duration = Duration::from_millis(1500);
/// Sentences are not longer, in characters: speech can't be stopped inside of one everywhere.
const LONGEST: usize = 240;

/// A program that speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Voice {
    /// speech-dispatcher's, the desktop's own on Linux.
    SpdSay(PathBuf),
    /// Of macOS.
    Say(PathBuf),
    /// eSpeak NG.
    Espeak(PathBuf),
    /// SAPI of Windows, through PowerShell.
    PowerShell(PathBuf),
}

impl Voice {
    /// The first that is on a search path.
    fn find(path: &OsStr) -> Option<Self> {
        type Make = fn(PathBuf) -> Voice;
        let known: [(&str, Make); 5] = [
            ("spd-say", Self::SpdSay),
            ("say", Self::Say),
            ("espeak-ng", Self::Espeak),
            ("powershell.exe", Self::PowerShell),
            ("espeak", Self::Espeak),
        ];
        let folders: Vec<PathBuf> = std::env::split_paths(path).collect();
        known.into_iter().find_map(|(name, make)| {
            folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()).map(make)
        })
    }

    /// Begins to say a text, at a rate of which 1 is the usual one.
    fn begin(&self, text: &str, rate: f32) -> std::io::Result<Child> {
        let mut command = match self {
            Self::SpdSay(program) => {
                let rate = ((rate - 1.0) * 50.0).clamp(-100.0, 100.0).round();
                let mut command = Command::new(program);
                command.args(["--wait", "--language", "zh", "--rate", &rate.to_string(), "--", text]);
                command
            }
            Self::Say(program) => {
                let mut command = Command::new(program);
                command.args(["-r", &(190.0 * rate).round().to_string(), "--", text]);
                command
            }
            Self::Espeak(program) => {
                let mut command = Command::new(program);
                command.args(["-v", "cmn", "-s", &(170.0 * rate).round().to_string(), "--", text]);
                command
            }
            Self::PowerShell(program) => {
                let rate = ((rate - 1.0) * 5.0).clamp(-10.0, 10.0).round();
                let script = format!(
                    "[Console]::InputEncoding=[Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; \
                     $s=New-Object System.Speech.Synthesis.SpeechSynthesizer; $s.Rate={rate}; \
                     $s.Speak([Console]::In.ReadToEnd())"
                );
                let mut command = Command::new(program);
                command.args(["-NoProfile", "-NonInteractive", "-Command", &script]);
                command
            }
        };
        let piped = matches!(self, Self::PowerShell(_));
        command.stdin(if piped { Stdio::piped() } else { Stdio::null() });
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(text.as_bytes())?;
        }
        Ok(child)
    }

    /// Makes a service stop that goes on by itself when its caller is gone.
    fn hush(&self) {
        if let Self::SpdSay(program) = self {
            // Where it can't be stopped the sentence is said to its end.
            let _ = Command::new(program).arg("--cancel").stdout(Stdio::null()).stderr(Stdio::null()).status();
        }
    }
}

/// What is read aloud.
#[derive(Default)]
pub struct Speech {
    going: Option<Going>,
    next: u64,
}

struct Going {
    number: u64,
    tab: TabId,
    stop: Arc<AtomicBool>,
    at: Option<Stretch>,
}

impl Speech {
    /// Whether something is read aloud.
    #[must_use]
    pub fn is_going(&self) -> bool {
        self.going.is_some()
    }

    /// The sentence that is read aloud in a tab.
    #[must_use]
    pub fn at(&self, tab: TabId) -> Option<&Stretch> {
        self.going.as_ref().filter(|going| going.tab == tab)?.at.as_ref()
    }

    /// Stops what is read of a tab: it is closed.
    pub fn leave(&mut self, tab: TabId) {
        if self.going.as_ref().is_some_and(|going| going.tab == tab) {
            self.stop();
        }
    }

    /// The tab and the place that is read aloud.
    #[must_use]
    pub fn place(&self) -> Option<(TabId, Place)> {
        let going = self.going.as_ref()?;
        let at = going.at.as_ref()?;
        Some((going.tab, Place { document: at.document, block: at.block, byte: at.bytes.start }))
    }

    /// Begins to read an issue aloud from a place. False where this machine has no speech.
    pub fn begin(&mut self, post: Post, tab: TabId, issue: Arc<Issue>, from: Place, rate: f32) -> bool {
        self.stop();
        let Some(voice) = std::env::var_os("PATH").and_then(|path| Voice::find(&path)) else { return false };
        self.next += 1;
        let (number, stop) = (self.next, Arc::<AtomicBool>::default());
        self.going = Some(Going { number, tab, stop: Arc::clone(&stop), at: None });
        post.attend("speech", move |post| speak(&voice, &issue, from, rate, &stop, |event| post.send(event(number))));
        true
    }

    /// Stops.
    pub fn stop(&mut self) {
        if let Some(going) = self.going.take() {
            going.stop.store(true, Ordering::Relaxed);
        }
    }

    /// What is read can't be read on: whether it is what is going on.
    pub fn fail(&mut self, number: u64) -> bool {
        let fails = self.going.as_ref().is_some_and(|going| going.number == number);
        if fails {
            self.going = None;
        }
        fails
    }

    /// Takes which sentence is read now; `None` when all is read. Gives the place, if it is of what is going on.
    pub fn take(&mut self, number: u64, at: Option<Stretch>) -> Option<(TabId, Place)> {
        let going = self.going.as_mut().filter(|going| going.number == number)?;
        going.at = at;
        if going.at.is_none() {
            self.going = None;
        }
        self.place()
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Says sentence after sentence, and tells which.
fn speak(
    voice: &Voice,
    issue: &Issue,
    from: Place,
    rate: f32,
    stop: &AtomicBool,
    tell: impl Fn(&dyn Fn(u64) -> Event),
) {
    for (document, d) in issue.documents.iter().enumerate().skip(from.document) {
        let first = if document == from.document { from.block } else { 0 };
        for (block, b) in d.blocks.iter().enumerate().skip(first) {
            let here = (document, block) == (from.document, from.block);
            for bytes in sentences(&b.text).into_iter().filter(|bytes| !here || bytes.end > from.byte) {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let Some(text) = b.text.get(bytes.clone()) else { continue };
                let at = Stretch { document, block, bytes };
                tell(&|number| Event::Speaking(number, Some(at.clone())));
                if let Err(error) = say(voice, text, rate, (stop, patience(text, rate))) {
                    let silent = error.kind() == std::io::ErrorKind::TimedOut;
                    tell(&|number| Event::SpeechFailed(number, (!silent).then(|| error.to_string())));
                    return;
                }
            }
        }
    }
    tell(&|number| Event::Speaking(number, None));
}

/// How long a text may take.
fn patience(text: &str, rate: f32) -> Duration {
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    PATIENCE + PATIENCE_OF_CHARACTER.saturating_mul(characters).div_f32(rate.clamp(0.25, 4.0))
}

/// Says a text and waits for its end, as long as it may take.
fn say(voice: &Voice, text: &str, rate: f32, (stop, patience): (&AtomicBool, Duration)) -> std::io::Result<()> {
    let mut child = voice.begin(text, rate)?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            let failed = !status.success() && !stop.load(Ordering::Relaxed);
            return if failed { Err(std::io::Error::other(status.to_string())) } else { Ok(()) };
        }
        let late = begun.elapsed() >= patience;
        if late || stop.load(Ordering::Relaxed) {
            child.kill()?;
            child.wait()?;
            voice.hush();
            return if late { Err(std::io::ErrorKind::TimedOut.into()) } else { Ok(()) };
        }
        std::thread::sleep(LOOK);
    }
}

/// The sentences of a paragraph: up to a full stop with the closing marks behind it, or a line of a table.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut start, mut ended, mut chars) = (0, false, 0);
    let mut push = |range: Range<usize>| {
        if text.get(range.clone()).is_some_and(|t| t.chars().any(char::is_alphanumeric)) {
            out.push(range);
        }
    };
    for (at, c) in text.char_indices() {
        let closes = matches!(c, '”' | '’' | '）' | '》' | '」' | '』' | ')');
        if (ended && !closes) || chars >= LONGEST {
            push(start..at);
            (start, ended, chars) = (at, false, 0);
        }
        ended |= matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | '\n');
        chars += 1;
    }
    push(start..text.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_with_their_closing_marks() {
        let text = "“先修堤。”他说：再巡查；记录！\n　　（完）";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["“先修堤。”", "他说：再巡查；", "记录！", "　　（完）"]);
        assert!(sentences("——。").is_empty() && sentences("").is_empty());
        assert!(sentences(&"字".repeat(1000)).len() >= 4);
    }

    #[test]
    fn a_machine_without_speech_has_none() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Voice::find(folder.path().as_os_str()), None);
        std::fs::write(folder.path().join("spd-say"), "").unwrap();
        assert!(matches!(Voice::find(folder.path().as_os_str()), Some(Voice::SpdSay(_))));
    }

    #[cfg(unix)]
    #[test]
    fn each_sentence_is_told_and_said_from_the_place_on() {
        use std::os::unix::fs::PermissionsExt;

        use crate::issue::{Block, Document};

        let folder = tempfile::tempdir().unwrap();
        let (program, said) = (folder.path().join("spd-say"), folder.path().join("said"));
        std::fs::write(
            &program,
            format!("#!/bin/sh\nfor last; do :; done; printf '%s\\n' \"$last\" >> {}\n", said.display()),
        )
        .unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let block = |text: &str| Block { text: text.into(), ..Block::default() };
        let blocks = vec![block("一。二。三。"), block("四。")];
        let issue = Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() };
        let told = std::cell::RefCell::new(Vec::new());
        let from = Place { document: 0, block: 0, byte: "一。二".len() };
        speak(&Voice::SpdSay(program), &issue, from, 1.0, &AtomicBool::new(false), |event| {
            if let Event::Speaking(_, at) = event(1) {
                told.borrow_mut().push(at.map(|at| (at.block, at.bytes)));
            }
        });
        assert_eq!(*told.borrow(), [Some((0, 6..12)), Some((0, 12..18)), Some((1, 0..6)), None]);
        assert_eq!(std::fs::read_to_string(said).unwrap(), "二。\n三。\n四。\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_service_that_does_not_answer_is_not_waited_for_forever() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let (program, hushed) = (folder.path().join("spd-say"), folder.path().join("hushed"));
        let script = format!("#!/bin/sh\n[ \"$1\" = --cancel ] && exec touch {}\nexec sleep 60\n", hushed.display());
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let voice = Voice::SpdSay(program);
        let begun = Instant::now();
        let said = say(&voice, "一。", 1.0, (&AtomicBool::new(false), Duration::from_millis(200)));
        assert_eq!(said.map_err(|error| error.kind()), Err(std::io::ErrorKind::TimedOut));
        assert!(begun.elapsed() < Duration::from_secs(30) && hushed.exists());
        // A slow voice has the time that it needs.
        assert!(patience(&"字".repeat(LONGEST), 1.0) > Duration::from_millis(500) * LONGEST as u32);
        assert!(patience("字", 0.5) > patience("字", 2.0));
    }
}
