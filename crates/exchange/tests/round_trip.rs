//! A gazetteer to another format and back: the names that the format has a place for are the same.

use std::collections::BTreeSet;

use polynym_exchange::{Format, GateList, Importer, Options, Row, RowWriter, Target, export, export_gate, gate_lists};
use polynym_gazetteer::{Entity, Gazetteer, Loader, NameKind};

const CSV: &str = "\
id,type,name,lang,subtype,gender,labels,aliases,weak,demonyms,exclude,case,inflect,priority,role,from,to,country,xref,description,source,x_lat
Q1899,PLACE,Kyiv,en,capital,,uk:Київ | pl:Kijów,ru:Киев,,uk:киянин,Chicken Kyiv,,,90,,,,UA,gn:703448,\"capital, on the Dnipro\",own,50.45
Q1899,,,,,,,en:Kiev,,,,,,,,,1995,,,,,
Q3874799,PERSON,Volodymyr Zelensky,en,head_of_state,m,uk:Володимир Зеленський,=Ze,=Ze | Zelensky | uk:Зеленський,,,,,95,President of Ukraine,2019-05-20,,UA,,,,
Q57792,PERSON,Mark Rutte,en,,m,,,Rutte,,,,uk:none,,Prime Minister of the Netherlands,2010-10-14,2024-07-02,NL,,,,
Q57792,,,,,,,,,,,,,,Secretary General of NATO,2024-10-01,,,,,,
Q7184,AGENCY,NATO,en,,,,uk:=НАТО | AT&T | a=b | North Atlantic Treaty Organization,,,,,,,,,,,,,,
ship:moskva,SHIP,Moskva,,,,,,,,,,,,,,,RU,,,,
";

fn load(csv: &[u8]) -> Gazetteer {
    let mut loader = Loader::new();
    loader.layer("round.csv", csv);
    loader.finish().into_result().expect("a gazetteer")
}

fn back(format: Format, read: impl FnOnce(&mut Importer<'_>)) -> Gazetteer {
    let options = Options::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut each = |row| {
        rows.push(row);
        Ok(())
    };
    let mut importer = Importer::new(&options, &mut each);
    read(&mut importer);
    drop(importer);
    let mut columns = format.columns().to_vec();
    columns.extend(["x_lat"].into_iter().filter(|own| !format.columns().contains(own)));
    let mut csv = Vec::new();
    let mut writer = RowWriter::new(&mut csv, &columns).expect("memory takes it");
    rows.iter().for_each(|row| writer.write(row).expect("memory takes it"));
    writer.finish().expect("memory takes it");
    load(&csv)
}

/// Type, id and text of the names that are taken.
fn names(gazetteer: &Gazetteer, takes: impl Fn(&Entity, NameKind) -> bool) -> BTreeSet<String> {
    let all = gazetteer
        .iter()
        .flat_map(|(_, entity)| entity.names.iter().map(move |name| (entity, name)));
    let taken = all.filter(|(entity, name)| takes(entity, name.kind));
    taken
        .map(|(entity, name)| format!("{} {} {}", entity.kind, entity.id, name.text))
        .collect()
}

fn through(target: Target, format: Format) -> (Gazetteer, Gazetteer) {
    let there = load(CSV.as_bytes());
    let mut out = Vec::new();
    export(target, &there, &mut out).expect("memory takes it");
    let back = back(format, |importer| {
        importer.read(format, &out[..]).expect("what is written can be read")
    });
    (there, back)
}

#[test]
fn the_long_form_keeps_everything() {
    let (there, back) = through(Target::Long, Format::Long);
    let mut written = [Vec::new(), Vec::new()];
    for (gazetteer, csv) in [&there, &back].into_iter().zip(&mut written) {
        polynym_gazetteer::write_csv(gazetteer, csv).expect("memory takes it");
    }
    let [there, back] = written.map(|csv| String::from_utf8(csv).expect("UTF-8"));
    assert_eq!(there, back);
}

#[test]
fn spacy_keeps_the_strong_names() {
    let (there, back) = through(Target::Spacy, Format::Spacy);
    // A person's single word comes back as a name that needs help.
    let strong = names(&there, |_, kind| kind.is_strong());
    assert_eq!(names(&back, |_, _| true), strong);
}

#[test]
fn geonames_keeps_the_names_of_places() {
    let (there, back) = through(Target::Geonames, Format::Geonames);
    let place = |entity: &Entity, kind: NameKind| entity.kind.as_str() == "PLACE" && kind.is_strong();
    let there: BTreeSet<String> = names(&there, place)
        .into_iter()
        .map(|name| name.replace("Q1899", "gn:703448"))
        .collect();
    assert_eq!(names(&back, |_, _| true), there);
    assert_eq!(back.get("gn:703448").expect("Kyiv").extra["x_lat"], "50.45");
}

#[test]
fn gate_keeps_strong_and_weak_names() {
    let there = load(CSV.as_bytes());
    let (files, _) = export_gate(&there).expect("memory takes it");
    let lists: Vec<GateList> = gate_lists(&files[0].content[..]).expect("a definition");
    let back = back(Format::Gate, |importer| {
        for list in &lists {
            let file = files.iter().find(|file| file.name == list.file).expect("the list");
            importer
                .read_gate(list, &file.content[..])
                .expect("what is written can be read");
        }
    });
    let found = |kind: NameKind| kind.is_strong() || kind == NameKind::Weak;
    assert_eq!(names(&back, |_, _| true), names(&there, |_, kind| found(kind)));
}
