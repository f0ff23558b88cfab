//! What tables may say beyond endings: where heads stand, what declines along, harmony, accents, acronyms.

use polynym_inflect::{Case, Gender, Inflector, Kind, Reason};

const TABLE: &str = r#"language = "xx"
source = "a grammar"
cases = ["nom", "gen", "ins", "def"]

[letters]
vowel = "aeiouäöıα"
cons = "bcdfgklmnprstvzγδζκρ"

[accent]
vowels = { "ά" = "α", "έ" = "ε", "ό" = "ο", "ύ" = "υ" }
digraphs = ["ου"]

[[harmony]]
id = "A"
cite = "1"
by = { "aou" = "a", "äö" = "ä", "i" = "i", "ı" = "ı" }
else = "ä"

[[alternation]]
id = "shift"
cite = "1"
accent = 1

[[paradigm]]
id = "noun"
cite = "1"
gen = ["n"]
ins = ["ll{A}"]
def = ["t"]

[[paradigm]]
id = "adj"
cite = "1"
gender = "com"
strip = "y"
gen = ["ego"]
ins = ["ym"]
def = ["yt"]

[[paradigm]]
id = "greek"
cite = "1"
gender = "masc"
strip = "ος"
gen = ["ου~shift"]
ins = ["ο"]
def = ["ος"]

[[paradigm]]
id = "acronym"
cite = "1"
gen = ["-a"]
ins = ["-om"]
def = ["-t"]

[[paradigm]]
id = "other"
like = "noun"
gender = "fem"
gen = ["m"]
def = ["=nom"]

[[rule]]
id = "noun"
cite = "1"
part = ["geo", "org", "surname", "given"]
ends = ["{vowel}", "{cons}"]
paradigm = ["noun"]
examples = [{ name = "Rita", gen = "Ritan" }]

[[rule]]
id = "fem"
cite = "1"
part = ["geo"]
ends = ["bia"]
paradigm = ["other"]
examples = [{ name = "Serbia", gen = "Serbiam" }]

[[rule]]
id = "adjective"
cite = "1"
part = ["adjective"]
ends = ["y"]
paradigm = ["adj"]
examples = [{ name = "Novy Rim", kind = "geo", gen = "Novego Rimn", def = "Novyt Rim" }]

[[rule]]
id = "greek"
cite = "1"
part = ["surname"]
ends = ["ος"]
paradigm = ["greek"]
examples = [{ name = "Αλέξανδρος", gen = "Αλεξάνδρου" }]

[person]
syllable = "vowel"

[phrase]
heads = ["^stato"]
ands = ["e"]
"#;

const ACRONYMS: &str = r#"
[[rule]]
id = "acronym"
cite = "1"
part = ["acronym"]
ends = ["{vowel}", "{cons}"]
paradigm = ["acronym"]
examples = [{ name = "SAD", gen = "SAD-a" }]
"#;

fn table(changes: &[(&str, &str)]) -> Inflector {
    let mut text = TABLE.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let inflector = Inflector::parse("xx.toml", &text).unwrap();
    assert_eq!(inflector.check(), []);
    inflector
}

fn forms(inflector: &Inflector, name: &str, kind: Kind, case: Case) -> Vec<String> {
    let forms = inflector.inflect(name, Some(kind), Some(Gender::Masc));
    forms.into_iter().filter(|f| f.case == case).map(|f| f.form).collect()
}

fn genitive(inflector: &Inflector, name: &str, kind: Kind) -> Vec<String> {
    forms(inflector, name, kind, Case::Gen)
}

#[test]
fn the_head_of_a_phrase_may_stand_last() {
    let last = table(&[("[phrase]", "[phrase]\nhead = \"last\"")]);
    assert_eq!(genitive(&last, "Vanha kaupunki talo", Kind::Org), ["Vanha kaupunki talon"]);
    assert_eq!(
        genitive(&last, "Novy kaupunki Vysoky talo", Kind::Org),
        ["Novego kaupunki Vysokego talon"]
    );
    // What follows a listed head may be its adjective, or that of another noun.
    assert_eq!(
        genitive(&last, "Stato Novy Roma", Kind::Org),
        ["Staton Novego Roma", "Staton Novy Roma"]
    );
    assert_eq!(genitive(&last, "Stato Novy", Kind::Org), ["Staton Novego"]);
    assert_eq!(genitive(&last, "Novy-Roma", Kind::Geo), ["Novego-Roman"]);
    let wrong = TABLE.replace("[phrase]", "[phrase]\nhead = \"middle\"");
    let error = Inflector::parse("xx.toml", &wrong).unwrap_err();
    assert!(matches!(error.reason, Reason::Term(_)), "{error}");
}

