//! An issue in other forms.

pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod pdf;
