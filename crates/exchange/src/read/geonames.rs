//! GeoNames `allCountries` and `cities…`: 19 columns parted by tabs, no quotes (<https://download.geonames.org/export/dump/readme.txt>).

use std::io::BufRead;

use polynym_gazetteer::Country;

use crate::clean;
use crate::error::{Error, ErrorKind, column, shown};
use crate::lines::Lines;
use crate::read::alternates::{Kind, Places};
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of a line: a place with all its other names.
const LONGEST: usize = 1 << 20;
/// How many columns there are.
const COLUMNS: usize = 19;

/// Finer kinds by feature code, and by feature class where the code is not listed (<https://www.geonames.org/export/codes.html>).
const SUBTYPES: &[(&str, &str)] = &[
    ("PPLC", "capital"),
    ("PPLX", "district"),
    ("PPLH", "former_settlement"),
    ("PCLI", "country"),
    ("PCLD", "territory"),
    ("PCLS", "country"),
    ("PCLH", "former_country"),
    ("TERR", "territory"),
    ("ADM1", "admin1"),
    ("ADM2", "admin2"),
    ("ADM3", "admin3"),
    ("ADM4", "admin4"),
    ("RGN", "region"),
    ("CONT", "continent"),
    ("OCN", "ocean"),
    ("SEA", "sea"),
    ("GULF", "gulf"),
    ("STRT", "strait"),
    ("BAY", "bay"),
    ("LK", "lake"),
    ("STM", "river"),
    ("CNL", "canal"),
    ("MT", "mountain"),
    ("MTS", "mountains"),
    ("PK", "mountain"),
    ("ISL", "island"),
    ("ISLS", "islands"),
    ("PEN", "peninsula"),
    ("DSRT", "desert"),
    ("AIRP", "airport"),
    ("SQR", "square"),
    ("ST", "street"),
];
const CLASSES: &[(&str, &str)] = &[
    ("A", "region"),
    ("H", "water"),
    ("L", "area"),
    ("P", "city"),
    ("R", "street"),
    ("S", "facility"),
    ("T", "landform"),
    ("U", "undersea"),
    ("V", "vegetation"),
];

/// A line, its fields not yet judged.
struct Place<'a> {
    fields: [&'a str; COLUMNS],
    /// Of the places that are numbered, which all of GeoNames are.
    number: Option<u32>,
    population: u64,
}

