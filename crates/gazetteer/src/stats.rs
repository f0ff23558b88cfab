//! What is in a gazetteer, in numbers.

use std::collections::BTreeMap;

use serde::Serialize;
use unicode_script::{Script, UnicodeScript};

use crate::Gazetteer;

/// Counts over a gazetteer; every map is sorted by its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Entities.
    pub entities: usize,
    /// Entities by type: `PERSON`, `PLACE`, ...
    pub entities_by_type: BTreeMap<String, usize>,
    /// Entities by subtype; those without are not counted.
    pub entities_by_subtype: BTreeMap<String, usize>,
    /// Entities by country, claims aside.
    pub entities_by_country: BTreeMap<String, usize>,
    /// Names of all kinds.
    pub names: usize,
    /// Names by kind: `name`, `labels`, `aliases`, `weak`, `demonyms`, `exclude`.
    pub names_by_kind: BTreeMap<String, usize>,
    /// Names by language; `und` where it is not known.
    pub names_by_language: BTreeMap<String, usize>,
    /// Names by the ISO 15924 script of their first letter; `Zyyy` where they have none.
    pub names_by_script: BTreeMap<String, usize>,
    /// Names that are never declined in any language.
    pub undeclined_names: usize,
    /// Names with dates.
    pub dated_names: usize,
    /// Offices held.
    pub roles: usize,
    /// Entities with a parent.
    pub with_parent: usize,
}

/// Counts a gazetteer.
///
/// ```
/// use polynym_gazetteer::{Loader, stats};
/// let mut loader = Loader::new();
/// loader.layer("places.csv", "id,type,name,labels\nplace:kyiv,PLACE,Kyiv,uk:Київ\n".as_bytes());
/// let stats = stats(&loader.finish().gazetteer);
/// assert_eq!(stats.entities_by_type["PLACE"], 1);
/// assert_eq!(stats.names_by_script["Cyrl"], 1);
/// ```
pub fn stats(gazetteer: &Gazetteer) -> Stats {
    let mut stats = Stats {
        entities: gazetteer.len(),
        ..Stats::default()
    };
    for (_, entity) in gazetteer.stream() {
        count(&mut stats.entities_by_type, entity.kind.as_str());
        if let Some(subtype) = &entity.subtype {
            count(&mut stats.entities_by_subtype, subtype);
        }
        for country in entity.country.iter().filter(|country| !country.claim) {
            count(&mut stats.entities_by_country, &country.code);
        }
        stats.roles += entity.roles.len();
        stats.with_parent += usize::from(entity.parent.is_some());
        for name in &entity.names {
            stats.names += 1;
            count(&mut stats.names_by_kind, name.kind.as_str());
            count(
                &mut stats.names_by_language,
                name.lang.as_ref().map_or("und", |lang| lang.as_str()),
            );
            count(&mut stats.names_by_script, script(&name.text).short_name());
            stats.undeclined_names += usize::from(!name.decline);
            stats.dated_names += usize::from(name.is_dated());
        }
    }
    stats
}

fn count(counts: &mut BTreeMap<String, usize>, key: &str) {
    *counts.entry(key.to_string()).or_default() += 1;
}

fn script(name: &str) -> Script {
    let mut scripts = name.chars().filter(|c| c.is_alphabetic()).map(|c| c.script());
    scripts.find(|script| *script != Script::Inherited).unwrap_or(Script::Common)
}
