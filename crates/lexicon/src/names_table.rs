//! Names as sequences of groups of classes: a trie whose branches stand in one hash table, and what ends at its nodes.
//!
//! A node of one group is that group; a longer one is the place of its first name in the table of names, so that who comes there has the
//! names without asking further.

use polynym_store::{Bytes, Numbers, OpenError, Sections, Writer, approach};

use crate::rows::NameRow;

/// Set in the style of the last name of a node.
const LAST: u32 = 1 << 31;
/// No entity: the node is only on the way to others.
const NOBODY: u32 = u32::MAX;
/// Set in the number of a node that is not a group.
const DEEP: u32 = 1 << 31;
const EMPTY: u32 = u32::MAX;
const CHILDREN: u32 = 1 << 31;
const TERMINAL: u32 = 1 << 30;
const GAP: u32 = TERMINAL - 1;
/// Numbers of a branch: the node it leaves, the group, the gap before that with what there is beyond, the place of the names.
const WIDTH: usize = 4;
/// Branches of a bucket, which is looked at as a whole and is a line of the processor's caches; what finds no room goes to the next.
const BUCKET: usize = 4;

/// Where a branch leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node {
    place: u32,
    beyond: u32,
}

impl Node {
    /// The node of a name's first group.
    #[inline]
    pub(crate) fn of_group(group: u32) -> u32 {
        group
    }

    /// Its number, to go on from.
    #[inline]
    pub(crate) fn number(self) -> u32 {
        self.place | DEEP
    }

    /// Whether names end here.
    #[inline]
    pub(crate) fn is_terminal(self) -> bool {
        self.beyond & TERMINAL != 0
    }

    /// Whether there are longer names.
    #[inline]
    pub(crate) fn goes_on(self) -> bool {
        self.beyond & CHILDREN != 0
    }

    /// Where its names begin.
    #[inline]
    pub(crate) fn names(self) -> u32 {
        self.place
    }
}

/// The tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct NamesTable {
    /// Two bits for each branch, to know of most that there is none: whether names end there, and whether there are longer ones.
    filter: Bytes,
    branches: Numbers,
    /// Pairs: entity, style.
    names: Numbers,
    /// Of each group, where its own names begin; [`EMPTY`] if there are none.
    of_group: Numbers,
    counts: Numbers,
}

/// A sequence of steps (group, gap, group, and so on) with its names.
pub(crate) type Sequence<'s> = (&'s [u32], &'s [NameRow]);

