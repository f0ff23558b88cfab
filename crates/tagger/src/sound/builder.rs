//! Listening to the names of a gazetteer, once, for tables that open at once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polynym_gazetteer::{CasePolicy, Entity, EntityType, Gazetteer, NameKind};
use polynym_names::given;
use polynym_names::known::{self, Known};
use polynym_script::is_common_word;
use polynym_text::{Folded, Lang, fold, fold_key};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;

use super::ears::numeral;
use super::epithets::Epithets;
use super::stored::{LONGEST, NOBODY, StoredEars, WordRow};
use super::tables::Rows;
use super::voices::VoicesBuilder;

/// Words inside a name with so few letters go with their neighbours.
const PARTICLE: usize = 3;
/// The name of a place or a body has at most so many words: longer ones are translated.
const THING: usize = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BrandFile {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    brands: Vec<String>,
}

/// What bears a person's name and is none: `data/sound/brands.toml`.
fn brands() -> Vec<String> {
    let file: BrandFile = toml::from_str(include_str!("../../sound/brands.toml")).expect("checked by the tests");
    file.brands
}

impl StoredEars {
    /// Listens to all full names of people, and to names of places and bodies that are not translated. Takes some ten microseconds for each
    /// different word.
    #[must_use]
    pub fn compile(gazetteer: &Gazetteer) -> Self {
        let mut stored = Self::of(gazetteer);
        stored.voices.arrange_plain();
        stored
    }

    /// The same, not arranged to be stored.
    #[must_use]
    pub fn of(gazetteer: &Gazetteer) -> Self {
        Self::learn(gazetteer.bound(), || gazetteer.stream())
    }

    /// The same of those entities only that are not as in the gazetteer which this one is laid over, for a layer over what is compiled.
    #[must_use]
    pub fn of_changes(gazetteer: &Gazetteer) -> Self {
        Self::learn(gazetteer.bound(), || {
            gazetteer.changes().map(|(index, entity)| (index, Cow::Borrowed(entity)))
        })
    }

    fn learn<'g, I: Iterator<Item = (u32, Cow<'g, Entity>)>>(bound: u32, all: impl Fn() -> I) -> Self {
        let mut ears = EarsBuilder::new(bound as usize);
        for (index, thing) in all().filter(|(_, e)| is_thing(&e.kind)) {
            ears.learn_thing(index, &thing);
        }
        for (index, person) in all().filter(|(_, e)| e.kind == EntityType::Person) {
            for name in person.names.iter().filter(|name| name.kind.is_strong()) {
                ears.learn(index, &name.text, false);
                let own = if name.kind == NameKind::Main { person.lang } else { None };
                ears.tell(index, name.lang.or(own));
            }
        }
        ears.learn_brands();
        ears.finish()
    }
}

/// Collects the words of names.
struct EarsBuilder {
    epithets: Epithets,
    voices: VoicesBuilder,
    words: Vec<WordRow>,
    /// The different words by their letters, and in their order.
    numbers: HashMap<Box<str>, u32>,
    letters: Vec<Box<str>>,
    by_voice: Vec<(u32, u32)>,
    by_group: Vec<(u32, u32)>,
    by_rank: Vec<(u32, u32)>,
    numerals: BTreeMap<Box<str>, Vec<u32>>,
    told: Vec<(u32, u32)>,
    entities: usize,
    brands: u32,
}

impl EarsBuilder {
    fn new(entities: usize) -> Self {
        Self {
            epithets: Epithets::new(),
            voices: VoicesBuilder::default(),
            words: Vec::new(),
            numbers: HashMap::default(),
            letters: Vec::new(),
            by_voice: Vec::new(),
            by_group: Vec::new(),
            by_rank: Vec::new(),
            numerals: BTreeMap::new(),
            told: Vec::new(),
            entities,
            brands: 0,
        }
    }

    fn tell(&mut self, entity: u32, langs: impl IntoIterator<Item = Lang>) {
        let langs = langs.into_iter().map(|lang| (entity, StoredEars::tell(lang)));
        self.told.extend(langs);
    }

    /// Listens to the name of a place or a body, for the languages in which neither its row nor the world has another.
    fn learn_thing(&mut self, index: u32, thing: &Entity) {
        let Some(main) = thing.names.first() else { return };
        let words: Vec<String> = main.text.split_whitespace().map(str::to_lowercase).collect();
        let stays = main.fixed || main.inflect.all == Some(false) || matches!(main.case, CasePolicy::Exact | CasePolicy::Upper);
        if stays || words.len() > THING || words.iter().all(|word| is_common_word(Lang::new("en"), word)) {
            return;
        }
        self.learn(index, &main.text, true);
        let row = thing
            .names
            .iter()
            .filter(|name| name.kind.is_strong())
            .filter_map(|name| name.lang);
        let world = known::find(&main.text).flat_map(Known::names).map(|name| name.lang);
        self.tell(index, row.chain(thing.lang).chain(world));
    }

    fn learn_brands(&mut self) {
        self.brands = self.words.len() as u32;
        // A body of the gazetteer is somebody.
        let things = self.words.iter().filter(|word| word.marks & SOLE_THING == SOLE_THING);
        let bodies: HashSet<u32> = things.map(|word| word.letters).collect();
        for brand in brands() {
            let known = self.numbers.get(fold_key(&brand).text.as_str());
            if !known.is_some_and(|letters| bodies.contains(letters)) {
                self.learn(NOBODY, &brand, false);
            }
        }
    }

