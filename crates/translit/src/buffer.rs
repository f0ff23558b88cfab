//! A text on its way through the stages: its characters and, where asked for, the bytes of the original that each came from.

/// Characters with their origins.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub(crate) chars: Vec<char>,
    /// As many as there are characters if origins are kept, else none. Bytes of the original: start, end.
    pub(crate) origins: Vec<(u32, u32)>,
    pub(crate) traced: bool,
}

impl Buffer {
    /// Takes a text in.
    pub(crate) fn fill(&mut self, text: &str, traced: bool) {
        self.clear(traced);
        self.chars.extend(text.chars());
        if traced {
            self.origins
                .extend(text.char_indices().map(|(at, c)| (at as u32, (at + c.len_utf8()) as u32)));
        }
    }

    pub(crate) fn clear(&mut self, traced: bool) {
        self.chars.clear();
        self.origins.clear();
        self.traced = traced;
    }

    /// The bytes of the original that the characters of a range came from; for an empty one, the place before it.
    pub(crate) fn origin(&self, start: usize, end: usize) -> (u32, u32) {
        if start < end {
            let last = &self.origins[start..end];
            (last[0].0, last.iter().map(|origin| origin.1).max().unwrap_or(last[0].1))
        } else {
            let at = match self.origins.get(start) {
                Some(origin) => origin.0,
                None => self.origins.last().map_or(0, |origin| origin.1),
            };
            (at, at)
        }
    }

    /// Puts characters made from those of `input` in a range.
    pub(crate) fn put(&mut self, text: &[char], input: &Self, start: usize, end: usize) {
        self.chars.extend_from_slice(text);
        if self.traced {
            let origin = input.origin(start, end);
            self.origins.resize(self.chars.len(), origin);
        }
    }

    /// Puts one character as it is in `input`.
    pub(crate) fn keep(&mut self, input: &Self, at: usize) {
        self.chars.push(input.chars[at]);
        if self.traced {
            self.origins.push(input.origins[at]);
        }
    }
}
