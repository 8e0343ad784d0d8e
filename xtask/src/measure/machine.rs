//! Where figures were measured: a figure without its machine says nothing.

use std::env::consts;
use std::fmt;
use std::process::Command;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::process;

/// The machine, the versions and the day of a measurement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// So many programs can compute at the same time.
    pub cores: usize,
    /// The model of its processor, where the system tells.
    pub processor: Option<String>,
    /// The operating system and the kind of processor: `linux, x86_64`.
    pub system: String,
    /// The version of Python, if there is one.
    pub python: Option<String>,
    /// The version of Rust.
    pub rust: Option<String>,
    /// The day, in universal time: `25 Nov 2026`.
    pub date: String,
}

impl Machine {
    /// This one, today.
    #[must_use]
    pub fn here(python: Option<&str>) -> Self {
        Self {
            cores: process::cores(),
            processor: process::processor(),
            system: format!("{}, {}", consts::OS, consts::ARCH),
            python: python.map(str::to_owned),
            rust: rust(),
            date: today(),
        }
    }

    /// Its cores, its processor and its system, without versions.
    #[must_use]
    pub fn hardware(&self) -> String {
        let Self { cores, processor, system, .. } = self;
        let plural = if *cores == 1 { "" } else { "s" };
        let of = processor.as_ref().map(|model| format!(" of {model}"));
        let of = of.unwrap_or_default();
        format!("{cores} core{plural}{of} ({system})")
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.hardware())?;
        for (name, version) in [("Python", &self.python), ("Rust", &self.rust)]
        {
            write!(f, ", {name} {}", version.as_deref().unwrap_or("missing"))?;
        }
        write!(f, ", {}", self.date)
    }
}

/// The version of the compiler that cargo uses here.
fn rust() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split_whitespace().nth(1).map(str::to_owned)
}

fn today() -> String {
    // "Wed, 25 Nov 2026 19:20:00 GMT"
    let now = httpdate::fmt_http_date(SystemTime::now());
    now.get(5..16).unwrap_or(&now).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_told_in_one_line() {
        let machine = Machine {
            cores: 1,
            processor: None,
            system: "linux, x86_64".to_owned(),
            python: None,
            rust: Some("1.91.0".to_owned()),
            date: "25 Nov 2026".to_owned(),
        };
        assert_eq!(
            machine.to_string(),
            "1 core (linux, x86_64), Python missing, Rust 1.91.0, 25 Nov 2026"
        );
    }

    #[test]
    fn today_is_a_day() {
        let date = today();
        let words: Vec<_> = date.split(' ').collect();
        assert!(matches!(words[..], [day, _, year]
            if day.parse::<u8>().is_ok() && year.parse::<u16>().is_ok()));
    }
}
