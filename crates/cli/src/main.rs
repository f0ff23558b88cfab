//! The `polynym` command line: a thin face over the library, alone allowed files, streams, threads and the clock.
//!
//! `args` says what can be asked; each subcommand has a module; `input` turns files, folders and streams into documents;
//! `pretty` is what people see; `exit` what scripts do.

#![allow(
    clippy::disallowed_methods,
    reason = "a face of the program: files, threads and the clock are its business"
)]

/// Forms are many small strings, made and dropped in great numbers.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod args;
mod base;
mod chunks;
mod compile_cmd;
mod exit;
mod explain_cmd;
mod forms_cmd;
mod gazetteer_cmd;
mod inflect_cmd;
mod input;
mod inspect_cmd;
mod output;
mod packs;
mod pretty;
mod replace;
mod score_cmd;
mod script_cmd;
mod tag;
mod translit_cmd;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;

fn main() -> ExitCode {
    exit::guarded(run)
}

fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return exit::usage(&error),
    };
    let colour = output::Colour::of(args.color.color);
    let outcome = match &args.command {
        Command::Tag(args) => tag::run(args, colour),
        Command::Script(args) => script_cmd::run(args, colour),
        Command::Gazetteer { command } => gazetteer_cmd::run(command, colour),
        Command::Forms(args) => forms_cmd::run(args),
        Command::Inflect(args) => inflect_cmd::run(args),
        Command::Explain(args) => explain_cmd::run(args, colour),
        Command::Translit(args) => translit_cmd::run(args),
        Command::Score(args) => score_cmd::run(args),
        Command::Compile(args) => compile_cmd::run(args),
        Command::Inspect(args) => inspect_cmd::run(args, colour),
    };
    exit::code(outcome)
}
