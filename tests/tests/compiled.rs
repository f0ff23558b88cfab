//! Compiled files: what they are found to hold, alone and under layers, and what is said of those that can't be used.
#![allow(clippy::disallowed_methods, reason = "the program is run")]

mod program;

use std::path::Path;

use polynym::store::{Sections, Stamp, Writer};
use polynym::{BuildError, Options, Tagger, TaggerBuilder};
use program::{Folder, lines, status, told};

const CSV: &str = "id,type,name,lang,aliases,priority,parent,x_note\n\
    p,PERSON,Джейн Зеленко,uk,,70,,met in 2024\nq,PLACE,Port Amber,en,Amberport | Amber City,,,\nr,SHIP,Amber Queen,,,,q,\n";
const TEXT: &str = "Джейн Зеленко прибула. Джейн Зеленко в Amber City; the Amber Queen left Port Amber and Coalton.";

/// No guess by sound: it is made of the gazetteer, not of the file, and takes its time.
fn builder() -> TaggerBuilder {
    Tagger::builder().no_default().options(Options {
        sound: false,
        ..Options::default()
    })
}

fn compiled(csv: &str) -> Vec<u8> {
    let mut file = Vec::new();
    let compiled = builder().gazetteer("g.csv", csv).compile().expect("sound rows");
    compiled.write(&mut file).expect("memory takes it");
    file
}

/// What a tagger finds, in words.
fn found(tagger: &Tagger, text: &str) -> Vec<String> {
    let mentions = tagger.tag(text).into_iter();
    mentions
        .map(|m| {
            format!(
                "{} {} {:?} {:.3} {:?}",
                &text[m.span], m.entity.id, m.entity.extra, m.score, m.how
            )
        })
        .collect()
}

#[test]
fn a_compiled_file_finds_what_its_rows_do() {
    let direct = builder().gazetteer("g.csv", CSV).build().expect("sound rows");
    let opened = builder().lexicon(compiled(CSV)).build().expect("a sound file");
    assert_eq!(found(&opened, TEXT), found(&direct, TEXT));
    assert!(found(&opened, TEXT).len() >= 4, "{:?}", found(&opened, TEXT));
    assert_eq!(opened.gazetteer(), direct.gazetteer());
}

