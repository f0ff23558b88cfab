//! What can be asked about names by themselves: their forms, their spellings, and whether two are one.

use std::path::PathBuf;

use clap::ValueEnum;
use polynym::inflect::{Gender, Kind};
use polynym::{Lang, NameType};

use super::BaseArgs;

#[derive(Debug, clap::Args)]
pub(crate) struct FormsArgs {
    #[command(flatten)]
    pub(crate) base: BaseArgs,
    /// Only the row of this id
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// At most so many forms of each row
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Do not take the names of countries, cities and bodies in other languages from what the world calls them
    #[arg(long)]
    pub(crate) no_borrow: bool,
    /// The only format
    #[arg(long, value_name = "FORMAT", value_parser = ["jsonl"], default_value = "jsonl")]
    pub(crate) format: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct InflectArgs {
    /// Files with a name a line; - for standard input (the default)
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The language of the names: uk, pl, ...
    #[arg(long, value_name = "LANG", value_parser = lang)]
    pub(crate) lang: Lang,
    /// What the names are: given, surname, patronymic, geo, org or full (default: the likeliest together)
    #[arg(long)]
    pub(crate) kind: Option<Kind>,
    /// masc, fem, neut or com (default: the likeliest together); with fem, a name may be given in its masculine form
    #[arg(long)]
    pub(crate) gender: Option<Gender>,
    /// One form of each case and number: the one that a writer wants
    #[arg(long, conflicts_with = "lemma")]
    pub(crate) one: bool,
    /// Read forms, and give the nominatives that they may be of, likeliest first
    #[arg(long)]
    pub(crate) lemma: bool,
    /// The only format
    #[arg(long, value_name = "FORMAT", value_parser = ["jsonl"], default_value = "jsonl")]
    pub(crate) format: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TranslitArgs {
    /// Files of text; - for standard input (the default)
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// A scheme by its id or a short name
    #[arg(long, value_name = "ID")]
    pub(crate) scheme: Option<String>,
    /// A scheme of your own; repeatable, others may include it
    #[arg(long, value_name = "FILE.toml")]
    pub(crate) scheme_file: Vec<PathBuf>,
    /// Read the scheme backwards: from its result to what it was
    #[arg(long, conflicts_with_all = ["list", "check", "variants"])]
    pub(crate) back: bool,
    /// List the schemes: id, short names, title, source, parted by tabs
    #[arg(long, conflicts_with_all = ["check", "variants", "scheme"])]
    pub(crate) list: bool,
    /// Run the examples of the scheme (default: of all)
    #[arg(long, conflicts_with = "variants")]
    pub(crate) check: bool,
    /// List the spellings that a name may have in another language, the usual first, with a weight
    #[arg(long, value_name = "NAME", conflicts_with_all = ["scheme", "files"])]
    pub(crate) variants: Option<String>,
    /// The language of the name (--variants)
    #[arg(long, value_name = "LANG", value_parser = any_lang, requires = "variants")]
    pub(crate) from: Option<Lang>,
    /// The language of the text that it stands in (--variants)
    #[arg(long, value_name = "LANG", value_parser = any_lang, requires = "variants")]
    pub(crate) to: Option<Lang>,
    /// At most so many spellings (--variants)
    #[arg(long, value_name = "N", default_value = "40", requires = "variants")]
    pub(crate) limit: usize,
    /// The language of the text (without --scheme), or of the schemes listed
    #[arg(long, value_name = "LANG", value_parser = any_lang)]
    pub(crate) lang: Option<Lang>,
    /// text is the text as it comes; jsonl an object a line, with the source of each piece
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: TextFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    Text,
    Jsonl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ScoreArgs {
    /// Files with two names a line, parted by a tab; - for standard input (the default)
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What the names are of: PERSON, PLACE or AGENCY
    #[arg(long = "type", value_name = "TYPE", default_value = "PERSON")]
    pub(crate) kind: NameType,
    /// tsv is the line with the score behind it; jsonl an object a line, with the steps that explain the score
    #[arg(long, value_name = "FORMAT", default_value = "tsv")]
    pub(crate) format: ScoreFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    Tsv,
    Jsonl,
}

fn any_lang(word: &str) -> Result<Lang, String> {
    Lang::new(word).ok_or_else(|| format!("`{word}` is not a language subtag such as uk"))
}

fn lang(word: &str) -> Result<Lang, String> {
    let found = Lang::new(word).filter(|lang| polynym::inflect::inflector(*lang).is_some());
    let known = || {
        polynym::inflect::languages()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    found.ok_or_else(|| format!("names are inflected in {}", known()))
}
