//! Mentions marked inline in running text: `President {Zelensky|Q3874799}`, read and written.

use std::fmt;
use std::ops::Range;

/// A text without its markup, and the mentions that were marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text that is tagged.
    pub text: String,
    /// By start, the longer first.
    pub mentions: Vec<Expected>,
}

/// A mention that must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Bytes of [`Marked::text`].
    pub span: Range<usize>,
    /// What it must be linked to.
    pub ids: Ids,
}

/// What a mention must be linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ids {
    /// `Q1`: this entity is the best candidate; nothing is said of others.
    Best(String),
    /// `Q1,Q2`: exactly these are the candidates, in any order.
    Any(Vec<String>),
    /// `Q1>Q2`: exactly these are the candidates, and the first is the best.
    Ranked(Vec<String>),
}

impl Ids {
    /// Reads the ids that stand behind the bar of a marked mention.
    pub fn parse(source: &str) -> Result<Self, String> {
        let list = |separator| source.split(separator).map(|id| id.trim().to_owned()).collect::<Vec<_>>();
        let ids = match (source.contains('>'), source.contains(',')) {
            (true, true) => return Err(format!("`{source}` has both `>` and `,`")),
            (true, false) => Ids::Ranked(list('>')),
            (false, true) => Ids::Any(list(',')),
            (false, false) => Ids::Best(source.trim().to_owned()),
        };
        if ids.all().iter().any(String::is_empty) {
            Err(format!("an empty id in `{source}`"))
        } else {
            Ok(ids)
        }
    }

    /// Every id that is named, in the order written.
    pub fn all(&self) -> &[String] {
        match self {
            Ids::Best(id) => std::slice::from_ref(id),
            Ids::Any(ids) | Ids::Ranked(ids) => ids,
        }
    }

    /// Is a mention linked to `best`, of these `candidates`, what was meant?
    pub fn accept(&self, best: &str, candidates: &[String]) -> bool {
        let same_set = || {
            let sorted = |ids: &[String]| {
                let mut ids = ids.to_vec();
                ids.sort();
                ids.dedup();
                ids
            };
            sorted(self.all()) == sorted(candidates)
        };
        match self {
            Ids::Best(id) => id == best,
            Ids::Any(_) => same_set(),
            Ids::Ranked(ids) => ids[0] == best && same_set(),
        }
    }
}

impl fmt::Display for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if matches!(self, Ids::Ranked(_)) { ">" } else { "," };
        f.write_str(&self.all().join(separator))
    }
}

impl Marked {
    /// Reads a text with its markup. `\{`, `\|`, `\}`, `\\` are those characters, `\u{00AD}` is one by its code point.
    ///
    /// ```
    /// use polynym_tests::markup::Marked;
    ///
    /// let marked = Marked::parse(r"{National {Bank of Ukraine|Q1}|Q2} \{raised\} rates").unwrap();
    /// assert_eq!(marked.text, "National Bank of Ukraine {raised} rates");
    /// assert_eq!(marked.mentions[1].span, 9..24);
    /// assert!(Marked::parse("{Kyiv} is not closed").is_err());
    /// ```
    pub fn parse(source: &str) -> Result<Self, String> {
        let mut marked = Marked::default();
        let mut open = Vec::new();
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            rest = &rest[first.len_utf8()..];
            match first {
                '\\' => marked.text.push(escape(&mut rest)?),
                '{' => open.push(marked.text.len()),
                '}' => return Err(format!("`}}` closes no `{{surface|id`, before `{}`", head(rest))),
                '|' if !open.is_empty() => {
                    let start = open.pop().unwrap_or_default();
                    let (ids, after) = rest.split_once('}').ok_or("a mention without its `}`")?;
                    rest = after;
                    marked.mentions.push(Expected {
                        span: start..marked.text.len(),
                        ids: Ids::parse(ids)?,
                    });
                }
                other => marked.text.push(other),
            }
        }
        match open.first() {
            Some(&start) => Err(format!(
                "`{{` opens a mention without ids, before `{}`",
                head(&marked.text[start..])
            )),
            None => {
                marked.sort();
                Ok(marked)
            }
        }
    }

    /// Settles the order of the mentions: by start, the longer first.
    pub fn sort(&mut self) {
        self.mentions
            .sort_by_key(|mention| (mention.span.start, usize::MAX - mention.span.end));
    }

    /// Writes the text with its markup. A mention that crosses an earlier one cannot be written so, and is left out.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut open: Vec<&Expected> = Vec::new();
        let mut mentions = self.mentions.iter().peekable();
        for (at, c) in self.text.char_indices().chain([(self.text.len(), '\0')]) {
            while let Some(done) = open.pop_if(|mention| mention.span.end <= at) {
                out += &format!("|{}}}", done.ids);
            }
            while let Some(next) = mentions.next_if(|mention| mention.span.start <= at) {
                if open.last().is_none_or(|outer| next.span.end <= outer.span.end) {
                    out.push('{');
                    open.push(next);
                }
            }
            if at < self.text.len() {
                push_escaped(&mut out, c);
            }
        }
        out
    }
}

