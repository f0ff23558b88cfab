//! Language runs: the script runs of a text, cut where the language changes.

use std::collections::HashMap;

use polynym_text::{Lang, Span};
use unicode_script::Script;

use crate::guess::{Evidence, Guess, Verdict, by_script, family, judge, judge_among};
use crate::letters::Letters;
use crate::runs::script_runs;
use crate::sample::Sample;
use crate::sentences::sentences;

/// What is left of the confidence in a language when a neighbour takes it over.
const HANDED_ON: f32 = 0.7;
/// From this confidence on, statistics may set one sentence apart from both its neighbours.
const BEYOND_DOUBT: f32 = 0.7;
/// How far [`language_at`] looks to each side, in bytes.
const REACH: usize = 400;

/// A stretch of text in one script and one language.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LangRun {
    /// Bytes of the text.
    pub span: Span,
    /// Its script.
    pub script: Script,
    /// Its language, if it can be told.
    pub lang: Option<Lang>,
    /// How sure, from 0 to 1: the mean over its sentences, by letters.
    pub confidence: f32,
    /// What its best judged sentence rests on.
    pub evidence: Evidence,
}

/// The runs of one script and one language, in order; they tile the text exactly (none for an empty text).
///
/// Each line and sentence is judged by itself, all of its words in one script together, so that a name in another script does not
/// cut it in two for this purpose. What is too short or too uncertain takes the language of the sentence before it, else
/// after it, in the same script, if its letters allow.
///
/// ```
/// let text = "A statement was published on Friday.\nЗвернення до громадян України.\n";
/// let runs = polynym_script::lang_runs(text);
/// assert_eq!(runs.len(), 2);
/// assert_eq!(&text[runs[1].span], "Звернення до громадян України.\n");
/// assert_eq!(runs[1].lang.unwrap().as_str(), "uk");
/// ```
pub fn lang_runs(text: &str) -> Vec<LangRun> {
    let (segments, pieces) = cut(text);
    let guesses = settle(&pieces);
    let mut runs: Vec<LangRun> = Vec::new();
    let mut weight = 0.0;
    for Segment { span, script, piece } in segments {
        let guess = by_script(script).or(piece.map(|p| guesses[p])).unwrap_or(Guess::NONE);
        let letters = piece.map_or(0, |p| pieces[p].sample.letters()) as f32;
        let Guess {
            lang,
            confidence,
            evidence,
        } = guess;
        match runs.last_mut() {
            Some(last) if (last.script, last.lang) == (script, lang) => {
                last.span.end = span.end;
                if confidence > last.confidence {
                    last.evidence = evidence;
                }
                if letters > 0.0 {
                    last.confidence = (last.confidence * weight + confidence * letters) / (weight + letters);
                    weight += letters;
                }
            }
            _ => {
                runs.push(LangRun {
                    span,
                    script,
                    lang,
                    confidence,
                    evidence,
                });
                weight = letters;
            }
        }
    }
    runs
}

/// The language of the sentence or line around a place in a text, in the script that the place is written in.
///
/// Looks at no more than 400 bytes to each side, and not beyond the line, so that asking for a few places of a long text is cheap. A
/// `span` that is not in the text, or off character boundaries, is brought to the nearest place that is.
///
/// ```
/// use polynym_script::language_at;
/// use polynym_text::Span;
/// let text = "Звернення Володимира Зеленського до громадян.";
/// let start = text.find("Зеленського").unwrap();
/// let span = Span::new(start, start + "Зеленського".len());
/// assert_eq!(language_at(text, span).lang.unwrap().as_str(), "uk");
/// ```
pub fn language_at(text: &str, span: Span) -> Guess {
    let (line, place) = window(text, span);
    let (segments, pieces) = cut(line);
    // An empty place, too, stands in a segment: the first that reaches beyond it, or the last.
    let here = segments
        .iter()
        .position(|s| s.span.end > place.start)
        .unwrap_or(segments.len().saturating_sub(1));
    let lettered = segments[here.min(segments.len())..]
        .iter()
        .find(|s| s.span.overlaps(place) && s.piece.is_some());
    let Some(Segment { script, piece, .. }) = lettered.or(segments.get(here)) else {
        return Guess::NONE;
    };
    if let Some(guess) = by_script(*script) {
        return guess;
    }
    let Some(own) = piece.map(|p| pieces[p].judge()) else {
        return Guess::NONE;
    };
    if own.settled {
        return own.guess;
    }
    let mut around = Piece {
        script: family(*script),
        sample: Sample::default(),
    };
    for Segment { span, .. } in segments.iter().filter(|s| family(s.script) == around.script) {
        around.sample.push(&line[*span]);
    }
    follow(&own, &around.judge()).unwrap_or(own.guess)
}

