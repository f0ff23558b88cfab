//! A lexicon in flat tables: word forms to the classes that they are of (`forms_table`), names as sequences of groups of them (`names_table`), and
//! what is said of both, which is never decoded before a text asks for it.

use polynym_gazetteer::{CasePolicy, Class, Form, Pattern, Reading, Spelling, Tongue, words_and_gaps};
use polynym_store::{Blobs, Bytes, Numbers, OpenError, Sections, Writer};

use crate::agree::Agreements;
use crate::compile::compile;
use crate::forms_table::FormsTable;
use crate::names_table::NamesTable;
use crate::records::{Posting, Sense};
use crate::rows::{SpellingRow, StoredTongue, StyleRow, plainly};

/// Names ready for a [`Lexicon`](crate::Lexicon).
///
/// Folding and sorting happen once, where the forms are made; what is stored opens without either, and without a copy.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// Bytes of the longest word form that is several words of a script without spaces.
    pub(crate) longest: u32,
    /// Words of the longest name.
    pub(crate) longest_name: u32,
    pub(crate) forms: FormsTable,
    pub(crate) names: NamesTable,
    /// [`SpellingRow`]s.
    pub(crate) spellings: Blobs,
    /// What of their readings decides which words go together.
    pub(crate) agreements: Agreements,
    /// The folded gaps, sorted.
    pub(crate) gaps: Blobs,
    /// [`StyleRow`]s.
    pub(crate) styles: Blobs,
    /// What is asked of a style most often, a byte each.
    pub(crate) style_marks: Bytes,
    pub(crate) style_variants: Numbers,
    pub(crate) strings: Blobs,
    pub(crate) tongues: Vec<StoredTongue>,
    /// What the tags are called.
    pub(crate) tags: Vec<String>,
}

impl Compiled {
    /// Folds and sorts single forms. Those without a letter or digit are left out, since no text could match them.
    ///
    /// # Panics
    /// If the forms take more than four gigabytes.
    pub fn new(forms: impl IntoIterator<Item = Form>) -> Self {
        compile(forms.into_iter().map(pattern), &[])
    }

    /// Folds and sorts names in all their spellings; `tags` says what the bits of [`Reading::tags`] are called.
    ///
    /// # Panics
    /// If they take more than four gigabytes.
    pub fn of_patterns(patterns: impl IntoIterator<Item = Pattern>, tags: &[String]) -> Self {
        compile(patterns, tags)
    }

    /// Adds the tables to a file.
    pub fn write(&self, file: &mut Writer) {
        let head = postcard::to_stdvec(&(self.longest, self.longest_name, &self.tongues, &self.tags));
        file.add("lexicon", head.expect("plain data is always encoded"));
        self.forms.write(file);
        self.names.write(file);
        self.agreements.write(file);
        file.add("style marks", self.style_marks.clone());
        file.numbers("style variants", &self.style_variants);
        for (name, blobs) in [
            ("spellings", &self.spellings),
            ("gaps", &self.gaps),
            ("styles", &self.styles),
            ("strings", &self.strings),
        ] {
            file.blobs(name, blobs);
        }
    }

    /// The tables that [`Compiled::write`] added to a file, read in place.
    ///
    /// # Errors
    /// A file without them.
    pub fn read(file: &Sections) -> Result<Self, OpenError> {
        let damaged = |_| OpenError::Damaged("lexicon".to_owned());
        let (longest, longest_name, tongues, tags) = postcard::from_bytes(&file.get("lexicon")?).map_err(damaged)?;
        Ok(Self {
            longest,
            longest_name,
            forms: FormsTable::read(file)?,
            names: NamesTable::read(file)?,
            spellings: file.blobs("spellings")?,
            agreements: Agreements::read(file)?,
            gaps: file.blobs("gaps")?,
            styles: file.blobs("styles")?,
            style_marks: file.get("style marks")?,
            style_variants: file.numbers("style variants")?,
            strings: file.blobs("strings")?,
            tongues,
            tags,
        })
    }

    /// The place of a folded gap.
    pub(crate) fn gap(&self, gap: &str) -> Option<u32> {
        self.gaps.place_of(gap.as_bytes()).map(|place| place as u32)
    }