impl NamesTable {
    /// Builds the tables of sequences, which come sorted and each once.
    pub(crate) fn build<'s>(sequences: impl Iterator<Item = Sequence<'s>>, groups: usize) -> Self {
        let mut names: Vec<u32> = Vec::new();
        let mut of_group = vec![EMPTY; groups];
        // The branches, and the way to the last sequence: its steps with the branch of each node on it.
        let mut branches: Vec<[u32; WIDTH]> = Vec::new();
        let (mut before, mut way): (&[u32], Vec<usize>) = (&[], Vec::new());
        let mut count = 0_u32;
        for (steps, rows) in sequences {
            count += 1;
            let common = before.iter().zip(steps).take_while(|(a, b)| a == b).count();
            // Nodes stand behind the first group and behind every second step from there.
            way.truncate(common.saturating_sub(1) / 2);
            let mut node = match way.last() {
                Some(&branch) => branches[branch][3] | DEEP,
                None => Node::of_group(steps[0]),
            };
            for at in way.len()..steps.len() / 2 {
                if let Some(&branch) = way.last() {
                    branches[branch][2] |= CHILDREN;
                }
                let place = (names.len() / 2) as u32;
                let is_last = at + 1 == steps.len() / 2;
                if !is_last {
                    names.extend([NOBODY, LAST]);
                }
                way.push(branches.len());
                let terminal = if is_last { TERMINAL } else { 0 };
                branches.push([node, steps[at * 2 + 2], steps[at * 2 + 1] | terminal, place]);
                node = place | DEEP;
            }
            if steps.len() == 1 {
                of_group[steps[0] as usize] = (names.len() / 2) as u32;
            }
            for (i, row) in rows.iter().enumerate() {
                names.extend([row.entity, row.style | if i + 1 == rows.len() { LAST } else { 0 }]);
            }
            before = steps;
        }
        assert!(
            names.len() / 2 < DEEP as usize,
            "there are fewer than two thousand million names"
        );
        let (filter, table) = place(&branches);
        Self {
            filter: filter.into(),
            branches: table.into_iter().collect(),
            counts: [count, branches.len() as u32].into_iter().collect(),
            names: names.into_iter().collect(),
            of_group: of_group.into_iter().collect(),
        }
    }

    pub(crate) fn write(&self, file: &mut Writer) {
        file.add("branch filter", self.filter.clone());
        file.numbers("branches", &self.branches);
        file.numbers("names", &self.names);
        file.numbers("group names", &self.of_group);
        file.numbers("name counts", &self.counts);
    }

    pub(crate) fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            filter: file.get("branch filter")?,
            branches: file.numbers("branches")?,
            names: file.numbers("names")?,
            of_group: file.numbers("group names")?,
            counts: file.numbers("name counts")?,
        })
    }

    /// How many sequences, names and groups there are.
    pub(crate) fn counts(&self) -> (usize, usize, usize) {
        (self.counts.get(0) as usize, self.names.len() / 2, self.of_group.len())
    }

    /// Whether there may be a branch of this hash where names end or, if that is `of_use`, from which they go on; most often not if there is
    /// none.
    #[inline]
    pub(crate) fn may_branch(&self, hash: u64, of_use: bool) -> bool {
        let (at, shift) = filter_place(hash, self.filter.len());
        let wanted = if of_use { 3 } else { 1 };
        self.filter.get(at).is_some_and(|byte| byte >> shift & wanted != 0)
    }

    /// Where the branch of a group behind a gap leads.
    #[inline]
    pub(crate) fn child(&self, node: u32, gap: u32, group: u32) -> Option<Node> {
        let hash = branch_hash(node, gap, group);
        self.may_branch(hash, true)
            .then(|| self.branch(hash, node, gap, group))
            .flatten()
    }

    /// Where a branch of this hash leads.
    #[inline]
    pub(crate) fn branch(&self, hash: u64, node: u32, gap: u32, group: u32) -> Option<Node> {
        let size = self.branches.len() / WIDTH / BUCKET;
        let mut bucket = if size == 0 { return None } else { bucket_place(hash, size) };
        for _ in 0..size {
            let branches = self.branches.many::<{ WIDTH * BUCKET }>(bucket * WIDTH * BUCKET);
            for branch in branches.chunks_exact(WIDTH) {
                if branch[0] == node && branch[1] == group && branch[2] & GAP == gap {
                    return Some(Node {
                        place: branch[3],
                        beyond: branch[2],
                    });
                }
            }
            if branches[WIDTH * (BUCKET - 1)] == EMPTY && branches[WIDTH * (BUCKET - 1) + 1] == EMPTY {
                return None;
            }
            bucket = if bucket + 1 == size { 0 } else { bucket + 1 };
        }
        None
    }

    /// Where the names of a group that is a name by itself begin.
    #[inline]
    pub(crate) fn of_group(&self, group: u32) -> u32 {
        self.of_group.get(group as usize)
    }

    /// Brings near what [`NamesTable::may_branch`] looks at.
    #[inline]
    pub(crate) fn approach_filter(&self, hash: u64) {
        approach(&self.filter, filter_place(hash, self.filter.len()).0);
    }

    /// Brings near what [`NamesTable::branch`] looks at.
    #[inline]
    pub(crate) fn approach_branch(&self, hash: u64) {
        let size = self.branches.len() / WIDTH / BUCKET;
        self.branches.approach(bucket_place(hash, size) * WIDTH * BUCKET);
    }

    /// Brings the names at a place near.
    #[inline]
    pub(crate) fn approach_names(&self, place: u32) {
        self.names.approach(place as usize * 2);
    }

    /// The names that begin at a place.
    #[inline]
    pub(crate) fn names(&self, place: u32) -> impl Iterator<Item = NameRow> + '_ {
        let mut at = place as usize;
        let mut more = true;
        std::iter::from_fn(move || {
            let (entity, style) = (self.names.get(at * 2), self.names.get(at * 2 + 1));
            at += 1;
            let next = style & LAST == 0 && at * 2 < self.names.len();
            (std::mem::replace(&mut more, next) && entity != NOBODY).then_some(NameRow {
                entity,
                style: style & !LAST,
            })
        })
    }
}

/// The hash table of the branches, with its filter.
fn place(branches: &[[u32; WIDTH]]) -> (Vec<u8>, Vec<u32>) {
    if branches.is_empty() {
        return Default::default();
    }
    let size = branches.len() / 3 + 1;
    let mut table = vec![EMPTY; size * BUCKET * WIDTH];
    let mut filter = vec![0_u8; (branches.len() * 2).next_power_of_two()];
    for branch in branches {
        let hash = branch_hash(branch[0], branch[2] & GAP, branch[1]);
        let (at, shift) = filter_place(hash, filter.len());
        let (ends, goes_on) = (branch[2] & TERMINAL != 0, branch[2] & CHILDREN != 0);
        filter[at] |= (u8::from(ends) | u8::from(goes_on) << 1) << shift;
        let place = (0..size * BUCKET)
            .map(|step| (bucket_place(hash, size) * BUCKET + step) % (size * BUCKET) * WIDTH)
            .find(|&at| table[at] == EMPTY && table[at + 1] == EMPTY)
            .expect("there is more room than there are branches");
        table[place..][..WIDTH].copy_from_slice(branch);
    }
    (filter, table)
}

/// The hash of a branch.
#[inline]
pub(crate) fn branch_hash(node: u32, gap: u32, group: u32) -> u64 {
    let product = (u128::from(u64::from(node) << 32 | u64::from(group)) ^ 0x9E37_79B9_7F4A_7C15)
        * u128::from(0xD1B5_4A32_D192_ED03 ^ u64::from(gap) << 40);
    (product as u64) ^ (product >> 64) as u64
}

/// The byte and the bits of a branch in a filter of so many bytes.
#[inline]
fn filter_place(hash: u64, bytes: usize) -> (usize, u32) {
    let place = hash as usize & (bytes * 4).wrapping_sub(1);
    (place / 4, (place as u32 & 3) * 2)
}

#[inline]
fn bucket_place(hash: u64, buckets: usize) -> usize {
    (((hash >> 32) * buckets as u64) >> 32) as usize
}
