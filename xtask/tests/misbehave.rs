//! The runner on small programs that misbehave.

#[path = "runner/interpreter.rs"]
mod interpreter;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use xtask::judge::conduct::conduct;
use xtask::judge::fault::Fault;
use xtask::judge::job::Job;
use xtask::lesson::discover::{self, Language, Lesson, Settings};
use xtask::process::lanes::Lane;
use xtask::process::{self, End, Program, Run, Stream};

const LIMIT: Duration = Duration::from_secs(20);
const PACE: Duration = Duration::from_millis(5);

static PYTHON: LazyLock<PathBuf> = LazyLock::new(interpreter::path);

fn python(script: &str) -> Command {
    let mut command = Command::new(&*PYTHON);
    command.args(["-c", script]);
    command
}

fn program(script: &str) -> Program {
    Program {
        command: python(script),
        input: None,
        limit: LIMIT,
        by_the_clock: false,
        pace: PACE,
    }
}

fn run(script: &str) -> Run {
    process::run(program(script)).expect("Python can be started")
}

fn lesson(settings: Settings) -> Lesson {
    Lesson {
        name: "misbehave".into(),
        family: "examples-none".into(),
        dir: "nowhere".into(),
        settings,
        unordered: Vec::new(),
        experiment: None,
    }
}

fn faults(settings: Settings, script: &str) -> Vec<Fault> {
    let lesson = lesson(settings);
    conduct(Job::new(&lesson, Language::Python), &run(script))
}

/// A child that writes to `file` for as long as it lives.
fn with_child(file: &Path, then: &str) -> String {
    let file = file.display().to_string();
    let child = format!(
        "import time\nwhile True:\n open({file:?}, 'a').write('.')\n \
         time.sleep(0.01)"
    );
    format!(
        "import os, subprocess, sys, time\n\
         subprocess.Popen([sys.executable, '-c', {child:?}])\n\
         while not os.path.exists({file:?}): time.sleep(0.01)\n{then}"
    )
}

fn still_grows(file: &Path) -> bool {
    let size = || fs::metadata(file).expect("the child has written").len();
    let before = size();
    thread::sleep(Duration::from_millis(300));
    size() > before
}

#[test]
fn an_endless_loop_is_ended_with_its_children() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("beats");
    let script = with_child(&file, "while True: pass");
    let limit = Duration::from_secs(2);
    let start = Instant::now();
    let run = process::run(Program { limit, ..program(&script) });
    let run = run.expect("Python can be started");
    assert_eq!(run.end, End::Hung);
    let most = limit * process::HELD_UP + Duration::from_secs(5);
    assert!(start.elapsed() < most);
    assert!(!still_grows(&file));
    let lesson = lesson(Settings::default());
    let job = Job::new(&lesson, Language::Python);
    let faults = conduct(Job { limit, ..job }, &run);
    assert_eq!(faults, [Fault::Hung(limit)]);
}

#[test]
fn a_child_that_outlives_its_parent_is_ended() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("beats");
    let run = run(&with_child(&file, "print('done')"));
    assert_eq!(run.text(Stream::Stdout), "done\n");
    assert!(!still_grows(&file));
}

#[test]
fn a_flood_is_ended_and_not_kept() {
    let run = run("while True: print('x' * 1023)");
    assert_eq!(run.end, End::Flooded);
    let kept = run.text(Stream::Stdout).len() as u64;
    assert!(kept <= process::OUTPUT_LIMIT, "{kept} bytes are kept");
}

#[test]
fn a_flood_without_a_newline_is_ended_too() {
    let run = run("while True: print('x' * 1024, end='')");
    assert_eq!(run.end, End::Flooded);
}

#[test]
fn invalid_utf8_is_named() {
    let script = "import sys\nprint('fine', flush=True)\n\
                  sys.stdout.buffer.write(b'\\xff\\n')";
    assert_eq!(faults(Settings::default(), script), [Fault::NotUtf8(2)]);
}

#[test]
fn a_wrong_exit_status_is_named() {
    let three = Settings { exit: 3, ..Settings::default() };
    assert_eq!(faults(three, "raise SystemExit(3)"), []);
    let faults = faults(Settings::default(), "raise SystemExit(3)");
    assert!(matches!(faults[..], [Fault::Status { expected: 0, .. }]));
}

#[test]
fn a_program_that_does_not_wait_is_too_fast() {
    let settings = Settings { waits: 5.0, ..Settings::default() };
    let faults = faults(settings, "print('Done')");
    assert!(matches!(faults[..], [Fault::TooFast { .. }]));
}

#[test]
fn waits_one_after_another_are_too_slow() {
    let settings =
        Settings { waits: 0.5, serial: Some(2.0), ..Settings::default() };
    let faults = faults(settings, "import time; time.sleep(2)");
    assert!(matches!(faults[..], [Fault::TooSlow { .. }]));
}

