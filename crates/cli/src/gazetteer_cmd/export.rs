//! `polynym gazetteer export`: a gazetteer for other tools.

use std::io::Write;
use std::path::Path;

use anyhow::bail;
use polynym::{Gazetteer, embedded_gazetteer};
use polynym_exchange::{Exported, Target as Kind, export, export_gate};

use crate::args::{ExportArgs, Target};
use crate::exit::Outcome;
use crate::output::{self, complain};
use crate::replace::{Replacement, about};

use super::alone::alone;

/// Writes what was asked for.
pub(crate) fn run(args: &ExportArgs) -> anyhow::Result<Outcome> {
    let gazetteer = if args.files.is_empty() {
        embedded_gazetteer()
    } else {
        alone(&args.files)?
    };
    let kind = match args.to {
        Target::Spacy => Kind::Spacy,
        Target::Geonames => Kind::Geonames,
        Target::Long => Kind::Long,
        Target::Gate => {
            // The words of the command line are checked: there is a folder.
            let Some(folder) = &args.output else {
                bail!("gate needs a folder: --output")
            };
            return Ok(tell(&gate(&gazetteer, folder)?));
        }
    };
    let exported = match &args.output {
        Some(path) => {
            let mut new = Replacement::of(path)?;
            let exported = export(kind, &gazetteer, &mut new).map_err(|error| about(path, &error))?;
            new.finish()?;
            exported
        }
        None => {
            let mut out = output::records();
            let exported = export(kind, &gazetteer, &mut out)?;
            out.flush()?;
            exported
        }
    };
    Ok(tell(&exported))
}

/// The lists of GATE in one folder, the definition last: where it stands, the others do.
fn gate(gazetteer: &Gazetteer, folder: &Path) -> anyhow::Result<Exported> {
    std::fs::create_dir_all(folder).map_err(|error| about(folder, &error))?;
    let (files, exported) = export_gate(gazetteer)?;
    for file in files.iter().rev() {
        let path = folder.join(&file.name);
        let mut new = Replacement::of(&path)?;
        new.write_all(&file.content).map_err(|error| about(&path, &error))?;
        new.finish()?;
    }
    Ok(exported)
}

fn tell(exported: &Exported) -> Outcome {
    complain(format_args!("{} lines written", exported.lines));
    for (reason, count) in &exported.skipped {
        complain(format_args!("  left out: {count} {reason}"));
    }
    Outcome::found(exported.lines > 0)
}
