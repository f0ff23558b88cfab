//! Given names: which are one name in different languages, which are short for another, and whose they are.

/// How two given names belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// One spelling.
    Same,
    /// One person is written so in another language: Володимир, Владимир.
    Equivalent,
    /// One is short for the other: Joe, Joseph.
    Short,
    /// Used for rulers, popes and saints: Karel, Charles.
    Translated,
}

/// How two given names, in the nominative, belong together.
pub fn relation(a: &str, b: &str) -> Option<Relation> {
    let folded = |word: &str| polynym_text::fold_key(word).text;
    (folded(a) == folded(b)).then_some(Relation::Same)
}

/// A name of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The name in the nominative, as it is written.
    pub text: &'static str,
}

/// The names that belong together with this one.
pub fn related(_word: &str) -> impl Iterator<Item = (Member, Relation)> {
    std::iter::empty()
}

/// Whether a word is a given name.
pub fn is_given(_word: &str) -> bool {
    false
}
