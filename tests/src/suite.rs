//! A suite: a Markdown file whose headings name cases, and whose code blocks are their gazetteers and texts.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::markup::{Expected, Ids, Marked, unescape_code_points};

/// Ends a heading whose texts are right and beyond what can be found so far.
pub const NOT_YET: &str = " (not yet)";

/// What stands under one heading.
#[derive(Clone, Debug)]
pub struct Case {
    /// The suite's path as it was opened.
    pub file: PathBuf,
    /// The headings above it without the title of the suite, joined by ` / `.
    pub heading: String,
    /// Line of its first block, from 1.
    pub line: usize,
    /// One of its headings ends in ` (not yet)`: each text must still fail.
    pub not_yet: bool,
    /// Nothing: the embedded gazetteer alone.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Documents, each tagged by itself.
    pub texts: Vec<Text>,
    /// What the gazetteer's check must say, if the case asks.
    pub findings: Option<Listing>,
}

/// A `csv` block, as the bytes of a file.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    /// `csv over`: laid over the embedded gazetteer.
    pub over: bool,
    /// In the encoding that the block asks for, `UTF-8` if it does not.
    pub bytes: Vec<u8>,
}

/// A `text` block with the listings behind it.
#[derive(Clone, Debug)]
pub struct Text {
    /// Line of its first line of text, from 1.
    pub line: usize,
    /// Bytes of the suite's file that hold its content.
    pub source: Range<usize>,
    /// The words behind `text`, read by [`crate::engine`].
    pub options: String,
    /// The text and the mentions that must be found in it.
    pub marked: Marked,
    /// `runs`: `lang Script surface-start`.
    pub runs: Option<Listing>,
    /// `offsets`: `surface byte-start byte-end char-start char-end utf16-start utf16-end`.
    pub offsets: Option<Listing>,
}

/// The lines of a block that lists what is expected.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Line of its first item, from 1.
    pub line: usize,
    /// One item a line, blank lines left out.
    pub items: Vec<String>,
}

/// A heading that is open, with the gazetteer that holds for all below it.
struct Section {
    level: usize,
    title: String,
    gazetteer: Option<Arc<Gazetteer>>,
}

/// Reads the suite in `source`, which was opened as `file`.
///
/// # Errors
/// A block that is no block of a suite, or broken markup: one line, with file and line.
pub fn parse(file: &Path, source: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut fresh = true;
    let mut events = Parser::new(source).into_offset_iter();
    while let Some((event, at)) = events.next() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let title = gather(&mut events, |end| matches!(end, TagEnd::Heading(_))).0;
                sections.retain(|section| section.level < level as usize);
                sections.push(Section {
                    level: level as usize,
                    title,
                    gazetteer: None,
                });
                fresh = true;
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let CodeBlockKind::Fenced(info) = kind else { continue };
                let (content, range) = gather(&mut events, |end| matches!(end, TagEnd::CodeBlock));
                let block = Block::new(source, &info, content, range, at.start);
                let told = |error: String| format!("{}:{}: {error}", file.display(), block.line);
                let Some(section) = sections.last_mut() else {
                    return Err(told("a block before any heading".to_owned()));
                };
                if block.kind == "csv" {
                    section.gazetteer = Some(Arc::new(gazetteer(&block).map_err(told)?));
                    fresh = true;
                    continue;
                }
                if std::mem::take(&mut fresh) {
                    cases.push(case(file, &sections, block.line));
                }
                if let Some(case) = cases.last_mut() {
                    add(case, &block).map_err(told)?;
                }
            }
            _ => {}
        }
    }
    Ok(cases)
}

/// A fenced code block: where it stands and what it says.
struct Block {
    kind: String,
    words: String,
    content: String,
    source: Range<usize>,
    line: usize,
}

impl Block {
    fn new(suite: &str, info: &str, content: String, range: Option<Range<usize>>, fence: usize) -> Self {
        let (kind, words) = info.trim().split_once(char::is_whitespace).unwrap_or((info.trim(), ""));
        let source = range.unwrap_or(fence..fence);
        let line = 1 + suite[..source.start].matches('\n').count();
        Block {
            kind: kind.to_owned(),
            words: words.trim().to_owned(),
            content,
            source,
            line,
        }
    }

    fn listing(&self) -> Result<Listing, String> {
        let content = unescape_code_points(&self.content)?;
        let items = content
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect();
        Ok(Listing { line: self.line, items })
    }
}

fn case(file: &Path, sections: &[Section], line: usize) -> Case {
    let titles: Vec<_> = sections
        .iter()
        .filter(|section| section.level > 1)
        .map(|section| section.title.as_str())
        .collect();
    let heading = if titles.is_empty() {
        sections.iter().map(|s| s.title.as_str()).collect()
    } else {
        titles.join(" / ")
    };
    let gazetteer = sections.iter().rev().find_map(|section| section.gazetteer.clone());
    Case {
        file: file.to_owned(),
        heading,
        line,
        not_yet: sections.iter().any(|section| section.title.ends_with(NOT_YET)),
        gazetteer,
        texts: Vec::new(),
        findings: None,
    }
}

