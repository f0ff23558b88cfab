//! The examples of a table, run: every form that must come out does, every form that must not does not.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::grammar::{Case, Gender, Kind};
use crate::inflector::{Inflector, Part, Trial, Tried, Want};
use crate::table::{Example, Placed, Possessed};
use crate::words::{Name, Word, parts};

/// An example that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {name}: {what}")]
pub struct Failure {
    /// The line of the table, from 1.
    pub line: usize,
    /// The name of the example.
    pub name: String,
    /// What came out, or did not.
    pub what: String,
}

impl Inflector {
    /// Runs every example of the table; those that do not hold, in the order of the file.
    ///
    /// ```
    /// use polynym_inflect::{Lang, inflector};
    /// assert_eq!(inflector(Lang::new("uk").unwrap()).unwrap().check(), []);
    /// ```
    pub fn check(&self) -> Vec<Failure> {
        let mut out = Vec::new();
        for trial in &self.examples {
            let (name, failed) = match &trial.example {
                Tried::Cases(example) => (example.name.get_ref(), self.cases_fail(trial, example)),
                Tried::Possessive(example) => (example.name.get_ref(), self.possessives_fail(trial, example)),
            };
            out.extend(failed.into_iter().map(|what| Failure {
                line: trial.line,
                name: name.clone(),
                what,
            }));
        }
        out
    }

    /// The names of the examples, with the kind and the gender that they are given for.
    ///
    /// ```
    /// use polynym_inflect::{Lang, inflector};
    /// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
    /// assert!(uk.example_names().iter().any(|(name, _, _)| name == "Київ"));
    /// ```
    pub fn example_names(&self) -> Vec<(String, Option<Kind>, Option<Gender>)> {
        let mut out = Vec::new();
        for trial in &self.examples {
            if let Tried::Cases(example) = &trial.example {
                let gender = term(example.gender.as_ref()).or(trial.rule.and_then(|r| self.rules[r].gender));
                let kinds = trial.kinds(example.kind.as_ref());
                out.extend(kinds.into_iter().map(|kind| (example.name.get_ref().clone(), kind, gender)));
            }
        }
        out
    }

    fn cases_fail(&self, trial: &Trial, example: &Example) -> Vec<String> {
        let mut out = Vec::new();
        let told = trial.rule.and_then(|r| self.rules[r].gender);
        for kind in trial.kinds(example.kind.as_ref()) {
            let forms = self.inflect(example.name.get_ref(), kind, term(example.gender.as_ref()).or(told));
            for (case, wanted) in Case::ALL.into_iter().zip(example.cases()) {
                let got: Vec<&str> = forms.iter().filter(|f| f.case == case).map(|f| f.form.as_str()).collect();
                for want in wanted.iter().flat_map(|w| w.split('|')) {
                    if !got.contains(&want) {
                        out.push(format!("{case} is not {want} but {got:?}"));
                    }
                }
            }
            for never in &example.never {
                if let Some(f) = forms.iter().find(|f| f.form == *never) {
                    out.push(format!("{never} must not come out, but is its {} by {}", f.case, f.rule));
                }
            }
            if let Some(rule) = trial.rule {
                let id = &self.rules[rule].id;
                let used = forms
                    .iter()
                    .any(|f| f.rule.split(" + ").any(|r| r.split('/').next() == Some(id)));
                // Its forms may be those of a likelier reading too.
                if !used && !self.claims(rule, trial, example.name.get_ref()) {
                    out.push(format!("the rule {id} has no part in it"));
                }
            }
        }
        out
    }

    /// Whether a rule is chosen for a word of a name.
    fn claims(&self, rule: usize, trial: &Trial, name: &str) -> bool {
        let key = self.spelling.key(name);
        let words = Name::new(name, &key).words;
        let want = self.rules[rule].gender.map_or(Want::Any, Want::Told);
        let chosen = |word: &Word<'_>, part: Part| self.choose(word.key, part, want).0.contains(&rule);
        words
            .iter()
            .flat_map(parts)
            .any(|word| trial.parts.iter().any(|&part| chosen(&word, part)))
    }

    fn possessives_fail(&self, trial: &Trial, example: &Possessed) -> Vec<String> {
        let mut out = Vec::new();
        let told = trial.rule.and_then(|r| self.possessive[r].gender);
        for kind in trial.kinds(example.kind.as_ref()) {
            let gender = term(example.gender.as_ref()).or(told);
            let mut forms = self.inflect(example.name.get_ref(), kind, gender);
            forms.retain(|f| f.possessive);
            let got: BTreeSet<&str> = forms.iter().map(|f| f.form.as_str()).collect();
            for want in example.forms.iter().filter(|w| !got.contains(w.as_str())) {
                out.push(format!("{want} is not among its possessives {got:?}"));
            }
            for never in example.never.iter().filter(|n| got.contains(n.as_str())) {
                out.push(format!("{never} must not come out, but is a possessive of it"));
            }
        }
        out
    }
}

impl Trial {
    /// The kinds to try: the one told, or those that the parts of the rule have.
    fn kinds(&self, told: Option<&Placed>) -> Vec<Option<Kind>> {
        match term(told) {
            None if self.rule.is_some() => self.parts.iter().filter_map(|&p| kind_of(p)).map(Some).collect(),
            kind => vec![kind],
        }
    }
}

/// A term that was checked when the table was read.
fn term<T: FromStr>(word: Option<&Placed>) -> Option<T> {
    word.and_then(|w| w.get_ref().parse().ok())
}

/// The kind under which a part of a name can be asked for alone; adjectives stand in phrases only, acronyms name agencies.
pub(crate) fn kind_of(part: Part) -> Option<Kind> {
    match part {
        Part::Given => Some(Kind::Given),
        Part::Surname => Some(Kind::Surname),
        Part::Patronymic => Some(Kind::Patronymic),
        Part::Geo => Some(Kind::Geo),
        Part::Org | Part::Acronym => Some(Kind::Org),
        Part::Adjective => None,
    }
}
