//! From text to mentions, step by step.

use std::collections::HashMap;
use std::sync::OnceLock;

use polynym_gazetteer::{FormRole, Gazetteer};
use polynym_lexicon::{Lexicon, Speller};
use polynym_text::{Folded, Word, fold};

use crate::context::{Context, World};
use crate::decide::Judge;
use crate::overlap::resolve;
use crate::reading::{Find, read};
use crate::{Mention, Options};

/// A gazetteer and its lexicon, ready to tag texts; shared freely among threads.
#[derive(Debug)]
pub struct Tagger {
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    options: Options,
    /// Made by the first text that has a find.
    world: OnceLock<World>,
    /// Made by the first text, if misspelled names are asked for.
    speller: OnceLock<Speller>,
}

impl Tagger {
    /// A tagger over a lexicon whose forms are those of the gazetteer.
    pub fn new(gazetteer: Gazetteer, lexicon: Lexicon, options: Options) -> Self {
        Self {
            gazetteer,
            lexicon,
            options,
            world: OnceLock::new(),
            speller: OnceLock::new(),
        }
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
        self.decide(&self.scan(text))
    }

    /// The first step of [`Tagger::tag`]: the text folded, and the places where names stand in it.
    pub fn scan<'t>(&self, text: &'t str) -> Scan<'_, 't> {
        let typed = fold(text);
        let (folded, slips) = if self.options.fuzzy > 0 {
            self.respell(&typed)
        } else {
            (typed, Slips::new())
        };
        let finds = read(&folded, self.lexicon.scan(&folded));
        Scan { folded, finds, slips }
    }

    /// The second step of [`Tagger::tag`]: which of those places are mentions, and of whom.
    pub fn decide(&self, scan: &Scan<'_, '_>) -> Vec<Mention<'_>> {
        if scan.finds.is_empty() {
            return Vec::new();
        }
        let world = self.world.get_or_init(|| World::new(&self.gazetteer));
        let context = Context::new(&scan.folded, &scan.finds, world);
        let judge = Judge::new(&self.gazetteer, &self.options, context, &scan.finds, &scan.slips);
        resolve(judge.mentions(), self.options.overlap)
    }

    /// The text with words taken for the words of names that they are slips of, and those slips.
    fn respell<'t>(&self, typed: &Folded<'t>) -> (Folded<'t>, Slips) {
        let speller = self
            .speller
            .get_or_init(|| Speller::new(self.vocabulary(), self.options.fuzzy));
        let slip = |(i, word): (usize, &Word)| {
            let may_be_a_name = word.shape.initial || word.shape.uncased();
            let (meant, edits) = speller.nearest(typed.letters(i..i + 1)).filter(|_| may_be_a_name)?;
            Some((i, (meant.to_owned(), edits)))
        };
        let slips: Slips = typed.words().iter().enumerate().filter_map(slip).collect();
        let folded = typed.respelled(|i| slips.get(&i).map(|(meant, _)| meant.clone()));
        (folded, slips)
    }

    /// The words of all names, folded.
    fn vocabulary(&self) -> Vec<String> {
        let wanted = self
            .lexicon
            .forms()
            .filter(|(_, f)| matches!(f.role, FormRole::Strong | FormRole::Weak));
        wanted.flat_map(|(_, form)| folded_words(&form.surface)).collect()
    }
}

/// The words of a name, folded.
pub(crate) fn folded_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    (0..folded.words().len())
        .map(|i| folded.letters(i..i + 1).to_owned())
        .collect()
}

/// A text with the places where names of the lexicon stand in it, before it is decided which of them count.
#[derive(Debug)]
pub struct Scan<'l, 't> {
    folded: Folded<'t>,
    finds: Vec<Find<'l>>,
    slips: Slips,
}

/// Words of a text, by index, that were taken for another word, with the number of edits between them.
pub(crate) type Slips = HashMap<usize, (String, usize)>;
