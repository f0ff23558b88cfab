//! Script runs over many scripts, as tables of cases.

use polynym_script::script_runs;

/// `text` with its runs as `Code:slice`.
fn runs(text: &str) -> Vec<String> {
    script_runs(text)
        .iter()
        .map(|r| format!("{}:{}", r.script.short_name(), &text[r.span]))
        .collect()
}

#[test]
fn scripts() {
    for (text, expected) in [
        ("", &[][..]),
        (" 12.02.2025!", &["Zyyy: 12.02.2025!"]),
        ("12 Kyiv", &["Latn:12 Kyiv"]),
        ("Kyiv Київ Κίεβο", &["Latn:Kyiv ", "Cyrl:Київ ", "Grek:Κίεβο"]),
        ("Telegram-канал", &["Latn:Telegram-", "Cyrl:канал"]),
        ("كييف 2025 קייב", &["Arab:كييف 2025 ", "Hebr:קייב"]),
        ("कीव में, Kyiv", &["Deva:कीव में, ", "Latn:Kyiv"]),
        ("東京タワーです", &["Hani:東京", "Kana:タワー", "Hira:です"]),
        ("김대통령 金", &["Hang:김대통령 ", "Hani:金"]),
        ("თბილისი Երևան กรุงเทพ", &["Geor:თბილისი ", "Armn:Երևան ", "Thai:กรุงเทพ"]),
        ("አዲስ አበባ / Addis", &["Ethi:አዲስ አበባ / ", "Latn:Addis"]),
        ("a\u{E000}b\u{10FFFE}", &["Latn:a\u{E000}b\u{10FFFE}"]),
    ] {
        assert_eq!(runs(text), expected, "{text:?}");
    }
}

#[test]
fn script_extensions() {
    for (text, expected) in [
        // U+30FC belongs to both kana: with what it follows, or with what it leads.
        ("すーぱー", &["Hira:すーぱー"][..]),
        ("スーパー", &["Kana:スーパー"]),
        ("ー", &["Zyyy:ー"]),
        ("Aーア", &["Latn:A", "Kana:ーア"]),
        ("Aーb", &["Latn:Aーb"]),
        // The ideographic comma and brackets of a Han passage, and of a Latin one.
        ("Tokyo、東京", &["Latn:Tokyo", "Hani:、東京"]),
        ("Tokyo、Osaka", &["Latn:Tokyo、Osaka"]),
        ("Mr.「田中」と", &["Latn:Mr.", "Hani:「田中」", "Hira:と"]),
        // The Arabic comma, also among other letters.
        ("كييف، لفيف", &["Arab:كييف، لفيف"]),
        ("Kyiv، Lviv", &["Latn:Kyiv، Lviv"]),
        // The danda U+0964 of Devanagari, Bengali and others.
        ("कीव।", &["Deva:कीव।"]),
        ("কিয়েভ। कीव।", &["Beng:কিয়েভ। ", "Deva:कीव।"]),
        // Combining marks stay with their letter, whatever the script.
        ("е\u{301}a\u{301}", &["Cyrl:е\u{301}", "Latn:a\u{301}"]),
        ("и\u{306}и", &["Cyrl:и\u{306}и"]),
        ("ب\u{64E}ب", &["Arab:ب\u{64E}ب"]),
    ] {
        assert_eq!(runs(text), expected, "{text:?}");
    }
}
