//! Words flagged and words that must not be.

use polynym_script::{Flag, suspicions};

fn flags(text: &str) -> Vec<String> {
    let show = |flag: &Flag| match flag {
        Flag::MixedScripts(scripts) => scripts.iter().map(|s| s.short_name()).collect::<Vec<_>>().join("+"),
        Flag::HiddenCharacters(chars) => chars
            .iter()
            .map(|&c| format!("{:04X}", u32::from(c)))
            .collect::<Vec<_>>()
            .join("+"),
    };
    suspicions(text)
        .iter()
        .map(|s| format!("{} {}", &text[s.span], show(&s.kind)))
        .collect()
}

#[test]
fn flagged() {
    for (text, expected) in [
        ("Kиїв", &["Kиїв Latn+Cyrl"][..]),
        ("у Андрiйовича, 2024", &["Андрiйовича Cyrl+Latn"]),
        ("Αthens", &["Αthens Grek+Latn"]),
        ("Оսка", &["Оսка Cyrl+Armn"]),
        ("Zelen\u{AD}skyy", &["Zelen\u{AD}skyy 00AD"]),
        ("Ки\u{200B}їв\u{200B} та", &["Ки\u{200B}їв 200B"]),
        ("a\u{202E}b\u{200D}c\u{200D}d", &["a\u{202E}b\u{200D}c\u{200D}d 202E+200D"]),
        ("US\u{E0041}A", &["US\u{E0041}A E0041"]),
        ("K\u{200D}иїв", &["K\u{200D}иїв 200D", "K\u{200D}иїв Latn+Cyrl"]),
    ] {
        assert_eq!(flags(text), expected, "{text:?}");
    }
}

#[test]
fn not_flagged() {
    for text in [
        "",
        "Kyiv Київ",
        "Telegram-канал",
        "Ту-154М",
        "东京タワー 김金",
        "NATO는 KBS뉴스 Tシャツ ВТБ銀行",
        "\u{FEFF}Kyiv\u{200B} \u{200E}Lviv",
        "م\u{64E}\u{200C}ی\u{200C}روم",
        "क\u{94D}\u{200D}ष",
        "cafe\u{301} и\u{306}",
        "👩\u{200D}🚀 µm 12ª",
    ] {
        assert_eq!(flags(text), [""; 0], "{text:?}");
    }
}
