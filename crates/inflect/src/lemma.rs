//! From a form to nominatives: which name, in no list yet, may stand in a text as Володимира Зеленського?

use std::sync::Arc;

use crate::grammar::{Case, Gender, Kind, Number};
use crate::inflect::{BYTES, PARTS, WORDS};
use crate::inflector::{Inflector, Part};
use crate::lemma_words::Found;
use crate::spelling;
use crate::words::{Name, Word};

/// The most nominatives of one form.
const LEMMAS: usize = 32;
/// The most nominatives of each word of a name that are tried in one case.
const OF_WORD: usize = 3;
/// The most whole names that are declined to see whether they have the form.
const TRIED: usize = 120;
/// What it costs to take words in an unusual order, and to take one as it stands; a word that declines has costs of its own,
/// which are about `WORD`.
const ORDER: f32 = 1.0;
const AS_IS: f32 = 1.5;
const WORD: f32 = 3.0;

/// A nominative that may be behind a form.
///
/// ```
/// use polynym_inflect::{Case, Kind, Lang, inflector};
/// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
/// let lemma = &uk.lemmas("Вашингтоном", Some(Kind::Geo), None)[0];
/// assert_eq!((lemma.name.as_str(), lemma.case), ("Вашингтон", Case::Ins));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Lemma {
    /// The name in the nominative.
    pub name: String,
    /// What it is the name of.
    pub kind: Kind,
    /// Its gender.
    pub gender: Gender,
    /// The case of the form.
    pub case: Case,
    /// The number of the form.
    pub number: Number,
    /// The rules and paradigms by which the name has the form.
    pub rule: Arc<str>,
    /// How unlikely it is, beside the others; the least first.
    pub cost: f32,
}

/// The words of a name with what each may be: nominatives, or itself as it stands.
type Slots<'a> = Vec<(&'a Word<'a>, Vec<Found>)>;

