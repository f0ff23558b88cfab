//! Spellings that differ in more than folding makes one, and that any typist may choose.

use polynym_gazetteer::{FormRole, Pattern};

/// `St Petersburg` for `St. Petersburg`, `Donald J Trump` for `Donald J. Trump`: a name without the dots that spaces follow.
pub(crate) fn without_dots(pattern: &Pattern) -> Option<Pattern> {
    if pattern.role == FormRole::Exclude || !pattern.gaps.iter().any(|gap| gap.contains(". ")) {
        return None;
    }
    let mut twin = pattern.clone();
    for gap in &mut twin.gaps {
        *gap = gap.replace(". ", " ").into();
    }
    twin.how.push("without the dot".to_owned());
    twin.weight *= 0.9;
    Some(twin)
}
