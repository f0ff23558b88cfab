//! Languages of passages and runs, as tables of cases.

use polynym_script::{Evidence, lang_runs, language, language_at};
use polynym_text::Span;

fn code(lang: Option<polynym_text::Lang>) -> String {
    lang.map_or("-".into(), |l| l.to_string())
}

/// The languages of the runs of a text, `-` for none.
fn langs(text: &str) -> String {
    lang_runs(text).iter().map(|r| code(r.lang)).collect::<Vec<_>>().join(" ")
}

#[test]
fn passages() {
    for (expected, passage) in [
        ("uk", "Рада національної безпеки ухвалила рішення про нові санкції."),
        ("uk", "Він повідомив про це журналістам після зустрічі з делегацією."),
        ("uk", "м'який знак і апостроф: об’єднання"),
        (
            "ru",
            "Совет безопасности принял решение о новых санкциях, сообщил представитель ведомства.",
        ),
        ("ru", "Глава ведомства прибыл в столицу и провел встречу с коллегами."),
        (
            "be",
            "Рада бяспекі прыняла рашэнне пра новыя санкцыі, паведаміў прадстаўнік ведамства.",
        ),
        (
            "bg",
            "Съветът за сигурност прие решение за нови санкции, съобщи говорителят на ведомството.",
        ),
        (
            "sr",
            "Савет безбедности донео је одлуку о новим санкцијама, саопштио је портпарол министарства.",
        ),
        (
            "mk",
            "Советот за безбедност донесе одлука за нови санкции, соопшти портпаролот на министерството.",
        ),
        (
            "en",
            "Zelenskyy met Rubio and Kellogg in Munich before he flew to Ankara and Abu Dhabi.",
        ),
        (
            "en",
            "The mayor of Łódź, Hanna Zdanowska, welcomed the guests from São Paulo and Malmö.",
        ),
        ("en", "POLICE SAY NO ONE WAS HURT WHEN A DRONE HIT THE ROOF"),
        (
            "de",
            "Der Bundeskanzler traf am Montag den Präsidenten und sprach mit ihm über die Hilfe.",
        ),
        ("ar", "اجتمع الرئيس مع الوزراء في العاصمة وناقش معهم الوضع في المنطقة."),
        ("fa", "رئیس جمهور با وزیران دیدار کرد و درباره اوضاع منطقه گفتگو کردند."),
        ("hi", "राष्ट्रपति ने मंत्रियों से मुलाकात की और क्षेत्र की स्थिति पर चर्चा की।"),
        ("el", "Ο πρόεδρος"),
        ("he", "הנשיא נפגש עם השרים בבירה"),
        ("ka", "პრეზიდენტი"),
        ("hy", "նախագահ"),
        ("ko", "대통령"),
        ("th", "ประธานาธิบดี"),
        ("ja", "大統領は首都で大臣と会談した"),
        ("zh", "总统在首都会见了部长，讨论了该地区的局势"),
        ("pl", "Łódź"),
        ("uk", "Ки\u{457}в"),
        ("uk", "Ки\u{456}\u{308}в"),
        // Too little to go by.
        ("-", "Москва"),
        ("-", "Kyiv"),
        ("-", "Łódź is a town"),
        ("-", "12.02.2025"),
        ("-", ""),
    ] {
        let guess = language(passage);
        assert_eq!(code(guess.lang), expected, "{passage} {guess:?}");
        assert_eq!(guess.lang.is_none(), guess.evidence == Evidence::Nothing);
    }
}

#[test]
fn an_english_paragraph_a_ukrainian_line_an_english_paragraph() {
    let text = "KYIV, Feb. 12 (UPI) -- President Volodymyr Zelenskyy addressed the nation on Wednesday. \"We are \
        ready,\" he said.\n\
        Захищаємо нашу державу та відновлюємо справедливість. Звернення Володимира Зеленського 12.02.2025\n\
        The Kremlin did not comment. Talks are set to resume in Riyadh next week.\n";
    let runs = lang_runs(text);
    assert_eq!(langs(text), "en uk en", "{runs:#?}");
    assert!(text[runs[1].span].starts_with("Захищаємо"));
    assert!(text[runs[1].span].ends_with("12.02.2025\n"));
    assert_eq!(runs[1].evidence, Evidence::Letters);
    assert!(runs.iter().all(|r| r.confidence > 0.4), "{runs:#?}");
}

