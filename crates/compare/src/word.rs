//! One word of a name: what it sounds like as it stands, without the endings that it may have, and as a surname of a man or a woman.

use std::sync::OnceLock;

use polynym_names::given::{self, Gender};
use polynym_text::fold_key;
use polynym_translit::sound::{Key, Sound, Sounds};
use unicode_script::{Script, UnicodeScript as _};

use crate::tables::{TABLES, Whose};

/// Readings of a word that are weighed, and of what is left of it without an ending.
const READINGS: usize = 6;
const STEM_READINGS: usize = 2;
/// How easy a reading is that takes the last consonant for silent, in percent: where an ending followed, it is not.
const SILENT: u8 = 50;
/// What it costs to read a word in another than the usual way.
const UNUSUAL: f32 = 0.02;
/// Letters that a word keeps when an ending is taken off.
const STEM: usize = 3;
/// Vowels at the end of women's names and of case forms.
const FINAL_VOWELS: &str = "aiueyаиіуеяюєїыαηιου";
/// Longer words are cut for comparing.
const LONGEST: usize = 40;

/// What a form of a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The word as it stands.
    Whole,
    /// Without what a nominative has and its other cases lose: Павло, Сергій, Pavel.
    Nominative,
    /// Without a case ending.
    Oblique,
    /// The stem of a surname, and whose its ending is.
    Surname(Whose),
    /// The stem of a woman's surname that is a man's by itself: Novák.
    Married,
}

/// A sound of a word.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) sound: Box<[u8]>,
    pub(crate) shape: Shape,
    /// What it costs to read it so.
    pub(crate) cost: f32,
}

/// A word and its forms; the whole readings first.
#[derive(Debug)]
pub(crate) struct Word {
    /// A number of its own.
    pub(crate) id: u32,
    /// Folded.
    pub(crate) letters: Box<str>,
    pub(crate) script: Script,
    pub(crate) forms: Box<[Form]>,
    /// The classes of sounds that it may begin with, a bit each.
    pub(crate) heads: u32,
    /// The keys of the usual readings.
    pub(crate) keys: Box<[Key]>,
    /// The nominatives that it may be a form of, as a given name and as a place, once they are asked for.
    pub(crate) nominatives: [OnceLock<Vec<String>>; 2],
    /// The group of words that are one in names, if it is in any: bin, ibn.
    pub(crate) group: Option<usize>,
    /// It is known as a given name.
    pub(crate) given: bool,
    /// It is a woman's given name.
    pub(crate) woman: bool,
    /// It is a man's given name, or ends as such names do in the nominative: in a consonant, in -o.
    pub(crate) manly: bool,
}

