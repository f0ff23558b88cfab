//! Layers of compiled forms that act as one, and the scan over all of them.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use polynym_gazetteer::{Form, FormRole};
use polynym_text::{Folded, Span};

use crate::boundary::Edges;
use crate::compiled::Compiled;
use crate::layer::Layer;
use crate::named::Sink;
use crate::rules::{Veto, vetoes};

/// Names compiled for one scan.
#[derive(Debug)]
pub struct Lexicon {
    layers: Vec<Layer>,
}

/// A place in a text where names stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Bytes of the original.
    pub span: Span,
    /// Words of the folded text, as indices.
    pub words: Range<usize>,
    /// What matches here, in the order of the entities; never empty.
    pub matches: Vec<Match>,
    /// Behind a little word that is written together with the name (`و`, `ב`).
    pub proclitic: bool,
}

/// A form at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Index of the entity in the gazetteer.
    pub entity: u32,
    /// The form, with how it came about.
    pub form: Form,
    /// Whether the row has it so, or gives it rise only.
    pub written: bool,
}

impl Lexicon {
    /// Compiles single forms.
    ///
    /// ```
    /// use polynym_gazetteer::{CasePolicy, Form, FormRole};
    /// use polynym_lexicon::Lexicon;
    /// let form = Form {
    ///     entity: 0, surface: "Kyiv".into(), role: FormRole::Strong, lang: None, case: CasePolicy::Smart,
    ///     from: None, to: None, how: vec!["name".into()], weight: 1.0,
    /// };
    /// let lexicon = Lexicon::build([form]);
    /// let text = "the Ｋｙｉｖ-based bank";
    /// let hits = lexicon.scan(&polynym_text::fold(text));
    /// assert_eq!(&text[hits[0].span], "Ｋｙｉｖ");
    /// ```
    pub fn build(forms: impl IntoIterator<Item = Form>) -> Self {
        Self::open(Compiled::new(forms))
    }

    /// Opens compiled names.
    pub fn open(compiled: Compiled) -> Self {
        Self {
            layers: vec![Layer::new(compiled)],
        }
    }

    /// Lays this lexicon over another one, whose forms stay except those of the entities that are gone: changed or taken out.
    ///
    /// Costs nothing of the size of the lexicon below: a few rows over many open at once.
    pub fn over(mut self, mut base: Lexicon, gone: &[u32]) -> Self {
        for layer in &mut base.layers {
            layer.without(gone);
        }
        base.layers.append(&mut self.layers);
        base
    }

    /// Every valid place of every name, by its first word and its last.
    pub fn scan(&self, folded: &Folded<'_>) -> Vec<Hit> {
        let mut hits: Vec<Found> = Vec::new();
        self.scan_into(folded, 0..folded.words().len(), &mut hits);
        if !hits.is_empty() {
            leave_vetoed(folded, &mut hits);
        }
        merged(hits)
    }

    /// Hands on the names that stand in some words of a text, those too that end where no word of an unspaced script does.
    pub(crate) fn scan_into(&self, folded: &Folded<'_>, words: Range<usize>, sink: &mut impl Sink) {
        let edges = Edges::new(folded);
        for layer in &self.layers {
            layer.scan(folded, &edges, words.clone(), sink);
        }
    }

    pub(crate) fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Words of the longest name.
    pub(crate) fn longest_name(&self) -> usize {
        let longest = self.layers.iter().map(|layer| layer.compiled().longest_name as usize);
        longest.max().unwrap_or(0).max(1)
    }

    /// The folded words of all names as their rows have them, with endings too, but not in other letters.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().flat_map(|layer| layer.compiled().own_words())
    }

    /// How much there is in the tables, all layers together, by what it is.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        let mut all: Vec<(&'static str, usize)> = Vec::new();
        for (what, count) in self.layers.iter().flat_map(|layer| layer.compiled().sizes()) {
            match all.iter_mut().find(|(known, _)| *known == what) {
                Some((_, sum)) => *sum += count,
                None => all.push((what, count)),
            }
        }
        all
    }
}

