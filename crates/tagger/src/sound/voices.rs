//! What the different words of names sound like, each once, and which of them a word of a text may be.

use std::ops::Range;
use std::sync::OnceLock;

use polynym_script::Script;
use polynym_translit::sound::{Key, Manner, Profile, Sound, Sounds};
use rustc_hash::FxHashMap as HashMap;

use super::endings::{Endings, bare, without_fleeting};
use crate::decide::script_of;

/// What it costs a word to be read in another than the usual way, for each factor of e that this way is rarer: beside another word of its
/// name, and alone.
const UNUSUAL: f32 = 0.02;
const UNUSUAL_ALONE: f32 = 0.06;
/// What it costs to leave an ending out, on either side: of two that are as near, the one with fewer is meant.
const TRIMMED: f32 = 0.005;
/// Farther in sound is another word.
const FARTHEST: f32 = 0.5;
/// More than all errors of a sum of costs.
const ROUNDED: f32 = 1e-5;
/// A word that is farther for all the help it could have is not weighed as one that stands alone.
const FARTHEST_ALONE: f32 = 0.12;

/// A word of names, as it is spelled.
#[derive(Debug)]
struct Voice {
    script: Script,
    /// Its sounds with and without the vowels at the end; how rare that reading is, as a logarithm.
    stems: Vec<(Box<[u8]>, f32)>,
    heads: Vec<u8>,
}

/// How near a word of a text is to a word of names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Nearness {
    /// Beside another word of the name.
    pub(crate) lenient: f32,
    /// With nothing to help it.
    pub(crate) strict: f32,
    /// No ending was taken off for the strict cost.
    pub(crate) whole: bool,
    /// How many sounds agree so, at most: those of the shorter of the two, for the lenient cost and for the strict one.
    pub(crate) sounds: u8,
    pub(crate) sounds_alone: u8,
    /// Both are in one script, and their vowels are not the same: two spellings of one name keep these.
    pub(crate) other_vowels: bool,
}

impl Nearness {
    const FAR: Self = Self {
        lenient: f32::MAX,
        strict: f32::MAX,
        whole: false,
        sounds: 0,
        sounds_alone: 0,
        other_vowels: false,
    };

    /// That of a word that is spelled so, of so many sounds.
    pub(crate) const fn spelled(strict: f32, sounds: u8) -> Self {
        Self {
            strict,
            ..Self::alike(0.0, sounds, true)
        }
    }

    /// That of a word that is known to mean the same.
    pub(crate) const fn alike(farther: f32, sounds: u8, whole: bool) -> Self {
        Self {
            lenient: farther,
            strict: farther,
            whole,
            sounds,
            sounds_alone: sounds,
            other_vowels: false,
        }
    }
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

/// The words of names in one script that a text in another may have, by their keys.
#[derive(Debug)]
struct Shelf {
    script: Script,
    /// Voices, and which of their stems have the key.
    by_key: HashMap<Key, Vec<(u32, u8)>>,
}

/// All the words, and the shelves for the scripts that texts were in so far.
#[derive(Debug)]
pub(crate) struct Voices {
    sounds: Sounds,
    voices: Vec<Voice>,
    by_spelling: HashMap<Box<str>, u32>,
    shelves: Vec<(Script, OnceLock<Vec<Shelf>>)>,
}

/// The scripts that have rules of sound.
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

impl Voices {
    pub(crate) fn new() -> Self {
        Self {
            sounds: Sounds::new(),
            voices: Vec::new(),
            by_spelling: HashMap::default(),
            shelves: SCRIPTS.iter().map(|&script| (script, OnceLock::new())).collect(),
        }
    }

    pub(crate) fn sounds(&self) -> &Sounds {
        &self.sounds
    }

