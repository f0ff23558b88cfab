//! The case forms of persons' names, word by word, each word declined once for all the names that it is in.
//!
//! Which forms of a word stand in a name depends on the other words only through what these show ([`Seen`]) and through what of their readings
//! agreement asks: genders, numbers and cases, not letters. So readings are written in signs, one for each form, in which most words are
//! alike; names are agreed upon in signs once, and what comes out is spelled for each word.

use std::collections::HashMap;
use std::sync::Arc;

use polynym_text::fold;

use crate::agree::{Piece, Reading, agree};
use crate::grammar::{Case, Gender, Kind, Number};
use crate::inflect::{BYTES, WORDS};
use crate::inflector::{Inflector, Want};
use crate::person::As;
use crate::seen::Seen;
use crate::words::Word;

/// So many words of a language are remembered, and so many ways to put words together: beyond that all are forgotten.
const REMEMBERED: usize = 1 << 12;
const AGREED: usize = 1 << 16;

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
/// let words = uk.full(&["Володимир", "Зеленський"], Some(Gender::Masc)).unwrap();
/// let surname: Vec<_> = words[1].iter().flat_map(|forms| forms.iter()).collect();
/// assert!(surname.iter().any(|form| form.case == Case::Gen && &*form.text == "Зеленського"));
/// ```
#[derive(Debug)]
pub struct ByWord {
    table: &'static Inflector,
    /// Whether an ending behind an apostrophe is a part of the form.
    joins: bool,
    places: HashMap<Box<str>, usize>,
    words: Vec<Known>,
    /// Readings in signs, by their number.
    shapes: Numbered<Vec<Reading>>,
    agreed: HashMap<Agreeing, Option<Agreed>>,
    choices: Numbered<Arc<[Chosen]>>,
}

/// What is known of a word.
#[derive(Debug)]
struct Known {
    text: Box<str>,
    key: Vec<char>,
    seen: Seen,
    declined: Vec<(As, Declined)>,
    made: Vec<(As, u32, Arc<WordForms>)>,
    alone: Vec<(Option<Gender>, Option<Arc<WordForms>>)>,
}

/// A word as it declines as something.
#[derive(Debug, Clone)]
struct Declined {
    /// Number of its readings in signs; none if it does not decline.
    shape: Option<u32>,
    /// The forms that signs stand for, by their number; the first is the word itself.
    texts: Arc<[Arc<str>]>,
}

/// What decides which forms of the words of a name go together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Agreeing {
    shapes: Vec<Option<u32>>,
    gender: Gender,
    told: Option<Gender>,
}

/// By word, the numbers of the forms that are in the name; empty if nothing agrees.
type Agreed = Vec<u32>;

/// A form of a word by its number, with the case, number and gender of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Chosen {
    form: u32,
    case: Case,
    number: Number,
    gender: Gender,
}

/// Signs of forms: the word itself and others that are one word, then those with an ending behind an apostrophe, then all others.
const ONE_WORD: u32 = 0xF_0000;
const PARTED: u32 = 0x10_0000;
const SEVERAL: u32 = 0x10_8000;
const ITSELF: &str = "\u{F0000}";

impl ByWord {
    /// Declines by a table. Forms in which an apostrophe parts an ending from the whole name (`Kyiv's`) are left out, unless it `joins`: then names
    /// with such forms are not declined here.
    pub fn new(table: &'static Inflector, joins: bool) -> Self {
        Self {
            table,
            joins,
            places: HashMap::new(),
            words: Vec::new(),
            shapes: Numbered::default(),
            agreed: HashMap::new(),
            choices: Numbered::default(),
        }
    }

    /// The forms of each word of a name, which stand with single spaces between them; several lists of a word are to be read one after another.
    ///
    /// None if some word, or form of one, is not a single word of a text, or the name is in other letters than the table: [`Inflector::inflect`]
    /// tells its forms.
    pub fn full(&mut self, name: &[&str], gender: Option<Gender>) -> Option<Vec<Vec<Arc<WordForms>>>> {
        let gender = gender.filter(|g| *g != Gender::Com);
        if self.words.len() >= REMEMBERED || self.agreed.len() >= AGREED {
            *self = Self::new(self.table, self.joins);
        }
        let length: usize = name.iter().map(|word| word.len() + 1).sum();
        if name.is_empty() || name.len() > WORDS || length > BYTES {
            return None;
        }
        let places = name.iter().map(|word| self.place(word)).collect::<Option<Vec<usize>>>()?;
        if let [place] = places[..] {
            return Some(vec![vec![self.alone(place, gender)?]]);
        }
        let list: Vec<Seen> = places.iter().map(|&place| self.words[place].seen).collect();
        let mut made = vec![Vec::new(); name.len()];
        for (want, way) in self.table.ways(&list, gender) {
            let declined: Vec<Declined> = places
                .iter()
                .zip(&way)
                .map(|(&place, own)| self.declined(place, *own))
                .collect();
            let agreed = self.agree(&declined, want, gender)?;
            for (i, &choice) in agreed.iter().enumerate() {
                made[i].push(self.spelled(places[i], way[i], choice, &declined[i]));
            }
        }
        if made[0].is_empty() {
            let still = vec![None; name.len()];
            let agreed = self.agree_in_signs(&still, gender.unwrap_or(Gender::Com), gender)?;
            for (i, &choice) in agreed.iter().enumerate() {
                let declined = self.declined(places[i], As::Still);
                made[i].push(self.spelled(places[i], As::Still, choice, &declined));
            }
        }
        Some(made)
    }

