//! Tables in and out.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::Holding;
use scrutiny_tracker::exchange::column::TableKind;
use scrutiny_tracker::exchange::plan::{Plan, UnknownIds};
use scrutiny_tracker::exchange::table;
use scrutiny_tracker::exchange::words::Reply;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::{FileStamp, WorkspaceId};
use scrutiny_tracker::snapshot::write;

use crate::embedded::{CHANGES, REVIEW};
use crate::generate::stamp;

mod calendar;
mod csv;
mod edits;
mod faults;
mod laws;
mod numbers;
mod read_in;
mod statistics;
mod tracker;
mod whole_tables;

/// The embedded review.
fn review() -> Holding<'static> {
    Holding {
        set: &CHANGES,
        workspace: &REVIEW,
    }
}

fn holding<'a>(set: &'a ChangeSet, workspace: &'a Workspace) -> Holding<'a> {
    Holding { set, workspace }
}

/// Ids as nobody else gives them.
fn new_ids() -> impl FnMut() -> RecordId {
    let mut count = 0;
    move || {
        count += 1;
        RecordId::new(&format!("new/{count}"))
    }
}

/// The plan of a text into a record.
fn plan_into(kind: TableKind, text: &str, into: Holding<'_>, replies: &[Reply]) -> Plan {
    let sheet = table::read(kind, text).unwrap();
    table::plan(&sheet, into, replies, UnknownIds::Refuse, &mut new_ids())
}

/// The plan of a text into the embedded review.
fn plan(kind: TableKind, text: &str) -> Plan {
    plan_into(kind, text, review(), &[])
}

/// The set after a plan was carried out.
fn after(plan: &Plan, set: &ChangeSet) -> ChangeSet {
    let mut after = set.clone();
    let stamp = stamp("A clerk", "2021-01-14T16:10:00Z");
    after.union(plan.changes(set, &stamp).unwrap());
    after
}

/// The problems of a plan, as people read them.
fn problems(plan: &Plan) -> Vec<String> {
    let listed = plan.errors.listed.iter();
    listed.map(ToString::to_string).collect()
}

/// The readable records of a snapshot, byte for byte as they stand in the file.
fn readable(set: &ChangeSet) -> String {
    let file = FileStamp {
        app: "1".to_owned(),
        exported_at: "2021-01-14T16:10:00Z".to_owned(),
        by: "A clerk".to_owned(),
    };
    let text = write::write(set, &WorkspaceId::new("w"), &file).unwrap();
    let start = text.find("\n  \"records\": ").unwrap();
    let end = text.find("\n  \"changes\": ").unwrap();
    text[start..end].to_owned()
}

fn reply(field: &str, word: &str, ours: &str) -> Reply {
    Reply {
        field: field.to_owned(),
        word: word.to_owned(),
        ours: ours.to_owned(),
    }
}

fn folded(set: &ChangeSet) -> Workspace {
    fold(set)
}