    /// Listens to a word of a name; `joined` is how it may be written in one with its neighbour.
    pub(crate) fn learn(&mut self, spelled: &str, joined: Option<&str>) -> u32 {
        let key = joined.map_or_else(|| spelled.to_owned(), |joined| format!("{spelled} {joined}"));
        if let Some(&known) = self.by_spelling.get(key.as_str()) {
            return known;
        }
        let own = self.sounds.of(spelled);
        let joined = joined.map(|joined| self.sounds.of(joined));
        let mut stems: Vec<(Box<[u8]>, f32)> = Vec::new();
        for sound in own.iter().chain(joined.iter().flatten()) {
            let fleeting = without_fleeting(sound.letters());
            for stem in [sound.letters(), bare(sound.letters())]
                .into_iter()
                .chain(fleeting.as_deref())
            {
                if !stems.iter().any(|(known, _)| **known == *stem) {
                    stems.push((stem.into(), rarity(sound)));
                }
            }
        }
        let index = self.voices.len() as u32;
        self.voices.push(Voice {
            script: script_of(spelled),
            stems,
            heads: heads(&own),
        });
        self.by_spelling.insert(key.into(), index);
        index
    }

    /// How many sounds the usual reading of a word has.
    pub(crate) fn length(&self, voice: u32) -> usize {
        self.voices[voice as usize].stems.first().map_or(0, |(stem, _)| stem.len())
    }

    /// Whether a word, or an initial, and a word of a name may begin with one sound.
    pub(crate) fn begin_alike(&self, voice: u32, heads: &[u8]) -> bool {
        self.voices[voice as usize].heads.iter().any(|head| heads.contains(head))
    }

    /// What a word or an initial may begin with.
    pub(crate) fn heads(&self, word: &str) -> Vec<u8> {
        heads(&self.sounds.of(word))
    }

    /// The words of names that a word of a text may be.
    pub(crate) fn listen(&self, word: &str, endings: &Endings) -> HashMap<u32, Nearness> {
        let mut near: HashMap<u32, Weighed> = HashMap::default();
        let script = script_of(word);
        let Some((_, shelves)) = self.shelves.iter().find(|(known, _)| *known == script) else {
            return HashMap::default();
        };
        let shelves = shelves.get_or_init(|| self.shelves(script));
        let stems = Stems::of(&self.sounds.of(word), endings);
        for shelf in shelves {
            let profile = self.sounds.profile(shelf.script, script);
            for stem in &stems.stems {
                let letters = stems.letters(stem);
                let keys = profile.keys(letters).enumerate();
                let alike = keys.filter_map(|(number, key)| Some((number, shelf.by_key.get(&key)?)));
                for (number, voices) in alike {
                    for &(voice, own) in voices {
                        let turn = (stem.turn, number as u8, own);
                        let known = near.entry(voice).or_insert(Weighed::NOTHING);
                        self.weigh((voice, own), (letters, stem), turn, (profile, script), known);
                    }
                }
            }
        }
        let near = near.into_iter().map(|(voice, known)| (voice, known.near));
        near.filter(|(_, near)| near.lenient <= FARTHEST).collect()
    }

    /// Weighs a stem of a name's word against one of a text's word.
    fn weigh(
        &self,
        (voice, own): (u32, u8),
        (letters, stem): (&[u8], &Stem),
        turn: Turn,
        (profile, script): (&Profile, Script),
        Weighed {
            near: known,
            lenient_turn,
            strict_turn,
        }: &mut Weighed,
    ) {
        let voice = &self.voices[voice as usize];
        let (trimmed, (own, own_rare)) = (own > 0, &voice.stems[usize::from(own)]);
        let rare = stem.rare + own_rare;
        let cut = TRIMMED * (f32::from(!stem.whole) + f32::from(trimmed));
        // What is farther than this is nearer than what is known neither so nor alone: the strict cost is never less than the lenient one.
        let alone = known.strict.min(FARTHEST_ALONE) - rare * UNUSUAL_ALONE;
        let enough = (known.lenient.min(FARTHEST) - cut - rare * UNUSUAL).max(alone);
        let Some(plain) = Some(enough)
            .filter(|enough| *enough >= -ROUNDED)
            .and_then(|enough| profile.cost_within(own, letters, Manner::Lenient, enough))
        else {
            return;
        };
        let sounds = letters.len().min(own.len()) as u8;
        let lenient = plain + cut + rare * UNUSUAL;
        if (lenient, turn) < (known.lenient, *lenient_turn) {
            (known.lenient, known.sounds, *lenient_turn) = (lenient, sounds, turn);
        }
        if plain + rare * UNUSUAL_ALONE > FARTHEST_ALONE {
            return;
        }
        let strict = profile.cost(own, letters, Manner::Strict) + rare * UNUSUAL_ALONE;
        if (strict, turn) < (known.strict, *strict_turn) {
            (known.strict, known.whole, known.sounds_alone, *strict_turn) = (strict, stem.whole, sounds, turn);
            known.other_vowels = voice.script == script && vowels(own) != vowels(letters);
        }
    }

