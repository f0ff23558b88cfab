//! Which readings count, how much, and why.

use std::collections::{BTreeMap, BTreeSet};

use polynym_gazetteer::{Date, Entity, EntityType, Form, FormRole, Gazetteer};
use polynym_script::{Script, is_common_word};
use polynym_text::{Folded, Lang, Span};

use crate::context::Context;
use crate::overlap::longest;
use crate::reading::{Find, Reading};
use crate::sound::Full;
use crate::tagger::Slips;
use crate::titles::{contradict, fit};
use crate::{Candidate, Mention, Options};

/// What a reading scores by the kind of its help. A score is a rank made readable, not a probability.
mod score {
    pub(super) const STRONG: f32 = 0.98;
    pub(super) const WEAK_WITH_FULL_NAME: f32 = 0.92;
    pub(super) const WEAK_WITH_TITLE: f32 = 0.85;
    pub(super) const DEMONYM: f32 = 0.9;
    pub(super) const WEAK_ALONE: f32 = 0.3;
    pub(super) const FOREIGN: f32 = 0.3;
    pub(super) const WEAK_COMMON_WORD: f32 = 0.1;
    /// Taken off where two entities have equal claims.
    pub(super) const SHARED: f32 = 0.05;
    /// Taken off for each edit between what is typed and the name.
    pub(super) const EDIT: f32 = 0.15;
}

/// The entities that a document names in full, and where.
struct Evidence(BTreeMap<u32, Vec<Span>>);

impl Evidence {
    /// From the strong readings that no longer strong name covers.
    fn gather(finds: &[Find]) -> Self {
        let strong: Vec<&Find> = finds
            .iter()
            .filter(|f| f.readings.iter().any(|r| r.role == FormRole::Strong))
            .collect();
        let mut named: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
        for i in longest(&strong, |f| f.span) {
            for reading in strong[i].readings.iter().filter(|r| r.role == FormRole::Strong) {
                named.entry(reading.entity).or_default().push(strong[i].span);
            }
        }
        Self(named)
    }

    /// Whether the document names the entity in full.
    fn names(&self, entity: u32) -> bool {
        self.0.contains_key(&entity)
    }

    /// The last full name of the entity that begins at this byte or before.
    fn before(&self, entity: u32, at: usize) -> Option<Span> {
        let places = self.0.get(&entity)?;
        places[..places.partition_point(|p| p.start <= at)].last().copied()
    }

    /// How far back the entity was last named in full; if only later, how far ahead, beyond everything before.
    fn distance(&self, entity: u32, at: usize) -> Option<usize> {
        match self.before(entity, at) {
            Some(before) => Some(at - before.start),
            None => Some(usize::MAX / 2 + (self.0.get(&entity)?.first()?.start - at)),
        }
    }
}

/// A reading that counts.
struct Verdict<'r> {
    reading: &'r Reading,
    score: f32,
    /// Decides among equal scores.
    weight: f32,
    /// How far the full name is.
    distance: usize,
    why: Option<String>,
}

impl Verdict<'_> {
    /// The languages of its forms, as far as they are known.
    fn languages(&self) -> impl Iterator<Item = Lang> {
        self.reading.forms.iter().filter_map(|f| f.lang)
    }
}

/// So many entities are told of those that a name may mean: a short one may be that of a ministry of every country.
const MOST: usize = 16;

/// What the language of the passage adds to the weight of a form of it: it may decide between equals, and forbids nothing.
const PASSAGE: f32 = 0.2;

/// The deciding of one text.
pub(crate) struct Judge<'a, 'g> {
    gazetteer: &'g Gazetteer,
    options: &'a Options,
    slips: &'a Slips,
    context: Context<'a>,
    evidence: Evidence,
    introduced: BTreeSet<u32>,
    finds: &'a [Find],
}

impl<'a, 'g> Judge<'a, 'g> {
    pub(crate) fn new(
        gazetteer: &'g Gazetteer,
        options: &'a Options,
        context: Context<'a>,
        finds: &'a [Find],
        slips: &'a Slips,
    ) -> Self {
        let evidence = Evidence::gather(finds);
        let introduced = introduced(gazetteer, &context, finds);
        Self {
            gazetteer,
            options,
            slips,
            context,
            evidence,
            introduced,
            finds,
        }
    }

