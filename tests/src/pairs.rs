//! Tables of pairs of spellings and whether they are one name; read and run over the comparer.
//!
//! What a table looks like is told in `pairs/README.md`.

/// From here on two spellings are one name, and below the other they are not.
const YES: f32 = 0.7;
const NO: f32 = 0.5;
/// Two ways round give one answer, but for the order of sums.
const TURNED: f32 = 1e-4;

/// What a suite comes to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Pairs that were compared, those that are known not to hold left out.
    pub pairs: usize,
    /// What does not hold, `file:line: what` each, in the order of the file.
    pub failures: Vec<String>,
}

/// What is wanted of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wanted {
    Yes,
    No,
    Between(f32, f32),
}

impl Wanted {
    fn parse(cell: &str) -> Option<Self> {
        Some(match cell {
            "yes" => Self::Yes,
            "no" => Self::No,
            range => {
                let (low, high) = range.split_once('-')?;
                Self::Between(low.parse().ok()?, high.parse().ok()?)
            }
        })
    }

    fn holds(self, score: f32) -> bool {
        match self {
            Self::Yes => score >= YES,
            Self::No => score < NO,
            Self::Between(low, high) => (low..=high).contains(&score),
        }
    }
}

/// Runs every table of a suite by a function that scores two spellings.
///
/// A suite that is not well formed fails too: a row of another length, a third column that says nothing, no row at all.
pub fn check(file: &str, text: &str, score: impl Fn(&str, &str) -> f32) -> Outcome {
    let mut outcome = Outcome::default();
    let mut not_yet = false;
    let mut in_table = false;
    for (index, line) in text.lines().enumerate() {
        if let Some(heading) = line.strip_prefix('#') {
            not_yet = heading.trim_start_matches('#').trim().starts_with("Not yet");
        }
        let Some(cells) = cells(line) else {
            in_table = false;
            continue;
        };
        let rule = cells
            .iter()
            .all(|cell| !cell.is_empty() && cell.chars().all(|c| c == '-' || c == ':'));
        if rule || !std::mem::replace(&mut in_table, true) {
            continue;
        }
        let mut fail = |what: String| outcome.failures.push(format!("{file}:{}: {what}", index + 1));
        let [a, b, wanted] = cells.as_slice() else {
            fail(format!("{} cells, not a, b, same", cells.len()));
            continue;
        };
        let Some(want) = Wanted::parse(wanted) else {
            fail(format!("`{wanted}` is not yes, no or a range such as .5-.7"));
            continue;
        };
        let (there, back) = (score(a, b), score(b, a));
        if (there - back).abs() > TURNED {
            fail(format!("{a}, {b}: {there:.3} one way, {back:.3} the other"));
        }
        match (want.holds(there), not_yet) {
            (holds, false) => {
                outcome.pairs += 1;
                if !holds {
                    fail(format!("{a}, {b}: {wanted}, but {there:.3}"));
                }
            }
            (true, true) => fail(format!("{a}, {b}: holds by now ({there:.3}); move it up")),
            (false, true) => {}
        }
    }
    if outcome.pairs == 0 && outcome.failures.is_empty() {
        outcome.failures.push(format!("{file}:1: no table with a pair"));
    }
    outcome
}

/// The cells of a row; none of a line that is not in a table.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failures(rows: &str) -> Vec<String> {
        let same = |a: &str, b: &str| if a == b { 1.0 } else { 0.0 };
        check("x.md", &format!("| a | b | same |\n|---|---|---|\n{rows}"), same).failures
    }

    #[test]
    fn what_holds_says_nothing() {
        assert_eq!(
            failures("| a | a | yes |\n| a | b | no |\n| a | b | .0-.2 |\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_hold_is_told() {
        assert_eq!(failures("| a | b | yes |"), ["x.md:3: a, b: yes, but 0.000"]);
        assert_eq!(failures("| a | b |"), ["x.md:3: 2 cells, not a, b, same"]);
        assert_eq!(
            failures("| a | b | so |"),
            ["x.md:3: `so` is not yes, no or a range such as .5-.7"]
        );
        assert_eq!(failures(""), ["x.md:1: no table with a pair"]);
    }

    #[test]
    fn what_is_not_yet_so_must_not_be() {
        let suite = |row: &str| {
            let text = format!(
                "| a | b | same |\n|---|---|---|\n| a | a | yes |\n\n## Not yet\n\n| a | b | same |\n|---|---|---|\n{row}"
            );
            check("x.md", &text, |a, b| if a == b { 1.0 } else { 0.0 }).failures
        };
        assert_eq!(suite("| a | b | yes |"), Vec::<String>::new());
        assert_eq!(suite("| a | a | yes |"), ["x.md:9: a, a: holds by now (1.000); move it up"]);
    }
}
