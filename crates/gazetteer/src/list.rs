//! Lists in a field: items between bars, with escapes, and the language and `=` that may stand before a name.

use polynym_text::Lang;

/// The items of a list, trimmed, with their escapes resolved; empty ones are left out.
pub(crate) fn items(field: &str) -> impl Iterator<Item = String> {
    raw_items(field).map(unescape).filter(|item| !item.is_empty())
}

/// The items of a list as they are written, trimmed.
fn raw_items(field: &str) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    field
        .split(move |c| {
            let bar = c == '|' && !escaped;
            escaped = c == '\\' && !escaped;
            bar
        })
        .map(str::trim)
}

/// A name in a list, with what stands before it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct NameItem {
    pub(crate) text: String,
    pub(crate) lang: Option<Lang>,
    pub(crate) fixed: bool,
    /// It begins with what looks like a language that this build does not know.
    pub(crate) doubtful: bool,
}

/// The names of a name list: `uk:=НАТО` is Ukrainian and fixed. Items with nothing but a language come back with an empty text.
pub(crate) fn names(field: &str) -> impl Iterator<Item = NameItem> {
    raw_items(field).filter(|item| !item.is_empty()).map(name)
}

fn name(item: &str) -> NameItem {
    let prefix = item
        .split_once(':')
        .filter(|(tag, rest)| is_tag(tag) && !rest.starts_with(char::is_whitespace));
    let known = prefix.and_then(|(tag, rest)| Some((Lang::known(tag)?, rest)));
    let (lang, rest) = known.map_or((None, item), |(lang, rest)| (Some(lang), rest));
    let (fixed, rest) = rest.strip_prefix('=').map_or((false, rest), |rest| (true, rest));
    let doubtful = lang.is_none() && prefix.is_some_and(|(tag, rest)| tag.len() <= 3 && !rest.starts_with('/'));
    NameItem {
        text: unescape(rest.trim()),
        lang,
        fixed,
        doubtful,
    }
}

/// Whether this could be a language tag as people write it before a name; `EU:` and `IT:` are not.
fn is_tag(tag: &str) -> bool {
    let subtag_len = tag.find('-').unwrap_or(tag.len());
    (2..=3).contains(&subtag_len) && tag[..subtag_len].bytes().all(|b| b.is_ascii_lowercase())
}

/// `\|` is a bar and `\\` a backslash; `\=` and `\:` let a name begin with what would mean something there. Any other backslash
/// is itself.
fn unescape(item: &str) -> String {
    let mut out = String::with_capacity(item.len());
    let mut chars = item.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match chars.peek() {
            Some(&next @ ('|' | '\\' | '=' | ':')) if c == '\\' => {
                chars.next();
                next
            }
            _ => c,
        });
    }
    out
}

fn escape(text: &str) -> String {
    text.replace('\\', r"\\").replace('|', r"\|")
}

/// The field of a list with these items: bars between them, and those that are part of an item escaped.
///
/// ```
/// assert_eq!(polynym_gazetteer::list_field(["Q1899", "a|b"]), r"Q1899 | a\|b");
/// ```
pub fn join<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    items.into_iter().map(escape).collect::<Vec<_>>().join(" | ")
}

/// The item of a name list that is read as this name; `fixed` puts `=` before it.
///
/// ```
/// use polynym_gazetteer::name_item;
/// assert_eq!(name_item("НАТО", polynym_text::Lang::new("uk"), true), "uk:=НАТО");
/// assert_eq!(name_item("uk:Ku", None, false), r"uk\:Ku");
/// ```
pub fn write_name(text: &str, lang: Option<Lang>, fixed: bool) -> String {
    let mut item = escape(text);
    if !fixed && item.starts_with('=') {
        item.insert(0, '\\');
    } else if !fixed && lang.is_none() && is_prefixed(&item) {
        item = item.replacen(':', r"\:", 1);
    }
    let lang = lang.map(|lang| format!("{lang}:")).unwrap_or_default();
    format!("{lang}{}{item}", if fixed { "=" } else { "" })
}

fn is_prefixed(item: &str) -> bool {
    item.split_once(':').is_some_and(|(tag, _)| Lang::known(tag).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn items_are_split_at_bars_that_are_not_escaped() {
        let cases: [(&str, &[&str]); 8] = [
            ("a | b|c", &["a", "b", "c"]),
            (" a ", &["a"]),
            ("||a||", &["a"]),
            (r"a\|b | c", &["a|b", "c"]),
            (r"a\\|b", &[r"a\", "b"]),
            (r"a\b", &[r"a\b"]),
            (r"a\", &[r"a\"]),
            ("", &[]),
        ];
        for (field, want) in cases {
            assert_eq!(items(field).collect::<Vec<_>>(), want, "{field}");
        }
    }

    #[test]
    fn names_may_begin_with_a_language_and_an_equals_sign() {
        let cases = [
            ("uk:Зеленський", "Зеленський", Some("uk"), false, false),
            ("uk:=НАТО", "НАТО", Some("uk"), true, false),
            ("=UPI", "UPI", None, true, false),
            ("sr-Latn:Novi Sad", "Novi Sad", Some("sr"), false, false),
            ("uk: Зеленський", "uk: Зеленський", None, false, false),
            ("Mission: Impossible", "Mission: Impossible", None, false, false),
            ("EU:s toppmöte", "EU:s toppmöte", None, false, false),
            ("ua:Зеленський", "ua:Зеленський", None, false, true),
            ("uk:", "", Some("uk"), false, false),
            (r"\=UPI", "=UPI", None, false, false),
            (r"uk\:Ku", "uk:Ku", None, false, false),
        ];
        for (item, text, lang, fixed, doubtful) in cases {
            let want = NameItem {
                text: text.to_string(),
                lang: lang.and_then(Lang::new),
                fixed,
                doubtful,
            };
            assert_eq!(names(item).collect::<Vec<_>>(), [want], "{item}");
        }
    }

    proptest! {
        #[test]
        fn any_name_comes_back(text in r"(uk|en-US|[a-zє=:|\\ /-]){1,12}", lang in 0..3, fixed: bool) {
            let text = text.trim().to_string();
            prop_assume!(!text.is_empty());
            let lang = [None, Lang::new("uk"), Lang::new("sr")][lang as usize];
            let item = write_name(&text, lang, fixed);
            let got: Vec<_> = names(&item).collect();
            prop_assert_eq!(got.len(), 1, "{}", item);
            prop_assert_eq!((&got[0].text, got[0].lang, got[0].fixed), (&text, lang, fixed), "{}", item);
        }
    }
}
