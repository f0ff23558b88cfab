//! Which licences the project can live with, for code it depends on and for data it ships.

use spdx::Expression;

/// Licences of libraries: permissive ones. A program built from this tree can be given on under MIT or Apache-2.0 with
/// notices alone.
pub(crate) const CODE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "bzip2-1.0.6",
];

/// Licences of data: permissive ones and those that ask for a credit only, which NOTICE gives.
pub(crate) const DATA: &[&str] = &[
    "Apache-2.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "MIT",
    "ODC-By-1.0",
    "PDDL-1.0",
    "Unicode-3.0",
    // Of CLDR until 2023; the same terms under another name.
    "Unicode-DFS-2016",
];

/// Checks that an SPDX expression leaves a choice that is on the list; else says why not.
pub(crate) fn check(expression: &str, allowed: &[&str]) -> Result<(), String> {
    if expression.trim().is_empty() {
        return Err("has no licence".to_string());
    }
    // Old packages write `MIT/Apache-2.0`.
    let parsed = Expression::parse_mode(expression, spdx::ParseMode::LAX);
    let parsed = parsed.map_err(|error| format!("`{expression}` is no SPDX expression: {}", error.reason))?;
    // An exception (`WITH ...`) gives more, never less.
    let fits = |id: Option<spdx::LicenseId>| id.is_some_and(|id| allowed.contains(&id.name));
    if parsed.evaluate(|wanted| fits(wanted.license.id())) {
        return Ok(());
    }
    let copyleft = parsed
        .requirements()
        .any(|one| one.req.license.id().is_some_and(spdx::LicenseId::is_copyleft));
    let kind = if copyleft {
        "is copyleft"
    } else {
        "is not on the list in xtask/src/licence.rs"
    };
    Err(format!("the licence `{expression}` {kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        for (expression, good) in [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("MIT OR GPL-3.0-only", true),
            ("MIT AND GPL-3.0-only", false),
            ("CC-BY-SA-4.0", false),
            ("CC-BY-NC-4.0", false),
            ("LicenseRef-own", false),
            ("free for all", false),
            ("", false),
        ] {
            assert_eq!(check(expression, CODE).is_ok(), good, "{expression}");
        }
        assert!(check("CC-BY-4.0", DATA).is_ok());
        assert!(check("CC-BY-SA-4.0", DATA).unwrap_err().contains("copyleft"));
    }
}
