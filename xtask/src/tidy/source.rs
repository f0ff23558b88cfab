//! Rust files say at their top what they are for, and stay short enough to be read in one sitting.

use crate::problem::Problem;

/// Lines that a file may have.
const MOST_LINES: usize = 500;

/// Checks one `.rs` file.
pub(crate) fn check(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    // A module of tests is told by the module it tests.
    let is_tests = path.ends_with("/tests.rs");
    let has_docs = text.starts_with("//! ") || text.starts_with("#![doc = include_str!(");
    if !is_tests && !has_docs {
        problems.push(Problem::new(path, "does not begin with `//!` and what the module is for"));
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        problems.push(Problem::new(
            path,
            format!("has {lines} lines, more than {MOST_LINES}; a file does one thing: split it"),
        ));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_docs() {
        assert!(check("src/a.rs", "//! A.\n\nfn a() {}\n").is_empty());
        assert!(check("src/lib.rs", "#![doc = include_str!(\"../README.md\")]\n").is_empty());
        assert!(check("src/a/tests.rs", "use super::*;\n").is_empty());
        assert_eq!(check("src/a.rs", "fn a() {}\n").len(), 1);
        assert_eq!(check("src/a.rs", "//!\n").len(), 1);
        assert_eq!(check("src/mod.rs", "").len(), 1);
    }

    #[test]
    fn size() {
        let of = |lines: usize| format!("//! A.\n{}", "\n".repeat(lines - 1));
        assert!(check("src/a.rs", &of(500)).is_empty());
        assert_eq!(check("src/a.rs", &of(501)).len(), 1);
        assert_eq!(check("src/tests.rs", &of(501)).len(), 1);
    }
}
