//! Every finding: a bad file, and where it is told.

use polynym_gazetteer::{Finding, Loader, Severity};

/// `line:column E` or `line:column W`, and a word of the message.
type Want = (&'static str, &'static str);

fn findings(layers: &[&[u8]]) -> Vec<Finding> {
    let mut loader = Loader::new();
    for layer in layers {
        loader.layer("f", layer);
    }
    loader.finish().findings
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, want: &[Want]) {
    let bytes = bytes.as_ref();
    let got = findings(&[bytes]);
    let shown: Vec<String> = got.iter().map(ToString::to_string).collect();
    let places: Vec<String> = got
        .iter()
        .map(|f| {
            format!(
                "{}:{} {}",
                f.line,
                f.column,
                if f.severity == Severity::Error { "E" } else { "W" }
            )
        })
        .collect();
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(
        places,
        want.iter().map(|(place, _)| *place).collect::<Vec<_>>(),
        "{text}\n{shown:#?}"
    );
    for (shown, (_, word)) in shown.iter().zip(want) {
        assert!(shown.contains(word), "{word}: {shown}");
    }
}

#[test]
fn sound_files_have_none() {
    let sound = [
        "id,type,name\n",
        "id,type,name\nQ1,PERSON,Jane Roe\n",
        "\u{FEFF}id,type,name\r\nQ1,PERSON,Jane Roe\r\n",
        "name,x_note,id,type\nJane Roe,anything,Q1,OFFICIAL\n",
        "id,type,name\n\nQ1,PERSON,\"Roe, Jane \"\"J.\"\"\"\n\n,,\n",
        "id,type,name\nQ1,PERSON,Dwayne \"The Rock\" Roe\n",
        "id,type,name\nQ1,PERSON,Jane Roe\nQ1,,\n",
        "id,type,name,country,parent\nQ1,PLACE,Kyiv,ua,Q2\nQ2,PLACE,Ukraine,UA | claim:RU,\n",
        "id,type,name,role,from,to\nQ1,PERSON,Jane Roe,mayor,2001,2005-03\nQ1,,,mayor,2005-03,\n",
        "id,type,name,labels\nQ1,AGENCY,NATO,uk:=NATO | ja:北大西洋条約機構 | sr:НАТО | sr:NATO\n",
        "id,type,name,case\nQ1,AGENCY,WHO,\nQ2,AGENCY,IT,exact\n",
    ];
    for text in sound {
        check(text, &[]);
    }
}

#[test]
fn encodings() {
    check(b"\xFF\xFEi\0d\0", &[("1:1 E", "UTF-16")]);
    check(b"id,type,name\nQ1,PLACE,\xCA\xE8\xE5\xE2\n", &[("2:10 E", "CP1251")]);
    check(b"id,type,name\nQ1,PLACE,\xEB\xC9\xC5\xD7\n", &[("2:10 E", "KOI8-U")]);
    let damaged = [
        "id,type,name\nQ1,PLACE,Київ\nQ2,PLACE,К".as_bytes(),
        b"\xFF",
        "ів\nQ3,,Х\n".as_bytes(),
    ]
    .concat();
    check(damaged, &[("3:11 E", "UTF-8"), ("4:4 E", "type")]);
}

#[test]
fn quotes() {
    check(
        "id,type,name\nQ1,PERSON,\"Jane Roe\nQ2,PERSON,John Roe\n",
        &[("2:11 E", "never closed")],
    );
    // The next quote closes the first one, and the last one is text: parity alone shows nothing.
    check(
        "id,type,name\nQ1,PERSON,\"Jane Roe\nQ2,PERSON,\"Roe, John\"\nQ3,PIRSON,Max Roe\n",
        &[("2:11 E", "not closed"), ("4:4 W", "PERSON")],
    );
    check(
        "id,type,name\nQ1,PERSON,\"Jane\" Roe\nQ2,,Max\n",
        &[("2:11 E", "quote"), ("3:4 E", "type")],
    );
    // The quote that is open on line 2 hides nothing of the lines after it.
    check(
        "id,type,name\n\"Q1,PERSON,Jane Roe\nQ2,,Max Roe\n",
        &[("2:1 E", "never closed"), ("3:4 E", "type")],
    );
    check("id,\"type,name\nQ1,PERSON,Jane Roe\n", &[("1:4 E", "never closed")]);
    // A later row of the same id is not to blame.
    check(
        "id,type,name\nQ1,PERSON,\"Jane\" Roe\nQ1,,Jane R. Roe\n",
        &[("2:11 E", "quote")],
    );
}