impl Inflector {
    /// Nominatives whose forms, by [`Inflector::inflect`], have `form` among them, likeliest first; of several words, all in
    /// one case. A form of which the table knows nothing is its own nominative.
    ///
    /// ```
    /// use polynym_inflect::{Gender, Kind, Lang, inflector};
    /// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
    /// let lemmas = uk.lemmas("Володимира Зеленського", Some(Kind::Full), None);
    /// assert_eq!((lemmas[0].name.as_str(), lemmas[0].gender), ("Володимир Зеленський", Gender::Masc));
    /// ```
    pub fn lemmas(&self, form: &str, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Lemma> {
        let gender = gender.filter(|g| *g != Gender::Com);
        let letters = self.respell.as_ref().filter(|letters| letters.concern(form));
        let respelled = letters.map(|letters| letters.forth(form));
        let text = respelled.as_deref().unwrap_or(form);
        let key = self.spelling.key(text);
        let name = Name::new(text.trim(), trimmed(&key));
        let kinds: &[Kind] = match (&kind, name.words.len()) {
            (Some(kind), _) => std::slice::from_ref(kind),
            (None, 1) => &[Kind::Surname, Kind::Given, Kind::Patronymic, Kind::Geo],
            (None, _) => &[Kind::Full, Kind::Geo, Kind::Org],
        };
        let hyphens = key.iter().filter(|&&c| spelling::is_hyphen(c)).count();
        let mut out: Vec<Lemma> = Vec::new();
        let legible = text.chars().any(char::is_alphabetic);
        if legible && name.words.len() <= WORDS && hyphens <= PARTS && text.len() <= BYTES {
            for &kind in kinds {
                let found = self.of_kind(&name, text.trim(), kind, gender);
                out.extend(found.into_iter().map(|found| Lemma {
                    name: found.name,
                    kind,
                    gender: found.gender,
                    case: found.case,
                    number: found.number,
                    rule: found.rule,
                    cost: found.cost,
                }));
            }
        }
        if out.is_empty() {
            out.push(Lemma {
                name: text.to_owned(),
                kind: kind.unwrap_or(kinds[0]),
                gender: gender.unwrap_or(Gender::Com),
                case: Case::Nom,
                number: Number::Sg,
                rule: crate::agree::FIXED.into(),
                cost: 0.0,
            });
        }
        let mut out = by_name(out);
        out.truncate(LEMMAS);
        if let Some(letters) = letters {
            out.iter_mut().for_each(|lemma| lemma.name = letters.back(form, &lemma.name));
        }
        out
    }

    fn of_kind(&self, name: &Name<'_>, text: &str, kind: Kind, gender: Option<Gender>) -> Vec<Found> {
        let parts: &[Part] = match kind {
            Kind::Given => &[Part::Given],
            Kind::Surname => &[Part::Surname],
            Kind::Patronymic => &[Part::Patronymic],
            Kind::Full => &[Part::Surname, Part::Given],
            Kind::Geo => &[Part::Geo],
            Kind::Org => &[Part::Org, Part::Acronym],
        };
        if let [word] = name.words.as_slice() {
            let mut out: Vec<Found> = Vec::new();
            for &part in parts {
                out.extend(self.word_lemmas(word, part, gender));
            }
            return out;
        }
        let mut ways: Vec<(f32, Slots<'_>)> = Vec::new();
        match kind {
            Kind::Geo | Kind::Org => self.phrase_ways(name, parts[0], gender, &mut ways),
            Kind::Full => self.person_ways(name, gender, &mut ways),
            _ => ways.push((0.0, self.slots(name, &vec![Some(parts[0]); name.words.len()], gender))),
        }
        let mut tried: Vec<Found> = Vec::new();
        for (cost, slots) in &ways {
            for &case in &self.cases {
                tried.extend(together(*cost, slots, case));
            }
        }
        tried.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let mut out: Vec<Found> = Vec::new();
        let mut seen: Vec<(String, Case)> = Vec::new();
        for found in tried {
            let this = (found.name.clone(), found.case);
            if seen.contains(&this) {
                continue;
            }
            if seen.len() == TRIED {
                break;
            }
            seen.push(this);
            let told = gender.or(Some(found.gender).filter(|_| kind == Kind::Full));
            let forms = self.forms(&found.name, Some(kind), told.filter(|g| *g != Gender::Com));
            let has = forms.iter().find(|f| f.case == found.case && f.form == text && !f.possessive);
            if let Some(form) = has {
                out.push(Found {
                    gender: form.gender,
                    number: form.number,
                    rule: form.rule.clone(),
                    ..found
                });
            }
        }
        out
    }

    /// The nominatives of each word as the part it may be; none of a word that is no part.
    fn slots<'a>(&self, name: &'a Name<'a>, parts: &[Option<Part>], gender: Option<Gender>) -> Slots<'a> {
        let words = name.words.iter().zip(parts);
        words
            .map(|(word, part)| (word, part.map_or_else(Vec::new, |part| self.word_lemmas(word, part, gender))))
            .collect()
    }

    /// The orders in which the words of a person's name may stand.
    fn person_ways<'a>(&self, name: &'a Name<'a>, gender: Option<Gender>, out: &mut Vec<(f32, Slots<'a>)>) {
        let count = name.words.len();
        let inside = |i: usize| i > 0 && i + 1 < count;
        let own: Vec<usize> = (0..count).filter(|&i| !self.is_particle(&name.words[i], inside(i))).collect();
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else {
            return;
        };
        let mut usual: Vec<Option<Part>> = (0..count).map(|i| own.contains(&i).then_some(Part::Given)).collect();
        usual[last] = Some(Part::Surname);
        let mut orders = Vec::new();
        if !self.last_only {
            let mut turned = usual.clone();
            (turned[first], turned[last]) = (Some(Part::Surname), Some(Part::Given));
            let patronymic = |i: usize| !self.word_lemmas(&name.words[i], Part::Patronymic, gender).is_empty();
            if own.len() == 3 && patronymic(own[1]) {
                let mut order = usual.clone();
                order[own[1]] = Some(Part::Patronymic);
                orders.push((0.0, order));
            }
            if patronymic(last) {
                let mut order = if own.len() > 2 { turned.clone() } else { usual.clone() };
                order[last] = Some(Part::Patronymic);
                orders.push((0.0, order));
            }
            orders.push((0.0, usual.clone()));
            orders.push((ORDER, turned));
        }
        // Кім Чен Ина, and languages in which that is the rule.
        let mut only_last = vec![None; count];
        only_last[last] = usual[last];
        orders.push((if self.last_only { 0.0 } else { ORDER }, only_last));
        out.extend(
            orders
                .into_iter()
                .map(|(cost, order)| (cost, self.slots(name, &order, gender))),
        );
    }

