//! The words of people's names by their sound, and which of them a word of a text may be.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, RwLock};

use polynym_gazetteer::{EntityType, Gazetteer, NameKind};
use polynym_text::{Lang, fold, fold_key};
use polynym_translit::sound::{Key, Manner, Sound, Sounds, cost};

use super::endings::{Endings, Epithets, bare, without_fleeting};

/// Words whose kin are remembered.
const MEMORY: usize = 1 << 18;
/// What it costs a word alone to be read in another than the usual way.
const UNUSUAL: f32 = 0.05;
/// What is spelled the same is nearer than what sounds the same.
pub(crate) const SPELLED: f32 = -0.1;
/// Farther in sound is another word.
const FARTHEST: f32 = 0.5;

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
    /// What it may begin with: consonants by their class, vowels as one.
    pub(crate) heads: Vec<u8>,
    /// Its sounds with and without the vowels at the end; whether that is the usual reading.
    stems: Vec<(Box<[u8]>, bool)>,
}

/// A word of a name that a word of a text may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kin {
    /// Index of the [`NameWord`].
    pub(crate) word: u32,
    pub(crate) lenient: f32,
    pub(crate) strict: f32,
    /// No ending was taken off for the strict cost.
    pub(crate) whole: bool,
}

/// What the names of a gazetteer's people sound like.
#[derive(Debug)]
pub struct Ears {
    sounds: Sounds,
    endings: Endings,
    pub(crate) words: Vec<NameWord>,
    by_key: HashMap<Key, Vec<u32>>,
    /// Roman numerals of names, by their letters: they have no sound.
    numerals: HashMap<Box<str>, Vec<u32>>,
    /// Titles that are words of a name.
    ranks: HashMap<u16, Vec<u32>>,
    pub(crate) epithets: Epithets,
    /// The languages in which the row itself has a name: there it is spelled, and needs no guess.
    told: HashMap<u32, Vec<Lang>>,
    /// The words of each name, in order.
    names: HashMap<(u32, u32), Vec<u32>>,
    /// What a word gave is remembered: texts repeat their words.
    known: RwLock<HashMap<Box<str>, Arc<[Kin]>>>,
}

