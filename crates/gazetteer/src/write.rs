//! Entities back to CSV.

use std::collections::BTreeSet;
use std::io;

use csv::{Terminator, WriterBuilder};

use crate::columns::{Column, NAME_LISTS};
use crate::entity::DEFAULT_PRIORITY;
use crate::merge::{Style, style};
use crate::{CasePolicy, Entity, Gazetteer, Inflect, Name, Role, list};

/// Writes a gazetteer as CSV with all columns that something stands in. Reading it gives the same entities.
///
/// An entity takes several rows where it has several roles, or names that differ in dates, case policy or inflection.
///
/// # Errors
/// Those of the output.
///
/// ```
/// use polynym_gazetteer::{Loader, write_csv};
/// let csv = "id,type,name,labels\nplace:kyiv,PLACE,Kyiv,uk:Київ | ru:Киев\n";
/// let mut loader = Loader::new();
/// loader.layer("places.csv", csv.as_bytes());
/// let mut written = Vec::new();
/// write_csv(&loader.finish().gazetteer, &mut written)?;
/// assert_eq!(written, csv.as_bytes());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_csv(gazetteer: &Gazetteer, out: impl io::Write) -> io::Result<()> {
    let mut own: BTreeSet<String> = BTreeSet::new();
    let mut used: BTreeSet<Column> = [Column::Id, Column::Type, Column::Name].into();
    for (_, entity) in gazetteer.stream() {
        own.extend(entity.extra.keys().cloned());
        rows(&entity, |row| used.extend(row.cells.iter().map(|(column, _)| *column)));
    }
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(
        used.iter()
            .map(|column| column.as_str())
            .chain(own.iter().map(String::as_str)),
    )?;
    let mut result = Ok(());
    for (_, entity) in gazetteer.stream() {
        let mut first = true;
        rows(&entity, |row| {
            let cells = used.iter().map(|column| row.get(*column));
            let extra = own
                .iter()
                .map(|name| entity.extra.get(name).filter(|_| first).map_or("", String::as_str));
            if result.is_ok() {
                result = writer.write_record(cells.chain(extra));
            }
            first = false;
        });
    }
    result?;
    writer.flush()
}

/// A row being written: its filled cells.
#[derive(Default)]
struct Cells {
    cells: Vec<(Column, String)>,
}

impl Cells {
    fn put(&mut self, column: Column, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.cells.push((column, text));
        }
    }

    fn get(&self, column: Column) -> &str {
        self.cells.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| text)
    }
}

/// The rows of an entity, one after another.
fn rows(entity: &Entity, mut put: impl FnMut(&Cells)) {
    let mut styles: Vec<Style> = entity.names.iter().map(style).collect();
    // The row of the main name comes first: it makes the entity.
    let main = styles.first().copied();
    styles.sort();
    styles.dedup();
    styles.sort_by_key(|style| Some(style) != main.as_ref());
    let mut roles = entity.roles.iter();
    for (i, style) in styles.iter().enumerate() {
        let mut row = Cells::default();
        row.put(Column::Id, &entity.id);
        if i == 0 {
            singles(entity, &mut row);
        }
        names(entity, *style, &mut row);
        let (from, to, ..) = style;
        if from.is_some() || to.is_some() {
            row.put(Column::From, from.map(|date| date.to_string()).unwrap_or_default());
            row.put(Column::To, to.map(|date| date.to_string()).unwrap_or_default());
        } else if i == 0
            && let Some(first) = roles.next()
        {
            role(first, &mut row);
        }
        put(&row);
    }
    for next in roles {
        let mut row = Cells::default();
        row.put(Column::Id, &entity.id);
        role(next, &mut row);
        put(&row);
    }
}

fn singles(entity: &Entity, row: &mut Cells) {
    row.put(Column::Type, entity.kind.as_str());
    row.put(Column::Name, entity.name());
    row.put(Column::Lang, entity.lang.map(|lang| lang.to_string()).unwrap_or_default());
    row.put(Column::Subtype, entity.subtype.as_deref().unwrap_or(""));
    row.put(Column::Gender, entity.gender.map_or("", |gender| gender.as_str()));
    if entity.priority != DEFAULT_PRIORITY {
        row.put(Column::Priority, entity.priority.to_string());
    }
    let country: Vec<String> = entity.country.iter().map(ToString::to_string).collect();
    row.put(Column::Country, list::join(country.iter().map(String::as_str)));
    row.put(Column::Parent, entity.parent.as_deref().unwrap_or(""));
    row.put(Column::Xref, list::join(entity.xref.iter().map(String::as_str)));
    row.put(Column::Description, entity.description.as_deref().unwrap_or(""));
    row.put(Column::Source, list::join(entity.source.iter().map(String::as_str)));
}

fn names(entity: &Entity, of: Style, row: &mut Cells) {
    for (column, kind) in NAME_LISTS {
        let names = entity.names.iter().filter(|name| name.kind == kind && style(name) == of);
        let item = |name: &Name| list::write_name(&name.text, name.lang, name.fixed);
        row.put(column, names.map(item).collect::<Vec<_>>().join(" | "));
    }
    let (_, _, case, inflect) = of;
    row.put(Column::Case, case.map_or("", CasePolicy::as_str));
    row.put(Column::Inflect, self::inflect(inflect));
}

fn inflect(inflect: &Inflect) -> String {
    let word = |declined: bool| if declined { "auto" } else { "none" };
    let all = inflect.all.map(|declined| word(declined).to_string());
    let by_lang = inflect
        .by_lang
        .iter()
        .map(|(lang, declined)| format!("{lang}:{}", word(*declined)));
    all.into_iter().chain(by_lang).collect::<Vec<_>>().join(" | ")
}

fn role(role: &Role, row: &mut Cells) {
    row.put(Column::Role, &role.title);
    row.put(Column::From, role.from.map(|date| date.to_string()).unwrap_or_default());
    row.put(Column::To, role.to.map(|date| date.to_string()).unwrap_or_default());
}
