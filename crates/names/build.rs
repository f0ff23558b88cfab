//! Arranges the tables of names, so that the library finds one without making anything at run time.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads files and its environment: that is its work"
)]

use std::process::ExitCode;

#[path = "build/given.rs"]
mod given;
#[path = "build/known.rs"]
mod known;

fn main() -> ExitCode {
    given::arrange();
    known::make()
}
