//! From text to mentions, step by step.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use polynym_gazetteer::{EntityType, FormRole, Gazetteer};
use polynym_lexicon::{Hit, Lexicon, Speller};
use polynym_text::{Folded, Span, Word, fold};

use crate::context::Context;
use crate::decide::{Judge, script};
use crate::ordinal::with_ordinal_dot;
use crate::overlap::{Cover, resolve};
use crate::reading::{Find, read};
use crate::sound::{Ears, Full, Heard, Listener, Reason};
use crate::world::{StoredWorld, World};
use crate::{Candidate, Explanation, Mention, Options, explain};

/// A gazetteer and its lexicon, ready to tag texts; shared freely among threads.
#[derive(Debug)]
pub struct Tagger {
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    options: Options,
    world: World,
    /// Made by the first text, if misspelled names are asked for.
    speller: OnceLock<Speller>,
    /// Made by the first text, if names are looked for by sound.
    ears: OnceLock<Ears>,
}

impl Tagger {
    /// A tagger over a lexicon whose forms are those of the gazetteer.
    pub fn new(gazetteer: Gazetteer, lexicon: Lexicon, options: Options) -> Self {
        Self {
            gazetteer,
            lexicon,
            options,
            world: World::default(),
            speller: OnceLock::new(),
            ears: OnceLock::new(),
        }
    }

    /// Gives it the sound of its gazetteer, where that was made beside something else; otherwise the first text makes it.
    pub fn with_ears(mut self, ears: Ears) -> Self {
        self.ears = ears.bounded(self.gazetteer.bound() as usize).into();
        self
    }

    /// Gives it what its gazetteer as a whole says, in layers; otherwise the first text that asks gathers it.
    pub fn with_world(mut self, layers: Vec<StoredWorld>) -> Self {
        self.world = World::new(layers);
        self
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
    pub fn scan<'t>(&self, text: &'t str) -> Scan<'t> {
        let typed = fold(text);
        let (folded, slips, hits) = if self.options.fuzzy > 0 {
            let (folded, slips) = self.respell(&typed);
            let hits = self.lexicon.scan(&folded);
            (folded, slips, hits)
        } else {
            let hits = self.lexicon.hits(&typed);
            (typed, Slips::new(), hits)
        };
        let is_exclude = |hit: &&Hit| hit.matches.iter().any(|m| m.form.role == FormRole::Exclude);
        let excluded = hits.iter().filter(is_exclude).map(|hit| hit.words.clone()).collect();
        let finds = read(&folded, hits);
        Scan {
            folded,
            finds,
            slips,
            excluded,
        }
    }

    /// The second step of [`Tagger::tag`]: which of those places are mentions, and of whom.
    pub fn decide(&self, scan: &Scan<'_>) -> Vec<Mention<'_>> {
        if scan.finds.is_empty() && !self.options.sound {
            return Vec::new();
        }
        let context = Context::new(&scan.folded, &scan.finds, &self.world, &self.gazetteer);
        let judge = Judge::new(&self.gazetteer, &self.options, context, &scan.finds, &scan.slips);
        let mut mentions = judge.mentions();
        if self.options.sound {
            let heard = self.listen(scan, judge.context(), judge.full_names());
            // What is spelled as a form says is known better than what only sounds so.
            let known = Cover::new(mentions.iter().map(|mention| mention.span).collect());
            mentions.extend(
                heard
                    .into_iter()
                    .filter(|m| m.score >= self.options.min_score && !known.contains(m.span)),
            );
        }
        for mention in mentions
            .iter_mut()
            .filter(|mention| mention.entity.kind == EntityType::Person)
        {
            mention.span = with_ordinal_dot(scan.folded.source(), mention.span);
        }
        resolve(mentions, self.options.overlap)
    }

    fn ears(&self) -> &Ears {
        self.ears.get_or_init(|| Ears::new(&self.gazetteer))
    }

    /// Why a text does, or does not, name an entity, step by step: what folding made of it, where a form of the entity stands and what it is
    /// worth there, which words sound like one of its names and what speaks against them, and what is left in the end.
    ///
    /// `entity` is an index in the gazetteer; none has more than its steps of folding if there is no such entity.
    pub fn explain(&self, text: &str, entity: u32) -> Explanation<'_> {
        let scan = self.scan(text);
        let context = Context::new(&scan.folded, &scan.finds, &self.world, &self.gazetteer);
        let judge = Judge::new(&self.gazetteer, &self.options, context, &scan.finds, &scan.slips);
        let mut steps = vec![explain::folding(&scan.folded)];
        steps.extend(explain::forms(
            &scan.folded,
            &self.lexicon.scan(&scan.folded),
            &scan.finds,
            entity,
        ));
        steps.extend(explain::verdicts(&judge, &scan.finds, entity));
        if self.options.sound {
            let listener = Listener::new(judge.context(), &self.gazetteer, self.ears(), &scan.excluded);
            let remarks = listener.remarks(&judge.full_names(), entity);
            steps.extend(remarks.iter().map(|remark| explain::sound(text, remark)));
        }
        let mentions = self.decide(&scan);
        steps.push(explain::outcome(&self.gazetteer, &mentions, entity));
        let named = |m: &Mention<'_>| self.gazetteer.at(entity).is_some_and(|own| own.id == m.entity.id);
        Explanation {
            steps,
            mentions: mentions.into_iter().filter(named).collect(),
        }
    }

    /// The names that are there by their sound.
    fn listen(&self, scan: &Scan<'_>, context: &Context<'_>, known: Vec<Full>) -> Vec<Mention<'_>> {
        let listener = Listener::new(context, &self.gazetteer, self.ears(), &scan.excluded);
        listener.names(&known).iter().map(|heard| self.heard(scan, heard)).collect()
    }

    /// A name found by its sound as a mention.
    fn heard(&self, scan: &Scan<'_>, heard: &Heard) -> Mention<'_> {
        let words = scan.folded.words();
        let (first, last) = (&words[heard.words.start], &words[heard.words.end - 1]);
        let span = if (heard.front, heard.back) == (0, 0) {
            Span::new(first.span.start, last.span.end + usize::from(heard.dot))
        } else {
            scan.folded
                .span(first.folded.start + usize::from(heard.front)..last.folded.end - usize::from(heard.back))
        };
        let base = match heard.reason {
            Reason::Full => 0.9,
            Reason::Short => 0.8,
            Reason::Lone => 0.6,
            Reason::Initials => 0.7,
        };
        let candidates: Vec<Candidate<'_>> = heard
            .entities
            .iter()
            .map(|&(entity, distance)| Candidate {
                entity: self.gazetteer.entity(entity),
                score: (base - distance * 0.4).max(0.0),
            })
            .collect();
        let best = candidates[0];
        let why = heard.reason.words();
        Mention {
            span,
            entity: best.entity,
            score: best.score,
            lang: None,
            script: script(&scan.folded.source()[span]),
            how: vec![format!("sounds like “{}”", best.entity.name()), why.to_owned()],
            candidates,
        }
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
        self.lexicon.words().map(str::to_owned).collect()
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
pub struct Scan<'t> {
    folded: Folded<'t>,
    finds: Vec<Find>,
    slips: Slips,
    /// Words of strings that are said to be no name of somebody (`Trump Tower`).
    excluded: Vec<Range<usize>>,
}

/// Words of a text, by index, that were taken for another word, with the number of edits between them.
pub(crate) type Slips = HashMap<usize, (String, usize)>;
