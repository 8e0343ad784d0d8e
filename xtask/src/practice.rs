//! Lessons that a person changes, and programs that she writes herself: `play`
//! and `practice`.

mod bench;
mod checks;
mod differences;
mod done;
mod folder;
mod hint;
mod imports;
mod list;
mod play;
mod skeleton;
mod watching;
mod write;

pub use list::list;
pub use play::Play;
pub use skeleton::skeleton;
pub use watching::{at_every_save, is_watched};
pub use write::{Practice, next_step};
