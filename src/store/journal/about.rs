//! What stands in the cells beside the changes: what a shelf is, which changes are in a file, what a
//! merge brought, and what could not be understood.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::domain::json::{parse, written};
use crate::history::change::{Change, ChangeId};
use crate::snapshot::envelope::WorkspaceId;
use crate::store::journal::names::QUARANTINE;
use crate::store::{Base, MergeReport, Misfit, Shelf, ShelfId};

/// The member of an object that holds its check.
const CHECK: &str = "check";

/// Whether a shelf has everything that it was begun with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// It has.
    Finished,
    /// It is being filled or taken away, or a window ended while it was.
    Unfinished,
}

/// Sixteen hexadecimal digits that change with the text.
pub(super) fn digest(text: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(text.as_bytes()).iter().take(8) {
        digits.push_str(&format!("{byte:02x}"));
    }
    digits
}

/// Writes an object with a check on it, so that one altered sign is noticed.
fn sealed(mut object: Value) -> String {
    let check = digest(&written(&object));
    if let Some(members) = object.as_object_mut() {
        members.insert(CHECK.to_owned(), check.into());
    }
    written(&object)
}

/// Reads an object that passes its check. Earlier versions of the app wrote none.
fn unsealed(text: &str) -> Option<Value> {
    let mut object = parse(text).ok()?;
    let check = object.as_object_mut()?.remove(CHECK);
    match check {
        Some(check) if check.as_str() != Some(digest(&written(&object)).as_str()) => None,
        _ => Some(object),
    }
}

/// Reads a change from a cell; `None` when it is not one, or not whole.
pub fn read_change(raw: &str) -> Option<Change> {
    let change = Change::from_owned(parse(raw).ok()?).ok()?;
    change.verified().ok()
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

pub(super) fn write_about(shelf: &Shelf, standing: Standing) -> String {
    let base = match shelf.base {
        Base::Embedded => "embedded",
        Base::Nothing => "nothing",
    };
    sealed(json!({
        "version": 1,
        "workspace": shelf.workspace.as_str(),
        "base": base,
        "begun": shelf.begun,
        "label": shelf.label,
        "unfinished": standing == Standing::Unfinished,
    }))
}

pub(super) fn read_about(id: &ShelfId, text: &str) -> Option<(Shelf, Standing)> {
    let about = unsealed(text)?;
    let member = |name| about.get(name)?.as_str();
    let standing = match about.get("unfinished") {
        Some(Value::Bool(true)) => Standing::Unfinished,
        _ => Standing::Finished,
    };
    let shelf = Shelf {
        id: id.clone(),
        workspace: WorkspaceId::new(member("workspace")?),
        base: match member("base")? {
            "embedded" => Base::Embedded,
            "nothing" => Base::Nothing,
            _ => return None,
        },
        begun: member("begun")?.to_owned(),
        label: member("label")?.to_owned(),
    };
    Some((shelf, standing))
}

pub(super) fn write_report(report: &MergeReport) -> String {
    sealed(json!({
        "at": report.at,
        "files": report.files,
        "said": report.said,
        "changes": write_ids(&report.changes),
        "takenBack": write_ids(&report.taken_back),
    }))
}

pub(super) fn read_report(key: &str, text: &str) -> Option<MergeReport> {
    let report = unsealed(text)?;
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

/// The cell in which something is set aside, and what stands there. The same thing always has the same one.
pub(in crate::store) fn misfit_cell(misfit: &Misfit) -> (String, String) {
    let text = sealed(json!({ "key": misfit.key, "raw": misfit.raw }));
    (format!("{QUARANTINE}{}", digest(&text)), text)
}

pub(super) fn read_misfit(text: &str) -> Option<Misfit> {
    let misfit = unsealed(text)?;
    let member = |name| misfit.get(name)?.as_str();
    Some(Misfit {
        key: member("key")?.to_owned(),
        raw: member("raw")?.to_owned(),
    })
}
