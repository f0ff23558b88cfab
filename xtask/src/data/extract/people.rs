//! Given and family names across scripts, from rigour: each group is one name, or several that are hard to tell apart.
//!
//! The groups' keys stay behind, whatever they are; a group is what its members are.

use anyhow::{Context, Result};
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

use super::Packages;

pub(crate) fn make(packages: &Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>> {
    let unpacked = packages.open("rigour")?;
    let path = unpacked.path().join("rigour-2.6.1/rust/data/names/person_names.txt");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    Ok(vec![("people.tsv.zst", text.lines().filter_map(group).collect())])
}

/// A group's names, those of one script only left out: spellings in one script are what the tagger knows by itself.
fn group(line: &str) -> Option<String> {
    let (names, _) = line.split_once(" => ")?;
    let mut names: Vec<String> = names.split(", ").filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    let script = |name: &String| {
        name.chars()
            .map(|c| c.script())
            .find(|script| !matches!(script, Script::Common | Script::Inherited))
    };
    let first = names.first().and_then(script);
    names.iter().any(|name| script(name) != first).then(|| names.join("|"))
}

/// A name with its capitals, which the groups lack.
fn name(folded: &str) -> Option<String> {
    let mut out = String::new();
    let mut start = true;
    for c in folded.trim().nfc() {
        // Sounds that a dictionary writes beside a name, and no name.
        if c.script() == Script::Bopomofo {
            return None;
        }
        if c.is_control() || c.is_numeric() || "|()[],;\t".contains(c) {
            return None;
        }
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = c == ' ' || c == '-';
    }
    // Georgian has capitals for whole headlines only.
    if out.chars().any(|c| c.script() == Script::Georgian) {
        out = out.to_lowercase();
    }
    (out.chars().filter(|c| c.is_alphabetic()).count() >= 2).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups() {
        assert_eq!(group("urwanzew, урванцев => Q1").as_deref(), Some("Urwanzew|Урванцев"));
        assert_eq!(
            group("anna-maria, анна-марія => X1").as_deref(),
            Some("Anna-Maria|Анна-Марія")
        );
        assert_eq!(group("ovsei, ovsej => Q1"), None, "one script");
        assert_eq!(group("no key"), None);
    }
}
