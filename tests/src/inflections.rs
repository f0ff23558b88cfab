//! Tables of names and their case forms, as a linguist writes them; read and run over the inflector of one language.
//!
//! What a table looks like is told in `inflect/README.md`.

use std::collections::BTreeSet;

use polynym::inflect::{Case, Form, Gender, Inflector, Kind};

/// The column of possessive adjectives, which have many cases of their own.
const POSSESSIVE: &str = "possessive";

/// Runs every table of a suite; what does not hold, `file:line: what` each, in the order of the file.
///
/// A suite that is not well formed does not hold either: an unknown column, a row of another length, no row at all.
pub fn check(file: &str, text: &str, inflector: &Inflector) -> Vec<String> {
    let mut failures = Vec::new();
    let mut columns: Option<Vec<Column>> = None;
    let mut names = 0;
    for (index, line) in text.lines().enumerate() {
        let mut fail = |what: String| failures.push(format!("{file}:{}: {what}", index + 1));
        let Some(cells) = cells(line) else {
            columns = None;
            continue;
        };
        if cells
            .iter()
            .all(|cell| !cell.is_empty() && cell.chars().all(|c| c == '-' || c == ':'))
        {
            continue;
        }
        let Some(columns) = &columns else {
            match header(&cells, inflector) {
                Ok(read) => columns = Some(read),
                // Its rows cannot be understood; each would only say so again.
                Err(what) => {
                    fail(what);
                    columns = Some(Vec::new());
                }
            }
            continue;
        };
        if columns.is_empty() {
            continue;
        }
        names += 1;
        if cells.len() != columns.len() {
            fail(format!("{} cells under {} columns", cells.len(), columns.len()));
            continue;
        }
        match row(columns, &cells, inflector) {
            Ok(wrong) => wrong.into_iter().for_each(fail),
            Err(what) => fail(what),
        }
    }
    if names == 0 {
        failures.push(format!("{file}:1: no table with a name"));
    }
    failures
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Name,
    Kind,
    Gender,
    Case(Case),
    Possessive,
}

/// The cells of a row; none of a line that is not in a table.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.split('|').map(str::trim).collect())
}

fn header(cells: &[&str], inflector: &Inflector) -> Result<Vec<Column>, String> {
    let mut seen = BTreeSet::new();
    let column = |cell: &&str| {
        let column = match *cell {
            "name" => Column::Name,
            "kind" => Column::Kind,
            "gender" => Column::Gender,
            POSSESSIVE => Column::Possessive,
            code => Column::Case(code.parse().map_err(|error| format!("{error}"))?),
        };
        match column {
            Column::Case(case) if !inflector.cases().contains(&case) => {
                Err(format!("{} has no {}", inflector.language(), case.name()))
            }
            column if !seen.insert(column) => Err(format!("two columns `{cell}`")),
            column => Ok(column),
        }
    };
    let columns = cells.iter().map(column).collect::<Result<Vec<_>, _>>()?;
    if !columns.contains(&Column::Name) {
        return Err("a table without a column `name`".to_owned());
    }
    Ok(columns)
}

/// What does not hold of one name.
fn row(columns: &[Column], cells: &[&str], inflector: &Inflector) -> Result<Vec<String>, String> {
    let cell = |column: Column| {
        let place = columns.iter().position(|&c| c == column)?;
        Some(cells[place]).filter(|cell| !cell.is_empty())
    };
    let name = cell(Column::Name).ok_or("a row without a name")?;
    let kind: Option<Kind> = cell(Column::Kind)
        .map(str::parse)
        .transpose()
        .map_err(|error| format!("{error}"))?;
    let gender: Option<Gender> = cell(Column::Gender)
        .map(str::parse)
        .transpose()
        .map_err(|error| format!("{error}"))?;
    let forms = inflector.inflect(name, kind, gender);
    let mut wrong = Vec::new();
    for (&column, cell) in columns.iter().zip(cells) {
        let of = |form: &Form| match column {
            Column::Case(case) => form.case == case && !form.possessive,
            Column::Possessive => form.possessive,
            Column::Name | Column::Kind | Column::Gender => false,
        };
        let what = match column {
            Column::Case(case) => case.as_str(),
            Column::Possessive => POSSESSIVE,
            Column::Name | Column::Kind | Column::Gender => continue,
        };
        let got: BTreeSet<&str> = forms.iter().filter(|f| of(f)).map(|f| f.form.as_str()).collect();
        for wanted in cell.split(" / ").map(str::trim).filter(|wanted| !wanted.is_empty()) {
            let holds = match wanted.strip_prefix('!') {
                Some(never) => !got.contains(never),
                None if wanted == "=" => got.iter().eq([&name]),
                None => got.contains(wanted),
            };
            if !holds {
                let got = if got.is_empty() {
                    "none".to_owned()
                } else {
                    got.iter().copied().collect::<Vec<_>>().join(" / ")
                };
                wrong.push(format!("{name}: {what} should be {wanted}, is {got}"));
            }
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"
language = "xx"
source = "a grammar"
cases = ["nom", "gen"]
letters = {}
[[paradigm]]
id = "p"
cite = "1"
strip = "a"
gen = ["y", "i"]
[[rule]]
id = "r"
cite = "1"
part = ["geo"]
ends = ["a"]
paradigm = ["p"]
examples = [{ name = "Riga", gen = "Rigy" }]
"#;

    fn failures(suite: &str) -> Vec<String> {
        check("xx.md", suite, &Inflector::parse("xx.toml", TABLE).expect("a sound table"))
    }

    #[test]
    fn what_holds_says_nothing() {
        let suite = "# Places\n\n| name | kind | gen |\n|---|---|---|\n| Riga | geo | Rigy / Rigi / !Riga |\n| Oslo | geo | = |\n| Riga | geo | |\n";
        assert_eq!(failures(suite), Vec::<String>::new());
    }

    #[test]
    fn what_does_not_hold_is_told_with_its_line() {
        let suite = "| name | kind | gen |\n|---|---|---|\n| Riga | geo | Rige / !Rigy |\n| Riga | geo | = |\n";
        assert_eq!(
            failures(suite),
            [
                "xx.md:3: Riga: gen should be Rige, is Rigi / Rigy",
                "xx.md:3: Riga: gen should be !Rigy, is Rigi / Rigy",
                "xx.md:4: Riga: gen should be =, is Rigi / Rigy",
            ]
        );
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (suite, what) in [
            ("nothing", "xx.md:1: no table with a name"),
            (
                "| kind | gen |\n|---|---|\n| geo | a |",
                "xx.md:1: a table without a column `name`",
            ),
            ("| name | dat |\n|---|---|\n| Riga | a |", "xx.md:1: xx has no dative"),
            ("| name | name |", "xx.md:1: two columns `name`"),
            ("| name | gen |\n|---|---|\n| Riga |", "xx.md:3: 1 cells under 2 columns"),
            ("| name | gen |\n|---|---|\n| | a |", "xx.md:3: a row without a name"),
            ("| name | place |\n|---|---|", "xx.md:1: `place` is not a case: "),
            (
                "| name | kind |\n|---|---|\n| Riga | town |",
                "xx.md:3: `town` is not a kind: ",
            ),
        ] {
            let told = failures(suite);
            assert!(told[0].starts_with(what), "{told:?}");
        }
    }
}
