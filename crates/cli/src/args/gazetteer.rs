//! What can be asked about gazetteers as files: to check and count them, to make them of other files, to add to them, to join and compare
//! them.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Subcommand, ValueEnum};
use polynym::gazetteer::Country;
use polynym::{Date, EntityType, Gender, Lang};
use polynym_exchange::Format as Source;

use super::{FormatArgs, PacksArgs, date};

const CHECK_EXAMPLES: &str = "\
Each finding is a line, `file:line:column: error|warning: what; mend`. Exit status: 2 with any error, else 0.

Example:
  polynym gazetteer check mine.csv";

const IMPORT_EXAMPLES: &str = "\
Formats:
  geonames       allCountries.txt, cities15000.txt, UA.txt; with --alternate-names, names with their languages
  wikidata       the JSON dump, an entity a line
  sparql         the CSV of a SPARQL endpoint, as the queries in docs/queries make it
  opensanctions  targets.simple.csv
  ftm            FollowTheMoney entities, JSON lines
  legislators    members of the United States Congress, YAML
  spacy          EntityRuler patterns, JSON lines
  gate           lists: a .def with the .lst beside it, or a single .lst
  flashtext      a dictionary, JSON
  sparknlp       EntityRuler as CSV, LABEL|name a line
  list           a name a line
  long           a CSV with a name a row, as gazetteer export --to long makes it

Files packed with gzip or bzip2 are read as they are. What is left out is counted on standard error.

Examples:
  polynym gazetteer import --from geonames UA.txt --alternate-names alternateNamesV2.txt --feature P --min-population 1000 -o places.csv
  polynym gazetteer import --from wikidata latest-all.json.bz2 --class Q192350 --type AGENCY --lang en,uk -o ministries.csv
  polynym gazetteer import --from list --type AGENCY councils.txt > councils.csv";

const EXPORT_EXAMPLES: &str = "\
Formats: spacy (EntityRuler patterns, JSON lines), gate (a folder with lists.def), geonames (its 19 columns, places only), long (a CSV with
a name a row, for spreadsheets; import --from long reads it back).

Examples:
  polynym gazetteer export --to spacy mine.csv -o patterns.jsonl
  polynym gazetteer export --to gate mine.csv -o lists/
  polynym gazetteer export --to long mine.csv -o mine-long.csv";

const ADD_EXAMPLES: &str = "\
What the new row is found by, and what it collides with, is shown before anything is written. On a terminal, what is not given is asked.
In a list of names, an item may begin with its language (uk:Львівська міська рада); an item is an option, or several stand in one with bars
between them.

Examples:
  polynym gazetteer add mine.csv
  polynym gazetteer add mine.csv --type AGENCY --name 'Lviv City Council' --label 'uk:Львівська міська рада' --country UA --yes
  polynym gazetteer add mine.csv --id Q1899 --alias 'Kyjiw'";

const MERGE_EXAMPLES: &str = "\
Later files come over earlier ones, as with tag --gazetteer: lists join, a filled single value replaces, `op` is done.

Example:
  polynym gazetteer merge places.csv people.csv mine.csv -o all.csv";

const DIFF_EXAMPLES: &str = "\
Exit status: 0 they differ, 1 they say the same, 2 an error.

Examples:
  polynym gazetteer diff old.csv new.csv
  polynym gazetteer diff --format jsonl old.csv new.csv";

