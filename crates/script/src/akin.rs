//! Languages that are close: `data/script/akin.toml`.

use std::sync::LazyLock;

use polynym_text::Lang;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    akin: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    langs: Vec<String>,
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
}

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../data/akin.toml")).expect("the table is well formed: the tests read it");
    file.akin
});

/// Whether two languages are the same, or so close that what one makes of a name is believed in a passage of the other.
///
/// ```
/// use polynym_script::akin;
/// use polynym_text::Lang;
/// let akin = |a, b| akin(Lang::new(a).unwrap(), Lang::new(b).unwrap());
/// assert!(akin("cs", "sk") && akin("fi", "fi"));
/// assert!(!akin("en", "fi"));
/// ```
pub fn akin(a: Lang, b: Lang) -> bool {
    let has = |group: &Group, lang: Lang| group.langs.iter().any(|own| own == lang.as_str());
    a == b || GROUPS.iter().any(|group| has(group, a) && has(group, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_do_not_overlap() {
        let mut all: Vec<&str> = GROUPS
            .iter()
            .flat_map(|group| group.langs.iter().map(String::as_str))
            .collect();
        assert!(all.iter().all(|lang| Lang::new(lang).is_some()));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
