//! What the lessons measure, run after run: held against what the articles
//! claim, and against what is possible at all. And, in [`scale`], how cost
//! grows.
//!
//! Nothing is computed that no program has printed, and no time is taken but
//! that of whole programs.

pub mod bench;
pub mod claims;
mod figure;
mod machine;
mod printed;
pub mod scale;

pub use figure::{Figure, Leaning, Threshold};
pub use machine::Machine;
pub use printed::{HELD_UP, Output, Printed};
