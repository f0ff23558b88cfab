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
    Class, Entity, EntityType, FormRole, Gazetteer, Name, NameKind, Pattern, Spelling, Tongue, is_common_word, words_and_gaps,
};
use polynym_text::{Lang, WordScript, fold};

pub use cases::tags;
pub use collisions::collisions;
pub use enumerate::forms;

use cases::{Nominative, decline, languages_of};
use name::Words;
use order::Parts;
use romanize::Romanizer;

/// The names of all entities, in the order of the gazetteer.
pub fn patterns(gazetteer: &Gazetteer) -> Vec<Pattern> {
    let mut maker = Maker::new();
    let entities = (0..).zip(gazetteer.entities());
    entities.flat_map(|(index, entity)| maker.patterns(index, entity)).collect()
}

/// Makes the names of entities; keeps what it has learnt of one for the next.
///
/// ```
/// use polynym_gazetteer::Loader;
/// let mut loader = Loader::new();
/// loader.layer("row.csv", "id,type,name\nde,PLACE,Germany\n".as_bytes());
/// let gazetteer = loader.finish().into_result()?;
/// let with = polynym_forms::Maker::new().patterns(0, &gazetteer.entities()[0]);
/// let without = polynym_forms::Maker::new().borrow(false).patterns(0, &gazetteer.entities()[0]);
/// assert!(with.len() > without.len());
/// # Ok::<(), polynym_gazetteer::Error>(())
/// ```
#[derive(Debug)]
pub struct Maker {
    borrow: bool,
    romanizer: Romanizer,
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
            if full {
                call_otherwise(&mut words, entity, name, &list, &gaps, parts.as_ref());
            }
            let shapes: Vec<Vec<Arc<Class>>> = classes(&words);
            for (shape, classes) in words.shapes.iter().zip(&shapes) {
                made.push(Pattern {
                    classes: classes.clone(),
                    gaps: shape.gaps.clone(),
                    ..base.clone()
                });
            }
            if let Some(parts) = parts {
                self.derive(
                    entity,
                    name,
                    &base,
                    &words,
                    &shapes[0],
                    &parts,
                    &told,
                    &mut shortened,
                    &mut made,
                );
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

    /// What a person's full name gives rise to.
    #[expect(clippy::too_many_arguments, reason = "all of it is about one name")]
    fn derive(
        &mut self,
        entity: &Entity,
        name: &Name,
        base: &Pattern,
        words: &Words,
        classes: &[Arc<Class>],
        parts: &Parts,
        told: &Told,
        shortened: &mut HashSet<(String, Option<Lang>)>,
        made: &mut Vec<Pattern>,
    ) {
        let (list, gaps) = words_and_gaps(&name.text);
        let from = |called: &str| {
            let mut how = base.how.clone();
            how.push(called.to_owned());
            how
        };
        let shape = &words.shapes[0];
        for derived in order::derived(shape, classes, &list, parts) {
            made.push(Pattern {
                how: from(derived.called),
                weight: base.weight * derived.weight,
                classes: derived.classes,
                gaps: derived.gaps,
                ..base.clone()
            });
        }
        if script_of(&name.text).is_none_or(|script| told.scripts.contains(&script)) {
            return;
        }
        let mut short = |text: &str, called: &str, at: std::ops::Range<usize>, weight: f32| {
            let new = !told.strong.contains(text) && shortened.insert((text.to_owned(), base.lang));
            if !new || !order::stands_alone(text, base.lang) {
                return;
            }
            let mut alone = self.words(entity, name, text, base.lang, FormRole::Weak);
            // Spelled in all the ways of the full name; the surname alone declines by itself, too.
            for (slot, of_full) in alone.slots().iter_mut().zip(&shape.slots[at]) {
                slot.join(of_full);
            }
            for (shape, classes) in alone.shapes.iter().zip(self::classes(&alone)) {
                made.push(Pattern {
                    role: FormRole::Weak,
                    how: from(called),
                    weight: base.weight * weight,
                    classes,
                    gaps: shape.gaps.clone(),
                    ..base.clone()
                });
            }
        };
        short(
            &spelled(&list, &gaps, &parts.surname),
            "surname alone",
            parts.surname.clone(),
            0.9,
        );
        for half in order::halves(&list, &gaps, parts) {
            short(list[half], "half of a double surname", half..half + 1, 0.5);
        }
    }
}

/// What is said of a form that is weak because it is a common word.
const COMMON: &str = "a common word";

/// How likely a text has a name that the world knows and the row does not have.
const BORROWED: f32 = 0.95;

/// Adds what a person is called by instead of the given name.
fn call_otherwise(words: &mut Words, entity: &Entity, name: &Name, list: &[&str], gaps: &[&str], parts: Option<&Parts>) {
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
    for equivalent in given::equivalents(list[at], entity.gender, reigns) {
        let Some(reading) = given::reading(list[at], &equivalent, respelled) else {
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
        let base = given::base(list[at], &equivalent);
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
/// language, where they are of one, else of any.
fn doubtful(pattern: Pattern) -> Vec<Pattern> {
    let [class] = pattern.classes.as_slice() else {
        return vec![pattern];
    };
    let made = pattern.weight < 1.0;
    let common = |spelling: &Spelling| {
        let lower = spelling.text.to_lowercase();
        spelling.readings.iter().all(|reading| match reading.tongue {
            Tongue::Written => made && is_common_word(pattern.lang, &lower),
            Tongue::Respelled => is_common_word(None, &lower),
            Tongue::Cases(lang, _) => is_common_word(Some(lang), &lower),
        })
    };
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
