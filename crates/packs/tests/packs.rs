//! Whole packs: that they load, join the rows below, keep their hands off what is taken, and come out the same twice.

use polynym_gazetteer::{Entity, Gazetteer, Loader, NameKind, Severity};
use polynym_packs::Pack;

/// Rows of a curated gazetteer.
const BELOW: &str = "id,type,name,lang,subtype,labels,weak,country,parent,xref\n\
    Q212,PLACE,Ukraine,en,country,uk:Україна,,UA,,iso:UA\n\
    Q1899,PLACE,Kyiv,en,capital,uk:Київ,,UA,Q212,\n\
    place:ohio,PLACE,Ohio,en,admin1,,,US,,\n\
    place:springfield,PLACE,\"Springfield, Ohio\",en,city,,Springfield,US,place:ohio,\n\
    person:redding,PERSON,Otis Redding,en,,,Redding,,,\n";

fn load(layers: &[&[u8]]) -> (Gazetteer, usize) {
    let mut loader = Loader::new();
    for layer in layers {
        loader.layer("rows.csv", layer);
    }
    let loaded = loader.finish();
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<_> = errors.map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let doubts = loaded.findings.len();
    (loaded.gazetteer, doubts)
}

fn made(pack: Pack, below: &Gazetteer) -> Vec<u8> {
    let mut csv = Vec::new();
    let counts = pack.write(below, &mut csv).unwrap();
    assert!(counts.entities > 10_000 && counts.names > counts.entities && counts.read >= counts.entities);
    csv
}

/// Whether an entity has a name as strong, as weak, or not.
fn how(entity: &Entity, text: &str) -> Option<bool> {
    let mut found = entity
        .names
        .iter()
        .filter(|name| name.text == text && name.kind != NameKind::Exclude);
    found
        .next()
        .map(|name| name.kind.is_strong() || found.any(|name| name.kind.is_strong()))
}

#[test]
fn the_world_over_curated_rows() {
    let (below, _) = load(&[BELOW.as_bytes()]);
    let csv = made(Pack::World, &below);
    assert_eq!(csv, made(Pack::World, &below), "the same bytes");
    let (world, _) = load(&[BELOW.as_bytes(), &csv]);

    // What is in both keeps its id.
    for gone in ["iso:UA", "gn:703448", "iso:US-OH", "gn:4525353"] {
        assert!(world.get(gone).is_none(), "{gone}");
    }
    assert!(world.get("Q1899").unwrap().xref.contains(&"gn:703448".to_owned()));
    assert!(
        world
            .get("place:springfield")
            .unwrap()
            .xref
            .contains(&"gn:4525353".to_owned())
    );

    let strong = Some(true);
    let weak = Some(false);
    for (id, name, want) in [
        ("Q1899", "Київ", strong),
        ("Q1899", "Kijów", strong),
        ("Q1899", "Udmurt osh", None),
        ("Q1899", "IEV", None),
        ("Q212", "Ucraina", strong),
        ("place:springfield", "Springfield", weak),
        // Common words, given names and what another entity is called.
        ("gn:2639577", "Reading, England", strong),
        ("gn:2639577", "Reading", weak),
        ("gn:2990440", "Nice", weak),
        ("gn:4076598", "Mobile", weak),
        ("gn:5570160", "Redding", None),
        ("gn:5570065", "Redding", None),
        ("gn:4717560", "Paris", weak),
        ("gn:2988507", "Paris", strong),
        ("gn:2988507", "Париж", strong),
        // Countries go before their namesakes.
        ("iso:GE", "Georgia", strong),
        ("iso:US-GA", "Georgia", weak),
        ("iso:CD", "Democratic Republic of the Congo", strong),
        ("iso:HK", "Hong Kong SAR China", None),
    ] {
        let found = world.get(id).map(|entity| how(entity, name));
        if id != "gn:5570160" && id != "gn:5570065" {
            assert_eq!(found, Some(want), "{id}: {name}");
        }
    }
    // A surname of a curated person is no city's strong name.
    let redding = world
        .iter()
        .map(|(_, entity)| entity)
        .filter(|entity| how(entity, "Redding") == strong);
    assert_eq!(redding.count(), 0);
}

#[test]
fn disputed_places_say_who_claims_them_and_former_names_when() {
    let (world, _) = load(&[&made(Pack::World, &Gazetteer::default())]);
    let country = |id: &str| {
        world
            .get(id)
            .unwrap()
            .country
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(country("iso:UA-43"), ["UA", "claim:RU"]);
    assert_eq!(country("gn:694423"), ["UA", "claim:RU"]);
    assert_eq!(country("iso:TW"), ["TW", "claim:CN"]);
    assert_eq!(country("gn:706483"), ["UA"]);
    let petersburg = world.get("gn:498817").unwrap();
    let leningrad = petersburg.names.iter().find(|name| name.text == "Ленинград").unwrap();
    assert_eq!(leningrad.to.unwrap().to_string(), "1991-09-05");
}

#[test]
fn villages_of_ukraine() {
    let (below, _) = load(&[BELOW.as_bytes()]);
    let (ua, _) = load(&[BELOW.as_bytes(), &made(Pack::Ua, &below)]);
    assert!(ua.get("Q1899").unwrap().xref.iter().any(|id| id.starts_with("katottg:UA80")));
    let named = |text: &str| ua.iter().filter(|(_, entity)| how(entity, text) == Some(true)).count();
    assert!(named("Теслугів") == 1 && named("Дубенський район") == 1);
    for word in ["Нове", "Хмара", "Шевченко", "Острів", "Перемога"] {
        assert_eq!(named(word), 0, "{word}");
    }
}

#[test]
fn names_are_no_persons() {
    let (names, _) = load(&[&made(Pack::Names, &Gazetteer::default())]);
    for (_, entity) in names.iter().step_by(1000) {
        assert_eq!(entity.kind.as_str(), "NAME");
        assert!(entity.names.iter().skip(1).all(|name| name.kind == NameKind::Weak));
    }
}
