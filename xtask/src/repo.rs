//! The files of the project: all that git would commit, in a settled order.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ignore::WalkBuilder;

/// A working tree of the project.
pub(crate) struct Repo {
    /// Its top folder.
    pub(crate) root: PathBuf,
    /// Files that are not ignored, links left out: paths from the top, with `/`, sorted.
    pub(crate) files: Vec<String>,
}

impl Repo {
    /// The tree that this program was started from.
    pub(crate) fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
        let root = Path::new(&manifest).parent().context("xtask is no top folder")?;
        Self::at(root)
    }

    /// The tree in this folder.
    pub(crate) fn at(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        // Only the tree's own .gitignore counts, so that the answer is the same on every machine, with or without git.
        let walk = WalkBuilder::new(root)
            .hidden(false)
            .parents(false)
            .require_git(false)
            .git_global(false)
            .git_exclude(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build();
        for entry in walk {
            let entry = entry?;
            if entry.file_type().is_some_and(|kind| kind.is_file()) {
                let path = entry.path().strip_prefix(root)?;
                files.push(path.to_str().context("a file name that is not UTF-8")?.replace('\\', "/"));
            }
        }
        files.sort();
        Ok(Self {
            root: root.to_path_buf(),
            files,
        })
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>> {
        std::fs::read(self.root.join(path)).with_context(|| path.to_string())
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Result<String> {
        String::from_utf8(self.bytes(path)?).with_context(|| path.to_string())
    }

    /// Files whose path ends so.
    pub(crate) fn ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.iter().map(String::as_str).filter(move |path| path.ends_with(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ignored_files_and_links_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        write(".gitignore", "/target\n");
        write("target", "built");
        write("b/c.txt", "");
        write("a.txt", "");
        assert_eq!(Repo::at(folder.path()).unwrap().files, [".gitignore", "a.txt", "b/c.txt"]);
    }
}
