//! The case forms of a name, through the paradigm tables.

use polynym_gazetteer::{CasePolicy, Entity, EntityType, Form, FormRole, Gender, Name};
use polynym_inflect as inflect;
use polynym_inflect::{Inflector, inflector, languages};

/// The case forms of `form`, which is a name of the entity or short for it: in the language of the name, or in every one
/// whose letters it has.
pub(crate) fn of_name(entity: &Entity, name: &Name, form: &Form) -> Vec<Form> {
    // An acronym takes endings in a register that the news does not write.
    if !name.decline || form.role == FormRole::Exclude || form.case == CasePolicy::Upper {
        return Vec::new();
    }
    // The letters of a Cyrillic name tell much of its language; those of a Latin one nothing, and all endings of all languages on it would
    // be names of other things (America, Finnish Americ-an).
    let any = || {
        languages()
            .into_iter()
            .filter(|lang| !lang.scripts().contains(&"Latn"))
            .collect()
    };
    let languages = form.lang.map_or_else(any, |lang| vec![lang]);
    languages
        .into_iter()
        .filter(|&lang| name.declines_in(lang))
        .filter_map(inflector)
        .filter(|table| polynym_script::fits(&form.surface, table.language()))
        .flat_map(|table| cases(entity, form, table))
        .collect()
}

/// The language whose apostrophe endings count as part of the name: Farage'a.
const JOINED: &str = "pl";

/// The forms that one table makes: one for each spelling, which says all its cases.
fn cases(entity: &Entity, form: &Form, table: &Inflector) -> Vec<Form> {
    let kind = match (&entity.kind, form.role) {
        (_, FormRole::Demonym) => return Vec::new(),
        (EntityType::Person, _) => Some(inflect::Kind::Full),
        (EntityType::Place, _) => Some(inflect::Kind::Geo),
        (EntityType::Agency, _) => Some(inflect::Kind::Org),
        (EntityType::Other(_), _) => None,
    };
    // The gender of a place or an agency is that of its own noun, which the table knows; a person's is a fact of the row.
    let gender = match entity.kind {
        EntityType::Person => entity.gender.map(gender),
        _ => None,
    };
    let lang = table.language();
    let mut made: Vec<(String, Vec<String>)> = Vec::new();
    for case in table.inflect(&form.surface, kind, gender) {
        // What an apostrophe parts from the name (Kyiv's, Kiev'de) stands behind it, and is found by the scan's boundaries.
        let behind = case.form.strip_prefix(&form.surface);
        if behind.is_some_and(|ending| ending.is_empty() || (ending.starts_with(['\'', '’']) && lang.as_str() != JOINED)) {
            continue;
        }
        let step = format!("{} {} {}", case.case.name(), case.number.name(), case.gender.name());
        match made.iter_mut().find(|(surface, _)| *surface == case.form) {
            Some((_, steps)) if !steps.contains(&step) => steps.push(step),
            Some(_) => {}
            None => made.push((case.form, vec![step])),
        }
    }
    made.into_iter()
        .map(|(surface, steps)| {
            let mut how = form.how.clone();
            how.push(format!("{lang}: {}", steps.join(" or ")));
            Form {
                surface,
                lang: Some(lang),
                how,
                ..form.clone()
            }
        })
        .collect()
}

fn gender(gender: Gender) -> inflect::Gender {
    match gender {
        Gender::Masc => inflect::Gender::Masc,
        Gender::Fem => inflect::Gender::Fem,
        Gender::Neut => inflect::Gender::Neut,
    }
}
