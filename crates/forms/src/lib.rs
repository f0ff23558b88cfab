//! One entity to all its names in all their spellings: what the lexicon looks for, each with the way it came about.
//!
//! 1. Every name of the row stands as it is written.
//! 2. Names in a language with a paradigm table are declined (`cases`).
//! 3. Names in Cyrillic, Greek, Georgian and Armenian letters are romanized as people do (`romanize`, `respell`), and declined where the
//!    press of a language declines what it has transcribed.
//! 4. A given name has equivalents (`given`); countries, cities and bodies that the world knows have names in other languages
//!    (`borrow`).
//! 5. A person's full names are taken apart (`order`): the surname alone is a weak name; initials, the surname first or no middle
//!    name make others.
//! 6. Some spellings have a twin that no folding makes one (`twins`): `St. Petersburg`, `St Petersburg`.
//!
//! What comes out are [`Pattern`]s: spellings belong to words, and the words of one find must agree. [`forms`] spells them out.
//!
//! ```
//! use polynym_gazetteer::Loader;
//! let mut loader = Loader::new();
//! loader.layer("row.csv", "id,type,name,lang\nQ3874799,PERSON,Володимир Зеленський,uk\n".as_bytes());
//! let gazetteer = loader.finish().into_result()?;
//! let patterns = polynym_forms::patterns(&gazetteer);
//! let genitive = polynym_forms::forms(&patterns).find(|f| f.surface == "Володимира Зеленського").unwrap();
//! assert!(genitive.how.iter().any(|step| step.contains("genitive")));
//! # Ok::<(), polynym_gazetteer::Error>(())
//! ```

mod borrow;
mod cases;
mod collisions;
mod enumerate;
mod given;
mod name;
mod order;
mod respell;
mod romanize;
mod twins;

use std::collections::HashSet;
use std::sync::Arc;

use polynym_gazetteer::{
    CasePolicy, Class, Entity, EntityType, FormRole, Gazetteer, Name, NameKind, Pattern, Spelling, Tongue, words_and_gaps,
};
use polynym_script::{is_common_word, knows_common_words};
use polynym_text::{Lang, WordScript, fold, fold_key};

pub use cases::tags;
pub use collisions::collisions;
pub use enumerate::forms;

use cases::{Nominative, decline, languages_of, open_tables};
use given::Equivalents;
use name::Words;
use order::Parts;
use romanize::Romanizer;

/// The names of all entities, in the order of the gazetteer.
pub fn patterns(gazetteer: &Gazetteer) -> Vec<Pattern> {
    let mut maker = Maker::new();
    let entities = gazetteer.stream();
    entities.flat_map(|(index, entity)| maker.patterns(index, &entity)).collect()
}

/// Makes the names of entities; keeps what it has learnt of one for the next.
///
/// ```
/// use polynym_gazetteer::Loader;
/// let mut loader = Loader::new();
/// loader.layer("row.csv", "id,type,name\nde,PLACE,Germany\n".as_bytes());
/// let gazetteer = loader.finish().into_result()?;
/// let with = polynym_forms::Maker::new().patterns(0, gazetteer.entity(0));
/// let without = polynym_forms::Maker::new().borrow(false).patterns(0, gazetteer.entity(0));
/// assert!(with.len() > without.len());
/// # Ok::<(), polynym_gazetteer::Error>(())
/// ```
#[derive(Debug)]
pub struct Maker {
    borrow: bool,
    romanizer: Romanizer,
    equivalents: Equivalents,
}

impl Default for Maker {
    fn default() -> Self {
        Self::new()
    }
}

impl Maker {
    /// With all that can be made.
    pub fn new() -> Self {
        Self {
            borrow: true,
            romanizer: Romanizer::default(),
            equivalents: Equivalents::default(),
        }
    }

    /// Whether countries, cities and bodies that the world knows take their names in other languages from it.
    pub fn borrow(mut self, borrow: bool) -> Self {
        self.borrow = borrow;
        self
    }

