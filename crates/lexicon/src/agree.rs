//! Whether the words of a find are of one tongue and share a tag, and what form of the name they make together.

use polynym_gazetteer::{Form, derivation, tags_in_words};
use polynym_store::{Numbers, OpenError, Sections, Writer};
use polynym_text::Lang;
use rustc_hash::FxHashMap as HashMap;

use crate::compiled::Compiled;
use crate::rows::{ReadingRow, SpellingRow, StoredTongue, StyleRow};

/// Of each spelling in which tongues it is one and with what tags: enough to tell whether words go together. Few spellings differ in that.
#[derive(Debug, Clone, Default)]
pub(crate) struct Agreements {
    /// Where the tags of each spelling begin.
    of_spelling: Numbers,
    /// Of each different set: how many tongues, then of each, by its number: that, and both halves of the tags.
    sets: Numbers,
}

/// [`Agreements`] in the making.
#[derive(Debug, Default)]
pub(crate) struct AgreementsBuilder {
    of_spelling: Vec<u32>,
    sets: Vec<u32>,
    known: HashMap<Vec<(u16, u64)>, u32>,
}

impl AgreementsBuilder {
    /// Adds the readings of the next spelling.
    pub(crate) fn add(&mut self, readings: &[ReadingRow]) {
        let mut set: Vec<(u16, u64)> = Vec::with_capacity(readings.len());
        for reading in readings {
            match set.iter_mut().find(|(tongue, _)| *tongue == reading.tongue) {
                Some((_, tags)) => *tags |= reading.tags,
                None => set.push((reading.tongue, reading.tags)),
            }
        }
        set.sort_unstable();
        let sets = &mut self.sets;
        let place = *self.known.entry(set).or_insert_with_key(|set| {
            let place = sets.len() as u32;
            sets.push(set.len() as u32);
            for &(tongue, tags) in set {
                sets.extend([u32::from(tongue), tags as u32, (tags >> 32) as u32]);
            }
            place
        });
        self.of_spelling.push(place);
    }

    pub(crate) fn finish(self) -> Agreements {
        Agreements {
            of_spelling: self.of_spelling.into_iter().collect(),
            sets: self.sets.into_iter().collect(),
        }
    }
}

impl Agreements {
    pub(crate) fn write(&self, file: &mut Writer) {
        file.numbers("spelling tags", &self.of_spelling);
        file.numbers("tag sets", &self.sets);
    }

    pub(crate) fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            of_spelling: file.numbers("spelling tags")?,
            sets: file.numbers("tag sets")?,
        })
    }

    /// Whether the spellings are of one tongue and share a tag.
    pub(crate) fn agree(&self, mut spellings: impl Iterator<Item = u32> + Clone) -> bool {
        let Some(first) = spellings.next() else { return false };
        self.tongues(first).any(|(tongue, tags)| {
            spellings
                .clone()
                .try_fold(tags, |tags, other| self.shared(other, tongue, tags))
                .is_some()
        })
    }

    /// Which of the tags a spelling has in a tongue, if any.
    fn shared(&self, spelling: u32, tongue: u32, tags: u64) -> Option<u64> {
        let (_, own) = self
            .tongues(spelling)
            .find(|(other, _)| *other >= tongue)
            .filter(|(other, _)| *other == tongue)?;
        Some(own & tags).filter(|&tags| tags != 0)
    }

    /// The tongues of a spelling, in order, with its tags.
    fn tongues(&self, spelling: u32) -> impl Iterator<Item = (u32, u64)> + '_ {
        let at = self.of_spelling.get(spelling as usize) as usize;
        (0..self.sets.get(at) as usize).map(move |i| {
            let [tongue, low, high] = self.sets.many::<3>(at + 1 + i * 3);
            (tongue, u64::from(high) << 32 | u64::from(low))
        })
    }
}

/// A tongue in which all words of a find are one name.
#[derive(Debug, Clone)]
pub(crate) struct Joint {
    tongue: StoredTongue,
    /// The tags that all words have.
    tags: u64,
    /// Of each word, the likeliest reading of that tongue with such a tag.
    readings: Vec<ReadingRow>,
}

impl Joint {
    /// Whether the words stand as the row has them.
    pub(crate) fn is_written(&self) -> bool {
        self.tongue == StoredTongue::Written && self.readings.iter().all(|r| r.weight == u8::MAX)
    }
}