    /// Where a word is known; none if it is not a single word of a text, or is in other letters than those of the table.
    fn place(&mut self, word: &str) -> Option<usize> {
        if let Some(&known) = self.places.get(word) {
            return Some(known);
        }
        let respelled = self.table.respell.as_ref().is_some_and(|letters| letters.concern(word));
        if respelled || !is_one_word(word) {
            return None;
        }
        let key = self.table.spelling.key(word);
        let seen = self.table.see(&Word {
            before: "",
            text: word,
            key: &key,
        });
        self.places.insert(word.into(), self.words.len());
        self.words.push(Known {
            text: word.into(),
            key,
            seen,
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

    /// A word as it declines as something.
    fn declined(&mut self, place: usize, way: As) -> Declined {
        let word = &mut self.words[place];
        if let Some((_, known)) = word.declined.iter().find(|(own, _)| *own == way) {
            return known.clone();
        }
        let own = Word {
            before: "",
            text: &word.text,
            key: &word.key,
        };
        let mut texts: Vec<Arc<str>> = vec![word.text.as_ref().into()];
        let shape = match self.table.piece(&own, way) {
            Piece::Fixed(_) => None,
            Piece::Declined(readings) => {
                let in_signs = readings.iter().map(|reading| reading.in_signs(|form| sign(&mut texts, form)));
                Some(self.shapes.of(in_signs.collect::<Vec<Reading>>()))
            }
        };
        let declined = Declined {
            shape,
            texts: texts.into(),
        };
        word.declined.push((way, declined.clone()));
        declined
    }

    fn agree(&mut self, words: &[Declined], want: Want, told: Option<Gender>) -> Option<Agreed> {
        let shapes: Vec<Option<u32>> = words.iter().map(|word| word.shape).collect();
        self.agree_in_signs(&shapes, want.gender().unwrap_or(Gender::Com), told)
    }

    /// The forms of words that make a name together; none if one of them is not so many words as the name.
    fn agree_in_signs(&mut self, shapes: &[Option<u32>], gender: Gender, told: Option<Gender>) -> Option<Agreed> {
        let agreeing = Agreeing {
            shapes: shapes.to_vec(),
            gender,
            told,
        };
        if let Some(known) = self.agreed.get(&agreeing) {
            return known.clone();
        }
        let piece = |shape: &Option<u32>| match shape {
            None => Piece::Fixed(ITSELF),
            Some(shape) => Piece::Declined(self.shapes.all[*shape as usize].clone()),
        };
        let readings = agree(shapes.iter().map(piece).collect(), gender, &self.table.cases);
        let agreed = chosen(&readings, shapes.len(), told, self.joins)
            .map(|choices| choices.into_iter().map(|choice| self.choices.of(choice.into())).collect());
        self.agreed.insert(agreeing, agreed.clone());
        agreed
    }

    /// The forms of a word of some numbers.
    fn spelled(&mut self, place: usize, way: As, choice: u32, declined: &Declined) -> Arc<WordForms> {
        let made = &mut self.words[place].made;
        if let Some((.., known)) = made.iter().find(|(own, number, _)| *own == way && *number == choice) {
            return known.clone();
        }
        let form = |chosen: &Chosen| WordForm {
            text: declined.texts[chosen.form as usize].clone(),
            case: chosen.case,
            number: chosen.number,
            gender: chosen.gender,
        };
        let forms = self.choices.all[choice as usize].iter().map(form).collect();
        let forms = Arc::new(WordForms(forms));
        made.push((way, choice, forms.clone()));
        forms
    }
}

/// By word, which of its forms are in the readings of a name, sorted, each case, number and gender of one once; nothing if there are no readings.
fn chosen(readings: &[Reading], words: usize, told: Option<Gender>, joins: bool) -> Option<Vec<Vec<Chosen>>> {
    if readings.is_empty() {
        return Some(Vec::new());
    }
    let mut chosen: Vec<Vec<Chosen>> = vec![Vec::new(); words];
    for reading in readings {
        let gender = reading.told(told);
        for (alt, signs) in reading.forms() {
            let is_itself = |sign: char| u32::from(sign) == ONE_WORD;
            let last = signs.chars().next_back().map_or(0, u32::from);
            if signs.chars().any(|sign| u32::from(sign) >= PARTED) {
                let behind = (PARTED..SEVERAL).contains(&last) && signs.chars().take(words - 1).all(is_itself);
                if behind && !joins {
                    continue;
                }
                return None;
            }
            for (own, sign) in chosen.iter_mut().zip(signs.chars()) {
                let form = Chosen {
                    form: u32::from(sign) - ONE_WORD,
                    case: alt.case,
                    number: reading.number,
                    gender,
                };
                if !own.contains(&form) {
                    own.push(form);
                }
            }
        }
    }
    chosen.iter_mut().for_each(|own| own.sort_unstable());
    Some(chosen)
}

/// The sign of a form, whose number is its place among `texts`; the first of them is the word.
fn sign(texts: &mut Vec<Arc<str>>, form: &str) -> char {
    let number = match texts.iter().position(|known| **known == *form) {
        Some(known) => known,
        None => {
            texts.push(form.into());
            texts.len() - 1
        }
    };
    let kind = match number {
        0 => ONE_WORD,
        _ if is_parted(form, &texts[0]) => PARTED,
        _ if is_one_word(form) => ONE_WORD,
        _ => SEVERAL,
    };
    let number = (number as u32).min(SEVERAL - PARTED - 1);
    char::from_u32(kind + number).expect("a private character")
}

/// Whether an apostrophe parts an ending from a name.
fn is_parted(form: &str, name: &str) -> bool {
    form.strip_prefix(name).is_some_and(|ending| ending.starts_with(['\'', '’']))
}

/// Whether a text cuts nothing off and nothing apart.
fn is_one_word(text: &str) -> bool {
    let folded = fold(text);
    matches!(folded.words(), [word] if word.span.start == 0 && word.span.end == text.len())
}

/// Values with their numbers, in the order of their first use.
#[derive(Debug)]
struct Numbered<T> {
    numbers: HashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
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
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::inflector::Tried;
    use crate::{inflector, languages};

    /// The words of a table's examples, those of places too: anything may stand in a person's name.
    fn words(table: &Inflector) -> Vec<String> {
        let names = table.examples.iter().filter_map(|trial| match &trial.example {
            Tried::Cases(example) => Some(example.name.get_ref().as_str()),
            Tried::Possessive(_) => None,
        });
        let words: BTreeSet<String> = names.flat_map(str::split_whitespace).map(ToOwned::to_owned).collect();
        words.into_iter().collect()
    }

    type Listed = Vec<(String, Case, Number, Gender)>;

    fn add(list: &mut Listed, item: (String, Case, Number, Gender)) {
        if !list.contains(&item) {
            list.push(item);
        }
    }

    /// What `inflect` says of each word; none if a form is not of as many.
    fn by_whole_name(table: &Inflector, name: &[&str], gender: Option<Gender>) -> Option<Vec<Listed>> {
        let text = name.join(" ");
        let mut lists = vec![Listed::new(); name.len()];
        for form in table.inflect(&text, Some(Kind::Full), gender) {
            if is_parted(&form.form, &text) {
                continue;
            }
            let words: Vec<&str> = form.form.split(' ').collect();
            if words.len() != name.len() || !words.iter().all(|word| is_one_word(word)) {
                return None;
            }
            for (list, word) in lists.iter_mut().zip(words) {
                add(list, (word.to_owned(), form.case, form.number, form.gender));
            }
        }
        Some(lists.into_iter().map(sorted).collect())
    }

    fn sorted(mut list: Listed) -> Listed {
        list.sort();
        list
    }

    #[test]
    fn word_by_word_as_the_whole_name() {
        let (mut same, mut neither, mut random) = (0, 0, 7_usize);
        for lang in languages() {
            let table = inflector(lang).unwrap();
            let words = words(table);
            let mut by_word = ByWord::new(table, false);
            let mut pick = || {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                words[(random >> 33) % words.len()].as_str()
            };
            for round in 0..600 {
                let name: Vec<&str> = (0..1 + round % 4).map(|_| pick()).collect();
                for gender in [None, Some(Gender::Masc), Some(Gender::Fem)] {
                    let made = by_word.full(&name, gender).map(|made| {
                        let list = |forms: &Vec<Arc<WordForms>>| {
                            let mut list = Listed::new();
                            let all = forms.iter().flat_map(|forms| forms.iter());
                            all.for_each(|form| add(&mut list, (form.text.to_string(), form.case, form.number, form.gender)));
                            list
                        };
                        made.iter().map(list).map(sorted).collect::<Vec<Listed>>()
                    });
                    match by_whole_name(table, &name, gender) {
                        Some(whole) if name.iter().all(|word| is_one_word(word)) && made.is_some() => {
                            assert_eq!(made, Some(whole), "{lang} {name:?} {gender:?}");
                            same += 1;
                        }
                        _ => {
                            let respelled = table
                                .respell
                                .as_ref()
                                .is_some_and(|r| name.iter().any(|word| r.concern(word)));
                            let whole = name.iter().all(|word| is_one_word(word)) && !respelled;
                            assert!(made.is_none(), "{lang} {name:?} {gender:?}");
                            neither += usize::from(whole);
                        }
                    }
                }
            }
        }
        assert!(same > neither * 20, "{same} {neither}");
    }
}
