//! A place of an extract, and the same place in several of them.

use polynym_text::Lang;

use crate::extract::{Error, Extract};

/// How many columns a line has.
const COLUMNS: usize = 9;

/// A name, with its language where a source tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Name<'a> {
    pub(crate) text: &'a str,
    pub(crate) lang: Option<Lang>,
}

/// What kinds of places are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Group {
    /// Countries and territories.
    Country,
    /// Parts of the world.
    Region,
    /// Subdivisions of countries.
    Subdivision,
    /// Cities, towns and villages.
    Settlement,
    /// A body that is listed among territories.
    Body,
}

/// A place.
#[derive(Clone, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    /// ISO 3166-1; empty for parts of the world.
    pub(crate) country: &'a str,
    /// The id of the larger place.
    pub(crate) parent: &'a str,
    /// People; 0 where it is not known.
    pub(crate) population: u64,
    pub(crate) xref: Vec<&'a str>,
    /// The language of `name`.
    pub(crate) lang: Option<Lang>,
    pub(crate) name: &'a str,
    pub(crate) names: Vec<Name<'a>>,
}

impl<'a> Place<'a> {
    /// The places of an extract.
    pub(crate) fn read(extract: Extract, text: &'a str) -> impl Iterator<Item = Result<Self, Error>> {
        text.lines().enumerate().map(move |(at, line)| {
            Self::parse(line).map_err(|what| Error::Line {
                file: extract.file(),
                line: at + 1,
                what,
            })
        })
    }

    fn parse(line: &'a str) -> Result<Self, String> {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[id, kind, country, parent, population, xref, lang, name, names] = fields.as_slice() else {
            return Err(format!("{} columns, not {COLUMNS}", fields.len()));
        };
        let population = match population {
            "" => 0,
            number => number.parse().map_err(|_| format!("`{number}` is no number of people"))?,
        };
        if id.is_empty() {
            return Err("no id".to_owned());
        }
        let list = |field: &'a str| field.split('|').filter(|item| !item.is_empty());
        Ok(Self {
            id,
            kind,
            country,
            parent,
            population,
            xref: list(xref).collect(),
            lang: Lang::known(lang),
            name,
            names: list(names).map(Name::parse).collect(),
        })
    }

    /// Takes what another source knows of the same place.
    pub(crate) fn merge(&mut self, other: Self) {
        if !other.kind.is_empty() {
            self.kind = other.kind;
        }
        self.xref.extend(other.xref);
        for name in other.names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }

    /// What it is compared with.
    pub(crate) fn group(&self) -> Group {
        match self.kind {
            "country" | "territory" => Group::Country,
            "region" => Group::Region,
            "admin1" | "oblast" | "raion" => Group::Subdivision,
            "international_org" => Group::Body,
            _ => Group::Settlement,
        }
    }

    /// All its names, the main one first.
    pub(crate) fn all(&self) -> impl Iterator<Item = Name<'a>> {
        let main = Name {
            text: self.name,
            lang: self.lang,
        };
        std::iter::once(main).chain(self.names.iter().copied())
    }
}

impl<'a> Name<'a> {
    /// `uk:Київ`, or `Kiew` of no known language.
    fn parse(item: &'a str) -> Self {
        match item.split_once(':').and_then(|(tag, text)| Some((Lang::known(tag)?, text))) {
            Some((lang, text)) => Self { text, lang: Some(lang) },
            None => Self { text: item, lang: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let place = Place::parse("gn:1\tcity\tUA\tiso:UA-30\t500\tQ1|iso:x\ten\tKyiv\tKiew|uk:Київ").unwrap();
        assert_eq!(
            (place.population, place.group(), place.xref.len()),
            (500, Group::Settlement, 2)
        );
        let names: Vec<_> = place
            .all()
            .map(|name| (name.lang.map(|lang| lang.to_string()), name.text))
            .collect();
        assert_eq!(
            names,
            [(Some("en".into()), "Kyiv"), (None, "Kiew"), (Some("uk".into()), "Київ")]
        );
    }

    #[test]
    fn errors_tell_the_line() {
        for (bad, why) in [
            ("gn:1\tcity", "2 columns, not 9"),
            ("gn:1\tcity\tUA\t\tmany\t\t\tx\t", "`many` is no number of people"),
            ("\tcity\tUA\t\t1\t\t\tx\t", "no id"),
        ] {
            let text = format!("gn:1\tcity\tUA\t\t\t\t\tx\t\n{bad}");
            let errors: Vec<_> = Place::read(Extract::Zones, &text).filter_map(Result::err).collect();
            assert_eq!(errors[0].to_string(), format!("data/extracts/zones.tsv.zst:2: {why}"));
        }
    }
}
