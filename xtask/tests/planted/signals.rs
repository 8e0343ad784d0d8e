//! A person who has had enough.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use xtask::lesson::discover::Language;

use crate::lesson::Garden;
use crate::runner;

#[test]
fn no_program_outlives_the_runner() {
    let garden = Garden::new();
    let path = garden.path("pid");
    let forever = format!(
        "    import os\n    open({path:?}, \"w\").write(f\"{{os.getpid()}} \")\n    \
         time.sleep(600)"
    );
    garden.replace(Language::Python, "    time.sleep(1)", &forever);
    for signal in [Signal::INT, Signal::QUIT] {
        let _ = fs::remove_file(&path);
        let run = ["run", "waits", "--only", "python"];
        let mut runner = runner::in_workspace(&garden.path(""), &run)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the runner can be started");
        let program = loop {
            let pid = fs::read_to_string(&path).unwrap_or_default();
            if let Some((pid, _)) = pid.split_once(' ') {
                break pid.parse().ok().and_then(Pid::from_raw).expect("one");
            }
            thread::sleep(Duration::from_millis(10));
        };
        kill_process(Pid::from_child(&runner), signal).expect("it is there");
        let status = runner.wait().expect("it ends");
        assert_eq!(status.code(), Some(130), "{signal:?}");
        assert!(test_kill_process(program).is_err(), "{signal:?}");
    }
}
