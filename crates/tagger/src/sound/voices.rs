//! What the different words of names sound like, each once, and which of them a word of a text may be.

use std::sync::{LazyLock, OnceLock};

use polynym_script::Script;
use polynym_store::{Blobs, Numbers, OpenError, Sections, Writer};
use polynym_text::word_hash;
use polynym_translit::sound::{Key, Manner, Profile, Sound, Sounds};
use rustc_hash::FxHashMap as HashMap;

use super::endings::{bare, without_fleeting};
use super::nearness::Nearness;
use super::stems::{Stem, Stems, rarity};
use super::tables::{Buckets, Rows};
use crate::decide::script_of;

/// What it costs a word to be read in another than the usual way, for each factor of e that this way is rarer: beside another word of its
/// name, and alone.
const UNUSUAL: f32 = 0.02;
const UNUSUAL_ALONE: f32 = 0.06;
/// What it costs to leave an ending out, on either side: of two that are as near, the one with fewer is meant.
const TRIMMED: f32 = 0.005;
/// Farther in sound is another word.
const FARTHEST: f32 = 0.5;
/// A word that is farther for all the help it could have is not weighed as one that stands alone.
const FARTHEST_ALONE: f32 = 0.12;
/// More than all errors of a sum of costs.
const ROUNDED: f32 = 1e-5;

/// The scripts that have rules of sound. Tables in files number them so.
const SCRIPTS: [Script; 16] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Arabic,
    Script::Hebrew,
    Script::Katakana,
    Script::Hiragana,
    Script::Hangul,
    Script::Georgian,
    Script::Armenian,
    Script::Devanagari,
    Script::Bengali,
    Script::Tamil,
    Script::Thai,
    Script::Ethiopic,
    Script::Han,
];

/// The habits of each.
static HABITS: LazyLock<[u8; SCRIPTS.len()]> = LazyLock::new(|| SCRIPTS.map(Sounds::habit));

fn number(script: Script) -> Option<usize> {
    SCRIPTS.iter().position(|known| *known == script)
}

/// Stems of both words and a key of theirs, by number: what decides among as near ones.
type Turn = (u16, u8, u8);

/// How near a word of names is as far as its stems are weighed, and by which it is.
struct Weighed {
    near: Nearness,
    lenient_turn: Turn,
    strict_turn: Turn,
}

impl Weighed {
    const NOTHING: Self = Self {
        near: Nearness::FAR,
        lenient_turn: (u16::MAX, u8::MAX, u8::MAX),
        strict_turn: (u16::MAX, u8::MAX, u8::MAX),
    };
}

/// The different words of names, as tables.
#[derive(Debug, Clone)]
pub(super) struct Voices {
    /// For each: what it may begin with, as bits; the sounds of its usual reading.
    rows: Numbers,
    /// The stems of all words, with and without the vowels at the end, each once for each script of the words.
    stems: Blobs,
    /// By the number of a script, where its stems begin.
    groups: Numbers,
    /// By stem, the words that have it: their number; which of theirs it is and how usual, in percent.
    owners: Rows,
    /// By the number of a script, its stems by the keys that they have for a text in a script without habits, if that is arranged.
    plain: Vec<Option<Buckets>>,
    /// The same for all scripts of texts, arranged when the first such text is heard: by both numbers, of the script and of the habits.
    other: Vec<OnceLock<Buckets>>,
}

impl Default for Voices {
    fn default() -> Self {
        Self {
            rows: Numbers::default(),
            stems: Blobs::default(),
            groups: Numbers::default(),
            owners: Rows::default(),
            plain: SCRIPTS.iter().map(|_| None).collect(),
            other: SCRIPTS.iter().flat_map(|_| &SCRIPTS).map(|_| OnceLock::new()).collect(),
        }
    }
}

impl Voices {
    /// How many sounds the usual reading of a word has.
    pub(super) fn length(&self, voice: u32) -> usize {
        self.rows.get(voice as usize * 2 + 1) as usize
    }

    /// What a word may begin with.
    pub(super) fn heads(&self, voice: u32) -> u32 {
        self.rows.get(voice as usize * 2)
    }

    /// The words of names that a word of a text in this script may be, by the word's stems.
    pub(super) fn listen(
        &self,
        sounds: &Sounds,
        script: Script,
        stems: &Stems,
    ) -> impl Iterator<Item = (u32, Nearness)> + use<> {
        let mut near: HashMap<u32, Weighed> = HashMap::default();
        let text = number(script);
        let groups = (0..SCRIPTS.len()).filter(|&group| text.is_some() && !self.groups.row(group).is_empty());
        for group in groups {
            let profile = sounds.profile(SCRIPTS[group], script);
            let shelf = self.shelf(group, text.unwrap_or_default(), profile);
            for stem in &stems.stems {
                let letters = stems.letters(stem);
                for (at, key) in profile.keys(letters).enumerate() {
                    for own in shelf.of(hash(key)) {
                        let same = SCRIPTS[group] == script;
                        self.weigh(own, (letters, stem), at as u8, (profile, same), &mut near);
                    }
                }
            }
        }
        let near = near.into_iter().map(|(voice, known)| (voice, known.near));
        near.filter(|(_, near)| near.lenient <= FARTHEST)
    }

