//! The program as scripts rely on it: exit status, streams, the shape of its lines, and the one line of an error.
#![allow(clippy::disallowed_methods, reason = "it runs the program on files of its own")]

mod program;

use std::io::Read;
use std::process::{Command, Output};

use program::{Folder, lines, status, told};
use serde_json::Value;

const CSV: &str = "id,type,name,labels\nkyiv,PLACE,Kyiv,uk:=Київ\nupi,AGENCY,UPI,\n";
const LINE: &str = "Захищаємо нашу державу та відновлюємо справедливість. Звернення Володимира Зеленського 12.02.2025";

/// `text@start..end=id` of each mention.
fn mentions(record: &Value) -> Vec<String> {
    let mentions = record["mentions"].as_array().expect("mentions");
    mentions
        .iter()
        .map(|m| {
            format!(
                "{}@{}..{}={}",
                m["text"].as_str().unwrap(),
                m["start"],
                m["end"],
                m["id"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn status_tells_found_from_nothing_found_from_an_error() {
    let folder = Folder::new(&[("a.txt", b"in Kyiv"), ("b.txt", b"nowhere")]);
    for (words, expected) in [
        ("tag a.txt", 0),
        ("tag b.txt", 1),
        ("tag a.txt b.txt", 0),
        ("tag missing.txt", 2),
        ("tag --no-such-option a.txt", 2),
        ("tag --offsets furlong a.txt", 2),
        ("tag --min-score 7 a.txt", 2),
        ("no-such-command", 2),
        ("--help", 0),
        ("tag --help", 0),
        ("--version", 0),
    ] {
        assert_eq!(status(&folder.run(words)), expected, "{words}");
    }
}

#[test]
fn a_record_has_its_whole_shape() {
    let folder = Folder::new(&[]);
    let output = folder.feed("tag --format jsonl --runs", LINE);
    assert_eq!((status(&output), output.stderr.len()), (0, 0));
    let [record] = &lines(&output)[..] else {
        panic!("one document, one line")
    };
    assert_eq!(record["unit"], "char");
    assert!(record["id"].is_string());
    let [mention] = &record["mentions"].as_array().expect("mentions")[..] else {
        panic!("one mention: {record}")
    };
    for (key, value) in [
        ("start", 64.into()),
        ("end", 86.into()),
        ("text", "Володимира Зеленського".into()),
        ("type", "PERSON".into()),
        ("lang", "uk".into()),
        ("script", "Cyrl".into()),
    ] {
        let value: Value = value;
        assert_eq!(mention[key], value, "{key} of {mention}");
    }
    let score = |value: &Value| value["score"].as_f64().is_some_and(|score| (0.0..=1.0).contains(&score));
    assert!(score(mention) && mention["name"].is_string());
    assert!(
        mention["how"]
            .as_array()
            .is_some_and(|how| !how.is_empty() && how.iter().all(Value::is_string))
    );
    let candidates = mention["candidates"].as_array().expect("candidates");
    assert!(candidates[0]["id"] == mention["id"] && candidates.iter().all(score));
    let [run] = &record["runs"].as_array().expect("runs")[..] else {
        panic!("one run: {record}")
    };
    assert_eq!(
        (&run["start"], &run["lang"], &run["script"]),
        (&0.into(), &"uk".into(), &"Cyrl".into())
    );
    assert_eq!(run["end"], LINE.chars().count());
    assert!(
        run["confidence"]
            .as_f64()
            .is_some_and(|confidence| (0.0..=1.0).contains(&confidence))
    );
}

#[test]
fn a_document_without_mentions_is_a_line_too() {
    let folder = Folder::new(&[("a.txt", b"nowhere"), ("b.txt", b"")]);
    let output = folder.run("tag --format jsonl a.txt b.txt");
    assert_eq!(status(&output), 1);
    let records = lines(&output);
    assert_eq!(records.len(), 2);
    assert!(
        records
            .iter()
            .all(|record| record["mentions"] == Value::Array(Vec::new()) && record.get("runs").is_none())
    );
}

#[test]
fn offsets_are_told_in_the_unit_asked_for() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes()), ("a.txt", "🇺🇦 Київ, UPI".as_bytes())]);
    for (unit, expected) in [
        ("char", ["Київ@3..7=kyiv", "UPI@9..12=upi"]),
        ("byte", ["Київ@9..17=kyiv", "UPI@19..22=upi"]),
        ("utf16", ["Київ@5..9=kyiv", "UPI@11..14=upi"]),
    ] {
        let output = folder.run(&format!(
            "tag --no-default --gazetteer g.csv --format jsonl --offsets {unit} a.txt"
        ));
        let records = lines(&output);
        assert_eq!(records[0]["unit"], unit);
        assert_eq!(mentions(&records[0]), expected);
    }
}

#[test]
fn input_comes_from_files_folders_and_standard_input() {
    let folder = Folder::new(&[
        ("a.txt", b"Kyiv"),
        ("d/b.txt", b"nowhere"),
        ("d/e/c.txt", b"Kyiv Kyiv"),
        ("g.csv", CSV.as_bytes()),
    ]);
    let found = |output: &Output| lines(output).iter().map(|record| mentions(record).len()).collect::<Vec<_>>();
    let tag = "tag --no-default --gazetteer g.csv --format jsonl";
    assert_eq!(found(&folder.run(&format!("{tag} a.txt d"))), [1, 0, 2]);
    assert_eq!(found(&folder.run(&format!("{tag} d a.txt"))), [0, 2, 1]);
    assert_eq!(found(&folder.feed(&format!("{tag} -"), "Kyiv, UPI")), [2]);
    assert_eq!(found(&folder.feed(tag, "Kyiv, UPI")), [2]);
    assert_eq!(found(&folder.feed(&format!("{tag} a.txt - d"), "Kyiv, UPI")), [1, 2, 0, 2]);
}

#[test]
fn jsonl_input_keeps_ids_and_order() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let input = "{\"id\":\"z\",\"text\":\"Kyiv\"}\n\n{\"id\":\"a\",\"text\":\"nowhere\"}\n{\"id\":\"m\",\"text\":\"UPI\"}\n";
    for threads in [1, 4] {
        let output = folder.feed(
            &format!("tag --no-default --gazetteer g.csv --input jsonl --format jsonl --threads {threads}"),
            input,
        );
        let ids: Vec<_> = lines(&output).iter().map(|record| record["id"].clone()).collect();
        assert_eq!(ids, ["z", "a", "m"]);
    }
    let output = folder.feed(
        "tag --input jsonl --format jsonl",
        "{\"id\":\"z\",\"text\":\"Kyiv\"}\n{\"id\":\n",
    );
    assert_eq!(status(&output), 2);
    assert!(told(&output).contains(":2:"), "{}", told(&output));
}

