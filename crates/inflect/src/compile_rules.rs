//! The rules of a table: each ending to the one rule that claims it, every example to its line.

use std::collections::{BTreeMap, BTreeSet};

use crate::choice::Entry;
use crate::compile::Context;
use crate::decline::Choice;
use crate::error::{Error, Reason};
use crate::grammar::Gender;
use crate::inflector::{Inflector, Part, Rule, Trial, Tried};
use crate::pattern::Suffixes;
use crate::possessive::Possessive;
use crate::table::{self, Placed};

/// The places of the paradigms by their ids.
pub(crate) type Ids = BTreeMap<String, usize>;

impl Context<'_> {
    pub(crate) fn rules(&self, written: &[table::Rule], ids: &Ids, out: &mut Inflector) -> Result<(), Error> {
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
            self.filled(&r.id, &lists)?;
            let mut paradigms = Vec::new();
            for p in &r.paradigm {
                paradigms.push(self.choice(id, p, ids, out)?);
            }
            let gender = self.optional::<Gender>(r.gender.as_ref())?;
            let place = out.rules.len();
            let parts = r.part.iter().map(|p| self.term::<Part>(p)).collect::<Result<Vec<_>, _>>()?;
            for pattern in &r.ends {
                for ending in self.expand(pattern)? {
                    for choice in &paradigms {
                        let paradigm = &out.paradigms[choice.paradigm];
                        self.strips(pattern, &ending, &paradigm.id, &paradigm.strip)?;
                    }
                    for &part in &parts {
                        self.claim(pattern, &ending, out, part, (place, gender, r.told))?;
                    }
                }
            }
            self.blocks(&r.except, &parts, place, &mut out.parts)?;
            for example in r.examples.iter().filter(|_| !r.inherited) {
                self.example(example)?;
                let line = self.source.line(example.name.span().start);
                let (rule, parts) = (Some(place), parts.clone());
                out.examples.push(Trial {
                    line,
                    rule,
                    parts,
                    example: Tried::Cases(Box::new(example.clone())),
                });
            }
            out.acronyms |= parts.contains(&Part::Acronym);
            out.rules.push(Rule {
                id: id.clone(),
                gender,
                paradigms,
                told: r.told,
                alone: r.alone,
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

    pub(crate) fn sexes(&self, written: &[table::Sex], out: &mut Inflector) -> Result<(), Error> {
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

    /// Refuses an entry with an empty list.
    fn filled(&self, id: &Placed, lists: &[(&'static str, usize)]) -> Result<(), Error> {
        match lists.iter().find(|l| l.1 == 0) {
            Some((what, _)) => Err(self.at(id, Reason::Empty(what))),
            None => Ok(()),
        }
    }

    /// A paradigm that the rule `id` chooses.
    fn choice(&self, id: &str, written: &Placed, ids: &Ids, out: &Inflector) -> Result<Choice, Error> {
        let (name, change) = self.changed(written, &out.alternations)?;
        let known = ids.get(name).copied();
        Ok(Choice {
            paradigm: known.ok_or_else(|| self.at(written, Reason::Paradigm(name.to_owned())))?,
            change,
            name: format!("{id}/{}", written.get_ref()).into(),
        })
    }

    /// Refuses an ending from which that cannot be stripped.
    fn strips(&self, pattern: &Placed, ending: &str, id: &str, strip: &str) -> Result<(), Error> {
        if ending.ends_with(strip) {
            return Ok(());
        }
        let (paradigm, strip, pattern_) = (id.to_owned(), strip.to_owned(), ending.to_owned());
        Err(self.at(
            pattern,
            Reason::Strip {
                paradigm,
                strip,
                pattern: pattern_,
            },
        ))
    }

    /// Keeps a rule from the endings of `except`.
    fn blocks(
        &self,
        except: &[Placed],
        parts: &[Part],
        rule: usize,
        ends: &mut [Suffixes<Entry>; Part::COUNT],
    ) -> Result<(), Error> {
        for pattern in except {
            for ending in self.expand(pattern)? {
                for &part in parts {
                    ends[part as usize].entry(&ending).push(Entry { rule, blocks: true });
                }
            }
        }
        Ok(())
    }

    pub(crate) fn possessives(&self, written: &[table::Possessive], ids: &Ids, out: &mut Inflector) -> Result<(), Error> {
        let mut known = BTreeSet::new();
        for p in written {
            let id = p.id.get_ref();
            if !known.insert(id.clone()) {
                return Err(self.at(&p.id, Reason::TakenId(id.clone())));
            }
            let lists = [
                ("part", p.part.len()),
                ("ends", p.ends.len()),
                ("add", p.add.len()),
                ("paradigms", p.paradigms.len()),
                ("examples", p.examples.len()),
            ];
            self.filled(&p.id, &lists)?;
            let place = out.possessive.len();
            let parts = p.part.iter().map(|p| self.term::<Part>(p)).collect::<Result<Vec<_>, _>>()?;
            let gender = self.optional::<Gender>(p.gender.as_ref())?;
            for pattern in &p.ends {
                for ending in self.expand(pattern)? {
                    self.strips(pattern, &ending, id, &p.strip)?;
                    for &part in &parts {
                        let entries = out.possessive_ends[part as usize].entry(&ending);
                        if !entries.iter().any(|e| e.rule == place) {
                            entries.push(Entry {
                                rule: place,
                                blocks: false,
                            });
                        }
                    }
                }
            }
            self.blocks(&p.except, &parts, place, &mut out.possessive_ends)?;
            let mut add = Vec::new();
            for a in &p.add {
                let (text, change) = self.changed(a, &out.alternations)?;
                add.push((text.to_owned(), change));
            }
            let paradigm = |p: &Placed| self.choice(id, p, ids, out);
            let paradigms = p.paradigms.iter().map(paradigm).collect::<Result<Vec<_>, _>>()?;
            for example in p.examples.iter().filter(|_| !p.inherited) {
                self.optional::<crate::Kind>(example.kind.as_ref())?;
                self.optional::<Gender>(example.gender.as_ref())?;
                let line = self.source.line(example.name.span().start);
                let (rule, parts) = (Some(place), parts.clone());
                out.examples.push(Trial {
                    line,
                    rule,
                    parts,
                    example: Tried::Possessive(example.clone()),
                });
            }
            out.possessive.push(Possessive {
                gender,
                strip: p.strip.clone(),
                add,
                paradigms,
            });
        }
        Ok(())
    }
}
