//! Initials that stand for a person whom the document names in full: who speaks in an interview (RG:), or a name cut short (Ł.D.).

use std::ops::Range;

use super::heard::{Heard, Listener, Names, Reason};

/// A name has so many words at least and at most to be known by its initials.
const FEWEST: usize = 2;
const MOST: usize = 4;

impl Listener<'_> {
    /// The initials that begin here, if they are those of one of the full names of the text and of no other.
    pub(super) fn initials(&self, at: usize, full: &[(u32, Range<usize>)], named: &Names<'_>) -> Option<Heard> {
        let dotted = self.dotted(at);
        let dot = dotted.is_some();
        let (letters, words) = dotted.or_else(|| self.speaker(at))?;
        let fits = |words: &Range<usize>| {
            let heads = words.clone().filter_map(|word| self.tokens.source(word).chars().next());
            heads.eq(letters.iter().copied())
        };
        let mut bearers = full.iter().filter(|(_, words)| fits(words)).map(|(entity, _)| *entity);
        let entity = bearers.next()?;
        let alone = bearers.all(|other| other == entity) && named.of(entity).is_some();
        alone.then(|| Heard {
            words,
            front: 0,
            back: 0,
            dot,
            entities: vec![(entity, 0.0)],
            reason: Reason::Initials,
        })
    }

    /// `Ł.D.`: letters with full stops, which no name follows.
    fn dotted(&self, at: usize) -> Option<(Vec<char>, Range<usize>)> {
        let single = |at: usize| {
            let word = self.tokens.get(at).filter(|word| word.shape.initial)?;
            let mut letters = self.tokens.source(at).chars();
            letters.next().filter(|_| letters.next().is_none() && word.shape.initial)
        };
        let mut letters = Vec::new();
        let mut end = at;
        while let Some(letter) = single(end).filter(|_| letters.len() < MOST) {
            if end > at && !matches!(self.tokens.between(end - 1, end), "." | ". ") {
                break;
            }
            letters.push(letter);
            end += 1;
        }
        if letters.len() < FEWEST {
            return None;
        }
        let stop = self.tokens.span(end - 1).end;
        let rest = &self.folded.source()[stop..];
        let followed = self.tokens.get(end).is_some_and(|word| word.shape.initial) && self.joined(end - 1);
        (rest.starts_with('.') && !followed).then_some((letters, at..end))
    }

    /// `RG:` at the head of a line.
    fn speaker(&self, at: usize) -> Option<(Vec<char>, Range<usize>)> {
        let word = self.tokens.get(at).filter(|word| word.shape.all_upper())?;
        let letters: Vec<char> = self.tokens.source(at).chars().collect();
        let source = self.folded.source();
        let head = source[..word.span.start].trim_end_matches([' ', '\t', '*', '-', '–', '—']);
        let heads_line = head.is_empty() || head.ends_with('\n');
        let speaks = source[self.tokens.span(at).end..].starts_with(':');
        ((FEWEST..=MOST).contains(&letters.len()) && heads_line && speaks).then_some((letters, at..at + 1))
    }
}
