//! What is read ahead: bounded by bytes, so that neither many small documents nor a few large ones are a burden.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Item;

/// How many bytes wait at the most (and one item more).
const ROOM: usize = 4 << 20;
/// What an item weighs beside its text.
const ITEM: usize = 256;

/// Items in order, from one thread to another.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    items: VecDeque<Item>,
    bytes: usize,
    closed: bool,
}

impl Queue {
    /// Adds an item, as soon as there is room.
    pub(super) fn push(&self, item: Item) {
        let mut state = self.wait_while(|state| state.bytes >= ROOM);
        state.bytes += weight(&item);
        state.items.push_back(item);
        self.changed.notify_all();
    }

    /// No more will come.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// All that is there, as soon as there is anything; `None` at the end.
    pub(super) fn take(&self) -> Option<Vec<Item>> {
        let mut state = self.wait_while(|state| state.items.is_empty() && !state.closed);
        state.bytes = 0;
        let items = Vec::from(std::mem::take(&mut state.items));
        self.changed.notify_all();
        (!items.is_empty()).then_some(items)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing inside can be left half done.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, condition: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        self.changed
            .wait_while(self.lock(), |state| condition(state))
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn weight(item: &Item) -> usize {
    match item {
        Item::Document(document) => ITEM + document.id.len() + document.text.len() + document.original().len(),
        Item::Failure(line) => ITEM + line.len(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use polynym_formats::Document;

    use super::*;

    #[test]
    fn keeps_order_and_ends() {
        let queue = Arc::new(Queue::default());
        let filled = Arc::clone(&queue);
        let writer = std::thread::spawn(move || {
            for i in 0..100 {
                filled.push(Item::Document(Document::new(i.to_string(), "x".repeat(1 << 17))));
            }
            filled.close();
        });
        let mut ids = Vec::new();
        while let Some(batch) = queue.take() {
            assert!(batch.len() <= ROOM / (1 << 17) + 1);
            ids.extend(batch.into_iter().map(|item| match item {
                Item::Document(document) => document.id,
                Item::Failure(line) => line,
            }));
        }
        writer.join().unwrap();
        assert_eq!(ids, (0..100).map(|i| i.to_string()).collect::<Vec<_>>());
    }
}
