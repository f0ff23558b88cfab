//! The case forms of a name, through the paradigm tables.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Once};

use polynym_gazetteer::{CasePolicy, Entity, EntityType, FormRole, Gender, Name, Reading, Tongue};
use polynym_inflect as inflect;
use polynym_inflect::{ByWord, Case, Inflector, Number, WordForms, inflector, languages};
use polynym_text::Lang;

use crate::name::{Made, Step, Words, spelled};

/// What the bits of [`Reading::tags`](polynym_gazetteer::Reading::tags) are called, from the lowest.
pub fn tags() -> Vec<String> {
    let numbers = [Number::Sg, Number::Pl];
    Case::ALL
        .iter()
        .flat_map(|case| numbers.map(|number| format!("{} {}", case.name(), number.name())))
        .collect()
}

fn tag(case: Case, number: Number) -> u64 {
    let case = Case::ALL.iter().position(|own| *own == case).unwrap_or_default();
    1 << (case * 2 + usize::from(number == Number::Pl))
}

/// Reads the tables of all languages, a few at a time: one after another takes longer than everything else that is done for a row.
pub(crate) fn open_tables() {
    static OPEN: Once = Once::new();
    OPEN.call_once(|| {
        let languages = languages();
        std::thread::scope(|scope| {
            for part in languages.chunks(languages.len().div_ceil(READERS).max(1)) {
                scope.spawn(move || part.iter().filter(|&&lang| inflector(lang).is_some()).count());
            }
        });
    });
}

/// How many tables are read at a time.
const READERS: usize = 4;

/// The languages whose endings a name takes: its own, or every one whose letters it has.
pub(crate) fn languages_of(name: &Name, text: &str, role: FormRole, lang: Option<Lang>) -> Vec<Lang> {
    // An acronym takes endings in a register that the news does not write.
    if !name.decline || matches!(role, FormRole::Exclude | FormRole::Demonym) || name.case == CasePolicy::Upper {
        return Vec::new();
    }
    // The letters of a Cyrillic name tell much of its language; those of a Latin one nothing, and all endings of all languages on it would
    // be names of other things (America, Finnish Americ-an).
    static ANY: LazyLock<Vec<Lang>> = LazyLock::new(|| {
        let all = languages().into_iter();
        all.filter(|lang| !lang.scripts().contains(&"Latn")).collect()
    });
    let mut languages = lang.map_or_else(|| ANY.clone(), |lang| vec![lang]);
    languages.retain(|&lang| name.declines_in(lang) && polynym_script::fits(text, lang));
    languages
}

/// The language whose apostrophe endings count as part of the name: Farage'a.
const JOINED: &str = "pl";

/// A nominative, and how it came about.
pub(crate) struct Nominative<'n> {
    /// Its words, and what stands before, between and behind them.
    pub(crate) words: &'n [&'n str],
    pub(crate) gaps: &'n [&'n str],
    /// Empty if it is the name as the row has it.
    pub(crate) how: &'n Arc<str>,
    /// Its words, if it is not as the row has it; empty for those that are.
    pub(crate) bases: &'n [Arc<str>],
    pub(crate) weight: f32,
}

impl Nominative<'_> {
    fn text(&self) -> String {
        spelled(self.words, self.gaps)
    }
}

/// Declines names, and keeps what it has learnt of one for the next.
#[derive(Debug, Default)]
pub(crate) struct Decliner(BTreeMap<Lang, ByWord>);

impl Decliner {
    /// Adds the case forms of a nominative in a language, those that are spelled as it is too: their tags are what other spellings
    /// of its words agree with.
    pub(crate) fn decline(&mut self, words: &mut Words, entity: &Entity, name: &Nominative<'_>, lang: Lang) {
        if !self.word_by_word(words, entity, name, lang) {
            decline_through(words, entity, name, lang, |form| Some(form.to_owned()));
        }
    }

