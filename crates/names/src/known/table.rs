//! The tables as they are written: a fact a line. The build script reads them, and the tests check them.

/// The tables, in `data/names/known`.
pub(crate) const FILES: [&str; 4] = ["bodies.tsv", "cities.tsv", "countries.tsv", "places.tsv"];

/// What a name is to its entry, the usual name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Use {
    /// The name that a text has first of all.
    Usual,
    /// A shorter one (Bosnia).
    Short,
    /// Another one (Burma, the full name of what is known by its short one).
    Variant,
    /// Letters for words (EU).
    Acronym,
}

/// A line: a name of an entry in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Row<'t> {
    pub(crate) entry: &'t str,
    /// `place` or `agency`.
    pub(crate) kind: &'t str,
    /// A BCP 47 tag: with a script or a country where a language has names in several.
    pub(crate) tag: &'t str,
    pub(crate) name: &'t str,
    pub(crate) used: Use,
}

/// The rows of a table with the numbers of their lines; none for a line that is no row. `#` begins a line of comment.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = (usize, Option<Row<'_>>)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    numbered
        .filter(|(_, line)| !line.starts_with('#'))
        .map(|(number, line)| (number, row(line)))
}

fn row(line: &str) -> Option<Row<'_>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (entry, kind, tag, name, mark) = match fields[..] {
        [entry, kind, tag, name] => (entry, kind, tag, name, ""),
        [entry, kind, tag, name, mark] if !mark.is_empty() => (entry, kind, tag, name, mark),
        _ => return None,
    };
    let used = match mark {
        "" => Use::Usual,
        "short" => Use::Short,
        "variant" => Use::Variant,
        "acronym" => Use::Acronym,
        _ => return None,
    };
    let complete = ![entry, tag, name].contains(&"") && ["place", "agency"].contains(&kind);
    complete.then_some(Row {
        entry,
        kind,
        tag,
        name,
        used,
    })
}
