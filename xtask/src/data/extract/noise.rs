//! What is no name that stands in running text, however many gazetteers have it.

use polynym_text::Lang;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Scripts with capitals: a name in one of them has a capital, or a machine wrote it.
const CASED: [Script; 4] = [Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian];

/// Longer ones are descriptions.
const MOST_CHARS: usize = 60;

/// A name as it stands in a text (composed, single blanks, no stress marks), if it is one: no remark in brackets or behind a comma, no
/// digits, no lower-case transliteration by a machine, no word of letters of two scripts.
pub(crate) fn clean(name: &str) -> Option<String> {
    let composed: String = name.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    let name = without_stress(&composed);
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let first = letters().next()?;
    let odd = |c: char| {
        c.is_control()
            || c.is_numeric()
            || "|()[]{}<>,;:/\\@\"=#&+_*،؛`，、（）；：".contains(c)
            || ('\u{200E}'..='\u{200F}').contains(&c)
    };
    let machine = CASED.contains(&first.script()) && !name.chars().any(char::is_uppercase);
    // An abbreviation in every word (`EE.XX.`) is something else in another language.
    let long = |word: &str| !word.ends_with('.') || word.chars().filter(|c| c.is_alphabetic()).count() > 4;
    let good = name.chars().count() <= MOST_CHARS
        && !name.contains(" - ")
        && name.split(' ').any(long)
        && !name.chars().any(odd)
        && !machine
        && !name.split([' ', '-']).any(is_mixed);
    good.then_some(name)
}

/// Dictionaries mark stress on Cyrillic vowels; texts do not.
fn without_stress(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let marks = c == '\u{301}' && out.chars().next_back().is_some_and(|last| last.script() == Script::Cyrillic);
        if !marks {
            out.push(c);
        }
    }
    out
}

/// Whether letters of scripts that no language writes together stand in a word: look-alikes, or a machine's slip.
fn is_mixed(word: &str) -> bool {
    use Script::{Bopomofo, Han, Hangul, Hiragana, Katakana};
    const TOGETHER: [&[Script]; 2] = [&[Han, Hiragana, Katakana, Bopomofo], &[Han, Hangul]];
    let scripts = || {
        let scripts = word.chars().map(|c| c.script());
        scripts.filter(|script| !matches!(script, Script::Common | Script::Inherited))
    };
    let first = scripts().next();
    let same = scripts().all(|script| Some(script) == first);
    !same
        && !TOGETHER
            .iter()
            .any(|together| scripts().all(|script| together.contains(&script)))
}

/// Whether a name is in a script that the language is written in.
pub(crate) fn is_written(lang: Lang, name: &str) -> bool {
    let fits = |c: char| lang.scripts().contains(&c.script().short_name());
    let of_any = |c: &char| !matches!(c.script(), Script::Common | Script::Inherited);
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).filter(of_any).peekable();
    letters.peek().is_some() && letters.all(fits)
}

/// Whether this is shaped like the code of an airport or a state: two to four capitals.
pub(crate) fn is_code(name: &str) -> bool {
    (2..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// The language of a tag of CLDR or of a locale (`zh-Hant-TW`, `sr_RS@latin`), if the tagger knows it.
pub(crate) fn lang(tag: &str) -> Option<Lang> {
    let primary = tag.split(['_', '-', '@']).next()?;
    Lang::known(match primary {
        // Written Norwegian has two forms, whose place names rarely differ.
        "nb" | "nn" => "no",
        "tl" => "fil",
        primary => primary,
    })
    .or_else(|| Lang::known(primary))
}

/// Whether a name of unknown language is another spelling of one of these: the same sounds, more or less, or the same consonants.
/// Nicknames and names of parts and predecessors, which the sources mix in, are not.
pub(crate) fn is_spelling(name: &str, of: &[Sounds]) -> bool {
    const LIKE: f64 = 0.6;
    let own = Sounds::of(name);
    // Of three letters two are alike by chance.
    let like = |a: &str, b: &str| {
        a == b && a.len() >= 3 || own.letters.len() >= 4 && a.len() >= 2 && strsim::normalized_levenshtein(a, b) >= LIKE
    };
    of.iter()
        .any(|other| like(&own.letters, &other.letters) || like(&own.consonants, &other.consonants))
}

/// What a name sounds like, coarsely, in Latin letters.
#[derive(Debug)]
pub(crate) struct Sounds {
    letters: String,
    consonants: String,
}

impl Sounds {
    pub(crate) fn of(name: &str) -> Self {
        let letters = deunicode::deunicode(name).to_ascii_lowercase();
        let letters: String = letters.chars().filter(char::is_ascii_alphabetic).collect();
        let consonants = letters.chars().filter(|c| !"aeiouywh".contains(*c)).collect();
        Self { letters, consonants }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_texts() {
        for (name, want) in [
            ("Kyiv", Some("Kyiv")),
            (" New  York ", Some("New York")),
            ("'s-Hertogenbosch", Some("'s-Hertogenbosch")),
            ("les Escaldes", Some("les Escaldes")),
            ("Алекса́ндровск", Some("Александровск")),
            ("キーウ", Some("キーウ")),
            ("კიევი", Some("კიევი")),
            ("한국어", Some("한국어")),
            ("ladana", None),
            ("Louisville, Kentucky", None),
            ("اوربانا، الینوائے", None),
            ("Île-de-France²", None),
            ("Тайвань (провінція)", None),
            ("Gmina 7", None),
            ("Xeorxia - Georgia", None),
            ("EE.XX.", None),
            ("St. Louis", Some("St. Louis")),
            ("Kуiv", None),
            ("ধনকوتा", None),
            ("東京タワー", Some("東京タワー")),
            ("", None),
        ] {
            assert_eq!(clean(name).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn scripts_of_languages() {
        let fits = |lang, name| is_written(Lang::new(lang).unwrap(), name);
        assert!(fits("uk", "Київ") && fits("ja", "東京タワー") && fits("sr", "Beograd") && fits("de", "Köln"));
        assert!(!fits("pl", "Киев") && !fits("uk", "Kyiv") && !fits("he", "كييف"));
    }

    #[test]
    fn tags() {
        let of = |tag| lang(tag).map(|lang| lang.to_string());
        assert_eq!(of("zh_TW").as_deref(), Some("zh"));
        assert_eq!(of("sr@latin").as_deref(), Some("sr"));
        assert_eq!(of("nb").as_deref(), Some("no"));
        assert_eq!(of("root"), None);
    }

    #[test]
    fn spellings_and_other_names() {
        let of = |name: &str| [Sounds::of(name)];
        for (name, main, want) in [
            ("Kharkov", "Kharkiv", true),
            ("خاركوف", "Kharkiv", true),
            ("敖德薩", "Odesa", true),
            ("Kiova", "Kyiv", true),
            ("Big Apple", "New York City", false),
            ("Stalino", "Donetsk", false),
            ("Civ", "Kyiv", false),
            ("マンハッタン", "New York City", false),
            ("Manhattan", "New York City", false),
        ] {
            assert_eq!(is_spelling(name, &of(main)), want, "{name}");
        }
    }
}
