//! The words of names by their sound, and which of them a word of a text may be.

use std::sync::Arc;

use polynym_gazetteer::Gazetteer;
use polynym_lexicon::cores;
use polynym_names::given::{self, Relation};
use polynym_text::{Lang, fold, fold_key};
use polynym_translit::sound::Sounds;
use rustc_hash::FxHashSet as HashSet;

use super::endings::{Endings, Families};
use super::epithets::Epithets;
use super::memory::{Kindred, Memory, Spoken};
use super::nearness::Nearness;
use super::stems::Stems;
use super::stored::{NOBODY, StoredEars, WordRow};
use super::voices::heads;
use crate::decide::script_of;

/// What is spelled the same is nearer than what sounds the same.
pub(crate) const SPELLED: f32 = -0.1;
/// What a given name is farther for being the same in another language only, or a short form.
const EQUIVALENT: f32 = 0.02;
const SHORT_FORM: f32 = 0.08;
/// So much nearer is a name without what is written together with it.
const PARTED: f32 = 0.015;

/// A word of a person's name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameWord {
    /// Its place among all words, and that of the first of its name, by which names are told apart.
    pub(crate) index: u32,
    pub(crate) name: u32,
    pub(crate) entity: u32,
    /// Its place among the words of its name.
    pub(crate) at: u8,
    /// Written small, or short and in the middle: von, de, al, ul.
    pub(crate) particle: bool,
    /// The rank it names: Pope, Queen.
    pub(crate) rank: Option<u16>,
    /// Whether it is the last word of the name, or joined to it: there the surname stands.
    pub(crate) surname: bool,
    /// The only word of the name.
    pub(crate) sole: bool,
    /// Of the name of a place or a body: none of its words stands for it alone, and none is a given name.
    pub(crate) thing: bool,
    /// A Roman numeral: it has no sound.
    numeral: bool,
    /// How many words its name has.
    count: u8,
    letters: u32,
    voice: u32,
}

impl NameWord {
    /// A Roman numeral, which tells its bearer from others of the name.
    pub(crate) fn is_numeral(&self) -> bool {
        self.numeral
    }

    /// A numeral or a title: it is known by its letters alone.
    pub(crate) fn is_bare(&self) -> bool {
        self.numeral || self.rank.is_some()
    }

    /// How many words its name has.
    pub(crate) fn name_length(&self) -> usize {
        usize::from(self.count)
    }
}

/// A word of a name that a word of a text may be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kin {
    /// Index of the [`NameWord`], with the name that it is of, and whose that is: most are asked for no more.
    pub(crate) word: u32,
    pub(crate) name: u32,
    pub(crate) entity: u32,
    pub(crate) near: Nearness,
    /// Folded bytes of the text's word before and behind the name that is written together with them.
    pub(crate) front: u8,
    pub(crate) back: u8,
}

/// The sound of one gazetteer's names, and which of its entities still count.
#[derive(Debug)]
struct Layer {
    stored: StoredEars,
    /// What its first word is called among those of all layers.
    base: u32,
    /// The entities that a layer above has changed or taken out, sorted.
    gone: Vec<u32>,
    /// Letters of brands that are bodies of a layer above.
    bodies: HashSet<Box<str>>,
}

impl Layer {
    /// Whose a word is now, if anybody's.
    fn entity(&self, row: &WordRow) -> Option<u32> {
        if row.entity == NOBODY {
            let is_body = || self.bodies.contains(self.stored.letters.text(row.letters as usize));
            return (self.bodies.is_empty() || row.marks & WordRow::SOLE == 0 || !is_body()).then_some(NOBODY);
        }
        self.gone.binary_search(&row.entity).is_err().then_some(row.entity)
    }

    /// Takes the words of some entities out.
    fn without(&mut self, gone: &[u32]) {
        self.gone.extend_from_slice(gone);
        self.gone.sort_unstable();
        self.gone.dedup();
    }
}

/// What the names of a gazetteer's people sound like: layers of [`StoredEars`] that act as one.
#[derive(Debug)]
pub struct Ears {
    sounds: Sounds,
    pub(crate) families: Families,
    pub(crate) epithets: Epithets,
    layers: Vec<Layer>,
    /// How many entities there are: those of a table that is damaged may be others.
    entities: u32,
    known: Memory,
}

