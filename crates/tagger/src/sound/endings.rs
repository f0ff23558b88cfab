//! What a text may put behind the stem of a name, as it sounds, and in front of it: `data/sound`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use polynym_gazetteer::Gender;
use polynym_text::{Lang, fold_key};
use polynym_translit::sound::Sounds;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    /// Languages that are easily taken for each other: their endings count as one.
    families: Vec<Vec<String>>,
    /// By language.
    endings: BTreeMap<String, Vec<String>>,
    /// Those that only a man's surname has, or only a woman's, by language.
    men: BTreeMap<String, Vec<String>>,
    women: BTreeMap<String, Vec<String>>,
}

/// Sound letters.
type Letters = Box<[u8]>;

/// The endings of a family of languages, or of all.
#[derive(Debug, Default)]
pub(crate) struct Endings {
    /// In sound letters, with what the stem may have instead: `dzie` is behind a `d`.
    sounds: HashMap<Letters, Vec<Letters>>,
    /// The most sound letters of one.
    longest: usize,
    /// As they are spelled, folded.
    spelled: HashSet<String>,
    /// In small letters, with their marks.
    men: HashSet<String>,
    women: HashSet<String>,
}

/// Endings by family; the last is all of them together, for a text whose language is not known. Those of a family are read when the first text
/// in one of its languages comes: the rules of sound of its scripts are needed for that.
#[derive(Debug)]
pub(crate) struct Families {
    file: File,
    all: Vec<Family>,
}

#[derive(Debug)]
struct Family {
    codes: Vec<String>,
    languages: Vec<Lang>,
    endings: OnceLock<Endings>,
}

impl Families {
    pub(crate) fn new() -> Self {
        let file: File = toml::from_str(include_str!("../../sound/endings.toml")).expect("checked by the tests");
        let alone = file
            .endings
            .keys()
            .filter(|lang| !file.families.iter().flatten().any(|l| l == *lang));
        let mut families: Vec<Vec<String>> = alone.map(|lang| vec![lang.clone()]).chain(file.families.clone()).collect();
        families.push(file.endings.keys().cloned().collect());
        let family = |codes: Vec<String>| Family {
            languages: codes.iter().filter_map(|lang| Lang::new(lang)).collect(),
            codes,
            endings: OnceLock::new(),
        };
        Self {
            all: families.into_iter().map(family).collect(),
            file,
        }
    }

    /// Which family's endings a word of a text in this language may have.
    pub(crate) fn of(&self, lang: Option<Lang>) -> u8 {
        let known = lang.and_then(|lang| self.all.iter().position(|family| family.languages.contains(&lang)));
        known.unwrap_or(self.all.len() - 1) as u8
    }

    pub(crate) fn get(&self, family: u8, sounds: &Sounds) -> &Endings {
        let family = &self.all[usize::from(family)];
        family.endings.get_or_init(|| Endings::new(&self.file, &family.codes, sounds))
    }
}

impl Endings {
    fn new(file: &File, langs: &[String], sounds: &Sounds) -> Self {
        let spelled: BTreeSet<&String> = langs.iter().filter_map(|lang| file.endings.get(lang)).flatten().collect();
        let pairs = spelled.iter().map(|item| item.split_once('>').unwrap_or((item, "")));
        let heard = pairs.clone().flat_map(|(ending, instead)| {
            let instead: Letters = sounds
                .of(instead)
                .first()
                .map_or_else(Box::default, |sound| sound.letters().into());
            sounds
                .of(ending)
                .into_iter()
                .map(move |sound| (sound.letters().into(), instead.clone()))
        });
        let mut by_sound: HashMap<Letters, Vec<Letters>> = HashMap::default();
        for (ending, instead) in heard.collect::<BTreeSet<(Letters, Letters)>>() {
            by_sound.entry(ending).or_default().push(instead);
        }
        // Where the language is not known, what is a woman's in one is a man's in another.
        let is_known = langs.len() < file.endings.len();
        let of = |table: &BTreeMap<String, Vec<String>>| {
            let lists = langs.iter().filter(|_| is_known).filter_map(|lang| table.get(lang));
            lists.flatten().cloned().collect()
        };
        Self {
            longest: by_sound.keys().map(|ending| ending.len()).max().unwrap_or(0),
            men: of(&file.men),
            women: of(&file.women),
            sounds: by_sound,
            spelled: pairs.map(|(ending, _)| fold_key(ending).text).collect(),
        }
    }

