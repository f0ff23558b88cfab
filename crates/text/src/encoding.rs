//! What a file that is not UTF-8 most likely is instead.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// How many bytes a guess looks at.
const SAMPLE: usize = 64 << 10;

/// The likeliest encoding of bytes that are not UTF-8 from byte `at` on, by its name in the Encoding Standard.
///
/// ```
/// let bytes = b"\xCA\xE8\xBF\xE2 - \xF1\xF2\xEE\xEB\xE8\xF6\xFF \xD3\xEA\xF0\xE0\xBF\xED\xE8";
/// assert_eq!(polynym_text::likely_encoding(bytes, 0), "windows-1251");
/// ```
pub fn likely_encoding(bytes: &[u8], at: usize) -> &'static str {
    if let Some(likely) = utf16(bytes) {
        return likely;
    }
    let from = at.saturating_sub(SAMPLE / 2);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny).name()
}

/// Which UTF-16 the bytes are, if they are: with its byte order mark, or without one, where every other byte of most texts is a low control code, which UTF-8 allows.
pub fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let low = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b < 8).count();
    let (even, odd) = (low(0), low(1));
    let half = sample.len() / 2;
    // Space, digits and punctuation have a zero there in every script.
    match () {
        () if half < 2 => None,
        () if odd * 4 > half * 3 && even * 8 < half => Some("UTF-16LE"),
        () if even * 4 > half * 3 && odd * 8 < half => Some("UTF-16BE"),
        () => None,
    }
}
