//! Places in the 19 columns of GeoNames. What a gazetteer does not know of a place stays empty; ids that are not GeoNames' are written as
//! they are.

use std::io;

use polynym_gazetteer::{EntityType, Gazetteer, NameKind};

use super::Exported;

pub(super) fn write(gazetteer: &Gazetteer, out: &mut dyn io::Write) -> io::Result<Exported> {
    let mut exported = Exported::default();
    for (_, entity) in gazetteer.stream() {
        if entity.kind != EntityType::Place {
            exported.skip("entities that are no places");
            continue;
        }
        let mut others: Vec<&str> = Vec::new();
        for name in entity.names.iter().skip(1) {
            match name.kind {
                NameKind::Weak | NameKind::Demonym | NameKind::Exclude => {
                    exported.skip("names that need help, demonyms, exclusions")
                }
                _ if name.text.contains(',') => exported.skip("names with a comma, which parts names here"),
                _ if name.text == entity.name() || others.contains(&name.text.as_str()) => {}
                _ => others.push(&name.text),
            }
        }
        let (class, code) = feature(entity.subtype.as_deref().unwrap_or_default());
        let mut own = entity.country.iter().filter(|country| !country.claim);
        let country = own.next().map_or("", |country| country.code.as_str());
        let more: Vec<&str> = own.map(|country| country.code.as_str()).collect();
        let number = [Some(&entity.id)]
            .into_iter()
            .flatten()
            .chain(&entity.xref)
            .find_map(|id| id.strip_prefix("gn:"));
        let ascii = if entity.name().is_ascii() { entity.name() } else { "" };
        let place = |column: &str| entity.extra.get(column).map_or("", String::as_str);
        let (others, more) = (others.join(","), more.join(","));
        let fields = [
            number.unwrap_or(&entity.id),
            entity.name(),
            ascii,
            &others,
            place("x_lat"),
            place("x_lon"),
            class,
            code,
            country,
            &more,
        ];
        let line: Vec<String> = fields.iter().map(|field| field.replace(char::is_control, " ")).collect();
        // Codes of divisions, people, heights, time zone and date are not known.
        writeln!(out, "{}{}", line.join("\t"), "\t".repeat(9))?;
        exported.lines += 1;
    }
    Ok(exported)
}

/// Feature class and code of a finer kind, as far as they are sure.
fn feature(subtype: &str) -> (&'static str, &'static str) {
    match subtype {
        "capital" => ("P", "PPLC"),
        "city" | "town" | "village" => ("P", "PPL"),
        "country" => ("A", "PCLI"),
        "admin1" | "oblast" | "krai" | "republic" => ("A", "ADM1"),
        "admin2" => ("A", "ADM2"),
        "territory" => ("A", "TERR"),
        "region" => ("L", "RGN"),
        "continent" => ("L", "CONT"),
        "ocean" => ("H", "OCN"),
        "sea" => ("H", "SEA"),
        "gulf" => ("H", "GULF"),
        "strait" => ("H", "STRT"),
        "lake" => ("H", "LK"),
        "river" => ("H", "STM"),
        "canal" => ("H", "CNL"),
        "mountain" => ("T", "MT"),
        "mountains" => ("T", "MTS"),
        "island" => ("T", "ISL"),
        "desert" => ("T", "DSRT"),
        "airport" => ("S", "AIRP"),
        "square" => ("S", "SQR"),
        "street" => ("R", "ST"),
        _ => ("", ""),
    }
}