    /// The places where the head of a place or an agency may stand, with the adjectives beside it.
    fn phrase_ways<'a>(&self, name: &'a Name<'a>, part: Part, gender: Option<Gender>, out: &mut Vec<(f32, Slots<'a>)>) {
        let count = name.words.len();
        for head in 0..count {
            let adjectives = |i: usize| self.word_lemmas(&name.words[i], Part::Adjective, None);
            let mut nouns = self.word_lemmas(&name.words[head], part, gender);
            nouns.extend(self.word_lemmas(&name.words[head], Part::Acronym, None));
            if nouns.is_empty() {
                continue;
            }
            let plain: Slots<'a> = (0..count)
                .map(|i| (&name.words[i], if i == head { nouns.clone() } else { Vec::new() }))
                .collect();
            let mut before = plain.clone();
            (0..head).for_each(|i| before[i].1 = adjectives(i));
            let mut after = before.clone();
            for (i, slot) in after.iter_mut().enumerate().skip(head + 1) {
                slot.1 = adjectives(i);
                if slot.1.is_empty() {
                    break;
                }
            }
            out.extend([(0.0, after), (0.0, before), (0.0, plain)]);
        }
        if let [first, and, second] = name.words.as_slice()
            && self.ands.contains(and.key)
        {
            let of = |word: &Word<'_>| {
                let mut found = self.word_lemmas(word, part, gender);
                found
                    .iter_mut()
                    .for_each(|f| (f.gender, f.number) = (Gender::Com, Number::Sg));
                found
            };
            out.push((0.0, vec![(first, of(first)), (and, Vec::new()), (second, of(second))]));
        }
    }
}

/// Names of which every word is in that case, and all of one gender and number; a word without nominatives as it stands.
fn together(cost: f32, slots: &Slots<'_>, case: Case) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (place, (word, found)) in slots.iter().enumerate() {
        let of_case = |wanted: Case| -> Vec<&Found> { found.iter().filter(|f| f.case == wanted).collect() };
        // Of several words the first takes the article.
        let (opening, fitting) = (of_case(case), of_case(if case == Case::Def { Case::Nom } else { case }));
        let mut next: Vec<Found> = Vec::new();
        if place == 0 {
            out.push(Found {
                name: String::new(),
                gender: Gender::Com,
                number: Number::Sg,
                case,
                rule: crate::agree::FIXED.into(),
                cost,
            });
        }
        let open = |so_far: &Found| so_far.rule.as_ref() == crate::agree::FIXED;
        for so_far in &out {
            if found.is_empty() {
                let name = format!("{}{}{}", so_far.name, word.before, word.text);
                let cost = so_far.cost + AS_IS;
                next.push(Found {
                    name,
                    cost,
                    ..so_far.clone()
                });
                continue;
            }
            let agreeing = if open(so_far) { &opening } else { &fitting };
            let agreeing = agreeing
                .iter()
                .filter(|f| open(so_far) || (f.number == so_far.number && f.gender.agrees(so_far.gender)));
            for f in agreeing.take(OF_WORD) {
                next.push(Found {
                    name: format!("{}{}{}", so_far.name, word.before, f.name),
                    gender: if so_far.gender == Gender::Com {
                        f.gender
                    } else {
                        so_far.gender
                    },
                    number: f.number,
                    case,
                    rule: f.rule.clone(),
                    cost: so_far.cost + f.cost - WORD,
                });
            }
        }
        out = next;
    }
    out
}

/// Likeliest names first: that of two cases which have the form counts for both (Себастьяна is genitive and accusative).
fn by_name(lemmas: Vec<Lemma>) -> Vec<Lemma> {
    let total = |lemma: &Lemma| -> f32 {
        let same = lemmas.iter().filter(|l| (&l.name, l.kind) == (&lemma.name, lemma.kind));
        -same.map(|l| (-l.cost).exp()).sum::<f32>().ln()
    };
    let totals: Vec<f32> = lemmas.iter().map(total).collect();
    let mut order: Vec<(f32, Lemma)> = totals.into_iter().zip(lemmas).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cost.total_cmp(&b.1.cost)));
    order.into_iter().map(|o| o.1).collect()
}

/// A key without spaces at its ends.
fn trimmed(key: &[char]) -> &[char] {
    let start = key.iter().position(|c| !c.is_whitespace()).unwrap_or(key.len());
    let end = key.iter().rposition(|c| !c.is_whitespace()).map_or(start, |i| i + 1);
    &key[start..end]
}
