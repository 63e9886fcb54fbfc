//! The grey picture of a page.

use image::{GrayImage, imageops};
use rten_tensor::NdTensor;

/// A page in grey, and where its ink is red (seals).
#[derive(Clone)]
pub struct Picture {
    /// The page without its red ink: 0 black, 255 white.
    pub(super) dark: GrayImage,
    /// The page with its red ink, where it has any.
    pub(super) all: Option<GrayImage>,
    /// Pixels a point.
    pub(super) scale: f32,
}

/// So much more red than green and blue is red ink.
const RED: u8 = 40;
/// How bright the ink of stamps is in red light, at least.
const STAMP: u32 = 205;
/// Fewer pixels of a thousand that are red are noise of the scanner.
const LEAST_RED: usize = 1;

impl Picture {
    /// A page drawn with `scale` pixels a point; `rgba` are its rows, four bytes a pixel. `None` if they are too few.
    #[must_use]
    pub fn new(width: u32, height: u32, rgba: &[u8], scale: f32) -> Option<Self> {
        let (mut all, mut dark) = (Vec::with_capacity(rgba.len() / 4), Vec::with_capacity(rgba.len() / 4));
        let mut red = 0;
        for pixel in rgba.as_chunks::<4>().0 {
            let [r, g, b, _] = *pixel;
            let luma = (u32::from(r) * 77 + u32::from(g) * 151 + u32::from(b) * 28) >> 8;
            let luma = u8::try_from(luma).unwrap_or(u8::MAX);
            let is_red = r.saturating_sub(g.max(b)) > RED;
            red += usize::from(is_red);
            all.push(luma);
            // What is as bright in red light as the ink of stamps is white there; black under it stays dark.
            let in_red_light = (u32::from(r) * 255 / STAMP).min(255) as u8;
            dark.push(if is_red { in_red_light.max(luma) } else { luma });
        }
        let has_red = red * 1000 > all.len() * LEAST_RED;
        let dark = if has_red { dark } else { all.clone() };
        let all = if has_red { Some(GrayImage::from_raw(width, height, all)?) } else { None };
        Some(Self { dark: GrayImage::from_raw(width, height, dark)?, all, scale })
    }

    /// The page as `change` makes it.
    pub(super) fn map(self, change: impl Fn(GrayImage) -> GrayImage) -> Self {
        Self { dark: change(self.dark), all: self.all.map(&change), scale: self.scale }
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        self.dark.dimensions()
    }

    /// The page turned clockwise by so many quarters.
    pub(super) fn turned(self, quarters: u8) -> Self {
        self.map(|image| match quarters % 4 {
            1 => imageops::rotate90(&image),
            2 => imageops::rotate180(&image),
            3 => imageops::rotate270(&image),
            _ => image,
        })
    }
}

/// A picture as the models take it: 1 × 3 × height × width, grey in each channel, from -1 to 1. What is beyond the picture
/// is `fill`.
pub(super) fn tensor(image: &GrayImage, width: u32, height: u32, fill: f32) -> NdTensor<f32, 4> {
    let (width, height) = (width as usize, height as usize);
    let mut one = vec![fill; width * height];
    let own = (image.width() as usize).max(1);
    for (from, to) in image.as_raw().chunks_exact(own).zip(one.chunks_exact_mut(width.max(1))) {
        for (pixel, value) in from.iter().zip(to) {
            *value = f32::from(*pixel) / 127.5 - 1.0;
        }
    }
    let data = one.repeat(3);
    NdTensor::from_data([1, 3, height, width], data)
}

#[cfg(test)]
mod tests {
    use rten_tensor::prelude::*;

    use super::*;

    fn page(colour: impl Fn(u32) -> [u8; 3]) -> Picture {
        let rgba: Vec<u8> = (0..100)
            .flat_map(|i| {
                let [r, g, b] = colour(i);
                [r, g, b, 255]
            })
            .collect();
        Picture::new(10, 10, &rgba, 1.0).expect("enough pixels")
    }

    #[test]
    fn red_ink_is_taken_out() {
        let sealed = page(|i| match i {
            0..10 => [200, 30, 30],
            10..20 => [20, 20, 20],
            _ => [250, 248, 240],
        });
        let dark = |i: u32| sealed.dark.get_pixel(i % 10, i / 10).0[0];
        assert!(dark(5) >= 245 && dark(15) < 30 && dark(50) > 240);
        let all = sealed.all.expect("it has red ink");
        assert!(all.get_pixel(5, 0).0[0] < 100);
        assert!(page(|_| [250, 235, 215]).all.is_none(), "yellow paper is not red");
        assert!(Picture::new(10, 10, &[0; 396], 1.0).is_none());
    }

    #[test]
    fn the_models_take_three_channels_from_minus_one_to_one() {
        let image = GrayImage::from_raw(2, 1, vec![0, 255]).expect("two pixels");
        let tensor = tensor(&image, 3, 2, 0.5);
        let one = [-1.0, 1.0, 0.5, 0.5, 0.5, 0.5];
        assert_eq!(tensor.to_vec(), [one, one, one].concat());
    }
}
