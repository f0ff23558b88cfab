//! Places and agencies: adjectives agree with the head noun, what depends on the head stays as it is.

use crate::agree::{Piece, Reading, agree, fit};
use crate::grammar::{Gender, Number};
use crate::inflector::{Inflector, Part, Want};
use crate::person::declined;
use crate::words::{Name, Word};

/// The words of a name that decline, by their place, with their readings.
type Declining = Vec<(usize, Vec<Reading>)>;

impl Inflector {
    /// The readings of a place's or an agency's name, likeliest first.
    pub(crate) fn phrase(&self, name: &Name<'_>, part: Part, want: Want) -> Vec<Reading> {
        let list = name.words.as_slice();
        let whole = |declining: Declining| self.whole(name, declining, want);
        let noun = |i: usize| self.head(list, i, part, want);
        if list.len() <= 1 {
            return whole(vec![(0, noun(0))]);
        }
        let last = list.len() - 1;
        // An acronym that declines is a head too: МИД России.
        let acronym = self.acronyms && self.is_acronym(list, 0, part) && !self.acronym(&list[0]).is_empty();
        let listed = acronym || self.is_head(&list[0]);
        if let [first, and, second] = list
            && self.ands.contains(and.key)
            && !first.is_small()
            && !second.is_small()
        {
            // Боснія і Герцеговина: one case, each in its own gender and number, and neither with an article.
            let of_any_gender = |i: usize| {
                let mut readings: Vec<Reading> = noun(i).into_iter().map(Reading::indefinite).collect();
                readings
                    .iter_mut()
                    .for_each(|r| (r.gender, r.number) = (Gender::Com, Number::Sg));
                (i, readings)
            };
            return whole(vec![of_any_gender(0), of_any_gender(2)]);
        }
        if self.head_last && !listed {
            return whole(self.before_last(list, noun(last)));
        }
        if let Some(declining) = self.agreeing(list, part, want) {
            let mut all = declining.clone();
            let next = all.last().map_or(0, |d| d.0 + 1);
            let limit = if self.adjectives_after { last } else { 0 };
            self.follow(list, next, limit, &mut all);
            return self.either(all, declining, last).into_iter().flat_map(whole).collect();
        }
        // Острів Зміїний: the adjective may stand after the noun.
        let head = vec![(0, noun(0))];
        let mut first = head.clone();
        if !first[0].1.is_empty() {
            let limit = if self.adjectives_after { last } else { usize::from(listed) };
            self.follow(list, 1, limit, &mut first);
        }
        if listed || list[1..].iter().any(Word::is_small) || first.len() > 1 {
            let mut out = Vec::new();
            if first.len() == 1 {
                out.extend(self.apposition(name, part, noun(0)));
            }
            out.extend(self.either(first, head, last).into_iter().flat_map(whole));
            return out;
        }
        // Names that the language has taken over whole: the last word declines in a place (Сан Сальвадор), and in an
        // agency it is not certain that any does (Асошіейтед Прес).
        let end = vec![(last, noun(last))];
        match part {
            Part::Org => {
                let order = if self.first_is_head {
                    [first, Vec::new(), end]
                } else {
                    [Vec::new(), end, first]
                };
                order.into_iter().flat_map(whole).collect()
            }
            _ => whole(end),
        }
    }

    /// The name with these words declined, all in one case, gender and number.
    fn whole(&self, name: &Name<'_>, declining: Declining, want: Want) -> Vec<Reading> {
        let mut declining = declining.into_iter().peekable();
        let mut pieces = Vec::with_capacity(name.words.len() * 2 + 1);
        for (i, word) in name.words.iter().enumerate() {
            pieces.push(Piece::Fixed(word.before));
            pieces.push(match declining.next_if(|d| d.0 == i) {
                Some((_, readings)) => declined(word, readings),
                None => Piece::Fixed(word.text),
            });
        }
        pieces.push(Piece::Fixed(name.after));
        agree(pieces, want.gender().unwrap_or(Gender::Com), &self.cases)
    }

