//! What a country gives to the names of its ministries in one language: its name, its name behind theirs, its adjectives.

use std::collections::BTreeMap;

use polynym_gazetteer::{Entity, NameKind};
use polynym_inflect::{Case, Kind, inflector};
use polynym_names::known;
use polynym_text::Lang;

use crate::tables::{Adjective, Behind, LanguageTable};
use crate::template::Words;

/// The words of one country in one language, each list with the usual ones first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct CountryWords {
    names: Vec<String>,
    of: Vec<String>,
    adjectives: Vec<String>,
    neuter: Vec<String>,
    prefixes: Vec<String>,
}

impl CountryWords {
    /// The words of a country whose row is `entity`, by its code.
    pub(crate) fn new(code: &str, entity: &Entity, lang: Lang, table: &LanguageTable) -> Self {
        if table.leaves_out.contains(code) {
            return Self::default();
        }
        let told = |map: &BTreeMap<String, Vec<String>>| map.get(code).cloned().unwrap_or_default();
        let names = match told(&table.names) {
            own if own.is_empty() => usual_name(code, entity, lang).into_iter().collect(),
            own => own,
        };
        let mut of = match told(&table.of) {
            own if own.is_empty() => behind(&names, lang, table),
            own => own,
        };
        of.extend(told(&table.also_of));
        let adjectives = match told(&table.adjectives) {
            own if own.is_empty() => of_demonyms(entity, lang, &table.adjective),
            own => own,
        };
        Self {
            neuter: adjectives
                .iter()
                .filter_map(|word| with_ending(word, &table.adjective.neut))
                .collect(),
            prefixes: told(&table.prefixes),
            names,
            of,
            adjectives,
        }
    }

    /// By the places of a template.
    pub(crate) fn words(&self) -> Words<'_> {
        Words::from([
            ("name", self.names.as_slice()),
            ("of", &self.of),
            ("usual", self.of.get(..1).unwrap_or_default()),
            ("adj", &self.adjectives),
            ("neut", &self.neuter),
            ("prefix", &self.prefixes),
        ])
    }
}

/// What the country is called: by its own row, else by the world.
fn usual_name(code: &str, entity: &Entity, lang: Lang) -> Option<String> {
    let is_usual = |kind| matches!(kind, NameKind::Main | NameKind::Label);
    let own = entity
        .names
        .iter()
        .find(|name| is_usual(name.kind) && name.lang == Some(lang));
    own.map(|name| name.text.clone()).or_else(|| {
        let known = known::find(entity.name()).find(|known| known.id == code)?;
        let named = known
            .names()
            .find(|named| named.lang == lang && lang_script(lang, named.text))?;
        Some(named.text.to_owned())
    })
}

/// Whether a name is in the first of the scripts of its language: Serbian has names in two.
fn lang_script(lang: Lang, name: &str) -> bool {
    let cyrillic = name.chars().any(|c| ('\u{400}'..='\u{52F}').contains(&c));
    cyrillic == (lang.scripts().first() == Some(&"Cyrl"))
}

/// The first name as it stands behind a ministry's.
fn behind(names: &[String], lang: Lang, table: &LanguageTable) -> Vec<String> {
    let Some(name) = names.first() else { return Vec::new() };
    let fits = |rule: &&Behind| {
        (rule.begins.is_empty() || rule.begins.iter().any(|begin| name.starts_with(begin)))
            && (rule.ends.is_empty() || rule.ends.iter().any(|end| name.ends_with(end)))
    };
    let Some(rule) = table.behind.iter().find(fits) else {
        return Vec::new();
    };
    let genitive = genitive(name, lang, &table.genitive.prefer);
    let fill = |form: &String| match &genitive {
        Some(genitive) => Some(form.replace("{gen}", genitive)),
        None => (!form.contains("{gen}")).then(|| form.clone()),
    };
    let forms = rule.forms.iter().filter_map(fill);
    forms.map(|form| form.replace("{name}", name)).collect()
}

/// The usual genitive of a name.
fn genitive(name: &str, lang: Lang, prefer: &[String]) -> Option<String> {
    let forms = inflector(lang)?.inflect(name, Some(Kind::Geo), None).into_iter();
    let all: Vec<String> = forms
        .filter(|form| form.case == Case::Gen && !form.possessive)
        .map(|form| form.form)
        .collect();
    let preferred = all.iter().find(|form| prefer.iter().any(|end| form.ends_with(end.as_str())));
    preferred.or(all.first()).cloned()
}

fn of_demonyms(entity: &Entity, lang: Lang, rules: &Adjective) -> Vec<String> {
    let demonyms = entity.names.iter().filter(|name| name.kind == NameKind::Demonym);
    // Names without a language are those of the language of the row.
    let of_lang = demonyms.filter(|name| name.lang.or(entity.lang) == Some(lang));
    let fits = |text: &str| rules.demonyms.iter().any(|end| text.ends_with(end.as_str()));
    let any = rules.demonyms.iter().any(String::is_empty);
    let fitting = of_lang.map(|name| name.text.clone()).filter(|text| fits(text));
    fitting.take(if any { 1 } else { usize::MAX }).collect()
}

/// An adjective with another ending: that of the longest ending it has.
fn with_ending(word: &str, endings: &BTreeMap<String, String>) -> Option<String> {
    let fitting = endings.iter().filter(|(old, _)| word.ends_with(old.as_str()));
    let (old, new) = fitting.max_by_key(|(old, _)| old.len())?;
    Some(format!("{}{new}", word.strip_suffix(old.as_str())?))
}
