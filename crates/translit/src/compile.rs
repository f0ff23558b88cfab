//! A scheme's file to stages that run: included schemes are put in, rules are spelled out and made into an automaton.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::automaton::{Automaton, LONGEST, Node, Rule};
use crate::casing::Cased;
use crate::context::Condition;
use crate::error::{Error, Reason};
use crate::expand::{self, Classes, Form, Plain, Test};
use crate::file::{Case, Source, Stage as Written};
use crate::letters::{Alphabet, small};
use crate::syntax;
use crate::transform::{Transform, lower};

/// A stage may have so many plain rules, and a scheme so many stages: files from others are not to be trusted.
const MOST_RULES: usize = 200_000;
const MOST_STAGES: usize = 100;

/// One stage of a scheme.
#[derive(Debug)]
pub(crate) enum Stage {
    Rules(Box<Automaton>),
    Transform(Transform),
}

/// Where included schemes come from.
pub(crate) trait Library {
    /// The file of a scheme or part, by id.
    fn source(&self, id: &str) -> Option<Result<Source, Error>>;
}

/// All stages of a scheme, those of included ones in their place.
pub(crate) fn compile(source: Source, id: &str, library: &dyn Library) -> Result<Vec<Stage>, Error> {
    let mut compiler = Compiler {
        library,
        open: vec![id.to_owned()],
        stages: Vec::new(),
        form: Form::Nfc,
    };
    compiler.scheme(&Rc::new(source))?;
    Ok(compiler.stages)
}

struct Compiler<'a> {
    library: &'a dyn Library,
    /// The schemes that are being included, outermost first.
    open: Vec<String>,
    stages: Vec<Stage>,
    form: Form,
}

/// A rule with the classes that it may name.
struct Line {
    source: Rc<Source>,
    number: usize,
    rule: syntax::Written,
    /// Whether it stands in the scheme's own file.
    own: bool,
}

/// A plain rule, ready for the trie.
struct Entry {
    plain: Plain,
    condition: Option<u32>,
    line: usize,
    own: bool,
}

