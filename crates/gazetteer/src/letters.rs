//! Letters and their scripts: what a name is written in, and whether that fits.

use polynym_text::Lang;
use unicode_script::{Script, UnicodeScript};

/// The letters of a text that have a script of their own.
fn letters(text: &str) -> impl Iterator<Item = (char, Script)> {
    let scripted = text.chars().filter(|c| c.is_alphabetic()).map(|c| (c, c.script()));
    scripted.filter(|(_, script)| !matches!(script, Script::Common | Script::Inherited | Script::Unknown))
}

/// The scripts that are written without spaces between words, or where a whole name has none.
fn is_unspaced(script: Script) -> bool {
    use Script::{Bopomofo, Han, Hangul, Hiragana, Katakana, Khmer, Lao, Myanmar, Thai, Tibetan, Yi};
    matches!(
        script,
        Han | Hiragana | Katakana | Bopomofo | Hangul | Thai | Lao | Khmer | Myanmar | Tibetan | Yi
    )
}

/// Whether one word may mix these: East Asian scripts are written together.
fn go_together(a: Script, b: Script) -> bool {
    use Script::{Bopomofo, Han, Hangul, Hiragana, Katakana};
    let east_asian = |script| matches!(script, Han | Hiragana | Katakana | Bopomofo | Hangul);
    a == b || (east_asian(a) && east_asian(b))
}

/// Whether the name has one word only, in a script that puts spaces between words.
pub(crate) fn is_one_word(name: &str) -> bool {
    name.split_whitespace().count() == 1 && letters(name).next().is_some_and(|(_, script)| !is_unspaced(script))
}

/// The script of most letters of a name, if they are of none that the language is written in.
pub(crate) fn foreign_script(lang: Lang, name: &str) -> Option<Script> {
    let scripts = lang.scripts();
    let fits = |script: Script| scripts.is_empty() || scripts.contains(&script.short_name());
    let (mut fitting, mut foreign, mut first) = (0, 0, None);
    for (_, script) in letters(name) {
        if fits(script) {
            fitting += 1;
        } else {
            foreign += 1;
            first.get_or_insert(script);
        }
    }
    first.filter(|_| foreign > fitting)
}

/// A word whose letters are of two scripts, and the letter of the rarer one.
pub(crate) fn mixed_word(name: &str) -> Option<(&str, char, Script)> {
    name.split(|c: char| !c.is_alphanumeric() && letters(c.encode_utf8(&mut [0; 4])).next().is_none() && !is_mark(c))
        .find_map(|word| {
            let (_, first) = letters(word).next()?;
            let (odd, second) = letters(word).find(|(_, script)| !go_together(first, *script))?;
            let count = |of| letters(word).filter(|(_, script)| go_together(of, *script)).count();
            if count(second) <= count(first) {
                return Some((word, odd, second));
            }
            let (odd, first) = letters(word).next()?;
            Some((word, odd, first))
        })
}

fn is_mark(c: char) -> bool {
    c.script() == Script::Inherited
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_words_are_found_with_their_odd_letter() {
        let cases = [
            ("Андр\u{69}йович", Some('i')),
            ("Иван Петров", None),
            ("Kyiv Київ", None),
            ("Інфо-TV", None),
            ("\u{421}IA", Some('С')),
            ("東京タワー", None),
            ("й\u{306}", None),
            ("123", None),
            ("", None),
        ];
        for (name, want) in cases {
            assert_eq!(mixed_word(name).map(|(_, odd, _)| odd), want, "{name}");
        }
    }

    #[test]
    fn a_name_in_a_script_of_another_language_is_foreign() {
        let cases = [
            ("uk", "Zelenskyy", Some(Script::Latin)),
            ("uk", "Зеленський", None),
            ("sr", "Novi Sad", None),
            ("ja", "東京タワー", None),
            ("ko", "서울", None),
            ("uk", "Міністерство IT", None),
            ("en", "Київ", Some(Script::Cyrillic)),
            ("en", "1234", None),
        ];
        for (lang, name, want) in cases {
            assert_eq!(foreign_script(Lang::new(lang).unwrap(), name), want, "{name}");
        }
    }

    #[test]
    fn words_are_counted_where_spaces_part_them() {
        let cases = [
            ("Zelensky", true),
            ("Jane Roe", false),
            ("習近平", false),
            ("김정은", false),
            ("Путін", true),
            ("7", false),
        ];
        for (name, want) in cases {
            assert_eq!(is_one_word(name), want, "{name}");
        }
    }
}
