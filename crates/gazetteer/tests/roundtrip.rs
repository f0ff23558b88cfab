//! What holds for any bytes and any gazetteer: no panic, and nothing lost on the way back to CSV.

use polynym_gazetteer::{Gazetteer, Loader, Table, stats, write_csv};
use proptest::prelude::*;

const SOUND: &str = "\
id,type,name,lang,gender,labels,aliases,weak,exclude,case,inflect,priority,role,from,to,country,parent,xref,source,op,x_note
Q1,PERSON,Jane Roe,en,f,uk:Джейн Роу | ru:=Джейн Роу,\"J. Roe, Esq. | a\\|b | c\\\\d\",Roe,Roe Street,,,70,mayor,2020,2024,US,,v:1|v:2,own,,\"a\nb\"
Q1,,,,,,,,,,,,consul,2024-05-01,,,,,,,
Q2,PLACE,Kyiv,,,uk:=Київ,,,,,uk:none | ru:auto,,,,,UA | claim:RU,Q3,,,add,
Q2,,,,,,Kiev,,,fold,,,,,1995-08,,,,,,
Q3,SHIP,ARK,,,,WHO,,,smart,none,,,,,,,,,,
Q4,AGENCY,\"Say \"\"hi\"\"\",,,,,,,,,,,,,,,,,,
Q4,,,,,,,,,,,,,,,,,,,delete,
";

fn load(bytes: &[u8]) -> Gazetteer {
    let mut loader = Loader::new();
    loader.layer("any", bytes);
    loader.finish().gazetteer
}

fn written(gazetteer: &Gazetteer) -> String {
    let mut out = Vec::new();
    write_csv(gazetteer, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Text that comes from a load without errors comes back from writing.
fn comes_back(bytes: &[u8]) -> Result<(), TestCaseError> {
    let mut loader = Loader::new();
    loader.layer("any", bytes);
    let loaded = loader.finish();
    stats(&loaded.gazetteer);
    let csv = written(&loaded.gazetteer);
    for finding in &loaded.findings {
        let shown = finding.to_string();
        prop_assert!(
            finding.line > 0 && finding.column > 0 && !shown.contains(['\n', '\r']),
            "{}",
            shown
        );
    }
    let Ok(gazetteer) = loaded.into_result() else { return Ok(()) };
    let mut again = Loader::new();
    again.layer("again", csv.as_bytes());
    let again = again.finish().into_result();
    prop_assert!(again.is_ok(), "{:?}\n{}", again, csv);
    let again = again.unwrap();
    prop_assert_eq!(&again, &gazetteer, "{}", csv);
    prop_assert_eq!(written(&again), csv);
    Ok(())
}

/// Tables keep their cells.
fn table_comes_back(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(table) = Table::parse("any", bytes) else {
        return Ok(());
    };
    let mut out = Vec::new();
    table.write(&mut out).unwrap();
    let again = Table::parse("again", &out).unwrap();
    prop_assert!(table.header().eq(again.header()));
    prop_assert_eq!(table.rows().len(), again.rows().len());
    for (row, other) in table.rows().iter().zip(again.rows()) {
        prop_assert!(row.cells().eq(other.cells()));
    }
    let mut twice = Vec::new();
    again.write(&mut twice).unwrap();
    prop_assert_eq!(out, twice);
    Ok(())
}

#[test]
fn the_sound_one_loads_and_comes_back() {
    let mut loader = Loader::new();
    loader.layer("sound", SOUND.as_bytes());
    let gazetteer = loader.finish().into_result().unwrap();
    assert_eq!(gazetteer.len(), 3);
    assert_eq!(gazetteer.entity(0).names.len(), 8);
    comes_back(SOUND.as_bytes()).unwrap();
}

#[test]
fn tables_keep_bytes_that_are_quoted_only_where_they_must_be() {
    for text in [
        SOUND.to_string(),
        SOUND.replace("\"a\nb\"", "c").replace('\n', "\r\n"),
        format!("\u{FEFF}{SOUND}"),
    ] {
        let mut out = Vec::new();
        Table::parse("sound", text.as_bytes()).unwrap().write(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), text);
    }
}

#[test]
fn tables_can_be_changed() {
    let mut table = Table::parse("sound", SOUND.as_bytes()).unwrap();
    let name = table.column("name").unwrap();
    assert_eq!((table.rows()[2].line(), table.rows()[2].place(name)), (5, Some((5, 10))));
    table.set(2, name, "Kyjiv");
    table.set(99, name, "nobody");
    table.push(["Q9"]);
    assert_eq!(table.rows()[2].get(name), Some("Kyjiv"));
    assert_eq!(table.rows().last().unwrap().cells().count(), table.header().count());
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "Q1",
            "Q2",
            "PERSON",
            "PLACE",
            "SHIP",
            "uk",
            "m",
            "none",
            "uk:none | ru:auto",
            "fold",
            "exact",
            "2025",
            "2024-05",
            "add",
            "replace",
            "delete",
            "US | claim:RU",
            "Kyiv",
            "KYIV",
            "uk:=НАТО | a\\|b",
            "uk:Київ|Kyiv",
            "50",
            "7",
        ])
        .prop_map(str::to_string),
        "[a-cЇї|\\\\:=\" ,\n;-]{0,8}",
        "(uk|ru|en):=?[a-cїЇ\\\\|]{0,4}( \\| [a-cA-C:=]{1,3}){0,2}",
    ]
}