impl<'a> Place<'a> {
    fn parse(number: u64, line: &'a str) -> Result<Self, Error> {
        let mut fields = [""; COLUMNS];
        let mut found = 0;
        for (index, field) in line.split('\t').enumerate() {
            if let Some(place) = fields.get_mut(index) {
                *place = field.trim();
            }
            found += 1;
        }
        if found != COLUMNS {
            let kind = ErrorKind::Fields {
                found,
                wanted: COLUMNS,
                format: "a GeoNames file (allCountries.txt, cities15000.txt, UA.txt)",
            };
            return Err(kind.at(number, 1));
        }
        let bad = |index: usize, wanted: &'static str| {
            let before = line.split('\t').take(index).map(|field| field.len() + 1).sum();
            let text = shown(fields[index]);
            ErrorKind::Field { text, wanted }.at(number, column(line, before))
        };
        if fields[0].is_empty() {
            return Err(bad(0, "id of a place"));
        }
        let population = match fields[14] {
            "" => 0,
            text => text.parse().map_err(|_| bad(14, "number of people"))?,
        };
        Ok(Self {
            fields,
            number: fields[0].parse().ok(),
            population,
        })
    }

    /// Why it is not taken, if it is not.
    fn refused(&self, sink: &Sink<'_>) -> Option<&'static str> {
        let (class, code) = (self.fields[6], self.fields[7]);
        let asked = |feature: &String| {
            let (of_class, of_code) = feature.split_once('.').unwrap_or((feature, feature));
            match feature.contains('.') {
                true => of_class == class && of_code == code,
                false => feature == class || feature == code,
            }
        };
        let options = sink.options;
        if !options.features.is_empty() && !options.features.iter().any(asked) {
            Some("places of another feature")
        } else if self.population < options.min_population {
            Some("places of fewer people")
        } else if !options.countries.is_empty() && !self.countries().iter().any(|code| is_asked(code, sink)) {
            Some("entities of another country")
        } else {
            None
        }
    }

    fn countries(&self) -> Vec<String> {
        clean::countries([self.fields[8]].into_iter().chain(self.fields[9].split(',')))
    }

    fn row(&self) -> Row {
        let [id, name, _, _, lat, lon, class, code, ..] = self.fields;
        let known = |table: &[(&str, &'static str)], key: &str| table.iter().find(|(of, _)| *of == key).map(|(_, kind)| *kind);
        let subtype = known(SUBTYPES, code).or_else(|| known(CLASSES, class)).unwrap_or_default();
        let extra = [("x_lat", lat), ("x_lon", lon)];
        Row {
            id: self.number.map_or_else(|| id.to_owned(), |number| format!("gn:{number}")),
            kind: "PLACE".into(),
            name: name.into(),
            subtype: subtype.into(),
            priority: Some(priority(self.population)),
            country: self.countries(),
            extra: extra.map(|(column, text)| (column.to_owned(), clean::line(text))).into(),
            source: vec!["GeoNames (CC BY 4.0)".into()],
            ..Row::default()
        }
    }

    /// The other names as the line itself has them, without their languages. Among them are codes of airports and names without
    /// capitals that a machine has made.
    fn others(&self, sink: &mut Sink<'_>) -> Vec<Item> {
        let mut names = Vec::new();
        for name in self.fields[3].split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let cased = name.chars().any(|c| c.is_uppercase() || c.is_lowercase());
            if name.len() <= 4 && name.bytes().all(|b| b.is_ascii_uppercase()) {
                sink.skip("names that are codes");
            } else if cased && !name.chars().any(char::is_uppercase) {
                sink.skip("names without capitals");
            } else {
                names.push(Item::new(name, None));
            }
        }
        names
    }
}

fn is_asked(code: &str, sink: &Sink<'_>) -> bool {
    Country::parse(code).is_some_and(|country| sink.options.countries.contains(&country))
}

/// Prominence by the digits of the number of people: 25 for a village, 55 for a city of a million, so that what people wrote by hand
/// comes first.
fn priority(population: u64) -> u8 {
    let digits = population.checked_ilog10().map_or(0, |log| log + 1);
    (20 + 5 * digits.min(9)) as u8
}

/// Reads the places that are wanted.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    while let Some((number, line)) = lines.next()? {
        if line.is_empty() {
            continue;
        }
        sink.read(number);
        let place = Place::parse(number, line)?;
        if let Some(reason) = place.refused(sink) {
            sink.skip(reason);
            continue;
        }
        let mut main = place.row();
        let mut rows = Vec::new();
        let options = sink.options;
        let names = options.alternates.as_ref().zip(place.number);
        match names {
            None => main.aliases = place.others(sink),
            Some((alternates, number)) => {
                for name in alternates.of(number) {
                    let item = Item::new(name.text, name.lang);
                    if name.kind == Kind::Wikidata {
                        main.xref.push(name.text.into());
                        continue;
                    }
                    let row = match (name.from, name.to) {
                        (None, None) => &mut main,
                        (from, to) => dated(&mut rows, &main.id, from, to),
                    };
                    match name.kind {
                        Kind::Label => row.labels.push(item),
                        Kind::Alias | Kind::Wikidata => row.aliases.push(item),
                        Kind::Weak => row.weak.push(item),
                    }
                }
            }
        }
        rows.insert(0, main);
        sink.put(rows)?;
    }
    Ok(())
}

/// The row of names that were in use then.
fn dated<'r>(
    rows: &'r mut Vec<Row>,
    id: &str,
    from: Option<polynym_gazetteer::Date>,
    to: Option<polynym_gazetteer::Date>,
) -> &'r mut Row {
    let index = rows
        .iter()
        .position(|row| (row.from, row.to) == (from, to))
        .unwrap_or_else(|| {
            rows.push(Row {
                id: id.to_owned(),
                from,
                to,
                ..Row::default()
            });
            rows.len() - 1
        });
    &mut rows[index]
}

/// The numbers of the places that would be taken, for [`Alternates`](crate::Alternates) to keep the names of these alone.
///
/// # Errors
/// As for an import.
pub(crate) fn places(input: impl BufRead, sink: &mut Sink<'_>) -> Result<Places, Error> {
    let mut lines = Lines::new(input, LONGEST);
    let mut numbers = Vec::new();
    while let Some((number, line)) = lines.next()? {
        if line.is_empty() {
            continue;
        }
        let place = Place::parse(number, line)?;
        if place.refused(sink).is_none() {
            numbers.extend(place.number);
        }
    }
    Ok(Places::new(numbers))
}
