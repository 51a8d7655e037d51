//! The laws of merging files: whoever merges which, in whatever order and however often, what comes out
//! is the same to the byte.

use proptest::prelude::*;
use scrutiny_tracker::history::change::{Change, Presence};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::compare::{Comparing, preview};
use scrutiny_tracker::snapshot::envelope::{FileStamp, Snapshot, WorkspaceId};
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;

use crate::generate::{history_among, law, run_among, steady};

/// Every order of three.
const ORDERS: [[usize; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

pub fn workspace() -> WorkspaceId {
    WorkspaceId::new("w")
}

/// The file that somebody saves of a set.
pub fn saved(set: &ChangeSet, by: &str) -> String {
    let stamp = FileStamp {
        app: "1.0.0".to_owned(),
        exported_at: format!("2021-01-14T16:10:00Z by {by}"),
        by: by.to_owned(),
    };
    write(set, &workspace(), &stamp).unwrap()
}

/// What everybody else reads from the file that somebody saves of a set.
pub fn sent(set: &ChangeSet) -> Snapshot {
    read(saved(set, "A Member").as_bytes()).unwrap()
}

/// What a file says, whoever saved it: its records and its changes, to the byte.
pub fn content(file: &str) -> String {
    let (_, rest) = file.split_once("\n  \"records\": ").unwrap();
    let (content, _) = rest.split_once("\n  \"check\": ").unwrap();
    assert!(content.contains("\n  \"changes\": "));
    content.to_owned()
}

/// What a person has who starts from a set of their own and merges the others' files one by one.
fn merged(sets: &[ChangeSet], files: &[Snapshot], order: &[usize]) -> ChangeSet {
    let mut mine = sets[order[0]].clone();
    for who in &order[1..] {
        mine.union(files[*who].changes.iter().cloned());
    }
    mine
}

/// How many of the changes are stubs.
fn stubs<'a>(changes: impl IntoIterator<Item = &'a Change>) -> usize {
    let stub = |change: &&Change| change.presence() == Presence::TakenOut;
    changes.into_iter().filter(stub).count()
}

fn files(sets: &[ChangeSet]) -> Vec<Snapshot> {
    sets.iter().map(sent).collect()
}

proptest! {
    #![proptest_config(law(10))]

    #[test]
    fn every_order_of_merging_three_files_gives_the_same_bytes(steps in history_among(3, 12)) {
        let world = run_among(3, &steps, steady);
        let files = files(&world.sets);
        let expected = saved(&world.everything(), "Everybody");
        for order in ORDERS {
            let mine = merged(&world.sets, &files, &order);
            let by = format!("Person {}", order[0]);
            prop_assert_eq!(content(&saved(&mine, &by)), content(&expected));
        }
    }
}

proptest! {
    #![proptest_config(law(11))]

    #[test]
    fn any_order_of_merging_up_to_five_files_gives_the_same_bytes(
        (steps, people) in (2..=5_usize).prop_flat_map(|people| (history_among(people, 16), Just(people))),
        order in Just([0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let world = run_among(people, &steps, steady);
        let order: Vec<usize> = order.into_iter().filter(|who| *who < people).collect();
        let mine = merged(&world.sets, &files(&world.sets), &order);
        let expected = saved(&world.everything(), "Everybody");
        prop_assert_eq!(content(&saved(&mine, "A Member")), content(&expected));
    }
}

proptest! {
    #![proptest_config(law(12))]

    #[test]
    fn f46_a_file_merged_twice_or_after_a_newer_one_changes_nothing(
        steps in history_among(3, 16),
        until in any::<prop::sample::Index>(),
    ) {
        let older = run_among(3, &steps[..until.index(steps.len() + 1)], steady);
        let world = run_among(3, &steps, steady);
        let mine = world.everything();
        for file in [&older.sets[0], &world.sets[1], &mine].map(sent) {
            let shown = preview(&mine, &workspace(), &[&file], "2021-01-14T16:10:00Z");
            prop_assert_eq!((shown.new, shown.taken_out, shown.conflicts), (vec![], 0, vec![]));
            let mut again = mine.clone();
            prop_assert_eq!(again.union(file.changes.iter().cloned()), vec![]);
            prop_assert_eq!(again.take_in(file.changes), vec![]);
            prop_assert_eq!(&again, &mine);
        }
    }

    #[test]
    fn what_a_preview_shows_is_what_the_merge_does(steps in history_among(3, 16)) {
        let world = run_among(3, &steps, steady);
        for (mine, theirs) in [(0, 1), (2, 0)] {
            let file = sent(&world.sets[theirs]);
            let mut set = world.sets[mine].clone();
            let shown = preview(&set, &workspace(), &[&file], "2021-01-14T16:10:00Z");
            let stubs_before = stubs(set.in_order());
            let fresh = shown.fresh(&set);
            let stored = set.take_in(shown.new.clone());
            prop_assert_eq!(&fresh, &stored, "what the stores get when the outcome is taken as it is");
            prop_assert_eq!(&set, &shown.merged);
            prop_assert_eq!(fold(&set), shown.after);
            prop_assert_eq!(stored.len(), shown.new.len() + shown.taken_out);
            let stubs_expected = stubs_before + stubs(&shown.new) + shown.taken_out;
            prop_assert_eq!(stubs(set.in_order()), stubs_expected);
            for change in &stored {
                prop_assert_eq!(set.get(change.id()), Some(change), "a store gets what the set holds");
            }
        }
    }

    #[test]
    fn a_preview_in_steps_of_any_size_is_the_preview(steps in history_among(3, 16), most in 1..40_usize) {
        let world = run_among(3, &steps, steady);
        let (mine, now) = (&world.sets[0], "2021-01-14T16:10:00Z");
        let files = [sent(&world.sets[1]), sent(&world.sets[2])];
        let folded = fold(mine);
        let whole = preview(mine, &workspace(), &files.each_ref(), now);
        let mut comparing = Comparing::new(mine.clone(), workspace(), files.to_vec(), now);
        let mut before = 0;
        while let Some(percent) = comparing.step(&folded, most) {
            prop_assert!(before <= percent && percent <= 100, "{} after {}", percent, before);
            before = percent;
        }
        prop_assert_eq!(comparing.brought(), whole.new.clone());
        prop_assert_eq!(comparing.finish(&folded), whole);
    }
}
