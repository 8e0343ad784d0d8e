//! Pictures of runs: what every thread and process did, and when.

mod axis;
mod label;
mod rows;
pub mod strip;
pub mod svg;
mod tasks;
pub mod terminal;
pub mod words;

pub use strip::Strip;
