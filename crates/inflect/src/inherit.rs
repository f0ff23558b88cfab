//! A table that is another one in other letters: what it says is laid over what the other one says.

use std::collections::BTreeMap;

use crate::table::{Person, Phrase, Placed, Table};

impl Table {
    /// This table over `base`: an entry whose id the base has too stands in its place, other entries and lists are added.
    pub(crate) fn over(self, base: Table) -> Table {
        let mut rule = base.rule;
        rule.iter_mut().for_each(|r| r.inherited = true);
        let mut possessive = base.possessive;
        possessive.iter_mut().for_each(|p| p.inherited = true);
        Table {
            cases: if self.cases.is_empty() { base.cases } else { self.cases },
            letters: base.letters.into_iter().chain(self.letters).collect::<BTreeMap<_, _>>(),
            dotted_i: base.dotted_i || self.dotted_i,
            accent: if self.accent.vowels.is_empty() {
                base.accent
            } else {
                self.accent
            },
            harmony: laid_over(base.harmony, self.harmony, |h| &h.id),
            alternation: laid_over(base.alternation, self.alternation, |a| &a.id),
            paradigm: laid_over(base.paradigm, self.paradigm, |p| &p.id),
            rule: laid_over(rule, self.rule, |r| &r.id),
            possessive: laid_over(possessive, self.possessive, |p| &p.id),
            sex: joined(base.sex, self.sex),
            person: self.person.over(base.person),
            phrase: self.phrase.over(base.phrase),
            ..self
        }
    }
}

impl Person {
    fn over(self, base: Person) -> Person {
        Person {
            particles: joined(base.particles, self.particles),
            spelled: joined(base.spelled, self.spelled),
            honorifics: joined(base.honorifics, self.honorifics),
            surname_like: joined(base.surname_like, self.surname_like),
            syllables_as_one: base.syllables_as_one || self.syllables_as_one,
            after_particles: joined(base.after_particles, self.after_particles),
            last_only: base.last_only || self.last_only,
            syllable: self.syllable.or(base.syllable),
        }
    }
}

impl Phrase {
    fn over(self, base: Phrase) -> Phrase {
        Phrase {
            heads: joined(base.heads, self.heads),
            agency_heads: joined(base.agency_heads, self.agency_heads),
            fixed: joined(base.fixed, self.fixed),
            links: joined(base.links, self.links),
            both: joined(base.both, self.both),
            apposed: joined(base.apposed, self.apposed),
            both_by_default: base.both_by_default || self.both_by_default,
            fixed_parts: joined(base.fixed_parts, self.fixed_parts),
            head: self.head.or(base.head),
            adjectives_after: base.adjectives_after || self.adjectives_after,
            quoted: base.quoted || self.quoted,
            first_is_head: base.first_is_head || self.first_is_head,
            ands: joined(base.ands, self.ands),
        }
    }
}

fn joined<T>(mut base: Vec<T>, own: Vec<T>) -> Vec<T> {
    base.extend(own);
    base
}

fn laid_over<T>(mut base: Vec<T>, own: Vec<T>, id: impl Fn(&T) -> &Placed) -> Vec<T> {
    let inherited = base.len();
    for entry in own {
        match base[..inherited].iter().position(|b| id(b).get_ref() == id(&entry).get_ref()) {
            Some(place) => base[place] = entry,
            None => base.push(entry),
        }
    }
    base
}
