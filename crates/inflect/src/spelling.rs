//! Letters as the tables know them (lower case, one apostrophe), and new letters in the case of the word they join.

use polynym_text::is_apostrophe;

/// A word as the tables know it, letter for letter: lower case, every apostrophe `'`.
///
/// It has exactly as many characters as the word, so that a place in one is the same place in the other.
pub(crate) fn key(word: &str) -> Vec<char> {
    word.chars().map(key_char).collect()
}

fn key_char(c: char) -> char {
    if is_apostrophe(c) {
        return '\'';
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) => l,
        _ => c,
    }
}

/// Whether `c` joins the parts of one word: a hyphen of any make.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}')
}

/// Whether every letter that has a case is a capital, and there are two at least.
pub(crate) fn all_caps(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals > 1
}

/// `stem` as it stands, with the letters of `from` at its end changed into `to`, and `ending` added; what is new is in
/// capitals if `caps`. Letters common to the beginning of `from` and `to` are kept as they stand.
pub(crate) fn join(stem: &[char], from: &str, to: &str, ending: &str, caps: bool) -> String {
    let kept = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).count();
    let cut = stem.len().saturating_sub(from.chars().count()) + kept;
    let mut out: String = stem.iter().take(cut).collect();
    let new = to.chars().skip(kept).chain(ending.chars());
    if caps {
        out.extend(new.flat_map(char::to_uppercase))
    } else {
        out.extend(new)
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_letters_follow_the_word() {
        let stem: Vec<char> = "Ольг".chars().collect();
        assert_eq!(join(&stem, "г", "з", "і", false), "Ользі");
        let stem: Vec<char> = "ШВЕЦ".chars().collect();
        assert_eq!(join(&stem, "швец", "шевц", "я", true), "ШЕВЦЯ");
        assert_eq!(join(&[], "", "", "", true), "");
    }

    #[test]
    fn keys_have_the_length_of_the_word() {
        for word in ["В’ячеслав", "İZMİR", "ẞ", ""] {
            assert_eq!(key(word).len(), word.chars().count());
        }
        assert_eq!(key("Дем’ян"), key("дем'ян"));
    }
}
