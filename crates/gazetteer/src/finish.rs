//! From drafts to a gazetteer: each entity in its final order, with what is doubtful in it, then what several have in common.

use std::sync::Arc;

use crate::drafts::Drafts;
use crate::finding::Findings;
use crate::packed::Packer;
use crate::{Gazetteer, Origin, check};

/// Most bytes of entities: their places in a file are numbers of four bytes.
const MOST: usize = u32::MAX as usize;

/// Packs the entities, and tells what is found of them; `files` are those of the layers.
pub(crate) fn finish(drafts: Drafts, files: &[Arc<str>], findings: &mut Findings) -> Gazetteer {
    let (base, changed, drafts) = drafts.finish();
    let mut packer = Packer::default();
    let mut parents: Vec<(String, String, Origin)> = Vec::new();
    let room = MOST.saturating_sub(base.bytes());
    for mut draft in drafts {
        draft.settle();
        let entity = draft.entity;
        check::names(&entity, files, findings);
        packer.push(Some(&entity));
        if packer.bytes() > room {
            let at = Origin {
                file: files.last().map_or_else(|| "".into(), Arc::clone),
                line: 1,
                column: 1,
            };
            findings.error(&at, "more than four gigabytes of entities", "make several gazetteers of them");
            return base;
        }
        if let (Some(parent), Some(at)) = (entity.parent, draft.parent_at) {
            parents.push((entity.id, parent, at));
        }
    }
    let shared = packer.shared_keys(|key| base.named(key).iter().any(|index| !changed.contains_key(index)));
    let own = packer.finish();
    let gazetteer = if base.bound() == 0 {
        Gazetteer::new(own)
    } else {
        Gazetteer::over(base, own, changed)
    };
    for (id, parent, at) in parents {
        check::parent(&id, &parent, &at, |id| gazetteer.index_of(id).is_some(), findings);
    }
    check::shared(&gazetteer, &shared, files, findings);
    gazetteer
}