    /// Weighs a stem of names' words against one of a text's word, for each of the words that have it. `same` is whether both are in one
    /// script.
    fn weigh(
        &self,
        own: u32,
        (letters, stem): (&[u8], &Stem),
        key: u8,
        (profile, same): (&Profile, bool),
        near: &mut HashMap<u32, Weighed>,
    ) {
        let own_letters = self.stems.get(own as usize);
        let owners = || {
            let mut numbers = self.owners.of(own);
            std::iter::from_fn(move || {
                let (voice, reading) = (numbers.next()?, numbers.next()?);
                let (turn, ease) = ((reading >> 8) as u8, reading as u8);
                Some((voice, turn, stem.rare + rarity(ease)))
            })
        };
        let cut = |turn: u8| TRIMMED * (f32::from(!stem.whole) + f32::from(turn > 0));
        // What is farther than this is nearer than what is known neither so nor alone: the strict cost is never less than the lenient one.
        let enough = owners().map(|(voice, turn, rare)| {
            let known = near.entry(voice).or_insert(Weighed::NOTHING).near;
            let alone = known.strict.min(FARTHEST_ALONE) - rare * UNUSUAL_ALONE;
            (known.lenient.min(FARTHEST) - cut(turn) - rare * UNUSUAL).max(alone)
        });
        let enough = enough.fold(f32::MIN, f32::max);
        if enough < -ROUNDED {
            return;
        }
        let Some(plain) = profile.cost_within(own_letters, letters, Manner::Lenient, enough) else {
            return;
        };
        let sounds = letters.len().min(own_letters.len()) as u8;
        let mut strictly = None;
        for (voice, turn, rare) in owners() {
            let Some(Weighed {
                near: known,
                lenient_turn,
                strict_turn,
            }) = near.get_mut(&voice)
            else {
                continue;
            };
            let lenient = plain + cut(turn) + rare * UNUSUAL;
            let turn = (stem.turn, key, turn);
            if (lenient, turn) < (known.lenient, *lenient_turn) {
                (known.lenient, known.sounds, *lenient_turn) = (lenient, sounds, turn);
            }
            if plain + rare * UNUSUAL_ALONE > FARTHEST_ALONE {
                continue;
            }
            let strict = *strictly.get_or_insert_with(|| profile.cost(own_letters, letters, Manner::Strict));
            let strict = strict + rare * UNUSUAL_ALONE;
            if (strict, turn) < (known.strict, *strict_turn) {
                (known.strict, known.whole, known.sounds_alone, *strict_turn) = (strict, stem.whole, sounds, turn);
                known.other_vowels = same && vowels(own_letters) != vowels(letters);
            }
        }
    }

    /// The stems of words in one script by their keys, as a text in another may have them.
    fn shelf(&self, group: usize, text: usize, profile: &Profile) -> &Buckets {
        let stored = self.plain[group].as_ref().filter(|_| is_plain(group, text));
        stored.unwrap_or_else(|| {
            let place = group * SCRIPTS.len() + usize::from(HABITS[text]);
            self.other[place].get_or_init(|| self.arrange(group, profile))
        })
    }

    fn arrange(&self, group: usize, profile: &Profile) -> Buckets {
        let keys = |stem: usize| {
            let keys = profile.keys(self.stems.get(stem));
            keys.map(move |key| (hash(key), stem as u32))
        };
        Buckets::new(self.groups.row(group).flat_map(keys).collect())
    }

    /// Arranges what most texts ask for, so that it can be stored.
    pub(super) fn arrange_plain(&mut self) {
        let plain = (0..SCRIPTS.len()).filter(|&group| is_plain(group, group) && !self.groups.row(group).is_empty());
        for group in plain.collect::<Vec<_>>() {
            self.plain[group] = Some(self.arrange(group, Profile::plain()));
        }
    }

    pub(super) fn write(&self, file: &mut Writer) {
        file.numbers("voices", &self.rows);
        file.blobs("voice stems", &self.stems);
        file.numbers("voice scripts", &self.groups);
        self.owners.write("voice owners", file);
        for (group, shelf) in self.plain.iter().enumerate() {
            let empty = Buckets::default();
            if is_plain(group, group) {
                shelf.as_ref().unwrap_or(&empty).write(&format!("voice keys {group}"), file);
            }
        }
    }

