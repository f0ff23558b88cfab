//! The program, built once, and run in a folder of its own.

#![allow(dead_code, reason = "each program of tests takes what it needs")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// The program, built once: a package cannot ask cargo for another's binary.
pub(crate) static POLYNYM: LazyLock<PathBuf> = LazyLock::new(|| {
    let test = std::env::current_exe().expect("this program");
    // target/PROFILE/deps/cli-HASH
    let profile = test.parent().and_then(Path::parent).expect("the folder of the profile");
    let mut build = Command::new(env!("CARGO"));
    build
        .args(["build", "--quiet", "--package", "polynym-cli", "--target-dir"])
        .arg(profile.parent().expect("the target folder"));
    if profile.ends_with("release") {
        build.arg("--release");
    }
    assert!(build.status().is_ok_and(|status| status.success()), "the program builds");
    profile.join(format!("polynym{}", std::env::consts::EXE_SUFFIX))
});

/// A folder of its own for each test, with the files it needs.
pub(crate) struct Folder(pub(crate) TempDir);

impl Folder {
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Folder(TempDir::new().expect("a folder"));
        for (name, content) in files {
            let path = folder.0.path().join(name);
            std::fs::create_dir_all(path.parent().expect("its folder")).expect("a folder");
            std::fs::write(path, content).expect("a file");
        }
        folder
    }

    /// The program with its words split at spaces, in this folder, without what the caller's terminal says of colour.
    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(&*POLYNYM);
        command.current_dir(self.0.path()).args(words.split_whitespace());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, words: &str) -> Output {
        self.command(words).output().expect("the program runs")
    }

    pub(crate) fn feed(&self, words: &str, input: &str) -> Output {
        let mut child = self.command(words).stdin(Stdio::piped()).spawn().expect("the program runs");
        let mut stdin = child.stdin.take().expect("its input");
        // A program that is asked for something wrong ends without reading.
        match stdin.write_all(input.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => panic!("{error}"),
            _ => {}
        }
        drop(stdin);
        child.wait_with_output().expect("it ends")
    }
}

/// The exit status.
pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

/// Standard output as JSON lines.
pub(crate) fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// Standard error as its only line.
pub(crate) fn told(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(text.lines().count(), 1, "one line: {text}");
    text
}