    /// The names of one entity, which stands at `index` in its gazetteer.
    pub fn patterns(&mut self, index: u32, entity: &Entity) -> Vec<Pattern> {
        let told = Told::of(entity);
        let mut made = Vec::new();
        let mut shortened = HashSet::new();
        let borrowed = if self.borrow { borrow::names(entity) } else { Vec::new() };
        if !borrowed.is_empty() {
            open_tables();
        }
        let own = entity.names.iter().map(|name| (name, base(index, entity, name)));
        let lent = borrowed.iter().map(|name| {
            let mut base = base(index, entity, name);
            base.how = vec![format!(
                "borrowed: {} {}",
                base.lang.map_or_else(String::new, |lang| lang.to_string()),
                name.text
            )];
            base.weight = BORROWED;
            (name, base)
        });
        for (name, base) in own.chain(lent) {
            let full = entity.kind == EntityType::Person && base.role == FormRole::Strong && !name.fixed;
            let (list, gaps) = words_and_gaps(&name.text);
            let parts = order::parts(&list, &gaps, base.lang).filter(|_| full);
            let mut words = self.words(entity, name, &name.text, base.lang, base.role);
            if matches!(base.role, FormRole::Strong | FormRole::Weak) && base.weight == 1.0 {
                respell::respell(&mut self.romanizer, &mut words, entity, name, &name.text, base.lang);
            }
            let alone = parts.as_ref().map(|parts| {
                let text = spelled(&list, &gaps, &parts.surname);
                let alone = self.words(entity, name, &text, base.lang, FormRole::Weak);
                // A surname has the same spellings alone and in the full name: what it is beside others, agreement tells.
                for (slot, own) in words.slots()[parts.surname.clone()].iter_mut().zip(&alone.shapes[0].slots) {
                    slot.join(own);
                }
                alone
            });
            if full {
                call_otherwise(&mut self.equivalents, &mut words, entity, name, &list, &gaps, parts.as_ref());
            }
            let shapes: Vec<Vec<Arc<Class>>> = classes(&words);
            for (shape, classes) in words.shapes.iter().zip(&shapes) {
                made.push(Pattern {
                    classes: classes.clone(),
                    gaps: shape.gaps.clone(),
                    ..base.clone()
                });
            }
            if let (Some(parts), Some(alone)) = (parts, alone) {
                let full = Full {
                    name,
                    base: &base,
                    shape: &words.shapes[0],
                    classes: &shapes[0],
                    parts: &parts,
                    alone: &alone,
                };
                made.extend(full.derived());
                if script_of(&name.text).is_some_and(|script| !told.scripts.contains(&script)) {
                    made.extend(full.short(&told, &mut shortened));
                }
            }
        }
        let twins: Vec<Pattern> = made.iter().filter_map(twins::without_dots).collect();
        made.extend(twins);
        made.into_iter().flat_map(doubtful).collect()
    }

    /// The case forms of a name of the entity, or of what is short for it.
    fn words(&mut self, entity: &Entity, name: &Name, text: &str, lang: Option<Lang>, role: FormRole) -> Words {
        let mut words = Words::new(text);
        for lang in languages_of(name, text, role, lang) {
            let nominative = Nominative {
                text,
                how: &"".into(),
                bases: &[],
                weight: 1.0,
            };
            decline(&mut words, entity, &nominative, lang);
        }
        words
    }
}

/// A person's full name, taken apart.
struct Full<'f> {
    name: &'f Name,
    base: &'f Pattern,
    shape: &'f name::Shape,
    classes: &'f [Arc<Class>],
    parts: &'f Parts,
    /// The surname, declined by itself.
    alone: &'f Words,
}

