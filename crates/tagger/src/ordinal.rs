//! The full stop behind the number of a ruler: many languages write an ordinal so, and it belongs to the name (Karel III.).

use polynym_script::language;
use polynym_text::Span;

use crate::sound::numeral;

/// Languages in which a full stop makes a Roman number an ordinal.
const DOTTED: [&str; 8] = ["bs", "cs", "de", "hr", "hu", "sk", "sl", "sr"];
/// So many bytes around a name tell its language.
const SAMPLE: usize = 250;

/// The span of a name with the full stop of its number. Where the sentence goes on it is one in any language.
pub(crate) fn with_ordinal_dot(text: &str, span: Span) -> Span {
    let Some(rest) = text[span.end..].strip_prefix('.') else {
        return span;
    };
    let word = text[span]
        .rsplit(char::is_whitespace)
        .next()
        .filter(|word| word.len() < span.len());
    if word.and_then(numeral).is_none() {
        return span;
    }
    let goes_on = || {
        rest.trim_start()
            .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':'))
    };
    let dotted = || {
        let from = (span.start.saturating_sub(SAMPLE)..=span.start)
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(span.start);
        let to = (span.end..=text.len().min(span.end + SAMPLE))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(span.end);
        language(&text[from..to])
            .lang
            .is_some_and(|lang| DOTTED.contains(&lang.as_str()))
    };
    if goes_on() || dotted() {
        Span::new(span.start, span.end + 1)
    } else {
        span
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_makes_an_ordinal_where_the_sentence_goes_on() {
        let text = "Král Karel III. přijel. Karel III";
        assert_eq!(with_ordinal_dot(text, Span::new(6, 15)), Span::new(6, 16));
        assert_eq!(with_ordinal_dot(text, Span::new(6, 11)), Span::new(6, 11));
        let text = "It was Charles III. The king spoke of the weather and of his garden.";
        assert_eq!(with_ordinal_dot(text, Span::new(7, 18)), Span::new(7, 18));
    }
}
