//! Running text: sentences of common words with names strewn in, whole ones and what is nearly one.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::vocabulary::vocabulary;
use super::{Names, Random, Urn};

/// Bytes from one name that is nearly of the gazetteer to the next, on the average.
const DECOY_EVERY: usize = 400;

/// What may stand in a text for a name of the gazetteer.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) text: String,
    /// ISO 639-1: the language of passages in which it stands mostly.
    pub(crate) language: &'static str,
}

/// What a text is to be.
pub(crate) struct Wanted<'w> {
    /// Bytes, and up to a paragraph more.
    pub(crate) bytes: usize,
    pub(crate) seed: u64,
    /// Languages with their shares of the paragraphs.
    pub(crate) languages: &'w BTreeMap<String, f64>,
    /// Bytes from the start of one name of the gazetteer to that of the next, on the average.
    pub(crate) name_every: usize,
}

/// Writes a text, one paragraph a line. A longer text of the same seed begins with the shorter one.
pub(crate) fn prose(wanted: &Wanted<'_>, names: &Names, mentions: &[Mention]) -> Result<String> {
    let mut random = Random::new(wanted.seed);
    let mut vocabularies = BTreeMap::new();
    for language in wanted.languages.keys() {
        vocabularies.insert(language.as_str(), vocabulary(language, &mut random)?);
    }
    let mut by_language: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for mention in mentions {
        by_language.entry(mention.language).or_default().push(&mention.text);
    }
    ensure!(!mentions.is_empty(), "no names to strew in");
    let languages = Urn::new(wanted.languages.iter().map(|(language, share)| (language.as_str(), *share)));
    let mut writer = Writer {
        text: String::with_capacity(wanted.bytes + 8192),
        random,
        language: "",
        words: &vocabularies[languages.draw(&mut Random::new(0))],
        names,
        mentions,
        by_language,
        name_every: wanted.name_every,
        next_name: 0,
        next_decoy: 0,
    };
    while writer.text.len() < wanted.bytes {
        let language = *languages.draw(&mut writer.random);
        writer.language = language;
        writer.words = &vocabularies[language];
        writer.paragraph();
    }
    Ok(writer.text)
}

struct Writer<'w> {
    text: String,
    random: Random,
    language: &'w str,
    words: &'w Urn<String>,
    names: &'w Names,
    mentions: &'w [Mention],
    by_language: BTreeMap<&'w str, Vec<&'w str>>,
    name_every: usize,
    /// From which byte on the next name is due.
    next_name: usize,
    next_decoy: usize,
}

impl Writer<'_> {
    fn paragraph(&mut self) {
        for sentence in 0..1 + self.random.below(6) {
            if sentence > 0 {
                self.text.push(' ');
            }
            self.sentence();
        }
        self.text.push_str(if self.random.happens(200) { "\n\n" } else { "\n" });
    }

    fn sentence(&mut self) {
        let length = 6 + self.random.below(18);
        let (open, close) = if self.language == "en" { ('“', '”') } else { ('«', '»') };
        let mut quoted_until = None;
        for place in 0..length {
            if place > 0 {
                match self.random.below(1000) {
                    0..80 => self.text.push_str(", "),
                    80..95 => self.text.push_str(" – "),
                    _ => self.text.push(' '),
                }
            }
            if quoted_until.is_none() && self.random.happens(15) {
                self.text.push(open);
                quoted_until = Some(place + 1 + self.random.below(5));
            }
            self.word(place == 0);
            if quoted_until.is_some_and(|last| last <= place || place + 1 == length) {
                self.text.push(close);
                quoted_until = None;
            }
        }
        let end = match self.random.below(100) {
            0..5 => "?",
            5..7 => "!",
            7..9 => "…",
            9..11 => ":",
            _ => ".",
        };
        self.text.push_str(end);
    }

    fn word(&mut self, first: bool) {
        if self.text.len() >= self.next_name {
            self.next_name = self.text.len() + self.name_every / 2 + self.random.below(self.name_every + 1);
            return self.name();
        }
        if self.text.len() >= self.next_decoy {
            self.next_decoy = self.text.len() + DECOY_EVERY / 2 + self.random.below(DECOY_EVERY + 1);
            return self.decoy();
        }
        match self.random.below(1000) {
            0..15 => {
                let number = self.random.below(10_000);
                self.text.push_str(&number.to_string());
            }
            15..20 => {
                let year = 1900 + self.random.below(130);
                self.text.push_str(&format!("({year})"));
            }
            20..25 => {
                let words = [self.words.draw(&mut self.random), self.words.draw(&mut self.random)];
                self.text.push_str(&format!("{}-{}", words[0], words[1]));
            }
            // Words of other names begin with a capital too.
            chance => {
                let word = self.words.draw(&mut self.random);
                if first || chance < 60 {
                    let mut letters = word.chars();
                    self.text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                    self.text.push_str(letters.as_str());
                } else {
                    self.text.push_str(word);
                }
            }
        }
    }

    /// A name of the gazetteer, mostly one of the language of the passage.
    fn name(&mut self) {
        let own = self.by_language.get(self.language).filter(|_| self.random.happens(900));
        let name = match own {
            Some(own) => self.random.pick(own),
            None => self.random.pick(self.mentions).text.as_str(),
        };
        if self.random.happens(20) {
            self.text.push_str(&name.to_uppercase());
        } else {
            self.text.push_str(name);
        }
        if self.language == "en" && self.random.happens(60) {
            self.text.push_str("’s");
        }
    }

    /// A name that is not in the gazetteer, a given name alone, or a family name alone.
    fn decoy(&mut self) {
        let Some(name) = self.names.another(self.language, &mut self.random) else {
            return;
        };
        let name = name.text.as_str();
        let text = match self.random.below(3) {
            0 => name.split(' ').next(),
            1 => name.rsplit(' ').next(),
            _ => Some(name).filter(|name| !self.names.has(name)),
        };
        self.text.push_str(text.unwrap_or("…"));
    }
}
