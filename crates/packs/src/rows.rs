//! Places as rows of a gazetteer.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use polynym_gazetteer::{Country, Entity};
use polynym_text::{Lang, fold_key};
use rustc_hash::FxHashMap;

use crate::atlas::Atlas;
use crate::below::Below;
use crate::extract::{Error, Extract};
use crate::guard;
use crate::pack::Counts;
use crate::place::{Group, Name, Place};
use crate::shared::Shared;
use crate::tables::{self, Former};

/// The columns of a pack.
const COLUMNS: [&str; 16] = [
    "id", "type", "name", "lang", "subtype", "labels", "aliases", "weak", "inflect", "priority", "from", "to", "country",
    "parent", "xref", "source",
];

/// A writer of rows, which counts them.
pub(crate) struct Rows<W: Write> {
    out: csv::Writer<W>,
    pub(crate) counts: Counts,
}

/// What stands in a row.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) name: Cow<'a, str>,
    pub(crate) lang: Option<Lang>,
    pub(crate) subtype: &'a str,
    pub(crate) labels: Vec<String>,
    pub(crate) aliases: Vec<String>,
    pub(crate) weak: Vec<String>,
    pub(crate) inflect: &'a str,
    pub(crate) priority: Option<u8>,
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    pub(crate) country: Cow<'a, str>,
    pub(crate) parent: &'a str,
    pub(crate) xref: Vec<&'a str>,
    pub(crate) source: &'a str,
}

impl<W: Write> Rows<W> {
    pub(crate) fn new(out: W) -> Result<Self, Error> {
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::Any(b'\n'))
            .from_writer(out);
        out.write_record(COLUMNS).map_err(written)?;
        Ok(Self {
            out,
            counts: Counts::default(),
        })
    }

    pub(crate) fn put(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let priority = row.priority.map(|priority| priority.to_string()).unwrap_or_default();
        let lists = [&row.labels, &row.aliases, &row.weak].map(|list| list.join(" | "));
        let lang = row.lang.map(|lang| lang.to_string()).unwrap_or_default();
        let [labels, aliases, weak] = &lists;
        let cells: [&str; 16] = [
            row.id,
            row.kind,
            &row.name,
            &lang,
            row.subtype,
            labels,
            aliases,
            weak,
            row.inflect,
            &priority,
            row.from,
            row.to,
            &row.country,
            row.parent,
            &row.xref.join(" | "),
            row.source,
        ];
        self.out.write_record(cells).map_err(written)?;
        self.counts.rows += 1;
        self.counts.entities += usize::from(!row.kind.is_empty());
        self.counts.names += row.labels.len() + row.aliases.len() + row.weak.len() + usize::from(!row.name.is_empty());
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<Counts, Error> {
        self.out.flush()?;
        Ok(self.counts)
    }
}

fn written(error: csv::Error) -> Error {
    Error::Write(error.into())
}

