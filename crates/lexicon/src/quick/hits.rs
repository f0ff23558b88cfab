//! The hits of a text that is folded anyway, found as its finds are: no word is looked up that the passes over plain words have not let through.

use polynym_text::{Folded, Span};

use super::Blocks;
use super::judge::Candidate;
use crate::layer::{Layer, Piece, Way};
use crate::lexicon::{Found, leave_vetoed, merged};
use crate::named::Place;
use crate::{Hit, Lexicon};

impl Lexicon {
    /// What [`Lexicon::scan`] gives of a folded text, in a fraction of the time.
    ///
    /// The text is that of [`fold`](polynym_text::fold()), which may be read again as it was; other letters in the place of
    /// folded ones are for [`Lexicon::scan`].
    ///
    /// ```
    /// use polynym_gazetteer::{CasePolicy, Form, FormRole};
    /// use polynym_lexicon::Lexicon;
    /// let form = Form {
    ///     entity: 0, surface: "Kyiv".into(), role: FormRole::Strong, lang: None, case: CasePolicy::Smart,
    ///     from: None, to: None, how: vec!["name".into()], weight: 1.0,
    /// };
    /// let lexicon = Lexicon::build([form]);
    /// let folded = polynym_text::fold("Kyiv, Ｋｙｉｖ");
    /// assert_eq!(lexicon.hits(&folded).len(), 2);
    /// assert_eq!(lexicon.hits(&folded), lexicon.scan(&folded));
    /// ```
    pub fn hits(&self, folded: &Folded<'_>) -> Vec<Hit> {
        let text = folded.source();
        let mut hits: Vec<Found> = Vec::new();
        let mut any_hard = false;
        // The word at which the last candidate began.
        let mut near = 0;
        self.blocks(&mut Blocks::new(self), text, (0, true), |blocks, next| {
            blocks.pass(self, text, next);
            for candidate in &blocks.candidates {
                if let Some(layer) = self.layers().get(candidate.layer) {
                    blocks.hit(layer, candidate, folded, &mut near, &mut hits);
                }
            }
            if !blocks.plain.hard().is_empty() {
                any_hard = true;
                blocks.scan_hard(self, folded, next, &mut hits);
            }
        });
        if any_hard && !hits.is_empty() {
            leave_vetoed(folded, &mut hits);
        }
        merged(hits)
    }
}

impl Blocks {
    /// Adds the hit of a candidate, if it is one.
    fn hit(&self, layer: &Layer, candidate: &Candidate, folded: &Folded<'_>, near: &mut usize, hits: &mut Vec<Found>) {
        let words = folded.words();
        let passes = &self.passes[candidate.layer];
        let mut senses: Vec<_> = passes.way(candidate.way).collect();
        senses.reverse();
        let (start, end) = (candidate.start, candidate.end);
        while words.get(*near).is_some_and(|word| word.span.start < start) {
            *near += 1;
        }
        while *near > 0 && words[*near - 1].span.start >= start {
            *near -= 1;
        }
        let at = *near..*near + senses.len();
        // Folding sees the words that were passed over here.
        let Some(own) = words.get(at.clone()) else { return };
        let ([first, .., last] | [first @ last]) = own else {
            return;
        };
        debug_assert!((first.span.start, last.span.end) == (start, end), "folding parts other words");
        let way: Way = (candidate.first as usize..)
            .zip(own)
            .zip(senses)
            .map(|((plain, word), sense)| {
                let piece = Piece {
                    start: word.folded.start,
                    end: word.folded.end,
                    record: passes.record(plain),
                };
                (piece, sense)
            })
            .collect();
        let place = Place {
            way: &way,
            find: first.folded.start..last.folded.end,
            at,
            bare: Span::new(start, end),
            behind: false,
        };
        layer.names_at(folded, candidate.names, &place, hits);
    }
}
