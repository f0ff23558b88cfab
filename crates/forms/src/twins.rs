//! Spellings that differ in more than folding makes one, and that any typist may choose.

use polynym_gazetteer::{Form, FormRole};

/// `St Petersburg` for `St. Petersburg`, `Donald J Trump` for `Donald J. Trump`: a form without the dots that spaces follow.
pub(crate) fn without_dots(form: &Form) -> Option<Form> {
    if form.role == FormRole::Exclude || !form.surface.contains(". ") {
        return None;
    }
    let mut how = form.how.clone();
    how.push("without the dot".to_owned());
    Some(Form {
        surface: form.surface.replace(". ", " "),
        how,
        ..form.clone()
    })
}
