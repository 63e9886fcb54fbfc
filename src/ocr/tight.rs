//! Lines that are set tight (notes in the cell of a table, a fixed leading of one em or less): on the small picture that is looked
//! at they run into each other, and their boxes reach into the lines beside, or fall into pieces. Boxes that overlap so are taken
//! together: the rows of their ink tell how many lines they hold, each line gets a box of its own, and its neighbours' ink is
//! taken out of the picture that it is read from.

use image::{GrayImage, Luma};

use super::detect::Spot;
use super::ink::is_ink;

/// Boxes of tight lines have so much of the lower one's height in common with one beside …
const TIGHT: f32 = 0.3;
/// … and those that go on with them so much …
const BESIDE: f32 = 0.15;
/// … and so much of the narrower one's width.
const IN_COLUMN: f32 = 0.5;
/// A line and the white below it are so high, in heights of the box around a line.
const LEAST_PITCH: f32 = 0.5;
const MOST_PITCH: f32 = 0.95;
/// Lines are longer than this, in heights of a box.
const NARROW: f32 = 2.0;
/// Rows between lines hold no more ink than this, of the mean row's …
const VALLEY: f32 = 0.5;
/// … where only one row is to be found, which may be so by chance, no more than this …
const ONE_VALLEY: f32 = 0.3;
/// … where many are, no more than this …
const MANY_VALLEY: f32 = 0.58;
const MANY: usize = 6;
/// … and where those in the middle of lines hold no more than this, the lines are half as high.
const HALF_VALLEY: f32 = 0.5;
/// Rows with less ink than this, of the mean row's, are no rows of a line at the upper and the lower end.
const EDGE: f32 = 0.1;
/// The first line begins and the last one ends so near to the ends of the ink, in lines.
const ENDS: f32 = 0.2;
/// The rows of print are that near to where they should be, in lines.
const PLAY: f32 = 0.12;
/// What reaches so far into the lines beside, in lines, hangs together with their ink.
const INTO: f32 = 0.3;
/// A box reaches so far over its line, in lines: above and below, and at both ends.
const ROOM: f32 = 0.17;
const ROOM_AT_ENDS: f32 = 0.3;
/// What stands farther apart than this, in lines, is read apart.
const APART: f32 = 1.5;
/// Grey at the edge of ink is its own so far away, in pixels.
const EDGE_PIXELS: u32 = 2;

/// A box, and the layer of the page that it is read from, if it is not the page itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) spot: Spot,
    pub(super) layer: Option<usize>,
}

/// A page without every other one of its tight lines.
pub(super) struct Layer {
    pub(super) dark: GrayImage,
    /// Without rules, too.
    pub(super) clean: GrayImage,
}

/// Boxes of tight lines, each of one line, and the layers that they are read from. `clean` is the page without its rules.
pub(super) fn parted(dark: &GrayImage, clean: &GrayImage, found: &[Spot]) -> (Vec<Place>, Vec<Layer>) {
    let usual = usual_height(found);
    let lines: Vec<Lines> = groups(found, usual)
        .iter()
        .filter(|group| group.is_tight())
        .filter_map(|group| Lines::of(clean, group, usual))
        .collect();
    // What else was found among them is a piece of them.
    let is_apart = |spot: &&Spot| !lines.iter().any(|lines| lines.hold(spot));
    let mut places: Vec<Place> = found.iter().filter(is_apart).map(|spot| Place { spot: *spot, layer: None }).collect();
    places.extend(lines.iter().flat_map(Lines::places));
    let layer = |n: usize| {
        let mut layer = Layer { dark: dark.clone(), clean: clean.clone() };
        lines.iter().for_each(|lines| lines.leave(n, &mut layer));
        layer
    };
    let layers = if lines.is_empty() { Vec::new() } else { vec![layer(0), layer(1)] };
    (places, layers)
}

