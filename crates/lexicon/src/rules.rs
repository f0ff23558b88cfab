//! The boundary rules of `data/boundary/`: words written together with the next or the one before, and where unspaced scripts part theirs.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use polynym_text::{WORD_SCRIPTS, WordScript, fold};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcliticFile {
    script: Vec<ProcliticScript>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcliticScript {
    code: String,
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    prefixes: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    examples: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParticleFile {
    script: Vec<ParticleScript>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParticleScript {
    #[expect(dead_code, reason = "named for people; the letters of a particle tell its script")]
    code: String,
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    particles: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    examples: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VetoFile {
    lang: Vec<VetoLang>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VetoLang {
    #[expect(dead_code, reason = "named for people; a veto holds in every text")]
    code: String,
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    words: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    examples: Vec<(String, String, bool)>,
}

/// A string whose inner word boundaries are known.
#[derive(Debug)]
pub(crate) struct Veto {
    /// Folded, without its bars.
    pub(crate) key: String,
    /// Byte positions inside `key` where no word begins or ends.
    pub(crate) inside: Vec<usize>,
}

static PROCLITICS: LazyLock<ProcliticFile> =
    LazyLock::new(|| toml::from_str(include_str!("../data/proclitics.toml")).expect("checked by the tests"));

static PARTICLES: LazyLock<ParticleFile> =
    LazyLock::new(|| toml::from_str(include_str!("../data/particles.toml")).expect("checked by the tests"));

/// Folded particles.
static SUFFIXES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = PARTICLES.script.iter().flat_map(|s| &s.particles);
    all.map(|particle| fold(particle).text().to_owned()).collect()
});

static VETOES: LazyLock<VetoFile> =
    LazyLock::new(|| toml::from_str(include_str!("../data/vetoes.toml")).expect("checked by the tests"));

/// Folded proclitics by script.
static PREFIXES: LazyLock<Vec<(WordScript, Vec<String>)>> = LazyLock::new(|| {
    let script = |code: &str| WORD_SCRIPTS.iter().find(|(_, c)| *c == code).map(|(s, _)| *s);
    PROCLITICS
        .script
        .iter()
        .filter_map(|s| {
            Some((
                script(&s.code)?,
                s.prefixes.iter().map(|p| fold(p).text().to_owned()).collect(),
            ))
        })
        .collect()
});

/// Whether a script writes little words together with the next. Most texts have none of these, and no use for the table.
pub(crate) fn has_proclitics(script: WordScript) -> bool {
    script == WordScript::ARABIC || script == WordScript::HEBREW
}

/// Whether `front`, the folded front of a word of `script`, is one or more words written together with the rest.
pub(crate) fn is_proclitic(script: WordScript, front: &str) -> bool {
    has_proclitics(script)
        && PREFIXES
            .iter()
            .any(|(s, prefixes)| *s == script && prefixes.iter().any(|p| p == front))
}

/// A name before a particle has at least so many letters.
const SHORTEST: usize = 2;

/// Where a folded word may end early: before a particle that is written together with it, as bytes of the word.
pub(crate) fn particles(word: &str) -> impl Iterator<Item = usize> {
    // Most texts have none of these scripts, and no use for the table.
    let korean = |c: char| ('가'..='힣').contains(&c);
    let places = word.starts_with(korean).then(|| word.char_indices().skip(SHORTEST));
    places
        .into_iter()
        .flatten()
        .map(|(at, _)| at)
        .filter(|&at| SUFFIXES.contains(&word[at..]))
}

/// The parts of a folded word that may be a name, as bytes of the word: all of it, and what little words leave that are written together
/// with it.
///
/// ```
/// use polynym_text::fold;
/// let folded = fold("وزيلينسكي");
/// let word = &folded.words()[0];
/// assert_eq!(polynym_lexicon::cores(folded.letters(0..1), word.script).count(), 2);
/// ```
pub fn cores(word: &str, script: WordScript) -> impl Iterator<Item = Range<usize>> {
    let front = word.char_indices().map(|(at, _)| at).take(5).skip(1);
    let fronts = front.filter(move |&at| is_proclitic(script, &word[..at]) && word[at..].chars().count() > SHORTEST);
    let behind_fronts = fronts.map(|at| at..word.len());
    std::iter::once(0..word.len())
        .chain(behind_fronts)
        .chain(particles(word).map(|at| 0..at))
}

/// All vetoes.
pub(crate) fn vetoes() -> Vec<Veto> {
    VETOES.lang.iter().flat_map(|l| &l.words).map(|w| veto(w)).collect()
}

fn veto(word: &str) -> Veto {
    let (mut key, mut inside) = (String::new(), Vec::new());
    for part in word.split('|') {
        let part = fold(part);
        inside.extend(part.text().char_indices().skip(1).map(|(at, _)| key.len() + at));
        key.push_str(part.text());
    }
    Veto { key, inside }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tests::found;

    #[test]
    fn examples_of_proclitics() {
        for script in &PROCLITICS.script {
            assert!(WORD_SCRIPTS.iter().any(|(_, c)| *c == script.code), "{}", script.code);
            for (text, name) in &script.examples {
                assert_eq!(found(&[name], text), [name.as_str()], "{name} in {text}");
            }
        }
    }

    #[test]
    fn examples_of_particles() {
        for (text, name) in PARTICLES.script.iter().flat_map(|script| &script.examples) {
            assert_eq!(found(&[name], text), [name.as_str()], "{name} in {text}");
        }
        assert!(found(&["푸틴"], "푸틴토").is_empty());
    }

    #[test]
    fn examples_of_vetoes() {
        for lang in &VETOES.lang {
            for (text, name, valid) in &lang.examples {
                assert_eq!(found(&[name], text).len(), usize::from(*valid), "{name} in {text}");
            }
        }
    }
}
