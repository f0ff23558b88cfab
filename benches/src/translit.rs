//! Transliteration of name words: ours, the letter-by-letter tables, and ICU4X with the rules of CLDR.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use icu_experimental::transliterate::Transliterator;
use polynym_translit::{Schemes, Workspace};

use crate::timing::{Work, medians};

/// Rounds, of which the median counts.
const ROUNDS: usize = 9;

/// The words of a language, and who transliterates them: our scheme, and ICU's id for what comes nearest.
struct Case {
    language: &'static str,
    scheme: &'static str,
    icu: &'static str,
}

const CASES: [Case; 3] = [
    Case {
        language: "uk",
        scheme: "bgnpcgn-ukr-Cyrl-Latn-1965",
        icu: "uk-latn-t-uk-m0-bgn",
    },
    Case {
        language: "uk",
        scheme: "ua-ukr-Cyrl-Latn-2010",
        icu: "uk-latn-t-uk-m0-bgn",
    },
    Case {
        language: "ru",
        scheme: "iso-rus-Cyrl-Latn-9-1995",
        icu: "und-latn-t-und-cyrl",
    },
];

/// Measures all cases.
pub(crate) fn run() -> Result<()> {
    for case in &CASES {
        measure(case)?;
    }
    Ok(())
}

fn measure(case: &Case) -> Result<()> {
    let words = words(case.language)?;
    ensure!(words.len() > 1000, "too few words");
    let scheme = Schemes::embedded().get(case.scheme).context("our scheme")??;
    let id = case.icu.parse().map_err(|error| anyhow!("{}: {error:?}", case.icu))?;
    let icu = Transliterator::try_new(&id).map_err(|error| anyhow!("{}: {error:?}", case.icu))?;

    let ours: Vec<String> = words.iter().map(|word| scheme.transliterate(word).text).collect();
    let same =
        |outputs: &dyn Fn(&str) -> String| words.iter().zip(&ours).filter(|(word, ours)| outputs(word) == **ours).count();
    let equal = [
        words.len(),
        same(&deunicode::deunicode),
        same(&any_ascii::any_ascii),
        same(&|word| icu.transliterate(word.to_owned())),
    ];

    let mut space = Workspace::default();
    let mut out = String::new();
    let all = &words;
    let mut engines: Vec<(String, Work<'_>)> = vec![
        (
            format!("polynym {}", case.scheme),
            Box::new(move || {
                all.iter()
                    .map(|word| {
                        out.clear();
                        scheme.append(word, &mut space, &mut out);
                        out.len()
                    })
                    .sum()
            }),
        ),
        (
            "deunicode".to_owned(),
            Box::new(|| all.iter().map(|word| deunicode::deunicode(word).len()).sum()),
        ),
        (
            "any_ascii".to_owned(),
            Box::new(|| all.iter().map(|word| any_ascii::any_ascii(word).len()).sum()),
        ),
        (
            format!("ICU4X {}", case.icu),
            Box::new(|| all.iter().map(|word| icu.transliterate(word.clone()).len()).sum()),
        ),
    ];
    // What we time must be what we compared.
    let made: usize = ours.iter().map(String::len).sum();
    ensure!(engines[0].1() == made, "the timed run makes something else");

    let seconds = medians(&mut engines, ROUNDS);
    println!("\n{} name words of the gazetteer ({})\n", words.len(), case.language);
    println!("| engine | million words a second | speed, ours = 1 | equal to ours |");
    println!("|---|--:|--:|--:|");
    for (((name, _), taken), equal) in engines.iter().zip(&seconds).zip(equal) {
        let speed = words.len() as f64 / taken / 1e6;
        println!(
            "| {name} | {speed:.2} | {:.3} | {equal} of {} |",
            seconds[0] / taken,
            words.len()
        );
    }
    Ok(())
}

/// The words of all labels of a language in the curated gazetteer, as often as they stand there.
fn words(language: &str) -> Result<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gazetteer.csv");
    let mut reader = csv::Reader::from_path(path)?;
    let column = reader
        .headers()?
        .iter()
        .position(|name| name == "labels")
        .context("no column `labels`")?;
    let mut words = Vec::new();
    for row in reader.records() {
        let row = row?;
        let labels = row.get(column).unwrap_or_default().split('|');
        for label in labels.filter_map(|label| label.trim().strip_prefix(language)?.strip_prefix(':')) {
            words.extend(label.trim_start_matches('=').split_whitespace().map(str::to_owned));
        }
    }
    Ok(words)
}