/// How high half of the boxes are at most.
fn usual_height(found: &[Spot]) -> f32 {
    let mut heights: Vec<f32> = found.iter().filter(|spot| !spot.is_upright()).map(Spot::height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or_default()
}

/// Boxes that overlap.
struct Group {
    spots: Vec<Spot>,
    around: Spot,
}

/// Whether two boxes of one column overlap by so many pixels.
fn overlap(a: &Spot, b: &Spot, least: f32) -> bool {
    let width = a.x1.min(b.x1) - a.x0.max(b.x0);
    width > IN_COLUMN * a.width().min(b.width()) && a.y1.min(b.y1) - a.y0.max(b.y0) > least
}

/// Level boxes that overlap, and those by themselves.
fn groups(found: &[Spot], usual: f32) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for spot in found.iter().filter(|spot| !spot.is_upright()) {
        let mut new = Group { spots: vec![*spot], around: *spot };
        loop {
            let meets = |other: &Group| {
                let lower = new.around.height().min(other.around.height()).min(usual);
                overlap(&new.around, &other.around, BESIDE * lower)
            };
            let Some(at) = groups.iter().position(meets) else { break };
            let other = groups.swap_remove(at);
            let [a, b] = [new.around, other.around];
            new.around = Spot { x0: a.x0.min(b.x0), y0: a.y0.min(b.y0), x1: a.x1.max(b.x1), y1: a.y1.max(b.y1) };
            new.spots.extend(other.spots);
        }
        groups.push(new);
    }
    groups
}

impl Group {
    /// Whether its boxes overlap as those of tight lines do.
    fn is_tight(&self) -> bool {
        let tight = |a: &Spot, b: &Spot| overlap(a, b, TIGHT * a.height().min(b.height()));
        self.spots.iter().enumerate().any(|(n, a)| self.spots.iter().skip(n + 1).any(|b| tight(a, b)))
    }
}

/// The lines of a group of boxes.
struct Lines {
    /// Left, top, right and bottom of the group, pixels of the page.
    area: [u32; 4],
    /// The rows between lines, from the first one's top to the last one's bottom, from the group's top.
    cuts: Vec<usize>,
    /// The line of each pixel of the group that is not white.
    owners: Vec<Option<usize>>,
}

impl Lines {
    fn of(clean: &GrayImage, group: &Group, usual: f32) -> Option<Self> {
        let Spot { x0, y0, x1, y1 } = group.around;
        let [x0, y0] = [x0, y0].map(|side| side.max(0.0) as u32);
        let [x1, y1] =
            [(x1, clean.width()), (y1, clean.height())].map(|(side, most)| (side.max(0.0).ceil() as u32).min(most));
        let own = usual_height(&group.spots);
        // Signs that stand one below the other are no lines.
        if x0 >= x1 || y0 >= y1 || group.around.width() < NARROW * own {
            return None;
        }
        let counts: Vec<f32> = (y0..y1).map(|y| (x0..x1).filter(|x| is_ink(clean, *x, y)).count() as f32).collect();
        let cuts = cuts(&counts, LEAST_PITCH * own.min(usual), MOST_PITCH * own.max(usual))?;
        let area = [x0, y0, x1, y1];
        let owners = owners(clean, area, &cuts);
        Some(Self { area, cuts, owners })
    }

    /// Whether most of a box is of them.
    fn hold(&self, spot: &Spot) -> bool {
        let [x0, y0, x1, y1] = self.area.map(|side| side as f32);
        let [width, height] = [spot.x1.min(x1) - spot.x0.max(x0), spot.y1.min(y1) - spot.y0.max(y0)];
        width > 0.0 && height > 0.0 && 2.0 * width * height > spot.width() * spot.height()
    }

