//! Script runs, the language of each, and words that look like one thing and are another.
//!
//! 1. [`script_runs`] cuts a text where its writing changes (Unicode Standard Annex 24, with script extensions).
//! 2. [`lang_runs`] names the language of each run, sentence by sentence; [`language`] does so for one passage, and
//!    [`language_at`] for the surroundings of one place, where nothing else of the text need be looked at.
//! 3. [`suspicions`] flags words that mix scripts and words with characters that cannot be seen.
//!
//! Letters decide where they can (`data/script/letters.toml`: an ї is Ukrainian), then common words (`data/words`), the statistics of letter
//! groups elsewhere, and short pieces follow their neighbours; each answer says which ([`Evidence`]) and how sure it is. A language found here
//! may weigh a reading; it is wrong too often on short text to forbid one.
//!
//! ```
//! let text = "The president spoke to the nation.\nМи захищаємо нашу державу.\n";
//! let langs: Vec<_> = polynym_script::lang_runs(text).iter().map(|r| r.lang.unwrap().to_string()).collect();
//! assert_eq!(langs, ["en", "uk"]);
//! ```

mod akin;
mod chars;
mod everyday;
mod guess;
mod langs;
mod letters;
mod runs;
mod sample;
mod sentences;
mod suspicion;
mod words;

pub use akin::akin;
pub use guess::{Evidence, Guess, language};
pub use langs::{LangRun, lang_runs, language_among, language_at};
pub use letters::fits;
pub use runs::{ScriptRun, script_runs};
pub use suspicion::{Flag, Suspicion, suspicions};
/// A script; [`Script::short_name`] is its ISO 15924 code (`Cyrl`), [`Script::Common`] (`Zyyy`) that of text without letters.
///
/// ```
/// assert_eq!(polynym_script::Script::Cyrillic.short_name(), "Cyrl");
/// ```
pub use unicode_script::Script;
pub use words::{common_word_languages, is_common_word, knows_common_words};
