//! The entities that a command uses: the embedded ones, those of a compiled file or none, and the layers over them.

use std::fmt;
use std::path::{Path, PathBuf};

use polynym::store::OpenError;
use polynym::{BuildError, Gazetteer, Tagger, TaggerBuilder, compiled_gazetteer, embedded_gazetteer};

use crate::args::BaseArgs;
use crate::input;
use crate::output::complain;
use crate::packs;

impl BaseArgs {
    /// A builder of taggers that has them.
    pub(crate) fn builder(&self) -> anyhow::Result<TaggerBuilder> {
        builder(self.lexicon()?.as_deref(), self.no_default, &self.gazetteer)
    }

    /// A tagger that has them.
    pub(crate) fn build(&self, builder: TaggerBuilder) -> anyhow::Result<Tagger> {
        builder.build().map_err(|error| told(error, self.lexicon.as_deref()))
    }

    /// The entities under the layers.
    pub(crate) fn gazetteer(&self) -> anyhow::Result<Gazetteer> {
        gazetteer(self.lexicon()?.as_deref(), self.no_default)
    }

    /// The compiled file in the place of the embedded entities, that of packs among them.
    fn lexicon(&self) -> anyhow::Result<Option<PathBuf>> {
        let mut packs = self.pack.clone();
        packs.sort();
        packs.dedup();
        match packs.as_slice() {
            [] => Ok(self.lexicon.clone()),
            packs => packs::compiled(packs, self.no_default).map(Some),
        }
    }
}

/// A builder with a compiled file or not, with the embedded entities or not, and with layers.
pub(crate) fn builder(lexicon: Option<&Path>, no_default: bool, layers: &[PathBuf]) -> anyhow::Result<TaggerBuilder> {
    let mut builder = Tagger::builder();
    if no_default {
        builder = builder.no_default();
    }
    if let Some(path) = lexicon {
        builder = builder.lexicon(input::mapped(path)?);
    }
    for path in layers {
        let (name, bytes) = input::file(path)?;
        builder = builder.gazetteer(name, bytes);
    }
    Ok(builder)
}

/// The entities of a compiled file, none, or the embedded ones.
pub(crate) fn gazetteer(lexicon: Option<&Path>, no_default: bool) -> anyhow::Result<Gazetteer> {
    match lexicon {
        Some(path) => compiled_gazetteer(input::mapped(path)?).map_err(|error| about(path, &error)),
        None if no_default => Ok(Gazetteer::default()),
        None => Ok(embedded_gazetteer()),
    }
}

/// Why something can't be built, with the file that it is about.
pub(crate) fn told(error: BuildError, lexicon: Option<&Path>) -> anyhow::Error {
    match (error, lexicon) {
        (BuildError::Lexicon(error), Some(path)) => about(path, &error),
        (error, _) => error.into(),
    }
}

/// What is wrong with a compiled file.
pub(crate) fn about(path: &Path, error: &OpenError) -> anyhow::Error {
    anyhow::anyhow!("{}: {error}", path.display())
}

/// One line about the warnings of a layer, for they are many in a large one.
pub(crate) fn warn(path: &Path, findings: &[polynym::Finding]) {
    let name = path.display().to_string();
    let count = findings.iter().filter(|finding| *finding.file == *name).count();
    if count > 0 {
        let warnings = Amount(count, "warning");
        complain(format_args!("{name}: {warnings}; see polynym gazetteer check {name}"));
    }
}

/// So many of something, in words.
struct Amount(usize, &'static str);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self(1, what) => write!(f, "a {what}"),
            Self(count, what) => write!(f, "{count} {what}s"),
        }
    }
}