#[test]
fn adjectives_may_follow_any_head() {
    let plain = table(&[]);
    assert_eq!(genitive(&plain, "Bank Polsky", Kind::Geo), ["Bank Polsky"]);
    let after = table(&[("[phrase]", "[phrase]\nadjectives_after = true")]);
    assert_eq!(
        genitive(&after, "Novy Bank Polsky Novy Roma Novy", Kind::Org),
        ["Novego Bankn Polskego Novego Roma Novy", "Novego Bankn Polsky Novy Roma Novy"]
    );
    assert_eq!(genitive(&after, "Novy Bank Polsky", Kind::Org), ["Novego Bankn Polskego"]);
    assert_eq!(genitive(&after, "Bank Polsky Roma", Kind::Geo)[0], "Bankn Polskego Roma");
}

#[test]
fn the_first_word_of_an_agency_may_be_its_head() {
    assert_eq!(
        genitive(&table(&[]), "Prava Roma", Kind::Org),
        ["Prava Roma", "Prava Roman", "Pravan Roma"]
    );
    let first = table(&[("[phrase]", "[phrase]\nfirst_is_head = true")]);
    assert_eq!(genitive(&first, "Prava Roma", Kind::Org)[0], "Pravan Roma");
}

#[test]
fn every_part_between_hyphens_may_decline() {
    assert_eq!(genitive(&table(&[]), "Rita-Serbia", Kind::Geo), ["Rita-Serbiam"]);
    let both = table(&[("[phrase]", "[phrase]\nboth_by_default = true\nfixed_parts = [\"tel\"]")]);
    assert_eq!(genitive(&both, "Rita-Serbia", Kind::Geo), ["Ritan-Serbiam"]);
    assert_eq!(genitive(&both, "Tel-Serbia", Kind::Geo), ["Tel-Serbiam"]);
}

#[test]
fn two_names_or_two_adjectives_may_be_joined() {
    let plain = table(&[]);
    assert_eq!(genitive(&plain, "Novy e stary Rim", Kind::Org), ["Novego e starego Rimn"]);
    assert_eq!(genitive(&plain, "Rita e Serbia", Kind::Geo), ["Ritan e Serbiam"]);
    let plural = table(&[("gender = \"fem\"", "gender = \"fem\"\nnumber = \"pl\"")]);
    assert_eq!(genitive(&plural, "Rita e Serbia", Kind::Geo), ["Ritan e Serbiam"]);
}

#[test]
fn of_a_person_only_the_last_word_may_decline() {
    assert_eq!(genitive(&table(&[]), "Rita Roma-Lora", Kind::Full), ["Ritan Roman-Loran"]);
    let last = table(&[("[person]", "[person]\nlast_only = true")]);
    assert_eq!(genitive(&last, "Rita Roma-Lora", Kind::Full), ["Rita Roma-Loran"]);
    assert_eq!(genitive(&last, "Lora Roma", Kind::Surname), ["Lora Roman"]);
}

#[test]
fn one_word_of_a_name_takes_the_article() {
    let plain = table(&[]);
    assert_eq!(forms(&plain, "Novy Rim", Kind::Geo, Case::Def), ["Novyt Rim"]);
    assert_eq!(forms(&plain, "Novy Stary Rim", Kind::Geo, Case::Def), ["Novyt Stary Rim"]);
    // No article where the head takes none.
    assert_eq!(forms(&plain, "Novy Serbia", Kind::Geo, Case::Def), ["Novy Serbia"]);
    assert_eq!(forms(&plain, "Roma e Rita", Kind::Geo, Case::Def), ["Roma e Rita"]);
    assert_eq!(genitive(&plain, "Roma e Rita", Kind::Geo), ["Roman e Ritan"]);
}

#[test]
fn the_stem_decides_letters_of_the_ending() {
    let plain = table(&[]);
    for (name, wanted) in [
        ("Putin", "Putinlli"),
        ("Roma", "Romalla"),
        ("Häkn", "Häknllä"),
        ("Brk", "Brkllä"),
        ("ROM", "ROMLLA"),
    ] {
        assert_eq!(forms(&plain, name, Kind::Surname, Case::Ins), [wanted]);
    }
    let error = Inflector::parse("xx.toml", &TABLE.replace("ll{A}", "ll{B}")).unwrap_err();
    assert!(matches!(error.reason, Reason::Harmony(_)), "{error}");
}

