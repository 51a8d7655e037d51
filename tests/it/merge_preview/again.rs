//! Files that hold nothing new: the same one again, an old one, one of another workspace.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::compare::{Belongs, preview};
use scrutiny_tracker::snapshot::envelope::WorkspaceId;

use super::{NOW, answer, base, edit, merging, sent, title};
use crate::golden::id;

#[test]
fn a_file_of_another_workspace_is_told() {
    let mine = base();
    let file = sent(&mine);
    let shown = preview(&mine, &WorkspaceId::new("another"), &[&file], NOW);
    assert_eq!(shown.files[0].belongs, Belongs::Elsewhere);
}

#[test]
fn f46_the_same_file_again_brings_nothing_new() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut theirs, "A Member", &title("Reward carers"));
    mine.union(sent(&theirs).changes);
    let again = merging(&mine, &theirs);
    assert_eq!(
        (again.new.len(), again.already_here, again.added_records),
        (0, 3, 0)
    );
    assert_eq!(again.after, fold(&mine));
}

#[test]
fn f46_an_old_file_after_a_new_one_brings_nothing_new() {
    let old = base();
    let mut new = old.clone();
    edit(&mut new, "A Member", &answer(Answer::Declined));
    edit(&mut new, "A Member", &Command::Delete { id: id("r/8") });
    let shown = merging(&new, &old);
    assert_eq!(
        (shown.new.len(), shown.conflicts.len(), shown.added_records),
        (0, 0, 0)
    );
    assert_eq!(shown.after, fold(&new), "an old file takes nothing back");
}
