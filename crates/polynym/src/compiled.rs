//! A gazetteer and its forms in one file: the embedded one, and those that others compile.

use std::io;
use std::sync::mpsc::{Receiver, sync_channel};

use polynym_gazetteer::{Finding, Gazetteer, Pattern};
use polynym_lexicon::Compiled;
use polynym_store::{Bytes, OpenError, Sections, Stamp, Writer};
use polynym_tagger::{StoredEars, StoredWorld};
use serde::{Deserialize, Serialize};

/// The embedded gazetteer and its forms, as `build.rs` compiled them.
static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));

/// The section about the compilation, which the embedded file does not have.
const MADE: &str = "made";

fn core() -> Sections {
    Sections::read(Bytes::from_static(CORE)).expect("this very build wrote it")
}

/// What this build folds and makes forms with; a file that was compiled with something else is not opened.
pub fn stamp() -> Stamp {
    core().stamp()
}

/// The head of the embedded file, with the checksums of all that is in it: for whoever keeps what he compiled over the embedded entities and
/// has to know whether they are still the same.
///
/// ```
/// assert_eq!(polynym::embedded_head(), polynym::embedded_head());
/// ```
pub fn embedded_head() -> &'static [u8] {
    // A checksum of each of some dozens of sections.
    &CORE[..CORE.len().min(4096)]
}

/// The entities that come with the library.
///
/// ```
/// assert_eq!(polynym::embedded_gazetteer().get("Q7184").unwrap().name(), "NATO");
/// ```
pub fn embedded_gazetteer() -> Gazetteer {
    embedded().0
}

/// The entities of a file that [`TaggerBuilder::compile`](crate::TaggerBuilder::compile) made, read in place.
///
/// # Errors
/// What is no such file, or one of another version, cut off or changed.
pub fn compiled_gazetteer(file: impl Into<Bytes>) -> Result<Gazetteer, OpenError> {
    Ok(open(file.into())?.0)
}

/// What a file holds.
pub(crate) type Parts = (Gazetteer, Compiled, StoredEars, StoredWorld);

pub(crate) fn embedded() -> Parts {
    parts(&core()).expect("this very build wrote it")
}

pub(crate) fn open(file: Bytes) -> Result<Parts, OpenError> {
    parts(&Sections::open(file, stamp())?)
}

fn parts(file: &Sections) -> Result<Parts, OpenError> {
    Ok((
        Gazetteer::read(file)?,
        Compiled::read(file)?,
        StoredEars::read(file)?,
        StoredWorld::read(file)?,
    ))
}

/// How a file was compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Made {
    /// The version of this library.
    pub version: String,
    /// Whether entities that the world knows took names from it: [`TaggerBuilder::borrow`](crate::TaggerBuilder::borrow).
    pub borrowed: bool,
}

impl Made {
    /// What a file says of it.
    ///
    /// # Errors
    /// A file that does not say.
    pub fn of(file: &Sections) -> Result<Self, OpenError> {
        postcard::from_bytes(&file.get(MADE)?).map_err(|_| OpenError::Damaged(MADE.to_owned()))
    }
}

/// A gazetteer with its forms, compiled to be written.
#[derive(Debug)]
pub struct Compilation {
    gazetteer: Gazetteer,
    findings: Vec<Finding>,
    file: Writer,
}

/// Entities whose forms are made and handed on together.
const BATCH: u32 = 256;
/// Batches of a maker that may wait: forms are larger than what becomes of them.
const WAITING: usize = 2;
/// Two makers take as long as the one thread that compiles what they make; each learns for itself, which takes memory.
const MAKERS: usize = 2;

/// The forms of all entities, made on several threads beside being compiled, in their order.
fn compile<'s>(scope: &'s std::thread::Scope<'s, '_>, gazetteer: &'s Gazetteer, borrow: bool) -> Compiled {
    let batches = gazetteer.bound().div_ceil(BATCH);
    let makers = std::thread::available_parallelism().map_or(1, usize::from).min(MAKERS);
    let made: Vec<Receiver<Vec<Pattern>>> = (0..makers as u32)
        .map(|first| {
            let (made, batch) = sync_channel(WAITING);
            scope.spawn(move || {
                let mut maker = polynym_forms::Maker::new().borrow(borrow);
                for batch in (first..batches).step_by(makers) {
                    let entities = gazetteer.stream_of(batch * BATCH..gazetteer.bound().min((batch + 1) * BATCH));
                    let patterns = entities.flat_map(|(index, entity)| maker.patterns(index, &entity));
                    if made.send(patterns.collect()).is_err() {
                        return;
                    }
                }
            });
            batch
        })
        .collect();
    // A maker that fails takes its batches with it, and the thread that waits for it fails too.
    let in_order = (0..batches).flat_map(|batch| made[batch as usize % makers].recv().expect("each batch is made"));
    Compiled::of_patterns(in_order, &polynym_forms::tags())
}

impl Compilation {
    /// Makes the forms of all entities, and listens to their names beside that.
    pub(crate) fn new(gazetteer: Gazetteer, findings: Vec<Finding>, made: Made) -> Self {
        let (compiled, ears) = std::thread::scope(|scope| {
            let ears = scope.spawn(|| StoredEars::compile(&gazetteer));
            let compiled = compile(scope, &gazetteer, made.borrowed);
            (compiled, ears.join().expect("listening does not fail"))
        });
        let mut file = Writer::new(stamp());
        file.add(MADE, postcard::to_stdvec(&made).expect("plain data is always encoded"));
        gazetteer.write(&mut file);
        compiled.write(&mut file);
        ears.write(&mut file);
        StoredWorld::compile(&gazetteer).write(&mut file);
        Self {
            gazetteer,
            findings,
            file,
        }
    }

    /// The entities.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Warnings about the rows.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Writes the file: the same rows give the same bytes.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(&self, to: impl io::Write) -> io::Result<()> {
        self.file.write(to)
    }
}
