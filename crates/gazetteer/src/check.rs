//! Warnings about entities as a whole, once all rows are in; what they are about is loaded as written.

use std::borrow::Cow;
use std::sync::Arc;

use polynym_script::is_common_word;
use unicode_normalization::is_nfc;

use crate::finding::{Findings, shown};
use crate::index::hash;
use crate::letters::{foreign_script, is_one_word, mixed_word};
use crate::{CasePolicy, Entity, EntityType, Gazetteer, Name, NameKind, Origin};

/// Whether a name is written in one of these layers, not in a gazetteer under them.
fn is_new(name: &Name, files: &[Arc<str>]) -> bool {
    files.iter().any(|file| Arc::ptr_eq(file, &name.origin.file))
}

/// What is doubtful in the names of an entity by themselves.
pub(crate) fn names(entity: &Entity, files: &[Arc<str>], findings: &mut Findings) {
    for name in entity.names.iter().filter(|name| is_new(name, files)) {
        self::name(entity, name, findings);
    }
}

fn name(entity: &Entity, name: &Name, findings: &mut Findings) {
    let (text, at) = (shown(&name.text), &name.origin);
    if !is_nfc(&name.text) {
        findings.warning(
            at,
            format!("{text} is not in normalization form C"),
            "write it with composed letters (NFC)",
        );
    }
    if key(&name.text).is_empty() {
        findings.warning(
            at,
            format!("{text} has neither letter nor digit and is never found"),
            "mend it, or take it out",
        );
    }
    if let Some((word, odd, script)) = mixed_word(&name.text) {
        let (code, script) = (u32::from(odd), script.full_name());
        let message = format!("{} mixes scripts: `{odd}` (U+{code:04X}) is {script}", shown(word));
        findings.warning(at, message, "write the look-alike of the word's other letters");
    }
    if let (NameKind::Main | NameKind::Label, false, Some(lang)) = (name.kind, name.fixed, name.lang)
        && let Some(script) = foreign_script(lang, &name.text)
    {
        let message = format!("{text} is {}, in which {} is not written", script.full_name(), lang.name());
        findings.warning(
            at,
            message,
            "mend the language, or put = before the name if it is written so there",
        );
    }
    if !name.kind.is_strong() {
        return;
    }
    if entity.kind == EntityType::Person && is_one_word(&name.text) {
        let message = format!("{text}, a single word, is a strong name of a person");
        findings.warning(at, message, "move it to `weak`, unless nobody else is called so");
    }
    if reads_as_common_word(name) {
        let message = format!("{text}, a strong name, is a common word too");
        findings.warning(at, message, "move it to `weak`, or set `case` to exact or upper");
    }
}

/// Whether a common word as it stands in text, at the beginning of a sentence too, would be taken for the name.
fn reads_as_common_word(name: &Name) -> bool {
    let lower = name.text.to_lowercase();
    let capitals = name.text.chars().filter(|c| c.is_uppercase()).count();
    let matches = match name.case {
        CasePolicy::Fold | CasePolicy::Smart => true,
        CasePolicy::Exact => capitals <= 1 && (capitals == 0 || name.text.starts_with(char::is_uppercase)),
        CasePolicy::Upper => false,
    };
    matches && is_common_word(name.lang, &lower)
}

/// A parent that is of no entity.
pub(crate) fn parent(id: &str, parent: &str, at: &Origin, is_id: impl Fn(&str) -> bool, findings: &mut Findings) {
    if parent == id {
        findings.warning(
            at,
            format!("{} is its own parent", shown(parent)),
            "name the larger thing it is part of",
        );
    } else if !is_id(parent) {
        findings.warning(
            at,
            format!("the parent {} is no entity here", shown(parent)),
            "add a row for it, or mend the id",
        );
    }
}

/// Strong names that several entities have, one of them at least by these layers. `keys` are the hashes of keys that may be such.
pub(crate) fn shared(gazetteer: &Gazetteer, keys: &[u64], files: &[Arc<str>], findings: &mut Findings) {
    let mut told: Vec<(String, Origin, String)> = Vec::new();
    for wanted in keys {
        let mut indices = gazetteer.named(*wanted);
        indices.sort_unstable();
        indices.dedup();
        let entities: Vec<Cow<'_, Entity>> = indices.iter().filter_map(|index| gazetteer.passing(*index)).collect();
        let mut names: Vec<(String, usize, &Name)> = Vec::new();
        for (place, entity) in entities.iter().enumerate() {
            let keys = strong(entity).map(|(key, name)| (key, place, name));
            names.extend(keys.filter(|(key, ..)| hash(key) == *wanted));
        }
        names.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        for same in names.chunk_by(|a, b| a.0 == b.0) {
            let mut places: Vec<usize> = same.iter().map(|(_, place, _)| *place).collect();
            places.dedup();
            let new = same.iter().map(|(.., name)| name).rev().find(|name| is_new(name, files));
            if let (Some(name), 2..) = (new, places.len()) {
                let entities: Vec<&Entity> = places.iter().map(|place| &*entities[*place]).collect();
                let message = format!("{} is a strong name of {}", shown(&name.text), who_wins(&entities));
                told.push((same[0].0.clone(), name.origin.clone(), message));
            }
        }
    }
    told.sort_by(|a, b| a.0.cmp(&b.0));
    for (_, at, message) in told {
        findings.warning(
            &at,
            message,
            "set `priority`, or move the name to `weak` where it needs context",
        );
    }
}

/// The strong names of an entity that can be looked for, with their keys.
fn strong(entity: &Entity) -> impl Iterator<Item = (String, &Name)> {
    let names = entity.names.iter().filter(|name| name.kind.is_strong());
    names.map(|name| (key(&name.text), name)).filter(|(key, _)| !key.is_empty())
}

/// The hashes of the keys of the strong names of an entity.
pub(crate) fn keys(entity: &Entity) -> impl Iterator<Item = u64> {
    strong(entity).map(|(key, _)| hash(&key))
}

/// The entities that share a name, and which of them it means where nothing else decides: that of the highest priority, of
/// equals the first.
fn who_wins(entities: &[&Entity]) -> String {
    const MOST: usize = 5;
    let ids: Vec<String> = entities.iter().take(MOST).map(|entity| shown(&entity.id)).collect();
    let more = entities.len().saturating_sub(MOST);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let highest = entities.iter().map(|entity| entity.priority).max().unwrap_or_default();
    let mut highest_ones = entities.iter().filter(|entity| entity.priority == highest);
    let winner = highest_ones.next().map(|entity| shown(&entity.id)).unwrap_or_default();
    let why = if highest_ones.next().is_some() {
        "as the first of equal priority"
    } else {
        "by its priority"
    };
    format!("{}{more}; without context {winner} wins {why} ({highest})", ids.join(", "))
}

/// What a name is looked for by; empty if it has neither letter nor digit.
fn key(name: &str) -> String {
    polynym_text::fold_key(name).text
}