/// A hit with its place in the folded text, in bytes.
pub(crate) type Found = (Range<usize>, Hit);

/// Whether a span of some words, with the punctuation that a name has there, is the one to tell before another: the longer one, and of two equally
/// long ones the first, in whatever order they come.
pub(crate) fn is_wider(span: Span, other: Span) -> bool {
    (span.len(), other.start) > (other.len(), span.start)
}

/// Takes out the hits that begin or end inside a word of an unspaced script.
pub(crate) fn leave_vetoed(folded: &Folded<'_>, hits: &mut Vec<Found>) {
    let vetoed = vetoed(folded);
    hits.retain(|(find, _)| !vetoed.contains(&find.start) && !vetoed.contains(&find.end));
}

/// The hits in order, those of one place as one.
pub(crate) fn merged(mut hits: Vec<Found>) -> Vec<Hit> {
    hits.sort_by_key(|(find, _)| (find.start, find.end));
    let mut merged: Vec<Hit> = Vec::with_capacity(hits.len());
    let mut place = None;
    for (find, hit) in hits {
        match merged.last_mut() {
            Some(last) if place.as_ref() == Some(&find) => {
                last.matches.extend(hit.matches);
                if is_wider(hit.span, last.span) {
                    last.span = hit.span;
                }
            }
            _ => merged.push(hit),
        }
        place = Some(find);
    }
    merged.iter_mut().for_each(settle);
    merged
}

/// Puts the matches of a hit in order, each form of an entity once. What one row has in writing as a strong name is a weak one of
/// others that only give rise to it.
fn settle(hit: &mut Hit) {
    let owns = |m: &Match| m.written && m.form.role == FormRole::Strong;
    if hit.matches.iter().any(owns) {
        let owners: Vec<u32> = hit.matches.iter().filter(|m| owns(m)).map(|m| m.entity).collect();
        for other in hit.matches.iter_mut().filter(|m| !owners.contains(&m.entity)) {
            if other.form.role == FormRole::Strong {
                other.form.role = FormRole::Weak;
            }
        }
    }
    let key = |m: &Match| (m.entity, m.form.role, !m.written, m.form.lang);
    hit.matches.sort_by(|a, b| {
        key(a)
            .cmp(&key(b))
            .then(b.form.weight.total_cmp(&a.form.weight))
            .then_with(|| (&a.form.surface, &a.form.how).cmp(&(&b.form.surface, &b.form.how)))
    });
    hit.matches.dedup();
}

