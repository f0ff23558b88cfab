//! What is taken from CLDR: the languages, the regions, and the time zones that have the name of a large city.

/// Languages, by the names that CLDR gives its folders.
pub(crate) const LANGUAGES: [&str; 77] = [
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi",
    "fil", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky",
    "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "pa", "pl", "ps", "pt", "pt-PT", "ro", "ru", "si",
    "sk", "sl", "sq", "sr", "sr-Latn", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zh-Hant",
];

/// Languages above that are not in Latin script, and the first and last letter of their block.
const SCRIPTS: &[(&str, char, char)] = &[
    ("am", 'ሀ', '፿'),
    ("ar", '؀', 'ۿ'),
    ("be", 'Ѐ', 'ӿ'),
    ("bg", 'Ѐ', 'ӿ'),
    ("bn", 'ঀ', '৿'),
    ("el", 'Ͱ', 'Ͽ'),
    ("fa", '؀', 'ۿ'),
    ("gu", '઀', '૿'),
    ("he", '֐', '׿'),
    ("hi", 'ऀ', 'ॿ'),
    ("hy", '԰', '֏'),
    ("ja", '\u{3000}', '\u{9fff}'),
    ("ka", 'Ⴀ', 'ჿ'),
    ("kk", 'Ѐ', 'ӿ'),
    ("km", 'ក', '៿'),
    ("kn", 'ಀ', '೿'),
    ("ko", '가', '힣'),
    ("ky", 'Ѐ', 'ӿ'),
    ("lo", '຀', '໿'),
    ("mk", 'Ѐ', 'ӿ'),
    ("ml", 'ഀ', 'ൿ'),
    ("mn", 'Ѐ', 'ӿ'),
    ("mr", 'ऀ', 'ॿ'),
    ("my", 'က', '႟'),
    ("ne", 'ऀ', 'ॿ'),
    ("pa", '਀', '੿'),
    ("ps", '؀', 'ۿ'),
    ("ru", 'Ѐ', 'ӿ'),
    ("si", '඀', '෿'),
    ("sr", 'Ѐ', 'ӿ'),
    ("ta", '஀', '௿'),
    ("te", 'ఀ', '౿'),
    ("th", 'ก', '๿'),
    ("uk", 'Ѐ', 'ӿ'),
    ("ur", '؀', 'ۿ'),
    ("zh", '\u{3000}', '\u{9fff}'),
    ("zh-Hant", '\u{3000}', '\u{9fff}'),
];

/// Codes that are no territory, or one whose name is a common word or no name: the world, tests, what is not known, remainders.
pub(crate) const NO_TERRITORY: &[&str] = &["001", "QO", "UM", "XA", "XB", "ZZ"];

