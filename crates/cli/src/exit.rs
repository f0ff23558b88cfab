//! How the program ends: 0 something found, 1 nothing found, 2 an error, told in one line.

use std::io;
use std::panic;
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::output::complain;

/// How a command went that did not fail as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Done; there was nothing.
    Nothing,
    /// Done; there was something.
    Found,
    /// Done as far as it went; the errors are told already.
    Failed,
}

impl Outcome {
    /// Found or nothing.
    pub(crate) fn found(anything: bool) -> Self {
        if anything { Self::Found } else { Self::Nothing }
    }
}

/// The exit status; tells the error if there is one. A reader that has closed its pipe has seen enough: a quiet end.
pub(crate) fn code(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Runs the program; a defect in it is told in one line too, and is an error like any other.
pub(crate) fn guarded(run: fn() -> ExitCode) -> ExitCode {
    panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or(String::new(), |place| format!(" ({}:{})", place.file(), place.line()));
        let payload = panic.payload();
        let said = payload
            .downcast_ref::<&str>()
            .copied()
            .or(payload.downcast_ref::<String>().map(String::as_str));
        let what = said.unwrap_or("no more is known").replace('\n', " ");
        complain(format_args!(
            "polynym: a defect in the program, please report it: {what}{place}"
        ));
    }));
    panic::catch_unwind(run).unwrap_or(ExitCode::from(2))
}

/// Help and version as they are; what is wrong with the words of the command line in one line.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // If nobody is there to read it, that is no error.
        drop(error.print());
        return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
    }
    let told = error.to_string();
    let line = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let useful = |line: &String| !line.is_empty() && !line.starts_with("Usage:") && !line.starts_with("For more");
    complain(format_args!(
        "polynym: {}",
        told.split("\n\n").map(line).filter(useful).collect::<Vec<_>>().join("; ")
    ));
    ExitCode::from(2)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    kinds.into_iter().any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
