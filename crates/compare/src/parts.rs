//! A name cut into its words, each told as a word, an initial or a particle; titles, generations and numerals set apart, the surname last
//! where the way of writing says which it is.

use std::borrow::Cow;
use std::sync::Arc;

use polynym_text::{Folded, Shape, fold};

use crate::tables::{LONGEST_TITLE, TABLES, Whose};
use crate::word::Word;

/// Names are read so far, in bytes; and so many words of them are compared.
const BYTES: usize = 2048;
pub(crate) const WORDS: usize = 10;
/// An ending behind an apostrophe has so many letters at most, what an apostrophe joins to the next word so many: Erdoğan'ın, O'Brien.
const ENDING: usize = 4;
const PREFIX: usize = 2;
/// Letters of an abbreviated given name.
const ABBREVIATION: usize = 3;

/// What a word of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A word like others.
    Word,
    /// What a given name begins with.
    Initial,
    /// Part of a surname that may be left out: von, al.
    Particle,
}

/// A word of a name.
#[derive(Debug, Clone)]
pub(crate) struct Token<'t> {
    pub(crate) spelled: Cow<'t, str>,
    pub(crate) word: Arc<Word>,
    pub(crate) part: Part,
}

/// A name, cut up.
#[derive(Debug)]
pub(crate) struct Name<'t> {
    pub(crate) tokens: Vec<Token<'t>>,
    /// Whom a title says it to be.
    pub(crate) courtesy: Option<Whose>,
    /// A title stood before it.
    pub(crate) titled: bool,
    /// 1 junior, 2 senior.
    pub(crate) generation: Option<u8>,
    /// A Roman numeral at the end, folded.
    pub(crate) numeral: Option<String>,
    /// Words that were too many.
    pub(crate) left_out: usize,
}

/// A word as it is found.
struct Piece<'t> {
    spelled: Cow<'t, str>,
    shape: Shape,
    /// What stands between it and the word before.
    before: &'t str,
    single: bool,
    /// A full stop follows.
    stop: bool,
    /// It begins behind a comma.
    comma: bool,
}

impl<'t> Name<'t> {
    /// Cuts a name up; with `titles` what may be one is taken for one.
    pub(crate) fn new(text: &'t str, titles: bool, word: &dyn Fn(&str) -> Arc<Word>) -> Self {
        let mut end = text.len().min(BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        let folded = fold(text);
        let mut name = Self {
            tokens: Vec::new(),
            courtesy: None,
            titled: false,
            generation: None,
            numeral: None,
            left_out: 0,
        };
        let mut pieces = name.pieces(text, &folded, titles);
        name.endings(&mut pieces);
        turn(&mut pieces);
        name.left_out = pieces.len().saturating_sub(WORDS);
        pieces.truncate(WORDS);
        let count = pieces.len();
        let capitals = pieces.iter().all(|piece| piece.shape.all_upper());
        for (at, piece) in pieces.into_iter().enumerate() {
            if let Some(letters) = initials(&piece, at, count, capitals) {
                name.tokens.extend(letters.into_iter().map(|letter| Token {
                    word: word(&letter),
                    spelled: Cow::Owned(letter),
                    part: Part::Initial,
                }));
                continue;
            }
            let spelled = without_article(piece.spelled);
            let word = word(&spelled);
            let within = at + 1 < count && (at > 0 || !piece.shape.initial || piece.before == "-");
            let particle = within && TABLES.particles.contains(&*word.letters);
            name.tokens.push(Token {
                spelled,
                word,
                part: if particle { Part::Particle } else { Part::Word },
            });
        }
        name.tokens.truncate(WORDS);
        name
    }

    /// The words, without titles; what an apostrophe or a script without spaces leaves in pieces is joined.
    fn pieces(&mut self, text: &'t str, folded: &Folded<'t>, titles: bool) -> Vec<Piece<'t>> {
        let words = folded.words();
        let mut out: Vec<Piece<'t>> = Vec::with_capacity(words.len().min(2 * WORDS));
        let mut at = 0;
        let mut comma = false;
        while at < words.len() {
            let word = &words[at];
            let before = if at == 0 {
                ""
            } else {
                &text[words[at - 1].span.end..word.span.start]
            };
            comma |= before.contains([',', '、', '،']);
            let opens = out.is_empty() || out.last().is_some_and(|last| last.comma != comma);
            if titles
                && opens
                && let Some((count, whose)) = title(folded, at)
            {
                (self.titled, self.courtesy) = (true, whose.or(self.courtesy));
                at += count;
                continue;
            }
            let spelled = &text[word.span];
            let apostrophe = at > 0 && folded.between(at - 1, at) == "'";
            let joined = match out.last() {
                Some(last) if apostrophe => {
                    let closed = at + 1 == words.len() || folded.between(at, at + 1).starts_with(' ');
                    let short = spelled.chars().count() <= ENDING;
                    if closed && short && last.spelled.chars().count() > PREFIX {
                        at += 1;
                        continue;
                    }
                    true
                }
                Some(last) => word.single && last.single && before.is_empty(),
                None => false,
            };
            let stop = text[word.span.end..].starts_with('.');
            match out.last_mut() {
                Some(last) if joined => {
                    last.spelled = Cow::Owned(format!("{}{spelled}", last.spelled));
                    last.stop = stop;
                }
                _ => out.push(Piece {
                    spelled: Cow::Borrowed(spelled),
                    shape: word.shape,
                    // A hyphen behind a particle is that of the particle: al-Assad.
                    before: if text[word.span.end..].starts_with(['-', '\u{2010}', '\u{2011}']) {
                        "-"
                    } else {
                        ""
                    },
                    single: word.single,
                    stop,
                    comma,
                }),
            }
            at += 1;
        }
        out
    }

