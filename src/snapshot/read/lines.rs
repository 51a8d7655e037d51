//! Reading a file that stands exactly as the app writes it, line by line and in steps.
//!
//! Nothing is built twice: each change comes straight from its line, and the check value is worked out
//! over the bytes in place. Only a file whose check value fits and whose every id fits is read here, so
//! that its readable records need no second look. Any other is left to the reader of whole documents,
//! which knows what to say of it.

use memchr::memchr;
use sha2::{Digest, Sha256};

use crate::domain::json::plain::Plain;
use crate::domain::order::sorted;
use crate::history::change::{Change, ChangeId, Presence};
use crate::snapshot::envelope::{Check, FORMAT, FileStamp, Snapshot, WorkspaceId};
use crate::snapshot::read::check_size;
use crate::snapshot::read::error::{Plenty, ReadError};
use crate::snapshot::read::limits::{LONGEST_TEXT, MOST_CHANGES, check_count};
use crate::snapshot::write::hexadecimal;

/// How far the reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There is more to do.
    More,
    /// All was read.
    Whole,
    /// The file is not as the app writes it.
    Otherwise,
}

/// A file that is being read. The bytes are handed in at each step and have to be the same each time.
#[derive(Default)]
pub(super) struct Lines {
    stage: Stage,
    /// The byte at which the next line begins.
    at: usize,
    head: Head,
    records: List,
    /// The list of changes.
    list: List,
    changes: Vec<Change>,
    /// How many records were looked at.
    looked_at: usize,
    /// The byte behind both lists.
    end: usize,
    hash: Sha256,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Head,
    CountRecords,
    CountChanges,
    Changes,
    Records,
    End,
}

/// Where a list begins, and how many items it has.
#[derive(Clone, Copy, Default)]
struct List {
    from: usize,
    items: usize,
}

/// The members before the lists, each as it is written.
#[derive(Default)]
struct Head {
    version: String,
    app: String,
    workspace: String,
    exported_at: String,
    by: String,
    summary: String,
}

/// So many bytes are counted through in the time in which one is read.
const CHEAPER: usize = 16;

