//! The entities of a loader while their rows come in: packed, but for the one whose rows are being read.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::encode::{Encoder, Shared};
use crate::merge::Draft;
use crate::{Gazetteer, Origin};

/// A place in a file, by the number of the file; packed as origins are not.
#[derive(Clone, Copy, Debug)]
struct Spot {
    file: u32,
    line: u32,
    column: u32,
}

/// What is kept of a draft.
#[derive(Debug)]
struct Kept {
    entity: Range<usize>,
    kind_at: Option<Spot>,
    parent_at: Option<Spot>,
    complete: bool,
    full: bool,
}

/// Drafts by the id of their entity, over the entities of a gazetteer, of which only those are touched that a row is about.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    base: Gazetteer,
    encoder: Encoder,
    /// A deleted one leaves its place empty.
    kept: Vec<Option<Kept>>,
    places: FxHashMap<Box<str>, u32>,
    /// The entities of the base that are touched, with the places of their drafts; none for those deleted.
    touched: BTreeMap<u32, Option<u32>>,
    /// The same the other way.
    index_of: FxHashMap<u32, u32>,
    open: Option<(u32, Draft)>,
}

impl Drafts {
    pub(crate) fn over(base: Gazetteer) -> Self {
        Self { base, ..Self::default() }
    }

    /// The place of the draft of an entity; one of the base gets one.
    pub(crate) fn place(&mut self, id: &str) -> Option<u32> {
        if let Some(place) = self.places.get(id) {
            return Some(*place);
        }
        let index = self.base.index_of(id).filter(|index| !self.touched.contains_key(index))?;
        let entity = self.base.at(index)?.clone();
        let place = self.add(Draft::settled(entity));
        self.touched.insert(index, Some(place));
        self.index_of.insert(place, index);
        Some(place)
    }

    /// Whether the base has this type of its own.
    pub(crate) fn base_has_type(&self, own: &str) -> bool {
        self.base.has_type(own)
    }

    /// Adds a draft.
    pub(crate) fn add(&mut self, draft: Draft) -> u32 {
        self.close();
        let place = self.kept.len() as u32;
        self.places.insert(draft.entity.id.as_str().into(), place);
        self.kept.push(None);
        self.open = Some((place, draft));
        place
    }

    /// The draft at a place.
    pub(crate) fn get(&mut self, place: u32) -> Option<&mut Draft> {
        if self.open.as_ref().is_none_or(|(open, _)| *open != place) {
            self.close();
            let kept = self.kept.get_mut(place as usize)?.take()?;
            self.open = self.open_of(kept).map(|draft| (place, draft));
        }
        self.open.as_mut().map(|(_, draft)| draft)
    }

    /// Deletes the entity at a place.
    pub(crate) fn remove(&mut self, id: &str, place: u32) {
        self.close();
        self.kept[place as usize] = None;
        self.places.remove(id);
        if let Some(index) = self.index_of.get(&place) {
            self.touched.insert(*index, None);
        }
    }

    /// Packs the draft that is open.
    fn close(&mut self) {
        let Some((place, draft)) = self.open.take() else { return };
        let kept = Kept {
            entity: self.encoder.encode(&draft.entity),
            kind_at: draft.kind_at.as_ref().map(|at| self.spot(at)),
            parent_at: draft.parent_at.as_ref().map(|at| self.spot(at)),
            complete: draft.complete,
            full: draft.full,
        };
        self.kept[place as usize] = Some(kept);
    }

    fn open_of(&self, kept: Kept) -> Option<Draft> {
        Some(Draft {
            entity: self.encoder.decode(kept.entity)?,
            kind_at: kept.kind_at.and_then(|at| self.origin(at)),
            parent_at: kept.parent_at.and_then(|at| self.origin(at)),
            complete: kept.complete,
            full: kept.full,
        })
    }

    fn spot(&mut self, at: &Origin) -> Spot {
        Spot {
            file: self.encoder.number_of_file(&at.file),
            line: at.line,
            column: at.column,
        }
    }

    fn origin(&self, at: Spot) -> Option<Origin> {
        Some(Origin {
            file: Arc::clone(self.encoder.file(at.file)?),
            line: at.line,
            column: at.column,
        })
    }

    /// The base, those of its entities that are touched, with the places of the drafts that follow; then these drafts, first those that
    /// stand for entities of the base.
    pub(crate) fn finish(mut self) -> (Gazetteer, FxHashMap<u32, Option<u32>>, impl Iterator<Item = Draft>) {
        self.close();
        let stands: Vec<u32> = self.touched.values().copied().flatten().collect();
        let mut order = 0..;
        let changed = std::mem::take(&mut self.touched)
            .into_iter()
            .map(|(index, place)| (index, place.and_then(|_| order.next())))
            .collect();
        let added = (0..self.kept.len() as u32).filter(|place| !self.index_of.contains_key(place));
        let places: Vec<u32> = stands.into_iter().chain(added).collect();
        let base = self.base.clone();
        let drafts = places.into_iter().filter_map(move |place| {
            let kept = self.kept[place as usize].take()?;
            self.open_of(kept)
        });
        (base, changed, drafts)
    }
}
