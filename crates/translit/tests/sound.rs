//! Names across scripts by their sound: pairs that are one name, and pairs that are not.

use polynym_translit::sound::{Manner, Sounds, cost};

fn nearest(sounds: &Sounds, a: &str, b: &str) -> (bool, f32) {
    let pairs: Vec<_> = sounds
        .of(a)
        .into_iter()
        .flat_map(|a| sounds.of(b).into_iter().map(move |b| (a.clone(), b)))
        .collect();
    let joined = pairs.iter().any(|(a, b)| a.key() == b.key());
    let near = pairs
        .iter()
        .map(|(a, b)| cost(a.letters(), b.letters(), Manner::Lenient))
        .fold(f32::MAX, f32::min);
    (joined, near)
}

#[test]
fn one_name_has_one_key_and_is_near() {
    let sounds = Sounds::new();
    for (a, b) in [
        ("Zelensky", "Зеленський"),
        ("Zelensky", "Selenskyj"),
        ("Zelensky", "Zełenski"),
        ("Dąbrowski", "Домбровський"),
        ("Hegseth", "Гегсет"),
        ("Hegseth", "Хегсет"),
        ("May", "Мэй"),
        ("Trump", "Тръмп"),
        ("Macron", "Макрон"),
        ("Juncker", "Юнкер"),
        ("Barnier", "Барнье"),
        ("Johnson", "Джонсон"),
        ("Michael", "Майкл"),
        ("Theresa", "Тереза"),
        ("Kaczyński", "Качиньский"),
        ("Щербаков", "Schtscherbakow"),
        ("Щербаков", "Shcherbakov"),
        ("Orbán", "Орбан"),
        ("Xavier", "Ксавьє"),
    ] {
        let (joined, near) = nearest(&sounds, a, b);
        assert!(joined && near < 0.2, "{a} {b}: {joined} {near}");
    }
}

#[test]
fn other_names_are_far_or_have_other_keys() {
    let sounds = Sounds::new();
    for (a, b) in [
        ("Trump", "Тереза"),
        ("Putin", "Байден"),
        ("Macron", "Меркель"),
        ("Tusk", "Туреччина"),
        ("Zelensky", "Залужний"),
    ] {
        let (joined, near) = nearest(&sounds, a, b);
        assert!(!joined || near > 0.3, "{a} {b}: {joined} {near}");
    }
}

#[test]
fn a_script_without_rules_has_no_sound() {
    let sounds = Sounds::new();
    assert!(sounds.of("ꆈꌠ").is_empty() && sounds.of("123").is_empty() && sounds.of("").is_empty());
}