    /// Makes white the ink of the lines that are not read from a layer.
    fn leave(&self, own: usize, layer: &mut Layer) {
        let [x0, y0, x1, _] = self.area;
        for (n, line) in self.owners.iter().enumerate().filter_map(|(n, owner)| Some((n, (*owner)?))) {
            if line % 2 == own {
                continue;
            }
            let (x, y) = (x0 + n as u32 % (x1 - x0), y0 + n as u32 / (x1 - x0));
            for image in [&mut layer.dark, &mut layer.clean] {
                if let Some(pixel) = image.get_pixel_mut_checked(x, y) {
                    *pixel = Luma([u8::MAX]);
                }
            }
        }
    }

    /// The boxes of its lines.
    fn places(&self) -> Vec<Place> {
        let [x0, y0, ..] = self.area;
        let width = (self.area[2] - self.area[0]) as usize;
        let mut inked = vec![vec![false; width]; self.cuts.len()];
        for (n, owner) in self.owners.iter().enumerate() {
            if let Some(column) = owner.and_then(|line| inked.get_mut(line)?.get_mut(n % width)) {
                *column = true;
            }
        }
        let mut places = Vec::new();
        for ((line, columns), rows) in inked.iter().enumerate().zip(self.cuts.windows(2)) {
            let [top, bottom] = [rows[0], rows[1]].map(|row| row as f32 + y0 as f32);
            let pitch = bottom - top;
            for [from, to] in pieces(columns, (APART * pitch) as usize) {
                let spot = Spot {
                    x0: (from as f32 + x0 as f32 - ROOM_AT_ENDS * pitch).max(0.0),
                    x1: to as f32 + x0 as f32 + ROOM_AT_ENDS * pitch,
                    y0: (top - ROOM * pitch).max(0.0),
                    y1: bottom + ROOM * pitch,
                };
                places.push(Place { spot, layer: Some(line % 2) });
            }
        }
        places
    }
}

/// The stretches of ink that stand farther apart than `apart`.
fn pieces(inked: &[bool], apart: usize) -> Vec<[usize; 2]> {
    let mut pieces: Vec<[usize; 2]> = Vec::new();
    for at in inked.iter().enumerate().filter(|(_, inked)| **inked).map(|(at, _)| at) {
        match pieces.last_mut() {
            Some([_, to]) if at <= *to + apart => *to = at + 1,
            _ => pieces.push([at, at + 1]),
        }
    }
    pieces
}

/// The rows between lines of one height, from the first one's top to the last one's bottom, by how much ink each row has; `None` where
/// there are no two.
fn cuts(counts: &[f32], least: f32, most: f32) -> Option<Vec<usize>> {
    let mean = |counts: &[f32]| counts.iter().sum::<f32>() / counts.len().max(1) as f32;
    let edge = EDGE * mean(counts);
    let (first, last) = (counts.iter().position(|n| *n > edge)?, counts.iter().rposition(|n| *n > edge)?);
    let rows = counts.get(first..=last)?;
    let (height, mean) = (rows.len() as f32, mean(rows));
    if least < 4.0 || mean == 0.0 {
        return None;
    }
    let fewest = ((height / most).round() as usize).max(2);
    let most_lines = (height / least).round() as usize;
    let combs: Vec<(usize, Comb)> = (fewest..=most_lines).filter_map(|n| Some((n, Comb::of(rows, n, mean)?))).collect();
    let (lines, best) = combs.iter().min_by(|a, b| a.1.ink.total_cmp(&b.1.ink))?;
    // Of two lines that were taken for one (each box held two), the rows between them have as little ink.
    let twice = Comb::of(rows, 2 * lines, mean).filter(|twice| {
        let [all, some] = [twice.ink * (2 * lines - 1) as f32, best.ink * (lines - 1) as f32];
        all - some <= HALF_VALLEY * *lines as f32
    });
    let (lines, comb) = twice.map_or((*lines, *best), |twice| (2 * lines, twice));
    let valley = match lines {
        2 => ONE_VALLEY,
        MANY.. => MANY_VALLEY,
        _ => VALLEY,
    };
    if comb.ink > valley {
        return None;
    }
    Some(comb.rows(rows, lines).into_iter().map(|row| row + first).collect())
}

