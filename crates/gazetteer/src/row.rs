//! One record to typed values, with what is wrong in it.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use polynym_text::Lang;

use crate::columns::{Column, Header, NAME_LISTS, nearest};
use crate::finding::{Findings, shown};
use crate::rows::Record;
use crate::{CasePolicy, Country, Date, EntityType, Gender, Inflect, Name, NameKind, Origin, Role, date, list};

/// How a row meets what is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Op {
    #[default]
    Add,
    Replace,
    Delete,
}

/// A value and the field it stands in.
pub(crate) type At<T> = (T, Origin);

/// What one record says; `None` and empty where it says nothing.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) op: Op,
    pub(crate) id: At<String>,
    pub(crate) kind: Option<At<EntityType>>,
    /// The `name` column, with `lang`, as a name.
    pub(crate) name: Option<Name>,
    /// The names of the five name lists.
    pub(crate) names: Vec<Name>,
    pub(crate) lang: Option<Lang>,
    pub(crate) case: Option<CasePolicy>,
    pub(crate) inflect: Option<Inflect>,
    pub(crate) subtype: Option<String>,
    pub(crate) gender: Option<Gender>,
    pub(crate) priority: Option<u8>,
    pub(crate) role: Option<At<Role>>,
    pub(crate) country: Vec<Country>,
    pub(crate) parent: Option<At<String>>,
    pub(crate) xref: Vec<String>,
    pub(crate) description: Option<String>,
    pub(crate) source: Vec<String>,
    pub(crate) extra: BTreeMap<String, String>,
}

/// The record being read.
struct Fields<'a> {
    file: &'a Arc<str>,
    header: &'a Header,
    record: &'a Record,
    findings: &'a mut Findings,
}

impl Row {
    /// Reads a record; `None` if it has no usable id.
    pub(crate) fn read(file: &Arc<str>, header: &Header, record: &Record, findings: &mut Findings) -> Option<Self> {
        let mut fields = Fields {
            file,
            header,
            record,
            findings,
        };
        let id = fields.id()?;
        let op = fields.one(Column::Op, "add, replace or delete", |text| match text {
            "add" => Some(Op::Add),
            "replace" => Some(Op::Replace),
            "delete" => Some(Op::Delete),
            _ => None,
        });
        let (from, to) = fields.term();
        let role = fields.filled(Column::Role).map(|(title, at)| {
            (
                Role {
                    title: title.to_string(),
                    from,
                    to,
                },
                at,
            )
        });
        let lang = fields.lang();
        let case = fields.one(Column::Case, "fold, smart, exact or upper", CasePolicy::parse);
        let inflect = fields.inflect();
        let style = Style {
            case,
            inflect: inflect.clone().unwrap_or_default(),
            from: from.filter(|_| role.is_none()),
            to: to.filter(|_| role.is_none()),
        };
        let name = fields.filled(Column::Name).map(|(text, at)| {
            let item = list::NameItem {
                text: text.to_string(),
                lang,
                ..Default::default()
            };
            style.name(item, NameKind::Main, at)
        });
        let names = fields.names(&style);
        if role.is_none() && name.is_none() && names.is_empty() {
            fields.idle_dates();
        }
        Some(Self {
            op: op.unwrap_or_default(),
            id,
            kind: fields.filled(Column::Type).map(|(text, at)| (EntityType::parse(text), at)),
            name,
            names,
            lang,
            case,
            inflect,
            subtype: fields.text(Column::Subtype),
            gender: fields.one(Column::Gender, "m, f or n", Gender::parse),
            priority: fields.one(Column::Priority, "a whole number from 0 to 100", |text| {
                u8::from_str(text).ok().filter(|priority| *priority <= 100)
            }),
            role,
            country: fields.countries(),
            parent: fields.filled(Column::Parent).map(|(text, at)| (text.to_string(), at)),
            xref: fields.list(Column::Xref),
            description: fields.text(Column::Description),
            source: fields.list(Column::Source),
            extra: fields.extra(),
        })
    }