/// Zones with the name of a large city or of a capital, and of nothing else (`Asia/Kuwait` is a country's name).
#[rustfmt::skip]
pub(crate) const ZONES: &[&str] = &[
    "Africa/Abidjan", "Africa/Accra", "Africa/Addis_Ababa", "Africa/Algiers", "Africa/Asmera", "Africa/Bamako", "Africa/Bangui",
    "Africa/Banjul", "Africa/Bissau", "Africa/Blantyre", "Africa/Brazzaville", "Africa/Bujumbura", "Africa/Cairo",
    "Africa/Casablanca", "Africa/Conakry", "Africa/Dakar", "Africa/Dar_es_Salaam", "Africa/Douala", "Africa/El_Aaiun",
    "Africa/Freetown", "Africa/Gaborone", "Africa/Harare", "Africa/Johannesburg", "Africa/Juba", "Africa/Kampala",
    "Africa/Khartoum", "Africa/Kigali", "Africa/Kinshasa", "Africa/Lagos", "Africa/Libreville", "Africa/Lome", "Africa/Luanda",
    "Africa/Lubumbashi", "Africa/Lusaka", "Africa/Malabo", "Africa/Maputo", "Africa/Maseru", "Africa/Mbabane",
    "Africa/Mogadishu", "Africa/Monrovia", "Africa/Nairobi", "Africa/Ndjamena", "Africa/Niamey", "Africa/Nouakchott",
    "Africa/Ouagadougou", "Africa/Porto-Novo", "Africa/Tripoli", "Africa/Tunis", "Africa/Windhoek", "America/Anchorage",
    "America/Asuncion", "America/Belem", "America/Bogota", "America/Buenos_Aires", "America/Cancun", "America/Caracas",
    "America/Cayenne", "America/Chicago", "America/Chihuahua", "America/Ciudad_Juarez", "America/Cordoba", "America/Cuiaba",
    "America/Denver", "America/Detroit", "America/Edmonton", "America/Fortaleza", "America/Godthab", "America/Guayaquil",
    "America/Halifax", "America/Havana", "America/Hermosillo", "America/Indianapolis", "America/La_Paz", "America/Lima",
    "America/Los_Angeles", "America/Louisville", "America/Managua", "America/Manaus", "America/Mendoza", "America/Merida",
    "America/Mexico_City", "America/Monterrey", "America/Montevideo", "America/Nassau", "America/New_York",
    "America/Paramaribo", "America/Phoenix", "America/Port-au-Prince", "America/Port_of_Spain", "America/Porto_Velho",
    "America/Recife", "America/Santiago", "America/Santo_Domingo", "America/Sao_Paulo", "America/Tegucigalpa",
    "America/Tijuana", "America/Toronto", "America/Vancouver", "America/Winnipeg", "Asia/Aden", "Asia/Almaty", "Asia/Amman",
    "Asia/Aqtau", "Asia/Aqtobe", "Asia/Ashgabat", "Asia/Atyrau", "Asia/Baghdad", "Asia/Baku", "Asia/Bangkok", "Asia/Barnaul",
    "Asia/Beirut", "Asia/Bishkek", "Asia/Calcutta", "Asia/Chita", "Asia/Colombo", "Asia/Damascus", "Asia/Dhaka", "Asia/Dili",
    "Asia/Dubai", "Asia/Dushanbe", "Asia/Famagusta", "Asia/Gaza", "Asia/Hebron", "Asia/Irkutsk", "Asia/Jakarta",
    "Asia/Jayapura", "Asia/Jerusalem", "Asia/Kabul", "Asia/Karachi", "Asia/Katmandu", "Asia/Krasnoyarsk", "Asia/Kuala_Lumpur",
    "Asia/Magadan", "Asia/Makassar", "Asia/Manila", "Asia/Muscat", "Asia/Nicosia", "Asia/Novokuznetsk", "Asia/Novosibirsk",
    "Asia/Omsk", "Asia/Oral", "Asia/Phnom_Penh", "Asia/Pyongyang", "Asia/Qostanay", "Asia/Qyzylorda", "Asia/Rangoon",
    "Asia/Riyadh", "Asia/Saigon", "Asia/Sakhalin", "Asia/Samarkand", "Asia/Seoul", "Asia/Shanghai", "Asia/Taipei",
    "Asia/Tashkent", "Asia/Tbilisi", "Asia/Tehran", "Asia/Thimphu", "Asia/Tokyo", "Asia/Tomsk", "Asia/Ulaanbaatar",
    "Asia/Urumqi", "Asia/Vientiane", "Asia/Vladivostok", "Asia/Yakutsk", "Asia/Yekaterinburg", "Asia/Yerevan",
    "Atlantic/Reykjavik", "Australia/Adelaide", "Australia/Brisbane", "Australia/Darwin", "Australia/Hobart",
    "Australia/Melbourne", "Australia/Perth", "Australia/Sydney", "Europe/Amsterdam", "Europe/Astrakhan", "Europe/Athens",
    "Europe/Belgrade", "Europe/Berlin", "Europe/Bratislava", "Europe/Brussels", "Europe/Bucharest", "Europe/Budapest",
    "Europe/Chisinau", "Europe/Copenhagen", "Europe/Dublin", "Europe/Helsinki", "Europe/Istanbul", "Europe/Kaliningrad",
    "Europe/Kiev", "Europe/Kirov", "Europe/Lisbon", "Europe/Ljubljana", "Europe/London", "Europe/Luxembourg", "Europe/Madrid",
    "Europe/Minsk", "Europe/Moscow", "Europe/Oslo", "Europe/Paris", "Europe/Podgorica", "Europe/Prague", "Europe/Riga",
    "Europe/Rome", "Europe/Samara", "Europe/Sarajevo", "Europe/Saratov", "Europe/Simferopol", "Europe/Skopje", "Europe/Sofia",
    "Europe/Stockholm", "Europe/Tallinn", "Europe/Tirane", "Europe/Ulyanovsk", "Europe/Vaduz", "Europe/Vienna",
    "Europe/Vilnius", "Europe/Volgograd", "Europe/Warsaw", "Europe/Zagreb", "Europe/Zurich", "Indian/Antananarivo",
    "Pacific/Apia", "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Noumea", "Pacific/Port_Moresby",
];

/// Whether a language is written in Latin script.
pub(crate) fn is_latin(lang: &str) -> bool {
    SCRIPTS.iter().all(|(other, ..)| *other != lang)
}

/// Whether a name is in the script of a language: where CLDR has no translation it gives the English name.
pub(crate) fn is_written(lang: &str, name: &str) -> bool {
    let of_script = |c: char| match SCRIPTS.iter().find(|(other, ..)| *other == lang) {
        Some((_, first, last)) => (*first..=*last).contains(&c),
        None => c.is_alphabetic() && !SCRIPTS.iter().any(|(_, first, last)| (*first..=*last).contains(&c)),
    };
    name.chars().any(of_script)
}
