//! The course site, made from the lessons: `cargo xtask book`.
//!
//! Every page of a lesson is built from its folder. What stands in no lesson
//! is here: [`glossary`], [`choose`] and the theme.

pub mod choose;
pub mod code;
pub mod course;
pub mod experiment;
pub mod glossary;
pub mod guess;
pub mod html;
pub mod marks;
pub mod measured;
pub mod pages;
pub mod pair;
pub mod pdf;
pub mod prose;
pub mod readme;
pub mod serve;
pub mod site;
pub mod timeline;