/// Replaces `\u{00AD}` by the character, and leaves every other backslash alone: a CSV block has its own.
pub fn unescape_code_points(source: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("\\u{") {
        out += before;
        rest = after;
        out.push(code_point(&mut rest)?);
    }
    Ok(out + rest)
}

fn escape(rest: &mut &str) -> Result<char, String> {
    if let Some(after) = rest.strip_prefix("u{") {
        *rest = after;
        return code_point(rest);
    }
    let escaped = rest.chars().next().filter(|c| "{|}\\".contains(*c));
    let escaped = escaped.ok_or_else(|| format!("`\\{}` is no escape", head(rest)))?;
    *rest = &rest[escaped.len_utf8()..];
    Ok(escaped)
}

fn code_point(rest: &mut &str) -> Result<char, String> {
    let (digits, after) = rest.split_once('}').ok_or("`\\u{` without its `}`")?;
    *rest = after;
    u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)
        .ok_or_else(|| format!("`\\u{{{digits}}}` is no character"))
}

fn push_escaped(out: &mut String, c: char) {
    // What a reader of the suite could not see, or take for another character.
    let hidden = matches!(c, '\u{AD}' | '\u{A0}' | '\u{34F}' | '\u{61C}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}'
        | '\u{205F}'..='\u{206F}' | '\u{300}'..='\u{33F}' | '\u{FEFF}' | '\r');
    match c {
        '{' | '|' | '}' | '\\' => out.extend(['\\', c]),
        _ if hidden => *out += &format!("\\u{{{:04X}}}", c as u32),
        _ => out.push(c),
    }
}

fn head(rest: &str) -> String {
    rest.chars().take_while(|c| *c != '\n').take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let sources = [
            "",
            "no mention",
            r"{Київ|Q1899} та \{не\} {Львів|gn:702550}",
            r"{National {Bank of Ukraine|Q1}|Q2}",
            r"{Paris|Q1,Q2} and {Paris|Q1>Q2} a\|b \\ K\u{00AD}yiv",
            "{a|1}{b|2}\n\n{c|3}",
        ];
        for source in sources {
            let marked = Marked::parse(source).expect(source);
            assert_eq!(marked.write(), source);
        }
    }

    #[test]
    fn broken_markup_is_told() {
        for source in [
            "{Kyiv",
            "{Kyiv}",
            "Kyiv}",
            "{Kyiv|Q1",
            "{Kyiv|}",
            r"\x",
            r"\u{110000}",
            "{a|Q1,Q2>Q3}",
        ] {
            assert!(Marked::parse(source).is_err(), "{source}");
        }
    }

    #[test]
    fn candidates_are_compared_as_a_set() {
        let candidates = ["Q2".to_owned(), "Q1".to_owned()];
        let accepts = |ids: &str| Ids::parse(ids).is_ok_and(|ids| ids.accept("Q2", &candidates));
        assert!(accepts("Q2") && accepts("Q1,Q2") && accepts("Q2>Q1"));
        assert!(!accepts("Q1") && !accepts("Q1>Q2") && !accepts("Q1,Q2,Q3") && !accepts("Q2,Q3"));
    }
}