/// Which of some languages the line around a place is in, or nearest to; `None` if nothing speaks for one of them.
///
/// Looks as far as [`language_at`], and costs a tenth of it: where only a few languages are in question, only those are weighed.
///
/// ```
/// use polynym_script::language_among;
/// use polynym_text::{Lang, Span};
/// let langs = ["en", "de"].map(|code| Lang::new(code).unwrap());
/// let text = "Der Präsident sprach gestern in Berlin über die Ukraine und den Krieg.";
/// let start = text.find("Ukraine").unwrap();
/// assert_eq!(language_among(text, Span::new(start, start + 7), &langs), Some(langs[1]));
/// ```
pub fn language_among(text: &str, span: Span, langs: &[Lang]) -> Option<Lang> {
    let (line, place) = window(text, span);
    let runs = script_runs(line);
    let here = runs.iter().find(|run| run.span.end > place.start)?;
    let script = family(here.script);
    let mut sample = Sample::default();
    for run in runs.iter().filter(|run| family(run.script) == script) {
        sample.push(&line[run.span]);
    }
    let table = Letters::get();
    let allowed = langs.iter().fold(0, |set, &lang| set | table.single(lang));
    let guess = judge_among(script, &sample, allowed).guess;
    guess.lang.filter(|lang| langs.contains(lang))
}

/// The line around a span, cut to what [`language_at`] may look at, and the span in it.
fn window(text: &str, span: Span) -> (&str, Span) {
    let boundary = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|&i| text.is_char_boundary(i))
            .unwrap_or(0)
    };
    let start = boundary(span.start);
    let end = boundary(span.end.max(start));
    let line_end = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let before = &text[boundary(start.saturating_sub(REACH))..start];
    let after = &text[end..boundary(end.saturating_add(REACH))];
    let before = before.rsplit(line_end).next().unwrap_or(before);
    let after = after.split(line_end).next().unwrap_or(after);
    let place = Span::new(before.len(), before.len() + (end - start));
    (&text[start - before.len()..end + after.len()], place)
}

/// The part of a script run that lies in one sentence.
struct Segment {
    span: Span,
    script: Script,
    /// What its language is judged by, as an index; `None` for a run without letters.
    piece: Option<usize>,
}

/// All words of one sentence in one script family.
struct Piece {
    script: Script,
    sample: Sample,
}

impl Piece {
    fn judge(&self) -> Verdict {
        judge(self.script, &self.sample)
    }
}

/// A text as segments, which tile it, and the pieces that they are judged by.
fn cut(text: &str) -> (Vec<Segment>, Vec<Piece>) {
    let mut segments: Vec<Segment> = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut runs = script_runs(text).into_iter().peekable();
    for sentence in sentences(text) {
        let first = pieces.len();
        while let Some(&run) = runs.peek() {
            let span = Span::new(run.span.start.max(sentence.start), run.span.end.min(sentence.end));
            let words = &text[span];
            let piece = words.contains(char::is_alphabetic).then(|| {
                let script = family(run.script);
                let known = pieces[first..].iter().position(|p| p.script == script).map(|at| first + at);
                let piece = known.unwrap_or_else(|| {
                    pieces.push(Piece {
                        script,
                        sample: Sample::default(),
                    });
                    pieces.len() - 1
                });
                pieces[piece].sample.push(words);
                piece
            });
            match segments.last_mut() {
                // A date or a dash goes with what stands before it in the run, at the head of the run with what follows.
                Some(last) if last.script == run.script && (piece.is_none() || last.piece.is_none()) => {
                    last.span.end = span.end;
                    last.piece = last.piece.or(piece);
                }
                _ => segments.push(Segment {
                    span,
                    script: run.script,
                    piece,
                }),
            }
            if run.span.end <= sentence.end {
                runs.next();
            }
            if run.span.end >= sentence.end {
                break;
            }
        }
    }
    (segments, pieces)
}

