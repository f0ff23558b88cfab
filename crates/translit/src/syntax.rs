//! One line of a scheme, `source > target / before _ after // except ; comment`, to its parts.
//!
//! The notation is that of phonology (Chomsky and Halle, The Sound Pattern of English, 1968): A becomes B in the place `_` between
//! X and Y, `#` being the edge of a word. Classes are still names here; [`expand`](crate::expand) puts their letters in.

use crate::error::Reason;

/// The mark of a syllable boundary: a noncharacter, which no text for interchange has (The Unicode Standard, 23.7).
pub(crate) const SYLLABLE: char = '\u{FDD0}';

/// A rule as written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    pub(crate) source: Vec<Atom>,
    /// Alternatives with their weights, the usual one first.
    pub(crate) targets: Vec<(Vec<Atom>, f32)>,
    /// The rule holds in any of these (everywhere, if there is none) ...
    pub(crate) contexts: Vec<Context>,
    /// ... and in none of these.
    pub(crate) exceptions: Vec<Context>,
}

/// A piece of a source or a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Atom {
    Char(char),
    Set(Vec<String>),
    Class(String),
}

/// What stands around the place of a rule; `before` in reading order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    pub(crate) before: Vec<Item>,
    pub(crate) after: Vec<Item>,
}

/// One thing in a context.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) what: What,
    pub(crate) not: bool,
    pub(crate) least: u8,
    pub(crate) many: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum What {
    Atom(Atom),
    Edge,
}

/// A failure at a character of the line, from 0.
pub(crate) type Failure = (usize, Reason);

/// Weight of an alternative that says none.
const OTHER: f32 = 0.5;

/// Parses a line; nothing for an empty one or a comment.
pub(crate) fn rule(line: &str) -> Result<Option<Written>, Failure> {
    let mut line = Line {
        chars: line.chars().collect(),
        at: 0,
    };
    if line.peek().is_none() {
        return Ok(None);
    }
    let source = line.atoms()?;
    if !line.eat(">") {
        return Err((line.at, line.sign().unwrap_or(Reason::NoArrow)));
    }
    let mut targets = Vec::new();
    loop {
        let atoms = line.atoms()?;
        let weight = line.weight()?.unwrap_or(if targets.is_empty() { 1.0 } else { OTHER });
        targets.push((atoms, weight));
        if !line.eat("|") {
            break;
        }
    }
    let mut rule = Written {
        source,
        targets,
        ..Written::default()
    };
    if line.eat("//") {
        rule.exceptions = line.contexts()?;
    } else if line.eat("/") {
        rule.contexts = line.contexts()?;
        if line.eat("//") {
            rule.exceptions = line.contexts()?;
        }
    }
    match line.peek() {
        None => Ok(Some(rule)),
        Some(sign) => Err((line.at, Reason::Sign(sign))),
    }
}

/// The items of a class or set: its characters, or, if a space parts them, what stands between spaces.
pub(crate) fn items(written: &str) -> Result<Vec<String>, Failure> {
    let mut line = Line {
        chars: written.chars().collect(),
        at: 0,
    };
    line.items(None)
}

struct Line {
    chars: Vec<char>,
    at: usize,
}

