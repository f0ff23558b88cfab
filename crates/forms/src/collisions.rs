//! Forms that say something else too: another row's name, or a common word.

use std::collections::{BTreeSet, HashMap};

use polynym_gazetteer::{Class, Entity, Finding, FormRole, Gazetteer, Pattern, Severity, Tongue, words_and_gaps};
use polynym_script::common_word_languages;
use polynym_text::fold_key;

use crate::common::COMMON;

/// What is found of the forms of a gazetteer's rows, in the order of the rows: each a warning, with the rule that settles it.
///
/// A form that nobody wrote into the row is weak where it is a common word, and beside a row that has it in writing; of two such
/// forms both are candidates.
pub fn collisions(gazetteer: &Gazetteer, patterns: &[Pattern]) -> Vec<Finding> {
    let mut found: Vec<(u32, Finding)> = Vec::new();
    for pattern in patterns
        .iter()
        .filter(|pattern| pattern.how.last().is_some_and(|step| step == COMMON))
    {
        let Some(class) = pattern.classes.first() else { continue };
        for spelling in &class.spellings {
            let words = [spelling.text.to_lowercase(), fold_key(&spelling.text).text];
            let languages: BTreeSet<String> = words
                .iter()
                .flat_map(|w| common_word_languages(w))
                .map(|l| l.to_string())
                .collect();
            let languages: Vec<String> = languages.into_iter().collect();
            let message = format!(
                "`{}`, a form of {}, is a common word ({})",
                spelling.text,
                gazetteer.entity(pattern.entity).id,
                languages.join(", ")
            );
            let mend = "it is weak; write it into the row if it is to count alone";
            found.push((
                pattern.entity,
                finding(gazetteer.entity(pattern.entity), pattern, message, mend),
            ));
        }
    }
    let names = Named::of(patterns);
    for (index, entity) in gazetteer.iter() {
        for name in entity.names.iter().filter(|name| name.kind.is_strong()) {
            let words: Vec<String> = words_and_gaps(&name.text)
                .0
                .into_iter()
                .map(|word| fold_key(word).text)
                .collect();
            let mut others: Vec<&Pattern> = names.with(&words).filter(|pattern| pattern.entity != index).collect();
            others.dedup_by_key(|pattern| pattern.entity);
            for pattern in others {
                let other = gazetteer.entity(pattern.entity);
                let message = format!("`{}`, a name of {}, is a form of {}, too", name.text, entity.id, other.id);
                let mend = "it means the row that has it in writing; write it into both rows if both are meant";
                found.push((pattern.entity, finding(other, pattern, message, mend)));
            }
        }
    }
    found.sort_by(|a, b| (a.0, a.1.line, a.1.column, &a.1.message).cmp(&(b.0, b.1.line, b.1.column, &b.1.message)));
    found.dedup();
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// Where the name stands that a pattern comes from, as far as it can be told, else the entity's first.
fn finding(entity: &Entity, pattern: &Pattern, message: String, mend: &str) -> Finding {
    let written = |class: &Class| {
        let own = class
            .spellings
            .iter()
            .find(|s| s.readings.iter().any(|r| r.tongue == Tongue::Written && r.weight == 1.0));
        own.map(|spelling| spelling.text.to_string())
    };
    let words: Vec<Option<String>> = pattern.classes.iter().map(|class| written(class)).collect();
    let same = |text: &str| {
        words_and_gaps(text)
            .0
            .into_iter()
            .map(|word| Some(word.to_owned()))
            .eq(words.iter().cloned())
    };
    let name = entity.names.iter().find(|name| same(&name.text)).or(entity.names.first());
    let origin = name.map(|name| name.origin.clone());
    Finding {
        file: origin.as_ref().map_or_else(|| "".into(), |at| at.file.clone()),
        line: origin.as_ref().map_or(0, |at| at.line),
        column: origin.as_ref().map_or(0, |at| at.column),
        severity: Severity::Warning,
        message,
        mend: mend.to_owned(),
    }
}

/// Strong names by the folded spellings of their first words.
struct Named<'p>(HashMap<String, Vec<&'p Pattern>>);

impl<'p> Named<'p> {
    fn of(patterns: &'p [Pattern]) -> Self {
        let mut by_first: HashMap<String, Vec<&Pattern>> = HashMap::new();
        for pattern in patterns.iter().filter(|pattern| pattern.role == FormRole::Strong) {
            for spelling in pattern.classes.first().map_or(&[][..], |class| &class.spellings) {
                let of_word = by_first.entry(fold_key(&spelling.text).text).or_default();
                if of_word.last().is_none_or(|last| !std::ptr::eq(*last, pattern)) {
                    of_word.push(pattern);
                }
            }
        }
        Self(by_first)
    }

    /// The names that these words are a form of, but not as the row has it.
    fn with(&self, words: &[String]) -> impl Iterator<Item = &'p Pattern> {
        let first = words.first().and_then(|word| self.0.get(word));
        let patterns = first.into_iter().flatten().copied();
        patterns.filter(|pattern| pattern.classes.len() == words.len() && agrees(pattern, words))
    }
}

/// Whether words agree in some tongue other than the row's own spelling of a name.
fn agrees(pattern: &Pattern, words: &[String]) -> bool {
    let readings: Option<Vec<_>> = pattern
        .classes
        .iter()
        .zip(words)
        .map(|(class, word)| {
            let own: Vec<_> = class
                .spellings
                .iter()
                .filter(|spelling| fold_key(&spelling.text).text == *word)
                .flat_map(|spelling| &spelling.readings)
                .collect();
            (!own.is_empty()).then_some(own)
        })
        .collect();
    let Some(readings) = readings else { return false };
    let tags = |tongue: Tongue| {
        let of_word =
            |own: &Vec<&polynym_gazetteer::Reading>| own.iter().filter(|r| r.tongue == tongue).fold(0, |tags, r| tags | r.tags);
        readings.iter().fold(u64::MAX, |tags, own| tags & of_word(own))
    };
    let is_written = pattern.weight == 1.0 && tags(Tongue::Written) != 0;
    !is_written && readings[0].iter().any(|r| tags(r.tongue) != 0)
}