    /// A style; none if the stored bytes are not what was written.
    pub(crate) fn style(&self, place: u32) -> Option<StyleRow> {
        postcard::from_bytes(self.styles.get(place as usize)).ok()
    }

    /// The letter cases that a style allows, and whether it has punctuation at its edges.
    pub(crate) fn style_mark(&self, place: u32) -> (CasePolicy, bool) {
        let mark = self.style_marks.get(place as usize).copied().unwrap_or_default();
        let case = match mark & 3 {
            0 => CasePolicy::Smart,
            1 => CasePolicy::Fold,
            2 => CasePolicy::Upper,
            _ => CasePolicy::Exact,
        };
        (case, mark & 4 != 0)
    }

    /// What [`Compiled::style_mark`] reads.
    pub(crate) fn mark_style(case: CasePolicy, edges: bool) -> u8 {
        let case = match case {
            CasePolicy::Smart => 0,
            CasePolicy::Fold => 1,
            CasePolicy::Upper => 2,
            CasePolicy::Exact => 3,
        };
        case | if edges { 4 } else { 0 }
    }

    /// A spelling of a word of these folded letters; none if the stored bytes are not what was written.
    pub(crate) fn spelling<'c>(&'c self, place: u32, letters: &'c str) -> Option<SpellingRow<'c>> {
        let mut row: SpellingRow<'c> = postcard::from_bytes(self.spellings.get(place as usize)).ok()?;
        if row.text.is_empty() {
            row.text = plainly(letters, row.capitals & 1 == 1);
        }
        Some(row)
    }

    pub(crate) fn string(&self, place: u32) -> &str {
        self.strings.text(place as usize)
    }

    /// The folded words of names that are spelled as the row has them or with endings put to that.
    pub(crate) fn own_words(&self) -> impl Iterator<Item = &str> {
        let is_own = |spelling: u32| {
            let row = self.spelling(spelling, "");
            row.is_some_and(|row| row.readings.iter().any(|reading| self.string(reading.how).is_empty()))
        };
        let own = self
            .forms
            .all()
            .filter(move |&record| self.postings(record).any(|p| is_own(p.spelling())));
        own.map(|record| std::str::from_utf8(self.forms.records.letters(record)).unwrap_or_default())
    }

    /// All postings of a form.
    fn postings(&self, record: u32) -> impl Iterator<Item = Posting> + '_ {
        let forms = &self.forms;
        forms.records.senses(record).flat_map(|sense| forms.records.postings(sense))
    }

    /// The postings that a name of a style has of each of its words; none if one of the words is not of the class that the name has.
    #[inline]
    pub(crate) fn path_of(&self, style: u32, words: impl Iterator<Item = Sense>, path: &mut Vec<Posting>) -> bool {
        path.clear();
        let mut variants = self.style_variants.get(style as usize);
        for word in words {
            let Some(posting) = self.forms.records.postings(word).find(|posting| posting.is_of(variants & 31)) else {
                return false;
            };
            path.push(posting);
            variants >>= 5;
        }
        true
    }

    /// How much there is in the tables, by what it is.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        let (sequences, names, groups) = self.names.counts();
        vec![
            ("words", self.forms.len()),
            ("spellings", self.spellings.len()),
            ("groups", groups),
            ("sequences", sequences),
            ("names", names),
            ("strings", self.strings.len()),
        ]
    }
}

/// A single form as a pattern of classes with one spelling each.
fn pattern(form: Form) -> Pattern {
    let (words, gaps) = words_and_gaps(&form.surface);
    let class = |text: &str| Class {
        spellings: vec![Spelling {
            text: text.into(),
            readings: vec![Reading {
                tongue: Tongue::Written,
                tags: 1,
                how: "".into(),
                base: "".into(),
                weight: 1.0,
            }],
        }],
    };
    Pattern {
        entity: form.entity,
        role: form.role,
        lang: form.lang,
        case: form.case,
        from: form.from,
        to: form.to,
        weight: form.weight,
        classes: words.iter().map(|word| class(word).into()).collect(),
        gaps: gaps.into_iter().map(Into::into).collect(),
        how: form.how,
    }
}
