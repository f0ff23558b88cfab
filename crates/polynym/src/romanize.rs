//! Any text in Latin letters: each run of a script by the usual scheme of its language, and what has none by the last resort.

use std::collections::BTreeMap;

use polynym_script::{LangRun, lang_runs};
use polynym_text::{Lang, Span};
use polynym_translit::{Error, Scheme, Schemes};

/// Romanizes texts of any language.
///
/// ```
/// let mut romanizer = polynym::Romanizer::new();
/// let roman = romanizer.romanize("Звернення Володимира Зеленського", None)?;
/// assert_eq!(roman.text, "Zvernennia Volodymyra Zelenskoho");
/// assert!(roman.guessed.is_empty());
/// # Ok::<(), polynym::translit::Error>(())
/// ```
#[derive(Debug)]
pub struct Romanizer {
    schemes: Schemes,
    /// By language, once asked for; nothing if it has no usual scheme.
    compiled: BTreeMap<String, Option<Scheme>>,
}

/// A romanized text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roman {
    /// The result.
    pub text: String,
    /// Where no scheme was at hand (bytes of the original): what stands for it is no more than a guess, letter by letter.
    pub guessed: Vec<Span>,
}

impl Default for Romanizer {
    fn default() -> Self {
        Self::new()
    }
}

impl Romanizer {
    /// With the schemes that come with the library.
    #[must_use]
    pub fn new() -> Self {
        Self {
            schemes: Schemes::embedded(),
            compiled: BTreeMap::new(),
        }
    }

    /// Romanizes a text; `lang` says what language its letters other than Latin are of, if the text is too short to tell.
    ///
    /// # Errors
    /// If a scheme is wrong, which those that come with the library are not.
    pub fn romanize(&mut self, text: &str, lang: Option<Lang>) -> Result<Roman, Error> {
        let mut roman = Roman {
            text: String::with_capacity(text.len() * 2),
            guessed: Vec::new(),
        };
        for LangRun {
            span,
            script,
            lang: found,
            ..
        } in lang_runs(text)
        {
            let part = &text[span];
            let script = script.short_name();
            let tags = [
                lang.or(found).map(|lang| lang.as_str().to_owned()),
                by_script(script).map(str::to_owned),
            ];
            if script == "Latn" {
                roman.text.push_str(part);
                continue;
            }
            let mut known = false;
            for tag in tags.into_iter().flatten() {
                if let Some(scheme) = self.usual(&tag, script)? {
                    let result = scheme.transliterate(part);
                    let unknown = result
                        .unknown
                        .iter()
                        .map(|at| Span::new(span.start + at.start, span.start + at.end));
                    roman.guessed.extend(unknown);
                    roman.text.push_str(&ascii_where_unknown(&result.text));
                    known = true;
                    break;
                }
            }
            if !known {
                roman.text.push_str(&polynym_translit::last_resort(part));
                if part.chars().any(char::is_alphabetic) {
                    roman.guessed.push(span);
                }
            }
        }
        Ok(roman)
    }

    /// The usual romanization of a language, if it is for this script.
    fn usual(&mut self, lang: &str, script: &str) -> Result<Option<&Scheme>, Error> {
        let key = format!("{lang}-{script}");
        if !self.compiled.contains_key(&key) {
            let fits = |id: &str| id.split('-').nth(2).is_some_and(|source| same_script(source, script));
            let id = self
                .schemes
                .iter()
                .find(|e| e.usual && e.language == lang && fits(&e.id))
                .map(|e| e.id.to_string());
            let scheme = id.and_then(|id| self.schemes.get(&id)).transpose()?;
            self.compiled.insert(key.clone(), scheme);
        }
        Ok(self.compiled[&key].as_ref())
    }
}

/// The script of an id names writing systems: kana are two scripts, and Han characters three.
fn same_script(source: &str, script: &str) -> bool {
    match source {
        "Hrkt" => matches!(script, "Hira" | "Kana"),
        "Hani" | "Hans" | "Hant" => script == "Hani",
        "Kore" => matches!(script, "Hang" | "Hani"),
        _ => source == script,
    }
}

/// The language to suppose for a script when nothing tells: the one that most texts in it are of.
fn by_script(script: &str) -> Option<&'static str> {
    Some(match script {
        "Cyrl" => "ru",
        "Arab" => "ar",
        "Grek" => "el",
        "Deva" => "hi",
        "Hani" => "zh",
        "Hira" | "Kana" => "ja",
        "Hang" => "ko",
        "Beng" => "bn",
        "Ethi" => "am",
        "Hebr" => "he",
        "Armn" => "hy",
        "Geor" => "ka",
        "Thai" => "th",
        "Taml" => "ta",
        "Telu" => "te",
        "Knda" => "kn",
        "Mlym" => "ml",
        "Gujr" => "gu",
        "Guru" => "pa",
        "Orya" => "or",
        "Sinh" => "si",
        "Thaa" => "dv",
        _ => return None,
    })
}

/// What a scheme left in another script.
fn ascii_where_unknown(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c >= '\u{370}' && c.is_alphabetic() && !is_latin(c) {
                polynym_translit::last_resort(&c.to_string())
            } else {
                c.to_string()
            }
        })
        .collect()
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{1D00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB6F}' | '\u{FB00}'..='\u{FB06}')
}