    /// The mentions that score enough, overlapping ones among them, in the order of the finds.
    pub(crate) fn mentions(&self) -> Vec<Mention<'g>> {
        self.finds.iter().filter_map(|find| self.mention(find)).collect()
    }

    /// What a reading is worth and why; nothing if something speaks against it.
    pub(crate) fn worth(&self, find: &Find, reading: &Reading) -> Option<(f32, Option<String>)> {
        self.judge(find, reading).map(|verdict| (verdict.score, verdict.why))
    }

    /// Mentions below this score do not count.
    pub(crate) fn threshold(&self) -> f32 {
        self.options.min_score
    }

    /// What stands beside the finds.
    pub(crate) fn context(&self) -> &Context<'a> {
        &self.context
    }

    /// The full names of people that the document spells as a form says.
    pub(crate) fn full_names(&self) -> Vec<Full> {
        let strong: Vec<&Find> = self
            .finds
            .iter()
            .filter(|f| f.readings.iter().any(|r| r.role == FormRole::Strong))
            .collect();
        let longest = longest(&strong, |f| f.span);
        let full = |i: usize| {
            let find = strong[i];
            let reading = find.readings.iter().find(|r| r.role == FormRole::Strong)?;
            Some(Full {
                entity: reading.entity,
                words: find.words.clone(),
            })
        };
        longest.into_iter().filter_map(full).collect()
    }

    fn mention(&self, find: &Find) -> Option<Mention<'g>> {
        let folded = self.context.folded;
        let mut verdicts: Vec<Verdict<'_>> = find.readings.iter().filter_map(|reading| self.judge(find, reading)).collect();
        if verdicts.windows(2).any(|pair| pair[0].languages().ne(pair[1].languages())) {
            let spoken = self
                .context
                .language_among(find.span, verdicts.iter().flat_map(Verdict::languages));
            for v in &mut verdicts {
                let fits = spoken.is_some_and(|lang| v.languages().any(|l| l == lang));
                v.weight += if fits { PASSAGE } else { 0.0 };
            }
        }
        verdicts.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then(a.distance.cmp(&b.distance))
                .then(b.weight.total_cmp(&a.weight))
        });
        let (best, others) = verdicts.split_first()?;
        let shared = others.first().is_some_and(|o| o.score >= best.score);
        let top = best.score - if shared { score::SHARED } else { 0.0 };
        if top < self.options.min_score {
            return None;
        }
        let entity = |v: &Verdict<'_>| self.gazetteer.entity(v.reading.entity);
        let candidates = std::iter::once(Candidate {
            entity: entity(best),
            score: top,
        })
        .chain(others.iter().take(MOST - 1).map(|v| Candidate {
            entity: entity(v),
            score: v.score.min(top) * 0.8,
        }))
        .collect();
        let (form, lang) = self.spoken(find.span, entity(best), &best.reading.forms);
        Some(Mention {
            span: find.span,
            entity: entity(best),
            score: top,
            lang,
            script: script(&folded.source()[find.span]),
            how: how(folded, find, form, self.slips, best.why.as_deref()),
            candidates,
        })
    }

    /// The form that the passage has, and its language: where forms of several languages are spelled alike, those of the
    /// passage's language.
    fn spoken<'f>(&self, span: Span, entity: &Entity, forms: &'f [Form]) -> (&'f Form, Option<Lang>) {
        let script = script(&self.context.folded.source()[span]);
        // A plain name is in the language of its row, if that is written so.
        let own = entity.lang.filter(|l| l.scripts().contains(&script));
        let lang_of = |form: &Form| form.lang.or(own);
        let first = (&forms[0], lang_of(&forms[0]));
        if forms.iter().all(|f| lang_of(f) == first.1) {
            return first;
        }
        let lang = self.context.language_among(span, forms.iter().filter_map(lang_of));
        let spoken = forms.iter().find(|f| lang.is_some() && lang_of(f) == lang);
        spoken.map_or(first, |form| (form, lang))
    }

    fn judge<'r>(&self, find: &Find, reading: &'r Reading) -> Option<Verdict<'r>> {
        let entity = self.gazetteer.entity(reading.entity);
        let (score, why) = match reading.role {
            FormRole::Strong if entity.kind != EntityType::Person && self.context.is_foreign(find.span, reading, entity) => (
                score::FOREIGN,
                Some("a form of another language than the passage's".to_owned()),
            ),
            FormRole::Strong => (score::STRONG, None),
            FormRole::Weak => self.help(find, reading, entity)?,
            FormRole::Demonym if self.options.demonyms => (score::DEMONYM, None),
            FormRole::Demonym | FormRole::Exclude => return None,
        };
        let edits: usize = find
            .words
            .clone()
            .filter_map(|i| self.slips.get(&i))
            .map(|(_, edits)| edits)
            .sum();
        let score = score - score::EDIT * edits as f32;
        let distance = match reading.role {
            FormRole::Weak => self.evidence.distance(reading.entity, find.span.start).unwrap_or(usize::MAX),
            _ => 0,
        };
        Some(Verdict {
            reading,
            score,
            weight: self.weight(entity, reading),
            distance,
            why,
        })
    }

    /// What a weak name has for it; nothing if it is surely somebody else's, or but a part of the full name.
    fn help(&self, find: &Find, reading: &Reading, entity: &Entity) -> Option<(f32, Option<String>)> {
        let full = self.evidence.before(reading.entity, find.span.start);
        if full.is_some_and(|full| full.contains(find.span)) {
            return None;
        }
        let before = self.context.title_before(&find.words);
        let after = self.context.title_after(&find.words);
        if before.is_some_and(|(titles, _)| contradict(titles, entity)) {
            return None;
        }
        let named = |entity: u32| self.evidence.names(entity);
        if entity.kind == EntityType::Person && self.context.other_given_name(find, reading.entity, named) {
            return None;
        }
        if named(reading.entity) {
            let why = Some("short for the full name in the document".to_owned());
            return Some((score::WEAK_WITH_FULL_NAME, why));
        }
        let fitting = before.into_iter().chain(after).find(|(titles, _)| fit(titles, entity));
        if let Some((_, title)) = fitting {
            return Some((score::WEAK_WITH_TITLE, Some(format!("beside the title “{title}”"))));
        }
        if let Some(home) = self.context.home_beside(find, reading.entity, &entity.kind) {
            return Some((score::WEAK_WITH_TITLE, Some(format!("beside “{home}”"))));
        }
        if self.introduced.contains(&reading.entity) {
            let why = Some("short for one whom an office introduces in the document".to_owned());
            return Some((score::WEAK_WITH_TITLE, why));
        }
        let common = reading
            .forms
            .iter()
            .any(|f| is_common_word(f.lang, &f.surface.to_lowercase()));
        let alone = if common { score::WEAK_COMMON_WORD } else { score::WEAK_ALONE };
        Some((alone, Some("a short form without the full name".to_owned())))
    }

    /// Prominence, and whether name and office are of the asked-for day.
    fn weight(&self, entity: &Entity, reading: &Reading) -> f32 {
        let prominence = f32::from(entity.priority) / 100.0;
        let Some(day) = self.options.as_of else { return prominence };
        let in_use = reading.forms.iter().any(|f| Date::covers(f.from, f.to, day));
        let in_office = entity.roles.iter().any(|r| Date::covers(r.from, r.to, day));
        prominence + if in_office { 1.0 } else { 0.0 } - if in_use { 0.0 } else { 1.0 }
    }
}

