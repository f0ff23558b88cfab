//! Entities as they are stored, each decoded when it is first asked for and kept from then on.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use polynym_store::{Blobs, Numbers, OpenError, Sections, Writer};

use crate::encode::{self, Encoder, Shared};
use crate::index::{Index, hash};
use crate::{Entity, EntityType, check};

/// How many entities are made room for when one of them is asked for.
const BLOCK: usize = 64;

/// A block of entities; of one that is not there, or damaged, it is kept that there is none.
type Block = Box<[OnceLock<Option<Box<Entity>>>]>;

/// Entities by their place, their id and their strong names. A place may be empty.
#[derive(Debug, Default)]
pub(crate) struct Packed {
    live: u32,
    files: Vec<Arc<str>>,
    types: BTreeSet<String>,
    entities: Blobs,
    strings: Blobs,
    ids: Index,
    keys: Index,
    decoded: Vec<OnceLock<Block>>,
}

impl Shared for Packed {
    fn string(&self, number: u32) -> &str {
        self.strings.text(number as usize)
    }

    fn file(&self, number: u32) -> Option<&Arc<str>> {
        self.files.get(number as usize)
    }
}

impl Packed {
    pub(crate) fn bound(&self) -> u32 {
        self.entities.len() as u32
    }

    pub(crate) fn live(&self) -> u32 {
        self.live
    }

    pub(crate) fn files(&self) -> &[Arc<str>] {
        &self.files
    }

    /// Bytes of the entities.
    pub(crate) fn bytes(&self) -> usize {
        self.entities.bytes().len()
    }

    /// The types of the gazetteer's own.
    pub(crate) fn types(&self) -> &BTreeSet<String> {
        &self.types
    }

    pub(crate) fn at(&self, place: u32) -> Option<&Entity> {
        let place = place as usize;
        let block = self.decoded.get(place / BLOCK)?;
        let block = block.get_or_init(|| (0..BLOCK).map(|_| OnceLock::new()).collect());
        let entity = block[place % BLOCK].get_or_init(|| self.decode(place).map(Box::new));
        entity.as_deref()
    }

    /// The same, without keeping what is decoded for it.
    pub(crate) fn passing(&self, place: u32) -> Option<Cow<'_, Entity>> {
        let place = place as usize;
        let kept = self
            .decoded
            .get(place / BLOCK)?
            .get()
            .and_then(|block| block[place % BLOCK].get());
        match kept {
            Some(kept) => kept.as_deref().map(Cow::Borrowed),
            None => self.decode(place).map(Cow::Owned),
        }
    }

    pub(crate) fn place_of(&self, id: &str) -> Option<u32> {
        let is_it = |place: &u32| encode::id(self.entities.get(*place as usize)) == Some(id);
        self.ids.find(hash(id)).find(is_it)
    }

    /// The places of entities that may have a strong name whose key has this hash.
    pub(crate) fn named(&self, key: u64) -> impl Iterator<Item = u32> {
        self.keys.find(key)
    }

    fn decode(&self, place: usize) -> Option<Entity> {
        encode::decode(self.entities.get(place), self)
    }

    pub(crate) fn write(&self, file: &mut Writer) {
        let files: Vec<&str> = self.files.iter().map(|file| &**file).collect();
        let head = postcard::to_stdvec(&(encode::VERSION, self.live, files, &self.types));
        file.add("gazetteer", head.expect("plain data is always encoded"));
        file.blobs("entities", &self.entities);
        file.blobs("entity strings", &self.strings);
        self.ids.write("id", file);
        self.keys.write("key", file);
    }

    pub(crate) fn read(file: &Sections) -> Result<Self, OpenError> {
        let damaged = |_| OpenError::Damaged("gazetteer".to_owned());
        let head = file.get("gazetteer")?;
        let (version, head): (u32, _) = postcard::take_from_bytes(&head).map_err(damaged)?;
        if version != encode::VERSION {
            return Err(OpenError::Version {
                what: "gazetteer",
                found: version.into(),
                wanted: encode::VERSION.into(),
            });
        }
        let (live, files, types): (u32, Vec<String>, _) = postcard::from_bytes(head).map_err(damaged)?;
        let entities = file.blobs("entities")?;
        Ok(Self {
            live: live.min(entities.len() as u32),
            files: files.into_iter().map(Arc::from).collect(),
            types,
            decoded: empty(entities.len()),
            entities,
            strings: file.blobs("entity strings")?,
            ids: Index::read("id", file)?,
            keys: Index::read("key", file)?,
        })
    }
}

fn empty(count: usize) -> Vec<OnceLock<Block>> {
    (0..count.div_ceil(BLOCK)).map(|_| OnceLock::new()).collect()
}

/// Collects entities to be packed.
#[derive(Debug, Default)]
pub(crate) struct Packer {
    encoder: Encoder,
    starts: Vec<u32>,
    live: u32,
    types: BTreeSet<String>,
    ids: Vec<(u64, u32)>,
    keys: Vec<(u64, u32)>,
}

impl Packer {
    /// Adds an entity, or an empty place.
    pub(crate) fn push(&mut self, entity: Option<&Entity>) {
        self.starts.push(self.encoder.len() as u32);
        let Some(entity) = entity else { return };
        let place = self.starts.len() as u32 - 1;
        self.live += 1;
        self.ids.push((hash(&entity.id), place));
        if let EntityType::Other(own) = &entity.kind
            && !self.types.contains(&**own)
        {
            self.types.insert(own.to_string());
        }
        self.keys.extend(check::keys(entity).map(|key| (key, place)));
        self.encoder.encode(entity);
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Bytes of the entities.
    pub(crate) fn bytes(&self) -> usize {
        self.encoder.len()
    }

    /// The hashes of keys that several of the entities have as a strong name, or one of them and `others`.
    pub(crate) fn shared_keys(&mut self, others: impl Fn(u64) -> bool) -> Vec<u64> {
        self.keys.sort_unstable();
        self.keys.dedup();
        let chunks = self.keys.chunk_by(|a, b| a.0 == b.0);
        let shared = chunks.filter(|chunk| chunk.len() > 1 || others(chunk[0].0));
        shared.map(|chunk| chunk[0].0).collect()
    }

    pub(crate) fn finish(mut self) -> Packed {
        let count = self.starts.len();
        self.starts.push(self.encoder.len() as u32);
        self.keys.sort_unstable();
        self.keys.dedup();
        let (bytes, strings, files) = self.encoder.into_parts();
        Packed {
            live: self.live,
            files,
            types: self.types,
            entities: Blobs::over(bytes.into(), Numbers::from_iter(self.starts)),
            strings: strings.iter().map(|string| string.as_bytes()).collect(),
            ids: Index::new(self.ids),
            keys: Index::new(self.keys),
            decoded: empty(count),
        }
    }
}
