//! The automaton over folded forms, and the scan.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use polynym_gazetteer::Form;
use polynym_text::{Folded, Span};

use crate::boundary::{Edges, proclitic, words_of};
use crate::casing::allows;
use crate::compiled::{Compiled, Entry};
use crate::rules::{Veto, vetoes};

/// Why a lexicon can't be built.
#[derive(Debug, thiserror::Error)]
#[error("the names are too many for one automaton: {0}")]
pub struct BuildError(#[from] aho_corasick::BuildError);

/// Forms compiled for one scan.
#[derive(Debug)]
pub struct Lexicon {
    /// Over the first words of the groups, then the vetoes.
    automaton: AhoCorasick,
    compiled: Compiled,
    vetoes: Vec<Veto>,
}

/// A place in a text where forms match.
#[derive(Debug, Clone)]
pub struct Hit<'l> {
    /// Bytes of the original.
    pub span: Span,
    /// Words of the folded text, as indices.
    pub words: Range<usize>,
    /// The forms that match here, in the order of their entities; never empty.
    pub forms: Vec<&'l Form>,
    /// Behind a little word that is written together with the name (`و`, `ב`).
    pub proclitic: bool,
}

impl Lexicon {
    /// Compiles forms and builds the automaton.
    ///
    /// # Errors
    /// As [`Lexicon::open`].
    ///
    /// ```
    /// use polynym_gazetteer::{CasePolicy, Form, FormRole};
    /// use polynym_lexicon::Lexicon;
    /// let form = Form {
    ///     entity: 0, surface: "Kyiv".into(), role: FormRole::Strong, lang: None, case: CasePolicy::Smart,
    ///     from: None, to: None, how: vec!["name".into()],
    /// };
    /// let lexicon = Lexicon::build([form])?;
    /// let text = "the Ｋｙｉｖ-based bank";
    /// let hits = lexicon.scan(&polynym_text::fold(text));
    /// assert_eq!(&text[hits[0].span], "Ｋｙｉｖ");
    /// # Ok::<(), polynym_lexicon::BuildError>(())
    /// ```
    pub fn build(forms: impl IntoIterator<Item = Form>) -> Result<Self, BuildError> {
        Self::open(Compiled::new(forms))
    }

    /// Builds the automaton over compiled forms.
    ///
    /// # Errors
    /// Only if the forms exceed what one automaton can hold (about two billion bytes of states).
    pub fn open(compiled: Compiled) -> Result<Self, BuildError> {
        let vetoes = vetoes();
        let patterns = compiled.groups.iter().map(|g| g.first.as_str()).chain(vetoes.iter().map(|v| v.key.as_str()));
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns)?;
        Ok(Self { automaton, compiled, vetoes })
    }

    /// Every valid place of every form.
    pub fn scan(&self, folded: &Folded<'_>) -> Vec<Hit<'_>> {
        let text = folded.text();
        let edges = Edges::new(folded);
        let mut hits = Vec::new();
        let mut vetoed = HashSet::new();
        for found in self.automaton.find_overlapping_iter(text) {
            let (pattern, range) = (found.pattern().as_usize(), found.range());
            let Some(group) = self.compiled.groups.get(pattern) else {
                vetoed.extend(self.vetoes[pattern - self.compiled.groups.len()].inside.iter().map(|at| range.start + at));
                continue;
            };
            if !edges.starts(folded, range.start) {
                continue;
            }
            for rest in &group.rests {
                let find = range.start..range.end + rest.text.len();
                if text[range.end..].starts_with(&rest.text) && edges.ends(find.end) {
                    hits.extend(hit(folded, &rest.entries, &find).map(|hit| (find, hit)));
                }
            }
        }
        if !vetoed.is_empty() {
            hits.retain(|(find, _)| !vetoed.contains(&find.start) && !vetoed.contains(&find.end));
        }
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// All forms, in the order of their folded spellings.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.compiled.forms()
    }
}

/// The hit of those entries that the find's letter case allows.
fn hit<'l>(folded: &Folded<'_>, entries: &'l [Entry], find: &Range<usize>) -> Option<Hit<'l>> {
    let indices = words_of(folded, find)?;
    let words = &folded.words()[indices.clone()];
    let behind = proclitic(folded, find.start) > 0;
    let bare = folded.span(find.clone());
    let found = &folded.source()[bare];
    let mut fitting = entries
        .iter()
        .filter(|e| behind || allows(e.form.case, &e.form.surface, e.capitals, words, found))
        .peekable();
    let first = fitting.peek()?;
    let span = folded.widen(bare, &first.head, &first.tail);
    Some(Hit { span, words: indices, forms: fitting.map(|e| &e.form).collect(), proclitic: behind })
}

