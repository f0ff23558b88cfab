//! `cargo xtask bench scan`: names looked for in running text, by ours and by rivals, in one run.
//!
//! A run makes names and text, builds every engine, counts what each finds against what is expected of it, and only then times
//! them, in turns.

mod engines;
mod expected;
mod finds;
mod machine;
mod measure;
mod report;
mod sought;
mod spec;

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Read;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::input::{Mention, Wanted, prose};
use engines::Kind;
use expected::{Digest, Expected};
use measure::Built;
use sought::Sought;
use spec::Spec;

pub(crate) use spec::Size;

/// Spellings of one name that a text has at most, where it has case forms.
const SPELLINGS: usize = 24;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Which benchmarks, as their files in benches/scan are called; if none is named, all but those that take long
    names: Vec<String>,
    /// How much text: `quick`, `full`, or a number of bytes
    #[arg(long, default_value = "quick")]
    size: Size,
    /// Times each engine reads the text, of which the median counts; with 0, the finds are counted and nothing is timed
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Where to append the results as CSV
    #[arg(long)]
    csv: Option<PathBuf>,
    /// Write down what is found as what is expected from now on
    #[arg(long)]
    accept: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PeakArguments {
    name: String,
    engine: Kind,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// The benchmark
    pub(crate) name: String,
    /// How much text: `quick`, `full`, or a number of bytes
    #[arg(long, default_value = "quick")]
    pub(crate) size: Size,
    /// The folder to write `text.txt`, `names.txt` and `phrases.txt` to
    #[arg(long)]
    pub(crate) to: PathBuf,
}

/// Runs benchmarks.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    for spec in spec::specs(&arguments.names)? {
        bench(&spec, arguments).with_context(|| spec.name.clone())?;
    }
    Ok(())
}

fn bench(spec: &Spec, arguments: &Arguments) -> Result<()> {
    let input = Input::new(spec, arguments.size)?;
    let (names, phrases) = (&input.sought.names.all, input.sought.phrases());
    eprintln!(
        "{}: {} names, {} phrases for rivals, {} bytes of text",
        spec.name,
        names.len(),
        phrases.len(),
        input.text.len()
    );
    let texts = measure::cut(&input.text);
    let mut built: Vec<Built> = Vec::new();
    for kind in &spec.engines {
        eprintln!("  building {}", kind.label());
        built.push(Built::new(*kind, names, &phrases, &texts)?);
    }
    let found = Expected {
        input: input.digest().to_string(),
        finds: built
            .iter()
            .map(|built| (built.kind.key(), built.finds))
            .collect::<BTreeMap<_, _>>(),
    };
    expected::check(spec, arguments.size, &found, arguments.accept)?;
    if arguments.rounds == 0 {
        return Ok(());
    }
    let peak = |built: &Built| measure::peak_of(spec, built.kind, &input.sought);
    let peaks: Vec<Option<usize>> = built.iter().map(peak).collect();
    eprintln!("  timing, {} rounds", arguments.rounds);
    let one = measure::speeds(&built, &texts, 1, arguments.rounds);
    let two = measure::speeds(&built, &texts, 2, arguments.rounds);

    let rows = report::rows(spec, &input, &built, &peaks, [&one, &two]);
    println!("{}", report::table(spec, &input, &rows));
    if let Some(path) = &arguments.csv {
        let fresh = !path.exists();
        let file = OpenOptions::new().create(true).append(true).open(path);
        report::csv(&rows, fresh, file.with_context(|| path.display().to_string())?)?;
    }
    Ok(())
}

/// Builds one engine in a process of its own and tells the bytes that it took at most. Where names are spelled out, the list comes from
/// standard input: making it here would leave memory that counts as free for the engine.
pub(crate) fn peak(arguments: &PeakArguments) -> Result<()> {
    for spec in spec::specs(std::slice::from_ref(&arguments.name))? {
        // All that was made with the names stays, for the same reason.
        let sought = if spec.gazetteer.spelled_out {
            let mut list = String::new();
            std::io::stdin().read_to_string(&mut list)?;
            Sought::with_list(&spec, list)?
        } else {
            Sought::new(&spec)?
        };
        println!("{}", measure::peak(arguments.engine, &sought.names.all, &sought.phrases())?);
    }
    Ok(())
}

/// Writes the names, the phrases that rivals look for, and the text of a benchmark, for engines that are not of this program.
pub(crate) fn export(arguments: &ExportArguments) -> Result<()> {
    std::fs::create_dir_all(&arguments.to)?;
    for spec in spec::specs(std::slice::from_ref(&arguments.name))? {
        let input = Input::new(&spec, arguments.size)?;
        let lines = |phrases: &[&str]| phrases.iter().flat_map(|phrase| [phrase, "\n"]).collect::<String>();
        let names: Vec<&str> = input.sought.names.all.iter().map(|name| name.text.as_str()).collect();
        std::fs::write(arguments.to.join("names.txt"), lines(&names))?;
        std::fs::write(arguments.to.join("phrases.txt"), lines(&input.sought.phrases()))?;
        std::fs::write(arguments.to.join("text.txt"), &input.text)?;
    }
    Ok(())
}

