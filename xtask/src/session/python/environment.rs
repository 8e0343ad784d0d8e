//! Environments under `target/`, each with the packages of one file of
//! requirements.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::Found;
use crate::files;
use crate::lesson::discover::Workspace;
use crate::session::said::last_lines;
use crate::session::surroundings::clean;

/// The interpreter of an environment with what `requirements` names, made
/// unless it is there. `purpose` is part of its name: an environment for
/// something else than lessons has one.
pub(super) fn environment(
    workspace: &Workspace,
    python: &Found,
    purpose: &str,
    requirements: &Path,
) -> Result<PathBuf> {
    let parent = workspace.target_dir().join("python");
    let wanted =
        format!("made for {}\n{}", python.itself, files::read(requirements)?);
    let name = name(python, purpose, &wanted);
    let dir = parent.join(&name);
    // Another runner may be making the same environment.
    let _lock = files::lock(&parent.join(format!("{name}.lock")))?;
    let stamp = dir.join("made-for.txt");
    let interpreter = interpreter_in(&dir);
    if fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(interpreter);
    }
    // Where nobody can see it, it need not be said.
    let _ = writeln!(
        stderr(),
        "preparing an environment for Python {} in {}, once",
        python.version,
        workspace.relative(&dir)
    );
    create(python, &dir)?;
    install(&interpreter, requirements)?;
    files::replace(&stamp, &wanted)?;
    Ok(interpreter)
}

/// Another one for everything else that can be wanted: another interpreter or
/// other requirements never clear what is there, which works without a network
/// and may be in use.
fn name(python: &Found, purpose: &str, wanted: &str) -> String {
    // Another release of Rust may hash otherwise. Then it is made once more.
    let mut hasher = DefaultHasher::new();
    wanted.hash(&mut hasher);
    let hash = hasher.finish() >> 32;
    format!("{}{purpose}-{hash:08x}", python.version)
}

fn interpreter_in(environment: &Path) -> PathBuf {
    if cfg!(windows) {
        environment.join("Scripts").join("python.exe")
    } else {
        environment.join("bin").join("python")
    }
}

/// Makes it, in place of one that was left half-made.
fn create(python: &Found, dir: &Path) -> Result<()> {
    let output = clean(&python.path)
        .args(["-I", "-m", "venv", "--clear"])
        .arg(dir)
        .output()
        .with_context(|| format!("cannot start {}", python.path.display()))?;
    ensure!(
        output.status.success(),
        "{} -m venv failed (on Debian and Ubuntu: install python3-venv): {}",
        python.path.display(),
        last_lines(&output)
    );
    Ok(())
}

fn install(interpreter: &Path, requirements: &Path) -> Result<()> {
    let output = clean(interpreter)
        .args(["-I", "-m", "pip", "install", "--disable-pip-version-check"])
        .args(["--retries", "2", "--requirement"])
        .arg(requirements)
        .output()
        .with_context(|| format!("cannot start {}", interpreter.display()))?;
    ensure!(
        output.status.success(),
        "pip could not install what {} names (is there a network?): {}",
        requirements.display(),
        last_lines(&output)
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_wanted_has_an_environment_of_its_own() {
        let python = Found {
            path: PathBuf::from("python3"),
            version: "3.11.7".to_owned(),
            executable: "/usr/bin/python3".to_owned(),
            itself: "/usr/bin/python3.11".to_owned(),
        };
        let one = name(&python, "", "one==1.0");
        assert!(one.starts_with("3.11.7-"), "{one}");
        assert_eq!(one, name(&python, "", "one==1.0"));
        assert_ne!(one, name(&python, "", "one==1.1"));
        assert_ne!(one, name(&python, "-ruff", "one==1.0"));
    }
}
