//! One conflict as one card: what stood there before, every version, and the ways to settle it. Nothing
//! is chosen beforehand.

use serde_json::Value;

use crate::content::difference::difference;
use crate::content::entered::Entered;
use crate::content::history::moment_said;
use crate::content::visible::{unseen, visible};
use crate::domain::workspace::Workspace;
use crate::history::change::ChangeId;
use crate::history::change_set::ChangeSet;
use crate::history::settle::{Choice, Ways};
use crate::markup::part::{name, quiet_line, said};
use crate::markup::{DRAWN_ANEW, Element, Node, element, several, text};
use crate::query::conflict::{Conflict, Side, Version};
use crate::query::describe::{field_name, subject, value_said};

const COMBINATION: &str = "combination";
const BOTH: &str = "both";
const KEEP: &str = "keep";
const DELETE: &str = "delete";

/// The card of the conflict at `place` (from 0) of `of`, with the set in which it stands.
pub fn card(
    workspace: &Workspace,
    set: &ChangeSet,
    conflict: &Conflict,
    (place, of): (usize, usize),
) -> Node {
    let about = subject(workspace, &conflict.kind, &conflict.rec);
    let legend = match conflict.ways {
        Ways::KeepOrDelete => format!(
            "Conflict {} of {of}. {about}: removed by one, changed by another",
            place + 1
        ),
        _ => format!(
            "Conflict {} of {of}. {about}: {}",
            place + 1,
            field_name(&conflict.field)
        ),
    };
    let mut children = several([element("legend", several([text(legend)]))
        .class("govuk-fieldset__legend govuk-fieldset__legend--m")
        .node()]);
    if conflict.ways != Ways::KeepOrDelete {
        children.push(before(workspace, conflict));
    }
    let versions = mine_first(conflict)
        .into_iter()
        .enumerate()
        .map(|(number, version)| shown(workspace, set, conflict, (number + 1, version)))
        .collect();
    children.push(element("div", versions).class("st-versions").node());
    children.push(ways(conflict, place));
    element("fieldset", children)
        .class("govuk-fieldset st-card")
        // What was chosen for one conflict never stands on the card of another that takes its place.
        .with(DRAWN_ANEW, key(conflict))
        .node()
}

/// The name of a conflict's controls.
fn key(conflict: &Conflict) -> String {
    format!("conflict {} {}", conflict.rec, conflict.field)
}

/// The versions, a person's own before the others.
fn mine_first(conflict: &Conflict) -> Vec<&Version> {
    let of = |mine| {
        let versions = conflict.versions.iter();
        versions.filter(move |version| (version.side == Side::Mine) == mine)
    };
    of(true).chain(of(false)).collect()
}

fn before(workspace: &Workspace, conflict: &Conflict) -> Node {
    match &conflict.before {
        Some(value) if !value.is_null() => quiet_line(format!(
            "Before both changes: {}",
            value_said(workspace, &conflict.field, value)
        )),
        _ => quiet_line("Nothing was recorded here before."),
    }
}

/// A version with who wrote it. Words that differ from what stood there before are marked.
fn shown(
    workspace: &Workspace,
    set: &ChangeSet,
    conflict: &Conflict,
    (number, version): (usize, &Version),
) -> Node {
    let whose = match version.side {
        Side::Mine => "Mine",
        Side::Theirs => "Theirs",
        Side::Unsaid => "Version",
    };
    let head = element(
        "p",
        several([
            element("strong", several([text(format!("{number}. {whose}"))])).node(),
            text(", by "),
            name(version.by.clone()),
            text(format!(", {}", moment_said(&version.at))),
        ]),
    )
    .class("st-version__who");
    let said = match conflict.ways {
        Ways::KeepOrDelete => deed_said(workspace, set, version),
        _ => value_said(workspace, &conflict.field, &version.value),
    };
    let words = match (&conflict.before, &version.value) {
        (Some(Value::String(before)), Value::String(_)) => difference(
            &value_said(workspace, &conflict.field, &before.as_str().into()),
            &said,
        ),
        _ => visible(&said),
    };
    let words = element("p", words).class("st-version__words");
    let mut children = several([head.node(), words.node()]);
    if unseen(&said) > 0 {
        children.push(quiet_line(
            "It has signs that cannot be seen. They stand in square brackets.",
        ));
    }
    element("div", children).class("st-version").node()
}

