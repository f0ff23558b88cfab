//! `polynym forms`, and `polynym gazetteer check --forms`: what rows give rise to, and which of it says something else too.
#![allow(clippy::disallowed_methods, reason = "the program is run")]

mod program;

use program::{Folder, lines, status};
use serde_json::Value;

const CSV: &str = "id,type,name,lang,gender,labels\n\
    roe,PERSON,Jane Roe,en,f,\n\
    zel,PERSON,Volodymyr Zelensky,en,m,uk:Володимир Зеленський\n\
    de,PLACE,Germany,en,,\n\
    mir,AGENCY,Peace Party,en,,uk:Мир\n";

fn forms(options: &str) -> Vec<Value> {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let output = folder.run(&format!("forms --gazetteer g.csv {options}"));
    assert_eq!(status(&output), i32::from(output.stdout.is_empty()), "{options}");
    lines(&output)
}

fn surfaces(forms: &[Value]) -> Vec<&str> {
    forms.iter().map(|form| form["form"].as_str().expect("a form")).collect()
}

#[test]
fn forms_come_likeliest_first_with_the_way_they_came_about() {
    let forms = forms("--id zel --limit 40");
    assert_eq!(forms.len(), 40);
    assert_eq!(forms[0]["form"], "Volodymyr Zelensky");
    let weights: Vec<f64> = forms.iter().map(|form| form["weight"].as_f64().expect("a weight")).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
    for form in &forms {
        assert_eq!(form["id"], "zel");
        assert!(form["how"].as_array().is_some_and(|how| !how.is_empty()), "{form}");
        assert!(
            ["Latn", "Cyrl"].contains(&form["script"].as_str().expect("a script")),
            "{form}"
        );
    }
}

#[test]
fn the_words_of_a_form_agree() {
    let forms = forms("--id zel");
    let forms = surfaces(&forms);
    assert!(forms.contains(&"Володимира Зеленського"));
    assert!(!forms.contains(&"Володимира Зеленському"));
}

#[test]
fn every_row_has_its_share() {
    let forms = forms("--limit 1");
    assert_eq!(surfaces(&forms), ["Jane Roe", "Volodymyr Zelensky", "Germany", "Peace Party"]);
    assert!(self::forms("--limit 0").is_empty());
}

#[test]
fn a_country_borrows_its_names_unless_told_otherwise() {
    let borrowed = forms("--id de");
    let niemcy = borrowed
        .iter()
        .find(|form| form["form"] == "Niemcy")
        .expect("the Polish name");
    assert_eq!(
        (&niemcy["lang"], &niemcy["how"][0]),
        (&"pl".into(), &"borrowed: pl Niemcy".into())
    );
    assert!(!surfaces(&forms("--id de --no-borrow")).contains(&"Niemcy"));
}

#[test]
fn forms_that_are_common_words_are_told_with_their_row() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let told = |words: &str| {
        let output = folder.run(words);
        assert_eq!(status(&output), 0, "warnings only");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let plain = told("gazetteer check --no-default g.csv");
    let forms = told("gazetteer check --no-default --forms g.csv");
    let of_forms = "g.csv:5:";
    assert!(plain.lines().all(|line| !line.contains("a form of")), "{plain}");
    assert!(
        plain.lines().all(|line| forms.contains(line)),
        "all that it tells without --forms"
    );
    let collision = forms
        .lines()
        .find(|line| line.contains("`Миру`, a form of mir"))
        .expect("a common word");
    assert!(
        collision.starts_with(of_forms) && collision.contains("warning: "),
        "{collision}"
    );
    assert!(
        collision.contains("common word") && collision.contains("write it into the row"),
        "the mend: {collision}"
    );
}

#[test]
fn a_name_that_another_row_gives_rise_to_is_told() {
    let csv = "id,type,name,lang,gender\na,PERSON,Петро Коваль,uk,m\nb,PERSON,Петра Коваля,uk,f\n";
    let folder = Folder::new(&[("g.csv", csv.as_bytes())]);
    let output = folder.run("gazetteer check --no-default --forms g.csv");
    let told = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert_eq!(status(&output), 0);
    assert!(
        told.lines()
            .any(|line| line.starts_with("g.csv:2:") && line.contains("`Петра Коваля`, a name of b, is a form of a, too")),
        "{told}"
    );
}
