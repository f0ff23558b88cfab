//! Tables that are wrong are refused, with the line and the reason.

use polynym_inflect::{Case, Gender, Inflector, Kind, Reason};

const SOUND: &str = r#"language = "xx"
source = "a grammar"
cases = ["nom", "gen"]

[letters]
c = "bcd"

[[alternation]]
id = "soft"
cite = "1"
change = { "{c}k" = "{c}c" }

[[paradigm]]
id = "p"
cite = "1"
gender = "masc"
strip = "a"
gen = ["y", "e~soft"]

[[rule]]
id = "r"
cite = "1"
part = ["surname", "geo"]
ends = ["{c}a", "ka"]
paradigm = ["p"]
examples = [{ name = "Boka", gen = "Boky|Boke", never = ["Boca"] }]
"#;

#[test]
fn a_sound_table_is_read() {
    let inflector = Inflector::parse("xx.toml", SOUND).unwrap();
    assert_eq!(inflector.check(), []);
    assert_eq!(inflector.language().as_str(), "xx");
    let forms = inflector.inflect("Dbka", Some(Kind::Surname), None);
    let genitives: Vec<&str> = forms
        .iter()
        .filter(|f| f.case == Case::Gen)
        .map(|f| f.form.as_str())
        .collect();
    assert_eq!(genitives, ["Dbky", "Dbce"]);
}

#[test]
fn an_example_that_does_not_hold_is_found() {
    let table = SOUND.replace("gen = \"Boky|Boke\"", "gen = \"Boko\"");
    let failures = Inflector::parse("xx.toml", &table).unwrap().check();
    assert!(
        !failures.is_empty() && failures.iter().all(|f| f.line == 26 && f.name == "Boka"),
        "{failures:?}"
    );
    let table = SOUND.replace("never = [\"Boca\"]", "never = [\"Boky\"]");
    assert!(!Inflector::parse("xx.toml", &table).unwrap().check().is_empty());
}

#[test]
fn wrong_tables_are_refused() {
    type Is = fn(&Reason) -> bool;
    let table: &[(&str, &str, usize, Is)] = &[
        ("[letters]", "[letters", 5, |r| matches!(r, Reason::Shape(_))),
        ("cases = [\"nom\", \"gen\"]", "cases = [\"nom\", \"xyz\"]", 3, |r| {
            matches!(r, Reason::Term(_))
        }),
        ("cases = [\"nom\", \"gen\"]", "cases = [\"gen\"]", 3, |r| {
            matches!(r, Reason::Empty(_))
        }),
        ("language = \"xx\"", "language = \"Latin\"", 1, |r| {
            matches!(r, Reason::Language(_))
        }),
        ("gender = \"masc\"", "gender = \"male\"", 16, |r| matches!(r, Reason::Term(_))),
        ("gender = \"masc\"", "sex = \"masc\"", 16, |r| matches!(r, Reason::Shape(_))),
        ("gen = [\"y\", \"e~soft\"]", "gen = [\"e~hard\"]", 18, |r| {
            matches!(r, Reason::Alternation(_))
        }),
        ("gen = [\"y\", \"e~soft\"]", "dat = [\"y\"]", 14, |r| {
            matches!(r, Reason::MissingCase { .. })
        }),
        ("gen = [\"y\", \"e~soft\"]", "gen = [\"=gen\"]", 14, |r| {
            matches!(r, Reason::Repetition(_))
        }),
        ("strip = \"a\"", "strip = \"o\"", 24, |r| matches!(r, Reason::Strip { .. })),
        ("paradigm = [\"p\"]", "paradigm = [\"q\"]", 25, |r| {
            matches!(r, Reason::Paradigm(_))
        }),
        ("paradigm = [\"p\"]", "paradigm = []", 21, |r| {
            matches!(r, Reason::Empty("paradigm"))
        }),
        ("\"{c}a\", \"ka\"", "\"{v}a\"", 24, |r| matches!(r, Reason::Class { .. })),
        ("\"{c}a\", \"ka\"", "\"{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}a\"", 24, |r| {
            matches!(r, Reason::TooWide { .. })
        }),
        ("\"{c}k\" = \"{c}c\"", "\"k\" = \"{c}c\"", 11, |r| {
            matches!(r, Reason::Class { .. })
        }),
        ("part = [\"surname\", \"geo\"]", "part = [\"nickname\"]", 23, |r| {
            matches!(r, Reason::Term(_))
        }),
        ("cite = \"1\"\npart", "part", 20, |r| matches!(r, Reason::Shape(_))),
        (
            "[{ name = \"Boka\", gen = \"Boky|Boke\", never = [\"Boca\"] }]",
            "[]",
            21,
            |r| matches!(r, Reason::Empty("examples")),
        ),
    ];
    for (sound, wrong, line, is) in table {
        assert!(SOUND.contains(sound), "{sound} is not in the table");
        let error = Inflector::parse("xx.toml", &SOUND.replacen(sound, wrong, 1)).expect_err(wrong);
        assert!(is(&error.reason), "{wrong}: {error}");
        assert_eq!((error.file.as_str(), error.line), ("xx.toml", *line), "{wrong}: {error}");
    }
}