impl Line {
    /// The next character that is not a space; the comment is as good as the end.
    fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied().filter(|&c| c != ';')
    }

    fn eat(&mut self, sign: &str) -> bool {
        self.peek();
        let found = sign
            .chars()
            .eq(self.chars[self.at..].iter().copied().take(sign.chars().count()));
        if found {
            self.at += sign.chars().count();
        }
        found
    }

    /// The reason to give for a sign that cannot stand here.
    fn sign(&mut self) -> Option<Reason> {
        self.peek().map(Reason::Sign)
    }

    /// A source or target: up to a sign that ends it.
    fn atoms(&mut self) -> Result<Vec<Atom>, Failure> {
        let mut atoms = Vec::new();
        while let Some(next) = self.peek() {
            match next {
                '∅' => self.at += 1,
                '>' | '/' | '|' | ':' => break,
                '_' | '#' | '!' | '*' | '+' | '?' | ',' | ']' | '}' => return Err((self.at, Reason::Sign(next))),
                _ => atoms.push(self.atom()?),
            }
        }
        Ok(atoms)
    }

    /// One letter, set or class.
    fn atom(&mut self) -> Result<Atom, Failure> {
        let start = self.at;
        let open = |line: &Self| (start, Reason::Open(line.chars[start..].iter().collect()));
        match self.chars[self.at] {
            '[' => {
                self.at += 1;
                let items = self.items(Some(']'))?;
                if items.is_empty() {
                    return Err(open(self));
                }
                Ok(Atom::Set(items))
            }
            '{' => {
                let length = self.chars[start..].iter().position(|&c| c == '}').ok_or_else(|| open(self))?;
                self.at += length + 1;
                Ok(Atom::Class(self.chars[start + 1..start + length].iter().collect()))
            }
            _ => self.letter().map(Atom::Char),
        }
    }

    /// A character that stands for itself, the syllable mark, or an escape.
    fn letter(&mut self) -> Result<char, Failure> {
        let start = self.at;
        self.at += 1;
        match self.chars[start] {
            '.' => Ok(SYLLABLE),
            '\\' => {
                let open = (start, Reason::Open("\\".to_owned()));
                let escaped = *self.chars.get(self.at).ok_or(open.clone())?;
                self.at += 1;
                match escaped {
                    's' => Ok(' '),
                    'u' => {
                        let length = self.chars[self.at..].iter().position(|&c| c == '}').ok_or(open.clone())?;
                        let code: String = self.chars[self.at..self.at + length].iter().skip(1).collect();
                        self.at += length + 1;
                        u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).ok_or(open)
                    }
                    sign => Ok(sign),
                }
            }
            letter => Ok(letter),
        }
    }

    /// Items up to the closing sign, or to the end.
    fn items(&mut self, close: Option<char>) -> Result<Vec<String>, Failure> {
        let start = self.at;
        let mut words = vec![Vec::new()];
        loop {
            match self.chars.get(self.at) {
                None if close.is_none() => break,
                None => {
                    return Err((
                        start.saturating_sub(1),
                        Reason::Open(self.chars[start - 1..].iter().collect()),
                    ));
                }
                Some(&c) if Some(c) == close => {
                    self.at += 1;
                    break;
                }
                Some(c) if c.is_whitespace() => {
                    self.at += 1;
                    words.push(Vec::new());
                }
                Some('∅') => {
                    self.at += 1;
                    let last = words.len() - 1;
                    words[last].push(None);
                }
                Some(_) => {
                    let letter = self.letter()?;
                    let last = words.len() - 1;
                    words[last].push(Some(letter));
                }
            }
        }
        words.retain(|word| !word.is_empty());
        Ok(match <[_; 1]>::try_from(words) {
            Ok([letters]) => letters.into_iter().map(|letter| letter.into_iter().collect()).collect(),
            Err(words) => words.into_iter().map(|word| word.into_iter().flatten().collect()).collect(),
        })
    }

    /// `:0.3`
    fn weight(&mut self) -> Result<Option<f32>, Failure> {
        if !self.eat(":") {
            return Ok(None);
        }
        self.peek();
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|c| c.is_ascii_digit() || *c == '.') {
            self.at += 1;
        }
        let number: String = self.chars[start..self.at].iter().collect();
        match number.parse() {
            Ok(weight) if (0.0..=1.0).contains(&weight) => Ok(Some(weight)),
            _ => Err((start, Reason::Weight)),
        }
    }

    /// Contexts parted by commas.
    fn contexts(&mut self) -> Result<Vec<Context>, Failure> {
        let mut contexts = Vec::new();
        loop {
            let start = self.at;
            let before = self.context()?;
            if !self.eat("_") {
                return Err((start, Reason::NoPlace));
            }
            contexts.push(Context {
                before,
                after: self.context()?,
            });
            if !self.eat(",") {
                return Ok(contexts);
            }
        }
    }

    fn context(&mut self) -> Result<Vec<Item>, Failure> {
        let mut items = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '_' | ',' | '/') {
                break;
            }
            let not = self.eat("!");
            let what = match self.peek() {
                Some('#') => {
                    self.at += 1;
                    What::Edge
                }
                Some(sign @ ('>' | '|' | ':' | '!' | '_' | ',' | '/' | '*' | '+' | '?' | ']' | '}' | '∅')) => {
                    return Err((self.at, Reason::Sign(sign)));
                }
                Some(_) => What::Atom(self.atom()?),
                None => return Err((self.at, Reason::Sign('!'))),
            };
            let (least, many) = match self.peek() {
                Some('*') => (0, true),
                Some('+') => (1, true),
                Some('?') => (0, false),
                _ => (1, false),
            };
            if (least, many) != (1, false) {
                if matches!(what, What::Edge) {
                    return Err((self.at, Reason::Sign(self.chars[self.at])));
                }
                self.at += 1;
            }
            items.push(Item { what, not, least, many });
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_its_parts() {
        let parsed = rule("[єю] z\\s > [ye yu] | t:0.3 / # _ , {v}* _ !x // _ ь ; why")
            .unwrap()
            .unwrap();
        assert_eq!(parsed.source.len(), 3);
        assert_eq!(parsed.targets.len(), 2);
        assert!((parsed.targets[1].1 - 0.3).abs() < 1e-6);
        assert_eq!((parsed.contexts.len(), parsed.exceptions.len()), (2, 1));
        assert!(parsed.contexts[1].before[0].many && parsed.contexts[1].after[0].not);
        assert!(rule("  ; nothing").unwrap().is_none());
    }

    #[test]
    fn a_wrong_line_says_where() {
        for (line, column) in [
            ("а", 1),
            ("а > b / x", 7),
            ("а > [b", 4),
            ("а > b*", 5),
            ("? > b", 0),
            ("а > b:7", 6),
            ("а > b / !", 9),
            ("а > \\", 4),
        ] {
            assert_eq!(rule(line).unwrap_err().0, column, "{line}");
        }
    }

    #[test]
    fn items_are_letters_or_words() {
        assert_eq!(items("аб").unwrap(), ["а", "б"]);
        assert_eq!(items("дз ∅ \\s").unwrap(), ["дз", "", " "]);
        assert_eq!(items(" дз ").unwrap(), ["д", "з"]);
    }
}
