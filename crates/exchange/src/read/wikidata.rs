//! Wikidata's JSON dump: one array, an entity a line (<https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html>).

use std::collections::BTreeMap;
use std::io::BufRead;

use polynym_gazetteer::Gender;
use polynym_text::Lang;
use serde::Deserialize;
use serde_json::Value;

use crate::clean;
use crate::error::Error;
use crate::lines::Lines;
use crate::read::countries::country_of;
use crate::read::json;
use crate::read::wikidata_classes::class;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of an entity; the largest have some ten million.
const LONGEST: usize = 64 << 20;

const MALE: &str = "Q6581097";
const FEMALE: &str = "Q6581072";

/// An entity, with what is taken of it.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: String,
    #[serde(default)]
    labels: Map<Text>,
    #[serde(default)]
    descriptions: Map<Text>,
    #[serde(default)]
    aliases: Map<Vec<Text>>,
    #[serde(default)]
    claims: Map<Vec<Statement>>,
    #[serde(default)]
    sitelinks: Map<serde::de::IgnoredAny>,
}

/// An object; an empty one is written as an empty array.
#[derive(Deserialize)]
#[serde(untagged)]
enum Map<T> {
    Full(BTreeMap<String, T>),
    Empty([T; 0]),
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::Empty([])
    }
}

impl<T> Map<T> {
    fn get(&self, key: &str) -> Option<&T> {
        match self {
            Self::Full(map) => map.get(key),
            Self::Empty(_) => None,
        }
    }

    fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        let map = match self {
            Self::Full(map) => Some(map),
            Self::Empty(_) => None,
        };
        map.into_iter().flatten()
    }
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    value: String,
}

#[derive(Deserialize)]
struct Statement {
    #[serde(default)]
    rank: String,
    #[serde(default)]
    mainsnak: Snak,
}

#[derive(Default, Deserialize)]
struct Snak {
    #[serde(default)]
    datavalue: Value,
}

impl Record {
    /// The values of a property that are items or strings; those that are preferred, if any are, never those that are deprecated.
    fn values(&self, property: &str) -> Vec<&str> {
        let statements = self.claims.get(property).map_or(&[][..], Vec::as_slice);
        let of = |rank: &'static str| {
            let ranked = statements.iter().filter(move |statement| statement.rank == rank);
            ranked.filter_map(|statement| {
                let value = statement.mainsnak.datavalue.get("value")?;
                value.as_str().or_else(|| value.get("id")?.as_str())
            })
        };
        let preferred: Vec<&str> = of("preferred").collect();
        if preferred.is_empty() {
            of("normal").collect()
        } else {
            preferred
        }
    }

    fn has(&self, property: &str) -> bool {
        self.claims.get(property).is_some_and(|statements| !statements.is_empty())
    }

    /// Its type and finer kind, by the classes that it is an instance of. What has coordinates and no class that is known is a place.
    fn kind(&self) -> Option<(&'static str, &'static str)> {
        let known = self.values("P31").into_iter().find_map(class);
        known.or_else(|| self.has("P625").then_some(("PLACE", "")))
    }

    fn countries(&self) -> Vec<String> {
        let own = self.values("P297").into_iter().map(str::to_owned);
        let of = ["P17", "P27"].into_iter().flat_map(|property| self.values(property));
        let codes: Vec<String> = own.chain(of.filter_map(country_of).map(str::to_owned)).collect();
        clean::countries(codes.iter().map(String::as_str))
    }

    fn gender(&self) -> Option<Gender> {
        match self.values("P21").first() {
            Some(&MALE) => Some(Gender::Masc),
            Some(&FEMALE) => Some(Gender::Fem),
            _ => None,
        }
    }

    /// Prominence by the number of pages about it: 25 for none, 55 from a hundred on.
    fn priority(&self) -> u8 {
        match self.sitelinks.iter().count() {
            0 => 25,
            1..5 => 30,
            5..20 => 40,
            20..100 => 50,
            _ => 55,
        }
    }

    fn row(&self, kind: (&str, &str), sink: &mut Sink<'_>) -> Row {
        let mut row = Row {
            id: self.id.clone(),
            kind: kind.0.into(),
            subtype: kind.1.into(),
            gender: self.gender().filter(|_| kind.0 == "PERSON"),
            priority: Some(self.priority()),
            country: self.countries(),
            description: self
                .descriptions
                .get("en")
                .map_or_else(String::new, |text| clean::line(&text.value)),
            source: vec!["Wikidata (CC0)".into()],
            ..Row::default()
        };
        if let Some(shown) = self.labels.get("en").or_else(|| self.labels.get("mul")) {
            row.name = shown.value.clone();
            row.lang = self.labels.get("en").and(Lang::new("en"));
        }
        for (tag, text) in self.labels.iter().filter(|(tag, _)| *tag != "en") {
            match language(tag) {
                Some(lang) => row.labels.push(Item::new(&text.value, lang)),
                None => sink.skip("names in a language not known here"),
            }
        }
        for (tag, texts) in self.aliases.iter() {
            match language(tag) {
                Some(lang) => row.aliases.extend(texts.iter().map(|text| Item::new(&text.value, lang))),
                None => sink.skip("names in a language not known here"),
            }
        }
        row
    }
}

/// The language of a tag; `mul` is a name that is the same in many languages.
fn language(tag: &str) -> Option<Option<Lang>> {
    match tag {
        "mul" => Some(None),
        // Codes of Wikipedias that differ from BCP 47.
        "simple" => Some(Lang::new("en")),
        "be-tarask" | "be-x-old" => Some(Lang::new("be")),
        tag => Lang::known(tag).map(Some),
    }
}

/// Reads the items that are wanted.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    while let Some((number, line)) = lines.next()? {
        let record = line.trim_end().trim_end_matches(',');
        if matches!(record.trim_start(), "" | "[" | "]") {
            continue;
        }
        sink.read(number);
        let record: Record = json::object(number, record, "an entity of Wikidata's JSON dump, one a line")?;
        if !record.id.starts_with('Q') {
            sink.skip("records that are no items");
            continue;
        }
        let options = sink.options;
        let classes = record.values("P31");
        if !options.classes.is_empty() && !options.classes.iter().any(|class| classes.contains(&class.as_str())) {
            sink.skip("items of another class");
            continue;
        }
        // Who names classes knows what they are of.
        let forced = options.kind.as_ref().filter(|_| !options.classes.is_empty());
        let known = record.kind();
        let kind = match forced {
            Some(kind) => Some((kind.as_str(), known.map_or("", |(_, subtype)| subtype))),
            None => known,
        };
        let Some(kind) = kind else {
            sink.skip("items of no class that is known here; name their class and type");
            continue;
        };
        let row = record.row(kind, sink);
        sink.put(vec![row])?;
    }
    Ok(())
}