impl Compiler<'_> {
    fn scheme(&mut self, source: &Rc<Source>) -> Result<(), Error> {
        for stage in &source.file.stage {
            let at = stage.span().start;
            if self.stages.len() >= MOST_STAGES {
                return Err(source.error(at, Reason::TooMany(MOST_STAGES)));
            }
            let stage = stage.get_ref();
            match (&stage.rules, &stage.scheme, &stage.transform) {
                (None, None, Some(name)) => {
                    let transform = Transform::named(name.get_ref())
                        .ok_or_else(|| source.error(name.span().start, Reason::Transform(name.get_ref().clone())))?;
                    self.transform(transform);
                }
                (None, Some(id), None) => {
                    self.transform(Transform::Nfc);
                    let included = self.enter(source, id.span().start, id.get_ref())?;
                    self.scheme(&included)?;
                    self.open.pop();
                    self.transform(Transform::Nfc);
                }
                (_, None, None) if stage.rules.is_some() || stage.like.is_some() => {
                    let automaton = self.rules(source, stage)?;
                    self.stages.push(Stage::Rules(Box::new(automaton)));
                }
                _ => return Err(source.error(at, Reason::Stage)),
            }
        }
        Ok(())
    }

    fn transform(&mut self, transform: Transform) {
        match transform {
            // What rules put is composed only if their author did so, so this is never for nothing.
            Transform::Nfc if self.stages.is_empty() => return,
            Transform::Nfc => self.form = Form::Nfc,
            Transform::Nfd => self.form = Form::Nfd,
            _ => {}
        }
        self.stages.push(Stage::Transform(transform));
    }

    /// Opens an included scheme.
    fn enter(&mut self, source: &Source, at: usize, id: &str) -> Result<Rc<Source>, Error> {
        let error = |reason| source.error(at, reason);
        if self.open.iter().any(|open| open == id) {
            return Err(error(Reason::Cycle(id.to_owned())));
        }
        let included = self
            .library
            .source(id)
            .ok_or_else(|| error(Reason::Scheme(id.to_owned())))??;
        self.open.push(id.to_owned());
        Ok(Rc::new(included))
    }

    fn rules(&mut self, source: &Rc<Source>, stage: &Written) -> Result<Automaton, Error> {
        let mut classes = Classes::new();
        let mut lines = Vec::new();
        self.gather(source, stage, true, &mut classes, &mut lines)?;
        let mut entries = Vec::new();
        let mut conditions: Vec<expand::Condition> = Vec::new();
        for line in &lines {
            let error = |reason| Error {
                file: line.source.name.clone(),
                line: line.number,
                column: 1,
                reason,
            };
            let condition = expand::condition(&line.rule, &classes, self.form).map_err(error)?;
            let plain = expand::sources(&line.rule, &classes, self.form).map_err(error)?;
            if entries.len() + plain.len() > MOST_RULES {
                return Err(error(Reason::TooMany(MOST_RULES)));
            }
            if plain.iter().any(|plain| plain.source.len() > LONGEST) {
                return Err(error(Reason::TooLong(LONGEST)));
            }
            if plain.iter().any(|plain| plain.source.is_empty()) && condition.as_ref().is_none_or(|c| c.any.is_empty()) {
                return Err(error(Reason::Nothing));
            }
            let condition = condition.map(|condition| {
                let known = conditions.iter().position(|known| *known == condition);
                known.unwrap_or_else(|| {
                    conditions.push(condition);
                    conditions.len() - 1
                })
            });
            entries.extend(plain.into_iter().map(|plain| Entry {
                plain,
                condition: condition.map(|number| number as u32),
                line: line.number,
                own: line.own,
            }));
        }
        let follow = stage.case.unwrap_or(source.file.case) == Case::Follow;
        build(entries, &conditions, follow).map_err(|(line, reason)| Error {
            file: source.name.clone(),
            line,
            column: 1,
            reason,
        })
    }

    /// The rules of a stage, then those that it is like; their classes too, unless a nearer one has the name.
    fn gather(
        &mut self,
        source: &Rc<Source>,
        stage: &Written,
        own: bool,
        classes: &mut Classes,
        lines: &mut Vec<Line>,
    ) -> Result<(), Error> {
        for (name, class) in &source.file.classes {
            let items = syntax::items(class.get_ref()).map_err(|(_, reason)| source.error(class.span().start, reason))?;
            classes.entry(name.clone()).or_insert(items);
        }
        for (number, text) in stage.rules.iter().flat_map(|rules| source.lines(rules)) {
            let rule = syntax::rule(text).map_err(|(column, reason)| Error {
                file: source.name.clone(),
                line: number,
                column: column + 1,
                reason,
            })?;
            if lines.len() >= MOST_RULES {
                return Err(source.error(0, Reason::TooMany(MOST_RULES)));
            }
            lines.extend(rule.map(|rule| Line {
                source: Rc::clone(source),
                number,
                rule,
                own,
            }));
        }
        let Some(like) = &stage.like else { return Ok(()) };
        let at = like.span().start;
        for name in like.get_ref().as_slice() {
            let (id, number) = name.split_once('/').unwrap_or((name, "1"));
            let missing = || source.error(at, Reason::Scheme(name.clone()));
            // A stage may be like an earlier one of its own file.
            let included = if self.open.last().is_some_and(|open| open == id) {
                self.open.push(String::new());
                Rc::clone(source)
            } else {
                self.enter(source, at, id)?
            };
            let number: usize = number.parse().map_err(|_| missing())?;
            let stages: Vec<&Written> = included.file.stage.iter().map(|stage| stage.get_ref()).collect();
            let mut ruled = stages.iter().filter(|stage| stage.rules.is_some() || stage.like.is_some());
            let stage = number.checked_sub(1).and_then(|index| ruled.nth(index)).ok_or_else(missing)?;
            self.gather(&included, stage, false, classes, lines)?;
            self.open.pop();
        }
        Ok(())
    }
}

fn build(entries: Vec<Entry>, conditions: &[expand::Condition], follow: bool) -> Result<Automaton, (usize, Reason)> {
    let fold = |text: &[char]| if follow { lower(text) } else { text.to_vec() };
    let letters: Vec<char> = entries
        .iter()
        .flat_map(|entry| fold(&entry.plain.source))
        .chain(
            conditions
                .iter()
                .flat_map(context_letters)
                .map(|c| if follow { small(c) } else { c }),
        )
        .collect();
    let alphabet = Alphabet::new(letters.into_iter(), follow).ok_or((1, Reason::TooMany(usize::from(u16::MAX))))?;
    let conditions: Vec<Condition> = conditions
        .iter()
        .map(|condition| Condition::new(&folded(condition, follow), &alphabet))
        .collect();

    let mut sources: BTreeMap<Vec<u16>, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let key = fold(&entry.plain.source).iter().filter_map(|&c| alphabet.symbol(c)).collect();
        sources.entry(key).or_default().push(entry);
    }
    let mut trie = Trie::default();
    for (key, entries) in sources {
        let rules = ordered(entries, follow)?;
        trie.add(&key, rules);
    }
    Ok(trie.flat(alphabet, follow, conditions))
}

