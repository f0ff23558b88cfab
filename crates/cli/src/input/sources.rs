//! Which files are read, and as what.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::args::{InputArgs, InputKind};
use crate::output::complain;

/// A place to read documents from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) place: Place,
    pub(super) kind: InputKind,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    Stdin,
    File(PathBuf),
}

impl Place {
    pub(super) fn of(path: &Path) -> Self {
        if path == Path::new("-") {
            Self::Stdin
        } else {
            Self::File(path.to_owned())
        }
    }

    /// What it is called in errors and as the id of a document: the path as given, `-` for standard input.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }
}

/// All places, in the order given; the files of a folder in the order of their paths. Tells what it passes over.
pub(super) fn sources(args: &InputArgs) -> Vec<Result<Source, String>> {
    let files = &super::or_stdin(&args.files);
    let mut found = Vec::new();
    for path in files {
        match Place::of(path) {
            Place::File(path) if path.is_dir() => folder(&path, args.input, &mut found),
            place => {
                let kind = args.input.unwrap_or_else(|| by_name(path).unwrap_or(InputKind::Text));
                found.push(Ok(Source { place, kind }));
            }
        }
    }
    found
}

fn folder(folder: &Path, asked: Option<InputKind>, found: &mut Vec<Result<Source, String>>) {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true).sort_by_file_path(Path::cmp);
    let mut passed: BTreeMap<String, usize> = BTreeMap::new();
    for entry in walk.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.push(Err(error.to_string()));
                continue;
            }
        };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        match (by_name(path), asked) {
            // A CSV among texts is seldom one of texts; it is read when asked for.
            (Some(kind), None) if kind != InputKind::Csv => {
                found.push(Ok(Source {
                    place: Place::File(path.to_owned()),
                    kind,
                }));
            }
            (Some(kind), Some(asked)) if kind == asked => {
                found.push(Ok(Source {
                    place: Place::File(path.to_owned()),
                    kind,
                }));
            }
            _ => {
                *passed
                    .entry(extension(path).map_or("no extension".to_owned(), |e| format!(".{e}")))
                    .or_default() += 1
            }
        }
    }
    if !passed.is_empty() {
        let counts: Vec<String> = passed.iter().map(|(name, count)| format!("{count} {name}")).collect();
        let wanted = asked.map_or("text, jsonl or html", word);
        complain(format_args!(
            "{}: passed over what is not {wanted} by its name: {}",
            folder.display(),
            counts.join(", ")
        ));
    }
}

fn word(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Text => "text",
        InputKind::Jsonl => "jsonl",
        InputKind::Csv => "csv",
        InputKind::Html => "html",
    }
}

fn extension(path: &Path) -> Option<String> {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase())
}

/// What a file is by its name, if that tells.
fn by_name(path: &Path) -> Option<InputKind> {
    match extension(path)?.as_str() {
        "txt" | "text" | "md" => Some(InputKind::Text),
        "jsonl" | "ndjson" => Some(InputKind::Jsonl),
        "csv" => Some(InputKind::Csv),
        "html" | "htm" | "xhtml" => Some(InputKind::Html),
        _ => None,
    }
}
