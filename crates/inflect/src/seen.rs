//! What a word of a person's name shows to the words beside it: from this alone follows which is the given name, which the surname, and what sex they
//! tell.

use crate::grammar::Gender;
use crate::inflector::{Inflector, Part};
use crate::spelling;
use crate::words::{Word, parts};

/// A word as the others of its name see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Seen {
    /// Begins with a small letter.
    small: bool,
    /// Has small letters.
    lower: bool,
    particle: bool,
    /// The name of a letter, as initials are spelled out: Джей Ді.
    spelled: bool,
    after_particle: bool,
    /// Initials written together: JD.
    initials: bool,
    /// A Roman numeral: Leon XIV.
    numeral: bool,
    surname_like: bool,
    listed_given: bool,
    /// The sex that it tells as each part of a name.
    given: Option<Gender>,
    surname: Option<Gender>,
    patronymic: Option<Gender>,
    /// And alone.
    lone: Option<Gender>,
    /// Parts between hyphens.
    parts: usize,
    /// Whether each of them has one syllable.
    syllables: bool,
}

impl Inflector {
    /// What a word shows.
    pub(crate) fn see(&self, word: &Word<'_>) -> Seen {
        let all = parts(word);
        Seen {
            small: word.is_small(),
            lower: word.text.chars().any(char::is_lowercase),
            particle: self.particles.contains(word.key),
            spelled: self.spelled.contains(word.key),
            after_particle: self.after_particles.contains(word.key),
            initials: is_initials(word.text),
            numeral: is_numeral(word.text),
            surname_like: self.surname_like.longest(word.key).is_some(),
            listed_given: self.is_listed_given(word),
            given: self.sex_of(word, Part::Given),
            surname: self.sex_of(word, Part::Surname),
            patronymic: self.sex_of(word, Part::Patronymic),
            lone: self.lone_sex(word),
            parts: all.len(),
            syllables: all.iter().all(|part| self.is_syllable(part)),
        }
    }

    fn is_syllable(&self, part: &Word<'_>) -> bool {
        let is_core = |c: &char| self.syllable.contains(c);
        let runs = part.key.chunk_by(|a, b| is_core(a) == is_core(b));
        runs.filter(|run| is_core(&run[0])).count() == 1
    }
}

/// What each word is; none for a particle and for initials that are spelled out.
pub(crate) fn roles(list: &[Seen]) -> Vec<Option<Part>> {
    let inside = |i: usize| i > 0 && i + 1 < list.len();
    let is_particle = |(i, word): (usize, &Seen)| (inside(i) || word.small) && word.particle;
    let mut roles: Vec<Option<Part>> = list
        .iter()
        .enumerate()
        .map(|word| (!is_particle(word)).then_some(Part::Given))
        .collect();
    for i in 0..list.len().saturating_sub(2) {
        if list[i].spelled && list[i + 1].spelled {
            (roles[i], roles[i + 1]) = (None, None);
        }
    }
    for i in 1..list.len() {
        if list[i].after_particle {
            (roles[i - 1], roles[i]) = (None, None);
        }
    }
    let lower = list.iter().any(|word| word.lower);
    for (i, word) in list.iter().enumerate() {
        let initials = i + 1 < list.len() && lower && word.initials;
        if initials || (i > 0 && word.numeral) {
            roles[i] = None;
        }
    }
    let full: Vec<usize> = (0..list.len()).filter(|&i| roles[i].is_some()).collect();
    let (Some(&first), Some(&last)) = (full.first(), full.last()) else {
        return roles;
    };
    let patronymic = |i: usize| list[i].patronymic;
    // A surname may look like a patronymic: Іван Петрович Абрамович.
    if full.len() >= 3 && patronymic(full[1]).is_some() {
        roles[full[1]] = Some(Part::Patronymic);
        roles[last] = Some(Part::Surname);
    } else if full.len() >= 3 && patronymic(last).is_some() {
        roles[first] = Some(Part::Surname);
        roles[last] = Some(Part::Patronymic);
    } else if full.len() == 2 && given_with_patronymic(&list[first], &list[last]) {
        roles[last] = Some(Part::Patronymic);
    } else if full.len() >= 2 && list[first].surname_like && !list[last].surname_like && !list[first].listed_given {
        roles[first] = Some(Part::Surname);
    } else {
        roles[last] = Some(Part::Surname);
    }
    roles
}

/// Володимир Олександрович, but not Ганна Абрамович.
fn given_with_patronymic(given: &Seen, other: &Seen) -> bool {
    other.patronymic.is_some_and(|p| given.given.is_none_or(|g| g == p))
}

/// The sex that words of these roles tell: by the patronymic, else the given name, else the surname.
pub(crate) fn sex(list: &[Seen], roles: &[Option<Part>]) -> Option<Gender> {
    let known = || list.iter().zip(roles).filter(|(_, role)| role.is_some());
    if known().count() == 1 {
        return known().next().and_then(|(word, _)| word.lone);
    }
    let of = |part: Part, told: fn(&Seen) -> Option<Gender>| {
        known()
            .filter(|(_, role)| **role == Some(part))
            .find_map(|(word, _)| told(word))
    };
    of(Part::Patronymic, |word| word.patronymic)
        .or_else(|| of(Part::Given, |word| word.given))
        .or_else(|| of(Part::Surname, |word| word.surname))
}

/// Whether a name has three or more words or parts of words, of one syllable each: Кім Чен Ин, Ban Ki-moon.
pub(crate) fn is_of_syllables(list: &[Seen]) -> bool {
    list.iter().map(|word| word.parts).sum::<usize>() >= 3 && list.iter().all(|word| word.syllables)
}

fn is_initials(word: &str) -> bool {
    word.chars().count() <= 3 && spelling::all_caps(word) && word.chars().all(char::is_alphabetic)
}

fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
}
