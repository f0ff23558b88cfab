//! All entities, by index and by id: read in place where they are stored, over those of another gazetteer where they are laid over one.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use polynym_store::{OpenError, Sections, Writer};
use rustc_hash::FxHashMap;

use crate::packed::{Packed, Packer};
use crate::{Entity, EntityType};

/// Checked entities in order of first appearance.
///
/// Each has an index, which does not change when others are laid over it by [`Loader::over`](crate::Loader::over): what is added then stands
/// behind, and the index of what is deleted stays empty. Entities are decoded when they are first asked for, so that a gazetteer of any
/// size opens at once; clones share what is decoded.
///
/// ```
/// use polynym_gazetteer::Loader;
/// let mut loader = Loader::new();
/// loader.layer("places.csv", "id,type,name\nplace:kyiv,PLACE,Kyiv\n".as_bytes());
/// let gazetteer = loader.finish().into_result()?;
/// assert_eq!(gazetteer.index_of("place:kyiv"), Some(0));
/// assert_eq!(gazetteer.entity(0).name(), "Kyiv");
/// # Ok::<(), polynym_gazetteer::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Gazetteer(Arc<Layers>);

#[derive(Default)]
struct Layers {
    own: Packed,
    under: Option<Under>,
}

/// What a gazetteer is laid over.
struct Under {
    base: Gazetteer,
    /// The place of the own entity that stands for one of the base, by its index there; none for one that is deleted.
    changed: FxHashMap<u32, Option<u32>>,
    /// The same the other way: the first own places, with the indices that they stand at, in their order.
    stands: Vec<u32>,
    live: u32,
}

impl Gazetteer {
    pub(crate) fn new(own: Packed) -> Self {
        Self(Arc::new(Layers { own, under: None }))
    }

    /// Lays entities over a base: the first of them stand for those of the base that `changed` says, the others are new.
    pub(crate) fn over(base: Gazetteer, own: Packed, changed: FxHashMap<u32, Option<u32>>) -> Self {
        let mut stands: Vec<u32> = changed
            .iter()
            .filter(|(_, own)| own.is_some())
            .map(|(index, _)| *index)
            .collect();
        stands.sort_unstable_by_key(|index| changed[index]);
        let live = (base.len() as u32 + own.live()).saturating_sub(changed.len() as u32);
        let under = Some(Under {
            base,
            changed,
            stands,
            live,
        });
        Self(Arc::new(Layers { own, under }))
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.0.under.as_ref().map_or(self.0.own.live(), |under| under.live) as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One more than the highest index that an entity may have.
    pub fn bound(&self) -> u32 {
        match &self.0.under {
            None => self.0.own.bound(),
            Some(under) => under.base.bound() + self.0.own.bound() - under.stands.len() as u32,
        }
    }

    /// The entity with this id.
    pub fn get(&self, id: &str) -> Option<&Entity> {
        self.index_of(id).and_then(|index| self.at(index))
    }

    /// The index of the entity with this id.
    pub fn index_of(&self, id: &str) -> Option<u32> {
        let own = self.0.own.place_of(id);
        let Some(under) = &self.0.under else { return own };
        match own {
            Some(place) => Some(self.index_of_own(under, place)),
            None => under.base.index_of(id).filter(|index| !under.changed.contains_key(index)),
        }
    }

    fn index_of_own(&self, under: &Under, place: u32) -> u32 {
        let stands = under.stands.len() as u32;
        match under.stands.get(place as usize) {
            Some(index) => *index,
            None => under.base.bound() + place - stands,
        }
    }

    /// The layer that has an index, and the place in it; none of what is deleted.
    fn find(&self, index: u32) -> Option<(&Packed, u32)> {
        let Some(under) = &self.0.under else {
            return Some((&self.0.own, index));
        };
        match index.checked_sub(under.base.bound()) {
            Some(added) => Some((&self.0.own, added.checked_add(under.stands.len() as u32)?)),
            None => match under.changed.get(&index) {
                None => under.base.find(index),
                Some(own) => own.map(|place| (&self.0.own, place)),
            },
        }
    }

    /// The entity at an index, if there is one.
    pub fn at(&self, index: u32) -> Option<&Entity> {
        self.find(index).and_then(|(packed, place)| packed.at(place))
    }

    /// The entity at an index that something compiled from this gazetteer says; without id and names if there is none.
    pub fn entity(&self, index: u32) -> &Entity {
        static NONE: LazyLock<Entity> = LazyLock::new(|| Entity::new(String::new(), EntityType::Other("".into())));
        self.at(index).unwrap_or(&NONE)
    }

    /// All entities with their indices, in the order of those. Each is decoded and kept.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Entity)> {
        (0..self.bound()).filter_map(|index| Some((index, self.at(index)?)))
    }

    /// The same, for what looks at each once: those that are not decoded yet are not kept.
    pub fn stream(&self) -> impl Iterator<Item = (u32, Cow<'_, Entity>)> {
        self.stream_of(0..self.bound())
    }

