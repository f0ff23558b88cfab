//! The case forms of persons' names, word by word, each word declined once for all the names that it is in.
//!
//! Which forms of a word stand in a name depends on the other words only through what these show ([`Seen`]) and through what of their readings
//! agreement asks: genders, numbers and cases, not letters. So readings are written in signs, one for each form, in which most words are
//! alike; names are agreed upon in signs once, and what comes out is spelled for each word.

mod signs;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::agree::{Piece, Reading, agree};
use crate::grammar::{Case, Gender, Kind, Number};
use crate::inflector::{Inflector, Want};
use crate::person::As;
use crate::seen::Seen;
use crate::spelling;
use crate::words::Word;
use signs::{Chosen, ITSELF, chosen, is_one_word, is_parted, sign};

/// So many words of a language are remembered, and so many ways to put words together: beyond that all are forgotten.
const REMEMBERED: usize = 1 << 12;
const AGREED: usize = 1 << 16;

/// Words of the longest name that is declined here.
const MOST: usize = 4;
/// A longer word is none of a name.
const BYTES: usize = 256;

/// A number for each word of a name: [`STILL`] if it does not decline, [`NONE`] behind the last one.
type Few = [u32; MOST];
const NONE: u32 = u32::MAX;
const STILL: u32 = u32::MAX - 1;

/// A form of a word in some names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordForm {
    /// The word.
    pub text: Arc<str>,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
    /// The gender of the name, as in [`Form::gender`](crate::Form::gender).
    pub gender: Gender,
}

/// The forms that a word has in some names, each once, in an order that depends on the word only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordForms(Box<[WordForm]>);

impl WordForms {
    /// The forms.
    pub fn iter(&self) -> impl Iterator<Item = &WordForm> {
        self.0.iter()
    }
}

/// Declines full names of persons by a table, as [`Inflector::inflect`] does, and keeps what it has learnt of a word for the next name.
///
/// ```
/// use polynym_inflect::{ByWord, Case, Gender, Lang, inflector};
/// let mut uk = ByWord::new(inflector(Lang::new("uk").unwrap()).unwrap(), false);
/// let mut genitives = Vec::new();
/// let is_declined = uk.full(&["Володимир", "Зеленський"], Some(Gender::Masc), |word, forms| {
///     genitives.extend(forms.iter().filter(|form| word == 1 && form.case == Case::Gen).map(|form| form.text.to_string()));
/// });
/// assert!(is_declined);
/// assert_eq!(genitives, ["Зеленського"]);
/// ```
#[derive(Debug)]
pub struct ByWord {
    table: &'static Inflector,
    /// Whether an ending behind an apostrophe is a part of the form.
    joins: bool,
    places: FxHashMap<Box<str>, usize>,
    words: Vec<Known>,
    seen: Numbered<Seen>,
    /// By what the words of a name show.
    ways: FxHashMap<(Few, Option<Gender>), Arc<[Way]>>,
    /// Readings in signs, by their number.
    shapes: Numbered<Vec<Reading>>,
    /// By the shapes of words and the gender that they seem to have and are told to have, which of their forms are in the name: nothing if
    /// it has none that agree.
    agreed: FxHashMap<(Few, Gender, Option<Gender>), Option<Few>>,
    choices: Numbered<Arc<[Chosen]>>,
}

/// For which sex the words of a name decline, and as what each.
type Way = (Want, [As; MOST]);

/// What is known of a word.
#[derive(Debug)]
struct Known {
    text: Box<str>,
    /// As the table knows it, in its letters.
    letters: Box<str>,
    key: Vec<char>,
    seen: u32,
    declined: Vec<(As, Declined)>,
    made: Vec<(As, u32, Arc<WordForms>)>,
    alone: Vec<(Option<Gender>, Option<Arc<WordForms>>)>,
}

/// A word as it declines as something.
#[derive(Debug)]
struct Declined {
    /// Number of its readings in signs.
    shape: u32,
    /// The forms that signs stand for, by their number; the first is the word itself.
    texts: Vec<Arc<str>>,
}

impl ByWord {
    /// Declines by a table. Forms in which an apostrophe parts an ending from the whole name (`Kyiv's`) are left out, unless it `joins`: then names
    /// with such forms are not declined here.
    pub fn new(table: &'static Inflector, joins: bool) -> Self {
        Self {
            table,
            joins,
            places: FxHashMap::default(),
            words: Vec::new(),
            seen: Numbered::default(),
            ways: FxHashMap::default(),
            shapes: Numbered::default(),
            agreed: FxHashMap::default(),
            choices: Numbered::default(),
        }
    }

