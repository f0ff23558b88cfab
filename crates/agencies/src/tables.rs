//! The tables of `data/agencies`, read and checked.

use std::collections::{BTreeMap, BTreeSet};

use polynym_text::Lang;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::error::Error;
use crate::template;

const KINDS: &str = include_str!("../data/kinds.toml");
const COUNTRIES: &str = include_str!("../data/countries.toml");

macro_rules! languages {
    ($($lang:literal),* $(,)?) => {
        &[$(($lang, concat!($lang, ".toml"), include_str!(concat!("../data/", $lang, ".toml")))),*]
    };
}

/// Code, file and text of each language's table.
const LANGUAGES: &[(&str, &str, &str)] =
    languages!["en", "uk", "ru", "de", "fr", "es", "pl", "cs", "bg", "it", "pt", "sr", "tr"];

/// Everything that the tables say.
#[derive(Debug)]
pub(crate) struct Tables {
    /// The kinds of ministry, in the order of the table.
    pub(crate) kinds: Vec<Kind>,
    /// The countries by their ISO 3166-1 code.
    pub(crate) countries: BTreeMap<String, Country>,
    /// The languages, that of the name that people are shown first.
    pub(crate) languages: Vec<Language>,
}

/// A kind of ministry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    /// What stands behind the country's slug in an id.
    pub(crate) slug: String,
}

/// A country that has ministries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    /// What stands before the kind in an id.
    pub(crate) slug: String,
    /// The id of its own row.
    pub(crate) id: String,
    /// Kinds that have rows by other ids.
    #[serde(default)]
    pub(crate) known_as: BTreeMap<String, String>,
    /// Kinds that it does not have.
    #[serde(default)]
    pub(crate) lacks: BTreeSet<String>,
}

/// How a language names ministries.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) lang: Lang,
    pub(crate) table: LanguageTable,
}

/// A language's table, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageTable {
    /// What it was written from.
    #[serde(rename = "source")]
    _source: String,
    /// Countries that it has no names for.
    #[serde(default)]
    pub(crate) leaves_out: BTreeSet<String>,
    #[serde(default)]
    pub(crate) genitive: Genitive,
    /// How a country stands behind its ministry: the first of these that fits its name.
    pub(crate) behind: Vec<Behind>,
    #[serde(default)]
    pub(crate) adjective: Adjective,
    /// Names of countries in place of those that are known; the first is the usual one.
    #[serde(default)]
    pub(crate) names: BTreeMap<String, Vec<String>>,
    /// How single countries stand behind their ministry.
    #[serde(default)]
    pub(crate) of: BTreeMap<String, Vec<String>>,
    /// The same, besides what the rules make.
    #[serde(default)]
    pub(crate) also_of: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(crate) adjectives: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(crate) prefixes: BTreeMap<String, Vec<String>>,
    pub(crate) kinds: BTreeMap<String, Phrases>,
    /// Names that must come out, and such as must not: for the tests.
    #[serde(default, rename = "example")]
    _examples: Vec<toml::Value>,
}

/// Which genitives count.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Genitive {
    /// Where grammar leaves it open, one with one of these endings is taken.
    #[serde(default)]
    pub(crate) prefer: Vec<String>,
}

/// A rule for the words behind a ministry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Behind {
    /// The name begins with one of these; any if there are none.
    #[serde(default)]
    pub(crate) begins: Vec<String>,
    /// The name ends in one of these; any if there are none.
    #[serde(default)]
    pub(crate) ends: Vec<String>,
    /// What is written, with `{name}` or `{gen}`.
    pub(crate) forms: Vec<String>,
}

/// Where adjectives come from and what becomes of them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Adjective {
    /// A country without an own entry takes those of its demonyms that end so; the first only, if any will do.
    #[serde(default)]
    pub(crate) demonyms: Vec<String>,
    /// Endings of an adjective with those of its neuter.
    #[serde(default)]
    pub(crate) neut: BTreeMap<String, String>,
}

/// What a language calls a kind of ministry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrases {
    /// The usual full name.
    pub(crate) label: Spanned<String>,
    /// Others that name the country.
    #[serde(default)]
    pub(crate) names: Vec<Spanned<String>>,
    /// Without the country: they count once a text has named it.
    #[serde(default)]
    pub(crate) weak: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindsTable {
    kind: Vec<Kind>,
}

