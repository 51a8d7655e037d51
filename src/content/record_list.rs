//! Records of a kind as a table, driven by the same descriptions as their form.
//!
//! A column shows one field or several; what the field is called and how its words read stands in the
//! table of forms, so that a kind of record costs a few lines here and no code.

use serde_json::Value;

use crate::content::record_form::sort::{Control, Sort, sort};
use crate::content::record_form::{add_link, change_link};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::history::change_set::ChangeSet;
use crate::markup::part::{said, section};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::describe::value_said;

/// A section with the records of a kind.
pub struct Listing {
    /// The kind.
    pub kind: &'static str,
    /// The heading of the section.
    pub heading: &'static str,
    /// The caption of the table, without the word that tells it from others of its kind.
    pub caption: &'static str,
    /// The columns: the heading, the fields, and what an empty cell says.
    pub columns: &'static [(&'static str, &'static [&'static str], &'static str)],
    /// The words of the link to the form that adds one.
    pub add: &'static str,
}

/// The section: every record of the kind in the order of its list.
pub fn listing(workspace: &Workspace, set: &ChangeSet, listing: &Listing) -> Node {
    let Some(sort) = sort(listing.kind, "") else {
        return said("");
    };
    let records = set
        .records()
        .filter(|rec| workspace.kind_of(rec) == Some(listing.kind));
    let place = |rec: &&RecordId| {
        let place = set.value(rec, "order").and_then(Value::as_u64);
        u32::try_from(place.unwrap_or(0)).unwrap_or(u32::MAX)
    };
    let rows: Vec<Vec<Vec<Node>>> = in_order(records.collect(), place)
        .into_iter()
        .map(|rec| row(workspace, set, sort, listing, rec))
        .collect();
    let body = if rows.is_empty() {
        said("Nothing has been recorded.")
    } else {
        let mut columns: Vec<Column> = Vec::new();
        for (heading, ..) in listing.columns {
            columns.push(Column::Words(heading));
        }
        columns.push(Column::Words("Entry"));
        Table {
            id: format!("{}-caption", listing.kind),
            caption: listing.caption.to_owned(),
            columns,
            rows,
        }
        .node()
    };
    let add = add_link(listing.kind, None, listing.add);
    section(listing.heading, several([body, add]))
}

fn row(
    workspace: &Workspace,
    set: &ChangeSet,
    sort: &Sort,
    listing: &Listing,
    rec: &RecordId,
) -> Vec<Vec<Node>> {
    let mut cells = Vec::new();
    let mut what = String::new();
    for (place, (_, fields, empty)) in listing.columns.iter().enumerate() {
        let mut words = cell(workspace, set, sort, rec, fields);
        if words.is_empty() {
            (*empty).clone_into(&mut words);
        }
        if place < 3 {
            what.push_str(if place == 0 { "" } else { ", " });
            what.push_str(&words);
        }
        cells.push(several([text(words)]));
    }
    cells.push(several([change_link(rec, "", &what)]));
    cells
}

/// The fields of a cell: the first as it is, each further one after its name.
fn cell(
    workspace: &Workspace,
    set: &ChangeSet,
    sort: &Sort,
    rec: &RecordId,
    fields: &[&str],
) -> String {
    let mut cell = String::new();
    for (place, name) in fields.iter().enumerate() {
        let Some(field) = sort.fields.iter().find(|field| field.name == *name) else {
            continue;
        };
        let value = set.value(rec, name).unwrap_or(&Value::Null);
        let words = match (field.control, value) {
            (Control::Words(words, absent), _) if place == 0 || !value.is_null() => {
                let word = value.as_str().unwrap_or(absent);
                let found = words.iter().find(|(one, _)| *one == word);
                found.map_or(word, |(_, label)| label).to_owned()
            }
            (_, Value::Null) => continue,
            _ => value_said(workspace, name, value),
        };
        if place > 0 {
            cell.push_str(if cell.is_empty() { "" } else { ". " });
            // A question is answered by its words alone.
            if !field.label.ends_with('?') {
                cell.push_str(field.label);
                cell.push_str(": ");
            }
        }
        cell.push_str(words.trim_end_matches('.'));
    }
    cell
}
