//! The workspace: every record as the pages see it, folded from the change records.

use serde_json::Value;

use crate::domain::distinction::Distinction;
use crate::domain::evidence::Evidence;
use crate::domain::field::FieldValue;
use crate::domain::figure::Figure;
use crate::domain::figure_table::FigureTable;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, Activity, AgendaItem, Meeting, Point};
use crate::domain::money::MoneyLine;
use crate::domain::naming::{Named, Naming};
use crate::domain::order::in_order;
use crate::domain::programme::ProgrammeRow;
use crate::domain::recommendation::{Addressee, Recommendation, Version};
use crate::domain::record::{FieldProblem, FieldReader, Record};
use crate::domain::redaction::Redaction;
use crate::domain::response::Response;
use crate::domain::review::{Person, Review, Theme};
use crate::domain::shape::Kind;
use crate::domain::source::Source;
use crate::domain::table::ById;
use crate::domain::update::Update;

/// One record with what a reader must know about how it was put together.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry<T> {
    /// The record.
    pub record: T,
    /// The fields for which two people set different values, neither having seen the other's.
    pub conflicts: Vec<String>,
    /// The fields whose stored value could not be read.
    pub problems: Vec<FieldProblem>,
}

/// The records of one kind, by id.
pub type Table<T> = ById<Entry<T>>;

/// A change that belongs to a kind of record this app does not know. It is kept and written back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownRecord {
    /// The kind as the file names it.
    pub kind: String,
}

