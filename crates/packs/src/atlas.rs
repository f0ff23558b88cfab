//! All places that a pack is made of or compared with, each once, however many extracts have it.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::extract::{Error, Extract};
use crate::place::{Group, Place};

/// Countries outweigh all that may share their names; parts of the world still more.
const COUNTRY: u64 = 2_000_000_000;
const REGION: u64 = 9_000_000_000;
/// The weight of a subdivision none of whose cities is known.
const SUBDIVISION: u64 = 20_000;
/// The weight of a place of the state register of which nothing more is known.
const VILLAGE: u64 = 400;

/// Regions of the register whose number is not that of ISO 3166-2.
const REGIONS: &[(&str, &str)] = &[("01", "43"), ("44", "09"), ("73", "77"), ("80", "30"), ("85", "40")];

/// The places of some extracts.
#[derive(Debug, Default)]
pub(crate) struct Atlas<'a> {
    pub(crate) places: Vec<Place<'a>>,
    /// Where each was first read.
    pub(crate) from: Vec<Extract>,
    /// The place of the register of each that is in it.
    pub(crate) registered: FxHashMap<usize, Place<'a>>,
    by_id: FxHashMap<&'a str, usize>,
    weights: Vec<u64>,
}

impl<'a> Atlas<'a> {
    /// The places of extracts; one that only adds to places stands behind those that have them.
    pub(crate) fn of(texts: &'a [(Extract, String)]) -> Result<Self, Error> {
        let mut atlas = Self::default();
        for (extract, text) in texts {
            for place in Place::read(*extract, text) {
                atlas.add(*extract, place?);
            }
            if *extract == Extract::Register {
                atlas.find_registered();
            }
        }
        atlas.weigh();
        Ok(atlas)
    }

    fn add(&mut self, extract: Extract, place: Place<'a>) {
        let known = match place.group() {
            // What the register calls an oblast has a name elsewhere, and its own is an adjective.
            Group::Subdivision if place.kind == "oblast" => {
                self.by_id.extend(self.find(&region(place.id)).map(|at| (place.id, at)));
                return;
            }
            _ => self.find(place.id),
        };
        match known {
            Some(at) => self.places[at].merge(place),
            // Wikidata ids and cities of time zones say more of what is there and are no places by themselves.
            None if place.name.is_empty() => {}
            None => {
                self.by_id.insert(place.id, self.places.len());
                self.places.push(place);
                self.from.push(extract);
            }
        }
    }

    /// The place with this id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Where a place of the register is a city that is known already, it is that city: the only one of its name in its region, and the
    /// only one in the register.
    fn find_registered(&mut self) {
        let mut named: FxHashMap<(&str, String), [Vec<usize>; 2]> = FxHashMap::default();
        let is_own = |at: usize| self.from[at] == Extract::Register;
        for (at, place) in self.places.iter().enumerate() {
            if place.country != "UA" || place.group() != Group::Settlement {
                continue;
            }
            let region = if is_own(at) {
                region(place.id)
            } else {
                place.parent.to_owned()
            };
            let ukrainian = place.all().filter(|name| name.lang.is_some_and(|lang| lang.as_str() == "uk"));
            let mut names: Vec<&str> = ukrainian.map(|name| name.text).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                named.entry((name, region.clone())).or_default()[usize::from(is_own(at))].push(at);
            }
        }
        let mut same: Vec<(usize, usize)> = Vec::new();
        for [known, own] in named.into_values() {
            if let (&[known], &[own]) = (known.as_slice(), own.as_slice()) {
                same.push((known, own));
            }
        }
        same.sort_unstable();
        for (known, own) in same {
            let place = self.places[own].clone();
            self.by_id.insert(place.id, known);
            self.registered.entry(known).or_insert(place);
            // It stays in the list as an empty place, so that indices hold.
            self.places[own].names.clear();
            self.places[own].name = "";
        }
    }

    fn weigh(&mut self) {
        let mut weights: Vec<u64> = self.places.iter().map(|place| place.population.max(1)).collect();
        let mut within: FxHashMap<&str, u64> = FxHashMap::default();
        for place in self.places.iter().filter(|place| place.group() == Group::Settlement) {
            *within.entry(place.parent).or_default() += place.population;
        }
        for (at, place) in self.places.iter().enumerate() {
            weights[at] = match place.group() {
                Group::Region => REGION,
                Group::Country | Group::Body => COUNTRY + within.get(place.id).copied().unwrap_or_default(),
                Group::Subdivision => within.get(place.id).copied().unwrap_or_default().max(SUBDIVISION),
                Group::Settlement if self.from[at] == Extract::Register => VILLAGE,
                Group::Settlement => place.population.max(1),
            };
        }
        self.weights = weights;
    }

    /// How large a place is beside others of its name: its people, or more for a country.
    pub(crate) fn weight(&self, at: usize) -> u64 {
        self.weights[at]
    }

    /// The places from the largest to the smallest.
    pub(crate) fn by_weight(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by_key(|at| (Reverse(self.weights[*at]), self.places[*at].id));
        order
    }
}

/// The ISO code of the region that a place of the register is in, by the number in its id (`katottg:UA73...`).
pub(crate) fn region(id: &str) -> String {
    let number = id
        .strip_prefix("katottg:UA")
        .and_then(|rest| rest.get(..2))
        .unwrap_or_default();
    let iso = REGIONS.iter().find(|(own, _)| *own == number).map_or(number, |(_, iso)| iso);
    format!("iso:UA-{iso}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_of_several_sources() {
        let texts = [
            (
                Extract::Cities,
                "gn:1\tcity\tUA\tiso:UA-77\t265471\t\ten\tChernivtsi\tuk:Чернівці\n".to_owned(),
            ),
            (
                Extract::Zones,
                "gn:1\t\t\t\t\t\t\t\tde:Czernowitz\ngn:2\t\t\t\t\t\t\t\tde:Nirgends\n".to_owned(),
            ),
            (
                Extract::Register,
                "katottg:UA73060610010033137\tcity\tUA\tkatottg:UA73060000000050726\t\t\tuk\tЧернівці\t\n".to_owned(),
            ),
        ];
        let atlas = Atlas::of(&texts).unwrap();
        assert_eq!(atlas.find("katottg:UA73060610010033137"), Some(0));
        assert_eq!(atlas.places[0].names.len(), 2);
        assert_eq!(atlas.find("gn:2"), None);
        assert_eq!(atlas.weight(0), 265_471);
    }
}
