//! One word of a name by its sound: short for a full name of the document, or a surname that nobody else has.

use polynym_gazetteer::is_common_word;
use polynym_names::given;
use polynym_script::language;
use polynym_text::Lang;

use super::ears::{Kin, NameWord, SPELLED};
use super::heard::{Heard, Listener, Names, Reason};
use super::places::{is_place, is_territory};
use crate::decide::script;
use crate::doubt::begins_sentence;

/// How far a word may be in sound: if the document spells the full name alike, if not, as a given name, and with nothing to help it.
const SHORT: f32 = 0.3;
const SHORT_ELSEWHERE: f32 = 0.05;
const GIVEN: f32 = 0.1;
const LONE: f32 = 0.08;
/// Languages that write every noun with a capital, so that it tells nothing (Amtliche Regelung der deutschen Rechtschreibung, § 55).
const NOUNS_IN_CAPITALS: [&str; 1] = ["de"];
/// How far a surname of so many sounds may be with nothing to help it: short words agree by chance.
fn lone(sounds: u8) -> f32 {
    match sounds {
        ..=2 => SPELLED,
        3 => 0.02,
        4 => LONE / 2.0,
        _ => LONE,
    }
}

/// Nearer than by this, two names are as near.
const NEARER: f32 = 0.05;
/// A surname alone has at least so many letters, or, at the head of a sentence, so many.
const SHORTEST_LONE: usize = 3;
const SHORTEST_HEAD: usize = 5;