#[test]
fn computing_and_a_busy_machine_are_no_waiting() {
    let settings =
        Settings { waits: 0.5, serial: Some(1.5), ..Settings::default() };
    let over = AtomicBool::new(false);
    let faults = thread::scope(|scope| {
        for _ in 0..2 * xtask::process::cores() {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    std::hint::spin_loop()
                }
            });
        }
        let faults = faults(
            settings,
            "import time\nwhile time.process_time() < 1: pass\n\
             time.sleep(0.5)",
        );
        over.store(true, Ordering::Relaxed);
        faults
    });
    // Without lanes, the time that it was ready to run counts as waiting.
    if cfg!(target_os = "linux") {
        assert_eq!(faults, []);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_held_up_is_not_ended_for_it() {
    // More computing threads than cores, and so all of them are held up.
    let script = "import multiprocessing as m, time\n\
        def work():\n while time.process_time() < 0.3: pass\n\
        ps = [m.Process(target=work) for _ in range(PROCESSES)]\n\
        [p.start() for p in ps]\n[p.join() for p in ps]";
    let processes = 4 * xtask::process::cores();
    let script = script.replace("PROCESSES", &processes.to_string());
    let limit = Duration::from_millis(700);
    let run = process::run(Program { limit, ..program(&script) });
    let run = run.expect("Python can be started");
    assert!(matches!(run.end, End::Exited(_)), "{:?}", run.end);
    assert!(run.time > limit, "{:?} is no test", run.time);
}

#[cfg(target_os = "linux")]
#[test]
fn threads_and_processes_are_counted() {
    let threads = "import threading, time\n\
        ts = [threading.Thread(target=time.sleep, args=[0.3]) for _ in '123']\n\
        [t.start() for t in ts]\n[t.join() for t in ts]";
    let processes = "import multiprocessing as m, time\n\
        ps = [m.Process(target=time.sleep, args=[0.3]) for _ in '123']\n\
        [p.start() for p in ps]\n[p.join() for p in ps]";
    for (script, processes, threads) in [(threads, 1, 4), (processes, 4, 1)] {
        let settings = |processes, threads| Settings {
            processes: Some(discover::Shape::Both(processes)),
            threads: Some(discover::Shape::Both(threads)),
            ..Settings::default()
        };
        assert_eq!(faults(settings(processes, threads), script), []);
        let (what, expected) = ("threads", threads + 1);
        let wrong = Fault::Shape { what, expected, got: threads };
        assert_eq!(faults(settings(processes, expected), script), [wrong]);
        let (what, expected) = ("processes", processes + 1);
        let wrong = Fault::Shape { what, expected, got: processes };
        assert_eq!(faults(settings(expected, threads), script), [wrong]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn lanes_tell_who_computed_when() {
    let run = run("import threading, time\n\
        def work():\n while time.thread_time() < 0.4: pass\n\
        t = threading.Thread(target=work); t.start(); t.join()\n\
        time.sleep(0.2); work()");
    let lanes = run.lanes.expect("Linux tells").lanes;
    let [main, worker] = &lanes[..] else { panic!("{} lanes", lanes.len()) };
    assert_eq!(
        (main.name.as_deref(), worker.name.as_deref()),
        (Some("main"), None)
    );
    let computed = |lane: &Lane, from: f64, to: f64| -> f64 {
        let during = lane.intervals.iter();
        let during = during.filter(|i| i.from >= from && i.to <= to);
        during.map(|i| i.cpu_seconds).sum()
    };
    let (start, end) = (worker.first_seen, worker.last_seen);
    assert!(computed(worker, 0.0, f64::MAX) > 0.3);
    assert!(computed(main, start, end) < 0.1);
    assert!(computed(main, end, f64::MAX) > 0.2);
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    let command = Command::new("no-such-program");
    let program = Program { command, ..program("") };
    let error = process::run(program).expect_err("there is none");
    assert_eq!(error.to_string(), "cannot start no-such-program");
}

#[test]
fn lines_are_stamped_as_they_arrive() {
    let run = run("import time\nprint('early', flush=True)\n\
                   time.sleep(0.5)\nprint('late', end='')");
    let [early, late] = &run.lines[..] else { panic!("{:?}", run.lines) };
    assert_eq!((&*early.text, &*late.text), ("early", "late"));
    assert!(late.seconds - early.seconds >= 0.4);
}

#[test]
fn both_streams_and_the_input_are_connected() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("input.txt");
    fs::write(&input, "hello\n").expect("the folder can be written to");
    let script = "import sys; print(input()); print('why', file=sys.stderr)";
    let run = process::run(Program { input: Some(input), ..program(script) });
    let run = run.expect("Python can be started");
    assert_eq!(run.text(Stream::Stdout), "hello\n");
    assert_eq!(run.text(Stream::Stderr), "why\n");
}

#[test]
fn the_peak_of_the_memory_is_the_programs_own() {
    const MIB: u64 = 1 << 20;
    // The runner is larger than the small program here and must not show.
    let ballast = vec![1_u8; 300 * MIB as usize];
    let peak = |script| {
        let peak = run(script).peak_memory;
        peak.expect("it runs long enough to be looked at") / MIB
    };
    let small = peak("import time; time.sleep(0.2)");
    assert!(ballast.iter().all(|byte| *byte == 1));
    assert!((1..100).contains(&small), "{small} MiB");
    let large = peak("import time; x = b'1' * (400 << 20); time.sleep(0.2)");
    assert!((400..600).contains(&large), "{large} MiB");
}
