//! spaCy's EntityRuler patterns. A pattern has no strength, so only names that are enough by themselves become one.

use std::collections::BTreeSet;
use std::io;

use polynym_gazetteer::{EntityType, Gazetteer, NameKind};
use serde::Serialize;

use super::Exported;

#[derive(Serialize)]
struct Pattern<'a> {
    label: &'a str,
    pattern: &'a str,
    id: &'a str,
}

/// Places that OntoNotes, whose labels spaCy's models have, calls LOC or FAC; others are GPE.
const NATURAL: &[&str] = &[
    "area",
    "bay",
    "canal",
    "continent",
    "desert",
    "gulf",
    "island",
    "islands",
    "lake",
    "landform",
    "mountain",
    "mountains",
    "ocean",
    "peninsula",
    "region",
    "river",
    "sea",
    "strait",
    "undersea",
    "vegetation",
    "water",
];
const BUILT: &[&str] = &[
    "airport",
    "building",
    "facility",
    "garden",
    "place_of_worship",
    "residence",
    "room",
    "square",
    "street",
];

pub(super) fn write(gazetteer: &Gazetteer, out: &mut dyn io::Write) -> io::Result<Exported> {
    let mut exported = Exported::default();
    for (_, entity) in gazetteer.stream() {
        let subtype = entity.subtype.as_deref().unwrap_or_default();
        let label = match &entity.kind {
            EntityType::Person => "PERSON",
            EntityType::Agency => "ORG",
            EntityType::Place if NATURAL.contains(&subtype) => "LOC",
            EntityType::Place if BUILT.contains(&subtype) => "FAC",
            EntityType::Place => "GPE",
            EntityType::Other(own) => own,
        };
        let mut written = BTreeSet::new();
        for name in &entity.names {
            if !name.kind.is_strong() {
                if name.kind != NameKind::Exclude {
                    exported.skip("names that need help: a pattern would find them everywhere");
                }
            } else if written.insert(&name.text) {
                let (pattern, id) = (name.text.as_str(), entity.id.as_str());
                serde_json::to_writer(&mut *out, &Pattern { label, pattern, id })?;
                out.write_all(b"\n")?;
                exported.lines += 1;
            }
        }
    }
    Ok(exported)
}
