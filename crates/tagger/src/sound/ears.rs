//! The words of names by their sound, and which of them a word of a text may be.

use std::sync::{Arc, RwLock};

use polynym_gazetteer::{CasePolicy, Entity, EntityType, Gazetteer, NameKind, is_common_word};
use polynym_lexicon::cores;
use polynym_names::given::{self, GroupId, Relation};
use polynym_names::known::{self, Known};
use polynym_text::{Folded, Lang, fold, fold_key};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;

use super::endings::{Epithets, Families};
use super::voices::{Nearness, Voices};

/// Words inside a name with so few letters go with their neighbours.
const PARTICLE: usize = 3;
/// Words whose kin are remembered.
const MEMORY: usize = 1 << 18;
/// What is spelled the same is nearer than what sounds the same.
pub(crate) const SPELLED: f32 = -0.1;
/// What a given name is farther for being the same in another language only, or a short form.
const EQUIVALENT: f32 = 0.02;
const SHORT_FORM: f32 = 0.08;

/// The name of a place or a body has at most so many words: longer ones are translated.
const THING: usize = 2;

/// So much nearer is a name without what is written together with it.
const PARTED: f32 = 0.015;

/// The entity of names that are not people's: a surname that sounds like one has a rival.
pub(crate) const NOBODY: u32 = u32::MAX;

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

/// A word of a person's name.
#[derive(Debug)]
pub(crate) struct NameWord {
    pub(crate) entity: u32,
    /// Which of the entity's names, and the word's place among its words.
    pub(crate) name: u32,
    pub(crate) at: u8,
    /// Written small, or short and in the middle: von, de, al, ul.
    pub(crate) particle: bool,
    /// The rank it names: Pope, Queen.
    pub(crate) rank: Option<u16>,
    /// As it is spelled, folded.
    letters: Box<str>,
    /// The index of the first word of its name, and how many that has.
    first: u32,
    count: u8,
    /// Whether it is the last word of the name, or joined to it: there the surname stands.
    pub(crate) surname: bool,
    /// The only word of the name.
    pub(crate) sole: bool,
    /// Of the name of a place or a body: none of its words stands for it alone, and none is a given name.
    pub(crate) thing: bool,
    /// A Roman numeral: it has no sound.
    numeral: bool,
    /// What it sounds like.
    pub(crate) voice: u32,
}

impl NameWord {
    /// As it is spelled, folded.
    pub(crate) fn letters(&self) -> &str {
        &self.letters
    }

    /// A Roman numeral, which tells its bearer from others of the name.
    pub(crate) fn is_numeral(&self) -> bool {
        self.numeral
    }

    /// A numeral or a title: it is known by its letters alone.
    pub(crate) fn is_bare(&self) -> bool {
        self.numeral || self.rank.is_some()
    }
}

/// A word of a name that a word of a text may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kin {
    /// Index of the [`NameWord`].
    pub(crate) word: u32,
    pub(crate) near: Nearness,
    /// Folded bytes of the text's word before and behind the name that is written together with them.
    pub(crate) front: u8,
    pub(crate) back: u8,
}

/// The kin of words, by the word.
type Remembered = HashMap<Box<str>, Option<Arc<[Kin]>>>;

/// What the names of a gazetteer's people sound like.
#[derive(Debug)]
pub struct Ears {
    voices: Voices,
    pub(crate) families: Families,
    pub(crate) words: Vec<NameWord>,
    /// The words of names that have a voice.
    by_voice: Vec<Vec<u32>>,
    /// Given names by the groups of their equivalents, and whether the name is a ruler's.
    by_group: HashMap<GroupId, Vec<(u32, bool)>>,
    /// Roman numerals of names, by their letters: they have no sound.
    numerals: HashMap<Box<str>, Vec<u32>>,
    /// Titles that are words of a name.
    ranks: HashMap<u16, Vec<u32>>,
    pub(crate) epithets: Epithets,
    /// The languages in which the row itself has a name: there it is spelled, and needs no guess.
    told: HashMap<u32, Vec<Lang>>,
    /// What a word gave is remembered: texts repeat their words.
    known: RwLock<Vec<Remembered>>,
}

