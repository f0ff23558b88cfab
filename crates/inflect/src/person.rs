//! Persons: all words of a name in one case, each by what it is in the name.

use crate::agree::{Piece, Reading, agree};
use crate::grammar::Gender;
use crate::inflector::{Inflector, Part, Want};
use crate::seen::{self, Seen};
use crate::words::{Name, Word, parts};

/// As what a word of a name declines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum As {
    /// It does not.
    Still,
    /// The one word that is a surname or a given name.
    Lone(Want),
    /// One of several.
    Part(Part, Want),
}

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
        let list: Vec<Seen> = list.iter().map(|word| self.see(word)).collect();
        seen::sex(&list, &seen::roles(&list))
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

    /// Whether a word, or a part of one, is a particle; one with a capital only between others.
    pub(crate) fn is_particle(&self, word: &Word<'_>, inside: bool) -> bool {
        (inside || word.is_small()) && self.particles.contains(word.key)
    }

    fn syllables(&self, word: &Word<'_>) -> usize {
        word.key.iter().filter(|c| self.syllable.contains(c)).count()
    }

    /// The readings of a whole name.
    pub(crate) fn full(&self, name: &Name<'_>, gender: Option<Gender>) -> Vec<Reading> {
        let list: Vec<Seen> = name.words.iter().map(|word| self.see(word)).collect();
        let readings = |(want, way): (Want, Vec<As>)| {
            let mut pieces = Vec::with_capacity(way.len() * 2 + 1);
            for (word, own) in name.words.iter().zip(way) {
                pieces.extend([Piece::Fixed(word.before), self.piece(word, own)]);
            }
            pieces.push(Piece::Fixed(name.after));
            agree(pieces, want.gender().unwrap_or(Gender::Com), &self.cases)
        };
        self.ways(&list, gender).into_iter().flat_map(readings).collect()
    }

    /// The ways in which the words of a name may decline, likeliest first: for which sex, and as what each word.
    pub(crate) fn ways(&self, list: &[Seen], gender: Option<Gender>) -> Vec<(Want, Vec<As>)> {
        let roles = seen::roles(list);
        let count = roles.iter().flatten().count();
        let way = |want: Want, last_only: bool| {
            let beside = match want {
                Want::Told(gender) => Want::Beside(gender),
                other => other,
            };
            let of_word = |(i, role): (usize, &Option<Part>)| match role {
                Some(_) if last_only && i + 1 < list.len() => As::Still,
                Some(_) if count == 1 => As::Lone(want),
                Some(part) => As::Part(*part, beside),
                None => As::Still,
            };
            (want, roles.iter().enumerate().map(of_word).collect())
        };
        let as_one = self.syllables_as_one && seen::is_of_syllables(list);
        let of_sex = |want: Want| {
            let first = (self.last_only || as_one).then(|| way(want, true));
            first.into_iter().chain((!self.last_only).then(|| way(want, false)))
        };
        let wants = self.wants(gender, seen::sex(list, &roles));
        wants.into_iter().flat_map(of_sex).collect()
    }

    /// A word of a name, declined as what it is there.
    pub(crate) fn piece<'a>(&self, word: &Word<'a>, way: As) -> Piece<'a> {
        match way {
            As::Still => Piece::Fixed(word.text),
            As::Lone(want) => self.lone(word, want),
            As::Part(part, want) => self.person_word(word, part, want),
        }
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
