//! The runner: it executes every lesson in both languages, compares what they
//! print, times them, and says what is wrong.
//!
//! One module a step: discover → check → build once → prepare Python → start
//! the site → run → normalise → compare → report.

pub mod articles;
pub mod build;
pub mod check;
pub mod compare;
pub mod discover;
pub mod files;
pub mod job;
pub mod normalise;
pub mod python;
pub mod report;
pub mod run;
pub mod schedule;
pub mod session;
pub mod show;
pub mod source;
