//! What a merge would do, in words, before anything is written.

use crate::content::history::moment_said;
use crate::content::home::{LatestChange, change_line};
use crate::markup::part::{ListLook, inset, lead, list, said, sub_heading};
use crate::markup::{Node, several, text};
use crate::query::describe::{change_said, field_name, subject};
use crate::query::timing::plural;
use crate::snapshot::compare::{Belongs, FileSaid, Preview};

/// How many of the new changes are listed one by one.
const LISTED: usize = 20;

/// The body of the preview.
pub fn preview(preview: &Preview) -> Vec<Node> {
    if preview.new.is_empty() {
        let here = count(preview.already_here, "change");
        return several([
            lead("Nothing new in this file"),
            said(format!("It holds {here}, and you have them all.")),
        ]);
    }
    let mut nodes = Vec::new();
    let elsewhere = |file: &FileSaid| file.belongs == Belongs::Elsewhere;
    if preview.files.iter().any(elsewhere) {
        nodes.push(inset(several([text(
            "This file is from another workspace. Merge it only if you want both in one. Open shows it by itself.",
        )])));
    }
    let lines = counts(preview)
        .into_iter()
        .map(|line| several([text(line)]))
        .collect();
    nodes.push(list(ListLook::Bullets, lines));
    nodes.extend(conflicts(preview));
    nodes.extend(changes(preview));
    nodes
}

fn count(number: usize, one: &str) -> String {
    plural(u32::try_from(number).unwrap_or(u32::MAX), one)
}

fn counts(preview: &Preview) -> Vec<String> {
    let mut lines = several([
        count(preview.new.len(), "new change"),
        format!("{} already here", count(preview.already_here, "change")),
        count(preview.conflicts.len(), "conflict"),
    ]);
    if preview.added_records > 0 {
        let entries = if preview.added_records == 1 {
            "new entry"
        } else {
            "new entries"
        };
        lines.push(format!("{} {entries}", preview.added_records));
    }
    if preview.outside_edits > 0 {
        lines.push(format!(
            "{} made outside the app",
            count(preview.outside_edits, "edit")
        ));
    }
    if preview.unknown > 0 {
        lines.push(format!(
            "{} from a newer version, which are kept",
            count(preview.unknown, "change")
        ));
    }
    lines
}

/// Both values of a conflict are kept; the list says where to look afterwards.
fn conflicts(preview: &Preview) -> Vec<Node> {
    let items: Vec<Vec<Node>> = preview
        .conflicts
        .iter()
        .map(|conflict| {
            let about = subject(&preview.after, &conflict.kind, &conflict.rec);
            several([text(format!("{about}: {}", field_name(&conflict.field)))])
        })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    several([
        sub_heading("Changed by both of you"),
        said("Both versions are kept and marked until somebody chooses."),
        list(ListLook::Bullets, items),
    ])
}

fn changes(preview: &Preview) -> Vec<Node> {
    let items: Vec<Vec<Node>> = preview
        .new
        .iter()
        .take(LISTED)
        .map(|change| {
            change_line(LatestChange {
                about: subject(&preview.after, change.kind(), change.rec()),
                what: change_said(&preview.after, change),
                who: format!("{}, {}", change.stamp().by, moment_said(&change.stamp().at)),
            })
        })
        .collect();
    let mut nodes = several([sub_heading("What comes"), list(ListLook::Bullets, items)]);
    let more = preview.new.len().saturating_sub(LISTED);
    if more > 0 {
        nodes.push(said(format!("And {more} more.")));
    }
    nodes
}
