//! `polynym inflect` as scripts rely on it: an object a line, one form of a case if asked for, forms led back to nominatives.
#![allow(clippy::disallowed_methods, reason = "it runs the program on files of its own")]

mod program;

use std::collections::BTreeSet;

use program::{Folder, lines, status};
use serde_json::{Value, json};

fn told(words: &str, input: &str) -> Vec<Value> {
    let output = Folder::new(&[]).feed(words, input);
    assert_eq!(status(&output), 0, "{words}");
    lines(&output)
}

fn list(record: &Value, key: &str) -> Vec<Value> {
    record[key].as_array().expect("a list").clone()
}

#[test]
fn each_name_has_a_line_with_its_forms() {
    let records = told("inflect --lang uk --kind geo", "Київ\n\nОсло\n");
    assert_eq!(records.len(), 3);
    assert_eq!(records[0]["name"], "Київ");
    let forms = list(&records[0], "forms");
    let is = |form: &Value, wanted: Value| {
        wanted
            .as_object()
            .expect("an object")
            .iter()
            .all(|(key, value)| form[key] == *value)
    };
    assert!(is(
        &forms[0],
        json!({"case": "nom", "number": "sg", "form": "Київ", "gender": "masc"})
    ));
    assert!(
        forms
            .iter()
            .any(|form| is(form, json!({"case": "gen", "number": "sg", "form": "Києва"})))
    );
    assert!(
        forms
            .iter()
            .all(|form| form["rule"].as_str().is_some_and(|rule| !rule.is_empty()))
    );
    assert_eq!(records[1]["name"], "");
}

#[test]
fn possessive_adjectives_say_so() {
    let records = told("inflect --lang hr --kind surname --gender masc", "Trump\n");
    let forms = list(&records[0], "forms");
    let (possessive, own): (Vec<&Value>, Vec<&Value>) = forms.iter().partition(|f| f.get("possessive").is_some());
    assert!(possessive.iter().all(|f| f["possessive"] == true) && !own.is_empty());
    assert!(possessive.iter().any(|f| f["form"] == "Trumpova"));
}

#[test]
fn one_form_of_each_case_and_number_if_asked_for() {
    let all = list(&told("inflect --lang uk", "Вашингтон\n")[0], "forms");
    let one = list(&told("inflect --lang uk --one", "Вашингтон\n")[0], "forms");
    let places: BTreeSet<(String, String)> = one.iter().map(|f| (f["case"].to_string(), f["number"].to_string())).collect();
    assert_eq!(places.len(), one.len());
    assert!(one.len() < all.len() && one.iter().all(|f| all.contains(f)));
}

#[test]
fn forms_are_led_back_to_nominatives() {
    let records = told("inflect --lang uk --lemma", "Володимира Зеленського\nDonald\n");
    assert_eq!(records[0]["form"], "Володимира Зеленського");
    let lemma = json!({"name": "Володимир Зеленський", "kind": "full", "gender": "masc", "case": "gen", "number": "sg"});
    assert!(list(&records[0], "lemmas").contains(&lemma), "{}", records[0]);
    assert_eq!(records[1]["lemmas"][0]["name"], "Donald");
    let both = Folder::new(&[]).feed("inflect --lang uk --lemma --one", "");
    assert_eq!(status(&both), 2);
}