/// CSVs in the shape of a gazetteer; most cells are of the wrong kind for their column.
fn shaped() -> impl Strategy<Value = String> {
    let row = (
        prop::sample::select(vec!["Q1", "Q2", "Q3"]),
        field(),
        prop::collection::vec(field(), 20),
    );
    let right = prop::collection::vec(any::<bool>(), 20);
    prop::collection::vec((row, right), 1..6).prop_map(|rows| {
        let header: Vec<&str> = SOUND.lines().next().unwrap().split(',').collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).unwrap();
        for ((id, name, cells), keep) in rows {
            let cell = |(column, cell): (&&str, &String)| {
                let fits: &[&str] = match *column {
                    "type" => return "PLACE".to_string(),
                    "name" => return format!("N{name}"),
                    "lang" => &["uk", "en", ""],
                    "gender" => &["m", "f", ""],
                    "case" => &["fold", "exact", "upper", "smart", ""],
                    "inflect" => &["none", "auto", "uk:none", "none | uk:auto", ""],
                    "priority" => &["1", "50", "100", ""],
                    "from" => &["2020", "2021-05", ""],
                    "to" => &["2022", "2020-05-17", ""],
                    "country" => &["UA", "US|claim:RU", ""],
                    "op" => &["", "add", "replace", "delete"],
                    _ => return cell.clone(),
                };
                fits[cell.len() % fits.len()].to_string()
            };
            let mut cells: Vec<String> = header[1..].iter().zip(&cells).map(cell).collect();
            for (cell, keep) in cells.iter_mut().skip(2).zip(keep) {
                if !keep {
                    cell.clear();
                }
            }
            writer.write_record(std::iter::once(id.to_string()).chain(cells)).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    })
}

proptest! {
    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        comes_back(&bytes)?;
        table_comes_back(&bytes)?;
    }

    #[test]
    fn any_text_under_a_header_never_panics(rows in "([a-c,\"\r\n|=:\\\\;\tїQ1]|Q1,PLACE,|\u{301}|2025-01|\u{0}){0,120}", cut in 0..150_usize) {
        let header: String = SOUND.chars().take(cut).collect();
        comes_back(format!("{header}\n{rows}").as_bytes())?;
        comes_back(format!("id,type,name\n{rows}").as_bytes())?;
        table_comes_back(format!("{header}\n{rows}").as_bytes())?;
    }

    #[test]
    fn a_sound_file_with_damage_never_panics(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..8),
    ) {
        let mut bytes = SOUND.as_bytes().to_vec();
        for (at, byte, insert) in damage {
            let at = at.index(bytes.len());
            if insert {
                bytes.insert(at, byte);
            } else {
                bytes[at] = byte;
            }
        }
        comes_back(&bytes)?;
        table_comes_back(&bytes)?;
    }

    #[test]
    fn any_sound_gazetteer_comes_back(csv in shaped()) {
        comes_back(csv.as_bytes())?;
        table_comes_back(csv.as_bytes())?;
    }

    #[test]
    fn loading_in_layers_over_a_gazetteer_is_loading_them_in_one_go(first in shaped(), second in shaped()) {
        let mut once = Loader::new();
        once.layer("first", first.as_bytes()).layer("second", second.as_bytes());
        let mut base = Loader::new();
        base.layer("first", first.as_bytes());
        if let Ok(base) = base.finish().into_result() {
            let mut over = Loader::over(base);
            over.layer("second", second.as_bytes());
            let (once, over) = (once.finish(), over.finish());
            if let (Ok(once), Ok(over)) = (once.into_result(), over.into_result()) {
                prop_assert_eq!(once, over);
            }
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_answer() {
    assert_eq!(load(SOUND.as_bytes()), load(SOUND.as_bytes()));
    assert_eq!(written(&load(SOUND.as_bytes())), written(&load(SOUND.as_bytes())));
}
