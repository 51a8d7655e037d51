//! Files with far more conflicts than people make: the preview ends in good time all the same.

use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::query::conflict::{self, conflict};
use scrutiny_tracker::snapshot::envelope::{Check, Snapshot};
use serde_json::Map;

use super::merging_files;
use crate::generate::draft;
use crate::golden::{file_stamp, stamp, workspace_id};
use crate::settle::conflicts;

const RECORDS: usize = 10_000;
const FIELDS: [&str; 10] = [
    "title",
    "summary",
    "officialWording",
    "leadOfficer",
    "panelViewReason",
    "number",
    "theme",
    "due",
    "futureField",
    "panelView",
];

/// Ten fields of each of ten thousand records, as one person filled them in.
fn filled_in(by: &str) -> ChangeSet {
    let mut set = ChangeSet::new();
    for place in 0..RECORDS {
        let mut fields = Map::new();
        for name in FIELDS {
            fields.insert(name.to_owned(), format!("{name} by {by}").into());
        }
        let rec = format!("r/{place}");
        set.insert(draft(&rec, "recommendation", fields.into(), &[], stamp(by)));
    }
    set
}

fn file(set: &ChangeSet) -> Snapshot {
    Snapshot {
        workspace: workspace_id(),
        stamp: file_stamp(),
        changes: set.in_order().into_iter().cloned().collect(),
        outside_edits: 0,
        check: Check::Fits,
    }
}

#[test]
fn f33_a_hundred_thousand_conflicts_are_listed_and_can_be_taken_page_by_page() {
    let (mine, theirs) = (filled_in("A"), filled_in("B"));
    let file = file(&theirs);
    let shown = merging_files(&mine, &[&file]);
    assert_eq!(shown.conflicts.len(), 100_000);
    assert_eq!(shown.after, fold(&shown.merged));

    let all = conflicts(&shown.merged, Some(&mine));
    assert_eq!(all.len(), 100_000);
    let first = conflict::conflicts(&shown.merged, Some(&mine), 20);
    assert_eq!((first.all, &*first.first), (100_000, &all[..20]));
    // A page is a slice of the list, or each of its lines by itself.
    let page = all.get(99_980..).unwrap();
    assert_eq!(page.len(), 20);
    let line = &page[7];
    let alone = conflict(&shown.merged, Some(&mine), &line.rec, &line.field);
    assert_eq!(alone.as_ref(), Some(line));
    assert_eq!(line.versions.len(), 2);
}