/// What one of those did who removed and changed an entry apart.
fn deed_said(workspace: &Workspace, set: &ChangeSet, version: &Version) -> String {
    if version.value == Value::Bool(true) {
        return "Removed.".to_owned();
    }
    let fields = set.get(version.change).into_iter().flat_map(|change| {
        let set = change.set().iter();
        set.filter(|(_, value)| !value.is_null())
            .map(|(field, value)| {
                let said = value_said(workspace, field, value);
                format!("{}: {said}.", field_name(field))
            })
    });
    let fields: Vec<String> = fields.collect();
    fields.join(" ")
}

fn ways(conflict: &Conflict, place: usize) -> Node {
    let mut items = Vec::new();
    let mut way = |value: &str, label: String, more: Vec<Node>| {
        let id = format!("conflict-{place}-{value}");
        let radio = element("input", Vec::new())
            .class("govuk-radios__input")
            .with("type", "radio")
            .with("name", key(conflict))
            .with("id", id.clone())
            .with("value", value);
        let label = element("label", several([text(label)]))
            .class("govuk-label govuk-radios__label")
            .with("for", id);
        let item = element("div", several([radio.node(), label.node()]));
        items.push(item.class("govuk-radios__item").node());
        if !more.is_empty() {
            items.push(
                element("div", more)
                    .class("govuk-radios__conditional")
                    .node(),
            );
        }
    };
    match conflict.ways {
        Ways::KeepOrDelete => {
            way(KEEP, "Keep it, with the changes".to_owned(), Vec::new());
            way(DELETE, "Remove it".to_owned(), Vec::new());
        }
        ways => {
            for (number, version) in (1..).zip(mine_first(conflict)) {
                way(
                    &version.change.to_string(),
                    label(conflict, number, version),
                    Vec::new(),
                );
            }
            if ways != Ways::Choose {
                let more = combination(conflict, place);
                way(COMBINATION, "Write a combination".to_owned(), more);
            }
            if ways == Ways::ChooseCombineOrKeepBoth {
                way(BOTH, "Keep both as separate updates".to_owned(), Vec::new());
            }
        }
    }
    let hint = said("Leave this open to decide later. Every version is kept until then.");
    let radios = element("div", items).class("govuk-radios").node();
    element("div", several([radios, hint]))
        .class("govuk-form-group")
        .node()
}

/// "Keep mine" where there is one of mine and one of theirs; else by name.
fn label(conflict: &Conflict, number: u32, version: &Version) -> String {
    let of = |side| {
        conflict
            .versions
            .iter()
            .filter(|one| one.side == side)
            .count()
    };
    match version.side {
        Side::Mine if of(Side::Mine) == 1 => "Keep mine".to_owned(),
        Side::Theirs if of(Side::Theirs) == 1 => "Use theirs".to_owned(),
        // Two versions may be by one name and of one minute.
        _ => format!("Use version {number}, by {}", version.by),
    }
}

fn combination(conflict: &Conflict, place: usize) -> Vec<Node> {
    let id = format!("{COMBINATION}-{place}");
    let first = mine_first(conflict).into_iter().next();
    let start = first.and_then(|version| version.value.as_str());
    let label = element("label", several([text("The words to keep")]))
        .class("govuk-label")
        .with("for", id.clone());
    let area: Element = element("textarea", Vec::new())
        .class("govuk-textarea")
        .with("id", id)
        .with("name", format!("{COMBINATION} {}", key(conflict)))
        .with("rows", "5")
        .with("value", start.unwrap_or_default());
    several([label.node(), area.node()])
}

/// What was chosen on the card of a conflict; `None` where it was left open.
pub fn chosen(entered: &Entered, conflict: &Conflict) -> Option<Choice> {
    let key = key(conflict);
    match entered.text(&key) {
        "" => None,
        COMBINATION => Some(Choice::Combination(
            entered.raw(&format!("{COMBINATION} {key}")).to_owned(),
        )),
        BOTH => Some(Choice::BothUpdates),
        KEEP => Some(Choice::KeepRecord),
        DELETE => Some(Choice::DeleteRecord),
        version => ChangeId::parse(version).map(Choice::Version),
    }
}
