//! Unpacks a model: the ONNX file whose large tensors were rounded to 8 bits (`assets/ocr/pack_models.py` tells the format).

use std::io::Read;

use flate2::read::ZlibDecoder;

const MAGIC: &[u8] = b"GBM1";
/// Most bytes of an unpacked model.
const MOST: usize = 64 << 20;

/// The bytes of the ONNX file; `None` if the packed ones are no model.
pub(super) fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut flat = Vec::new();
    ZlibDecoder::new(packed).take(MOST as u64).read_to_end(&mut flat).ok()?;
    let mut rest = flat.strip_prefix(MAGIC)?;
    let mut whole = Vec::with_capacity(flat.len() * 4);
    while let Some((kind, after)) = rest.split_first() {
        rest = after;
        match kind {
            0 => {
                let length = number(&mut rest)?;
                whole.extend_from_slice(rest.split_off(..length)?);
            }
            1 => tensor(&mut rest, &mut whole)?,
            _ => return None,
        }
        if whole.len() > MOST {
            return None;
        }
    }
    Some(whole)
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let bytes = rest.split_off(..4)?;
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

/// Numbers of 8 bits times the factor of their row or column, written as numbers of 32 bits.
fn tensor(rest: &mut &[u8], whole: &mut Vec<u8>) -> Option<()> {
    let (rows, columns) = (number(rest)?, number(rest)?);
    let by_row = *rest.split_off_first()? == 0;
    let count = if by_row { rows } else { columns };
    let factors: Vec<f32> = rest
        .split_off(..count.checked_mul(4)?)?
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect();
    let values = rest.split_off(..rows.checked_mul(columns)?)?;
    for (row, values) in values.chunks_exact(columns.max(1)).enumerate() {
        for (column, value) in values.iter().enumerate() {
            let factor = factors.get(if by_row { row } else { column })?;
            whole.extend_from_slice(&(f32::from(value.cast_signed()) * factor).to_le_bytes());
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn pack(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    #[test]
    fn tensors_are_multiplied_by_their_channels_factor() {
        let mut bytes = b"GBM1\0\x02\0\0\0ab".to_vec();
        for (axis, factors) in [(0_u8, [0.5_f32, 2.0]), (1, [10.0, 100.0])] {
            bytes.extend([1, 2, 0, 0, 0, 2, 0, 0, 0, axis]);
            factors.iter().for_each(|factor| bytes.extend(factor.to_le_bytes()));
            bytes.extend([1_i8, 2, -3, 4].map(i8::cast_unsigned));
        }
        let mut expected = b"ab".to_vec();
        for value in [0.5_f32, 1.0, -6.0, 8.0, 10.0, 200.0, -30.0, 400.0] {
            expected.extend(value.to_le_bytes());
        }
        assert_eq!(unpack(&pack(&bytes)), Some(expected));
    }

    #[test]
    fn what_is_no_model_is_none() {
        for bytes in
            [&b""[..], b"GBM2", b"GBM1\0\xff\xff\xff\x7f", b"GBM1\x01\xff\xff\xff\xff\xff\xff\xff\xff\0", b"GBM1\x07"]
        {
            assert_eq!(unpack(&pack(bytes)), None, "{bytes:?}");
        }
        assert_eq!(unpack(b"no stream"), None);
    }
}
