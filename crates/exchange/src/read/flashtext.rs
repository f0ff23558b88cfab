//! FlashText's keyword dictionaries (<https://github.com/vi3k6i5/flashtext>): `{"clean name": ["name", ...]}` as JSON.

use std::fmt;
use std::io::BufRead;

use serde::Deserializer as _;
use serde::de::{self, MapAccess, Visitor};

use crate::clean::own_id;
use crate::error::{Error, ErrorKind};
use crate::read::json::said;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of a dictionary: it is one object, and so one line as a rule.
const LONGEST: usize = 1 << 30;

/// Takes the keywords as they come.
struct Keywords<'s, 'a> {
    sink: &'s mut Sink<'a>,
    failed: Option<Error>,
}

impl<'de> Visitor<'de> for &mut Keywords<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of names, each with a list of its other names")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some((name, names)) = map.next_entry::<String, Vec<String>>()? {
            let line = self.sink.line + 1;
            self.sink.read(line);
            let kind = self.sink.options.kind.as_ref().map_or("name", |kind| kind.as_str());
            let lang = self.sink.options.only_lang();
            let row = Row {
                id: own_id(kind, &name),
                name,
                lang,
                aliases: names.into_iter().map(|name| Item::new(name, lang)).collect(),
                ..Row::default()
            };
            if let Err(error) = self.sink.put(vec![row]) {
                self.failed = Some(error);
                return Err(de::Error::custom("not taken"));
            }
        }
        Ok(())
    }
}

/// Reads a dictionary.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut keywords = Keywords { sink, failed: None };
    let mut json = serde_json::Deserializer::from_reader(input.take(LONGEST as u64));
    let read = json.deserialize_map(&mut keywords).and_then(|()| json.end());
    match (keywords.failed, read) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(error)) => {
            let what = said(&error);
            let wanted = r#"a dictionary: {"Kyiv": ["Kiev", "Kyjiw"]}"#;
            Err(ErrorKind::Json { what, wanted }.at(error.line().max(1) as u64, error.column().max(1) as u64))
        }
    }
}
