//! The short names that stand for a person's full ones: the surname alone.
//!
//! A row that lists weak names in a script says itself what the short forms there are (`Xi` and not `Jinping`); in the other
//! scripts the surname is the last word, with the particles before it.

use std::collections::HashSet;
use std::sync::LazyLock;

use polynym_gazetteer::{Entity, EntityType, Form, FormRole, Name, is_common_word};
use polynym_text::{Lang, WordScript, fold};
use serde::Deserialize;

/// How full names are built: `data/names/order.toml`. Words are folded.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    /// Words before a surname that belong to it.
    particles: Vec<String>,
    /// Words after a surname that do not.
    suffixes: Vec<String>,
    /// Languages whose last word is a given name.
    surname_first: Vec<String>,
}

static ORDER: LazyLock<Order> =
    LazyLock::new(|| toml::from_str(include_str!("../data/order.toml")).expect("checked by the tests"));

fn listed(list: &[String], word: &str) -> bool {
    list.iter().any(|w| w == word)
}

/// Shorter surnames say too little.
const SHORTEST: usize = 3;

/// The surnames of a person's names, as weak forms, each with the name that it is short for. `bases` are the names as they
/// stand.
pub(crate) fn forms<'e>(entity: &'e Entity, bases: &[Form]) -> Vec<(Form, &'e Name)> {
    if entity.kind != EntityType::Person {
        return Vec::new();
    }
    let told: Vec<WordScript> = bases
        .iter()
        .filter(|f| f.role == FormRole::Weak)
        .filter_map(|f| script_of(&f.surface))
        .collect();
    let strong: HashSet<&str> = bases
        .iter()
        .filter(|f| f.role == FormRole::Strong)
        .map(|f| f.surface.as_str())
        .collect();
    let mut seen = HashSet::new();
    let full = bases.iter().zip(&entity.names).filter(|(f, _)| f.role == FormRole::Strong);
    full.filter(|(f, _)| script_of(&f.surface).is_some_and(|script| !told.contains(&script)))
        .filter_map(|(f, name)| surname(&f.surface, f.lang).map(|s| (f, name, s)))
        .filter(|(f, _, s)| !strong.contains(s) && seen.insert((s.to_string(), f.lang)))
        .map(|(f, name, s)| {
            let mut how = f.how.clone();
            how.push("surname alone".to_owned());
            (
                Form {
                    surface: s.to_owned(),
                    role: FormRole::Weak,
                    how,
                    ..f.clone()
                },
                name,
            )
        })
        .collect()
}

/// The scripts of a name's letters; none where characters are words, which say nothing of the order of names.
fn script_of(name: &str) -> Option<WordScript> {
    let folded = fold(name);
    let words = folded.words();
    (!words.is_empty() && words.iter().all(|w| !w.single))
        .then(|| words.iter().fold(WordScript::COMMON, |all, w| all.with(w.script)))
}

/// The last word of a full name, with its particles and what a hyphen or an apostrophe joins to it.
fn surname(name: &str, lang: Option<Lang>) -> Option<&str> {
    if lang.is_some_and(|l| listed(&ORDER.surname_first, l.as_str())) {
        return None;
    }
    let folded = fold(name);
    let words = folded.words();
    let text = |i: usize| folded.letters(i..i + 1);
    let last = (0..words.len()).rfind(|&i| !listed(&ORDER.suffixes, text(i)))?;
    let mut first = last;
    while first > 0 {
        let gap = folded.between(first - 1, first);
        if !(matches!(gap, "-" | "'") || (gap == " " && listed(&ORDER.particles, text(first - 1)))) {
            break;
        }
        first -= 1;
    }
    let surname = &name[words[first].span.start..words[last].span.end];
    let long = surname.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST;
    let common = is_common_word(lang, &surname.to_lowercase());
    (first > 0 && long && !common).then_some(surname)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames() {
        for (name, lang, want) in [
            ("Volodymyr Zelensky", "en", Some("Zelensky")),
            ("Ursula von der Leyen", "de", Some("von der Leyen")),
            ("Emma Reid-Smith", "en", Some("Reid-Smith")),
            ("Robert O’Brien", "en", Some("O’Brien")),
            ("Donald Trump Jr.", "en", Some("Trump")),
            ("Урсула фон дер Ляєн", "uk", Some("фон дер Ляєн")),
            ("Zelensky", "en", None),
            ("Orbán Viktor", "hu", None),
            ("Robert May", "en", None),
        ] {
            assert_eq!(surname(name, Lang::new(lang)), want, "{name}");
        }
    }
}
