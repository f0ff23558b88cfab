//! Arranges the tables of names, so that the library finds one without making anything at run time.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads files and its environment: that is its work"
)]

#[path = "build/given.rs"]
mod given;

fn main() {
    given::arrange();
}
