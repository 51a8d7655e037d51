//! The identity of one record. It is a name given once, never reused, and says nothing by itself.

use std::fmt;
use std::sync::Arc;

/// Names one record (a recommendation, a response, a meeting …) for as long as the workspace lives.
///
/// The embedded review uses readable ids such as `care-work/recommendation/8`; records made in the
/// app use 32 hexadecimal digits. Ids are compared as plain text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RecordId(Arc<str>);

impl RecordId {
    /// Takes a text as an id, as it stands.
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// Makes an id from 16 random bytes, which the caller draws: the core has no source of chance.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self::new(
            &uuid::Builder::from_random_bytes(bytes)
                .into_uuid()
                .simple()
                .to_string(),
        )
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
