//! What rows and layers of one id come to.

use polynym_gazetteer::{CasePolicy, Entity, EntityType, Finding, Gazetteer, Gender, Loader, NameKind};
use polynym_store::{Sections, Stamp, Writer};
use polynym_text::Lang;

#[track_caller]
fn load(layers: &[&str]) -> Gazetteer {
    let mut loader = Loader::new();
    for layer in layers {
        loader.layer("f", layer.as_bytes());
    }
    loader.finish().into_result().unwrap()
}

/// The names of an entity as `kind text lang from..to`, `=` for fixed, `!` for undeclined, the case policy unless smart.
fn names(entity: &Entity) -> Vec<String> {
    let show = |name: &polynym_gazetteer::Name| {
        let mut shown = format!("{} {}", name.kind.as_str(), name.text);
        if let Some(lang) = name.lang {
            shown += &format!(" {lang}");
        }
        if name.from.is_some() || name.to.is_some() {
            let day = |date: Option<polynym_gazetteer::Date>| date.map(|date| date.to_string()).unwrap_or_default();
            shown += &format!(" {}..{}", day(name.from), day(name.to));
        }
        if name.case != CasePolicy::Smart {
            shown += &format!(" {}", name.case.as_str());
        }
        if name.fixed {
            shown += " =";
        }
        if !name.decline {
            shown += " !";
        }
        shown
    };
    entity.names.iter().map(show).collect()
}

#[track_caller]
fn check(layers: &[&str], want: &[&str]) {
    let gazetteer = load(layers);
    assert_eq!(names(gazetteer.entity(0)), want, "{layers:#?}");
}

#[test]
fn a_row_says_all_there_is() {
    let gazetteer = load(&[
        "id,type,name,lang,subtype,gender,labels,aliases,weak,demonyms,exclude,priority,role,from,to,country,\
        parent,xref,description,source,x_note\n\
        Q1,PER,Jane Roe,en,mayor,F,uk:Джейн Роу|ru:=Джейн Роу,J. Roe,Roe,Roean,Roe Street,70,mayor,2020,2024-05-01,us|claim:CA,\
        Q2,viaf:1 | a\\|b,One line.,own,kept\nQ2,SHIP,Ark Two,,,,,,,,,,,,,,,,,,\n",
    ]);
    let roe = gazetteer.get("Q1").unwrap();
    assert_eq!(
        names(roe),
        [
            "name Jane Roe en",
            "labels Джейн Роу uk",
            "labels Джейн Роу ru = !",
            "aliases J. Roe",
            "weak Roe",
            "demonyms Roean",
            "exclude Roe Street",
        ]
    );
    assert_eq!(
        (roe.name(), &roe.kind, roe.gender, roe.priority),
        ("Jane Roe", &EntityType::Person, Some(Gender::Fem), 70)
    );
    assert_eq!(roe.lang, Lang::new("en"));
    assert_eq!((roe.roles[0].title.as_str(), roe.roles[0].from.is_some()), ("mayor", true));
    let country: Vec<String> = roe.country.iter().map(ToString::to_string).collect();
    assert_eq!(country, ["US", "claim:CA"]);
    assert_eq!((roe.subtype.as_deref(), roe.parent.as_deref()), (Some("mayor"), Some("Q2")));
    assert_eq!(
        (&roe.xref[..], &roe.source[..]),
        (&["viaf:1".to_string(), "a|b".to_string()][..], &["own".to_string()][..])
    );
    assert_eq!(
        (roe.description.as_deref(), roe.extra["x_note"].as_str()),
        (Some("One line."), "kept")
    );
    assert_eq!(gazetteer.entity(1).kind.as_str(), "SHIP");
    assert_eq!((roe.names[1].origin.line, roe.names[1].origin.column), (2, 28));
}

