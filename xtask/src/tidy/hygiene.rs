//! Every committed text: no trailing blanks, no tabs, and nothing of the machine it was written on.

use crate::problem::Problem;

/// Beginnings of paths that exist on one machine only. Written in two pieces, so that this file does not find itself.
const MACHINE: &[(&str, &str)] = &[
    ("/ho", "me/"),
    ("/ro", "ot/"),
    ("/Us", "ers/"),
    ("/tm", "p/"),
    ("/wo", "rk/"),
    ("/var/fol", "ders/"),
    (":\\Us", "ers\\"),
];

/// Words of a configuration that names a registry or a mirror of one.
const REGISTRY: &[(&str, &str)] = &[
    ("sparse+", "http"),
    ("arti", "factory"),
    ("replace-", "with"),
    ("[sour", "ce."),
    ("index.cra", "tes.io"),
    ("[regis", "tries"),
];

/// Checks one text file.
pub(crate) fn check(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Snapshots hold what a program wrote, and suites what a text may have, blanks and all.
    let blanks_count = path.ends_with(".snap") || path.starts_with("tests/suites/");
    for (number, line) in text.split('\n').enumerate() {
        let mut add = |what: String| problems.push(Problem::new(format!("{path}:{}", number + 1), what));
        if !blanks_count && line.ends_with([' ', '\t', '\r']) {
            add("ends with a blank".to_string());
        }
        if !blanks_count && !path.ends_with(".tsv") && line.contains('\t') {
            add("has a tab; write spaces".to_string());
        }
        for (first, second) in MACHINE {
            if has_path(line, &format!("{first}{second}")) {
                add(format!("names a path of one machine (`{first}{second}`)"));
            }
        }
        for (first, second) in REGISTRY {
            if line.contains(&format!("{first}{second}")) {
                add(format!("names a package registry (`{first}{second}`)"));
            }
        }
    }
    if !blanks_count && !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
        problems.push(Problem::new(path, "does not end with exactly one newline"));
    }
    problems
}

/// Whether the path stands in the line as a path, not as the end of a longer one (`at/home/` is none).
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() && path.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks() {
        assert!(check("a.md", "one\n\ntwo\n").is_empty());
        assert!(check("a.md", "").is_empty());
        assert!(check("a.snap", "one \n\ttwo").is_empty());
        assert!(check("tests/suites/folds.md", "a\tb \n").is_empty());
        for bad in ["one \n", "a\tb\n", "one\r\n", "one", "one\n\n"] {
            assert_eq!(check("a.md", bad).len(), 1, "{bad:?}");
        }
    }

    #[test]
    fn machines_and_registries() {
        for (first, second) in MACHINE.iter().chain(REGISTRY) {
            assert_eq!(check("a.md", &format!("see {first}{second}x\n")).len(), 1, "{first}{second}");
        }
        assert!(check("a.md", "docs/work/plan.md, at crates.io\n").is_empty());
    }
}