    /// Hands on the forms of each word of a name, by its place; the words stand with single spaces between them. Several lists of a word are to be
    /// read one after another.
    ///
    /// False if some word, or form of one, is not a single word of a text, or there are many words: [`Inflector::inflect`] tells the forms of all names.
    pub fn full(&mut self, name: &[&str], gender: Option<Gender>, mut forms: impl FnMut(usize, &Arc<WordForms>)) -> bool {
        let gender = gender.filter(|g| *g != Gender::Com);
        if self.words.len() >= REMEMBERED || self.agreed.len() >= AGREED {
            *self = Self::new(self.table, self.joins);
        }
        let mut places = [0; MOST];
        if name.is_empty() || name.len() > MOST {
            return false;
        }
        for (place, word) in places.iter_mut().zip(name) {
            match self.place(word) {
                Some(known) => *place = known,
                None => return false,
            }
        }
        let places = &places[..name.len()];
        // Letters of the name and of the table mixed are no name of the language.
        let is_respelled = |place: usize| self.words[place].text != self.words[place].letters;
        if places.iter().any(|&place| is_respelled(place) != is_respelled(places[0])) {
            return false;
        }
        if let [place] = *places {
            let alone = self.alone(place, gender);
            alone.iter().for_each(|made| forms(0, made));
            return alone.is_some();
        }
        let ways = self.ways(places, gender);
        let mut agreed = Vec::with_capacity(ways.len());
        for (want, way) in ways.iter() {
            match self.agree(places, way, *want, gender) {
                Some(choices) => agreed.push((*way, choices)),
                None => return false,
            }
        }
        agreed.retain(|(_, choices)| choices[0] != NONE);
        if agreed.is_empty() {
            let mut still = [NONE; MOST];
            still[..places.len()].fill(STILL);
            match self.agree_in_signs(still, gender.unwrap_or(Gender::Com), gender) {
                Some(choices) => agreed.push(([As::Still; MOST], choices)),
                None => return false,
            }
        }
        for (way, choices) in agreed {
            for (i, &place) in places.iter().enumerate() {
                forms(i, self.spelled(place, way[i], choices[i]));
            }
        }
        true
    }

    /// Where a word is known; none if it is not a single word of a text, or is of capitals that are respelled by what stands beside them.
    fn place(&mut self, word: &str) -> Option<usize> {
        if let Some(&known) = self.places.get(word) {
            return Some(known);
        }
        let respelled = self.table.respell.as_ref().filter(|letters| letters.concern(word));
        if word.len() > BYTES || !is_one_word(word) || (respelled.is_some() && spelling::all_caps(word)) {
            return None;
        }
        let letters = respelled.map_or_else(|| word.to_owned(), |letters| letters.forth(word));
        let key = self.table.spelling.key(&letters);
        let seen = self.table.see(&Word {
            before: "",
            text: &letters,
            key: &key,
        });
        self.places.insert(word.into(), self.words.len());
        self.words.push(Known {
            text: word.into(),
            letters: letters.into(),
            key,
            seen: self.seen.of(seen),
            declined: Vec::new(),
            made: Vec::new(),
            alone: Vec::new(),
        });
        Some(self.words.len() - 1)
    }

    /// The forms of a name of one word.
    fn alone(&mut self, place: usize, gender: Option<Gender>) -> Option<Arc<WordForms>> {
        let word = &mut self.words[place];
        if let Some((_, known)) = word.alone.iter().find(|(own, _)| *own == gender) {
            return known.clone();
        }
        let forms = self.table.inflect(&word.text, Some(Kind::Full), gender);
        let whole = forms
            .into_iter()
            .filter(|form| self.joins || !is_parted(&form.form, &word.text));
        let forms: Vec<WordForm> = whole
            .map(|form| WordForm {
                text: form.form.into(),
                case: form.case,
                number: form.number,
                gender: form.gender,
            })
            .collect();
        let all_one = forms.iter().all(|form| is_one_word(&form.text));
        let made = all_one.then(|| Arc::new(WordForms(forms.into())));
        word.alone.push((gender, made.clone()));
        made
    }

