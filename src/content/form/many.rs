//! Choosing recommendations where there are too many for a list of boxes: by their numbers, with their titles shown.

use crate::content::deed::Deed;
use crate::content::entered::Entered;
use crate::content::form::Form;
use crate::domain::amount::with_commas;
use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::{Node, element, several, text};

/// Up to so many recommendations stand in a form as boxes to tick.
pub const MANY: usize = 100;

/// So many titles are shown at most while numbers are typed.
const NAMED: usize = 10;

/// The most that one range of numbers may name.
const RANGE: u32 = 1_000;

/// The field for the numbers. Those that are chosen already stand above it as boxes, so that each can be taken out.
pub fn choose(
    filling: &Form<'_>,
    field: &'static str,
    legend: &str,
    workspace: &Workspace,
) -> Node {
    let (chosen, typed) = parted(filling.entered, field, workspace);
    let mut children = Vec::new();
    if !chosen.is_empty() {
        let boxes: Vec<(String, String)> = chosen
            .into_iter()
            .map(|id| (id.as_str().to_owned(), label(workspace, &id)))
            .collect();
        // The field for the numbers has the name as its id.
        children.push(filling.boxes(field, &format!("{field}-chosen"), legend, &boxes));
    }
    let count = with_commas(u64::try_from(workspace.recommendations.len()).unwrap_or(u64::MAX));
    let hint = format!(
        "There are {count} recommendations. Enter their numbers with commas between them, such as 14, 20 to 25."
    );
    let input = element("input", Vec::new())
        .class("govuk-input")
        .with("type", "text")
        .with("autocomplete", "off")
        .with("value", typed.clone())
        .with("data-do", Deed::Number(field.to_owned()).words());
    children.push(filling.labelled(field, &format!("{legend}, by number"), &hint, input));
    let named = element("p", several([text(said(workspace, &typed))]))
        .class("govuk-hint")
        .with("id", names_id(field))
        .with("role", "status");
    children.push(named.node());
    element("div", children).node()
}

/// The id of the line that names what the numbers of a field stand for.
pub fn names_id(field: &str) -> String {
    format!("{field}-names")
}

/// The titles of the recommendations that numbers stand for, or which of the numbers stands for none.
pub fn said(workspace: &Workspace, typed: &str) -> String {
    match numbered(workspace, typed) {
        Err(why) => why,
        Ok(ids) => {
            let labels = ids.iter().take(NAMED).map(|id| label(workspace, id));
            let mut labels: Vec<String> = labels.collect();
            if ids.len() > NAMED {
                labels.push(format!("and {} more", ids.len() - NAMED));
            }
            labels.join("; ")
        }
    }
}

/// What was entered, with the ids of recommendations in the place of their numbers.
///
/// # Errors
///
/// A number that stands for none.
pub fn resolved(
    entered: &Entered,
    field: &'static str,
    workspace: &Workspace,
) -> Result<Entered, Mistake> {
    let (mut ids, typed) = parted(entered, field, workspace);
    let more = numbered(workspace, &typed).map_err(|message| Mistake { field, message })?;
    for id in more {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let mut resolved = entered.without(field);
    for id in ids {
        resolved.put(field, id.as_str());
    }
    Ok(resolved)
}

fn label(workspace: &Workspace, id: &RecordId) -> String {
    match workspace.get::<Recommendation>(id) {
        Some(one) => format!("{}: {}", one.number, one.title),
        None => format!("{id}, which is not here any more"),
    }
}

/// What was chosen by its id, and what was typed. A record may name one that is not here any more; no number looks
/// like its id.
fn parted(entered: &Entered, field: &str, workspace: &Workspace) -> (Vec<RecordId>, String) {
    let (mut ids, mut typed) = (Vec::new(), Vec::new());
    for value in entered.all(field).filter(|value| !value.is_empty()) {
        let id = RecordId::new(value);
        let is_made = value.len() == 32 && value.bytes().all(|sign| sign.is_ascii_hexdigit());
        if is_made || value.contains('/') || workspace.recommendations.contains_key(&id) {
            ids.push(id);
        } else {
            typed.push(value);
        }
    }
    (ids, typed.join(", "))
}

/// The numbers of a text, as the first and the last of each range.
fn spans(typed: &str) -> Result<Vec<(u32, u32)>, &str> {
    let mut spans = Vec::new();
    for part in typed.split([',', ';']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        let ends = part
            .split_once(" to ")
            .or_else(|| part.split_once(['-', '–']));
        let (first, last) = ends.unwrap_or((part, part));
        match (first.trim().parse(), last.trim().parse()) {
            (Ok(first), Ok(last)) => spans.push((first, last)),
            _ => return Err(part),
        }
    }
    Ok(spans)
}

fn numbered(workspace: &Workspace, typed: &str) -> Result<Vec<RecordId>, String> {
    let spans = spans(typed).map_err(|part| {
        format!("“{part}” is no number. Enter numbers with commas between them, such as 14, 15")
    })?;
    let mut found = Vec::new();
    for (first, last) in spans {
        if last < first || last - first >= RANGE {
            return Err(format!(
                "From {first} to {last} is no range of at most {} recommendations",
                with_commas(RANGE.into())
            ));
        }
        let within = workspace.recommendations.iter();
        let within = within.filter(|(_, entry)| (first..=last).contains(&entry.record.number));
        let before = found.len();
        found.extend(within.map(|(id, entry)| (entry.record.number, id)));
        if found.len() == before {
            return Err(format!(
                "There is no recommendation {first}. Look its number up in the list"
            ));
        }
    }
    let found = crate::domain::order::in_order(found, |(number, _)| *number);
    Ok(found.into_iter().map(|(_, id)| id.clone()).collect())
}