impl Tables {
    /// Reads the tables that the crate brings.
    ///
    /// # Errors
    /// A table that is no TOML, or not of its shape; a code, kind or place that is none.
    pub(crate) fn read() -> Result<Self, Error> {
        let kinds: Vec<Kind> = parse::<KindsTable>("kinds.toml", KINDS)?.kind;
        let slugs: BTreeSet<&str> = kinds.iter().map(|kind| kind.slug.as_str()).collect();
        let countries: BTreeMap<String, Country> = parse("countries.toml", COUNTRIES)?;
        for (code, country) in &countries {
            let named = country.known_as.keys().chain(&country.lacks);
            if let Some(slug) = named.into_iter().find(|slug| !slugs.contains(slug.as_str())) {
                let what = format!("`{slug}` of {code} is no kind of kinds.toml; mend it there or here");
                return Err(Error::at("countries.toml", COUNTRIES, place(COUNTRIES, code), what));
            }
        }
        let languages = LANGUAGES
            .iter()
            .map(|(code, file, text)| language(code, file, text, &slugs, &countries))
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            kinds,
            countries,
            languages,
        })
    }
}

/// A language's table, held against the kinds and countries.
fn language(
    code: &str,
    file: &str,
    text: &str,
    slugs: &BTreeSet<&str>,
    countries: &BTreeMap<String, Country>,
) -> Result<Language, Error> {
    let table: LanguageTable = parse(file, text)?;
    let lang = Lang::new(code).ok_or_else(|| Error::at(file, text, 0, "the file is not called by a language; rename it"))?;
    let maps = [&table.names, &table.of, &table.also_of, &table.adjectives, &table.prefixes];
    let mut codes = maps.iter().flat_map(|map| map.keys()).chain(&table.leaves_out);
    if let Some(code) = codes.find(|code| !countries.contains_key(*code)) {
        let what = format!("`{code}` is no country of countries.toml; mend it there or here");
        return Err(Error::at(file, text, place(text, code), what));
    }
    for (slug, phrases) in &table.kinds {
        if !slugs.contains(slug.as_str()) {
            let what = format!("`{slug}` is no kind of kinds.toml; mend it there or here");
            return Err(Error::at(file, text, place(text, slug), what));
        }
        let all = std::iter::once(&phrases.label).chain(&phrases.names).chain(&phrases.weak);
        for template in all {
            if let Some(what) = template::fault(template.get_ref()) {
                return Err(Error::at(file, text, template.span().start, what));
            }
        }
    }
    Ok(Language { lang, table })
}

/// Where a key stands: at the beginning of a line, or as a kind's.
fn place(text: &str, key: &str) -> usize {
    let kind = format!("[kinds.{key}]");
    let line = text.find(&format!("\n{key} =")).map(|at| at + 1);
    line.or_else(|| text.find(&kind)).unwrap_or_default()
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        Error::at(file, text, start, error.message().replace('\n', " "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        let tables = Tables::read().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            tables.countries.len(),
            197,
            "193 members of the United Nations, and four others"
        );
        let slugs: BTreeSet<&str> = tables.countries.values().map(|country| country.slug.as_str()).collect();
        assert_eq!(slugs.len(), tables.countries.len(), "slugs are different");
        for language in &tables.languages {
            for kind in &tables.kinds {
                assert!(
                    language.table.kinds.contains_key(&kind.slug),
                    "{} lacks {}",
                    language.lang,
                    kind.slug
                );
            }
        }
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let slugs = BTreeSet::from(["health-ministry"]);
        let head = "source = \"x\"\nbehind = [{ forms = [\"of {name}\"] }]\n";
        let cases = [
            ("[kinds.x]\nlabel = \"a\"", "3:1: `x` is no kind"),
            ("[kinds.health-ministry]\nlabel = \"a {off}\"", "4:9: `a {off}` has a place"),
            ("[adjectives]\nZZ = [\"a\"]\n[kinds]", "4:1: `ZZ` is no country"),
            ("[kinds.health-ministry]\nweak = []", "missing field `label`"),
            ("[kinds", "3:"),
        ];
        for (table, says) in cases {
            let error = language("en", "en.toml", &format!("{head}{table}"), &slugs, &BTreeMap::new()).unwrap_err();
            assert!(error.to_string().contains(says), "{table}: {error}");
        }
    }
}
