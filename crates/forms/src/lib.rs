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
mod classes;
mod collisions;
mod common;
mod enumerate;
mod given;
mod name;
mod order;
mod respell;
mod romanize;
mod twins;

use std::collections::HashSet;
use std::sync::Arc;

use polynym_gazetteer::{Class, Entity, EntityType, FormRole, Gazetteer, Name, NameKind, Pattern, words_and_gaps};
use polynym_text::{Lang, WordScript, fold};

pub use cases::tags;
pub use collisions::collisions;
pub use enumerate::forms;

use cases::{Decliner, Nominative, languages_of, open_tables};
use classes::Classes;
use given::Equivalents;
use name::{One, Step, Words, nothing, spelled};
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
    decliner: Decliner,
    equivalents: Equivalents,
    classes: Classes,
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
            decliner: Decliner::default(),
            equivalents: Equivalents::default(),
            classes: Classes::default(),
        }
    }

    /// Whether countries, cities and bodies that the world knows take their names in other languages from it.
    pub fn borrow(mut self, borrow: bool) -> Self {
        self.borrow = borrow;
        self
    }

    /// The names of one entity, which stands at `index` in its gazetteer.
    pub fn patterns(&mut self, index: u32, entity: &Entity) -> Vec<Pattern> {
        self.classes.forget();
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
            let mut words = self.words(entity, name, (&list, &gaps), base.lang, base.role);
            if matches!(base.role, FormRole::Strong | FormRole::Weak) && base.weight == 1.0 {
                let own = (&mut self.romanizer, &mut self.decliner);
                respell::respell(own, &mut words, entity, name, (&list, &gaps), base.lang);
            }
            let alone = parts.as_ref().map(|parts| {
                let surname = parts.surname.clone();
                let mut around = gaps[surname.start..=surname.end].to_vec();
                (around[0], around[surname.len()]) = ("", "");
                let alone = self.words(entity, name, (&list[surname.clone()], &around), base.lang, FormRole::Weak);
                // A surname has the same spellings alone and in the full name: what it is beside others, agreement tells.
                for (slot, own) in words.slots()[surname].iter_mut().zip(&alone.shapes[0].slots) {
                    slot.join(own);
                }
                alone
            });
            if full {
                self.call_otherwise(&mut words, entity, name, (&list, &gaps), parts.as_ref());
            }
            let shapes: Vec<Vec<Arc<Class>>> = words.shapes.iter().map(|shape| self.classes.of_shape(shape)).collect();
            for (shape, classes) in words.shapes.iter().zip(&shapes) {
                made.push(Pattern {
                    classes: classes.clone(),
                    gaps: shape.gaps.clone(),
                    ..base.clone()
                });
            }
            if let (Some(parts), Some(alone)) = (parts, alone) {
                let full = Full {
                    words: (&list, &gaps),
                    base: &base,
                    gaps: &words.shapes[0].gaps,
                    classes: &shapes[0],
                    parts: &parts,
                    alone: &alone,
                };
                made.extend(full.derived(&mut self.classes));
                if script_of(&name.text).is_some_and(|script| !told.scripts.contains(&script)) {
                    made.extend(full.short(&mut self.classes, &told, &mut shortened));
                }
            }
        }
        let twins: Vec<Pattern> = made.iter().filter_map(twins::without_dots).collect();
        made.extend(twins);
        made.into_iter()
            .flat_map(|pattern| common::doubtful(&mut self.classes, pattern))
            .collect()
    }

    /// The case forms of a name of the entity, or of what is short for it.
    fn words(
        &mut self,
        entity: &Entity,
        name: &Name,
        (list, gaps): (&[&str], &[&str]),
        lang: Option<Lang>,
        role: FormRole,
    ) -> Words {
        let mut words = Words::new(list, gaps);
        let nominative = Nominative {
            words: list,
            gaps,
            how: &nothing(),
            bases: &[],
            weight: 1.0,
        };
        for lang in languages_of(name, &spelled(list, gaps), role, lang) {
            self.decliner.decline(&mut words, entity, &nominative, lang);
        }
        words
    }

    /// Adds what a person is called by instead of the given name.
    fn call_otherwise(
        &mut self,
        words: &mut Words,
        entity: &Entity,
        name: &Name,
        (list, gaps): (&[&str], &[&str]),
        parts: Option<&Parts>,
    ) {
        // Rulers and popes: the numeral, not a surname, is what follows the given name.
        let reigns = list.len() > 1 && list.last().is_some_and(|last| order::is_numeral(last));
        let at = match parts {
            Some(parts) if parts.given.len() == 1 => parts.given.start,
            None if reigns => 0,
            _ => return,
        };
        let respelled = words.slots()[at].is_respelled();
        let given = (list[at].to_owned(), entity.gender, reigns, respelled);
        let mut other = list.to_vec();
        let mut bases = vec![nothing(); list.len()];
        for called in self.equivalents.of(given).iter() {
            let One { reading, .. } = &*called.spelling;
            words.slots()[at].push(Step::One(called.spelling.clone()));
            other[at] = called.text;
            let fits = |lang: &Lang| name.declines_in(*lang) && polynym_script::fits(&spelled(&other, gaps), *lang);
            if let Some(lang) = called.lang.filter(fits) {
                bases[at] = reading.base.clone();
                let nominative = Nominative {
                    words: &other,
                    gaps,
                    how: &reading.how,
                    bases: &bases,
                    weight: reading.weight,
                };
                self.decliner.decline(words, entity, &nominative, lang);
            }
        }
    }
}

/// A person's full name, taken apart.
struct Full<'f> {
    /// Its words, with what stands before, between and behind them.
    words: (&'f [&'f str], &'f [&'f str]),
    base: &'f Pattern,
    gaps: &'f [Arc<str>],
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
    fn derived(&self, known: &mut Classes) -> Vec<Pattern> {
        let derived = order::derived(known, self.gaps, self.classes, self.words.0, self.parts).into_iter();
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
    fn short(&self, known: &mut Classes, told: &Told, seen: &mut HashSet<(String, Option<Lang>)>) -> Vec<Pattern> {
        let (words, gaps) = self.words;
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
        if is_new(&part(words, gaps, &surname)) {
            let gaps = self.alone.shapes[0].gaps.clone();
            made.push(weak("surname alone", 0.9, &self.classes[surname], gaps));
            // Shapes of its own are those with an ending parted from it.
            for shape in &self.alone.shapes[1..] {
                made.push(weak("surname alone", 0.9, &known.of_shape(shape), shape.gaps.clone()));
            }
        }
        for half in order::halves(words, gaps, self.parts) {
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

/// How likely a text has a name that the world knows and the row does not have.
const BORROWED: f32 = 0.95;

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
fn part(words: &[&str], gaps: &[&str], range: &std::ops::Range<usize>) -> String {
    let mut out = String::new();
    for i in range.clone() {
        if i > range.start {
            out.push_str(gaps[i]);
        }
        out.push_str(words[i]);
    }
    out
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
