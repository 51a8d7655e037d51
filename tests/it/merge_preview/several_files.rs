//! Several files at once: a committee's, a colleague's, and copies that a shared drive made.

use proptest::prelude::*;
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change::Stamp;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::compare::{Belongs, Preview};
use scrutiny_tracker::snapshot::envelope::{Check, FileStamp, Snapshot, WorkspaceId};
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::json;

use super::{answer, base, edit, merging, merging_files, sent, title, told};
use crate::generate::{cases, changes_of, history, run, steady};
use crate::golden::{first, id, workspace_id};

/// A file as one of several people saved it.
fn saved_by(by: &str, set: &ChangeSet) -> Snapshot {
    let stamp = FileStamp {
        app: "0.1.0".to_owned(),
        exported_at: "2021-01-15T09:00:00Z".to_owned(),
        by: by.to_owned(),
    };
    read(write(set, &workspace_id(), &stamp).unwrap().as_bytes()).unwrap()
}

/// What the files together would do, without the part that depends on their order.
fn totals(mut preview: Preview) -> Preview {
    preview.files.clear();
    preview
}

#[test]
fn changes_that_come_with_two_files_are_counted_once() {
    let (mine, mut officer) = (base(), base());
    edit(&mut officer, "An Officer", &title("Reward carers"));
    let mut member = officer.clone();
    edit(&mut member, "A Member", &answer(Answer::InPart));
    let (officer, member) = (sent(&officer), sent(&member));

    let shown = merging_files(&mine, &[&officer, &member]);
    assert_eq!((shown.new.len(), shown.already_here), (2, 2));
    assert_eq!((shown.changed_records, shown.added_records), (2, 0));
    let brought = |shown: &Preview| -> Vec<(usize, usize)> {
        let files = shown.files.iter();
        files.map(|file| (file.new, file.already_here)).collect()
    };
    assert_eq!(brought(&shown), [(1, 2), (1, 3)]);
    let other_way = merging_files(&mine, &[&member, &officer]);
    assert_eq!(brought(&other_way), [(2, 2), (0, 3)]);
    assert_eq!(totals(shown), totals(other_way));
}

#[test]
fn no_file_at_all_changes_nothing() {
    let mine = base();
    let shown = merging_files(&mine, &[]);
    assert_eq!((shown.files.len(), shown.new.len()), (0, 0));
    assert_eq!((&shown.merged, &shown.after), (&mine, &fold(&mine)));
    assert_eq!((shown.first_and_last, shown.by_whom), (None, Vec::new()));
}

#[test]
fn f21_two_files_that_disagree_with_each_other_are_a_conflict() {
    let (mine, mut officer, mut member) = (base(), base(), base());
    edit(&mut officer, "An Officer", &title("Reward carers"));
    edit(&mut member, "A Member", &title("Reward care work"));
    let (officer, member) = (sent(&officer), sent(&member));
    let shown = merging_files(&mine, &[&officer, &member]);
    assert_eq!(told(&shown), ["r/8 recommendation title"]);
    assert_eq!(merging_files(&mine, &[&officer]).conflicts, []);
}

#[test]
fn f20_files_with_edits_of_different_fields_are_merged_without_a_conflict() {
    let (mut mine, mut officer, mut member) = (base(), base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::InPart));
    edit(&mut officer, "An Officer", &title("Reward carers"));
    member.insert(first("a/1", "addressee", json!({"portfolio": "Care"})));
    let shown = merging_files(&mine, &[&sent(&officer), &sent(&member)]);
    assert_eq!(shown.conflicts, []);
    let after = &shown.after;
    assert_eq!(after.responses[&id("p/8")].record.answer, Answer::InPart);
    assert_eq!(
        after.recommendations[&id("r/8")].record.title,
        "Reward carers"
    );
    assert!(after.addressees.contains_key(&id("a/1")));
}

#[test]
fn the_names_and_the_times_of_what_comes_are_told() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    let at = [
        ("B Member", "2021-01-14T16:10:00Z"),
        ("A Member", "2020-12-01T10:00:00Z"),
        ("B Member", "2021-01-16T08:30:00Z"),
    ];
    for (place, (by, at)) in at.into_iter().enumerate() {
        let stamp = Stamp {
            by: by.to_owned(),
            at: at.to_owned(),
        };
        let change = title(&format!("Title {place}")).plan(&theirs, stamp);
        theirs.insert(change.unwrap());
    }
    let shown = merging(&mine, &theirs);
    let names = [("A Member".to_owned(), 1), ("B Member".to_owned(), 2)];
    assert_eq!(shown.by_whom, names);
    let range = ("2020-12-01T10:00:00Z", "2021-01-16T08:30:00Z");
    assert_eq!(
        shown.first_and_last,
        Some((range.0.to_owned(), range.1.to_owned()))
    );
    assert_eq!(shown.odd_times, 0);
}

