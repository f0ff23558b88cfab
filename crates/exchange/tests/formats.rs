//! Each format, read from a file of its real shape: the rows that it gives stand beside it as a gazetteer CSV, which loads without an
//! error. `POLYNYM_UPDATE=1` writes these anew; read the difference before you believe it.
#![allow(clippy::disallowed_methods, reason = "it reads and writes its own files")]

use std::path::PathBuf;

use polynym_exchange::{Alternates, Format, GateList, Importer, Options, Places, Row, RowWriter, Summary, gate_lists, import};
use polynym_gazetteer::{Country, Date, EntityType, Loader};
use polynym_text::Lang;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn data(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn csv(format: Format, rows: &[Row]) -> String {
    let mut csv = Vec::new();
    let mut writer = RowWriter::new(&mut csv, format.columns()).expect("memory takes it");
    rows.iter().for_each(|row| writer.write(row).expect("memory takes it"));
    writer.finish().expect("memory takes it");
    String::from_utf8(csv).expect("UTF-8")
}

fn read(format: Format, name: &str, options: &Options) -> (Vec<Row>, Summary) {
    let mut rows = Vec::new();
    let summary = import(format, &data(name)[..], options, &mut |row| {
        rows.push(row);
        Ok(())
    });
    (rows, summary.unwrap_or_else(|error| panic!("{name}:{error}")))
}

fn skipped(summary: &Summary) -> Vec<(&str, u64)> {
    summary.skipped.iter().map(|(reason, count)| (*reason, *count)).collect()
}

#[track_caller]
fn expect(name: &str, got: &str) {
    let name = format!("{name}.rows.csv");
    let mut loader = Loader::new();
    loader.layer(&name, got.as_bytes());
    let loaded = loader.finish();
    let errors = loaded.into_result();
    assert!(errors.is_ok(), "{}", errors.unwrap_err());
    if std::env::var_os("POLYNYM_UPDATE").is_some() {
        std::fs::write(path(&name), got).expect("a file");
    }
    assert_eq!(got, String::from_utf8(data(&name)).expect("UTF-8"), "{name}");
}

fn kind(kind: EntityType) -> Options {
    Options {
        kind: Some(kind),
        ..Options::default()
    }
}

#[test]
fn rows() {
    let any = Options::default();
    for (format, name, options, left_out) in [
        (
            Format::Geonames,
            "geonames.tsv",
            &any,
            &[("names that are codes", 3), ("names without capitals", 3)][..],
        ),
        (
            Format::Wikidata,
            "wikidata.json",
            &any,
            &[
                ("items of no class that is known here; name their class and type", 1),
                ("names in a language not known here", 1),
                ("records that are no items", 1),
            ],
        ),
        (Format::Sparql, "sparql.csv", &any, &[("entities without a name", 1)]),
        (
            Format::Opensanctions,
            "opensanctions.csv",
            &any,
            &[("entities that are neither persons nor organisations", 1)],
        ),
        (
            Format::Ftm,
            "ftm.jsonl",
            &any,
            &[("entities that are neither persons nor organisations", 1)],
        ),
        (Format::Legislators, "legislators.yaml", &any, &[]),
        (Format::Spacy, "spacy.jsonl", &any, &[("patterns that are no phrases", 1)]),
        (Format::Flashtext, "flashtext.json", &kind(EntityType::Place), &[]),
        (Format::Sparknlp, "sparknlp.csv", &any, &[]),
        (
            Format::List,
            "list.txt",
            &kind(EntityType::Agency),
            &[
                ("entities without a name", 1),
                ("names that are there already", 1),
                ("names without a letter or digit", 1),
            ],
        ),
        (Format::Long, "long.csv", &any, &[]),
    ] {
        let (rows, summary) = read(format, name, options);
        expect(name.split('.').next().unwrap(), &csv(format, &rows));
        assert_eq!(skipped(&summary), left_out, "{name}");
        assert_eq!(summary.rows, rows.len() as u64, "{name}");
    }
}

#[test]
fn gate() {
    let options = Options::default();
    let mut rows = Vec::new();
    let mut each = |row| {
        rows.push(row);
        Ok(())
    };
    let mut importer = Importer::new(&options, &mut each);
    let lists: Vec<GateList> = gate_lists(&data("gate-lists.def")[..]).expect("a definition");
    for list in &lists {
        importer.read_gate(list, &data(&list.file)[..]).expect("a list");
    }
    assert_eq!(importer.finish().skipped.len(), 0);
    expect("gate", &csv(Format::Gate, &rows));
}

/// Alternate names: number, place, language, name, then whether preferred, short, colloquial, historic, then from and to.
const ALTERNATES: &[[&str; 10]] = &[
    ["1", "702550", "uk", "Львів", "1", "", "", "", "", ""],
    ["2", "702550", "pl", "Lwów", "", "", "", "", "", ""],
    ["3", "702550", "de", "Lemberg", "", "", "", "", "", ""],
    ["4", "702550", "", "Lvov", "", "", "", "", "", ""],
    ["5", "702550", "wkdt", "Q36036", "", "", "", "", "", ""],
    ["6", "702550", "iata", "LWO", "", "", "", "", "", ""],
    [
        "7",
        "702550",
        "link",
        "https://en.wikipedia.org/wiki/Lviv",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    ["8", "498817", "ru", "Питер", "", "", "1", "", "", ""],
    ["9", "498817", "ru", "Ленинград", "", "", "", "1", "1924", "1991"],
    ["10", "498817", "ru", "Санкт-Петербург", "1", "", "", "", "", ""],
    ["11", "498817", "ru", "СПб", "", "1", "", "", "", ""],
    ["12", "498817", "wkdt", "Q656", "", "", "", "", "", ""],
    ["13", "690791", "uk", "Україна", "1", "", "", "", "", ""],
    ["14", "498817", "tlh", "Peterburg", "", "", "", "", "", ""],
];

#[test]
fn alternate_names_join_the_places_that_are_wanted() {
    let lines: Vec<String> = ALTERNATES.iter().map(|fields| fields.join("\t")).collect();
    let mut options = Options {
        features: vec!["P".into()],
        min_population: 500_000,
        ..Options::default()
    };
    let places = Places::read(&data("geonames.tsv")[..], &options).expect("places");
    assert_eq!(places.len(), 3);
    let alternates = Alternates::read(lines.join("\n").as_bytes(), &places, &[]).expect("names");
    assert_eq!(
        skipped(&alternates.summary),
        [
            ("names in a language not known here", 1),
            ("names that are codes or links", 2)
        ]
    );
    options.alternates = Some(alternates);
    let (rows, summary) = read(Format::Geonames, "geonames.tsv", &options);
    expect("geonames-alternates", &csv(Format::Geonames, &rows));
    assert_eq!(skipped(&summary), [("places of another feature", 2)]);
}

#[test]
fn filters() {
    let names = |format, name: &str, options: &Options| -> Vec<String> {
        read(format, name, options)
            .0
            .into_iter()
            .map(|row| row.name)
            .filter(|name| !name.is_empty())
            .collect()
    };
    let some = Options::default;
    let country = |code| vec![Country::parse(code).expect("a country")];
    let lang = |code| vec![Lang::new(code).expect("a language")];
    let cases: [(Format, &str, Options, &[&str]); 9] = [
        (
            Format::Geonames,
            "geonames.tsv",
            Options {
                features: vec!["P.PPLC".into()],
                ..some()
            },
            &["Kyiv"],
        ),
        (
            Format::Geonames,
            "geonames.tsv",
            Options {
                features: vec!["PCLI".into()],
                ..some()
            },
            &["Ukraine", "Luxembourg"],
        ),
        (
            Format::Geonames,
            "geonames.tsv",
            Options {
                min_population: 10_000_000,
                ..some()
            },
            &["Ukraine"],
        ),
        (
            Format::Geonames,
            "geonames.tsv",
            Options {
                countries: country("LU"),
                ..some()
            },
            &["Luxembourg"],
        ),
        (Format::Wikidata, "wikidata.json", kind(EntityType::Agency), &["NATO"]),
        (
            Format::Wikidata,
            "wikidata.json",
            Options {
                classes: vec!["Q5".into()],
                ..some()
            },
            &["Volodymyr Zelenskyy"],
        ),
        (
            Format::Opensanctions,
            "opensanctions.csv",
            kind(EntityType::Person),
            &["Vladimir Putin"],
        ),
        (
            Format::Legislators,
            "legislators.yaml",
            Options {
                as_of: Date::parse("2025-01-10"),
                ..some()
            },
            &["Marco Rubio"],
        ),
        (
            Format::Long,
            "long.csv",
            Options {
                countries: country("NL"),
                ..some()
            },
            &["Mark Rutte"],
        ),
    ];
    for (format, name, options, want) in cases {
        assert_eq!(names(format, name, &options), want, "{name}: {options:?}");
    }
    let (rows, summary) = read(
        Format::Wikidata,
        "wikidata.json",
        &Options {
            langs: lang("uk"),
            ..some()
        },
    );
    assert_eq!(rows[0].cell("labels"), "uk:Київ");
    let ukrainian = Options {
        langs: lang("uk"),
        ..kind(EntityType::Place)
    };
    let mut of_list = Vec::new();
    let mut each = |row: Row| {
        of_list.push(row.lang);
        Ok(())
    };
    import(Format::List, "Львів\n".as_bytes(), &ukrainian, &mut each).expect("a list");
    assert_eq!(of_list, [Lang::new("uk")]);
    assert_eq!(summary.skipped["names in a language not asked for"], 9);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let utf16 = "\u{FEFF}Київ".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cases: [(Format, &[u8], &str); 15] = [
        (Format::Geonames, b"1\tKyiv\n", "1:1: 2 fields where 19 are wanted"),
        (
            Format::Geonames,
            &data("geonames.tsv").replace(b"717803", b"many"),
            "1:107: `many` is no number of people",
        ),
        (Format::Wikidata, b"[\n{\"id\":\"Q1\",}\n]\n", "2:12: trailing comma"),
        (Format::Wikidata, b"{\"id\": 7}", "1:8: invalid type"),
        (
            Format::Sparql,
            b"name,type\nKyiv,PLACE\n",
            "1:1: no column `item`; there are: name, type",
        ),
        (Format::Sparql, b"item,name\nQ1\n", "2:1: 1 fields where 2 are wanted"),
        (
            Format::Opensanctions,
            b"id,schema,name\nQ1,Person,\xCA\xE8\xBF\xE2\n",
            "2:1: not UTF-8",
        ),
        (Format::Ftm, b"{\"id\":\"a\"}\n", "1:10: missing field `schema`"),
        (Format::Legislators, b"- id: 1\n- name: [\n", "1:"),
        (Format::Spacy, b"{\"pattern\":\"Kyiv\"}\n", "1:18: missing field `label`"),
        (Format::Flashtext, b"{\"Kyiv\": \"Kiev\"}", "1:"),
        (Format::Flashtext, b"{\"Kyiv\": []} x", "1:14: trailing characters"),
        (Format::Sparknlp, b"PERSON|Jon|Snow\n", "1:1: 3 fields where 2 are wanted"),
        (Format::List, &utf16, "1:1: not UTF-8, by the look of it UTF-16LE"),
        (
            Format::Long,
            b"id,what,text\nQ1,nickname,Kyiv\n",
            "2:1: `nickname` is no kind of name",
        ),
    ];
    for (format, input, want) in cases {
        let error = import(format, input, &kind(EntityType::Place), &mut |_| Ok(())).expect_err(want);
        assert!(error.to_string().starts_with(want), "{format:?}: {error}");
    }
}

/// Bytes with the first of some bytes in them replaced.
trait Replace {
    fn replace(&self, old: &[u8], new: &[u8]) -> Vec<u8>;
}

impl Replace for Vec<u8> {
    fn replace(&self, old: &[u8], new: &[u8]) -> Vec<u8> {
        let at = self.windows(old.len()).position(|window| window == old).expect("it is there");
        [&self[..at], new, &self[at + old.len()..]].concat()
    }
}
