//! What can be asked on the command line. Its words are relied on by scripts: add to them, change none.

mod compiled;
mod gazetteer;
mod names;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use polynym::{Date, Overlap, Unit};

pub(crate) use compiled::{BaseArgs, CompileArgs, InspectArgs, PacksArgs};
pub(crate) use gazetteer::{
    AddArgs, CheckArgs, DiffArgs, ExportArgs, GazetteerCommand, ImportArgs, MergeArgs, Report, StatsArgs, Target,
};
pub(crate) use names::{FormsArgs, InflectArgs, ScoreArgs, ScoreFormat, TextFormat, TranslitArgs};

/// One entity, many names: finds people, places and agencies in running text, in any script and grammatical case, and says
/// which entity each is and why.
#[derive(Debug, Parser)]
#[command(name = "polynym", version, propagate_version = true, arg_required_else_help = true, after_help = STATUS)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) color: ColorArgs,
}

/// Colour is the same everywhere.
#[derive(Debug, clap::Args)]
pub(crate) struct ColorArgs {
    /// When to colour; auto asks the terminal, NO_COLOR, CLICOLOR and CLICOLOR_FORCE.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub(crate) color: clap::ColorChoice,
}

const STATUS: &str = "\
Without FILE, or with -, standard input is read. Results go to standard output, all else to standard error.
Exit status: 0 something found, 1 nothing found, 2 an error.";

const TAG_EXAMPLES: &str = "\
Examples:
  polynym tag article.txt
  polynym tag --gazetteer mine.csv --no-default reports/
  polynym tag --pack world article.txt
  curl -s https://example.org/ | polynym tag --input html -
  polynym tag --format jsonl --offsets utf16 --input jsonl corpus.jsonl > tagged.jsonl";

const SCRIPT_EXAMPLES: &str = "\
Examples:
  polynym script article.txt
  polynym script --input jsonl --format jsonl corpus.jsonl";

const FORMS_EXAMPLES: &str = "\
Examples:
  polynym forms --gazetteer mine.csv --limit 20
  polynym forms --id Q3874799";

const INFLECT_EXAMPLES: &str = "\
Examples:
  echo 'Володимир Зеленський' | polynym inflect --lang uk --kind full --gender masc
  echo 'Володимира Зеленського' | polynym inflect --lang uk --lemma";

const TRANSLIT_EXAMPLES: &str = "\
Without --scheme, every passage is romanized by the usual scheme of its language.

Examples:
  echo 'Володимир Зеленський' | polynym translit --scheme kmu-2010
  echo 'Zelenskij' | polynym translit --scheme gost-7.79-b --back
  polynym translit --list --lang uk
  polynym translit --variants 'Theresa May' --from en --to uk";

const EXPLAIN_EXAMPLES: &str = "\
Exit status: 0 the text names the entity, 1 it does not.

Example:
  polynym explain --id Q3874799 'Звернення Володимира Зеленського'";

const SCORE_EXAMPLES: &str = "\
A line has two names with a tab between them. From 0.7 on they are one name as far as spellings tell; below 0.5 something speaks
against it; what is between agrees, but says too little (a surname alone).

Examples:
  printf 'Volodymyr Zelensky\\tВолодимира Зеленського\\n' | polynym score
  polynym score --type AGENCY --format jsonl pairs.tsv";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find people, places and agencies in text
    #[command(after_help = TAG_EXAMPLES)]
    Tag(TagArgs),
    /// Tell the script runs of text and the language of each; flag words that mix scripts or hide characters
    #[command(visible_alias = "lang", after_help = SCRIPT_EXAMPLES)]
    Script(ScriptArgs),
    /// Check, count, make, extend, join, compare and export gazetteers
    Gazetteer {
        #[command(subcommand)]
        command: GazetteerCommand,
    },
    /// List the forms that a gazetteer's rows give, likeliest first, a JSON object a line
    #[command(after_help = FORMS_EXAMPLES)]
    Forms(FormsArgs),
    /// Give the case forms of names, a name a line in, a JSON object a line out
    #[command(after_help = INFLECT_EXAMPLES)]
    Inflect(InflectArgs),
    /// Write text in another script by a published scheme, read it back, or list the spellings of a name
    #[command(after_help = TRANSLIT_EXAMPLES)]
    Translit(TranslitArgs),
    /// Tell, step by step, why a text does or does not name an entity
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),

    /// Tell whether two spellings are one name: `A<TAB>B` a line in, `A<TAB>B<TAB>score` out, 0 to 1
    #[command(after_help = SCORE_EXAMPLES)]
    Score(ScoreArgs),
    /// Compile gazetteers to one file that opens at once, whatever its size
    #[command(after_help = compiled::COMPILE_EXAMPLES)]
    Compile(CompileArgs),
    /// Tell what is in a compiled file, check all of it, and show what one of its rows or names comes to
    #[command(after_help = compiled::INSPECT_EXAMPLES)]
    Inspect(InspectArgs),
}

