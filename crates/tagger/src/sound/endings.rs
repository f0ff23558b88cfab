//! What a text may put behind the stem of a name, as it sounds, and in front of it: `data/sound`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use polynym_gazetteer::Gender;
use polynym_text::Lang;
use polynym_translit::sound::Sounds;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::arranged::{ENDINGS, FAMILIES, MEN, WOMEN};

/// An ending as it is spelled, what the stem has instead behind it, spelled, and the ending folded.
pub(super) struct Ending {
    pub(super) spelled: &'static str,
    pub(super) instead: &'static str,
    pub(super) folded: &'static str,
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
    spelled: HashSet<&'static str>,
    /// In small letters, with their marks.
    men: HashSet<&'static str>,
    women: HashSet<&'static str>,
}

/// Endings by family; the last is all of them together, for a text whose language is not known. Those of a family are read when the first text
/// in one of its languages comes: the rules of sound of its scripts are needed for that.
#[derive(Debug)]
pub(crate) struct Families(Vec<Family>);

#[derive(Debug)]
struct Family {
    codes: &'static [&'static str],
    languages: Vec<Lang>,
    endings: OnceLock<Endings>,
}

impl Families {
    pub(crate) fn new() -> Self {
        let family = |codes: &&'static [&'static str]| Family {
            codes,
            languages: codes.iter().filter_map(|lang| Lang::new(lang)).collect(),
            endings: OnceLock::new(),
        };
        Self(FAMILIES.iter().map(family).collect())
    }

    /// Which family's endings a word of a text in this language may have.
    pub(crate) fn of(&self, lang: Option<Lang>) -> u8 {
        let known = lang.and_then(|lang| self.0.iter().position(|family| family.languages.contains(&lang)));
        known.unwrap_or(self.0.len() - 1) as u8
    }

    pub(crate) fn get(&self, family: u8, sounds: &Sounds) -> &Endings {
        let family = &self.0[usize::from(family)];
        family.endings.get_or_init(|| Endings::new(family.codes, sounds))
    }
}

impl Endings {
    fn new(langs: &[&str], sounds: &Sounds) -> Self {
        let lists = ENDINGS.iter().filter(|(lang, _)| langs.contains(lang));
        let endings: BTreeMap<(&str, &str), &Ending> = lists
            .flat_map(|(_, list)| list.iter().map(|ending| ((ending.spelled, ending.instead), ending)))
            .collect();
        let heard = endings.keys().flat_map(|(ending, instead)| {
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
        let is_known = langs.len() < ENDINGS.len();
        let of = |table: &[(&str, &'static [&'static str])]| {
            let lists = table.iter().filter(|(lang, _)| is_known && langs.contains(lang));
            lists.flat_map(|(_, list)| list.iter().copied()).collect()
        };
        Self {
            longest: by_sound.keys().map(|ending| ending.len()).max().unwrap_or(0),
            men: of(MEN),
            women: of(WOMEN),
            sounds: by_sound,
            spelled: endings.values().map(|ending| ending.folded).collect(),
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

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'Y')
}