    /// Whether the row says anything beside its id and what tells a reader whose it is.
    pub(crate) fn has_lists(&self) -> bool {
        !self.names.is_empty() || self.role.is_some() || !self.extra.is_empty() || !self.xref.is_empty()
    }
}

/// What a row says of all its names.
struct Style {
    case: Option<CasePolicy>,
    inflect: Inflect,
    from: Option<Date>,
    to: Option<Date>,
}

impl Style {
    fn name(&self, item: list::NameItem, kind: NameKind, origin: Origin) -> Name {
        let mut name = Name {
            case: self.case.unwrap_or_else(|| CasePolicy::of(&item.text)),
            text: item.text,
            lang: item.lang,
            kind,
            fixed: item.fixed,
            from: self.from,
            to: self.to,
            decline: true,
            inflect: self.inflect.clone(),
            origin,
        };
        name.settle();
        name
    }
}

impl<'a> Fields<'a> {
    /// What is written in a column, trimmed, if anything is.
    fn filled(&self, column: Column) -> Option<(&'a str, Origin)> {
        let field = self.header.field(column)?;
        let text = self.record.fields.get(field)?.trim();
        let (line, column) = self.record.place(field);
        (!text.is_empty()).then(|| {
            (
                text,
                Origin {
                    file: Arc::clone(self.file),
                    line,
                    column,
                },
            )
        })
    }

    fn text(&self, column: Column) -> Option<String> {
        self.filled(column).map(|(text, _)| text.to_string())
    }

    fn list(&self, column: Column) -> Vec<String> {
        self.filled(column)
            .map(|(text, _)| list::items(text).collect())
            .unwrap_or_default()
    }

    /// A value of a settled shape; what has another shape is an error.
    fn one<T>(&mut self, column: Column, shape: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (text, at) = self.filled(column)?;
        let value = parse(text);
        if value.is_none() {
            let message = format!("{} in column `{}`", shown(text), column.as_str());
            self.findings.error(&at, message, format!("write {shape}"));
        }
        value
    }

    fn id(&mut self) -> Option<At<String>> {
        let Some((text, at)) = self.filled(Column::Id) else {
            // A header without the column has had its finding.
            if let Some(field) = self.header.field(Column::Id) {
                let (line, column) = self.record.place(field);
                let at = Origin {
                    file: Arc::clone(self.file),
                    line,
                    column,
                };
                self.findings
                    .error(&at, "a row without an id", "give the id of its entity, or take the row out");
            }
            return None;
        };
        if let Some(c) = text.chars().find(|c| c.is_control()) {
            let message = format!("a control character (U+{:04X}) in the id {}", u32::from(c), shown(text));
            self.findings.error(&at, message, "take it out");
            return None;
        }
        Some((text.to_string(), at))
    }

    fn date(&mut self, column: Column) -> Option<Date> {
        let (text, at) = self.filled(column)?;
        let date = Date::parse(text);
        if date.is_none() {
            let mend = match date::guess(text) {
                Some(guess) => format!("write {guess} if that is meant"),
                None => "write the year, year-month or year-month-day: 2025, 2025-01, 2025-01-20".to_string(),
            };
            self.findings.error(&at, format!("{} is no date", shown(text)), mend);
        }
        date
    }

    fn term(&mut self) -> (Option<Date>, Option<Date>) {
        let term @ (from, to) = (self.date(Column::From), self.date(Column::To));
        if let (Some(from), Some(to)) = (from, to)
            && from.first() > to.last()
            && let Some((_, at)) = self.filled(Column::From)
        {
            let message = format!("a term that runs backwards, from {from} to {to}");
            self.findings.warning(&at, message, "swap the dates, or mend the wrong one");
        }
        term
    }

    fn idle_dates(&mut self) {
        if let Some((_, at)) = self.filled(Column::From).or_else(|| self.filled(Column::To)) {
            let mend = "name the role they are the term of, or the names that were in use then";
            self.findings
                .warning(&at, "dates of nothing: the row has neither a role nor names", mend);
        }
    }

