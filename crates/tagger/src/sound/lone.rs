//! A surname by its sound with nothing to help it: it counts if nobody else in the gazetteer has it, and no other thing is called so.

use polynym_gazetteer::EntityType;
use polynym_names::given;
use polynym_text::Lang;

use super::ears::{Kin, NameWord, SPELLED};
use super::heard::{Heard, Listener, Reason};
use super::places::is_place;
use super::refusal::Refusal;
use super::stored::NOBODY;

/// How far a surname may be in sound.
const LONE: f32 = 0.08;
/// Languages that write every noun with a capital, so that it tells nothing (Amtliche Regelung der deutschen Rechtschreibung, § 55).
const NOUNS_IN_CAPITALS: [&str; 1] = ["de"];
/// Nearer than by this, two names are as near.
const NEARER: f32 = 0.05;
/// A surname alone has at least so many letters, or, at the head of a sentence, so many.
const SHORTEST_LONE: usize = 3;
const SHORTEST_HEAD: usize = 5;
/// The name of a place or a body has at least so many sounds.
const SHORTEST_THING: usize = 5;
/// One that has an ending has more letters than that.
const SHORTEST_WITH_ENDING: usize = 4;

/// How far a surname of so many sounds may be: short words agree by chance.
pub(super) fn limit(sounds: u8) -> f32 {
    match sounds {
        ..=2 => SPELLED,
        3 => 0.02,
        4 => LONE / 2.0,
        _ => LONE,
    }
}

impl Listener<'_> {
    /// A surname that only one person of the gazetteer has, and no place.
    ///
    /// # Errors
    /// What speaks against it.
    pub(super) fn lone(&self, at: usize, head: bool) -> Result<Heard, Refusal> {
        let best = self.nearest_surname(at)?;
        let word = self.word(best);
        let letters = self.tokens.letters(at);
        let spelled = best.near.strict <= SPELLED;
        let shortest = if head && !spelled { SHORTEST_HEAD } else { SHORTEST_LONE };
        let refusals = [
            (
                Refusal::Nouns,
                !(word.thing && best.near.strict <= 0.0)
                    && self.language().is_some_and(|lang| NOUNS_IN_CAPITALS.contains(&lang.as_str()))
                    && !self.has_title(at),
            ),
            // In a language that is not known an ending may be any.
            (
                Refusal::Far,
                word.thing && (best.near.strict > 0.0 || !best.near.whole) && self.language().is_none(),
            ),
            (Refusal::Short, word.thing && self.ears.length(&word) < SHORTEST_THING),
            (
                Refusal::Short,
                letters.chars().count() < shortest || self.ears.length(&word) < SHORTEST_LONE,
            ),
            (
                Refusal::Short,
                letters.chars().count() <= SHORTEST_WITH_ENDING && !best.near.whole && !self.has_title(at),
            ),
            (Refusal::Head, head && !best.near.whole && best.near.strict > 0.0),
            (Refusal::Foreign, self.is_foreign(at)),
            (Refusal::InnerCapital, has_inner_capital(self.tokens.source(at))),
            (Refusal::InTitle, self.is_in_title(at)),
        ];
        if let Some((refusal, _)) = refusals.into_iter().find(|(_, speaks)| *speaks) {
            return Err(refusal);
        }
        // These look something up, and are asked last.
        let in_capitals = |lang: Lang| NOUNS_IN_CAPITALS.contains(&lang.as_str());
        if self.is_common(at) || self.is_english(at, best) || self.is_common_here(at) {
            Err(Refusal::Common)
        } else if best.near.strict > 0.0 && self.passage(at).is_some_and(in_capitals) && !self.has_title(at) {
            Err(Refusal::Nouns)
        } else if !self.is_of_place(&word) && is_place(letters) {
            Err(Refusal::Place)
        } else if !spelled && given::is_given_folded(letters) {
            Err(Refusal::Given)
        } else if self.stands_small(at) {
            Err(Refusal::Small)
        } else if self.other_given_name(at, word.entity) {
            Err(Refusal::OtherGivenName)
        } else if self.contradicted(at, word.entity) {
            Err(Refusal::OtherTitle)
        } else if self.other_gender(at, best) {
            Err(Refusal::OtherGender)
        } else {
            Ok(Heard {
                words: at..at + 1,
                front: best.front,
                back: best.back,
                dot: false,
                entities: vec![(word.entity, best.near.strict)],
                reason: Reason::Lone,
            })
        }
    }

    /// Whether a word is the name of a place itself.
    fn is_of_place(&self, word: &NameWord) -> bool {
        self.gazetteer.entity(word.entity).kind == EntityType::Place
    }

    /// The surname that a word is nearest to in sound, if it is near, and no other is.
    fn nearest_surname(&self, at: usize) -> Result<&Kin, Refusal> {
        let is_surname = |word: &NameWord| word.surname || word.sole;
        let surnames = || self.kin(at).iter().filter(|kin| is_surname(&self.word(kin)));
        let near = |kin: &&Kin| kin.near.strict <= limit(kin.near.sounds_alone);
        if !self.kin(at).iter().any(|kin| near(&kin)) {
            return Err(Refusal::Far);
        }
        let best = surnames()
            .filter(|kin| !kin.near.other_vowels)
            .min_by(|a, b| a.near.strict.total_cmp(&b.near.strict));
        let Some(best) = best.filter(near) else {
            let other_vowels = surnames().filter(near).any(|kin| kin.near.other_vowels);
            return Err(if other_vowels { Refusal::OtherVowels } else { Refusal::Far });
        };
        let word = self.word(best);
        if word.entity == NOBODY {
            return Err(Refusal::Rival);
        }
        if self.ears.name(&word).any(|word| word.rank.is_some()) {
            return Err(Refusal::NeedsTitle);
        }
        let clear = best.near.strict <= 0.0 && best.near.whole;
        let rival = surnames()
            .filter(|kin| kin.entity != word.entity && !kin.near.other_vowels)
            .any(|kin| {
                // Exactly so it is the name of the one; with an ending it may be that of the other: Bibiová, of Bibi.
                kin.near.strict <= 0.0 || (kin.near.strict <= best.near.strict + NEARER && !clear)
            });
        if rival { Err(Refusal::Rival) } else { Ok(best) }
    }
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
