//! Questions on a terminal about a new row.

use dialoguer::{Confirm, Input, Select};
use polynym::EntityType;
use polynym_exchange::own_id;

/// What is given or asked of a row; lists as they are written in a cell.
#[derive(Debug, Default)]
pub(super) struct Answers {
    pub(super) id: String,
    pub(super) kind: Option<EntityType>,
    pub(super) name: Option<String>,
    pub(super) labels: String,
    pub(super) weak: String,
    pub(super) country: String,
}

/// Asks for what is not given.
pub(super) fn row(given: Answers) -> anyhow::Result<Answers> {
    let name: String = match given.name {
        Some(name) => name,
        None => Input::new().with_prompt("Name, as people are shown it").interact_text()?,
    };
    let kind = match given.kind {
        Some(kind) => kind,
        None => {
            let kinds = [EntityType::Person, EntityType::Place, EntityType::Agency];
            let words = ["a person", "a place", "an agency or any other body"];
            let chosen = Select::new().with_prompt("What it is").items(words).default(0).interact()?;
            kinds.into_iter().nth(chosen).unwrap_or(EntityType::Agency)
        }
    };
    let id = match given.id.is_empty() {
        false => given.id,
        true => {
            let made = own_id(kind.as_str(), &name);
            Input::new()
                .with_prompt("Id, a Wikidata id if you know it")
                .default(made)
                .interact_text()?
        }
    };
    let labels = list("Full names in other languages (uk:Львівська міська рада | pl:Rada Miejska Lwowa)")?;
    let weak = match kind {
        EntityType::Person => list("Names that need help, such as the surname")?,
        _ => String::new(),
    };
    let country = list("Country, by its code of two letters (UA)")?;
    Ok(Answers {
        id,
        kind: Some(kind),
        name: Some(name),
        labels,
        weak,
        country,
    })
}

/// Asks for something that may stay empty.
fn list(prompt: &str) -> anyhow::Result<String> {
    Ok(Input::new().with_prompt(prompt).allow_empty(true).interact_text()?)
}

/// Asks yes or no.
pub(super) fn whether(question: &str) -> anyhow::Result<bool> {
    Ok(Confirm::new().with_prompt(question).default(true).interact()?)
}
