use super::*;

/// Pairs that must fold to one key.
const SAME: &[(&str, &str)] = &[
    ("São Paulo", "Sa\u{303}o Paulo"),
    ("Київ", "Ки\u{457}в"),
    ("Київ", "Киі\u{308}в"),
    ("ＫＹＩＶ", "Kyiv"),
    ("STRASSE", "Straße"),
    ("İstanbul", "istanbul"),
    ("Diyarbakır", "DİYARBAKIR"),
    ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
    ("Zelenský", "Zelensky"),
    ("Łódź", "Lodz"),
    ("Đinđić", "Dindic"),
    ("Пётр", "Петр"),
    ("Володи\u{301}мир", "Володимир"),
    ("أحمد", "احمد"),
    ("عَلِي", "علي"),
    ("علي", "علی"),
    ("м'я", "м’я"),
    ("м'я", "мʼя"),
    ("м'я", "м‘я"),
    ("м'я", "м`я"),
    ("м'я", "м＇я"),
    ("Rus'", "Rus’"),
    ("Ivano-Frankivsk", "Ivano\u{2011}Frankivsk"),
    ("Ivano-Frankivsk", "Ivano–Frankivsk"),
    ("Zelen\u{AD}sky", "Zelensky"),
    ("Zelen\u{200B}sky", "Zelensky"),
    ("Zelen-\nsky", "Zelensky"),
    ("Zelen-\r\n  sky", "Zelensky"),
    ("Bank of\n  Ukraine", "Bank of Ukraine"),
    ("Bank\u{A0}of\u{202F}Ukraine", "Bank of Ukraine"),
    ("[Volodymyr] Zelensky", "Volodymyr Zelensky"),
    ("Kуiv", "Kyiv"),
    ("Андрiйович", "Андрійович"),
    ("Киïв", "Київ"),
    ("ΝATO", "NATO"),
    ("Ivano-\nFrankivsk", "Ivano-Frankivsk"),
    ("ヴォロディミル・ゼレンスキー", "ヴォロディミル ゼレンスキー"),
    ("ｾﾞﾚﾝｽｷｰ", "ゼレンスキー"),
    ("각", "\u{1100}\u{1161}\u{11A8}"),
    ("צה״ל", "צה\"ל"),
    ("צה״ל״״", "צה\"ל"),
    ("U. S.", "U.S."),
];

/// Pairs that must not.
const APART: &[(&str, &str)] = &[
    ("й", "и"),
    ("ї", "і"),
    ("ў", "у"),
    ("ґ", "г"),
    ("Bank of\n\nUkraine", "Bank of Ukraine"),
    ("Київ — Харків", "Київ-Харків"),
    ("мя", "м'я"),
    ("か", "が"),
    ("कि", "क"),
    ("Kyiv Post", "Kyiv, Post"),
];

#[test]
fn what_is_one() {
    for (a, b) in SAME {
        assert_eq!(fold(a).text(), fold(b).text(), "{a:?} and {b:?}");
    }
}

#[test]
fn what_stays_apart() {
    for (a, b) in APART {
        assert_ne!(fold(a).text(), fold(b).text(), "{a:?} and {b:?}");
    }
}

/// Words of a text, as the original has them.
#[test]
fn words() {
    for (text, want) in [
        ("Ukraine’s m'aidez", &["Ukraine", "s", "m", "aidez"][..]),
        ("Zelenskyy'nin", &["Zelenskyy", "nin"]),
        ("здоров’я 'Київ'", &["здоров’я", "Київ"]),
        // The first о is Latin.
        ("С\u{6F}лов’йов", &["С\u{6F}лов’йов"]),
        ("首都Ｋｙｉｖです", &["首", "都", "Ｋｙｉｖ", "で", "す"]),
        ("12.02.2025", &["12", "02", "2025"]),
        ("e\u{301}te\u{301}!", &["e\u{301}te\u{301}"]),
        ("ซาอุ", &["ซ", "า", "อุ"]),
        ("", &[]),
        ("…\u{AD}", &[]),
    ] {
        let folded = fold(text);
        let got: Vec<&str> = folded.words().iter().map(|w| &text[w.span]).collect();
        assert_eq!(got, want, "{text:?}");
    }
}

#[test]
fn a_range_inside_a_word_maps_back() {
    for (text, part, want) in [
        ("وزيلينسكي", "زيلينسكي", "زيلينسكي"),
        ("Kyiv-\nbased", "kyiv", "Kyiv"),
        ("Kyiv-\nbased", "based", "based"),
        ("Straße", "ss", "ß"),
        ("cafe\u{301}s", "cafe", "cafe\u{301}"),
    ] {
        let folded = fold(text);
        let at = folded.text().find(part).unwrap();
        assert_eq!(&text[folded.span(at..at + part.len())], want, "{part:?} in {text:?}");
    }
}

#[test]
fn case_is_remembered() {
    let shapes: Vec<Shape> = fold("iPhone US Київ ДСНС 12 東").words.iter().map(|w| w.shape).collect();
    assert_eq!(
        shapes.iter().map(|s| s.initial).collect::<Vec<_>>(),
        [false, true, true, true, false, false]
    );
    assert_eq!(
        shapes.iter().map(|s| s.all_upper()).collect::<Vec<_>>(),
        [false, true, false, true, false, false]
    );
    assert!(shapes[4].uncased() && shapes[5].uncased());
}

#[test]
fn names_keep_their_edges() {
    let text = "the U.S. and «Укрінформ» and «Рух» [Volodymyr] Zelensky";
    let folded = fold(text);
    for (name, want) in [
        ("U.S.", "U.S."),
        ("«Рух»", "«Рух»"),
        ("Укрінформ", "Укрінформ"),
        ("Volodymyr Zelensky", "[Volodymyr] Zelensky"),
    ] {
        let key = fold_key(name);
        let at = folded.text().find(&key.text).unwrap();
        let span = folded.widen(folded.span(at..at + key.text.len()), &key.head, &key.tail);
        assert_eq!(&text[span], want);
    }
}
