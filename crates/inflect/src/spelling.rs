//! Letters as the tables know them (lower case, one apostrophe), and new letters in the case of the word they join.

use std::collections::BTreeMap;

use polynym_text::is_apostrophe;

/// How a language pairs capitals with small letters.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spelling {
    /// I is the capital of ı, İ that of i.
    pub(crate) dotted_i: bool,
    /// Small letters whose capitals are written without their accent, and the letters without it.
    pub(crate) bare: BTreeMap<char, char>,
}

impl Spelling {
    /// A name as the tables know it, letter for letter: lower case, every apostrophe `'`.
    ///
    /// It has exactly as many characters as the name, so that a place in one is the same place in the other.
    pub(crate) fn key(&self, name: &str) -> Vec<char> {
        let mut out: Vec<char> = Vec::with_capacity(name.len());
        let mut letters = name.chars().peekable();
        while let Some(c) = letters.next() {
            out.push(match c {
                // As it is written at the end of a word.
                'Σ' if !out.is_empty() && !letters.peek().is_some_and(|c| c.is_alphabetic()) => 'ς',
                _ => self.key_char(c),
            });
        }
        out
    }

    /// One letter of a key.
    pub(crate) fn key_char(&self, c: char) -> char {
        match c {
            'a'..='z' => return c,
            'I' if self.dotted_i => return 'ı',
            'İ' if self.dotted_i => return 'i',
            'A'..='Z' => return c.to_ascii_lowercase(),
            _ if is_apostrophe(c) => return '\'',
            _ => {}
        }
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(l), None) => l,
            _ => c,
        }
    }

    /// Puts letters of a table at the end of a word, in capitals if `caps`.
    pub(crate) fn push(&self, out: &mut String, letters: &str, caps: bool) {
        if caps {
            for c in letters.chars() {
                if self.dotted_i && c == 'i' {
                    out.push('İ');
                } else {
                    out.extend(self.bare.get(&c).unwrap_or(&c).to_uppercase());
                }
            }
        } else {
            out.push_str(letters);
        }
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

/// A name that is one stretch in quotation marks: «, the name, ».
pub(crate) fn quoted(name: &str) -> Option<(char, &str, char)> {
    let is_mark = |c: char| matches!(c, '«' | '»' | '"' | '\u{2018}'..='\u{201F}');
    let open = name.chars().next().filter(|&c| is_mark(c))?;
    let close = name.chars().next_back().filter(|&c| is_mark(c))?;
    let inner = name.strip_prefix(open)?.strip_suffix(close)?;
    let whole = !inner.is_empty() && !inner.contains(['«', '»', '"', '“', '”', '„', '‟']);
    whole.then_some((open, inner, close))
}

/// Whether two letters may stand in one word: both Latin, Greek, Cyrillic, or of one block of another script.
pub(crate) fn alike(one: char, other: char) -> bool {
    let script = |c: char| match c {
        '\0'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' => 0,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => 1,
        '\u{400}'..='\u{52F}' => 2,
        _ => 3 + (u32::from(c) >> 8),
    };
    script(one) == script(other)
}

/// The word without its last `count` letters.
pub(crate) fn without_last(word: &str, count: usize) -> &str {
    match count.checked_sub(1) {
        None => word,
        Some(n) => word.char_indices().nth_back(n).map_or("", |(at, _)| &word[..at]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turkish() -> Spelling {
        Spelling {
            dotted_i: true,
            ..Spelling::default()
        }
    }

    #[test]
    fn new_letters_follow_the_word() {
        let joined = |spelling: &Spelling, word: &str, letters: &str, caps: bool| {
            let mut out = word.to_owned();
            spelling.push(&mut out, letters, caps);
            out
        };
        let plain = Spelling::default();
        assert_eq!(joined(&plain, "Ольз", "і", false), "Ользі");
        assert_eq!(joined(&plain, "ШЕВЦ", "я", true), "ШЕВЦЯ");
        assert_eq!(joined(&plain, "IZMIR", "i", true), "IZMIRI");
        assert_eq!(joined(&turkish(), "İZMİR", "'i", true), "İZMİR'İ");
        assert_eq!(without_last("Ольга", 1), "Ольг");
        assert_eq!(without_last("Ольга", 0), "Ольга");
        assert_eq!(without_last("га", 5), "");
    }

    #[test]
    fn quotation_marks_stand_around_the_whole_name() {
        assert_eq!(quoted("«Газпром»"), Some(('«', "Газпром", '»')));
        assert_eq!(quoted("\"Росатом\""), Some(('"', "Росатом", '"')));
        for name in ["Газпром", "«Газ» і «Пром»", "«", "«»", "Газ»", "‘"] {
            assert_eq!(quoted(name), None);
        }
    }

    #[test]
    fn letters_of_two_scripts_are_not_alike() {
        assert!(alike('a', 'ž') && alike('і', 'ў') && alike('ά', 'α') && alike('ა', 'ბ'));
        assert!(!alike('d', 'и') && !alike('ο', 'o'));
    }

    #[test]
    fn keys_have_the_length_of_the_word() {
        let plain = Spelling::default();
        for word in ["В’ячеслав", "İZMİR", "ẞ", "", "ΟΔΟΣ"] {
            assert_eq!(plain.key(word).len(), word.chars().count());
        }
        assert_eq!(plain.key("Дем’ян"), plain.key("дем'ян"));
        let turkish = turkish();
        assert_eq!(turkish.key("DIYARBAKIR İZMİR"), turkish.key("dıyarbakır izmir"));
        assert_eq!(plain.key("ΣΟΣ-ΟΔΟΣ"), plain.key("σος-οδος"));
    }
}