    fn ways(&mut self, places: &[usize], gender: Option<Gender>) -> Arc<[Way]> {
        let mut key = [NONE; MOST];
        for (key, &place) in key.iter_mut().zip(places) {
            *key = self.words[place].seen;
        }
        let known = self.ways.entry((key, gender));
        let ways = known.or_insert_with(|| {
            let seen: Vec<Seen> = key[..places.len()].iter().map(|&seen| self.seen.all[seen as usize]).collect();
            let ways = self.table.ways(&seen, gender).into_iter();
            let padded = ways.map(|(want, way)| {
                let mut all = [As::Still; MOST];
                all[..way.len()].copy_from_slice(&way);
                (want, all)
            });
            padded.collect()
        });
        ways.clone()
    }

    /// The number of the readings of a word as it declines as something.
    fn shape(&mut self, place: usize, way: As) -> u32 {
        let word = &mut self.words[place];
        if let Some((_, known)) = word.declined.iter().find(|(own, _)| *own == way) {
            return known.shape;
        }
        let own = Word {
            before: "",
            text: &word.letters,
            key: &word.key,
        };
        let respelled = self.table.respell.as_ref().filter(|_| word.text != word.letters);
        let mut texts: Vec<Arc<str>> = vec![word.text.as_ref().into()];
        let shape = match self.table.piece(&own, way) {
            Piece::Fixed(_) => STILL,
            Piece::Declined(readings) => {
                let in_signs = readings.iter().map(|reading| {
                    reading.in_signs(|form| match respelled {
                        Some(letters) => sign(&mut texts, &letters.back(&word.text, form)),
                        None => sign(&mut texts, form),
                    })
                });
                self.shapes.of(in_signs.collect::<Vec<Reading>>())
            }
        };
        word.declined.push((way, Declined { shape, texts }));
        shape
    }

    fn agree(&mut self, places: &[usize], way: &[As; MOST], want: Want, told: Option<Gender>) -> Option<Few> {
        let mut shapes = [NONE; MOST];
        for ((shape, &place), own) in shapes.iter_mut().zip(places).zip(way) {
            *shape = self.shape(place, *own);
        }
        self.agree_in_signs(shapes, want.gender().unwrap_or(Gender::Com), told)
    }

    /// The forms of words that make a name together; none if one of them is not as many words as the name.
    fn agree_in_signs(&mut self, shapes: Few, gender: Gender, told: Option<Gender>) -> Option<Few> {
        if let Some(known) = self.agreed.get(&(shapes, gender, told)) {
            return *known;
        }
        let words = shapes.iter().filter(|shape| **shape != NONE).count();
        let piece = |shape: &u32| match *shape {
            STILL => Piece::Fixed(ITSELF),
            shape => Piece::Declined(self.shapes.all[shape as usize].clone()),
        };
        let readings = agree(shapes[..words].iter().map(piece).collect(), gender, &self.table.cases);
        let agreed = chosen(&readings, words, told, self.joins).map(|all| {
            let mut choices = [NONE; MOST];
            for (choice, chosen) in choices.iter_mut().zip(all) {
                *choice = self.choices.of(chosen.into());
            }
            choices
        });
        self.agreed.insert((shapes, gender, told), agreed);
        agreed
    }

    /// The forms of a word of some numbers.
    fn spelled(&mut self, place: usize, way: As, choice: u32) -> &Arc<WordForms> {
        let word = &mut self.words[place];
        let known = word.made.iter().position(|(own, number, _)| *own == way && *number == choice);
        let at = known.unwrap_or_else(|| {
            let declined = word.declined.iter().find(|(own, _)| *own == way);
            let text = |form: u32| match declined {
                Some((_, declined)) => declined.texts[form as usize].clone(),
                None => word.text.as_ref().into(),
            };
            let form = |chosen: &Chosen| WordForm {
                text: text(chosen.form),
                case: chosen.case,
                number: chosen.number,
                gender: chosen.gender,
            };
            let forms = self.choices.all[choice as usize].iter().map(form).collect();
            word.made.push((way, choice, Arc::new(WordForms(forms))));
            word.made.len() - 1
        });
        &word.made[at].2
    }
}

/// Values with their numbers, in the order of their first use.
#[derive(Debug)]
struct Numbered<T> {
    numbers: FxHashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self {
            numbers: FxHashMap::default(),
            all: Vec::new(),
        }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    fn of(&mut self, value: T) -> u32 {
        if let Some(&known) = self.numbers.get(&value) {
            return known;
        }
        let number = self.all.len() as u32;
        self.numbers.insert(value.clone(), number);
        self.all.push(value);
        number
    }
}

#[cfg(test)]
mod tests;