#[test]
fn options_reach_the_tagger() {
    let csv = b"id,type,name,demonyms,from,to\nnbu,AGENCY,National Bank of Ukraine,,,\nbank,AGENCY,Bank of Ukraine,Banker,,\n";
    let folder = Folder::new(&[("g.csv", csv), ("a.txt", b"the National Bank of Ukraine")]);
    let tag = "tag --no-default --gazetteer g.csv --format jsonl a.txt";
    let count = |words: &str| mentions(&lines(&folder.run(&format!("{tag} {words}")))[0]).len();
    assert_eq!(count(""), 1);
    assert_eq!(count("--overlap longest"), 1);
    assert_eq!(count("--overlap nested"), 2);
    assert_eq!(count("--overlap all"), 2);
    assert_eq!(count("--overlap all --min-score 0"), 2);
}

#[test]
fn layers_are_laid_row_by_row() {
    let second = b"id,type,name,op\nkyiv,PLACE,Kyiv,delete\nlviv,PLACE,Lviv,\n";
    let folder = Folder::new(&[("g.csv", CSV.as_bytes()), ("h.csv", second), ("a.txt", b"Kyiv, Lviv, UPI")]);
    let output = folder.run("tag --no-default --gazetteer g.csv --gazetteer h.csv --format jsonl a.txt");
    assert_eq!(mentions(&lines(&output)[0]), ["Lviv@6..10=lviv", "UPI@12..15=upi"]);
}

#[test]
fn a_bad_gazetteer_is_told_with_its_place() {
    let folder = Folder::new(&[("bad.csv", b"id,type,name,lables\nkyiv,PLACE,Kyiv,\n"), ("a.txt", b"Kyiv")]);
    let output = folder.run("tag --gazetteer bad.csv --format jsonl a.txt");
    assert_eq!((status(&output), output.stdout.len()), (2, 0));
    assert!(told(&output).starts_with("bad.csv:1:14: "), "{}", told(&output));

    let output = folder.run("tag --gazetteer missing.csv a.txt");
    assert_eq!(status(&output), 2);
    assert!(told(&output).contains("missing.csv"));
}

