//! Where one language may give way to another within a script: after a line, after a sentence.
//!
//! Coarser than Unicode's sentence boundaries (UAX 29) and linear whatever the text. A cut too many ("Mr. Smith") does no harm, since
//! pieces too short to judge follow their neighbours.

use polynym_text::Span;

/// A sentence longer than this many bytes is cut at its next white space: a change of language further on is still seen.
const LONG: usize = 500;

/// Lines and sentences, in order; they tile the text exactly. White space and line ends belong to what they end.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut state = State::Inside;
    for (at, c) in text.char_indices() {
        let cut = match state {
            State::Spaced => !c.is_whitespace() && !c.is_lowercase(),
            State::Cut => true,
            State::Stopped => false,
            State::WideStopped => !is_closer(c) && !is_wide_stop(c) && !c.is_whitespace(),
            State::Inside => false,
        };
        if cut && at > start {
            spans.push(Span::new(start, at));
            start = at;
        }
        state = match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => State::Cut,
            _ if is_wide_stop(c) => State::WideStopped,
            _ if is_stop(c) => State::Stopped,
            _ if c.is_whitespace() && at - start > LONG => State::Cut,
            _ if c.is_whitespace() || is_closer(c) => match state {
                State::Stopped | State::Spaced if c.is_whitespace() => State::Spaced,
                State::Spaced | State::Cut => State::Inside,
                other => other,
            },
            _ => State::Inside,
        };
    }
    if start < text.len() {
        spans.push(Span::new(start, text.len()));
    }
    spans
}

/// What stands before the character at hand.
#[derive(Clone, Copy)]
enum State {
    Inside,
    /// A stop, perhaps with closing quotes and brackets.
    Stopped,
    /// A stop and white space: a sentence starts here, unless in lower case.
    Spaced,
    /// A stop of a script that puts no space after it.
    WideStopped,
    /// The end of a line.
    Cut,
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '။' | '។' | '‼' | '⁇' | '⁈' | '⁉'
    )
}

fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '｡' | '！' | '？' | '．')
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '"' | '\'' | '»' | '”' | '’' | '“' | '‘' | '」' | '』' | '）' | '】' | '》'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        for (text, expected) in [
            ("", &[][..]),
            ("One.", &["One."]),
            (
                "One. Two! «Three?» four. Five",
                &["One. ", "Two! ", "«Three?» four. ", "Five"],
            ),
            (
                "He came at 12.02.2025 to U.N. headquarters.",
                &["He came at 12.02.2025 to U.N. headquarters."],
            ),
            ("One\nTwo\r\n\nThree", &["One\n", "Two\r", "\n", "\n", "Three"]),
            ("“Так.” Вона пішла.", &["“Так.” ", "Вона пішла."]),
            ("今日は晴れ。「はい。」明日は雨", &["今日は晴れ。", "「はい。」", "明日は雨"]),
            (".\u{301}", &[".\u{301}"]),
        ] {
            let got: Vec<_> = sentences(text).iter().map(|&s| &text[s]).collect();
            assert_eq!(got, expected, "{text:?}");
        }
    }

    #[test]
    fn long_sentences_are_cut_at_white_space() {
        let text = "слово ".repeat(1000);
        assert!(sentences(&text).iter().all(|s| s.len() < LONG + 20));
        assert_eq!(sentences(&"a".repeat(5000)).len(), 1);
    }
}
