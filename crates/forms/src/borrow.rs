//! Names that the world knows: what a row does not say of its country, city or body in other languages.

use std::collections::BTreeSet;

use polynym_gazetteer::{CasePolicy, Entity, EntityType, Name, NameKind};
use polynym_names::known::{Kind, Known, find};
use polynym_text::Lang;

/// The names of an entity in the languages in which its row has none; none at all if it is not clear which of the known things it is,
/// or if the row says that its names stay as they are.
pub(crate) fn names(entity: &Entity) -> Vec<Name> {
    let kind = match entity.kind {
        EntityType::Place => Kind::Place,
        EntityType::Agency => Kind::Agency,
        _ => return Vec::new(),
    };
    // A name that stays as the row writes it says that others do, too.
    let stays = |main: &Name| main.fixed || main.case == CasePolicy::Exact || main.inflect.all == Some(false);
    let Some(main) = entity.names.first().filter(|main| !stays(main)) else {
        return Vec::new();
    };
    let is_acronym = main.case == CasePolicy::Upper;
    let strong = || entity.names.iter().filter(|name| name.kind.is_strong());
    let Some(known) = which(entity, kind, strong().map(|name| name.text.as_str())) else {
        return Vec::new();
    };
    let told: BTreeSet<Lang> = strong().filter_map(|name| name.lang).chain(entity.lang).collect();
    let named = known.names().filter(|named| !told.contains(&named.lang));
    named
        .map(|named| Name {
            text: named.text.to_owned(),
            lang: Some(named.lang),
            kind: NameKind::Label,
            fixed: false,
            // What is an acronym in the row is one where a language writes it like a word, too (Otan).
            case: if named.acronym || (is_acronym && !named.text.contains(' ')) {
                CasePolicy::Upper
            } else {
                CasePolicy::of(named.text)
            },
            from: None,
            to: None,
            decline: true,
            inflect: main.inflect.clone(),
            origin: main.origin.clone(),
        })
        .collect()
}

/// The one known thing that a row is about, by its first name that is one thing's only, or the country that the row says it is.
fn which<'n>(entity: &Entity, kind: Kind, mut names: impl Iterator<Item = &'n str>) -> Option<Known> {
    let is_city = |known: &Known| known.id.starts_with("city:");
    let subtype = entity.subtype.as_deref().unwrap_or_default();
    let fits = |known: &Known| match subtype {
        "country" => !is_city(known),
        "city" | "capital" => is_city(known),
        _ => true,
    };
    names.find_map(|name| {
        let known: Vec<Known> = find(name).filter(|known| known.kind == kind && fits(known)).collect();
        let is_country = |known: &&Known| subtype == "country" && entity.country.iter().any(|country| country.code == known.id);
        match known[..] {
            [only] => Some(only),
            _ => known.iter().find(is_country).copied(),
        }
    })
}