    /// Takes generation and numeral off the end.
    fn endings(&mut self, pieces: &mut Vec<Piece<'t>>) {
        while pieces.len() > 1 {
            let Some(last) = pieces.last() else { return };
            let letters = polynym_text::fold_key(&last.spelled).text;
            let roman = last.spelled.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && !(last.stop && letters.len() == 1);
            if let Some(&generation) = TABLES.generations.get(&letters) {
                self.generation = Some(generation);
            } else if roman {
                self.numeral = Some(letters);
            } else {
                return;
            }
            pieces.pop();
        }
    }
}

/// The longest title that begins at a word and leaves some of the name, with its words.
fn title(folded: &Folded<'_>, at: usize) -> Option<(usize, Option<Whose>)> {
    let left = folded.words().len() - at;
    (1..=LONGEST_TITLE.min(left.saturating_sub(1)))
        .rev()
        .find_map(|count| Some((count, *TABLES.titles.get(folded.letters(at..at + count))?)))
}

/// Puts the surname last where a comma or capitals tell it: Zelensky, Volodymyr; ZELENSKY Volodymyr.
fn turn(pieces: &mut [Piece<'_>]) {
    let comma = pieces.iter().position(|piece| piece.comma).filter(|&at| at > 0);
    let capitals = || {
        let upper = |piece: &Piece<'_>| piece.shape.all_upper() && piece.spelled.chars().nth(1).is_some() && !piece.stop;
        let count = pieces.iter().take_while(|piece| upper(piece)).count();
        let others = pieces[count..].iter().all(|piece| !upper(piece));
        (count > 0 && count < pieces.len() && others && !without_vowel(&pieces[0].spelled)).then_some(count)
    };
    if let Some(surname) = comma.or_else(capitals) {
        pieces.rotate_left(surname);
    }
}

/// The initials that a piece is: one letter, an abbreviation with its full stop, or several run together (JK Rowling).
fn initials(piece: &Piece<'_>, at: usize, count: usize, capitals: bool) -> Option<Vec<String>> {
    let letters = piece.spelled.chars().filter(|c| c.is_alphabetic()).count();
    if count == 1 || !piece.shape.initial || piece.single {
        return None;
    }
    let run_together =
        at == 0 && !capitals && (2..=3).contains(&letters) && piece.shape.all_upper() && without_vowel(&piece.spelled);
    if run_together {
        return Some(piece.spelled.chars().map(String::from).collect());
    }
    let abbreviated = letters == 1 || (letters <= ABBREVIATION && piece.stop && at + 1 < count);
    abbreviated.then(|| vec![piece.spelled.clone().into_owned()])
}

/// A word without the Arabic article that is written together with it, and that other scripts leave out or set apart.
fn without_article(word: Cow<'_, str>) -> Cow<'_, str> {
    match word.strip_prefix("ال").filter(|rest| rest.chars().count() >= PREFIX) {
        Some(rest) => Cow::Owned(rest.to_owned()),
        None => word,
    }
}

fn without_vowel(word: &str) -> bool {
    word.is_ascii() && !word.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
}
