//! Persons: which word is the given name, which the surname; the sex they tell; all words in one case.

use crate::agree::{Piece, Reading, agree};
use crate::grammar::Gender;
use crate::inflector::{Inflector, Part, Want};
use crate::spelling;
use crate::words::{Word, parts, words};

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
        let (list, _) = words(full_name);
        let roles = self.roles(&list);
        let of = |part: Part| {
            list.iter()
                .zip(&roles)
                .filter(|(_, r)| **r == Some(part))
                .find_map(|(w, _)| self.sex_of(w.text, part))
        };
        if roles.iter().flatten().count() == 1 {
            let word = list.iter().zip(&roles).find(|(_, r)| r.is_some())?.0.text;
            return self.lone_sex(word);
        }
        of(Part::Patronymic).or_else(|| of(Part::Given)).or_else(|| of(Part::Surname))
    }

    /// The sex that a word standing alone tells: first as a given name that the table lists, then as a surname (whose
    /// endings may be said to tell nothing), then as a patronymic.
    pub(crate) fn lone_sex(&self, word: &str) -> Option<Gender> {
        if self.is_listed_given(word) {
            return self.sex_of(word, Part::Given);
        }
        match self.sex[Part::Surname as usize].longest(&spelling::key(word)) {
            Some((_, told)) => *told,
            None => self.sex_of(word, Part::Patronymic),
        }
    }

    /// Whether the table knows the whole word as a given name.
    pub(crate) fn is_listed_given(&self, word: &str) -> bool {
        let key = spelling::key(word);
        self.sex[Part::Given as usize]
            .longest(&key)
            .is_some_and(|(n, _)| n > key.len())
    }

    /// What each word is; none for a particle and for initials that are spelled out.
    fn roles(&self, list: &[Word<'_>]) -> Vec<Option<Part>> {
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
        let full: Vec<usize> = (0..list.len()).filter(|&i| roles[i].is_some()).collect();
        let (Some(&first), Some(&last)) = (full.first(), full.last()) else {
            return roles;
        };
        let patronymic = |i: usize| self.sex_of(list[i].text, Part::Patronymic);
        let surname_like = |i: usize| self.surname_like.longest(&spelling::key(list[i].text)).is_some();
        // A surname may look like a patronymic: Іван Петрович Абрамович.
        if full.len() >= 3 && patronymic(full[1]).is_some() {
            roles[full[1]] = Some(Part::Patronymic);
            roles[last] = Some(Part::Surname);
        } else if full.len() >= 3 && patronymic(last).is_some() {
            roles[first] = Some(Part::Surname);
            roles[last] = Some(Part::Patronymic);
        } else if full.len() == 2 && self.given_with_patronymic(list[first].text, list[last].text) {
            roles[last] = Some(Part::Patronymic);
        } else if full.len() >= 2 && surname_like(first) && !surname_like(last) && !self.is_listed_given(list[first].text) {
            roles[first] = Some(Part::Surname);
        } else {
            roles[last] = Some(Part::Surname);
        }
        roles
    }

    /// Володимир Олександрович, but not Ганна Абрамович.
    fn given_with_patronymic(&self, given: &str, other: &str) -> bool {
        self.sex_of(other, Part::Patronymic)
            .is_some_and(|p| self.sex_of(given, Part::Given).is_none_or(|g| g == p))
    }

    /// Whether a word, or a part of one, is a particle; one with a capital only between others.
    fn is_particle(&self, word: &Word<'_>, inside: bool) -> bool {
        let key: String = spelling::key(word.text).into_iter().collect();
        (inside || word.is_small()) && self.particles.contains(&key)
    }

    /// Whether a word is the name of a letter, as initials are spelled out: Джей Ді.
    fn is_spelled(&self, word: &Word<'_>) -> bool {
        self.spelled
            .contains(&spelling::key(word.text).into_iter().collect::<String>())
    }

    fn syllables(&self, word: &str) -> usize {
        spelling::key(word).iter().filter(|c| self.syllable.contains(c)).count()
    }

    /// The readings of a whole name, for one sex.
    pub(crate) fn full(&self, name: &str, want: Want) -> Vec<Reading> {
        let (list, after) = words(name);
        let roles = self.roles(&list);
        let count = roles.iter().flatten().count();
        let pieces = |declines: &dyn Fn(usize) -> bool| -> Vec<Piece> {
            let mut out = Vec::new();
            for (i, (word, role)) in list.iter().zip(&roles).enumerate() {
                out.push(Piece::Fixed(word.before.to_owned()));
                out.push(match role {
                    Some(_) if count == 1 => self.lone(word.text, want),
                    Some(part) if declines(i) => self.person_word(word.text, *part, want),
                    _ => Piece::Fixed(word.text.to_owned()),
                });
            }
            out.push(Piece::Fixed(after.to_owned()));
            out
        };
        let gender = want.gender().unwrap_or(Gender::Com);
        let mut out = Vec::new();
        let as_one = self.syllables_as_one && count >= 3 && list.iter().all(|w| self.syllables(w.text) == 1);
        if as_one {
            out.extend(agree(&pieces(&|i| i + 1 == list.len()), gender, &self.cases));
        }
        out.extend(agree(&pieces(&|_| true), gender, &self.cases));
        out
    }

    /// A word that may be a surname or a given name.
    fn lone(&self, word: &str, want: Want) -> Piece {
        let mut readings = Vec::new();
        let listed = self.is_listed_given(word);
        let order = if listed {
            [Part::Given, Part::Surname]
        } else {
            [Part::Surname, Part::Given]
        };
        for part in order {
            if let Piece::Declined(more) = self.person_word(word, part, want) {
                readings.extend(more);
            }
        }
        if readings.is_empty() {
            Piece::Fixed(word.to_owned())
        } else {
            Piece::Declined(readings)
        }
    }

    /// One word of a person's name, hyphens and all.
    pub(crate) fn person_word(&self, word: &str, part: Part, want: Want) -> Piece {
        let list = parts(word);
        let last = list.len() - 1;
        let honorific = last > 0
            && self
                .honorifics
                .contains(&spelling::key(list[last].text).into_iter().collect::<String>());
        let mut pieces = Vec::new();
        for (i, p) in list.iter().enumerate() {
            pieces.push(Piece::Fixed(p.before.to_owned()));
            let mut readings = Vec::new();
            if last == 0 || !(self.is_particle(p, i < last) || (honorific && i < last)) {
                readings = self.readings(p.text, part, want);
                if i < last && !readings.is_empty() && self.syllables(p.text) <= 1 {
                    readings.insert(0, Reading::fixed(p.text, Gender::Com, &self.cases));
                }
            }
            pieces.push(if readings.is_empty() {
                Piece::Fixed(p.text.to_owned())
            } else {
                Piece::Declined(readings)
            });
        }
        if !pieces.iter().any(|p| matches!(p, Piece::Declined(_))) {
            return Piece::Fixed(word.to_owned());
        }
        let readings = agree(&pieces, want.gender().unwrap_or(Gender::Com), &self.cases);
        if readings.is_empty() {
            Piece::Fixed(word.to_owned())
        } else {
            Piece::Declined(readings)
        }
    }
}
