//! A table as written to one that answers quickly: ids to places, patterns to endings, everything checked on the way.

use std::collections::{BTreeMap, BTreeSet};

use polynym_text::Lang;

use crate::alternation::Alternation;
use crate::error::{Error, Reason};
use crate::grammar::{Case, Gender, Number, UnknownTerm};
use crate::inflector::{Ending, Entry, Inflector, Paradigm, Part, Rule, Trial};
use crate::pattern::{Classes, Suffixes, expand};
use crate::table::{self, Example, Placed, Source};

/// Between a paradigm, or an ending, and the stem change it asks for.
const CHANGE: char = '~';

/// The checked table.
pub(crate) fn compile(source: Source<'_>) -> Result<Inflector, Error> {
    let table = source.read()?;
    let classes: Classes = table.letters.iter().map(|(k, v)| (k.clone(), v.chars().collect())).collect();
    let language = Lang::new(table.language.get_ref()).ok_or_else(|| {
        source.error(
            table.language.span().start,
            Reason::Language(table.language.get_ref().clone()),
        )
    })?;
    let cx = Context { source, classes };
    let cases = table.cases.iter().map(|c| cx.term(c)).collect::<Result<Vec<Case>, Error>>()?;
    if !cases.contains(&Case::Nom) {
        return Err(source.error(table.cases.first().map_or(0, |c| c.span().start), Reason::Empty("nom")));
    }
    let alternations = cx.alternations(&table.alternation)?;
    let (paradigms, ids) = cx.paradigms(&table.paradigm, &alternations, &cases)?;
    let mut out = Inflector {
        language,
        source: table.source.clone(),
        cases,
        alternations,
        paradigms,
        rules: Vec::new(),
        parts: Default::default(),
        sex: Default::default(),
        particles: table.person.particles.iter().cloned().collect(),
        spelled: table.person.spelled.iter().cloned().collect(),
        honorifics: table.person.honorifics.iter().cloned().collect(),
        surname_like: cx.set(&table.person.surname_like)?,
        syllables_as_one: table.person.syllables_as_one,
        syllable: match &table.person.syllable {
            None => BTreeSet::new(),
            Some(name) => match cx.classes.get(name.get_ref()) {
                Some(letters) => letters.iter().copied().collect(),
                None => {
                    return Err(cx.at(
                        name,
                        Reason::Class {
                            pattern: name.get_ref().clone(),
                        },
                    ));
                }
            },
        },
        heads: cx.set(&table.phrase.heads)?,
        agency_heads: cx.set(&table.phrase.agency_heads)?,
        fixed: table.phrase.fixed.iter().cloned().collect(),
        links: table.phrase.links.iter().cloned().collect(),
        both: table.phrase.both.iter().cloned().collect(),
        ands: table.phrase.ands.iter().cloned().collect(),
        examples: Vec::new(),
    };
    cx.rules(&table.rule, &ids, &mut out)?;
    cx.sexes(&table.sex, &mut out)?;
    for example in table.example {
        cx.example(&example)?;
        let line = source.line(example.name.span().start);
        out.examples.push(Trial {
            line,
            rule: None,
            parts: Vec::new(),
            example,
        });
    }
    Ok(out)
}

struct Context<'a> {
    source: Source<'a>,
    classes: Classes,
}