    /// The same for a person whose words stand with spaces between them, if no ending changes that.
    fn word_by_word(&mut self, words: &mut Words, entity: &Entity, name: &Nominative<'_>, lang: Lang) -> bool {
        let [first, between @ .., last] = name.gaps else {
            return false;
        };
        let is_plain = first.is_empty() && last.is_empty() && between.iter().all(|gap| *gap == " ");
        if entity.kind != EntityType::Person || !is_plain || !words.shapes[0].is_parted_by(name.gaps) {
            return false;
        }
        let Some(table) = inflector(lang) else { return true };
        let joins = lang.as_str() == JOINED;
        let by_word = self.0.entry(lang).or_insert_with(|| ByWord::new(table, joins));
        let mut made: Vec<(usize, Arc<WordForms>)> = Vec::with_capacity(name.words.len() * 2);
        let gender = entity.gender.map(to_inflect);
        if !by_word.full(name.words, gender, |word, forms| made.push((word, forms.clone()))) {
            return false;
        }
        for (word, forms) in made {
            let (how, base) = Made::of_word(name.how, name.bases, word);
            words.slots()[word].push(Step::Cases {
                forms,
                lang,
                how: how.clone(),
                base: base.clone(),
                weight: name.weight,
            });
        }
        true
    }
}

/// The reading of a form: of which language and gender, how it came about, to what its ending is put, and how likely it is.
pub(crate) fn reading(
    case: Case,
    number: Number,
    (lang, gender): (Lang, inflect::Gender),
    (how, base, weight): (&Arc<str>, &Arc<str>, f32),
) -> Reading {
    Reading {
        tongue: Tongue::Cases(lang, from_inflect(gender)),
        tags: tag(case, number),
        how: how.clone(),
        base: base.clone(),
        weight,
    }
}

/// Adds the case forms of a nominative, every one spelled by `respell`.
pub(crate) fn decline_through(
    words: &mut Words,
    entity: &Entity,
    name: &Nominative<'_>,
    lang: Lang,
    respell: impl Fn(&str) -> Option<String>,
) {
    let kind = match &entity.kind {
        EntityType::Person => Some(inflect::Kind::Full),
        EntityType::Place => Some(inflect::Kind::Geo),
        EntityType::Agency => Some(inflect::Kind::Org),
        EntityType::Other(_) => None,
    };
    // The gender of a place or an agency is that of its own noun, which the table knows; a person's is a fact of the row.
    let gender = match entity.kind {
        EntityType::Person => entity.gender.map(to_inflect),
        _ => None,
    };
    let Some(table) = inflector(lang) else { return };
    let text = name.text();
    for form in table.inflect(&text, kind, gender) {
        if is_behind(table, &form.form, &text) {
            continue;
        }
        let made = Made {
            tongue: Tongue::Cases(lang, from_inflect(form.gender)),
            tags: tag(form.case, form.number),
            how: name.how,
            bases: name.bases,
            weight: name.weight,
        };
        if let Some(spelled) = respell(&form.form) {
            words.add(&spelled, &made);
        }
    }
}

/// Whether an apostrophe parts an ending from the name (Kyiv's, Kiev'de): it stands behind it, and is found by the scan's edges.
fn is_behind(table: &Inflector, form: &str, name: &str) -> bool {
    let behind = form.strip_prefix(name);
    behind.is_some_and(|ending| ending.starts_with(['\'', '’']) && table.language().as_str() != JOINED)
}

fn to_inflect(gender: Gender) -> inflect::Gender {
    match gender {
        Gender::Masc => inflect::Gender::Masc,
        Gender::Fem => inflect::Gender::Fem,
        Gender::Neut => inflect::Gender::Neut,
    }
}

fn from_inflect(gender: inflect::Gender) -> Option<Gender> {
    match gender {
        inflect::Gender::Masc => Some(Gender::Masc),
        inflect::Gender::Fem => Some(Gender::Fem),
        inflect::Gender::Neut => Some(Gender::Neut),
        inflect::Gender::Com => None,
    }
}
