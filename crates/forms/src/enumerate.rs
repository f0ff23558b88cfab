//! All forms of some names spelled out, likeliest first, and no more of them than are asked for.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashSet};

use polynym_gazetteer::{Class, Form, FormRole, Pattern, Reading, Tongue, derivation, tags_in_words};
use polynym_text::Lang;

use crate::cases::tags;

/// The spellings that one word may have in one tongue, likeliest first.
type Column<'p> = Vec<(&'p str, &'p Reading)>;

/// One name in one tongue.
struct Grid<'p> {
    pattern: &'p Pattern,
    tongue: Tongue,
    columns: Vec<Column<'p>>,
}

/// A choice of one spelling for each word: the next to look at.
struct Next {
    weight: f32,
    grid: usize,
    chosen: Vec<usize>,
}

impl Next {
    /// The likeliest first; among equals the order of the names, and of the spellings in them.
    fn key(&self) -> (f32, std::cmp::Reverse<(usize, &[usize])>) {
        (self.weight, std::cmp::Reverse((self.grid, &self.chosen)))
    }
}

impl Ord for Next {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((a, place), (b, other)) = (self.key(), other.key());
        a.total_cmp(&b).then(place.cmp(&other))
    }
}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Next {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Next {}

/// The forms of some names, likeliest first: those whose words agree, each once. Takes time as they are asked for.
pub fn forms(patterns: &[Pattern]) -> impl Iterator<Item = Form> {
    let grids: Vec<Grid<'_>> = patterns.iter().flat_map(grids).collect();
    let mut queue: BinaryHeap<Next> = BinaryHeap::new();
    let mut asked: HashSet<(usize, Vec<usize>)> = HashSet::new();
    let mut seen: HashSet<(u32, String, FormRole, Option<Lang>)> = HashSet::new();
    let names = tags();
    for (place, grid) in grids.iter().enumerate() {
        queue.extend(grid.at(place, vec![0; grid.columns.len()]));
    }
    std::iter::from_fn(move || {
        while let Some(next) = queue.pop() {
            let grid = &grids[next.grid];
            for word in 0..next.chosen.len() {
                let mut chosen = next.chosen.clone();
                chosen[word] += 1;
                if chosen[word] < grid.columns[word].len() && asked.insert((next.grid, chosen.clone())) {
                    queue.extend(grid.at(next.grid, chosen));
                }
            }
            let Some(form) = grid.form(&next, &names) else { continue };
            if seen.insert((form.entity, form.surface.clone(), form.role, form.lang)) {
                return Some(form);
            }
        }
        None
    })
}

/// A name in each tongue that all of its words have.
fn grids(pattern: &Pattern) -> Vec<Grid<'_>> {
    let Some(first) = pattern.classes.first() else {
        return Vec::new();
    };
    let mut tongues: Vec<Tongue> = first
        .spellings
        .iter()
        .flat_map(|s| s.readings.iter().map(|r| r.tongue))
        .collect();
    tongues.sort();
    tongues.dedup();
    let of = |tongue: Tongue| Grid {
        pattern,
        tongue,
        columns: pattern.classes.iter().map(|class| column(class, tongue)).collect(),
    };
    tongues
        .into_iter()
        .map(of)
        .filter(|grid| grid.columns.iter().all(|column| !column.is_empty()))
        .collect()
}

fn column(class: &Class, tongue: Tongue) -> Column<'_> {
    let readings = class.spellings.iter().flat_map(|s| s.readings.iter().map(|r| (&*s.text, r)));
    let mut column: Column<'_> = readings.filter(|(_, r)| r.tongue == tongue).collect();
    column.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight).then(a.1.tags.cmp(&b.1.tags)));
    column
}

impl<'p> Grid<'p> {
    fn readings(&self, chosen: &[usize]) -> impl Iterator<Item = (&'p str, &'p Reading)> {
        self.columns.iter().zip(chosen).map(|(column, &i)| column[i])
    }

    /// A choice, unless a column has no such spelling.
    fn at(&self, grid: usize, chosen: Vec<usize>) -> Option<Next> {
        let exists = self.columns.iter().zip(&chosen).all(|(column, &i)| i < column.len());
        exists.then(|| Next {
            weight: self
                .readings(&chosen)
                .fold(self.pattern.weight, |weight, (_, r)| weight * r.weight),
            grid,
            chosen,
        })
    }

    /// The form of a choice; none if its words do not agree.
    fn form(&self, next: &Next, names: &[String]) -> Option<Form> {
        let pattern = self.pattern;
        let tags = self.readings(&next.chosen).fold(u64::MAX, |tags, (_, r)| tags & r.tags);
        if tags == 0 {
            return None;
        }
        let mut gaps = pattern.gaps.iter();
        let mut surface = gaps.next()?.to_string();
        for ((text, _), gap) in self.readings(&next.chosen).zip(gaps) {
            surface.push_str(text);
            surface.push_str(gap);
        }
        let (lang, endings) = match self.tongue {
            Tongue::Written => (pattern.lang, None),
            Tongue::Respelled => (None, None),
            Tongue::Cases(lang, gender) => (Some(lang), Some(format!("{lang}: {}", tags_in_words(tags, gender, names)))),
        };
        let made = self
            .readings(&next.chosen)
            .map(|(text, r)| (&*r.how, if r.base.is_empty() { text } else { &*r.base }));
        Some(Form {
            entity: pattern.entity,
            surface,
            role: pattern.role,
            lang,
            case: pattern.case,
            from: pattern.from,
            to: pattern.to,
            how: derivation(pattern.how.clone(), made, endings),
            weight: next.weight,
        })
    }
}