/// What a benchmark is run on.
struct Input {
    sought: Sought,
    text: String,
}

impl Input {
    fn new(spec: &Spec, size: Size) -> Result<Self> {
        let sought = Sought::new(spec)?;
        let names = &sought.names;
        let as_they_are = || {
            names.all.iter().map(|name| Mention {
                text: name.text.clone(),
                language: name.language,
            })
        };
        let mentions = match spec.gazetteer.forms_of {
            Some(count) => engines::spellings(&names.all[..count.min(names.all.len())], SPELLINGS)?,
            None => as_they_are().collect(),
        };
        let wanted = Wanted {
            bytes: spec.bytes(size),
            seed: spec.text.seed,
            languages: &spec.text.languages,
            name_every: spec.text.name_every,
        };
        let text = prose(&wanted, names, &mentions)?;
        Ok(Self { sought, text })
    }

    fn digest(&self) -> Digest {
        let mut digest = Digest::new();
        for name in &self.sought.names.all {
            digest.add(name.text.as_bytes());
            digest.add(b"\n");
        }
        digest.add(self.sought.list().unwrap_or_default().as_bytes());
        digest.add(self.text.as_bytes());
        digest
    }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::input::{Name, Names, names};

    const SHARES: [(&str, f64); 2] = [("en", 0.5), ("uk", 0.5)];

    fn drawn(count: usize) -> Names {
        let shares = SHARES.map(|(language, share)| (language.to_owned(), share));
        names(count, 1, &shares.into()).unwrap()
    }

    fn text(names: &Names, mentions: &[Mention]) -> String {
        let wanted = Wanted {
            bytes: 200_000,
            seed: 1,
            languages: &SHARES.map(|(language, share)| (language.to_owned(), share)).into(),
            name_every: 150,
        };
        prose(&wanted, names, mentions).unwrap()
    }

    /// All that match exactly and tell all finds, or look from the starts of words, find the same names at the same places, and all that
    /// fold find those and more.
    #[test]
    fn the_engines_agree() {
        let names = drawn(300);
        let mention = |name: &Name| Mention {
            text: name.text.clone(),
            language: name.language,
        };
        let mentions: Vec<Mention> = names.all.iter().map(mention).collect();
        let text = text(&names, &mentions);
        let texts = measure::cut(&text);
        assert_eq!(texts.concat(), text);
        let phrases: Vec<&str> = names.all.iter().map(|name| name.text.as_str()).collect();
        let built = |kind| Built::new(kind, &names.all, &phrases, &texts).unwrap();
        let exact = built(Kind::TokenHash);
        let folds = built(Kind::Polynym);
        assert!(exact.finds > 1000 && folds.finds > exact.finds);
        for kind in Kind::value_variants() {
            let own = built(*kind);
            match kind.matching() {
                "exact" => assert_eq!((own.finds, own.places), (exact.finds, exact.places), "{}", kind.label()),
                "folds" => assert_eq!((own.finds, own.places), (folds.finds, folds.places), "{}", kind.label()),
                _ => assert!(own.finds >= folds.finds, "{}", kind.label()),
            }
        }
    }

    /// What rivals are given is what full names are to ours: folded alike, both find the same, but that ours asks for capitals where a name
    /// has them, and a rival takes `и Кудрявцев` and `’s Taylor` for initials with a surname.
    #[test]
    fn a_rival_with_all_spellings_finds_the_full_names() {
        let names = drawn(100);
        let list = engines::spelled_out(&names.all).unwrap();
        let phrases: Vec<&str> = list.lines().collect();
        assert!(phrases.len() > 10_000 && phrases.is_sorted_by(|a, b| a < b));
        let text = text(&names, &engines::spellings(&names.all, SPELLINGS).unwrap());
        let texts = measure::cut(&text);
        let built = |kind| Built::new(kind, &names.all, &phrases, &texts).unwrap();
        let (full, folded) = (built(Kind::PolynymFull), built(Kind::AhoFolded));
        assert!(full.finds <= folded.finds && (folded.finds - full.finds) * 1000 <= full.finds);
        let (exact, plain) = (built(Kind::TokenHash).finds, built(Kind::PolynymExact).finds);
        assert!(
            full.finds > exact && exact > 1000 && exact > 2 * plain,
            "{} {exact} {plain}",
            full.finds
        );
    }
}
