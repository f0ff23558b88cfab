//! Which words of a block may be of a name, by what each may be in one: sixty-four words at a time, a bit for each.
//!
//! Nobody could foresee which word of a text is like a name; so there is nothing here to foresee, but for what a gazetteer without letter case spares.

use polynym_text::{Plain, PlainGap, PlainWord};

use crate::casing::fits;
use crate::forms_table::{FormsTable, mark};

/// What sixty-four words may be, the first in the lowest bit.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    /// A name by itself.
    alone: u64,
    /// The first word of a longer one.
    begins: u64,
    /// A later word of one.
    goes_on: u64,
    /// Not what it is like, if it begins with a small letter.
    capital: u64,
    /// With a gap behind it that may stand in a name.
    linked: u64,
}

impl Marks {
    fn of(words: &[PlainWord], forms: &FormsTable) -> Self {
        let mut all = Self::default();
        for word in words.iter().rev() {
            let own = u64::from(forms.mark(word.hash));
            let bit = |mark: u8| own >> mark.trailing_zeros() & 1;
            all.alone = all.alone << 1 | bit(mark::ALONE);
            all.begins = all.begins << 1 | bit(mark::BEGINS);
            all.goes_on = all.goes_on << 1 | bit(mark::GOES_ON);
            all.capital = all.capital << 1 | (bit(mark::SMALL) ^ 1);
            all.linked = all.linked << 1 | u64::from(word.gap != PlainGap::Hard);
        }
        all
    }

    /// Leaves out words with a small letter that no name allows: most words that are like names are common ones.
    fn leave_small(&mut self, words: &[PlainWord], text: &str) {
        let mut rest = (self.alone | self.begins | self.goes_on) & self.capital;
        while rest != 0 {
            let word = &words[rest.trailing_zeros() as usize];
            if !fits(&text[word.start as usize..word.end as usize]) {
                let others = !(rest & rest.wrapping_neg());
                self.alone &= others;
                self.begins &= others;
                self.goes_on &= others;
            }
            rest &= rest - 1;
        }
    }
}

/// The words of a block that are worth a look.
#[derive(Debug, Default)]
pub(super) struct Worth {
    marks: Vec<Marks>,
    /// Their numbers.
    pub(super) words: Vec<u32>,
}

impl Worth {
    /// Finds the words of a block that may be a name alone or with their neighbours; `text` begins with the block.
    pub(super) fn find(&mut self, forms: &FormsTable, plain: &Plain, text: &str) {
        self.marks.clear();
        self.marks.extend(plain.words().chunks(64).map(|words| {
            let mut marks = Marks::of(words, forms);
            marks.leave_small(words, text);
            marks
        }));
        self.words.clear();
        let mut reached = 0;
        for (at, marks) in self.marks.iter().enumerate() {
            let behind = self.marks.get(at + 1).map_or(0, |next| next.goes_on);
            // Words with one behind them that goes on, and those of them that are reached from the beginning of a name: adding a bit to a row
            // of bits carries it to the end of the row.
            let leads = marks.linked & (marks.goes_on >> 1 | behind << 63);
            let starts = leads & (marks.begins | reached);
            let way = ((leads.wrapping_add(starts) ^ leads) & leads) | starts;
            let mut worth = marks.alone | way | way << 1 | reached;
            reached = way >> 63;
            while worth != 0 {
                self.words.push((at * 64) as u32 + worth.trailing_zeros());
                worth &= worth - 1;
            }
        }
    }
}
