//! Ukrainian names as a reader meets them: what must come out, and what must not.

use polynym_inflect::{Case, Form, Gender, Inflector, Kind, Lang, Number, inflector, languages};

fn uk() -> &'static Inflector {
    inflector(Lang::new("uk").unwrap()).expect("there is a Ukrainian table")
}

fn forms(name: &str, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Form> {
    uk().inflect(name, kind, gender)
}

fn has(forms: &[Form], case: Case, form: &str) -> bool {
    forms.iter().any(|f| f.case == case && f.form == form)
}

#[track_caller]
fn check(kind: Kind, gender: Option<Gender>, name: &str, wanted: &[(Case, &str)], never: &[&str]) {
    let got = forms(name, Some(kind), gender);
    for &(case, form) in wanted {
        let of_case: Vec<&str> = got.iter().filter(|f| f.case == case).map(|f| f.form.as_str()).collect();
        assert!(has(&got, case, form), "{name}: {case} should have {form}, has {of_case:?}");
    }
    for form in never {
        assert!(!got.iter().any(|f| f.form == *form), "{name}: {form} must not come out");
    }
}

use Case::{Acc, Dat, Gen, Ins, Loc, Nom, Voc};

#[test]
fn the_examples_of_every_table_hold() {
    assert!(!languages().is_empty());
    for lang in languages() {
        let inflector = inflector(lang).unwrap_or_else(|| panic!("the table of {lang} is refused"));
        let failures: Vec<String> = inflector.check().iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{lang}:\n{}", failures.join("\n"));
    }
}

#[test]
fn full_names_agree() {
    type Row = (&'static str, &'static [(Case, &'static str)], &'static [&'static str]);
    let table: &[Row] = &[
        (
            "Володимир Зеленський",
            &[
                (Gen, "Володимира Зеленського"),
                (Dat, "Володимиру Зеленському"),
                (Dat, "Володимирові Зеленському"),
                (Acc, "Володимира Зеленського"),
                (Ins, "Володимиром Зеленським"),
                (Loc, "Володимирові Зеленському"),
                (Voc, "Володимире Зеленський"),
            ],
            &[
                "Володимира Зеленському",
                "Володимир Зеленського",
                "Володимиром Зеленського",
                "Володимира Зеленська",
            ],
        ),
        (
            "Зеленський Володимир Олександрович",
            &[
                (Gen, "Зеленського Володимира Олександровича"),
                (Voc, "Зеленський Володимире Олександровичу"),
            ],
            &["Зеленського Володимир Олександрович"],
        ),
        (
            "Дональд Трамп",
            &[(Gen, "Дональда Трампа"), (Ins, "Дональдом Трампом")],
            &["Дональда Трамп", "Дональдом Трампим"],
        ),
        ("Марко Рубіо", &[(Gen, "Марка Рубіо"), (Dat, "Марку Рубіо")], &["Марка Рубіа"]),
        (
            "Урсула фон дер Ляєн",
            &[(Gen, "Урсули фон дер Ляєн"), (Ins, "Урсулою фон дер Ляєн")],
            &["Урсули фон дер Ляєна"],
        ),
        ("Кая Каллас", &[(Gen, "Каї Каллас"), (Acc, "Каю Каллас")], &["Каї Калласа"]),
        ("Джорджа Мелоні", &[(Gen, "Джорджі Мелоні"), (Ins, "Джорджею Мелоні")], &[]),
        (
            "Марія Захарова",
            &[(Gen, "Марії Захарової"), (Acc, "Марію Захарову")],
            &["Марії Захарови", "Марії Захарова"],
        ),
        (
            "Андрій Сибіга",
            &[(Gen, "Андрія Сибіги"), (Dat, "Андрієві Сибізі"), (Ins, "Андрієм Сибігою")],
            &["Андрія Сибізі"],
        ),
        (
            "Сергій Лавров",
            &[(Ins, "Сергієм Лавровим"), (Gen, "Сергія Лаврова")],
            &["Сергія Лавровим"],
        ),
        ("Сі Цзіньпін", &[(Gen, "Сі Цзіньпіна"), (Ins, "Сі Цзіньпіном")], &[]),
        ("Кім Чен Ин", &[(Gen, "Кім Чен Ина")], &[]),
        (
            "Мухаммед бін Салман",
            &[(Gen, "Мухаммеда бін Салмана")],
            &["Мухаммеда біна Салмана"],
        ),
        (
            "Григорій Квітка-Основ'яненко",
            &[(Gen, "Григорія Квітки-Основ'яненка")],
            &["Григорія Квітка-Основ'яненка"],
        ),
        ("Ганна Абрамович", &[(Gen, "Ганни Абрамович")], &["Ганни Абрамовича"]),
        ("Роман Абрамович", &[(Gen, "Романа Абрамовича")], &[]),
        (
            "Марк Фогель",
            &[(Gen, "Марка Фогеля"), (Ins, "Марком Фогелем")],
            &["Марка Фогля"],
        ),
        (
            "ВОЛОДИМИР ЗЕЛЕНСЬКИЙ",
            &[(Gen, "ВОЛОДИМИРА ЗЕЛЕНСЬКОГО")],
            &["ВОЛОДИМИРа ЗЕЛЕНСЬКого"],
        ),
        ("Джон Ф. Кеннеді", &[(Gen, "Джона Ф. Кеннеді")], &[]),
        (
            "Donald Trump",
            &[(Gen, "Donald Trump"), (Ins, "Donald Trump")],
            &["Donald Trumpа"],
        ),
    ];
    for (name, wanted, never) in table {
        check(Kind::Full, None, name, wanted, never);
    }
}

#[test]
fn a_woman_may_be_given_by_the_masculine_dictionary_form() {
    let zlobina = forms("Злобін", Some(Kind::Surname), Some(Gender::Fem));
    assert_eq!((zlobina[0].form.as_str(), zlobina[0].case), ("Злобіна", Nom));
    assert!(has(&zlobina, Gen, "Злобіної") && !has(&zlobina, Gen, "Злобіна"));
    let olena = forms("Олена Зеленський", Some(Kind::Full), Some(Gender::Fem));
    assert_eq!(olena[0].form, "Олена Зеленська");
    assert!(has(&olena, Dat, "Олені Зеленській"));
    // Untold, Зеленський is not Зеленська.
    assert!(forms("Зеленський", None, None).iter().all(|f| f.form != "Зеленська"));
}

#[test]
fn places() {
    type Row = (&'static str, &'static [(Case, &'static str)], &'static [&'static str]);
    let table: &[Row] = &[
        (
            "Київ",
            &[(Gen, "Києва"), (Ins, "Києвом"), (Loc, "Києві"), (Acc, "Київ")],
            &["Київа", "Києвим"],
        ),
        ("Тель-Авів", &[(Gen, "Тель-Авіва")], &["Тель-Авова"]),
        ("Вашингтон", &[(Gen, "Вашингтона"), (Gen, "Вашингтону")], &[]),
        ("Чернівці", &[(Gen, "Чернівців"), (Loc, "Чернівцях")], &[]),
        ("Суми", &[(Gen, "Сум"), (Dat, "Сумам")], &[]),
        (
            "Сполучені Штати Америки",
            &[(Gen, "Сполучених Штатів Америки")],
            &["Сполучені Штатів Америки"],
        ),
        ("Нью-Йорк", &[(Gen, "Нью-Йорка"), (Loc, "Нью-Йорку")], &["Нья-Йорка"]),
        (
            "Саудівська Аравія",
            &[(Gen, "Саудівської Аравії"), (Acc, "Саудівську Аравію")],
            &["Саудівської Аравія"],
        ),
        ("Івано-Франківськ", &[(Loc, "Івано-Франківську")], &[]),
        ("Об'єднане Королівство", &[(Loc, "Об'єднаному Королівстві")], &[]),
        ("Об’єднане Королівство", &[(Gen, "Об’єднаного Королівства")], &[]),
        (
            "Білий дім",
            &[(Gen, "Білого дому"), (Acc, "Білий дім"), (Ins, "Білим домом")],
            &["Білого діма"],
        ),
        (
            "Кам'янець-Подільський",
            &[(Gen, "Кам'янця-Подільського")],
            &["Кам'янець-Подільського"],
        ),
        ("Ростов-на-Дону", &[(Gen, "Ростова-на-Дону")], &[]),
        ("Рава-Руська", &[(Gen, "Рави-Руської")], &[]),
        ("Пуща-Водиця", &[(Gen, "Пущі-Водиці")], &[]),
        (
            "Боснія і Герцеговина",
            &[(Gen, "Боснії і Герцеговини"), (Ins, "Боснією і Герцеговиною")],
            &[],
        ),
        ("Республіка Білорусь", &[(Gen, "Республіки Білорусь")], &[]),
        ("БІЛА ЦЕРКВА", &[(Gen, "БІЛОЇ ЦЕРКВИ")], &[]),
        ("Прага", &[(Loc, "Празі")], &["Прагі"]),
    ];
    for (name, wanted, never) in table {
        check(Kind::Geo, None, name, wanted, never);
    }
    for name in [
        "Осло",
        "Токіо",
        "Тбілісі",
        "Баку",
        "Торонто",
        "Перу",
        "США",
        "Чилі",
        "Сан-Франциско",
        "Мар-а-Лаго",
    ] {
        assert!(
            forms(name, Some(Kind::Geo), None).iter().all(|f| f.form == name),
            "{name} does not decline"
        );
    }
    assert_eq!(forms("Чернівці", Some(Kind::Geo), None)[0].number, Number::Pl);
}

#[test]
fn agencies_decline_at_the_head_only() {
    type Row = (&'static str, &'static [(Case, &'static str)]);
    let table: &[Row] = &[
        (
            "Міністерство закордонних справ України",
            &[
                (Gen, "Міністерства закордонних справ України"),
                (Ins, "Міністерством закордонних справ України"),
            ],
        ),
        ("Генеральна Асамблея ООН", &[(Gen, "Генеральної Асамблеї ООН")]),
        ("Рада Безпеки ООН", &[(Dat, "Раді Безпеки ООН")]),
        ("Державний департамент", &[(Gen, "Державного департаменту")]),
        ("Служба безпеки України", &[(Acc, "Службу безпеки України")]),
        (
            "Європейський Союз",
            &[(Gen, "Європейського Союзу"), (Acc, "Європейський Союз")],
        ),
        ("Міжнародний валютний фонд", &[(Gen, "Міжнародного валютного фонду")]),
        (
            "Офіс Президента України",
            &[(Gen, "Офісу Президента України"), (Loc, "Офісі Президента України")],
        ),
        (
            "Збройні сили України",
            &[(Gen, "Збройних сил України"), (Dat, "Збройним силам України")],
        ),
        ("Національний банк України", &[(Gen, "Національного банку України")]),
        ("агентство «Укрінформ»", &[(Gen, "агентства «Укрінформ»")]),
        ("Державне бюро розслідувань", &[(Gen, "Державного бюро розслідувань")]),
    ];
    for (name, wanted) in table {
        check(Kind::Org, None, name, wanted, &[]);
        let rest = name.split(' ').next_back().unwrap();
        if rest.ends_with("України") || rest == "ООН" {
            assert!(
                forms(name, Some(Kind::Org), None).iter().all(|f| f.form.ends_with(rest)),
                "{name}"
            );
        }
    }
    for name in ["НАТО", "ООН", "МЗС", "«Укрінформ»"] {
        assert!(
            forms(name, Some(Kind::Org), None).iter().all(|f| f.form == name),
            "{name} does not decline"
        );
    }
}

#[test]
fn a_kind_not_given_is_found() {
    for (name, case, form) in [
        ("Верховна Рада України", Gen, "Верховної Ради України"),
        ("Міністерство оборони", Gen, "Міністерства оборони"),
        ("Курська область", Loc, "Курській області"),
        ("Біла Церква", Gen, "Білої Церкви"),
        ("Володимир Зеленський", Gen, "Володимира Зеленського"),
        ("Зеленський", Ins, "Зеленським"),
        ("Київ", Gen, "Києва"),
        ("Ольга", Dat, "Ользі"),
        ("Олександрівна", Gen, "Олександрівни"),
    ] {
        assert!(has(&forms(name, None, None), case, form), "{name}: {form}");
    }
    assert!(forms("НАТО", None, None).iter().all(|f| f.form == "НАТО"));
    assert!(forms("Біла Церква", None, None).iter().all(|f| f.form != "Біли Церкви"));
}

#[test]
fn sexes_are_guessed() {
    for (name, sex) in [
        ("Кая Каллас", Some(Gender::Fem)),
        ("Андрій Сибіга", Some(Gender::Masc)),
        ("Джорджа Мелоні", Some(Gender::Fem)),
        ("Зеленський", Some(Gender::Masc)),
        ("Зеленська", Some(Gender::Fem)),
        ("Ілля Кива", Some(Gender::Masc)),
        ("Любов Орлова", Some(Gender::Fem)),
        ("Шевченко Ганна Іванівна", Some(Gender::Fem)),
        ("Саша", None),
        ("Шевченко", None),
        ("Сибіга", None),
        ("", None),
        ("Donald Trump", None),
    ] {
        assert_eq!(uk().guess_gender(name), sex, "{name}");
    }
}

#[test]
fn each_form_says_how_it_was_made() {
    let forms = forms("Ольга Прага", Some(Kind::Full), Some(Gender::Fem));
    assert!(
        forms
            .iter()
            .all(|f| &*f.rule == "given-a/f-hard + surname-a/sf-hard" && f.gender == Gender::Fem),
        "{forms:?}"
    );
}
