//! `cargo xtask bench python`: rivals that are used from Python, in an environment of their own under the target folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::scan::{ExportArguments, Size, export};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Which benchmarks of the scan
    #[arg(default_values = ["1k", "100k"])]
    names: Vec<String>,
    /// How much text: `quick`, `full`, or a number of bytes
    #[arg(long, default_value = "quick")]
    size: Size,
    /// Times each engine reads the text; the median counts
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Where to append the results as CSV
    #[arg(long)]
    csv: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).context("no target folder")?;
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("python");
    let python = environment(&target.join("bench-python"), &sources.join("requirements.txt"))?;
    for name in &arguments.names {
        let folder = target.join("bench-input").join(name);
        export(&ExportArguments {
            name: name.clone(),
            size: arguments.size,
            to: folder.clone(),
        })?;
        println!("\n{name}, from Python\n");
        let mut rivals = Command::new(&python);
        rivals.arg(sources.join("rivals.py")).arg(&folder).args(["--benchmark", name]);
        rivals.args(["--rounds", &arguments.rounds.to_string()]);
        if let Some(csv) = &arguments.csv {
            rivals.arg("--csv").arg(csv);
        }
        succeed(&mut rivals)?;
    }
    Ok(())
}

/// The interpreter of an environment that has what is required; pip sees to it that nothing is fetched twice.
fn environment(folder: &Path, requirements: &Path) -> Result<PathBuf> {
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        succeed(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    }
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ];
    succeed(Command::new(&python).args(pip).arg(requirements))?;
    Ok(python)
}

fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
