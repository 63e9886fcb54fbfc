//! A page's picture into signs with their places, and rules.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use image::{GrayImage, imageops};
use rten::ThreadPool;
use thiserror::Error;

use super::amend;
use super::detect::{Spot, spots};
use super::gaps;
use super::ink::{self, Measures};
use super::lone;
use super::models::{Failed, Models};
use super::picture::Picture;
use super::places;
use super::prepare::prepare;
use super::recognise::{self, Read};
use super::seals;
use super::strokes;
use super::tight::{self, Layer, Place};
use crate::source::{Recognised, Sign};
use crate::zh::fold::plain_folded;

/// The reading of a page was broken off.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Stopped {
    /// By the caller.
    #[error("cancelled")]
    ByCaller,
    /// By a model.
    #[error(transparent)]
    Failed(#[from] Failed),
}

/// So many lines, the longest, tell whether a page stands on its head.
const SAMPLE: usize = 2;
/// A box that is so many times as high as half of all, and as wide, holds several lines.
const SEVERAL_LINES: f32 = 2.5;
/// So many boxes of a page are looked at from nearer: each look takes as long as that at the page.
const MOST_LOOKS: usize = 16;
/// The ground of a page is no darker than this, 0 white to 255 black.
const GROUND: u8 = 24;
/// A red line is so many times longer than high: the ring of a seal is not.
const LEVEL: f32 = 2.5;
/// A page of more boxes is a pattern: a page of a newspaper has some hundred.
const MOST_BOXES: usize = 2_000;
/// Signs of a page that stands right are read with this probability in the mean.
const READ_WELL: f32 = 0.95;

/// Reads a page on `threads` threads. `moved` is called after each line.
///
/// # Errors
/// [`Stopped`].
pub fn read(
    models: &Models,
    picture: Picture,
    threads: usize,
    cancel: Option<&AtomicBool>,
    moved: &(dyn Fn() + Sync),
) -> Result<Recognised, Stopped> {
    let check = || match cancel {
        Some(flag) if flag.load(Ordering::Relaxed) => Err(Stopped::ByCaller),
        _ => Ok(()),
    };
    check()?;
    let pool = Arc::new(ThreadPool::with_num_threads(threads.max(1)));
    let (mut page, mut skew) = prepare(picture);
    moved();
    check()?;
    let mut found = parted_spots(models, &page.dark, &pool)?;
    moved();
    let turned = quarters(models, &page, &found, &pool)?;
    if turned > 0 {
        let (upright, rest) = prepare(page.turned(turned));
        page = upright;
        skew += rest;
        found = parted_spots(models, &page.dark, &pool)?;
    }
    if found.len() > MOST_BOXES {
        // A pattern: it would take hours, and no sign would come of it.
        return Ok(Recognised { turned, skew, unread: true, ..Recognised::default() });
    }
    let red = red_lines(models, &page, &found, &pool)?;
    found.extend_from_slice(&red);
    let seals = seals::seals(&page);
    found.retain(|spot| !is_of_seal(&page, spot, &seals));
    let scale = page.scale;
    let rules = ink::rules(&page.dark, scale);
    let clean = ink::without(&page.dark, &rules);
    let (dark, of_all): (Vec<Spot>, Vec<Spot>) =
        found.into_iter().partition(|spot| std::ptr::eq(inked(&page, spot), &raw const page.dark));
    let (mut places, layers) = tight::parted(&page.dark, &clean, &dark);
    places.extend(of_all.into_iter().map(|spot| Place { spot, layer: None }));
    let sheet = Sheet { page: &page, clean: &clean, layers: &layers };
    let mut lines = lines(models, &sheet, &places, threads, cancel, moved)?;
    // A seal has no line that reads well.
    lines.retain(|line| !red.contains(&line.place.spot) || line.reads_well());
    let points = |[x0, y0, x1, y1]: [f32; 4]| [x0 / scale, y0 / scale, x1 / scale, y1 / scale];
    Ok(Recognised {
        signs: lines.iter().flat_map(|line| line.signs(scale)).collect(),
        rules: rules.into_iter().map(points).collect(),
        seals: seals.into_iter().map(points).collect(),
        turned,
        skew,
        unread: false,
    })
}