#[test]
fn layers_over_a_compiled_file_act_as_one_with_it() {
    for layer in [
        "id,type,name\ns,PLACE,Coalton\n",
        "id,op,aliases\nq,,Coalton\nr,delete,\nr,delete,\n",
        "id,op,type,name\nq,delete,,\nq,,PLACE,Coalton\np,replace,PERSON,Jane Zelenko\n",
        "id,op,type,name\nr,,,Amber Queen\nq,replace,AGENCY,Amber City\nt,,AGENCY,Port Amber\n",
    ] {
        let direct = builder()
            .gazetteer("g.csv", CSV)
            .gazetteer("l.csv", layer)
            .build()
            .expect("sound rows");
        let over = builder()
            .lexicon(compiled(CSV))
            .gazetteer("l.csv", layer)
            .build()
            .expect("sound rows");
        assert_eq!(found(&over, TEXT), found(&direct, TEXT), "{layer}");
        let compiled = builder()
            .lexicon(compiled(CSV))
            .gazetteer("l.csv", layer)
            .compile()
            .expect("sound rows");
        let mut file = Vec::new();
        compiled.write(&mut file).expect("memory takes it");
        let again = builder().lexicon(file).build().expect("a sound file");
        assert_eq!(found(&again, TEXT), found(&direct, TEXT), "{layer}");
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    assert_eq!(compiled(CSV), compiled(CSV));
}

#[test]
fn every_changed_byte_is_an_error_or_changes_nothing() {
    let mut file = compiled("id,type,name\nq,PLACE,Port Amber\n");
    let sound = found(&builder().lexicon(file.clone()).build().expect("sound"), TEXT);
    for at in 0..file.len() {
        file[at] ^= 0x11;
        match builder().lexicon(file.clone()).build() {
            Ok(tagger) => assert_eq!(found(&tagger, TEXT), sound, "byte {at}"),
            Err(error) => assert!(matches!(error, BuildError::Lexicon(_)), "byte {at}: {error}"),
        }
        file[at] ^= 0x11;
    }
}

#[test]
fn what_is_damaged_without_showing_never_panics() {
    // A section changed, and its checksum with it, as nobody does by accident.
    let file = Sections::read(compiled("id,type,name,weak,country\nq,PLACE,Port Amber,Amber,UA\n").into()).expect("sound");
    let sections: Vec<(String, Vec<u8>)> = file
        .sizes()
        .map(|(name, _)| (name.to_owned(), file.get(name).expect("it is there").to_vec()))
        .collect();
    for (changed, (name, bytes)) in sections.iter().enumerate() {
        // The first bytes, the last, and some between.
        let step = (bytes.len() / 8).max(1);
        for at in (0..bytes.len()).step_by(step).chain(bytes.len().checked_sub(1)) {
            for flip in [0x01, 0xFF] {
                let mut writer = Writer::new(polynym::stamp());
                for (place, (name, bytes)) in sections.iter().enumerate() {
                    let mut bytes = bytes.clone();
                    if place == changed {
                        bytes[at] ^= flip;
                    }
                    writer.add(name, bytes);
                }
                let opened = builder()
                    .lexicon(writer.to_bytes())
                    .gazetteer("l.csv", "id,type,name\ns,PLACE,Amber\n")
                    .build();
                if let Ok(tagger) = opened {
                    found(&tagger, TEXT);
                    tagger.explain(TEXT, "q");
                    assert!(tagger.gazetteer().iter().count() < 9, "{name} {at}");
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_used_says_why_and_what_to_do() {
    let whole = compiled(CSV);
    let other = Stamp {
        data: polynym::stamp().data ^ 1,
        ..polynym::stamp()
    };
    let mut damaged = whole.clone();
    *damaged.last_mut().expect("bytes") ^= 1;
    let files: [(&str, Vec<u8>, &[&str]); 5] = [
        (
            "cut.pnx",
            whole[..whole.len() - 9].to_vec(),
            &["cut off", "copy or compile it again"],
        ),
        ("damaged.pnx", damaged, &["damaged in its", "compile it again"]),
        ("foreign.pnx", CSV.as_bytes().to_vec(), &["no compiled lexicon"]),
        (
            "old.pnx",
            Writer::new(other).to_bytes(),
            &["another version", "compile it again"],
        ),
        ("bare.pnx", Writer::new(polynym::stamp()).to_bytes(), &["has no gazetteer"]),
    ];
    for (name, bytes, says) in files {
        let folder = Folder::new(&[(name, &bytes), ("t.txt", TEXT.as_bytes())]);
        for command in ["tag t.txt", "forms", "explain --id q Amber", "compile --output new.pnx"] {
            let output = folder.run(&format!("{command} --lexicon {name}"));
            assert_eq!((status(&output), output.stdout.len()), (2, 0), "{command} {name}");
            let told = told(&output);
            assert!(
                told.starts_with(name) && says.iter().all(|says| told.contains(says)),
                "{command}: {told}"
            );
        }
        assert!(!folder.0.path().join("new.pnx").exists());
        assert_eq!(status(&folder.run(&format!("inspect {name}"))), 2, "{name}");
    }
}

#[test]
fn the_program_compiles_tags_and_inspects() {
    let folder = Folder::new(&[
        ("g.csv", CSV.as_bytes()),
        ("h.csv", b"id,aliases\nq,Amberton\n"),
        ("t.txt", TEXT.as_bytes()),
    ]);
    for name in ["one.pnx", "two.pnx"] {
        let output = folder.run(&format!("compile g.csv h.csv --no-default -o {name}"));
        assert_eq!((status(&output), output.stdout.len()), (0, 0), "{output:?}");
    }
    let read = |name: &str| std::fs::read(folder.0.path().join(name)).expect("it is there");
    assert!(read("one.pnx") == read("two.pnx"), "two builds are the same");
    assert_eq!(
        std::fs::read_dir(folder.0.path()).expect("a folder").count(),
        5,
        "nothing else is left"
    );
    let by_file = folder.run("tag --lexicon one.pnx --no-sound --format jsonl t.txt");
    let by_rows = folder.run("tag --gazetteer g.csv --gazetteer h.csv --no-default --no-sound --format jsonl t.txt");
    assert_eq!((status(&by_file), lines(&by_file)), (0, lines(&by_rows)));
    let listed = |words: &str| lines(&folder.run(words));
    assert_eq!(
        listed("forms --lexicon one.pnx --id q"),
        listed("forms --gazetteer g.csv --gazetteer h.csv --no-default --id q")
    );
    let summary = &listed("inspect one.pnx --format jsonl")[0];
    assert_eq!((&summary["entities"], &summary["usable"]), (&3.into(), &true.into()));
    assert_eq!(summary["sources"], serde_json::json!(["g.csv", "h.csv"]));
    let sections = summary["sections"].as_array().expect("sections");
    let sum: u64 = sections.iter().filter_map(|section| section["bytes"].as_u64()).sum();
    assert!(summary["bytes"].as_u64().is_some_and(|bytes| bytes >= sum && sum > 0));
    let row = &listed("inspect one.pnx --format jsonl --id q")[0];
    assert_eq!(
        (&row["name"], &row["names"][3]["at"]),
        (&"Port Amber".into(), &"h.csv:2:3".into())
    );
    assert!(
        row["forms"]
            .as_array()
            .is_some_and(|forms| forms.iter().any(|form| form["form"] == "Amberton"))
    );
    let reading = &listed("inspect one.pnx --format jsonl --name Amberton")[0];
    assert_eq!((&reading["id"], &reading["form"]), (&"q".into(), &"Amberton".into()));
    for (words, code) in [
        ("--id q", 0),
        ("--id nobody", 1),
        ("--name Nothing", 1),
        ("--format pretty", 0),
    ] {
        assert_eq!(status(&folder.run(&format!("inspect one.pnx {words}"))), code, "{words}");
    }
}

#[test]
fn what_fails_leaves_the_old_file() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes()), ("bad.csv", b"id,type,name\nq,PLACE\n")]);
    assert_eq!(status(&folder.run("compile g.csv --no-default -o l.pnx")), 0);
    let old = std::fs::read(folder.0.path().join("l.pnx")).expect("it is there");
    let output = folder.run("compile bad.csv --no-default -o l.pnx");
    assert_eq!(status(&output), 2);
    assert!(told(&output).starts_with("bad.csv:2:1: error: "), "{output:?}");
    assert!(std::fs::read(folder.0.path().join("l.pnx")).is_ok_and(|new| new == old));
    let output = folder.run("compile g.csv --no-default -o nowhere/l.pnx");
    assert_eq!(status(&output), 2);
    assert!(told(&output).starts_with("nowhere/l.pnx: ") && !Path::new("nowhere").exists());
}
