//! `cargo xtask test`: everything that must hold before a change is taken, from a fresh clone.
//!
//! All steps run, whatever fails, so that one run tells all there is to mend. The tests come last: what they print is what
//! people look for at the end.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::repo::Repo;
use crate::tidy::TAG_COMMAND;
use crate::{data, tidy};

/// A name of a Ukrainian line in the genitive, as README's article has it: found, or the whole chain is broken somewhere.
const WANTED: &str = "\"text\":\"Володимира Зеленського\"";

/// How a step went.
struct Outcome {
    name: &'static str,
    passed: bool,
    took: Duration,
}

/// Runs all steps and tells how each went; true if all passed.
pub(crate) fn run(repo: &Repo) -> bool {
    let cargo = |arguments: &str| succeeds(command(repo, &format!("cargo {arguments}")));
    let steps: [(&'static str, &dyn Fn() -> bool); 8] = [
        ("format", &|| cargo("fmt --all --check")),
        ("tidy", &|| holds(tidy::run(repo))),
        ("data check", &|| holds(data::run(repo, &data::DataTask::Check))),
        ("data licenses", &|| holds(data::run(repo, &data::DataTask::Licenses))),
        ("clippy", &|| cargo("clippy --workspace --all-targets -- -D warnings")),
        ("documentation", &|| {
            let mut doc = command(repo, "cargo doc --workspace --no-deps");
            doc.env("RUSTDOCFLAGS", "-D warnings");
            succeeds(doc)
        }),
        ("release build and the README's article", &|| tags_the_article(repo)),
        ("tests", &|| cargo("test --workspace --no-fail-fast")),
    ];
    let mut outcomes = Vec::new();
    for (name, step) in steps {
        eprintln!("\n==> {name}");
        let start = Instant::now();
        let passed = step();
        outcomes.push(Outcome {
            name,
            passed,
            took: start.elapsed(),
        });
    }
    print!("{}", summary(&outcomes));
    outcomes.iter().all(|outcome| outcome.passed)
}

/// A command of words with blanks between them, to be run at the top of the tree.
fn command(repo: &Repo, words: &str) -> Command {
    let mut words = words.split(' ');
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(&repo.root);
    command
}

fn succeeds(mut command: Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

fn holds(outcome: anyhow::Result<bool>) -> bool {
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        false
    })
}

/// Runs the README's command as it stands there, with JSON lines asked for.
fn tags_the_article(repo: &Repo) -> bool {
    let output = command(repo, &format!("{TAG_COMMAND} --format jsonl"))
        .stderr(std::process::Stdio::inherit())
        .output();
    let found = output.is_ok_and(|output| output.status.success() && String::from_utf8_lossy(&output.stdout).contains(WANTED));
    if !found {
        eprintln!("error: `{TAG_COMMAND}` does not find {WANTED}");
    }
    found
}

/// The steps in the manner of `cargo test`.
fn summary(outcomes: &[Outcome]) -> String {
    let mut text = format!("\nrunning {} steps\n", outcomes.len());
    for Outcome { name, passed, took } in outcomes {
        let word = if *passed { "ok" } else { "FAILED" };
        text.push_str(&format!("test {name} ... {word} ({:.1}s)\n", took.as_secs_f32()));
    }
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    text.push_str(&format!(
        "\ntest result: {word}. {} passed; {failed} failed\n",
        outcomes.len() - failed
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_shows() {
        let step = |name, passed| Outcome {
            name,
            passed,
            took: Duration::from_millis(1200),
        };
        let text = summary(&[step("format", true), step("clippy", false)]);
        assert!(text.contains("test format ... ok (1.2s)\ntest clippy ... FAILED (1.2s)\n"));
        assert!(text.ends_with("test result: FAILED. 1 passed; 1 failed\n"));
        assert!(summary(&[step("format", true)]).ends_with("test result: ok. 1 passed; 0 failed\n"));
    }
}
