//! The people of a review: members, officers, vacant seats, and the Cabinet Members who answer.

use crate::content::record_form::{add_link, change_link};
use crate::content::review::NOTHING;
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::recommendation::Addressee;
use crate::domain::record::Record;
use crate::domain::review::Person;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, list, said, section};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};

/// The people with their posts and when they held them (domain S03, S04).
pub(super) fn people(workspace: &Workspace) -> Node {
    let rows: Vec<Vec<Vec<Node>>> = workspace
        .people
        .iter()
        .map(|(id, entry)| row(id, &entry.record))
        .collect();
    let body = if rows.is_empty() {
        said(NOTHING)
    } else {
        let columns = ["Name", "Post", "Body", "Held", "Leads on", "Entry"];
        Table {
            id: "people-caption".to_owned(),
            caption: "Posts and who holds them".to_owned(),
            columns: columns.map(Column::Words).to_vec(),
            rows,
        }
        .node()
    };
    let add = add_link(Person::TYPE, None, "Add a person or a vacant seat");
    section("People", several([body, add]))
}

fn row(id: &RecordId, person: &Person) -> Vec<Vec<Node>> {
    let mut name = match person.name.as_str() {
        "" => "Vacant seat".to_owned(),
        name => name.to_owned(),
    };
    if !person.standing.is_empty() {
        name = format!("{name} ({})", person.standing);
    }
    let held = match (person.from, person.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("From {from}"),
        (None, Some(to)) => format!("Until {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    };
    let what = format!("{name}, {}", person.post);
    let mut cells: Vec<Vec<Node>> = [
        name,
        person.post.clone(),
        person.body.clone(),
        held,
        person.lead_area.clone(),
    ]
    .map(|words| {
        let words = if words.is_empty() {
            "Not stated".to_owned()
        } else {
            words
        };
        several([text(words)])
    })
    .into();
    cells.push(several([change_link(id, "", &what)]));
    cells
}

/// The Cabinet Members whom recommendations are addressed to.
pub(super) fn addressees(workspace: &Workspace) -> Node {
    let all: Vec<(&RecordId, &Addressee)> = workspace
        .addressees
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |(_, one)| one.order)
        .into_iter()
        .map(|(id, one)| {
            several([
                text(format!("{} ", one.said())),
                change_link(id, "", &one.said()),
            ])
        })
        .collect();
    let body = if items.is_empty() {
        said(NOTHING)
    } else {
        list(ListLook::Bullets, items)
    };
    let add = add_link(Addressee::TYPE, None, "Add a Cabinet Member");
    section("Cabinet Members who answer", several([body, add]))
}
