//! What holds for any text given as a name.

use polynym_inflect::{Case, Gender, Inflector, Kind, Lang, inflector};
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
        "[А-ЯІЇЄҐ -]{0,20}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_name_has_forms(name in names(), kind in kinds(), gender in genders()) {
        let uk = inflector(Lang::new("uk").unwrap()).unwrap();
        let forms = uk.inflect(&name, kind, gender);
        prop_assert_eq!(forms[0].case, Case::Nom);
        for case in Case::ALL {
            prop_assert!(forms.iter().any(|f| f.case == case), "{} has no {}", name, case);
        }
        // A woman's name may be given by the masculine form; any other name is among its own forms.
        if gender != Some(Gender::Fem) {
            prop_assert!(forms.iter().any(|f| f.case == Case::Nom && f.form == name), "{:?}", forms);
        }
        for (i, f) in forms.iter().enumerate() {
            let twice = forms[..i].iter().any(|o| (&o.form, o.case, o.number, o.gender) == (&f.form, f.case, f.number, f.gender));
            prop_assert!(!twice, "{:?} twice", f);
        }
        prop_assert_eq!(forms, uk.inflect(&name, kind, gender));
        uk.guess_gender(&name);
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
