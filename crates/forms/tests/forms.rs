//! What the forms of a row are, and what they are not.

use std::collections::BTreeSet;

use polynym_forms::{Maker, forms};
use polynym_gazetteer::{Form, FormRole, Loader, Pattern};
use polynym_inflect::{Gender, Kind, Lang, inflector};

/// The names of the first row.
fn patterns(csv: &str) -> Vec<Pattern> {
    let mut loader = Loader::new();
    loader.layer("rows.csv", csv.as_bytes());
    let gazetteer = loader.finish().into_result().unwrap();
    Maker::new().patterns(0, gazetteer.entity(0))
}

fn all(csv: &str) -> Vec<Form> {
    forms(&patterns(csv)).collect()
}

fn find<'f>(forms: &'f [Form], surface: &str) -> Option<&'f Form> {
    forms.iter().find(|form| form.surface == surface)
}

const ZELENSKY: &str = "id,type,name,lang,gender\nz,PERSON,Володимир Зеленський,uk,m\n";

#[test]
fn the_case_forms_of_a_name_are_those_of_its_declension() {
    for (csv, name, lang, kind, gender) in [
        (ZELENSKY, "Володимир Зеленський", "uk", Kind::Full, Some(Gender::Masc)),
        (
            "id,type,name,lang\nm,AGENCY,Міністерство закордонних справ України,uk\n",
            "Міністерство закордонних справ України",
            "uk",
            Kind::Org,
            None,
        ),
        (
            "id,type,name,lang\nn,PLACE,Нижний Новгород,ru\n",
            "Нижний Новгород",
            "ru",
            Kind::Geo,
            None,
        ),
        (
            "id,type,name,lang,gender\nf,PERSON,Olga Tokarczuk,pl,f\n",
            "Olga Tokarczuk",
            "pl",
            Kind::Full,
            Some(Gender::Fem),
        ),
    ] {
        let language = Lang::new(lang).unwrap();
        let table = inflector(language).unwrap();
        let want: BTreeSet<String> = table.inflect(name, Some(kind), gender).into_iter().map(|f| f.form).collect();
        // Only forms of the name as it stands: no other order, no other letters.
        let whole = patterns(csv)
            .into_iter()
            .filter(|p| p.role == FormRole::Strong && p.how.len() == 1 && !p.how[0].starts_with("borrowed"))
            .collect::<Vec<_>>();
        let got: BTreeSet<String> = forms(&whole)
            .filter(|f| f.how.len() == 1 || (f.how.len() == 2 && f.how[1].starts_with(&format!("{lang}: "))))
            .map(|f| f.surface)
            .collect();
        assert_eq!(got, want, "{name}");
    }
}

#[test]
fn the_words_of_a_form_agree() {
    let forms = all(ZELENSKY);
    assert!(find(&forms, "Володимира Зеленського").unwrap().how[1].contains("genitive singular masculine"));
    assert!(find(&forms, "Володимира Зеленському").is_none());
    assert!(find(&forms, "Володимира Zelenskyi").is_none());
    assert!(find(&forms, "Wołodymyra Zelenskyi").is_none());
}

#[test]
fn in_latin_letters_as_people_write_them() {
    let forms = all(ZELENSKY);
    for want in [
        "Volodymyr Zelenskyi",
        "Volodymyr Zelenskyy",
        "Volodymyr Zelensky",
        "Vladimir Zelensky",
        "Volodymyr Zelenskij",
    ] {
        assert!(find(&forms, want).is_some(), "{want}");
    }
    let declined = find(&forms, "Wołodymyra Zełenskiego").unwrap();
    assert_eq!(declined.lang.unwrap().as_str(), "pl");
    assert_eq!(declined.how[0], "uk name");
    assert_eq!(declined.how[1], "Ukrainian, names in the Polish press: Wołodymyr Zełenski");
    assert!(
        declined.how[2].starts_with("pl: genitive singular masculine"),
        "{:?}",
        declined.how
    );
    assert!(declined.weight > 0.5 && declined.weight < 1.0);
}

#[test]
fn names_that_are_translated_are_not_romanized() {
    let forms = all("id,type,name,lang,labels\nt,PERSON,Donald Trump,en,uk:Дональд Трамп\n");
    assert!(find(&forms, "Дональда Трампа").is_some());
    assert!(find(&forms, "Donald Tramp").is_none());
}

