//! `polynym compile`: gazetteers to one file, which is there as a whole or not at all.

use crate::args::CompileArgs;
use crate::base::{builder, told, warn};
use crate::exit::Outcome;
use crate::output::complain;
use crate::replace::{Replacement, about};

/// Compiles what was asked for.
pub(crate) fn run(args: &CompileArgs) -> anyhow::Result<Outcome> {
    let (lexicon, path) = (args.lexicon.as_deref(), &args.output);
    // Before the work: where nothing can be written, that is known at once.
    let mut new = Replacement::of(path)?;
    let builder = builder(lexicon, args.no_default, &args.files)?.borrow(!args.no_borrow);
    let compiled = builder.compile().map_err(|error| told(error, lexicon))?;
    compiled.write(&mut new).map_err(|error| about(path, &error))?;
    let bytes = new.finish()?;
    for path in &args.files {
        warn(path, compiled.findings());
    }
    let entities = compiled.gazetteer().len();
    complain(format_args!("{}: {entities} entities, {bytes} bytes", path.display()));
    Ok(Outcome::Found)
}