/// The tongues in which the words agree; only the plainest: what stands as it is written needs no other explanation, nor what
/// is merely in other letters an ending.
pub(crate) fn joint(compiled: &Compiled, words: &[SpellingRow<'_>]) -> Vec<Joint> {
    let Some(first) = words.first() else { return Vec::new() };
    let mut tongues: Vec<u16> = first.readings.iter().map(|r| r.tongue).collect();
    tongues.sort_by_key(|&t| compiled.tongues.get(t as usize).copied());
    tongues.dedup();
    let mut found: Vec<Joint> = Vec::new();
    for number in tongues {
        let Some(&tongue) = compiled.tongues.get(number as usize) else {
            continue;
        };
        let of_word = |word: &SpellingRow<'_>| {
            word.readings
                .iter()
                .filter(|r| r.tongue == number)
                .fold(0, |tags, r| tags | r.tags)
        };
        let tags = words.iter().fold(u64::MAX, |tags, word| tags & of_word(word));
        if tags == 0 {
            continue;
        }
        let best = |word: &SpellingRow<'_>| {
            let fitting = word.readings.iter().filter(|r| r.tongue == number && r.tags & tags != 0);
            fitting.max_by_key(|r| r.weight).copied()
        };
        let readings = words.iter().filter_map(best).collect();
        let plain = !matches!(tongue, StoredTongue::Cases(..));
        found.push(Joint { tongue, tags, readings });
        if plain {
            break;
        }
    }
    found
}

/// The forms that a name has in these tongues: one for each language.
pub(crate) fn forms<'s: 'w, 'w>(
    compiled: &'s Compiled,
    (entity, name): (u32, &StyleRow),
    words: &'w [SpellingRow<'s>],
    joints: &[Joint],
) -> Vec<Form> {
    let lang = |joint: &Joint| match joint.tongue {
        StoredTongue::Written => name.lang,
        StoredTongue::Respelled => None,
        StoredTongue::Cases(lang, _) => Some(lang),
    };
    let mut found: Vec<(Option<Lang>, Form)> = Vec::new();
    for joint in joints {
        let lang = lang(joint);
        let steps = steps(compiled, joint);
        if let Some((_, form)) = found.iter_mut().find(|(of, _)| *of == lang) {
            if let Some(how) = form.how.last_mut().filter(|_| !steps.is_empty()) {
                how.push_str(" or ");
                how.push_str(&steps);
            }
            continue;
        }
        let own = name.how.iter().map(|&step| compiled.string(step).to_owned()).collect();
        let made = |(word, reading): (&'w SpellingRow<'s>, &ReadingRow)| match compiled.string(reading.base) {
            "" => (compiled.string(reading.how), &*word.text),
            base => (compiled.string(reading.how), base),
        };
        let endings = match joint.tongue {
            StoredTongue::Cases(lang, _) => Some(format!("{lang}: {steps}")),
            _ => None,
        };
        let how = derivation(own, words.iter().zip(&joint.readings).map(made), endings);
        let weight = joint.readings.iter().fold(f32::from(name.weight) / 255.0, |weight, r| {
            weight * f32::from(r.weight) / 255.0
        });
        let form = Form {
            entity,
            surface: surface(compiled, name, words),
            role: name.role,
            lang,
            case: name.case,
            from: name.from,
            to: name.to,
            how,
            weight,
        };
        found.push((lang, form));
    }
    found.into_iter().map(|(_, form)| form).collect()
}

/// The name in these spellings.
fn surface(compiled: &Compiled, name: &StyleRow, words: &[SpellingRow<'_>]) -> String {
    let mut gaps = name.gaps.iter().map(|&gap| compiled.string(gap));
    let mut surface = gaps.next().unwrap_or_default().to_owned();
    for word in words {
        surface.push_str(&word.text);
        surface.push_str(gaps.next().unwrap_or_default());
    }
    surface
}

/// The tags that all words have, in words; nothing if endings do not matter.
fn steps(compiled: &Compiled, joint: &Joint) -> String {
    match joint.tongue {
        StoredTongue::Cases(_, gender) => tags_in_words(joint.tags, gender, &compiled.tags),
        _ => String::new(),
    }
}