impl Ears {
    /// Listens to the names of a gazetteer.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        Self::open(StoredEars::of(gazetteer))
    }

    /// Those of a gazetteer of so many entities.
    pub(crate) fn bounded(mut self, entities: usize) -> Self {
        self.entities = entities as u32;
        self
    }

    /// Opens what was listened to before; costs nothing of its size.
    #[must_use]
    pub fn open(stored: StoredEars) -> Self {
        Self {
            families: Families::new(),
            sounds: Sounds::new(),
            epithets: Epithets::new(),
            layers: vec![Layer {
                stored,
                base: 0,
                gone: Vec::new(),
                bodies: HashSet::default(),
            }],
            entities: NOBODY,
            known: Memory::default(),
        }
    }

    /// Lays these over others, whose words stay except those of the entities that are `gone`. Brands are those of the lowest layer.
    #[must_use]
    pub fn over(mut self, mut below: Ears, gone: &[u32]) -> Self {
        let mut bodies: HashSet<Box<str>> = HashSet::default();
        for layer in &self.layers {
            let things = (0..layer.stored.len()).map(|at| layer.stored.word(at));
            let things = things.filter(|row| row.marks & (WordRow::SOLE | WordRow::THING) == WordRow::SOLE | WordRow::THING);
            bodies.extend(things.map(|row| Box::from(layer.stored.letters.text(row.letters as usize))));
        }
        for layer in &mut below.layers {
            layer.without(gone);
            layer.bodies.extend(bodies.iter().cloned());
        }
        below.layers.append(&mut self.layers);
        let mut base = 0;
        for layer in &mut below.layers {
            layer.base = base;
            base += layer.stored.len();
        }
        self.layers = below.layers;
        self.known = Memory::default();
        self
    }

    /// The endings of a family of languages.
    pub(crate) fn endings(&self, family: u8) -> &Endings {
        self.families.get(family, &self.sounds)
    }

    /// The layer of a word.
    fn layer(&self, word: u32) -> &Layer {
        let above = self.layers.iter().rev();
        above.clone().find(|layer| layer.base <= word).unwrap_or(&self.layers[0])
    }

    /// A word of a name.
    pub(crate) fn word(&self, index: u32) -> NameWord {
        let layer = self.layer(index);
        let row = layer.stored.word(index - layer.base);
        let is = |mark: u32| row.marks & mark > 0;
        NameWord {
            index,
            name: row.first + layer.base,
            entity: layer.entity(&row).unwrap_or(NOBODY),
            at: row.at,
            particle: is(WordRow::PARTICLE),
            rank: row.rank,
            surname: is(WordRow::SURNAME),
            sole: is(WordRow::SOLE),
            thing: is(WordRow::THING),
            numeral: is(WordRow::NUMERAL),
            count: row.count,
            letters: row.letters,
            voice: row.voice,
        }
    }

    /// A word as it is spelled, folded.
    pub(crate) fn letters(&self, word: &NameWord) -> &str {
        self.layer(word.index).stored.letters.text(word.letters as usize)
    }

    /// The languages in which the row of a word has names of its own.
    pub(crate) fn told(&self, word: u32) -> impl Iterator<Item = Lang> + '_ {
        let layer = self.layer(word);
        layer.stored.told(layer.stored.word(word - layer.base).entity)
    }

    /// Whether a folded word is a rank, or an ordinal number that tells a ruler from others of the name.
    pub(crate) fn is_epithet(&self, word: &str) -> bool {
        let numerals = || self.layers.iter().any(|layer| !layer.stored.numerals.is_empty());
        let known = self.epithets.of(word);
        known.is_some_and(|known| known.rank.is_some() || (known.ordinal.is_some() && numerals()))
    }

    /// How many sounds the usual reading of a word of a name has.
    pub(crate) fn length(&self, word: &NameWord) -> usize {
        self.layer(word.index).stored.voices.length(word.voice)
    }

    /// What a word or an initial may begin with, as bits.
    pub(crate) fn heads(&self, word: &str) -> u32 {
        heads(&self.sounds.of(word))
    }

    /// Whether a word of a name may begin so.
    pub(crate) fn begins(&self, word: &NameWord, heads: u32) -> bool {
        self.layer(word.index).stored.voices.heads(word.voice) & heads > 0
    }

    /// The words of the name that a word is of, in order.
    pub(crate) fn name(&self, word: &NameWord) -> impl DoubleEndedIterator<Item = NameWord> + ExactSizeIterator {
        (word.name..word.name + u32::from(word.count)).map(|index| self.word(index))
    }

    /// The words of names that a word may be, if any, with an ending of this family of languages.
    pub(crate) fn kin(&self, word: &str, family: u8) -> Option<Arc<Kindred>> {
        self.known.of(word, family).unwrap_or_else(|| {
            let found = self.kindred(self.parts(word, family));
            self.known.keep(word, family, found.clone());
            found
        })
    }

    fn kindred(&self, kin: Vec<Kin>) -> Option<Arc<Kindred>> {
        let told = kin.iter().any(|kin| self.told(kin.word).next().is_some());
        Kindred::new(kin, told)
    }

    /// Those of the kin whose row has no name in the language of the passage, or, where that is not known, in none of its script: what a row
    /// spells needs no guess, and one would only undo it.
    pub(crate) fn untold(&self, kindred: &Kindred, spoken: Spoken) -> Option<Arc<Kindred>> {
        kindred.left(spoken, || {
            let is_told = |kin: &&Kin| match spoken {
                Spoken::Lang(lang) => self.told(kin.word).any(|own| own == lang),
                Spoken::Script(script) => self.told(kin.word).any(|lang| lang.scripts().contains(&script)),
            };
            let left = kindred.iter().filter(|kin| !is_told(kin)).copied().collect();
            self.kindred(left)
        })
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
        let endings = self.endings(family);
        let script = script_of(word);
        let stems = Stems::of(&self.sounds.of(word), endings);
        let names = self.nominatives(key, family);
        let numeral = self.epithets.ordinal(key).map(Box::from).or_else(|| numeral(word));
        let rank = self.epithets.rank(key);
        let mut kin = Vec::new();
        for layer in &self.layers {
            let stored = &layer.stored;
            let from = kin.len();
            let mut add = |index: u32, near: Nearness| {
                let row = stored.word(index);
                let entity = layer.entity(&row).filter(|_| layer.base == 0 || index < stored.brands);
                kin.extend(
                    entity
                        .filter(|&entity| entity < self.entities || entity == NOBODY)
                        .map(|entity| Kin {
                            word: index + layer.base,
                            name: row.first + layer.base,
                            entity,
                            near,
                            front: 0,
                            back: 0,
                        }),
                );
            };
            let numerals = numeral.iter().flat_map(|numeral| stored.numeral(numeral));
            let ranks = rank.into_iter().flat_map(|rank| stored.by_rank.of(u32::from(rank)));
            numerals.chain(ranks).for_each(|index| add(index, Nearness::spelled(1.0, 0)));
            for (voice, near) in stored.voices.listen(&self.sounds, script, &stems) {
                let mut words = stored.by_voice.of(voice).peekable();
                // Words of one voice are spelled alike.
                let spelled = words
                    .peek()
                    .map(|&index| stored.letters.get(stored.word(index).letters as usize));
                let near = match spelled {
                    Some(letters) if letters == key.as_bytes() => Nearness::spelled(SPELLED, stored.voices.length(voice) as u8),
                    _ => near,
                };
                words.for_each(|index| add(index, near));
            }
            equivalents(stored, &names)
                .into_iter()
                .for_each(|(index, near)| add(index, near));
            // Words are learned name by name, in order. What is known of one in two ways counts as it is nearer, and else as what was added first.
            kin[from..].sort_by(|a, b| a.word.cmp(&b.word).then(a.near.lenient.total_cmp(&b.near.lenient)));
        }
        kin.dedup_by_key(|kin| kin.word);
        kin
    }

    /// The given names that a folded word is a form of, and whether it is that itself.
    fn nominatives(&self, word: &str, family: u8) -> Vec<(String, bool)> {
        let mut names: Vec<(String, bool)> = Vec::new();
        if self.layers.iter().all(|layer| layer.stored.by_group.is_empty()) {
            return names;
        }
        self.endings(family).nominatives(word, |nominative, whole| {
            if !given::groups_folded(nominative).is_empty() {
                names.push((nominative.to_owned(), whole));
            }
        });
        names.sort();
        names.dedup_by(|next, known| next.0 == known.0);
        names
    }
}

/// The given names of rows that a word is in another language, or short for; for a ruler, pope or saint also those that are only translations
/// of it. An equivalent is itself a known word and need not be guessed at: but for its ending it is spelled so.
fn equivalents(stored: &StoredEars, nominatives: &[(String, bool)]) -> Vec<(u32, Nearness)> {
    let mut found = Vec::new();
    for (nominative, whole) in nominatives {
        for &group in given::groups_folded(nominative) {
            for (index, ruler) in stored.of_group(group) {
                let letters = stored.letters.text(stored.word(index).letters as usize);
                let farther = match given::relation_folded(nominative, letters) {
                    Some(Relation::Same | Relation::Equivalent) => EQUIVALENT,
                    Some(Relation::Translated) if ruler => EQUIVALENT,
                    Some(Relation::Short) => SHORT_FORM,
                    Some(Relation::Translated) | None => continue,
                };
                let sounds = nominative.chars().count().min(16) as u8;
                found.push((index, Nearness::alike(farther, sounds, *whole)));
            }
        }
    }
    found
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
