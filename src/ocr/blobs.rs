//! Ink that hangs together.

/// Places of ink that hang together.
pub(super) struct Blob {
    /// Left, top, right, bottom in places.
    pub(super) area: [usize; 4],
    /// How many places they are.
    pub(super) count: usize,
}

/// What hangs together with a place of a field `width` by `height`, which is taken away; `None` where that has no ink. Places up to `reach`
/// apart hang together.
pub(super) fn blob(ink: &mut [bool], (width, height): (usize, usize), start: usize, reach: usize) -> Option<Blob> {
    if !std::mem::replace(ink.get_mut(start)?, false) {
        return None;
    }
    let mut open = vec![start];
    let mut blob = Blob { area: [width, height, 0, 0], count: 0 };
    while let Some(at) = open.pop() {
        let (x, y) = (at % width, at / width);
        let [x0, y0, x1, y1] = blob.area;
        blob.area = [x0.min(x), y0.min(y), x1.max(x + 1), y1.max(y + 1)];
        blob.count += 1;
        for v in y.saturating_sub(reach)..(y + reach + 1).min(height) {
            for u in x.saturating_sub(reach)..(x + reach + 1).min(width) {
                let next = v * width + u;
                if ink.get_mut(next).is_some_and(std::mem::take) {
                    open.push(next);
                }
            }
        }
    }
    Some(blob)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_apart_is_another() {
        let field = |rows: [&str; 3]| rows.concat().chars().map(|c| c == '#').collect::<Vec<_>>();
        let ink = || field(["##...", ".....", "..#.#"]);
        let of = |start, reach| blob(&mut ink(), (5, 3), start, reach).map(|blob| (blob.area, blob.count));
        assert_eq!(of(0, 1), Some(([0, 0, 2, 1], 2)));
        assert_eq!(of(0, 2), Some(([0, 0, 5, 3], 4)));
        assert_eq!((of(2, 1), of(99, 1)), (None, None));
        let mut taken = ink();
        blob(&mut taken, (5, 3), 0, 1);
        assert_eq!(taken, field([".....", ".....", "..#.#"]));
    }
}
