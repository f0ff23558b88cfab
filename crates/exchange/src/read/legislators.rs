//! The members of the United States Congress, as the congress-legislators project lists them in YAML
//! (<https://github.com/unitedstates/congress-legislators>, public domain): `legislators-current.yaml`, `legislators-historical.yaml`,
//! `executive.yaml`.
//!
//! Each is one list. An item begins with `- ` at the beginning of a line, so the items are cut out and read one by one.

use std::collections::BTreeMap;
use std::io::BufRead;

use polynym_gazetteer::{Date, Gender};
use polynym_text::Lang;
use serde::Deserialize;

use crate::clean;
use crate::error::{Error, ErrorKind};
use crate::lines::Lines;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of a line, and of the lines of one legislator.
const LONGEST: usize = 1 << 20;

#[derive(Deserialize)]
struct Legislator {
    id: Ids,
    name: Names,
    #[serde(default)]
    bio: Bio,
    #[serde(default)]
    terms: Vec<Term>,
}

#[derive(Deserialize)]
struct Ids {
    bioguide: Option<String>,
    wikidata: Option<String>,
    govtrack: Option<u64>,
}

#[derive(Deserialize)]
struct Names {
    first: String,
    last: String,
    middle: Option<String>,
    nickname: Option<String>,
    suffix: Option<String>,
    official_full: Option<String>,
}

#[derive(Default, Deserialize)]
struct Bio {
    gender: Option<String>,
}

#[derive(Deserialize)]
struct Term {
    #[serde(rename = "type")]
    kind: String,
    start: String,
    end: String,
    #[serde(default)]
    state: String,
}

/// Reads the legislators.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    let (mut item, mut start) = (String::new(), 1);
    while let Some((number, line)) = lines.next()? {
        let begins = line.starts_with("- ") || line == "-";
        if begins {
            take(&item, start, sink)?;
            item.clear();
            start = number;
        } else if item.is_empty() && is_frame(line) {
            continue;
        }
        if item.is_empty() {
            start = number;
        }
        if item.len() + line.len() > LONGEST {
            return Err(ErrorKind::TooLong { limit: LONGEST }.at(number, 1));
        }
        item.push_str(line);
        item.push('\n');
    }
    take(&item, start, sink)
}

/// What may stand before the first item.
fn is_frame(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with(['#', '%']) || line.starts_with("---")
}

fn take(item: &str, start: u64, sink: &mut Sink<'_>) -> Result<(), Error> {
    if item.trim().is_empty() {
        return Ok(());
    }
    sink.read(start);
    let parsed: Result<Vec<Legislator>, _> = serde_saphyr::from_str(item);
    let found = parsed.map_err(|error| {
        let place = error.location();
        let (line, column) = place.map_or((1, 1), |place| (place.line(), place.column()));
        let said = error.to_string();
        let what = said.lines().next().unwrap_or("not YAML").to_owned();
        ErrorKind::Yaml(what).at(start + line.max(1) - 1, column.max(1))
    })?;
    found.into_iter().try_for_each(|legislator| sink.put(rows(legislator)))
}

fn rows(legislator: Legislator) -> Vec<Row> {
    let Legislator { id, name, bio, terms } = legislator;
    let english = Lang::new("en");
    let own = [
        id.bioguide.map(|id| format!("bioguide:{id}")),
        id.govtrack.map(|id| format!("govtrack:{id}")),
    ];
    let mut ids = id.wikidata.into_iter().chain(own.into_iter().flatten());
    let full = |parts: &[Option<&str>]| parts.iter().copied().flatten().collect::<Vec<_>>().join(" ");
    let (first, last) = (Some(name.first.as_str()), Some(name.last.as_str()));
    let (middle, suffix) = (name.middle.as_deref(), name.suffix.as_deref());
    let plain = full(&[first, last]);
    let mut aliases = vec![plain.clone(), full(&[first, last, suffix]), full(&[first, middle, last])];
    if let Some(nickname) = name.nickname.as_deref() {
        aliases.push(full(&[Some(nickname), last]));
    }
    let mut offices = offices(&terms).into_iter();
    let main_office = offices.next();
    let mut main = Row {
        id: ids.next().unwrap_or_default(),
        kind: "PERSON".into(),
        name: name.official_full.clone().unwrap_or(plain),
        lang: english,
        subtype: "legislator".into(),
        gender: bio.gender.as_deref().and_then(Gender::parse),
        aliases: aliases.into_iter().map(|alias| Item::new(alias, None)).collect(),
        weak: vec![Item::new(&name.last, None)],
        country: vec!["US".into()],
        xref: ids.collect(),
        source: vec!["congress-legislators (CC0)".into()],
        ..Row::default()
    };
    if let Some(office) = main_office {
        (main.role, main.from, main.to) = (office.title, office.from, office.to);
    }
    let id = main.id.clone();
    let more = offices.map(|office| Row {
        id: id.clone(),
        role: office.title,
        from: office.from,
        to: office.to,
        ..Row::default()
    });
    let more: Vec<Row> = more.collect();
    [vec![main], more].concat()
}

