//! What people see: the text with its mentions, a legend, and a table of what was found.
//!
//! Everything is rendered to a string first. With colour, mentions are coloured by type; without, they stand in brackets with a
//! raised letter for the type, so that nothing is lost in a file, a pipe or to an eye that sees no colours.

mod entities;
mod layout;
mod theme;

use std::fmt::Write;

use polynym::{Date, Mention};

pub(crate) use layout::{folded, printable};
pub(crate) use theme::{Theme, plain_table};

/// How to show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) colour: bool,
    /// Columns of the terminal.
    pub(crate) width: usize,
    /// The day whose offices are shown; without one, the current ones.
    pub(crate) as_of: Option<Date>,
}

/// Lines longer than this are hard to read, however wide the terminal.
const READABLE: usize = 100;

/// A tagged text, whole.
pub(crate) fn article(title: &str, text: &str, mentions: &[Mention], look: Look) -> String {
    let theme = Theme { colour: look.colour };
    let width = look.width.min(READABLE);
    let mut out = headline(theme, title, &amount(mentions), width);
    out.push('\n');
    out.push_str(&layout::body(text, mentions, theme, width));
    out.push('\n');
    if !mentions.is_empty() {
        let _ = writeln!(
            out,
            "  {}\n",
            theme.legend(mentions.iter().map(|mention| &mention.entity.kind))
        );
        for line in entities::table(text, mentions, theme, look).lines() {
            let _ = writeln!(out, "  {line}");
        }
        out.push('\n');
    }
    out
}

/// A rule with a title on the left and a remark on the right.
pub(crate) fn headline(theme: Theme, title: &str, remark: &str, width: usize) -> String {
    let title = printable(title);
    let taken = textwrap::core::display_width(&title) + textwrap::core::display_width(remark) + 8;
    let rule = "─".repeat(width.saturating_sub(taken).max(2));
    format!(
        "{} {} {} {} {}\n",
        theme.dim("──"),
        theme.bold(&title),
        theme.dim(&rule),
        remark,
        theme.dim("──")
    )
}

fn amount(mentions: &[Mention]) -> String {
    let mut ids: Vec<&str> = mentions.iter().map(|mention| mention.entity.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    match (mentions.len(), ids.len()) {
        (0, _) => "nothing found".to_owned(),
        (1, _) => "1 mention".to_owned(),
        (mentions, 1) => format!("{mentions} mentions of 1 entity"),
        (mentions, entities) => format!("{mentions} mentions of {entities} entities"),
    }
}

#[cfg(test)]
mod tests;
