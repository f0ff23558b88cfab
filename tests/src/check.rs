//! Runs a case, and says in lines that an editor can follow what was missed and what was false.

use crate::engine::{self, Engine, Found};
use crate::markup::{Expected, Marked};
use crate::suite::{Case, Listing, Text};

/// Runs every text and listing of a case.
///
/// # Errors
/// All that differs, a line each: `file:line: missed {surface|id}`. Of a case that is [`Case::not_yet`], the texts that differ in nothing.
pub fn check(case: &Case) -> Result<(), String> {
    let mut report = Report { case, lines: Vec::new() };
    if let Some(findings) = &case.findings {
        report.findings(findings);
    }
    for text in &case.texts {
        let before = report.lines.len();
        match found(case, text) {
            Ok(found) => report.mentions(text, &found),
            Err(error) => report.say(text.line, &error),
        }
        report.runs(text);
        report.offsets(text);
        if case.not_yet {
            let passes = report.lines.len() == before;
            report.lines.truncate(before);
            if passes {
                report.say(text.line, "found by now: move it out of `(not yet)`");
            }
        }
    }
    if report.lines.is_empty() {
        Ok(())
    } else {
        Err(report.lines.join("\n"))
    }
}

/// What is found in a text of a case, with its gazetteer and options.
///
/// # Errors
/// A gazetteer that cannot be used, options that are none.
pub fn found(case: &Case, text: &Text) -> Result<Vec<Found>, String> {
    Ok(Engine::new(case.gazetteer.as_deref(), &text.options)?.tag(&text.marked.text))
}

/// Is this expected mention that found one?
pub fn same(expected: &Expected, found: &Found) -> bool {
    expected.span == found.span && expected.ids.accept(&found.id, &found.candidates)
}

struct Report<'a> {
    case: &'a Case,
    lines: Vec<String>,
}

impl Report<'_> {
    fn say(&mut self, line: usize, what: &str) {
        self.lines
            .push(format!("{}:{line}: {what} [{}]", self.case.file.display(), self.case.heading));
    }

    fn mentions(&mut self, text: &Text, found: &[Found]) {
        let Marked { text: content, mentions } = &text.marked;
        let mut differences = Vec::new();
        for missed in mentions
            .iter()
            .filter(|expected| !found.iter().any(|found| same(expected, found)))
        {
            differences.push((
                missed.span.clone(),
                format!("missed {{{}|{}}}", &content[missed.span.clone()], missed.ids),
            ));
        }
        for wrong in found
            .iter()
            .filter(|found| !mentions.iter().any(|expected| same(expected, found)))
        {
            let surface = content.get(wrong.span.clone()).unwrap_or("a span off character boundaries");
            differences.push((
                wrong.span.clone(),
                format!("false {{{surface}|{}}}", wrong.candidates.join(">")),
            ));
        }
        differences.sort_by_key(|(span, what)| (span.start, span.end, what.starts_with("false")));
        for (span, what) in differences {
            let line = text.line + content.get(..span.start).unwrap_or(content).matches('\n').count();
            self.say(line, &what);
        }
    }

    fn runs(&mut self, text: &Text) {
        let Some(listing) = &text.runs else { return };
        let content = &text.marked.text;
        let runs = engine::runs(content);
        for (index, item) in listing.items.iter().enumerate() {
            let mut words = item.splitn(3, ' ');
            let (lang, script, start) = (words.next(), words.next(), words.next().unwrap_or_default());
            let fits = |run: &engine::Run| {
                let surface = content[run.span.clone()].trim_start();
                Some(run.lang.as_str()) == lang && Some(run.script.as_str()) == script && surface.starts_with(start.trim_end())
            };
            if !runs.get(index).is_some_and(fits) {
                let got = runs
                    .get(index)
                    .map(|run| format!("{} {} {}", run.lang, run.script, &content[run.span.clone()]));
                self.say(listing.line + index, &format!("run `{item}` is {got:?}"));
            }
        }
        for run in runs.iter().skip(listing.items.len()) {
            self.say(
                listing.line,
                &format!("one more run: {} {} {}", run.lang, run.script, &content[run.span.clone()]),
            );
        }
    }

    fn offsets(&mut self, text: &Text) {
        let Some(listing) = &text.offsets else { return };
        let content = &text.marked.text;
        let spans = text.marked.mentions.iter().map(|mention| &mention.span);
        let got: Vec<_> = spans
            .map(|span| (&content[span.clone()], engine::offsets(content, span)))
            .collect();
        if got.len() != listing.items.len() {
            self.say(
                listing.line,
                &format!("{} mentions, {} lines of offsets", got.len(), listing.items.len()),
            );
        }
        for (index, (item, (surface, numbers))) in listing.items.iter().zip(got).enumerate() {
            let line = numbers
                .iter()
                .fold(surface.to_owned(), |line, number| format!("{line} {number}"));
            if *item != line {
                self.say(listing.line + index, &format!("offsets `{item}` are `{line}`"));
            }
        }
    }

    fn findings(&mut self, listing: &Listing) {
        let Some(csv) = &self.case.gazetteer else {
            return self.say(listing.line, "findings without a csv block");
        };
        let mut rest = engine::findings(&csv.bytes);
        for (index, item) in listing.items.iter().enumerate() {
            let fits = |finding: &engine::Finding| {
                let severity = if finding.is_error { "error" } else { "warning" };
                let exact = format!("{}:{} {severity} ", finding.line, finding.column);
                let any_column = format!("{}:* {severity} ", finding.line);
                let word = item.strip_prefix(&exact).or_else(|| item.strip_prefix(&any_column));
                word.is_some_and(|word| finding.message.to_lowercase().contains(&word.to_lowercase()))
            };
            match rest.iter().position(fits) {
                Some(at) => drop(rest.remove(at)),
                None => self.say(listing.line + index, &format!("missed finding `{item}`")),
            }
        }
        for finding in rest {
            let severity = if finding.is_error { "error" } else { "warning" };
            let what = format!(
                "false finding `{}:{} {severity} {}`",
                finding.line, finding.column, finding.message
            );
            self.say(listing.line, &what);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::suite::parse;

    #[test]
    fn what_is_not_yet_found_must_still_fail() {
        let source = "# A\n```csv\nid,type,name\nq,PLACE,Kyiv\n```\n## B (not yet)\n```text\n{nowhere|q}\n```\n\n```text\nin {Kyiv|q}\n```\n";
        let told = check(&parse(Path::new("s.md"), source).unwrap()[0]).unwrap_err();
        assert_eq!(told, "s.md:12: found by now: move it out of `(not yet)` [B (not yet)]");
    }
}
