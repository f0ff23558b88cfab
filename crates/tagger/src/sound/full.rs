//! Names of several words by their sound, and surnames behind initials.

use std::ops::Range;
use std::sync::LazyLock;

use polynym_text::fold_key;
use serde::Deserialize;

use super::ears::{Kin, NameWord, numeral};
use super::heard::{Heard, Listener, Reason};
use super::stored::NOBODY;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patronymics {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    patronymics: Vec<String>,
}

/// The stems of the endings of patronymics, folded.
static PATRONYMICS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file: Patronymics = toml::from_str(include_str!("../../sound/patronymics.toml")).expect("checked by the tests");
    file.patronymics.iter().map(|stem| fold_key(stem).text).collect()
});

/// Words of one name may have so many others between them.
const SKIPPED: usize = 2;
/// A title and the name may have so many: патриарх Московский и всея Руси Кирилл.
const SKIPPED_BY_TITLE: usize = 4;
/// How far the words of a full name may be in sound on average, and those of one with others in between or in another order.
const FULL: f32 = 0.17;
const FULL_PARTED: f32 = 0.12;
/// How far a surname may be behind an initial that agrees.
const INITIAL: f32 = 0.3;

/// Words of a text that are those of one name.
struct Words {
    count: usize,
    /// Their distance in sound, on average.
    mean: f32,
    entity: u32,
    words: Range<usize>,
    /// Bytes of the first and of the last that are written together with the name.
    front: u8,
    back: u8,
    /// The full stop of an initial ends it.
    dot: bool,
}

