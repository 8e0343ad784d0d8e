//! How a person or the system tells the runner to end.

use anyhow::{Context, Result};

/// Calls `handler` at Ctrl-C and at Ctrl-\, and when the runner is told to end
/// or its terminal is closed. The programs that it runs are told nothing of
/// that: they are in groups of their own, and would run on.
///
/// # Errors
/// If the signals cannot be listened to, or somebody does already.
pub fn listen(handler: impl Fn() + Clone + Send + 'static) -> Result<()> {
    quit(handler.clone())?;
    ctrlc::set_handler(handler).context("Ctrl-C cannot be listened to")
}

/// Ctrl-\, with which people end what hangs.
#[cfg(unix)]
fn quit(handler: impl Fn() + Send + 'static) -> Result<()> {
    use std::io::Read;
    use std::os::unix::net::UnixStream;
    use std::thread;

    use signal_hook::{consts::SIGQUIT, low_level::pipe};

    let (mut signals, sender) =
        UnixStream::pair().context("Ctrl-\\ cannot be listened to")?;
    pipe::register(SIGQUIT, sender).context("Ctrl-\\ cannot be listened to")?;
    thread::spawn(move || {
        while signals.read_exact(&mut [0]).is_ok() {
            handler();
        }
    });
    Ok(())
}

/// It has no such signal.
#[cfg(not(unix))]
fn quit(_: impl Fn()) -> Result<()> {
    Ok(())
}
