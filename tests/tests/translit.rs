//! `polynym translit` as scripts and people rely on it.
#![allow(clippy::disallowed_methods, reason = "it runs the program on files of its own")]

mod program;

use program::{Folder, lines, status, told};

const SCHEME: &str = "title = 'Mine'
authority = 'Me'
year = 2025
language = 'uk'
source = 'mine'
examples = '''
щ > shch
'''
[[stage]]
rules = '''
щ > shch
г > h | g
'''
";

fn text(output: &std::process::Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn lines_go_through_a_scheme_and_back() {
    let folder = Folder::new(&[]);
    let there = folder.feed("translit --scheme kmu-2010", "Згурський, 12.02.2025\n\nЩУКА\n");
    assert_eq!(
        (status(&there), text(&there).as_str()),
        (0, "Zghurskyi, 12.02.2025\n\nSHCHUKA\n")
    );
    let same = folder.feed("translit --scheme ua-ukr-Cyrl-Latn-2010", "Щука");
    assert_eq!(text(&same), "Shchuka", "no line end is made up");
    let back = folder.feed("translit --scheme iso-ukr-Cyrl-Latn-9-1995 --back", "Zelensʹkij");
    assert_eq!(text(&back), "Зеленський");
}

#[test]
fn the_list_has_four_fields_a_line() {
    let list = Folder::new(&[]).run("translit --list --lang uk");
    let rows: Vec<String> = text(&list).lines().map(str::to_owned).collect();
    assert!(rows.iter().all(|row| row.split('\t').count() == 4), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("ua-ukr-Cyrl-Latn-2010\tkmu-2010")));
    let none = Folder::new(&[]).run("translit --list --lang zxx");
    assert_eq!(status(&none), 1);
}

#[test]
fn a_record_tells_the_source_of_each_piece() {
    let records = lines(&Folder::new(&[]).feed("translit --scheme kmu-2010 --format jsonl", "Щит\n東\n"));
    assert_eq!(
        records[0]["pieces"],
        serde_json::json!([["Щ", "Shch"], ["и", "y"], ["т", "t"]])
    );
    assert_eq!(records[1]["unknown"], serde_json::json!(["東"]));
}

#[test]
fn letters_that_a_scheme_does_not_know_are_told() {
    let output = Folder::new(&[]).feed("translit --scheme kmu-2010", "東京 Київ");
    assert_eq!(text(&output), "東京 Kyiv");
    assert!(told(&output).contains('2'));
}

#[test]
fn a_scheme_of_ones_own_works_and_a_wrong_one_is_told_with_its_place() {
    let files = [
        ("m-ukr-Cyrl-Latn-2025.toml", SCHEME.to_owned()),
        ("w-ukr-Cyrl-Latn-2025.toml", SCHEME.replace("г > h", "{none} > h")),
        ("l-ukr-Cyrl-Latn-2025.toml", SCHEME.replacen("щ > shch", "щ > sch", 1)),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = Folder::new(&files);
    let own = folder.feed("translit --scheme-file m-ukr-Cyrl-Latn-2025.toml", "Щг");
    assert_eq!(text(&own), "Shchh");
    assert_eq!(
        status(&folder.run("translit --scheme-file m-ukr-Cyrl-Latn-2025.toml --check")),
        0
    );
    let output = folder.feed("translit --scheme-file w-ukr-Cyrl-Latn-2025.toml", "Щг");
    assert_eq!(status(&output), 2);
    assert!(told(&output).starts_with("w-ukr-Cyrl-Latn-2025.toml:12:"));
    let lies = folder.run("translit --scheme-file l-ukr-Cyrl-Latn-2025.toml --check");
    assert_eq!(status(&lies), 2, "an example that does not come out");
}

#[test]
fn a_name_that_no_scheme_has_is_an_error_that_helps() {
    let output = Folder::new(&[]).feed("translit --scheme kmu-2011", "Щ");
    assert_eq!(status(&output), 2);
    assert!(told(&output).contains("kmu-2010"));
}

#[test]
fn spellings_of_a_name_are_listed_by_weight() {
    let variants = lines(&Folder::new(&[]).run("translit --variants Зеленський --from uk --to en --format jsonl"));
    let has = |spelling: &str| variants.iter().any(|variant| variant["text"] == spelling);
    assert!(has("Zelensky") && has("Zelenskyy") && has("Zelenskiy"));
    let weights: Vec<f64> = variants.iter().map(|variant| variant["weight"].as_f64().unwrap()).collect();
    assert!(weights.windows(2).all(|pair| pair[0] >= pair[1]));
    let none = Folder::new(&[]).run("translit --variants Kyiv --from en --to zxx");
    assert_eq!(status(&none), 1);
}

#[test]
fn without_a_scheme_each_passage_has_its_usual_one() {
    let folder = Folder::new(&[]);
    let output = folder.feed("translit --lang uk", "Володимир Зеленський met Κυριάκος Μητσοτάκης.");
    assert_eq!(text(&output), "Volodymyr Zelenskyi met Kyriakos Mitsotakis.");
    let guess = folder.feed("translit", "ᏣᎳᎩ");
    assert_eq!(text(&guess), "tsalagi");
    assert!(told(&guess).contains("guess"));
}

#[test]
fn a_byte_that_is_not_utf8_is_named() {
    let folder = Folder::new(&[("bad.txt", b"\xD0\xB0\nab\xFFc")]);
    let output = folder.run("translit --scheme kmu-2010 bad.txt");
    assert_eq!(status(&output), 2);
    assert!(told(&output).starts_with("bad.txt:2:3: byte 5 "));
}

#[test]
fn a_stream_loses_nothing_where_it_is_cut() {
    let endless = "щука ".repeat(500_000) + &"щ".repeat(700_000);
    let folder = Folder::new(&[("long.txt", endless.as_bytes())]);
    let output = folder.run("translit --scheme kmu-2010 long.txt");
    assert!(text(&output) == endless.replace('щ', "shch").replace("ука", "uka"));
}

#[test]
fn the_readme_says_what_comes_out() {
    let readme = include_str!("../../README.md");
    let table = readme.split("<!-- schemes -->").nth(1).expect("the table of schemes");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`')).collect())
        .collect();
    assert_eq!(rows.len(), 8);
    let folder = Folder::new(&[]);
    for row in rows {
        let output = folder.feed(&format!("translit --scheme {}", row[1]), "Зеленський");
        assert_eq!(text(&output), row[3], "{}", row[1]);
    }
}
