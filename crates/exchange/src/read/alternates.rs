//! GeoNames `alternateNamesV2`: 10 columns parted by tabs, a name a line, sorted by an id of its own.
//!
//! Names and places come in files of different order, so one of them has to be kept. Kept are the names of the places that have passed
//! the filter, and nothing else: the file of places is read once for their numbers (four bytes each), then the names of these are
//! gathered (their text and 24 bytes), then the places are read again and take their names as they go by.

use std::io::BufRead;

use polynym_gazetteer::Date;
use polynym_text::Lang;

use crate::clean;
use crate::error::{Error, ErrorKind, column, shown};
use crate::lines::Lines;
use crate::options::{Options, Summary};
use crate::sink::Sink;

/// Most bytes of a line; links are the longest.
const LONGEST: usize = 1 << 16;
const COLUMNS: usize = 10;

/// What stands in the column of languages and is none: codes, links, numbers.
const CODES: &[&str] = &["link", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "fr_1793"];

/// The places whose names are wanted, by their GeoNames numbers.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<u32>);

impl Places {
    pub(crate) fn new(mut numbers: Vec<u32>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }

    /// Reads the file of places, and keeps the numbers of those that an import with these options would take.
    ///
    /// # Errors
    /// A file that is not GeoNames', or can't be read.
    pub fn read(input: impl BufRead, options: &Options) -> Result<Self, Error> {
        let mut none = |_| Ok(());
        super::geonames::places(input, &mut Sink::new(options, &mut none))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What an alternate name is to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Preferred in its language; the first of its kind becomes the label.
    Label,
    Alias,
    Weak,
    Wikidata,
}

/// A name that is kept; its text stands in [`Alternates::texts`].
#[derive(Clone, Copy, Debug)]
struct Kept {
    place: u32,
    start: u32,
    length: u16,
    kind: Kind,
    is_historic: bool,
    lang: Option<Lang>,
    /// The place of its dates in [`Alternates::terms`], from 1; 0 without.
    term: u32,
}

/// A name as it is asked for.
pub(crate) struct Alternate<'a> {
    pub(crate) text: &'a str,
    pub(crate) lang: Option<Lang>,
    pub(crate) kind: Kind,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

/// The names of some places, with their languages.
#[derive(Clone, Debug, Default)]
pub struct Alternates {
    names: Vec<Kept>,
    texts: String,
    terms: Vec<(Option<Date>, Option<Date>)>,
    /// What was left out.
    pub summary: Summary,
}

impl Alternates {
    /// Reads `alternateNamesV2` and keeps the names of these places.
    ///
    /// # Errors
    /// A file that is not GeoNames', or can't be read, or has more than 4 GiB of names that are wanted.
    pub fn read(input: impl BufRead, places: &Places, langs: &[Lang]) -> Result<Self, Error> {
        let mut alternates = Self::default();
        let mut lines = Lines::new(input, LONGEST);
        while let Some((number, line)) = lines.next()? {
            if line.is_empty() {
                continue;
            }
            alternates.summary.read += 1;
            let mut fields = [""; COLUMNS];
            let mut found = 0;
            for (index, field) in line.split('\t').enumerate() {
                if let Some(place) = fields.get_mut(index) {
                    *place = field.trim();
                }
                found += 1;
            }
            // An older edition of the file has neither column of dates.
            if found != COLUMNS && found != COLUMNS - 2 {
                let format = "a GeoNames file of alternate names (alternateNamesV2.txt)";
                let wanted = COLUMNS;
                return Err(ErrorKind::Fields { found, wanted, format }.at(number, 1));
            }
            let Ok(place) = fields[1].parse::<u32>() else {
                let kind = ErrorKind::Field {
                    text: shown(fields[1]),
                    wanted: "GeoNames number",
                };
                return Err(kind.at(number, column(line, fields[0].len() + 1)));
            };
            if places.0.binary_search(&place).is_ok() {
                alternates.take(place, &fields, langs, number)?;
            }
        }
        // Of one language the preferred come first, then those in use.
        alternates
            .names
            .sort_by_key(|name| (name.place, name.kind, name.is_historic, name.start));
        Ok(alternates)
    }

    fn take(&mut self, place: u32, fields: &[&str; COLUMNS], langs: &[Lang], line: u64) -> Result<(), Error> {
        let [_, _, tag, text, preferred, short, colloquial, historic, from, to] = *fields;
        let (kind, lang) = match tag {
            "wkdt" => (Kind::Wikidata, None),
            "abbr" => (Kind::Weak, None),
            "" | "piny" => (Kind::Alias, None),
            tag if CODES.contains(&tag) => {
                self.summary.skip("names that are codes or links");
                return Ok(());
            }
            tag => {
                let Some(lang) = Lang::known(tag) else {
                    self.summary.skip("names in a language not known here");
                    return Ok(());
                };
                if !langs.is_empty() && !langs.contains(&lang) {
                    self.summary.skip("names in a language not asked for");
                    return Ok(());
                }
                let kind = match (colloquial == "1", preferred == "1", short == "1" || historic == "1") {
                    (true, ..) => Kind::Weak,
                    (false, true, false) => Kind::Label,
                    _ => Kind::Alias,
                };
                (kind, Some(lang))
            }
        };
        let (from, to) = (clean::date(from), clean::date(to));
        let (start, length) = (u32::try_from(self.texts.len()), u16::try_from(text.len()));
        let (Ok(start), Ok(length)) = (start, length) else {
            return Err(ErrorKind::TooLong {
                limit: u32::MAX as usize,
            }
            .at(line, 1));
        };
        self.texts.push_str(text);
        let mut term = 0;
        if from.is_some() || to.is_some() {
            self.terms.push((from, to));
            term = self.terms.len() as u32;
        }
        self.names.push(Kept {
            place,
            start,
            length,
            kind,
            is_historic: historic == "1",
            lang,
            term,
        });
        self.summary.names += 1;
        Ok(())
    }

    /// The names of a place: the preferred first. A language of which none is preferred has its first name for a label.
    pub(crate) fn of(&self, place: u32) -> impl Iterator<Item = Alternate<'_>> {
        let start = self.names.partition_point(|name| name.place < place);
        let names = &self.names[start..];
        let names = &names[..names.partition_point(|name| name.place == place)];
        let mut labelled: Vec<Lang> = Vec::new();
        names.iter().map(move |name| {
            let mut kind = name.kind;
            if let (Kind::Label | Kind::Alias, Some(lang), 0, false) = (kind, name.lang, name.term, name.is_historic) {
                kind = if labelled.contains(&lang) { Kind::Alias } else { Kind::Label };
                labelled.push(lang);
            } else if kind == Kind::Label {
                kind = Kind::Alias;
            }
            let (from, to) = match name.term {
                0 => (None, None),
                term => self.terms.get(term as usize - 1).copied().unwrap_or_default(),
            };
            let end = name.start as usize + usize::from(name.length);
            Alternate {
                text: self.texts.get(name.start as usize..end).unwrap_or_default(),
                lang: name.lang,
                kind,
                from,
                to,
            }
        })
    }
}
