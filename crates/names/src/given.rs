//! Given names: which are one name in different languages, which are short for another, and whose they are.
//!
//! Two words of a text are seldom spelled alike when they name one person: Володимир is Владимир in Russian, Joe signs as Joseph,
//! and Карл III is Charles III. How two names belong together says how much it proves: a living person is called
//! [`Relation::Equivalent`] names, but [`Relation::Translated`] ones only if he reigns or is long dead. And a given name that is
//! *not* related to the one wanted says that somebody else of that surname is meant, for which [`is_given`] knows many more names.
//!
//! The tables are `data/names/given/*.txt`, whose README tells how they are written.

mod parse;
mod table;
#[cfg(test)]
mod tests;

use polynym_text::{Lang, fold_key};

use parse::Place;

/// How two given names belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// One spelling, after folding.
    Same,
    /// One person is written so in another language every day: Володимир, Владимир; Michael, Майкл.
    Equivalent,
    /// One is short for the other, or both for a third: Joe, Joseph; Саша, Шура.
    Short,
    /// Used for rulers, popes, saints and in the Bible: Karel, Charles; Михаил, Michael.
    Translated,
}

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Men's.
    Masculine,
    /// Women's.
    Feminine,
    /// Of both: Jean is a man in French and a woman in English, Саша is either.
    Either,
}

/// A group: one name in all its languages and shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(u16);

/// A name of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The name in the nominative, as it is written.
    pub text: &'static str,
    /// Its language; none for spellings that are no language's own.
    pub lang: Option<Lang>,
    /// Names of one set are equivalent, names of two sets of a group are translated; sets are counted from 0 in each group.
    pub set: u8,
    /// Whether it is a short form of the full names of its set.
    pub short: bool,
}

impl GroupId {
    /// All names of the group, set by set, one for each language.
    ///
    /// ```
    /// use polynym_names::given;
    /// let group = given::groups("Володимир")[0];
    /// assert!(group.members().any(|m| m.text == "Владимир" && m.lang.unwrap().as_str() == "ru" && !m.short));
    /// ```
    pub fn members(self) -> impl Iterator<Item = Member> {
        table::members(self).iter().copied()
    }

    /// Its place in the tables of this build.
    pub fn number(self) -> u16 {
        self.0
    }

    /// Whose names they are.
    pub fn gender(self) -> Gender {
        table::gender(self)
    }
}

/// How two given names in the nominative belong together, in any case or marks, or `None` if nothing is known to join them.
///
/// Of names joined by hyphens each part is compared, and the loosest relation counts.
///
/// ```
/// use polynym_names::given::{Relation, relation};
/// assert_eq!(relation("Володимир", "Владимир"), Some(Relation::Equivalent));
/// assert_eq!(relation("joe", "JOSEPH"), Some(Relation::Short));
/// assert_eq!(relation("Karel", "Charles"), Some(Relation::Translated));
/// assert_eq!(relation("Jean-Claude", "Жан-Клод"), Some(Relation::Equivalent));
/// assert_eq!(relation("Олег", "Ольга"), None);
/// ```
pub fn relation(a: &str, b: &str) -> Option<Relation> {
    relation_folded(&fold_key(a).text, &fold_key(b).text)
}

/// As [`relation`], of names that are folded already.
pub fn relation_folded(a: &str, b: &str) -> Option<Relation> {
    if a == b {
        return Some(Relation::Same);
    }
    if let Some(whole) = between(table::places(a), table::places(b)) {
        return Some(whole);
    }
    if !a.contains('-') || a.split('-').count() != b.split('-').count() {
        return None;
    }
    let parts = a.split('-').zip(b.split('-')).map(|(a, b)| {
        if a == b {
            Some(Relation::Same)
        } else {
            between(table::places(a), table::places(b))
        }
    });
    parts.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// The closest relation of two names that stand at these places of the table.
fn between(a: &[Place], b: &[Place]) -> Option<Relation> {
    a.iter().flat_map(|a| b.iter().filter_map(|b| a.relation(*b))).min()
}

/// The groups that have this name, in any case or marks; more than one for a name that is several (Jean, Andrea).
///
/// ```
/// use polynym_names::given;
/// assert_eq!(given::groups("Олена"), given::groups("елена"));
/// assert!(given::groups("Zaphod").is_empty());
/// ```
pub fn groups(word: &str) -> &'static [GroupId] {
    groups_folded(&fold_key(word).text)
}

/// As [`groups`], of a word that is folded already.
pub fn groups_folded(word: &str) -> &'static [GroupId] {
    table::groups(word)
}

/// The names that a name is related to, each with how, over all its groups; the name itself is among them as [`Relation::Same`].
///
/// ```
/// use polynym_names::given::{self, Relation};
/// let of_mykola: Vec<_> = given::related("Микола").filter(|(_, how)| *how == Relation::Equivalent).map(|(m, _)| m.text).collect();
/// assert!(of_mykola.contains(&"Николай"));
/// ```
pub fn related(word: &str) -> impl Iterator<Item = (Member, Relation)> {
    let key = fold_key(word).text;
    table::groups(&key)
        .iter()
        .flat_map(|group| group.members())
        .filter_map(move |member| {
            let folded = fold_key(member.text).text;
            let how = if folded == key {
                Some(Relation::Same)
            } else {
                between(table::places(&key), table::places(&folded))
            };
            how.map(|how| (member, how))
        })
}

/// Whose name it is, as far as is known, in any case or marks.
///
/// ```
/// use polynym_names::given::{Gender, gender};
/// assert_eq!(gender("Mario"), Some(Gender::Masculine));
/// assert_eq!(gender("Maria"), Some(Gender::Feminine));
/// assert_eq!(gender("Jean"), Some(Gender::Either));
/// ```
pub fn gender(word: &str) -> Option<Gender> {
    table::word(&fold_key(word).text).map(|word| word.gender)
}

/// Whether it is known as a given name, in any case or marks.
///
/// ```
/// use polynym_names::given::is_given;
/// assert!(is_given("Ганна") && is_given("OLENA"));
/// assert!(!is_given("Zelensky"));
/// ```
pub fn is_given(word: &str) -> bool {
    is_given_folded(&fold_key(word).text)
}

/// As [`is_given`], of a word that is folded already.
pub fn is_given_folded(word: &str) -> bool {
    table::word(word).is_some()
}