#[cfg(test)]
pub(crate) mod tests {
    use polynym_gazetteer::{CasePolicy, FormRole};
    use polynym_text::fold;

    use super::*;

    fn lexicon(names: &[impl AsRef<str>], case: CasePolicy) -> Lexicon {
        let form = |(i, name): (usize, &str)| Form {
            entity: i as u32,
            surface: name.to_owned(),
            role: FormRole::Strong,
            lang: None,
            case,
            from: None,
            to: None,
            how: vec!["name".to_owned()],
        };
        Lexicon::build(names.iter().map(AsRef::as_ref).enumerate().map(form)).unwrap()
    }

    /// What the names match in a text, any case, in the order of their ends.
    pub(crate) fn found<'t>(names: &[impl AsRef<str>], text: &'t str) -> Vec<&'t str> {
        lexicon(names, CasePolicy::Fold).scan(&fold(text)).iter().map(|h| &text[h.span]).collect()
    }

    #[test]
    fn boundaries() {
        for (name, text, want) in [
            ("Kyiv", "the Kyiv-based bank", &["Kyiv"][..]),
            ("Kyiv", "Kyiv’s mayor", &["Kyiv"]),
            ("Kyiv", "首都Ｋｙｉｖです", &["Ｋｙｉｖ"]),
            ("Kyiv", "Kyivan Rus", &[]),
            ("Київ", "Київський тиждень", &[]),
            ("lt", "den Zuschlag erhält.", &[]),
            ("Ukraine", "Russia/Ukraine", &["Ukraine"]),
            ("Zelenskiy", "Zelenskiy'nin sözleri", &["Zelenskiy"]),
            ("Kyiv", "Kyiv-\nbased", &["Kyiv"]),
            ("Zelensky", "Zelen-\nsky", &["Zelen-\nsky"]),
            ("イラン", "ブイラント", &[]),
            ("イラン", "イラン大統領", &["イラン"]),
            ("ゼレンスキー", "ゼレンスキーウクライナ大統領", &["ゼレンスキー"]),
            ("東京", "昨日東京で会談した", &["東京"]),
            ("Volodymyr Zelensky", "President [Volodymyr] Zelensky said", &["[Volodymyr] Zelensky"]),
            ("U.S.", "in the U.S. Senate", &["U.S."]),
            ("U.S.", "in the U.S", &["U.S"]),
            ("Donald Trump Jr.", "and Donald Trump Jr.", &["Donald Trump Jr."]),
            ("O'Brien", "Robert O’Brien said", &["O’Brien"]),
            ("Bank of Ukraine", "the Bank of\n  Ukraine", &["Bank of\n  Ukraine"]),
            ("Bank of Ukraine", "the Bank of\n\nUkraine", &[]),
            ("!!!", "!!!", &[]),
        ] {
            assert_eq!(found(&[name], text), want, "{name} in {text:?}");
        }
    }

    #[test]
    fn all_valid_finds_come_back() {
        let names = ["National Bank of Ukraine", "Bank of Ukraine", "Ukraine", "Ukraine Today"];
        let text = "the National Bank of Ukraine todays";
        assert_eq!(found(&names, text), ["National Bank of Ukraine", "Bank of Ukraine", "Ukraine"]);
    }

    #[test]
    fn case_policies() {
        for (case, name, text, valid) in [
            (CasePolicy::Upper, "US", "let us go", false),
            (CasePolicy::Upper, "US", "Us and them", false),
            (CasePolicy::Upper, "US", "the US said", true),
            (CasePolicy::Upper, "G7", "the g7", false),
            (CasePolicy::Upper, "G7", "the G7", true),
            (CasePolicy::Smart, "Kyiv", "KYIV", true),
            (CasePolicy::Smart, "Kyiv", "kyiv", false),
            (CasePolicy::Smart, "Bank of Ukraine", "BANK OF UKRAINE", true),
            (CasePolicy::Smart, "Bank of Ukraine", "the bank of Ukraine", false),
            (CasePolicy::Smart, "von der Leyen", "Von der Leyen", true),
            (CasePolicy::Smart, "東京", "東京", true),
            (CasePolicy::Fold, "Kyiv", "kyiv", true),
            (CasePolicy::Exact, "iPhone", "iphone", false),
            (CasePolicy::Exact, "iPhone", "iPhone", true),
            (CasePolicy::Exact, "U.S.", "the U.S. said", true),
        ] {
            let lexicon = lexicon(&[name], case);
            assert_eq!(lexicon.scan(&fold(text)).len(), usize::from(valid), "{case:?} {name} in {text:?}");
        }
    }
}
