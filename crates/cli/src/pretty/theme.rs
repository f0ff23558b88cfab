//! Colours and marks: one for each type of entity, calm ones that can be read on light and on dark.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};
use comfy_table::{Attribute, Cell, Color, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};
use polynym::EntityType;

/// With colour or without.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Theme {
    pub(crate) colour: bool,
}

/// How a type of entity looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// Where it stands among the types.
    pub(super) rank: u8,
    word: &'static str,
    /// The raised letter that marks it where there is no colour.
    pub(super) mark: char,
    ansi: AnsiColor,
    cell: Color,
}

const PERSON: Kind = Kind {
    rank: 0,
    word: "person",
    mark: 'ᴾ',
    ansi: AnsiColor::Magenta,
    cell: Color::DarkMagenta,
};
const PLACE: Kind = Kind {
    rank: 1,
    word: "place",
    mark: 'ᴸ',
    ansi: AnsiColor::Green,
    cell: Color::DarkGreen,
};
const AGENCY: Kind = Kind {
    rank: 2,
    word: "agency",
    mark: 'ᴬ',
    ansi: AnsiColor::Cyan,
    cell: Color::DarkCyan,
};
const OTHER: Kind = Kind {
    rank: 3,
    word: "other",
    mark: 'ᴼ',
    ansi: AnsiColor::Yellow,
    cell: Color::DarkYellow,
};

impl Kind {
    pub(super) fn of(kind: &EntityType) -> Self {
        match kind {
            EntityType::Person => PERSON,
            EntityType::Place => PLACE,
            EntityType::Agency => AGENCY,
            EntityType::Other(_) => OTHER,
        }
    }

    pub(super) fn style(self) -> Style {
        self.ansi.on_default().bold()
    }

    pub(super) fn cell(self, text: impl Display) -> Cell {
        Cell::new(text).fg(self.cell)
    }

    pub(super) fn strong_cell(self, text: impl Display) -> Cell {
        self.cell(text).add_attribute(Attribute::Bold)
    }
}

/// A box with rounded corners and a line under its head, nothing more.
const BOX: TableStyle = TableStyle::new()
    .top_border(LineStyle::new('╭', '─', '─', '╮'))
    .header_lines(ContentLineStyle::none().left('│').right('│'))
    .header_separator(LineStyle::new('├', '─', '─', '┤'))
    .content_lines(ContentLineStyle::none().left('│').right('│'))
    .bottom_border(LineStyle::new('╰', '─', '─', '╯'));

/// An empty table of the house, as wide as what is put into it.
pub(crate) fn plain_table(theme: Theme) -> Table {
    let mut table = Table::new();
    table.load_style(BOX).set_content_arrangement(ContentArrangement::Disabled);
    if theme.colour {
        table.enforce_styling()
    } else {
        table.force_no_tty()
    };
    table
}

impl Theme {
    pub(crate) fn bold(self, text: impl Display) -> String {
        self.styled(Style::new().bold(), text)
    }

    pub(crate) fn dim(self, text: impl Display) -> String {
        self.styled(Style::new().dimmed(), text)
    }

    /// What asks for attention.
    pub(crate) fn warn(self, text: impl Display) -> String {
        self.styled(AnsiColor::Yellow.on_default().bold(), text)
    }

    pub(super) fn styled(self, style: Style, text: impl Display) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_string()
        }
    }

    /// What the colours or marks of these types mean, with the number of each.
    pub(super) fn legend<'a>(self, kinds: impl Iterator<Item = &'a EntityType>) -> String {
        let mut counted: Vec<(Kind, usize)> = Vec::new();
        for kind in kinds.map(Kind::of) {
            match counted.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => counted.push((kind, 1)),
            }
        }
        counted.sort_by_key(|(kind, _)| kind.rank);
        let item = |(kind, count): &(Kind, usize)| {
            let sign = if self.colour { '●' } else { kind.mark };
            format!("{} {count}", self.styled(kind.style(), format_args!("{sign} {}", kind.word)))
        };
        counted.iter().map(item).collect::<Vec<_>>().join("   ")
    }

    pub(crate) fn dim_cell(self, text: impl Display) -> Cell {
        Cell::new(text).add_attribute(Attribute::Dim)
    }
}