impl Word {
    /// Listens to a word as it is spelled.
    pub(crate) fn new(spelled: &str, sounds: &Sounds, id: u32) -> Self {
        let spelled: String = spelled.chars().take(LONGEST).collect();
        let letters = fold_key(&spelled).text;
        let script = letters
            .chars()
            .find(|c| c.is_alphabetic())
            .map_or(Script::Common, |c| c.script());
        let gender = given::gender(&letters);
        let mut word = Self {
            id,
            keys: Box::default(),
            nominatives: Default::default(),
            group: TABLES.groups.get(&letters).copied(),
            given: given::is_given(&letters),
            woman: TABLES.women.contains(&letters) || gender == Some(Gender::Feminine),
            manly: gender == Some(Gender::Masculine) || ends_manly(&letters),
            letters: letters.into(),
            script,
            forms: Box::default(),
            heads: 0,
        };
        let mut forms = Vec::new();
        for (place, sound) in sounds.of(&spelled).into_iter().take(READINGS).enumerate() {
            word.heads |= 1 << head(sound.letters()[0]);
            let cost = if place == 0 { 0.0 } else { UNUSUAL };
            forms.push(Form {
                sound: sound.letters().into(),
                shape: Shape::Whole,
                cost,
            });
        }
        // German and Polish write the v of other languages as w, which English reads with the vowel before it: Breschnew.
        if script == Script::Latin && word.letters.contains('w') {
            let other = spelled.replace(['w', 'W'], "v");
            for sound in sounds.of(&other).into_iter().take(STEM_READINGS) {
                push(
                    &mut forms,
                    Form {
                        sound: sound.letters().into(),
                        shape: Shape::Whole,
                        cost: UNUSUAL,
                    },
                );
            }
        }
        let whole: Vec<(Box<[u8]>, f32)> = forms.iter().take(STEM_READINGS).map(|f| (f.sound.clone(), f.cost)).collect();
        for (sound, cost) in whole {
            for sound in nominatives(&sound) {
                push(
                    &mut forms,
                    Form {
                        sound,
                        shape: Shape::Nominative,
                        cost,
                    },
                );
            }
        }
        let whole = forms.iter().filter(|form| form.shape == Shape::Whole);
        word.keys = whole.map(|form| Sound::new(&form.sound).key()).collect();
        let stems = Stems::new(&spelled, &word.letters);
        for (stem, shape) in stems.all(script) {
            let readings = sounds.of(stem).into_iter().filter(|sound| sound.ease() > SILENT);
            for (place, sound) in readings.take(STEM_READINGS).enumerate() {
                let cost = if place == 0 { 0.0 } else { UNUSUAL };
                push(
                    &mut forms,
                    Form {
                        sound: sound.letters().into(),
                        shape,
                        cost,
                    },
                );
            }
        }
        word.forms = forms.into();
        word
    }

    /// Whether the two may begin with one sound; vowels, and what may be silent before them, agree with all.
    pub(crate) fn may_begin(&self, other: &Self) -> bool {
        self.heads & other.heads != 0 || (self.heads | other.heads) & 1 != 0 || self.heads == other.heads
    }

    /// Its readings as it stands.
    pub(crate) fn whole(&self) -> impl Iterator<Item = &Form> {
        self.forms.iter().take_while(|form| form.shape == Shape::Whole)
    }

    /// The usual reading.
    pub(crate) fn usual(&self) -> &[u8] {
        self.forms.first().map_or(&[], |form| &form.sound)
    }
}

/// A word less its endings, in its own spelling, so that marks still tell the sound of what remains.
struct Stems<'a> {
    spelled: &'a str,
    letters: &'a str,
    /// Letters of the spelling are those of the folded word, one for one.
    aligned: bool,
}

impl<'a> Stems<'a> {
    fn new(spelled: &'a str, letters: &'a str) -> Self {
        let aligned = spelled.chars().count() == letters.chars().count();
        Self {
            spelled,
            letters,
            aligned,
        }
    }