/// The rules of one source in the order in which they are tried: those that ask for capitals first.
fn ordered(entries: Vec<Entry>, follow: bool) -> Result<Vec<Rule>, (usize, Reason)> {
    let is_exact = |entry: &Entry| follow && lower(&entry.plain.source) != entry.plain.source;
    let mut always: Vec<(Vec<char>, usize)> = Vec::new();
    for entry in &entries {
        let source = &entry.plain.source;
        if let Some((_, line)) = always.iter().find(|(known, _)| known == source).filter(|_| entry.own) {
            return Err((entry.line, Reason::Unreachable(*line)));
        }
        if entry.condition.is_none() && entry.own {
            always.push((source.clone(), entry.line));
        }
    }
    let (exact, plain): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_exact);
    let exact = exact.into_iter().map(|entry| (entry, true));
    Ok(exact
        .chain(plain.into_iter().map(|entry| (entry, false)))
        .map(|(entry, exact)| rule(entry, exact))
        .collect())
}

fn rule(entry: Entry, exact: bool) -> Rule {
    let mut targets = entry.plain.targets.into_iter();
    let (first, weight) = targets.next().unwrap_or_default();
    Rule {
        exact: exact.then(|| entry.plain.source.into()),
        condition: entry.condition,
        target: Cased::new(&first),
        others: targets.map(|(text, weight)| (Cased::new(&text), weight)).collect(),
        weight,
    }
}

fn context_letters(condition: &expand::Condition) -> Vec<char> {
    let places = condition.any.iter().chain(&condition.none);
    let steps = places.flat_map(|place| place.before.iter().chain(&place.after));
    steps
        .flat_map(|step| match &step.test {
            Test::Items(items) => items.concat(),
            _ => Vec::new(),
        })
        .collect()
}

/// A condition in small letters, as the symbols are.
fn folded(condition: &expand::Condition, follow: bool) -> expand::Condition {
    let mut condition = condition.clone();
    if follow {
        for place in condition.any.iter_mut().chain(&mut condition.none) {
            for step in place.before.iter_mut().chain(&mut place.after) {
                if let Test::Items(items) = &mut step.test {
                    items.iter_mut().for_each(|item| *item = lower(item));
                }
            }
        }
    }
    condition
}

/// The trie while it grows.
#[derive(Default)]
struct Trie {
    /// Children by symbol, and rules, of each node; the first is the root.
    nodes: Vec<(BTreeMap<u16, usize>, Vec<Rule>)>,
}

impl Trie {
    fn add(&mut self, key: &[u16], rules: Vec<Rule>) {
        if self.nodes.is_empty() {
            self.nodes.push(Default::default());
        }
        let mut node = 0;
        for &symbol in key {
            let next = self.nodes.len();
            node = *self.nodes[node].0.entry(symbol).or_insert(next);
            if node == next {
                self.nodes.push(Default::default());
            }
        }
        self.nodes[node].1.extend(rules);
    }

    fn flat(mut self, alphabet: Alphabet, follow: bool, conditions: Vec<Condition>) -> Automaton {
        if self.nodes.is_empty() {
            self.nodes.push(Default::default());
        }
        let mut first = vec![0; alphabet.len()];
        for (&symbol, &node) in &self.nodes[0].0 {
            first[usize::from(symbol)] = node as u32;
        }
        let (mut nodes, mut edges, mut rules) = (Vec::new(), Vec::new(), Vec::new());
        for (children, own) in self.nodes {
            let (edge, rule) = (edges.len() as u32, rules.len() as u32);
            edges.extend(children.into_iter().map(|(symbol, node)| (symbol, node as u32)));
            rules.extend(own);
            nodes.push(Node {
                edges: (edge, edges.len() as u32),
                rules: (rule, rules.len() as u32),
            });
        }
        Automaton {
            alphabet,
            follow,
            first,
            nodes,
            edges,
            rules,
            conditions,
        }
    }
}
