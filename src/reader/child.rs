//! The reader process: takes bytes on standard input, tells what it read on standard output.

use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;
use std::sync::Mutex;

use super::limits::{self, Watch};
use super::wire::{Ask, Draw, Task, Tell, receive, send, send_lines, take};
use crate::memory::give_back;
use crate::source::{self, PdfPages, Progress, ReadOptions, Recognised, SourceError, SourceText};

/// A file of so many parts fills the memory while it is read.
const MANY_PARTS: usize = 500;

/// Is a reader process until the program that started it is gone or has its answer. Pages are drawn with the font file
/// `substitute` for Chinese fonts that a PDF does not hold.
#[must_use]
pub fn serve(substitute: &'static [u8]) -> ExitCode {
    // The answer has standard output to itself, whatever foreign code prints.
    match run(&mut io::stdin().lock(), &mut BufWriter::new(io::stdout()), substitute) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn run(from: &mut impl Read, to: &mut (impl Write + Send), substitute: &'static [u8]) -> io::Result<()> {
    let mut ask: Ask = receive(from)?;
    limits::confine(ask.files.iter().map(|(_, length)| length).sum());
    let mut files = Vec::with_capacity(ask.files.len().min(1 << 16));
    for (name, length) in std::mem::take(&mut ask.files) {
        files.push((name, take(from, length)?));
    }
    let password = ask.password.as_deref();
    match ask.task {
        Task::Pages => {
            let opened = open_pages(&files, password).map(|pages| pages.with_substitute(substitute));
            drop(files);
            draw_pages(opened, from, to)
        }
        Task::TextLayer => give_layer(&files, password, &ask.recognised, to),
        Task::File | Task::Folder => read_text(&ask, files, to),
    }
}

/// Tells the one file with a layer of what was read from its pictures.
fn give_layer(
    files: &[(String, Vec<u8>)],
    password: Option<&str>,
    recognised: &[(u32, Recognised)],
    to: &mut impl Write,
) -> io::Result<()> {
    let layered = match files {
        [(_, bytes)] => {
            let watch = Watch::start();
            let progress = |_| watch.moved();
            let options = ReadOptions { password, recognised, progress: Some(&progress), ..ReadOptions::default() };
            source::original_pages(bytes).and_then(|bytes| source::with_text_layer(&bytes, &options))
        }
        _ => Err(SourceError::Empty),
    };
    send(to, &Tell::Layered(layered.as_ref().map(|bytes| bytes.len() as u64).map_err(Clone::clone)))?;
    to.write_all(layered.as_deref().unwrap_or_default())?;
    to.flush()
}

/// Reads a file or a folder; tells how far it is, the text of the first pages where that is wanted, and the whole.
fn read_text(ask: &Ask, files: Vec<(String, Vec<u8>)>, to: &mut (impl Write + Send)) -> io::Result<()> {
    let watch = Watch::start();
    let out = Mutex::new(to);
    let progress = |progress: Progress| {
        watch.moved();
        if progress.done == progress.total && progress.total >= MANY_PARTS {
            // Between the steps over all pages most of what the step before made is free, but in the heaps of other
            // threads, where the next step does not take it from.
            give_back();
        }
        if let Ok(mut out) = out.lock() {
            // The program is gone: the process ends when it sends its answer.
            let _ = send(&mut **out, &Tell::Progress(progress.done, progress.total));
        }
    };
    let front = |mut text: SourceText| {
        if let Ok(mut out) = out.lock() {
            let _ = send_lines(&mut **out, &mut text).and_then(|()| send(&mut **out, &Tell::Front(Box::new(text))));
        }
    };
    let mut options = ReadOptions {
        progress: Some(&progress),
        password: ask.password.as_deref(),
        recognised: &ask.recognised,
        ..ReadOptions::default()
    };
    if ask.front {
        options.front = Some(&front);
    }
    let text = match (ask.task, files.as_slice()) {
        (Task::File, [(_, bytes)]) => source::read_with(&ask.name, bytes, &options),
        (Task::Folder, files) => source::read_files(&ask.name, files, &options),
        _ => Err(SourceError::Empty),
    };
    // What is left to do is to tell it, and takes as long as the program takes to hear it.
    drop((files, watch));
    give_back();
    let mut out = out.lock().map_err(|_| io::Error::other("a thread failed"))?;
    let text = match text {
        Ok(mut text) => send_lines(&mut **out, &mut text).map(|()| Ok(text))?,
        Err(error) => Err(error),
    };
    send(&mut **out, &Tell::Text(text.map(Box::new)))
}

fn open_pages(files: &[(String, Vec<u8>)], password: Option<&str>) -> Result<PdfPages, SourceError> {
    let [(_, bytes)] = files else { return Err(SourceError::Empty) };
    let _watch = Watch::start();
    PdfPages::open(&source::original_pages(bytes)?, &ReadOptions { password, ..ReadOptions::default() })
}

/// Tells the sizes of the pages, then draws what is asked for until nobody asks any more.
fn draw_pages(opened: Result<PdfPages, SourceError>, from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
    let pages = match opened {
        Ok(pages) => pages,
        Err(error) => return send(to, &Tell::Pages(Err(error))),
    };
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    send(to, &Tell::Pages(Ok((1..=count).filter_map(|n| pages.size(n)).collect())))?;
    let mut scans = super::scans::Scanner::default();
    let mut stands_back = false;
    while let Ok(draw) = receive(from) {
        let watch = Watch::start();
        let (page, scale) = match draw {
            Draw::Picture(page, scale) => (page, scale),
            Draw::Signs(page) => {
                if !std::mem::replace(&mut stands_back, true) {
                    limits::stand_back();
                }
                let read = scans.read(&pages, page, None, &|| watch.moved());
                drop(watch);
                send(to, &Tell::Signs(read.map(Box::new)))?;
                continue;
            }
        };
        let picture = pages.render(page, scale);
        drop(watch);
        send(to, &Tell::Picture(picture.as_ref().map(|p| [p.width, p.height]).map_err(Clone::clone)))?;
        if let Ok(picture) = picture {
            to.write_all(&picture.rgba)?;
            to.flush()?;
        }
    }
    Ok(())
}
