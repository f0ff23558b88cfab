//! `docs/extending.md`, command by command: what it shows is what the program says. `POLYNYM_UPDATE=1` writes the results anew; read the
//! difference before you believe it.
#![allow(clippy::disallowed_methods, reason = "it runs the program on files of its own")]

mod program;

use std::path::PathBuf;

use program::Folder;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// A block of code: its words behind the fence, and where its content stands.
struct Block {
    info: Vec<String>,
    content: std::ops::Range<usize>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event {
            // Between the line of the fence and the fence that closes it.
            let start = range.start + text[range.clone()].find('\n').expect("a fence has a line") + 1;
            let end = range.start + text[range.clone()].rfind("```").expect("a fence is closed");
            blocks.push(Block {
                info: info.split_whitespace().map(str::to_owned).collect(),
                content: start.min(end)..end,
            });
        }
    }
    blocks
}

/// The words of a command, as a shell splits them: single quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut quoted, mut begun) = (false, false);
    for c in line.chars() {
        match c {
            '\'' => {
                quoted = !quoted;
                if !begun {
                    words.push(String::new());
                }
                begun = true;
            }
            c if c.is_whitespace() && !quoted => begun = false,
            c => {
                if !begun {
                    words.push(String::new());
                }
                begun = true;
                words.last_mut().expect("it has begun").push(c);
            }
        }
    }
    words
}

#[test]
fn words_are_those_of_a_shell() {
    assert_eq!(words("a 'b c'  d'e f'"), ["a", "b c", "de f"]);
}

/// What the commands of a block say, standard output before standard error.
fn run(folder: &Folder, commands: &str) -> String {
    let mut said = String::new();
    for command in commands.replace("\\\n", " ").lines() {
        let words = words(command);
        assert_eq!(words.first().map(String::as_str), Some("polynym"), "{command}");
        let output = folder.command("").args(&words[1..]).output().expect("the program runs");
        for stream in [&output.stdout, &output.stderr] {
            said.push_str(std::str::from_utf8(stream).expect("UTF-8"));
        }
    }
    said.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn the_worked_example_is_true() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/extending.md");
    let text = std::fs::read_to_string(&path).expect("the document");
    let folder = Folder::new(&[]);
    let blocks = blocks(&text);
    let inputs = blocks.iter().filter(|block| block.info.len() == 2 && block.info[0] == "text");
    for block in inputs {
        std::fs::write(folder.0.path().join(&block.info[1]), &text[block.content.clone()]).expect("a file");
    }
    let (mut new, mut copied, mut said) = (String::new(), 0, String::new());
    for block in &blocks {
        let shown = &text[block.content.clone()];
        let found = match block.info.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["sh"] => {
                said = run(&folder, shown);
                continue;
            }
            ["console"] => said.clone(),
            ["csv", file] => std::fs::read_to_string(folder.0.path().join(file)).expect("a file that was written"),
            _ => continue,
        };
        new.push_str(&text[copied..block.content.start]);
        new.push_str(&found);
        copied = block.content.end;
    }
    new.push_str(&text[copied..]);
    if std::env::var_os("POLYNYM_UPDATE").is_some() {
        std::fs::write(&path, &new).expect("the document");
    }
    assert!(new == text, "docs/extending.md should read:\n{new}");
}