    fn learn(&mut self, entity: u32, text: &str, thing: bool) {
        let folded = fold(text);
        let count = folded.words().len();
        if !(1..=LONGEST).contains(&count) {
            return;
        }
        let spelled = |at: usize| &text[folded.words()[at].span];
        let letters = |at: usize| folded.letters(at..at + 1);
        let is_little = |at: usize| spelled(at).chars().count() <= PARTICLE;
        let rank = |at: usize| self.epithets.rank(letters(at));
        // What a rank inside a name begins describes its bearer: Charles, Prince of Wales. Behind one word it tells who that is, too.
        let described = (1..count).find(|&at| rank(at).is_some()).unwrap_or(count);
        let single = (0..described).filter(|&at| !is_little(at)).count() == 1;
        let last = (1..described).rfind(|&at| numeral(spelled(at)).is_none()).unwrap_or(0);
        // What a hyphen joins to the last word is of the surname too.
        let mut surname = last;
        while surname > 1 && matches!(folded.between(surname - 1, surname), "-" | "'") {
            surname -= 1;
        }
        let begins_compound = |at: usize| folded.between(at, at + 1) == "-" && !folded.words()[at + 1].shape.initial;
        let ruler = (0..count).any(|at| rank(at).is_some() || (at > 0 && numeral(spelled(at)).is_some()));
        let first = self.words.len() as u32;
        for (at, word) in folded.words().iter().enumerate() {
            let index = self.words.len() as u32;
            let rank = self.epithets.rank(letters(at));
            let roman = numeral(spelled(at)).filter(|_| count > 1);
            let voice = self.voices.learn(spelled(at), joined_with_particles(&folded, at).as_deref());
            let particle = (at >= described && !(single && at == described))
                || (!word.shape.initial && !word.shape.uncased())
                // Leo is none in Pope Leo XIV, nor Ki in Ban Ki-moon.
                || (at > 0
                    && at + 1 < count
                    && is_little(at)
                    && self.epithets.rank(letters(at - 1)).is_none()
                    && !begins_compound(at));
            let marks = [
                (particle, WordRow::PARTICLE),
                (
                    count > 1 && at >= surname && at < described && !ruler && !thing,
                    WordRow::SURNAME,
                ),
                (count == 1, WordRow::SOLE),
                (thing, WordRow::THING),
                (roman.is_some(), WordRow::NUMERAL),
            ];
            let row = WordRow {
                entity,
                voice,
                letters: self.number(letters(at)),
                first,
                count: count as u8,
                at: at as u8,
                rank,
                marks: marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).sum(),
            };
            self.words.push(row);
            self.by_rank.extend(rank.map(|rank| (u32::from(rank), index)));
            match roman {
                Some(roman) => self.numerals.entry(roman).or_default().push(index),
                None => {
                    self.by_voice.push((voice, index));
                    let may_be_given = count > 1 && at < surname.max(1) && !thing;
                    if may_be_given || ruler && !thing {
                        let groups = given::groups_folded(letters(at)).iter();
                        self.by_group
                            .extend(groups.map(|group| (u32::from(group.number()), index << 1 | u32::from(ruler))));
                    }
                }
            }
        }
    }

    /// The number of a word's letters.
    fn number(&mut self, letters: &str) -> u32 {
        if let Some(&known) = self.numbers.get(letters) {
            return known;
        }
        let number = self.letters.len() as u32;
        self.numbers.insert(letters.into(), number);
        self.letters.push(letters.into());
        number
    }

    fn finish(self) -> StoredEars {
        let rows = |items: Vec<(u32, u32)>| {
            let count = items.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
            Rows::new(count as usize, items)
        };
        let by_numeral = self.numerals.values().zip(0..);
        let by_numeral = by_numeral.flat_map(|(words, numeral)| words.iter().map(move |&word| (numeral, word)));
        StoredEars {
            by_voice: Rows::new(self.voices.len(), self.by_voice),
            voices: self.voices.finish(),
            words: self.words.iter().flat_map(|word| word.numbers()).collect(),
            letters: self.letters.iter().map(|letters| letters.as_bytes()).collect(),
            by_group: rows(self.by_group),
            by_numeral: rows(by_numeral.collect()),
            numerals: self.numerals.keys().map(|numeral| numeral.as_bytes()).collect(),
            by_rank: rows(self.by_rank),
            told: Rows::new(self.entities, self.told),
            brands: self.brands,
        }
    }
}

const SOLE_THING: u32 = WordRow::SOLE | WordRow::THING;

/// What transliterated names are made of besides people's.
fn is_thing(kind: &EntityType) -> bool {
    matches!(kind, EntityType::Place | EntityType::Agency)
}

/// A word of a name together with the little one that some write in one with it: Saif ul Malook and Saiful Malook, O'Leary and Oleary.
fn joined_with_particles(name: &Folded<'_>, at: usize) -> Option<String> {
    let text = |at: usize| &name.source()[name.words()[at].span];
    let is_little = |at: usize| text(at).chars().count() <= PARTICLE;
    if at > 0 && is_little(at - 1) && name.between(at - 1, at) == "'" {
        return Some(format!("{}{}", text(at - 1), text(at)));
    }
    let follows = at + 2 < name.words().len() && is_little(at + 1) && !is_little(at);
    follows.then(|| format!("{}{}", text(at), text(at + 1)))
}
