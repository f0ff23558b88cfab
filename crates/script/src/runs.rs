//! Script runs: where the writing of a text changes.
//!
//! Most characters belong to one script. Those that many scripts share (spaces, digits, marks: *Common* and *Inherited*) join the
//! run they stand in; those that a few share (the prolonged sound mark ー of both kana, the danda of many Indic scripts)
//! join it if it is one of theirs, and else look ahead for one that is.

use polynym_text::Span;
use unicode_script::{Script, ScriptExtension, UnicodeScript};

use crate::chars::{Writing, writing};

/// A stretch of text in one script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScriptRun {
    /// Bytes of the text.
    pub span: Span,
    /// The script of its letters; [`Script::Common`] only for a text that has none.
    pub script: Script,
}

/// The maximal runs of one script, in order; they tile the text exactly (none for an empty text).
///
/// Characters without a script of their own join the run before them, leading ones the first run. The algorithm is that of
/// [UAX 24](https://www.unicode.org/reports/tr24/) section 5.1 with `Script_Extensions`; characters of unknown script
/// (unassigned, private use) count as Common, so that they never cut a word.
///
/// ```
/// use polynym_script::script_runs;
/// let text = "Kyiv (Київ), 2025";
/// let runs: Vec<_> = script_runs(text).iter().map(|r| (&text[r.span], r.script.short_name())).collect();
/// assert_eq!(runs, [("Kyiv (", "Latn"), ("Київ), 2025", "Cyrl")]);
/// ```
pub fn script_runs(text: &str) -> Vec<ScriptRun> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut current: Option<Script> = None;
    // A place where a few scripts are possible, none of them the current one: where the next run starts if it is one of those.
    let mut pending: Option<(usize, ScriptExtension)> = None;
    for (at, c) in text.char_indices() {
        // Most characters are in the script of the one before.
        if pending.is_none() && current.is_some_and(|script| writing(c) == Some(Writing::One(script))) {
            continue;
        }
        match Kind::of(c) {
            Kind::Any => {}
            Kind::Few(scripts) => {
                if current.is_some_and(|s| scripts.contains_script(s)) {
                    pending = None;
                } else if let Some((from, before)) = pending {
                    let both = before.intersection(scripts);
                    pending = Some(if both.is_empty() { (at, scripts) } else { (from, both) });
                } else {
                    pending = Some((at, scripts));
                }
            }
            Kind::One(script, scripts) => {
                if current.is_none() {
                    current = Some(script);
                } else if current.is_some_and(|s| s != script && !scripts.contains_script(s)) {
                    let end = pending
                        .filter(|(_, few)| few.contains_script(script))
                        .map_or(at, |(from, _)| from);
                    runs.extend(current.map(|script| ScriptRun {
                        span: Span::new(start, end),
                        script,
                    }));
                    start = end;
                    current = Some(script);
                }
                pending = None;
            }
        }
    }
    if start < text.len() {
        runs.push(ScriptRun {
            span: Span::new(start, text.len()),
            script: current.unwrap_or(Script::Common),
        });
    }
    runs
}

/// What a character says about the script of its surroundings.
enum Kind {
    /// Nothing.
    Any,
    /// That it is one of these.
    Few(ScriptExtension),
    /// That it is this one, unless the run is in one of those.
    One(Script, ScriptExtension),
}

impl Kind {
    fn of(c: char) -> Self {
        match writing(c) {
            Some(Writing::Any) => return Self::Any,
            Some(Writing::One(script)) => return Self::One(script, script.into()),
            None => {}
        }
        let scripts = c.script_extension();
        match c.script() {
            Script::Unknown => Self::Any,
            Script::Common | Script::Inherited if scripts.is_common() || scripts.is_inherited() => Self::Any,
            Script::Common | Script::Inherited => Self::Few(scripts),
            script => Self::One(script, scripts),
        }
    }
}
