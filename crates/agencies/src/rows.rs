//! Rows of a gazetteer, made of the tables.

use std::collections::BTreeSet;
use std::io;

use polynym_gazetteer::{Entity, Gazetteer};
use polynym_text::Lang;

use crate::country::CountryWords;
use crate::error::Error;
use crate::tables::{Country, Kind, Tables};
use crate::template::fill;

const COLUMNS: [&str; 13] = [
    "id", "type", "name", "lang", "subtype", "labels", "aliases", "weak", "case", "priority", "country", "parent", "source",
];

/// What rows say of where their facts come from.
const SOURCE: &str = "data/agencies";

/// How much less prominent a ministry is than its country.
const BELOW_COUNTRY: u8 = 30;

/// Writes a CSV of the ministries of those countries that the gazetteer has, and says how many there are. The same gazetteer gives the same
/// bytes.
///
/// Each has two rows. Names with the country in them are its own in any letter case; short ones keep the case policy that their letters tell.
///
/// # Errors
/// A table that is not what it should be, with its place; an `out` that cannot be written to.
pub fn write_csv(gazetteer: &Gazetteer, out: impl io::Write) -> Result<usize, Error> {
    let tables = Tables::read()?;
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    let mut count = 0;
    for (code, country) in &tables.countries {
        let Some(entity) = gazetteer.get(&country.id) else { continue };
        let words: Vec<CountryWords> = tables
            .languages
            .iter()
            .map(|language| CountryWords::new(code, entity, language.lang, &language.table))
            .collect();
        for kind in tables.kinds.iter().filter(|kind| !country.lacks.contains(&kind.slug)) {
            let names = Names::of(&tables, kind, &words);
            for row in names.rows(&id(country, kind), entity, gazetteer) {
                csv.write_record(row)?;
            }
            count += 1;
        }
    }
    csv.flush().map_err(csv::Error::from)?;
    Ok(count)
}

/// The id of a country's ministry.
fn id(country: &Country, kind: &Kind) -> String {
    let known_as = country.known_as.get(&kind.slug);
    known_as
        .cloned()
        .unwrap_or_else(|| format!("agency:{}-{}", country.slug, kind.slug))
}

/// The names of one ministry, each once.
#[derive(Debug, Default)]
struct Names {
    labels: Vec<(Lang, String)>,
    aliases: Vec<(Lang, String)>,
    weak: Vec<(Lang, String)>,
}

impl Names {
    fn of(tables: &Tables, kind: &Kind, words: &[CountryWords]) -> Self {
        let (mut names, mut seen) = (Self::default(), BTreeSet::new());
        for (language, words) in tables.languages.iter().zip(words) {
            let Some(phrases) = language.table.kinds.get(&kind.slug) else {
                continue;
            };
            let words = words.words();
            let mut of = |template: &str| -> Vec<(Lang, String)> {
                let filled = fill(template, &words).into_iter();
                let fresh = filled.filter(|name| seen.insert((language.lang, name.clone())));
                fresh.map(|name| (language.lang, name)).collect()
            };
            let mut labels = of(phrases.label.get_ref()).into_iter();
            names.labels.extend(labels.next());
            names.aliases.extend(labels);
            names
                .aliases
                .extend(phrases.names.iter().flat_map(|template| of(template.get_ref())));
            names
                .weak
                .extend(phrases.weak.iter().flat_map(|template| of(template.get_ref())));
        }
        names
    }

    /// The row of full names and that of short ones. What the gazetteer has already keeps its name and whatever else it says of itself.
    fn rows(mut self, id: &str, country: &Entity, gazetteer: &Gazetteer) -> Vec<[String; COLUMNS.len()]> {
        let short = self.weak;
        let weak = Row {
            id,
            weak: short,
            ..Row::default()
        };
        let full = if gazetteer.get(id).is_some() {
            self.labels.append(&mut self.aliases);
            Row {
                id,
                aliases: self.labels,
                fold: true,
                ..Row::default()
            }
        } else {
            let name = (!self.labels.is_empty()).then(|| self.labels.remove(0));
            Row {
                id,
                name,
                labels: self.labels,
                aliases: self.aliases,
                fold: true,
                country: Some(country),
                ..Row::default()
            }
        };
        [full, weak]
            .into_iter()
            .filter(|row| !row.is_empty())
            .map(Row::fields)
            .collect()
    }
}

/// One row, before it is written.
#[derive(Default)]
struct Row<'r> {
    id: &'r str,
    name: Option<(Lang, String)>,
    labels: Vec<(Lang, String)>,
    aliases: Vec<(Lang, String)>,
    weak: Vec<(Lang, String)>,
    fold: bool,
    /// Of a row that begins an entity.
    country: Option<&'r Entity>,
}

impl Row<'_> {
    fn is_empty(&self) -> bool {
        self.name.is_none() && self.labels.is_empty() && self.aliases.is_empty() && self.weak.is_empty()
    }

    fn fields(self) -> [String; COLUMNS.len()] {
        let (lang, name) = self.name.map(|(lang, name)| (lang.to_string(), name)).unwrap_or_default();
        let begins = |text: &str| self.country.map(|_| text.to_owned()).unwrap_or_default();
        [
            self.id.to_owned(),
            begins("AGENCY"),
            name,
            lang,
            begins("ministry"),
            list(&self.labels),
            list(&self.aliases),
            list(&self.weak),
            if self.fold { "fold".to_owned() } else { String::new() },
            self.country
                .map(|c| c.priority.saturating_sub(BELOW_COUNTRY).to_string())
                .unwrap_or_default(),
            self.country.map(codes).unwrap_or_default(),
            self.country.map(|country| country.id.clone()).unwrap_or_default(),
            begins(SOURCE),
        ]
    }
}

fn list(names: &[(Lang, String)]) -> String {
    let items: Vec<String> = names.iter().map(|(lang, name)| format!("{lang}:{name}")).collect();
    items.join(" | ")
}

fn codes(country: &Entity) -> String {
    let code = |c: &polynym_gazetteer::Country| {
        if c.claim {
            format!("claim:{}", c.code)
        } else {
            c.code.clone()
        }
    };
    let codes: Vec<String> = country.country.iter().map(code).collect();
    codes.join(" | ")
}
