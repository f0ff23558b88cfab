//! Names as other people's files have them to names as a row may have them.

use std::collections::HashSet;

use polynym_gazetteer::{Country, Date, EntityType};
use polynym_text::Lang;
use unicode_normalization::UnicodeNormalization;

use crate::options::Summary;
use crate::row::{Item, Row};

/// Most characters of a name: what is longer is a sentence, or a mistake.
const LONGEST: usize = 200;
/// Most characters of what is no name, and most items of a list of such.
const LONGEST_TEXT: usize = 1000;
const MOST_ITEMS: usize = 100;
/// Most names of one row.
const MOST: usize = 1000;

/// A text of one line: composed letters (NFC), single spaces, no control characters.
pub(crate) fn line(text: &str) -> String {
    let visible: String = text
        .nfc()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{FEFF}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name, unless it can't be one.
fn name(text: &str, summary: &mut Summary) -> Option<String> {
    let text = line(text);
    let reason = if !text.chars().any(char::is_alphanumeric) {
        "names without a letter or digit"
    } else if text.chars().nth(LONGEST).is_some() {
        "names of more than 200 characters"
    } else {
        return Some(text);
    };
    summary.skip(reason);
    None
}

/// Brings what a row has beside its names to one line each, and cuts what is far too long.
pub(crate) fn facts(row: &mut Row) {
    let cut = |text: &mut String| *text = line(text).chars().take(LONGEST_TEXT).collect();
    row.id = row.id.trim().to_owned();
    let texts = [&mut row.subtype, &mut row.role, &mut row.parent, &mut row.description];
    texts.into_iter().for_each(cut);
    for list in [&mut row.country, &mut row.xref, &mut row.source] {
        list.truncate(MOST_ITEMS);
        list.iter_mut().for_each(cut);
    }
    row.extra.iter_mut().for_each(|(_, text)| cut(text));
}

/// Whether a name is one word, in a script that puts spaces between words. Those that do not come after the Devanagari and its like in
/// Unicode: Thai, Chinese, Japanese and what lies between.
fn is_one_word(name: &str) -> bool {
    let joins = |c: char| c.is_whitespace() || c == '·' || c == '・';
    !name.contains(joins) && name.chars().all(|c| c < '\u{0E00}')
}

/// What names a row is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// Whoever wrote them knows labels from aliases and weak names: they stay what they are.
    AsWritten,
    /// Those of a person, of which a single word is hardly ever enough.
    Person,
    /// Any others.
    Other,
}

/// Cleans the names of a row: each is fit to be one, of a language that is wanted, and there once.
pub(crate) fn names(row: &mut Row, of: Names, langs: &[Lang], summary: &mut Summary) {
    if !row.name.is_empty() {
        row.name = name(&row.name, summary).unwrap_or_default();
    }
    for list in row.lists_mut() {
        list.retain_mut(|item| {
            if item.lang.is_some_and(|lang| !langs.is_empty() && !langs.contains(&lang)) {
                summary.skip("names in a language not asked for");
                return false;
            }
            let clean = name(&item.text, summary);
            clean.map(|text| item.text = text).is_some()
        });
    }
    if of == Names::Person {
        let (single, full) = std::mem::take(&mut row.aliases)
            .into_iter()
            .partition(|item| is_one_word(&item.text));
        (row.aliases, row.weak) = (full, [std::mem::take(&mut row.weak), single].concat());
    }
    if of != Names::AsWritten {
        relabel(row);
    }
    once(row, of, summary);
}

/// Makes aliases of labels beyond one a language.
fn relabel(row: &mut Row) {
    let mut labelled: HashSet<Option<Lang>> = HashSet::new();
    let (labels, more): (Vec<Item>, Vec<Item>) = std::mem::take(&mut row.labels)
        .into_iter()
        .partition(|item| labelled.insert(item.lang));
    row.labels = labels;
    row.aliases.splice(0..0, more);
}