#[derive(Debug, Subcommand)]
pub(crate) enum GazetteerCommand {
    /// Tell everything that is wrong or doubtful in gazetteer files, with the mend
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Count entities and names by type, language, script and kind
    Stats(StatsArgs),
    /// Tell which packs there are for --pack: the world's places, Ukraine's, names of people
    Packs(PacksArgs),
    /// Make a gazetteer of what other tools and sources have
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArgs),
    /// Write a gazetteer for another tool
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(ExportArgs),
    /// Add a row to a gazetteer file, after showing what it finds
    #[command(after_help = ADD_EXAMPLES)]
    Add(Box<AddArgs>),
    /// Join gazetteer files to one, the rows of one id to as few as they can be
    #[command(after_help = MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Tell which entities and names two gazetteer files do not have in common
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(DiffArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Gazetteer files, checked as layers one over the other; - for standard input
    #[arg(value_name = "G.csv", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Check them by themselves, not as layers over the embedded gazetteer
    #[arg(long)]
    pub(crate) no_default: bool,
    /// Check them as layers over a compiled file, not over the embedded gazetteer
    #[arg(long, value_name = "L.pnx")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Tell also which of the forms that the rows give are common words or other rows' names
    #[arg(long)]
    pub(crate) forms: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    /// Gazetteer files to count by themselves (default: the embedded gazetteer)
    #[arg(value_name = "G.csv", conflicts_with = "gazetteer")]
    pub(crate) files: Vec<PathBuf>,
    /// Count the entities of a compiled file, not the embedded ones
    #[arg(long, value_name = "L.pnx", conflicts_with = "files")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Count this CSV as laid over the embedded gazetteer; repeatable
    #[arg(long, value_name = "G.csv")]
    pub(crate) gazetteer: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// The files, read as if they were one; - for standard input (the default)
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What the files are
    #[arg(long, value_name = "FORMAT", value_parser = source())]
    pub(crate) from: Source,
    /// The gazetteer to write, replaced as a whole when everything is done (default: standard output)
    #[arg(long, short, value_name = "OUT.csv")]
    pub(crate) output: Option<PathBuf>,
    /// GeoNames' alternateNamesV2, for names with their languages. The names of the places that are taken are kept in memory
    #[arg(long, value_name = "FILE")]
    pub(crate) alternate_names: Option<PathBuf>,
    /// What the names are of, where the format does not say; where it does, only these are taken
    #[arg(long = "type", value_name = "TYPE", value_parser = kind, help_heading = "Filter")]
    pub(crate) kind: Option<EntityType>,
    /// Only entities of these countries (ISO 3166-1, UA,PL)
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = country, help_heading = "Filter")]
    pub(crate) country: Vec<Country>,
    /// Only names in these languages (uk,en), beside those of no known language; list, flashtext: the language of the names
    #[arg(long, value_name = "LANGS", value_delimiter = ',', value_parser = lang, help_heading = "Filter")]
    pub(crate) lang: Vec<Lang>,
    /// Only offices held and names in use on this date; who held offices, but none then, is left out
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Filter")]
    pub(crate) as_of: Option<Date>,
    /// geonames: only these feature classes or codes (P, A.ADM1, PPLC)
    #[arg(long, value_name = "CODES", value_delimiter = ',', help_heading = "Filter")]
    pub(crate) feature: Vec<String>,
    /// geonames: only places of so many people at least
    #[arg(long, value_name = "N", default_value = "0", help_heading = "Filter")]
    pub(crate) min_population: u64,
    /// wikidata: only instances of these classes (Q192350); with --type, what they are
    #[arg(long, value_name = "QIDS", value_delimiter = ',', help_heading = "Filter")]
    pub(crate) class: Vec<String>,
    /// How the report on standard error looks: text, or jsonl, one object
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    Text,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    Spacy,
    Gate,
    Geonames,
    Long,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// Gazetteer files, layers one over the other (default: the embedded gazetteer)
    #[arg(value_name = "G.csv")]
    pub(crate) files: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Target,
    /// The file to write, for gate the folder (default: standard output)
    #[arg(long, short, value_name = "OUT", required_if_eq("to", "gate"))]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AddArgs {
    /// The gazetteer file; a new one is made if it is not there
    #[arg(value_name = "G.csv")]
    pub(crate) file: PathBuf,
    /// The id (default: made of type and name, agency:lviv-city-council)
    #[arg(long, help_heading = "Row")]
    pub(crate) id: Option<String>,
    /// PERSON, PLACE, AGENCY, or a type of your own
    #[arg(long = "type", value_name = "TYPE", value_parser = kind, help_heading = "Row")]
    pub(crate) kind: Option<EntityType>,
    /// The name that people are shown
    #[arg(long, help_heading = "Row")]
    pub(crate) name: Option<String>,
    /// The language of the name
    #[arg(long, value_parser = lang, help_heading = "Row")]
    pub(crate) lang: Option<Lang>,
    /// A finer kind: city, minister, news_agency
    #[arg(long, help_heading = "Row")]
    pub(crate) subtype: Option<String>,
    /// m, f or n
    #[arg(long, value_parser = gender, help_heading = "Row")]
    pub(crate) gender: Option<Gender>,
    /// The full name in another language (uk:...); repeatable
    #[arg(long, value_name = "LANG:NAME", help_heading = "Row")]
    pub(crate) label: Vec<String>,
    /// Another name that is enough by itself; repeatable
    #[arg(long, value_name = "NAME", help_heading = "Row")]
    pub(crate) alias: Vec<String>,
    /// A name that needs help, such as a surname; repeatable
    #[arg(long, value_name = "NAME", help_heading = "Row")]
    pub(crate) weak: Vec<String>,
    /// An adjective or inhabitant; repeatable
    #[arg(long, value_name = "NAME", help_heading = "Row")]
    pub(crate) demonym: Vec<String>,
    /// A longer string that is not this entity; repeatable
    #[arg(long, value_name = "TEXT", help_heading = "Row")]
    pub(crate) exclude: Vec<String>,
    /// 0 to 100: who is meant if several may be
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=100), help_heading = "Row")]
    pub(crate) priority: Option<u8>,
    /// An office
    #[arg(long, help_heading = "Row")]
    pub(crate) role: Option<String>,
    /// Its first day
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Row")]
    pub(crate) from: Option<Date>,
    /// Its last day
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "Row")]
    pub(crate) to: Option<Date>,
    /// ISO 3166-1 code; repeatable
    #[arg(long, value_name = "CODE", value_parser = country, help_heading = "Row")]
    pub(crate) country: Vec<Country>,
    /// The id of the larger thing
    #[arg(long, value_name = "ID", help_heading = "Row")]
    pub(crate) parent: Option<String>,
    /// An id elsewhere; repeatable
    #[arg(long, value_name = "ID", help_heading = "Row")]
    pub(crate) xref: Vec<String>,
    /// One line about it
    #[arg(long, help_heading = "Row")]
    pub(crate) description: Option<String>,
    /// Where the facts come from; repeatable
    #[arg(long, help_heading = "Row")]
    pub(crate) source: Vec<String>,
    /// Write without asking
    #[arg(long, short)]
    pub(crate) yes: bool,
    /// The file stands by itself, not over the embedded gazetteer
    #[arg(long)]
    pub(crate) no_default: bool,
    /// At most so many forms are shown
    #[arg(long, value_name = "N", default_value = "12")]
    pub(crate) limit: usize,
}

