//! The two languages.

use std::fmt;

use serde::Serialize;

/// The language of a program.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// `main.rs`
    Rust,
    /// `main.py`
    Python,
}

impl Language {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Python, Self::Rust];

    /// The name of its program in a lesson's folder.
    #[must_use]
    pub fn program(self) -> &'static str {
        match self {
            Self::Rust => "main.rs",
            Self::Python => "main.py",
        }
    }

    /// The name as an option's value and in names of tests.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Python => "python",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Rust => "Rust",
            Self::Python => "Python",
        })
    }
}
