//! Plain words are those of folding.

use polynym_text::{Plain, PlainGap, fold, word_hash};
use proptest::prelude::*;

/// The words of `fold` that lie outside the hard stretches must be the plain ones, and what is hard must fold alone as it does in the text.
fn check(text: &str) {
    let mut plain = Plain::default();
    plain.read(text, 0..text.len());
    let folded = fold(text);
    let hard = plain.hard();
    assert!(hard.windows(2).all(|pair| pair[0].end < pair[1].start), "{text:?}: {hard:?}");
    let mut words = plain.words().iter().peekable();
    for (i, word) in folded.words().iter().enumerate() {
        let letters = folded.letters(i..i + 1);
        if let Some(stretch) = hard.iter().find(|h| h.start < word.span.end && word.span.start < h.end) {
            assert!(
                stretch.start <= word.span.start && word.span.end <= stretch.end,
                "{text:?}: {word:?}"
            );
            continue;
        }
        let own = words.next().unwrap_or_else(|| panic!("{text:?}: {letters} is missing"));
        assert_eq!(
            (own.start as usize, own.end as usize),
            (word.span.start, word.span.end),
            "{text:?}"
        );
        assert_eq!(plain.letters(own), letters, "{text:?}");
        assert_eq!(own.hash, word_hash(letters.as_bytes()), "{text:?}");
        let next = folded.words().get(i + 1);
        let gap = next.map(|_| folded.between(i, i + 1).to_owned()).unwrap_or_default();
        let between = |h: &&std::ops::Range<usize>| h.start >= word.span.end && next.is_none_or(|next| h.start < next.span.end);
        match own.gap {
            PlainGap::Space => assert_eq!(gap, " ", "{text:?}"),
            PlainGap::Other => assert!(hard.iter().find(between).is_none(), "{text:?}"),
            PlainGap::Hard => assert!(next.is_none() || hard.iter().any(|h| between(&h)), "{text:?}"),
        }
    }
    assert_eq!(words.next().map(|w| plain.letters(w)), None, "{text:?}");
    for stretch in hard {
        let alone = fold(&text[stretch.clone()]);
        let inside: Vec<&str> = (0..folded.words().len())
            .filter(|&i| stretch.contains(&folded.words()[i].span.start))
            .map(|i| folded.letters(i..i + 1))
            .collect();
        let own: Vec<&str> = (0..alone.words().len()).map(|i| alone.letters(i..i + 1)).collect();
        assert_eq!(own, inside, "{text:?}");
    }
}

#[test]
fn cases() {
    for text in [
        "",
        " ",
        "a",
        "Володимир Зеленський відвідав Їхній Ґанок і Ёлку",
        "O’Brien, O'Brien; Кам’янець, Кам'янець, Кам`янець",
        "п’ять, П'ЯТЬ об`єкт 5'я ж’5 О’Ёж x’я ь’Z л’’я ‘я’ „я“ в’’я, №5 100₴ 20€ § 7° • ™",
        "Straße Łódź İstanbul ŒUVRE ΟΔΥΣΣΕΥΣ ձյուն",
        "Zelen-\nsky and Kyiv- based — word—\nwide, word — \nwide, well–\n known",
        "Zеlensky (a Latin Z), x1ю, 2024й, covid-19, 5G",
        "и\u{306} й e\u{301}\u{301} ко\u{AD}рабль \u{200B}Kyiv",
        "昨日東京で会談した Kyiv ゼレンスキー",
        "Ѐѝ ѐЍ їЇ ѓ Ѳита\u{483}",
        "a\0b c\u{1F}d \u{7F}e",
        "₴5, №5, 50 % × 2 ÷ 3, ½ кг, 5²",
        "«Слово» “word” ‘word’ „Wort‟ … the end…",
        "[Volodymyr] Zelensky\r\n\r\nKyiv\tLviv\u{A0}Odesa",
    ] {
        check(text);
        check(&format!("{}{text}", "Kyiv ".repeat(12)));
    }
}

#[test]
fn every_character() {
    for c in (0..0x3000).chain(0xF900..0xFFFF).filter_map(char::from_u32) {
        check(&format!("Kyiv a{c}b {c} Ки{c}їв {c}x x{c} next"));
        check(&format!("x {c}{c} и{c}и Ж{c}\nnext line"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn any_text(text in "[a-dA-D0-2а-гА-ГёЁіїйЙѝéßłŁÅαςъЂ ,.'’‘`№₴´·\\-–—\"«»“\n\r\t\u{A0}\u{301}\u{306}\u{AD}\u{200B}京アאًو()\\[\\]]{0,160}") {
        check(&text);
    }

    #[test]
    fn any_unicode(text in "\\PC{0,80}") {
        check(&text);
    }
}
