//! From patterns to flat tables: words folded, equal classes made one, names sorted by the classes that they are made of.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use polynym_gazetteer::{Class, Pattern, Reading};
use polynym_store::{Blobs, Numbers};
use polynym_text::{fold, fold_key};

use crate::casing::capitals;
use crate::compiled::Compiled;
use crate::hash::hash;
use crate::rows::{NameRow, ReadingRow, SpellingRow, StoredTongue, weight};

/// Strings and tongues by their place, in the order of their first use.
struct Places<T> {
    of: HashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self {
            of: HashMap::new(),
            all: Vec::new(),
        }
    }
}

impl<T: Clone + std::hash::Hash + Eq> Places<T> {
    fn of(&mut self, value: T) -> u32 {
        let next = self.all.len() as u32;
        *self.of.entry(value).or_insert_with_key(|value| {
            self.all.push(value.clone());
            next
        })
    }
}

/// A spelling of a class: the folded word, then what is stored of it.
type Member = (String, String, u32, u32, Vec<ReadingRow>);

/// Builds the tables. What they hold depends on the order of the patterns only in the numbering of strings and classes.
#[derive(Default)]
struct Builder {
    strings: Places<Arc<str>>,
    tongues: Places<StoredTongue>,
    classes: Places<Vec<Member>>,
    /// The classes of one entity that are one value in memory, kept so that no other takes their place there.
    known: HashMap<*const Class, (Arc<Class>, Option<u32>)>,
    entity: Option<u32>,
    gaps: BTreeSet<String>,
    names: Vec<(Vec<u32>, Vec<String>, NameRow)>,
}

impl Builder {
    fn pattern(&mut self, pattern: Pattern) {
        if self.entity.replace(pattern.entity) != Some(pattern.entity) {
            self.known.clear();
        }
        let Some((first, between)) = pattern.gaps.split_first() else {
            return;
        };
        let Some((last, between)) = between.split_last() else { return };
        if between.len() + 1 != pattern.classes.len() {
            return;
        }
        let Some(classes) = pattern
            .classes
            .iter()
            .map(|class| self.class(class))
            .collect::<Option<Vec<u32>>>()
        else {
            return;
        };
        let folded: Vec<String> = between.iter().map(|gap| gap_key(gap)).collect();
        self.gaps.extend(folded.iter().cloned());
        // What stands around a word is folded with one, for a key has none without.
        let head = fold_key(&format!("{first}a")).head;
        let tail = fold_key(&format!("a{last}")).tail;
        let row = NameRow {
            entity: pattern.entity,
            role: pattern.role,
            lang: pattern.lang,
            case: pattern.case,
            from: pattern.from,
            to: pattern.to,
            how: pattern.how.iter().map(|step| self.strings.of(step.as_str().into())).collect(),
            weight: weight(pattern.weight),
            gaps: pattern.gaps.iter().map(|gap| self.strings.of(gap.clone())).collect(),
            head: self.strings.of(head.into()),
            tail: self.strings.of(tail.into()),
        };
        self.names.push((classes, folded, row));
    }

    /// The number of a class; none if no text could have a word of it.
    fn class(&mut self, class: &Arc<Class>) -> Option<u32> {
        let address = Arc::as_ptr(class);
        if let Some((_, known)) = self.known.get(&address) {
            return *known;
        }
        let mut members: BTreeMap<String, Member> = BTreeMap::new();
        for spelling in &class.spellings {
            let key = fold_key(&spelling.text);
            if key.text.is_empty() {
                continue;
            }
            let rows: Vec<ReadingRow> = spelling.readings.iter().map(|reading| self.reading(reading)).collect();
            let text = spelling.text.to_string();
            let shape = (capitals(&key.shapes), key.shapes.len() as u32);
            let member = members
                .entry(key.text.clone())
                .or_insert_with(|| (key.text, text, shape.0, shape.1, Vec::new()));
            for row in rows {
                match member.4.iter_mut().find(|own| same(own, &row)) {
                    Some(own) => own.tags |= row.tags,
                    None => member.4.push(row),
                }
            }
        }
        let members: Vec<Member> = members.into_values().collect();
        let number = (!members.is_empty()).then(|| self.classes.of(members));
        self.known.insert(address, (class.clone(), number));
        number
    }

