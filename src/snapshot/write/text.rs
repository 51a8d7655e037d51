//! The text of a file as it grows, and its check value.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::domain::json::write_value;
use crate::snapshot::write::hexadecimal;

/// The members of a file without its check value, in the order of RFC 8785.
const IN_ORDER: &[&str] = &[
    "app",
    "by",
    "changes",
    "exportedAt",
    "format",
    "formatVersion",
    "minReader",
    "records",
    "summary",
    "workspace",
];

/// The text of a file as it grows, with the place of each member's value in it.
pub(super) struct Text {
    pub(super) out: String,
    members: Vec<(&'static str, usize, usize)>,
}

impl Text {
    /// Begins with nothing, and with room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        let mut out = String::with_capacity(bytes);
        out.push_str("{\n");
        Self {
            out,
            members: Vec::new(),
        }
    }

    fn begin(&mut self, name: &'static str) {
        self.out.push_str("  \"");
        self.out.push_str(name);
        self.out.push_str("\": ");
        let from = self.out.len();
        self.members.push((name, from, from));
    }

    fn end(&mut self) {
        if let Some((_, _, to)) = self.members.last_mut() {
            *to = self.out.len();
        }
        self.out.push_str(",\n");
    }

    /// A member on a line of its own.
    pub(super) fn value(&mut self, name: &'static str, value: &Value) {
        self.begin(name);
        write_value(value, &mut self.out);
        self.end();
    }

    /// Begins a list, of which each item stands on a line of its own.
    pub(super) fn begin_list(&mut self, name: &'static str) {
        self.begin(name);
        self.out.push('[');
    }

    /// Makes room for the item of a list that comes at a place; whoever calls writes it.
    pub(super) fn item(&mut self, place: usize) {
        self.out
            .push_str(if place > 0 { ",\n    " } else { "\n    " });
    }

    /// Ends a list of so many items.
    pub(super) fn end_list(&mut self, items: usize) {
        self.out.push_str(if items > 0 { "\n  ]" } else { "]" });
        self.end();
    }

    /// Ends the file with its check value.
    pub(super) fn finish(mut self, check: &str) -> String {
        self.out.push_str("  \"check\": \"");
        self.out.push_str(check);
        self.out.push_str("\"\n}\n");
        self.out
    }
}

/// The SHA-256 of the canonical form, over the text as it stands: the members in their order, and
/// the items of the lists without what is between their lines. No line end stands within a value.
pub(super) struct Hashing {
    hash: Sha256,
    /// The member that comes next, by its place in the order.
    member: usize,
    /// How much of its value was hashed; `None` before it begins.
    done: Option<usize>,
}

impl Hashing {
    /// Begins with nothing.
    pub(super) fn new() -> Self {
        Self {
            hash: Sha256::new(),
            member: 0,
            done: None,
        }
    }

    /// Goes on with about so many bytes. The check value once nothing is left.
    pub(super) fn step(&mut self, text: &Text, bytes: usize) -> Option<String> {
        let mut left = bytes.max(1);
        while let Some(name) = IN_ORDER.get(self.member) {
            let member = text.members.iter().find(|(other, ..)| other == name);
            let value = member.and_then(|(_, from, to)| text.out.get(*from..*to));
            let value = value.unwrap_or_default();
            let mut done = match self.done {
                Some(done) => done,
                None => {
                    self.hash
                        .update(if self.member > 0 { ",\"" } else { "{\"" });
                    self.hash.update(name);
                    self.hash.update("\":");
                    0
                }
            };
            while let Some(rest) = value.get(done..) {
                if left == 0 {
                    self.done = Some(done);
                    return None;
                }
                let line = rest.split('\n').next().unwrap_or_default();
                self.hash.update(line.trim_start_matches(' '));
                done += line.len() + 1;
                left = left.saturating_sub(line.len() + 1);
            }
            self.member += 1;
            self.done = None;
        }
        self.hash.update("}");
        Some(hexadecimal(&self.hash.finalize_reset()))
    }
}