/// Takes out what the row says already.
fn once(row: &mut Row, of: Names, summary: &mut Summary) {
    let mut said: HashSet<(String, Option<Lang>)> = HashSet::new();
    let mut texts: HashSet<String> = HashSet::new();
    if !row.name.is_empty() {
        said.insert((row.name.clone(), row.lang));
        texts.insert(row.name.clone());
    }
    let mut left = MOST;
    for (index, list) in row.lists_mut().into_iter().enumerate() {
        if of == Names::AsWritten {
            // One name may be an alias and a weak one: only the list itself says it twice.
            said.clear();
        }
        // Without a language it says nothing new beside the same name in one.
        let is_repeated = index < 3 && of != Names::AsWritten;
        list.retain(|item| {
            let known = is_repeated && item.lang.is_none() && texts.contains(&item.text);
            if known || !said.insert((item.text.clone(), item.lang)) {
                return false;
            }
            if left == 0 {
                summary.skip("names beyond a thousand of one row");
                return false;
            }
            left -= 1;
            texts.insert(item.text.clone());
            true
        });
    }
}

/// The codes of countries among these, in any letter case.
pub(crate) fn countries<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for code in codes {
        match Country::parse(code.trim()) {
            Some(country) if !found.contains(&country.to_string()) => found.push(country.to_string()),
            _ => {}
        }
    }
    found
}

/// A date as other formats have it: with a time behind it, with a sign before it, with zeros for a month or day that is not known.
pub(crate) fn date(text: &str) -> Option<Date> {
    let day = text.trim().trim_start_matches('+').split(['T', ' ']).next()?;
    let day = day.strip_suffix("-00").unwrap_or(day);
    Date::parse(day.strip_suffix("-00").unwrap_or(day))
}

/// What an id of one's own is made of: letters and digits in lower case, hyphens between.
pub(crate) fn slug(text: &str) -> String {
    let lower = line(text).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The type that a label of another tool means; one that is not known here stays as it is.
pub(crate) fn kind(label: &str) -> String {
    match label.to_ascii_uppercase().as_str() {
        "LOCATION" | "CITY" | "COUNTRY" => "PLACE".to_owned(),
        "ORGANIZATION" | "ORGANISATION" | "COMPANY" => "AGENCY".to_owned(),
        "PERS" => "PERSON".to_owned(),
        _ => EntityType::parse(label.trim()).to_string(),
    }
}

/// An id made of a type and a name.
///
/// ```
/// assert_eq!(polynym_exchange::own_id("AGENCY", "Lviv City Council"), "agency:lviv-city-council");
/// ```
pub fn own_id(kind: &str, name: &str) -> String {
    format!("{}:{}", slug(kind), slug(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (text, want) in [
            ("2019-05-20T00:00:00Z", "2019-05-20"),
            ("+2019-05-20T00:00:00Z", "2019-05-20"),
            ("+2019-00-00T00:00:00Z", "2019"),
            ("2019-05-00", "2019-05"),
            ("2019", "2019"),
            ("-0044-03-15T00:00:00Z", ""),
            ("t123456", ""),
            ("", ""),
        ] {
            assert_eq!(date(text).map_or(String::new(), |date| date.to_string()), want, "{text}");
        }
    }

    #[test]
    fn a_row_says_everything_once() {
        let (uk, ru) = (Lang::new("uk"), Lang::new("ru"));
        let mut row = Row {
            name: " Andriy\u{A0}Sadovyi ".into(),
            lang: Lang::new("en"),
            labels: vec![
                Item::new("Андрій Садовий", uk),
                Item::new("Андрій Іванович Садовий", uk),
                Item::new("Андрей Садовый", ru),
            ],
            aliases: vec![
                Item::new("Andriy Sadovyi", None),
                Item::new("Sadovyi", None),
                Item::new("Андрій Садовий", uk),
                Item::new("—", None),
            ],
            ..Row::default()
        };
        let mut summary = Summary::default();
        names(&mut row, Names::Person, &[], &mut summary);
        assert_eq!(row.cell("name"), "Andriy Sadovyi");
        assert_eq!(row.cell("labels"), "uk:Андрій Садовий | ru:Андрей Садовый");
        assert_eq!(row.cell("aliases"), "uk:Андрій Іванович Садовий");
        assert_eq!(row.cell("weak"), "Sadovyi");
        assert_eq!(
            summary.skipped.into_iter().collect::<Vec<_>>(),
            [("names without a letter or digit", 1)]
        );
    }

    #[test]
    fn single_words() {
        for (name, want) in [
            ("Садовий", true),
            ("Андрій Садовий", false),
            ("习近平", false),
            ("ドナルド・トランプ", false),
        ] {
            assert_eq!(is_one_word(name), want, "{name}");
        }
    }
}