#[test]
fn headers() {
    check("", &[("1:1 E", "no header")]);
    check("\n\n", &[("1:1 E", "no header")]);
    check("Q1,PERSON,Jane Roe\n", &[("1:1 E", "not a header")]);
    check(
        "id;type;name\nQ1;PERSON;Jane Roe\nQ2;;Max Roe\n",
        &[("1:3 E", "semicolons"), ("3:4 E", "type")],
    );
    check("id\ttype\tname\nQ1\tPERSON\tJane Roe\n", &[("1:3 E", "tabs")]);
    check("id,type,name,alias\n", &[("1:14 E", "`aliases`")]);
    check("id,type,name,born\n", &[("1:14 E", "`x_born`")]);
    check("id,type,name,Name\n", &[("1:14 E", "`name`")]);
    check("id,type,name,\n", &[("1:14 E", "without a name")]);
    check("id,type,name,lang,lang\n", &[("1:19 E", "second")]);
    check("id,type,name,x_a,x_a\n", &[("1:18 E", "second")]);
    check("type,name\nPERSON,Jane Roe\n", &[("1:1 E", "`id`")]);
    let wide = format!("id,type,name{}\n", ",x_".repeat(300));
    let got = findings(&[wide.as_bytes()]);
    assert!(got.len() == 1 && got[0].message.contains("303 columns"), "{got:?}");
}

#[test]
fn rows() {
    check("id,type,name\nQ1,PERSON,Roe, Jane\n", &[("2:15 E", "4 fields")]);
    check("id,type,name\nQ1,PERSON\nQ1,,Jane Roe\n", &[("2:1 E", "2 fields")]);
    check("id,type,name\n,PERSON,Jane Roe\n", &[("2:1 E", "without an id")]);
    check("id,type,name\nQ1,,Jane Roe\n", &[("2:4 E", "no type")]);
    check("id,type,name\nQ1,PERSON, \n", &[("2:11 E", "no name")]);
    // A column that is not there is told once.
    check("id,name\nQ1,Jane Roe\nQ2,John Roe\n", &[("2:1 E", "no type")]);
    check("id,type,name\nQ1,PERSON,Jane Roe\nQ1,PLACE,\n", &[("3:4 E", "f:2:1")]);
    check("id,type,name\n\"Q\t1\",PERSON,Jane Roe\n", &[("2:1 E", "U+0009")]);
    check("op,id,type,name\nupdate,Q1,PERSON,Jane Roe\n", &[("2:1 E", "`op`")]);
    check("op,id,type,name\ndelete,Q1,,\n", &[("2:8 W", "not there")]);
    let long = format!("id,type,name,description\nQ1,PERSON,Jane Roe,{}\n", "a".repeat(2 << 20));
    let got = findings(&[long.as_bytes()]);
    assert!(got.len() == 1 && (got[0].line, got[0].column) == (2, 20), "{got:?}");
}

#[test]
fn values() {
    let cases: [(&str, &str, &[Want]); 28] = [
        ("gender", "x", &[("2:23 E", "m, f or n")]),
        ("case", "any", &[("2:23 E", "fold")]),
        ("priority", "101", &[("2:23 E", "100")]),
        ("priority", "-1", &[("2:23 E", "100")]),
        ("priority", "high", &[("2:23 E", "100")]),
        ("lang", "ua", &[("2:23 E", "write uk")]),
        ("lang", "English", &[("2:23 E", "BCP 47")]),
        ("inflect", "uk:never", &[("2:23 E", "auto")]),
        ("inflect", "xx:none", &[("2:23 E", "auto")]),
        ("country", "Ukraine", &[("2:23 E", "ISO 3166-1")]),
        ("country", "US | UK", &[("2:23 E", "GB")]),
        ("from", "20.01.2025", &[("2:23 E", "2025-01-20")]),
        ("to", "soon", &[("2:23 E", "no date")]),
        ("from", "2025-02-30", &[("2:23 E", "no date")]),
        ("parent", "Q9", &[("2:23 W", "no entity")]),
        ("parent", "Q1", &[("2:23 W", "own parent")]),
        ("labels", "uk:Jane Roe", &[("2:23 W", "Latin")]),
        ("labels", "ua:Джейн Роу", &[("2:23 W", "write uk")]),
        ("labels", "uk:", &[("2:23 W", "without a name")]),
        ("labels", "uk:Дж\u{435}йн Ро\u{79}", &[("2:23 W", "U+0079")]),
        ("aliases", "Andre\u{301} Roe", &[("2:23 W", "NFC")]),
        ("aliases", "Roe", &[("2:23 W", "single word")]),
        ("aliases", "March", &[("2:23 W", "single word"), ("2:23 W", "common word")]),
        ("weak", "March", &[]),
        ("weak", "–", &[("2:23 W", "never found")]),
        ("demonyms", "march", &[]),
        ("exclude", "March", &[]),
        ("aliases", "MARCH", &[("2:23 W", "single word")]),
    ];
    for (column, text, want) in cases {
        check(format!("id,type,name,{column}\nQ1,PERSON,Jane A. Roe,{text}\n"), want);
    }
}

