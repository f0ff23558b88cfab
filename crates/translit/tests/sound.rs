//! Names across scripts by their sound: pairs that are one name, and pairs that are not.

use polynym_translit::sound::{Manner, Sound, Sounds, cost};

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

#[test]
fn latin_and_cyrillic_are_compared_plainly() {
    let sounds = Sounds::new();
    let profile = sounds.profile(unicode_script::Script::Latin, unicode_script::Script::Cyrillic);
    for (a, b, lenient, strict) in [
        ("zelenski", "zelenskij", 0.2 / 9.0, 0.4 / 9.0),
        ("makron", "merkel", 3.4 / 6.0, 4.45 / 6.0),
        ("tramp", "trump", 0.25 / 5.0, 0.5 / 5.0),
        ("anna", "ana", 0.05 / 4.0, 0.05 / 4.0),
        ("", "ana", 1.0, 1.0),
    ] {
        for (manner, price) in [(Manner::Lenient, lenient), (Manner::Strict, strict)] {
            let plain = cost(a.as_bytes(), b.as_bytes(), manner);
            assert!((plain - price).abs() < 1e-6, "{a} {b}: {plain} {price}");
            assert_eq!(plain.to_bits(), profile.cost(a.as_bytes(), b.as_bytes(), manner).to_bits());
        }
        let sound = Sound::new(a.as_bytes());
        assert!(profile.keys(sound.letters()).eq([sound.key()]));
    }
}

#[test]
fn readings_are_weighed_and_the_usual_one_is_first() {
    let sounds = Sounds::new();
    for word in [
        "Schwarzenegger",
        "Мехди",
        "محمود",
        "וולודימיר",
        "ウラジーミル",
        "에르도안",
        "Γκουτέρες",
    ] {
        let weighed = sounds.of(word);
        assert!(!weighed.is_empty() && weighed.len() <= 12, "{word}");
        assert!(weighed.windows(2).all(|pair| pair[0].ease() >= pair[1].ease()), "{word}");
        assert!(weighed.iter().all(|sound| (1..=100).contains(&sound.ease())), "{word}");
    }
}

#[test]
fn nothing_that_is_no_letter_is_free() {
    assert!(cost(b"a1b", b"ab", Manner::Lenient) > 0.2);
    assert!(cost("\u{e9}".as_bytes(), b"k", Manner::Strict) > 0.2);
}
