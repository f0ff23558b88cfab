//! The lines of the tables of given names, as `data/names/README.md` tells them. The build script reads them with this too.

use polynym_text::Lang;

/// Where a name stands: which group, which set of it, and which line of short forms of the set (0 for the full names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) group: u16,
    pub(super) set: u8,
    pub(super) short: u8,
}

/// A line of a table of groups.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    /// `m ...`, `f ...`, `u ...`: a new group, with the names of its first set.
    Group(char, &'t str),
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

/// The letter of a gender: men's, women's, of both.
pub(super) fn gender(word: &str) -> Option<char> {
    matches!(word, "m" | "f" | "u").then(|| word.chars().next()).flatten()
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

/// All names of the groups of a text, in order, with their place and whose they are. What is not of the format is passed over.
pub(super) fn groups(text: &str) -> Vec<(Place, char, Name<'_>)> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut now = None;
    for row in text.lines() {
        let row = line(row);
        now = match (&row, now) {
            (Line::Group(gender, _), _) => {
                let (set, short) = (0, 0);
                let group = next;
                next += 1;
                Some((Place { group, set, short }, *gender))
            }
            (Line::Set(_), Some((at, gender))) => Some((
                Place {
                    set: at.set + 1,
                    short: 0,
                    ..at
                },
                gender,
            )),
            (Line::Short(_), Some((at, gender))) => Some((
                Place {
                    short: at.short + 1,
                    ..at
                },
                gender,
            )),
            (_, now) => now,
        };
        if let (Some((place, gender)), Line::Group(_, of) | Line::Set(of) | Line::Short(of)) = (now, row) {
            out.extend(names(of).into_iter().map(|name| (place, gender, name)));
        }
    }
    out
}

/// All names of a list: `[m Region]` says whose the names below are, one a line.
#[cfg_attr(not(test), allow(dead_code, reason = "the build script and the tests read lists"))]
pub(super) fn list(text: &str) -> Vec<(char, &str)> {
    let mut out = Vec::new();
    let mut whose = 'u';
    for row in text
        .lines()
        .map(str::trim)
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
    {
        match row.strip_prefix('[') {
            Some(head) => whose = head.split(' ').next().and_then(gender).unwrap_or('u'),
            None => out.push((whose, row)),
        }
    }
    out
}
