//! From rows to a [`Tagger`]: the embedded gazetteer, then each layer that is given, row by row.

use polynym_gazetteer::{Finding, Gazetteer, Loader};
use polynym_lexicon::{Compiled, Lexicon};
use polynym_store::{Bytes, OpenError, Sections, Stamp};
use polynym_tagger::{Ears, Options};

use crate::Tagger;

/// The embedded gazetteer and its forms, as `build.rs` compiled them.
static CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));

/// Why a tagger can't be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Rows with errors; each has file, line, column and the mend.
    #[error(transparent)]
    Gazetteer(#[from] polynym_gazetteer::Error),
}

/// The entities that come with the library.
///
/// ```
/// assert_eq!(polynym::embedded_gazetteer().get("Q7184").unwrap().name(), "NATO");
/// ```
pub fn embedded_gazetteer() -> Gazetteer {
    embedded().0
}

fn embedded() -> (Gazetteer, Compiled) {
    let open = || -> Result<_, OpenError> {
        let core = Sections::open(Bytes::from_static(CORE), Stamp::default())?;
        Ok((Gazetteer::read(&core)?, Compiled::read(&core)?))
    };
    open().expect("this very build wrote it")
}

/// Collects gazetteers and options for a [`Tagger`].
#[derive(Debug, Clone, Default)]
pub struct TaggerBuilder {
    no_default: bool,
    no_borrow: bool,
    layers: Vec<(String, Vec<u8>)>,
    options: Options,
}

impl TaggerBuilder {
    /// Leaves the embedded entities out. Language data (titles, paradigms, boundaries) stays.
    pub fn no_default(mut self) -> Self {
        self.no_default = true;
        self
    }

    /// Lays a CSV over what is there, row by row. `name` is what findings call it.
    ///
    /// ```
    /// let csv = "id,type,name\nplace:oz,PLACE,Emerald City\n";
    /// let tagger = polynym::Tagger::builder().gazetteer("oz.csv", csv).build()?;
    /// assert_eq!(tagger.tag("in Emerald City").len(), 1);
    /// # Ok::<(), polynym::BuildError>(())
    /// ```
    pub fn gazetteer(mut self, name: impl Into<String>, csv: impl Into<Vec<u8>>) -> Self {
        self.layers.push((name.into(), csv.into()));
        self
    }

    /// Whether countries, cities and bodies of the layers that the world knows take the names that their rows lack from it (they do).
    ///
    /// ```
    /// let builder = || polynym::Tagger::builder().no_default().gazetteer("g.csv", "id,type,name\nde,PLACE,Germany\n");
    /// assert_eq!(builder().build()?.tag("у Німеччині").len(), 1);
    /// assert_eq!(builder().borrow(false).build()?.tag("у Німеччині").len(), 0);
    /// # Ok::<(), polynym::BuildError>(())
    /// ```
    pub fn borrow(mut self, borrow: bool) -> Self {
        self.no_borrow = !borrow;
        self
    }

    /// What is asked of tagging.
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Checks the rows, makes all forms and compiles them.
    ///
    /// # Errors
    /// [`BuildError::Gazetteer`] lists every error in the rows; warnings are kept in [`Tagger::findings`].
    pub fn build(self) -> Result<Tagger, BuildError> {
        // The tables of language need nothing of the gazetteer, and together they are much of the time until the first text.
        std::thread::scope(|scope| {
            scope.spawn(polynym_tagger::prepare);
            self.make()
        })
    }

    fn make(self) -> Result<Tagger, BuildError> {
        let (base, compiled) = if self.no_default { Default::default() } else { embedded() };
        let sound = self.options.sound;
        let below = Lexicon::open(compiled);
        let (gazetteer, lexicon, findings) = if self.layers.is_empty() {
            (base, below, Vec::new())
        } else {
            lay_over(base, below, &self.layers, !self.no_borrow)?
        };
        let ears = sound.then(|| Ears::new(&gazetteer));
        let inner = polynym_tagger::Tagger::new(gazetteer, lexicon, self.options);
        Ok(Tagger {
            inner: match ears {
                Some(ears) => inner.with_ears(ears),
                None => inner,
            },
            findings,
        })
    }
}

/// The layers over a gazetteer whose forms are compiled: only the forms of entities that a layer changes are made anew.
fn lay_over(
    base: Gazetteer,
    below: Lexicon,
    layers: &[(String, Vec<u8>)],
    borrow: bool,
) -> Result<(Gazetteer, Lexicon, Vec<Finding>), BuildError> {
    let mut loader = Loader::over(base);
    for (name, csv) in layers {
        loader.layer(name, csv);
    }
    let loaded = loader.finish();
    let findings = loaded.findings.clone();
    let gazetteer = loaded.into_result()?;
    let mut maker = polynym_forms::Maker::new().borrow(borrow);
    let patterns = gazetteer.changes().flat_map(|(index, entity)| maker.patterns(index, entity));
    let lexicon = Lexicon::open(Compiled::of_patterns(patterns, &polynym_forms::tags())).over(below, &gazetteer.gone());
    Ok((gazetteer, lexicon, findings))
}