#[test]
fn two_rules_may_not_claim_one_ending() {
    let again = "\n[[rule]]\nid = \"s\"\ncite = \"1\"\npart = [\"geo\"]\nends = [\"ba\"]\nparadigm = [\"p\"]\nexamples = [{ name = \"Ba\", gen = \"By\" }]\n";
    let error = Inflector::parse("xx.toml", &format!("{SOUND}{again}")).unwrap_err();
    assert_eq!(
        (error.line, &error.reason),
        (
            32,
            &Reason::Claimed {
                pattern: "ba".into(),
                other: "r".into()
            }
        )
    );
    let same_id = again.replace("\"s\"", "\"r\"");
    let error = Inflector::parse("xx.toml", &format!("{SOUND}{same_id}")).unwrap_err();
    assert_eq!((error.line, &error.reason), (29, &Reason::TakenId("r".into())));
}

const POSSESSIVE: &str = r#"
[[possessive]]
id = "poss"
cite = "1"
part = ["surname"]
gender = "masc"
ends = ["{c}a", "ka"]
strip = "a"
add = ["ov~soft"]
paradigms = ["p-adj"]
examples = [{ name = "Bka", forms = ["Bcova", "Bcovu"], never = ["Bkova"] }]

[[paradigm]]
id = "p-adj"
cite = "1"
gender = "fem"
nom = ["a"]
gen = ["u"]
"#;

#[test]
fn possessive_adjectives_come_after_all_other_forms() {
    let inflector = Inflector::parse("xx.toml", &format!("{SOUND}{POSSESSIVE}")).unwrap();
    assert_eq!(inflector.check(), []);
    let forms = inflector.inflect("Abka", Some(Kind::Surname), None);
    let found: Vec<(&str, bool)> = forms.iter().map(|f| (f.form.as_str(), f.possessive)).collect();
    assert_eq!(
        found,
        [
            ("Abka", false),
            ("Abky", false),
            ("Abce", false),
            ("Abcova", true),
            ("Abcovu", true)
        ]
    );
    assert_eq!(forms[4].gender, Gender::Fem);
    // Not of a woman, a place, or a name of several words.
    for (name, kind, gender) in [
        ("Abka", Kind::Surname, Some(Gender::Fem)),
        ("Abka", Kind::Geo, None),
        ("Abka Abka", Kind::Full, None),
    ] {
        assert!(
            !inflector.inflect(name, Some(kind), gender).iter().any(|f| f.possessive),
            "{name}"
        );
    }
    let wrong = POSSESSIVE.replace("\"Bcova\"", "\"Bkova\"");
    let failures = Inflector::parse("xx.toml", &format!("{SOUND}{wrong}")).unwrap().check();
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(failures.iter().all(|f| f.line == 37), "{failures:?}");
}

const RESPELLED: &str = r#"language = "yy"
source = "a grammar"

[respell]
like = "xx"
letters = { "а" = "a", "б" = "b", "к" = "k", "ц" = "c", "о" = "o", "у" = "y" , "ћ" = "bk" }

[[rule]]
id = "r2"
cite = "2"
part = ["geo"]
ends = ["ka"]
paradigm = ["p"]
examples = [{ name = "Бока", gen = "Боку" }]
"#;

#[test]
fn a_table_may_be_another_one_in_other_letters() {
    let load = |language: &str| (language == "xx").then(|| SOUND.replace(", \"ka\"]", "]"));
    let inflector = Inflector::parse_with("yy.toml", RESPELLED, &load).unwrap();
    assert_eq!(inflector.check(), []);
    assert_eq!(inflector.cases(), [Case::Nom, Case::Gen]);
    let genitive = |name: &str| {
        let forms = inflector.inflect(name, Some(Kind::Geo), None);
        forms
            .into_iter()
            .filter(|f| f.case == Case::Gen)
            .map(|f| f.form)
            .collect::<Vec<_>>()
    };
    assert_eq!(genitive("Аба"), ["Абу", "Абe"]);
    assert_eq!(genitive("Aba"), ["Aby", "Abe"]);
    // What stood as two letters stays so where the form has it, and is one where the stem changed.
    assert_eq!(genitive("Абка"), ["Абку", "Абцe"]);
    assert_eq!(genitive("Аћа"), ["Аћу", "Абцe"]);
    for (wrong, line) in [
        (RESPELLED.replace("\"xx\"", "\"zz\""), 5),
        (RESPELLED.replace("\"y\"", "\"a\""), 5),
        (RESPELLED.replace("[\"p\"]", "[\"q\"]"), 13),
        (RESPELLED.replace("\"ka\"", "\"ba\""), 12),
    ] {
        let error = Inflector::parse_with("yy.toml", &wrong, &load).unwrap_err();
        assert_eq!((error.file.as_str(), error.line), ("yy.toml", line), "{error}");
    }
}