    /// The same for those whose indices are in a range: for several threads, each with its part of all below [`Gazetteer::bound`].
    ///
    /// ```
    /// use polynym_gazetteer::Loader;
    /// let mut loader = Loader::new();
    /// loader.layer("cities.csv", "id,type,name\na,PLACE,Kyiv\nb,PLACE,Lviv\nc,PLACE,Odesa\n".as_bytes());
    /// let gazetteer = loader.finish().into_result()?;
    /// let names = |part| gazetteer.stream_of(part).map(|(_, entity)| entity.name().to_owned()).collect::<Vec<_>>();
    /// assert_eq!(names(0..2), ["Kyiv", "Lviv"]);
    /// assert_eq!(names(2..gazetteer.bound()), ["Odesa"]);
    /// # Ok::<(), polynym_gazetteer::Error>(())
    /// ```
    pub fn stream_of(&self, indices: Range<u32>) -> impl Iterator<Item = (u32, Cow<'_, Entity>)> {
        indices.filter_map(|index| Some((index, self.passing(index)?)))
    }

    /// The entity at an index, decoded for the asker alone if it is not yet.
    pub(crate) fn passing(&self, index: u32) -> Option<Cow<'_, Entity>> {
        self.find(index).and_then(|(packed, place)| packed.passing(place))
    }

    /// The entities that are not as in the gazetteer that this one is laid over, with their indices; all if it is laid over none.
    ///
    /// ```
    /// use polynym_gazetteer::Loader;
    /// let mut loader = Loader::new();
    /// loader.layer("base.csv", "id,type,name\na,PLACE,Kyiv\nb,PLACE,Lviv\nc,PLACE,Odesa\n".as_bytes());
    /// let mut loader = Loader::over(loader.finish().into_result()?);
    /// loader.layer("mine.csv", "id,op,type,name\na,delete,,\nb,,,Lwów\nd,,PLACE,Dnipro\n".as_bytes());
    /// let gazetteer = loader.finish().into_result()?;
    /// let new: Vec<(u32, &str)> = gazetteer.changes().map(|(index, entity)| (index, entity.name())).collect();
    /// assert_eq!(new, [(1, "Lwów"), (3, "Dnipro")]);
    /// assert_eq!(gazetteer.gone(), [0, 1]);
    /// # Ok::<(), polynym_gazetteer::Error>(())
    /// ```
    pub fn changes(&self) -> impl Iterator<Item = (u32, &Entity)> {
        let places = (0..self.0.own.bound()).filter_map(|place| {
            let index = match &self.0.under {
                None => place,
                Some(under) => self.index_of_own(under, place),
            };
            Some((index, self.0.own.at(place)?))
        });
        places.filter(|(index, entity)| self.below(*index) != Some(entity))
    }

    /// The indices in the gazetteer that this one is laid over of the entities that are changed or deleted here, sorted.
    pub fn gone(&self) -> Vec<u32> {
        let Some(under) = &self.0.under else { return Vec::new() };
        let is_gone = |index: &u32| self.at(*index) != under.base.at(*index);
        let mut gone: Vec<u32> = under.changed.keys().copied().filter(is_gone).collect();
        gone.sort_unstable();
        gone
    }

    fn below(&self, index: u32) -> Option<&Entity> {
        self.0.under.as_ref().and_then(|under| under.base.at(index))
    }

    /// The entities that may have a strong name whose key has this hash.
    pub(crate) fn named(&self, key: u64) -> Vec<u32> {
        let own = self.0.own.named(key);
        let Some(under) = &self.0.under else { return own.collect() };
        let below = under
            .base
            .named(key)
            .into_iter()
            .filter(|index| !under.changed.contains_key(index));
        below.chain(own.map(|place| self.index_of_own(under, place))).collect()
    }

    /// Whether some entity has this type of the gazetteer's own.
    pub(crate) fn has_type(&self, own: &str) -> bool {
        let below = || self.0.under.as_ref().is_some_and(|under| under.base.has_type(own));
        self.0.own.types().contains(own) || below()
    }

    /// Bytes of all entities.
    pub(crate) fn bytes(&self) -> usize {
        let below = self.0.under.as_ref().map_or(0, |under| under.base.bytes());
        below.saturating_add(self.0.own.bytes())
    }

    /// The files that the entities were read from, as they were named; those of the gazetteer that it is laid over first.
    pub fn files(&self) -> Vec<&str> {
        let mut files = self.0.under.as_ref().map_or_else(Vec::new, |under| under.base.files());
        files.extend(self.0.own.files().iter().map(|file| &**file));
        files
    }

    /// Adds the entities to a file. One that is laid over another is written as one, with the same indices.
    pub fn write(&self, file: &mut Writer) {
        if self.0.under.is_none() {
            return self.0.own.write(file);
        }
        let mut packer = Packer::default();
        for (index, entity) in self.stream() {
            while packer.len() < index {
                packer.push(None);
            }
            packer.push(Some(&entity));
        }
        while packer.len() < self.bound() {
            packer.push(None);
        }
        packer.finish().write(file);
    }

    /// The entities that [`Gazetteer::write`] added to a file, read in place.
    ///
    /// # Errors
    /// A file without them.
    pub fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self::new(Packed::read(file)?))
    }
}

/// Two are equal when their entities are, in order, whatever their indices.
impl PartialEq for Gazetteer {
    fn eq(&self, other: &Self) -> bool {
        let entity = |(_, entity)| entity;
        self.stream().map(entity).eq(other.stream().map(entity))
    }
}

impl Eq for Gazetteer {}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.stream()).finish()
    }
}
