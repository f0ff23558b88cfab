//! `polynym forms`: the forms that rows give, a JSON object a line, likeliest first.

use std::borrow::Cow;
use std::io::Write;

use anyhow::bail;
use polynym::script::{Script, ScriptRun, script_runs};
use polynym::{Entity, Form, Loader, Maker, forms};
use serde::Serialize;

use crate::args::FormsArgs;
use crate::exit::Outcome;
use crate::{gazetteer_cmd, output};

/// A line of the output.
#[derive(Serialize)]
pub(crate) struct Line<'a> {
    id: &'a str,
    pub(crate) form: String,
    lang: Option<String>,
    script: &'static str,
    pub(crate) how: Vec<String>,
    weight: f32,
}

/// Writes the forms of the rows that are asked for: those that the files give or change, else all.
pub(crate) fn run(args: &FormsArgs) -> anyhow::Result<Outcome> {
    let base = args.base.gazetteer()?;
    let gazetteer = gazetteer_cmd::layers(Loader::over(base), &args.base.gazetteer)?
        .finish()
        .into_result()?;
    let kept = |(index, entity)| (index, Cow::Borrowed(entity));
    let wanted: Box<dyn Iterator<Item = (u32, Cow<'_, Entity>)>> = match &args.id {
        Some(id) => {
            let Some(index) = gazetteer.index_of(id) else {
                bail!("no row has the id {id}; its rows may be in a file that --gazetteer was not given")
            };
            Box::new(gazetteer.at(index).map(|entity| kept((index, entity))).into_iter())
        }
        None if args.base.gazetteer.is_empty() => Box::new(gazetteer.stream()),
        None => Box::new(gazetteer.changes().map(kept)),
    };
    let mut maker = Maker::new().borrow(!args.no_borrow);
    let mut out = output::records();
    let mut found = false;
    for (index, entity) in wanted {
        for line in lines(&mut maker, index, &entity).take(args.limit.unwrap_or(usize::MAX)) {
            writeln!(out, "{}", serde_json::to_string(&line)?)?;
            found = true;
        }
    }
    out.flush()?;
    Ok(Outcome::found(found))
}

/// The forms of an entity, likeliest first.
pub(crate) fn lines<'e>(maker: &mut Maker, index: u32, entity: &'e Entity) -> impl Iterator<Item = Line<'e>> {
    let patterns = maker.patterns(index, entity);
    let all: Vec<Form> = forms(&patterns).collect();
    all.into_iter().map(|form| Line {
        id: &entity.id,
        lang: form.lang.map(|lang| lang.to_string()),
        script: script(&form.surface),
        form: form.surface,
        how: form.how,
        weight: (form.weight * 1000.0).round() / 1000.0,
    })
}

/// The script of the first letters of a name.
fn script(form: &str) -> &'static str {
    let runs = script_runs(form);
    runs.first().map_or(Script::Common, |run: &ScriptRun| run.script).short_name()
}
