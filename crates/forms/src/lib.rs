//! One entity to all its forms: what the lexicon looks for, each with the way it came about.
//!
//! 1. Every name of the row is a form as it stands.
//! 2. From a person's full names come the short ones that stand for them (`short`): weak forms, which need help in a text.
//! 3. Names in a language with a paradigm table are declined (`cases`); the words of one form agree.
//! 4. Some spellings have a twin that no folding makes one (`twins`): `St. Petersburg`, `St Petersburg`.
//!
//! ```
//! use polynym_gazetteer::Loader;
//! let mut loader = Loader::new();
//! loader.layer("row.csv", "id,type,name,lang\nQ3874799,PERSON,Володимир Зеленський,uk\n".as_bytes());
//! let gazetteer = loader.finish().into_result()?;
//! let forms = polynym_forms::forms(&gazetteer);
//! let genitive = forms.iter().find(|f| f.surface == "Володимира Зеленського").unwrap();
//! assert!(genitive.how.iter().any(|step| step.contains("genitive")));
//! # Ok::<(), polynym_gazetteer::Error>(())
//! ```

mod cases;
mod short;
mod twins;

use std::collections::HashSet;

use polynym_gazetteer::{Entity, Form, FormRole, Gazetteer, Name, NameKind};

/// All forms of all entities, in the order of the gazetteer.
pub fn forms(gazetteer: &Gazetteer) -> Vec<Form> {
    gazetteer
        .entities()
        .iter()
        .enumerate()
        .flat_map(|(i, e)| entity_forms(i as u32, e))
        .collect()
}

/// All forms of one entity, which stands at `index` in its gazetteer, without repetitions.
pub fn entity_forms(index: u32, entity: &Entity) -> Vec<Form> {
    let bases: Vec<Form> = entity.names.iter().map(|name| base(index, entity, name)).collect();
    let short = short::forms(entity, &bases);
    let mut forms = Vec::new();
    for (form, name) in bases.into_iter().zip(&entity.names) {
        let declined = cases::of_name(entity, name, &form);
        forms.push(form);
        forms.extend(declined);
    }
    for (form, name) in short {
        let declined = cases::of_name(entity, name, &form);
        forms.push(form);
        forms.extend(declined);
    }
    let twins: Vec<Form> = forms.iter().filter_map(twins::without_dots).collect();
    forms.extend(twins);
    let mut seen = HashSet::new();
    forms.retain(|f| seen.insert((f.surface.clone(), f.role, f.lang, f.case)));
    forms
}

/// A name as it stands.
fn base(index: u32, entity: &Entity, name: &Name) -> Form {
    let lang = name.lang.or(if name.kind == NameKind::Main { entity.lang } else { None });
    let kind = match name.kind {
        NameKind::Main => "name",
        NameKind::Label => "label",
        NameKind::Alias => "alias",
        NameKind::Weak => "short name",
        NameKind::Demonym => "demonym",
        NameKind::Exclude => "excluded string",
    };
    Form {
        entity: index,
        surface: name.text.clone(),
        role: FormRole::from(name.kind),
        lang,
        case: name.case,
        from: name.from,
        to: name.to,
        how: vec![lang.map_or_else(|| kind.to_owned(), |lang| format!("{lang} {kind}"))],
    }
}