    /// The words of names, by the scripts they are in, as a text in this script may have them.
    fn shelves(&self, text: Script) -> Vec<Shelf> {
        let mut shelves: Vec<Shelf> = Vec::new();
        for (voice, index) in self.voices.iter().zip(0..) {
            let at = shelves
                .iter()
                .position(|shelf| shelf.script == voice.script)
                .unwrap_or_else(|| {
                    shelves.push(Shelf {
                        script: voice.script,
                        by_key: HashMap::default(),
                    });
                    shelves.len() - 1
                });
            let profile = self.sounds.profile(voice.script, text);
            for ((stem, _), number) in voice.stems.iter().zip(0..) {
                for key in profile.keys(stem) {
                    shelves[at].by_key.entry(key).or_default().push((index, number));
                }
            }
        }
        shelves
    }
}

/// What may be the stems of a word of a text, each once.
struct Stems {
    letters: Vec<u8>,
    stems: Vec<Stem>,
}

/// A stem: where its letters are, how rare that reading of the word is, and whether it is the whole word.
struct Stem {
    letters: Range<usize>,
    /// Its place among the stems by their letters.
    turn: u16,
    rare: f32,
    whole: bool,
}

impl Stem {
    /// What it costs at least beside another word of a name.
    fn handicap(&self) -> f32 {
        self.rare * UNUSUAL + if self.whole { 0.0 } else { TRIMMED }
    }
}

impl Stems {
    /// Readings of one word have many stems in common: each is weighed once, as usual as it can be.
    fn of(readings: &[Sound], endings: &Endings) -> Self {
        let (mut letters, mut stems) = (Vec::new(), Vec::new());
        for sound in readings {
            let mut add = |stem: &[u8], instead: &[u8], rare: f32, whole: bool| {
                let start = letters.len();
                letters.extend_from_slice(stem);
                letters.extend_from_slice(instead);
                stems.push(Stem {
                    letters: start..letters.len(),
                    turn: 0,
                    rare,
                    whole,
                });
            };
            let rare = rarity(sound);
            add(sound.letters(), &[], rare, true);
            // An ending stands behind the usual reading: where a last letter is silent, none follows.
            endings.stems(sound.letters(), |stem, instead| add(stem, instead, rare * 3.0, false));
        }
        let mut of = Self { letters, stems };
        let all = &of.letters;
        of.stems.sort_by(|a, b| {
            let order = all[a.letters.clone()].cmp(&all[b.letters.clone()]);
            order.then(a.rare.total_cmp(&b.rare)).then(b.whole.cmp(&a.whole))
        });
        of.stems
            .dedup_by(|next, known| all[next.letters.clone()] == all[known.letters.clone()]);
        for (stem, turn) in of.stems.iter_mut().zip(0..) {
            stem.turn = turn;
        }
        // The usual ones first: the nearer the nearest so far, the less is weighed of the others.
        of.stems.sort_by(|a, b| a.handicap().total_cmp(&b.handicap()));
        of
    }

    fn letters(&self, stem: &Stem) -> &[u8] {
        &self.letters[stem.letters.clone()]
    }
}

/// How much rarer than the usual one a reading is: 0 for that itself, 1 for one that is rarer by a factor of e.
fn rarity(sound: &Sound) -> f32 {
    -(f32::from(sound.ease()) / 100.0).ln()
}

/// The vowels of a word, without those at its end, which endings change.
fn vowels(stem: &[u8]) -> Vec<u8> {
    let end = stem.iter().rposition(|c| !b"aeiouyYj".contains(c)).map_or(0, |at| at + 1);
    let mut vowels: Vec<u8> = stem[..end].iter().filter(|c| b"aeiouyY".contains(c)).copied().collect();
    vowels.iter_mut().filter(|c| **c == b'y').for_each(|c| *c = b'i');
    vowels.dedup();
    vowels
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
