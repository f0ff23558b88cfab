//! The language of one passage: what its script, its letters and its letter groups say.

use polynym_text::Lang;
use unicode_script::Script;

use crate::everyday::by_common_words;
use crate::letters::{Letters, Set};
use crate::runs::script_runs;
use crate::sample::Sample;

/// Below this many letters the statistics of letter groups are a coin toss (.49 on two-word names) and are not asked.
pub(crate) const ENOUGH_LETTERS: usize = 20;
/// Confidence where a script writes one language, a few small ones aside.
const ONE_LANGUAGE: f32 = 0.95;
/// Confidence in the main language of a script where nothing else is known.
const MAIN_LANGUAGE: f32 = 0.6;
/// Letters outside names at which half of the statistics' certainty is believed: fits .87 at 15 to 40 letters and .98 on sentences.
const HALF_BELIEVED: f32 = 4.0;

/// And with fewer than this many letters outside capitalised words, the names among them may have made the guess.
const ENOUGH_PLAIN: usize = 15;
/// Confidence from which a guess by statistics stands against what surrounds it.
const SETTLED: f32 = 0.4;

/// What a guess rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The script writes one language, or mainly one.
    Script,
    /// Most words have letters that no other language of the script uses.
    Letters,
    /// Most of its words are common ones of that language and not of another that the letters allow.
    Words,
    /// Frequencies of letter groups, among the languages that the letters allow.
    Statistics,
    /// Too short to judge: the language of the text around it, in the same script.
    Neighbours,
    /// Nothing; there is no guess.
    Nothing,
}

/// The language of a passage, if it can be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess {
    /// The language; `None` if nothing speaks for one.
    pub lang: Option<Lang>,
    /// How sure, from 0 to 1; 1 only where letters decide; 0 without a guess.
    pub confidence: f32,
    /// What it rests on.
    pub evidence: Evidence,
}

impl Guess {
    /// No guess.
    pub(crate) const NONE: Self = Self {
        lang: None,
        confidence: 0.0,
        evidence: Evidence::Nothing,
    };

    pub(crate) fn new(lang: Lang, confidence: f32, evidence: Evidence) -> Self {
        Self {
            lang: Some(lang),
            confidence: confidence.clamp(0.0, 1.0),
            evidence,
        }
    }
}

/// The language of a passage in one language, judged by the script that most of its letters are in.
///
/// Only the first 500 bytes or so of its letters are looked at. Passages of fewer than 20 letters get a language only from their
/// script or from letters that decide; [`language_at`](crate::language_at) asks their surroundings, too.
///
/// ```
/// use polynym_script::{Evidence, language};
/// let guess = language("Київ");
/// assert_eq!((guess.lang.unwrap().as_str(), guess.evidence), ("uk", Evidence::Letters));
/// assert_eq!(language("Москва").lang, None); // Russian, Ukrainian, Bulgarian, ...
/// ```
pub fn language(passage: &str) -> Guess {
    let mut samples: Vec<(Script, Sample)> = Vec::new();
    for run in script_runs(passage) {
        sample_of(&mut samples, family(run.script)).push(&passage[run.span]);
    }
    // The first of equals, whatever the sort.
    let most = samples.iter().map(|(_, s)| s.letters()).max().unwrap_or(0);
    match samples.iter().find(|(_, s)| s.letters() == most) {
        Some((script, sample)) if most > 0 => judge(*script, sample).guess,
        _ => Guess::NONE,
    }
}

fn sample_of(samples: &mut Vec<(Script, Sample)>, script: Script) -> &mut Sample {
    let at = samples.iter().position(|(s, _)| *s == script).unwrap_or_else(|| {
        samples.push((script, Sample::default()));
        samples.len() - 1
    });
    &mut samples[at].1
}

/// The script for a passage in which several are written side by side: Han for all of East Asia.
pub(crate) fn family(script: Script) -> Script {
    match script {
        Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Hangul => Script::Han,
        other => other,
    }
}

/// A guess, and what else the passage might be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) guess: Guess,
    /// Languages that letters allow: none of its usual ones missing, most words within its alphabet.
    pub(crate) possible: Set,
    /// Whether the guess can stand alone, or should follow what surrounds the passage.
    pub(crate) settled: bool,
}

/// The guess that a script alone makes.
pub(crate) fn by_script(script: Script) -> Option<Guess> {
    Letters::get()
        .only(script)
        .map(|lang| Guess::new(lang, ONE_LANGUAGE, Evidence::Script))
}

/// The language of a sample of one script family.
pub(crate) fn judge(script: Script, sample: &Sample) -> Verdict {
    judge_among(script, sample, Set::MAX)
}

