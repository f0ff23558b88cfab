//! Documents stay true of the tree: their links lead somewhere, and every crate is in ARCHITECTURE.md.

use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag};

use crate::problem::Problem;

/// Checks that the relative links and images of a Markdown file lead to files of the tree.
pub(crate) fn check(root: &Path, path: &str, text: &str) -> Vec<Problem> {
    let folder = root.join(path).parent().unwrap_or(root).to_path_buf();
    let lost = targets(text).into_iter().filter(|(_, target)| !folder.join(target).exists());
    lost.map(|(line, target)| Problem::new(format!("{path}:{line}"), format!("links to `{target}`, which is not there")))
        .collect()
}

/// The relative targets of a text, without their `#heading`, each with its line.
fn targets(text: &str) -> Vec<(usize, String)> {
    let mut targets = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
            let target = dest_url.split('#').next().unwrap_or_default();
            if !target.is_empty() && !dest_url.contains(':') {
                targets.push((text[..range.start].matches('\n').count() + 1, target.to_string()));
            }
        }
    }
    targets
}

/// Checks that the code map has each crate of the tree, by its folder.
pub(crate) fn crates_named(architecture: &str, files: &[String]) -> Vec<Problem> {
    let folders = files.iter().filter_map(|path| path.strip_suffix("/Cargo.toml"));
    let missing = folders.filter(|folder| !architecture.contains(&format!("`{folder}`")));
    missing
        .map(|folder| Problem::new("ARCHITECTURE.md", format!("does not name `{folder}`")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("docs")).unwrap();
        std::fs::write(folder.path().join("README.md"), "").unwrap();
        let found = |text: &str| check(folder.path(), "docs/a.md", text).len();
        assert_eq!(
            found("[up](../README.md), [part](../README.md#part), [here](#here), [away](https://www.unicode.org)"),
            0
        );
        assert_eq!(found("`[code](gone.md)`"), 0);
        assert_eq!(found("[gone](README.md) and ![gone](b.png)"), 2);
        assert_eq!(
            check(folder.path(), "docs/a.md", "\n\n[gone](b.md)")[0],
            Problem::new("docs/a.md:3", "links to `b.md`, which is not there")
        );
    }

    #[test]
    fn crates() {
        let files = ["Cargo.toml", "crates/text/Cargo.toml", "xtask/Cargo.toml"].map(String::from);
        assert!(crates_named("`crates/text` and `xtask`", &files).is_empty());
        assert_eq!(crates_named("`crates/text`", &files).len(), 1);
    }
}
