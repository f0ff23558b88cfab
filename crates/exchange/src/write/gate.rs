//! GATE's lists: a definition, and a file a type. A name has the features `id`, `lang` and, where it needs help, `kind=weak`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use polynym_gazetteer::{EntityType, Gazetteer, NameKind};

use super::Exported;

/// A file of GATE's, which stands in one folder with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateFile {
    /// `lists.def`, `person.lst`, ...
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// The files for a gazetteer, the definition first.
///
/// # Errors
/// None but those of writing to memory.
pub fn export_gate(gazetteer: &Gazetteer) -> io::Result<(Vec<GateFile>, Exported)> {
    let mut exported = Exported::default();
    let mut lists: BTreeMap<(String, &'static str), Vec<u8>> = BTreeMap::new();
    for (_, entity) in gazetteer.stream() {
        let major = match &entity.kind {
            EntityType::Person => "person",
            EntityType::Place => "location",
            EntityType::Agency => "organization",
            EntityType::Other(_) => "",
        };
        let own = crate::clean::slug(entity.kind.as_str());
        let file = if major.is_empty() { own } else { major.to_owned() };
        let list = lists.entry((file, major)).or_default();
        for name in &entity.names {
            let kind = match name.kind {
                NameKind::Exclude | NameKind::Demonym => {
                    exported.skip("demonyms and exclusions, which lists have not");
                    continue;
                }
                NameKind::Weak => "\tkind=weak",
                _ => "",
            };
            if name.text.contains(['\t', '&']) && name.text.contains('=') || entity.id.contains(['\t', '&']) {
                exported.skip("names that would be read as features");
                continue;
            }
            let own_kind = if major.is_empty() {
                format!("\ttype={}", entity.kind)
            } else {
                String::new()
            };
            let lang = name.lang.map_or_else(String::new, |lang| format!("\tlang={lang}"));
            writeln!(list, "{}\tid={}{lang}{own_kind}{kind}", name.text, entity.id)?;
            exported.lines += 1;
        }
    }
    let mut definition = Vec::new();
    let mut files = Vec::new();
    for ((file, major), content) in lists {
        let major = if major.is_empty() { &file } else { major };
        writeln!(definition, "{file}.lst:{major}")?;
        files.push(GateFile {
            name: format!("{file}.lst"),
            content,
        });
    }
    files.insert(
        0,
        GateFile {
            name: "lists.def".to_owned(),
            content: definition,
        },
    );
    Ok((files, exported))
}