    fn reading(&mut self, reading: &Reading) -> ReadingRow {
        ReadingRow {
            tongue: self.tongues.of(reading.tongue.into()) as u16,
            tags: reading.tags,
            how: self.strings.of(reading.how.clone()),
            base: self.strings.of(reading.base.clone()),
            weight: weight(reading.weight),
        }
    }

    fn finish(mut self, tags: &[String]) -> Compiled {
        let gaps: Vec<String> = std::mem::take(&mut self.gaps).into_iter().collect();
        let gap_of: HashMap<&str, u32> = gaps.iter().zip(0..).map(|(gap, place)| (gap.as_str(), place)).collect();
        let mut sequences: BTreeMap<Vec<u32>, BTreeSet<NameRow>> = BTreeMap::new();
        for (classes, gaps, row) in std::mem::take(&mut self.names) {
            let mut steps = Vec::with_capacity(classes.len() * 2);
            for (i, class) in classes.into_iter().enumerate() {
                steps.extend(i.checked_sub(1).map(|before| gap_of[gaps[before].as_str()]));
                steps.push(class);
            }
            sequences.entry(steps).or_default().insert(row);
        }
        let mut steps: Vec<u32> = Vec::new();
        let (mut ends, mut name_ends, mut names): (Vec<u32>, Vec<u32>, Vec<Vec<u8>>) = (vec![0], vec![0], Vec::new());
        let mut starts = vec![0_u32; self.classes.all.len() + 1];
        for (sequence, rows) in &sequences {
            starts[sequence[0] as usize + 1] += 1;
            steps.extend(sequence);
            ends.push(steps.len() as u32);
            names.extend(rows.iter().map(encode));
            name_ends.push(names.len() as u32);
        }
        for class in 1..starts.len() {
            starts[class] += starts[class - 1];
        }
        let (mut spellings, mut longest) = (Vec::new(), 0);
        let mut words: BTreeMap<(u32, &str), Vec<(u32, u32)>> = BTreeMap::new();
        for (class, members) in (0..).zip(&self.classes.all) {
            for (key, text, capitals, count, readings) in members {
                longest = longest.max(if *count > 1 { key.len() } else { 0 });
                let place = (class, spellings.len() as u32);
                words.entry((hash(key.as_bytes()), key)).or_default().push(place);
                spellings.push(encode(&SpellingRow {
                    text,
                    capitals: *capitals,
                    words: *count,
                    readings: readings.clone(),
                }));
            }
        }
        let bits = (words.len().max(2)).ilog2();
        let mut buckets = vec![0_u32; (1 << bits) + 1];
        for (hash, _) in words.keys() {
            buckets[(hash >> (32 - bits)) as usize + 1] += 1;
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        let mut posting_ends = vec![0_u32];
        let mut postings = Vec::new();
        for places in words.values() {
            postings.extend(places.iter().flat_map(|&(class, spelling)| [class, spelling]));
            posting_ends.push(postings.len() as u32);
        }
        Compiled {
            bits,
            longest: longest as u32,
            buckets: buckets.into_iter().collect(),
            words: words.keys().map(|(_, key)| key).collect(),
            posting_ends: Numbers::from_iter(posting_ends),
            postings: postings.into_iter().collect(),
            spellings: Blobs::from_iter(spellings),
            gaps: gaps.iter().collect(),
            starts: starts.into_iter().collect(),
            steps: steps.into_iter().collect(),
            sequence_ends: ends.into_iter().collect(),
            name_ends: name_ends.into_iter().collect(),
            names: names.into_iter().collect(),
            strings: self.strings.all.iter().map(|s| s.as_bytes()).collect(),
            tongues: self.tongues.all,
            tags: tags.to_vec(),
        }
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
    let text = format!("a{gap}a");
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
