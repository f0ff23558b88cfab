//! Places and agencies: adjectives agree with the head noun, what depends on the head stays as it is.

use crate::agree::{Piece, Reading, agree};
use crate::grammar::Gender;
use crate::inflector::{Inflector, Part, Want};
use crate::spelling;
use crate::words::{Word, parts, words};

/// The longest word in capitals that is taken for an acronym when it is an agency's whole name, in letters.
const ACRONYM: usize = 6;
/// The same of a name of no known kind, which may as well be a person's or a place's in capitals.
const SURE_ACRONYM: usize = 4;

impl Inflector {
    /// The readings of a place's or an agency's name, likeliest first.
    pub(crate) fn phrase(&self, name: &str, part: Part, want: Want) -> Vec<Reading> {
        let (list, after) = words(name);
        let gender = want.gender().unwrap_or(Gender::Com);
        let fixed = || Reading::fixed(name, gender, &self.cases);
        let whole = |declined: Vec<(usize, Vec<Reading>)>| -> Vec<Reading> {
            let mut declined = declined.into_iter().peekable();
            let mut pieces = Vec::new();
            for (i, word) in list.iter().enumerate() {
                pieces.push(Piece::Fixed(word.before.to_owned()));
                pieces.push(match declined.next_if(|d| d.0 == i) {
                    Some((_, readings)) if !readings.is_empty() => Piece::Declined(readings),
                    _ => Piece::Fixed(word.text.to_owned()),
                });
            }
            pieces.push(Piece::Fixed(after.to_owned()));
            agree(&pieces, gender, &self.cases)
        };
        let noun = |i: usize| {
            if self.is_acronym(&list, i, part) {
                Vec::new()
            } else {
                self.noun(list[i].text, part, want)
            }
        };
        if list.len() <= 1 {
            return if list.is_empty() {
                vec![fixed()]
            } else {
                whole(vec![(0, noun(0))])
            };
        }
        if let Some(declined) = self.agreeing(&list, part, want) {
            return whole(declined);
        }
        if let [first, and, second] = list.as_slice()
            && self.ands.contains(and.text)
        {
            // Боснія і Герцеговина: one case, each in its own gender.
            let of_any_gender = |i: usize| {
                let mut readings = noun(i);
                readings.iter_mut().for_each(|r| r.gender = Gender::Com);
                (i, readings)
            };
            if !first.is_small() && !second.is_small() {
                return whole(vec![of_any_gender(0), of_any_gender(2)]);
            }
        }
        if self.is_head(list[0].text) {
            // Острів Зміїний: the adjective may stand after the noun.
            let after = vec![(0, noun(0)), (1, self.adjective(list[1].text))];
            let both = after.iter().all(|d| !d.1.is_empty());
            let found = if both { whole(after) } else { Vec::new() };
            return if found.is_empty() { whole(vec![(0, noun(0))]) } else { found };
        }
        if list[1..].iter().any(Word::is_small) {
            return whole(vec![(0, noun(0))]);
        }
        // Names that the language has taken over whole: the last word declines in a place (Сан Сальвадор), and in an
        // agency it is not certain that any does (Асошіейтед Прес).
        let last = list.len() - 1;
        let mut out = Vec::new();
        match part {
            Part::Org => {
                out.push(fixed());
                out.extend(whole(vec![(last, noun(last))]));
                out.extend(whole(vec![(0, noun(0))]));
            }
            _ => out.extend(whole(vec![(last, noun(last))])),
        }
        out
    }

