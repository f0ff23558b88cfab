//! A table as written to one that answers quickly: ids to places, patterns to endings, everything checked on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use polynym_text::Lang;

use crate::accent::Accent;
use crate::alternation::Alternation;
use crate::decline::{Bit, Ending, Paradigm};
use crate::error::{Error, Reason};
use crate::grammar::{Case, Gender, Number, UnknownTerm};
use crate::harmony::Harmony;
use crate::inflector::{Inflector, Trial, Tried, Words};
use crate::pattern::{Classes, Suffixes, expand};
use crate::respell::Letters;
use crate::spelling::Spelling;
use crate::table::{self, Example, Placed, Source};

/// Between a paradigm, or an ending, and the stem change it asks for.
const CHANGE: char = '~';

/// The checked table.
pub(crate) fn compile(source: Source<'_>, load: &dyn Fn(&str) -> Option<String>) -> Result<Inflector, Error> {
    let mut table = source.read()?;
    let mut letters = None;
    if let Some(respell) = table.respell.take() {
        letters = Some(Letters::new(&respell.letters).ok_or_else(|| source.error(respell.like.span().start, Reason::Letters))?);
        table = table.over(base(&source, &respell.like, load)?);
    }
    let classes: Classes = table.letters.iter().map(|(k, v)| (k.clone(), v.chars().collect())).collect();
    let language = Lang::new(table.language.get_ref()).ok_or_else(|| {
        source.error(
            table.language.span().start,
            Reason::Language(table.language.get_ref().clone()),
        )
    })?;
    let cx = Context { source, classes };
    let mut cases = table.cases.iter().map(|c| cx.term(c)).collect::<Result<Vec<Case>, Error>>()?;
    cases.sort_unstable();
    cases.dedup();
    if cases.first() != Some(&Case::Nom) {
        return Err(source.error(table.cases.first().map_or(0, |c| c.span().start), Reason::Empty("nom")));
    }
    if table.rule.is_empty() {
        return Err(source.error(0, Reason::Empty("rule")));
    }
    let spelling = Spelling {
        dotted_i: table.dotted_i,
        bare: table.accent.vowels.clone(),
    };
    let words = |list: &[String]| -> Words { list.iter().map(|word| spelling.key(word)).collect() };
    let harmonies = cx.harmonies(&table.harmony)?;
    let alternations = cx.alternations(&table.alternation)?;
    let (paradigms, ids) = cx.paradigms(&table.paradigm, &alternations, &harmonies, &cases)?;
    let (person, phrase) = (&table.person, &table.phrase);
    let mut out = Inflector {
        language,
        source: table.source.clone(),
        cases,
        spelling: spelling.clone(),
        accent: Accent {
            plain: table.accent.vowels.clone(),
            digraphs: table.accent.digraphs.iter().filter_map(|d| pair(d)).collect(),
        },
        harmonies,
        alternations,
        paradigms,
        rules: Vec::new(),
        parts: Default::default(),
        sex: Default::default(),
        particles: words(&person.particles),
        spelled: words(&person.spelled),
        honorifics: words(&person.honorifics),
        after_particles: words(&person.after_particles),
        surname_like: cx.set(&person.surname_like)?,
        syllables_as_one: person.syllables_as_one,
        syllable: cx.letters(person.syllable.as_ref())?,
        last_only: person.last_only,
        heads: cx.set(&phrase.heads)?,
        agency_heads: cx.set(&phrase.agency_heads)?,
        apposed: cx.set(&phrase.apposed)?,
        fixed: phrase.fixed.iter().cloned().collect(),
        links: words(&phrase.links),
        both: words(&phrase.both),
        both_by_default: phrase.both_by_default,
        fixed_parts: words(&phrase.fixed_parts),
        ands: words(&phrase.ands),
        head_last: cx.is_last(phrase.head.as_ref())?,
        adjectives_after: phrase.adjectives_after,
        first_is_head: phrase.first_is_head,
        quoted: phrase.quoted,
        acronyms: false,
        possessive: Vec::new(),
        possessive_ends: Default::default(),
        respell: letters,
        endings: OnceLock::new(),
        examples: Vec::new(),
    };
    cx.rules(&table.rule, &ids, &mut out)?;
    cx.possessives(&table.possessive, &ids, &mut out)?;
    cx.sexes(&table.sex, &mut out)?;
    for example in table.example {
        cx.example(&example)?;
        let line = source.line(example.name.span().start);
        out.examples.push(Trial {
            line,
            rule: None,
            parts: Vec::new(),
            example: Tried::Cases(Box::new(example)),
        });
    }
    out.know_bare();
    Ok(out)
}

