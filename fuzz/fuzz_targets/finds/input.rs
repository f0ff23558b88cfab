//! Names and a text from bytes, a piece for each: few letters of many scripts and all that may part words, so that names stand in the text, or nearly do.
//!
//! The first byte says which entities a layer above has changed. Then come names: a piece goes on with a word or a gap, a higher byte gives the word a
//! further spelling or ends the name. Then comes the text: pieces, whole names, and filler up to the border of a block.

use polynym_gazetteer::{CasePolicy, Class, FormRole, Pattern, Reading, Spelling, Tongue, words_and_gaps};
use polynym_text::Lang;

const LETTERS: [&str; 64] = [
    "a", "b", "A", "B", "s", "é", "É", "ß", "ł", "ı", "İ", "ſ", "ﬁ", "ǅ", "Ａ",
    "ᵃ", // Latin, with letters that fold to other lengths
    "а", "б", "А", "Б", "ї", "Ї", "й", "ё", "І", "ѝ", "α", "ά", "Σ", "ς", "ΐ",
    "ᾳ", // Cyrillic and Greek, some of which look like Latin
    "東", "京", "都", "ア", "イ", "ラ", "ン", "ー", "ﾊﾟ", "ひ", "ไ", "ำ", "가", "나토", "토는",
    "은", // no spaces, or particles
    "و", "ا", "ب", "ل", "ه", "ב", "ו", "ש", "न", "ि", "ი", "ა", "1", "0", "½", "Ⅳ", // little words before names; digits
];

const GAPS: [&str; 64] = [
    " ", " ", " ", "  ", "\t", "\n", "\r\n", "\n\n", "\r", "\u{A0}", "\u{3000}", "\u{2028}", "\u{B}", "\u{85}", " \n ",
    "\r\n\r\n", //
    "-", "‐", "–", " – ", "- ", "-\n", "‐\n", "\u{AD}\n", "-\r\n", "- \n", "−", "ー", "־", "—", "--", "-\n\n", //
    "'", "’", "ʼ", "`", "\"", "״", "׳", ".", ". ", ",", ", ", "/", "&", "_", "…", "·", //
    "[", "]", "] ", " [", "(", ")", "・", "\u{AD}", "\u{200B}", "\u{301}", "\u{308}", "\u{345}", "\u{5B7}", "\u{3099}", "😀",
    "!!!!!",
];

/// Text between names, each of a kind of its own to the blocks: plain, near, hard, without spaces.
const FILLERS: [&str; 8] = ["x ", "word\n", "слово, ", "mot élevé ", "ß", "和", "Ѐѝ\u{301} ", "ab-\nab "];

/// Fillers of a text: they cost much time for few bytes.
const MOST_FILLERS: usize = 2;

/// Spellings of all words of a name together.
pub const MOST_SPELLED: usize = 64;

/// A name of an entity, in a layer.
#[derive(Debug, Clone)]
pub struct Name {
    pub pattern: Pattern,
    pub above: bool,
}

#[derive(Debug, Default)]
pub struct Input {
    pub names: Vec<Name>,
    /// Entities whose names in the layer below do not count, as bits.
    pub gone: u8,
    pub text: String,
}

/// The words of a name while it is read.
#[derive(Default)]
struct Draft {
    words: Vec<Vec<Spelling>>,
    gaps: Vec<String>,
}

impl Input {
    /// `border` is where filler ends: about so many bytes, again and again. Without, there is none.
    pub fn new(bytes: &[u8], border: Option<usize>) -> Self {
        let (mut input, mut draft) = (Self::default(), Draft::default());
        let mut bytes = bytes.iter().copied();
        input.gone = bytes.next().unwrap_or(0);
        for byte in bytes.by_ref() {
            match byte {
                0..0x40 => draft.letters(LETTERS[usize::from(byte)]),
                0x40..0x80 => draft.gap(GAPS[usize::from(byte - 0x40)]),
                0x80..0xC0 => draft.spelling(byte),
                0xC0..0xF0 => {
                    if input.names.len() < 24
                        && let Some(pattern) = std::mem::take(&mut draft).pattern(byte)
                    {
                        input.names.push(Name {
                            pattern,
                            above: byte >= 0xE0,
                        });
                    }
                }
                _ => break,
            }
        }
        input.read_text(bytes, border);
        input
    }

    fn read_text(&mut self, mut bytes: impl Iterator<Item = u8>, border: Option<usize>) {
        let mut fillers = 0;
        while let Some(byte) = bytes.next() {
            match byte {
                0..0x40 => self.text.push_str(LETTERS[usize::from(byte)]),
                0x40..0x80 => self.text.push_str(GAPS[usize::from(byte - 0x40)]),
                0x80..0xC0 => self.name(usize::from(byte - 0x80), usize::from(bytes.next().unwrap_or(0))),
                0xC0..0xF0 => self.text.push(' '),
                _ => {
                    let (filler, short) = (FILLERS[usize::from(byte & 7)], usize::from(bytes.next().unwrap_or(0)));
                    if let Some(border) = border.filter(|_| fillers < MOST_FILLERS) {
                        fillers += 1;
                        let room = border - self.text.len() % border;
                        self.text.push_str(&filler.repeat(room.saturating_sub(short) / filler.len()));
                    }
                }
            }
        }
    }

