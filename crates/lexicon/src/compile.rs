//! From patterns to flat tables: words folded, equal classes made one, names sorted by the classes that they are made of.
//!
//! Names come one after the other and may be millions, so that of each only numbers are kept, in two long lists.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::{Arc, Weak};

use polynym_gazetteer::{CasePolicy, Class, Pattern, Reading};
use polynym_store::Blobs;
use polynym_text::{fold, fold_key};
use rustc_hash::FxHashMap as HashMap;

use crate::agree::AgreementsBuilder;
use crate::casing::capitals;
use crate::compiled::Compiled;
use crate::forms_table::FormsTable;
use crate::groups::{Groups, VARIED};
use crate::layer::LONGEST_NAME;
use crate::names_table::NamesTable;
use crate::records::{Entry, Gaps, Uses};
use crate::rows::{NameRow, ReadingRow, SpellingRow, StoredTongue, StyleRow, plainly, weight};

/// Values by their place, in the order of their first use.
struct Places<T> {
    of: HashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self {
            of: HashMap::default(),
            all: Vec::new(),
        }
    }
}

impl<T: Clone + Hash + Eq> Places<T> {
    fn of<Q>(&mut self, value: &Q) -> u32
    where
        Q: Hash + Eq + ToOwned + ?Sized,
        T: Borrow<Q> + From<Q::Owned>,
    {
        if let Some(&known) = self.of.get(value) {
            return known;
        }
        let (place, value) = (self.all.len() as u32, T::from(value.to_owned()));
        self.of.insert(value.clone(), place);
        self.all.push(value);
        place
    }
}

/// What a class is made of, with the folded word by which it is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Members {
    head: u32,
    all: Vec<Member>,
}

/// A spelling of a class: the folded word and the spelling, as places, then what is stored of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Member {
    key: u32,
    text: u32,
    capitals: u32,
    words: u32,
    readings: Vec<ReadingRow>,
}

/// What folding makes of a spelling.
#[derive(Debug, Clone, Copy)]
struct Folded {
    key: u32,
    text: u32,
    capitals: u32,
    words: u32,
}

/// Classes that are one value in memory are folded once; so many are remembered.
const KNOWN: usize = 1 << 16;

/// A name: where its steps stand among all, and what it is.
#[derive(Debug, Clone, Copy)]
struct Name {
    start: u32,
    count: u32,
    row: NameRow,
}

/// Builds the tables. What they hold depends on the order of the patterns only in the numbering of strings and classes.
#[derive(Default)]
struct Builder {
    /// Folded words.
    keys: Places<Arc<str>>,
    strings: Places<Arc<str>>,
    /// Spellings.
    texts: Places<Arc<str>>,
    tongues: Places<StoredTongue>,
    classes: Places<Arc<Members>>,
    groups: Groups,
    /// Spellings that have been folded; none for those without a letter.
    folded: HashMap<Arc<str>, Option<Folded>>,
    styles: Places<StyleRow>,
    /// Gaps as they are written, with their folded form.
    gaps: HashMap<Arc<str>, u32>,
    folded_gaps: Places<String>,
    /// The numbers of classes by where they are in memory, a place that no other takes as long as something points there.
    known: HashMap<*const Class, (Weak<Class>, Option<u32>)>,
    steps: Vec<u32>,
    names: Vec<Name>,
}

impl Builder {
    fn pattern(&mut self, pattern: Pattern) {
        let Some((first, between)) = pattern.gaps.split_first() else {
            return;
        };
        let Some((last, between)) = between.split_last() else { return };
        if between.len() + 1 != pattern.classes.len() || pattern.classes.len() > LONGEST_NAME {
            return;
        }
        let start = self.steps.len();
        let mut variants = 0_u32;
        for (i, class) in pattern.classes.iter().enumerate() {
            let Some(number) = self.class(class) else {
                self.steps.truncate(start);
                return;
            };
            if let Some(gap) = i.checked_sub(1) {
                let gap = self.gap(&between[gap]);
                self.steps.push(gap);
            }
            let (group, variant) = self.groups.place(number, i);
            variants |= variant << (i.min(VARIED - 1) * 5);
            self.steps.push(group);
        }
        // What stands around a word is folded with one, for a key has none without.
        let edge = |gap: &str, text: String, of: fn(polynym_text::FoldedKey) -> String| match gap {
            "" => String::new(),
            _ => of(fold_key(&text)),
        };
        let head = edge(first, format!("{first}a"), |key| key.head);
        let tail = edge(last, format!("a{last}"), |key| key.tail);
        let style = StyleRow {
            role: pattern.role,
            lang: pattern.lang,
            case: pattern.case,
            from: pattern.from,
            to: pattern.to,
            how: pattern.how.iter().map(|step| self.strings.of(step.as_str())).collect(),
            weight: weight(pattern.weight),
            gaps: pattern.gaps.iter().map(|gap| self.strings.of(&**gap)).collect(),
            head: self.strings.of(head.as_str()),
            tail: self.strings.of(tail.as_str()),
            variants,
        };
        self.names.push(Name {
            start: u32::try_from(start).expect("names have fewer than four thousand million words"),
            count: (self.steps.len() - start) as u32,
            row: NameRow {
                entity: pattern.entity,
                style: self.styles.of(&style),
            },
        });
    }