#[test]
fn capitals_may_be_paired_as_in_turkish() {
    assert_eq!(forms(&table(&[]), "KIZ", Kind::Surname, Case::Ins), ["KIZLLI"]);
    let dotted = table(&[("\n[letters]", "dotted_i = true\n[letters]")]);
    assert_eq!(forms(&dotted, "KIZ", Kind::Surname, Case::Ins), ["KIZLLI"]);
    assert_eq!(forms(&dotted, "KİZ", Kind::Surname, Case::Ins), ["KİZLLİ"]);
}

#[test]
fn accents_move() {
    let plain = table(&[]);
    assert_eq!(genitive(&plain, "Παπαδόπουλος", Kind::Surname), ["Παπαδοπούλου"]);
    // Capitals have no accents, wherever they come from.
    let text = TABLE.replace("ου~shift", "ού");
    let accented = Inflector::parse("xx.toml", &text).unwrap();
    assert_eq!(genitive(&accented, "ΠΑΠΑΔΟΠΟΥΛΟΣ", Kind::Surname), ["ΠΑΠΑΔΟΠΟΥΛΟΥ"]);
}

#[test]
fn acronyms_may_decline_in_small_letters() {
    assert_eq!(genitive(&table(&[]), "SAD", Kind::Org), ["SAD"]);
    let acronyms = table(&[("\n[person]", &format!("{ACRONYMS}\n[person]"))]);
    assert_eq!(genitive(&acronyms, "SAD", Kind::Org), ["SAD-a"]);
    assert_eq!(genitive(&acronyms, "SAD", Kind::Geo), ["SAD-a"]);
    assert_eq!(genitive(&acronyms, "Novy SAD", Kind::Org), ["Novego SAD-a"]);
    assert_eq!(genitive(&acronyms, "SERBIA", Kind::Geo), ["SERBIAM"]);
}

#[test]
fn words_without_accents_are_known_in_capitals() {
    let text = TABLE.replace("\"ος\"", "\"ός\"").replace("Αλέξανδρος", "Αλεξανδρός");
    let inflector = Inflector::parse("xx.toml", &text).unwrap();
    assert_eq!(genitive(&inflector, "ΑΛΕΞΑΝΔΡΟΣ", Kind::Surname), ["ΑΛΕΞΑΝΔΡΟΥ"]);
    assert_eq!(genitive(&inflector, "Αλέξανδρος", Kind::Surname), ["Αλέξανδρος"]);
}

#[test]
fn a_proper_noun_may_decline_with_its_head() {
    let apposed = table(&[("[phrase]", "[phrase]\napposed = [\"^stato\"]")]);
    assert_eq!(
        genitive(&apposed, "Stato Serbia", Kind::Geo),
        ["Staton Serbiam", "Staton Serbia"]
    );
    assert_eq!(
        genitive(&apposed, "Stato Novy Rim", Kind::Geo),
        ["Staton Novego Rim", "Staton Novy Rim"]
    );
    assert_eq!(genitive(&table(&[]), "Stato Serbia", Kind::Geo), ["Staton Serbia"]);
}

#[test]
fn a_name_in_quotation_marks_may_decline_between_them() {
    assert_eq!(genitive(&table(&[]), "«Roma»", Kind::Org), ["«Roma»"]);
    let quoted = table(&[("[phrase]", "[phrase]\nquoted = true")]);
    assert_eq!(genitive(&quoted, "«Roma»", Kind::Org), ["«Roman»"]);
    assert_eq!(genitive(&quoted, "Stato «Roma»", Kind::Org), ["Staton «Roma»"]);
}

#[test]
fn parts_of_persons_that_stay() {
    let plain = table(&[("[person]", "[person]\nafter_particles = [\"ogly\"]\nsyllables_as_one = true")]);
    for (name, wanted) in [
        ("JD Roma", "JD Roman"),
        ("Rita XIV", "Ritan XIV"),
        ("Lora-rita", "Lora-ritan"),
        ("Rita Lora ogly Roma", "Ritan Lora ogly Roman"),
        ("Kim Ji-mun", "Kim Ji-munn"),
    ] {
        assert_eq!(genitive(&plain, name, Kind::Full)[0], wanted);
    }
}

#[test]
fn a_rule_may_hold_only_for_a_lone_word() {
    let alone = table(&[("ends = [\"ος\"]", "alone = true\nends = [\"ος\"]")]);
    assert_eq!(genitive(&alone, "Γος", Kind::Full), ["Γου"]);
    assert_eq!(genitive(&alone, "Rita Γος", Kind::Full), ["Ritan Γος"]);
}
