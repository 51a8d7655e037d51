//! A change record read from the line that the app writes for it.

use std::sync::Arc;

use serde_json::Map;

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::json::parse;
use crate::domain::json::plain::Plain;
use crate::history::change::{Change, ChangeId, Draft, MOST_PREV, Presence, Stamp, id_of};

impl Change {
    /// Reads a change whose id fits from a line that is exactly as the app writes it. `None` says nothing
    /// more than that it is not: other lines may mean the same.
    pub fn from_line(line: &str) -> Option<Self> {
        let known = known(line).filter(|(change, pieces)| id_of(pieces) == change.id);
        known.map_or_else(|| with_more(line), |(change, _)| Some(change))
    }

    /// As [`Change::from_line`] for a line whose id the caller knows to fit, because the app itself wrote
    /// the line and it was verified then.
    pub fn from_line_unverified(line: &str) -> Option<Self> {
        known(line).map_or_else(|| with_more(line), |(change, _)| Some(change))
    }
}

/// A change with the members that this app knows, and the pieces of its line from which its id is made.
fn known(line: &str) -> Option<(Change, [&str; 2])> {
    let mut plain = Plain::new(line);
    plain.take("{\"at\":")?;
    let at = plain.text()?;
    plain.take(",\"by\":")?;
    let by = plain.text()?;
    let before = line.get(..plain.at())?;
    plain.take(",\"id\":")?;
    let id = id(&mut plain)?;
    let after = plain.rest();
    plain.take(",\"n\":")?;
    let n = plain.number()?;
    plain.take(",\"prev\":")?;
    let prev = ids(&mut plain)?;
    plain.take(",\"rec\":")?;
    let rec = plain.text_as(RecordId::new)?;
    plain.take(",\"set\":")?;
    let mut set = FieldMap::new();
    plain.members(&mut |name, plain| {
        set.insert(name.to_owned(), plain.value()?);
        Some(())
    })?;
    plain.take(",\"type\":")?;
    let kind = plain.text()?;
    plain.take(",\"v\":")?;
    let version = plain.number()?;
    plain.sign(b'}')?;
    if !plain.rest().is_empty() {
        return None;
    }
    let change = Change {
        id,
        version,
        draft: Arc::new(Draft {
            rec,
            kind,
            set,
            prev,
            stamp: Stamp { by, at },
            n,
        }),
        presence: Presence::Whole,
        extra: Map::new(),
    };
    Some((change, [before, after]))
}

/// A stub, or a change with members that this app does not know.
fn with_more(line: &str) -> Option<Change> {
    let mut plain = Plain::new(line);
    plain.skip()?;
    if !plain.rest().is_empty() {
        return None;
    }
    let change = Change::from_owned(parse(line).ok()?).ok()?;
    if change.prev().len() > MOST_PREV {
        return None;
    }
    change.verified().ok()
}

fn id(plain: &mut Plain<'_>) -> Option<ChangeId> {
    ChangeId::parse(plain.bare()?)
}

fn ids(plain: &mut Plain<'_>) -> Option<Vec<ChangeId>> {
    let mut ids = Vec::new();
    plain.sign(b'[')?;
    if plain.sign(b']').is_some() {
        return Some(ids);
    }
    loop {
        ids.push(id(plain)?);
        if plain.sign(b']').is_some() {
            return (ids.len() <= MOST_PREV).then_some(ids);
        }
        plain.sign(b',')?;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;
    use crate::history::change::tests::change;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        for change in [change(), change().taken_out()] {
            let mut line = String::new();
            change.write(&mut line).unwrap();
            assert_eq!(Change::from_line(&line), Some(change.clone()));
            assert_eq!(Change::from_line_unverified(&line), Some(change));
        }
    }

    #[test]
    fn an_altered_line_is_read_only_by_who_does_not_verify() {
        let mut line = String::new();
        change().write(&mut line).unwrap();
        let altered = line.replace("A title", "Another title");
        assert_ne!(altered, line);
        assert_eq!(Change::from_line(&altered), None);
        assert!(Change::from_line_unverified(&altered).is_some());
        assert_eq!(Change::from_line_unverified(&format!("{line} ")), None);
    }
}