impl Full<'_> {
    /// The steps of a name that is made of this one.
    fn how(&self, called: &str) -> Vec<String> {
        self.base.how.iter().cloned().chain([called.to_owned()]).collect()
    }

    /// What people make of it that is as good as the full name.
    fn derived(&self) -> Vec<Pattern> {
        let (words, _) = words_and_gaps(&self.name.text);
        let derived = order::derived(self.shape, self.classes, &words, self.parts).into_iter();
        let pattern = |derived: order::Derived| Pattern {
            how: self.how(derived.called),
            weight: self.base.weight * derived.weight,
            classes: derived.classes,
            gaps: derived.gaps,
            ..self.base.clone()
        };
        derived.map(pattern).collect()
    }

    /// The surname alone, and the halves of a double one, each once for a row: weak names.
    fn short(&self, told: &Told, seen: &mut HashSet<(String, Option<Lang>)>) -> Vec<Pattern> {
        let (words, gaps) = words_and_gaps(&self.name.text);
        let lang = self.base.lang;
        let mut is_new =
            |text: &str| !told.strong.contains(text) && order::stands_alone(text, lang) && seen.insert((text.to_owned(), lang));
        let weak = |called: &str, weight: f32, classes: &[Arc<Class>], gaps: Vec<Arc<str>>| Pattern {
            role: FormRole::Weak,
            how: self.how(called),
            weight: self.base.weight * weight,
            classes: classes.to_vec(),
            gaps,
            ..self.base.clone()
        };
        let surname = self.parts.surname.clone();
        let mut made = Vec::new();
        if is_new(&spelled(&words, &gaps, &surname)) {
            let gaps = self.alone.shapes[0].gaps.clone();
            made.push(weak("surname alone", 0.9, &self.classes[surname], gaps));
            // Shapes of its own are those with an ending parted from it.
            for (shape, classes) in self.alone.shapes.iter().zip(classes(self.alone)).skip(1) {
                made.push(weak("surname alone", 0.9, &classes, shape.gaps.clone()));
            }
        }
        for half in order::halves(&words, &gaps, self.parts) {
            if is_new(words[half]) {
                made.push(weak(
                    "half of a double surname",
                    0.5,
                    &self.classes[half..=half],
                    vec!["".into(), "".into()],
                ));
            }
        }
        made
    }
}

/// What is said of a form that is weak because it is a common word.
const COMMON: &str = "a common word";

/// How likely a text has a name that the world knows and the row does not have.
const BORROWED: f32 = 0.95;

/// Adds what a person is called by instead of the given name.
fn call_otherwise(
    equivalents: &mut Equivalents,
    words: &mut Words,
    entity: &Entity,
    name: &Name,
    list: &[&str],
    gaps: &[&str],
    parts: Option<&Parts>,
) {
    // Rulers and popes: the numeral, not a surname, is what follows the given name.
    let reigns = list.len() > 1 && list.last().is_some_and(|last| order::is_numeral(last));
    let at = match parts {
        Some(parts) if parts.given.len() == 1 => parts.given.start,
        None if reigns => 0,
        _ => return,
    };
    let respelled = words.slots()[at]
        .spellings()
        .any(|(_, readings)| readings.iter().any(|r| r.tongue == Tongue::Respelled));
    for equivalent in equivalents.of(list[at], entity.gender, reigns).iter() {
        let Some(reading) = given::reading(list[at], equivalent, respelled) else {
            continue;
        };
        let is_written = reading.tongue == Tongue::Written;
        words.slots()[at].add(equivalent.text, reading);
        let foreign = romanize::is_foreign(equivalent.text);
        let Some(lang) = equivalent.lang.filter(|_| is_written && foreign) else {
            continue;
        };
        let mut other = list.to_vec();
        other[at] = equivalent.text;
        let full = gaps[0].to_owned() + &spelled(&other, gaps, &(0..other.len())) + gaps[other.len()];
        let mut bases = vec![""; other.len()];
        let base = given::base(list[at], equivalent);
        bases[at] = &base;
        if name.declines_in(lang) && polynym_script::fits(&full, lang) {
            let nominative = Nominative {
                text: &full,
                how: &given::HOW.into(),
                bases: &bases,
                weight: equivalent.weight,
            };
            decline(words, entity, &nominative, lang);
        }
    }
}

/// What a row says itself of its short names: a row that lists weak names in a script says what the short forms there are (`Xi` and
/// not `Jinping`).
struct Told {
    scripts: Vec<WordScript>,
    strong: HashSet<String>,
}