#[test]
fn a_text_that_is_not_utf8_is_told_with_its_place() {
    let folder = Folder::new(&[("bad.txt", b"in Kyiv\nnow \xCA\xE8\xBF\xE2"), ("a.txt", b"Kyiv")]);
    let output = folder.run("tag --format jsonl bad.txt");
    assert_eq!(status(&output), 2);
    assert!(told(&output).starts_with("bad.txt:2:5: "), "{}", told(&output));
    assert_eq!(status(&folder.run("tag --format jsonl a.txt bad.txt")), 2);
}

#[test]
fn check_tells_every_finding() {
    let folder = Folder::new(&[
        ("good.csv", CSV.as_bytes()),
        ("bad.csv", b"id,type,name\n,PLACE,Kyiv\nb,,Odesa\n"),
        ("doubtful.csv", b"id,type,name\na,SHIP,Moskva Cruiser\n"),
    ]);
    let all = |output: &Output| String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned();
    let output = folder.run("gazetteer check bad.csv");
    assert_eq!(status(&output), 2);
    for place in ["bad.csv:2:1: error: ", "bad.csv:3:3: error: "] {
        assert!(
            all(&output).lines().any(|line| line.starts_with(place)),
            "{place} in {}",
            all(&output)
        );
    }
    assert_ne!(status(&folder.run("gazetteer check good.csv")), 2);
    let output = folder.run("gazetteer check doubtful.csv");
    assert_ne!(status(&output), 2);
    assert!(all(&output).contains("doubtful.csv:2:3: warning: "), "{}", all(&output));
}

#[test]
fn stats_are_told() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let output = folder.run("gazetteer stats g.csv");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        status(&output) == 0 && text.contains("PLACE") && text.contains("AGENCY"),
        "{text}"
    );
}

#[test]
fn script_tells_runs_and_flags_mixed_words() {
    let folder = Folder::new(&[]);
    let text =
        format!("The president spoke to the nation on Friday.\n\n{LINE}\n\nIt was published in K\u{443}iv by the office.\n");
    let output = folder.feed("script", &text);
    let told = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    assert_eq!(status(&output), 0);
    for word in ["Latn", "Cyrl", "en", "uk", "K\u{443}iv"] {
        assert!(told.contains(word), "{word} in {told}");
    }
}

#[test]
fn colour_is_asked_for_or_not() {
    let folder = Folder::new(&[("a.txt", b"in Kyiv today"), ("g.csv", CSV.as_bytes())]);
    let tag = "tag --no-default --gazetteer g.csv --format pretty a.txt";
    let coloured = |command: &mut Command| command.output().expect("the program runs").stdout.contains(&0x1B);
    assert!(coloured(&mut folder.command(&format!("{tag} --color always"))));
    assert!(!coloured(&mut folder.command(&format!("{tag} --color never"))));
    assert!(!coloured(&mut folder.command(tag)), "this is no terminal");
    assert!(!coloured(folder.command(tag).env("NO_COLOR", "1")));
    let pretty = folder.run(tag);
    assert!(String::from_utf8_lossy(&pretty.stdout).contains("Kyiv"));
}

#[test]
fn not_on_a_terminal_the_format_is_jsonl() {
    let folder = Folder::new(&[("a.txt", b"in Kyiv today")]);
    assert_eq!(lines(&folder.run("tag a.txt")).len(), 1);
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let folder = Folder::new(&[("g.csv", CSV.as_bytes())]);
    let input = "{\"id\":\"x\",\"text\":\"Kyiv\"}\n".repeat(20_000);
    std::fs::write(folder.0.path().join("in.jsonl"), input).expect("a file");
    let words = "tag --no-default --gazetteer g.csv --input jsonl --format jsonl in.jsonl";
    let mut child = folder.command(words).spawn().expect("the program runs");
    let mut start = [0; 16];
    let mut stdout = child.stdout.take().expect("its output");
    stdout.read_exact(&mut start).expect("a beginning");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_ne!(output.status.code(), Some(101), "no panic");
}

#[test]
fn statistics_are_one_line_on_standard_error() {
    let folder = Folder::new(&[("a.txt", b"in Kyiv today"), ("g.csv", CSV.as_bytes())]);
    let output = folder.run("tag --no-default --gazetteer g.csv --format jsonl --stats a.txt");
    let stats: Value = serde_json::from_str(&told(&output)).expect("JSON");
    assert!(
        stats["documents"] == 1 && stats["bytes"] == 13 && stats["mentions"] == 1,
        "{stats}"
    );
    for key in ["load_s", "scan_s", "decide_s", "write_s", "wall_s"] {
        assert!(stats[key].as_f64().is_some_and(|seconds| seconds >= 0.0), "{key} in {stats}");
    }
}
