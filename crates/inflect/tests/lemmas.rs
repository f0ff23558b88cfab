//! From forms back to nominatives: what the tables' own examples decline to must lead back to them.

#![allow(clippy::print_stdout, reason = "how often a form is led back at once is told to who asks")]

use polynym_inflect::{Case, Gender, Kind, Lang, Lemma, inflector, languages, likeliest};

fn uk(form: &str, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Lemma> {
    inflector(Lang::new("uk").unwrap()).unwrap().lemmas(form, kind, gender)
}

#[test]
fn names_in_no_list_are_led_back() {
    for (form, kind, name) in [
        ("Володимира Зеленського", Some(Kind::Full), "Володимир Зеленський"),
        ("Володимирові Зеленському", None, "Володимир Зеленський"),
        (
            "Олександра Олександровича Петренка",
            Some(Kind::Full),
            "Олександр Олександрович Петренко",
        ),
        ("Білої Церкви", Some(Kind::Geo), "Біла Церква"),
        (
            "Міністерством оборони України",
            Some(Kind::Org),
            "Міністерство оборони України",
        ),
        ("Боснії і Герцеговині", Some(Kind::Geo), "Боснія і Герцеговина"),
        ("Івано-Франківської області", Some(Kind::Geo), "Івано-Франківська область"),
        ("Києвом", Some(Kind::Geo), "Київ"),
        ("ШЕВЧЕНКА", Some(Kind::Surname), "ШЕВЧЕНКО"),
        ("Віндерманом", Some(Kind::Surname), "Віндерман"),
    ] {
        let lemmas = uk(form, kind, None);
        let names: Vec<&str> = lemmas.iter().map(|l| l.name.as_str()).collect();
        assert!(names.contains(&name), "{form}: {names:?}");
    }
    let woman = uk("Анною Шевченко", Some(Kind::Full), Some(Gender::Fem));
    assert!(
        woman.iter().any(|l| l.name == "Анна Шевченко" && l.case == Case::Ins),
        "{woman:?}"
    );
}

#[test]
fn what_the_table_does_not_know_is_its_own_nominative() {
    for form in ["Donald Trump", "", "  ", "?!", "«Укрінформ»"] {
        let lemmas = uk(form, None, None);
        assert_eq!((lemmas[0].name.as_str(), lemmas[0].case), (form, Case::Nom));
    }
}

/// Every form that the examples of a table have leads back to its name, mostly as the first; how often depends on the language.
#[test]
fn examples_are_led_back() {
    for lang in languages() {
        let Some(inflector) = inflector(lang) else { continue };
        let (mut forms, mut first, mut lost) = (0, 0, Vec::new());
        for (name, kind, gender) in inflector.example_names() {
            let all = likeliest(inflector.inflect(&name, kind, gender));
            let Some(nominative) = all.first().map(|f| f.form.clone()) else {
                continue;
            };
            for form in all {
                let lemmas = inflector.lemmas(&form.form, kind, gender);
                forms += 1;
                first += usize::from(lemmas[0].name == nominative);
                if !lemmas.iter().any(|l| l.name == nominative) {
                    lost.push(format!("{} of {nominative}", form.form));
                }
            }
        }
        println!("{lang}: {forms} forms, {first} led back at once, {} never", lost.len());
        assert!(
            lost.len() * 50 <= forms,
            "{lang}: of {forms} forms {} are lost: {lost:?}",
            lost.len()
        );
    }
}
