//! What Unicode's own mappings leave open: letters with a stroke, look-alikes of other scripts, characters to drop.
//!
//! Everything else that folding does comes from the Unicode Character Database through the crates that carry it.

use unicode_normalization::UnicodeNormalization;

use super::table::{WordScript, entry};

/// Letters without a decomposition that readers take for another letter or two: after case folding, lower case only.
///
/// Latin: strokes and ligatures as the press of other languages writes them (Łódź: Lodz, Đinđić: Dindic, Ærø: Aero).
/// Cyrillic: ё is written е everywhere but in primers (Правила русской орфографии и пунктуации 1956, § 10); ѐ and ѝ carry
/// a stress mark only. Arabic: alef wasla, final yeh and teh marbuta as the Arabic press interchanges them, Persian and
/// Urdu kaf and yeh as their Arabic twins (Unicode Standard ch. 9.2).
pub(super) const LETTERS: &[(char, &str)] = &[
    ('ł', "l"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ı', "i"),
    ('ȷ', "j"),
    ('ƶ', "z"),
    ('ɨ', "i"),
    ('ŋ', "ng"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ё', "е"),
    ('ѐ', "е"),
    ('ѝ', "и"),
    ('ٱ', "ا"),
    ('ى', "ي"),
    ('ی', "ي"),
    ('ې', "ي"),
    ('ے', "ي"),
    ('ک', "ك"),
    ('ہ', "ه"),
    ('ە', "ه"),
    ('ة', "ه"),
    ('ۃ', "ه"),
];

/// Folded letters that look alike in Latin, Cyrillic and Greek, in this order; `\0` where a script has none.
///
/// A subset of the confusables of UTS 39, where the small or the capital letters have one shape in common typefaces. Used only
/// inside a word that mixes these scripts.
pub(super) const LOOK_ALIKES: &[[char; 3]] = &[
    ['a', 'а', 'α'],
    ['b', 'в', 'β'],
    ['c', 'с', '\0'],
    ['e', 'е', 'ε'],
    ['h', 'н', 'η'],
    ['i', 'і', 'ι'],
    ['j', 'ј', '\0'],
    ['k', 'к', 'κ'],
    ['m', 'м', 'μ'],
    ['n', '\0', 'ν'],
    ['o', 'о', 'ο'],
    ['p', 'р', 'ρ'],
    ['s', 'ѕ', '\0'],
    ['t', 'т', 'τ'],
    ['x', 'х', 'χ'],
    ['y', 'у', 'υ'],
    ['z', '\0', 'ζ'],
];

/// Characters that readers do not see and that carry no sound: dropped wherever they stand, and said of the word.
///
/// Default_Ignorable_Code_Point of the Unicode Character Database (soft hyphen, zero-width spaces and joiners, bidirectional
/// controls, variation selectors, fillers, tags), and the Arabic tatweel, which only stretches a word.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Apostrophes, quotation marks used as such, and modifier letters of their shape.
///
/// ```
/// assert!(polynym_text::is_apostrophe('’') && !polynym_text::is_apostrophe(','));
/// ```
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '′' | '＇' | '｀' | '׳' | 'ꞌ'
    )
}

/// Hyphens and dashes, full-width and small forms among them.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58A}' | '\u{5BE}' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Double quotation marks of all shapes, the Hebrew gershayim among them.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '״' | '＂' | '「' | '」' | '『' | '』'
    )
}

/// A word of several look-alike scripts, its letters rewritten in the script that most of them have; none if some letter has
/// no look-alike there. Marks stay on their letters: a Latin ï in a Cyrillic word becomes ї.
pub(super) fn unify(word: &str) -> Option<(String, WordScript)> {
    let scripts = [WordScript::LATIN, WordScript::CYRILLIC, WordScript::GREEK];
    let script_of = |c: char| scripts.iter().position(|&s| entry(c).script == s);
    let mut counts = [0usize; 3];
    for c in word.chars() {
        if let Some(s) = script_of(c) {
            counts[s] += 1;
        }
    }
    let most = (0..3).rev().max_by_key(|&s| counts[s])?;
    let rewrite = |c: char| match script_of(c) {
        Some(s) if s != most => {
            let small = c.to_lowercase().next()?;
            let row = LOOK_ALIKES.iter().find(|row| row[s] == small)?;
            (row[most] != '\0').then_some(row[most])
        }
        _ => Some(c),
    };
    // A letter is taken apart only if it is rewritten: the й of a Cyrillic word stays what it is.
    let letters = word.nfc().flat_map(|c| match script_of(c) {
        Some(s) if s != most => c.nfd().collect::<Vec<_>>(),
        _ => vec![c],
    });
    let read: Option<String> = letters.map(rewrite).collect();
    Some((read?, scripts[most]))
}
