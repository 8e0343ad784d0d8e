//! The tour of this family: `cargo run -p examples-pools -- --help`.

use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    common::tour::run()
}