/// The sound table of the language that another one is respelled for.
fn base(source: &Source<'_>, like: &Placed, load: &dyn Fn(&str) -> Option<String>) -> Result<table::Table, Error> {
    let language = like.get_ref().clone();
    let wrong = |why: &str| {
        let (language, why) = (language.clone(), why.to_owned());
        source.error(like.span().start, Reason::Like { language, why })
    };
    let text = load(&language).ok_or_else(|| wrong("there is no such table"))?;
    let base = Source {
        name: &format!("{language}.toml"),
        text: &text,
    };
    let table = base.read()?;
    if table.respell.is_some() {
        return Err(wrong("it is itself another one in other letters"));
    }
    // What comes from it is not looked at again, and so its errors have its own lines.
    compile(base, load)?;
    Ok(table)
}

/// An ending cut into what stands in it and what harmony puts there.
fn bits(ending: &str, harmonies: &[Harmony]) -> Result<Vec<Bit>, Reason> {
    let mut out = Vec::new();
    let mut rest = ending;
    while let Some((text, after)) = rest.split_once('{') {
        let (id, after) = after.split_once('}').ok_or_else(|| Reason::Harmony(ending.to_owned()))?;
        let place = harmonies.iter().position(|h| h.id == id);
        out.push(Bit::Text(text.to_owned()));
        out.push(Bit::Harmony(place.ok_or_else(|| Reason::Harmony(ending.to_owned()))?));
        rest = after;
    }
    out.push(Bit::Text(rest.to_owned()));
    out.retain(|bit| !matches!(bit, Bit::Text(text) if text.is_empty()));
    Ok(out)
}

/// Two letters.
fn pair(letters: &str) -> Option<(char, char)> {
    let mut letters = letters.chars();
    Some((letters.next()?, letters.next()?))
}

/// What is needed to read the entries of a table.
pub(crate) struct Context<'a> {
    pub(crate) source: Source<'a>,
    pub(crate) classes: Classes,
}

