//! `polynym gazetteer merge`: several files to one, by the rules by which layers are laid over each other.

use std::io::Write;

use polynym::gazetteer::write_csv;

use crate::args::MergeArgs;
use crate::exit::Outcome;
use crate::output::{self, complain};
use crate::replace::{Replacement, about};

use super::alone::alone;

/// Joins the files.
pub(crate) fn run(args: &MergeArgs) -> anyhow::Result<Outcome> {
    let gazetteer = alone(&args.files)?;
    match &args.output {
        Some(path) => {
            let mut new = Replacement::of(path)?;
            write_csv(&gazetteer, &mut new).map_err(|error| about(path, &error))?;
            new.finish()?;
        }
        None => {
            let mut out = output::records();
            write_csv(&gazetteer, &mut out)?;
            out.flush()?;
        }
    }
    complain(format_args!("{} entities", gazetteer.len()));
    Ok(Outcome::found(!gazetteer.is_empty()))
}