/// Rows at a regular distance.
#[derive(Clone, Copy, Debug)]
struct Comb {
    from: f32,
    pitch: f32,
    /// The ink of the rows between lines, of the mean row's.
    ink: f32,
}

impl Comb {
    /// The comb of so many lines whose rows have the least ink.
    fn of(rows: &[f32], lines: usize, mean: f32) -> Option<Self> {
        let height = rows.len() as f32;
        let reach = (2.0 * ENDS * height / lines as f32) as i16;
        let mut best: Option<Self> = None;
        for from in (-reach..=reach).map(|half| f32::from(half) / 2.0) {
            for to in (-reach..=reach).map(|half| height + f32::from(half) / 2.0) {
                let pitch = (to - from) / lines as f32;
                let at = |n: usize| rows.get((from + pitch * n as f32).round().max(0.0) as usize).unwrap_or(&0.0);
                let ink = (1..lines).map(at).sum::<f32>() / (lines - 1).max(1) as f32 / mean;
                if best.is_none_or(|best| ink < best.ink) {
                    best = Some(Self { from, pitch, ink });
                }
            }
        }
        best
    }

    /// Its rows, each where the least ink is nearby.
    fn rows(&self, rows: &[f32], lines: usize) -> Vec<usize> {
        let play = (PLAY * self.pitch) as usize;
        let place = |n: usize| {
            let at = (self.from + self.pitch * n as f32).round().max(0.0) as usize;
            if n == 0 || n == lines {
                return at;
            }
            let ink = |row: &usize| rows.get(*row).copied().unwrap_or_default();
            let near = at.saturating_sub(play)..=at + play;
            near.min_by(|a, b| ink(a).total_cmp(&ink(b)).then(a.abs_diff(at).cmp(&b.abs_diff(at)))).unwrap_or(at)
        };
        (0..=lines).map(place).collect()
    }
}

/// The line of each pixel of an area that is not white: what hangs together is of one line, unless it reaches from one into another.
fn owners(clean: &GrayImage, [x0, y0, x1, y1]: [u32; 4], cuts: &[usize]) -> Vec<Option<usize>> {
    let (width, height) = ((x1 - x0) as usize, (y1 - y0) as usize);
    let lines = cuts.len().saturating_sub(1);
    let of_row = |row: usize| cuts.iter().filter(|cut| **cut <= row).count().clamp(1, lines.max(1)) - 1;
    let place = |at: usize| (x0 + (at % width) as u32, y0 + (at / width) as u32);
    let mut open: Vec<bool> = (0..width * height)
        .map(|at| {
            let (x, y) = place(at);
            is_ink(clean, x, y)
        })
        .collect();
    let mut owners = vec![None; width * height];
    for start in 0..open.len() {
        let piece = hanging_together(&mut open, width, start);
        let rows = piece.iter().map(|at| at / width);
        let (Some(top), Some(bottom)) = (rows.clone().min(), rows.clone().max()) else { continue };
        let middle = of_row(rows.sum::<usize>() / piece.len());
        let [above, below] = [cuts[middle], cuts[middle + 1]];
        let into = (INTO * (below - above) as f32) as usize;
        let is_own = top + into >= above && bottom <= below + into;
        for at in piece {
            owners[at] = Some(if is_own { middle } else { of_row(at / width) });
        }
    }
    with_edges(clean, [x0, y0, x1, y1], owners, of_row)
}

/// The places of ink that hang together with one, which are taken away.
fn hanging_together(ink: &mut [bool], width: usize, start: usize) -> Vec<usize> {
    let mut piece = Vec::new();
    if ink.get_mut(start).is_some_and(std::mem::take) {
        piece.push(start);
    }
    let mut next = 0;
    while let Some(at) = piece.get(next).copied() {
        next += 1;
        let x = at % width;
        for row in [at.checked_sub(width), Some(at), Some(at + width)].into_iter().flatten() {
            for near in row - usize::from(x > 0)..=row + usize::from(x + 1 < width) {
                if ink.get_mut(near).is_some_and(std::mem::take) {
                    piece.push(near);
                }
            }
        }
    }
    piece
}

