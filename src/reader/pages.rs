//! The original pages of a PDF, drawn by a reader process.

use std::io::{BufReader, Write as _};
use std::process::{ChildStdin, ChildStdout};
use std::thread;
use std::time::Duration;

use super::host::{Process, give};
use super::scans::Scanner;
use super::wire::{Draw, Task, Tell, receive, send, take};
use super::{Bytes, PROGRAM};
use crate::source::{PagePicture, PdfPages, ReadOptions, Recognised, SourceError};

/// How often a cancelled reading is noticed.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A PDF kept open for showing its pages, in a process of its own where the program said how to start one.
pub struct Pages {
    bytes: Vec<u8>,
    password: Option<String>,
    sizes: Vec<[f32; 2]>,
    open: Open,
    scanner: Scanner,
}

enum Open {
    /// In this process.
    Here(PdfPages),
    /// In a reader process; `None` when the last one died.
    There(Option<Drawer>),
}

/// A process that draws the pages of a file.
struct Drawer {
    process: Process,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Pages {
    /// Opens a file for drawing, with a font file for Chinese fonts that it does not hold.
    ///
    /// # Errors
    /// As [`crate::source::read_with`] for a file that can't be opened, and as [`super::read`] for a process that died.
    pub fn open(bytes: Vec<u8>, password: Option<String>, substitute: &'static [u8]) -> Result<Self, SourceError> {
        if PROGRAM.get().is_some() {
            let (drawer, sizes) = Drawer::start(&bytes, password.as_deref())?;
            return Ok(Self { bytes, password, sizes, open: Open::There(Some(drawer)), scanner: Scanner::default() });
        }
        let options = ReadOptions { password: password.as_deref(), ..ReadOptions::default() };
        let pages = PdfPages::open(&crate::source::original_pages(&bytes)?, &options)?.with_substitute(substitute);
        let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        let sizes = (1..=count).filter_map(|n| pages.size(n)).collect();
        Ok(Self { bytes: Vec::new(), password, sizes, open: Open::Here(pages), scanner: Scanner::default() })
    }

    /// Width and height of each page as viewed, in points.
    #[must_use]
    pub fn sizes(&self) -> &[[f32; 2]] {
        &self.sizes
    }

    /// Draws a page (from 1) on white, `scale` pixels a point. A process that dies of a page is started anew for the next.
    ///
    /// # Errors
    /// As [`PdfPages::render`], and as [`super::read`] for a process that died.
    pub fn render(&mut self, page: u32, scale: f32) -> Result<PagePicture, SourceError> {
        let drawer = match &mut self.open {
            Open::Here(pages) => return pages.render(page, scale),
            Open::There(drawer) => drawer,
        };
        let mut now = match drawer.take() {
            Some(now) => now,
            None => Drawer::start(&self.bytes, self.password.as_deref())?.0,
        };
        let size = self.sizes.get((page as usize).wrapping_sub(1)).copied().unwrap_or_default();
        let drawn = now.draw(page, scale, size);
        // After its death the picture is told as failed, once.
        if let Some(answer) = drawn {
            *drawer = Some(now);
            return answer;
        }
        Err(now.death())
    }
}

impl Pages {
    /// Reads the signs on the picture of a page (from 1): seconds of all cores. Ends soon after the caller has cancelled the
    /// reading, or wishes that no further page is read.
    ///
    /// # Errors
    /// [`SourceError::Cancelled`], and as [`Self::render`].
    pub fn recognise(&mut self, page: u32, options: &ReadOptions<'_>) -> Result<Recognised, SourceError> {
        let drawer = match &mut self.open {
            Open::Here(pages) => return self.scanner.read(pages, page, options.cancel, &|| ()),
            Open::There(drawer) => drawer,
        };
        let mut now = match drawer.take() {
            Some(now) => now,
            None => Drawer::start(&self.bytes, self.password.as_deref())?.0,
        };
        let Drawer { process, to, from } = &mut now;
        // The process is ended as soon as the caller cancels.
        let answer = thread::scope(|scope| {
            let asked = scope.spawn(move || ask_signs(to, from, page));
            while !asked.is_finished() {
                if over(options) {
                    process.end();
                }
                thread::sleep(LOOK_EVERY);
            }
            asked.join().ok().flatten()
        });
        if over(options) {
            return Err(SourceError::Cancelled);
        }
        match answer {
            Some(answer) => {
                *drawer = Some(now);
                answer
            }
            None => Err(now.death()),
        }
    }
}

fn over(options: &ReadOptions<'_>) -> bool {
    options.check().is_err() || options.scan_wish.is_some_and(crate::source::ScanWish::is_stopped)
}

/// `None` when the process died of it.
fn ask_signs(
    to: &mut ChildStdin,
    from: &mut BufReader<ChildStdout>,
    page: u32,
) -> Option<Result<Recognised, SourceError>> {
    send(to, &Draw::Signs(page)).ok()?;
    match receive(from).ok()? {
        Tell::Signs(read) => Some(read.map(|read| *read)),
        _ => None,
    }
}

impl Drawer {
    fn start(bytes: &[u8], password: Option<&str>) -> Result<(Self, Vec<[f32; 2]>), SourceError> {
        let program = PROGRAM.get().ok_or(SourceError::ReaderDied)?;
        let (process, to, from) = Process::start(program).map_err(|_| SourceError::ReaderDied)?;
        let mut drawer = Self { process, to, from: BufReader::with_capacity(1 << 16, from) };
        // It takes all bytes before it tells anything: nobody waits for the other.
        let options = ReadOptions { password, ..ReadOptions::default() };
        let given = give(&mut drawer.to, Task::Pages, "", &options, Bytes::File(bytes));
        match given.and_then(|()| receive(&mut drawer.from)) {
            Ok(Tell::Pages(sizes)) => Ok((drawer, sizes?)),
            _ => Err(drawer.death()),
        }
    }

