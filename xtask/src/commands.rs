//! What each command does.

pub mod look;
pub mod matrix;
pub mod run;