    /// Every stem, each once for each shape.
    fn all(&self, script: Script) -> Vec<(&'a str, Shape)> {
        let mut out: Vec<(&'a str, Shape)> = Vec::new();
        let mut add = |found: Option<(&'a str, Shape)>| out.extend(found.filter(|found| !out.contains(found)));
        for end in &TABLES.surnames {
            let rest = self.letters.strip_suffix(end.ending.as_str());
            if rest.is_some_and(|rest| rest.ends_with(&end.stem)) {
                let shape = if end.plain {
                    Shape::Married
                } else {
                    Shape::Surname(end.whose)
                };
                add(self.without(&end.ending).map(|stem| (stem, shape)));
            }
        }
        let endings = TABLES
            .endings
            .iter()
            .find(|(of, _)| *of == script)
            .map_or(&[][..], |(_, endings)| endings);
        for ending in endings.iter().filter(|ending| self.letters.ends_with(ending.as_str())) {
            add(self.without(ending).map(|stem| (stem, Shape::Oblique)));
        }
        out
    }

    fn without(&self, ending: &str) -> Option<&'a str> {
        let text = if self.aligned { self.spelled } else { self.letters };
        let kept = text
            .chars()
            .count()
            .checked_sub(ending.chars().count())
            .filter(|&kept| kept >= STEM)?;
        let cut = text.char_indices().nth(kept).map_or(text.len(), |(at, _)| at);
        Some(&text[..cut])
    }
}

/// Whether a word of a script that tells men's names from women's by their ends has that of a man's.
fn ends_manly(letters: &str) -> bool {
    letters.ends_with(|c: char| {
        matches!(c.script(), Script::Latin | Script::Cyrillic | Script::Greek) && c.is_alphabetic() && !FINAL_VOWELS.contains(c)
    })
}

/// What the other cases of a nominative are made of: without its last vowels, and without one that comes and goes.
fn nominatives(sound: &[u8]) -> Vec<Box<[u8]>> {
    let mut out: Vec<Box<[u8]>> = Vec::new();
    let consonants = |sound: &[u8]| sound.iter().filter(|&&c| !is_vowel(c)).count();
    let end = sound.iter().rposition(|&c| !is_vowel(c)).map_or(0, |at| at + 1);
    // Путин as it stands; Павло; Марія and Сергій with one vowel, and with none.
    let mut ends = vec![sound.len().saturating_sub(usize::from(end < sound.len())), end];
    ends.dedup();
    for end in ends.into_iter().filter(|&end| end >= 2 && consonants(&sound[..end]) > 0) {
        out.push(sound[..end].into());
    }
    if let [head @ .., before, b'e' | b'o' | b'a', last] = sound
        && head.len() >= 2
        && !is_vowel(*before)
        && matches!(last, b'l' | b'r' | b'k' | b'c' | b'n')
    {
        out.push([head, &[*before, *last]].concat().into());
    }
    out
}

fn push(forms: &mut Vec<Form>, form: Form) {
    let enough = form.sound.iter().any(|&c| !is_vowel(c)) && form.sound.len() >= 2;
    let known = |known: &Form| known.shape == form.shape && known.sound == form.sound;
    if enough && !forms.iter().any(known) {
        forms.push(form);
    }
}

pub(crate) fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'Y')
}

/// The class of a first sound; vowels, and what may be silent before one, are all 0.
fn head(sound: u8) -> u32 {
    match sound {
        b's' | b'S' | b'z' | b'Z' | b'c' | b'C' | b'J' => 1,
        b'k' | b'g' | b'X' | b'q' => 2,
        b'v' | b'f' => 3,
        b'b' | b'p' => 4,
        b'd' | b't' => 5,
        b'l' | b'r' => 6,
        b'm' => 7,
        b'n' => 8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &str) -> Vec<(String, Shape)> {
        let word = Word::new(word, &Sounds::new(), 0);
        let text = |form: &Form| String::from_utf8_lossy(&form.sound).into_owned();
        word.forms.iter().map(|form| (text(form), form.shape)).collect()
    }

    #[test]
    fn endings_come_off() {
        let has = |word: &str, sound: &str, shape: Shape| {
            let forms = forms(word);
            assert!(forms.contains(&(sound.to_owned(), shape)), "{word}: {forms:?}");
        };
        has("Путина", "putin", Shape::Surname(Whose::Either));
        has("Зеленська", "zelensk", Shape::Surname(Whose::Hers));
        has("Зеленського", "zelensk", Shape::Surname(Whose::His));
        has("Nováková", "novak", Shape::Married);
        has("Павло", "pavl", Shape::Nominative);
        has("Павел", "pavl", Shape::Nominative);
        has("Павла", "pavl", Shape::Oblique);
    }

    #[test]
    fn words_without_sound_are_words_too() {
        assert!(Word::new("ᮞᮥᮔ᮪ᮓ", &Sounds::new(), 0).forms.is_empty());
        assert!(Word::new("", &Sounds::new(), 0).letters.is_empty());
    }
}