/// The language of each piece: its own, or that of the nearest settled piece of its script, before it rather than after it;
/// where none is settled, that of all such pieces together.
fn settle(pieces: &[Piece]) -> Vec<Guess> {
    let mut verdicts: Vec<Verdict> = pieces.iter().map(Piece::judge).collect();
    doubt_loners(pieces, &mut verdicts);
    let mut guesses: Vec<Option<Guess>> = verdicts.iter().map(|v| v.settled.then_some(v.guess)).collect();
    let mut pass = |order: &mut dyn Iterator<Item = usize>| {
        let mut nearest: HashMap<Script, &Verdict> = HashMap::new();
        for i in order {
            if verdicts[i].settled {
                nearest.insert(pieces[i].script, &verdicts[i]);
            } else if guesses[i].is_none() {
                guesses[i] = nearest.get(&pieces[i].script).and_then(|near| follow(&verdicts[i], near));
            }
        }
    };
    pass(&mut (0..pieces.len()));
    pass(&mut (0..pieces.len()).rev());
    let mut pools: HashMap<Script, Sample> = HashMap::new();
    for (piece, _) in pieces.iter().zip(&guesses).filter(|(_, guess)| guess.is_none()) {
        pools.entry(piece.script).or_default().add(&piece.sample);
    }
    let pools: HashMap<Script, Verdict> = pools
        .into_iter()
        .map(|(script, pool)| (script, judge(script, &pool)))
        .collect();
    for (i, guess) in guesses.iter_mut().enumerate().filter(|(_, guess)| guess.is_none()) {
        *guess = pools.get(&pieces[i].script).and_then(|pool| follow(&verdicts[i], pool));
    }
    guesses
        .iter()
        .zip(&verdicts)
        .map(|(guess, own)| guess.unwrap_or(own.guess))
        .collect()
}

/// Unsettles a sentence that differs from those before and after it, which agree: a line of English that looks French.
fn doubt_loners(pieces: &[Piece], verdicts: &mut [Verdict]) {
    let mut last_two: HashMap<Script, [Option<usize>; 2]> = HashMap::new();
    for after in 0..pieces.len() {
        if !verdicts[after].settled {
            continue;
        }
        let seen = last_two.entry(pieces[after].script).or_default();
        if let [Some(before), Some(between)] = *seen {
            let loner = verdicts[between].guess;
            let differs = verdicts[before].guess.lang == verdicts[after].guess.lang && verdicts[after].guess.lang != loner.lang;
            if differs && loner.evidence == Evidence::Statistics && loner.confidence < BEYOND_DOUBT {
                verdicts[between].settled = false;
            }
        }
        *seen = [seen[1], Some(after)];
    }
}

/// The guess for an unsettled piece that stands near a settled one, if its letters allow that language.
fn follow(own: &Verdict, near: &Verdict) -> Option<Guess> {
    let lang = near.guess.lang?;
    let confidence = near.guess.confidence * HANDED_ON;
    if own.guess.lang == Some(lang) {
        return Some(Guess {
            confidence: own.guess.confidence.max(confidence),
            ..own.guess
        });
    }
    let allowed = Letters::get().single(lang) & !own.possible == 0;
    allowed.then(|| Guess::new(lang, confidence, Evidence::Neighbours))
}
