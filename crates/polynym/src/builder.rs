//! From rows to a [`Tagger`]: the embedded gazetteer, then each layer that is given, row by row.

use polynym_gazetteer::{Finding, Gazetteer, Loader};
use polynym_lexicon::{Compiled, Lexicon};
use polynym_store::{Bytes, OpenError};
use polynym_tagger::{Ears, Options, StoredEars, StoredWorld};

use crate::Tagger;
use crate::compiled::{self, Compilation, Made, Parts};

/// Why a tagger can't be built, or a lexicon not be compiled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// Rows with errors; each has file, line, column and the mend.
    #[error(transparent)]
    Gazetteer(#[from] polynym_gazetteer::Error),
    /// A compiled lexicon that this build can't use, and what to do about it.
    #[error(transparent)]
    Lexicon(#[from] OpenError),
}

/// Collects gazetteers and options for a [`Tagger`].
#[derive(Debug, Clone, Default)]
pub struct TaggerBuilder {
    no_default: bool,
    no_borrow: bool,
    lexicon: Option<Bytes>,
    layers: Vec<(String, Vec<u8>)>,
    options: Options,
}

impl TaggerBuilder {
    /// Leaves the embedded entities out. Language data (titles, paradigms, boundaries) stays.
    pub fn no_default(mut self) -> Self {
        self.no_default = true;
        self
    }

    /// Takes a file that [`TaggerBuilder::compile`] made in the place of the embedded gazetteer. It opens at once, whatever its size.
    ///
    /// ```
    /// let csv = "id,type,name\nplace:oz,PLACE,Emerald City\n";
    /// let mut file = Vec::new();
    /// polynym::Tagger::builder().no_default().gazetteer("oz.csv", csv).compile()?.write(&mut file)?;
    /// let tagger = polynym::Tagger::builder().lexicon(file).build()?;
    /// assert_eq!(tagger.tag("in Emerald City").len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lexicon(mut self, file: impl Into<Bytes>) -> Self {
        self.lexicon = Some(file.into());
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
    /// [`BuildError::Gazetteer`] lists every error in the rows; warnings are kept in [`Tagger::findings`]. [`BuildError::Lexicon`] is about
    /// a file that was given to [`TaggerBuilder::lexicon`].
    pub fn build(self) -> Result<Tagger, BuildError> {
        // What is compiled is opened at once, and the first text reads the tables of language that it needs.
        if self.layers.is_empty() {
            return self.make();
        }
        // They need nothing of the gazetteer, and together are much of the time until the first text.
        std::thread::scope(|scope| {
            scope.spawn(polynym_tagger::prepare);
            self.make()
        })
    }

    /// Checks the rows and makes all forms, to be written to a file that [`TaggerBuilder::lexicon`] opens; options of tagging do not
    /// matter.
    ///
    /// # Errors
    /// As [`TaggerBuilder::build`].
    pub fn compile(self) -> Result<Compilation, BuildError> {
        let (base, ..) = self.base()?;
        let (gazetteer, findings) = lay_over(base, &self.layers)?;
        let made = Made {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            borrowed: !self.no_borrow,
        };
        Ok(Compilation::new(gazetteer, findings, made))
    }

    /// What the layers are laid over.
    fn base(&self) -> Result<Parts, OpenError> {
        match &self.lexicon {
            Some(file) => compiled::open(file.clone()),
            None if self.no_default => Ok(Default::default()),
            None => Ok(compiled::embedded()),
        }
    }

    fn make(self) -> Result<Tagger, BuildError> {
        let (base, compiled, stored, world) = self.base()?;
        let (mut lexicon, mut ears) = (Lexicon::open(compiled), self.options.sound.then(|| Ears::open(stored)));
        let (mut gazetteer, mut findings, mut worlds) = (base, Vec::new(), vec![world]);
        let is_empty = gazetteer.bound() == 0;
        if !self.layers.is_empty() {
            (gazetteer, findings) = lay_over(gazetteer, &self.layers)?;
            // Only what a layer changes is spelled and listened to anew.
            let mut maker = polynym_forms::Maker::new().borrow(!self.no_borrow);
            let patterns = gazetteer.changes().flat_map(|(index, entity)| maker.patterns(index, entity));
            let above = Lexicon::open(Compiled::of_patterns(patterns, &polynym_forms::tags()));
            let gone = gazetteer.gone();
            lexicon = above.over(lexicon, &gone);
            worlds.push(StoredWorld::of_changes(&gazetteer));
            ears = ears.map(|below| {
                let above = Ears::open(StoredEars::of_changes(&gazetteer));
                if is_empty { above } else { above.over(below, &gone) }
            });
        }
        let inner = polynym_tagger::Tagger::new(gazetteer, lexicon, self.options).with_world(worlds);
        Ok(Tagger {
            inner: match ears {
                Some(ears) => inner.with_ears(ears),
                None => inner,
            },
            findings,
        })
    }
}

fn lay_over(base: Gazetteer, layers: &[(String, Vec<u8>)]) -> Result<(Gazetteer, Vec<Finding>), polynym_gazetteer::Error> {
    let mut loader = Loader::over(base);
    for (name, csv) in layers {
        loader.layer(name, csv);
    }
    let loaded = loader.finish();
    let findings = loaded.findings.clone();
    Ok((loaded.into_result()?, findings))
}