    /// Writes a name into the text, in one of its spellings and in some letter case.
    fn name(&mut self, which: usize, how: usize) {
        let Some(name) = self.names.get(which % self.names.len().max(1)) else {
            return;
        };
        let spelled = spelled(&name.pattern);
        let name = &spelled[(how >> 2) % spelled.len()];
        match how & 3 {
            2 => self.text.push_str(&name.to_uppercase()),
            3 => self.text.push_str(&name.to_lowercase()),
            _ => self.text.push_str(name),
        }
    }
}

impl Draft {
    fn letters(&mut self, letters: &str) {
        if self.words.len() <= self.gaps.len() {
            self.words.push(vec![reads("", 0x80)]);
        }
        if let Some(spelling) = self.words.last_mut().and_then(|word| word.last_mut()) {
            spelling.text = format!("{}{letters}", spelling.text).into();
        }
    }

    fn gap(&mut self, gap: &str) {
        // What stands before the first word is of no gap between words.
        match self.gaps.get_mut(self.words.len().saturating_sub(1)) {
            Some(open) => open.push_str(gap),
            None if self.words.is_empty() => {}
            None => self.gaps.push(gap.to_owned()),
        }
    }

    /// Says how the last spelling is read, and begins a further one of its word.
    fn spelling(&mut self, byte: u8) {
        if let Some(word) = self.words.last_mut().filter(|word| word.len() < 4)
            && let Some(last) = word.last_mut().filter(|last| !last.text.is_empty())
        {
            last.readings = reads("", byte).readings;
            word.push(reads("", byte >> 3));
        }
    }

    /// The name, if its words are words in all their spellings.
    fn pattern(self, byte: u8) -> Option<Pattern> {
        let mut words = self.words;
        words
            .iter_mut()
            .for_each(|word| word.retain(|spelling| !spelling.text.is_empty()));
        let edge = if byte & 0x10 == 0 { "" } else { "." };
        let mut gaps = vec![String::new()];
        gaps.extend(self.gaps.into_iter().take(words.len().saturating_sub(1)));
        gaps.resize(words.len(), String::new());
        gaps.push(edge.to_owned());
        let mut pattern = Pattern {
            entity: u32::from(byte >> 2 & 3) + u32::from(byte & 0x20) / 8,
            role: FormRole::Strong,
            lang: None,
            case: [CasePolicy::Fold, CasePolicy::Smart, CasePolicy::Upper, CasePolicy::Exact][usize::from(byte & 3)],
            from: None,
            to: None,
            how: vec!["name".to_owned()],
            weight: 1.0,
            classes: words.into_iter().map(|spellings| Class { spellings }.into()).collect(),
            gaps: gaps.iter().map(|gap| gap.as_str().into()).collect(),
        };
        if pattern.classes.iter().all(|class| class.spellings.len() == 1) {
            // A name as a row has it, whatever its pieces are to folding.
            let whole = spelled(&pattern).pop()?;
            let (words, gaps) = words_and_gaps(&whole);
            let class = |word: &&str| Class {
                spellings: vec![reads(word, 0x80)],
            };
            pattern.classes = words.iter().map(|word| class(word).into()).collect();
            pattern.gaps = gaps.into_iter().map(Into::into).collect();
        }
        let count: usize = pattern.classes.iter().map(|class| class.spellings.len()).product();
        let whole = |name: &String| {
            let (words, gaps) = words_and_gaps(name);
            words.len() == pattern.classes.len() && gaps.iter().zip(&pattern.gaps).all(|(gap, own)| *gap == &**own)
        };
        let words = pattern.classes.len();
        ((1..=8).contains(&words) && count <= MOST_SPELLED && spelled(&pattern).iter().all(whole)).then_some(pattern)
    }
}

/// A spelling with the readings that a byte tells: as written, in other letters, with endings of a language, in two tongues at once.
fn reads(text: &str, byte: u8) -> Spelling {
    let cases = |lang| Tongue::Cases(Lang::new(lang).expect("a language"), None);
    let tongues = match byte & 7 {
        0 | 1 => vec![Tongue::Written],
        2 => vec![Tongue::Respelled],
        3 => vec![cases("uk")],
        4 => vec![cases("ru")],
        5 => vec![Tongue::Written, cases("uk")],
        6 => vec![cases("uk"), cases("ru")],
        _ => vec![Tongue::Written, Tongue::Respelled, cases("uk")],
    };
    let reading = |(i, tongue)| Reading {
        tongue,
        tags: [1, 2, 3, 6][(usize::from(byte >> 3) + i) % 4],
        how: "".into(),
        base: "".into(),
        weight: 1.0,
    };
    Spelling {
        text: text.into(),
        readings: tongues
            .into_iter()
            .enumerate()
            .map(|(i, tongue)| reading((i, tongue)))
            .collect(),
    }
}

/// A name in all spellings of its words, those too that do not agree.
pub fn spelled(pattern: &Pattern) -> Vec<String> {
    let mut all = vec![pattern.gaps.first().map_or_else(String::new, |gap| gap.to_string())];
    for (class, gap) in pattern.classes.iter().zip(&pattern.gaps[1..]) {
        let on = |name: &String| {
            class
                .spellings
                .iter()
                .map(|own| format!("{name}{}{gap}", own.text))
                .collect::<Vec<_>>()
        };
        all = all.iter().take(MOST_SPELLED).flat_map(on).collect();
    }
    all
}
