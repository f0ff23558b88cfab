//! What a check found, and how a list of it is shown.

use std::fmt;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    /// `file`, `file:line`, or the name of what is wrong.
    place: String,
    /// What is wrong, and the mend.
    what: String,
}

impl Problem {
    pub(crate) fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Shows the problems of a task, sorted, or that there are none; true if there are none.
pub(crate) fn report(task: &str, mut problems: Vec<Problem>) -> bool {
    problems.sort();
    for problem in &problems {
        eprintln!("{problem}");
    }
    match problems.len() {
        0 => println!("{task}: ok"),
        1 => eprintln!("{task}: 1 problem"),
        count => eprintln!("{task}: {count} problems"),
    }
    problems.is_empty()
}
