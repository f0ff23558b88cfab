//! Catalogues of GNU gettext (`.mo`): pairs of strings behind two tables of places.

use anyhow::{Context, Result, ensure};

/// The pairs of a catalogue, without its header.
pub(crate) fn pairs(bytes: &[u8]) -> Result<Vec<(&str, &str)>> {
    let number = |at: usize| -> Result<usize> {
        let four = bytes.get(at..at + 4).context("a catalogue that is cut off")?;
        Ok(u32::from_le_bytes(four.try_into()?) as usize)
    };
    ensure!(number(0)? == 0x9504_12de, "no catalogue of gettext in little-endian order");
    let string = |table: usize, index: usize| -> Result<&str> {
        let entry = table + 8 * index;
        let (len, at) = (number(entry)?, number(entry + 4)?);
        Ok(std::str::from_utf8(
            bytes.get(at..at + len).context("a string outside the catalogue")?,
        )?)
    };
    let (count, keys, values) = (number(8)?, number(12)?, number(16)?);
    ensure!(count <= bytes.len() / 8, "more strings than bytes");
    let mut pairs = Vec::with_capacity(count);
    for index in 0..count {
        let (key, value) = (string(keys, index)?, string(values, index)?);
        if !key.is_empty() {
            pairs.push((key, value));
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_of_one_pair() {
        let mut bytes = Vec::new();
        // Magic, revision, strings, table of keys, table of values; one entry each (length, place); the strings.
        for number in [0x9504_12de_u32, 0, 1, 20, 28, 2, 36, 4, 39] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend("12\0Київ".as_bytes());
        bytes.truncate(43);
        assert_eq!(pairs(&bytes).unwrap(), [("12", "Ки")]);
        for cut in 0..bytes.len() {
            assert!(pairs(&bytes[..cut]).is_err(), "{cut}");
        }
    }
}