/// The people whom an office introduces somewhere in the document by a short name (`Vice President Vance`), if the office fits
/// one of those who share that name and no other.
fn introduced(gazetteer: &Gazetteer, context: &Context<'_>, finds: &[Find]) -> BTreeSet<u32> {
    let short = |find: &&Find| find.readings.iter().any(|r| r.role == FormRole::Weak);
    let of_find = |find: &Find| {
        let (titles, _) = context.title_before(&find.words)?;
        let bears = |r: &&Reading| {
            let entity = gazetteer.entity(r.entity);
            titles.iter().any(|t| t.is_office() && t.fits(entity))
        };
        let mut bearers = find.readings.iter().filter(bears).map(|r| r.entity);
        bearers.next().filter(|_| bearers.next().is_none())
    };
    finds.iter().filter(short).filter_map(of_find).collect()
}

/// The script of a text: that of its first letter.
pub(crate) fn script_of(surface: &str) -> Script {
    // Most words are told by their first letter, without a table.
    match surface.chars().next() {
        Some('A'..='Z' | 'a'..='z') => return Script::Latin,
        Some('\u{400}'..='\u{481}') => return Script::Cyrillic,
        _ => {}
    }
    let letter = surface.chars().find(|c| c.is_alphabetic());
    letter.map_or(Script::Common, Script::from)
}

/// Its ISO 15924 code.
pub(crate) fn script(surface: &str) -> &'static str {
    script_of(surface).short_name()
}

fn how(folded: &Folded<'_>, find: &Find, form: &Form, slips: &Slips, why: Option<&str>) -> Vec<String> {
    let words = &folded.words()[find.words.clone()];
    let mut how = form.how.clone();
    if find.proclitic {
        let word = words[0].span;
        how.push(format!(
            "behind “{}”",
            &folded.source()[Span::new(word.start, find.span.start.max(word.start))]
        ));
    }
    if words.iter().any(|w| w.script.mixes()) {
        how.push("letters of another script read as those they look like".to_owned());
    }
    if words.iter().any(|w| w.hidden) {
        how.push("hidden characters passed over".to_owned());
    }
    for (word, edits) in find.words.clone().filter_map(|i| slips.get(&i)) {
        how.push(format!(
            "misspelled: {edits} edit{} from “{word}”",
            if *edits == 1 { "" } else { "s" }
        ));
    }
    how.extend(why.map(str::to_owned));
    how
}
