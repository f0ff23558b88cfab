//! The long form of a gazetteer back to rows.

use std::io::BufRead;

use polynym_gazetteer::{CasePolicy, Date, Gender};
use polynym_text::Lang;

use crate::clean;
use crate::error::{Error, ErrorKind, shown};
use crate::long::WHATS;
use crate::read::table::Table;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// What parts the items of a list in a cell.
const BETWEEN: char = '|';

/// Reads a CSV whose columns are `id`, `type` and `text`, and any others of the long form; spreadsheets may have made the commas
/// semicolons or tabs.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut table = Table::new(input, b"\t;,")?;
    if table.columns().is_empty() {
        return Ok(());
    }
    let (id, text) = (table.needed(&["id"])?, table.needed(&["text"])?);
    let of = |name: &'static str| table.column(&[name]);
    let [kind, what, lang, fixed] = ["type", "what", "lang", "fixed"].map(of);
    let [case, inflect, from, to] = ["case", "inflect", "from", "to"].map(of);
    let [subtype, gender, priority, country] = ["subtype", "gender", "priority", "country"].map(of);
    let [parent, xref, description, source] = ["parent", "xref", "description", "source"].map(of);
    sink.as_written = true;
    let own: Vec<(usize, String)> = table
        .columns()
        .iter()
        .enumerate()
        .filter(|(_, name)| name.starts_with("x_"))
        .map(|(index, name)| (index, name.clone()))
        .collect();
    while let Some(line) = table.advance()? {
        sink.read(line);
        let bad = |text: &str, wanted: &'static str| {
            let text = shown(text);
            Err(ErrorKind::Field { text, wanted }.at(line, 1))
        };
        let date = |column: Option<usize>| -> Result<Option<Date>, Error> {
            let text = table.cell(column)?;
            let date = clean::date(&text);
            if text.is_empty() || date.is_some() {
                return Ok(date);
            }
            bad(&text, "date such as 2025, 2025-01 or 2025-01-20").map(|()| None)
        };
        let list = |column: Option<usize>| -> Result<Vec<String>, Error> {
            let text = table.cell(column)?;
            let items = text.split(BETWEEN).map(str::trim).filter(|item| !item.is_empty());
            Ok(items.map(str::to_owned).collect())
        };
        let tag = table.cell(lang)?;
        let lang = Lang::known(&tag);
        if lang.is_none() && !tag.is_empty() {
            bad(&tag, "language that is known here (BCP 47: uk, sr-Latn)")?;
        }
        let priority = table.cell(priority)?;
        let countries = list(country)?;
        let mut row = Row {
            id: table.field(id)?,
            kind: table.cell(kind)?,
            subtype: table.cell(subtype)?,
            gender: Gender::parse(&table.cell(gender)?),
            case: CasePolicy::parse(&table.cell(case)?),
            inflect: table.cell(inflect)?,
            priority: priority.parse().ok().filter(|priority| *priority <= 100),
            from: date(from)?,
            to: date(to)?,
            country: clean::countries(countries.iter().map(String::as_str)),
            parent: table.cell(parent)?,
            xref: list(xref)?,
            description: clean::line(&table.cell(description)?),
            source: list(source)?,
            ..Row::default()
        };
        for (index, name) in &own {
            let text = table.field(*index)?;
            if !text.is_empty() {
                row.extra.push((name.clone(), text));
            }
        }
        let text = table.field(text)?;
        let item = Item {
            text: text.clone(),
            lang,
            fixed: matches!(table.cell(fixed)?.to_lowercase().as_str(), "1" | "yes" | "true" | "="),
        };
        match table.cell(what)?.to_lowercase().as_str() {
            "" | "name" => (row.name, row.lang) = (text, lang),
            "label" | "labels" => row.labels.push(item),
            "alias" | "aliases" => row.aliases.push(item),
            "weak" => row.weak.push(item),
            "demonym" | "demonyms" => row.demonyms.push(item),
            "exclude" => row.exclude.push(item),
            "role" => row.role = clean::line(&text),
            other => {
                debug_assert!(!WHATS.contains(&other));
                bad(other, "kind of name: name, label, alias, weak, demonym, exclude or role")?;
            }
        }
        sink.join(row)?;
    }
    sink.flush()
}
