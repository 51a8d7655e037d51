//! What is left of a change once its content was taken out.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::domain::record::Record;
use crate::domain::redaction::Redaction;
use crate::history::change::{Change, ChangeFault, ChangeId};

/// The member that marks a stub in JSON.
pub(super) const REDACTED: &str = "redacted";

/// Whether the content of a change is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// It is as its author made it.
    Whole,
    /// It is a stub: who, when, which fields and on top of what, but no values.
    TakenOut,
}

impl Change {
    /// The stub of this change. The names of its fields stay, so that the order of all changes and what
    /// each of them replaced remain what they were.
    ///
    /// A redaction stays whole: everybody must be able to read what it takes out.
    pub fn taken_out(&self) -> Self {
        let mut stub = self.clone();
        if stub.is_redaction() {
            return stub;
        }
        for value in Arc::make_mut(&mut stub.draft).set.values_mut() {
            *value = Value::Null;
        }
        stub.extra = Map::new();
        stub.presence = Presence::TakenOut;
        stub
    }

    /// Whether the change belongs to a redaction.
    pub fn is_redaction(&self) -> bool {
        self.kind() == Redaction::TYPE
    }

    /// The change whose content this one takes out, if it is a redaction that names one.
    pub fn takes_out(&self) -> Option<ChangeId> {
        if !self.is_redaction() {
            return None;
        }
        ChangeId::parse(self.set().get("change")?.as_str()?)
    }

    /// Recognises a stub among what was read. One that still says something, or that takes the place of
    /// a redaction, is none that this app would make.
    pub(super) fn known_as_stub(mut self) -> Result<Self, ChangeFault> {
        if self.extra.get(REDACTED) != Some(&Value::Bool(true)) {
            return Ok(self);
        }
        if self.extra.len() > 1 || self.is_redaction() {
            return Err(ChangeFault::WrongForm(REDACTED));
        }
        if !self.set().values().all(Value::is_null) {
            return Err(ChangeFault::WrongForm("set"));
        }
        self.extra = Map::new();
        self.presence = Presence::TakenOut;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test may stop at the first surprise"
    )]

    use serde_json::json;

    use super::*;
    use crate::history::change::tests::change;

    #[test]
    fn a_stub_keeps_everything_but_the_values() {
        let (whole, stub) = (change(), change().taken_out());
        assert_eq!(
            (whole.presence(), stub.presence()),
            (Presence::Whole, Presence::TakenOut)
        );
        let mut expected = whole.to_value();
        expected["set"]["title"] = json!(null);
        expected["redacted"] = json!(true);
        assert_eq!(stub.to_value(), expected);
        assert_eq!(Change::from_value(&expected).unwrap(), stub);
        assert_eq!(stub.taken_out(), stub);
    }

    #[test]
    fn a_stub_that_still_says_something_is_refused() {
        let stub = change().taken_out().to_value();
        for (member, value, fault) in [
            ("set", json!({"title": "A title"}), "set"),
            ("mood", json!("hopeful"), "redacted"),
            ("type", json!("redaction"), "redacted"),
        ] {
            let mut bad = stub.clone();
            bad[member] = value;
            assert_eq!(
                Change::from_value(&bad),
                Err(ChangeFault::WrongForm(fault)),
                "{bad}"
            );
        }
        let mut bad = stub;
        bad["n"] = json!(u64::MAX);
        assert!(matches!(
            Change::from_value(&bad),
            Err(ChangeFault::NotWhole(_))
        ));
    }

    #[test]
    fn a_member_named_redacted_that_is_not_true_is_like_any_other() {
        let mut value = change().to_value();
        value["redacted"] = json!(false);
        assert!(matches!(
            Change::from_value(&value),
            Err(ChangeFault::IdMismatch { .. })
        ));
    }
}
