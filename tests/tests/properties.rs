//! What holds for any text and any bytes.

use std::sync::LazyLock;

use polynym::Tagger;
use polynym_tests::engine::{Engine, Found, findings};
use polynym_tests::suite::Gazetteer;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The embedded gazetteer under every overlap mode, and with all that can be asked for.
static ENGINES: LazyLock<[Engine; 4]> = LazyLock::new(|| {
    [
        "overlap=longest",
        "overlap=nested",
        "overlap=all",
        "overlap=all demonyms min-score=0",
    ]
    .map(|options| Engine::new(None, options).expect("the embedded gazetteer"))
});

/// The first of them, built once more.
static AGAIN: LazyLock<Engine> = LazyLock::new(|| Engine::new(None, "").expect("the embedded gazetteer"));

/// What forms alone find.
static SPELLED: LazyLock<Engine> = LazyLock::new(|| Engine::new(None, "no-sound").expect("the embedded gazetteer"));

/// The library itself, to be asked why.
static TAGGER: LazyLock<Tagger> = LazyLock::new(Tagger::new);

/// Names as the embedded gazetteer has them, in every language, with the bars of their lists.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../gazetteer.csv");
    let mut reader = csv::Reader::from_path(path).expect("the gazetteer of the repository");
    let header = reader.headers().expect("its header").clone();
    let columns = ["name", "labels", "aliases", "weak", "exclude"].map(|name| header.iter().position(|column| column == name));
    let mut names = Vec::new();
    for row in reader.records().filter_map(Result::ok) {
        for field in columns.into_iter().flatten().filter_map(|column| row.get(column)) {
            names.extend(
                field
                    .split('|')
                    .map(|name| name.trim().to_owned())
                    .filter(|name| !name.is_empty()),
            );
        }
    }
    names.sort();
    names.dedup();
    names
});

/// A name as somebody might have typed it.
fn name() -> impl Strategy<Value = String> {
    let change = prop_oneof![
        4 => Just(None),
        1 => select(&["\u{301}", "\u{306}", "\u{308}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{2060}", "'", "’", "-", "-\n", " "][..]).prop_map(Some),
    ];
    (select(NAMES.as_slice()), 0..4u8, change, any::<prop::sample::Index>()).prop_map(|(name, case, change, at)| {
        let name = match case {
            0 => name.to_uppercase(),
            1 => name.to_lowercase(),
            _ => name,
        };
        let mut chars: Vec<char> = name.chars().collect();
        if let Some(change) = change {
            let at = at.index(chars.len() + 1);
            chars.splice(at..at, change.chars());
        }
        chars.into_iter().collect()
    })
}

