//! Templates of names, `Foreign Ministry {of}`: words with places for what a country gives.

use std::collections::BTreeMap;

/// What a country may give to a template, by the name of its place.
pub(crate) type Words<'w> = BTreeMap<&'static str, &'w [String]>;

/// The places that a template may have.
pub(crate) const PLACES: &[&str] = &["name", "of", "usual", "adj", "neut", "prefix"];

/// What is wrong with a template, if anything.
pub(crate) fn fault(template: &str) -> Option<String> {
    let mut rest = template;
    while let Some(start) = rest.find(['{', '}']) {
        let end = rest[start..].find('}').map(|end| start + end);
        let place = end.and_then(|end| rest.get(start + 1..end));
        match (place, end) {
            (Some(place), Some(end)) if PLACES.contains(&place) => rest = &rest[end + 1..],
            _ => {
                return Some(format!(
                    "`{template}` has a place that is none of {{{}}}",
                    PLACES.join("}, {")
                ));
            }
        }
    }
    // A bar parts the names of a list in a row.
    let plain = template.trim() == template && !template.is_empty() && !template.contains(['|', '\\']);
    (!plain).then(|| format!("`{template}` is empty, or has a bar, a backslash or spaces at its ends; take them out"))
}

/// All names that a template comes to: none if the country lacks what it asks for.
///
/// The first place runs slowest, so that the first name is that of the first words.
pub(crate) fn fill(template: &str, words: &Words<'_>) -> Vec<String> {
    let Some((before, rest)) = template.split_once('{') else {
        return vec![template.to_owned()];
    };
    let Some((place, after)) = rest.split_once('}') else {
        return Vec::new();
    };
    let behind = fill(after, words);
    let given = words.get(place).copied().unwrap_or_default();
    given
        .iter()
        .flat_map(|word| behind.iter().map(move |behind| format!("{before}{word}{behind}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills() {
        let (of, adj) = (["of France".to_owned(), "of the Republic".to_owned()], ["French".to_owned()]);
        let words = Words::from([("of", &of[..]), ("adj", &adj[..])]);
        let cases: &[(&str, &[&str])] = &[
            ("Quai", &["Quai"]),
            ("Ministry {of}", &["Ministry of France", "Ministry of the Republic"]),
            (
                "{adj} Ministry {of}",
                &["French Ministry of France", "French Ministry of the Republic"],
            ),
            ("{prefix}Ministry", &[]),
        ];
        for (template, names) in cases {
            assert_eq!(fill(template, &words), *names, "{template}");
        }
    }

    #[test]
    fn faults() {
        for good in ["Ministry {of}", "{adj} МЗС", "МЗС"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["", " a", "a {off}", "a {of", "a of}", "a | b", "{", "}", "a {{of}}"] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
