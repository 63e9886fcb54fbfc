//! The two models and the list of signs, loaded when the first page is read.

use std::sync::Arc;

use rten::{Model, ModelOptions, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use thiserror::Error;

use super::weights;

static DETECT: &[u8] = include_bytes!("../../assets/ocr/detect.model");
static RECOGNISE: &[u8] = include_bytes!("../../assets/ocr/recognise.model");
static SIGNS: &str = include_str!("../../assets/ocr/signs.txt");

/// A model could not be loaded or run: a fault of the program, or memory is short.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the recognition model failed: {0}")]
pub struct Failed(String);

impl Failed {
    fn of(error: impl ToString) -> Self {
        Self(error.to_string())
    }
}

/// The models, ready to run.
pub struct Models {
    detect: Model,
    recognise: Model,
    signs: Vec<char>,
}

impl Models {
    /// Unpacks and loads them: some 200 ms and 100 MB.
    ///
    /// # Errors
    /// [`Failed`] when memory is short.
    pub fn load() -> Result<Self, Failed> {
        let model = |packed| {
            let onnx = weights::unpack(packed).ok_or_else(|| Failed::of("not unpacked"))?;
            ModelOptions::with_all_ops().prepack_weights(true).load(onnx).map_err(Failed::of)
        };
        // A line of the list is a sign; behind them all the model has the blank.
        let signs = SIGNS.lines().filter_map(|line| line.chars().next()).chain([' ']).collect();
        Ok(Self { detect: model(DETECT)?, recognise: model(RECOGNISE)?, signs })
    }

    /// Where text stands on a picture: the probability of each pixel. `input` has the shape 1 × 3 × height × width, with
    /// sides that 32 divides.
    pub(super) fn map(&self, input: NdTensorView<'_, f32, 4>, pool: &Arc<ThreadPool>) -> Result<Vec<f32>, Failed> {
        let map: NdTensor<f32, 4> = run(&self.detect, input, pool)?;
        Ok(map.to_vec())
    }

    /// The probability of each class at each step along a line: steps × classes, class 0 is none, class n the sign n - 1.
    pub(super) fn steps(
        &self,
        input: NdTensorView<'_, f32, 4>,
        pool: &Arc<ThreadPool>,
    ) -> Result<NdTensor<f32, 3>, Failed> {
        run(&self.recognise, input, pool)
    }

    /// The sign of a class.
    pub(super) fn sign(&self, class: usize) -> Option<char> {
        self.signs.get(class.checked_sub(1)?).copied()
    }
}

fn run<const N: usize>(
    model: &Model,
    input: NdTensorView<'_, f32, 4>,
    pool: &Arc<ThreadPool>,
) -> Result<NdTensor<f32, N>, Failed> {
    let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
    let value = model.run_one(input.into(), Some(options)).map_err(Failed::of)?;
    value.try_into().map_err(|_| Failed::of("an answer of another shape"))
}
