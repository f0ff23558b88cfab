//! Files that are there as a whole or not at all: what is written goes to a new file, which takes the place of the old one at the end.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::input::plain;

/// A file beside the one that is asked for, which is gone again if it does not come to take its place.
pub(crate) struct Replacement {
    new: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl Replacement {
    /// Where nothing can be written, that is known at once.
    pub(crate) fn of(path: &Path) -> anyhow::Result<Self> {
        // Where the path is a link, the file that it leads to is replaced.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let new = beside(&path).map_err(|error| about(&path, &error))?;
        Ok(Self {
            new: BufWriter::with_capacity(1 << 20, new),
            path,
        })
    }

    /// Puts the new file in its place, and gives its bytes: who has the old one open keeps what he has.
    pub(crate) fn finish(self) -> anyhow::Result<u64> {
        let path = self.path;
        let put = |new: BufWriter<NamedTempFile>| -> io::Result<u64> {
            let new = new.into_inner().map_err(io::IntoInnerError::into_error)?;
            let bytes = new.as_file().metadata()?.len();
            new.as_file().sync_all()?;
            if let Ok(old) = std::fs::metadata(&path) {
                new.as_file().set_permissions(old.permissions())?;
            }
            new.persist(&path)?;
            Ok(bytes)
        };
        put(self.new).map_err(|error| about(&path, &error))
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.new.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.new.flush()
    }
}

/// An error about a file.
pub(crate) fn about(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow::anyhow!("{}: {}", path.display(), plain(error))
}

fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut settings = tempfile::Builder::new();
    settings.prefix(".polynym");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file; what the user's mask takes away is taken away.
        settings.permissions(std::fs::Permissions::from_mode(0o666));
    }
    settings.tempfile_in(folder.unwrap_or(Path::new(".")))
}
