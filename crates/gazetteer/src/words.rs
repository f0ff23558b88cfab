//! Words so common that a name which is one of them needs care.

use std::sync::LazyLock;

use polynym_text::Lang;
use rustc_hash::FxHashSet;

const LISTS: [(&str, &str); 26] = [
    ("en", include_str!("../data/words/en.txt")),
    ("uk", include_str!("../data/words/uk.txt")),
    ("ru", include_str!("../data/words/ru.txt")),
    ("be", include_str!("../data/words/be.txt")),
    ("bg", include_str!("../data/words/bg.txt")),
    ("cs", include_str!("../data/words/cs.txt")),
    ("de", include_str!("../data/words/de.txt")),
    ("el", include_str!("../data/words/el.txt")),
    ("es", include_str!("../data/words/es.txt")),
    ("fi", include_str!("../data/words/fi.txt")),
    ("fr", include_str!("../data/words/fr.txt")),
    ("hr", include_str!("../data/words/hr.txt")),
    ("hu", include_str!("../data/words/hu.txt")),
    ("it", include_str!("../data/words/it.txt")),
    ("lt", include_str!("../data/words/lt.txt")),
    ("lv", include_str!("../data/words/lv.txt")),
    ("mk", include_str!("../data/words/mk.txt")),
    ("nl", include_str!("../data/words/nl.txt")),
    ("pl", include_str!("../data/words/pl.txt")),
    ("pt", include_str!("../data/words/pt.txt")),
    ("ro", include_str!("../data/words/ro.txt")),
    ("sk", include_str!("../data/words/sk.txt")),
    ("sl", include_str!("../data/words/sl.txt")),
    ("sr", include_str!("../data/words/sr.txt")),
    ("sv", include_str!("../data/words/sv.txt")),
    ("tr", include_str!("../data/words/tr.txt")),
];

static WORDS: LazyLock<Vec<(Lang, FxHashSet<&str>)>> = LazyLock::new(|| {
    let lists = LISTS.iter().filter_map(|(code, list)| Some((Lang::new(code)?, words(list).collect())));
    lists.collect()
});

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether this word, in lower case, is one of the commonest of a language (most languages of Europe have lists); without
/// a language, of any of them.
///
/// ```
/// use polynym_gazetteer::is_common_word;
/// use polynym_text::Lang;
/// assert!(is_common_word(Lang::new("en"), "who"));
/// assert!(is_common_word(None, "мир"));
/// assert!(!is_common_word(Lang::new("uk"), "who"));
/// ```
pub fn is_common_word(lang: Option<Lang>, word_lowercase: &str) -> bool {
    let mut lists = WORDS
        .iter()
        .filter(|(of, _)| lang.is_none_or(|lang| lang == *of));
    lists.any(|(_, words)| words.contains(word_lowercase))
}

/// Whether the commonest words of a language are known.
///
/// ```
/// use polynym_gazetteer::knows_common_words;
/// use polynym_text::Lang;
/// assert!(knows_common_words(Lang::new("es").unwrap()));
/// assert!(!knows_common_words(Lang::new("is").unwrap()));
/// ```
pub fn knows_common_words(lang: Lang) -> bool {
    LISTS.iter().any(|(code, _)| *code == lang.as_str())
}

/// The languages of which this word, in lower case, is one of the commonest.
///
/// ```
/// let langs: Vec<String> = polynym_gazetteer::common_word_languages("island").map(|lang| lang.to_string()).collect();
/// assert_eq!(langs, ["en"]);
/// ```
pub fn common_word_languages(word_lowercase: &str) -> impl Iterator<Item = Lang> {
    let lists = WORDS.iter().filter(move |(_, words)| words.contains(word_lowercase));
    lists.map(|(lang, _)| *lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_lower_case_words_in_their_script() {
        for (code, list) in LISTS {
            let lang = Lang::new(code).unwrap();
            let all: Vec<&str> = words(list).collect();
            assert!((300..=4000).contains(&all.len()), "{code}: {}", all.len());
            for pair in all.windows(2) {
                assert!(pair[0] < pair[1], "{code}: {} before {}", pair[0], pair[1]);
            }
            for word in all {
                assert_eq!(word, word.to_lowercase());
                assert_eq!(crate::letters::foreign_script(lang, word), None, "{code}: {word}");
                assert_eq!(crate::letters::mixed_word(word), None, "{code}: {word}");
            }
        }
    }
}
