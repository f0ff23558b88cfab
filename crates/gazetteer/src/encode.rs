//! An entity as bytes: one of an id, a type and a name takes nine bytes beside its words.
//!
//! What most entities lack takes a bit of a byte, not a byte each; what many share (languages, files, titles of office) is a number. What
//! follows from the rest (which names are declined, the case policy of most) is not stored. The pieces are in the encoding of
//! [postcard](https://postcard.jamesmunns.com/wire-format).

use std::ops::Range;
use std::sync::Arc;

use polynym_text::Lang;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::entity::DEFAULT_PRIORITY;
use crate::{CasePolicy, Country, Date, Entity, EntityType, Gender, Inflect, Name, NameKind, Origin, Role};

/// The version of this encoding: raise it when anything here changes.
pub(crate) const VERSION: u32 = 1;

const KINDS: [NameKind; 6] = [
    NameKind::Main,
    NameKind::Label,
    NameKind::Alias,
    NameKind::Weak,
    NameKind::Demonym,
    NameKind::Exclude,
];
/// The bits of the first byte of an entity: two of its type, two of its gender, then these.
const OWN_TYPE: u8 = 3;
const GENDER: u32 = 2;
const FACTS: u8 = 1 << 4;
const NAMELESS: u8 = 1 << 5;
/// The bits of the first byte of a name: three of its kind, then these.
const KIND: u8 = 7;
const LAST: u8 = 1 << 3;
const FIXED: u8 = 1 << 4;
const LANG: u8 = 1 << 5;
const STYLE: u8 = 1 << 6;
/// Written in the same place as the name before it.
const HERE: u8 = 1 << 7;

/// What few entities have.
#[derive(Serialize, Deserialize)]
struct Facts<'a> {
    subtype: Option<u32>,
    priority: u8,
    roles: Vec<(u32, Option<Date>, Option<Date>)>,
    country: Vec<(u32, bool)>,
    #[serde(borrow)]
    parent: Option<&'a str>,
    xref: Vec<&'a str>,
    description: Option<&'a str>,
    source: Vec<u32>,
    extra: Vec<(u32, &'a str)>,
}

/// What few names have.
#[derive(Serialize, Deserialize)]
struct Style {
    from: Option<Date>,
    to: Option<Date>,
    /// Where it is not that of the letters.
    case: Option<CasePolicy>,
    inflect: Inflect,
}

/// What the numbers in the bytes stand for.
pub(crate) trait Shared {
    /// A string; empty if there is none.
    fn string(&self, number: u32) -> &str;
    /// A file.
    fn file(&self, number: u32) -> Option<&Arc<str>>;
}

/// Entities as bytes, and what they share.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    bytes: Vec<u8>,
    strings: Vec<Arc<str>>,
    known: FxHashMap<Arc<str>, u32>,
    files: Vec<Arc<str>>,
}

impl Shared for Encoder {
    fn string(&self, number: u32) -> &str {
        self.strings.get(number as usize).map_or("", |string| string)
    }

    fn file(&self, number: u32) -> Option<&Arc<str>> {
        self.files.get(number as usize)
    }
}

