//! The words of people's names by their sound, and which of them a word of a text may be.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, RwLock};

use polynym_gazetteer::{EntityType, Gazetteer, NameKind};
use polynym_text::{Folded, Lang, fold, fold_key};
use polynym_translit::sound::{Key, Manner, Sound, Sounds, cost};

use super::endings::{Epithets, Families, bare, without_fleeting};

/// Words inside a name with so few letters go with their neighbours.
const PARTICLE: usize = 3;
/// Words whose kin are remembered.
const MEMORY: usize = 1 << 18;
/// What it costs a word to be read in another than the usual way, for each factor of e that this way is rarer: beside another word of its
/// name, and alone.
const UNUSUAL: f32 = 0.02;
const UNUSUAL_ALONE: f32 = 0.06;
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
    /// Whether it is the last word of the name, or joined to it: there the surname stands.
    pub(crate) surname: bool,
    /// Its sounds with and without the vowels at the end; how rare that reading is, as a logarithm.
    stems: Vec<(Box<[u8]>, f32)>,
}

impl NameWord {
    /// A numeral: it is known by its letters alone.
    pub(crate) fn is_bare(&self) -> bool {
        self.stems.is_empty() || self.rank.is_some()
    }
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
    /// How many sounds agree so, at most: those of the shorter of the two, for the lenient cost and for the strict one.
    pub(crate) sounds: u8,
    pub(crate) sounds_alone: u8,
}

/// What the names of a gazetteer's people sound like.
#[derive(Debug)]
pub struct Ears {
    sounds: Sounds,
    pub(crate) families: Families,
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
    known: RwLock<Vec<HashMap<Box<str>, Arc<[Kin]>>>>,
}

impl Ears {
    /// Listens to all full names of people.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let sounds = Sounds::new();
        let families = Families::new(&sounds);
        let mut heard: HashMap<String, Vec<Sound>> = HashMap::new();
        let mut ears = Self {
            sounds,
            families,
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
        let is_numeral_at = |at: usize| is_numeral(&text[folded.words()[at].span]);
        let last = (1..described).rfind(|&at| !is_numeral_at(at)).unwrap_or(0);
        // What a hyphen joins to the last word is of the surname too.
        let mut surname = last;
        while surname > 1 && matches!(folded.between(surname - 1, surname), "-" | "'") {
            surname -= 1;
        }
        for (at, word) in folded.words().iter().enumerate() {
            let letters = folded.letters(at..at + 1);
            let index = self.words.len() as u32;
            let mut stems: Vec<(Box<[u8]>, f32)> = Vec::new();
            let mut keys = BTreeSet::new();
            let spelled = &text[word.span];
            let mut listen = |spelled: &str| {
                let known = heard.entry(spelled.to_owned()).or_insert_with(|| self.sounds.of(spelled));
                known.clone()
            };
            let own = listen(spelled);
            let joined = joined_with_particles(&folded, at).map(|joined| listen(&joined));
            for sound in own.iter().chain(joined.iter().flatten()) {
                let fleeting = without_fleeting(sound.letters());
                for stem in [sound.letters(), bare(sound.letters())]
                    .into_iter()
                    .chain(fleeting.as_deref())
                {
                    keys.insert(Sound::new(stem).key());
                    if !stems.iter().any(|(known, _)| **known == *stem) {
                        stems.push((stem.into(), rarity(sound)));
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
                    || (at > 0 && at + 1 < count && letters.chars().count() <= PARTICLE),
                rank: self.epithets.rank(letters),
                surname: at >= surname && at < described,
                letters: letters.into(),
                heads: heads(&own),
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

    /// The words of names that a word may be, with an ending of this family of languages, by entity, name and place.
    pub(crate) fn kin(&self, word: &str, family: u8) -> Arc<[Kin]> {
        let at = usize::from(family);
        let remembered = |known: &Vec<HashMap<Box<str>, Arc<[Kin]>>>| known.get(at)?.get(word).cloned();
        if let Some(known) = self.known.read().ok().and_then(|known| remembered(&known)) {
            return known;
        }
        let found: Arc<[Kin]> = self.listen(word, family).into();
        if let Ok(mut known) = self.known.write() {
            if known.len() <= at {
                known.resize_with(at + 1, HashMap::new);
            }
            if known[at].len() >= MEMORY {
                known[at].clear();
            }
            known[at].insert(word.into(), Arc::clone(&found));
        }
        found
    }

    fn listen(&self, word: &str, family: u8) -> Vec<Kin> {
        let mut best: HashMap<u32, Kin> = HashMap::new();
        for sound in &self.sounds.of(word) {
            for (number, stem) in self.families.get(family).stems(sound.letters()).into_iter().enumerate() {
                let key = Sound::new(&stem).key();
                for &index in self.by_key.get(&key).into_iter().flatten() {
                    let known = best.entry(index).or_insert(Kin {
                        word: index,
                        lenient: f32::MAX,
                        strict: f32::MAX,
                        whole: false,
                        sounds: 0,
                        sounds_alone: 0,
                    });
                    for (own, rare) in &self.words[index as usize].stems {
                        // An ending stands behind the usual reading: where a last letter is silent, none follows.
                        let rare = rare + rarity(sound) * if number == 0 { 1.0 } else { 3.0 };
                        let lenient = cost(&stem, own, Manner::Lenient) + rare * UNUSUAL;
                        let sounds = stem.len().min(own.len()) as u8;
                        if lenient < known.lenient {
                            (known.lenient, known.sounds) = (lenient, sounds);
                        }
                        let strict = cost(&stem, own, Manner::Strict) + rare * UNUSUAL_ALONE;
                        if strict < known.strict {
                            (known.strict, known.whole, known.sounds_alone) = (strict, number == 0, sounds);
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
            let sounds = self.length(&self.words[known.word as usize]) as u8;
            (known.sounds, known.sounds_alone) = (sounds, sounds);
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
                    sounds: 0,
                    sounds_alone: 0,
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

/// How much rarer than the usual one a reading is: 0 for that itself, 1 for one that is rarer by a factor of e.
fn rarity(sound: &Sound) -> f32 {
    -(f32::from(sound.ease()) / 100.0).ln()
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