#[test]
fn warnings_about_several_fields() {
    check("id,type,name\nQ1,SHIP,Moskva\nQ2,SHIP,Aurora\n", &[("2:4 W", "your own")]);
    check("id,type,name\nQ1,PERSN,Jane Roe\n", &[("2:4 W", "PERSON")]);
    check("id,type,name,lang\nQ1,PERSON,Jane Roe,uk\n", &[("2:11 W", "Ukrainian")]);
    check(
        "id,type,name,role,from,to\nQ1,PERSON,Jane Roe,mayor,2025,2024-12\n",
        &[("2:26 W", "backwards")],
    );
    check(
        "id,type,name,role,from,to\nQ1,PERSON,Jane Roe,,2025,2024\n",
        &[("2:21 W", "backwards")],
    );
    check("id,type,name,from\nQ1,PERSON,Jane Roe,\nQ1,,,2020\n", &[("3:6 W", "nothing")]);
    check(
        "id,type,name,role,from,to\nQ1,PERSON,Jane Roe,mayor,2020,\nQ1,,,mayor,2024-05,2025\nQ1,,,consul,2021,\n",
        &[("3:6 W", "overlaps")],
    );
    check(
        "id,type,name\nQ1,PLACE,Georgia\nQ2,PLACE,Georgia\n",
        &[("3:10 W", "`Q1` wins as the first")],
    );
    check(
        "id,type,name,priority\nQ1,PLACE,Georgia,50\nQ2,PLACE,Georgia,60\n",
        &[("3:10 W", "`Q2` wins by its priority")],
    );
    check(
        "id,type,name,case\nQ1,AGENCY,WHO,smart\nQ2,AGENCY,Mobile,exact\nQ3,AGENCY,IT,exact\n",
        &[("2:11 W", "common"), ("3:11 W", "common")],
    );
    check(
        "op,id,type,name,weak\n,Q1,PERSON,Jane Roe,\ndelete,Q1,,,Roe\n",
        &[("3:8 W", "deleted whole")],
    );
}

#[test]
fn columns_are_code_points_of_the_physical_line() {
    // Fields of two lines, letters beyond ASCII and beyond the BMP, all ends of line.
    for end in ["\n", "\r\n", "\r"] {
        let text = "id,description,type,name,gender,from\nQ1,\"Київ 😀\nдва, рядки\",PLACE,Київ,x,y\nQ2,ї,PLACE,Львів,x,\n";
        check(
            text.replace('\n', end),
            &[("3:24 E", "`x`"), ("3:26 E", "`y`"), ("4:18 E", "`x`")],
        );
    }
}

#[test]
fn all_findings_come_in_one_run_in_order() {
    let first = "id,type,name,gender,from\nQ1,PERSON,Jane Roe,x,\nQ2,PERSON,Max Roe,,nope\n";
    let second = "id,weak,nam\nQ1,Roe,\nQ9,Nobody,\n";
    let got = findings(&[first.as_bytes(), second.as_bytes()]);
    let places: Vec<_> = got.iter().map(|f| (f.line, f.column)).collect();
    assert_eq!(places, [(2, 20), (3, 20), (1, 9), (3, 1), (3, 1)], "{got:#?}");
}

#[test]
fn a_display_is_one_line_with_place_severity_and_mend() {
    let got = findings(&[b"id,type,name\nQ1,\"A\nB\",Jane Roe\n"]);
    let shown = got[0].to_string();
    assert!(
        shown.starts_with("f:2:4: warning: ") && shown.contains("; ") && !shown.contains('\n'),
        "{shown}"
    );
}

#[test]
fn findings_are_bounded() {
    let mut text = "id,type,name,gender\n".to_string();
    text.extend((0..30_000).map(|i| format!("Q{i},PERSON,N{i} Roe,x\n")));
    let got = findings(&[text.as_bytes()]);
    assert!(got.len() < 11_000, "{}", got.len());
    assert!(got.last().unwrap().message.contains("20000"), "{:?}", got.last());
    let many: String = (0..12_000).map(|i| format!("a{i}|")).collect();
    let got = findings(&[format!("id,type,name,xref\nQ1,PLACE,Kyiv,{many}\nQ1,,,{many}\n").as_bytes()]);
    assert!(got.len() == 1 && got[0].message.contains("10000"), "{got:?}");
    let quotes = "id,type,name\n".to_string() + &"Q1,PERSON,\"a\n".repeat(10_000);
    assert!(findings(&[quotes.as_bytes()]).len() < 200);
}

#[test]
fn findings_are_about_the_layers_not_what_is_under_them() {
    let mut base = Loader::new();
    base.layer(
        "base",
        b"id,type,name,aliases\nQ1,PLACE,Georgia,march\nQ2,PLACE,Georgia,\nQ3,SHIP,Moskva,\n",
    );
    let base = base.finish().into_result().unwrap();
    let mut over = Loader::over(base.clone());
    over.layer("mine", b"id,type,name\nQ4,SHIP,Aurora\n");
    assert_eq!(over.finish().findings, []);
    let mut over = Loader::over(base);
    over.layer("mine", b"id,type,name\nQ4,PLACE,Georgia\nQ3,PLACE,\n");
    let places: Vec<_> = over
        .finish()
        .findings
        .iter()
        .map(|f| (f.line, f.column, f.severity))
        .collect();
    assert_eq!(places, [(2, 10, Severity::Warning), (3, 4, Severity::Error)]);
}
