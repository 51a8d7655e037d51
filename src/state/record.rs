//! The one form for records of every kind: opened, sent, and what is removed.

use leptos::prelude::*;

use crate::content::entered::Entered;
use crate::content::record_form::sort::sort;
use crate::content::record_form::{self, Subject};
use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::history::change_set::ChangeSet;
use crate::history::command::{Command, Mistake};
use crate::markup::several;
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::App;
use crate::state::forms::{Done, refused};
use crate::state::notice::{Notice, Undoing};

impl App {
    /// The form that adds a record of a kind.
    pub(super) fn new_record(self, kind: &str, parent: Option<&RecordId>) -> Option<Subject> {
        let sort = sort(kind, "")?;
        let next = self.next_place(sort.kind);
        Some(self.with_review(|workspace| Subject::of_new(sort, parent, workspace, next)))
    }

    /// The form that changes a record, or a part of it.
    pub(super) fn record_to_change(self, id: &RecordId, part: &str) -> Option<Subject> {
        self.with_review(|workspace| {
            let sort = sort(workspace.kind_of(id)?, part)?;
            Some(self.with_changes(|set| {
                Subject::of_record(sort, id, workspace, &|field| set.value(id, field))
            }))
        })
    }

    /// The next free place among the records of a kind in the review shown.
    fn next_place(self, kind: &str) -> u32 {
        let field = match kind {
            Recommendation::TYPE => "number",
            _ => "order",
        };
        self.with_review(|workspace| {
            self.with_changes(|set| {
                let of_kind = |rec: &&RecordId| workspace.kind_of(rec) == Some(kind);
                let places = set.records().filter(of_kind);
                let largest = places
                    .filter_map(|rec| set.value(rec, field)?.as_u64())
                    .max();
                u32::try_from(largest.unwrap_or(0))
                    .map_or(u32::MAX, |place| place.saturating_add(1))
            })
        })
    }

    /// Carries the form out: what differs from what was seen when it was opened becomes one change.
    pub(super) fn send_record(
        self,
        subject: &Subject,
        seen: &ChangeSet,
        entered: &Entered,
    ) -> Result<Done, Vec<Mistake>> {
        let first = subject
            .sort
            .fields
            .first()
            .map_or("title", |field| field.name);
        let mut fields =
            self.with_review(|workspace| record_form::read(subject, workspace, entered))?;
        let name = self.name_given(entered, record_form::AUTHOR);
        let noun = subject.noun();
        let refuse = |refusal| refused(first, refusal);
        let (id, change) = match &subject.id {
            Some(id) => {
                let command = Command::SetFields {
                    id: id.clone(),
                    fields,
                };
                (
                    id.clone(),
                    self.dispatch_on(seen, &command, &name).map_err(refuse)?,
                )
            }
            None => {
                let id = self.id_or(first, None)?;
                self.put_review(subject.sort.kind, &mut fields);
                let command = Command::AddRecord {
                    id: id.clone(),
                    kind: subject.sort.kind,
                    fields,
                };
                let change = self.dispatch(&command, &name).map_err(refuse)?;
                if subject.sort.kind == Review::TYPE {
                    // The pages turn to the new review.
                    self.screen
                        .update(|screen| screen.review = Some(id.clone()));
                }
                (id, change)
            }
        };
        let disputed = self
            .workspace
            .with_untracked(|workspace| workspace.in_conflict().contains(&&id));
        let words = match (&subject.id, disputed) {
            (Some(_), true) => {
                format!(
                    "The {noun} was changed. Somebody else changed it at the same time. Both versions are kept"
                )
            }
            (Some(_), false) => format!("The {noun} was changed"),
            (None, _) => format!("The {noun} was added"),
        };
        let another = subject.id.is_none().then(|| {
            let route = Route::AddRecord(subject.sort.kind.to_owned(), subject.parent.clone());
            (format!("Add another {noun}"), route)
        });
        Ok(Done {
            notice: Notice::said(words)
                .with_undo(Undoing::Changes(several([change])))
                .with_next(another),
            route: self.home_of(&id),
        })
    }

    /// A new record belongs to the review shown, where records of its kind name one.
    fn put_review(self, kind: &str, fields: &mut FieldMap) {
        if !Workspace::fields_of(kind).contains(&"review") {
            return;
        }
        let review = self.with_review(|workspace| workspace.reviews.keys().next().cloned());
        if let Some(review) = review {
            fields.insert("review".to_owned(), review.as_str().into());
        }
    }

    /// The page that shows a record.
    fn home_of(self, id: &RecordId) -> Route {
        self.with_review(|workspace| {
            let sort = workspace.kind_of(id).and_then(|kind| sort(kind, ""));
            self.with_changes(|set| {
                sort.map_or(Route::Review, |sort| {
                    record_form::home(sort, workspace, Some(id), &|field| set.value(id, field))
                })
            })
        })
    }

    /// Takes a record out of view and goes to the page that it stood on.
    pub(super) fn remove(self, id: &str) {
        let id = RecordId::new(id);
        // The page of what is gone is gone with it.
        let route = match self
            .workspace
            .with_untracked(|workspace| workspace.kind_of(&id))
        {
            Some(Review::TYPE) => Route::Home,
            Some(Meeting::TYPE) => Route::Meetings,
            Some(Recommendation::TYPE) => Route::Recommendations(Filter::all()),
            _ => self.home_of(&id),
        };
        let noun =
            untrack(|| self.record_to_change(&id, "")).map_or("entry", |subject| subject.noun());
        match self.dispatch(&Command::Delete { id }, &self.person()) {
            Ok(change) => {
                self.say_on_next_page(
                    Notice::said(format!("The {noun} was removed"))
                        .with_undo(Undoing::Changes(several([change]))),
                );
                self.go(&route);
            }
            Err(refusal) => self.say(Notice::said(refusal.to_string())),
        }
    }
}
