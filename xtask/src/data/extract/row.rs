//! One line of an extract of places.

use std::collections::BTreeSet;

use polynym_text::Lang;

use super::noise;

/// A place, in the order of the columns.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    /// ISO 3166-1 code.
    pub(crate) country: String,
    /// Id of the larger place.
    pub(crate) parent: String,
    pub(crate) population: u64,
    /// Ids elsewhere.
    pub(crate) xref: Vec<String>,
    /// The language of `name`.
    pub(crate) lang: Option<Lang>,
    pub(crate) name: String,
    pub(crate) names: BTreeSet<(Option<Lang>, String)>,
}

impl Row {
    /// Adds a name of a language, if it is one that stands in texts of it.
    pub(crate) fn add(&mut self, lang: Lang, name: &str) {
        if let Some(name) = noise::clean(name).filter(|name| noise::is_written(lang, name)) {
            self.names.insert((Some(lang), name));
        }
    }

    /// Adds a name of no known language, unless it is there already.
    pub(crate) fn add_untagged(&mut self, name: &str) {
        if let Some(name) = noise::clean(name)
            && name != self.name
            && self.names.iter().all(|(_, other)| *other != name)
        {
            self.names.insert((None, name));
        }
    }

    /// The names and their languages.
    pub(crate) fn names(&self) -> impl Iterator<Item = (Option<Lang>, &str)> {
        self.names.iter().map(|(lang, name)| (*lang, name.as_str()))
    }

    /// The line.
    pub(crate) fn line(&self) -> String {
        let names = self.names().map(|(lang, name)| match lang {
            Some(lang) => format!("{lang}:{name}"),
            None => name.to_owned(),
        });
        let population = if self.population == 0 {
            String::new()
        } else {
            self.population.to_string()
        };
        let lang = self.lang.map(|lang| lang.to_string()).unwrap_or_default();
        let fields = [
            &self.id,
            self.kind,
            &self.country,
            &self.parent,
            &population,
            &self.xref.join("|"),
            &lang,
            &self.name,
            &names.collect::<Vec<_>>().join("|"),
        ];
        fields.join("\t")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let lang = |code| Lang::new(code).unwrap();
        let mut row = Row {
            id: "gn:703448".into(),
            kind: "city",
            country: "UA".into(),
            population: 2_952_301,
            lang: Some(lang("en")),
            name: "Kyiv".into(),
            ..Row::default()
        };
        row.add(lang("uk"), "Київ");
        row.add(lang("pl"), "Киев");
        for other in ["Kiew", "kiev", "IEV(airport)", "Київ", "Kyiv"] {
            row.add_untagged(other);
        }
        assert_eq!(row.line(), "gn:703448\tcity\tUA\t\t2952301\t\ten\tKyiv\tKiew|uk:Київ");
    }
}
