//! The readings of a word by the rules of a script.
//!
//! They are the variants of the scheme ([`Scheme::variants`](crate::Scheme::variants) says the same of a name), but each new word of a text is read:
//! here no rule costs an allocation, and what rules leave as it is, is not copied.

use crate::automaton::{Automaton, Rule, Step};
use crate::buffer::Buffer;
use crate::compile::Stage;
use crate::letters::Info;
use crate::scheme::Scheme;
use crate::syntax::SYLLABLE;
use crate::transform::Transform;

/// A spelling on its way to a sound, and how usual it is.
type Spelling = (Vec<char>, f32);

/// The readings of a word in small letters, the usual one first, at most `limit`.
pub(super) fn readings(scheme: &Scheme, word: &str, limit: usize) -> Vec<Spelling> {
    // An unlikely beginning may have a likely end, so more are kept on the way.
    let beam = limit.saturating_mul(4).clamp(16, 4096);
    let mut infos = Vec::new();
    let mut spellings = vec![(transformed(Transform::Nfc, word.chars().collect()), 1.0)];
    for stage in &scheme.stages {
        match stage {
            Stage::Rules(automaton) => {
                let mut next = Vec::new();
                for (chars, weight) in spellings {
                    let outcomes = alternatives(automaton, chars, &mut infos, beam);
                    next.extend(outcomes.into_iter().map(|(chars, more)| (chars, weight * more)));
                }
                spellings = best(next, beam);
            }
            Stage::Transform(transform) => {
                let changed = spellings
                    .into_iter()
                    .map(|(chars, weight)| (transformed(*transform, chars), weight));
                spellings = best(changed.collect(), beam);
            }
        }
    }
    spellings.truncate(limit);
    for (chars, _) in &mut spellings {
        chars.retain(|&c| c != SYLLABLE);
    }
    spellings
}

fn transformed(transform: Transform, chars: Vec<char>) -> Vec<char> {
    let stays = matches!(transform, Transform::Nfc | Transform::StripMarks) && chars.iter().all(char::is_ascii);
    if stays {
        return chars;
    }
    let mut text = Buffer {
        chars,
        ..Buffer::default()
    };
    transform.run(&mut text, &mut Buffer::default());
    text.chars
}

/// The likeliest outcomes of a stage, at most `beam`.
fn alternatives(automaton: &Automaton, chars: Vec<char>, infos: &mut Vec<Info>, beam: usize) -> Vec<Spelling> {
    let input = Buffer {
        chars,
        ..Buffer::default()
    };
    automaton.read(&input, infos);
    let infos = &infos[..];
    let mut outcomes = vec![(Vec::with_capacity(input.chars.len() + 4), 1.0)];
    let mut at = 0;
    while at <= infos.len() {
        if let Some(rule) = automaton.insertion(&input.chars, infos, at) {
            put(&mut outcomes, beam, automaton, rule, infos, at, at);
        }
        if at == infos.len() {
            break;
        }
        match automaton.step(&input.chars, infos, at) {
            Some(Step { rule, end }) => {
                put(&mut outcomes, beam, automaton, rule, infos, at, end);
                at = end;
            }
            None => {
                outcomes.iter_mut().for_each(|(outcome, _)| outcome.push(input.chars[at]));
                at += 1;
            }
        }
    }
    best(outcomes, beam)
}

/// Continues every outcome with every target of a rule.
fn put(outcomes: &mut Vec<Spelling>, beam: usize, automaton: &Automaton, rule: &Rule, infos: &[Info], at: usize, end: usize) {
    let first = automaton.cased(rule, &rule.target, infos, at, end);
    if rule.others.is_empty() {
        outcomes.iter_mut().for_each(|(outcome, _)| outcome.extend_from_slice(first));
        return;
    }
    let others = rule
        .others
        .iter()
        .map(|(target, weight)| (automaton.cased(rule, target, infos, at, end), *weight));
    let targets = std::iter::once((first, rule.weight)).chain(others);
    let mut continued = Vec::with_capacity(outcomes.len() * (1 + rule.others.len()));
    for (outcome, weight) in outcomes.iter() {
        for (text, more) in targets.clone() {
            let mut longer = Vec::with_capacity(outcome.capacity().max(outcome.len() + text.len()));
            longer.extend_from_slice(outcome);
            longer.extend_from_slice(text);
            continued.push((longer, weight * more));
        }
    }
    *outcomes = if continued.len() > beam {
        best(continued, beam)
    } else {
        continued
    };
}

/// The outcomes of most weight, each text once; in the order they came among equals.
fn best(mut outcomes: Vec<Spelling>, beam: usize) -> Vec<Spelling> {
    outcomes.retain(|(_, weight)| *weight > 0.0);
    outcomes.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut kept = 0;
    for at in 0..outcomes.len() {
        let (before, rest) = outcomes.split_at(at);
        if before[..kept].iter().all(|(text, _)| *text != rest[0].0) {
            outcomes.swap(kept, at);
            kept += 1;
        }
    }
    outcomes.truncate(kept.min(beam));
    outcomes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Schemes;
    use crate::compile::Library as _;

    #[test]
    fn readings_are_the_variants() {
        let schemes = Schemes::embedded();
        for (id, words) in [
            (
                "_sound-latn",
                "zelenskiy wałęsa schmidt o’leary françois ćwierć bell nguyễn xi jean-claude",
            ),
            ("_sound-cyrl", "зеленський подъячев ґалаґан щука цюрих їжак"),
            ("_sound-arab", "محمد السيسي"),
            ("_sound-hebr", "נתניהו"),
            ("_sound-deva", "मोदी"),
        ] {
            let source = schemes.source(id).unwrap().unwrap();
            let scheme = Scheme::compile(id, &source.name, &source.text, &schemes).unwrap();
            for word in words.split(' ') {
                for limit in [1, 3, 8, 12] {
                    let own: Vec<(String, f32)> = readings(&scheme, word, limit)
                        .into_iter()
                        .map(|(chars, weight)| (chars.into_iter().collect(), weight))
                        .collect();
                    assert_eq!(own, scheme.variants(word, limit), "{word}");
                }
            }
        }
    }
}