impl Told {
    fn of(entity: &Entity) -> Self {
        let of = |kind: fn(NameKind) -> bool| entity.names.iter().filter(move |name| kind(name.kind));
        Self {
            scripts: of(|kind| kind == NameKind::Weak)
                .filter_map(|name| script_of(&name.text))
                .collect(),
            strong: of(NameKind::is_strong).map(|name| name.text.clone()).collect(),
        }
    }
}

/// The scripts of a name's letters; none where characters are words, which say nothing of the order of names.
fn script_of(name: &str) -> Option<WordScript> {
    let folded = fold(name);
    let words = folded.words();
    (!words.is_empty() && words.iter().all(|w| !w.single))
        .then(|| words.iter().fold(WordScript::COMMON, |all, w| all.with(w.script)))
}

/// Some words of a name with what stands between them.
fn spelled(words: &[&str], gaps: &[&str], range: &std::ops::Range<usize>) -> String {
    let mut out = String::new();
    for i in range.clone() {
        if i > range.start {
            out.push_str(gaps[i]);
        }
        out.push_str(words[i]);
    }
    out
}

/// The classes of all shapes.
fn classes(words: &Words) -> Vec<Vec<Arc<Class>>> {
    let of_shape = |shape: &name::Shape| shape.slots.iter().map(name::Slot::class).collect();
    words.shapes.iter().map(of_shape).collect()
}

/// A name with those of its spellings set apart as weak that nobody wrote into the row and that are common words: of their own
/// language, or of any where that is not known (romanizations) or its words are not.
fn doubtful(pattern: Pattern) -> Vec<Pattern> {
    let [class] = pattern.classes.as_slice() else {
        return vec![pattern];
    };
    let made = pattern.weight < 1.0;
    let common = |spelling: &Spelling| {
        let lower = spelling.text.to_lowercase();
        let is_common = |lang: Option<Lang>| match lang {
            // Of another language it is one only in a passage of that, which is asked where it is found; but sisters that share their
            // letters are hard to tell apart.
            Some(lang) if knows_common_words(lang) && lang.scripts() == ["Latn"] => is_common_word(Some(lang), &lower),
            // Marks are left out: Ísland is read as an island.
            Some(_) => is_common_word(None, &lower) || is_common_word(None, &fold_key(&spelling.text).text),
            None => is_common_word(None, &lower),
        };
        spelling.readings.iter().all(|reading| match reading.tongue {
            Tongue::Written => made && is_common(pattern.lang),
            Tongue::Respelled => is_common(None),
            Tongue::Cases(lang, _) => is_common(Some(lang)),
        })
    };
    // Capitals tell an acronym from a word, and so does the text around it where all is in capitals.
    if pattern.case == CasePolicy::Upper {
        return vec![pattern];
    }
    if pattern.role != FormRole::Strong || !class.spellings.iter().any(common) {
        return vec![pattern];
    }
    let (weak, strong): (Vec<_>, Vec<_>) = class.spellings.iter().cloned().partition(common);
    let with = |spellings| Pattern {
        classes: vec![Arc::new(Class { spellings })],
        ..pattern.clone()
    };
    let mut doubtful = with(weak);
    doubtful.role = FormRole::Weak;
    doubtful.how.push(COMMON.to_owned());
    vec![with(strong), doubtful]
}

/// A name as it stands, without its words.
fn base(index: u32, entity: &Entity, name: &Name) -> Pattern {
    let lang = name.lang.or(if name.kind == NameKind::Main { entity.lang } else { None });
    let kind = match name.kind {
        NameKind::Main => "name",
        NameKind::Label => "label",
        NameKind::Alias => "alias",
        NameKind::Weak => "short name",
        NameKind::Demonym => "demonym",
        NameKind::Exclude => "excluded string",
    };
    Pattern {
        entity: index,
        role: FormRole::from(name.kind),
        lang,
        case: name.case,
        from: name.from,
        to: name.to,
        how: vec![lang.map_or_else(|| kind.to_owned(), |lang| format!("{lang} {kind}"))],
        weight: 1.0,
        classes: Vec::new(),
        gaps: Vec::new(),
    }
}
