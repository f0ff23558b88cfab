//! From text to mentions, step by step.

use std::sync::OnceLock;

use polynym_gazetteer::Gazetteer;
use polynym_lexicon::Lexicon;
use polynym_text::fold;

use crate::context::{Context, World};
use crate::decide::Judge;
use crate::overlap::resolve;
use crate::reading::read;
use crate::{Mention, Options};

/// A gazetteer and its lexicon, ready to tag texts; shared freely among threads.
#[derive(Debug)]
pub struct Tagger {
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    /// Made by the first text that has a find.
    world: OnceLock<World>,
    options: Options,
}

impl Tagger {
    /// A tagger over a lexicon whose forms are those of the gazetteer.
    pub fn new(gazetteer: Gazetteer, lexicon: Lexicon, options: Options) -> Self {
        Self { gazetteer, lexicon, world: OnceLock::new(), options }
    }

    /// The gazetteer.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What is asked of tagging.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The mentions of a text, by their start. Any text will do; none fails.
    pub fn tag(&self, text: &str) -> Vec<Mention<'_>> {
        let folded = fold(text);
        let finds = read(&folded, self.lexicon.scan(&folded));
        if finds.is_empty() {
            return Vec::new();
        }
        let context = Context::new(&folded, &finds, self.world.get_or_init(|| World::new(&self.gazetteer)));
        let judge = Judge::new(&self.gazetteer, &self.options, context, &finds);
        resolve(judge.mentions(&self.gazetteer), self.options.overlap)
    }
}