/// The boxes of a page's text. Lines that are set tight may run into one box where the whole page is looked at: what is much higher than
/// other lines is looked at again from nearer.
fn parted_spots(models: &Models, page: &GrayImage, pool: &Arc<ThreadPool>) -> Result<Vec<Spot>, Failed> {
    let found = spots(models, page, pool)?;
    let mut sides: Vec<f32> = found.iter().map(|spot| spot.width().min(spot.height())).collect();
    sides.sort_by(f32::total_cmp);
    let Some(usual) = sides.get(sides.len() / 2).copied() else { return Ok(found) };
    let mut parted = Vec::with_capacity(found.len());
    let mut looks = if found.len() > MOST_BOXES { 0 } else { MOST_LOOKS };
    for spot in found {
        if looks == 0 || spot.width().min(spot.height()) < SEVERAL_LINES * usual {
            parted.push(spot);
            continue;
        }
        looks -= 1;
        let [x0, y0, x1, y1] = [spot.x0, spot.y0, spot.x1, spot.y1].map(|side| side.round().max(0.0) as u32);
        let near = imageops::crop_imm(page, x0, y0, x1.saturating_sub(x0), y1.saturating_sub(y0)).to_image();
        let inside = spots(models, &near, pool)?;
        // What stands side by side is one line with blanks in it.
        let is_over = |a: &Spot, b: &Spot| b.y0 > (a.y0 + a.y1) / 2.0 && a.y1 < (b.y0 + b.y1) / 2.0;
        if inside.iter().any(|a| inside.iter().any(|b| is_over(a, b))) {
            let (x, y) = (x0 as f32, y0 as f32);
            parted.extend(inside.iter().map(|s| Spot { x0: s.x0 + x, y0: s.y0 + y, x1: s.x1 + x, y1: s.y1 + y }));
        } else {
            parted.push(spot);
        }
    }
    Ok(parted)
}

/// Whether a box holds the words of a seal, and not what stands under it.
fn is_of_seal(page: &Picture, spot: &Spot, seals: &[[f32; 4]]) -> bool {
    let (x, y) = ((spot.x0 + spot.x1) / 2.0, (spot.y0 + spot.y1) / 2.0);
    let is_in = |[x0, y0, x1, y1]: &[f32; 4]| (*x0..*x1).contains(&x) && (*y0..*y1).contains(&y);
    page.all.as_ref().is_some_and(|all| seals.iter().any(is_in) && std::ptr::eq(inked(page, spot), all))
}

/// Level lines of red ink alone (a red masthead), which the page without its red ink does not show.
fn red_lines(models: &Models, page: &Picture, found: &[Spot], pool: &Arc<ThreadPool>) -> Result<Vec<Spot>, Failed> {
    let Some(all) = &page.all else { return Ok(Vec::new()) };
    let level = |spot: &Spot| spot.width() > LEVEL * spot.height();
    let is_new = |spot: &Spot| !found.iter().any(|other| other.meets(spot));
    let found = spots(models, all, pool)?;
    Ok(found.into_iter().filter(|spot| level(spot) && std::ptr::eq(inked(page, spot), all) && is_new(spot)).collect())
}

/// How many quarters clockwise a page has to be turned for its lines to be read.
fn quarters(models: &Models, page: &Picture, found: &[Spot], pool: &Arc<ThreadPool>) -> Result<u8, Failed> {
    let upright = found.iter().filter(|spot| spot.is_upright()).count();
    let on_side = upright * 2 > found.len();
    let mut sample: Vec<&Spot> = found.iter().filter(|spot| spot.is_upright() == on_side).collect();
    sample.sort_by(|a, b| (b.width() * b.height()).total_cmp(&(a.width() * a.height())));
    sample.truncate(SAMPLE);
    let (width, height) = page.size();
    let mut best = (0.0, 0);
    for turn in if on_side { [1, 3] } else { [0, 2] } {
        let mut turned_page = None;
        let (mut sum, mut count) = (0.0, 0.0_f32);
        for spot in &sample {
            let pixels = &turned_page.get_or_insert_with(|| page.clone().turned(turn)).dark;
            let read = recognise::line(models, pixels, &turned_spot(spot, turn, width as f32, height as f32), pool)?;
            sum += read.iter().map(|sign| sign.sure).sum::<f32>();
            count += read.len() as f32;
        }
        let mean = sum / count.max(1.0);
        if mean > best.0 {
            best = (mean, turn);
        }
        if mean > READ_WELL {
            break;
        }
    }
    Ok(best.1)
}

