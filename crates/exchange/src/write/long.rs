//! The long form: a name a row.

use std::io;

use csv::{Terminator, WriterBuilder};
use polynym_gazetteer::{CasePolicy, Date, Entity, Gazetteer, Gender, Inflect, Name, NameKind};

use super::Exported;
use crate::long::{LONG_COLUMNS, WHATS};

pub(super) fn write(gazetteer: &Gazetteer, out: &mut dyn io::Write) -> io::Result<Exported> {
    let mut exported = Exported::default();
    let mut own: Vec<String> = gazetteer
        .stream()
        .flat_map(|(_, entity)| entity.extra.keys().cloned().collect::<Vec<_>>())
        .collect();
    own.sort();
    own.dedup();
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(LONG_COLUMNS.iter().copied().chain(own.iter().map(String::as_str)))?;
    for (_, entity) in gazetteer.stream() {
        for (index, name) in entity.names.iter().enumerate() {
            let mut cells = name_cells(&entity, name);
            if index == 0 {
                cells.extend(entity_cells(&entity));
            }
            cells.resize(LONG_COLUMNS.len(), String::new());
            let extra = own
                .iter()
                .map(|column| entity.extra.get(column).filter(|_| index == 0).map_or("", String::as_str));
            writer.write_record(cells.iter().map(String::as_str).chain(extra))?;
            exported.lines += 1;
        }
        for role in &entity.roles {
            let mut cells = vec![entity.id.clone(), String::new(), WHATS[6].to_owned(), role.title.clone()];
            cells.extend(["", "", "", ""].map(str::to_owned));
            cells.extend([day(role.from), day(role.to)]);
            cells.resize(LONG_COLUMNS.len() + own.len(), String::new());
            writer.write_record(&cells)?;
            exported.lines += 1;
        }
    }
    writer.flush()?;
    Ok(exported)
}

fn name_cells(entity: &Entity, name: &Name) -> Vec<String> {
    let what = match name.kind {
        NameKind::Main => 0,
        NameKind::Label => 1,
        NameKind::Alias => 2,
        NameKind::Weak => 3,
        NameKind::Demonym => 4,
        NameKind::Exclude => 5,
    };
    let own_case = Some(name.case).filter(|case| *case != CasePolicy::of(&name.text));
    vec![
        entity.id.clone(),
        entity.kind.to_string(),
        WHATS[what].to_owned(),
        name.text.clone(),
        name.lang.map_or_else(String::new, |lang| lang.to_string()),
        if name.fixed { "yes" } else { "" }.to_owned(),
        own_case.map_or("", CasePolicy::as_str).to_owned(),
        inflect(&name.inflect),
        day(name.from),
        day(name.to),
    ]
}

fn entity_cells(entity: &Entity) -> [String; 8] {
    let country: Vec<String> = entity.country.iter().map(ToString::to_string).collect();
    [
        entity.subtype.clone().unwrap_or_default(),
        entity.gender.map_or("", Gender::as_str).to_owned(),
        entity.priority.to_string(),
        country.join(" | "),
        entity.parent.clone().unwrap_or_default(),
        entity.xref.join(" | "),
        entity.description.clone().unwrap_or_default(),
        entity.source.join(" | "),
    ]
}

fn inflect(inflect: &Inflect) -> String {
    let word = |declined: bool| if declined { "auto" } else { "none" };
    let all = inflect.all.map(|declined| word(declined).to_owned());
    let single = inflect
        .by_lang
        .iter()
        .map(|(lang, declined)| format!("{lang}:{}", word(*declined)));
    all.into_iter().chain(single).collect::<Vec<_>>().join(" | ")
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}
