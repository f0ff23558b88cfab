//! Agreement: the words of one name stand in one case, number and gender.

use crate::grammar::{Case, Gender, Number};

/// The most alternatives kept for one case of one reading.
const ALTERNATIVES: usize = 12;
/// The most readings kept of one name.
const READINGS: usize = 16;

/// One form of a case; a lower rank is likelier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alt {
    pub(crate) form: String,
    pub(crate) rank: u32,
}

/// One way to decline a word or a name: all its cases by one paradigm (or by one for each word).
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) gender: Gender,
    pub(crate) number: Number,
    pub(crate) rule: String,
    /// The forms of each case, in the order of [`Case::ALL`], likeliest first; none for a case the language has not.
    pub(crate) cases: [Vec<Alt>; 7],
}

/// The rule of what does not decline.
pub(crate) const FIXED: &str = "fixed";

impl Reading {
    /// The same in every case.
    pub(crate) fn fixed(text: &str, gender: Gender, cases: &[Case]) -> Self {
        let mut out: [Vec<Alt>; 7] = Default::default();
        for case in cases {
            out[case.index()].push(Alt {
                form: text.to_owned(),
                rank: 0,
            });
        }
        Self {
            gender,
            number: Number::Sg,
            rule: FIXED.to_owned(),
            cases: out,
        }
    }
}

/// A stretch of a name.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// The same in every case: a space, a hyphen, a particle, a genitive that depends on the head.
    Fixed(String),
    /// A word that declines, with its readings, likeliest first.
    Declined(Vec<Reading>),
}

/// The readings of a whole name from those of its pieces: each takes one reading of every piece, all of one gender and number.
pub(crate) fn agree(pieces: &[Piece], gender: Gender, cases: &[Case]) -> Vec<Reading> {
    let mut whole: Option<Vec<Reading>> = None;
    let mut prefix = String::new();
    for piece in pieces {
        match (piece, &mut whole) {
            (Piece::Fixed(text), None) => prefix.push_str(text),
            (Piece::Fixed(text), Some(readings)) => {
                for alt in readings.iter_mut().flat_map(|r| r.cases.iter_mut()).flatten() {
                    alt.form.push_str(text);
                }
            }
            (Piece::Declined(own), None) => {
                let mut first = own.clone();
                for alt in first.iter_mut().flat_map(|r| r.cases.iter_mut()).flatten() {
                    alt.form.insert_str(0, &prefix);
                }
                whole = Some(first);
            }
            (Piece::Declined(own), Some(readings)) => *readings = pairs(readings, own),
        }
    }
    whole.unwrap_or_else(|| vec![Reading::fixed(&prefix, gender, cases)])
}

fn pairs(left: &[Reading], right: &[Reading]) -> Vec<Reading> {
    let mut ranked: Vec<(usize, usize, usize)> = (0..left.len())
        .flat_map(|l| (0..right.len()).map(move |r| (l + r, l, r)))
        .filter(|&(_, l, r)| left[l].number == right[r].number && left[l].gender.agrees(right[r].gender))
        .collect();
    ranked.sort_unstable();
    ranked.truncate(READINGS);
    ranked.into_iter().map(|(_, l, r)| pair(&left[l], &right[r])).collect()
}

fn pair(left: &Reading, right: &Reading) -> Reading {
    let mut cases: [Vec<Alt>; 7] = Default::default();
    for (case, out) in cases.iter_mut().enumerate() {
        for l in &left.cases[case] {
            for r in &right.cases[case] {
                out.push(Alt {
                    form: format!("{}{}", l.form, r.form),
                    rank: l.rank + r.rank,
                });
            }
        }
        out.sort_by_key(|a| a.rank);
        out.truncate(ALTERNATIVES);
    }
    let gender = if left.gender == Gender::Com {
        right.gender
    } else {
        left.gender
    };
    let rule = format!("{} + {}", left.rule, right.rule);
    Reading {
        gender,
        number: left.number,
        rule,
        cases,
    }
}
