//! Snapshots of what people see, without colour, and what holds with it.

use polynym::{Gazetteer, Loader, Span};

use super::*;

const CSV: &str = "\
id,type,name,subtype,role,from,to,country
person:roe,PERSON,Jane Roe,head_of_state,Minister of Tides,2019,2024-12-31,
person:roe,,,,Chair of the Harbour Council,2025,,
person:doe,PERSON,John Doe,,Harbour Master,2001,2003,
place:port,PLACE,Port Amber,city,,,,PL
agency:tides,AGENCY,Ministry of Tides,ministry,,,,
ship:amber,SHIP,Amber Star,,,,,
";

const TEXT: &str = "Jane Roe came to Port Amber on Monday, said the Ministry of Tides, and went aboard the Amber Star at noon \
    with \u{1B}[31mJohn Doe.\r\n\r\n\tРо повернулася до Порт-Амбера. Roe would not say more.\n";

fn gazetteer() -> Gazetteer {
    let mut loader = Loader::new();
    loader.layer("test.csv", CSV.as_bytes());
    loader.finish().into_result().unwrap()
}

fn mentions<'g>(gazetteer: &'g Gazetteer, text: &str, found: &[(&str, &str, &str)]) -> Vec<Mention<'g>> {
    let mention = |(surface, id, lang): &(&str, &str, &str)| {
        let start = text.find(surface).unwrap();
        let span = Span::new(start, start + surface.len());
        let entity = gazetteer.get(id).unwrap();
        Mention {
            span,
            entity,
            score: 1.0,
            lang: polynym::Lang::new(lang),
            script: "Latn",
            how: vec![],
            candidates: vec![],
        }
    };
    found.iter().map(mention).collect()
}

const FOUND: [(&str, &str, &str); 8] = [
    ("Jane Roe", "person:roe", "en"),
    ("Port Amber", "place:port", "en"),
    ("Ministry of Tides", "agency:tides", "en"),
    ("Tides", "agency:tides", "en"),
    ("Amber Star", "ship:amber", ""),
    ("John Doe", "person:doe", "en"),
    ("Ро", "person:roe", "uk"),
    ("Порт-Амбера", "place:port", "uk"),
];

#[test]
fn without_colour_nothing_is_lost() {
    let gazetteer = gazetteer();
    let look = Look {
        colour: false,
        width: 80,
        as_of: None,
    };
    let out = article("news/a.txt", TEXT, &mentions(&gazetteer, TEXT, &FOUND), look);
    assert!(out.lines().all(|line| textwrap::core::display_width(line) <= 80));
    insta::assert_snapshot!(out);
}

#[test]
fn offices_are_those_of_the_day() {
    let gazetteer = gazetteer();
    let shown = |as_of: &str| {
        let look = Look {
            colour: false,
            width: 120,
            as_of: Date::parse(as_of),
        };
        let out = article("a", TEXT, &mentions(&gazetteer, TEXT, &FOUND), look);
        (
            out.contains("Minister of Tides"),
            out.contains("Chair of the Harbour Council"),
        )
    };
    assert_eq!(
        (shown("2023"), shown("2025-02"), shown("")),
        ((true, false), (false, true), (false, true))
    );
}

#[test]
fn a_text_without_mentions_is_shown_whole() {
    let look = Look {
        colour: false,
        width: 60,
        as_of: None,
    };
    insta::assert_snapshot!(article("-", "Nothing here.\n\n\nThe end", &[], look));
}

#[test]
fn colour_changes_nothing_but_colour() {
    let gazetteer = gazetteer();
    let text =
        "Jane Roe, 東京都港区で開かれた会議に出席した Port Amber and a very-long-word-without-any-place-to-break-it-at-all";
    for width in [40, 41, 47, 80] {
        let look = Look {
            colour: true,
            width,
            as_of: None,
        };
        let out = article("a", text, &mentions(&gazetteer, text, &FOUND[..2]), look);
        let plain = anstream::adapter::strip_str(&out).to_string();
        assert!(out.contains('\u{1B}') && !plain.contains('\u{1B}'));
        for line in out.lines() {
            let last = line.rsplit_once("\u{1B}[").map_or("0m", |(_, last)| last);
            assert!(
                last.starts_with("0m") || last.starts_with("39m"),
                "no look reaches over the end of a line: {line:?}"
            );
        }
        assert!(
            width < 80 || plain.lines().all(|line| textwrap::core::display_width(line) <= width),
            "{plain}"
        );
        let body = plain.lines().take_while(|line| !line.contains('●'));
        assert!(
            body.into_iter().all(|line| textwrap::core::display_width(line) <= width),
            "{width}: {plain}"
        );
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert!(squeezed(&plain).contains(&squeezed(text)), "{plain}");
    }
}