macro_rules! workspace {
    ($( $(#[$meta:meta])* $table:ident: $record:ty, )*) => {
        /// Every record of the workspace that is not deleted, by kind.
        #[derive(Clone, PartialEq, Default, Debug)]
        pub struct Workspace {
            $( $(#[$meta])* pub $table: Table<$record>, )*
            /// Records of kinds this app does not know.
            pub unknown: ById<UnknownRecord>,
            /// What names each recommendation.
            naming: Naming,
        }

        $(
            impl Kept for $record {
                fn table(workspace: &Workspace) -> &Table<Self> {
                    &workspace.$table
                }
            }
        )*

        impl Workspace {
            /// Takes the record out of whichever table holds it.
            pub fn remove(&mut self, id: &RecordId) {
                let held = self.naming.holds(self.turn());
                $( self.$table.remove(id); )*
                self.unknown.remove(id);
                if held {
                    self.naming.is_at(self.turn());
                }
            }

            /// How often its records were altered.
            fn turn(&self) -> u64 {
                0 $( + self.$table.turn() )*
            }

            /// Puts in a record of the named kind, read from the values of its fields.
            pub fn put(&mut self, kind: &str, id: RecordId, values: Values<'_>, conflicts: Vec<String>) {
                let held = self.naming.holds(self.turn());
                if held {
                    self.naming.note(&id, values);
                }
                match kind {
                    $( <$record as Record>::TYPE => {
                        self.$table.insert(id, entry(values, conflicts));
                    } )*
                    other => {
                        self.unknown.insert(id, UnknownRecord { kind: other.to_owned() });
                    }
                }
                if held {
                    self.naming.is_at(self.turn());
                }
            }

            /// The names of all kinds with the number of records of each, for a file's summary.
            pub fn counts(&self) -> Vec<(&'static str, usize)> {
                vec![$( (<$record as Record>::TYPE, self.$table.len()) ),*]
            }

            /// Every kind of record with what a file says of it, for the published schema.
            pub fn kinds() -> Vec<Kind> {
                vec![$( <$record as Record>::kind() ),*]
            }

            /// Every field whose stored value could not be read, with its record.
            pub fn problems(&self) -> Vec<(&RecordId, &FieldProblem)> {
                let mut problems = Vec::new();
                $( for (id, entry) in &self.$table {
                    problems.extend(entry.problems.iter().map(|problem| (id, problem)));
                } )*
                problems
            }

            /// The kind of a record that is in view.
            pub fn kind_of(&self, id: &RecordId) -> Option<&'static str> {
                $( if self.$table.contains_key(id) {
                    return Some(<$record as Record>::TYPE);
                } )*
                None
            }

            /// The ids of every record with a field in conflict.
            pub fn in_conflict(&self) -> Vec<&RecordId> {
                let mut ids = Vec::new();
                $( ids.extend(self.$table.iter().filter(|(_, entry)| !entry.conflicts.is_empty()).map(|(id, _)| id)); )*
                ids
            }

            /// The fields of one kind of record, in the order in which people read them.
            pub fn fields_of(kind: &str) -> &'static [&'static str] {
                match kind {
                    $( <$record as Record>::TYPE => <$record as Record>::FIELDS, )*
                    _ => &[],
                }
            }
        }
    };
}

/// A kind of record that the workspace has a table for.
pub trait Kept: Record + 'static {
    /// The table of this kind.
    fn table(workspace: &Workspace) -> &Table<Self>;
}

/// Looks up the current value of a field by its name.
pub type Values<'a> = &'a dyn Fn(&str) -> Option<&'a Value>;

/// Reads a record of whichever kind is asked for.
fn entry<T: Record>(values: Values<'_>, conflicts: Vec<String>) -> Entry<T> {
    let mut reader = FieldReader::new(values);
    let record = T::read(&mut reader);
    Entry {
        record,
        conflicts,
        problems: reader.into_problems(),
    }
}

workspace! {
    /// Reviews.
    reviews: Review,
    /// Themes.
    themes: Theme,
    /// Recommendations.
    recommendations: Recommendation,
    /// Addressees.
    addressees: Addressee,
    /// Responses.
    responses: Response,
    /// Progress updates.
    updates: Update,
    /// Meetings.
    meetings: Meeting,
    /// Discussion points.
    points: Point,
    /// Actions.
    actions: Action,
    /// The schedule of activity.
    activities: Activity,
    /// Money lines.
    money: MoneyLine,
    /// Figures.
    figures: Figure,
    /// Tables of statistics kept whole.
    figure_tables: FigureTable,
    /// Evidence.
    evidence: Evidence,
    /// People.
    people: Person,
    /// Papers.
    sources: Source,
    /// Versions of recommendations.
    versions: Version,
    /// Items of agendas.
    agenda_items: AgendaItem,
    /// Rows of work programmes and forward plans.
    programme: ProgrammeRow,
    /// Pairs of records that look alike and are different things.
    distinctions: Distinction,
    /// What was taken out.
    redactions: Redaction,
}

impl Workspace {
    /// The record of a kind by its id.
    pub fn get<T: Kept>(&self, id: &RecordId) -> Option<&T> {
        T::table(self).get(id).map(|entry| &entry.record)
    }

    /// The records of a kind that may name a recommendation, in the order of their ids: every one that does, and
    /// perhaps one that did once. The cost follows those, not the record.
    pub fn naming<T: Kept>(&self, recommendation: &RecordId) -> Vec<(&RecordId, &Entry<T>)> {
        let mut found = Vec::new();
        for rec in self.named(recommendation) {
            found.extend(T::table(self).find(&rec));
        }
        found
    }

    #[inline(never)]
    fn named(&self, recommendation: &RecordId) -> Vec<RecordId> {
        let all = &|| self.all_named();
        self.naming.of(recommendation, self.turn(), all)
    }

    /// Every recommendation that is named, with the record that names it.
    fn all_named(&self) -> Vec<Named> {
        let mut all = Vec::new();
        let mut note = |of: &[RecordId], rec: &RecordId| {
            all.extend(of.iter().map(|of| (of.clone(), rec.clone())));
        };
        for (rec, entry) in &self.responses {
            note(std::slice::from_ref(&entry.record.recommendation), rec);
        }
        for (rec, entry) in &self.versions {
            note(std::slice::from_ref(&entry.record.recommendation), rec);
        }
        macro_rules! lists {
            ($($table:ident),*) => {
                $( for (rec, entry) in &self.$table {
                    note(&entry.record.recommendations, rec);
                } )*
            };
        }
        lists!(
            updates,
            meetings,
            points,
            actions,
            money,
            evidence,
            agenda_items
        );
        all
    }

    /// The recommendations in the order of their numbers, with their ids.
    pub fn recommendations_by_number(&self) -> Vec<(&RecordId, &Recommendation)> {
        let all = self
            .recommendations
            .iter()
            .map(|(id, entry)| (id, &entry.record));
        in_order(all.collect(), |(_, recommendation)| recommendation.number)
    }

    /// Whether a field of a kind of record holds plain text, so that people can word it as they like.
    pub fn is_text(kind: &str, field: &str) -> bool {
        if !Self::fields_of(kind).contains(&field) {
            return false;
        }
        // No field takes a truth value, so each says what it expects instead.
        let truth = Value::Bool(true);
        let mut probe = Self::default();
        let values = |name: &str| (name == field).then_some(&truth);
        probe.put(kind, RecordId::new(""), &values, Vec::new());
        let problems = probe.problems();
        problems
            .first()
            .is_some_and(|(_, problem)| problem.expected == String::FORM)
    }
}
