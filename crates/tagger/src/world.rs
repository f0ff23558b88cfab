//! What a gazetteer as a whole says about names beside names: which words are given names, and which places are countries.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use polynym_gazetteer::{Entity, EntityType, Gazetteer};
use polynym_store::{Blobs, Numbers, OpenError, Sections, Writer};

use crate::tagger::folded_words;

/// That of one gazetteer in flat tables, for which no entity has to be looked at.
#[derive(Debug, Clone, Default)]
pub struct StoredWorld {
    /// First words of people's full names, folded and sorted.
    given_names: Blobs,
    /// The entities that are countries.
    countries: Numbers,
}

impl StoredWorld {
    /// That of all entities.
    #[must_use]
    pub fn compile(gazetteer: &Gazetteer) -> Self {
        Self::gather(gazetteer.stream())
    }

    /// That of the entities that are not as in the gazetteer which this one is laid over.
    #[must_use]
    pub fn of_changes(gazetteer: &Gazetteer) -> Self {
        let changes = gazetteer.changes();
        Self::gather(changes.map(|(index, entity)| (index, Cow::Borrowed(entity))))
    }

    fn gather<'g>(entities: impl Iterator<Item = (u32, Cow<'g, Entity>)>) -> Self {
        let (mut given_names, mut countries) = (BTreeSet::new(), Vec::new());
        for (index, entity) in entities {
            match entity.kind {
                EntityType::Person => given_names.extend(full_names(&entity).filter_map(|words| words.into_iter().next())),
                _ if is_country(&entity) => countries.push(index),
                _ => {}
            }
        }
        Self {
            given_names: given_names.iter().collect(),
            countries: countries.into_iter().collect(),
        }
    }

    /// Adds the tables to a file.
    pub fn write(&self, file: &mut Writer) {
        file.blobs("given names", &self.given_names);
        file.numbers("countries", &self.countries);
    }

    /// The tables that [`StoredWorld::write`] added to a file, read in place.
    ///
    /// # Errors
    /// A file without them.
    pub fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            given_names: file.blobs("given names")?,
            countries: file.numbers("countries")?,
        })
    }

    fn is_given_name(&self, word: &str) -> bool {
        self.given_names.place_of(word.as_bytes()).is_some()
    }
}

/// Layers of [`StoredWorld`] that act as one; gathered when a word first asks, where nobody has given them.
#[derive(Debug, Default)]
pub(crate) struct World {
    layers: OnceLock<Vec<StoredWorld>>,
    /// The countries with a code.
    countries: OnceLock<BTreeMap<String, Vec<u32>>>,
}

impl World {
    pub(crate) fn new(layers: Vec<StoredWorld>) -> Self {
        Self {
            layers: layers.into(),
            countries: OnceLock::new(),
        }
    }

    fn layers(&self, gazetteer: &Gazetteer) -> &[StoredWorld] {
        self.layers.get_or_init(|| vec![StoredWorld::compile(gazetteer)])
    }

    /// Whether a folded word is the first of some person's full name.
    pub(crate) fn is_given_name(&self, gazetteer: &Gazetteer, word: &str) -> bool {
        self.layers(gazetteer).iter().any(|layer| layer.is_given_name(word))
    }

    /// The larger things that an entity belongs to: its countries, its parent.
    pub(crate) fn homes(&self, gazetteer: &Gazetteer, entity: u32) -> Vec<u32> {
        let countries = self.countries.get_or_init(|| {
            let mut countries: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            let layers = self.layers(gazetteer).iter();
            // A layer above may have changed one, and has it then itself.
            let indices: BTreeSet<u32> = layers.flat_map(|layer| layer.countries.iter()).collect();
            for index in indices {
                for country in gazetteer.at(index).filter(|e| is_country(e)).map_or(&[][..], |e| &e.country) {
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

fn is_country(entity: &Entity) -> bool {
    entity.kind == EntityType::Place && entity.subtype.as_deref() == Some("country")
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
