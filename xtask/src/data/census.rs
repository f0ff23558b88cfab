//! Reads every data file and counts what is in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result, bail, ensure};
use polynym_gazetteer::{Gazetteer, Loader, Severity};
use toml::Value;

use crate::data::package::sha256;
use crate::data::packs;
use crate::repo::Repo;

/// The curated core of the gazetteer.
pub(crate) const GAZETTEER: &str = "gazetteer.csv";

/// Files in data/ that tell about the data and are none themselves.
const ABOUT: &[&str] = &["data/sources.toml", "data/manifest.lock", packs::COUNTS];

/// All data, counted.
pub(crate) struct Census {
    /// The curated core, with the ministries that are made from tables; without errors.
    pub(crate) gazetteer: Gazetteer,
    /// Entities of the curated core alone.
    pub(crate) curated: usize,
    /// Warnings about both.
    pub(crate) warnings: usize,
    /// The data files, by path.
    pub(crate) files: Vec<Counted>,
}

/// A data file and how much is in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// CSV: rows; TOML: single values; lists: lines with a word.
    pub(crate) read: usize,
    /// CSV: different ids; TOML and word lists: those that repeat nothing in their list.
    pub(crate) kept: usize,
}

impl Census {
    /// Reads all data files of a tree. Errors of the gazetteer end it, a line each.
    pub(crate) fn take(repo: &Repo) -> Result<Self> {
        let rows = repo.bytes(GAZETTEER)?;
        let (curated, _) = load(&[(GAZETTEER, &rows)])?;
        let mut made = Vec::new();
        polynym_agencies::write_csv(&curated, &mut made)?;
        let (gazetteer, warnings) = load(&[(GAZETTEER, &rows), (polynym_agencies::LAYER, &made)])?;
        let mut files = Vec::new();
        for path in data_files(&repo.files) {
            files.push(count(&path, &repo.bytes(&path)?)?);
        }
        Ok(Self {
            gazetteer,
            curated: curated.len(),
            warnings,
            files,
        })
    }
}

/// Writes the rows of ministries.
pub(crate) fn write_agencies(repo: &Repo, out: impl std::io::Write) -> Result<bool> {
    let (curated, _) = load(&[(GAZETTEER, &repo.bytes(GAZETTEER)?)])?;
    polynym_agencies::write_csv(&curated, out)?;
    Ok(true)
}

/// Which files are data: gazetteer.csv and all in data/ but READMEs and what tells about the data.
pub(crate) fn data_files(files: &[String]) -> Vec<String> {
    let is_data =
        |path: &str| path == GAZETTEER || path.starts_with("data/") && !path.ends_with("/README.md") && !ABOUT.contains(&path);
    files.iter().filter(|path| is_data(path)).cloned().collect()
}

/// The gazetteer of these layers and how many warnings there are about it.
fn load(layers: &[(&str, &[u8])]) -> Result<(Gazetteer, usize)> {
    let mut loader = Loader::new();
    for (name, rows) in layers {
        loader.layer(name, rows);
    }
    let loaded = loader.finish();
    let mut errors = String::new();
    for finding in loaded.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let _ = write!(errors, "\n{finding}");
    }
    ensure!(errors.is_empty(), "the gazetteer can't be used:{errors}");
    Ok((loaded.gazetteer, loaded.findings.len()))
}

/// Counts one file; of a compressed one, what is in it.
fn count(path: &str, bytes: &[u8]) -> Result<Counted> {
    if let Some(inner) = path.strip_suffix(".zst") {
        let unpacked = zstd::decode_all(bytes).with_context(|| path.to_string())?;
        let Counted { read, kept, .. } = count(inner, &unpacked)?;
        return Ok(Counted {
            path: path.to_string(),
            sha256: sha256(bytes),
            read,
            kept,
        });
    }
    let text = std::str::from_utf8(bytes).with_context(|| path.to_string())?;
    let ending = path.rsplit('.').next().unwrap_or_default();
    let (read, kept) = match ending {
        "csv" => rows(text).with_context(|| path.to_string())?,
        "toml" => values(&Value::Table(text.parse().with_context(|| path.to_string())?)),
        "txt" | "tsv" => words(text),
        _ => bail!(
            "{path}: data is .csv, .toml, .tsv or .txt; for another kind, say in xtask/src/data/census.rs how to count it"
        ),
    };
    Ok(Counted {
        path: path.to_string(),
        sha256: sha256(bytes),
        read,
        kept,
    })
}

/// Rows below the header, and different first fields.
fn rows(text: &str) -> Result<(usize, usize)> {
    let mut ids = BTreeSet::new();
    let mut read = 0;
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        ids.insert(record?.get(0).unwrap_or_default().to_string());
        read += 1;
    }
    Ok((read, ids.len()))
}

/// Single values, and those that repeat none in their list.
fn values(value: &Value) -> (usize, usize) {
    let sum = |counts: &mut dyn Iterator<Item = (usize, usize)>| counts.fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    match value {
        Value::Table(table) => sum(&mut table.values().map(values)),
        Value::Array(list) => {
            let (read, kept) = sum(&mut list.iter().map(values));
            let strings: Vec<_> = list.iter().filter_map(Value::as_str).collect();
            let repeated = strings.len() - strings.iter().collect::<BTreeSet<_>>().len();
            (read, kept - repeated)
        }
        _ => (1, 1),
    }
}

/// Lines with a word on them (`#` begins a comment), and different words.
fn words(text: &str) -> (usize, usize) {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let words: Vec<_> = lines.filter(|word| !word.is_empty()).collect();
    (words.len(), words.iter().collect::<BTreeSet<_>>().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_files_are_data() {
        let files = [
            "data/README.md",
            "data/inflect/uk.toml",
            "data/manifest.lock",
            "data/sources.toml",
            "docs/data.md",
            GAZETTEER,
        ];
        assert_eq!(data_files(&files.map(String::from)), ["data/inflect/uk.toml", GAZETTEER]);
    }

    #[test]
    fn counts() {
        let of = |path: &str, text: &str| count(path, text.as_bytes()).map(|counted| (counted.read, counted.kept)).ok();
        assert_eq!(of("a.csv", "id,name\nQ1,\"a\nb\"\nQ2,b\nQ1,c\n"), Some((3, 2)));
        assert_eq!(
            of("a.toml", "a = 1\nb = [\"x\", \"y\", \"x\"]\n[[c]]\nd = [\"x\"]\n"),
            Some((5, 4))
        );
        assert_eq!(of("a.txt", "# words\none\n\ntwo # 2\none\n"), Some((3, 2)));
        let packed = zstd::encode_all(&b"one\ntwo\n"[..], 1).unwrap();
        assert_eq!(
            count("a.tsv.zst", &packed).map(|of| (of.path, of.read)).unwrap(),
            ("a.tsv.zst".to_owned(), 2)
        );
        assert_eq!(of("a.tsv.zst", "no zstd"), None);
        assert_eq!(of("a.toml", "a = "), None);
        assert_eq!(of("a.bin", ""), None);
    }

    #[test]
    fn hashes() {
        // FIPS 180-2, appendix B.1.
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(count("a.txt", b"abc").unwrap().sha256, sha256);
    }

    #[test]
    fn errors_of_the_gazetteer_tell_their_place() {
        let load = |rows: &str| load(&[(GAZETTEER, rows.as_bytes())]);
        assert!(load("id,type,name\nQ1,PERSON,Jane Roe\n").is_ok());
        let error = load("id,type,name\nQ1,PERSON,\n").unwrap_err().to_string();
        assert!(error.contains("\ngazetteer.csv:2:"), "{error}");
    }
}
