//! What the commonest classes of Wikidata are here. An item names its nearest classes only, so the more general ones would need the
//! whole tree of classes; whoever wants others names them.

/// Class, type and finer kind. Sorted by class.
#[rustfmt::skip]
const CLASSES: &[(u32, &str, &str)] = &[
    (5, "PERSON", ""),
    (165, "PLACE", "sea"),
    (515, "PLACE", "city"),
    (532, "PLACE", "village"),
    (3918, "AGENCY", "university"),
    (3957, "PLACE", "town"),
    (4022, "PLACE", "river"),
    (5107, "PLACE", "continent"),
    (5119, "PLACE", "capital"),
    (6256, "PLACE", "country"),
    (7188, "AGENCY", "government"),
    (7275, "PLACE", "country"),
    (7278, "AGENCY", "party"),
    (8502, "PLACE", "mountain"),
    (9430, "PLACE", "ocean"),
    (11032, "AGENCY", "media"),
    (22687, "AGENCY", "bank"),
    (23397, "PLACE", "lake"),
    (23442, "PLACE", "island"),
    (35657, "PLACE", "admin1"),
    (35749, "AGENCY", "parliament"),
    (43229, "AGENCY", "organization"),
    (47913, "AGENCY", "intelligence"),
    (66344, "AGENCY", "central_bank"),
    (192283, "AGENCY", "news_agency"),
    (192350, "AGENCY", "ministry"),
    (245065, "AGENCY", "international_org"),
    (327333, "AGENCY", "agency"),
    (484652, "AGENCY", "international_org"),
    (486972, "PLACE", "city"),
    (1248784, "PLACE", "airport"),
    (1549591, "PLACE", "city"),
    (3624078, "PLACE", "country"),
    (4830453, "AGENCY", "company"),
    (10864048, "PLACE", "admin1"),
];

/// The type and finer kind of the instances of a class (`Q5`), if it is known here.
pub(crate) fn class(id: &str) -> Option<(&'static str, &'static str)> {
    let number: u32 = id.strip_prefix('Q')?.parse().ok()?;
    let found = CLASSES.binary_search_by_key(&number, |(class, ..)| *class).ok()?;
    let (_, kind, subtype) = CLASSES[found];
    Some((kind, subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(CLASSES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(class("Q5"), Some(("PERSON", "")));
        assert_eq!(class("Q192350"), Some(("AGENCY", "ministry")));
        assert_eq!((class("Q6"), class("P31"), class("")), (None, None, None));
    }
}
