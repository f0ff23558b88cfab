//! A generated file: made in memory, then compared or written, so that all modes make the same bytes.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};

/// A generated file; its text begins with a header that names the command.
#[derive(Debug)]
pub(crate) struct Generated {
    /// From the top of the tree.
    pub(crate) path: &'static str,
    pub(crate) text: String,
}

/// The paths whose file is missing or differs.
pub(crate) fn stale(root: &Path, files: &[Generated]) -> Vec<&'static str> {
    let same = |file: &Generated| std::fs::read(root.join(file.path)).is_ok_and(|bytes| bytes == file.text.as_bytes());
    files.iter().filter(|file| !same(file)).map(|file| file.path).collect()
}

/// Replaces those that differ, each at once: a reader sees the old file or the new one, never half of it.
pub(crate) fn write(root: &Path, files: &[Generated]) -> Result<bool> {
    let stale = stale(root, files);
    for file in files {
        if !stale.contains(&file.path) {
            println!("{}: unchanged", file.path);
            continue;
        }
        let path = root.join(file.path);
        let folder = path.parent().context("a file in a folder")?;
        std::fs::create_dir_all(folder)?;
        // In the same folder, since a rename across file systems would copy.
        let mut new = tempfile::NamedTempFile::new_in(folder).with_context(|| file.path)?;
        new.write_all(file.text.as_bytes())?;
        readable(new.as_file())?;
        new.persist(&path).with_context(|| file.path)?;
        println!("{}: written", file.path);
    }
    Ok(true)
}

/// Temporary files begin as their owner's only; a committed file is for all to read.
fn readable(file: &std::fs::File) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_once_and_then_fresh() {
        let folder = tempfile::tempdir().unwrap();
        let files = |text: &str| {
            [Generated {
                path: "docs/data.md",
                text: text.to_string(),
            }]
        };
        assert_eq!(stale(folder.path(), &files("a\n")), ["docs/data.md"]);
        write(folder.path(), &files("a\n")).unwrap();
        assert_eq!(stale(folder.path(), &files("a\n")), [""; 0]);
        assert_eq!(stale(folder.path(), &files("b\n")), ["docs/data.md"]);
        write(folder.path(), &files("b\n")).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("docs/data.md")).unwrap(), "b\n");
        assert_eq!(
            std::fs::read_dir(folder.path().join("docs")).unwrap().count(),
            1,
            "no temporary file is left"
        );
    }
}
