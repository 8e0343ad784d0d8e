//! A program runs other programs, and sees what they print and how they end.

use std::process::{self, Command};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, io};

use anyhow::{Context, ensure};

// The other programs: this one again, with a word that says what to do.
fn other_program(word: &str) {
    match word {
        "greet" => println!("Hello!"),
        "fail" => process::exit(3),
        _ => thread::sleep(Duration::from_secs(60)),
    }
}

// The command that runs one of them: no shell stands between.
fn command(word: &str) -> io::Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.arg(word);
    Ok(command)
}

fn main() -> anyhow::Result<()> {
    // With a word, this is one of the other programs.
    if let Some(word) = env::args().nth(1) {
        other_program(&word);
        return Ok(());
    }

    // Run one to its end, and take what it prints.
    let greeting = command("greet")?.output()?;
    ensure!(greeting.status.success(), "greet: {}", greeting.status);
    println!("greet: {}", String::from_utf8(greeting.stdout)?.trim_end());

    // Run one to its end, and ask how it ended.
    let failure = command("fail")?.status()?;
    println!("fail: status {}", failure.code().context("it was killed")?);

    // Give one a second, and kill it if it is still running then.
    let mut slow = command("wait")?.spawn()?;
    let deadline = Instant::now() + Duration::from_secs(1);
    while slow.try_wait()?.is_none() && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(10));
    }
    if slow.try_wait()?.is_none() {
        slow.kill()?;
        slow.wait()?; // or the system would keep its status for us
        println!("wait: killed after 1 s");
    }
    Ok(())
}
