//! Conflicts that stand: two people changed the same thing without seeing each other's change, and
//! nobody has chosen yet. And entries that may be one thing typed twice.

use crate::content::conflict_card::card;
use crate::content::deed::{Deed, FormName};
use crate::content::form::{error_summary, form};
use crate::content::sheet::{Sheet, form_title};
use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::update::Update;
use crate::domain::workspace::Workspace;
use crate::history::change_set::ChangeSet;
use crate::history::command::Mistake;
use crate::markup::part::{
    ListLook, button, conflict_mark, link, list, name, page_title, paragraph, said, section,
};
use crate::markup::{Node, element, several, text};
use crate::query::conflict::Conflicts;
use crate::query::describe::{kind_name, subject};
use crate::query::duplicates::Pair;
use crate::query::timing::plural;
use crate::route::Route;

/// How many conflicts one page shows. The rest follow when these are settled.
pub const SHOWN: usize = 20;

/// The page.
pub fn sheet(
    workspace: &Workspace,
    set: &ChangeSet,
    conflicts: &Conflicts,
    pairs: &[Pair],
    mistakes: &[Mistake],
) -> Sheet {
    let title = "Conflicts";
    let wrong = error_summary(mistakes).into_iter().collect();
    let mut nodes = several([element("div", wrong).node(), page_title(title)]);
    if conflicts.all == 0 {
        nodes.push(said(
            "There are no conflicts. When two people change the same thing without seeing each other's change, both versions are kept and shown here.",
        ));
    } else {
        let count = plural(u32::try_from(conflicts.all).unwrap_or(u32::MAX), "conflict");
        nodes.push(said(format!(
            "{count}. Both versions are kept and marked on every page until somebody chooses."
        )));
        nodes.push(form(FormName::Conflicts, cards(workspace, set, conflicts)).node());
    }
    if !pairs.is_empty() {
        nodes.push(duplicates(workspace, pairs));
    }
    Sheet {
        title: form_title(title, mistakes),
        nodes,
    }
}

/// The paragraph beside something of which two versions stand.
pub fn conflict_said() -> Node {
    paragraph(several([
        conflict_mark(),
        text(" Two people changed this without seeing each other's change. One version is shown. "),
        link(
            Route::Conflicts.href(),
            several([text("See both and choose")]),
        ),
        text("."),
    ]))
}

fn cards(workspace: &Workspace, set: &ChangeSet, conflicts: &Conflicts) -> Vec<Node> {
    let first = conflicts.first.iter().enumerate();
    let mut nodes: Vec<Node> = first
        .map(|(place, conflict)| card(workspace, set, conflict, (place, conflicts.all)))
        .collect();
    let more = conflicts.all.saturating_sub(conflicts.first.len());
    if more > 0 {
        nodes.push(said(format!(
            "And {more} more, which follow when these are settled."
        )));
    }
    let send = element("button", several([text("Save choices")]))
        .class("govuk-button")
        .with("type", "submit");
    nodes.push(send.node());
    nodes
}

/// An entry by what it is and what it says.
fn told_apart(workspace: &Workspace, kind: &str, rec: &RecordId) -> String {
    let about = subject(workspace, kind, rec);
    let words = workspace
        .get::<Recommendation>(rec)
        .map(|one| one.title.clone())
        .or_else(|| workspace.get::<Update>(rec).map(|one| one.text.clone()));
    match words {
        Some(words) if !words.is_empty() => format!("{about}: {words}"),
        _ => about,
    }
}

fn duplicates(workspace: &Workspace, pairs: &[Pair]) -> Node {
    let items = pairs
        .iter()
        .take(SHOWN)
        .enumerate()
        .map(|(place, pair)| {
            let about = |rec| told_apart(workspace, pair.kind, rec);
            let words = paragraph(several([
                text(format!("{}: ", kind_name(pair.kind))),
                name(about(&pair.one)),
                text(" and "),
                name(about(&pair.other)),
                text(format!(". {}.", pair.because.said())),
            ]));
            let choose = |deed: Deed, words: &str| {
                button(
                    "govuk-button govuk-button--secondary",
                    deed.words(),
                    several([text(words)]),
                )
            };
            let actions = element(
                "div",
                several([
                    choose(Deed::Same(place), "They are the same: keep the first"),
                    choose(Deed::Different(place), "They are different"),
                ]),
            )
            .class("govuk-button-group");
            several([words, actions.node()])
        })
        .collect();
    section(
        "Perhaps entered twice",
        several([
            said(
                "These entries look alike. Nothing is joined until you say so, and joining can be undone.",
            ),
            list(ListLook::Spaced, items),
        ]),
    )
}
