//! What there is: families, lessons and their files, the articles that they
//! answer, and the rules that all of them keep.

pub mod articles;
pub mod check;
pub mod discover;
mod language;
pub mod select;
pub mod source;
mod strings;
