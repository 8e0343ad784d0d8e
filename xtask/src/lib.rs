//! The runner: it executes every lesson in both languages, compares what they
//! print, times them, and says what is wrong.
//!
//! A run goes discover → check → build once → prepare Python → start the site
//! → run → normalise → compare → report. One folder a concern; each uses only
//! those that stand below it here:
//!
//! - `commands`: what each command does (with the command line, in `main`)
//! - [`measure`]: what the articles claim, judged by what lessons print, and how
//!   cost grows
//! - [`practice`]: programs that a person changes or writes herself
//! - [`report`]: what people and other programs are told
//! - [`draw`]: pictures of runs, and charts
//! - [`session`]: all that runs need, prepared once, and who runs beside whom
//! - [`judge`]: what is wrong with a run
//! - [`lesson`]: what there is to run
//! - [`process`]: one program, run to its end and watched
//! - [`files`]: writing files

pub mod draw;
pub mod files;
pub mod judge;
pub mod lesson;
pub mod measure;
pub mod practice;
pub mod process;
pub mod report;
pub mod session;