/// Names among titles, endings, quotes, brackets, white space of all kinds, emoji and what cannot be seen.
fn passage() -> impl Strategy<Value = String> {
    let between = select(
        &[
            " ",
            " ",
            " ",
            ", ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u{A0}",
            "\u{3000}",
            "",
            "-",
            "–",
            " — ",
            "/",
            "'s ",
            "’s ",
            "ʼ",
            "'",
            "’",
            "\"",
            "“",
            "”",
            "«",
            "»",
            "(",
            ")",
            "[",
            "]",
            "{",
            "|",
            ".",
            "...",
            "…",
            "\u{AD}",
            "\u{200B}",
            "\u{200D}",
            "\u{FEFF}",
            "\u{202E}",
            "\u{301}",
            "\u{338}",
            "🇺🇦",
            "👩‍👩‍👧",
            "🙂",
            "\0",
            "President ",
            "Mrs. ",
            "президент ",
            "пані ",
            "the ",
            "і ",
            "12.02.2025",
            "第",
            "ー",
            "ا",
            "א",
            "ﬁ",
            "ẞ",
            "İ",
            "ς",
        ][..],
    );
    let piece = prop_oneof![3 => name(), 4 => between.prop_map(str::to_owned), 1 => any::<String>()];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn sound(text: &str, found: &[Found]) -> Result<(), TestCaseError> {
    for mention in found {
        let surface = text.get(mention.span.clone());
        prop_assert!(
            surface.is_some_and(|surface| !surface.is_empty()),
            "{:?} is no span of {text:?}",
            mention.span
        );
        prop_assert!(
            mention.candidates.contains(&mention.id),
            "{mention:?} is not among its candidates"
        );
    }
    let place = |mention: &Found| (mention.span.start, usize::MAX - mention.span.end);
    prop_assert!(found.is_sorted_by_key(place), "{found:?} are not in the order of {text:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_sound_in_any_text(text in prop_oneof![3 => passage(), 1 => any::<String>(), 1 => "\\PC{0,60}"]) {
        for engine in ENGINES.iter() {
            sound(&text, &engine.tag(&text))?;
        }
    }

    #[test]
    fn the_longest_do_not_overlap(text in passage()) {
        let found = ENGINES[0].tag(&text);
        prop_assert!(found.is_sorted_by(|a, b| a.span.end <= b.span.start), "{found:?} in {text:?}");
    }

    #[test]
    fn all_has_what_the_longest_has(text in passage()) {
        let all = ENGINES[2].tag(&text);
        for mention in ENGINES[0].tag(&text) {
            prop_assert!(all.iter().any(|other| other.span == mention.span), "{mention:?} in {text:?}");
        }
    }

    #[test]
    fn the_same_text_gives_the_same_mentions(text in passage()) {
        prop_assert_eq!(ENGINES[0].tag(&text), AGAIN.tag(&text));
    }

    #[test]
    fn a_text_said_twice_loses_nothing(text in passage()) {
        // What is heard follows the language of the text, which twice as much text may show to be another.
        let once = SPELLED.tag(&text);
        let second = text.len() + 2;
        let twice = SPELLED.tag(&format!("{text}\n\n{text}"));
        for mention in &once {
            for shift in [0, second] {
                let span = mention.span.start + shift..mention.span.end + shift;
                prop_assert!(twice.iter().any(|other| other.span == span), "{mention:?} + {shift} in {text:?}");
            }
        }
    }

    #[test]
    fn any_bytes_are_loaded_or_refused(bytes in prop_oneof![
        vec(any::<u8>(), 0..200),
        "(id,type,name,weak,from,case\r?\n)?([ab\"|\\\\=:;,\t\r\n]|PLACE,|uk:Київ|\u{FEFF}|2025|\u{301}){0,80}".prop_map(String::into_bytes),
        (vec(any::<u8>(), 0..60)).prop_map(|tail| [b"id,type,name,labels,op\na,PLACE,Kyiv,,\n".as_slice(), &tail].concat()),
    ]) {
        let refused = findings(&bytes).iter().any(|finding| finding.is_error);
        let engine = Engine::new(Some(&Gazetteer { over: false, bytes }), "overlap=all");
        prop_assert_eq!(engine.is_err(), refused);
        if let Ok(engine) = engine {
            sound("Kyiv і Київ, a b", &engine.tag("Kyiv і Київ, a b"))?;
        }
    }
}

proptest! {
    // Listening for a person costs more than tagging, and each text is asked about several.
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_explained_is_what_is_tagged(
        text in prop_oneof![4 => passage(), 1 => any::<String>()],
        any in any::<prop::sample::Index>(),
    ) {
        let tagged = TAGGER.tag(&text);
        let gazetteer = TAGGER.gazetteer();
        let mut ids: Vec<&str> = tagged.iter().flat_map(|m| m.candidates.iter().map(|c| c.entity.id.as_str())).take(4).collect();
        ids.push(&gazetteer.entity(any.index(gazetteer.len()) as u32).id);
        for id in ids {
            let why = TAGGER.explain(&text, id).expect("an id of the gazetteer");
            let own: Vec<_> = tagged.iter().filter(|m| m.entity.id == id).cloned().collect();
            prop_assert_eq!(&why.mentions, &own, "{} in {:?}", id, text);
            for step in &why.steps {
                let place = step.span.is_none_or(|span| text.get(span.start..span.end).is_some());
                prop_assert!(place && !step.says.is_empty(), "{:?} in {:?}", step, text);
            }
            prop_assert!(why.steps.iter().any(|step| step.stage == "result"), "{:?}", why.steps);
        }
    }
}