#[derive(Debug, clap::Args)]
pub(crate) struct MergeArgs {
    /// Gazetteer files, later ones over earlier ones; - for standard input
    #[arg(value_name = "G.csv", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The file to write, replaced as a whole when everything is done (default: standard output)
    #[arg(long, short, value_name = "OUT.csv")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// The old gazetteer
    #[arg(value_name = "A.csv")]
    pub(crate) old: PathBuf,
    /// The new gazetteer
    #[arg(value_name = "B.csv")]
    pub(crate) new: PathBuf,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
}

fn source() -> impl TypedValueParser<Value = Source> {
    let names = PossibleValuesParser::new(Source::ALL.map(Source::as_str));
    names.map(|name| Source::parse(&name).unwrap_or(Source::List))
}

fn kind(word: &str) -> Result<EntityType, String> {
    let word = word.trim();
    if word.is_empty() {
        return Err("a type is PERSON, PLACE, AGENCY, or a word of your own".to_owned());
    }
    Ok(EntityType::parse(word))
}

fn gender(word: &str) -> Result<Gender, String> {
    Gender::parse(word).ok_or_else(|| "a gender is m, f or n".to_owned())
}

fn country(word: &str) -> Result<Country, String> {
    Country::parse(word).ok_or_else(|| format!("`{word}` is no ISO 3166-1 code of two letters such as UA"))
}

fn lang(word: &str) -> Result<Lang, String> {
    Lang::known(word).ok_or_else(|| format!("`{word}` is no language that this build knows, such as uk"))
}
