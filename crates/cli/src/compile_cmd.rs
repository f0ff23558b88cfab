//! `polynym compile`: gazetteers to one file, which is there as a whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use polynym::Compilation;
use tempfile::NamedTempFile;

use crate::args::CompileArgs;
use crate::base::{builder, told, warn};
use crate::exit::Outcome;
use crate::input::plain;
use crate::output::complain;

/// Compiles what was asked for.
pub(crate) fn run(args: &CompileArgs) -> anyhow::Result<Outcome> {
    let (lexicon, path) = (args.lexicon.as_deref(), &args.output);
    let about = |error: io::Error| anyhow::anyhow!("{}: {}", path.display(), plain(&error));
    // Before the work: where nothing can be written, that is known at once.
    let new = beside(path).map_err(about)?;
    let builder = builder(lexicon, args.no_default, &args.files)?.borrow(!args.no_borrow);
    let compiled = builder.compile().map_err(|error| told(error, lexicon))?;
    let bytes = write(&compiled, new, path).map_err(about)?;
    for path in &args.files {
        warn(path, compiled.findings());
    }
    let entities = compiled.gazetteer().len();
    complain(format_args!("{}: {entities} entities, {bytes} bytes", path.display()));
    Ok(Outcome::Found)
}

/// A file beside the one that is asked for, which is gone again if it does not come to take its place.
pub(crate) fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut settings = tempfile::Builder::new();
    settings.prefix(".polynym");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file; what the user's mask takes away is taken away.
        settings.permissions(std::fs::Permissions::from_mode(0o666));
    }
    settings.tempfile_in(folder.unwrap_or(Path::new(".")))
}

/// Writes the new file and puts it in its place: who has the old one open keeps what he has.
pub(crate) fn write(compiled: &Compilation, mut new: NamedTempFile, path: &Path) -> io::Result<u64> {
    let mut buffered = BufWriter::with_capacity(1 << 20, new.as_file_mut());
    compiled.write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    let bytes = new.as_file().metadata()?.len();
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(bytes)
}
