//! `polynym tag`: documents in, mentions out, on all cores, in order.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::Context;
use polynym::{Mention, Options, Tagger};
use polynym_formats::{Document, Run, Tagged};
use rayon::prelude::*;
use serde::Serialize;

use crate::args::{Format, TagArgs};
use crate::base::warn;
use crate::exit::Outcome;
use crate::input::{self, Item};
use crate::output::{self, Colour, complain};
use crate::pretty::{self, Look};
use crate::script_cmd::runs;

/// Tags what was asked for.
pub(crate) fn run(args: &TagArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let started = Instant::now();
    let tagger = tagger(args)?;
    let load = started.elapsed();
    let threads = args.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .context("no threads to work with")?;
    let format = args.format.chosen();
    let look = Look {
        colour: colour.0,
        width: output::width(),
        as_of: args.as_of,
    };
    let mut out: Box<dyn Write> = match format {
        Format::Pretty => Box::new(output::results(colour)),
        Format::Jsonl => Box::new(output::records()),
    };
    let mut total = Work::default();
    let mut failed = false;
    for batch in input::documents(&args.input) {
        let done: Vec<Result<(Vec<u8>, Work), String>> = pool.install(|| {
            let one = |item: Item| match item {
                Item::Document(document) => Ok(tag(&tagger, &document, args, format, look)),
                Item::Failure(line) => Err(line),
            };
            batch.into_par_iter().map(one).collect()
        });
        let started = Instant::now();
        for one in done {
            match one {
                Ok((record, work)) => {
                    out.write_all(&record)?;
                    total.add(&work);
                }
                Err(line) => {
                    failed = true;
                    complain(line);
                }
            }
        }
        out.flush()?;
        total.write += started.elapsed();
    }
    if args.stats {
        complain(total.stats(load, started.elapsed())?);
    }
    Ok(if failed {
        Outcome::Failed
    } else {
        Outcome::found(total.mentions > 0)
    })
}

fn tagger(args: &TagArgs) -> anyhow::Result<Tagger> {
    let TagArgs {
        overlap,
        min_score,
        demonyms,
        fuzzy,
        no_sound,
        as_of,
        ..
    } = *args;
    let options = Options {
        overlap,
        min_score,
        demonyms,
        fuzzy: fuzzy.into(),
        sound: !no_sound,
        as_of,
    };
    let builder = args.base.builder()?.options(options).borrow(!args.no_borrow);
    let tagger = args.base.build(builder)?;
    for path in &args.base.gazetteer {
        warn(path, tagger.findings());
    }
    Ok(tagger)
}

/// A document's record, rendered, and the work it was.
fn tag(tagger: &Tagger, document: &Document, args: &TagArgs, format: Format, look: Look) -> (Vec<u8>, Work) {
    let (mentions, mut work) = timed(tagger, &document.text);
    let started = Instant::now();
    let mut record = Vec::new();
    match format {
        Format::Pretty => record.extend_from_slice(pretty::article(&document.id, &document.text, &mentions, look).as_bytes()),
        Format::Jsonl => {
            let runs: Option<Vec<Run>> = args.runs.then(|| runs(&document.text));
            let tagged = Tagged {
                document,
                mentions: &mentions,
                runs: runs.as_deref(),
            };
            // Writing to memory can't fail.
            drop(tagged.write(&mut record, args.offsets.offsets));
        }
    }
    work.write = started.elapsed();
    (record, work)
}

/// The amounts of some work and the time it took, summed over threads.
#[derive(Clone, Copy, Debug, Default)]
struct Work {
    scan: Duration,
    decide: Duration,
    write: Duration,
    documents: usize,
    bytes: usize,
    mentions: usize,
}

impl Work {
    fn add(&mut self, more: &Self) {
        self.scan += more.scan;
        self.decide += more.decide;
        self.write += more.write;
        self.documents += more.documents;
        self.bytes += more.bytes;
        self.mentions += more.mentions;
    }

    fn stats(&self, load: Duration, wall: Duration) -> anyhow::Result<String> {
        let seconds = |time: Duration| (time.as_secs_f64() * 1e6).round() / 1e6;
        Ok(serde_json::to_string(&Stats {
            load_s: seconds(load),
            scan_s: seconds(self.scan),
            decide_s: seconds(self.decide),
            write_s: seconds(self.write),
            wall_s: seconds(wall),
            documents: self.documents,
            bytes: self.bytes,
            mentions: self.mentions,
        })?)
    }
}

/// The line of `--stats`; seconds are summed over threads, but for those of loading and the whole.
#[derive(Serialize)]
struct Stats {
    load_s: f64,
    scan_s: f64,
    decide_s: f64,
    write_s: f64,
    wall_s: f64,
    documents: usize,
    bytes: usize,
    mentions: usize,
}

/// Tags a text and times the two steps of it.
fn timed<'t>(tagger: &'t Tagger, text: &str) -> (Vec<Mention<'t>>, Work) {
    let started = Instant::now();
    let scan = tagger.scan(text);
    let scanned = started.elapsed();
    let mentions = tagger.decide(&scan);
    let work = Work {
        documents: 1,
        bytes: text.len(),
        mentions: mentions.len(),
        scan: scanned,
        decide: started.elapsed() - scanned,
        ..Work::default()
    };
    (mentions, work)
}

#[cfg(test)]
mod tests {
    use polynym::Unit;

    use super::*;

    #[test]
    fn a_record_is_as_relied_on() {
        let csv = "id,type,name,lang,x_note\nplace:amber,PLACE,Port Amber,en,by the sea\nplace:coal,PLACE,Port Coal,en,\n";
        let tagger = Tagger::builder().no_default().gazetteer("g.csv", csv).build().unwrap();
        let document = Document::new("a1", "🌊 Port Amber, Port Coal");
        let (mentions, work) = timed(&tagger, &document.text);
        let runs = runs(&document.text);
        let mut line = Vec::new();
        Tagged {
            document: &document,
            mentions: &mentions,
            runs: Some(&runs),
        }
        .write(&mut line, Unit::Utf16)
        .unwrap();
        // How sure and why is the library's to say.
        let line = String::from_utf8(line).unwrap();
        let steady = [
            r#"{"id":"a1","unit":"utf16","mentions":[{"start":3,"end":13,"text":"Port Amber","id":"place:amber","type":"PLACE","#,
            r#""name":"Port Amber","score":"#,
            r#","lang":"en","script":"Latn","how":["#,
            r#""],"candidates":[{"id":"place:amber","score":"#,
            r#"}],"extra":{"x_note":"by the sea"}},{"start":15,"end":24,"text":"Port Coal","#,
            r#"}]}],"runs":[{"start":0,"end":24,"script":"Latn","lang":"#,
        ];
        let mut rest = line.as_str();
        for piece in steady {
            let at = rest.find(piece).unwrap_or_else(|| panic!("{piece} in {line}"));
            rest = &rest[at + piece.len()..];
        }
        assert!(line.ends_with("}]}\n") && line.starts_with(steady[0]), "{line}");
        assert_eq!((work.documents, work.bytes, work.mentions), (1, document.text.len(), 2));
    }
}
