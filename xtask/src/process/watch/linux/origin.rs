//! Where the processes of a program came from: which of them Python's
//! `multiprocessing` started for itself.

use procfs::process::Process;

/// Where a process came from.
pub(super) struct Origin {
    /// The place of its parent among all processes of the program.
    pub(super) parent: Option<usize>,
    pub(super) command: Command,
}

/// What the command line of a process says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Program,
    ForkServer,
    ResourceTracker,
}

impl Command {
    /// Nothing if the process has no command line: it is about to become
    /// another program, or to end.
    pub(super) fn of(process: &Process) -> Option<Self> {
        let line = process.cmdline().ok()?.join(" ");
        if line.is_empty() {
            None
        } else if line.contains("multiprocessing.resource_tracker") {
            Some(Self::ResourceTracker)
        } else if line.contains("multiprocessing.forkserver") {
            Some(Self::ForkServer)
        } else {
            Some(Self::Program)
        }
    }
}

/// Whether the process at a place among all of the program is not its own. What
/// the fork server forks has the server's command line.
pub(super) fn is_helper(all: &[Origin], place: usize) -> bool {
    let of_parent = all[place].parent.map(|parent| all[parent].command);
    match all[place].command {
        Command::Program => false,
        Command::ForkServer => of_parent != Some(Command::ForkServer),
        Command::ResourceTracker => true,
    }
}

#[cfg(test)]
mod tests {
    use std::process;
    use std::thread;

    use super::*;

    #[test]
    fn a_process_that_ends_has_no_command_that_could_be_believed() {
        let mut child = process::Command::new("true").spawn().unwrap();
        let process = Process::new(child.id().cast_signed()).unwrap();
        while process.stat().unwrap().state != 'Z' {
            thread::yield_now();
        }
        assert!(Command::of(&process).is_none());
        child.wait().unwrap();
    }

    #[test]
    fn what_the_fork_server_forks_is_the_programs_own() {
        let origin = |parent, command| Origin { parent, command };
        let all = [
            origin(None, Command::Program),
            origin(Some(0), Command::ResourceTracker),
            origin(Some(0), Command::ForkServer),
            origin(Some(2), Command::ForkServer),
        ];
        let helpers: Vec<_> = (0..4).map(|n| is_helper(&all, n)).collect();
        assert_eq!(helpers, [false, true, true, false]);
    }
}
