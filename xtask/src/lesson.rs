//! What there is: families, lessons and their files, their experiments, the
//! articles that they answer, and the rules that all of them keep.

pub mod articles;
pub mod check;
pub mod discover;
pub mod experiment;
mod language;
pub mod phrases;
pub mod problem;
pub mod route;
pub mod select;
mod settings;
pub mod source;
mod strings;
pub mod version;
