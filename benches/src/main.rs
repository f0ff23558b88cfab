//! `cargo xtask bench TASK`: how fast the library is beside others that do the same, measured in one run.
//!
//! A rival is asked for what it can do, on the same words, in turns with us, so that a busy machine slows all alike; quote the ratios.
//! Every engine's output is counted against ours, because speed without the right answer is worth nothing.

mod timing;
mod translit;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let outcome = match task.as_deref() {
        Some("translit") => translit::run(),
        _ => {
            eprintln!("usage: cargo xtask bench translit");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
