//! Whether what stands in a cell is what the app writes there, and which of two texts counts.

use crate::domain::json::parse;
use crate::history::change::{CHANGE_VERSION, Change, ChangeId, Presence};
use crate::store::ShelfId;
use crate::store::journal::about::{
    Standing, read_about, read_change, read_ids, read_misfit, read_report, write_ids,
};
use crate::store::journal::names::{CURRENT, Kind, about_key, kind_of, shelf_of, shelf_prefix};
use crate::store::journal::pack::is_whole;

/// Whether the text of a cell can be understood. What the app does not know, it does not judge.
pub(in crate::store) fn is_sound(key: &str, text: &str) -> bool {
    match kind_of(key) {
        Kind::Change(id) => sound_change(id, text).is_some(),
        Kind::About(shelf) => read_about(&shelf, text).is_some(),
        Kind::Filed => write_ids(&read_ids(Some(text.to_owned()))) == text,
        Kind::Report(name) => read_report(name, text).is_some(),
        Kind::Misfit => read_misfit(text).is_some(),
        Kind::Pack => is_whole(key, text),
        Kind::Other => true,
    }
}

/// Whether the journal's text of a cell counts and not the vault's other one.
pub(in crate::store) fn near_counts(key: &str, near: &str, far: &str) -> bool {
    let near_is_sound = is_sound(key, near);
    if !near_is_sound || !is_sound(key, far) {
        return near_is_sound;
    }
    match kind_of(key) {
        // A change never alters but in being taken out.
        Kind::Change(id) => is_stub_of(id, near),
        // A killed browser may have forgotten that the shelf was finished.
        Kind::About(shelf) => {
            matches!(read_about(&shelf, near), Some((_, Standing::Finished)))
        }
        // Of anything else the journal is written first.
        _ => true,
    }
}

/// Whether the text is what is left of this change once it was taken out.
pub(in crate::store) fn is_stub_of(id: ChangeId, text: &str) -> bool {
    sound_change(id, text).is_some_and(|change| change.presence() == Presence::TakenOut)
}

/// What has to stand in the journal before this text does: cells whose names begin so. A change comes
/// after the label that says that its shelf is unfinished; the label that says that it is whole, and the
/// name of the shelf in use, come after what is on the shelf.
pub(in crate::store) fn comes_after(key: &str, text: &str) -> Option<String> {
    match kind_of(key) {
        Kind::Change(_) | Kind::Pack => shelf_of(key).map(|shelf| about_key(&shelf)),
        Kind::About(shelf) => match read_about(&shelf, text) {
            Some((_, Standing::Unfinished)) => None,
            _ => Some(shelf_prefix(&shelf)),
        },
        _ if key == CURRENT => Some(shelf_prefix(&ShelfId::new(text))),
        _ => None,
    }
}

/// Whether a change that this app cannot read says that it is of a later form. The version that wrote it
/// will look for it where it is.
pub(super) fn is_of_later_version(text: &str) -> bool {
    let version = parse(text)
        .ok()
        .and_then(|change| change.get("v")?.as_u64());
    version.is_some_and(|version| version > CHANGE_VERSION)
}

fn sound_change(id: ChangeId, text: &str) -> Option<Change> {
    read_change(text).filter(|change| change.id() == id)
}
