//! Where readers put what they read: filters that are the same for all formats, and rows that are fit to be written.

use std::collections::HashSet;
use std::io;

use polynym_gazetteer::{Country, Date, EntityType};
use polynym_text::word_hash;

use crate::clean::{self, Names};
use crate::error::{Error, ErrorKind};
use crate::options::{Options, Summary};
use crate::row::{Item, Row};

/// Most rows of an entity that are held back until it is whole; what comes after them is written as further rows.
const MOST_HELD: usize = 1000;
/// Most bytes of an id.
const LONGEST_ID: usize = 1000;

/// Takes the rows of a file, entity by entity.
pub(crate) struct Sink<'a> {
    pub(crate) options: &'a Options,
    pub(crate) summary: Summary,
    each: &'a mut dyn FnMut(Row) -> io::Result<()>,
    /// Hashes of the ids that were handed on, and of these with their names, where a file may have one twice: eight bytes each.
    seen: HashSet<u64>,
    /// The rows of the entity that is being read.
    held: Vec<Row>,
    /// Whether the stream is a gazetteer, whose names are what it says they are.
    pub(crate) as_written: bool,
    /// Where the reader is, for errors.
    pub(crate) line: u64,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(options: &'a Options, each: &'a mut dyn FnMut(Row) -> io::Result<()>) -> Self {
        Self {
            options,
            summary: Summary::default(),
            each,
            seen: HashSet::new(),
            held: Vec::new(),
            as_written: false,
            line: 0,
        }
    }

    /// A record is read, at this line.
    pub(crate) fn read(&mut self, line: u64) {
        self.summary.read += 1;
        self.line = line;
    }

    pub(crate) fn skip(&mut self, reason: &'static str) {
        self.summary.skip(reason);
    }

    /// Takes one of several records of an entity that may follow each other: those that do become as few rows as they can be.
    pub(crate) fn join(&mut self, mut row: Row) -> Result<(), Error> {
        row.id = row.id.trim().to_owned();
        if self.held.first().is_some_and(|first| first.id != row.id) || self.held.len() >= MOST_HELD {
            self.flush()?;
        }
        let Some(first) = self.held.first_mut() else {
            self.held.push(row);
            return Ok(());
        };
        if !row.role.is_empty() {
            let office = Row {
                id: row.id.clone(),
                role: std::mem::take(&mut row.role),
                from: row.from.take(),
                to: row.to.take(),
                ..Row::default()
            };
            let same = |other: &Row| (&other.role, other.from) == (&office.role, office.from);
            if first.role.is_empty() && first.from.is_none() && first.to.is_none() {
                (first.role, first.from, first.to) = (office.role, office.from, office.to);
            } else if !self.held.iter().any(same) {
                self.held.push(office);
            }
        }
        if row.names() > 0 || !row.kind.is_empty() {
            self.join_names(row);
        }
        Ok(())
    }

    fn join_names(&mut self, mut row: Row) {
        let style = |row: &Row| {
            let dates = Some((row.from, row.to)).filter(|_| row.role.is_empty());
            (dates.unwrap_or_default(), row.case, row.inflect.clone())
        };
        let of = style(&row);
        let Some(same) = self.held.iter_mut().find(|held| style(held) == of) else {
            self.held.push(row);
            return;
        };
        if same.name.is_empty() {
            (same.name, same.lang) = (std::mem::take(&mut row.name), row.lang);
        } else if !row.name.is_empty() && same.name != row.name {
            same.aliases.push(Item::new(std::mem::take(&mut row.name), row.lang));
        }
        for (list, more) in same.lists_mut().into_iter().zip(row.lists_mut()) {
            list.append(more);
        }
        for (list, more) in [
            (&mut same.country, &row.country),
            (&mut same.xref, &row.xref),
            (&mut same.source, &row.source),
        ] {
            let new: Vec<String> = more.iter().filter(|item| !list.contains(item)).cloned().collect();
            list.extend(new);
        }
    }

    /// Hands on what is held back.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        let held = std::mem::take(&mut self.held);
        if held.is_empty() { Ok(()) } else { self.put_again(held) }
    }

    /// Takes the rows of an entity, the main one first, of which the file may have more further down.
    fn put_again(&mut self, mut rows: Vec<Row>) -> Result<(), Error> {
        let Some(main) = rows.first_mut() else { return Ok(()) };
        let hash = word_hash(main.id.as_bytes());
        let shown = word_hash(format!("{}\n{}", main.id, main.name).as_bytes());
        if self.seen.contains(&hash) {
            let is_person = EntityType::parse(&main.kind) == EntityType::Person;
            // What is known already has a type and a name.
            main.kind.clear();
            let name = Item::new(std::mem::take(&mut main.name), main.lang.take());
            if self.seen.contains(&shown) {
                self.skip("names that are there already");
            } else if !name.text.is_empty() {
                main.aliases.insert(0, name);
            }
            return self.settle(rows, false, is_person).map(drop);
        }
        if self.settle(rows, true, false)? {
            self.seen.extend([hash, shown]);
        }
        Ok(())
    }

    /// Takes the rows of an entity, the main one first; no other rows of the file are about it.
    pub(crate) fn put(&mut self, rows: Vec<Row>) -> Result<(), Error> {
        self.settle(rows, true, false).map(drop)
    }

    fn settle(&mut self, mut rows: Vec<Row>, is_new: bool, was_person: bool) -> Result<bool, Error> {
        rows.iter_mut().for_each(clean::facts);
        let Some(main) = rows.first_mut() else { return Ok(false) };
        if let Err(reason) = fits(main, self.options, is_new) {
            self.skip(reason);
            return Ok(false);
        }
        let of = match was_person || main.kind == "PERSON" {
            _ if self.as_written => Names::AsWritten,
            true => Names::Person,
            false => Names::Other,
        };
        if let Some(date) = self.options.as_of
            && !on_date(&mut rows, date)
        {
            self.skip("entities without an office on that date");
            return Ok(false);
        }
        for row in &mut rows {
            clean::names(row, of, &self.options.langs, &mut self.summary);
        }
        let Some(main) = rows.first_mut() else { return Ok(false) };
        if is_new && main.name.is_empty() && !named(main) {
            self.skip("entities without a name");
            return Ok(false);
        }
        for (index, row) in rows.into_iter().enumerate() {
            let says_something = row.names() > 0 || !row.role.is_empty() || !row.xref.is_empty();
            if !says_something && (index > 0 || !is_new) {
                continue;
            }
            self.summary.rows += 1;
            self.summary.names += row.names() as u64;
            let line = self.line;
            (self.each)(row).map_err(|error| ErrorKind::Output(error).at(line, 1))?;
        }
        Ok(true)
    }
}

