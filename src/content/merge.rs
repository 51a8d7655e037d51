//! What a merge would do, in words, before anything is written; and the report of it afterwards.

use crate::content::conflict_card::card;
use crate::content::data::{ReadFile, Unread, leave, question as ask};
use crate::content::deed::FormName;
use crate::content::form::form;
use crate::content::history::moment_said;
use crate::content::home::{LatestChange, change_line};
use crate::domain::amount::with_commas;
use crate::markup::part::{ListLook, inset, lead, list, name, paragraph, said, sub_heading};
use crate::markup::{Node, element, several, text};
use crate::query::conflict::Conflicts;
use crate::query::describe::{change_said, subject};
use crate::query::timing::plural;
use crate::snapshot::compare::{Belongs, FileSaid, Preview};

/// How many of the new changes are listed one by one.
const LISTED: usize = 20;

/// The question whether to merge, as one form: the conflicts can be settled in it.
pub fn question(
    files: &[ReadFile],
    unread: &[Unread],
    preview: &Preview,
    conflicts: &Conflicts,
) -> Node {
    let mut children = Vec::new();
    for (file, of) in files.iter().zip(&preview.files) {
        children.extend(about_file(file, of, files.len()));
    }
    children.extend(unread.iter().map(|file| {
        inset(several([
            name(file.name.clone()),
            text(" was not read. "),
            text(file.why.clone()),
        ]))
    }));
    let elsewhere = preview
        .files
        .iter()
        .any(|file| file.belongs == Belongs::Elsewhere);
    if preview.new.is_empty() {
        let here = count(preview.already_here, "change");
        children.push(lead(if files.len() == 1 {
            "Nothing new in this file"
        } else {
            "Nothing new in these files"
        }));
        children.push(said(format!("{here} in all, and you have them.")));
        return ask("Before you merge", children, several([leave("Close")]));
    }
    children.extend(body(preview, conflicts));
    let send = |words: &str, class: &str| {
        element("button", several([text(words)]))
            .class(class)
            .with("type", "submit")
            .node()
    };
    // From another workspace the safe way is the first.
    let buttons = if elsewhere {
        several([
            leave("Cancel"),
            send("Merge all the same", "govuk-button govuk-button--warning"),
        ])
    } else {
        several([send("Merge", "govuk-button"), leave("Cancel")])
    };
    form(
        FormName::Merge,
        several([ask("Before you merge", children, buttons)]),
    )
    .node()
}

/// From whom a file is, and what is unusual about it.
fn about_file(file: &ReadFile, of: &FileSaid, files: usize) -> Vec<Node> {
    let stamp = &file.snapshot.stamp;
    let mut words = several([
        name(file.name.clone()),
        text(". From "),
        name(stamp.by.clone()),
        text(format!(", saved {}.", moment_said(&stamp.exported_at))),
    ]);
    if files > 1 {
        words.push(text(format!(" {}.", count(of.new, "new change"))));
    }
    let mut nodes = several([paragraph(words)]);
    if of.belongs == Belongs::Elsewhere {
        nodes.push(inset(several([text(
            "This file is from another workspace. It may be another review, or the example that comes with the tracker. Merge it only if you want both in one. Open shows it by itself.",
        )])));
    }
    if of.lacks > 0 {
        nodes.push(inset(several([text(format!(
            "This file lacks {} by {} that you have. It may be an older copy. Nothing of yours will go.",
            count(of.lacks, "change"),
            stamp.by
        ))])));
    }
    nodes
}

fn body(preview: &Preview, conflicts: &Conflicts) -> Vec<Node> {
    let lines = totals(preview, conflicts.all)
        .into_iter()
        .map(|line| several([text(line)]))
        .collect();
    let mut nodes = several([list(ListLook::Bullets, lines)]);
    if conflicts.all > 0 {
        nodes.push(sub_heading("Changed by both of you"));
        nodes.push(said(
            "Choose for each, or leave it open. Every version is kept and marked until somebody chooses.",
        ));
        let shown = conflicts.first.iter().enumerate();
        nodes.extend(shown.map(|(place, conflict)| {
            let (after, merged) = (&preview.after, &preview.merged);
            card(after, merged, conflict, (place, conflicts.all))
        }));
        let more = conflicts.all.saturating_sub(conflicts.first.len());
        if more > 0 {
            nodes.push(said(format!(
                "And {more} more, which you will find under Conflicts after the merge."
            )));
        }
    }
    nodes.extend(changes(preview));
    nodes
}

fn count(number: usize, one: &str) -> String {
    plural(u32::try_from(number).unwrap_or(u32::MAX), one)
}

/// What the merge brings, in sentences without a full stop.
fn totals(preview: &Preview, conflicts: usize) -> Vec<String> {
    let mut lines = several([
        count(preview.new.len(), "new change"),
        format!("{} already here", count(preview.already_here, "change")),
        count(conflicts, "conflict"),
    ]);
    for (number, of) in [
        (preview.added_records, "new"),
        (preview.changed_records, "changed"),
    ] {
        match number {
            0 => {}
            1 => lines.push(format!("1 {of} entry")),
            more => {
                let more = with_commas(u64::try_from(more).unwrap_or(u64::MAX));
                lines.push(format!("{more} {of} entries"));
            }
        }
    }
    if preview.outside_edits > 0 {
        lines.push(format!(
            "{} made outside the app",
            count(preview.outside_edits, "edit")
        ));
    }
    if preview.unknown > 0 {
        lines.push(format!(
            "{} from a newer version, kept as it is",
            count(preview.unknown, "change")
        ));
    }
    if preview.odd_times > 0 {
        lines.push(format!(
            "{} with a date that cannot be right. A computer's clock may be wrong. The order does not depend on it",
            count(preview.odd_times, "change")
        ));
    }
    if let Some((first, last)) = &preview.first_and_last {
        let (first, last) = (moment_said(first), moment_said(last));
        lines.push(if first == last {
            format!("Made on {first}")
        } else {
            format!("Made between {first} and {last}")
        });
    }
    for (by, changes) in &preview.by_whom {
        lines.push(format!("{} by {by}", count(*changes, "change")));
    }
    lines
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

/// The sentences of the report: from whom, what came, what was settled, and every change that was new.
pub fn report(
    files: &[ReadFile],
    unread: &[Unread],
    preview: &Preview,
    conflicts: usize,
    settled: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = files
        .iter()
        .map(|file| {
            let stamp = &file.snapshot.stamp;
            format!(
                "{}, from {}, saved {}.",
                file.name,
                stamp.by,
                moment_said(&stamp.exported_at)
            )
        })
        .collect();
    lines.extend(
        unread
            .iter()
            .map(|file| format!("{} was not read. {}", file.name, file.why)),
    );
    lines.extend(
        totals(preview, conflicts)
            .into_iter()
            .map(|line| format!("{line}.")),
    );
    if conflicts > 0 {
        lines.push(format!(
            "{settled} of {} settled at the time.",
            count(conflicts, "conflict")
        ));
    }
    lines.extend(preview.new.iter().map(|change| {
        format!(
            "{}: {} ({}, {}).",
            subject(&preview.after, change.kind(), change.rec()),
            change_said(&preview.after, change),
            change.stamp().by,
            moment_said(&change.stamp().at)
        )
    }));
    lines
}
