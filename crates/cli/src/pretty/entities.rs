//! The table of what was found: a row for each entity, by type and number of mentions.

use std::collections::HashMap;

use comfy_table::{Cell, CellAlignment, Table};
use polynym::{Date, Entity, Mention, Role};

use super::Look;
use super::layout::{folded, printable};
use super::theme::{Kind, Theme, plain_table};

/// So many different spellings of an entity are shown.
const SPELLINGS: usize = 3;
/// Wider tables are harder to follow.
const WIDEST: usize = 130;
/// Columns of a table that are not content: its borders, a space on either side of six cells, and one between each two.
const FRAME: usize = 2 + 6 * 2 + 5;

/// What there is to say of one entity.
struct Row<'a> {
    entity: &'a Entity,
    count: usize,
    langs: Vec<String>,
    /// With the number of each.
    spellings: Vec<(String, usize)>,
}

/// The same, in words.
struct Words {
    kind: String,
    name: String,
    id: String,
    office: String,
    times: String,
    langs: String,
    spellings: String,
}

pub(super) fn table(text: &str, mentions: &[Mention], theme: Theme, look: Look) -> Table {
    let rows: Vec<(Kind, Words)> = rows(text, mentions).iter().map(|row| row.words(look)).collect();
    let widest = |of: &dyn Fn(&Words) -> usize| rows.iter().map(|(_, words)| of(words)).max().unwrap_or(0);
    let kinds = widest(&|words| width(&words.kind)).max(4);
    let names = widest(&|words| width(&words.name).max(width(&words.id))).clamp(4, (look.width * 3 / 10).clamp(12, 36));
    let times = widest(&|words| width(&words.times)).max(5);
    let langs = widest(&|words| width(&words.langs)).clamp(2, 8);
    let rest = look
        .width
        .saturating_sub(2)
        .min(WIDEST)
        .saturating_sub(FRAME + kinds + names + times + langs)
        .max(20);
    let (offices, spellings) = share(
        rest,
        widest(&|words| width(&words.office)),
        widest(&|words| width(&words.spellings)),
    );

    let mut table = plain_table(theme);
    table.set_header(["type", "name", "office or kind", "times", "in", "as"].map(|title| theme.dim_cell(title)));
    for (kind, words) in &rows {
        let name = folded(&words.name, names);
        let id = folded(&words.id, names);
        let office = folded(&words.office, offices);
        let spelling = folded(&words.spellings, spellings);
        let langs = folded(&words.langs, langs);
        let line = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
        for at in 0..(name.len() + id.len()).max(office.len()).max(spelling.len()).max(langs.len()) {
            let first = |word: &String| if at == 0 { word.clone() } else { String::new() };
            table.add_row([
                kind.cell(first(&words.kind)),
                if at < name.len() {
                    kind.strong_cell(&name[at])
                } else {
                    theme.dim_cell(line(&id, at - name.len()))
                },
                Cell::new(line(&office, at)),
                Cell::new(first(&words.times)).set_alignment(CellAlignment::Right),
                Cell::new(line(&langs, at)),
                Cell::new(line(&spelling, at)),
            ]);
        }
    }
    table
}

fn width(words: &str) -> usize {
    textwrap::core::display_width(words)
}

/// Two columns in the room for both: each what it needs, else half and half, the left one no narrower than its head.
fn share(room: usize, left: usize, right: usize) -> (usize, usize) {
    let head = width("office or kind");
    let left = left.min((room / 2).max(room.saturating_sub(right))).max(head);
    (left, right.min(room.saturating_sub(left)))
}

impl Row<'_> {
    fn words(&self, look: Look) -> (Kind, Words) {
        let entity = self.entity;
        let mut shown: Vec<String> = self
            .spellings
            .iter()
            .take(SPELLINGS)
            .map(|(spelling, _)| spelling.clone())
            .collect();
        if self.spellings.len() > SPELLINGS {
            shown.push(format!("+{}", self.spellings.len() - SPELLINGS));
        }
        let words = Words {
            kind: printable(&entity.kind.as_str().to_lowercase()),
            name: printable(entity.name()),
            id: printable(&entity.id),
            office: printable(&office(entity, look.as_of)),
            times: self.count.to_string(),
            langs: self.langs.join(" "),
            spellings: shown.join(" · "),
        };
        (Kind::of(&entity.kind), words)
    }
}

fn rows<'a>(text: &str, mentions: &'a [Mention]) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for mention in mentions {
        let place = *places.entry(&mention.entity.id).or_insert_with(|| {
            rows.push(Row {
                entity: mention.entity,
                count: 0,
                langs: Vec::new(),
                spellings: Vec::new(),
            });
            rows.len() - 1
        });
        let row = &mut rows[place];
        row.count += 1;
        if let Some(lang) = mention.lang.map(|lang| lang.to_string())
            && !row.langs.contains(&lang)
        {
            row.langs.push(lang);
        }
        let words = printable(text.get(mention.span.range()).unwrap_or_default());
        let spelling = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match row.spellings.iter_mut().find(|(known, _)| *known == spelling) {
            Some((_, count)) => *count += 1,
            None => row.spellings.push((spelling, 1)),
        }
    }
    for row in &mut rows {
        row.spellings.sort_by_key(|(_, count)| usize::MAX - count);
    }
    let order = |row: &Row| {
        (
            Kind::of(&row.entity.kind).rank,
            row.entity.kind.as_str().to_owned(),
            usize::MAX - row.count,
        )
    };
    rows.sort_by_cached_key(|row| (order(row), row.entity.name().to_owned()));
    rows
}

/// The office held on the day or now, of several the first in the gazetteer; else the last one held; of what holds none, what kind of thing it is.
fn office(entity: &Entity, as_of: Option<Date>) -> String {
    let held = |role: &&Role| match as_of {
        Some(day) => Date::covers(role.from, role.to, day),
        None => role.to.is_none(),
    };
    if let Some(role) = entity.roles.iter().find(held) {
        return role.title.clone();
    }
    if let Some(role) = entity.roles.iter().max_by_key(|role| (role.to, role.from)) {
        return format!("{} {}", role.title, years(role));
    }
    let country = entity
        .country
        .iter()
        .map(|country| country.code.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    match (&entity.subtype, &entity.description) {
        (Some(subtype), _) if country.is_empty() => subtype.replace('_', " "),
        (Some(subtype), _) => format!("{}, {country}", subtype.replace('_', " ")),
        (None, Some(description)) => description.clone(),
        (None, None) => country,
    }
}

/// `(2019–2024)`; an open end stays open.
fn years(role: &Role) -> String {
    let year = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string().chars().take(4).collect());
    format!("({}–{})", year(role.from), year(role.to))
}