    fn lang(&mut self) -> Option<Lang> {
        let (text, at) = self.filled(Column::Lang)?;
        let lang = Lang::known(text);
        if lang.is_none() {
            let mend = "write a BCP 47 code such as uk or sr-Latn, or leave it empty";
            self.findings.error(
                &at,
                format!("{} is no language this build knows", shown(text)),
                mend_lang(text, mend),
            );
        }
        lang
    }

    fn inflect(&mut self) -> Option<Inflect> {
        let (text, at) = self.filled(Column::Inflect)?;
        let mut inflect = Inflect::default();
        for item in list::items(text) {
            let (tag, word) = item
                .split_once(':')
                .map_or((None, item.as_str()), |(tag, word)| (Some(tag), word));
            let declined = match word.trim() {
                "auto" => Some(true),
                "none" => Some(false),
                _ => None,
            };
            match (tag, tag.and_then(Lang::known), declined) {
                (None, _, Some(declined)) => inflect.all = Some(declined),
                (Some(_), Some(lang), Some(declined)) => inflect.by_lang.push((lang, declined)),
                _ => {
                    let message = format!("{} in column `inflect`", shown(&item));
                    self.findings
                        .error(&at, message, "write auto, none, or by language: uk:none | ru:auto");
                }
            }
        }
        // Of two words about one language the last counts.
        inflect.by_lang.reverse();
        inflect.by_lang.sort_by_key(|(lang, _)| *lang);
        inflect.by_lang.dedup_by_key(|(lang, _)| *lang);
        Some(inflect)
    }

    fn names(&mut self, style: &Style) -> Vec<Name> {
        let mut names = Vec::new();
        for (column, kind) in NAME_LISTS {
            let Some((text, at)) = self.filled(column) else { continue };
            for item in list::names(text) {
                if item.text.is_empty() {
                    self.findings.warning(
                        &at,
                        "an item without a name",
                        "write a name after the language, or take it out",
                    );
                    continue;
                }
                if item.doubtful {
                    let tag = item.text.split(':').next().unwrap_or("");
                    let message = format!("{} is no language this build knows, so it is part of the name", shown(tag));
                    self.findings
                        .warning(&at, message, mend_lang(tag, "mend the code, or put a space after the colon"));
                }
                names.push(style.name(item, kind, at.clone()));
            }
        }
        names
    }

    fn countries(&mut self) -> Vec<Country> {
        let Some((text, at)) = self.filled(Column::Country) else {
            return Vec::new();
        };
        let mut countries = Vec::new();
        for item in list::items(text) {
            match Country::parse(&item) {
                Some(country) => countries.push(country),
                None => {
                    let mend = match item.as_str() {
                        "UK" => "write GB",
                        _ => "write its ISO 3166-1 code of two letters, with claim: before it where it is a claim",
                    };
                    self.findings.error(&at, format!("{} is no country", shown(&item)), mend);
                }
            }
        }
        countries
    }

    fn extra(&self) -> BTreeMap<String, String> {
        let own = self
            .header
            .own
            .iter()
            .map(|(name, field)| (name, self.record.fields.get(*field).unwrap_or("").trim()));
        own.filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.clone(), text.to_string()))
            .collect()
    }
}

/// The language that people mean when they write the code of a country, or a near miss.
fn mend_lang(tag: &str, otherwise: &str) -> String {
    let meant = match tag.to_ascii_lowercase().as_str() {
        "ua" | "ukr" => "uk",
        "rus" => "ru",
        "eng" | "us" | "gb" => "en",
        "cz" => "cs",
        "jp" => "ja",
        "cn" => "zh",
        "gr" => "el",
        "kz" => "kk",
        "dk" => "da",
        "rs" => "sr",
        "ee" => "et",
        _ => return otherwise.to_string(),
    };
    format!("write {meant} if that is meant")
}

/// The type people mean by a word that is near one of the known ones.
pub(crate) fn meant_type(own: &str) -> Option<&'static str> {
    const KNOWN: [&str; 9] = ["PERSON", "PLACE", "AGENCY", "OFFICIAL", "PER", "GPE", "LOC", "FAC", "ORG"];
    nearest(&own.to_uppercase(), KNOWN.into_iter())
}
