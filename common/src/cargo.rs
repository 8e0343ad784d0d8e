//! Cargo, started by a program that cargo itself has started.

use std::env;
use std::process::Command;

/// Says which package is being run, to the program that is run.
const ABOUT_US: [&str; 2] = ["CARGO_MANIFEST_", "CARGO_PKG_"];

/// The cargo that runs this program, as it would be started by hand.
#[must_use]
pub fn command() -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    // ring's build script looks at these variables. If they differ from those
    // of the last build, ring and all that stands on it is compiled again.
    for (name, _) in env::vars_os() {
        if let Some(text) = name.to_str()
            && ABOUT_US.iter().any(|prefix| text.starts_with(prefix))
        {
            command.env_remove(name);
        }
    }
    command
}