#[test]
fn orders_and_omissions() {
    let forms = all("id,type,name,lang,gender\nz,PERSON,Володимир Олександрович Зеленський,uk,m\n");
    for want in [
        "Володимира Зеленського",
        "Зеленського Володимира Олександровича",
        "Зеленський Володимир",
        "В. Зеленського",
        "В. О. Зеленському",
        "Зеленським В. О.",
        "V. Zelensky",
    ] {
        assert!(find(&forms, want).is_some_and(|f| f.role == FormRole::Strong), "{want}");
    }
    assert_eq!(find(&forms, "Зеленського").unwrap().role, FormRole::Weak);
    let double = all("id,type,name,lang\ns,PERSON,Emma Reid-Smith,en\n");
    assert_eq!(find(&double, "Reid").unwrap().role, FormRole::Weak);
}

#[test]
fn given_names_in_other_languages() {
    let forms = all("id,type,name,lang,gender\na,PERSON,Николай Азаров,ru,m\n");
    let ukrainian = find(&forms, "Миколи Азарова").unwrap();
    assert!(
        ukrainian.how.contains(&"given name: Микола for Николай".to_owned()),
        "{:?}",
        ukrainian.how
    );
}

#[test]
fn what_was_made_of_one_row_changes_nothing_of_the_next() {
    let mut csv = "id,type,name,lang,gender\n\
        a,PERSON,Charles Brown,en,m\n\
        b,PERSON,Charles III,en,m\n\
        c,PERSON,Andrea Müller,de,f\n\
        d,PERSON,Andrea Müller,de,m\n"
        .to_owned();
    // The same words as given names and surnames, of both sexes, in languages that share their letters.
    for given in ["Антон", "Анна", "Роман", "Леся Анна"] {
        for surname in ["Антон", "Мороз", "Романова", "фон Гарах", "Роман-Мороз"] {
            for rest in ["uk,m", "ru,m", "ru,f", ",", "sr,m"] {
                csv += &format!("{given} {surname} {rest},PERSON,{given} {surname},{rest}\n").replacen(",", "-", 1);
            }
        }
    }
    let mut loader = Loader::new();
    loader.layer("rows.csv", csv.as_bytes());
    let gazetteer = loader.finish().into_result().unwrap();
    let mut one = Maker::new();
    for (index, entity) in gazetteer.stream() {
        assert_eq!(
            one.patterns(index, &entity),
            Maker::new().patterns(index, &entity),
            "{}",
            entity.id
        );
    }
}

#[test]
fn countries_borrow_their_names() {
    let forms = all("id,type,name\nde,PLACE,Germany\n");
    let genitive = find(&forms, "Німеччини").unwrap();
    assert_eq!(genitive.how[0], "borrowed: uk Німеччина");
    assert!(genitive.weight < 1.0);
    assert!(find(&all("id,type,name,inflect\nde,PLACE,Germany,none\n"), "Niemcy").is_none());
    assert!(find(&all("id,type,name\nde,PERSON,Germany\n"), "Niemcy").is_none());
}

#[test]
fn both_alphabets_of_serbian() {
    let forms = all("id,type,name,lang,gender\nv,PERSON,Александар Вучић,sr,m\n");
    assert!(find(&forms, "Aleksandar Vučić").is_some());
    assert!(find(&forms, "Aleksandra Vučića").is_some());
}

#[test]
fn few_are_quick_and_the_likeliest_come_first() {
    let patterns = patterns(ZELENSKY);
    let first: Vec<Form> = forms(&patterns).take(50).collect();
    assert_eq!(first[0].surface, "Володимир Зеленський");
    assert!(first.is_sorted_by(|a, b| a.weight >= b.weight));
}

#[test]
fn a_word_has_some_dozens_of_spellings() {
    let patterns = patterns(ZELENSKY);
    let full = patterns.iter().find(|p| p.classes.len() == 2).unwrap();
    for class in &full.classes {
        let undeclined = class
            .spellings
            .iter()
            .filter(|s| s.readings.iter().any(|r| r.tongue == polynym_gazetteer::Tongue::Respelled));
        assert!(undeclined.count() < 90);
        assert!(class.spellings.len() < 400, "{}", class.spellings.len());
    }
}