/// The places inside words of unspaced scripts where nothing may begin or end.
pub(crate) fn vetoed(folded: &Folded<'_>) -> HashSet<usize> {
    static VETOES: LazyLock<(Option<AhoCorasick>, Vec<Veto>)> = LazyLock::new(|| {
        let vetoes = vetoes();
        (AhoCorasick::new(vetoes.iter().map(|v| v.key.as_str())).ok(), vetoes)
    });
    // First, for most texts never need the table.
    if !folded.words().iter().any(|word| word.single) {
        return HashSet::new();
    }
    let (Some(automaton), vetoes) = &*VETOES else {
        return HashSet::new();
    };
    automaton
        .find_overlapping_iter(folded.text())
        .flat_map(|found| {
            let inside = &vetoes[found.pattern().as_usize()].inside;
            inside.iter().map(move |at| found.start() + at)
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use polynym_gazetteer::CasePolicy;
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
            weight: 1.0,
        };
        Lexicon::build(names.iter().map(AsRef::as_ref).enumerate().map(form))
    }

    /// What the names match in a text, any case, in the order of their ends.
    pub(crate) fn found<'t>(names: &[impl AsRef<str>], text: &'t str) -> Vec<&'t str> {
        lexicon(names, CasePolicy::Fold)
            .scan(&fold(text))
            .iter()
            .map(|h| &text[h.span])
            .collect()
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
            ("Bosnia-\nHerzegovina", "Bosnia-Herzegovina", &["Bosnia-Herzegovina"]),
            ("イラン", "ブイラント", &[]),
            ("イラン", "イラン大統領", &["イラン"]),
            ("ゼレンスキー", "ゼレンスキーウクライナ大統領", &["ゼレンスキー"]),
            ("東京", "昨日東京で会談した", &["東京"]),
            (
                "Volodymyr Zelensky",
                "President [Volodymyr] Zelensky said",
                &["[Volodymyr] Zelensky"],
            ),
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
        assert_eq!(
            found(&names, text),
            ["National Bank of Ukraine", "Bank of Ukraine", "Ukraine"]
        );
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
            (CasePolicy::Smart, "كييف Post", "وكييف Post", true),
            (CasePolicy::Smart, "كييف Post", "وكييف post", false),
            (CasePolicy::Fold, "Kyiv", "kyiv", true),
            (CasePolicy::Exact, "iPhone", "iphone", false),
            (CasePolicy::Exact, "iPhone", "iPhone", true),
            (CasePolicy::Exact, "U.S.", "the U.S. said", true),
        ] {
            let lexicon = lexicon(&[name], case);
            assert_eq!(
                lexicon.scan(&fold(text)).len(),
                usize::from(valid),
                "{case:?} {name} in {text:?}"
            );
        }
    }

    #[test]
    fn letter_case_counts_however_long_a_name_is() {
        let (plain, unspaced) = ("Kyiv ".repeat(40), "京".repeat(40));
        for name in [format!("{plain}Post"), format!("é{unspaced}, Post")] {
            let lexicon = lexicon(&[&name], CasePolicy::Smart);
            let small = name.replace("Post", "post");
            for (text, finds) in [(&name, 1), (&small, 0)] {
                let mut quick = 0;
                lexicon.finds(text, crate::Which::All, |_| quick += 1);
                assert_eq!((lexicon.scan(&fold(text)).len(), quick), (finds, finds), "{text}");
            }
        }
    }

    #[test]
    fn the_widest_of_equal_keys() {
        assert_eq!(
            found(&["Trump Jr", "Trump Jr."], "Trump Jr. said, and Trump Jr did"),
            ["Trump Jr.", "Trump Jr"]
        );
    }

    #[test]
    fn of_equally_wide_ones_the_first() {
        let text = "on …Kyiv. today";
        for (above, below) in [("…Kyiv", "Kyiv."), ("Kyiv.", "…Kyiv")] {
            let both = lexicon(&[above], CasePolicy::Fold).over(lexicon(&[below], CasePolicy::Fold), &[]);
            let hits = both.scan(&fold(text));
            assert_eq!(hits.len(), 1);
            assert_eq!(both.hits(&fold(text)), hits);
            let mut quick = Vec::new();
            both.finds(text, crate::Which::All, |find| quick.push(find.span));
            assert_eq!(quick, [hits[0].span]);
        }
        for (a, b) in [("(Kyiv", "Kyiv)"), ("Kyiv)", "(Kyiv")] {
            assert_eq!(found(&[a, b], "on (Kyiv) today"), ["(Kyiv"], "{a} {b}");
        }
    }

    #[test]
    fn layers_act_as_one() {
        let base = lexicon(&["Kyiv", "Odesa", "Lviv"], CasePolicy::Fold);
        let form = |entity, name: &str| Form {
            entity,
            surface: name.to_owned(),
            role: FormRole::Strong,
            lang: None,
            case: CasePolicy::Fold,
            from: None,
            to: None,
            how: vec!["name".to_owned()],
            weight: 1.0,
        };
        let both = Lexicon::build([form(1, "Odesa"), form(3, "Kyiv Post")]).over(base, &[1]);
        let text = "Odesa, Lviv, Kyiv Post";
        let got: Vec<(&str, Vec<u32>)> = both
            .scan(&fold(text))
            .iter()
            .map(|h| (&text[h.span], h.matches.iter().map(|m| m.entity).collect()))
            .collect();
        assert_eq!(
            got,
            [
                ("Odesa", vec![1]),
                ("Lviv", vec![2]),
                ("Kyiv", vec![0]),
                ("Kyiv Post", vec![3])
            ]
        );
    }
}
