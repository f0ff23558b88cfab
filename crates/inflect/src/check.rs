//! The examples of a table, run: every form that must come out does, every form that must not does not.

use crate::grammar::{Case, Gender, Kind};
use crate::inflector::{Inflector, Part, Trial};

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
        for Trial {
            line,
            rule,
            parts,
            example,
        } in &self.examples
        {
            let name = example.name.get_ref();
            let mut fail = |what: String| {
                out.push(Failure {
                    line: *line,
                    name: name.clone(),
                    what,
                })
            };
            let own = example.gender.as_ref().and_then(|g| g.get_ref().parse::<Gender>().ok());
            let told = rule.and_then(|r| self.rules[r].gender);
            let kind = example.kind.as_ref().and_then(|k| k.get_ref().parse::<Kind>().ok());
            let kinds: Vec<Option<Kind>> = match kind {
                None if rule.is_some() => parts.iter().filter_map(|&p| kind_of(p)).map(Some).collect(),
                kind => vec![kind],
            };
            for kind in kinds {
                let forms = self.inflect(name, kind, own.or(told));
                for (case, wanted) in Case::ALL.into_iter().zip(example.cases()) {
                    let got: Vec<&str> = forms.iter().filter(|f| f.case == case).map(|f| f.form.as_str()).collect();
                    for want in wanted.iter().flat_map(|w| w.split('|')) {
                        if !got.contains(&want) {
                            fail(format!("{case} is not {want} but {got:?}"));
                        }
                    }
                }
                for never in &example.never {
                    if let Some(f) = forms.iter().find(|f| f.form == *never) {
                        fail(format!("{never} must not come out, but is its {} by {}", f.case, f.rule));
                    }
                }
                if let Some(rule) = *rule {
                    let id = &self.rules[rule].id;
                    let used = forms
                        .iter()
                        .any(|f| f.rule.split(" + ").any(|r| r.split('/').next() == Some(id)));
                    if !used {
                        fail(format!("the rule {id} has no part in it"));
                    }
                }
            }
        }
        out
    }
}

/// The kind under which a part of a name can be asked for alone; adjectives stand in phrases only.
fn kind_of(part: Part) -> Option<Kind> {
    match part {
        Part::Given => Some(Kind::Given),
        Part::Surname => Some(Kind::Surname),
        Part::Patronymic => Some(Kind::Patronymic),
        Part::Geo => Some(Kind::Geo),
        Part::Org => Some(Kind::Org),
        Part::Adjective => None,
    }
}