#[test]
fn lists_join_and_single_values_replace() {
    let layers = [
        "id,type,name,aliases,subtype,priority\nQ1,PLACE,Kyiv,A | B,town,10\n",
        "id,aliases,subtype\nQ1,C|A,city\n",
    ];
    check(&layers, &["name Kyiv", "aliases A", "aliases B", "aliases C"]);
    let gazetteer = load(&layers);
    assert_eq!(
        (gazetteer.entity(0).subtype.as_deref(), gazetteer.entity(0).priority),
        (Some("city"), 10)
    );
    check(&["id,type,name,lang\nQ1,PLACE,Київ,uk\nQ1,,Kyiv,\n"], &["name Kyiv"]);
    check(&["id,type,name,lang\nQ1,PLACE,Kyiv,\nQ1,,,en\n"], &["name Kyiv en"]);
}

#[test]
fn replace_and_delete() {
    let base = "id,type,name,aliases,priority\nQ1,PLACE,Kyiv,A | B,10\nQ2,PLACE,Lviv,,\n";
    check(
        &[base, "op,id,type,name,aliases\nreplace,Q1,PLACE,Kiev,C\n"],
        &["name Kiev", "aliases C"],
    );
    check(&[base, "op,id,aliases\nreplace,Q1,C\n"], &["name Kyiv", "aliases C"]);
    let gazetteer = load(&[base, "op,id,type,name\nreplace,Q1,AGENCY,Kyiv\n"]);
    assert_eq!(
        (gazetteer.entity(0).kind.as_str(), gazetteer.entity(0).priority),
        ("AGENCY", 50)
    );
    let gazetteer = load(&[base, "op,id,type,name\ndelete,Q1,,\n,Q3,PLACE,Odesa\n,Q1,PLACE,Kyiv again\n"]);
    let ids: Vec<&str> = gazetteer.iter().map(|(_, entity)| entity.id.as_str()).collect();
    assert_eq!(ids, ["Q2", "Q3", "Q1"]);
    assert_eq!(
        (gazetteer.index_of("Q1"), gazetteer.index_of("Q2"), gazetteer.index_of("Q9")),
        (Some(2), Some(0), None)
    );
}

#[test]
fn dates_belong_to_the_role_or_else_to_the_names() {
    let roles = load(&["id,type,name,role,from,to\nQ1,PERSON,Jane Roe,mayor,2020,\nQ1,,,mayor,2020,2024\nQ1,,,consul,2025,\n"]);
    let shown: Vec<_> = roles
        .entity(0)
        .roles
        .iter()
        .map(|role| (role.title.as_str(), role.to.is_some()))
        .collect();
    assert_eq!(shown, [("mayor", true), ("consul", false)]);
    let head = "id,type,name,labels,from,to\n";
    check(
        &[
            head,
            "id,type,name,labels,from,to\nQ1,PLACE,Kyiv,,,\nQ1,,Kiev,ru:Киев,,1995\n",
        ],
        &["name Kyiv", "labels Kiev ..1995", "labels Киев ru ..1995"],
    );
    check(
        &["id,type,name,from,to\nQ1,PLACE,Kiev,,1995\nQ1,,Kyiv,1995,\n"],
        &["name Kyiv 1995..", "labels Kiev ..1995"],
    );
    check(
        &["id,type,name,from,to\nQ1,PLACE,Kiev,,\nQ1,,Kyiv,1995,\n"],
        &["name Kyiv 1995..", "labels Kiev"],
    );
}

#[test]
fn case_is_the_rows_own_or_by_capitals() {
    check(
        &["id,type,name,aliases,case\nQ1,AGENCY,WHO,World Health | U.N. | G7 | ВООЗ,\n"],
        &[
            "name WHO upper",
            "aliases World Health",
            "aliases U.N. upper",
            "aliases G7",
            "aliases ВООЗ upper",
        ],
    );
    check(
        &["id,type,name,aliases,case\nQ1,AGENCY,WHO,Who Org,exact\nQ1,,,iPhone,fold\n"],
        &["name WHO exact", "aliases iPhone fold", "aliases Who Org exact"],
    );
    // A row without names says it of those that are there.
    check(
        &["id,type,name,aliases,case\nQ1,AGENCY,WHO,Who Org,\nQ1,,,,fold\n"],
        &["name WHO fold", "aliases Who Org fold"],
    );
}

