//! What stands in the cells beside the changes: what a shelf is, which changes are in a file, what a
//! merge brought, and what could not be understood.

use serde_json::{Value, json};

use crate::domain::json::{parse, written};
use crate::history::change::{Change, ChangeId};
use crate::snapshot::envelope::WorkspaceId;
use crate::store::{Base, MergeReport, Misfit, Shelf, ShelfId};

/// Reads a change from a cell; `None` when it is not one, or not whole.
pub fn read_change(raw: &str) -> Option<Change> {
    Change::from_value(&parse(raw).ok()?).ok()
}

pub(super) fn read_ids(text: Option<String>) -> Vec<ChangeId> {
    text.unwrap_or_default()
        .split(' ')
        .filter_map(ChangeId::parse)
        .collect()
}

pub(super) fn write_ids(ids: &[ChangeId]) -> String {
    let ids: Vec<String> = ids.iter().map(ChangeId::to_string).collect();
    ids.join(" ")
}

pub(super) fn write_about(shelf: &Shelf) -> String {
    let base = match shelf.base {
        Base::Embedded => "embedded",
        Base::Nothing => "nothing",
    };
    written(&json!({
        "version": 1,
        "workspace": shelf.workspace.as_str(),
        "base": base,
        "begun": shelf.begun,
        "label": shelf.label,
    }))
}

pub(super) fn read_about(id: &ShelfId, text: &str) -> Option<Shelf> {
    let about = parse(text).ok()?;
    let member = |name| about.get(name)?.as_str();
    Some(Shelf {
        id: id.clone(),
        workspace: WorkspaceId::new(member("workspace")?),
        base: match member("base")? {
            "embedded" => Base::Embedded,
            "nothing" => Base::Nothing,
            _ => return None,
        },
        begun: member("begun")?.to_owned(),
        label: member("label")?.to_owned(),
    })
}

pub(super) fn write_report(report: &MergeReport) -> String {
    written(&json!({
        "at": report.at,
        "files": report.files,
        "said": report.said,
        "changes": write_ids(&report.changes),
        "takenBack": write_ids(&report.taken_back),
    }))
}

pub(super) fn read_report(key: &str, text: &str) -> Option<MergeReport> {
    let report = parse(text).ok()?;
    let text = |name| report.get(name).and_then(Value::as_str).map(str::to_owned);
    let texts = |name| {
        let items = report.get(name).and_then(Value::as_array)?;
        items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect::<Option<Vec<String>>>()
    };
    Some(MergeReport {
        key: key.to_owned(),
        at: text("at")?,
        files: texts("files")?,
        said: texts("said")?,
        changes: read_ids(text("changes")),
        taken_back: read_ids(text("takenBack")),
    })
}

pub(super) fn write_misfit(misfit: &Misfit) -> String {
    written(&json!({ "key": misfit.key, "raw": misfit.raw }))
}

pub(super) fn read_misfit(text: &str) -> Option<Misfit> {
    let misfit = parse(text).ok()?;
    let member = |name| misfit.get(name)?.as_str();
    Some(Misfit {
        key: member("key")?.to_owned(),
        raw: member("raw")?.to_owned(),
    })
}
