//! The lines of the tables of given names, as `data/names/README.md` tells them.

use polynym_text::Lang;

use super::Gender;

/// A line of a table of groups.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    /// `m ...`, `f ...`, `u ...`: a new group, with the names of its first set.
    Group(Gender, &'t str),
    /// `= ...`: another set of the group.
    Set(&'t str),
    /// `~ ...`: a short form of the set above, in several languages.
    Short(&'t str),
    /// A comment, or nothing.
    Blank,
    /// None of these.
    Wrong,
}

/// What a line is, by its first word.
pub(super) fn line(line: &str) -> Line<'_> {
    let line = line.trim();
    let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
    match head {
        "=" => Line::Set(rest),
        "~" => Line::Short(rest),
        "" => Line::Blank,
        _ if head.starts_with('#') => Line::Blank,
        _ => gender(head).map_or(Line::Wrong, |gender| Line::Group(gender, rest)),
    }
}

/// A gender by its letter.
pub(super) fn gender(letter: &str) -> Option<Gender> {
    match letter {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        "u" => Some(Gender::Either),
        _ => None,
    }
}

/// A name with its languages.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name<'t> {
    pub(super) text: &'t str,
    /// The languages before it; none after `-`.
    pub(super) langs: Vec<Lang>,
    /// Marked as standing in another group too.
    pub(super) shared: bool,
}

/// The names of a line: codes of languages, then the names that are theirs, and so on.
pub(super) fn names(line: &str) -> Vec<Name<'_>> {
    let mut out = Vec::new();
    let mut langs = Vec::new();
    let mut named = false;
    for word in line.split_whitespace() {
        let code = Lang::new(word);
        if code.is_some() || word == "-" {
            if named {
                langs.clear();
            }
            named = false;
            langs.extend(code);
        } else {
            let text = word.trim_end_matches('^');
            named = true;
            out.push(Name {
                text,
                langs: langs.clone(),
                shared: text != word,
            });
        }
    }
    out
}