    /// Adjectives at the beginning and the noun with which all of them agree; none if there is no such beginning.
    fn agreeing(&self, list: &[Word<'_>], part: Part, want: Want) -> Option<Vec<(usize, Vec<Reading>)>> {
        let mut adjectives: Vec<Vec<Reading>> = Vec::new();
        for word in &list[..list.len() - 1] {
            let readings = self.adjective(word.text);
            if readings.is_empty() {
                break;
            }
            adjectives.push(readings);
        }
        (1..=adjectives.len()).rev().find_map(|head| {
            let mut declined: Vec<(usize, Vec<Reading>)> = adjectives[..head].iter().cloned().enumerate().collect();
            if !self.is_acronym(list, head, part) {
                declined.push((head, self.noun(list[head].text, part, want)));
            }
            let pieces: Vec<Piece> = declined.iter().map(|d| Piece::Declined(d.1.clone())).collect();
            (!agree(&pieces, Gender::Com, &self.cases).is_empty()).then_some(declined)
        })
    }

    /// Whether the beginning of a name is an adjective with its noun.
    pub(crate) fn begins_with_adjective(&self, name: &str) -> bool {
        let (list, _) = words(name);
        list.len() > 1 && self.agreeing(&list, Part::Geo, Want::Any).is_some()
    }

    /// Whether the word is a noun that heads a phrase: Рада, область.
    pub(crate) fn is_head(&self, word: &str) -> bool {
        let key = spelling::key(word);
        self.heads.longest(&key).is_some() || self.is_agency_head(word)
    }

    /// Whether the word is a noun that heads agencies: Рада, міністерство.
    pub(crate) fn is_agency_head(&self, word: &str) -> bool {
        self.agency_heads.longest(&spelling::key(word)).is_some()
    }

    fn is_acronym(&self, list: &[Word<'_>], at: usize, part: Part) -> bool {
        let word = list[at].text;
        if self.fixed.contains(word) {
            return true;
        }
        let beside_small = list.iter().any(|w| w.text.chars().any(char::is_lowercase));
        spelling::all_caps(word) && (beside_small || (part == Part::Org && list.len() == 1 && word.chars().count() <= ACRONYM))
    }

    /// Whether a word that may be anything is an acronym: НАТО, ООН.
    pub(crate) fn is_acronym_alone(&self, word: &str) -> bool {
        self.fixed.contains(word) || (spelling::all_caps(word) && word.chars().count() <= SURE_ACRONYM)
    }

    /// An adjective: of a hyphenated one the last part (Івано-Франківська).
    fn adjective(&self, word: &str) -> Vec<Reading> {
        let list = parts(word);
        let Some(last) = list.last() else { return Vec::new() };
        let readings = self.readings(last.text, Part::Adjective, Want::Any);
        let start = word[..word.len() - last.text.len()].to_owned();
        agree_or_none(vec![Piece::Fixed(start), Piece::Declined(readings)], self)
    }

    /// A noun, hyphens and all; empty if it does not decline.
    pub(crate) fn noun(&self, word: &str, part: Part, want: Want) -> Vec<Reading> {
        let read = |text: &str| {
            let told = self.readings(text, part, want);
            if told.is_empty() {
                self.readings(text, part, Want::Any)
            } else {
                told
            }
        };
        let list = parts(word);
        let last = list.len() - 1;
        if last == 0 {
            return read(word);
        }
        let key = |p: &Word<'_>| spelling::key(p.text).into_iter().collect::<String>();
        let linked = list[1..last].iter().any(|p| self.links.contains(&key(p)));
        let first = read(list[0].text);
        let mut end = if linked { Vec::new() } else { read(list[last].text) };
        let mut start = if linked || self.both.contains(&key(&list[0])) {
            first.clone()
        } else {
            Vec::new()
        };
        if last == 1 && start.is_empty() {
            // Рава-Руська: an adjective after its noun.
            let after = self.readings(list[1].text, Part::Adjective, want);
            let pieces = vec![Piece::Declined(first.clone()), Piece::Declined(after.clone())];
            if !first.is_empty() && !after.is_empty() && !agree_or_none(pieces, self).is_empty() {
                (start, end) = (first, after);
            }
        }
        let mut pieces = Vec::new();
        for (i, p) in list.iter().enumerate() {
            pieces.push(Piece::Fixed(p.before.to_owned()));
            let readings = if i == 0 {
                &mut start
            } else if i == last {
                &mut end
            } else {
                &mut Vec::new()
            };
            pieces.push(match std::mem::take(readings) {
                r if r.is_empty() => Piece::Fixed(p.text.to_owned()),
                r => Piece::Declined(r),
            });
        }
        agree_or_none(pieces, self)
    }
}

fn agree_or_none(pieces: Vec<Piece>, inflector: &Inflector) -> Vec<Reading> {
    let declines = pieces.iter().any(|p| matches!(p, Piece::Declined(r) if !r.is_empty()));
    if declines {
        agree(&pieces, Gender::Com, &inflector.cases)
    } else {
        Vec::new()
    }
}