impl Encoder {
    /// Adds an entity, and says where it stands in the bytes.
    pub(crate) fn encode(&mut self, entity: &Entity) -> Range<usize> {
        let start = self.bytes.len();
        let kind = match &entity.kind {
            EntityType::Person => 0,
            EntityType::Place => 1,
            EntityType::Agency => 2,
            EntityType::Other(_) => OWN_TYPE,
        };
        let gender = match entity.gender {
            None => 0,
            Some(Gender::Masc) => 1,
            Some(Gender::Fem) => 2,
            Some(Gender::Neut) => 3,
        };
        let facts = self.facts(entity);
        let set = |bit: u8, if_so: bool| if if_so { bit } else { 0 };
        let head = kind | gender << GENDER | set(FACTS, facts.is_some()) | set(NAMELESS, entity.names.is_empty());
        self.put(&(head, entity.id.as_str()));
        if let EntityType::Other(own) = &entity.kind {
            let own = self.number(own);
            self.put(&own);
        }
        let mut before: Option<&Origin> = None;
        for (i, name) in entity.names.iter().enumerate() {
            let style = style(name);
            let here = before.is_some_and(|before| is_same(before, &name.origin));
            let head = KINDS.iter().position(|kind| *kind == name.kind).unwrap_or_default() as u8
                | set(LAST, i + 1 == entity.names.len())
                | set(FIXED, name.fixed)
                | set(LANG, name.lang.is_some())
                | set(STYLE, style.is_some())
                | set(HERE, here);
            self.put(&head);
            if let Some(lang) = name.lang {
                let lang = self.number(lang.as_str());
                self.put(&lang);
            }
            if let Some(style) = style {
                self.put(&style);
            }
            if !here {
                let at = (self.number_of_file(&name.origin.file), name.origin.line, name.origin.column);
                self.put(&at);
            }
            self.put(&name.text.as_str());
            before = Some(&name.origin);
        }
        if let Some(facts) = facts {
            self.put(&facts);
        }
        start..self.bytes.len()
    }

    /// The entity at a place.
    pub(crate) fn decode(&self, place: Range<usize>) -> Option<Entity> {
        decode(self.bytes.get(place)?, self)
    }

    /// The bytes, the strings and the files.
    pub(crate) fn into_parts(self) -> (Vec<u8>, Vec<Arc<str>>, Vec<Arc<str>>) {
        (self.bytes, self.strings, self.files)
    }

    /// How many bytes there are.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The number of a file. Two files of one name are two.
    pub(crate) fn number_of_file(&mut self, file: &Arc<str>) -> u32 {
        let known = self.files.iter().rposition(|known| Arc::ptr_eq(known, file));
        known.unwrap_or_else(|| {
            self.files.push(Arc::clone(file));
            self.files.len() - 1
        }) as u32
    }

    fn number(&mut self, string: &str) -> u32 {
        if let Some(known) = self.known.get(string) {
            return *known;
        }
        let (string, number): (Arc<str>, u32) = (string.into(), self.strings.len() as u32);
        self.strings.push(Arc::clone(&string));
        self.known.insert(string, number);
        number
    }

    fn put(&mut self, value: &impl Serialize) {
        let bytes = std::mem::take(&mut self.bytes);
        self.bytes = postcard::to_extend(value, bytes).expect("plain data is always encoded");
    }

    fn facts<'e>(&mut self, entity: &'e Entity) -> Option<Facts<'e>> {
        let Entity {
            subtype,
            priority,
            roles,
            country,
            parent,
            xref,
            description,
            source,
            extra,
            ..
        } = entity;
        let lists = roles.is_empty() && country.is_empty() && xref.is_empty() && source.is_empty() && extra.is_empty();
        let plain = subtype.is_none() && *priority == DEFAULT_PRIORITY && parent.is_none() && description.is_none();
        if lists && plain {
            return None;
        }
        Some(Facts {
            subtype: subtype.as_ref().map(|subtype| self.number(subtype)),
            priority: *priority,
            roles: roles.iter().map(|r| (self.number(&r.title), r.from, r.to)).collect(),
            country: country.iter().map(|c| (self.number(&c.code), c.claim)).collect(),
            parent: parent.as_deref(),
            xref: xref.iter().map(String::as_str).collect(),
            description: description.as_deref(),
            source: source.iter().map(|source| self.number(source)).collect(),
            extra: extra.iter().map(|(key, text)| (self.number(key), text.as_str())).collect(),
        })
    }
}

fn is_same(a: &Origin, b: &Origin) -> bool {
    Arc::ptr_eq(&a.file, &b.file) && (a.line, a.column) == (b.line, b.column)
}