impl Lines {
    /// How many changes were read, and how many there are.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.changes.len(), self.list.items)
    }

    /// Goes on for about so many bytes.
    ///
    /// # Errors
    ///
    /// [`ReadError::TooMany`], before a single change of such a file is read.
    pub(super) fn step(&mut self, bytes: &[u8], most: usize) -> Result<Step, ReadError> {
        let went_on = match self.stage {
            Stage::Head => self.read_head(bytes),
            Stage::CountRecords | Stage::CountChanges => {
                self.count(bytes, most.saturating_mul(CHEAPER))
            }
            Stage::Changes => self.read_changes(bytes, most),
            Stage::Records => self.look_at_records(bytes, most),
            Stage::End => return Ok(self.end(bytes).map_or(Step::Otherwise, |()| Step::Whole)),
        };
        if went_on.is_none() {
            return Ok(Step::Otherwise);
        }
        // What is told is how many there are, not how many were counted so far.
        if self.stage == Stage::Changes {
            check_count(Plenty::Changes, self.list.items)?;
            check_count(Plenty::Records, self.records.items)?;
        }
        Ok(Step::More)
    }

    fn read_head(&mut self, bytes: &[u8]) -> Option<()> {
        check_size(u64::try_from(bytes.len()).ok()?).ok()?;
        self.expect(bytes, "{")?;
        let format = self.member(bytes, "format")?;
        if format.strip_prefix('"')?.strip_suffix('"')? != FORMAT {
            return None;
        }
        self.head.version = self.member(bytes, "formatVersion")?;
        let least = self.member(bytes, "minReader")?;
        // The versions that this app writes; there it gives both the same number.
        if !matches!(self.head.version.as_str(), "1" | "2") || least != self.head.version {
            return None;
        }
        self.head.app = self.member(bytes, "app")?;
        self.head.workspace = self.member(bytes, "workspace")?;
        self.head.exported_at = self.member(bytes, "exportedAt")?;
        self.head.by = self.member(bytes, "by")?;
        self.head.summary = self.member(bytes, "summary")?;
        self.open(bytes, "  \"records\": [", Stage::CountRecords)
    }

    /// The value of a member that stands on a line of its own, as it is written.
    fn member(&mut self, bytes: &[u8], name: &str) -> Option<String> {
        let mut plain = Plain::new(line(bytes, &mut self.at)?);
        plain.take("  \"")?;
        plain.take(name)?;
        plain.take("\": ")?;
        let value = plain.rest().strip_suffix(',')?;
        let mut plain = Plain::new(value);
        plain.skip()?;
        (plain.rest().is_empty() && value.len() <= LONGEST_TEXT).then(|| value.to_owned())
    }

    fn expect(&mut self, bytes: &[u8], words: &str) -> Option<()> {
        (line(bytes, &mut self.at)? == words).then_some(())
    }

    /// Begins a list, which may be empty. Its items are counted next.
    fn open(&mut self, bytes: &[u8], words: &str, stage: Stage) -> Option<()> {
        let rest = line(bytes, &mut self.at)?.strip_prefix(words)?;
        let list = List {
            from: self.at,
            items: 0,
        };
        match stage {
            Stage::CountRecords => self.records = list,
            _ => self.list = list,
        }
        self.stage = stage;
        match rest {
            "" => Some(()),
            "]," => self.counted(bytes),
            _ => None,
        }
    }

    fn count(&mut self, bytes: &[u8], most: usize) -> Option<()> {
        let until = self.at.saturating_add(most);
        while self.at < until {
            let rest = bytes.get(self.at..)?;
            let length = memchr(b'\n', rest)?;
            self.at += length + 1;
            if rest.starts_with(b"  ]") {
                return (rest.get(..length)? == b"  ],")
                    .then(|| self.counted(bytes))
                    .flatten();
            }
            match self.stage {
                Stage::CountRecords => self.records.items += 1,
                _ => self.list.items += 1,
            }
        }
        Some(())
    }

    fn counted(&mut self, bytes: &[u8]) -> Option<()> {
        if self.stage == Stage::CountRecords {
            return self.open(bytes, "  \"changes\": [", Stage::CountChanges);
        }
        self.stage = Stage::Changes;
        self.changes
            .reserve_exact(self.list.items.min(MOST_CHANGES));
        self.end = self.at;
        self.at = self.list.from;
        self.hash.update("{\"app\":");
        self.hash.update(&self.head.app);
        self.hash.update(",\"by\":");
        self.hash.update(&self.head.by);
        self.hash.update(",\"changes\":[");
        Some(())
    }

    fn read_changes(&mut self, bytes: &[u8], most: usize) -> Option<()> {
        let until = self.at.saturating_add(most);
        while self.at < until {
            let of = self.list.items;
            if self.changes.len() == of {
                self.stage = Stage::Records;
                self.at = self.records.from;
                self.hash.update("],\"exportedAt\":");
                self.hash.update(&self.head.exported_at);
                self.hash.update(",\"format\":\"");
                self.hash.update(FORMAT);
                self.hash.update("\",\"formatVersion\":");
                self.hash.update(&self.head.version);
                self.hash.update(",\"minReader\":");
                self.hash.update(&self.head.version);
                self.hash.update(",\"records\":[");
                return are_sound(&self.changes).then_some(());
            }
            let last = self.changes.len() + 1 == of;
            let (item, with_comma) = item(bytes, &mut self.at, last)?;
            let change = Change::from_line(std::str::from_utf8(item).ok()?)?;
            if self
                .changes
                .last()
                .is_some_and(|before| before.order() >= change.order())
            {
                return None;
            }
            self.hash.update(with_comma);
            self.changes.push(change);
        }
        Some(())
    }

    fn look_at_records(&mut self, bytes: &[u8], most: usize) -> Option<()> {
        let until = self.at.saturating_add(most);
        while self.at < until {
            if self.looked_at == self.records.items {
                self.stage = Stage::End;
                return Some(());
            }
            self.looked_at += 1;
            let last = self.looked_at == self.records.items;
            // Records are there for people. Whoever worked out the check value wrote these very bytes.
            self.hash.update(item(bytes, &mut self.at, last)?.1);
        }
        Some(())
    }

    fn end(&mut self, bytes: &[u8]) -> Option<()> {
        self.hash.update("],\"summary\":");
        self.hash.update(&self.head.summary);
        self.hash.update(",\"workspace\":");
        self.hash.update(&self.head.workspace);
        self.hash.update("}");
        let check = hexadecimal(&std::mem::take(&mut self.hash).finalize());
        let rest = std::str::from_utf8(bytes.get(self.end..)?).ok()?;
        let claimed = rest.strip_prefix("  \"check\": \"")?;
        (claimed.strip_suffix("\"\n}\n")? == check).then_some(())
    }

    /// What was read, once all was.
    pub(super) fn finish(self) -> Option<Snapshot> {
        let text = |quoted: &str| Plain::new(quoted).text();
        Some(Snapshot {
            workspace: WorkspaceId::new(&text(&self.head.workspace)?),
            stamp: FileStamp {
                app: text(&self.head.app)?,
                exported_at: text(&self.head.exported_at)?,
                by: text(&self.head.by)?,
            },
            changes: self.changes,
            outside_edits: 0,
            check: Check::Fits,
        })
    }
}

/// Whether every stub has its redaction, and nothing that a redaction names is whole.
fn are_sound(changes: &[Change]) -> bool {
    let named = changes.iter().filter_map(Change::takes_out);
    let named: Vec<ChangeId> = sorted(named.collect(), &Ord::cmp);
    changes.iter().all(|change| {
        let is_named = !named.is_empty() && named.binary_search(&change.id()).is_ok();
        change.is_redaction() || is_named == (change.presence() == Presence::TakenOut)
    })
}

/// The next line, without its end.
fn line<'a>(bytes: &'a [u8], at: &mut usize) -> Option<&'a str> {
    std::str::from_utf8(bytes_of_line(bytes, at)?).ok()
}

fn bytes_of_line<'a>(bytes: &'a [u8], at: &mut usize) -> Option<&'a [u8]> {
    let rest = bytes.get(*at..)?;
    let length = memchr(b'\n', rest)?;
    *at += length + 1;
    rest.get(..length)
}

/// The next item of a list; and with the comma behind it, which all but the last have.
fn item<'a>(bytes: &'a [u8], at: &mut usize, last: bool) -> Option<(&'a [u8], &'a [u8])> {
    let with_comma = bytes_of_line(bytes, at)?.strip_prefix(b"    ")?;
    let item = match last {
        true => with_comma,
        false => with_comma.strip_suffix(b",")?,
    };
    // A longer one may hold a text that is too long.
    (item.len() <= LONGEST_TEXT).then_some((item, with_comma))
}
