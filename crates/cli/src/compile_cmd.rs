//! `polynym compile`: gazetteers to one file, which is there as a whole or not at all.

use std::io::{BufWriter, Write};
use std::path::Path;

use polynym::Compilation;

use crate::args::CompileArgs;
use crate::base::{builder, told, warn};
use crate::exit::Outcome;
use crate::input::plain;
use crate::output::complain;

/// Compiles what was asked for.
pub(crate) fn run(args: &CompileArgs) -> anyhow::Result<Outcome> {
    let lexicon = args.lexicon.as_deref();
    let builder = builder(lexicon, args.no_default, &args.files)?.borrow(!args.no_borrow);
    let compiled = builder.compile().map_err(|error| told(error, lexicon))?;
    for path in &args.files {
        warn(path, compiled.findings());
    }
    let path = &args.output;
    let bytes = write(&compiled, path).map_err(|error| anyhow::anyhow!("{}: {}", path.display(), plain(&error)))?;
    let entities = compiled.gazetteer().len();
    complain(format_args!("{}: {entities} entities, {bytes} bytes", path.display()));
    Ok(Outcome::Found)
}

/// Writes a file beside the one that is asked for, then puts it in its place: who has that open keeps what he has.
fn write(compiled: &Compilation, path: &Path) -> std::io::Result<u64> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut settings = tempfile::Builder::new();
    settings.prefix(".polynym");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file; what the user's mask takes away is taken away.
        settings.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut new = settings.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    let mut buffered = BufWriter::with_capacity(1 << 20, new.as_file_mut());
    compiled.write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    let bytes = new.as_file().metadata()?.len();
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(bytes)
}
