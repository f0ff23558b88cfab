//! The gazetteer that a pack is laid over: which of its entities are places of the pack, and which names are taken.

use polynym_gazetteer::{Entity, EntityType, Gazetteer};
use polynym_text::{Lang, fold_key};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::atlas::Atlas;
use crate::extract::Error;
use crate::place::{Group, Place};
use crate::tables;

/// The languages whose names tell that a place is that of a row, the surest first.
const LANGUAGES: [&str; 3] = ["en", "uk", "ru"];

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
    /// English, Ukrainian or Russian. The largest place comes first, and each entity is one place. A name that is weak there (Buffalo) has to
    /// be in the same larger place.
    pub(crate) fn same(&self, atlas: &Atlas<'_>) -> Result<FxHashMap<usize, u32>, Error> {
        let by_hand = tables::same()?;
        let mut same = FxHashMap::default();
        let mut taken = FxHashSet::default();
        // Those that are sure first, so that no larger place of the same name takes what is theirs.
        for (at, place) in atlas.places.iter().enumerate() {
            let ids = by_hand.get(place.id).into_iter().chain([&place.id]).chain(&place.xref);
            if let Some(index) = ids.filter_map(|id| self.xref.get(id)).next()
                && taken.insert(*index)
            {
                same.insert(at, *index);
            }
        }
        for at in atlas.by_weight() {
            let place = &atlas.places[at];
            if same.contains_key(&at) {
                continue;
            }
            let larger = || {
                let parent = atlas.find(place.parent);
                let above = parent.and_then(|parent| atlas.find(atlas.places[parent].parent));
                let ids = [parent, above].into_iter().flatten().filter_map(|at| same.get(&at));
                ids.map(|index| self.entity(*index).id.as_str()).collect::<Vec<_>>()
            };
            let strong = || {
                LANGUAGES
                    .iter()
                    .find_map(|lang| self.named(&self.strong, place, lang, &taken, |_| true))
            };
            let weak = || {
                let larger = larger();
                let within = |entity: &Entity| entity.parent.as_deref().is_some_and(|parent| larger.contains(&parent));
                self.named(&self.weak, place, "en", &taken, within)
            };
            if let Some(index) = strong().or_else(weak)
                && taken.insert(index)
            {
                same.insert(at, index);
            }
        }
        Ok(same)
    }

    fn named(
        &self,
        names: &FxHashMap<String, Vec<u32>>,
        place: &Place<'_>,
        lang: &str,
        taken: &FxHashSet<u32>,
        fits: impl Fn(&Entity) -> bool,
    ) -> Option<u32> {
        let in_lang = |of: Option<Lang>| of.is_some_and(|of| of.as_str() == lang);
        let main = (lang == "en").then_some(place.name);
        let of_lang = place.names.iter().filter(|name| in_lang(name.lang)).map(|name| name.text);
        for name in main.into_iter().chain(of_lang) {
            let entities = names.get(&fold_key(name).text).map(Vec::as_slice).unwrap_or_default();
            let free = entities.iter().filter(|index| !taken.contains(index));
            let mut same = free.filter(|index| is_same(place, self.entity(**index)) && fits(self.entity(**index)));
            if let Some(index) = same.next() {
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
        // Some are cities (Hong Kong).
        Group::Country => matches!(subtype, "country" | "territory" | "island" | "region" | "city"),
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
