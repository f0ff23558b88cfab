//! A wrong scheme is refused, with the line and the reason.

use polynym_translit::{Reason, Schemes};

const HEAD: &str = "title = 'x'\nauthority = 'x'\nyear = 2000\nlanguage = 'uk'\nsource = 'x'\n";

/// What becomes of a scheme with these rules: the line in the rules and the reason.
fn refusal(rules: &str) -> Option<(usize, Reason)> {
    file(&format!("{HEAD}[classes]\nv = 'ае'\n[[stage]]\nrules = '''\n{rules}\n'''\n")).map(|(line, reason)| (line - 9, reason))
}

fn file(text: &str) -> Option<(usize, Reason)> {
    let mut schemes = Schemes::empty();
    let id = match schemes.add("t-ukr-Cyrl-Latn-2000.toml", text) {
        Ok(id) => id,
        Err(error) => return Some((error.line, error.reason)),
    };
    schemes.get(&id).unwrap().err().map(|error| (error.line, error.reason))
}

#[test]
fn rules_are_refused_with_line_and_reason() {
    for (rules, line, reason) in [
        ("а > a\nа > b", 2, Reason::Unreachable(10)),
        ("а > a / # _\nа > b\nа > c / _ #", 3, Reason::Unreachable(11)),
        ("б > {w}", 1, Reason::Class("w".to_owned())),
        ("б > b / {w} _", 1, Reason::Class("w".to_owned())),
        ("; first\n[аб] > [a]", 2, Reason::Pairing { left: 2, right: 1 }),
        ("а b", 1, Reason::NoArrow),
        ("а > a / б", 1, Reason::NoPlace),
        ("а > a:2", 1, Reason::Weight),
        ("∅ > a", 1, Reason::Nothing),
        ("∅ > a // # _", 1, Reason::Nothing),
        ("а? > a", 1, Reason::Sign('?')),
        ("а > a / _ б > c", 1, Reason::Sign('>')),
        ("а > a / _ #*", 1, Reason::Sign('*')),
        ("[аб > a", 1, Reason::Open("[аб > a".to_owned())),
        (
            "{v}{v}{v}{v}{v}{v}{v}{v}{v}{v}{v}{v}{v}{v}{v} > a",
            1,
            Reason::TooMany(20_000),
        ),
        (&format!("{} > a", "а".repeat(60)), 1, Reason::TooLong(48)),
    ] {
        assert_eq!(refusal(rules), Some((line, reason)), "{rules}");
    }
}

#[test]
fn good_rules_are_not() {
    for rules in [
        "а > a",
        "а > a / # _\nа > b",
        "А > A\nа > a",
        "{v}ь > [a e]",
        "∅ > a / # _",
        "; nothing",
        "а > ∅ / {letter}+ _ !{digit}?",
    ] {
        assert_eq!(refusal(rules), None, "{rules}");
    }
}

#[test]
fn files_are_refused_with_line_and_reason() {
    let stage = |stage: &str| format!("{HEAD}[[stage]]\n{stage}\n");
    let named = |text: &str| Reason::Scheme(text.to_owned());
    assert_eq!(file(&stage("scheme = 'none'")), Some((7, named("none"))));
    assert_eq!(file(&stage("rules = ''\nlike = 'none'")), Some((8, named("none"))));
    assert_eq!(
        file(&stage("do = 'nothing'")),
        Some((7, Reason::Transform("nothing".to_owned())))
    );
    assert_eq!(
        file(&stage("do = 'nfd'\nscheme = 'x'")).map(|found| found.1),
        Some(Reason::Stage)
    );
    let own = "t-ukr-Cyrl-Latn-2000";
    assert_eq!(
        file(&stage(&format!("scheme = '{own}'"))),
        Some((7, Reason::Cycle(own.to_owned())))
    );
    assert!(matches!(file("title = 'x'\nyear = 'x'"), Some((2, Reason::Shape(_)))));
    assert!(matches!(file("title = 'x'"), Some((1, Reason::Shape(_)))));
    assert!(matches!(file(&format!("unknown = 1\n{HEAD}")), Some((1, Reason::Shape(_)))));
}

#[test]
fn names_are_checked() {
    let mut schemes = Schemes::empty();
    let add = |schemes: &mut Schemes, file: &str, more: &str| {
        schemes.add(file, &format!("{HEAD}{more}")).map_err(|error| error.reason)
    };
    assert!(matches!(add(&mut schemes, "mine.toml", ""), Err(Reason::Id(_))));
    assert_eq!(
        add(&mut schemes, "dir/a-ukr-Cyrl-Latn-2000.toml", "aliases = ['a']").unwrap(),
        "a-ukr-Cyrl-Latn-2000"
    );
    assert_eq!(
        add(&mut schemes, "b-ukr-Cyrl-Latn-2000.toml", "aliases = ['a']"),
        Err(Reason::TakenName("a".to_owned()))
    );
    assert!(
        add(&mut schemes, "a-ukr-Cyrl-Latn-2000.toml", "aliases = ['a']").is_ok(),
        "a scheme may be replaced"
    );
}
