//! The languages of the passages of one text, each asked once: asking costs more than all else of deciding.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use polynym_gazetteer::{Entity, Form};
use polynym_script::{Guess, akin, language_among, language_at};
use polynym_text::{Lang, Span};

use crate::context::Context;
use crate::decide::script;
use crate::reading::Reading;

/// How sure the language of a passage must be to speak against forms of others.
const SETTLED: f32 = 0.8;

/// The start of a line, and a script in it.
type Passage = (usize, &'static str);

/// A passage, and the languages that it may be in.
type Choice = (Passage, Vec<Lang>);

/// What is known of the passages.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    guesses: RefCell<HashMap<Passage, Guess>>,
    /// Which of some languages those are in whose language is not sure.
    among: RefCell<HashMap<Choice, Option<Lang>>>,
}

impl Context<'_> {
    /// The language of the line around a place, in its script.
    pub(crate) fn language(&self, span: Span) -> Guess {
        let passage = self.passage(span);
        if let Some(known) = self.passages.guesses.borrow().get(&passage) {
            return *known;
        }
        let guess = language_at(self.folded.source(), span);
        self.passages.guesses.borrow_mut().insert(passage, guess);
        guess
    }

    /// Which of the languages the line around a place is in.
    pub(crate) fn language_among(&self, span: Span, langs: impl Iterator<Item = Lang>) -> Option<Lang> {
        let langs: Vec<Lang> = langs.collect::<BTreeSet<_>>().into_iter().collect();
        if let Some(settled) = self.settled(span).filter(|lang| langs.contains(lang)) {
            return Some(settled);
        }
        let key = (self.passage(span), langs);
        if let Some(known) = self.passages.among.borrow().get(&key) {
            return *known;
        }
        let lang = language_among(self.folded.source(), span, &key.1);
        self.passages.among.borrow_mut().insert(key, lang);
        lang
    }

    /// Whether all forms of a reading are made by languages that the passage is surely not in: `Australian` in an English one is no
    /// genitive of Finnish. What they merely call the entity may be what the passage's language calls it, unless the row knows that.
    pub(crate) fn is_foreign(&self, span: Span, reading: &Reading, entity: &Entity) -> bool {
        let is_foreign = |form: &Form, spoken: Lang| {
            let has_own = || entity.names.iter().any(|name| name.lang == Some(spoken));
            form.lang.is_some_and(|lang| !akin(lang, spoken)) && (form.how.len() > 1 || has_own())
        };
        reading.forms.iter().all(Form::is_made)
            && self
                .settled(span)
                .is_some_and(|spoken| reading.forms.iter().all(|form| is_foreign(form, spoken)))
    }

    /// The language of the line around a place, if it is sure.
    fn settled(&self, span: Span) -> Option<Lang> {
        let guess = self.language(span);
        guess.lang.filter(|_| guess.confidence >= SETTLED)
    }

    fn passage(&self, span: Span) -> Passage {
        (self.line(span.start).start, script(&self.folded.source()[span]))
    }
}
