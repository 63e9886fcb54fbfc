//! How the rows and columns of a photograph lie on the page: the camera's own note (EXIF 2.3, 4.6.4).

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;
/// A directory has no more entries than this.
const MOST_ENTRIES: usize = 512;

/// The orientation that a block of EXIF data states, 1 to 8; 1 where it states none.
pub(super) fn orientation(data: &[u8]) -> u8 {
    orientation_entry(data)
        .filter(|value| (1..=8).contains(value))
        .and_then(|value| u8::try_from(value).ok())
        .unwrap_or(1)
}

fn orientation_entry(data: &[u8]) -> Option<u16> {
    let little = match data.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let two: [u8; 2] = data.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four = |at: usize| {
        let four: [u8; 4] = data.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    };
    let directory = usize::try_from(four(4)?).ok()?;
    let count = usize::from(two(directory)?).min(MOST_ENTRIES);
    let entries = (0..count).filter_map(|n| directory.checked_add(2 + 12 * n));
    // A value of two bytes stands in the entry itself.
    entries.into_iter().find(|at| two(*at) == Some(ORIENTATION)).and_then(|at| two(at + 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orientation_is_read_in_both_orders_of_bytes() {
        let little = b"II*\0\x08\0\0\0\x02\0\x00\x01\x03\0\x01\0\0\0\x05\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!((orientation(little), orientation(big)), (6, 8));
        let wrong = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x2a\0\0";
        let beyond = b"MM\0*\xff\xff\xff\xff\0\x01\x01\x12";
        for data in [&wrong[..], beyond, b"", b"II", &little[..20]] {
            assert_eq!(orientation(data), 1, "{data:?}");
        }
    }
}
