//! Pictures: of runs, with what every thread and process did, and when; and of
//! how figures grow.

mod axis;
pub mod chart;
mod label;
mod logarithmic;
mod rows;
pub mod strip;
pub mod svg;
mod tasks;
pub mod terminal;
pub mod words;

pub use strip::Strip;