/// An office and its term.
struct Office {
    title: String,
    from: Option<Date>,
    to: Option<Date>,
}

/// The offices, the latest first. Terms of one office that follow each other within the same month are one: a term ends on the day on
/// which the next begins.
fn offices(terms: &[Term]) -> Vec<Office> {
    let mut found: Vec<Office> = Vec::new();
    // By title, where the last term of it stands.
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for term in terms {
        let (title, from, to) = (title(term), clean::date(&term.start), clean::date(&term.end));
        let follows = |office: &Office| match (office.to, from) {
            (Some(before), Some(after)) => before.to_string().get(..7) == after.to_string().get(..7),
            _ => false,
        };
        match last
            .get(&title)
            .and_then(|index| found.get_mut(*index))
            .filter(|office| follows(office))
        {
            Some(office) => office.to = to,
            None => {
                last.insert(title.clone(), found.len());
                found.push(Office { title, from, to });
            }
        }
    }
    found.reverse();
    found
}

fn title(term: &Term) -> String {
    let of = state(&term.state).unwrap_or(&term.state);
    match term.kind.as_str() {
        "sen" => format!("United States Senator from {of}"),
        "rep" => format!("Member of the US House of Representatives from {of}"),
        "prez" => "President of the United States".to_owned(),
        "viceprez" => "Vice President of the United States".to_owned(),
        other => other.to_owned(),
    }
}

/// The name of a state or territory by its postal code.
#[rustfmt::skip]
fn state(code: &str) -> Option<&'static str> {
    const STATES: &[(&str, &str)] = &[
        ("AK", "Alaska"), ("AL", "Alabama"), ("AR", "Arkansas"), ("AS", "American Samoa"), ("AZ", "Arizona"), ("CA", "California"),
        ("CO", "Colorado"), ("CT", "Connecticut"), ("DC", "the District of Columbia"), ("DE", "Delaware"), ("FL", "Florida"),
        ("GA", "Georgia"), ("GU", "Guam"), ("HI", "Hawaii"), ("IA", "Iowa"), ("ID", "Idaho"), ("IL", "Illinois"), ("IN", "Indiana"),
        ("KS", "Kansas"), ("KY", "Kentucky"), ("LA", "Louisiana"), ("MA", "Massachusetts"), ("MD", "Maryland"), ("ME", "Maine"),
        ("MI", "Michigan"), ("MN", "Minnesota"), ("MO", "Missouri"), ("MP", "the Northern Mariana Islands"), ("MS", "Mississippi"),
        ("MT", "Montana"), ("NC", "North Carolina"), ("ND", "North Dakota"), ("NE", "Nebraska"), ("NH", "New Hampshire"),
        ("NJ", "New Jersey"), ("NM", "New Mexico"), ("NV", "Nevada"), ("NY", "New York"), ("OH", "Ohio"), ("OK", "Oklahoma"),
        ("OR", "Oregon"), ("PA", "Pennsylvania"), ("PR", "Puerto Rico"), ("RI", "Rhode Island"), ("SC", "South Carolina"),
        ("SD", "South Dakota"), ("TN", "Tennessee"), ("TX", "Texas"), ("UT", "Utah"), ("VA", "Virginia"),
        ("VI", "the Virgin Islands"), ("VT", "Vermont"), ("WA", "Washington"), ("WI", "Wisconsin"), ("WV", "West Virginia"),
        ("WY", "Wyoming"),
    ];
    STATES.iter().find(|(of, _)| *of == code).map(|(_, name)| *name)
}
