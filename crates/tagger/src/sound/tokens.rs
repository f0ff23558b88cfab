//! A folded text as the words that names are written in: those of the text, but for katakana, where a run is a word.

use std::ops::Range;

use polynym_text::{Folded, Span, Word, WordScript};

use crate::doubt::begins_sentence;

/// The tokens of a text.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    folded: &'a Folded<'a>,
    /// The words of each token, in a text that has katakana; in others each word is a token.
    runs: Option<Vec<Range<usize>>>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(folded: &'a Folded<'a>) -> Self {
        let words = folded.words();
        let kana = |word: &Word| word.single && word.script == WordScript::KATAKANA;
        let runs = words.iter().any(kana).then(|| {
            let mut runs: Vec<Range<usize>> = Vec::new();
            for (at, word) in words.iter().enumerate() {
                match runs.last_mut() {
                    Some(run) if kana(word) && kana(&words[at - 1]) && words[at - 1].span.end == word.span.start => {
                        run.end = at + 1
                    }
                    _ => runs.push(at..at + 1),
                }
            }
            runs
        });
        Self { folded, runs }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.runs.as_ref().map_or(self.folded.words().len(), Vec::len)
    }

    /// The words of tokens.
    pub(crate) fn words(&self, tokens: Range<usize>) -> Range<usize> {
        match &self.runs {
            None => tokens,
            Some(runs) => runs[tokens.start].start..runs[tokens.end - 1].end,
        }
    }

    /// The tokens that words belong to.
    pub(crate) fn of(&self, words: &Range<usize>) -> Range<usize> {
        match &self.runs {
            None => words.clone(),
            Some(runs) => runs.partition_point(|run| run.end <= words.start)..runs.partition_point(|run| run.start < words.end),
        }
    }

    /// The folded letters of a token.
    pub(crate) fn letters(&self, at: usize) -> &'a str {
        self.folded.letters(self.words(at..at + 1))
    }

    /// What stands between two, folded.
    pub(crate) fn between(&self, left: usize, right: usize) -> &'a str {
        self.folded
            .between(self.words(left..left + 1).end - 1, self.words(right..right + 1).start)
    }

    /// The first word of a token; its shape is that of the token.
    pub(crate) fn word(&self, at: usize) -> &'a Word {
        &self.folded.words()[self.words(at..at + 1).start]
    }

    /// As [`Tokens::word`], if there is one.
    pub(crate) fn get(&self, at: usize) -> Option<&'a Word> {
        (at < self.len()).then(|| self.word(at))
    }

    /// Whether a line ends behind a word.
    pub(super) fn breaks(&self, at: usize) -> bool {
        let behind = self.span(at).end..self.span(at + 1).start;
        self.folded.source()[behind].contains('\n')
    }

    /// Where it stands in the original.
    pub(crate) fn span(&self, at: usize) -> Span {
        let words = self.words(at..at + 1);
        let all = self.folded.words();
        Span::new(all[words.start].span.start, all[words.end - 1].span.end)
    }

    /// As it is written.
    pub(crate) fn source(&self, at: usize) -> &'a str {
        &self.folded.source()[self.span(at)]
    }

    /// Whether it is written without spaces around it, and is no run that is a word.
    pub(crate) fn is_single(&self, at: usize) -> bool {
        self.word(at).single && self.words(at..at + 1).len() == 1
    }

    pub(crate) fn begins_sentence(&self, at: usize) -> bool {
        begins_sentence(self.folded, self.words(at..at + 1).start)
    }
}
