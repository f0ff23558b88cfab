//! What holds for any text given as a name.

use polynym_inflect::{Case, Gender, Inflector, Kind, inflector, languages};
use proptest::prelude::*;

fn kinds() -> impl Strategy<Value = Option<Kind>> {
    prop::sample::select(vec![
        None,
        Some(Kind::Given),
        Some(Kind::Surname),
        Some(Kind::Patronymic),
        Some(Kind::Geo),
        Some(Kind::Org),
        Some(Kind::Full),
    ])
}

fn genders() -> impl Strategy<Value = Option<Gender>> {
    prop::sample::select(vec![
        None,
        Some(Gender::Masc),
        Some(Gender::Fem),
        Some(Gender::Neut),
        Some(Gender::Com),
    ])
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[А-ЯІЇЄ][а-яіїєґ'’ьй]{0,8}([ -][А-ЯІЇЄа-яіїє][а-яіїєґ]{0,8}){0,4}",
        "[А-ЯІЇЄҐ -]{0,20}",
        "[A-Z][a-zàçéěłńőšūžı'’]{0,8}([ -][A-Za-z][a-zàçéěłńőšūž]{0,8}){0,4}",
        "[Α-Ω][α-ώςάέ]{0,8}( [Α-Ω][α-ώςάέ]{0,8}){0,2}",
    ]
}

fn language() -> impl Strategy<Value = &'static Inflector> {
    prop::sample::select(languages()).prop_map(|lang| inflector(lang).expect("a table that is not refused"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_name_has_forms(language in language(), name in names(), kind in kinds(), gender in genders()) {
        let forms = language.inflect(&name, kind, gender);
        prop_assert_eq!(forms[0].case, Case::Nom);
        for case in Case::ALL {
            let has = forms.iter().any(|f| f.case == case);
            prop_assert_eq!(has, language.cases().contains(&case), "{} of {} in {}", case, name, language.language());
        }
        // A woman's name may be given by the masculine form; any other name is among its own forms.
        if gender != Some(Gender::Fem) {
            prop_assert!(forms.iter().any(|f| f.case == Case::Nom && f.form == name), "{:?}", forms);
        }
        for (i, f) in forms.iter().enumerate() {
            let twice = forms[..i].iter().any(|o| (&o.form, o.case, o.number, o.gender) == (&f.form, f.case, f.number, f.gender));
            prop_assert!(!twice, "{:?} twice", f);
        }
        prop_assert_eq!(forms, language.inflect(&name, kind, gender));
        language.guess_gender(&name);
    }

    #[test]
    fn any_form_has_a_nominative(language in language(), form in names(), kind in kinds(), gender in genders()) {
        let lemmas = language.lemmas(&form, kind, gender);
        prop_assert!(!lemmas.is_empty());
        for lemma in &lemmas {
            prop_assert!(kind.is_none_or(|kind| kind == lemma.kind), "{:?}", lemma);
            prop_assert!(language.cases().contains(&lemma.case), "{:?}", lemma);
        }
    }

    #[test]
    fn any_table_is_read_or_refused(text in any::<String>()) {
        let _ = Inflector::parse("any.toml", &text);
    }

    #[test]
    fn a_table_with_a_hole_is_read_or_refused(start in 0usize..2000, length in 1usize..60) {
        let table = include_str!("../data/uk.toml");
        let chars: String = table.chars().enumerate().filter(|(i, _)| *i < start || *i >= start + length).map(|(_, c)| c).collect();
        if let Err(error) = Inflector::parse("uk.toml", &chars) {
            prop_assert!(error.line >= 1 && error.line <= chars.lines().count() + 1);
        }
    }
}
