//! `polynym score`: two names a line in, a score a line out.
#![allow(clippy::disallowed_methods, reason = "the program is run")]

mod program;

use program::{Folder, lines, status, told};

#[test]
fn scores_come_in_the_order_of_the_pairs() {
    let input = "Volodymyr Zelensky\tВолодимира Зеленського\nOlena Zelenska\tVolodymyr Zelensky\n";
    let output = Folder::new(&[]).feed("score", input);
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((status(&output), rows.len()), (0, 2));
    assert_eq!(rows[0][..2], ["Volodymyr Zelensky", "Володимира Зеленського"]);
    let score = |row: usize| rows[row][2].parse::<f32>().expect("a number");
    assert!(score(0) > 0.95 && score(1) < 0.2);
}

#[test]
fn a_record_says_how() {
    let output = Folder::new(&[("pairs.tsv", "NATO\tНАТО\n".as_bytes())]).run("score --type AGENCY --format jsonl pairs.tsv");
    let record = &lines(&output)[0];
    assert_eq!((record["a"].as_str(), record["b"].as_str()), (Some("NATO"), Some("НАТО")));
    assert!(record["score"].as_f64().expect("a number") > 0.9 && record["how"][0].is_string());
}

#[test]
fn a_line_without_two_names_is_told_with_its_place() {
    let output = Folder::new(&[]).feed("score", "Kyiv\tКиїв\nKyiv\n");
    assert_eq!(status(&output), 2);
    assert!(told(&output).contains(":2:5: one name only"), "{output:?}");
    assert!(!output.stdout.is_empty(), "what came before is there");
}

#[test]
fn the_order_of_the_two_does_not_matter() {
    let pairs = [
        ("Angela Merkel", "Ангела Меркель"),
        ("Joe Biden", "Hunter Biden"),
        ("Charles III", "Karel III"),
    ];
    let input: String = pairs.iter().map(|(a, b)| format!("{a}\t{b}\n{b}\t{a}\n")).collect();
    let output = Folder::new(&[]).feed("score --format jsonl", &input);
    let scores: Vec<f64> = lines(&output)
        .iter()
        .map(|record| record["score"].as_f64().expect("a number"))
        .collect();
    assert_eq!(scores.len(), 2 * pairs.len());
    for (pair, scores) in pairs.iter().zip(scores.chunks(2)) {
        assert!(
            (0.0..=1.0).contains(&scores[0]) && (scores[0] - scores[1]).abs() < f64::EPSILON,
            "{pair:?}: {scores:?}"
        );
    }
}

#[test]
fn without_a_pair_nothing_was_found() {
    let output = Folder::new(&[]).feed("score", "");
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
}