#[test]
fn inflection_is_the_rows_own_by_language() {
    let uk = Lang::new("uk").unwrap();
    let ru = Lang::new("ru").unwrap();
    let gazetteer = load(&["id,type,name,labels,inflect\nQ1,PLACE,Oslo,uk:Осло | ru:Осло | de:=Oslo,uk:none | ru:auto\n"]);
    let oslo = gazetteer.entity(0);
    assert_eq!(
        names(oslo),
        ["name Oslo", "labels Осло uk !", "labels Осло ru", "labels Oslo de = !"]
    );
    assert!(!oslo.names[0].declines_in(uk) && oslo.names[0].declines_in(ru));
    check(
        &["id,type,name,labels,inflect\nQ1,PLACE,Oslo,uk:Осло,none\n"],
        &["name Oslo !", "labels Осло uk !"],
    );
    check(
        &["id,type,name,labels,inflect\nQ1,PLACE,Oslo,uk:Осло,none | uk:auto\n"],
        &["name Oslo", "labels Осло uk"],
    );
    check(
        &["id,type,name,labels,inflect\nQ1,PLACE,Oslo,uk:Осло,\nQ1,,,,none\n"],
        &["name Oslo !", "labels Осло uk !"],
    );
}

#[test]
fn repeated_names_take_what_the_later_row_states() {
    check(
        &["id,type,name,aliases,case\nQ1,PLACE,Kyiv,A b,exact\nQ1,,,A b,\n"],
        &["name Kyiv exact", "aliases A b exact"],
    );
    check(
        &["id,type,name,aliases,case\nQ1,PLACE,Kyiv,A b,exact\nQ1,,,A b,fold\n"],
        &["name Kyiv exact", "aliases A b fold"],
    );
    check(
        &["id,type,name,aliases\nQ1,PLACE,Kyiv,A b\nQ1,,,=A b\n"],
        &["name Kyiv", "aliases A b = !"],
    );
}

#[test]
fn strong_kinds_are_those_that_stand_alone() {
    let strong = [NameKind::Main, NameKind::Label, NameKind::Alias];
    let all = [NameKind::Weak, NameKind::Demonym, NameKind::Exclude];
    assert!(strong.iter().all(|kind| kind.is_strong()) && !all.iter().any(|kind| kind.is_strong()));
}

/// What reading layers over a stored gazetteer comes to, and what reading all of them at once does.
fn over_and_at_once(base: &str, layers: &[&str]) -> (Gazetteer, Gazetteer, Vec<String>, Vec<String>) {
    let mut writer = Writer::new(Stamp::default());
    load(&[base]).write(&mut writer);
    let file = Sections::open(writer.to_bytes().into(), Stamp::default()).unwrap();
    let mut over = Loader::over(Gazetteer::read(&file).unwrap());
    let mut at_once = Loader::new();
    at_once.layer("base", base.as_bytes());
    for layer in layers {
        over.layer("f", layer.as_bytes());
        at_once.layer("f", layer.as_bytes());
    }
    let (over, at_once) = (over.finish(), at_once.finish());
    let told = |findings: &[Finding]| {
        let of_layers = findings.iter().filter(|finding| &*finding.file == "f");
        of_layers.map(ToString::to_string).collect::<Vec<_>>()
    };
    let findings = (told(&over.findings), told(&at_once.findings));
    (over.gazetteer, at_once.gazetteer, findings.0, findings.1)
}