    /// What is left of a word without each ending that it may have.
    pub(crate) fn stems(&self, word: &[u8], mut each: impl FnMut(&[u8], &[u8])) {
        // An ending is no longer than what it stands behind, or by one: Mayovej.
        for cut in 1..=self.longest.min(word.len().div_ceil(2)) {
            let (stem, ending) = word.split_at(word.len() - cut);
            let is_stem = stem.len() >= 2
                && stem.len() * 2 + usize::from(stem.len() > 2) >= word.len()
                && stem.iter().any(|&c| !is_vowel(c));
            let instead = self.sounds.get(ending).filter(|_| is_stem);
            instead.into_iter().flatten().for_each(|instead| each(stem, instead));
        }
    }

    /// Whose a surname is, by its longest ending that tells: a word in small letters, with its marks. It may be an adjective or not.
    pub(crate) fn gender(&self, word: &str, adjective: bool) -> Option<Gender> {
        let mut ends = word.char_indices().skip(SHORTEST_STEM).map(|(at, _)| &word[at..]);
        let (man, woman) = ends.find_map(|end| {
            let told = (self.men.contains(end), self.women.contains(end));
            let may_be = adjective
                || !["sk", "ck", "ск", "цк", "ськ", "цьк"]
                    .iter()
                    .any(|head| end.starts_with(head));
            (may_be && (told.0 || told.1)).then_some(told)
        })?;
        match (man, woman) {
            (true, false) => Some(Gender::Masc),
            (false, true) => Some(Gender::Fem),
            _ => None,
        }
    }

    /// What a folded word may be a form of, and whether it is that itself: without each ending that it may have, with the vowel that the
    /// ending replaces, or the one that goes when there is an ending. One may come several times.
    pub(crate) fn nominatives(&self, word: &str, mut each: impl FnMut(&str, bool)) {
        each(word, true);
        let cyrillic = is_cyrillic(word);
        let vowels = if cyrillic { &CYRILLIC_VOWELS } else { &LATIN_VOWELS };
        let mut other = String::with_capacity(word.len() + 4);
        for (cut, _) in word.char_indices().skip(SHORTEST_STEM) {
            let (stem, ending) = word.split_at(cut);
            if !self.spelled.contains(ending) {
                continue;
            }
            each(stem, false);
            for &vowel in vowels {
                other.clear();
                other.push_str(stem);
                other.push(vowel);
                each(&other, false);
            }
            let mut letters = stem.chars();
            let last = letters.next_back().filter(|&c| !is_written_vowel(c));
            let head = letters.as_str();
            let before = letters.next_back().filter(|&c| !is_written_vowel(c));
            if let (Some(last), Some(_)) = (last, before) {
                for vowel in if cyrillic { ['е', 'о'] } else { ['e', 'o'] } {
                    other.clear();
                    other.push_str(head);
                    other.extend([vowel, last]);
                    each(&other, false);
                }
            }
        }
    }

    /// Whether two folded words of a text are spelled like forms of one word: what follows their common beginning is an ending, behind
    /// consonants of the stem that may change before it, or a vowel that comes and goes.
    pub(crate) fn alike(&self, a: &str, b: &str) -> bool {
        let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
        let (letters, end) = common.fold((0, 0), |(letters, end), (c, _)| (letters + 1, end + c.len_utf8()));
        let shorter = a.chars().count().min(b.chars().count());
        if letters < 3 || letters * 2 < shorter {
            return a == b;
        }
        let (a, b) = (&a[end..], &b[end..]);
        self.is_tail(without_fleeting_before(a, b)) && self.is_tail(without_fleeting_before(b, a))
    }

    fn is_tail(&self, tail: &str) -> bool {
        let changes = tail.chars().take_while(|&c| !is_written_vowel(c)).take(2).count();
        let mut ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]).take(changes + 1);
        ends.any(|at| tail[at..].is_empty() || self.spelled.contains(&tail[at..]))
    }
}

/// A stem has at least so many letters.
const SHORTEST_STEM: usize = 2;
/// The vowels that nominatives end in.
const LATIN_VOWELS: [char; 4] = ['a', 'e', 'i', 'o'];
const CYRILLIC_VOWELS: [char; 4] = ['а', 'я', 'о', 'й'];

fn is_cyrillic(word: &str) -> bool {
    word.starts_with(|c: char| ('\u{400}'..='\u{52F}').contains(&c))
}