fn add(case: &mut Case, block: &Block) -> Result<(), String> {
    let last = case.texts.last_mut();
    let orphan = || format!("`{}` without a `text` block before it", block.kind);
    match block.kind.as_str() {
        "text" => case.texts.push(Text {
            line: block.line,
            source: block.source.clone(),
            options: block.words.clone(),
            marked: Marked::parse(block.content.strip_suffix('\n').unwrap_or(&block.content))?,
            runs: None,
            offsets: None,
        }),
        "also" => also(&mut last.ok_or_else(orphan)?.marked, &block.listing()?)?,
        "runs" => last.ok_or_else(orphan)?.runs = Some(block.listing()?),
        "offsets" => last.ok_or_else(orphan)?.offsets = Some(block.listing()?),
        "findings" => case.findings = Some(block.listing()?),
        other => return Err(format!("`{other}` is no block of a suite")),
    }
    Ok(())
}

/// Mentions that cross others, which nested markup cannot show: `surface|id`, the first place of that surface.
fn also(marked: &mut Marked, listing: &Listing) -> Result<(), String> {
    for item in &listing.items {
        let (surface, ids) = item.rsplit_once('|').ok_or_else(|| format!("`{item}` is not `surface|id`"))?;
        let start = marked
            .text
            .find(surface)
            .ok_or_else(|| format!("`{surface}` is not in the text"))?;
        marked.mentions.push(Expected {
            span: start..start + surface.len(),
            ids: Ids::parse(ids)?,
        });
    }
    marked.sort();
    Ok(())
}

fn gazetteer(block: &Block) -> Result<Gazetteer, String> {
    let text = unescape_code_points(&block.content)?;
    let mut gazetteer = Gazetteer {
        over: false,
        bytes: Vec::new(),
    };
    let mut encoding = "utf-8";
    for word in block.words.split_whitespace() {
        match word.split_once('=') {
            None if word == "over" => gazetteer.over = true,
            Some(("encoding", label)) => encoding = label,
            _ => return Err(format!("`{word}` is no option of a csv block")),
        }
    }
    gazetteer.bytes = if encoding == "utf-16" {
        // The WHATWG standard, which encoding_rs follows, only reads UTF-16.
        std::iter::once('\u{FEFF}')
            .chain(text.chars())
            .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
            .flat_map(u16::to_le_bytes)
            .collect()
    } else {
        let known = encoding_rs::Encoding::for_label(encoding.as_bytes());
        known
            .ok_or_else(|| format!("`{encoding}` is no encoding"))?
            .encode(&text)
            .0
            .into_owned()
    };
    Ok(gazetteer)
}

/// The text up to the end of an element, and where it stands.
fn gather<'a>(
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    is_end: impl Fn(&TagEnd) -> bool,
) -> (String, Option<Range<usize>>) {
    let (mut text, mut range) = (String::new(), None::<Range<usize>>);
    for (event, at) in events {
        match event {
            Event::End(end) if is_end(&end) => break,
            Event::Text(part) | Event::Code(part) => {
                text += &part;
                range = Some(range.map_or(at.clone(), |range| range.start..at.end));
            }
            _ => {}
        }
    }
    (text, range)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUITE: &str = "# Title\n\n```csv\nid,type,name\nQ1,PLACE,Kyiv\n```\n\n## One `a`\n\nProse.\n\n```text overlap=all demonyms\n\
                         in {Kyiv|Q1}\n\nand\n```\n\n```also\nand|Q2\n```\n\n### Two (not yet)\n\n```text\nx\n```\n\n```runs\n\nen Latn x\n```\n";

    #[test]
    fn headings_name_cases_and_hand_their_gazetteer_down() {
        let cases = parse(Path::new("s.md"), SUITE).unwrap();
        let names: Vec<_> = cases.iter().map(|case| (case.heading.as_str(), case.line)).collect();
        assert_eq!(names, [("One a", 13), ("One a / Two (not yet)", 25)]);
        assert_eq!(cases.iter().map(|case| case.not_yet).collect::<Vec<_>>(), [false, true]);
        assert!(cases.iter().all(|case| {
            case.gazetteer
                .as_ref()
                .is_some_and(|csv| !csv.over && csv.bytes.starts_with(b"id,"))
        }));
        let text = &cases[0].texts[0];
        assert_eq!(
            (text.options.as_str(), text.marked.mentions.len()),
            ("overlap=all demonyms", 2)
        );
        assert_eq!(&SUITE[text.source.clone()], "in {Kyiv|Q1}\n\nand\n");
        assert_eq!(cases[1].texts[0].runs.as_ref().unwrap().items, ["en Latn x"]);
    }

    #[test]
    fn broken_suites_are_told_with_their_line() {
        let broken = [
            ("```text\n```", "s.md:1: "),
            ("# A\n```tekst\nx\n```", "s.md:3: "),
            ("# A\n```runs\nen Latn x\n```", "s.md:3: "),
            ("# A\n\n```text\n{Kyiv\n```", "s.md:4: "),
            ("# A\n\n```csv encoding=klingon\nid\n```", "s.md:4: "),
        ];
        for (source, place) in broken {
            let error = parse(Path::new("s.md"), source).unwrap_err();
            assert!(error.starts_with(place), "{error}");
        }
    }
}