#[test]
fn layers_over_a_stored_gazetteer_come_to_what_all_layers_at_once_do() {
    let base = "id,type,name,aliases,parent,country,role,from,lang,weak\n\
        Q1,PLACE,Kyiv,A | uk:=B,Q2,UA,,,en,\nQ2,SHIP,Ark Two,,,,,,,\nQ3,PERSON,Jane Roe,,,,mayor,2020,,Roe\nQ4,PLACE,Lviv,,,,,,,\n";
    for layers in [
        &["id,type,name\nQ9,PLACE,Odesa\n"][..],
        &[
            "id,op,type,name\nQ2,delete,,\nQ9,,PLACE,Kyiv\n",
            "id,aliases\nQ1,Kyjiv\nQ9,Ktown\n",
        ],
        &["id,op,type,name\nQ2,delete,,\nQ2,,SHIP,Ark Three\nQ2,delete,,\nQ2,,PLACE,Arkville\nQ7,delete,,\n"],
        &["id,op,type,name,parent\nQ1,replace,AGENCY,Kyiv,Q8\nQ3,,PERSON,Jane Roe,\nQ5,,BOAT,Lviv,Q5\nQ6,,SHIP,Lviv,Q1\n"],
        &["id,role,from,to,weak,case\nQ3,mayor,2020,2024,,\nQ4,,,,,upper\nQ3,,,,Jane,exact\nQ1,,,,,\n"],
    ] {
        let (over, at_once, told, told_at_once) = over_and_at_once(base, layers);
        let of = |gazetteer: &Gazetteer| gazetteer.iter().map(|(_, entity)| entity.clone()).collect::<Vec<Entity>>();
        let (mut all, mut wanted) = (of(&over), of(&at_once));
        // What is deleted and comes again stands behind in both.
        all.sort_by(|a, b| a.id.cmp(&b.id));
        wanted.sort_by(|a, b| a.id.cmp(&b.id));
        assert_eq!(all, wanted, "{layers:#?}");
        assert_eq!(
            (over.len(), over.iter().count()),
            (at_once.len(), at_once.len()),
            "{layers:#?}"
        );
        assert_eq!(told, told_at_once, "{layers:#?}");
        for (index, entity) in over.iter() {
            assert_eq!(over.index_of(&entity.id), Some(index), "{layers:#?}");
        }
        let mut writer = Writer::new(Stamp::default());
        over.write(&mut writer);
        let file = Sections::open(writer.to_bytes().into(), Stamp::default()).unwrap();
        let again = Gazetteer::read(&file).unwrap();
        assert!(again.iter().eq(over.iter()) && again.len() == over.len(), "{layers:#?}");
    }
}

#[test]
fn what_lies_over_another_gazetteer_says_how_it_differs() {
    let base = load(&["id,type,name\na,PLACE,Kyiv\nb,PLACE,Lviv\nc,PLACE,Odesa\nd,PLACE,Dnipro\n"]);
    let mut loader = Loader::over(base);
    // The first says nothing new.
    loader.layer(
        "f",
        b"id,op,type,name\na,,PLACE,Kyiv\nc,delete,,\nb,,,Lwow\nc,,PLACE,Odesa\ne,,PLACE,Poltava\n",
    );
    let gazetteer = loader.finish().into_result().unwrap();
    let changes: Vec<(u32, &str)> = gazetteer.changes().map(|(index, entity)| (index, entity.name())).collect();
    assert_eq!(changes, [(1, "Lwow"), (4, "Odesa"), (5, "Poltava")]);
    assert_eq!(gazetteer.gone(), [1, 2]);
    assert_eq!(
        (gazetteer.at(2), gazetteer.entity(2).name(), gazetteer.at(9)),
        (None, "", None)
    );
    let indices: Vec<u32> = gazetteer.iter().map(|(index, _)| index).collect();
    assert_eq!((indices, gazetteer.bound(), gazetteer.len()), (vec![0, 1, 3, 4, 5], 6, 5));
}
