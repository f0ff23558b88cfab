//! What stands around a word that sounds like a name, and what else the word may be.

use polynym_gazetteer::Gender;
use polynym_names::given;
use polynym_script::{is_common_word, language};
use polynym_text::Lang;

use super::ears::{Kin, SPELLED};
use super::heard::Listener;
use super::lone::limit;
use super::places::{LOCATIVES, is_place};
use super::short::SHORT;
use super::stored::NOBODY;
use crate::decide::script;

/// Nearer than by this, a word without an ending is the surname itself.
const SAME: f32 = 0.02;

/// How sure the language of a passage must be to say something of a word in it.
const SURE: f32 = 0.5;

/// So many bytes of a text tell its language.
const SAMPLE: usize = 300;

impl Listener<'_> {
    /// Whether a word is one of the commonest of the text's language.
    pub(super) fn is_common(&self, at: usize) -> bool {
        let lower = self.tokens.source(at).to_lowercase();
        is_common_word(self.language(), &lower)
    }

    /// The same of the language of the passage, which may be another one than that of the text.
    pub(super) fn is_common_here(&self, at: usize) -> bool {
        self.passage(at)
            .is_some_and(|lang| is_common_word(Some(lang), &self.tokens.source(at).to_lowercase()))
    }

    /// The language of the passage around a word, where it is told by more than its script.
    pub(super) fn passage(&self, at: usize) -> Option<Lang> {
        let guess = self.context.language(self.tokens.span(at));
        guess.lang.filter(|_| guess.confidence >= SURE)
    }

    /// Whether a word that is not spelled as in the row is a common English one: titles and brands stand so in texts of all languages
    /// (The Sunday Times).
    pub(super) fn is_english(&self, at: usize, kin: &Kin) -> bool {
        kin.near.strict > SPELLED && is_common_word(Lang::new("en"), &self.tokens.source(at).to_lowercase())
    }

    /// Whether a title stands before a word.
    pub(super) fn has_title(&self, at: usize) -> bool {
        self.context.title_before(&self.tokens.words(at..at + 1)).is_some()
    }

    /// Whether the text has the word without a capital, too: then it is no name.
    pub(super) fn stands_small(&self, at: usize) -> bool {
        let small = self.small.get_or_init(|| {
            let words = self.folded.words().iter().enumerate();
            let small = words.filter(|(_, word)| !word.shape.upper && word.shape.lower);
            let mut small: Vec<&str> = small.map(|(at, _)| self.folded.letters(at..at + 1)).collect();
            small.sort_unstable();
            small.dedup();
            small
        });
        let word = self.tokens.letters(at);
        let letters = word.chars().count();
        let kept = letters - letters.saturating_sub(4).min(2);
        let stem = word.char_indices().nth(kept).map_or(word, |(at, _)| &word[..at]);
        let same = |other: &&&str| {
            other.starts_with(stem) && (letters > 4 || other.len() == word.len()) && other.chars().count() <= letters + 2
        };
        let from = small.partition_point(|other| **other < *stem);
        small[from..]
            .iter()
            .take_while(|other| other.starts_with(stem))
            .any(|other| same(&other))
    }

    /// Whether the word after it has a capital too and is no name of a person: Air France, Stany Zjednoczone.
    pub(super) fn is_in_title(&self, at: usize) -> bool {
        let capital = |at: usize| self.tokens.get(at).is_some_and(|w| w.shape.initial);
        let follows = at + 1 < self.tokens.len() && self.tokens.between(at, at + 1) == " " && capital(at + 1);
        let surname =
            |kin: &Kin| kin.near.strict <= limit(kin.near.sounds_alone) && self.word(kin).at > 0 && !self.word(kin).thing;
        follows && !self.kin(at + 1).iter().any(surname)
    }

    /// Whether a word is in another script than the text's language: there it names a body or a product.
    pub(super) fn is_foreign(&self, at: usize) -> bool {
        let word = self.tokens.source(at);
        self.language().is_some_and(|lang| !lang.scripts().contains(&script(word)))
    }

    /// The language that the text begins in.
    pub(super) fn language(&self) -> Option<Lang> {
        *self.language.get_or_init(|| {
            let text = self.folded.source();
            let end = (0..=text.len().min(SAMPLE))
                .rev()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0);
            language(&text[..end]).lang
        })
    }

    /// Whether a surname has an ending that its bearer's has not: Зеленської, of Volodymyr; Макроном, of Brigitte.
    pub(super) fn other_gender(&self, at: usize, kin: &Kin) -> bool {
        let word = self.word(kin);
        if !word.surname || word.entity == NOBODY || (kin.near.whole && kin.near.strict <= SAME) {
            return false;
        }
        // Behind a consonant the row has no ending of an adjective: Tuska is of Tusk.
        let adjective = self
            .ears
            .letters(&word)
            .ends_with(|c: char| !c.is_ascii() || "aeiouy".contains(c));
        let Some(shown) = self.endings().gender(&self.tokens.source(at).to_lowercase(), adjective) else {
            return false;
        };
        let given = || {
            let first = self.ears.name(&word).next()?;
            match given::gender(self.ears.letters(&first))? {
                given::Gender::Masculine => Some(Gender::Masc),
                given::Gender::Feminine => Some(Gender::Fem),
                given::Gender::Either => None,
            }
        };
        self.entity(word.entity).gender.or_else(given).is_some_and(|own| own != shown)
    }

    /// Whether the word before is a given name, and not one of this person: a known one, or a word with a capital that nothing else explains.
    pub(super) fn other_given_name(&self, at: usize, entity: u32) -> bool {
        if at == 0 || !self.joined(at - 1) {
            return false;
        }
        let before = self.tokens.word(at - 1);
        let text = self.tokens.letters(at - 1);
        let kin = || self.kin(at - 1).iter();
        let own = kin().any(|kin| kin.entity == entity && kin.near.lenient <= SHORT);
        // A place, as in „в Україні Туск“, is no given name.
        if before.shape.uncased() {
            return !own && is_given(text);
        }
        // A word in another script is none, either: it names a paper or a firm.
        if script(text) != script(self.tokens.letters(at)) {
            return false;
        }
        // … nor is an unknown word in a place: „в Давос Мей“.
        let located = at > 1 && self.tokens.between(at - 2, at - 1) == " " && LOCATIVES.contains(self.tokens.letters(at - 2));
        if own || !before.shape.initial || is_place(text) || self.has_title(at) {
            return false;
        }
        let sounds_given = |kin: &Kin| {
            kin.near.strict <= limit(kin.near.sounds_alone)
                && kin.near.sounds_alone > 3
                && self.word(kin).at == 0
                && !self.word(kin).thing
        };
        // Another initial is another person's.
        if self.is_initial(at - 1) && self.tokens.between(at - 1, at).starts_with('.') {
            return true;
        }
        if self.context.is_given_name(text) || is_given(text) || kin().any(sounds_given) {
            return true;
        }
        let surname = kin().any(|kin| kin.near.strict <= limit(kin.near.sounds_alone) && self.word(kin).surname);
        !(located || before.shape.all_upper() || surname || self.is_common(at - 1) || self.tokens.begins_sentence(at - 1))
    }
}

/// Whether a folded word is a given name in some case: without its last letters or with another vowel it is one.
fn is_given(word: &str) -> bool {
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    given::is_given_folded(word)
        || ends
            .iter()
            .rev()
            .take(2)
            .filter(|&&end| ends.len() > 4 && end > 0)
            .any(|&end| {
                let stem = &word[..end];
                given::is_given_folded(stem)
                    || ["a", "а", "я"]
                        .iter()
                        .any(|vowel| given::is_given_folded(&format!("{stem}{vowel}")))
            })
}