    /// The number of a gap, by the order of first use.
    fn gap(&mut self, gap: &Arc<str>) -> u32 {
        if let Some(&known) = self.gaps.get(gap) {
            return known;
        }
        let number = self.folded_gaps.of(&gap_key(gap));
        self.gaps.insert(gap.clone(), number);
        number
    }

    /// The number of a class; none if no text could have a word of it.
    fn class(&mut self, class: &Arc<Class>) -> Option<u32> {
        let address = Arc::as_ptr(class);
        if self.known.len() >= KNOWN {
            self.known.clear();
        }
        if let Some((_, known)) = self.known.get(&address) {
            return *known;
        }
        let mut members: Vec<Member> = Vec::with_capacity(class.spellings.len());
        let mut head = None;
        for spelling in &class.spellings {
            let Some(folded) = self.fold(&spelling.text) else { continue };
            head.get_or_insert(folded.key);
            let at = match members.iter().position(|member| member.key == folded.key) {
                Some(at) => at,
                None => {
                    members.push(Member {
                        key: folded.key,
                        text: folded.text,
                        capitals: folded.capitals,
                        words: folded.words,
                        readings: Vec::with_capacity(spelling.readings.len()),
                    });
                    members.len() - 1
                }
            };
            for reading in &spelling.readings {
                let row = self.reading(reading);
                let readings = &mut members[at].readings;
                match readings.iter_mut().find(|own| same(own, &row)) {
                    Some(own) => own.tags |= row.tags,
                    None => readings.push(row),
                }
            }
        }
        members.sort_unstable();
        let number = head.map(|head| {
            let number = self.classes.of(&Arc::new(Members { head, all: members }));
            self.groups.add(number, head);
            number
        });
        if Arc::strong_count(class) > 1 {
            self.known.insert(address, (Arc::downgrade(class), number));
        }
        number
    }

    fn fold(&mut self, spelling: &Arc<str>) -> Option<Folded> {
        if let Some(&known) = self.folded.get(spelling) {
            return known;
        }
        let key = fold_key(spelling);
        let folded = (!key.text.is_empty()).then(|| Folded {
            key: self.keys.of(key.text.as_str()),
            text: self.texts.of(&**spelling),
            capitals: capitals(&key.shapes),
            words: key.shapes.len() as u32,
        });
        self.folded.insert(spelling.clone(), folded);
        folded
    }

    fn reading(&mut self, reading: &Reading) -> ReadingRow {
        ReadingRow {
            tongue: self.tongues.of(&reading.tongue.into()) as u16,
            tags: reading.tags,
            how: self.strings.of(&*reading.how),
            base: self.strings.of(&*reading.base),
            weight: weight(reading.weight),
        }
    }