/// What is left of a word when the vowel is left out that the other lacks: `el` beside `la`, of Merkel and Merkla.
fn without_fleeting_before<'w>(tail: &'w str, other: &str) -> &'w str {
    let mut chars = tail.chars();
    match (chars.next(), chars.next()) {
        (Some(vowel), Some(next)) if "eaoеоъ".contains(vowel) && !is_written_vowel(next) && other.starts_with(next) => {
            &tail[vowel.len_utf8()..]
        }
        _ => tail,
    }
}

/// A vowel in Latin or Cyrillic, or a letter that stands with vowels.
fn is_written_vowel(c: char) -> bool {
    "aeiouyąęäöüāēīūóáéíýúъыьаеєиіїоуюяэёй".contains(c)
}

/// A word of a row without the vowels at its end, which give way to endings.
pub(crate) fn bare(word: &[u8]) -> &[u8] {
    let end = word.iter().rposition(|&c| !is_vowel(c)).map_or(0, |at| at + 1);
    if end >= 2 { &word[..end] } else { word }
}

/// A word without the vowel that comes and goes before its last consonant: Merkel, Merkla.
pub(crate) fn without_fleeting(word: &[u8]) -> Option<Vec<u8>> {
    let [head @ .., before, b'e' | b'a', last @ (b'l' | b'r')] = word else {
        return None;
    };
    (head.len() >= 2 && !is_vowel(*before) && !is_vowel(*last)).then(|| [head, &[*before, *last]].concat())
}

/// Titles that tell who a one-word name is, and ordinal numbers, of all languages: `data/sound/epithets.toml`.
#[derive(Debug)]
pub(crate) struct Epithets {
    words: HashMap<String, Epithet>,
    /// Which beginnings and lengths they have, as bits: every word of a text is asked for, and hardly any has these.
    marks: Box<[u64]>,
}

/// Bits of [`Epithets::marks`], as a power of two.
const MARKS: u32 = 14;

/// The bit of words that begin so and are so long.
fn mark(word: &str) -> usize {
    let mut head = [0; 4];
    let bytes = word.as_bytes();
    let known = bytes.len().min(head.len());
    head[..known].copy_from_slice(&bytes[..known]);
    let mixed = (u32::from_le_bytes(head) ^ (bytes.len() as u32).rotate_left(13)).wrapping_mul(0x9E37_79B1);
    (mixed >> (32 - MARKS)) as usize
}

/// What a word says of a ruler.
#[derive(Debug, Default)]
pub(crate) struct Epithet {
    pub(crate) rank: Option<u16>,
    /// The Roman numeral of an ordinal number.
    pub(crate) ordinal: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EpithetFile {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    epithets: BTreeMap<String, Vec<String>>,
    /// Ordinal numbers as words, by the Roman numeral.
    ordinals: BTreeMap<String, Vec<String>>,
}

impl Epithets {
    pub(crate) fn new() -> Self {
        let file: EpithetFile = toml::from_str(include_str!("../../sound/epithets.toml")).expect("checked by the tests");
        let mut words: HashMap<String, Epithet> = HashMap::default();
        for (rank, forms) in (0..).zip(file.epithets.into_values()) {
            for word in forms {
                words.entry(fold_key(&word).text).or_default().rank = Some(rank);
            }
        }
        for (numeral, forms) in file.ordinals {
            for word in forms {
                words.entry(fold_key(&word).text).or_default().ordinal = Some(numeral.clone());
            }
        }
        let mut marks = vec![0_u64; 1 << (MARKS - 6)];
        for word in words.keys() {
            marks[mark(word) / 64] |= 1 << (mark(word) % 64);
        }
        Self {
            words,
            marks: marks.into(),
        }
    }

    /// What is known of a folded word.
    pub(crate) fn of(&self, word: &str) -> Option<&Epithet> {
        let mark = mark(word);
        let may_be = self.marks[mark / 64] >> (mark % 64) & 1 == 1;
        if may_be { self.words.get(word) } else { None }
    }

    /// The Roman numeral that a folded ordinal stands for.
    pub(crate) fn ordinal(&self, word: &str) -> Option<&str> {
        self.of(word)?.ordinal.as_deref()
    }

    /// The rank that a folded word names.
    pub(crate) fn rank(&self, word: &str) -> Option<u16> {
        self.of(word)?.rank
    }
}

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'Y')
}
