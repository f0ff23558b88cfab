//! The crate graph *is* the architecture: which crate of this workspace may use which, tests and builds included.

use cargo_metadata::Metadata;

use crate::problem::Problem;

/// All libraries. Names are those of the folders: `text` is the package `polynym-text`.
const LIBRARIES: &[&str] = &[
    "polynym",
    "text",
    "store",
    "script",
    "names",
    "inflect",
    "translit",
    "compare",
    "gazetteer",
    "agencies",
    "forms",
    "lexicon",
    "tagger",
    "formats",
    "exchange",
    "packs",
];

/// Each crate with those it may use, as in the code map of ARCHITECTURE.md.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("store", &[]),
    ("script", &["text"]),
    ("names", &["text"]),
    ("inflect", &["text"]),
    ("translit", &["text"]),
    ("compare", &["text", "script", "names", "inflect", "translit"]),
    ("gazetteer", &["text", "store", "script"]),
    ("agencies", &["text", "names", "inflect", "gazetteer"]),
    ("forms", &["text", "gazetteer", "inflect", "script", "translit", "names"]),
    ("lexicon", &["text", "store", "gazetteer"]),
    (
        "tagger",
        &["text", "store", "script", "translit", "names", "gazetteer", "lexicon"],
    ),
    ("formats", &["text", "script", "gazetteer", "tagger"]),
    ("exchange", &["text", "gazetteer"]),
    ("packs", &["text", "script", "names", "gazetteer"]),
    ("polynym", LIBRARIES),
    ("cli", &["polynym", "formats", "store", "exchange", "packs"]),
    ("tests", LIBRARIES),
    ("xtask", LIBRARIES),
];

/// A crate of the workspace and those of the workspace that it uses.
#[derive(Debug)]
pub(crate) struct Member {
    name: String,
    uses: Vec<String>,
}

/// The crates of a workspace.
pub(crate) fn members(metadata: &Metadata) -> Vec<Member> {
    let packages = metadata.workspace_packages();
    let own = |name: &str| packages.iter().any(|package| package.name.as_str() == name);
    let short = |name: &str| name.strip_prefix("polynym-").unwrap_or(name).to_string();
    let uses = |package: &cargo_metadata::Package| {
        let names = package.dependencies.iter().map(|dependency| dependency.name.as_str());
        names.filter(|name| own(name)).map(short).collect()
    };
    packages
        .iter()
        .map(|package| Member {
            name: short(package.name.as_str()),
            uses: uses(package),
        })
        .collect()
}

/// Finds crates that are not in the table and uses that the table does not allow.
pub(crate) fn check(members: &[Member]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for Member { name, uses } in members {
        let Some((_, allowed)) = MAY_USE.iter().find(|(of, _)| of == name) else {
            problems.push(Problem::new(
                name,
                "is not in the crate graph; add it in xtask/src/tidy/graph.rs and ARCHITECTURE.md",
            ));
            continue;
        };
        for used in uses {
            if !allowed.contains(&used.as_str()) || used == name {
                let allowed = if allowed.is_empty() {
                    "nothing".to_string()
                } else {
                    allowed.join(", ")
                };
                problems.push(Problem::new(name, format!("uses {used}, but may use {allowed}")));
            }
        }
    }
    problems
}

/// Checks that the code map says the same: `| \`crates/text\` | what lives there | who it may use |`.
pub(crate) fn documented(architecture: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for line in architecture.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let name = cells[0].trim_matches('`');
        let name = name.strip_prefix("crates/").unwrap_or(name);
        let Some((_, allowed)) = MAY_USE.iter().find(|(of, _)| *of == name && line.starts_with('|')) else {
            continue;
        };
        let said = cells.last().copied().unwrap_or_default();
        let same = match said {
            "all libraries" => *allowed == LIBRARIES,
            said => said == allowed.join(", "),
        };
        if !same {
            problems.push(Problem::new(
                "ARCHITECTURE.md",
                format!("says that {name} may use `{said}`; xtask/src/tidy/graph.rs differs"),
            ));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, uses: &[&str]) -> usize {
        let uses = uses.iter().map(ToString::to_string).collect();
        check(&[Member {
            name: name.to_string(),
            uses,
        }])
        .len()
    }

    #[test]
    fn edges() {
        assert_eq!(found("forms", &["gazetteer", "inflect"]), 0);
        assert_eq!(found("cli", &["polynym", "formats", "store", "packs"]), 0);
        assert_eq!(found("inflect", &["gazetteer"]), 1);
        assert_eq!(found("lexicon", &["forms"]), 1);
        assert_eq!(found("cli", &["text"]), 1);
        assert_eq!(found("new", &[]), 1);
    }

    #[test]
    fn nothing_uses_the_faces() {
        for face in ["cli", "tests", "xtask"] {
            assert!(MAY_USE.iter().all(|(_, uses)| !uses.contains(&face)), "{face}");
        }
    }

    #[test]
    fn the_code_map_says_the_same() {
        let found = |line: &str| documented(line).len();
        assert_eq!(found("| `crates/lexicon` | the scan | text, store, gazetteer |"), 0);
        assert_eq!(found("| `crates/text` | words | |"), 0);
        assert_eq!(found("| `tests` | suites | all libraries |"), 0);
        assert_eq!(found("| `crates/lexicon` | the scan | text |"), 1);
        assert_eq!(found("| `data` | tables | |\n`text` is not a row."), 0);
    }

    #[test]
    fn the_table_has_no_circle() {
        // Peels off crates that use nothing that is left; a circle would stay.
        let mut left: Vec<_> = MAY_USE.iter().map(|(name, _)| *name).collect();
        let uses = |name: &str| MAY_USE.iter().find(|(of, _)| *of == name).unwrap().1;
        while let Some(free) = left
            .iter()
            .position(|name| uses(name).iter().all(|used| used == name || !left.contains(used)))
        {
            left.remove(free);
        }
        assert!(left.is_empty(), "{left:?}");
    }
}