    fn finish(mut self, tags: &[String]) -> Compiled {
        self.known = HashMap::default();
        self.folded = HashMap::default();
        let gap_order = self.sort_gaps();
        let steps = std::mem::take(&mut self.steps);
        let of = |name: &Name| &steps[name.start as usize..][..name.count as usize];
        let mut names = std::mem::take(&mut self.names);
        // By their styles: what is asked of one holds for all names that have it.
        names.sort_unstable_by(|a, b| of(a).cmp(of(b)).then(a.row.cmp(&b.row)));
        names.dedup_by(|a, b| a.row == b.row && of(a) == of(b));
        let space = gap_order.iter().position(|gap| gap == " ").map(|place| place as u32);
        let mut uses = vec![Uses::default(); self.groups.len()];
        for name in &names {
            let steps = of(name);
            let first = &mut uses[steps[0] as usize];
            first.alone |= steps.len() == 1;
            let kind = |gap: u32| Gaps::of(Some(gap) == space);
            first.begins.add(steps.get(1).map_or(Gaps::NONE, |&gap| kind(gap)));
            let case = self.styles.all[name.row.style as usize].case;
            if matches!(case, CasePolicy::Fold | CasePolicy::Exact) {
                steps.iter().step_by(2).for_each(|&group| uses[group as usize].small = true);
            }
            for further in steps[1..].chunks_exact(2) {
                uses[further[1] as usize].goes_on.add(kind(further[0]));
            }
        }
        let longest_name = names.iter().map(|name| name.count / 2 + 1).max().unwrap_or(0);
        let rows: Vec<NameRow> = names.iter().map(|name| name.row).collect();
        let mut at = 0;
        let sequences = names.chunk_by(|a, b| of(a) == of(b)).map(|names| {
            let start = at;
            at += names.len();
            (of(&names[0]), &rows[start..at])
        });
        let names_table = NamesTable::build(sequences, self.groups.len());
        drop((rows, names, steps));
        let (mut spellings, mut longest) = (Vec::new(), 0);
        let mut agreements = AgreementsBuilder::default();
        let mut words: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for (group, classes) in (0..).zip(self.groups.all()) {
            let mut members: Vec<(&Member, u32)> = (0..)
                .zip(classes)
                .flat_map(|(variant, &class)| {
                    self.classes.all[class as usize]
                        .all
                        .iter()
                        .map(move |member| (member, 1 << variant))
                })
                .collect();
            members.sort_by_key(|(member, _)| *member);
            for equal in members.chunk_by(|(a, _), (b, _)| a == b) {
                let member = equal[0].0;
                let key: &str = &self.keys.all[member.key as usize];
                longest = longest.max(if member.words > 1 { key.len() } else { 0 });
                let written = |r: &ReadingRow| r.tags & 1 == 1 && self.tongues.all[r.tongue as usize] == StoredTongue::Written;
                words.entry(key).or_default().push(Entry {
                    group,
                    variants: equal.iter().fold(0, |all, (_, variant)| all | variant),
                    spelling: spellings.len() as u32,
                    written: member.readings.iter().any(written),
                    capital: member.capitals & 1 == 1,
                });
                agreements.add(&member.readings);
                let text = &*self.texts.all[member.text as usize];
                let is_plain = plainly(key, member.capitals & 1 == 1) == text;
                spellings.push(encode(&SpellingRow {
                    text: if is_plain { "" } else { text }.into(),
                    capitals: member.capitals,
                    words: member.words,
                    readings: member.readings.clone(),
                }));
            }
        }
        Compiled {
            longest: longest as u32,
            longest_name,
            forms: FormsTable::build(words.iter().map(|(form, entries)| (*form, entries.as_slice())), &uses),
            names: names_table,
            spellings: Blobs::from_iter(spellings),
            agreements: agreements.finish(),
            gaps: gap_order.iter().collect(),
            style_marks: self.styles.all.iter().map(|style| self.style_mark(style)).collect(),
            style_variants: self.styles.all.iter().map(|style| style.variants).collect(),
            styles: self.styles.all.iter().map(encode).collect(),
            strings: self.strings.all.iter().map(|s| s.as_bytes()).collect(),
            tongues: self.tongues.all,
            tags: tags.to_vec(),
        }
    }

    fn style_mark(&self, style: &StyleRow) -> u8 {
        let is_empty = |place: u32| self.strings.all[place as usize].is_empty();
        Compiled::mark_style(style.case, !is_empty(style.head) || !is_empty(style.tail))
    }

    /// The folded gaps in their order, by which their numbers in the steps of all names become their places in it.
    fn sort_gaps(&mut self) -> Vec<String> {
        let mut sorted = self.folded_gaps.all.clone();
        sorted.sort();
        let place = |gap: &String| sorted.binary_search(gap).expect("it was just put there") as u32;
        let places: Vec<u32> = self.folded_gaps.all.iter().map(place).collect();
        for name in &self.names {
            let steps = &mut self.steps[name.start as usize..][..name.count as usize];
            steps
                .iter_mut()
                .skip(1)
                .step_by(2)
                .for_each(|gap| *gap = places[*gap as usize]);
        }
        sorted
    }
}

/// Whether two readings differ in nothing but their tags.
fn same(a: &ReadingRow, b: &ReadingRow) -> bool {
    (a.tongue, a.how, a.base, a.weight) == (b.tongue, b.how, b.base, b.weight)
}

fn encode<T: serde::Serialize>(row: &T) -> Vec<u8> {
    postcard::to_stdvec(row).expect("plain data is always encoded")
}

/// What folding leaves of a gap between two words.
fn gap_key(gap: &str) -> String {
    // Capitals, for a small letter goes on a word that a line has parted.
    let text = format!("A{gap}A");
    let folded = fold(&text);
    match folded.words().len() {
        2 => folded.between(0, 1).to_owned(),
        // Not a gap at all to folding: nothing in a text is spelled so.
        _ => "\n\n".to_owned(),
    }
}

/// Builds the tables of some patterns. `tags` are the names of the bits of [`Reading::tags`].
pub(crate) fn compile(patterns: impl IntoIterator<Item = Pattern>, tags: &[String]) -> Compiled {
    let mut builder = Builder::default();
    for pattern in patterns {
        builder.pattern(pattern);
    }
    builder.finish(tags)
}
