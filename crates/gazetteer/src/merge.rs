//! What several rows of one id come to: lists join, a filled single value replaces.

use std::cmp::Ordering;

use crate::finding::{Findings, shown};
use crate::row::Row;
use crate::{CasePolicy, Date, Entity, EntityType, Name, NameKind, Origin, Role};

/// Most names, roles, or other items of one entity: joining compares each with each.
const MAX_ITEMS: usize = 10_000;

/// An entity while its rows come in.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) entity: Entity,
    /// Where its type was first said.
    pub(crate) kind_at: Option<Origin>,
    /// Where its parent was last said, in the layers being read.
    pub(crate) parent_at: Option<Origin>,
    /// Its type and name were given; what lacks them has had its finding.
    pub(crate) complete: bool,
    /// Too much of it has had its finding.
    pub(crate) full: bool,
}

impl Draft {
    /// An entity whose first row is being read.
    pub(crate) fn new(entity: Entity, at: Origin, complete: bool) -> Self {
        Self {
            entity,
            kind_at: Some(at),
            parent_at: None,
            complete,
            full: false,
        }
    }

    /// An entity of a gazetteer that is checked already.
    pub(crate) fn settled(entity: Entity) -> Self {
        let kind_at = entity.names.first().map(|name| name.origin.clone());
        Self {
            entity,
            kind_at,
            parent_at: None,
            complete: true,
            full: false,
        }
    }

    /// Forgets everything but what `row`, which is to replace it, leaves to be known.
    pub(crate) fn clear(&mut self, row: &Row) {
        let old = std::mem::replace(&mut self.entity, Entity::new(row.id.0.clone(), EntityType::Other("".into())));
        match &row.kind {
            Some((kind, at)) => (self.entity.kind, self.kind_at) = (kind.clone(), Some(at.clone())),
            None => self.entity.kind = old.kind,
        }
        if row.name.is_none() {
            self.entity
                .names
                .extend(old.names.into_iter().find(|name| name.kind == NameKind::Main));
        }
        self.parent_at = None;
    }

    /// Joins a row to what is there.
    pub(crate) fn add(&mut self, row: Row, findings: &mut Findings) {
        self.kind(&row, findings);
        let at = row.id.1;
        let silent = row.name.is_none() && row.names.is_empty();
        if silent {
            for name in &mut self.entity.names {
                name.case = row.case.unwrap_or(name.case);
                name.inflect = row.inflect.clone().unwrap_or_else(|| name.inflect.clone());
                name.settle();
            }
        }
        let stated = Stated {
            case: row.case.is_some(),
            inflect: row.inflect.is_some(),
        };
        match row.name {
            Some(name) => self.main(name, &stated),
            None => self.relabel(row.lang),
        }
        if !self.full {
            for name in row.names.into_iter().take(MAX_ITEMS + 1) {
                self.name(name, &stated);
            }
        }
        if let Some((role, at)) = row.role {
            self.role(role, &at, findings);
        }
        if let Some((parent, at)) = row.parent {
            (self.entity.parent, self.parent_at) = (Some(parent), Some(at));
        }
        let entity = &mut self.entity;
        replace(&mut entity.subtype, row.subtype);
        replace(&mut entity.gender, row.gender);
        replace(&mut entity.description, row.description);
        entity.priority = row.priority.unwrap_or(entity.priority);
        join(&mut entity.country, row.country);
        join(&mut entity.xref, row.xref);
        join(&mut entity.source, row.source);
        entity.extra.extend(row.extra);
        self.bound(&at, findings);
    }

    fn kind(&mut self, row: &Row, findings: &mut Findings) {
        let Some((kind, at)) = &row.kind else { return };
        if self.entity.kind == *kind {
            return;
        }
        if !self.complete && self.entity.kind.as_str().is_empty() {
            self.entity.kind = kind.clone();
            return;
        }
        let (id, old) = (shown(&self.entity.id), &self.entity.kind);
        let since = self.kind_at.as_ref().map(|at| format!(" since {at}")).unwrap_or_default();
        let message = format!(
            "type {} for {id}, which is {} {}{since}",
            shown(kind.as_str()),
            article(old),
            shown(old.as_str())
        );
        findings.error(at, message, "leave the type empty, use another id, or say op replace");
    }

    /// Takes the `name` of a row. Where dates say that one of two names came after the other, both stay, and the one in use
    /// last is shown; else the new one replaces the old.
    fn main(&mut self, mut new: Name, stated: &Stated) {
        let Some(old) = self.entity.names.iter_mut().find(|name| name.kind == NameKind::Main) else {
            self.entity.names.push(new);
            return;
        };
        if old.text == new.text {
            new.lang = new.lang.or(old.lang);
            if !new.is_dated() {
                (new.from, new.to) = (old.from, old.to);
            }
            stated.keep(old, &mut new);
            *old = new;
        } else if !old.is_dated() && !new.is_dated() {
            *old = new;
        } else {
            if ends_before(new.to, old.to) == Ordering::Less {
                new.kind = NameKind::Label;
            } else {
                std::mem::swap(old, &mut new);
                new.kind = NameKind::Label;
            }
            self.name(new, &Stated::ALL);
        }
    }

