//! Zoom in steps: the text has few sizes. A notch of the wheel is one step, however many frames the window's toolkit
//! spreads it over; a touchpad goes a step for each stretch of the way.

use egui::{Event, InputState, MouseWheelUnit};

/// What of a pull has not made a step yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct ZoomPull {
    /// As the logarithm of a factor.
    pulled: f32,
    /// Until then the factors are those of a notch that has made its step, in seconds of the window's clock.
    settled: f64,
}

/// The logarithm of the factor that makes a step.
const STEP: f32 = 0.2;
/// How long a notch is spread out at most, in seconds.
const SPREAD: f64 = 0.5;

impl ZoomPull {
    /// Reads the input of a frame; gives the step to go: 1 larger, -1 smaller, 0 none.
    pub fn step(&mut self, input: &InputState) -> i32 {
        let notch = |event: &Event| match event {
            Event::MouseWheel { unit: MouseWheelUnit::Line | MouseWheelUnit::Page, delta, modifiers, .. }
                if modifiers.command && delta.y != 0.0 =>
            {
                Some(delta.y.signum())
            }
            _ => None,
        };
        let notches = input.events.iter().filter_map(notch).sum();
        self.take(notches, input.zoom_delta(), input.time)
    }

    fn take(&mut self, notches: f32, factor: f32, now: f64) -> i32 {
        if notches != 0.0 {
            *self = Self { pulled: 0.0, settled: now + SPREAD };
            return notches.signum() as i32;
        }
        if now < self.settled || factor == 1.0 || !factor.is_finite() || factor <= 0.0 {
            return 0;
        }
        self.pulled += factor.ln();
        if self.pulled.abs() < STEP {
            return 0;
        }
        let way = self.pulled.signum();
        self.pulled = (self.pulled - way * STEP).clamp(-STEP / 2.0, STEP / 2.0);
        way as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notch_is_a_step_over_how_many_frames_it_may_be_spread() {
        for frames in [1, 3, 12, 25] {
            let mut pull = ZoomPull::default();
            let mut steps = 0;
            for way in [1.0, 1.0, -1.0] {
                for frame in 0..frames {
                    let notches = if frame == 0 { way } else { 0.0 };
                    let now = f64::from(frame) / 60.0;
                    steps += pull.take(notches, (0.6 * way / frames as f32).exp(), now);
                }
            }
            assert_eq!(steps, 1, "{frames}");
        }
    }

    #[test]
    fn a_touchpad_goes_a_step_for_each_stretch() {
        let mut pull = ZoomPull::default();
        let steps =
            |pull: &mut ZoomPull, way: f32| (0..40).map(|_| pull.take(0.0, (way * 0.016).exp(), 9.0)).sum::<i32>();
        assert_eq!(steps(&mut pull, 1.0), 3);
        assert!((-3..=-2).contains(&steps(&mut pull, -1.0)));
    }

    #[test]
    fn what_is_no_factor_is_no_step() {
        let mut pull = ZoomPull::default();
        assert_eq!([1.0, 0.0, -1.0, f32::NAN, f32::INFINITY].map(|factor| pull.take(0.0, factor, 0.0)), [0; 5]);
    }
}
