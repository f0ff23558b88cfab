//! Given names of a language, out of `data/names/given`; the README there tells how its files are written.

use std::collections::BTreeSet;

use anyhow::Result;

use super::read;

const GROUPS: [&str; 5] = ["christian", "eastern", "slavic", "western", "women"];
const LISTS: [&str; 2] = ["latin", "cyrillic"];

/// Given names of men and of women, each sorted.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub(crate) men: Vec<String>,
    pub(crate) women: Vec<String>,
}

/// What to take for a language.
pub(crate) struct Choice {
    /// The language as the groups write it.
    pub(crate) language: &'static str,
    /// The heading of its part in the lists, without the gender; empty for none.
    pub(crate) list: &'static str,
    /// The only letters that a name of the list may have, small ones; empty for any.
    pub(crate) letters: &'static str,
}

/// Reads the given names of a language.
pub(crate) fn given(choice: &Choice) -> Result<Given> {
    let mut men = BTreeSet::new();
    let mut women = BTreeSet::new();
    for file in GROUPS {
        let text = read(&format!("../data/names/given/{file}.txt"))?;
        let mut gender = "";
        for line in text.lines() {
            let Some((sign, rest)) = line.split_once(' ') else {
                continue;
            };
            match sign {
                "m" | "f" | "u" => gender = sign,
                // Short names are not what stands before a surname in a gazetteer.
                "=" => {}
                _ => continue,
            }
            let names = of_language(rest, choice.language);
            match gender {
                "m" => men.extend(names),
                "f" => women.extend(names),
                _ => {}
            }
        }
    }
    for file in LISTS.iter().filter(|_| !choice.list.is_empty()) {
        let text = read(&format!("../data/names/given/list/{file}.txt"))?;
        let mut taken = None;
        for line in text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            if let Some(heading) = line.strip_prefix('[') {
                taken = match heading.trim_end_matches(']').split_once(' ') {
                    Some(("m", region)) if region == choice.list => Some(&mut men),
                    Some(("f", region)) if region == choice.list => Some(&mut women),
                    _ => None,
                };
            } else if let Some(names) = &mut taken {
                let fits = choice.letters.is_empty() || line.to_lowercase().chars().all(|c| choice.letters.contains(c));
                if fits && line.chars().all(char::is_alphabetic) {
                    names.insert(line.to_owned());
                }
            }
        }
    }
    Ok(Given {
        men: men.into_iter().collect(),
        women: women.into_iter().collect(),
    })
}

/// Languages at the beginning of a set that count as those in which its names are at home; behind them stand those that only write them.
const AT_HOME: usize = 3;

/// The names behind the subtag of a language, up to the next subtags, if they are at home in it.
fn of_language(line: &str, language: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut ours, mut in_tags, mut languages) = (false, false, 0);
    for word in line.split_whitespace() {
        let is_tag = word == "-" || word.bytes().all(|b| b.is_ascii_lowercase());
        if is_tag {
            languages += 1;
            ours = (word == language && languages <= AT_HOME) || (in_tags && ours);
        } else if ours {
            names.push(word.trim_end_matches('^').to_owned());
        }
        in_tags = is_tag;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_behind_their_languages() {
        let line = "uk Іван ru be Иван Іван^ cs Ivan he איוואן";
        assert_eq!(of_language(line, "uk"), ["Іван"]);
        assert_eq!(of_language(line, "ru"), ["Иван", "Іван"]);
        assert_eq!(of_language(line, "be"), ["Иван", "Іван"]);
        assert!(of_language(line, "cs").is_empty());
        assert!(of_language(line, "pl").is_empty());
    }
}
