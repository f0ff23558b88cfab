//! Accents that move: Αλέξανδρος, Αλεξάνδρου. How many letters stand between the two syllables no ending of a stem can tell.

use std::collections::BTreeMap;

/// The letters that carry an accent in a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Accent {
    /// With accent, and without.
    pub(crate) plain: BTreeMap<char, char>,
    /// Two letters that make one syllable, which has its accent on the second.
    pub(crate) digraphs: Vec<(char, char)>,
}

impl Accent {
    /// The stem with its accent on that syllable from the end (on the first if it has fewer), or on none if that is 0. A stem
    /// without an accent, as in capitals, has none to be moved.
    pub(crate) fn moved(&self, stem: &str, syllable: usize) -> String {
        let accented: Vec<char> = stem.chars().collect();
        let plain: Vec<char> = accented.iter().map(|&c| self.bare(c)).collect();
        if accented == plain {
            return stem.to_owned();
        }
        self.put(&accented, plain, syllable)
    }

    /// The stem with its accent on that syllable, whether it had one or not.
    pub(crate) fn placed(&self, stem: &str, syllable: usize) -> String {
        let accented: Vec<char> = stem.chars().collect();
        let plain: Vec<char> = accented.iter().map(|&c| self.bare(c)).collect();
        self.put(&accented, plain, syllable)
    }

    fn put(&self, accented: &[char], plain: Vec<char>, syllable: usize) -> String {
        let mut out = plain.clone();
        let mut syllables = Vec::new();
        for (i, &c) in plain.iter().enumerate() {
            let second = i > 0
                && self.digraphs.contains(&(small(plain[i - 1]), small(c)))
                // An accent on the first of two letters parts them.
                && accented[i - 1] == plain[i - 1];
            if second && syllables.last() == Some(&(i - 1)) {
                syllables.pop();
            }
            if self.plain.values().any(|&v| v == small(c)) {
                syllables.push(i);
            }
        }
        let place = syllable
            .checked_sub(1)
            .and_then(|n| syllables.iter().rev().nth(n).or(syllables.first()));
        if let Some(&place) = place {
            out[place] = self.accented(plain[place]);
        }
        out.into_iter().collect()
    }

    fn bare(&self, c: char) -> char {
        match self.plain.get(&small(c)) {
            Some(&plain) if c.is_uppercase() => large(plain),
            Some(&plain) => plain,
            None => c,
        }
    }

    fn accented(&self, c: char) -> char {
        match self.plain.iter().find(|(_, plain)| **plain == small(c)) {
            Some((&accented, _)) if c.is_uppercase() => large(accented),
            Some((&accented, _)) => accented,
            None => c,
        }
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn large(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_move_by_syllables() {
        let greek = Accent {
            plain: "άαέεήηίιόούυώωΐϊ"
                .chars()
                .collect::<Vec<_>>()
                .chunks(2)
                .map(|p| (p[0], p[1]))
                .collect(),
            digraphs: ["ου", "αι", "ει", "οι"]
                .map(|d| (d.chars().next().unwrap(), d.chars().nth(1).unwrap()))
                .into(),
        };
        assert_eq!(greek.moved("Αλέξανδρ", 1), "Αλεξάνδρ");
        assert_eq!(greek.moved("Παπαδόπουλ", 1), "Παπαδοπούλ");
        assert_eq!(greek.moved("Όλγ", 0), "Ολγ");
        assert_eq!(greek.moved("Όλγ", 1), "Όλγ");
        assert_eq!(greek.moved("Μάιος", 3), "Μάιος");
        assert_eq!(greek.moved("ΠΑΠΑΔΟΠΟΥΛ", 1), "ΠΑΠΑΔΟΠΟΥΛ");
        assert_eq!(greek.moved("Άνν", 5), "Άνν");
    }
}
