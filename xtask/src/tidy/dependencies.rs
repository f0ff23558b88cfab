//! Every library that the project leans on has a reason that is written down, a user, and a licence that fits.

use cargo_metadata::Metadata;
use toml::{Table, Value};

use crate::licence;
use crate::problem::Problem;

/// Checks the manifests, path and text each, the workspace's first: a reason behind each dependency, all of them used, and
/// used through the workspace only.
pub(crate) fn check(manifests: &[(String, String)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut used = Vec::new();
    for (path, text) in manifests {
        let Ok(manifest) = text.parse::<Table>() else {
            problems.push(Problem::new(path, "is not TOML"));
            continue;
        };
        // A package apart from the workspace (the fuzz targets) has nothing to inherit.
        if path != "Cargo.toml" && manifest.contains_key("workspace") {
            continue;
        }
        for (name, value) in dependencies(&manifest) {
            if value.get("workspace").and_then(Value::as_bool) != Some(true) {
                problems.push(Problem::new(
                    path,
                    format!("gives `{name}` a version; put it into [workspace.dependencies], with the reason"),
                ));
            }
            used.push(name.to_string());
        }
    }
    let Some((path, text)) = manifests.first() else {
        return problems;
    };
    for (number, line) in workspace_lines(text) {
        let (entry, why) = line.split_once(" # ").unwrap_or((line, ""));
        let name = entry.split(['=', '.', ' ']).next().unwrap_or_default();
        let place = format!("{path}:{number}");
        if why.trim().is_empty() && !entry.contains("path = ") {
            problems.push(Problem::new(
                &place,
                format!("`{name}` has no comment that says why it is needed"),
            ));
        }
        if !used.iter().any(|one| one == name) && !entry.contains("path = ") {
            problems.push(Problem::new(&place, format!("nothing uses `{name}`")));
        }
    }
    problems
}

/// The dependencies of a package, of all kinds and platforms.
fn dependencies(manifest: &Table) -> Vec<(&str, &Value)> {
    let mut found = Vec::new();
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let entries = manifest.get(kind).and_then(Value::as_table);
        found.extend(entries.into_iter().flatten().map(|(name, value)| (name.as_str(), value)));
    }
    let platforms = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    found.extend(
        platforms
            .filter_map(|(_, platform)| platform.as_table())
            .flat_map(dependencies),
    );
    found
}

/// The entries of `[workspace.dependencies]`, with their line numbers.
fn workspace_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().zip(1..).map(|(line, number)| (number, line.trim()));
    let inside = lines.skip_while(|(_, line)| *line != "[workspace.dependencies]").skip(1);
    inside
        .take_while(|(_, line)| !line.starts_with('['))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Checks the licences of all packages from elsewhere, those of other platforms included.
pub(crate) fn licences(metadata: &Metadata) -> Vec<Problem> {
    let foreign = metadata.packages.iter().filter(|package| package.source.is_some());
    let check = |package: &cargo_metadata::Package| {
        let licence = package.license.as_deref().unwrap_or_default();
        let why = licence::check(licence, licence::CODE).err()?;
        Some(Problem::new(format!("{} {}", package.name, package.version), why))
    };
    foreign.filter_map(check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(root: &str, member: &str) -> usize {
        check(&[
            ("Cargo.toml".to_string(), root.to_string()),
            ("a/Cargo.toml".to_string(), member.to_string()),
        ])
        .len()
    }

    #[test]
    fn reasons() {
        let root = "[workspace.dependencies]\nown = { path = \"own\" }\n\n# Group\ncsv = \"1\"  # reads CSV\n\n[profile.dev]\nopt-level = 1\n";
        let member = "[dependencies]\ncsv.workspace = true\n";
        assert_eq!(found(root, member), 0);
        assert_eq!(found(&root.replace("  # reads CSV", ""), member), 1);
        assert_eq!(found(root, ""), 1, "unused");
        assert_eq!(found(root, "[dev-dependencies]\ncsv = \"1\"\n"), 1);
        assert_eq!(
            found(root, "[target.'cfg(unix)'.dependencies]\ncsv = { version = \"1\" }\n"),
            1
        );
        assert_eq!(found(root, "[dependencies"), 2, "not TOML, and so unused");
        let apart = "[workspace]\n[dependencies]\nlibfuzzer-sys = \"0.4\"\n";
        assert_eq!(found(root, apart), 1, "apart, so that csv is unused");
    }
}
