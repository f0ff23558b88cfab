//! What is listened to once and stored hears what is listened to at the start, and layers hear what one gazetteer would.

use polynym_gazetteer::{Gazetteer, Loader};
use polynym_lexicon::{Compiled, Lexicon};
use polynym_store::{Sections, Stamp, Writer};
use polynym_tagger::{Ears, Options, StoredEars, Tagger};

const ROWS: &str = "id,type,subtype,name,lang\n\
    p:1,PERSON,,Volodymyr Zelensky,\n\
    p:2,PERSON,,Angela Merkel,\n\
    p:3,PERSON,,Charles III,\n\
    p:4,PERSON,,Pope Leo XIV,\n\
    p:5,PERSON,,Jean-Claude Juncker,\n\
    a:1,AGENCY,,Gazprom,\n";
const MORE: &str = "id,type,subtype,name,lang\n\
    p:2,PERSON,,Angela Dorothea Kasner,\n\
    p:6,PERSON,,Emmanuel Macron,\n\
    a:2,AGENCY,,Rosatom,\n";
const TEXT: &str = "Володимир Зеленський зустрівся з Ангелою Меркель. Емманюель Макрон і король Карл III говорили \
    про Росатом і Газпром. Папа Лев XIV молився. Потім Зеленського бачив Жан-Клод Юнкер, а Макрона — папа Лев XIV. \
    Zełenski rozmawiał z Macronem. Ангела Доротея Каснер мовчала. محمد زيلينسكي و إيمانويل ماكرون";

fn gazetteer(layers: &[&str]) -> Gazetteer {
    let mut loader = Loader::new();
    for layer in layers {
        loader.layer("layer.csv", layer.as_bytes());
    }
    loader.finish().into_result().unwrap()
}

fn heard(gazetteer: &Gazetteer, ears: Ears) -> Vec<String> {
    let none = Lexicon::open(Compiled::default());
    let tagger = Tagger::new(gazetteer.clone(), none, Options::default()).with_ears(ears);
    let mentions = tagger.tag(TEXT);
    mentions
        .iter()
        .map(|m| format!("{} {} {:.3}", &TEXT[m.span], m.entity.id, m.score))
        .collect()
}

fn stored(stored: &StoredEars) -> StoredEars {
    let mut file = Writer::new(Stamp::default());
    stored.write(&mut file);
    StoredEars::read(&Sections::open(file.to_bytes().into(), Stamp::default()).unwrap()).unwrap()
}

#[test]
fn what_is_stored_hears_the_same() {
    let gazetteer = gazetteer(&[ROWS, MORE]);
    let now = heard(&gazetteer, Ears::new(&gazetteer));
    assert!(now.len() > 8, "{now:#?}");
    let then = stored(&StoredEars::compile(&gazetteer));
    assert_eq!(heard(&gazetteer, Ears::open(then)), now);
}

#[test]
fn layers_hear_as_one() {
    let (base, both) = (gazetteer(&[ROWS]), gazetteer(&[ROWS, MORE]));
    let kept: Vec<Option<u32>> = (base.entities().iter())
        .map(|entity| {
            both.index_of(&entity.id)
                .filter(|&new| both.entities()[new as usize] == *entity)
        })
        .collect();
    let above = StoredEars::of_some(&both, |index| !kept.contains(&Some(index)));
    let layers = Ears::open(above).over(Ears::open(stored(&StoredEars::compile(&base))), &kept);
    assert_eq!(heard(&both, layers), heard(&both, Ears::new(&both)));
}

#[test]
fn damaged_tables_hear_something_or_nothing() {
    let gazetteer = gazetteer(&[ROWS, MORE]);
    let mut file = Writer::new(Stamp::default());
    StoredEars::compile(&gazetteer).write(&mut file);
    let names: Vec<String> = Sections::read(file.to_bytes().into())
        .unwrap()
        .sizes()
        .map(|(name, _)| name.to_owned())
        .collect();
    for damaged in names {
        let sound = Sections::read(file.to_bytes().into()).unwrap();
        let mut other = Writer::new(Stamp::default());
        for (name, _) in sound.sizes() {
            let bytes = sound.get(name).unwrap();
            let changed = bytes
                .iter()
                .map(|byte| if name == damaged { byte.rotate_left(3) ^ 0x55 } else { *byte });
            other.add(name, changed.collect::<Vec<u8>>());
        }
        let ears = StoredEars::read(&Sections::read(other.to_bytes().into()).unwrap()).unwrap();
        heard(&gazetteer, Ears::open(ears));
    }
}
