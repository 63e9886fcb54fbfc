//! Wheel and touchpad zoom in steps: the window's toolkit spreads a notch of the wheel over several frames, and the
//! text has few sizes.

/// What of the pull has not made a step yet, as the logarithm of a factor.
#[derive(Clone, Copy, Debug, Default)]
pub struct ZoomPull(f32);

/// The logarithm of the factor that a notch of the wheel pulls.
const NOTCH: f32 = 0.2;
/// Share of a notch that makes the step: all of it would wait for its last frame.
const ENOUGH: f32 = 0.6;

impl ZoomPull {
    /// Takes the factor of a frame (1 for none); gives the steps to go: 1 larger, -1 smaller.
    pub fn step(&mut self, factor: f32) -> i32 {
        if !factor.is_finite() || factor <= 0.0 || factor == 1.0 {
            return 0;
        }
        let pull = factor.ln();
        if pull.signum() != self.0.signum() && self.0.abs() > NOTCH * (1.0 - ENOUGH) + 0.01 {
            self.0 = 0.0;
        }
        self.0 += pull;
        if self.0.abs() < NOTCH * ENOUGH {
            return 0;
        }
        let way = self.0.signum();
        // A leap of several notches in a frame is one step: the next frame brings the rest.
        self.0 = (self.0 - way * NOTCH).clamp(-NOTCH * 0.5, NOTCH * 0.5);
        way as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps of notches that are spread over frames.
    fn steps(notches: &[f32], frames: usize) -> i32 {
        let mut pull = ZoomPull::default();
        let frames = notches.iter().flat_map(|n| std::iter::repeat_n((n * NOTCH / frames as f32).exp(), frames));
        frames.map(|factor| pull.step(factor)).sum()
    }

    #[test]
    fn a_notch_is_a_step_over_how_many_frames_it_may_come() {
        for frames in [1, 2, 3, 7, 12, 30] {
            assert_eq!(steps(&[1.0], frames), 1, "{frames}");
            assert_eq!(steps(&[-1.0], frames), -1, "{frames}");
            assert_eq!(steps(&[1.0, 1.0, 1.0], frames), 3, "{frames}");
            assert_eq!(steps(&[1.0, -1.0], frames), 0, "{frames}");
            assert_eq!(steps(&[1.0, 1.0, -1.0, -1.0, -1.0], frames), -1, "{frames}");
        }
    }

    #[test]
    fn what_is_no_factor_is_no_step() {
        let mut pull = ZoomPull::default();
        assert_eq!([1.0, 0.0, -1.0, f32::NAN, f32::INFINITY].map(|factor| pull.step(factor)), [0; 5]);
    }
}
