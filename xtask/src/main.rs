//! The project's own tasks, as `cargo xtask TASK`: rebuild and check the data, keep the tree tidy, test and measure everything.
//!
//! They live in a program of the workspace, not in shell scripts, so that a fresh clone with a Rust toolchain has all it needs.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a program, not a library"
)]

mod data;
mod licence;
mod problem;
mod repo;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::data::DataTask;
use crate::repo::Repo;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The project's own tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Rebuild, check and describe the data
    #[command(subcommand)]
    Data(DataTask),
    /// The same as `data rebuild`
    #[command(hide = true)]
    DataRebuild(data::Rebuild),
    /// Check the crate graph, module docs, file sizes, licences, links and the like
    Tidy,
    /// Run every check and every test there is
    Test,
    /// Measure speed beside rivals: scan, python, translit; `bench help` tells more
    #[command(disable_help_flag = true)]
    Bench {
        /// What to measure, and how
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    let outcome = Repo::find().and_then(|repo| match Arguments::parse().task {
        Task::Data(task) => data::run(&repo, &task),
        Task::DataRebuild(rebuild) => data::run(&repo, &DataTask::Rebuild(rebuild)),
        Task::Tidy => tidy::run(&repo),
        Task::Test => Ok(test::run(&repo)),
        Task::Bench { arguments } => bench(&repo, &arguments),
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Benchmarks are a workspace of their own, so that nobody has to build the rivals for anything else.
fn bench(repo: &Repo, arguments: &[String]) -> anyhow::Result<bool> {
    let mut cargo = std::process::Command::new("cargo");
    cargo.args(["run", "--release", "--quiet", "--manifest-path", "benches/Cargo.toml", "--"]);
    Ok(cargo.args(arguments).current_dir(&repo.root).status()?.success())
}
