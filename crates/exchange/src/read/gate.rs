//! GATE's gazetteer lists (<https://gate.ac.uk/sale/tao/splitch13.html>): `lists.def` names the files of lists, each with what its names
//! are; a list has a name a line, with features behind it.

use std::io::BufRead;

use polynym_text::Lang;

use crate::clean::{self, own_id};
use crate::error::{Error, ErrorKind};
use crate::lines::Lines;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of a line.
const LONGEST: usize = 1 << 16;

/// What a definition says of a list: `city.lst:location:city:en`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GateList {
    /// The file, beside the definition.
    pub file: String,
    /// `location`, `person`, `organization`, ...
    pub major: String,
    /// A finer kind; may be empty.
    pub minor: String,
    /// The language of its names, where it says so.
    pub lang: Option<Lang>,
}

impl GateList {
    /// The type of its names; empty where it is none of the common ones.
    fn kind(&self) -> &'static str {
        match self.major.to_ascii_lowercase().as_str() {
            "person" | "person_full" | "per" => "PERSON",
            "location" | "place" | "city" | "country" | "country_adj" | "province" | "region" | "loc" | "gpe" | "facility" => {
                "PLACE"
            }
            "organization" | "organisation" | "agency" | "company" | "government" | "govern_org" | "org" => "AGENCY",
            _ => "",
        }
    }
}

/// Reads a definition, `lists.def`.
///
/// ```
/// let lists = polynym_exchange::gate_lists("city.lst:location:city\n".as_bytes())?;
/// assert_eq!((lists[0].file.as_str(), lists[0].major.as_str(), lists[0].minor.as_str()), ("city.lst", "location", "city"));
/// # Ok::<(), polynym_exchange::Error>(())
/// ```
///
/// # Errors
/// A line without a file, or with a file that is not beside the definition; what can't be read.
pub fn gate_lists(input: impl BufRead) -> Result<Vec<GateList>, Error> {
    let mut lines = Lines::new(input, LONGEST);
    let mut lists = Vec::new();
    while let Some((number, line)) = lines.next()? {
        if line.trim().is_empty() {
            continue;
        }
        let mut fields = line.split(':').map(str::trim);
        let file = fields.next().unwrap_or_default();
        let leads_out = file.starts_with(['/', '\\']) || file.split(['/', '\\']).any(|part| part == "..");
        if file.is_empty() || leads_out {
            let text = crate::error::shown(file);
            let wanted = "file of a list beside this definition (city.lst:location:city)";
            return Err(ErrorKind::Field { text, wanted }.at(number, 1));
        }
        let mut next = || fields.next().unwrap_or_default().to_owned();
        let (major, minor, lang) = (next(), next(), next());
        lists.push(GateList {
            file: file.to_owned(),
            major,
            minor,
            lang: Lang::known(&lang),
        });
    }
    Ok(lists)
}

/// Reads a list. Features that are known (`id`, `lang`, `gender`, `type`, `kind`) fill their columns, others are kept as they are.
pub(crate) fn read(input: impl BufRead, list: &GateList, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    while let Some((number, line)) = lines.next()? {
        let (name, features) = parse(line);
        if name.is_empty() {
            continue;
        }
        sink.read(number);
        let mut row = Row {
            kind: list.kind().into(),
            subtype: clean::slug(&list.minor).replace('-', "_"),
            lang: list.lang,
            ..Row::default()
        };
        if row.kind.is_empty() {
            row.kind = sink.options.kind.as_ref().map_or_else(String::new, ToString::to_string);
        }
        let mut is_weak = false;
        let mut others = Vec::new();
        for (key, value) in features {
            match key.to_ascii_lowercase().as_str() {
                "id" | "inst" | "uri" | "wikidata" if row.id.is_empty() => row.id = value.to_owned(),
                "lang" | "language" => row.lang = Lang::known(value),
                "gender" => row.gender = super::sparql::gender_of(value),
                "type" => row.kind = clean::kind(value),
                "kind" => is_weak = value == "weak",
                _ => others.push(format!("{key}={value}")),
            }
        }
        if row.id.is_empty() {
            let kind = if row.kind.is_empty() { &list.major } else { &row.kind };
            row.id = own_id(kind, name);
        }
        if !others.is_empty() {
            row.extra.push(("x_features".to_owned(), others.join(" & ")));
        }
        if is_weak {
            row.weak.push(Item::new(name, row.lang));
        } else {
            row.name = name.to_owned();
        }
        sink.join(row)?;
    }
    sink.flush()
}

/// A name and its features: behind a tab or `&`, `key=value` each. An `&` that no feature follows is part of the name (AT&T).
fn parse(line: &str) -> (&str, Vec<(&str, &str)>) {
    let feature = |text: &'_ str| -> bool {
        text.split_once('=').is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        })
    };
    let ends = line.char_indices().filter(|(_, c)| matches!(c, '\t' | '&'));
    let end = ends.map(|(at, _)| at).find(|at| feature(&line[at + 1..]));
    let (name, rest) = end.map_or((line, ""), |at| (&line[..at], &line[at + 1..]));
    let pairs = rest.split(['\t', '&']).filter_map(|pair| pair.split_once('='));
    (name.trim(), pairs.map(|(key, value)| (key.trim(), value.trim())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_stand_behind_the_name() {
        for (line, name, features) in [
            ("Kyiv", "Kyiv", &[][..]),
            ("AT&T", "AT&T", &[]),
            (
                "AT&T&type=AGENCY&seat=Dallas",
                "AT&T",
                &[("type", "AGENCY"), ("seat", "Dallas")],
            ),
            ("Київ\tid=Q1899\tlang=uk", "Київ", &[("id", "Q1899"), ("lang", "uk")]),
            ("  ", "", &[]),
        ] {
            assert_eq!(parse(line), (name, features.to_vec()), "{line}");
        }
    }

    #[test]
    fn lists_stay_beside_their_definition() {
        for bad in ["../city.lst:location", "/city.lst:location", ":location"] {
            assert!(gate_lists(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
