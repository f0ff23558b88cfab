//! What the notation of rules means: tables of cases over small schemes.

use polynym_translit::{Scheme, Schemes};

/// A scheme of one stage, or, if the text has `[[stage]]`, as it stands.
fn scheme(rules: &str) -> Scheme {
    let head = "title = 'x'\nauthority = 'x'\nyear = 2000\nlanguage = 'uk'\nsource = 'x'\n";
    let body = if rules.contains("[[stage]]") {
        rules.to_owned()
    } else {
        format!("[classes]\nv = 'аеи'\ncons = 'бвгкн'\ndz = 'дз дж'\n[[stage]]\nrules = '''\n{rules}\n'''\n")
    };
    let mut schemes = Schemes::empty();
    let id = schemes.add("t-ukr-Cyrl-Latn-2000.toml", &format!("{head}{body}")).unwrap();
    schemes.get(&id).unwrap().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn rules_do_what_they_say() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (
            "щ > shch",
            &[
                ("щука", "shchука"),
                ("Щука", "Shchука"),
                ("ЩУКА", "SHCHУКА"),
                ("Щ", "Shch"),
                ("кущ", "куshch"),
                ("КУЩ", "КУSHCH"),
            ],
        ),
        (
            "зг > zgh\nз > z\nг > h",
            &[("згз", "zghz"), ("Зг", "Zgh"), ("ЗГ", "ZGH"), ("з г", "z h")],
        ),
        (
            "є > ye / # _\nє > ie",
            &[
                ("єє", "yeie"),
                ("Є. є-є", "Ye. ye-ye"),
                ("м'є", "м'ie"),
                ("'є'", "'ye'"),
                ("1є", "1ye"),
            ],
        ),
        ("а > 1 / {v} _ , # _ \nа > 2", &[("ба а еа", "б2 1 е1")]),
        ("а > 1 / _ б // _ бв\nа > 2", &[("аб абв", "1б 2бв")]),
        ("а > 1 / !{cons} _\nа > 2", &[("а ба еа", "1 б2 е1")]),
        ("а > 1 / !# _\nа > 2", &[("а ба", "2 б1")]),
        ("к > q / и{cons}* _ #\nк > k", &[("ибвк ик бк икб", "ибвq иq бk иkб")]),
        ("к > q / и{cons}+ _\nк > k", &[("ибк ик", "ибq иk")]),
        ("к > q / и{cons}? _\nк > k", &[("ибк ик ибвк", "ибq иq ибвk")]),
        ("а > 1 / {dz} _\nа > 2", &[("дза джа да", "дз1 дж1 д2")]),
        ("а > 1 / _ {dz}\nа > 2", &[("адз ад", "1дз 2д")]),
        ("[кг][еа] > [k g][i o]", &[("ке га", "ki go")]),
        ("∅ > y / {v} _ {v}", &[("аа бе", "аyа бе")]),
        ("∅ > as / к _ #", &[("Бек", "Бекas"), ("БЕК", "БЕКAS"), ("К", "Кas")]),
        ("ь > ∅", &[("альб", "алб"), ("Ьа", "а")]),
        ("а > \\s\\u{41}\\.", &[("а", " A.")]),
        ("А > X\nа > y", &[("Аа АА", "Xy XX")]),
        ("а > 1 / _ {digit}\nа > 2", &[("а1 а", "11 2")]),
        ("а > 1 / {letter}+ _\nа > 2", &[("а ба'а", "2 б1'1")]),
        ("е\u{301} > ê\nе > e", &[("е\u{301}е", "êe")]),
    ];
    for (rules, pairs) in cases {
        let scheme = scheme(rules);
        for (source, target) in *pairs {
            assert_eq!(scheme.transliterate(source).text, *target, "{rules}: {source}");
        }
    }
}

#[test]
fn stages_see_what_those_before_made() {
    let stages = "[classes]\nv = 'ао'\nc = 'бв'\n[[stage]]\nrules = '''\n∅ > . / {v} _ {c}{v}\n'''\n[[stage]]\nrules = '''\nа > ā / _ .\n'''";
    assert_eq!(scheme(stages).transliterate("баба баб").text, "бāба баб");
    let exact = "case = 'exact'\n[[stage]]\nrules = '''\nа > a\n'''";
    assert_eq!(scheme(exact).transliterate("аА").text, "aА");
    let done = "[[stage]]\ndo = 'nfd'\n[[stage]]\nrules = '''\n\\u{301} > ∅\n'''\n[[stage]]\ndo = 'capitalize'";
    assert_eq!(scheme(done).transliterate("éa ‘b (c").text, "Ea ‘B (c");
}

#[test]
fn alternatives_are_listed_by_weight() {
    let scheme = scheme("г > h | g:0.4\nх > kh | h:0.5");
    let variants = scheme.variants("гх", 10);
    let found: Vec<(&str, f32)> = variants.iter().map(|(text, weight)| (text.as_str(), *weight)).collect();
    assert_eq!(found, [("hkh", 1.0), ("hh", 0.5), ("gkh", 0.4), ("gh", 0.2)]);
    assert_eq!(scheme.variants("гх", 1).len(), 1);
}

#[test]
fn each_piece_knows_its_source() {
    let scheme = scheme("щ > shch\nь > ∅\nзг > zgh");
    let source = "Щьзг1";
    let result = scheme.transliterate(source);
    let pieces: Vec<_> = result
        .pieces
        .iter()
        .map(|piece| (&source[piece.source], &result.text[piece.target.clone()]))
        .collect();
    assert_eq!(pieces, [("Щ", "Shch"), ("зг", "zgh"), ("1", "1")]);
}

#[test]
fn what_is_not_known_is_kept_and_told() {
    let scheme = scheme("а > a");
    let result = scheme.transliterate("а東б, xé");
    assert_eq!(result.text, "a東б, xé");
    let unknown: Vec<&str> = result.unknown.iter().map(|span| &"а東б, xé"[*span]).collect();
    assert_eq!(unknown, ["東", "б"]);
}
