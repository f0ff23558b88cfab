//! Vowel harmony: letters of an ending that the stem decides (Putinissa, Bidenissä; İzmir'de, Ankara'da).

use std::collections::BTreeMap;

use crate::spelling::Spelling;

/// What stands for `{id}` in an ending.
#[derive(Debug, Clone)]
pub(crate) struct Harmony {
    pub(crate) id: String,
    /// By the last letter of the word so far that is among the keys.
    pub(crate) by: BTreeMap<char, String>,
    /// If it has none of them.
    pub(crate) otherwise: String,
}

impl Harmony {
    /// What stands there after `word`.
    pub(crate) fn after(&self, word: &str, spelling: &Spelling) -> &str {
        let told = word.chars().rev().find_map(|c| self.by.get(&spelling.key_char(c)));
        told.unwrap_or(&self.otherwise)
    }

    /// Everything that may stand there.
    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.by.values().chain([&self.otherwise]).map(String::as_str)
    }
}
