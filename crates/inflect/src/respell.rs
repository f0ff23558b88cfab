//! Names in the letters of one language, declined by the table of another: into its letters, and the forms back.

use std::collections::BTreeMap;

use crate::spelling;

/// Letters of the name, and what the table writes for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    there: BTreeMap<char, String>,
    /// The longest first.
    back: Vec<(String, char)>,
}

impl Letters {
    /// None if a key is not one letter, or two have one spelling.
    pub(crate) fn new(pairs: &BTreeMap<String, String>) -> Option<Self> {
        let mut there = BTreeMap::new();
        for (from, to) in pairs {
            let mut letters = from.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                return None;
            };
            if to.is_empty() || there.values().any(|other| other == to) {
                return None;
            }
            there.insert(letter, to.clone());
        }
        let mut back: Vec<(String, char)> = there.iter().map(|(letter, to)| (to.clone(), *letter)).collect();
        back.sort_by_key(|(to, _)| std::cmp::Reverse(to.chars().count()));
        Some(Self { there, back })
    }

    /// Whether the name has a letter that is to be respelled.
    pub(crate) fn concern(&self, name: &str) -> bool {
        name.chars().any(|c| self.there.contains_key(&small(c)))
    }

    /// The name in the letters of the table.
    pub(crate) fn forth(&self, name: &str) -> String {
        let caps = spelling::all_caps(name);
        name.chars().map(|c| self.letter(c, caps)).collect()
    }

    fn letter(&self, c: char, caps: bool) -> String {
        match self.there.get(&small(c)) {
            None => c.to_string(),
            Some(to) if !c.is_uppercase() => to.clone(),
            Some(to) if caps => to.to_uppercase(),
            Some(to) => {
                let mut letters = to.chars();
                let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
                first + letters.as_str()
            }
        }
    }

    /// A form of the respelled name in the letters of the name: what the form has of the name stands as it stood there (Танјуг,
    /// whose нј is two letters, Танјугу), the rest is spelled by the longest sequences of letters.
    pub(crate) fn back(&self, name: &str, form: &str) -> String {
        let (pieces, formed) = (pieces(name), pieces(form));
        if pieces.len() != formed.len() {
            return self.spell(form);
        }
        let caps = spelling::all_caps(name);
        pieces
            .iter()
            .zip(formed)
            .map(|(own, formed)| self.back_one(own, formed, caps))
            .collect()
    }

    fn back_one(&self, own: &str, formed: &str, caps: bool) -> String {
        let mut out = String::with_capacity(formed.len() * 2);
        let mut rest = formed;
        for c in own.chars() {
            match rest.strip_prefix(&self.letter(c, caps)) {
                Some(after) => rest = after,
                None => break,
            }
            out.push(c);
        }
        out + &self.spell(rest)
    }

    fn spell(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let found = self.back.iter().find_map(|(to, letter)| {
                let end = rest.char_indices().nth(to.chars().count()).map_or(rest.len(), |(i, _)| i);
                (rest[..end].to_lowercase() == *to).then_some((end, *letter))
            });
            match found {
                Some((end, letter)) if first.is_uppercase() => {
                    out.extend(letter.to_uppercase());
                    rest = &rest[end..];
                }
                Some((end, letter)) => {
                    out.push(letter);
                    rest = &rest[end..];
                }
                None => {
                    out.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        out
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The words and hyphenated parts of a name, each with the space or the hyphen after it.
fn pieces(name: &str) -> Vec<&str> {
    name.split_inclusive(|c: char| c.is_whitespace() || spelling::is_hyphen(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let pairs = [
            ("а", "a"),
            ("г", "g"),
            ("ј", "j"),
            ("л", "l"),
            ("љ", "lj"),
            ("н", "n"),
            ("т", "t"),
            ("у", "u"),
            ("њ", "nj"),
        ];
        Letters::new(&pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).into()).unwrap()
    }

    #[test]
    fn forms_come_back_in_the_letters_of_the_name() {
        let letters = letters();
        assert_eq!(letters.forth("Љуљ ЊУ"), "Ljulj NjU");
        assert_eq!(letters.forth("ЉУЉ"), "LJULJ");
        assert_eq!(letters.back("Љуљ", "Ljulju"), "Љуљу");
        assert_eq!(letters.back("Танјуг", "Tanjugu"), "Танјугу");
        assert_eq!(letters.back("ТАНЈУГ", "TANJUGU"), "ТАНЈУГУ");
        assert_eq!(letters.back("Анта-Љуља", "Antu-Ljulju"), "Анту-Љуљу");
        assert!(letters.concern("Љуљ") && !letters.concern("Ljulj"));
    }

    #[test]
    fn letters_must_be_told_apart() {
        let same = [("а", "a"), ("я", "a")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert!(Letters::new(&same.into()).is_none());
    }
}
