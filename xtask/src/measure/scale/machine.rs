//! On which machine, with which versions, and when.
//!
//! The one place that asks for it here: to be replaced as soon as the reports
//! of all commands share one.

use std::fmt;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::process::cores;
use crate::session::Session;

/// What every figure depends on.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The processor, its cores, and the system.
    pub machine: String,
    /// The version of Python; nothing if there is none.
    pub python: Option<String>,
    /// The version of the compiler; nothing if it does not tell.
    pub rust: Option<String>,
    /// The day, as in `2026-11-25`.
    pub date: String,
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let or_none = |version: &Option<String>| {
            version.clone().unwrap_or_else(|| "none".to_owned())
        };
        let [python, rust] = [&self.python, &self.rust].map(or_none);
        let Self { machine, date, .. } = self;
        write!(
            f,
            "{machine}. Python {python}; Rust {rust}, release build. {date}."
        )
    }
}

impl Machine {
    /// This machine, today.
    #[must_use]
    pub fn here(session: &Session) -> Self {
        let python = session.python.as_ref().ok();
        let cores = match cores() {
            1 => "1 core".to_owned(),
            cores => format!("{cores} cores"),
        };
        let parts = [processor(), Some(cores), Some(system())];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        Self {
            machine: parts.join(", "),
            python: python.map(|python| python.version.clone()),
            rust: rust(),
            date: today(),
        }
    }
}

#[cfg(target_os = "linux")]
fn processor() -> Option<String> {
    use procfs::{CpuInfo, Current};
    CpuInfo::current().ok()?.model_name(0).map(str::to_owned)
}

#[cfg(not(target_os = "linux"))]
fn processor() -> Option<String> {
    None
}

#[cfg(target_os = "linux")]
fn system() -> String {
    let version = procfs::sys::kernel::Version::current();
    version.map_or("Linux".to_owned(), |version| {
        format!("Linux {}.{}", version.major, version.minor)
    })
}

#[cfg(not(target_os = "linux"))]
fn system() -> String {
    std::env::consts::OS.to_owned()
}

fn rust() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split(' ').nth(1).map(str::to_owned)
}

fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    date(now.map_or(0, |now| now.as_secs()) / 86_400)
}

/// The date so many days after the first of January 1970.
fn date(mut days: u64) -> String {
    let is_leap = |year: u64| {
        year.is_multiple_of(4)
            && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= months[month] {
        days -= months[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(20_782), "2026-11-25");
    }
}
