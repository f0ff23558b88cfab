//! What CLDR says of a place, made into names that stand in running text.

use crate::data::known::choice;

/// What a name is, if it is not the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Short,
    Variant,
}

/// Codes whose short name is the one in use: the long one tells the status (`Hong Kong SAR China`).
const SHORT_IS_USUAL: &[&str] = &["HK", "MO", "MM", "PS"];

/// Codes whose names CLDR tells apart by a capital city, which nobody writes so (`Congo - Kinshasa`): written by hand instead.
const BY_HAND: &[&str] = &["CD", "CG"];

/// The names of a place in a language, from those of CLDR: the usual one and the others.
pub(crate) fn place_names(
    entry: &str,
    lang: &str,
    base: Option<&str>,
    short: Option<&str>,
    variant: Option<&str>,
) -> Vec<(String, Option<Tag>)> {
    if BY_HAND.contains(&entry) {
        return Vec::new();
    }
    let good = |name: Option<&str>| name.and_then(bare).filter(|name| choice::is_written(lang, name));
    // Where CLDR has no name at all it gives the code; as a short name the code is true (US, EU).
    let (base, short, variant) = (good(base).filter(|name| name != entry), good(short), good(variant));
    let (usual, short) = match short {
        Some(short) if SHORT_IS_USUAL.contains(&entry) => (Some(short), None),
        short => (base, short),
    };
    let Some(usual) = usual else { return Vec::new() };
    // CLDR's English style, for lists; a text spells the word.
    let usual = if lang == "en" { usual.replace(" & ", " and ") } else { usual };
    let mut names = vec![(usual, None)];
    for (name, tag) in [(short, Tag::Short), (variant, Tag::Variant)] {
        if let Some(name) = name.filter(|name| names.iter().all(|(other, _)| other != name)) {
            names.push((name, Some(tag)));
        }
    }
    names
}

/// As [`place_names`] for a language of any script: the name in use first, without what CLDR adds to it.
pub(crate) fn plain_name(
    code: &str,
    english: bool,
    usual: Option<&str>,
    short: Option<&str>,
    variant: Option<&str>,
) -> Vec<String> {
    if BY_HAND.contains(&code) {
        return Vec::new();
    }
    let usual = if SHORT_IS_USUAL.contains(&code) {
        short.or(usual)
    } else {
        usual
    };
    let names = [usual, short, variant].into_iter().flatten().filter_map(bare);
    let mut names: Vec<String> = names
        .map(|name| if english { name.replace(" & ", " and ") } else { name })
        .collect();
    // An acronym among them is a common word somewhere (US, UN).
    names.retain(|name| !acronym(name) || name.chars().count() > 3);
    names.dedup();
    names
}

/// A name without what CLDR adds to tell it from others: `Myanmar (Burma)`, `Macao, SAR China`.
fn bare(name: &str) -> Option<String> {
    let end = name.find(['(', '（', ',', '،']).unwrap_or(name.len());
    let start = name[..end].trim();
    // A bracket in the middle is a word of the name, and the name is no more what anybody writes.
    let rest = name[end..]
        .find([')', '）'])
        .map_or("", |at| name[end + at..].trim_start_matches([')', '）']));
    (!start.is_empty() && rest.trim().is_empty()).then(|| start.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a short name is an acronym: capitals only.
pub(crate) fn acronym(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(|c| c.is_lowercase() || c.is_whitespace())
}

/// The id of a name: its letters without marks, words joined by hyphens.
pub(crate) fn slug(name: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'ã' => 'a',
        'ç' => 'c',
        'é' => 'e',
        'í' => 'i',
        'ñ' => 'n',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ă' => 'a',
        'ș' => 's',
        c => c,
    };
    let letters = name.to_lowercase().chars().map(plain).collect::<String>();
    let words = letters
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_taken_off() {
        let cases = [
            ("Myanmar (Burma)", Some("Myanmar")),
            ("Гонконг, ОАР Китаю", Some("Гонконг")),
            ("Costa  Rica", Some("Costa Rica")),
            ("Фолклендські (Мальвінські) Острови", None),
        ];
        for (name, want) in cases {
            assert_eq!(bare(name).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn short_names_and_acronyms() {
        let bosnia = place_names("BA", "en", Some("Bosnia & Herzegovina"), Some("Bosnia"), None);
        assert_eq!(bosnia[1], ("Bosnia".to_owned(), Some(Tag::Short)));
        assert!(acronym("ООН") && acronym("EU") && !acronym("Bosnia") && !acronym("香港"));
        let hong_kong = place_names("HK", "en", Some("Hong Kong SAR China"), Some("Hong Kong"), None);
        assert_eq!(hong_kong, [("Hong Kong".to_owned(), None)]);
        assert_eq!(place_names("KZ", "am", Some("Kazakhstan"), None, None), []);
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("Ho Chi Minh City"), "ho-chi-minh-city");
        assert_eq!(slug("Chișinău"), "chisinau");
    }
}
