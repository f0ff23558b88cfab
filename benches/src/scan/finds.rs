//! What an engine has found in a text, and which of it counts.

/// Finds in one text, as bytes of it.
#[derive(Debug, Default)]
pub(crate) struct Finds {
    all: Vec<(usize, usize)>,
}

impl Finds {
    /// Makes ready for another text.
    pub(crate) fn clear(&mut self) {
        self.all.clear();
    }

    /// Adds the name at `start..end`; the order is of no matter.
    pub(crate) fn add(&mut self, start: usize, end: usize) {
        self.all.push((start, end));
    }

    /// Keeps of finds that overlap the leftmost one, and of those that begin together the longest: engines that tell all finds and
    /// engines that tell these only have then to say the same.
    pub(crate) fn settle(&mut self) -> &[(usize, usize)] {
        self.all.sort_unstable_by_key(|&(start, end)| (start, usize::MAX - end));
        let mut behind = 0;
        self.all.retain(|&(start, end)| {
            let free = start >= behind;
            if free {
                behind = end;
            }
            free
        });
        &self.all
    }
}

/// Whether a letter or digit, which no name of the benchmark goes on with: the rule of every rival for where words end.
pub(crate) fn is_word(c: char) -> bool {
    match u32::from(c) {
        0..0x80 => c.is_ascii_alphanumeric(),
        // Cyrillic, without asking the tables of Unicode.
        0x400..=0x481 | 0x48a..=0x52f => true,
        _ => c.is_alphanumeric(),
    }
}

/// Whether `start..end` begins and ends where words do.
pub(crate) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    !text[end..].chars().next().is_some_and(is_word) && !text[..start].chars().next_back().is_some_and(is_word)
}

/// The words of a text by that rule, as bytes of it.
pub(crate) fn words(text: &str, words: &mut Vec<(usize, usize)>) {
    words.clear();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                words.push((first, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|first| (first, text.len())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leftmost_of_the_longest() {
        let mut finds = Finds::default();
        for (start, end) in [(5, 9), (0, 3), (0, 6), (7, 8)] {
            finds.add(start, end);
        }
        assert_eq!(finds.settle(), [(0, 6), (7, 8)]);
    }

    #[test]
    fn words_end_where_letters_and_digits_do() {
        let mut found = Vec::new();
        words("Їжак, О’Ніл–2", &mut found);
        let text = "Їжак, О’Ніл–2";
        let found: Vec<&str> = found.into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found, ["Їжак", "О", "Ніл", "2"]);
        assert!(is_whole(text, 0, 8) && !is_whole(text, 0, 6));
    }
}
