//! Agreement: the words of one name stand in one case, number and gender.

use std::sync::Arc;

use crate::grammar::{Case, Gender, Number};

/// The most alternatives kept for one case of one reading.
const ALTERNATIVES: usize = 12;
/// The most readings kept of one name.
const READINGS: usize = 16;

/// One form of a case; a lower rank is likelier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Alt {
    pub(crate) case: Case,
    pub(crate) rank: u32,
    /// Bytes of the reading's text.
    start: u32,
    end: u32,
}

/// One way to decline a word or a name: all its cases by one paradigm (or by one for each word).
///
/// The forms stand one after another in one string: a name has dozens of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Reading {
    pub(crate) gender: Gender,
    pub(crate) number: Number,
    pub(crate) rule: Arc<str>,
    /// How many letters the ending has by which the rule was chosen: how certain it is.
    pub(crate) seen: u32,
    text: String,
    /// By case, likeliest first; none of a case that the language has not.
    alts: Vec<Alt>,
}

/// The rule of what does not decline.
pub(crate) const FIXED: &str = "fixed";

impl Reading {
    /// One without forms.
    pub(crate) fn new(gender: Gender, number: Number, rule: Arc<str>, letters: usize, forms: usize) -> Self {
        Self {
            gender,
            number,
            rule,
            seen: 0,
            text: String::with_capacity(letters),
            alts: Vec::with_capacity(forms),
        }
    }

    /// The same in every case.
    pub(crate) fn fixed(text: &str, gender: Gender, cases: &[Case]) -> Self {
        let mut out = Self::new(gender, Number::Sg, FIXED.into(), text.len(), cases.len());
        out.push(Case::Nom, 0, |out| out.push_str(text));
        let all = out.alts[0];
        out.alts = cases.iter().map(|&case| Alt { case, ..all }).collect();
        out
    }

    /// Adds a form of a case: what `write` puts at the end of the string.
    pub(crate) fn push(&mut self, case: Case, rank: u32, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        let (start, end) = (start as u32, self.text.len() as u32);
        self.alts.push(Alt { case, rank, start, end });
    }

    /// Adds the forms that `case` has till now to those of `other`, less likely by `rank`.
    pub(crate) fn repeat(&mut self, case: Case, other: Case, rank: u32, till: usize) {
        for i in 0..till {
            let alt = self.alts[i];
            if alt.case == other {
                let rank = alt.rank + rank;
                self.alts.push(Alt { case, rank, ..alt });
            }
        }
    }

    /// How many forms it has.
    pub(crate) fn len(&self) -> usize {
        self.alts.len()
    }

    /// Puts the forms in order: by case, and likeliest first.
    pub(crate) fn sort(&mut self) {
        self.alts.sort_by_key(|a| (a.case, a.rank));
    }

    /// Every form, by case, likeliest first.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (Alt, &str)> {
        self.alts.iter().map(|a| (*a, self.form(a)))
    }

    fn form(&self, alt: &Alt) -> &str {
        &self.text[alt.start as usize..alt.end as usize]
    }

    /// The forms of one case.
    fn of(&self, case: Case) -> &[Alt] {
        let start = self.alts.partition_point(|a| a.case < case);
        let length = self.alts[start..].iter().take_while(|a| a.case == case).count();
        &self.alts[start..start + length]
    }

    /// Whether its definite form is another than the nominative.
    fn takes_article(&self) -> bool {
        let nominatives = self.of(Case::Nom);
        let known = |form: &str| nominatives.iter().any(|n| self.form(n) == form);
        self.of(Case::Def).iter().any(|d| !known(self.form(d)))
    }

    /// The same with the form of the nominative where the definite form is: a language marks only one word of a name.
    pub(crate) fn indefinite(mut self) -> Self {
        let nominatives: Vec<Alt> = self.of(Case::Nom).to_vec();
        if self.alts.iter().any(|a| a.case == Case::Def) {
            self.alts.retain(|a| a.case != Case::Def);
            self.alts
                .extend(nominatives.into_iter().map(|a| Alt { case: Case::Def, ..a }));
            self.sort();
        }
        self
    }

    /// The gender of its forms, where the caller may have told one.
    pub(crate) fn told(&self, gender: Option<Gender>) -> Gender {
        match (self.gender, gender) {
            (Gender::Com, Some(told)) if self.number == Number::Sg => told,
            (own, _) => own,
        }
    }

    /// What of it decides with what it agrees, and in which forms: the same with a sign for each form.
    pub(crate) fn in_signs(&self, mut sign: impl FnMut(&str) -> char) -> Self {
        let mut out = Self::new(self.gender, self.number, "".into(), self.alts.len() * 4, self.alts.len());
        for alt in &self.alts {
            let sign = sign(self.form(alt));
            out.push(alt.case, alt.rank, |text| text.push(sign));
        }
        out
    }

    /// The same between two stretches that do not decline.
    fn between(self, before: &str, after: &str) -> Self {
        if before.is_empty() && after.is_empty() {
            return self;
        }
        let letters = self.text.len() + self.alts.len() * (before.len() + after.len());
        let mut out = Self::new(self.gender, self.number, self.rule.clone(), letters, self.alts.len());
        out.seen = self.seen;
        for alt in &self.alts {
            out.push(alt.case, alt.rank, |text| {
                text.push_str(before);
                text.push_str(self.form(alt));
                text.push_str(after);
            });
        }
        out
    }
}

