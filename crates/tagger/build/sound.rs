//! The tables of endings, and of the words that tell who a ruler is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use polynym_text::fold_key;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub(crate) const FOLDER: &str = "sound";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    /// Languages that are easily taken for each other: their endings count as one.
    families: Vec<Vec<String>>,
    /// By language.
    endings: BTreeMap<String, Vec<String>>,
    /// Those that only a man's surname has, or only a woman's, by language.
    men: BTreeMap<String, Vec<String>>,
    women: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Epithets {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    epithets: BTreeMap<String, Vec<String>>,
    /// Ordinal numbers as words, by the Roman numeral.
    ordinals: BTreeMap<String, Vec<String>>,
}

/// The code of the tables.
pub(crate) fn arrange(folder: &Path) -> Result<String, String> {
    let Endings {
        families,
        endings,
        men,
        women,
        ..
    } = read(&folder.join("endings.toml"))?;
    let alone = endings
        .keys()
        .filter(|lang| !families.iter().flatten().any(|other| other == *lang));
    let mut all: Vec<Vec<String>> = alone.map(|lang| vec![lang.clone()]).collect();
    all.extend(families);
    all.push(endings.keys().cloned().collect());
    let endings = by_language(&endings, |item| {
        let (spelled, instead) = item.split_once('>').unwrap_or((item, ""));
        let folded = fold_key(spelled).text;
        format!("Ending {{ spelled: {spelled:?}, instead: {instead:?}, folded: {folded:?} }}")
    });
    let quoted = |word: &str| format!("{word:?}");
    Ok(format!(
        "pub(super) static FAMILIES: &[&[&str]] = {};\n\
         pub(super) static ENDINGS: &[(&str, &[Ending])] = {endings};\n\
         pub(super) static MEN: &[(&str, &[&str])] = {};\n\
         pub(super) static WOMEN: &[(&str, &[&str])] = {};\n\
         pub(super) static EPITHETS: phf::Map<&str, Epithet> = {};\n",
        list(all.iter().map(|family| list(family.iter().map(|code| quoted(code))))),
        by_language(&men, quoted),
        by_language(&women, quoted),
        epithets(read(&folder.join("epithets.toml"))?),
    ))
}

/// A map from words to what they say.
fn epithets(file: Epithets) -> String {
    let mut words: BTreeMap<String, (Option<usize>, Option<String>)> = BTreeMap::new();
    for (rank, forms) in file.epithets.into_values().enumerate() {
        for word in forms {
            words.entry(fold_key(&word).text).or_default().0 = Some(rank);
        }
    }
    for (numeral, forms) in file.ordinals {
        for word in forms {
            words.entry(fold_key(&word).text).or_default().1 = Some(numeral.clone());
        }
    }
    let mut map = phf_codegen::Map::new();
    for (word, (rank, ordinal)) in &words {
        map.entry(word.as_str(), format!("Epithet {{ rank: {rank:?}, ordinal: {ordinal:?} }}"));
    }
    map.build().to_string()
}

/// The items of each language, as code.
fn by_language(table: &BTreeMap<String, Vec<String>>, code: impl Fn(&str) -> String) -> String {
    let items = |items: &[String]| list(items.iter().map(|item| code(item)));
    list(table.iter().map(|(lang, own)| format!("({lang:?}, {})", items(own))))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