/// A box of a page on the page turned clockwise.
fn turned_spot(spot: &Spot, quarters: u8, width: f32, height: f32) -> Spot {
    let Spot { x0, y0, x1, y1 } = *spot;
    match quarters {
        1 => Spot { x0: height - y1, y0: x0, x1: height - y0, y1: x1 },
        2 => Spot { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 },
        3 => Spot { x0: y0, y0: width - x1, x1: y1, y1: width - x0 },
        _ => *spot,
    }
}

/// A page as its lines are read.
struct Sheet<'p> {
    page: &'p Picture,
    /// The page without red ink and without rules.
    clean: &'p GrayImage,
    /// The page without the neighbours of tight lines.
    layers: &'p [Layer],
}

impl<'p> Sheet<'p> {
    /// The picture that a box is read from, and the same without rules.
    fn of(&self, place: &Place) -> (&'p GrayImage, &'p GrayImage) {
        if let Some(layer) = place.layer.and_then(|layer| self.layers.get(layer)) {
            return (&layer.dark, &layer.clean);
        }
        let pixels = inked(self.page, &place.spot);
        (pixels, if std::ptr::eq(pixels, &raw const self.page.dark) { self.clean } else { pixels })
    }
}

/// A line that was read.
struct Line {
    place: Place,
    reads: Vec<Read>,
    measures: Measures,
}

/// Reads the boxes of a page, each by one thread.
fn lines(
    models: &Models,
    sheet: &Sheet<'_>,
    places: &[Place],
    threads: usize,
    cancel: Option<&AtomicBool>,
    moved: &(dyn Fn() + Sync),
) -> Result<Vec<Line>, Stopped> {
    let next = AtomicUsize::new(0);
    let lines = Mutex::new(Vec::with_capacity(places.len()));
    let work = || -> Result<(), Stopped> {
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        while let Some((n, place)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, places.get(n)?)))
        {
            if cancel.is_some_and(|flag| flag.load(Ordering::Relaxed)) {
                return Err(Stopped::ByCaller);
            }
            if let Some(line) = line(models, sheet, place, &pool)?
                && let Ok(mut lines) = lines.lock()
            {
                lines.push((n, line));
            }
            moved();
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or(Err(Stopped::ByCaller)))
    })?;
    let mut lines = lines.into_inner().unwrap_or_default();
    lines.sort_by_key(|(n, _)| *n);
    if let Some(em) = lone::body(lines.iter().map(|(_, line)| (line.reads.as_slice(), &line.measures))) {
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        for (_, Line { place, reads, measures }) in &mut lines {
            lone::reread(models, sheet.of(place).0, &place.spot, (reads, measures), em, &pool)?;
        }
    }
    amend::settle_script(lines.iter_mut().flat_map(|(_, line)| &mut line.reads));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// Reads a box; `None` where nothing is in it.
fn line(models: &Models, sheet: &Sheet<'_>, place: &Place, pool: &Arc<ThreadPool>) -> Result<Option<Line>, Failed> {
    let (pixels, clean) = sheet.of(place);
    let spot = &place.spot;
    let mut reads = recognise::line(models, pixels, spot, pool)?;
    let measure = |reads: &[Read]| {
        let signs: Vec<char> = reads.iter().map(|read| read.c).collect();
        // What was read is not lost where its ink is pale.
        let of_box = || (!signs.is_empty()).then(|| Measures::of_box(spot));
        ink::measure(clean, spot, &signs).or_else(of_box)
    };
    let Some(measures) = measure(&reads) else { return Ok(None) };
    gaps::fill(models, (pixels, clean), spot, (&mut reads, &measures), pool)?;
    strokes::settle(&mut reads, clean, spot, &measures);
    amend::amend(&mut reads);
    Ok(Some(Line { place: *place, reads, measures }))
}

