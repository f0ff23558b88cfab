//! The commonest words of languages (`data/words`): a name that is one of them needs care, and a passage that is full of those of one language is
//! in it.

mod slot;

use std::sync::LazyLock;

use polynym_text::{Lang, word_hash};

/// The codes of the languages that have lists, by their bits.
const CODES: &[&str] = &include!(concat!(env!("OUT_DIR"), "/word-languages.rs"));

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

static LANGUAGES: LazyLock<Vec<Lang>> = LazyLock::new(|| {
    let language = |code: &&str| Lang::new(code).expect("a list is called by the code of its language: the tests read them");
    CODES.iter().map(language).collect()
});

/// The languages of which a lower-case word is one of the commonest, a bit for each.
///
/// A word that is in no list is taken for one of another hash once in some thousand million.
pub(crate) fn common(word: &str) -> u32 {
    let hash = word_hash(word.as_bytes());
    let (slots, _) = TABLE.as_chunks::<8>();
    let first = slot::place(hash, slots.len());
    let behind = slots[first..].iter().chain(&slots[..first]);
    let mut taken = behind
        .map(|slot| u64::from_le_bytes(*slot))
        .take_while(|slot| *slot != slot::EMPTY);
    taken
        .find(|slot| slot >> 32 == u64::from(hash as u32))
        .map_or(0, |slot| slot as u32)
}

/// The bit of a language; 0 if it has no list.
pub(crate) fn bit(lang: Lang) -> u32 {
    let at = CODES.binary_search(&lang.as_str());
    at.map_or(0, |at| 1 << at)
}

/// Whether this word, in lower case, is one of the commonest of a language (most languages of Europe have lists); without
/// a language, of any of them.
///
/// ```
/// use polynym_script::is_common_word;
/// use polynym_text::Lang;
/// assert!(is_common_word(Lang::new("en"), "who"));
/// assert!(is_common_word(None, "мир"));
/// assert!(!is_common_word(Lang::new("uk"), "who"));
/// ```
pub fn is_common_word(lang: Option<Lang>, word_lowercase: &str) -> bool {
    common(word_lowercase) & lang.map_or(u32::MAX, bit) != 0
}

/// Whether the commonest words of a language are known.
///
/// ```
/// use polynym_script::knows_common_words;
/// use polynym_text::Lang;
/// assert!(knows_common_words(Lang::new("es").unwrap()));
/// assert!(!knows_common_words(Lang::new("is").unwrap()));
/// ```
pub fn knows_common_words(lang: Lang) -> bool {
    bit(lang) != 0
}

/// The languages of which this word, in lower case, is one of the commonest, by their codes.
///
/// ```
/// let langs: Vec<String> = polynym_script::common_word_languages("island").map(|lang| lang.to_string()).collect();
/// assert_eq!(langs, ["en"]);
/// ```
pub fn common_word_languages(word_lowercase: &str) -> impl Iterator<Item = Lang> {
    let mut left = common(word_lowercase);
    std::iter::from_fn(move || {
        let next = LANGUAGES.get(left.trailing_zeros() as usize).copied();
        left &= left.wrapping_sub(1);
        next
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the lists are read as people write them")]
    fn the_lists_are_sorted_lower_case_words_in_their_script() {
        for (code, lang) in CODES.iter().zip(LANGUAGES.iter()) {
            let list = std::fs::read_to_string(format!("words/{code}.txt")).unwrap();
            let all: Vec<&str> = slot::words(&list).collect();
            assert!((300..=4000).contains(&all.len()), "{code}: {}", all.len());
            for pair in all.windows(2) {
                assert!(pair[0] < pair[1], "{code}: {} before {}", pair[0], pair[1]);
            }
            for word in all {
                assert_eq!(word, word.to_lowercase());
                let letters = word.chars().filter(|c| c.is_alphabetic());
                let scripts: BTreeSet<&str> = letters.map(|c| unicode_script::Script::from(c).short_name()).collect();
                assert!(scripts.len() <= 1, "{code}: {word} mixes scripts");
                assert!(scripts.iter().all(|script| lang.scripts().contains(script)), "{code}: {word}");
                assert!(is_common_word(Some(*lang), word), "{code}: {word}");
            }
        }
    }

    #[test]
    fn words_of_no_list_are_not_common() {
        for word in ["", "zelensky", "зеленский", "xyzzy", "thé the"] {
            assert_eq!(common_word_languages(word).count(), 0, "{word}");
        }
        assert!(
            common_word_languages("мир")
                .map(|lang| lang.to_string())
                .any(|lang| lang == "ru")
        );
    }
}
