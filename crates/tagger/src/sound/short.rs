//! A short name by its sound, for a person whom the document names in full.

use std::cell::LazyCell;

use super::ears::{Kin, NameWord, SPELLED};
use super::heard::{Heard, Listener, Names, Reason};
use super::places::is_territory;
use super::refusal::Refusal;

/// How far a word may be in sound: if the document spells the full name alike, if not, and as a given name.
pub(super) const SHORT: f32 = 0.3;
const SHORT_ELSEWHERE: f32 = 0.05;
const GIVEN: f32 = 0.1;
/// Nearer than by this, two names are as near.
const NEARER: f32 = 0.05;

impl Listener<'_> {
    /// A surname whose bearer the document names in full.
    ///
    /// # Errors
    /// What speaks against the nearest.
    pub(super) fn short(&self, at: usize, named: &Names<'_>, head: bool) -> Result<Heard, Refusal> {
        let common = LazyCell::new(|| self.is_common(at));
        let mut refusal = Refusal::NotNamed;
        let mut found: Vec<(&Kin, usize)> = Vec::new();
        for kin in self.kin(at) {
            let Some(named) = named.of(kin.entity) else { continue };
            let word = self.word(kin);
            if word.thing {
                continue;
            }
            let given = word.at == 0 && !(self.may_be_alone(at, &word) && kin.near.lenient <= GIVEN);
            let text = self.tokens.letters(at);
            let alike = named.spellings.iter().any(|other| self.endings().alike(text, other));
            let limit = if alike { SHORT } else { SHORT_ELSEWHERE };
            let against = if given || word.particle || word.is_bare() {
                Some(Refusal::Part)
            } else if (*common && (head || kin.near.strict > SPELLED)) || self.is_english(at, kin) {
                Some(Refusal::Common)
            } else if kin.near.lenient > limit {
                Some(Refusal::OtherSpelling)
            } else if self.other_gender(at, kin) {
                Some(Refusal::OtherGender)
            } else if is_territory(text) && !alike {
                Some(Refusal::Place)
            } else {
                self.other_given_name(at, word.entity).then_some(Refusal::OtherGivenName)
            };
            if let Some(against) = against {
                refusal = against;
                continue;
            }
            found.push((kin, named.distance(at)));
        }
        found.sort_by(|(a, near), (b, nearer)| a.near.lenient.total_cmp(&b.near.lenient).then(near.cmp(nearer)));
        let Some(&(best, _)) = found.first() else {
            return Err(refusal);
        };
        // Of several that are about as near, the one named last.
        let about = found
            .iter()
            .filter(|(other, _)| other.near.lenient <= best.near.lenient + NEARER);
        let (last, _) = *about.min_by_key(|(_, distance)| *distance).unwrap_or(&found[0]);
        let mut entities = vec![(self.word(last).entity, last.near.lenient)];
        for (other, _) in &found {
            if !entities.iter().any(|(known, _)| *known == self.word(other).entity) {
                entities.push((self.word(other).entity, other.near.lenient));
            }
        }
        Ok(Heard {
            words: at..at + 1,
            front: last.front,
            back: last.back,
            dot: false,
            entities,
            reason: Reason::Short,
        })
    }

    /// Whether the given name alone may stand for its bearer: no other name follows or goes before.
    fn may_be_alone(&self, at: usize, word: &NameWord) -> bool {
        let name = |at: usize| self.tokens.get(at).is_some_and(|w| w.shape.initial || w.shape.uncased());
        let follows = at + 1 < self.tokens.len() && self.joined(at) && name(at + 1);
        let before = at > 0 && self.joined(at - 1) && name(at - 1) && !self.tokens.begins_sentence(at - 1);
        word.rank.is_none() && self.tokens.letters(at).chars().count() >= 3 && !follows && !before
    }
}
