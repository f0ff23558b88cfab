//! One entity to all its names in all their spellings: what the lexicon looks for, each with the way it came about.
//!
//! 1. Every name of the row stands as it is written.
//! 2. Names in a language with a paradigm table are declined (`cases`).
//! 3. A person's full names are taken apart (`order`): the surname alone is a weak name; initials, the surname first or no middle
//!    name make others.
//! 4. Some spellings have a twin that no folding makes one (`twins`): `St. Petersburg`, `St Petersburg`.
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

mod cases;
mod enumerate;
mod name;
mod order;
mod twins;

use std::collections::HashSet;
use std::sync::Arc;

use polynym_gazetteer::{
    Class, Entity, EntityType, FormRole, Gazetteer, Name, NameKind, Pattern, Tongue, is_common_word, words_and_gaps,
};
use polynym_text::{Lang, WordScript, fold};

pub use cases::tags;
pub use enumerate::forms;

use cases::{Nominative, decline, languages_of};
use name::Words;

/// The names of all entities, in the order of the gazetteer.
pub fn patterns(gazetteer: &Gazetteer) -> Vec<Pattern> {
    let mut maker = Maker::new();
    let entities = (0..).zip(gazetteer.entities());
    entities.flat_map(|(index, entity)| maker.patterns(index, entity)).collect()
}

/// Makes the names of entities; keeps what it has learnt of one for the next.
#[derive(Debug, Default)]
pub struct Maker {}

impl Maker {
    /// With all that can be made.
    pub fn new() -> Self {
        Self::default()
    }

    /// The names of one entity, which stands at `index` in its gazetteer.
    pub fn patterns(&mut self, index: u32, entity: &Entity) -> Vec<Pattern> {
        let told = Told::of(entity);
        let mut made = Vec::new();
        let mut shortened = HashSet::new();
        for name in &entity.names {
            let base = base(index, entity, name);
            let words = self.words(entity, name, &name.text, base.lang, base.role);
            let full = entity.kind == EntityType::Person && base.role == FormRole::Strong;
            let shapes: Vec<Vec<Arc<Class>>> = classes(&words);
            for (shape, classes) in words.shapes.iter().zip(&shapes) {
                made.push(Pattern {
                    classes: classes.clone(),
                    gaps: shape.gaps.clone(),
                    ..base.clone()
                });
            }
            if full {
                self.derive(entity, name, &base, &words, &shapes[0], &told, &mut shortened, &mut made);
            }
        }
        let twins: Vec<Pattern> = made.iter().filter_map(twins::without_dots).collect();
        made.extend(twins);
        made.into_iter().flat_map(doubtful).collect()
    }

    /// All spellings of a name of the entity, or of what is short for it.
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
        told: &Told,
        shortened: &mut HashSet<(String, Option<Lang>)>,
        made: &mut Vec<Pattern>,
    ) {
        let (list, gaps) = words_and_gaps(&name.text);
        let Some(parts) = order::parts(&list, &gaps, base.lang).filter(|_| !name.fixed) else {
            return;
        };
        let from = |called: &str| {
            let mut how = base.how.clone();
            how.push(called.to_owned());
            how
        };
        let shape = &words.shapes[0];
        for derived in order::derived(shape, classes, &list, &parts) {
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
        for half in order::halves(&list, &gaps, &parts) {
            short(list[half], "half of a double surname", half..half + 1, 0.5);
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

/// A name with those of its spellings set apart as weak that nobody wrote into the row and that are common words.
fn doubtful(pattern: Pattern) -> Vec<Pattern> {
    let [class] = pattern.classes.as_slice() else {
        return vec![pattern];
    };
    let common = |spelling: &polynym_gazetteer::Spelling| {
        spelling.readings.iter().all(|r| r.tongue != Tongue::Written) && is_common_word(None, &spelling.text.to_lowercase())
    };
    if pattern.role != FormRole::Strong || !class.spellings.iter().any(common) {
        return vec![pattern];
    }
    let (weak, strong): (Vec<_>, Vec<_>) = class.spellings.iter().cloned().partition(common);
    let with = |spellings, role| Pattern {
        classes: vec![Arc::new(Class { spellings })],
        role,
        ..pattern.clone()
    };
    vec![with(strong, FormRole::Strong), with(weak, FormRole::Weak)]
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
