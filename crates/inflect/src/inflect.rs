//! From a name to its forms: which kinds and genders to try, and the readings put in order.

use std::sync::Arc;

use crate::agree::{Piece, Reading, agree};
use crate::grammar::{Case, Gender, Kind, Number};
use crate::inflector::{Inflector, Part, Want};
use crate::spelling;
use crate::words::Name;

/// A name of more words than this is taken as it stands.
pub(crate) const WORDS: usize = 16;
/// So is a word of more hyphenated parts than this.
pub(crate) const PARTS: usize = 8;
/// So is a name of more bytes than this.
pub(crate) const BYTES: usize = 4096;

/// One case form of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Form {
    /// The name in that case.
    pub form: String,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
    /// Its gender; [`Gender::Com`] where the name shows none.
    pub gender: Gender,
    /// The rule and the paradigm that made it, `rule/paradigm`, a pair for each word that declines; `fixed` if none does.
    pub rule: Arc<str>,
    /// Whether it is a possessive adjective made of the name: Trumpova. Its gender and number are those of the thing possessed.
    pub possessive: bool,
}

impl Inflector {
    /// Every case form of a nominative name; nominative first, likelier readings before others, no form twice.
    ///
    /// Without a kind the likeliest kinds are taken together; without a gender it is guessed from the name, and if the name
    /// does not tell, both are given. With [`Gender::Fem`] a surname may be in the masculine dictionary form. What the
    /// table does not know stays as it is in every case. Possessive adjectives come after all other forms.
    ///
    /// ```
    /// use polynym_inflect::{Case, Gender, Kind, Lang, inflector};
    /// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
    /// let kyiv = uk.inflect("Київ", Some(Kind::Geo), None);
    /// assert!(kyiv.iter().any(|f| f.case == Case::Gen && f.form == "Києва"));
    /// let woman = uk.inflect("Злобін", Some(Kind::Surname), Some(Gender::Fem));
    /// assert_eq!(woman[0].form, "Злобіна");
    /// ```
    pub fn inflect(&self, name: &str, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Form> {
        let gender = gender.filter(|g| *g != Gender::Com);
        let Some(letters) = self.respell.as_ref().filter(|letters| letters.concern(name)) else {
            return self.forms(name, kind, gender);
        };
        let mut forms = self.forms(&letters.forth(name), kind, gender);
        forms.iter_mut().for_each(|f| f.form = letters.back(name, &f.form));
        forms
    }

    /// The forms of a name in the letters of the table.
    pub(crate) fn forms(&self, text: &str, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Form> {
        if self.quoted
            && let Some((open, inner, close)) = spelling::quoted(text)
        {
            let mut forms = self.forms(inner, kind, gender);
            forms.iter_mut().for_each(|f| f.form = format!("{open}{}{close}", f.form));
            return forms;
        }
        let key = self.spelling.key(text);
        let name = Name::new(text, &key);
        let hyphens = key.iter().filter(|&&c| spelling::is_hyphen(c)).count();
        let one = name.words.len() == 1;
        let mut readings = Vec::new();
        let is_name = !name.words.is_empty() && name.words.len() <= WORDS && hyphens <= PARTS && text.len() <= BYTES;
        if is_name {
            let place = |part: Part| self.phrase(&name, part, gender.map_or(Want::Any, Want::Told));
            readings = match kind {
                Some(Kind::Given) => self.parts_of(&name, &[Part::Given], gender),
                Some(Kind::Surname) => self.parts_of(&name, &[Part::Surname], gender),
                Some(Kind::Patronymic) => self.parts_of(&name, &[Part::Patronymic], gender),
                Some(Kind::Full) => self.full(&name, gender),
                Some(Kind::Geo) => place(Part::Geo),
                Some(Kind::Org) => place(Part::Org),
                None if !one => self.several(&name, gender),
                None if self.is_acronym_alone(name.words[0].text) => place(Part::Org),
                None => self.alone(&name, gender),
            };
        }
        if readings.is_empty() {
            readings.push(Reading::fixed(text, gender.unwrap_or(Gender::Com), &self.cases));
        }
        let mut forms = listed(readings, gender);
        if is_name && one && !self.possessive.is_empty() {
            let mut more = self.possessives(&name, kind, gender);
            let key = |f: &Form| (f.case, f.number, f.gender);
            more.retain(|m| !forms.iter().any(|f| key(f) == key(m) && f.form == m.form));
            forms.extend(more);
        }
        forms
    }

    /// The genders to try, likeliest first.
    pub(crate) fn wants(&self, told: Option<Gender>, seems: Option<Gender>) -> Vec<Want> {
        match (told, seems) {
            (Some(g), _) => vec![Want::Told(g)],
            (None, Some(g)) => vec![Want::Seems(g)],
            (None, None) => vec![Want::Seems(Gender::Masc), Want::Seems(Gender::Fem)],
        }
    }

    /// A name of one part of a person's name, in one word or several.
    fn parts_of(&self, name: &Name<'_>, parts: &[Part], gender: Option<Gender>) -> Vec<Reading> {
        let mut out = Vec::new();
        let seems = match (parts, name.words.as_slice()) {
            ([part], [word, ..]) => self.sex_of(word, *part),
            (_, [word, ..]) => self.lone_sex(word),
            _ => None,
        };
        for want in self.wants(gender, seems) {
            for &part in parts {
                let mut pieces = Vec::with_capacity(name.words.len() * 2 + 1);
                for (i, word) in name.words.iter().enumerate() {
                    pieces.push(Piece::Fixed(word.before));
                    pieces.push(if self.last_only && i + 1 < name.words.len() {
                        Piece::Fixed(word.text)
                    } else {
                        self.person_word(word, part, want)
                    });
                }
                pieces.push(Piece::Fixed(name.after));
                out.extend(agree(pieces, want.gender().unwrap_or(Gender::Com), &self.cases));
            }
        }
        out
    }

    /// Several words of no known kind: a phrase with a head, an adjective with its noun, or a person.
    fn several(&self, name: &Name<'_>, gender: Option<Gender>) -> Vec<Reading> {
        let list = &name.words;
        let want = gender.map_or(Want::Any, Want::Told);
        let small = list.iter().any(|w| w.is_small() && !self.particles.contains(w.key));
        if list.iter().any(|w| self.is_agency_head(w)) {
            return self.phrase(name, Part::Org, want);
        }
        let last = &list[list.len() - 1];
        let head = if self.head_last { last } else { &list[0] };
        if small || self.is_head(head) || (!self.is_listed_given(last) && self.begins_with_adjective(name)) {
            return self.phrase(name, Part::Geo, want);
        }
        self.full(name, gender)
    }

    /// One word of no known kind.
    fn alone(&self, name: &Name<'_>, gender: Option<Gender>) -> Vec<Reading> {
        let word = &name.words[0];
        let personal: &[Part] = if self.sex_of(word, Part::Patronymic).is_some() {
            &[Part::Patronymic, Part::Surname]
        } else if self.is_listed_given(word) {
            &[Part::Given, Part::Surname]
        } else {
            &[Part::Surname, Part::Given]
        };
        let mut out = self.parts_of(name, personal, gender);
        if personal[0] != Part::Patronymic {
            out.extend(self.phrase(name, Part::Geo, gender.map_or(Want::Any, Want::Told)));
        }
        out
    }
}

/// One form of each case and number, the one that a writer wants: those of the likeliest reading.
///
/// ```
/// use polynym_inflect::{Case, Kind, Lang, inflector, likeliest};
/// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
/// let forms = likeliest(uk.inflect("Вашингтон", Some(Kind::Geo), None));
/// assert_eq!(forms.iter().filter(|f| f.case == Case::Gen).count(), 1);
/// ```
pub fn likeliest(forms: Vec<Form>) -> Vec<Form> {
    let mut readings: Vec<(Number, Gender, Arc<str>)> = Vec::new();
    let mut seen: Vec<(Case, Number)> = Vec::new();
    let mut out = forms;
    out.retain(|f| {
        if f.possessive {
            return false;
        }
        let reading = readings.iter().find(|r| r.0 == f.number);
        let chosen = match reading {
            Some((_, gender, rule)) => *gender == f.gender && *rule == f.rule,
            None => {
                readings.push((f.number, f.gender, f.rule.clone()));
                true
            }
        };
        let new = chosen && !seen.contains(&(f.case, f.number));
        if new {
            seen.push((f.case, f.number));
        }
        new
    });
    out
}

/// The forms of the readings, in order, each once.
pub(crate) fn listed(readings: Vec<Reading>, gender: Option<Gender>) -> Vec<Form> {
    let mut out: Vec<Form> = Vec::with_capacity(readings.iter().map(Reading::len).sum());
    // The places in `out` of the forms of each case.
    let mut seen: [Vec<u32>; Case::COUNT] = Default::default();
    for reading in readings {
        let gender = reading.told(gender);
        for (alt, form) in reading.forms() {
            let same = &mut seen[alt.case.index()];
            let known = same.iter().any(|&i| {
                let other = &out[i as usize];
                other.gender == gender && other.number == reading.number && other.form == form
            });
            if !known {
                same.push(out.len() as u32);
                out.push(Form {
                    form: form.to_owned(),
                    case: alt.case,
                    number: reading.number,
                    gender,
                    rule: reading.rule.clone(),
                    possessive: false,
                });
            }
        }
    }
    out
}
