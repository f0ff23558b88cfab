//! Files, folders and standard input to documents, in order, read ahead by one thread within a bound.

mod queue;
mod sources;

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use polynym::store::{Bytes, map};
use polynym_formats::{Csv, Document, Error, ErrorKind, Jsonl, MAX_DOCUMENT, Texts, read_html};

use crate::args::{InputArgs, InputKind};
use crate::output::complain;
use queue::Queue;
use sources::{Place, Source};

/// What reading comes to, in order.
#[derive(Debug)]
pub(crate) enum Item {
    /// A document.
    Document(Document),
    /// An error, told in one line; what follows is from the next file.
    Failure(String),
}

/// Documents as they come, a batch at a time: whatever has been read when the reader of the batch is ready, at least one.
pub(crate) struct Documents(Arc<Queue>);

impl Iterator for Documents {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.take()
    }
}

/// Starts to read what was asked for.
pub(crate) fn documents(args: &InputArgs) -> Documents {
    let queue = Arc::new(Queue::default());
    let sources = sources::sources(args);
    let column = args.column.clone();
    let filled = Arc::clone(&queue);
    // Not joined: when the results are no longer wanted, the program ends without waiting for more input.
    std::thread::spawn(move || {
        let all = || sources.into_iter().for_each(|source| read(source, &column, &filled));
        if catch_unwind(AssertUnwindSafe(all)).is_err() {
            filled.push(Item::Failure("polynym: what follows in the input was not read".to_owned()));
        }
        filled.close();
    });
    Documents(queue)
}

fn read(source: Result<Source, String>, column: &str, queue: &Queue) {
    let Source { place, kind } = match source {
        Ok(source) => source,
        Err(failure) => return queue.push(Item::Failure(failure)),
    };
    let name = place.name();
    let fail = |what: &dyn std::fmt::Display| queue.push(Item::Failure(format!("{name}:{what}")));
    let input = match open(&place) {
        Ok(input) => input,
        Err(error) => return fail(&format_args!(" {}", plain(&error))),
    };
    let each = |document: Result<Document, Error>| match document {
        Ok(document) => queue.push(Item::Document(document)),
        Err(Error {
            line,
            column,
            kind: ErrorKind::Io(error),
        }) => fail(&format_args!("{line}:{column}: {}", plain(&error))),
        Err(
            error @ Error {
                kind: ErrorKind::NoColumn { .. },
                ..
            },
        ) => fail(&format_args!("{error}; choose one with --column")),
        Err(error) => fail(&error),
    };
    match kind {
        InputKind::Jsonl => Jsonl::new(BufReader::with_capacity(1 << 16, input)).for_each(each),
        InputKind::Csv => Csv::new(input, column).for_each(each),
        InputKind::Text => Texts::new(name.as_str(), BufReader::with_capacity(1 << 16, input)).for_each(each),
        InputKind::Html => match whole(input) {
            Ok(bytes) => each(read_html(&name, &bytes)),
            Err(error) => fail(&format_args!(" {}", plain(&error))),
        },
    }
}

fn open(place: &Place) -> io::Result<Box<dyn Read>> {
    Ok(match place {
        Place::Stdin => {
            if io::stdin().is_terminal() {
                complain(
                    "polynym: reading from the terminal; end with Ctrl-D on a line of its own (or name a file: polynym --help)",
                );
            }
            Box::new(io::stdin().lock())
        }
        Place::File(path) => Box::new(File::open(path)?),
    })
}

/// All bytes, or just so many that they are seen to be too many.
fn whole(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_DOCUMENT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The files named, or standard input if there are none.
pub(crate) fn or_stdin(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        files.to_vec()
    }
}

/// A stream and the name that its errors bear; `-` is standard input.
pub(crate) fn stream(path: &Path) -> anyhow::Result<(String, Box<dyn Read>)> {
    let place = Place::of(path);
    let name = place.name();
    let input = open(&place).map_err(|error| anyhow::anyhow!("{name}: {}", plain(&error)))?;
    Ok((name, input))
}

/// The bytes of a gazetteer or another file that is read whole, and the name that its errors bear; `-` is standard input.
pub(crate) fn file(path: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    let (name, mut input) = stream(path)?;
    let mut bytes = Vec::new();
    input
        .read_to_end(&mut bytes)
        .map_err(|error| anyhow::anyhow!("{name}: {}", plain(&error)))?;
    Ok((name, bytes))
}

/// A compiled file as memory, without reading it; what can't be mapped, such as a pipe, is read.
pub(crate) fn mapped(path: &Path) -> anyhow::Result<Bytes> {
    let told = |error: &io::Error| anyhow::anyhow!("{}: {}", path.display(), plain(error));
    let mut file = File::open(path).map_err(|error| told(&error))?;
    let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
    if is_file && let Ok(bytes) = map(&file) {
        return Ok(bytes);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|error| told(&error))?;
    Ok(bytes.into())
}

/// An error of the system in words, without its number.
pub(crate) fn plain(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or_default().to_owned()
}
