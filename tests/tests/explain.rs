//! `polynym explain`: why a text does, or does not, name an entity.
#![allow(clippy::disallowed_methods, reason = "the program is run")]

mod program;

use std::process::Output;

use program::{Folder, lines, status, told};
use serde_json::Value;

const CSV: &str = "id,type,name,lang,gender,exclude\np,PERSON,Jane Zelenko,en,f,Zelenko Street\nq,PERSON,Petro Koval,en,m,\n";

/// What is explained of a text about the first row, as an object.
fn explain(text: &str, options: &str) -> (Output, Value) {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let words = format!("explain - --id p --no-default --gazetteer g.csv --format jsonl {options}");
    let output = folder.feed(&words, text);
    let record = lines(&output).into_iter().next().expect("an object");
    (output, record)
}

/// What the steps of a stage say.
fn says<'r>(record: &'r Value, stage: &str) -> Vec<&'r str> {
    let steps = record["steps"].as_array().expect("steps");
    let of_stage = steps.iter().filter(|step| step["stage"] == stage);
    of_stage.map(|step| step["says"].as_str().expect("words")).collect()
}

#[test]
fn a_text_that_names_the_entity_is_found() {
    let (output, record) = explain("🙂 Jane Zelenko spoke.", "");
    assert_eq!(
        (status(&output), &record["id"], &record["named"]),
        (0, &"p".into(), &true.into())
    );
    let mention = &record["mentions"][0];
    assert_eq!(
        (&mention["start"], &mention["end"]),
        (&2.into(), &14.into()),
        "offsets are code points"
    );
    assert_eq!(mention["text"], "Jane Zelenko");
    assert!(mention["score"].as_f64().is_some_and(|score| score > 0.5));
    assert!(mention["how"].as_array().is_some_and(|how| !how.is_empty()));
}

#[test]
fn each_step_has_its_stage_and_place() {
    let (_, record) = explain("Jane Zelenko spoke.", "");
    for step in record["steps"].as_array().expect("steps") {
        let stage = step["stage"].as_str().expect("a stage");
        assert!(["fold", "form", "decide", "sound", "result"].contains(&stage), "{step}");
        assert!(step["says"].as_str().is_some_and(|says| !says.is_empty()), "{step}");
        assert_eq!(step.get("start").is_some(), step.get("end").is_some(), "{step}");
    }
    assert_eq!(says(&record, "fold"), ["the words are jane | zelenko | spoke"]);
    assert_eq!(says(&record, "result"), ["named once"]);
}

#[test]
fn a_text_that_does_not_name_it_says_what_speaks_against_it() {
    for (text, stage, reason) in [
        ("Nobody spoke.", "form", "no form of the row stands in the text"),
        ("They met Olena Zelenko today.", "decide", "is somebody else's"),
        ("A house in Zelenko Street.", "form", "said to be something else"),
        (
            "Вчора говорила Олена Зеленко.",
            "sound",
            "somebody else's given name before it",
        ),
    ] {
        let (output, record) = explain(text, "");
        assert_eq!((status(&output), &record["named"]), (1, &false.into()), "{text}");
        assert_eq!(record["mentions"], Value::Array(Vec::new()), "{text}");
        assert!(
            says(&record, stage).iter().any(|says| says.contains(reason)),
            "{reason} in {record}"
        );
        assert_eq!(says(&record, "result"), ["not named"], "{text}");
    }
}

#[test]
fn what_is_heard_can_be_left_out() {
    let text = "Вчора говорила Джейн Зеленко.";
    let (heard, record) = explain(text, "");
    assert_eq!(status(&heard), 0);
    assert!(
        says(&record, "sound").iter().all(|says| says.contains("counts: ")),
        "{record}"
    );
    let (unheard, record) = explain(text, "--no-sound");
    assert_eq!((status(&unheard), says(&record, "sound").len()), (1, 0));
}

#[test]
fn the_text_may_be_an_argument() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let told = |output: &Output| String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let output = folder.run("explain --id q --no-default --gazetteer g.csv --format pretty Koval");
    assert_eq!(status(&output), 1);
    let (short, low) = ("“Koval” is a short form, which needs help", "below the 0.50 asked for");
    assert!(
        told(&output).contains(short) && told(&output).contains(low),
        "{}",
        told(&output)
    );
    assert!(!told(&output).contains('\u{1B}'), "no colour outside of a terminal");
}

#[test]
fn an_id_that_no_row_has_is_an_error_with_its_mend() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    for command in ["explain Koval --no-default", "forms"] {
        let output = folder.run(&format!("{command} --id nobody --gazetteer g.csv"));
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{command}");
        let told = told(&output);
        assert!(told.contains("nobody") && told.contains("--gazetteer"), "{told}");
    }
}
