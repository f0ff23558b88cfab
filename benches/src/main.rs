//! `cargo xtask bench TASK`: how fast the library is beside others that do the same, measured in one run.
//!
//! A rival is asked for what it can do, on the same words, in turns with us, so that a busy machine slows all alike; quote the ratios.
//! Every engine's output is counted against ours, because speed without the right answer is worth nothing.

#![allow(
    clippy::disallowed_methods,
    reason = "a program that reads files and the clock, not a library"
)]

mod input;
mod python;
mod scan;
mod timing;
mod translit;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench", about = "Speed beside rivals")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Names in running text
    Scan(scan::Arguments),
    /// Names in running text, by rivals that are used from Python
    Python(python::Arguments),
    /// Words from one script into another
    Translit,
    /// Write the names and the text of a benchmark of the scan to files
    Export(scan::ExportArguments),
    /// Tell the memory that building an engine takes; a run asks itself
    #[command(hide = true)]
    Peak(scan::PeakArguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Scan(arguments) => scan::run(&arguments),
        Task::Python(arguments) => python::run(&arguments),
        Task::Translit => translit::run(),
        Task::Export(arguments) => scan::export(&arguments),
        Task::Peak(arguments) => scan::peak(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
