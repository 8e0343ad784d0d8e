//! What the articles claim, judged by what the lessons measure.
//!
//! A claim names lines that lessons print. The lessons are run several times;
//! a line's figures are summed up and held against the claim's threshold.

pub mod check;
mod entry;
mod json;
mod page;
mod seen;
mod verdict;

pub use entry::{Claim, Evidence, Holds, lessons, parse, path, read, select};
pub use json::json;
pub use page::page;
pub use seen::Seen;
pub use verdict::{Judged, Verdict, judge};