#[test]
fn runs() {
    for (expected, text) in [
        ("", ""),
        ("-", "12.02.2025\n\n"),
        (
            "en",
            "Kyiv-based analysts doubt it. Mr. Smith, a U.N. envoy, agrees. \n\n 2. \n\nThey met again.",
        ),
        // One script, two languages: lines, then sentences.
        (
            "uk ru",
            "Президент зустрівся з послами та подякував їм.\nПрезидент встретился с послами и поблагодарил их за помощь.\n",
        ),
        (
            "en de",
            "The minister arrived in Berlin on Monday. Der Minister ist am Montag in Berlin eingetroffen.",
        ),
        (
            "be ru bg",
            "Прэзідэнт сустрэўся з пасламі ў сталіцы.\nМы были рады их видеть в нашей столице.\nТой каза, че ще дойде утре със своите приятели.",
        ),
        // What is short follows what is near.
        (
            "uk",
            "Ми захищаємо нашу державу щодня.\nМосква.\nВони відновлюють справедливість.",
        ),
        ("ru", "Москва.\nМы были очень рады снова увидеть эти места."),
        // Unless its letters forbid.
        ("uk -", "Ми захищаємо нашу державу щодня.\nВыбрасывай мусор."),
        ("uk ru", "Ми захищаємо нашу державу щодня.\nБыть или не быть?"),
        // Names of one script in a sentence of another.
        (
            "en uk en",
            "The speech by Володимир Зеленський, відомий політик їхньої країни, was published on the site.",
        ),
        (
            "en - en",
            "The word Москва was written on the sign that stood at the station.",
        ),
        ("en uk en", "The word Київ was written on the sign that stood at the station."),
        // Foreign words do not flip a sentence.
        (
            "en",
            "The city of Łódź welcomed him. The mayor of Gdańsk did not. He went on to Zürich and Malmö.",
        ),
        (
            "ru",
            "Компания «Київстар» сообщила об этом. Абоненты были предупреждены о перерыве связи.",
        ),
        (
            "uk",
            "Газета «Известия» повідомила про це вчора ввечері. Її редактор мовчить.",
        ),
        // A line that looks like another language (French), between others.
        (
            "en",
            "The library must be complete when it is used.\nFor a library, complete source code means\nthat which would be the preferred form for making changes.\n",
        ),
        // East Asia.
        ("ja ja ja", "東京タワーです。"),
        ("zh", "北京"),
        ("ja ja ja", "首都です。東京"),
        ("ko ko ko", "김대통령은 오늘 美 대사를 만났다."),
        (
            "zh ja ja ja ja",
            "总统在首都会见了部长，讨论了该地区的局势和未来的合作。\n日本へ行く",
        ),
    ] {
        assert_eq!(langs(text), expected, "{text} {:#?}", lang_runs(text));
    }
}

#[test]
fn places() {
    let text = "Ми захищаємо нашу державу. Президент Володимир Зеленський прибув до Мюнхена.\n\
        Президент Владимир Зеленский прибыл в Мюнхен и встретился с послами.\n\
        The statement of Владимир Путин was published.\nТокіо 東京 Τόκιο";
    for (word, expected) in [
        ("Зеленський", "uk"),
        ("Мюнхена", "uk"),
        ("Зеленский", "ru"),
        ("Мюнхен и", "ru"),
        ("statement", "en"),
        ("Путин", "-"),
        ("東京", "zh"),
        ("Τόκιο", "el"),
    ] {
        let start = text.find(word).unwrap();
        let guess = language_at(text, Span::new(start, start + word.len()));
        assert_eq!(code(guess.lang), expected, "{word} {guess:?}");
    }
    // Anything goes in, also what is no place of the text.
    for (start, end) in [
        (0, 0),
        (1, 2),
        (5, 1),
        (text.len(), text.len()),
        (9999, 99999),
        (0, usize::MAX),
    ] {
        language_at(text, Span { start, end });
        language_at("", Span { start, end });
    }
}