fn style(name: &Name) -> Option<Style> {
    let case = Some(name.case).filter(|case| *case != CasePolicy::of(&name.text));
    let plain = !name.is_dated() && case.is_none() && name.inflect == Inflect::default();
    (!plain).then(|| Style {
        from: name.from,
        to: name.to,
        case,
        inflect: name.inflect.clone(),
    })
}

/// Takes what it reads off the front of some bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let (value, rest) = postcard::take_from_bytes(self.0).ok()?;
        self.0 = rest;
        Some(value)
    }
}

/// The id of an entity, without the rest.
pub(crate) fn id(bytes: &[u8]) -> Option<&str> {
    Reader(bytes).take::<(u8, &str)>().map(|(_, id)| id)
}

/// The entity that some bytes are; none if they are none.
pub(crate) fn decode(bytes: &[u8], shared: &impl Shared) -> Option<Entity> {
    let mut bytes = Reader(bytes);
    let (head, id): (u8, &str) = bytes.take()?;
    let kind = match head & OWN_TYPE {
        0 => EntityType::Person,
        1 => EntityType::Place,
        2 => EntityType::Agency,
        _ => EntityType::Other(shared.string(bytes.take()?).into()),
    };
    let mut entity = Entity::new(id.to_owned(), kind);
    entity.gender = match head >> GENDER & 3 {
        0 => None,
        1 => Some(Gender::Masc),
        2 => Some(Gender::Fem),
        _ => Some(Gender::Neut),
    };
    let mut last = head & NAMELESS != 0;
    while !last {
        let head: u8 = bytes.take()?;
        entity.names.push(name(head, &mut bytes, entity.names.last(), shared)?);
        last = head & LAST != 0;
    }
    entity.lang = entity
        .names
        .first()
        .filter(|name| name.kind == NameKind::Main)
        .and_then(|name| name.lang);
    if head & FACTS != 0 {
        let facts: Facts<'_> = bytes.take()?;
        let own = |number: u32| shared.string(number).to_owned();
        entity.subtype = facts.subtype.map(own);
        entity.priority = facts.priority;
        let role = |(title, from, to)| Role {
            title: own(title),
            from,
            to,
        };
        entity.roles = facts.roles.into_iter().map(role).collect();
        let country = |(code, claim)| Country { code: own(code), claim };
        entity.country = facts.country.into_iter().map(country).collect();
        entity.parent = facts.parent.map(str::to_owned);
        entity.xref = facts.xref.into_iter().map(str::to_owned).collect();
        entity.description = facts.description.map(str::to_owned);
        entity.source = facts.source.into_iter().map(own).collect();
        entity.extra = facts
            .extra
            .into_iter()
            .map(|(key, text)| (own(key), text.to_owned()))
            .collect();
    }
    Some(entity)
}

fn name(head: u8, bytes: &mut Reader<'_>, before: Option<&Name>, shared: &impl Shared) -> Option<Name> {
    let lang = match head & LANG {
        0 => None,
        _ => Lang::new(shared.string(bytes.take()?)),
    };
    let style: Option<Style> = match head & STYLE {
        0 => None,
        _ => Some(bytes.take()?),
    };
    let origin = if head & HERE != 0 {
        before?.origin.clone()
    } else {
        let (file, line, column): (u32, u32, u32) = bytes.take()?;
        let file = Arc::clone(shared.file(file)?);
        Origin { file, line, column }
    };
    let text: &str = bytes.take()?;
    let (from, to, case, inflect) = match style {
        Some(style) => (style.from, style.to, style.case, style.inflect),
        None => Default::default(),
    };
    let mut name = Name {
        text: text.to_owned(),
        lang,
        kind: *KINDS.get(usize::from(head & KIND))?,
        fixed: head & FIXED != 0,
        case: case.unwrap_or_else(|| CasePolicy::of(text)),
        from,
        to,
        decline: true,
        inflect,
        origin,
    };
    name.settle();
    Some(name)
}
