//! What the articles claim, judged by what the lessons measure; and, in
//! [`scale`], how cost grows.
//!
//! A claim names lines that lessons print. The lessons are run several times;
//! a line's figures are summed up and held against the claim's threshold.
//! Nothing is computed that no lesson has printed.

pub mod check;
pub mod claims;
mod figure;
mod json;
mod page;
mod printed;
pub mod scale;
mod verdict;

pub use figure::{Figure, Leaning, Threshold};
pub use json::json;
pub use page::{Machine, page};
pub use printed::{Output, Printed, Seen};
pub use verdict::{Judged, Verdict, judge};
