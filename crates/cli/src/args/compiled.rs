//! What can be asked about gazetteers: which ones to use, to compile them, and what is in a compiled one.

use std::path::PathBuf;

use polynym_packs::Pack;

use super::FormatArgs;

pub(crate) const COMPILE_EXAMPLES: &str = "\
Without --no-default, the gazetteers are laid over the embedded one, as by tag --gazetteer. The same files give the same bytes.

Examples:
  polynym compile mine.csv -o mine.pnx
  polynym compile places.csv people.csv --no-default -o all.pnx
  polynym tag --lexicon all.pnx article.txt";

pub(crate) const INSPECT_EXAMPLES: &str = "\
Exit status: 0 the file is whole (and has what was asked for), 1 it has no such row or name, 2 it can't be used, and why.

Examples:
  polynym inspect mine.pnx
  polynym inspect mine.pnx --id Q3874799
  polynym inspect mine.pnx --name 'Володимира Зеленського'";

/// The entities to use: the embedded ones or a compiled file, and layers over them.
#[derive(Debug, clap::Args)]
pub(crate) struct BaseArgs {
    /// A CSV laid over the embedded gazetteer or the compiled one, row by row; repeatable, later ones on top
    #[arg(long, value_name = "G.csv", help_heading = "Gazetteer")]
    pub(crate) gazetteer: Vec<PathBuf>,
    /// Leave the embedded entities out; language data stays
    #[arg(long, help_heading = "Gazetteer")]
    pub(crate) no_default: bool,
    /// Use a file that `polynym compile` made in the place of the embedded entities; opens at once
    #[arg(long, value_name = "L.pnx", help_heading = "Gazetteer")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Lay a pack over the embedded entities, under every --gazetteer: world, cities500, ua, names (gazetteer packs tells more); repeatable.
    /// Compiled once on this machine, into POLYNYM_CACHE or the user's cache
    #[arg(long, value_name = "PACK", value_parser = pack, conflicts_with = "lexicon", help_heading = "Gazetteer")]
    pub(crate) pack: Vec<Pack>,
}

fn pack(name: &str) -> Result<Pack, String> {
    Pack::from_name(name).ok_or_else(|| format!("the packs are {}", Pack::ALL.map(Pack::name).join(", ")))
}

/// `polynym gazetteer packs`.
#[derive(Debug, clap::Args)]
pub(crate) struct PacksArgs {
    #[command(flatten)]
    pub(crate) format: FormatArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CompileArgs {
    /// Gazetteer files, layers one over the other; - for standard input
    #[arg(value_name = "G.csv", required_unless_present = "lexicon")]
    pub(crate) files: Vec<PathBuf>,
    /// The file to write, replaced as a whole when everything is done
    #[arg(long, short, value_name = "L.pnx")]
    pub(crate) output: PathBuf,
    /// Leave the embedded entities out; language data stays
    #[arg(long)]
    pub(crate) no_default: bool,
    /// Lay the gazetteers over a file that was compiled before, in the place of the embedded entities
    #[arg(long, value_name = "L.pnx")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Leave countries, cities and bodies with the names that the CSV gives them, without those that the world has for them in other
    /// languages
    #[arg(long)]
    pub(crate) no_borrow: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct InspectArgs {
    /// A compiled file
    #[arg(value_name = "L.pnx")]
    pub(crate) file: PathBuf,
    /// Show the row of this id and its forms, likeliest first
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// Show which rows this spelling is a form of, and how
    #[arg(long, conflicts_with = "id")]
    pub(crate) name: Option<String>,
    /// At most so many forms
    #[arg(long, value_name = "N", default_value = "20")]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) format: FormatArgs,
}
