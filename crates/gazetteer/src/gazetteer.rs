//! All entities, by place and by id.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::Entity;

/// Checked entities in order of first appearance.
///
/// ```
/// use polynym_gazetteer::Loader;
/// let mut loader = Loader::new();
/// loader.layer("places.csv", "id,type,name\nplace:kyiv,PLACE,Kyiv\n".as_bytes());
/// let gazetteer = loader.finish().into_result()?;
/// assert_eq!(gazetteer.index_of("place:kyiv"), Some(0));
/// assert_eq!(gazetteer.entities()[0].name(), "Kyiv");
/// # Ok::<(), polynym_gazetteer::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Entity>", into = "Vec<Entity>")]
pub struct Gazetteer {
    entities: Vec<Entity>,
    // Looked up, never walked: its order does not matter.
    index: HashMap<String, u32>,
}

impl Gazetteer {
    pub(crate) fn new(entities: Vec<Entity>) -> Self {
        let index = entities
            .iter()
            .zip(0..)
            .map(|(entity, place)| (entity.id.clone(), place))
            .collect();
        Self { entities, index }
    }

    /// The entity with this id.
    pub fn get(&self, id: &str) -> Option<&Entity> {
        self.index_of(id).map(|place| &self.entities[place as usize])
    }

    /// The place of the entity with this id in [`entities`](Self::entities).
    pub fn index_of(&self, id: &str) -> Option<u32> {
        self.index.get(id).copied()
    }

    /// All entities, in order of first appearance.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    pub(crate) fn into_entities(self) -> Vec<Entity> {
        self.entities
    }
}

impl From<Vec<Entity>> for Gazetteer {
    fn from(entities: Vec<Entity>) -> Self {
        Self::new(entities)
    }
}

impl From<Gazetteer> for Vec<Entity> {
    fn from(gazetteer: Gazetteer) -> Self {
        gazetteer.entities
    }
}
