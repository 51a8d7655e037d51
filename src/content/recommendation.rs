//! One recommendation: what it asks, the answer, what officers say, what the panel thinks, the evidence.

mod background;
mod progress;
mod responses;
mod target;
mod wording;

use crate::content::checks::on_recommendation;
use crate::content::conflicts::conflict_said;
use crate::content::evidence::evidence_item;
use crate::content::history::{History, history};
use crate::content::light::{last_update_said, lights};
use crate::content::record_form::{add_link, change_link};
use crate::content::sheet::Sheet;
use crate::content::source::source_line;
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::update::Update;
use crate::domain::workspace::{Entry, Workspace};
use crate::history::change_set::ChangeSet;
use crate::markup::part::{
    ButtonLook, ListLook, back_link, button_link, heard, inset, link, list, paragraph, quiet,
    quiet_line, said, section, title,
};
use crate::markup::{Node, element, several, text};
use crate::query::answer::addressed;
use crate::query::disagreement::disagreement;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::query::timing::plural;
use crate::route::Route;

/// The page, reached from the list as filtered.
pub fn sheet(
    workspace: &Workspace,
    set: &ChangeSet,
    rows: &[Row],
    row: &Row,
    filter: &Filter,
) -> Sheet {
    let list = Route::Recommendations(filter.clone()).href();
    let mut nodes = several([back_link(&list, "Back to the list")]);
    nodes.extend(page(workspace, set, row));
    nodes.push(pager(rows, filter, row.number));
    Sheet {
        title: format!("Recommendation {}", row.number),
        nodes,
    }
}

/// Everything about the recommendation, from the title to the history.
fn page(workspace: &Workspace, set: &ChangeSet, row: &Row) -> Vec<Node> {
    let Some(entry) = workspace.recommendations.get(&row.id) else {
        return Vec::new();
    };
    let mut nodes = several([header(row)]);
    nodes.extend(asked(workspace, &row.id, entry));
    nodes.push(lights(row));
    nodes.extend(disagreement(row).map(|words| inset(several([text(words)]))));
    nodes.push(quiet_line(format!(
        "Last update: {}{}.",
        last_update_said(row.last_update),
        row.silence.map(silence_said).unwrap_or_default()
    )));
    nodes.push(responses::section(workspace, row, &entry.record));
    nodes.push(progress::section(workspace, row));
    nodes.push(panel(&row.id, &entry.record));
    nodes.push(outcomes(workspace, row));
    nodes.push(wording::versions(workspace, &row.id));
    nodes.extend(background::sections(workspace, row, &entry.record));
    nodes.extend(on_recommendation(workspace, row));
    nodes.push(history(
        workspace,
        set,
        &History {
            caption: "Every change to this recommendation, newest first",
            records: records_of(workspace, &row.id, &entry.record),
        },
    ));
    nodes
}

fn header(row: &Row) -> Node {
    let words = if row.title.is_empty() {
        &row.summary
    } else {
        &row.title
    };
    let number = element("p", several([text(row.number.to_string())]))
        .class("st-rec__number")
        .with("aria-hidden", "true");
    let theme = element("p", several([text(row.theme_title.clone())])).class("st-rec__theme");
    let title = title(several([
        heard(format!("Recommendation {}: ", row.number)),
        text(words.clone()),
    ]))
    .class("st-rec__title");
    let words = element("div", several([theme.node(), title.node()]));
    element("header", several([number.node(), words.node()]))
        .class("st-rec")
        .node()
}

/// The wording, what can be counted, and where it stands in the papers.
fn asked(workspace: &Workspace, id: &RecordId, entry: &Entry<Recommendation>) -> Vec<Node> {
    let recommendation = &entry.record;
    let mut nodes = wording::wording(recommendation);
    nodes.extend(target::targets(workspace, id, recommendation));
    nodes.extend(source_line(workspace, &recommendation.sources));
    if !entry.conflicts.is_empty() {
        nodes.push(conflict_said());
    }
    let what = format!("recommendation {}", recommendation.number);
    nodes.push(paragraph(several([change_link(id, "", &what)])));
    nodes
}

/// How long ago the last dated update was, which a status word can hide.
fn silence_said(months: u32) -> String {
    match months {
        0 => ", less than a month ago".to_owned(),
        months => format!(", {} ago", plural(months, "month")),
    }
}

/// What somebody claims has come of it, apart from what was delivered.
fn outcomes(workspace: &Workspace, row: &Row) -> Node {
    let items: Vec<Vec<Node>> = workspace
        .naming::<Evidence>(&row.id)
        .into_iter()
        .filter(|(_, entry)| {
            let one = &entry.record;
            one.kind == EvidenceKind::Outcome && one.recommendations.contains(&row.id)
        })
        .map(|(id, entry)| {
            let mut item = evidence_item(workspace, &entry.record);
            if let Some(date) = entry.record.date {
                item.push(quiet(several([text(format!(" {date}. "))])));
            }
            item.push(change_link(
                id,
                "",
                &format!("the outcome {}", entry.record.title),
            ));
            item
        })
        .collect();
    let body = if items.is_empty() {
        said("Nobody has claimed an outcome yet.")
    } else {
        list(ListLook::Spaced, items)
    };
    let add = add_link(
        Evidence::TYPE,
        Some(&row.id),
        "Add an outcome or other evidence",
    );
    section("Outcomes claimed", several([body, add]))
}

fn panel(id: &RecordId, recommendation: &Recommendation) -> Node {
    let mut nodes = several([said(format!("{}.", recommendation.panel_view.label()))]);
    if !recommendation.panel_view_reason.is_empty() {
        nodes.push(said(recommendation.panel_view_reason.clone()));
    }
    if let Some(date) = recommendation.panel_view_date {
        nodes.push(quiet_line(format!("{date}.")));
    }
    nodes.push(button_link(
        ButtonLook::Secondary,
        Route::EditRecord(id.clone(), "view".to_owned()).href(),
        several([text("Record the panel's view")]),
    ));
    section("Panel's view", nodes)
}

/// The records whose changes make up the history of this page.
fn records_of(
    workspace: &Workspace,
    id: &RecordId,
    recommendation: &Recommendation,
) -> Vec<RecordId> {
    let responses = addressed(workspace, id, recommendation)
        .into_iter()
        .filter_map(|one| one.response)
        .map(|(id, _)| id.clone());
    let updates = workspace
        .naming::<Update>(id)
        .into_iter()
        .filter(|(_, entry)| entry.record.covers(id))
        .map(|(id, _)| id.clone());
    std::iter::once(id.clone())
        .chain(responses)
        .chain(updates)
        .collect()
}

/// Previous and next within the list that the page was reached from.
fn pager(rows: &[Row], filter: &Filter, number: u32) -> Node {
    let listed = filter.apply(rows);
    let place = listed.iter().position(|row| row.number == number);
    let at = |place: Option<usize>| {
        place
            .and_then(|place| listed.get(place))
            .map(|row| row.number)
    };
    let way = |words: &str, number: u32| {
        let href = Route::Recommendation(number, filter.clone()).href();
        link(
            href,
            several([text(format!("{words}: recommendation {number}"))]),
        )
    };
    let before =
        at(place.and_then(|place| place.checked_sub(1))).map(|number| way("Previous", number));
    let after = at(place.map(|place| place + 1)).map(|number| way("Next", number));
    element("nav", before.into_iter().chain(after).collect())
        .class("st-pager")
        .with("aria-label", "Recommendations")
        .node()
}
