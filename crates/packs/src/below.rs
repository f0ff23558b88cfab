//! The gazetteer that a pack is laid over: which of its entities are places of the pack, and which names are taken.

use polynym_gazetteer::{Entity, EntityType, Gazetteer};
use polynym_text::{Lang, fold_key};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::atlas::Atlas;
use crate::place::{Group, Place};

/// The names of a gazetteer by what they are looked for with.
pub(crate) struct Below<'g> {
    gazetteer: &'g Gazetteer,
    strong: FxHashMap<String, Vec<u32>>,
    weak: FxHashMap<String, Vec<u32>>,
    /// Ids elsewhere.
    xref: FxHashMap<&'g str, u32>,
}

impl<'g> Below<'g> {
    pub(crate) fn new(gazetteer: &'g Gazetteer) -> Self {
        let mut below = Self {
            gazetteer,
            strong: FxHashMap::default(),
            weak: FxHashMap::default(),
            xref: FxHashMap::default(),
        };
        for (index, entity) in gazetteer.iter() {
            below.xref.entry(&entity.id).or_insert(index);
            for id in &entity.xref {
                below.xref.entry(id).or_insert(index);
            }
            for name in &entity.names {
                let key = fold_key(&name.text).text;
                let names = match name.kind {
                    kind if kind.is_strong() => &mut below.strong,
                    polynym_gazetteer::NameKind::Weak => &mut below.weak,
                    _ => continue,
                };
                let indices = names.entry(key).or_default();
                if indices.last() != Some(&index) {
                    indices.push(index);
                }
            }
        }
        below
    }

    /// An entity by its index.
    pub(crate) fn entity(&self, index: u32) -> &'g Entity {
        self.gazetteer.entity(index)
    }

    /// The entity that each place of an atlas is, if it is one: that with its id, else that of its kind and country which bears its name in
    /// English, or in Ukrainian. The largest place comes first, and each entity is one place.
    pub(crate) fn same(&self, atlas: &Atlas<'_>) -> FxHashMap<usize, u32> {
        let mut same = FxHashMap::default();
        let mut taken = FxHashSet::default();
        for at in atlas.by_weight() {
            let place = &atlas.places[at];
            let by_id = self
                .xref
                .get(place.id)
                .or_else(|| place.xref.iter().find_map(|id| self.xref.get(id)));
            let found = by_id
                .copied()
                .or_else(|| self.named(place, "en", &taken))
                .or_else(|| self.named(place, "uk", &taken));
            if let Some(index) = found
                && taken.insert(index)
            {
                same.insert(at, index);
            }
        }
        same
    }

    fn named(&self, place: &Place<'_>, lang: &str, taken: &FxHashSet<u32>) -> Option<u32> {
        let in_lang = |of: Option<Lang>| of.is_some_and(|of| of.as_str() == lang);
        let main = (lang == "en").then_some(place.name);
        let names = place.names.iter().filter(|name| in_lang(name.lang)).map(|name| name.text);
        for name in main.into_iter().chain(names) {
            let entities = self.strong.get(&fold_key(name).text).map(Vec::as_slice).unwrap_or_default();
            if let Some(index) = entities
                .iter()
                .find(|index| !taken.contains(index) && is_same(place, self.entity(**index)))
            {
                return Some(*index);
            }
        }
        None
    }

    /// Whether some other entity bears this name: strongly, or as a person's surname.
    pub(crate) fn is_taken(&self, key: &str, by: Option<u32>) -> bool {
        let strong = self.strong.get(key).into_iter().flatten().any(|index| Some(*index) != by);
        let surname = |index: &u32| self.entity(*index).kind == EntityType::Person;
        strong || self.weak.get(key).into_iter().flatten().any(surname)
    }

    /// Whether this entity has the name already, strong or weak.
    pub(crate) fn has(&self, key: &str, index: u32) -> bool {
        [&self.strong, &self.weak]
            .iter()
            .any(|names| names.get(key).is_some_and(|of| of.contains(&index)))
    }
}

/// Whether kind and country allow a place and an entity of one name to be one.
fn is_same(place: &Place<'_>, entity: &Entity) -> bool {
    let subtype = entity.subtype.as_deref().unwrap_or_default();
    let kind = match place.group() {
        Group::Body => return entity.kind == EntityType::Agency,
        Group::Country => matches!(subtype, "country" | "territory" | "island" | "region"),
        Group::Region => matches!(subtype, "continent" | "region"),
        Group::Subdivision => {
            matches!(
                subtype,
                "admin1" | "oblast" | "krai" | "republic" | "region" | "territory" | "state" | "province"
            )
        }
        Group::Settlement => matches!(
            subtype,
            "city" | "capital" | "town" | "village" | "settlement" | "resort" | "borough"
        ),
    };
    let country = place.country.is_empty() || entity.country.iter().any(|country| country.code == place.country);
    entity.kind == EntityType::Place && kind && country
}