/// The picture that a box is read from: without red ink where black ink stands under a seal, with it where most of its ink
/// is red.
fn inked<'p>(page: &'p Picture, spot: &Spot) -> &'p GrayImage {
    let Some(all) = &page.all else { return &page.dark };
    // By how dark it is, not by how much is ink: orange is paler than ink is.
    let darkness = |image: &GrayImage| -> u64 {
        let rows = spot.y0 as u32..(spot.y1 as u32).min(image.height());
        let columns = spot.x0 as u32..(spot.x1 as u32).min(image.width());
        let at = |(x, y)| image.get_pixel_checked(x, y).map_or(0, |pixel| u8::MAX - pixel.0[0]);
        let places = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        places.map(at).filter(|dark| *dark > GROUND).map(u64::from).sum()
    };
    if darkness(&page.dark) * 5 < darkness(all) { all } else { &page.dark }
}

impl Line {
    /// Whether its signs are as sure as print's are.
    fn reads_well(&self) -> bool {
        let sure = self.reads.iter().map(|read| read.sure).sum::<f32>();
        sure >= READ_WELL * self.reads.len() as f32
    }

    /// Its signs in points.
    fn signs(&self, scale: f32) -> Vec<Sign> {
        let Measures { size, baseline, weight, .. } = self.measures;
        let reads: Vec<&Read> = self.reads.iter().filter(|read| !read.c.is_whitespace()).collect();
        if self.place.spot.is_upright() {
            return self.stacked(&reads, scale);
        }
        let chars: Vec<char> = reads.iter().map(|read| self.stroke(read)).collect();
        let middles: Vec<f32> = reads.iter().map(|read| self.place.spot.x0 + read.at).collect();
        let boxes = places::boxes(&chars, &middles, &self.measures);
        let sign = |((read, c), (x, width)): ((&&Read, &char), (f32, f32))| Sign {
            c: *c,
            x: x / scale,
            y: baseline / scale,
            width: width / scale,
            size: size / scale,
            weight,
            sure: read.sure,
            other: read.other.filter(|other| *c == read.c && !alike(read.c, *other)),
        };
        reads.iter().zip(&chars).zip(boxes).map(sign).collect()
    }

    /// The signs of a line that runs down, each below the one before, in points.
    fn stacked(&self, reads: &[&Read], scale: f32) -> Vec<Sign> {
        let middles: Vec<f32> = reads.iter().map(|read| self.place.spot.y0 + read.at).collect();
        let (places, size) = places::stacked(&middles, self.place.spot.x0, self.place.spot.width());
        let Measures { weight, size: measured, .. } = self.measures;
        let sign = |(read, [x, y]): (&&Read, [f32; 2])| Sign {
            c: read.c,
            x: x / scale,
            y: y / scale,
            width: size / scale,
            size: size / scale,
            // The strokes were measured by the height of the whole line.
            weight: weight * measured / size,
            sure: read.sure,
            other: read.other.filter(|other| !alike(read.c, *other)),
        };
        reads.iter().zip(places).map(sign).collect()
    }

    fn stroke(&self, read: &Read) -> char {
        let run = self.measures.run_at(self.place.spot.x0 + read.at) / self.measures.size.max(1.0);
        strokes::level_stroke(read, run)
    }
}

/// Whether two readings are one sign in another width or form: nobody has to decide between them.
fn alike(a: char, b: char) -> bool {
    let mut forms = [a, b].map(|c| plain_folded(c.encode_utf8(&mut [0; 4])));
    forms.iter_mut().for_each(|form| *form = form.replace(['—', '－', '–'], "-"));
    forms[0] == forms[1]
}