    /// Why it ended before it had an answer. It is told first that nothing more is asked.
    fn death(self) -> SourceError {
        let Self { mut process, to, from: _ } = self;
        drop(to);
        process.death()
    }

    /// `None` when the process died of it, or gives what was not asked for.
    fn draw(&mut self, page: u32, scale: f32, size: [f32; 2]) -> Option<Result<PagePicture, SourceError>> {
        send(&mut self.to, &Draw::Picture(page, scale)).ok()?;
        self.to.flush().ok()?;
        match receive(&mut self.from).ok()? {
            Tell::Picture(Ok([width, height])) => {
                let rgba = take(&mut self.from, bytes_of([width, height], size, scale)?).ok()?;
                Some(Ok(PagePicture { width, height, rgba }))
            }
            Tell::Picture(Err(error)) => Some(Err(error)),
            _ => None,
        }
    }
}

/// The bytes of a picture of a page; `None` for one that is larger than was asked for.
fn bytes_of(pixels: [u32; 2], size: [f32; 2], scale: f32) -> Option<u64> {
    // Half pixels are whole ones at the margins.
    let fits = |(pixels, points): (u32, f32)| pixels as f32 <= (points * scale).ceil() + 2.0;
    let all_fit = pixels.into_iter().zip(size).all(fits);
    let [width, height] = pixels.map(u64::from);
    width.checked_mul(height)?.checked_mul(4).filter(|_| all_fit)
}

#[cfg(test)]
mod tests {
    use super::bytes_of;

    #[test]
    fn a_picture_is_not_larger_than_was_asked_for() {
        let page = [595.0, 842.0];
        assert_eq!(bytes_of([595, 842], page, 1.0), Some(595 * 842 * 4));
        // What is bounded is smaller, and half pixels may be rounded up.
        assert_eq!(bytes_of([1, 2], page, 1.0), Some(8));
        assert_eq!(bytes_of([893, 1264], page, 1.5), Some(893 * 1264 * 4));
        for pixels in [[600, 842], [595, 900], [u32::MAX, u32::MAX], [1, u32::MAX]] {
            assert_eq!(bytes_of(pixels, page, 1.0), None, "{pixels:?}");
        }
        assert_eq!(bytes_of([u32::MAX, u32::MAX], [f32::INFINITY; 2], 1.0), None);
        assert_eq!(bytes_of([1, 1], [f32::NAN; 2], 1.0), None);
    }
}
