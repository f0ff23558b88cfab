//! Gazetteers as files: what is imported, exported, added, joined and compared, and what is refused, with its place.
#![allow(clippy::disallowed_methods, reason = "it runs the program on files of its own")]

mod program;

use std::process::Output;

use program::{Folder, lines, status};

const MINE: &str =
    "id,type,name,labels\nplace:rynok,PLACE,Rynok Square,uk:площа Ринок\nperson:andriy-sadovyi,,,pl:Andrij Sadowy\n";

fn content(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.0.path().join(name)).expect("a file")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

/// All of standard error: reports and warnings may have several lines.
fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_list_becomes_rows_and_the_rows_are_found() {
    let folder = Folder::new(&[
        (
            "names.txt",
            "Verkhovna Rada\nLviv City Council\n\nVerkhovna Rada\n".as_bytes(),
        ),
        ("a.txt", b"The Lviv City Council met."),
    ]);
    let output = folder.run("gazetteer import --from list --type AGENCY names.txt -o names.csv");
    assert_eq!((status(&output), out(&output)), (0, ""));
    assert!(
        said(&output).contains("3 records read, 2 rows with 2 names written"),
        "{}",
        said(&output)
    );
    let output = folder.run("tag --no-default --gazetteer names.csv --format jsonl a.txt");
    assert_eq!(lines(&output)[0]["mentions"][0]["id"], "agency:lviv-city-council");
}

#[test]
fn the_report_is_an_object_where_it_is_asked_for() {
    let folder = Folder::new(&[]);
    let output = folder.feed(
        "gazetteer import --from sparknlp --type PLACE --report jsonl",
        "LOCATION|Kyiv\nPERSON|Nancy Pelosi\n",
    );
    assert_eq!(out(&output), "id,type,name,aliases,weak\nplace:kyiv,PLACE,Kyiv,,\n");
    let report: serde_json::Value = serde_json::from_str(&said(&output)).expect("an object");
    assert_eq!(report["skipped"]["entities of another type"], 1);
}

#[test]
fn packed_files_are_read_as_they_are() {
    // gzip of "Kyiv\n".
    let packed: &[u8] = &[
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 243, 174, 204, 44, 227, 2, 0, 146, 182, 128, 33, 5, 0, 0, 0,
    ];
    let folder = Folder::new(&[("names.txt.gz", packed), ("names.zip", b"PK\x03\x04")]);
    let output = folder.run("gazetteer import --from list --type PLACE names.txt.gz");
    assert_eq!(
        out(&output),
        "id,type,name,lang,aliases,weak\nplace:kyiv,PLACE,Kyiv,,,\n",
        "{}",
        said(&output)
    );
    let output = folder.run("gazetteer import --from list --type PLACE names.zip");
    assert_eq!(
        (status(&output), said(&output).trim_end()),
        (2, "names.zip:1:1: a zip archive; unpack it first")
    );
}

#[test]
fn errors_have_a_place_and_leave_the_old_file() {
    let folder = Folder::new(&[
        ("bad.tsv", b"1\tKyiv\n"),
        ("out.csv", b"as it was"),
        ("mine.csv", MINE.as_bytes()),
    ]);
    for (words, wanted) in [
        (
            "gazetteer import --from geonames bad.tsv -o out.csv",
            "bad.tsv:1:1: 2 fields where 19 are wanted",
        ),
        (
            "gazetteer import --from list bad.tsv -o out.csv",
            "this format does not say what its names are",
        ),
        (
            "gazetteer import --from nothing bad.tsv",
            "polynym: error: invalid value 'nothing' for '--from <FORMAT>'",
        ),
        ("gazetteer import --from list --type PLACE gone.txt", "gone.txt: No such file"),
        (
            "gazetteer import --from list --type PLACE bad.tsv -o no/out.csv",
            "no/out.csv: No such file",
        ),
        (
            "gazetteer export --to gate mine.csv",
            "polynym: error: the following required arguments were not provided",
        ),
        (
            "gazetteer merge bad.tsv -o out.csv",
            "bad.tsv:1:1: error: the first line is not a header",
        ),
        ("gazetteer diff mine.csv gone.csv", "gone.csv: No such file"),
        ("gazetteer add - --type PLACE --name Lviv --yes", "a row is added to a file"),
        ("gazetteer add mine.csv --name Nobody", "a new row needs --type and --name"),
        (
            "gazetteer add mine.csv --type PLACE --name Lviv",
            "mine.csv: nothing is written; say --yes",
        ),
        (
            "gazetteer add bad.tsv --type PLACE --name Lviv --yes",
            "bad.tsv:1:1: error: the first line is not a header",
        ),
    ] {
        let output = folder.run(words);
        assert_eq!(status(&output), 2, "{words}");
        assert!(said(&output).starts_with(wanted), "{words}: {}", said(&output));
    }
    assert_eq!(content(&folder, "out.csv"), "as it was");
    assert_eq!(content(&folder, "mine.csv"), MINE);
    let left: Vec<_> = std::fs::read_dir(folder.0.path()).expect("a folder").collect();
    assert_eq!(left.len(), 3, "no file is left over: {left:?}");
}