/// The language of a sample of one script family, if it is one of `allowed`.
pub(crate) fn judge_among(script: Script, sample: &Sample, allowed: Set) -> Verdict {
    let table = Letters::get();
    if let Some(guess) = by_script(script) {
        return Verdict {
            guess,
            possible: Set::MAX,
            settled: true,
        };
    }
    if script == Script::Han {
        return judge_east_asian(sample);
    }
    let mut verdict = judge_letters(script, sample, allowed);
    if let (None, Some(lang)) = (verdict.guess.lang, table.main(script)) {
        verdict.guess = Guess::new(lang, MAIN_LANGUAGE, Evidence::Script);
    }
    verdict
}

/// By alphabets, and where they leave a choice, by letter groups.
fn judge_letters(script: Script, sample: &Sample, allowed: Set) -> Verdict {
    let table = Letters::get();
    let written = allowed & table.of_script(script);
    let languages = written & !table.missing_from(sample.text(), sample.letters(), written);
    let mut misfits = vec![0usize; table.languages.len()];
    let mut words = 0;
    for word in sample.words() {
        words += 1;
        table.members(languages & !table.fitting(word)).for_each(|i| misfits[i] += 1);
    }
    let possible = table
        .members(languages)
        .filter(|&i| misfits[i] * 2 < words)
        .fold(0, |set, i| set | 1 << i);
    let verdict = |guess, settled| Verdict {
        guess,
        possible,
        settled,
    };
    let best = table.members(languages).min_by_key(|&i| misfits[i]);
    let Some(best) = best.filter(|_| words > 0) else {
        return verdict(Guess::NONE, false);
    };
    let rivals = table.members(languages & !(1 << best));
    let second = rivals.map(|i| misfits[i]).min().unwrap_or(words);
    // Words that fit `best` and no rival: a name or two in a sentence are not enough to decide.
    let lead = (second - misfits[best]) as f32 / words as f32;
    if lead >= 0.5 {
        let fit = 1.0 - misfits[best] as f32 / words as f32;
        return verdict(Guess::new(table.languages[best].lang, fit, Evidence::Letters), true);
    }
    let most = misfits[best] + (words / 4).max(1);
    let candidates: Vec<_> = table.members(languages).filter(|&i| misfits[i] <= most).collect();
    if let Some((found, confidence)) = by_common_words(sample, &candidates) {
        let guess = Guess::new(table.languages[found].lang, confidence, Evidence::Words);
        return verdict(guess, true);
    }
    let Some((found, mut confidence)) = by_letter_groups(sample, &candidates) else {
        return verdict(Guess::NONE, false);
    };
    if found == best {
        confidence += (1.0 - confidence) * lead;
    }
    let settled = confidence >= SETTLED && sample.plain() >= ENOUGH_PLAIN;
    verdict(
        Guess::new(table.languages[found].lang, confidence, Evidence::Statistics),
        settled,
    )
}

/// The likeliest of some languages by the frequencies of letter groups, and how sure; `None` if there is too little to count.
fn by_letter_groups(sample: &Sample, candidates: &[usize]) -> Option<(usize, f32)> {
    if sample.letters() < ENOUGH_LETTERS {
        return None;
    }
    let trigrams = |i: usize| Letters::get().languages[i].trigrams;
    let plain = sample.plain() as f32;
    let believed = plain / (plain + HALF_BELIEVED);
    // Of one candidate the letter groups say nothing, and counting them is most of the cost of a guess.
    if let [only] = candidates {
        return Some((*only, believed));
    }
    let allowed = candidates.iter().map(|&i| trigrams(i)).collect();
    let info = whatlang::Detector::with_allowlist(allowed).detect(sample.text())?;
    let found = candidates.iter().copied().find(|&i| trigrams(i) == info.lang())?;
    Some((found, info.confidence() as f32 * believed))
}

/// Han characters are Chinese unless kana or Hangul stand among them.
fn judge_east_asian(sample: &Sample) -> Verdict {
    use unicode_script::UnicodeScript;
    let (mut han, mut kana, mut hangul) = (0, 0, 0);
    for c in sample.text().chars() {
        match c.script() {
            Script::Han => han += 1,
            Script::Hiragana | Script::Katakana => kana += 1,
            Script::Hangul => hangul += 1,
            _ => {}
        }
    }
    let table = Letters::get();
    // One kana in twenty: の stands on Chinese shop signs, too.
    let (script, confidence, settled) = match () {
        () if kana * 20 > han + kana && kana >= hangul => (Script::Hiragana, ONE_LANGUAGE, true),
        () if hangul > han => (Script::Hangul, ONE_LANGUAGE, true),
        () if han >= ENOUGH_LETTERS => (Script::Han, ONE_LANGUAGE, true),
        () => (Script::Han, MAIN_LANGUAGE, false),
    };
    let guess = match table.only(script).or(table.main(script)) {
        Some(lang) if han + kana + hangul > 0 => Guess::new(lang, confidence, Evidence::Script),
        _ => Guess::NONE,
    };
    Verdict {
        guess,
        possible: Set::MAX,
        settled,
    }
}