impl Ears {
    /// Listens to all full names of people.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let voices = Voices::new();
        let families = Families::new(voices.sounds());
        let mut ears = Self {
            voices,
            families,
            words: Vec::new(),
            by_voice: Vec::new(),
            by_group: HashMap::default(),
            numerals: HashMap::default(),
            ranks: HashMap::default(),
            epithets: Epithets::new(),
            told: HashMap::default(),
            known: RwLock::default(),
        };
        for (index, thing) in gazetteer.iter().filter(|(_, e)| is_thing(&e.kind)) {
            ears.learn_thing(index, thing);
        }
        for (index, person) in gazetteer.iter().filter(|(_, e)| e.kind == EntityType::Person) {
            for (number, name) in (0..).zip(person.names.iter().filter(|name| name.kind.is_strong())) {
                ears.learn(index, number, &name.text, false);
                let own = if name.kind == NameKind::Main { person.lang } else { None };
                if let Some(lang) = name.lang.or(own) {
                    ears.told.entry(index).or_default().push(lang);
                }
            }
        }
        // A body of the gazetteer is somebody.
        let things = ears.words.iter().filter(|word| word.thing && word.sole);
        let bodies: HashSet<Box<str>> = things.map(|word| word.letters.clone()).collect();
        for (number, brand) in (0..).zip(brands()) {
            if !bodies.contains(fold_key(&brand).text.as_str()) {
                ears.learn(NOBODY, number, &brand, false);
            }
        }
        ears
    }

    /// Listens to the name of a place or a body, for the languages in which neither its row nor the world has another.
    fn learn_thing(&mut self, index: u32, thing: &Entity) {
        let Some(main) = thing.names.first() else { return };
        let words: Vec<String> = main.text.split_whitespace().map(str::to_lowercase).collect();
        let stays = main.fixed || main.inflect.all == Some(false) || matches!(main.case, CasePolicy::Exact | CasePolicy::Upper);
        if stays || words.len() > THING || words.iter().all(|word| is_common_word(Lang::new("en"), word)) {
            return;
        }
        self.learn(index, 0, &main.text, true);
        let row = thing
            .names
            .iter()
            .filter(|name| name.kind.is_strong())
            .filter_map(|name| name.lang);
        let world = known::find(&main.text).flat_map(Known::names).map(|name| name.lang);
        self.told.entry(index).or_default().extend(row.chain(thing.lang).chain(world));
    }

    fn learn(&mut self, entity: u32, name: u32, text: &str, thing: bool) {
        let folded = fold(text);
        let count = folded.words().len();
        if !(1..=8).contains(&count) {
            return;
        }
        let spelled = |at: usize| &text[folded.words()[at].span];
        let letters = |at: usize| folded.letters(at..at + 1);
        let is_little = |at: usize| spelled(at).chars().count() <= PARTICLE;
        // What a rank inside a name begins describes its bearer: Charles, Prince of Wales. Behind one word it tells who that is, too.
        let described = (1..count)
            .find(|&at| self.epithets.rank(letters(at)).is_some())
            .unwrap_or(count);
        let single = (0..described).filter(|&at| !is_little(at)).count() == 1;
        let last = (1..described).rfind(|&at| numeral(spelled(at)).is_none()).unwrap_or(0);
        // What a hyphen joins to the last word is of the surname too.
        let mut surname = last;
        while surname > 1 && matches!(folded.between(surname - 1, surname), "-" | "'") {
            surname -= 1;
        }
        let begins_compound = |at: usize| folded.between(at, at + 1) == "-" && !folded.words()[at + 1].shape.initial;
        let ruler =
            (0..count).any(|at| self.epithets.rank(letters(at)).is_some() || (at > 0 && numeral(spelled(at)).is_some()));
        for (at, word) in folded.words().iter().enumerate() {
            let index = self.words.len() as u32;
            let rank = self.epithets.rank(letters(at));
            let roman = numeral(spelled(at)).filter(|_| count > 1);
            let voice = self.voices.learn(spelled(at), joined_with_particles(&folded, at).as_deref());
            self.words.push(NameWord {
                entity,
                name,
                at: at as u8,
                particle: (at >= described && !(single && at == described))
                    || (!word.shape.initial && !word.shape.uncased())
                    // Leo is none in Pope Leo XIV, nor Ki in Ban Ki-moon.
                    || (at > 0 && at + 1 < count && is_little(at) && self.epithets.rank(letters(at - 1)).is_none() && !begins_compound(at)),
                rank,
                surname: count > 1 && at >= surname && at < described && !ruler && !thing,
                sole: count == 1,
                thing,
                letters: letters(at).into(),
                numeral: roman.is_some(),
                first: index - at as u32,
                count: count as u8,
                voice,
            });
            if let Some(rank) = rank {
                self.ranks.entry(rank).or_default().push(index);
            }
            match roman {
                Some(roman) => self.numerals.entry(roman).or_default().push(index),
                None => {
                    if self.by_voice.len() <= voice as usize {
                        self.by_voice.resize_with(voice as usize + 1, Vec::new);
                    }
                    self.by_voice[voice as usize].push(index);
                    let may_be_given = count > 1 && at < surname.max(1) && !thing;
                    for &group in given::groups_folded(letters(at))
                        .iter()
                        .filter(|_| may_be_given || ruler && !thing)
                    {
                        self.by_group.entry(group).or_default().push((index, ruler));
                    }
                }
            }
        }
    }

    /// The given names of rows that a folded word is in another language, or short for; for a ruler, pope or saint also those that are
    /// only translations of it. An equivalent is itself a known word and need not be guessed at: but for its ending it is spelled so.
    fn equivalents(&self, word: &str, family: u8) -> Vec<(u32, Nearness)> {
        let mut names: Vec<(String, bool)> = Vec::new();
        if self.by_group.is_empty() {
            return Vec::new();
        }
        self.families.get(family).nominatives(word, |nominative, whole| {
            if !given::groups_folded(nominative).is_empty() {
                names.push((nominative.to_owned(), whole));
            }
        });
        names.sort();
        names.dedup_by(|next, known| next.0 == known.0);
        let mut found = Vec::new();
        for (nominative, whole) in names {
            for group in given::groups_folded(&nominative) {
                for &(index, ruler) in self.by_group.get(group).into_iter().flatten() {
                    let farther = match given::relation_folded(&nominative, &self.words[index as usize].letters) {
                        Some(Relation::Same | Relation::Equivalent) => EQUIVALENT,
                        Some(Relation::Translated) if ruler => EQUIVALENT,
                        Some(Relation::Short) => SHORT_FORM,
                        Some(Relation::Translated) | None => continue,
                    };
                    let sounds = nominative.chars().count().min(16) as u8;
                    found.push((index, Nearness::alike(farther, sounds, whole)));
                }
            }
        }
        found
    }

    /// The languages in which a person's row has names of its own.
    pub(crate) fn told(&self, entity: u32) -> &[Lang] {
        self.told.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded word is a rank, or an ordinal number that tells a ruler from others of the name.
    pub(crate) fn is_epithet(&self, word: &str) -> bool {
        let known = self.epithets.of(word);
        known.is_some_and(|known| known.rank.is_some() || (known.ordinal.is_some() && !self.numerals.is_empty()))
    }

    /// How many sounds the usual reading of a word of a name has.
    pub(crate) fn length(&self, word: &NameWord) -> usize {
        self.voices.length(word.voice)
    }

    /// What a word or an initial may begin with.
    pub(crate) fn heads(&self, word: &str) -> Vec<u8> {
        self.voices.heads(word)
    }

    /// Whether a word of a name may begin so.
    pub(crate) fn begins(&self, word: &NameWord, heads: &[u8]) -> bool {
        self.voices.begin_alike(word.voice, heads)
    }

    /// The words of the name that a word is of, in order.
    pub(crate) fn name(&self, word: &NameWord) -> &[NameWord] {
        &self.words[word.first as usize..][..usize::from(word.count)]
    }

    /// The words of names that a word may be, if any, with an ending of this family of languages, by entity, name and place.
    pub(crate) fn kin(&self, word: &str, family: u8) -> Option<Arc<[Kin]>> {
        let at = usize::from(family);
        let remembered = |known: &[Remembered]| known.get(at)?.get(word).cloned();
        if let Some(known) = self.known.read().ok().and_then(|known| remembered(&known)) {
            return known;
        }
        let found = self.parts(word, family);
        let found: Option<Arc<[Kin]>> = (!found.is_empty()).then(|| found.into());
        if let Ok(mut known) = self.known.write() {
            if known.len() <= at {
                known.resize_with(at + 1, HashMap::default);
            }
            if known[at].len() >= MEMORY {
                known[at].clear();
            }
            known[at].insert(word.into(), found.clone());
        }
        found
    }

    /// The kin of a word, and of what is left of it without the little words that some scripts write together with the next or the one
    /// before: whichever is nearer.
    fn parts(&self, word: &str, family: u8) -> Vec<Kin> {
        let folded = fold(word);
        let mut kin = self.listen(word, folded.text(), family);
        let [only] = folded.words() else { return kin };
        let letters = folded.letters(0..1);
        for core in cores(letters, only.script).skip(1) {
            let (front, back) = (core.start as u8, (letters.len() - core.end) as u8);
            let core = &letters[core];
            for part in self.listen(core, &fold_key(core).text, family) {
                match kin.iter_mut().find(|kin| kin.word == part.word) {
                    Some(known) if known.near.lenient <= part.near.lenient + PARTED => {}
                    Some(known) => *known = Kin { front, back, ..part },
                    None => kin.push(Kin { front, back, ..part }),
                }
            }
        }
        kin.sort_by_key(|kin| kin.word);
        kin
    }

    /// The kin of a word that folds to `key`.
    fn listen(&self, word: &str, key: &str, family: u8) -> Vec<Kin> {
        let mut best: HashMap<u32, Nearness> = HashMap::default();
        for (voice, near) in self.voices.listen(word, self.families.get(family)) {
            for &index in &self.by_voice[voice as usize] {
                best.insert(index, near);
            }
        }
        for (index, known) in &mut best {
            let own = &self.words[*index as usize];
            if *own.letters == *key {
                let sounds = self.length(own) as u8;
                *known = Nearness::spelled(SPELLED, sounds);
            }
        }
        for (index, near) in self.equivalents(key, family) {
            let known = best.entry(index).or_insert(near);
            if near.lenient < known.lenient {
                *known = near;
            }
        }
        let numeral = self.epithets.ordinal(key).map(Box::from).or_else(|| numeral(word));
        let numerals = numeral.and_then(|numeral| self.numerals.get(&numeral));
        let ranks = self.epithets.rank(key).and_then(|rank| self.ranks.get(&rank));
        for &index in numerals.into_iter().chain(ranks).flatten() {
            best.insert(index, Nearness::spelled(1.0, 0));
        }
        let mut kin: Vec<Kin> = best
            .into_iter()
            .map(|(word, near)| Kin {
                word,
                near,
                front: 0,
                back: 0,
            })
            .collect();
        // Words are learned name by name, in order.
        kin.sort_by_key(|kin| kin.word);
        kin
    }
}

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

/// A Roman numeral of a ruler, II or XVI, in Latin letters whichever look-alikes it is typed in.
pub(crate) fn numeral(word: &str) -> Option<Box<str>> {
    let latin = |c: char| match c {
        'I' | 'І' => Some('I'),
        'V' => Some('V'),
        'X' | 'Х' => Some('X'),
        _ => None,
    };
    (!word.is_empty() && word.len() <= 12)
        .then(|| word.chars().map(latin).collect::<Option<String>>())?
        .map(String::into)
}