impl Listener<'_> {
    /// The names of several words that begin here, with the number of their words and their distance in sound.
    pub(super) fn full(&self, start: usize) -> Vec<(usize, f32, Heard)> {
        if self.kin(start).is_empty() && !self.is_initial(start) {
            return Vec::new();
        }
        let is_rank = self.ears.epithets.rank(self.tokens.letters(start)).is_some();
        let dotted = self.is_initial(start) && start + 1 < self.tokens.len() && self.joined(start);
        if self.tokens.begins_sentence(start) && self.is_common(start) && !is_rank && !dotted {
            return Vec::new();
        }
        let company: Vec<usize> = self.company(start).collect();
        let is_joined = |first: &&Kin| company.iter().any(|&at| !self.kin_of(at, first.name).is_empty());
        let firsts = self.kin(start).iter().filter(is_joined);
        let mut found: Vec<Words> = firsts.filter_map(|first| self.from(start, first)).collect();
        found.extend(self.is_initial(start).then(|| self.after_initial(start)).flatten());
        found.extend(self.before_initials(start));
        found.sort_by(|a, b| {
            let order = b.count.cmp(&a.count).then(a.mean.total_cmp(&b.mean));
            order.then((a.entity, a.words.start, a.words.end).cmp(&(b.entity, b.words.start, b.words.end)))
        });
        let mut names: Vec<(usize, f32, Heard)> = Vec::new();
        for Words {
            count,
            mean,
            entity,
            words,
            front,
            back,
            dot,
        } in found
        {
            match names.iter_mut().find(|(_, _, heard)| heard.words == words) {
                Some((_, _, heard)) if heard.entities.iter().any(|(known, _)| *known == entity) => {}
                Some((_, _, heard)) => heard.entities.push((entity, mean)),
                None => {
                    let heard = Heard {
                        words,
                        front,
                        back,
                        dot,
                        entities: vec![(entity, mean)],
                        reason: Reason::Full,
                    };
                    names.push((count, mean, heard));
                }
            }
        }
        names
    }

    /// The words behind this one that may be of one name with it: mostly none may.
    fn company(&self, start: usize) -> impl Iterator<Item = usize> {
        let reach = (start + 1..self.tokens.len()).take(SKIPPED_BY_TITLE + 1);
        let joined = reach.take_while(|&at| self.joined(at - 1));
        joined.filter(|&at| !self.kin(at).is_empty())
    }

    /// Those kin of a word that are of one name. Kin are in the order of names.
    fn kin_of(&self, at: usize, name: u32) -> &[Kin] {
        let kin = self.kin(at);
        let from = &kin[kin.partition_point(|kin| kin.name < name)..];
        &from[..from.iter().take_while(|kin| kin.name == name).count()]
    }

    /// The words from here on that are of one name with this one, if they are enough.
    fn from(&self, start: usize, first: &Kin) -> Option<Words> {
        let own = self.word(first);
        if own.entity == NOBODY || own.particle || !self.is_near(first) {
            return None;
        }
        let mut words = Words {
            count: 1,
            mean: first.near.lenient,
            entity: own.entity,
            words: start..start + 1,
            front: first.front,
            back: first.back,
            dot: false,
        };
        let (mut used, mut skipped, mut parted) = (1_u32 << own.at, 0, false);
        let (mut last, mut turned) = (own.at, false);
        // The title that tells whose name it is stands outside.
        let mut outside = own.rank.is_some();
        let mut at = start;
        while at + 1 < self.tokens.len() && self.joined(at) && skipped <= if outside { SKIPPED_BY_TITLE } else { SKIPPED } {
            at += 1;
            let next = self
                .kin_of(at, first.name)
                .iter()
                .find(|kin| used >> self.word(kin).at & 1 == 0 && self.is_near(kin));
            match next {
                Some(kin) => {
                    let word = self.word(kin);
                    if outside && word.rank.is_none() {
                        (words.words.start, words.front, outside) = (at, kin.front, false);
                    }
                    (words.words.end, words.back) = (at + 1, kin.back);
                    words.mean += kin.near.lenient;
                    words.count += 1;
                    used |= 1 << word.at;
                    turned |= word.at < last && own.rank.is_none();
                    parted |= skipped > 0 && own.rank.is_none();
                    (last, skipped) = (word.at, 0);
                }
                None if outside || self.is_between(at, &own) => skipped += 1,
                None => break,
            }
        }
        if words.count == 1 {
            return None;
        }
        if turned
            && words.words.end < self.tokens.len()
            && self.joined(words.words.end - 1)
            && self.is_patronymic(words.words.end)
        {
            words.words.end += 1;
        }
        words.mean /= words.count as f32;
        if self.is_only_given(&words, &own, used) || self.is_other_ruler(&words, &own, used) {
            return None;
        }
        let name = self.ears.name(&own);
        let matched = name.filter(|word| used >> word.at & 1 == 1 && !word.particle);
        let (solid, named) = matched.fold((0, false), |(solid, named), word| (solid + 1, named || !word.is_bare()));
        // Of a place or a body all words stand together.
        if own.thing && (parted || turned || own.name_length() > words.count) {
            return None;
        }
        let limit = if parted || turned { FULL_PARTED } else { FULL };
        let english = || own.rank.is_none() && self.is_english(start, first);
        (solid > 1 && named && words.mean <= limit && !english()).then_some(words)
    }

    /// Whether the words are but a given name with a hyphen: Jean-Claude.
    fn is_only_given(&self, words: &Words, own: &NameWord, used: u32) -> bool {
        let mut gaps = words.words.start..words.words.end - 1;
        let mut rest = self.ears.name(own).filter(|word| word.surname);
        words.count > 1
            && gaps.all(|at| self.tokens.between(at, at + 1) == "-")
            && rest.next().is_some_and(|first| used >> first.at & 1 == 0)
            && rest.all(|word| used >> word.at & 1 == 0)
    }

    /// Whether a ruler of this name with a number is somebody else's: John is not John Paul II, and John Paul I neither.
    fn is_other_ruler(&self, words: &Words, own: &NameWord, used: u32) -> bool {
        let unused = |word: &NameWord| used >> word.at & 1 == 0;
        let name = || self.ears.name(own);
        let Some(number) = name().find(|word| word.is_numeral()) else {
            return false;
        };
        let numbered = |at: usize| self.tokens.get(at).is_some() && numeral(self.tokens.source(at)).is_some();
        let other = unused(&number) && (numbered(words.words.end) || words.words.start.checked_sub(1).is_some_and(numbered));
        other
            || name()
                .take_while(|word| !word.is_numeral())
                .filter(unused)
                .any(|word| !word.is_bare() && !word.particle)
    }

    /// Whether a word is near enough to be one of a full name; short words agree in sound by chance.
    fn is_near(&self, kin: &Kin) -> bool {
        let limit = match kin.near.sounds {
            ..=2 => 0.05,
            3 => 0.12,
            4 => 0.2,
            _ => 0.35,
        };
        // A title or a number has no sounds: what only sounds like one is none.
        kin.near.lenient <= limit || self.word(kin).particle || (self.word(kin).is_bare() && kin.near.sounds == 0)
    }

    /// `D. Trump`, `Д. Трамп`: initials that agree with the given name before a surname.
    fn after_initial(&self, start: usize) -> Option<Words> {
        let mut at = start;
        // Without a full stop a letter is a word of its own: „В Донецке“.
        let dotted = |at: usize| self.tokens.between(at, at + 1).starts_with('.');
        while self.is_initial(at) && at < start + 3 && at + 1 < self.tokens.len() && self.joined(at) && dotted(at) {
            at += 1;
        }
        if at == start {
            return None;
        }
        let kin = self.behind_initial(at, start, |word| word.at > 0 && !word.thing && !word.particle)?;
        Some(Words {
            count: 2,
            mean: kin.near.lenient,
            entity: self.word(kin).entity,
            words: start..at + 1,
            front: 0,
            back: kin.back,
            dot: false,
        })
    }

    /// The nearest name of those that `fits` allows whose given name may begin with an initial.
    fn behind_initial(&self, at: usize, initial: usize, fits: impl Fn(&NameWord) -> bool) -> Option<&Kin> {
        let heads = self.ears.heads(self.tokens.letters(initial));
        let agrees = |kin: &&Kin| {
            if kin.near.lenient > INITIAL || kin.near.sounds <= 2 || kin.entity == NOBODY {
                return false;
            }
            let word = self.word(kin);
            let given = self.ears.name(&word).next();
            fits(&word) && given.is_some_and(|given| self.ears.begins(&given, heads))
        };
        let near = self.kin(at).iter().filter(agrees);
        near.min_by(|a, b| a.near.lenient.total_cmp(&b.near.lenient))
    }

    /// `Путин В. В.`: a surname before initials, the first of which agrees with the given name.
    fn before_initials(&self, start: usize) -> Option<Words> {
        let mut end = start + 1;
        let dotted = |at: usize| self.folded.source()[self.tokens.span(at).end..].starts_with('.');
        let joins = |at: usize| {
            matches!(
                (at == start + 1, self.tokens.between(at - 1, at)),
                (true, " ") | (false, "." | ". ")
            )
        };
        while end < self.tokens.len() && end < start + 3 && self.is_initial(end) && dotted(end) && joins(end) {
            end += 1;
        }
        if end == start + 1 {
            return None;
        }
        let kin = self.behind_initial(start, start + 1, |word| word.surname)?;
        Some(Words {
            count: 2,
            mean: kin.near.lenient,
            entity: self.word(kin).entity,
            words: start..end,
            front: kin.front,
            back: 0,
            dot: true,
        })
    }

    /// Whether a word is a patronymic in some case: Владимирович, Олександрівни.
    fn is_patronymic(&self, at: usize) -> bool {
        let letters = self.tokens.letters(at);
        let of = |stem: &String| {
            letters
                .rfind(stem.as_str())
                .is_some_and(|at| letters[at + stem.len()..].chars().count() <= 2)
        };
        self.tokens.word(at).shape.initial && PATRONYMICS.iter().any(of)
    }

    /// A word that may stand inside a name without being one of it: an initial, a middle name, a particle.
    fn is_between(&self, at: usize, own: &NameWord) -> bool {
        let word = self.tokens.word(at);
        let text = self.tokens.letters(at);
        word.shape.initial && !word.shape.all_upper()
            || (text.chars().count() <= 4 && at > 0 && self.tokens.between(at - 1, at) == "'")
            || self.is_initial(at)
            || self.ears.name(own).any(|w| w.particle) && text.chars().count() <= 3
    }
}