impl Ears {
    /// Listens to all full names of people.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let sounds = Sounds::new();
        let endings = Endings::new(&sounds);
        let mut heard: HashMap<String, Vec<Sound>> = HashMap::new();
        let mut ears = Self {
            sounds,
            endings,
            words: Vec::new(),
            by_key: HashMap::new(),
            numerals: HashMap::new(),
            ranks: HashMap::new(),
            epithets: Epithets::new(),
            told: HashMap::new(),
            names: HashMap::new(),
            known: RwLock::default(),
        };
        for (index, person) in (0..).zip(gazetteer.entities()).filter(|(_, e)| e.kind == EntityType::Person) {
            for (number, name) in (0..).zip(person.names.iter().filter(|name| name.kind.is_strong())) {
                ears.learn(index, number, &name.text, &mut heard);
                let own = if name.kind == NameKind::Main { person.lang } else { None };
                if let Some(lang) = name.lang.or(own) {
                    ears.told.entry(index).or_default().push(lang);
                }
            }
        }
        ears
    }

    fn learn(&mut self, entity: u32, name: u32, text: &str, heard: &mut HashMap<String, Vec<Sound>>) {
        let folded = fold(text);
        let count = folded.words().len();
        if !(2..=8).contains(&count) {
            return;
        }
        // What a rank inside a name begins describes its bearer: Charles, Prince of Wales.
        let described = (1..count)
            .find(|&at| self.epithets.rank(folded.letters(at..at + 1)).is_some())
            .unwrap_or(count);
        for (at, word) in folded.words().iter().enumerate() {
            let letters = folded.letters(at..at + 1);
            let index = self.words.len() as u32;
            let mut stems: Vec<(Box<[u8]>, bool)> = Vec::new();
            let mut keys = BTreeSet::new();
            let spelled = &text[word.span];
            if !heard.contains_key(spelled) {
                heard.insert(spelled.to_owned(), self.sounds.of(spelled));
            }
            for (reading, sound) in heard[spelled].iter().enumerate() {
                let fleeting = without_fleeting(sound.letters());
                for stem in [sound.letters(), bare(sound.letters())]
                    .into_iter()
                    .chain(fleeting.as_deref())
                {
                    keys.insert(Sound::new(stem).key());
                    if !stems.iter().any(|(known, _)| **known == *stem) {
                        stems.push((stem.into(), reading == 0));
                    }
                }
            }
            if is_numeral(spelled) {
                (stems, keys) = (Vec::new(), BTreeSet::new());
                self.numerals.entry(letters.into()).or_default().push(index);
            }
            for key in keys {
                self.by_key.entry(key).or_default().push(index);
            }
            self.names.entry((entity, name)).or_default().push(index);
            if let Some(rank) = self.epithets.rank(letters) {
                self.ranks.entry(rank).or_default().push(index);
            }
            self.words.push(NameWord {
                entity,
                name,
                at: at as u8,
                particle: at >= described
                    || (!word.shape.initial && !word.shape.uncased())
                    || (at > 0 && at + 1 < count && letters.chars().count() <= 3),
                rank: self.epithets.rank(letters),
                letters: letters.into(),
                heads: heads(&heard[spelled]),
                stems,
            });
        }
    }

    /// The languages in which a person's row has names of its own.
    pub(crate) fn told(&self, entity: u32) -> &[Lang] {
        self.told.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// How many sounds the usual reading of a word of a name has.
    pub(crate) fn length(&self, word: &NameWord) -> usize {
        word.stems.first().map_or(0, |(stem, _)| stem.len())
    }

    /// What a word or an initial may begin with.
    pub(crate) fn heads(&self, word: &str) -> Vec<u8> {
        heads(&self.sounds.of(word))
    }

    /// The words of a name, in order.
    pub(crate) fn name(&self, entity: u32, name: u32) -> impl Iterator<Item = &NameWord> {
        self.names[&(entity, name)].iter().map(|&word| &self.words[word as usize])
    }

    /// The words of names that a word may be, by entity, name and place.
    pub(crate) fn kin(&self, word: &str) -> Arc<[Kin]> {
        if let Some(known) = self.known.read().ok().and_then(|known| known.get(word).cloned()) {
            return known;
        }
        let found: Arc<[Kin]> = self.listen(word).into();
        if let Ok(mut known) = self.known.write() {
            if known.len() >= MEMORY {
                known.clear();
            }
            known.insert(word.into(), Arc::clone(&found));
        }
        found
    }

    fn listen(&self, word: &str) -> Vec<Kin> {
        let mut best: HashMap<u32, Kin> = HashMap::new();
        for (reading, sound) in self.sounds.of(word).iter().enumerate() {
            for (number, stem) in self.endings.stems(sound.letters()).into_iter().enumerate() {
                let key = Sound::new(&stem).key();
                for &index in self.by_key.get(&key).into_iter().flatten() {
                    let known = best.entry(index).or_insert(Kin {
                        word: index,
                        lenient: f32::MAX,
                        strict: f32::MAX,
                        whole: false,
                    });
                    for (own, usual) in &self.words[index as usize].stems {
                        known.lenient = known.lenient.min(cost(&stem, own, Manner::Lenient));
                        let unusual = match (reading == 0, *usual, number == 0) {
                            (true, true, _) => 0.0,
                            (true, false, _) | (false, _, true) => UNUSUAL,
                            (false, _, false) => 3.0 * UNUSUAL,
                        };
                        let strict = cost(&stem, own, Manner::Strict) + unusual;
                        if strict < known.strict {
                            (known.strict, known.whole) = (strict, number == 0);
                        }
                    }
                }
            }
        }
        let key = fold_key(word).text;
        for known in best
            .values_mut()
            .filter(|known| *self.words[known.word as usize].letters == *key)
        {
            (known.lenient, known.strict, known.whole) = (0.0, SPELLED, true);
        }
        let numerals = self.numerals.get(&*key).filter(|_| is_numeral(word));
        let ranks = self.epithets.rank(&key).and_then(|rank| self.ranks.get(&rank));
        for &index in numerals.into_iter().chain(ranks).flatten() {
            best.insert(
                index,
                Kin {
                    word: index,
                    lenient: 0.0,
                    strict: 1.0,
                    whole: true,
                },
            );
        }
        let mut kin: Vec<Kin> = best.into_values().filter(|kin| kin.lenient <= FARTHEST).collect();
        kin.sort_by_key(|kin| {
            let word = &self.words[kin.word as usize];
            (word.entity, word.name, word.at)
        });
        kin
    }
}

fn heads(sounds: &[Sound]) -> Vec<u8> {
    let head = |sound: &Sound| match sound.letters()[0] {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'Y' | b'j' => b'a',
        b'h' | b'X' | b'g' => b'g',
        b'C' | b'c' | b's' | b'S' => b's',
        b'Z' | b'z' | b'J' => b'z',
        other => other,
    };
    sounds.iter().map(head).collect()
}

/// A Roman numeral of a ruler: II, XVI.
pub(super) fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|c| matches!(c, b'I' | b'V' | b'X'))
}