#[test]
fn f25_times_that_cannot_be_right_are_counted_and_nothing_is_refused() {
    let (mine, mut theirs) = (base(), base());
    let clocks = ["1970-01-01T00:00:00Z", "2031-01-14T16:10:00Z", "noon"];
    for at in clocks.into_iter().chain(["2021-01-14T16:10:00Z"]) {
        let stamp = Stamp {
            by: "A Member".to_owned(),
            at: at.to_owned(),
        };
        let change = title(&format!("Title of {at}")).plan(&theirs, stamp);
        theirs.insert(change.unwrap());
    }
    let shown = merging(&mine, &theirs);
    assert_eq!((shown.new.len(), shown.odd_times), (4, 3));
    let (first, last) = shown.first_and_last.unwrap();
    assert_eq!(first, "2021-01-14T16:10:00Z");
    assert_eq!(last, first, "odd times do not count for the range");
    assert_eq!(
        shown.after.recommendations[&id("r/8")].record.title,
        "Title of 2021-01-14T16:10:00Z",
        "the clock does not decide"
    );
}

#[test]
fn f51_a_file_that_lacks_its_own_authors_changes_is_told_as_perhaps_older() {
    let mut mine = base();
    edit(&mut mine, "S Officer", &title("Reward carers"));
    let old = saved_by("S Officer", &mine);
    edit(&mut mine, "S Officer", &title("Reward care work"));
    edit(&mut mine, "S Officer", &answer(Answer::InPart));
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    let new = saved_by("S Officer", &mine);

    let lacks = |files: &[&Snapshot]| -> Vec<usize> {
        let said = merging_files(&mine, files).files.into_iter();
        said.map(|file| file.lacks).collect()
    };
    assert_eq!(lacks(&[&old]), [2]);
    assert_eq!(lacks(&[&new]), [0]);
    // What another file holds does not make the old one whole.
    assert_eq!(lacks(&[&new, &old]), [0, 2]);

    let mut elsewhere = old.clone();
    elsewhere.workspace = WorkspaceId::new("another");
    let shown = merging_files(&mine, &[&elsewhere]);
    assert_eq!(
        (shown.files[0].belongs, shown.files[0].lacks),
        (Belongs::Elsewhere, 0)
    );
}

#[test]
fn a_file_that_was_edited_by_hand_is_told_and_a_copy_of_it_adds_nothing() {
    let mine = base();
    let stamp = crate::golden::file_stamp();
    let text = write(&mine, &workspace_id(), &stamp).unwrap();
    let edited = text.replace("\"title\":\"Reward\"", "\"title\":\"Thanks\"");
    let edited = read(edited.as_bytes()).unwrap();
    let whole = sent(&mine);

    let shown = merging_files(&mine, &[&edited, &whole, &edited]);
    let said: Vec<_> = shown
        .files
        .iter()
        .map(|file| (file.check, file.outside_edits, file.new))
        .collect();
    assert_eq!(said[0].0, Check::Altered);
    assert_eq!(said[1], (Check::Fits, 0, 0));
    assert_eq!((said[2].1, said[2].2), (said[0].1, 0));
    assert!(said[0].2 > 0, "the edit is a change of its own");
    assert_eq!(shown.outside_edits, said[0].2, "each edit is counted once");

    // Once they are here, they are no news.
    let again = merging_files(&shown.merged, &[&edited]);
    assert_eq!((again.new.len(), again.outside_edits), (0, 0));
}

#[test]
fn changes_of_kinds_that_only_a_newer_version_knows_are_counted_for_each_file() {
    let (mine, mut theirs) = (base(), base());
    theirs.insert(first("h/1", "horoscope", json!({"sign": "lion"})));
    let file = sent(&theirs);
    let shown = merging_files(&mine, &[&file, &file]);
    assert_eq!(shown.unknown, 1);
    assert_eq!((shown.files[0].unknown, shown.files[1].unknown), (1, 0));
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn the_totals_do_not_depend_on_the_order_of_the_files(
        steps in history(),
        mine in 0..3_usize,
    ) {
        let world = run(&steps, steady);
        let files: Vec<Snapshot> = world.sets.iter().map(sent).collect();
        let [a, b, c] = [&files[0], &files[1], &files[2]];
        let mine = &world.sets[mine];
        let shown = merging_files(mine, &[a, b, c]);

        prop_assert_eq!(&shown.merged, &world.sets.iter().fold(ChangeSet::new(), |mut all, set| {
            all.union(changes_of(set));
            all
        }));
        prop_assert_eq!(&shown.after, &fold(&shown.merged));
        prop_assert_eq!(shown.new.len() + mine.len(), shown.merged.len());
        prop_assert_eq!(shown.already_here, mine.len(), "one of the files is mine");
        let brought: usize = shown.files.iter().map(|file| file.new).sum();
        prop_assert_eq!(brought, shown.new.len());
        let named: usize = shown.by_whom.iter().map(|(_, number)| number).sum();
        prop_assert_eq!(named, shown.new.len());
        prop_assert!(shown.new.iter().map(|change| change.order()).is_sorted());

        let expected = totals(shown);
        for files in [[a, c, b], [b, a, c], [c, b, a]] {
            prop_assert_eq!(&totals(merging_files(mine, &files)), &expected);
        }
        // The same files once more bring nothing.
        let again = merging_files(&expected.merged, &[a, b, c]);
        prop_assert_eq!((again.new.len(), again.conflicts.len()), (0, 0));
    }
}
