//! What this browser keeps besides the workspace: merges with the way to take them back, earlier
//! workspaces, and what could not be understood.

use crate::content::data::SECOND;
use crate::content::deed::Deed;
use crate::content::history::moment_said;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, button, disclosure, heard, list, name, quiet, said, section};
use crate::markup::{Node, element, several, text};
use crate::query::describe::{field_name, subject};
use crate::store::{MergeReport, Misfit, Shelf};

pub(super) fn merges(reports: &[MergeReport]) -> Option<Node> {
    let items: Vec<Vec<Node>> = reports.iter().map(merge).collect();
    (!items.is_empty()).then(|| section("Merged files", several([list(ListLook::Spaced, items)])))
}

fn merge(report: &MergeReport) -> Vec<Node> {
    let files = report.files.join(", ");
    let lines = report.said.iter().map(|line| several([text(line.clone())]));
    let mut nodes = several([
        name(files.clone()),
        quiet(several([text(format!(
            ", merged {}",
            moment_said(&report.at)
        ))])),
        disclosure(
            "The report of this merge",
            several([list(ListLook::Bullets, lines.collect())]),
        )
        .class("govuk-details")
        .node(),
    ]);
    let about = || heard(format!(": {files}, {}", moment_said(&report.at)));
    let mut actions = several([button(
        SECOND,
        Deed::SaveReport(report.key.clone()).words(),
        several([text("Save the report"), about()]),
    )]);
    if report.taken_back.is_empty() {
        actions.push(button(
            SECOND,
            Deed::UndoMerge(report.key.clone()).words(),
            several([text("Undo this merge"), about()]),
        ));
        nodes.push(element("div", actions).class("govuk-button-group").node());
    } else {
        nodes.push(said(
            "This merge was undone. Its changes stay in the history.",
        ));
        nodes.push(element("div", actions).class("govuk-button-group").node());
    }
    nodes
}

pub(super) fn restore_points(shelves: &[Shelf]) -> Option<Node> {
    let items: Vec<Vec<Node>> = shelves
        .iter()
        .map(|shelf| {
            let words = several([text("Go back to this"), heard(format!(": {}", shelf.label))]);
            let begun = if shelf.begun.is_empty() {
                String::from(" ")
            } else {
                format!(", begun {} ", moment_said(&shelf.begun))
            };
            several([
                name(shelf.label.clone()),
                quiet(several([text(begun)])),
                button(
                    SECOND,
                    Deed::GoBack(shelf.id.as_str().to_owned()).words(),
                    words,
                ),
            ])
        })
        .collect();
    (!items.is_empty()).then(|| {
        section(
            "Restore points",
            several([
                said("The last ten workspaces you had open. An older one stays for as long as it holds work that is in no saved file."),
                list(ListLook::Spaced, items),
            ]),
        )
    })
}

/// Facts that came in a file in a form that is not theirs, such as a date that does not exist. They are
/// kept as they stand, and shown as if nothing were recorded.
pub(super) fn not_understood(workspace: &Workspace) -> Option<Node> {
    let items: Vec<Vec<Node>> = workspace
        .problems()
        .into_iter()
        .map(|(rec, problem)| {
            let kind = workspace.kind_of(rec).unwrap_or_default();
            several([
                text(format!(
                    "{}: {} should be {}. It is ",
                    subject(workspace, kind, rec),
                    field_name(&problem.field),
                    problem.expected
                )),
                name(problem.found.clone()),
                text("."),
            ])
        })
        .collect();
    (!items.is_empty()).then(|| {
        section(
            "Entries to put right",
            several([
                said("These facts came in a file and cannot be understood. They are kept as they are, and the pages show nothing in their place. Record them again to put them right."),
                list(ListLook::Bullets, items),
            ]),
        )
    })
}

/// What is not a sound change. It was set aside and can be read and saved here.
pub(super) fn misfits(misfits: &[Misfit]) -> Option<Node> {
    let items: Vec<Vec<Node>> = misfits
        .iter()
        .map(|misfit| {
            let raw = element("pre", several([text(misfit.raw.clone())]))
                .class("st-raw")
                .with("tabindex", "0");
            several([name(misfit.key.clone()), raw.node()])
        })
        .collect();
    (!items.is_empty()).then(|| {
        let what = "Something else may have written to this browser's store, or it was damaged. The tracker has set it aside as it was. Save it if you need it, and ask a colleague for their file: a sound copy of a change takes its place by itself.";
        let save = button(
            SECOND,
            Deed::SaveMisfits.words(),
            several([text("Save what could not be read")]),
        );
        section(
            "Stored data that could not be read",
            several([said(what), list(ListLook::Spaced, items), save]),
        )
    })
}
