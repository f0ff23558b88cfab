//! Persons: which word is the given name, which the surname; the sex they tell; all words in one case.

use crate::agree::{Piece, Reading, agree};
use crate::grammar::Gender;
use crate::inflector::{Inflector, Part, Want};
use crate::spelling;
use crate::words::{Name, Word, parts};

impl Inflector {
    /// The sex that a person's name tells, if it does: by the patronymic, else the given name, else the surname.
    ///
    /// ```
    /// use polynym_inflect::{Gender, Lang, inflector};
    /// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
    /// assert_eq!(uk.guess_gender("Кая Каллас"), Some(Gender::Fem));
    /// assert_eq!(uk.guess_gender("Зеленський"), Some(Gender::Masc));
    /// assert_eq!(uk.guess_gender("Шевченко"), None);
    /// ```
    pub fn guess_gender(&self, full_name: &str) -> Option<Gender> {
        let respelled = self.respell.as_ref().filter(|letters| letters.concern(full_name));
        let respelled = respelled.map(|letters| letters.forth(full_name));
        let text = respelled.as_deref().unwrap_or(full_name);
        let key = self.spelling.key(text);
        let list = Name::new(text, &key).words;
        self.sex_of_all(&list, &self.roles(&list))
    }

    /// The sex that words of these roles tell.
    pub(crate) fn sex_of_all(&self, list: &[Word<'_>], roles: &[Option<Part>]) -> Option<Gender> {
        let known = || list.iter().zip(roles).filter(|(_, role)| role.is_some());
        if known().count() == 1 {
            return known().next().and_then(|(word, _)| self.lone_sex(word));
        }
        let of = |part: Part| {
            known()
                .filter(|(_, role)| **role == Some(part))
                .find_map(|(word, _)| self.sex_of(word, part))
        };
        of(Part::Patronymic).or_else(|| of(Part::Given)).or_else(|| of(Part::Surname))
    }

    /// The sex that an ending of this part of a person's name tells.
    pub(crate) fn sex_of(&self, word: &Word<'_>, part: Part) -> Option<Gender> {
        self.sex[part as usize].longest(word.key).and_then(|(_, g)| *g)
    }

    /// The sex that a word standing alone tells: first as a given name that the table lists, then as a surname (whose
    /// endings may be said to tell nothing), then as a patronymic.
    pub(crate) fn lone_sex(&self, word: &Word<'_>) -> Option<Gender> {
        if self.is_listed_given(word) {
            return self.sex_of(word, Part::Given);
        }
        match self.sex[Part::Surname as usize].longest(word.key) {
            Some((_, told)) => *told,
            None => self.sex_of(word, Part::Patronymic),
        }
    }

    /// Whether the table knows the whole word as a given name.
    pub(crate) fn is_listed_given(&self, word: &Word<'_>) -> bool {
        self.sex[Part::Given as usize]
            .longest(word.key)
            .is_some_and(|(n, _)| n > word.key.len())
    }

    /// What each word is; none for a particle and for initials that are spelled out.
    pub(crate) fn roles(&self, list: &[Word<'_>]) -> Vec<Option<Part>> {
        let mut roles: Vec<Option<Part>> = list
            .iter()
            .enumerate()
            .map(|(i, w)| {
                if self.is_particle(w, i > 0 && i + 1 < list.len()) {
                    None
                } else {
                    Some(Part::Given)
                }
            })
            .collect();
        for i in 0..list.len().saturating_sub(2) {
            if self.is_spelled(&list[i]) && self.is_spelled(&list[i + 1]) {
                (roles[i], roles[i + 1]) = (None, None);
            }
        }
        for i in 1..list.len() {
            if self.after_particles.contains(list[i].key) {
                (roles[i - 1], roles[i]) = (None, None);
            }
        }
        let small = list.iter().any(|w| w.text.chars().any(char::is_lowercase));
        for (i, word) in list.iter().enumerate() {
            let initials = i + 1 < list.len() && small && is_initials(word.text);
            if initials || (i > 0 && is_numeral(word.text)) {
                roles[i] = None;
            }
        }
        let full: Vec<usize> = (0..list.len()).filter(|&i| roles[i].is_some()).collect();
        let (Some(&first), Some(&last)) = (full.first(), full.last()) else {
            return roles;
        };
        let patronymic = |i: usize| self.sex_of(&list[i], Part::Patronymic);
        let surname_like = |i: usize| self.surname_like.longest(list[i].key).is_some();
        // A surname may look like a patronymic: Іван Петрович Абрамович.
        if full.len() >= 3 && patronymic(full[1]).is_some() {
            roles[full[1]] = Some(Part::Patronymic);
            roles[last] = Some(Part::Surname);
        } else if full.len() >= 3 && patronymic(last).is_some() {
            roles[first] = Some(Part::Surname);
            roles[last] = Some(Part::Patronymic);
        } else if full.len() == 2 && self.given_with_patronymic(&list[first], &list[last]) {
            roles[last] = Some(Part::Patronymic);
        } else if full.len() >= 2 && surname_like(first) && !surname_like(last) && !self.is_listed_given(&list[first]) {
            roles[first] = Some(Part::Surname);
        } else {
            roles[last] = Some(Part::Surname);
        }
        roles
    }

    /// Володимир Олександрович, but not Ганна Абрамович.
    fn given_with_patronymic(&self, given: &Word<'_>, other: &Word<'_>) -> bool {
        self.sex_of(other, Part::Patronymic)
            .is_some_and(|p| self.sex_of(given, Part::Given).is_none_or(|g| g == p))
    }

    /// Whether a word, or a part of one, is a particle; one with a capital only between others.
    pub(crate) fn is_particle(&self, word: &Word<'_>, inside: bool) -> bool {
        (inside || word.is_small()) && self.particles.contains(word.key)
    }

    /// Whether a word is the name of a letter, as initials are spelled out: Джей Ді.
    fn is_spelled(&self, word: &Word<'_>) -> bool {
        self.spelled.contains(word.key)
    }

    fn syllables(&self, word: &Word<'_>) -> usize {
        word.key.iter().filter(|c| self.syllable.contains(c)).count()
    }

    /// Whether a name has three or more words or parts of words, of one syllable each: Кім Чен Ин, Ban Ki-moon.
    fn is_of_syllables(&self, list: &[Word<'_>]) -> bool {
        let all: Vec<Word<'_>> = list.iter().flat_map(parts).collect();
        let is_one = |word: &Word<'_>| {
            let mut runs = word
                .key
                .chunk_by(|a, b| self.syllable.contains(a) == self.syllable.contains(b));
            runs.by_ref().filter(|run| self.syllable.contains(&run[0])).count() == 1
        };
        all.len() >= 3 && all.iter().all(is_one)
    }

    /// The readings of a whole name, for one sex.
    pub(crate) fn full(&self, name: &Name<'_>, roles: &[Option<Part>], want: Want) -> Vec<Reading> {
        let list = &name.words;
        let count = roles.iter().flatten().count();
        let gender = want.gender().unwrap_or(Gender::Com);
        let beside = match want {
            Want::Told(gender) => Want::Beside(gender),
            other => other,
        };
        let readings = |last_only: bool| {
            let mut out = Vec::with_capacity(list.len() * 2 + 1);
            for (i, (word, role)) in list.iter().zip(roles).enumerate() {
                out.push(Piece::Fixed(word.before));
                out.push(match role {
                    Some(_) if last_only && i + 1 < list.len() => Piece::Fixed(word.text),
                    Some(_) if count == 1 => self.lone(word, want),
                    Some(part) => self.person_word(word, *part, beside),
                    None => Piece::Fixed(word.text),
                });
            }
            out.push(Piece::Fixed(name.after));
            agree(out, gender, &self.cases)
        };
        if self.last_only {
            return readings(true);
        }
        let mut out = Vec::new();
        if self.syllables_as_one && self.is_of_syllables(list) {
            out.extend(readings(true));
        }
        out.extend(readings(false));
        out
    }

    /// A word that may be a surname or a given name.
    fn lone<'a>(&self, word: &Word<'a>, want: Want) -> Piece<'a> {
        let mut readings = Vec::new();
        let order = if self.is_listed_given(word) {
            [Part::Given, Part::Surname]
        } else {
            [Part::Surname, Part::Given]
        };
        for part in order {
            if let Piece::Declined(more) = self.person_word(word, part, want) {
                readings.extend(more);
            }
        }
        declined(word, readings)
    }

