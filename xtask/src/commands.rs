//! What each command does.

pub mod bench;
pub mod book;
pub mod check;
pub mod claims;
pub mod experiments;
pub mod look;
pub mod matrix;
pub mod play;
pub mod practice;
mod repeated;
pub mod run;
pub mod scale;
pub mod timeline;