/// The grey around ink is its own; other grey is of its row's line.
fn with_edges(
    clean: &GrayImage,
    [x0, y0, x1, y1]: [u32; 4],
    owners: Vec<Option<usize>>,
    of_row: impl Fn(usize) -> usize,
) -> Vec<Option<usize>> {
    let width = x1 - x0;
    let owner = |x: u32, y: u32| owners.get((y * width + x) as usize).copied().flatten();
    let own = |(n, known): (usize, &Option<usize>)| {
        let (x, y) = (n as u32 % width, n as u32 / width);
        if known.is_some() || clean.get_pixel_checked(x0 + x, y0 + y).is_none_or(|pixel| pixel.0[0] == u8::MAX) {
            return *known;
        }
        let rows = y.saturating_sub(EDGE_PIXELS)..(y + EDGE_PIXELS + 1).min(y1 - y0);
        let columns = x.saturating_sub(EDGE_PIXELS)..(x + EDGE_PIXELS + 1).min(width);
        let near = rows.flat_map(|v| columns.clone().map(move |u| (u, v)));
        let inked = near.filter_map(|(u, v)| Some((u.abs_diff(x) + v.abs_diff(y), owner(u, v)?)));
        Some(inked.min().map_or_else(|| of_row(y as usize), |(_, line)| line))
    };
    owners.iter().enumerate().map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of lines `pitch` pixels apart from y = 50 on, at x = 40 to 340: signs 28 pixels wide and high, three level strokes and two
    /// upright ones, which do not touch those of another line as long as the pitch is more than 28.
    fn page(lines: u32, pitch: u32) -> GrayImage {
        let stroke = |x: u32, y: u32| x < 28 && (y < 28) && (y % 12 < 3 || x % 12 < 3);
        GrayImage::from_fn(400, 500, |x, y| {
            let inked = (0..lines).any(|n| {
                let top = 50 + pitch * n;
                (40..340).contains(&x) && y >= top && stroke((x - 40) % 30, y - top)
            });
            Luma([if inked { 0 } else { 255 }])
        })
    }

    fn spots(rows: &[[f32; 2]]) -> Vec<Spot> {
        rows.iter().map(|[y0, y1]| Spot { x0: 35.0, y0: *y0, x1: 345.0, y1: *y1 }).collect()
    }

    fn rows(places: &[Place]) -> Vec<[i32; 2]> {
        let mut rows: Vec<[i32; 2]> =
            places.iter().map(|place| [place.spot.y0, place.spot.y1].map(|y| y.round() as i32)).collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn boxes_that_reach_into_each_other_are_parted_by_the_rows_of_their_ink() {
        let image = page(6, 31);
        // One box holds two lines, one reaches into the next line, and a piece of a line has one of its own.
        let mut found = spots(&[[44.0, 86.0], [72.0, 144.0], [132.0, 188.0], [166.0, 212.0], [198.0, 240.0]]);
        found.push(Spot { x0: 100.0, y0: 76.0, x1: 140.0, y1: 112.0 });
        let (places, layers) = parted(&image, &image, &found);
        assert_eq!(places.len(), 6);
        for (n, [y0, y1]) in (0..).zip(rows(&places)) {
            let top = 50 + 31 * n;
            assert!((top - 12..=top).contains(&y0) && (top + 28..top + 40).contains(&y1), "{n}: {y0} {y1}");
        }
        // Each line is alone in its layer.
        for place in &places {
            let layer = &layers[place.layer.expect("a layer")].dark;
            let inked: Vec<u32> =
                (place.spot.y0 as u32..place.spot.y1 as u32).filter(|y| is_ink(layer, 41, *y)).collect();
            assert_eq!(inked.len(), 28, "{place:?}");
        }
    }

    #[test]
    fn a_mark_that_hangs_below_its_line_goes_with_it() {
        let mut image = page(4, 29);
        // A comma behind the second line, which reaches into the rows of the third.
        (0..12).for_each(|y| (345..349).for_each(|x| image.put_pixel(x, 99 + y, Luma([0]))));
        let mut found = spots(&[[44.0, 86.0], [72.0, 118.0], [100.0, 145.0], [129.0, 172.0]]);
        found.iter_mut().for_each(|spot| spot.x1 = 360.0);
        let (places, layers) = parted(&image, &image, &found);
        assert_eq!(places.len(), 4);
        let has_mark = |layer: &Layer| (99..111).filter(|y| is_ink(&layer.dark, 346, *y)).count();
        assert_eq!(layers.iter().map(has_mark).collect::<Vec<_>>(), [0, 12]);
    }

    #[test]
    fn other_boxes_stay_as_they_are() {
        let stays = |image: &GrayImage, found: Vec<Spot>| {
            let (places, layers) = parted(image, image, &found);
            layers.is_empty() && places.iter().map(|place| place.spot).eq(found)
        };
        let usual = page(4, 45);
        assert!(stays(&usual, spots(&[[44.0, 84.0], [89.0, 129.0], [134.0, 174.0], [179.0, 219.0]])));
        assert!(stays(&usual, spots(&[[44.0, 84.0]])) && stays(&usual, Vec::new()));
        // Lines that run down, and signs one below the other.
        let tight = page(4, 31);
        let column = |x0: f32| Spot { x0, y0: 40.0, x1: x0 + 34.0, y1: 200.0 };
        assert!(stays(&tight, vec![column(38.0), column(48.0), column(98.0)]));
        let sign = |y0: f32| Spot { x0: 36.0, y0, x1: 74.0, y1: y0 + 44.0 };
        assert!(stays(&tight, vec![sign(44.0), sign(74.0), sign(105.0)]));
        // Two boxes of one line of large signs.
        let large = GrayImage::from_fn(400, 200, |x, y| {
            let inked = (50..150).contains(&y) && x % 50 < 44 && (x % 12 < 4 || y % 24 < 4);
            Luma([if inked { 0 } else { 255 }])
        });
        assert!(stays(&large, spots(&[[40.0, 120.0], [85.0, 160.0]])));
        // A picture has no rows.
        let picture = GrayImage::from_fn(400, 400, |x, y| Luma([if (x * x + y * y) % 97 < 50 { 0 } else { 255 }]));
        assert!(stays(&picture, spots(&[[40.0, 90.0], [70.0, 130.0], [100.0, 160.0]])));
    }

    #[test]
    fn columns_side_by_side_are_parted_each_by_itself() {
        let one = page(4, 31);
        let both = GrayImage::from_fn(800, 500, |x, y| {
            if x < 400 {
                *one.get_pixel(x, y)
            } else {
                // The other column is lower by half a line.
                one.get_pixel_checked(x - 400, y.saturating_sub(15)).copied().unwrap_or(Luma([255]))
            }
        });
        let rows = [[44.0, 86.0], [72.0, 120.0], [104.0, 150.0], [137.0, 180.0]];
        let mut found = spots(&rows);
        found.extend(spots(&rows).into_iter().map(|s| Spot {
            x0: s.x0 + 400.0,
            y0: s.y0 + 15.0,
            x1: s.x1 + 400.0,
            y1: s.y1 + 15.0,
        }));
        let (places, _) = parted(&both, &both, &found);
        let left = places.iter().filter(|place| place.spot.x1 < 400.0).count();
        let right = places.iter().filter(|place| place.spot.x0 > 400.0).count();
        assert_eq!((left, right, places.len()), (4, 4, 8));
    }
}