impl Context<'_> {
    fn at(&self, place: &Placed, reason: Reason) -> Error {
        self.source.error(place.span().start, reason)
    }

    fn term<T: std::str::FromStr<Err = UnknownTerm>>(&self, word: &Placed) -> Result<T, Error> {
        word.get_ref().parse().map_err(|e| self.at(word, Reason::Term(e)))
    }

    fn optional<T: std::str::FromStr<Err = UnknownTerm>>(&self, word: Option<&Placed>) -> Result<Option<T>, Error> {
        word.map(|w| self.term(w)).transpose()
    }

    fn expand(&self, pattern: &Placed) -> Result<Vec<String>, Error> {
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

    fn example(&self, example: &Example) -> Result<(), Error> {
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
            let made = Alternation::new(a.id.get_ref(), a.change.get_ref().iter(), &self.classes);
            out.push(made.map_err(|r| self.source.error(a.change.span().start, r))?);
        }
        Ok(out)
    }

    /// `word~change` to the word and the place of the change.
    fn changed<'w>(&self, word: &'w Placed, known: &[Alternation]) -> Result<(&'w str, Option<usize>), Error> {
        match word.get_ref().split_once(CHANGE) {
            None => Ok((word.get_ref(), None)),
            Some((head, id)) => match known.iter().position(|a| a.id == id) {
                Some(i) => Ok((head, Some(i))),
                None => Err(self.at(word, Reason::Alternation(id.to_owned()))),
            },
        }
    }

    fn endings(&self, written: &[Placed], known: &[Alternation]) -> Result<Vec<Ending>, Error> {
        let one = |w: &Placed| -> Result<Ending, Error> {
            if let Some(case) = w.get_ref().strip_prefix('=') {
                return case.parse().map(Ending::Same).map_err(|e| self.at(w, Reason::Term(e)));
            }
            let (text, change) = self.changed(w, known)?;
            Ok(Ending::Add {
                text: text.to_owned(),
                change,
            })
        };
        written.iter().map(one).collect()
    }

    fn paradigms(
        &self,
        written: &[table::Paradigm],
        known: &[Alternation],
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
                    made.endings[i] = self.endings(endings, known)?;
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

    fn rules(&self, written: &[table::Rule], ids: &BTreeMap<String, usize>, out: &mut Inflector) -> Result<(), Error> {
        let mut known = BTreeSet::new();
        for r in written {
            let id = r.id.get_ref();
            if !known.insert(id.clone()) {
                return Err(self.at(&r.id, Reason::TakenId(id.clone())));
            }
            let lists = [
                ("part", r.part.len()),
                ("ends", r.ends.len()),
                ("paradigm", r.paradigm.len()),
                ("examples", r.examples.len()),
            ];
            if let Some((what, _)) = lists.iter().find(|l| l.1 == 0) {
                return Err(self.at(&r.id, Reason::Empty(what)));
            }
            let mut paradigms = Vec::new();
            for p in &r.paradigm {
                let (name, change) = self.changed(p, &out.alternations)?;
                let &i = ids.get(name).ok_or_else(|| self.at(p, Reason::Paradigm(name.to_owned())))?;
                paradigms.push((i, change));
            }
            let gender = self.optional::<Gender>(r.gender.as_ref())?;
            let place = out.rules.len();
            let parts = r.part.iter().map(|p| self.term::<Part>(p)).collect::<Result<Vec<_>, _>>()?;
            for pattern in &r.ends {
                for ending in self.expand(pattern)? {
                    if let Some(&(i, _)) = paradigms.iter().find(|&&(i, _)| !ending.ends_with(&out.paradigms[i].strip)) {
                        let (paradigm, strip) = (out.paradigms[i].id.clone(), out.paradigms[i].strip.clone());
                        return Err(self.at(
                            pattern,
                            Reason::Strip {
                                paradigm,
                                strip,
                                pattern: ending,
                            },
                        ));
                    }
                    for &part in &parts {
                        self.claim(pattern, &ending, out, part, (place, gender, r.told))?;
                    }
                }
            }
            for pattern in &r.except {
                for ending in self.expand(pattern)? {
                    for &part in &parts {
                        out.parts[part as usize].entry(&ending).push(Entry {
                            rule: place,
                            blocks: true,
                        });
                    }
                }
            }
            for example in &r.examples {
                self.example(example)?;
                let line = self.source.line(example.name.span().start);
                let (rule, parts) = (Some(place), parts.clone());
                out.examples.push(Trial {
                    line,
                    rule,
                    parts,
                    example: example.clone(),
                });
            }
            out.rules.push(Rule {
                id: id.clone(),
                gender,
                paradigms,
                told: r.told,
            });
        }
        Ok(())
    }

    /// Gives an ending to a rule, unless another one has it.
    fn claim(
        &self,
        pattern: &Placed,
        ending: &str,
        out: &mut Inflector,
        part: Part,
        (rule, gender, told): (usize, Option<Gender>, bool),
    ) -> Result<(), Error> {
        let entries = out.parts[part as usize].entry(ending);
        if entries.iter().any(|e| e.rule == rule && !e.blocks) {
            return Ok(());
        }
        let clash = entries
            .iter()
            .filter(|e| !e.blocks)
            .map(|e| &out.rules[e.rule])
            .find(|o| o.told == told && (o.gender.is_none() || gender.is_none() || o.gender == gender));
        if let Some(other) = clash {
            return Err(self.at(
                pattern,
                Reason::Claimed {
                    pattern: ending.to_owned(),
                    other: other.id.clone(),
                },
            ));
        }
        entries.push(Entry { rule, blocks: false });
        Ok(())
    }

    fn sexes(&self, written: &[table::Sex], out: &mut Inflector) -> Result<(), Error> {
        for s in written {
            for part in &s.part {
                let part: Part = self.term(part)?;
                for (list, gender) in [(&s.masc, Some(Gender::Masc)), (&s.fem, Some(Gender::Fem)), (&s.none, None)] {
                    for pattern in list {
                        for ending in self.expand(pattern)? {
                            let entry = out.sex[part as usize].entry(&ending);
                            if entry.first().is_some_and(|&g| g != gender) {
                                let other = "sex".to_owned();
                                return Err(self.at(pattern, Reason::Claimed { pattern: ending, other }));
                            }
                            entry.push(gender);
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
