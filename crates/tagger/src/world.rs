//! What a gazetteer as a whole says about names beside names: asked for few words, and gathered when one asks.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use polynym_gazetteer::{Entity, EntityType, Gazetteer};

use crate::tagger::folded_words;

/// What is gathered once; nothing as long as no text asks.
#[derive(Debug, Default)]
pub(crate) struct World {
    /// First words of people's full names, folded.
    given_names: OnceLock<HashSet<String>>,
    /// The countries with a code.
    countries: OnceLock<BTreeMap<String, Vec<u32>>>,
}

impl World {
    /// Whether a folded word is the first of some person's full name.
    pub(crate) fn is_given_name(&self, gazetteer: &Gazetteer, word: &str) -> bool {
        let names = self.given_names.get_or_init(|| {
            let people = gazetteer.stream().filter(|(_, entity)| entity.kind == EntityType::Person);
            let first = |entity: &Entity| {
                full_names(entity)
                    .filter_map(|words| words.into_iter().next())
                    .collect::<Vec<_>>()
            };
            people.flat_map(|(_, entity)| first(&entity)).collect()
        });
        names.contains(word)
    }

    /// The larger things that an entity belongs to: its countries, its parent.
    pub(crate) fn homes(&self, gazetteer: &Gazetteer, entity: u32) -> Vec<u32> {
        let countries = self.countries.get_or_init(|| {
            let mut countries: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            let is_country = |e: &Entity| e.kind == EntityType::Place && e.subtype.as_deref() == Some("country");
            for (index, country) in gazetteer.stream().filter(|(_, e)| is_country(e)) {
                for country in &country.country {
                    countries.entry(country.code.clone()).or_default().push(index);
                }
            }
            countries
        });
        let own = gazetteer.entity(entity);
        let of_country = own.country.iter().filter(|c| !c.claim).filter_map(|c| countries.get(&c.code));
        let parent = own.parent.as_ref().and_then(|parent| gazetteer.index_of(parent));
        let homes = of_country.flatten().copied().chain(parent);
        homes.filter(|&home| home != entity).collect()
    }
}

/// Whether a folded word is one of a person's own full names.
pub(crate) fn is_own_word(entity: &Entity, word: &str) -> bool {
    entity.kind == EntityType::Person && full_names(entity).flatten().any(|own| own == word)
}

/// The words of the strong names of several words, folded.
fn full_names(entity: &Entity) -> impl Iterator<Item = Vec<String>> + '_ {
    let strong = entity.names.iter().filter(|name| name.kind.is_strong());
    strong.map(|name| folded_words(&name.text)).filter(|words| words.len() > 1)
}
