//! The languages of the passages of one text, each asked once: asking costs more than all else of deciding.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use polynym_gazetteer::{Entity, Form};
use polynym_script::{akin, language_among, language_at};
use polynym_text::{Lang, Span};

use crate::context::Context;
use crate::decide::script;
use crate::reading::Reading;

/// How sure the language of a passage must be to speak against forms of others.
const SETTLED: f32 = 0.8;

/// The start of a line, a script in it, and the languages in question; none where any may be.
type Passage = (usize, &'static str, Vec<Lang>);

/// What is known of the passages.
#[derive(Default)]
pub(crate) struct Passages(RefCell<HashMap<Passage, Option<Lang>>>);

impl Passages {
    /// Which of the languages the line around a place is in.
    pub(crate) fn among(&self, context: &Context<'_>, span: Span, langs: impl Iterator<Item = Lang>) -> Option<Lang> {
        let langs: Vec<Lang> = langs.collect::<BTreeSet<_>>().into_iter().collect();
        self.known(context, span, langs, |source, langs| language_among(source, span, langs))
    }

    /// Whether all forms of a reading are made by languages that the passage is surely not in: `Australian` in an English one is no
    /// genitive of Finnish. What they merely call the entity may be what the passage's language calls it, unless the row knows that.
    pub(crate) fn is_foreign(&self, context: &Context<'_>, span: Span, reading: &Reading, entity: &Entity) -> bool {
        let is_foreign = |form: &Form, spoken: Lang| {
            let has_own = || entity.names.iter().any(|name| name.lang == Some(spoken));
            form.lang.is_some_and(|lang| !akin(lang, spoken)) && (form.how.len() > 1 || has_own())
        };
        reading.forms.iter().all(Form::is_made)
            && self
                .settled(context, span)
                .is_some_and(|spoken| reading.forms.iter().all(|form| is_foreign(form, spoken)))
    }

    /// The language of the line around a place, if it is sure.
    fn settled(&self, context: &Context<'_>, span: Span) -> Option<Lang> {
        self.known(context, span, Vec::new(), |source, _| {
            let guess = language_at(source, span);
            guess.lang.filter(|_| guess.confidence >= SETTLED)
        })
    }

    fn known(
        &self,
        context: &Context<'_>,
        span: Span,
        langs: Vec<Lang>,
        ask: impl FnOnce(&str, &[Lang]) -> Option<Lang>,
    ) -> Option<Lang> {
        let source = context.folded.source();
        let key = (context.line(span.start).start, script(&source[span]), langs);
        if let Some(known) = self.0.borrow().get(&key) {
            return *known;
        }
        let lang = ask(source, &key.2);
        self.0.borrow_mut().insert(key, lang);
        lang
    }
}