impl Listener<'_> {
    /// A surname whose bearer the document names in full.
    pub(super) fn short(&self, at: usize, named: &Names<'_>, head: bool) -> Option<Heard> {
        let common = self.is_common(at);
        let mut found: Vec<(&Kin, usize)> = Vec::new();
        for kin in self.kin(at) {
            let word = self.word(kin);
            let Some(named) = named.of(word.entity) else { continue };
            let given = word.at == 0 && !(self.may_be_alone(at, word) && kin.near.lenient <= GIVEN);
            if given
                || (common && (head || kin.near.strict > SPELLED))
                || word.particle
                || word.is_bare()
                || self.other_given_name(at, word.entity)
            {
                continue;
            }
            let text = self.folded.letters(at..at + 1);
            let alike = named.spellings.iter().any(|other| self.endings().alike(text, other));
            if kin.near.lenient > if alike { SHORT } else { SHORT_ELSEWHERE } || (is_territory(text) && !alike) {
                continue;
            }
            found.push((kin, named.distance(at)));
        }
        found.sort_by(|(a, near), (b, nearer)| a.near.lenient.total_cmp(&b.near.lenient).then(near.cmp(nearer)));
        let (best, _) = *found.first()?;
        // Of several that are about as near, the one named last.
        let about = found.iter().filter(|(other, _)| other.near.lenient <= best.near.lenient + NEARER);
        let (last, _) = *about.min_by_key(|(_, distance)| *distance)?;
        let mut entities = vec![(self.word(last).entity, last.near.lenient)];
        for (other, _) in &found {
            if !entities.iter().any(|(known, _)| *known == self.word(other).entity) {
                entities.push((self.word(other).entity, other.near.lenient));
            }
        }
        Some(Heard {
            words: at..at + 1,
            front: last.front,
            back: last.back,
            entities,
            reason: Reason::Short,
        })
    }

    /// Whether the given name alone may stand for its bearer: no other name follows or goes before.
    fn may_be_alone(&self, at: usize, word: &NameWord) -> bool {
        let name = |at: usize| self.folded.words().get(at).is_some_and(|w| w.shape.initial || w.shape.uncased());
        let follows = at + 1 < self.kin.len() && self.joined(at) && name(at + 1);
        let before = at > 0 && self.joined(at - 1) && name(at - 1) && !begins_sentence(self.folded, at - 1);
        word.rank.is_none() && self.folded.letters(at..at + 1).chars().count() >= 3 && !follows && !before
    }

    /// Whether a word is one of the commonest of the text's language.
    pub(super) fn is_common(&self, at: usize) -> bool {
        let lower = self.folded.source()[self.folded.words()[at].span].to_lowercase();
        is_common_word(self.language(), &lower)
    }

    /// Whether the text has the word without a capital, too: then it is no name.
    fn stands_small(&self, at: usize) -> bool {
        let small = self.small.get_or_init(|| {
            let words = self.folded.words().iter().enumerate();
            let small = words.filter(|(_, word)| !word.shape.upper && word.shape.lower);
            let mut small: Vec<&str> = small.map(|(at, _)| self.folded.letters(at..at + 1)).collect();
            small.sort_unstable();
            small.dedup();
            small
        });
        let word = self.folded.letters(at..at + 1);
        let letters = word.chars().count();
        let kept = letters - letters.saturating_sub(4).min(2);
        let stem = word.char_indices().nth(kept).map_or(word, |(at, _)| &word[..at]);
        let same = |other: &&&str| other.starts_with(stem) && (letters > 4 || other.len() == word.len()) && other.chars().count() <= letters + 2;
        let from = small.partition_point(|other| **other < *stem);
        small[from..].iter().take_while(|other| other.starts_with(stem)).any(|other| same(&other))
    }

    /// A surname that only one person of the gazetteer has, and no place.
    pub(super) fn lone(&self, at: usize, head: bool) -> Option<Heard> {
        let surnames = || {
            self.kin(at).iter().filter(|kin| (self.word(kin).surname || self.word(kin).sole) && !kin.near.other_vowels)
        };
        let best = surnames()
            .min_by(|a, b| a.near.strict.total_cmp(&b.near.strict))
            .filter(|kin| kin.near.strict <= lone(kin.near.sounds_alone))?;
        let entity = self.word(best).entity;
        // Francis of „Pope Francis“ is no surname.
        if self.ears.name(entity, self.word(best).name).any(|word| word.rank.is_some()) {
            return None;
        }
        let rival = surnames().any(|kin| self.word(kin).entity != entity && kin.near.strict <= best.near.strict + NEARER);
        let length = self.folded.letters(at..at + 1).chars().count();
        if rival
            || self.language().is_some_and(|lang| NOUNS_IN_CAPITALS.contains(&lang.as_str()))
            || is_place(self.folded.letters(at..at + 1))
            || self.is_foreign(at)
            || self.is_in_title(at)
            || has_inner_capital(&self.folded.source()[self.folded.words()[at].span])
            || length < if head { SHORTEST_HEAD } else { SHORTEST_LONE }
            || self.ears.length(self.word(best)) < SHORTEST_LONE
            || (head && !best.near.whole)
            || self.is_common(at)
            || self.stands_small(at)
            || self.other_given_name(at, entity)
            || self.contradicted(at, entity)
        {
            return None;
        }
        Some(Heard {
            words: at..at + 1,
            front: best.front,
            back: best.back,
            entities: vec![(entity, best.near.strict)],
            reason: Reason::Lone,
        })
    }

    /// Whether the word after it has a capital too and is no name of a person: Air France, Stany Zjednoczone.
    fn is_in_title(&self, at: usize) -> bool {
        let capital = |at: usize| self.folded.words().get(at).is_some_and(|w| w.shape.initial);
        let follows = at + 1 < self.kin.len() && self.folded.between(at, at + 1) == " " && capital(at + 1);
        let surname = |kin: &Kin| self.word(kin).at > 0 && kin.near.strict <= LONE;
        follows && !self.kin(at + 1).iter().any(surname)
    }

    /// Whether a word is in another script than the text's language: there it names a body or a product.
    fn is_foreign(&self, at: usize) -> bool {
        let word = &self.folded.source()[self.folded.words()[at].span];
        self.language().is_some_and(|lang| !lang.scripts().contains(&script(word)))
    }

    /// The language that the text begins in.
    pub(super) fn language(&self) -> Option<Lang> {
        *self.language.get_or_init(|| {
            let text = self.folded.source();
            let end = (0..=text.len().min(1000))
                .rev()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0);
            language(&text[..end]).lang
        })
    }

    /// Whether the word before is a given name, and not one of this person: a known one, or a word with a capital that nothing else explains.
    fn other_given_name(&self, at: usize, entity: u32) -> bool {
        if at == 0 || !self.joined(at - 1) {
            return false;
        }
        let before = &self.folded.words()[at - 1];
        let text = self.folded.letters(at - 1..at);
        let kin = || self.kin(at - 1).iter();
        let own = kin().any(|kin| self.word(kin).entity == entity && kin.near.lenient <= SHORT);
        // A place, as in „в Україні Туск“, is no given name.
        if before.shape.uncased() {
            return !own && is_given(text);
        }
        if own || !before.shape.initial || is_place(text) || self.context.title_before(&(at..at + 1)).is_some() {
            return false;
        }
        let sounds_given = |kin: &Kin| self.word(kin).at == 0 && kin.near.strict <= lone(kin.near.sounds_alone) && kin.near.sounds_alone > 3;
        if self.context.is_given_name(text) || is_given(text) || kin().any(sounds_given) {
            return true;
        }
        let surname = kin().any(|kin| self.word(kin).surname && kin.near.strict <= LONE);
        !(before.shape.all_upper() || surname || self.is_common(at - 1) || begins_sentence(self.folded, at - 1))
    }
}

/// Whether a folded word is a given name in some case: without its last letters or with another vowel it is one.
fn is_given(word: &str) -> bool {
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    given::is_given(word)
        || ends.iter().rev().take(2).filter(|&&end| ends.len() > 4 && end > 0).any(|&end| {
            let stem = &word[..end];
            given::is_given(stem) || ["a", "а", "я"].iter().any(|vowel| given::is_given(&format!("{stem}{vowel}")))
        })
}

/// БиБиСи, YouTube: a name of a body, unless its first capital stands after a particle (McDonald).
fn has_inner_capital(word: &str) -> bool {
    let mut chars = word.chars();
    let mut before = chars.next();
    chars.enumerate().any(|(at, c)| {
        let inner = c.is_uppercase() && before.is_some_and(char::is_lowercase) && at > 2;
        before = Some(c);
        inner
    })
}
