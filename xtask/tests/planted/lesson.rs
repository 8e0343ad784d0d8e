//! A good lesson, in a workspace of its own, to plant faults into.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use xtask::lesson::discover::{Language, Workspace};

pub const WORKSPACE: &str = r#"
[workspace]
resolver = "3"
members = ["examples-planted"]
"#;

pub const FAMILY: &str = r#"
[package]
name = "examples-planted"
edition = "2024"

[[bin]]
name = "waits"
path = "waits/main.rs"
[package.metadata.lesson.waits]
waits = 1.0
serial = 2.0
threads = 3
processes = 1
unordered = ["^thread \\d$"]
"#;

pub const PYTHON: &str = r#""""Two threads wait at once."""

import threading
import time


# Wait, then tell.
def wait(number: int) -> None:
    time.sleep(1)
    print(f"thread {number}")


def main() -> None:
    # Start both, then join both.
    threads = [threading.Thread(target=wait, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Done")


if __name__ == "__main__":
    main()
"#;

pub const RUST: &str = r#"//! Two threads wait at once.

use std::thread;
use std::time::Duration;

// Wait, then tell.
fn wait(number: i32) {
    thread::sleep(Duration::from_secs(1));
    println!("thread {number}");
}

fn main() {
    // Start both, then join both.
    let threads = [1, 2].map(|n| thread::spawn(move || wait(n)));
    for thread in threads {
        thread.join().unwrap();
    }
    println!("Done");
}
"#;

pub const README: &str = "# waits\n\nThe idea.\n\n5 minutes to teach.\n\n## What differs\n\n## In \
     practice\n\n## Try it\n\n1. [One thread?](try/one.md)\n2. [Without\n   \
     `move`?](try/borrowed.md)\n";

pub const ONE: &str = "# One thread?

```diff
--- main.py
-    threads = [threading.Thread(target=wait, args=(n,)) for n in (1, 2)]
+    threads = [threading.Thread(target=wait, args=(1,))]
```

```diff
--- main.rs
-    let threads = [1, 2].map(|n| thread::spawn(move || wait(n)));
+    let threads = [1].map(|n| thread::spawn(move || wait(n)));
```

## What happens

```text
thread 1
Done
(waited for 1.0 s)
```

## Why

It is one.
";

pub const PHRASES: &str = r#"
[threading]
Thread = { rust = "`std::thread::spawn`", lesson = "waits" }
"Thread.join" = { rust = "`JoinHandle::join`", lesson = "waits" }
"Thread.start" = { rust = "`thread::spawn`", lesson = "waits" }
"#;

pub const BORROWED: &str = "# Without `move`?

```diff
--- main.rs
-    let threads = [1, 2].map(|n| thread::spawn(move || wait(n)));
+    let threads = [1, 2].map(|n| thread::spawn(|| wait(n)));
```

## What happens

```text rust
error[E0373]: closure may outlive the current function, but it borrows `n`, \
which is owned by the current function
```

## Why

It would borrow.
";

pub const SNAPSHOT: &str =
    "---\nsource: xtask/tests/lessons.rs\n---\nthread 1\nthread 2\nDone\n";

const ARTICLES: &str = "[[article]]\nid = \"one\"\nitems = []\n";

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The folder of the workspace with the good lesson. It is kept, since its
/// environment for Python takes longer to make than most faults to find.
pub struct Garden {
    root: PathBuf,
    _only_here: MutexGuard<'static, ()>,
    _only_in_this_process: File,
}

impl Garden {
    /// Waits until nobody else uses it, and makes it anew.
    pub fn new() -> Self {
        let only_here =
            ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let test = env::current_exe().expect("the test has a path");
        let target = test.ancestors().nth(3).expect("target/debug/deps");
        // A path that programs stumble over.
        let root = target.join("tmp/ein Ordner für Proben");
        fs::create_dir_all(root.join("xtask")).expect("it can be made");
        let file = File::create(root.join("lock")).expect("it can be written");
        file.lock().expect("another run of this test ends");
        let garden =
            Self { root, _only_here: only_here, _only_in_this_process: file };
        garden.plant();
        garden
    }

    /// Removes whatever is planted, and puts the good lesson there.
    pub fn plant(&self) {
        let family = self.root.join("examples-planted");
        let _ = fs::remove_dir_all(&family);
        let _ = fs::remove_file(self.path("examples.md"));
        for (path, text) in [
            ("Cargo.toml", WORKSPACE),
            ("requirements.txt", ""),
            ("xtask/Cargo.toml", ""),
            ("xtask/articles.toml", ARTICLES),
            ("xtask/claims.toml", "claim = []\n"),
            ("xtask/phrases.toml", PHRASES),
            ("examples-planted/Cargo.toml", FAMILY),
            ("examples-planted/waits/main.py", PYTHON),
            ("examples-planted/waits/main.rs", RUST),
            ("examples-planted/waits/README.md", README),
            ("examples-planted/waits/try/one.md", ONE),
            ("examples-planted/waits/try/borrowed.md", BORROWED),
            ("examples-planted/waits/output.snap", SNAPSHOT),
        ] {
            self.write(path, text);
        }
    }

    /// The path of a file of the workspace.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The path of a file of the lesson.
    pub fn lesson(&self, file: &str) -> PathBuf {
        self.path("examples-planted/waits").join(file)
    }

    /// Writes a file of the workspace.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("one");
        fs::write(path, text).expect("it can be written");
    }

    /// Replaces a text that one of the programs holds.
    pub fn replace(&self, language: Language, from: &str, to: &str) {
        edit(&self.lesson(language.program()), from, to);
    }

    /// Replaces a text that the family's `Cargo.toml` holds.
    pub fn replace_in_entry(&self, from: &str, to: &str) {
        edit(&self.path("examples-planted/Cargo.toml"), from, to);
    }

    /// What the runner finds there.
    pub fn workspace(&self) -> Workspace {
        Workspace::read(&self.root).expect("a workspace")
    }
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("the file is there");
    assert!(text.contains(from), "{from:?} is not in {}", path.display());
    fs::write(path, text.replace(from, to)).expect("it can be written");
}
