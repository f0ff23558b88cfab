//! The tables of titles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use polynym_text::fold_key;

#[path = "../src/titles/file.rs"]
mod file;

pub(crate) const FOLDER: &str = "data";

/// The code of the tables.
pub(crate) fn arrange(folder: &Path) -> Result<String, String> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    let mut links = BTreeSet::from([" ".to_owned()]);
    for (path, file) in file::read_all(folder)? {
        links.extend(file.links);
        for row in file.title {
            let gender = match row.gender.as_deref() {
                None => "None",
                Some("m") => "Some(Gender::Masc)",
                Some("f") => "Some(Gender::Fem)",
                Some(other) => return Err(format!("{}: gender {other}: m or f is known", path.display())),
            };
            let title = format!("Title {{ subtypes: &{:?}, gender: {gender} }}", row.subtypes);
            let side = if row.after { &mut after } else { &mut before };
            for form in row.forms {
                let titles: &mut Vec<String> = side.entry(fold_key(&form).text).or_default();
                titles.push(title.clone());
            }
        }
    }
    let links: Vec<String> = links.into_iter().collect();
    Ok(format!(
        "pub(crate) static TITLES: Titles = Titles {{\n    before: {},\n    after: {},\n    links: &{links:?},\n}};\n",
        map(&before),
        map(&after)
    ))
}

/// A map from words to their titles.
fn map(titles: &BTreeMap<String, Vec<String>>) -> String {
    let mut map = phf_codegen::Map::new();
    for (word, titles) in titles {
        map.entry(word.as_str(), format!("&[{}]", titles.join(", ")));
    }
    map.build().to_string()
}