/// Whether an entity is one of those asked for.
fn fits(main: &mut Row, options: &Options, is_new: bool) -> Result<(), &'static str> {
    if main.id.is_empty() || main.id.len() > LONGEST_ID || main.id.contains(char::is_control) {
        return Err("entities without a usable id");
    }
    if !main.kind.is_empty() {
        main.kind = clean::kind(&main.kind);
    }
    if is_new && main.kind.is_empty() {
        let Some(kind) = &options.kind else {
            return Err("entities without a type; name the type that they are of");
        };
        main.kind = kind.to_string();
    } else if is_new && options.kind.as_ref().is_some_and(|kind| kind.as_str() != main.kind) {
        return Err("entities of another type");
    }
    let asked = |code: &String| Country::parse(code).is_some_and(|country| options.countries.contains(&country));
    if is_new && !options.countries.is_empty() && !main.country.iter().any(asked) {
        return Err("entities of another country");
    }
    Ok(())
}

/// Keeps the offices and names of a date; false if there were offices and none is left.
fn on_date(rows: &mut Vec<Row>, date: Date) -> bool {
    let holds = |row: &Row| Date::covers(row.from, row.to, date);
    let had_offices = rows.iter().any(|row| !row.role.is_empty());
    let mut index = 0;
    rows.retain_mut(|row| {
        index += 1;
        if holds(row) {
            return true;
        }
        if row.role.is_empty() && index > 1 {
            return false;
        }
        row.role.clear();
        (row.from, row.to) = (None, None);
        index == 1 || row.names() > 0
    });
    !had_offices || rows.iter().any(|row| !row.role.is_empty())
}

/// Shows one of the names of an entity that has none to be shown; false if it has no name at all.
fn named(main: &mut Row) -> bool {
    let english = |item: &Item| item.lang.is_some_and(|lang| lang.as_str() == "en");
    let chosen = main.labels.iter().position(english).unwrap_or(0);
    let item = if main.labels.is_empty() {
        if main.aliases.is_empty() {
            return false;
        }
        main.aliases.remove(0)
    } else {
        main.labels.remove(chosen)
    };
    (main.name, main.lang) = (item.text, item.lang);
    true
}
