//! Numbers and strings one behind the other.

use bytes::Bytes;

/// Four bytes each, the lowest first.
///
/// ```
/// let numbers: polynym_store::Numbers = [7, 9].into_iter().collect();
/// assert_eq!((numbers.get(1), numbers.get(2), numbers.len()), (9, 0, 2));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers(Bytes);

impl Numbers {
    /// Over bytes as [`Numbers::bytes`] gave them; what is left over at the end does not count.
    pub fn over(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// As they are stored.
    pub fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place; 0 beyond the end, which a table as it was written never asks for.
    #[inline]
    pub fn get(&self, at: usize) -> u32 {
        match self.0.get(at * 4..at * 4 + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// Brings the number at a place near, for who will soon ask for it.
    #[inline]
    pub fn approach(&self, at: usize) {
        crate::near::prefetch(&self.0, at * 4);
    }

    /// Numbers in a row from a place on, all at once; 0 beyond the end.
    ///
    /// ```
    /// let numbers: polynym_store::Numbers = [7, 9, 4].into_iter().collect();
    /// assert_eq!((numbers.many(1), numbers.many(2)), ([9, 4], [0, 0]));
    /// ```
    #[inline]
    pub fn many<const N: usize>(&self, at: usize) -> [u32; N] {
        let mut many = [0; N];
        if let Some(bytes) = self.0.get(at * 4..(at + N) * 4) {
            for (number, bytes) in many.iter_mut().zip(bytes.chunks_exact(4)) {
                *number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            }
        }
        many
    }

    /// Of a table of starts with the end of the last row at its end: where a row stands.
    #[inline]
    pub fn row(&self, at: usize) -> std::ops::Range<usize> {
        let start = self.get(at) as usize;
        start..(self.get(at + 1) as usize).max(start)
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        let number = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        self.0.chunks_exact(4).map(number)
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let numbers = numbers.into_iter();
        let mut bytes = Vec::with_capacity(numbers.size_hint().0 * 4);
        numbers.for_each(|number| bytes.extend_from_slice(&number.to_le_bytes()));
        Self(bytes.into())
    }
}

/// Brings a byte of a table near, for who will soon ask for it.
#[inline]
pub fn approach(bytes: &Bytes, at: usize) {
    crate::near::prefetch(bytes, at);
}

/// Byte strings.
///
/// ```
/// let blobs: polynym_store::Blobs = ["Kyiv", "Lviv"].into_iter().collect();
/// assert_eq!((blobs.text(1), blobs.text(2), blobs.len()), ("Lviv", "", 2));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blobs {
    bytes: Bytes,
    starts: Numbers,
}

impl Blobs {
    /// Over the two parts that [`Blobs::bytes`] and [`Blobs::starts`] gave.
    pub fn over(bytes: Bytes, starts: Numbers) -> Self {
        Self { bytes, starts }
    }

    /// The strings, one behind the other.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Where each begins, and the end of the last.
    pub fn starts(&self) -> &Numbers {
        &self.starts
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The string at a place; empty beyond the end.
    #[inline]
    pub fn get(&self, at: usize) -> &[u8] {
        self.bytes.get(self.starts.row(at)).unwrap_or_default()
    }

    /// Where a string stands among sorted ones, if it does.
    ///
    /// ```
    /// let blobs: polynym_store::Blobs = ["Kyiv", "Lviv"].into_iter().collect();
    /// assert_eq!((blobs.place_of(b"Lviv"), blobs.place_of(b"Odesa")), (Some(1), None));
    /// ```
    pub fn place_of(&self, wanted: &[u8]) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).cmp(wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The same as text; empty if it is none.
    pub fn text(&self, at: usize) -> &str {
        std::str::from_utf8(self.get(at)).unwrap_or_default()
    }
}

impl<B: AsRef<[u8]>> FromIterator<B> for Blobs {
    /// # Panics
    /// If the strings take more than four gigabytes.
    fn from_iter<I: IntoIterator<Item = B>>(strings: I) -> Self {
        let (mut bytes, mut starts) = (Vec::new(), vec![0]);
        for string in strings {
            bytes.extend_from_slice(string.as_ref());
            starts.push(u32::try_from(bytes.len()).expect("strings of one table are less than four gigabytes"));
        }
        Self {
            bytes: bytes.into(),
            starts: starts.into_iter().collect(),
        }
    }
}
