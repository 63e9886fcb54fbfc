//! The grey picture of a page.

use image::{GrayImage, Luma, RgbaImage, imageops};
use rten_tensor::NdTensor;

/// A page in grey, and where its ink is red (seals).
#[derive(Clone)]
pub struct Picture {
    /// The page as it is seen: 0 black, 255 white.
    pub(super) grey: GrayImage,
    /// The page without its red ink: as `grey` where there is none.
    pub(super) dark: GrayImage,
    /// Pixels a point.
    pub(super) scale: f32,
}

/// So much more red than green and blue is red ink.
const RED: u8 = 40;

impl Picture {
    /// A page drawn with `scale` pixels a point; `rgba` are its rows, four bytes a pixel. `None` if they are too few.
    #[must_use]
    pub fn new(width: u32, height: u32, rgba: Vec<u8>, scale: f32) -> Option<Self> {
        let page = RgbaImage::from_raw(width, height, rgba)?;
        let (mut grey, mut dark) = (GrayImage::new(width, height), GrayImage::new(width, height));
        for ((pixel, grey), dark) in page.pixels().zip(grey.pixels_mut()).zip(dark.pixels_mut()) {
            let [r, g, b, _] = pixel.0;
            let luma = (u32::from(r) * 77 + u32::from(g) * 151 + u32::from(b) * 28) >> 8;
            let luma = u8::try_from(luma).unwrap_or(u8::MAX);
            *grey = Luma([luma]);
            *dark = Luma([if r.saturating_sub(g.max(b)) > RED { r.max(luma) } else { luma }]);
        }
        Some(Self { grey, dark, scale })
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        self.grey.dimensions()
    }

    /// The page turned clockwise by so many quarters.
    pub(super) fn turned(self, quarters: u8) -> Self {
        let turn = |image: GrayImage| match quarters % 4 {
            1 => imageops::rotate90(&image),
            2 => imageops::rotate180(&image),
            3 => imageops::rotate270(&image),
            _ => image,
        };
        Self { grey: turn(self.grey), dark: turn(self.dark), scale: self.scale }
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
