//! Versions of Python, as entries and experiments name them.

use anyhow::{Context, Result};
use serde::{Deserialize, Deserializer, de::Error};

/// A version of Python: its first two numbers.
pub type Version = (u32, u32);

/// The oldest Python that the lessons are written for; an entry may ask for a
/// newer one.
pub const OLDEST: Version = (3, 10);

/// Reads a version: `3.13`.
///
/// # Errors
/// If the text is anything else.
pub fn parse(text: &str) -> Result<Version> {
    let parts = text.split_once('.');
    let parse = |(major, minor): (&str, &str)| {
        Some((major.parse().ok()?, minor.parse().ok()?))
    };
    let context = || format!("{text:?} is no version: write one like 3.13");
    parts.and_then(parse).with_context(context)
}

/// Reads a version that an entry names, as a string: TOML takes 3.10 for 3.1.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Version>, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).map(Some).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::discover::Settings;

    fn asked(entry: &str) -> Result<Option<Version>, String> {
        let settings = toml::from_str::<Settings>(entry);
        settings.map(|s| s.python).map_err(|e| e.to_string())
    }

    #[test]
    fn an_entry_asks_for_a_version() {
        assert_eq!(asked("waits = 1.0"), Ok(None));
        assert_eq!(asked("python = \"3.11\""), Ok(Some((3, 11))));
        let wrong = asked("python = \"new\"").expect_err("no version");
        assert!(wrong.contains("write one like 3.13"), "{wrong}");
        let wrong = asked("python = 3.11").expect_err("a number");
        assert!(wrong.contains("expected a string"), "{wrong}");
    }
}