/// What turns places into rows.
pub(crate) struct Maker<'a> {
    pub(crate) atlas: &'a Atlas<'a>,
    pub(crate) below: &'a Below<'a>,
    shared: Shared,
    same: FxHashMap<usize, u32>,
    disputed: BTreeMap<&'static str, &'static str>,
    former: FxHashMap<usize, Vec<Former>>,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(atlas: &'a Atlas<'a>, below: &'a Below<'a>) -> Result<Self, Error> {
        Ok(Self {
            atlas,
            below,
            shared: Shared::of(atlas),
            same: below.same(atlas)?,
            disputed: tables::disputed()?,
            former: former(atlas)?,
        })
    }

    /// The id of a place: that of the row below, where there is one.
    fn id(&self, id: &'a str) -> &'a str {
        let same = self
            .atlas
            .find(id)
            .and_then(|at| Some(self.below.entity(*self.same.get(&at)?)));
        same.map_or(id, |entity| entity.id.as_str())
    }

    /// Writes a place: a row, and one for the names of each time. `names` are those to write, `xref` its further ids.
    pub(crate) fn put<W: Write>(
        &self,
        out: &mut Rows<W>,
        at: usize,
        names: &[Name<'a>],
        xref: &[&'a str],
        source: &'a str,
    ) -> Result<(), Error> {
        let place = &self.atlas.places[at];
        let same = self.same.get(&at).copied();
        let entity = same.map(|index| self.below.entity(index));
        let former = self.former.get(&at).map(Vec::as_slice).unwrap_or_default();
        let dated: BTreeSet<(Option<Lang>, &str)> = former.iter().flat_map(|former| former.each()).collect();
        let mut row = Row {
            id: entity.map_or(place.id, |entity| entity.id.as_str()),
            kind: if place.group() == Group::Body { "AGENCY" } else { "PLACE" },
            source,
            ..Row::default()
        };
        let weak_main = self.names(&mut row, at, same, names, &dated);
        match entity {
            Some(entity) => known(&mut row, entity),
            None => self.facts(&mut row, place, weak_main),
        }
        let own = (row.id != place.id).then_some(place.id);
        row.xref = own
            .into_iter()
            .chain(xref.iter().copied())
            .filter(|id| entity.is_none_or(|of| of.id != *id))
            .collect();
        row.xref.dedup();
        out.put(&row)?;
        for former in former {
            let written = |(lang, name): (Option<Lang>, &str)| item(lang, name);
            let (labels, aliases): (Vec<_>, Vec<_>) = former.each().partition(|(lang, _)| lang.is_some());
            out.put(&Row {
                id: row.id,
                aliases: labels.into_iter().chain(aliases).map(written).collect(),
                from: former.from,
                to: former.to,
                ..Row::default()
            })?;
        }
        Ok(())
    }

    /// Sorts the names of a place into the lists of its row; whether its main name says too little alone.
    fn names(
        &self,
        row: &mut Row<'a>,
        at: usize,
        same: Option<u32>,
        names: &[Name<'a>],
        dated: &BTreeSet<(Option<Lang>, &str)>,
    ) -> bool {
        let place = &self.atlas.places[at];
        let weight = self.atlas.weight(at);
        let says_little = |text: &str, key: &str| guard::says_little(place, text, key) || self.below.is_taken(key, same);
        let is_weak = |text: &str, key: &str| says_little(text, key) || self.shared.is_anothers(key, at, weight);
        let main = fold_key(place.name).text;
        let weak_main = is_weak(place.name, &main);
        // Спліт, romanized, is the word again that Split may not be.
        let silent = same.is_none() && says_little(place.name, &main);
        let (mut labelled, mut seen) = (BTreeSet::new(), BTreeSet::new());
        if weak_main && same.is_none() {
            seen.insert((None, place.name));
            row.weak.push(item(place.lang, place.name));
        }
        for name in names {
            let key = fold_key(name.text).text;
            let written =
                dated.contains(&(name.lang, name.text)) || name.lang.is_none() && dated.iter().any(|(_, of)| *of == name.text);
            let repeats = name.text == place.name && (name.lang.is_none() || name.lang == place.lang);
            // A gazetteer that has the name says already what it is worth; of an unknown language, it has it in every one.
            let had = same.is_some_and(|index| self.had(index, &key, *name));
            if key.is_empty() || written || repeats || had || !seen.insert((name.lang, name.text)) {
                continue;
            }
            if is_weak(name.text, &key) {
                row.weak.push(item(name.lang, name.text));
            } else if silent && guard::sounds_like(name.text, place.name) {
                row.aliases.push(fixed(name.lang, name.text));
            } else if name.lang.is_some_and(|lang| labelled.insert(lang)) {
                row.labels.push(item(name.lang, name.text));
            } else {
                row.aliases.push(item(name.lang, name.text));
            }
        }
        weak_main
    }

    /// Whether the entity below has this name in this language, or at all and the language is not known.
    fn had(&self, index: u32, key: &str, name: Name<'_>) -> bool {
        if !self.below.has(key, index) {
            return false;
        }
        let of = self
            .below
            .entity(index)
            .names
            .iter()
            .filter(|of| fold_key(&of.text).text == key);
        name.lang.is_none()
            || of
                .into_iter()
                .any(|of| of.lang.is_none() || of.lang == name.lang || !of.kind.is_strong())
    }

    /// What a place that nobody wrote a row of is.
    fn facts(&self, row: &mut Row<'a>, place: &'a Place<'a>, weak_main: bool) {
        row.name = if weak_main {
            self.full_name(place)
        } else {
            Cow::Borrowed(place.name)
        };
        row.lang = place.lang;
        row.subtype = place.kind;
        if self.atlas.from[self.atlas.find(place.id).unwrap_or_default()] == Extract::Register {
            // Few beyond Ukraine write of a village, and its name with the endings of thirty languages is many a word of theirs.
            row.inflect = "none | uk:auto";
        }
        row.priority = Some(priority(place));
        row.country = self.country(place);
        row.parent = match self.atlas.find(place.parent) {
            Some(_) => self.id(place.parent),
            None => "",
        };
    }

    /// A name that says which of its name it is: `Reading, England`.
    fn full_name(&self, place: &Place<'a>) -> Cow<'a, str> {
        let up = |id: &str| self.atlas.find(id).map(|at| &self.atlas.places[at]);
        let mut larger = up(place.parent);
        // A larger place of the same name says nothing.
        while let Some(of) = larger.filter(|of| of.name == place.name) {
            larger = up(of.parent).filter(|next| next.id != of.id);
        }
        match larger {
            Some(larger) => Cow::Owned(format!("{}, {}", place.name, larger.name)),
            None => Cow::Owned(format!("{} ({})", place.name, place.kind)),
        }
    }

    fn country(&self, place: &Place<'a>) -> Cow<'a, str> {
        let oblast = place.id.strip_prefix("katottg:").map(|_| crate::atlas::region(place.id));
        let ids = [Some(place.id), Some(place.parent), oblast.as_deref()];
        if let Some(countries) = ids.into_iter().flatten().find_map(|id| self.disputed.get(id)) {
            return Cow::Borrowed(countries);
        }
        Cow::Borrowed(if Country::parse(place.country).is_some() {
            place.country
        } else {
            ""
        })
    }
}

/// What is repeated of a row below: type and name, so that the pack can be used without it.
fn known<'a>(row: &mut Row<'a>, entity: &'a Entity) {
    row.kind = entity.kind.as_str();
    row.name = Cow::Borrowed(entity.name());
}

/// An item of a list of names. No name of an extract has a character that would mean something there.
pub(crate) fn item(lang: Option<Lang>, text: &str) -> String {
    match lang {
        Some(lang) => format!("{lang}:{text}"),
        // In a language that nobody knows, nobody knows its cases either.
        None => fixed(lang, text),
    }
}

/// An item that stands as it is: never declined, nor written in other letters.
fn fixed(lang: Option<Lang>, text: &str) -> String {
    let lang = lang.map(|lang| format!("{lang}:")).unwrap_or_default();
    format!("{lang}={text}")
}

/// The places that had other names, each the largest of its name and country.
fn former(atlas: &Atlas<'_>) -> Result<FxHashMap<usize, Vec<Former>>, Error> {
    let mut wanted: FxHashMap<(&str, &str), Vec<Former>> = FxHashMap::default();
    for former in tables::history()? {
        wanted.entry((former.country, former.now)).or_default().push(former);
    }
    let mut found = FxHashMap::default();
    for at in atlas.by_weight() {
        let place = &atlas.places[at];
        if place.group() == Group::Settlement {
            // The sources are slow to learn of a new name, and have it among others.
            let of = place.all().find_map(|name| wanted.remove(&(place.country, name.text)));
            found.extend(of.map(|of| (at, of)));
        }
    }
    Ok(found)
}

/// The priority of a place by its kind and people; curated rows stand above it.
fn priority(place: &Place<'_>) -> u8 {
    const STEPS: &[(u64, u8)] = &[
        (10_000_000, 46),
        (3_000_000, 42),
        (1_000_000, 38),
        (300_000, 34),
        (100_000, 30),
        (50_000, 25),
        (15_000, 20),
        (5_000, 16),
        (1_000, 12),
        (500, 10),
    ];
    match place.group() {
        Group::Body => 60,
        Group::Country => 55,
        Group::Region => 50,
        Group::Subdivision if place.kind == "raion" => 14,
        Group::Subdivision => 40,
        Group::Settlement => STEPS
            .iter()
            .find(|(people, _)| place.population >= *people)
            .map_or(8, |(_, priority)| *priority),
    }
}