/// A stretch of a name.
#[derive(Debug, Clone)]
pub(crate) enum Piece<'a> {
    /// The same in every case: a space, a hyphen, a particle, a genitive that depends on the head.
    Fixed(&'a str),
    /// A word that declines, with its readings, likeliest first.
    Declined(Vec<Reading>),
}

/// The readings of a whole name from those of its pieces: each takes one reading of every piece, all of one gender and number.
pub(crate) fn agree(pieces: Vec<Piece<'_>>, gender: Gender, cases: &[Case]) -> Vec<Reading> {
    let mut whole: Option<Vec<Reading>> = None;
    // What does not decline, since the last word that does.
    let mut fixed = String::new();
    for piece in pieces {
        match (piece, whole.take()) {
            (Piece::Fixed(text), readings) => {
                fixed.push_str(text);
                whole = readings;
            }
            (Piece::Declined(own), None) => {
                whole = Some(own.into_iter().map(|r| r.between(&fixed, "")).collect());
                fixed.clear();
            }
            (Piece::Declined(own), Some(readings)) => {
                whole = Some(pairs(&readings, &fixed, &own));
                fixed.clear();
            }
        }
    }
    match whole {
        None => vec![Reading::fixed(&fixed, gender, cases)],
        Some(readings) => readings.into_iter().map(|r| r.between("", &fixed)).collect(),
    }
}

/// Whether words with these readings can stand in one name.
pub(crate) fn fit<'a>(words: impl IntoIterator<Item = &'a [Reading]>) -> bool {
    let mut words = words
        .into_iter()
        .map(|readings| readings.iter().map(|r| (r.gender, r.number)));
    let mut left: Vec<(Gender, Number)> = words.next().into_iter().flatten().collect();
    for right in words {
        let mut both = Vec::new();
        for (gender, number) in right {
            for &(own, _) in left.iter().filter(|l| l.1 == number && l.0.agrees(gender)) {
                let pair = (if own == Gender::Com { gender } else { own }, number);
                if !both.contains(&pair) {
                    both.push(pair);
                }
            }
        }
        left = both;
    }
    !left.is_empty()
}

fn pairs(left: &[Reading], between: &str, right: &[Reading]) -> Vec<Reading> {
    let mut ranked: Vec<(usize, usize, usize)> = (0..left.len())
        .flat_map(|l| (0..right.len()).map(move |r| (l + r, l, r)))
        .filter(|&(_, l, r)| left[l].number == right[r].number && left[l].gender.agrees(right[r].gender))
        .collect();
    ranked.sort_unstable();
    ranked.truncate(READINGS);
    ranked
        .into_iter()
        .map(|(_, l, r)| pair(&left[l], between, &right[r]))
        .collect()
}

fn pair(left: &Reading, between: &str, right: &Reading) -> Reading {
    let gender = if left.gender == Gender::Com {
        right.gender
    } else {
        left.gender
    };
    let rule = format!("{} + {}", left.rule, right.rule);
    let letters = left.text.len() * 2 + right.text.len() * 2;
    let mut out = Reading::new(gender, left.number, rule.into(), letters, left.alts.len() + right.alts.len());
    out.seen = left.seen + right.seen;
    let mut both: Vec<(u32, &Alt, &Alt)> = Vec::new();
    let mut rest = left.alts.as_slice();
    while let Some(first) = rest.first() {
        let case = first.case;
        let (own, after) = rest.split_at(rest.iter().take_while(|a| a.case == case).count());
        // Of several words the first one takes the article, and none does if the last one, the head, takes none.
        let (own, other) = match case {
            Case::Def if right.takes_article() => (own, Case::Nom),
            Case::Def => (left.of(Case::Nom), Case::Nom),
            _ => (own, case),
        };
        both.extend(
            own.iter()
                .flat_map(|l| right.of(other).iter().map(move |r| (l.rank + r.rank, l, r))),
        );
        if case == Case::Nom && own.len() > 1 && right.of(case).len() > 1 {
            // Donald Trump, Donaldas Trumpas: both in their own spelling, or both in the other.
            both.retain(|(_, l, r)| l.rank == r.rank);
        }
        both.sort_by_key(|b| b.0);
        for (rank, l, r) in both.drain(..).take(ALTERNATIVES) {
            out.push(case, rank, |text| {
                text.push_str(left.form(l));
                text.push_str(between);
                text.push_str(right.form(r));
            });
        }
        rest = after;
    }
    out
}
