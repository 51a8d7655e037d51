//! The names of the journal's cells.

use crate::history::change::ChangeId;
use crate::store::ShelfId;

/// Every cell of the app begins with this. Other pages may share the storage.
pub const PREFIX: &str = "scrutiny-tracker/";

/// The cell that names the shelf in use.
pub const CURRENT: &str = "scrutiny-tracker/current";

/// The cell whose absence shows that somebody has cleared the browser's data.
pub const CANARY: &str = "scrutiny-tracker/canary";

/// What could not be understood is moved here, so that nothing is ever written over it.
pub(super) const QUARANTINE: &str = "scrutiny-tracker/quarantine/";

pub(super) const SETTINGS: &str = "scrutiny-tracker/setting/";

pub(super) const SHELVES: &str = "scrutiny-tracker/shelf/";

const ABOUT: &str = "/about";

const CHANGES: &str = "/c/";

const PACKS: &str = "/p/";

/// Of a change that was taken out while packs may still hold what it said: its stub.
pub(super) const TAKEN_OUT: &str = "scrutiny-tracker/taken-out/";

/// Of a pack that nobody has read back yet. It goes to the vault with the pack, so that another window
/// reads it back where the one that wrote it has ended.
const UNREAD: &str = "scrutiny-tracker/unread/";

pub(in crate::store) fn shelf_prefix(shelf: &ShelfId) -> String {
    format!("{SHELVES}{}/", shelf.as_str())
}

pub(super) fn about_key(shelf: &ShelfId) -> String {
    format!("{SHELVES}{}{ABOUT}", shelf.as_str())
}

pub(super) fn filed_key(shelf: &ShelfId) -> String {
    format!("{}filed", shelf_prefix(shelf))
}

/// The names of the cells that hold the reports of a shelf's merges begin with this.
pub(super) fn reports_prefix(shelf: &ShelfId) -> String {
    format!("{}merge/", shelf_prefix(shelf))
}

/// The names of the cells that hold a shelf's changes begin with this.
pub fn changes_prefix(shelf: &ShelfId) -> String {
    format!("{SHELVES}{}{CHANGES}", shelf.as_str())
}

pub(super) fn change_key(shelf: &ShelfId, change: ChangeId) -> String {
    format!("{}{change}", changes_prefix(shelf))
}

/// The names of a shelf's packs begin with this.
pub fn packs_prefix(shelf: &ShelfId) -> String {
    format!("{SHELVES}{}{PACKS}", shelf.as_str())
}

/// Whether a cell holds a pack, by its name.
pub fn is_pack(key: &str) -> bool {
    pack_name(key).is_some()
}

/// What a pack goes by on its shelf.
pub(super) fn pack_name(key: &str) -> Option<&str> {
    let (_, name) = key.strip_prefix(SHELVES)?.split_once(PACKS)?;
    Some(name)
}

/// The cell that says of a pack that it was not read back yet.
pub(in crate::store) fn unread_key(pack: &str) -> String {
    format!("{UNREAD}{}", pack.strip_prefix(SHELVES).unwrap_or(pack))
}

/// The pack that a cell says was not read back yet.
pub(in crate::store) fn unread_pack(key: &str) -> Option<String> {
    let pack = format!("{SHELVES}{}", key.strip_prefix(UNREAD)?);
    is_pack(&pack).then_some(pack)
}

/// The change that a cell's name speaks of, on whichever shelf.
pub fn change_of(key: &str) -> Option<ChangeId> {
    let (_, id) = key.strip_prefix(SHELVES)?.split_once(CHANGES)?;
    ChangeId::parse(id)
}

/// The shelf that a cell's name speaks of.
pub(super) fn shelf_of(key: &str) -> Option<ShelfId> {
    let (shelf, _) = key.strip_prefix(SHELVES)?.split_once('/')?;
    Some(ShelfId::new(shelf))
}

/// What a cell is for, by its name.
pub(super) enum Kind<'a> {
    /// A change, or the stub of one that was taken out.
    Change(ChangeId),
    /// Many changes.
    Pack,
    /// What a shelf is.
    About(ShelfId),
    /// Which changes of a shelf are in a file.
    Filed,
    /// The report of a merge, by its name.
    Report(&'a str),
    /// Something that was set aside.
    Misfit,
    /// Something else, perhaps of a later version of the app.
    Other,
}

/// What the cell of a name is for.
pub(super) fn kind_of(key: &str) -> Kind<'_> {
    if key.starts_with(QUARANTINE) {
        return Kind::Misfit;
    }
    if let Some(id) = key.strip_prefix(TAKEN_OUT) {
        return ChangeId::parse(id).map_or(Kind::Other, Kind::Change);
    }
    let Some((shelf, part)) = key
        .strip_prefix(SHELVES)
        .and_then(|rest| rest.split_once('/'))
    else {
        return Kind::Other;
    };
    match (change_of(key), part, part.strip_prefix("merge/")) {
        (Some(change), ..) => Kind::Change(change),
        (_, "about", _) => Kind::About(ShelfId::new(shelf)),
        (_, "filed", _) => Kind::Filed,
        (.., Some(report)) => Kind::Report(report),
        _ if is_pack(key) => Kind::Pack,
        _ => Kind::Other,
    }
}
