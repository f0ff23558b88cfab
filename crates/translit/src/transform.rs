//! Stages that are no rules: normal forms, case, and the last resort.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::buffer::Buffer;
use crate::casing::Cased;
use crate::han::Reading;
use crate::letters::{is_apostrophe, small};

/// What a stage can do besides rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transform {
    Nfc,
    Nfd,
    Lower,
    Upper,
    /// The first letter of each word, parted by white space.
    Capitalize,
    /// By hyphens too.
    CapitalizeParts,
    /// The first letter of the text.
    CapitalizeText,
    StripMarks,
    Ascii,
    /// Han characters to their readings.
    Han(Reading),
}

const ALL: [(&str, Transform); 12] = [
    ("nfc", Transform::Nfc),
    ("nfd", Transform::Nfd),
    ("lower", Transform::Lower),
    ("upper", Transform::Upper),
    ("capitalize", Transform::Capitalize),
    ("capitalize-parts", Transform::CapitalizeParts),
    ("capitalize-text", Transform::CapitalizeText),
    ("strip-marks", Transform::StripMarks),
    ("ascii", Transform::Ascii),
    ("han:mandarin", Transform::Han(Reading::Mandarin)),
    ("han:cantonese", Transform::Han(Reading::Cantonese)),
    ("han:korean", Transform::Han(Reading::Korean)),
];

/// The names, for an error.
pub(crate) const NAMES: &str = "nfc, nfd, lower, upper, capitalize, capitalize-parts, capitalize-text, strip-marks, ascii, \
     han:mandarin, han:cantonese, han:korean";

impl Transform {
    pub(crate) fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|(known, _)| *known == name).map(|&(_, transform)| transform)
    }

    /// Changes a text; `out` is what it was before, afterwards.
    pub(crate) fn run(self, text: &mut Buffer, out: &mut Buffer) {
        match self {
            Self::Nfc if is_nfc_quick(text.chars.iter().copied()) == IsNormalized::Yes => return,
            Self::Nfd if is_nfd_quick(text.chars.iter().copied()) == IsNormalized::Yes => return,
            _ => out.clear(text.traced),
        }
        match self {
            Self::Nfc => by_cluster(text, out, |cluster| cluster.iter().copied().nfc().collect()),
            Self::Nfd => by_cluster(text, out, |cluster| cluster.iter().copied().nfd().collect()),
            Self::StripMarks => by_cluster(text, out, |cluster| {
                let bare: Vec<char> = cluster.iter().copied().nfd().filter(|c| !is_mark(*c)).collect();
                bare.into_iter().nfc().collect()
            }),
            Self::Lower => each(text, out, |_, c| c.to_lowercase().collect()),
            Self::Upper => each(text, out, |_, c| c.to_uppercase().collect()),
            Self::Capitalize => heads(text, out, |c| c.is_whitespace()),
            Self::CapitalizeParts => heads(text, out, |c| c.is_whitespace() || matches!(c, '-' | '‐' | '–')),
            Self::CapitalizeText => heads(text, out, |_| false),
            Self::Han(reading) => reading.run(text, out),
            Self::Ascii => each(text, out, |_, c| deunicode::deunicode_char(c).unwrap_or("").chars().collect()),
        }
        std::mem::swap(text, out);
    }
}

fn is_quote(c: char) -> bool {
    use unicode_properties::GeneralCategory as Gc;
    c == '"'
        || is_apostrophe(c)
        || matches!(
            c.general_category(),
            Gc::InitialPunctuation | Gc::FinalPunctuation | Gc::ModifierLetter
        )
}

fn is_mark(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Mark
}

fn each(text: &Buffer, out: &mut Buffer, map: impl Fn(usize, char) -> Vec<char>) {
    for (at, &c) in text.chars.iter().enumerate() {
        out.put(&map(at, c), text, at, at + 1);
    }
}

/// Capitalizes the first letter after each character that parts words, and the first of the text.
fn heads(text: &Buffer, out: &mut Buffer, parts: impl Fn(char) -> bool) {
    let mut head = true;
    for (at, &c) in text.chars.iter().enumerate() {
        if head && c.to_uppercase().ne([c]) {
            out.put(Cased::new(&[c]).like(crate::casing::Case::Title), text, at, at + 1);
        } else {
            out.keep(text, at);
        }
        // A quotation mark, an apostrophe or an ayn leaves the next letter at the head; a bracket does not.
        head = parts(c) || (head && is_quote(c));
    }
}

/// Maps a character together with all that may compose with it.
fn by_cluster(text: &Buffer, out: &mut Buffer, map: impl Fn(&[char]) -> Vec<char>) {
    let mut start = 0;
    while start < text.chars.len() {
        let length = 1 + text.chars[start + 1..].iter().take_while(|&&c| continues(c)).count();
        let mapped = map(&text.chars[start..start + length]);
        if mapped == text.chars[start..start + length] {
            (start..start + length).for_each(|at| out.keep(text, at));
        } else {
            out.put(&mapped, text, start, start + length);
        }
        start += length;
    }
}

/// Whether a character may change or move when what stands before it is normalised.
fn continues(c: char) -> bool {
    canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes
}

/// Whether a text is in NFC beyond doubt; what most scripts write is told without asking.
pub(crate) fn is_composed(text: &str) -> bool {
    text.chars().all(|c| {
        c < '\u{300}'
            || matches!(c, '\u{370}'..='\u{373}' | '\u{388}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}')
    }) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The small letters of a source in a stage that follows case.
pub(crate) fn lower(source: &[char]) -> Vec<char> {
    source.iter().map(|&c| small(c)).collect()
}