#[test]
fn a_row_is_added_behind_the_others() {
    let folder = Folder::new(&[("mine.csv", MINE.as_bytes())]);
    let output = folder
        .command("gazetteer add mine.csv --type AGENCY --yes --name")
        .args(["Lviv City Council", "--label", "uk:Львівська міська рада"])
        .output()
        .expect("it runs");
    assert_eq!(status(&output), 0, "{}", said(&output));
    assert!(
        out(&output).contains("Львівської міської ради"),
        "its forms are shown: {}",
        out(&output)
    );
    let row = "agency:lviv-city-council,AGENCY,Lviv City Council,uk:Львівська міська рада\n";
    assert_eq!(content(&folder, "mine.csv"), format!("{MINE}{row}"));
    // What it meets is shown, too.
    let output = folder.run("gazetteer add mine.csv --type PLACE --name Lemberg --yes");
    assert!(
        out(&output).contains("`Lemberg` is found without this row, too, as Q36036 (Lviv)"),
        "{}",
        out(&output)
    );
    let output = folder.run("gazetteer add new.csv --id Q36036 --alias Leopolis --yes");
    assert!(out(&output).starts_with("more for Lviv  Q36036  PLACE"), "{}", out(&output));
    assert_eq!(content(&folder, "new.csv"), "id,type,name,aliases\nQ36036,,,Leopolis\n");
}

#[test]
fn files_are_joined_and_compared() {
    let folder = Folder::new(&[
        ("mine.csv", MINE.as_bytes()),
        (
            "more.csv",
            b"id,type,name,aliases,country\nplace:rynok,,,Market Square,UA\nplace:opera,PLACE,Lviv Opera,,UA\n",
        ),
        ("gone.csv", b"id,op\nQ36036,delete\n"),
    ]);
    let output = folder.run("gazetteer merge mine.csv more.csv");
    // A row that adds to what comes with the program has its type and name from there.
    assert_eq!(
        out(&output),
        "id,type,name,lang,labels,aliases,country\n\
         person:andriy-sadovyi,PERSON,Andriy Sadovyi,en,pl:Andrij Sadowy,,\n\
         place:rynok,PLACE,Rynok Square,,uk:площа Ринок,Market Square,UA\n\
         place:opera,PLACE,Lviv Opera,,,,UA\n",
        "{}",
        said(&output)
    );
    assert_eq!(status(&folder.run("gazetteer merge mine.csv more.csv -o all.csv")), 0);
    let output = folder.run("gazetteer diff --format pretty mine.csv all.csv");
    let expected = "~ place:rynok  Rynok Square\n    + aliases Market Square\n    ~ country\n+ place:opera  Lviv Opera\n";
    assert_eq!((status(&output), out(&output)), (0, expected));
    let changes = lines(&folder.run("gazetteer diff --format jsonl all.csv mine.csv"));
    assert_eq!(
        (&changes[0]["change"], &changes[0]["gone"][0]),
        (&"changed".into(), &"aliases Market Square".into())
    );
    assert_eq!(
        (&changes[1]["change"], &changes[1]["id"]),
        (&"gone".into(), &"place:opera".into())
    );
    assert_eq!(status(&folder.run("gazetteer diff all.csv all.csv")), 1);
    let output = folder.run("gazetteer merge gone.csv");
    assert!(
        said(&output).starts_with("gone.csv:2:8: op `delete` of `Q36036`"),
        "{}",
        said(&output)
    );
}

#[test]
fn the_embedded_gazetteer_comes_back_from_the_long_form() {
    let folder = Folder::new(&[]);
    for words in [
        "gazetteer export --to long -o long.csv",
        "gazetteer import --from long long.csv -o again.csv",
        "gazetteer export --to long again.csv -o long-again.csv",
    ] {
        let output = folder.run(words);
        assert_eq!(status(&output), 0, "{words}: {}", said(&output));
    }
    assert!(content(&folder, "long.csv") == content(&folder, "long-again.csv"));
}

#[test]
fn gate_has_a_folder() {
    let folder = Folder::new(&[("mine.csv", MINE.as_bytes())]);
    let output = folder.run("gazetteer export --to gate mine.csv -o lists");
    assert_eq!(status(&output), 0, "{}", said(&output));
    assert_eq!(
        content(&folder, "lists/lists.def"),
        "location.lst:location\nperson.lst:person\n"
    );
    assert!(content(&folder, "lists/location.lst").contains("площа Ринок\tid=place:rynok\tlang=uk\n"));
    let output = folder.run("gazetteer import --from gate lists/lists.def");
    assert!(out(&output).contains("place:rynok,PLACE,Rynok Square,"), "{}", said(&output));
}
