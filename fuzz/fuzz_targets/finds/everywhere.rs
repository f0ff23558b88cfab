//! Looking everywhere: each run of whole words of a text against each spelling of each name.

use std::collections::{BTreeMap, BTreeSet};

use polynym_gazetteer::{CasePolicy, Pattern, Reading};
use polynym_text::{Folded, Word, WordScript, fold_key, spelling};

/// Words of a name in one of its spellings, which agree: each as it is written.
struct Spelled<'p> {
    pattern: &'p Pattern,
    words: Vec<&'p str>,
}

/// The first word, the one behind the last, and whose name they are.
pub type Place = (usize, usize, u32);

/// What there is to know of a spelling of a class: its folded letters, how it is written, its readings. Spellings that fold alike are one.
type Member<'p> = (String, &'p str, Vec<&'p Reading>);

/// Where names stand; words of scripts without spaces are not looked at.
pub fn everywhere<'p>(patterns: impl Iterator<Item = &'p Pattern>, folded: &Folded<'_>) -> BTreeSet<Place> {
    let mut known: BTreeMap<String, Vec<Spelled<'p>>> = BTreeMap::new();
    patterns.for_each(|pattern| each_spelled(pattern, &mut known));
    let most = known.values().flatten().map(|spelled| spelled.words.len()).max().unwrap_or(0);
    let words = folded.words();
    let mut found = BTreeSet::new();
    for first in 0..words.len() {
        for behind in first + 1..=words.len().min(first + most) {
            for spelled in known.get(folded.letters(first..behind)).into_iter().flatten() {
                if allows(spelled, &words[first..behind], folded.source()) {
                    found.insert((first, behind, spelled.pattern.entity));
                }
            }
        }
    }
    found
}

/// Whether no name can stand anywhere but at whole words.
pub fn whole_words_only(folded: &Folded<'_>) -> bool {
    let parted = |word: &Word| word.script.has(WordScript::ARABIC) || word.script.has(WordScript::HEBREW);
    let korean = |c: char| ('가'..='힣').contains(&c);
    folded.breaks().is_empty() && !folded.words().iter().any(parted) && !folded.text().contains(korean)
}

fn each_spelled<'p>(pattern: &'p Pattern, known: &mut BTreeMap<String, Vec<Spelled<'p>>>) {
    let mut ways: Vec<(String, Vec<Member<'p>>)> = vec![(String::new(), Vec::new())];
    for (class, gap) in pattern.classes.iter().zip(&pattern.gaps[1..]) {
        let mut members: Vec<Member<'p>> = Vec::new();
        for spelling in &class.spellings {
            let key = fold_key(&spelling.text).text;
            match members.iter_mut().find(|(own, ..)| *own == key) {
                Some((.., readings)) => readings.extend(&spelling.readings),
                None => members.push((key, &spelling.text, spelling.readings.iter().collect())),
            }
        }
        let on = |(written, way): &(String, Vec<Member<'p>>)| {
            let further = |member: &Member<'p>| {
                let way = way.iter().chain([member]).cloned().collect();
                (format!("{written}{}{gap}", member.1), way)
            };
            members.iter().map(further).collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(on).collect();
    }
    for (written, way) in ways.into_iter().filter(|(_, way)| agree(way)) {
        let words = way.iter().map(|(_, text, _)| *text).collect();
        known
            .entry(fold_key(&written).text)
            .or_default()
            .push(Spelled { pattern, words });
    }
}

/// Whether there is a tongue in which all words share a tag.
fn agree(words: &[Member<'_>]) -> bool {
    let Some((.., first)) = words.first() else { return false };
    first.iter().any(|reading| {
        let tags = |word: &Member<'_>| {
            let same = word.2.iter().filter(|other| other.tongue == reading.tongue);
            same.fold(0, |tags, other| tags | other.tags)
        };
        words.iter().fold(u64::MAX, |all, word| all & tags(word)) != 0
    })
}

/// Whether the name has as many words as the text, and may be cased as that is. An apostrophe is a gap or a letter of a word, by what stands beside it.
fn allows(spelled: &Spelled<'_>, words: &[Word], source: &str) -> bool {
    if spelled.words.len() != words.len() {
        return false;
    }
    let mut pairs = spelled.words.iter().zip(words);
    match spelled.pattern.case {
        CasePolicy::Fold => true,
        CasePolicy::Upper => words.iter().all(|word| !word.shape.lower),
        CasePolicy::Exact => pairs.all(|(name, word)| spelling(name) == spelling(&source[word.span])),
        CasePolicy::Smart => pairs.all(|(name, word)| {
            let capital = fold_key(name).shapes.first().is_some_and(|shape| shape.initial);
            !capital || word.shape.initial || word.shape.uncased()
        }),
    }
}
