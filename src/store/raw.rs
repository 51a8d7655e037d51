//! The file that the page for failures offers: every cell of the browser's stores as it stood. Reading
//! it brings the work back although the app could not start.

use serde_json::Value;

use crate::domain::json::parse;
use crate::snapshot::envelope::{Check, FileStamp, Snapshot};
use crate::store::Store;
use crate::store::cells::{Cells, MemoryCells};
use crate::store::journal::{Journal, Lines};

/// What stands in `format`.
const FORMAT: &str = "scrutiny-tracker-raw-storage";

/// The workspace that was in use, as if it came from a snapshot; `None` where the bytes are no such
/// file, or nothing in it can be used.
pub fn read_raw(bytes: &[u8]) -> Option<Snapshot> {
    let document = parse(std::str::from_utf8(bytes).ok()?).ok()?;
    if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return None;
    }
    let cells = MemoryCells::default();
    for (key, text) in document.get("entries")?.as_object()? {
        cells.set(key, text.as_str()?).ok()?;
    }
    let store = Journal::new(cells);
    let mut kept = store.load().ok()??;
    for pack in &kept.packs {
        if let Some(text) = store.pack_at_hand(pack) {
            let mut lines = Lines::new(pack, text);
            while lines.next(usize::MAX, &mut kept.changes) {}
        }
    }
    let saved = document.get("savedAt").and_then(Value::as_str);
    Some(Snapshot {
        workspace: kept.shelf.workspace,
        stamp: FileStamp {
            app: String::new(),
            exported_at: saved.unwrap_or_default().to_owned(),
            by: "the saved data of a browser".to_owned(),
        },
        changes: kept.changes,
        outside_edits: 0,
        check: Check::Absent,
    })
}
