//! What the README shows is run: its commands by `cargo xtask test`, its Rust by the documentation tests of `polynym`.

use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use crate::problem::Problem;

/// The command that shows what the project does; `cargo xtask test` runs it.
pub(crate) const TAG_COMMAND: &str = "cargo run --release -- tag examples/article.txt";
/// The command that tests everything.
const TEST_COMMAND: &str = "cargo xtask test";

/// Checks that the README has the two commands, a Rust example that is run, and a language for each block of code.
pub(crate) fn check(readme: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for command in [TAG_COMMAND, TEST_COMMAND] {
        if !readme.lines().any(|line| line.starts_with(command)) {
            problems.push(Problem::new("README.md", format!("does not give the command `{command}`")));
        }
    }
    let languages = languages(readme);
    if !languages.iter().any(|language| language == "rust") {
        problems.push(Problem::new(
            "README.md",
            "has no block of `rust` that runs as a documentation test",
        ));
    }
    for language in languages {
        // rustdoc takes a block without a language for Rust.
        if language.is_empty() || language.starts_with("rust,") {
            problems.push(Problem::new(
                "README.md",
                format!("has a block of code marked `{language}`; name a language, nothing else"),
            ));
        }
    }
    problems
}

/// Checks that the front page of `polynym` takes the README in, by a link that `cargo package` follows.
pub(crate) fn is_doctest(lib: &str, root: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !lib.contains("include_str!(\"../README.md\")") {
        problems.push(Problem::new(
            "crates/polynym/src/lib.rs",
            "does not take in ../README.md, whose example would not be tested",
        ));
    }
    let same = |path: &str| root.join(path).canonicalize().ok();
    if same("README.md").is_none() || same("README.md") != same("crates/polynym/README.md") {
        problems.push(Problem::new("crates/polynym/README.md", "is no link to ../../README.md"));
    }
    problems
}

/// The info strings of all blocks of code.
fn languages(text: &str) -> Vec<String> {
    let block = |event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => Some(language.to_string()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some(String::new()),
        _ => None,
    };
    Parser::new(text).filter_map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        "```sh\ncargo run --release -- tag examples/article.txt\ncargo xtask test\n```\n\n```rust\nlet one = 1;\n```\n";

    #[test]
    fn blocks_and_commands() {
        assert_eq!(check(GOOD), []);
        assert_eq!(check(&GOOD.replace("```rust", "```rust,ignore")).len(), 2);
        assert_eq!(check(&GOOD.replace("```sh", "```")).len(), 1);
        assert_eq!(check(&GOOD.replace("xtask", "test")).len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn front_page() {
        let folder = tempfile::tempdir().unwrap();
        let crates = folder.path().join("crates/polynym");
        std::fs::create_dir_all(&crates).unwrap();
        std::fs::write(folder.path().join("README.md"), GOOD).unwrap();
        let lib = "#![doc = include_str!(\"../README.md\")]";
        assert_eq!(is_doctest(lib, folder.path()).len(), 1);
        std::os::unix::fs::symlink("../../README.md", crates.join("README.md")).unwrap();
        assert_eq!(is_doctest(lib, folder.path()).len(), 0);
        assert_eq!(is_doctest("//! None.", folder.path()).len(), 1);
    }
}