    pub(super) fn read(file: &Sections) -> Result<Self, OpenError> {
        let mut voices = Self {
            rows: file.numbers("voices")?,
            stems: file.blobs("voice stems")?,
            groups: file.numbers("voice scripts")?,
            owners: Rows::read("voice owners", file)?,
            ..Self::default()
        };
        for group in (0..SCRIPTS.len()).filter(|&group| is_plain(group, group)) {
            voices.plain[group] = Some(Buckets::read(&format!("voice keys {group}"), file)?);
        }
        Ok(voices)
    }
}

/// Whether words and a text in these scripts are compared plainly.
fn is_plain(group: usize, text: usize) -> bool {
    (HABITS[group], HABITS[text]) == (0, 0)
}

fn hash(key: Key) -> u64 {
    word_hash(&key.bits().to_le_bytes())
}

/// The number of a script, and the letters of a stem.
type OwnStem = (usize, Box<[u8]>);

/// Listens to the words of names.
#[derive(Debug, Default)]
pub(super) struct VoicesBuilder {
    sounds: Sounds,
    by_spelling: HashMap<Box<str>, u32>,
    rows: Vec<u32>,
    /// By the number of the script and the letters: words, and which of theirs the stem is and how usual.
    stems: HashMap<OwnStem, Vec<[u32; 2]>>,
}

impl VoicesBuilder {
    /// Listens to a word of a name; `joined` is how it may be written in one with its neighbour.
    pub(super) fn learn(&mut self, spelled: &str, joined: Option<&str>) -> u32 {
        let key = joined.map_or_else(|| spelled.to_owned(), |joined| format!("{spelled} {joined}"));
        if let Some(&known) = self.by_spelling.get(key.as_str()) {
            return known;
        }
        let own = self.sounds.of(spelled);
        let joined = joined.map(|joined| self.sounds.of(joined));
        let mut stems: Vec<(Box<[u8]>, u8)> = Vec::new();
        for sound in own.iter().chain(joined.iter().flatten()) {
            let fleeting = without_fleeting(sound.letters());
            for stem in [sound.letters(), bare(sound.letters())]
                .into_iter()
                .chain(fleeting.as_deref())
            {
                if !stems.iter().any(|(known, _)| **known == *stem) {
                    stems.push((stem.into(), sound.ease()));
                }
            }
        }
        let index = self.by_spelling.len() as u32;
        let length = stems.first().map_or(0, |(stem, _)| stem.len());
        self.rows.extend([heads(&own), length as u32]);
        if let Some(script) = number(script_of(spelled)) {
            for ((stem, ease), turn) in stems.into_iter().zip(0..) {
                let owners = self.stems.entry((script, stem)).or_default();
                owners.push([index, turn << 8 | u32::from(ease)]);
            }
        }
        self.by_spelling.insert(key.into(), index);
        index
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.by_spelling.len()
    }

    pub(super) fn finish(self) -> Voices {
        let mut stems: Vec<_> = self.stems.into_iter().collect();
        stems.sort_unstable();
        let starts = (0..=SCRIPTS.len()).map(|group| stems.partition_point(|((own, _), _)| *own < group) as u32);
        let owners = stems.iter().zip(0..).flat_map(|((_, owners), stem)| {
            let numbers = owners.iter().flatten();
            numbers.map(move |&number| (stem, number))
        });
        Voices {
            rows: self.rows.into_iter().collect(),
            groups: starts.collect(),
            owners: Rows::new(stems.len(), owners.collect()),
            stems: stems.iter().map(|((_, letters), _)| letters).collect(),
            ..Voices::default()
        }
    }
}

/// The vowels of a word, without those at its end, which endings change.
fn vowels(stem: &[u8]) -> Vec<u8> {
    let end = stem.iter().rposition(|c| !b"aeiouyYj".contains(c)).map_or(0, |at| at + 1);
    let mut vowels: Vec<u8> = stem[..end].iter().filter(|c| b"aeiouyY".contains(c)).copied().collect();
    vowels.iter_mut().filter(|c| **c == b'y').for_each(|c| *c = b'i');
    vowels.dedup();
    vowels
}

/// What a word may begin with, a bit for each.
pub(super) fn heads(sounds: &[Sound]) -> u32 {
    let head = |sound: &Sound| match sound.letters()[0] {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'Y' | b'j' => b'a',
        b'h' | b'X' | b'g' => b'g',
        b'C' | b'c' | b's' | b'S' => b's',
        b'Z' | b'z' | b'J' => b'z',
        other => other,
    };
    sounds.iter().fold(0, |heads, sound| heads | 1 << (head(sound) & 31))
}
