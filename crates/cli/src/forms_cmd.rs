//! `polynym forms`: the forms that rows give, a JSON object a line, likeliest first.

use std::io::Write;

use anyhow::bail;
use polynym::script::{Script, ScriptRun, script_runs};
use polynym::{Entity, Gazetteer, Loader, Maker, embedded_gazetteer, forms};
use serde::Serialize;

use crate::args::FormsArgs;
use crate::exit::Outcome;
use crate::{gazetteer_cmd, output};

/// A line of the output.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    form: &'a str,
    lang: Option<&'a str>,
    script: &'a str,
    how: &'a [String],
    weight: f32,
}

/// Writes the forms of the rows that are asked for: those that the files give or change, else those of the embedded gazetteer.
pub(crate) fn run(args: &FormsArgs) -> anyhow::Result<Outcome> {
    let base = if args.no_default {
        Gazetteer::default()
    } else {
        embedded_gazetteer()
    };
    let gazetteer = gazetteer_cmd::layers(Loader::over(base.clone()), &args.gazetteer)?
        .finish()
        .into_result()?;
    if let Some(id) = args.id.as_deref().filter(|id| gazetteer.get(id).is_none()) {
        bail!("no row has the id {id}; its rows may be in a file that --gazetteer was not given");
    }
    let mut maker = Maker::new().borrow(!args.no_borrow);
    let of_files = |entity: &Entity| args.gazetteer.is_empty() || base.get(&entity.id) != Some(entity);
    let wanted = gazetteer.iter().filter(|(_, entity)| match &args.id {
        Some(id) => entity.id == *id,
        None => of_files(entity),
    });
    let mut out = output::records();
    let mut found = false;
    for (index, entity) in wanted {
        let patterns = maker.patterns(index, entity);
        for form in forms(&patterns).take(args.limit.unwrap_or(usize::MAX)) {
            let lang = form.lang.map(|lang| lang.to_string());
            let record = Record {
                id: &entity.id,
                form: &form.surface,
                lang: lang.as_deref(),
                script: script(&form.surface),
                how: &form.how,
                weight: (form.weight * 1000.0).round() / 1000.0,
            };
            writeln!(out, "{}", serde_json::to_string(&record)?)?;
            found = true;
        }
    }
    out.flush()?;
    Ok(Outcome::found(found))
}

/// The script of the first letters of a name.
fn script(form: &str) -> &'static str {
    let runs = script_runs(form);
    runs.first().map_or(Script::Common, |run: &ScriptRun| run.script).short_name()
}