impl Context<'_> {
    pub(crate) fn at(&self, place: &Placed, reason: Reason) -> Error {
        self.source.error(place.span().start, reason)
    }

    pub(crate) fn term<T: std::str::FromStr<Err = UnknownTerm>>(&self, word: &Placed) -> Result<T, Error> {
        word.get_ref().parse().map_err(|e| self.at(word, Reason::Term(e)))
    }

    pub(crate) fn optional<T: std::str::FromStr<Err = UnknownTerm>>(&self, word: Option<&Placed>) -> Result<Option<T>, Error> {
        word.map(|w| self.term(w)).transpose()
    }

    pub(crate) fn expand(&self, pattern: &Placed) -> Result<Vec<String>, Error> {
        if pattern.get_ref().is_empty() {
            return Err(self.at(pattern, Reason::Empty("pattern")));
        }
        expand(pattern.get_ref(), &self.classes).map_err(|r| self.at(pattern, r))
    }

    fn set(&self, patterns: &[Placed]) -> Result<Suffixes<()>, Error> {
        let mut out = Suffixes::default();
        for pattern in patterns {
            for ending in self.expand(pattern)? {
                out.entry(&ending).push(());
            }
        }
        Ok(out)
    }

    pub(crate) fn example(&self, example: &Example) -> Result<(), Error> {
        self.optional::<crate::Kind>(example.kind.as_ref())?;
        self.optional::<Gender>(example.gender.as_ref())?;
        if example.cases().iter().all(|c| c.is_none()) {
            return Err(self.at(&example.name, Reason::Empty("example")));
        }
        Ok(())
    }

    fn alternations(&self, written: &[table::Alternation]) -> Result<Vec<Alternation>, Error> {
        let mut out: Vec<Alternation> = Vec::new();
        for a in written {
            if out.iter().any(|o| o.id == *a.id.get_ref()) {
                return Err(self.at(&a.id, Reason::TakenId(a.id.get_ref().clone())));
            }
            let pairs = a.change.iter().flat_map(|c| c.get_ref().iter());
            let made = Alternation::new(a.id.get_ref(), pairs, a.accent, &self.classes);
            let place = a.change.as_ref().map_or(a.id.span().start, |c| c.span().start);
            out.push(made.map_err(|r| self.source.error(place, r))?);
        }
        Ok(out)
    }

    /// `word~change` to the word and the place of the change.
    pub(crate) fn changed<'w>(&self, word: &'w Placed, known: &[Alternation]) -> Result<(&'w str, Option<usize>), Error> {
        match word.get_ref().split_once(CHANGE) {
            None => Ok((word.get_ref(), None)),
            Some((head, id)) => match known.iter().position(|a| a.id == id) {
                Some(i) => Ok((head, Some(i))),
                None => Err(self.at(word, Reason::Alternation(id.to_owned()))),
            },
        }
    }

    fn endings(&self, written: &[Placed], known: &[Alternation], harmonies: &[Harmony]) -> Result<Vec<Ending>, Error> {
        let one = |w: &Placed| -> Result<Ending, Error> {
            if let Some(case) = w.get_ref().strip_prefix('=') {
                return case.parse().map(Ending::Same).map_err(|e| self.at(w, Reason::Term(e)));
            }
            let (text, change) = self.changed(w, known)?;
            let bits = bits(text, harmonies).map_err(|r| self.at(w, r))?;
            Ok(Ending::Add { bits, change })
        };
        written.iter().map(one).collect()
    }

    fn harmonies(&self, written: &[table::Harmony]) -> Result<Vec<Harmony>, Error> {
        let mut out: Vec<Harmony> = Vec::new();
        for h in written {
            let id = h.id.get_ref();
            if out.iter().any(|o| o.id == *id) {
                return Err(self.at(&h.id, Reason::TakenId(id.clone())));
            }
            let by =
                h.by.iter()
                    .flat_map(|(set, then)| set.chars().map(move |c| (c, then.clone())));
            out.push(Harmony {
                id: id.clone(),
                by: by.collect(),
                otherwise: h.otherwise.clone(),
            });
        }
        Ok(out)
    }

    /// The letters of a class.
    fn letters(&self, class: Option<&Placed>) -> Result<BTreeSet<char>, Error> {
        let Some(class) = class else { return Ok(BTreeSet::new()) };
        match self.classes.get(class.get_ref()) {
            Some(letters) => Ok(letters.iter().copied().collect()),
            None => Err(self.at(
                class,
                Reason::Class {
                    pattern: class.get_ref().clone(),
                },
            )),
        }
    }

    /// Whether heads stand last.
    fn is_last(&self, head: Option<&Placed>) -> Result<bool, Error> {
        match head.map(|h| (h, h.get_ref().as_str())) {
            None | Some((_, "first")) => Ok(false),
            Some((_, "last")) => Ok(true),
            Some((place, given)) => Err(self.at(
                place,
                Reason::Term(UnknownTerm {
                    what: "place of a head",
                    given: given.to_owned(),
                    expected: "first, last",
                }),
            )),
        }
    }

    fn paradigms(
        &self,
        written: &[table::Paradigm],
        known: &[Alternation],
        harmonies: &[Harmony],
        cases: &[Case],
    ) -> Result<(Vec<Paradigm>, BTreeMap<String, usize>), Error> {
        let mut out: Vec<Paradigm> = Vec::new();
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        for p in written {
            let id = p.id.get_ref().clone();
            let mut made = match &p.like {
                None => Paradigm::new(&id),
                Some(like) => match ids.get(like.get_ref()) {
                    Some(&i) => Paradigm {
                        id: id.clone(),
                        ..out[i].clone()
                    },
                    None => return Err(self.at(like, Reason::Paradigm(like.get_ref().clone()))),
                },
            };
            if p.cite.is_none() && p.like.is_none() {
                return Err(self.at(&p.id, Reason::Empty("cite")));
            }
            made.gender = self.optional(p.gender.as_ref())?.unwrap_or(made.gender);
            made.number = self.optional::<Number>(p.number.as_ref())?.unwrap_or(made.number);
            if let Some(strip) = &p.strip {
                made.strip = strip.clone();
            }
            for (i, endings) in p.cases().into_iter().enumerate() {
                if let Some(endings) = endings {
                    made.endings[i] = self.endings(endings, known, harmonies)?;
                }
            }
            self.whole(&p.id, &made, cases)?;
            if ids.insert(id.clone(), out.len()).is_some() {
                return Err(self.at(&p.id, Reason::TakenId(id)));
            }
            out.push(made);
        }
        Ok((out, ids))
    }

    /// Every case of the language has endings, and a repetition repeats endings.
    fn whole(&self, place: &Placed, made: &Paradigm, cases: &[Case]) -> Result<(), Error> {
        for &case in cases {
            let endings = &made.endings[case.index()];
            if endings.is_empty() && case != Case::Nom {
                let paradigm = made.id.clone();
                return Err(self.at(
                    place,
                    Reason::MissingCase {
                        paradigm,
                        case: case.as_str(),
                    },
                ));
            }
            for ending in endings {
                if let Ending::Same(other) = ending {
                    let target = &made.endings[other.index()];
                    let sound = *other == Case::Nom || !target.is_empty();
                    if !sound || *other == case || target.iter().any(|e| matches!(e, Ending::Same(_))) {
                        return Err(self.at(place, Reason::Repetition(case.as_str().to_owned())));
                    }
                }
            }
        }
        Ok(())
    }
}
