//! Languages by their BCP 47 primary subtag, and the scripts they are written in.

mod table;

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language, by its BCP 47 primary subtag (ISO 639-1 where there is one): `uk`, `en`, `crh`.
///
/// ```
/// use polynym_text::Lang;
/// assert_eq!(Lang::new("uk").unwrap().as_str(), "uk");
/// assert_eq!(Lang::new("not a language"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 3]);

impl Lang {
    /// The language with this subtag: two or three lower-case ASCII letters.
    pub const fn new(code: &str) -> Option<Self> {
        let b = code.as_bytes();
        if b.len() < 2 || b.len() > 3 {
            return None;
        }
        let mut out = [0u8; 3];
        let mut i = 0;
        while i < b.len() {
            if !b[i].is_ascii_lowercase() {
                return None;
            }
            out[i] = b[i];
            i += 1;
        }
        Some(Self(out))
    }

    /// The subtag.
    pub fn as_str(&self) -> &str {
        let n = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..n]).expect("subtags are ASCII")
    }

    /// The language of a BCP 47 tag in any letter case, by its primary subtag, if this build knows it; script, region and other
    /// subtags are checked for shape only and dropped.
    ///
    /// ```
    /// use polynym_text::Lang;
    /// assert_eq!(Lang::known("uk"), Lang::new("uk"));
    /// assert_eq!(Lang::known("sr-Latn").unwrap().as_str(), "sr");
    /// assert_eq!(Lang::known("pt-BR").unwrap().name(), "Portuguese");
    /// assert_eq!(Lang::known("ua"), None); // a country
    /// ```
    pub fn known(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let lang = Self::new(&subtags.next()?.to_ascii_lowercase())?;
        let shaped = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
        (lang.row().is_some() && subtags.all(shaped)).then_some(lang)
    }

    /// Every language this build knows, by code.
    ///
    /// ```
    /// use polynym_text::Lang;
    /// assert!(Lang::all().any(|lang| lang.name() == "Crimean Tatar"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        table::LANGUAGES.iter().filter_map(|(code, ..)| Self::new(code))
    }

    /// Its name in English; of a language this build does not know, `unknown language`.
    ///
    /// ```
    /// use polynym_text::Lang;
    /// assert_eq!(Lang::new("crh").unwrap().name(), "Crimean Tatar");
    /// ```
    pub fn name(self) -> &'static str {
        self.row().map_or("unknown language", |(_, name, _)| name)
    }

    /// The scripts it is written in, the commonest first: ISO 15924 codes of single scripts (Japanese is Hani, Kana, Hira). Of a
    /// language this build does not know, none.
    ///
    /// ```
    /// use polynym_text::Lang;
    /// assert_eq!(Lang::new("sr").unwrap().scripts(), ["Cyrl", "Latn"]);
    /// ```
    pub fn scripts(self) -> &'static [&'static str] {
        self.row().map_or(&[], |(_, _, scripts)| scripts)
    }

    fn row(self) -> Option<&'static table::Row> {
        let found = table::LANGUAGES
            .binary_search_by_key(&self.as_str(), |(code, ..)| code)
            .ok()?;
        Some(&table::LANGUAGES[found])
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({self})")
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Lang::new(&code).ok_or_else(|| D::Error::custom("a language is two or three lower-case letters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_well_formed() {
        assert!(table::LANGUAGES.is_sorted_by(|a, b| a.0 < b.0));
        for (code, name, scripts) in table::LANGUAGES {
            assert!(Lang::new(code).is_some(), "{code}");
            assert!(!name.is_empty() && !scripts.is_empty(), "{code}");
            for script in *scripts {
                let known = unicode_script::Script::from_short_name(script);
                assert!(known.is_some(), "{code}: {script}");
            }
        }
    }

    #[test]
    fn tags_reduce_to_their_primary_subtag() {
        let cases = [
            ("uk", Some("uk")),
            ("UK", Some("uk")),
            ("zh-Hant-TW", Some("zh")),
            ("de-1996", Some("de")),
            ("crh", Some("crh")),
            ("", None),
            ("u", None),
            ("qq", None),
            ("uk-", None),
            ("uk_UA", None),
            ("Kyiv", None),
            ("uk-за", None),
        ];
        for (tag, want) in cases {
            assert_eq!(Lang::known(tag).map(|lang| lang.to_string()).as_deref(), want, "{tag}");
        }
    }
}