/// Where documents come from.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Files; folders, with all in them that looks like text; - for standard input (the default)
    #[arg(value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,
    /// What the input is: text is a document a file, jsonl {"id","text"} a line, csv a document a row, html a page a file with
    /// offsets into its source (default: by the file's name, else text)
    #[arg(long, value_name = "KIND", help_heading = "Input")]
    pub(crate) input: Option<InputKind>,
    /// The column of the texts in CSV input; ids are taken from the column `id` if there is one
    #[arg(long, value_name = "NAME", default_value = "text", help_heading = "Input")]
    pub(crate) column: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    Text,
    Jsonl,
    Csv,
    Html,
}

/// How results look.
#[derive(Debug, clap::Args)]
pub(crate) struct FormatArgs {
    /// pretty is for people, jsonl for programs, an object a line (default: pretty on a terminal, else jsonl)
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Pretty,
    Jsonl,
}

impl FormatArgs {
    pub(crate) fn chosen(&self) -> Format {
        let fitting = || {
            if crate::output::is_watched() {
                Format::Pretty
            } else {
                Format::Jsonl
            }
        };
        self.format.unwrap_or_else(fitting)
    }
}

/// The unit of starts and ends; they count from the beginning of the document, a byte order mark left out.
#[derive(Debug, clap::Args)]
pub(crate) struct OffsetArgs {
    /// The unit of every start and end in jsonl: char (code points), byte or utf16; a byte order mark does not count
    #[arg(long, value_name = "UNIT", default_value = "char", value_parser = unit, help_heading = "Output")]
    pub(crate) offsets: Unit,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TagArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) base: BaseArgs,
    /// Leave the countries, cities and bodies of the CSV with the names that it gives them, without those that the world has for
    /// them in other languages
    #[arg(long, help_heading = "Gazetteer")]
    pub(crate) no_borrow: bool,
    /// Which overlapping mentions to keep: longest (the leftmost, of those the longest), all, or nested (the longest and
    /// those inside them)
    #[arg(long, value_name = "MODE", default_value = "longest", help_heading = "Matching")]
    pub(crate) overlap: Overlap,
    /// Drop mentions below this score, 0 to 1: lower finds more, higher errs less
    #[arg(long, value_name = "S", default_value = "0.5", value_parser = share, help_heading = "Matching")]
    pub(crate) min_score: f32,
    /// Tag adjectives and inhabitants too, as their country or place (Ukrainian, українець)
    #[arg(long, help_heading = "Matching")]
    pub(crate) demonyms: bool,
    /// Accept this many edits in a long word of a name (Zelenksy); a swap of neighbours is one. Such mentions say so, score
    /// less, and take a second to prepare
    #[arg(long, value_name = "N", default_value = "0", value_parser = clap::value_parser!(u8).range(0..=3), help_heading = "Matching")]
    pub(crate) fuzzy: u8,
    /// Find only names that are spelled as a form says, not those that merely sound like a person's name
    #[arg(long, help_heading = "Matching")]
    pub(crate) no_sound: bool,
    /// Prefer office holders and names valid on this date: 2025, 2025-01 or 2025-01-20
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Matching")]
    pub(crate) as_of: Option<Date>,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
    #[command(flatten)]
    pub(crate) offsets: OffsetArgs,
    /// Add the script runs of each document to its record (jsonl)
    #[arg(long, help_heading = "Output")]
    pub(crate) runs: bool,
    /// Print one line of JSON about time and amounts on standard error at the end
    #[arg(long, help_heading = "Output")]
    pub(crate) stats: bool,
    /// Worker threads (default: all cores); the output does not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ScriptArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
    #[command(flatten)]
    pub(crate) offsets: OffsetArgs,
}

/// `polynym explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// The text; - for standard input
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
    /// The entity in question
    #[arg(long, value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) base: BaseArgs,
    /// Do not look for people by the sound of their names
    #[arg(long, help_heading = "Matching")]
    pub(crate) no_sound: bool,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
}

fn unit(word: &str) -> Result<Unit, String> {
    word.parse()
}

fn share(word: &str) -> Result<f32, String> {
    let share = word.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a number from 0 to 1".to_owned())
}

fn date(word: &str) -> Result<Date, String> {
    Date::parse(word).ok_or_else(|| "a date is 2025, 2025-01 or 2025-01-20".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_words_fit_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_stated_defaults_are_those_of_the_library() {
        let Args {
            command: Command::Tag(args),
            ..
        } = Args::parse_from(["polynym", "tag"])
        else {
            panic!("tag")
        };
        let library = polynym::Options::default();
        assert_eq!((args.min_score, args.overlap), (library.min_score, library.overlap));
        assert_eq!((args.demonyms, args.as_of), (library.demonyms, library.as_of));
        assert_eq!(usize::from(args.fuzzy), library.fuzzy);
        assert_eq!(!args.no_sound, library.sound);
    }
}