    /// The noun at a place of a name: an acronym as such words decline, if they do.
    fn head(&self, list: &[Word<'_>], at: usize, part: Part, want: Want) -> Vec<Reading> {
        if self.is_acronym(list, at, part) {
            self.acronym(&list[at])
        } else {
            self.noun(&list[at], part, want)
        }
    }

    /// The head at the end, with the adjectives before it that agree with it, wherever they stand: Lietuvos Respublikos
    /// Konstitucinis Teismas. All else depends on the head, and stays.
    fn before_last(&self, list: &[Word<'_>], head: Vec<Reading>) -> Declining {
        let last = list.len() - 1;
        let mut out: Declining = Vec::new();
        if !head.is_empty() {
            for (i, word) in list[..last].iter().enumerate() {
                let readings = self.adjective(word);
                let mut all: Vec<&[Reading]> = out.iter().map(|d| d.1.as_slice()).collect();
                all.extend([readings.as_slice(), head.as_slice()]);
                if fit(all) {
                    out.push((i, readings));
                }
            }
        }
        out.push((last, head));
        out
    }

    /// Adjectives at the beginning and the noun with which all of them agree; none if there is no such beginning.
    fn agreeing(&self, list: &[Word<'_>], part: Part, want: Want) -> Option<Declining> {
        let mut adjectives: Declining = Vec::new();
        for (i, word) in list[..list.len() - 1].iter().enumerate() {
            let readings = self.adjective(word);
            if !readings.is_empty() {
                adjectives.push((i, readings));
            } else if i == 0 || adjectives.last().is_none_or(|a| a.0 + 1 < i) || !self.ands.contains(word.key) {
                // Two adjectives may be joined: Продовольча і сільськогосподарська організація.
                break;
            }
        }
        (1..=adjectives.len()).rev().find_map(|count| {
            let at = adjectives[count - 1].0 + 1;
            let noun = if self.is_acronym(list, at, part) {
                self.acronym(&list[at])
            } else {
                let readings = self.noun(&list[at], part, want);
                if readings.is_empty() {
                    return None;
                }
                readings
            };
            let mut out = adjectives[..count].to_vec();
            if !noun.is_empty() {
                out.push((at, noun));
            }
            if !fit(out.iter().map(|d| d.1.as_slice())) {
                return None;
            }
            Some(out)
        })
    }

    /// With and without the adjectives after a head: those may as well belong to a noun that follows (Sbor národní gardy). At the
    /// end of a name they can but belong to the head.
    fn either(&self, with: Declining, without: Declining, last: usize) -> Vec<Declining> {
        if with.len() > without.len() && with.last().is_some_and(|d| d.0 < last) {
            vec![with, without]
        } else {
            vec![with]
        }
    }

    /// A proper noun after its head, each in its own gender and number: Republika Srbija, Republike Srbije.
    fn apposition(&self, name: &Name<'_>, part: Part, head: Vec<Reading>) -> Vec<Reading> {
        let [first, rest @ ..] = name.words.as_slice() else {
            return Vec::new();
        };
        let is_apposed = self.apposed.longest(first.key).is_some() && rest.iter().all(|w| !w.is_small());
        if !is_apposed || rest.len() > 2 {
            return Vec::new();
        }
        let mut own = rest.to_vec();
        own[0].before = "";
        let own = Name { words: own, after: "" };
        let mut proper = match (own.words.as_slice(), self.agreeing(&own.words, part, Want::Any)) {
            ([_], _) => self.head(rest, 0, part, Want::Any),
            (_, Some(declining)) => self.whole(&own, declining, Want::Any),
            _ => Vec::new(),
        };
        proper
            .iter_mut()
            .for_each(|r| (r.gender, r.number) = (Gender::Com, Number::Sg));
        let head: Vec<Reading> = head.into_iter().filter(|r| r.number == Number::Sg).collect();
        if head.is_empty() || proper.is_empty() {
            return Vec::new();
        }
        let pieces = vec![
            Piece::Fixed(first.before),
            Piece::Declined(head),
            Piece::Fixed(rest[0].before),
            Piece::Declined(proper),
            Piece::Fixed(name.after),
        ];
        agree(pieces, Gender::Com, &self.cases)
    }

    /// Adds the adjectives from a place on that agree with all so far, up to the first word that does not.
    fn follow(&self, list: &[Word<'_>], from: usize, limit: usize, out: &mut Declining) {
        for (i, word) in list.iter().enumerate().skip(from).take(limit) {
            out.push((i, self.adjective(word)));
            if !fit(out.iter().map(|d| d.1.as_slice())) {
                out.pop();
                return;
            }
        }
    }

    /// Whether the beginning of a name is an adjective with its noun.
    pub(crate) fn begins_with_adjective(&self, name: &Name<'_>) -> bool {
        name.words.len() > 1 && self.agreeing(&name.words, Part::Geo, Want::Any).is_some()
    }

    /// Whether the word is a noun that heads a phrase: Рада, область.
    pub(crate) fn is_head(&self, word: &Word<'_>) -> bool {
        self.heads.longest(word.key).is_some() || self.is_agency_head(word)
    }

    /// Whether the word is a noun that heads agencies: Рада, міністерство.
    pub(crate) fn is_agency_head(&self, word: &Word<'_>) -> bool {
        self.agency_heads.longest(word.key).is_some()
    }
}