    /// A `lang` without a `name` is that of the name that is there.
    fn relabel(&mut self, lang: Option<polynym_text::Lang>) {
        let main = self.entity.names.iter_mut().find(|name| name.kind == NameKind::Main);
        if let (Some(lang), Some(main)) = (lang, main) {
            main.lang = Some(lang);
            main.settle();
        }
    }

    fn name(&mut self, mut new: Name, stated: &Stated) {
        let same = |old: &&mut Name| {
            old.kind == new.kind && old.text == new.text && (old.lang, old.from, old.to) == (new.lang, new.from, new.to)
        };
        match self.entity.names.iter_mut().find(same) {
            Some(old) => {
                stated.keep(old, &mut new);
                *old = new;
            }
            None => self.entity.names.push(new),
        }
    }

    /// A term of the same office that begins on the same day is the same term: a correction, or its end.
    fn role(&mut self, new: Role, at: &Origin, findings: &mut Findings) {
        let same = |old: &&mut Role| old.title == new.title && old.from == new.from;
        if let Some(old) = self.entity.roles.iter_mut().find(same) {
            old.to = new.to.or(old.to);
            return;
        }
        let overlap = self
            .entity
            .roles
            .iter()
            .find(|old| old.title == new.title && overlaps(old, &new));
        if let Some(old) = overlap {
            let message = format!("the term {} of {} overlaps with {}", term(&new), shown(&new.title), term(old));
            findings.warning(at, message, "close the first one before the second begins");
        }
        self.entity.roles.push(new);
    }

    fn bound(&mut self, at: &Origin, findings: &mut Findings) {
        let Entity {
            names,
            roles,
            country,
            xref,
            source,
            ..
        } = &mut self.entity;
        let most = names
            .len()
            .max(roles.len())
            .max(country.len())
            .max(xref.len())
            .max(source.len());
        if most <= MAX_ITEMS {
            return;
        }
        names.truncate(MAX_ITEMS);
        roles.truncate(MAX_ITEMS);
        country.truncate(MAX_ITEMS);
        xref.truncate(MAX_ITEMS);
        source.truncate(MAX_ITEMS);
        if !std::mem::replace(&mut self.full, true) {
            let message = format!("more than {MAX_ITEMS} names or other items of {}", shown(&self.entity.id));
            findings.error(at, message, "make several entities of it");
        }
    }

    /// Brings names into their order, which is one that writing back keeps.
    pub(crate) fn settle(&mut self) {
        self.entity.names.sort_by(|a, b| (a.kind, style(a)).cmp(&(b.kind, style(b))));
        self.entity.lang = self
            .entity
            .names
            .first()
            .filter(|name| name.kind == NameKind::Main)
            .and_then(|name| name.lang);
    }
}

/// What the names of one row have in common; names that differ in it need rows of their own.
pub(crate) type Style<'a> = (Option<Date>, Option<Date>, Option<CasePolicy>, &'a crate::Inflect);

/// The style of a name; its case policy only where it is not the one that follows from its letters.
pub(crate) fn style(name: &Name) -> Style<'_> {
    let own_case = Some(name.case).filter(|case| *case != CasePolicy::of(&name.text));
    (name.from, name.to, own_case, &name.inflect)
}

/// What a row states of its names; the rest stays as it was for names that were there already.
struct Stated {
    case: bool,
    inflect: bool,
}

impl Stated {
    const ALL: Self = Self {
        case: true,
        inflect: true,
    };

    fn keep(&self, old: &Name, new: &mut Name) {
        if !self.case {
            new.case = old.case;
        }
        if !self.inflect {
            new.inflect = old.inflect.clone();
        }
        new.fixed |= old.fixed;
        new.settle();
    }
}

fn replace<T>(old: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *old = new;
    }
}

fn join<T: PartialEq>(old: &mut Vec<T>, new: Vec<T>) {
    for item in new.into_iter().take(MAX_ITEMS + 1) {
        if !old.contains(&item) {
            old.push(item);
        }
    }
}

fn ends_before(a: Option<Date>, b: Option<Date>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.last().cmp(&b.last()),
    }
}

/// Whether two terms have days in common beyond one on which the first ends and the second begins.
fn overlaps(a: &Role, b: &Role) -> bool {
    let before = |end: &Role, start: &Role| match (end.to, start.from) {
        (Some(to), Some(from)) => to.first() <= from.last(),
        _ => false,
    };
    !before(a, b) && !before(b, a)
}

fn term(role: &Role) -> String {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    format!("{}..{}", day(role.from), day(role.to))
}

fn article(kind: &EntityType) -> &'static str {
    if kind.as_str().starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    }
}