    /// One word of a person's name, hyphens and all.
    pub(crate) fn person_word<'a>(&self, word: &Word<'a>, part: Part, want: Want) -> Piece<'a> {
        let list = parts(word);
        let [before @ .., end] = list.as_slice() else {
            return Piece::Fixed(word.text);
        };
        if before.is_empty() {
            return declined(word, self.readings(word, part, want));
        }
        if self.after_particles.contains(end.key) {
            return Piece::Fixed(word.text);
        }
        let only_end = self.last_only || self.honorifics.contains(end.key);
        let mut pieces = Vec::with_capacity(list.len() * 2);
        for (i, p) in before.iter().enumerate() {
            let mut readings = Vec::new();
            // Jong-un, Цзінь-пін: two syllables of one name.
            let syllable = list[i + 1].is_small() && !p.is_small();
            if !only_end && !syllable && !self.is_particle(p, true) {
                readings = self.readings(p, part, want);
                if !readings.is_empty() && self.syllables(p) <= 1 {
                    readings.insert(0, Reading::fixed(p.text, Gender::Com, &self.cases));
                }
            }
            pieces.extend([Piece::Fixed(p.before), declined(p, readings)]);
        }
        let last = if self.is_particle(end, false) {
            Vec::new()
        } else {
            self.readings(end, part, want)
        };
        pieces.extend([Piece::Fixed(end.before), declined(end, last)]);
        if !pieces.iter().any(|p| matches!(p, Piece::Declined(_))) {
            return Piece::Fixed(word.text);
        }
        declined(word, agree(pieces, want.gender().unwrap_or(Gender::Com), &self.cases))
    }
}

/// The word with these readings, or as it stands if there are none.
pub(crate) fn declined<'a>(word: &Word<'a>, readings: Vec<Reading>) -> Piece<'a> {
    if readings.is_empty() {
        Piece::Fixed(word.text)
    } else {
        Piece::Declined(readings)
    }
}

/// Whether a word is initials written together: JD.
fn is_initials(word: &str) -> bool {
    word.chars().count() <= 3 && spelling::all_caps(word) && word.chars().all(char::is_alphabetic)
}

/// Whether a word is a Roman numeral: Leon XIV.
fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'))
}
