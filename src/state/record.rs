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
        let workspace = self.review_workspace();
        let next = self.next_place(&workspace, sort.kind);
        Some(Subject::of_new(sort, parent, &workspace, next))
    }

    /// The form that changes a record, or a part of it.
    pub(super) fn record_to_change(self, id: &RecordId, part: &str) -> Option<Subject> {
        let workspace = self.review_workspace();
        let sort = sort(workspace.kind_of(id)?, part)?;
        Some(self.with_changes(|set| {
            Subject::of_record(sort, id, &workspace, &|field| set.value(id, field))
        }))
    }

    /// The next free place among the records of a kind in the review shown.
    fn next_place(self, workspace: &Workspace, kind: &str) -> u32 {
        let field = match kind {
            Recommendation::TYPE => "number",
            _ => "order",
        };
        let mut next = 1;
        self.with_changes(|set| {
            for rec in set.records() {
                let place = set.value(rec, field).and_then(|value| value.as_u64());
                if let Some(place) = place.filter(|_| workspace.kind_of(rec) == Some(kind)) {
                    next = next.max(place.saturating_add(1));
                }
            }
        });
        u32::try_from(next).unwrap_or(u32::MAX)
    }

    /// Carries the form out: what differs from what was seen when it was opened becomes one change.
    pub(super) fn send_record(
        self,
        subject: &Subject,
        seen: &ChangeSet,
        entered: &Entered,
    ) -> Result<Done, Vec<Mistake>> {
        let workspace = self.review_workspace();
        let mut fields = record_form::read(subject, &workspace, entered)?;
        let name = self.name_given(entered, record_form::AUTHOR);
        let first = subject.sort.fields.first();
        let first = first.map_or("title", |field| field.name);
        let noun = subject.noun();
        let is_new = subject.id.is_none();
        let id = self.id_or(first, subject.id.clone())?;
        let command = if is_new {
            put_review(&workspace, subject.sort.kind, &mut fields);
            Command::AddRecord {
                id: id.clone(),
                kind: subject.sort.kind,
                fields,
            }
        } else {
            Command::SetFields {
                id: id.clone(),
                fields,
            }
        };
        let change = self
            .dispatch_on(seen, &command, &name)
            .map_err(|refusal| refused(first, refusal))?;
        if is_new && subject.sort.kind == Review::TYPE {
            // The pages turn to the new review.
            self.screen
                .update(|screen| screen.review = Some(id.clone()));
        }
        let disputed = self
            .workspace
            .with_untracked(|workspace| workspace.in_conflict().contains(&&id));
        let words = match (is_new, disputed) {
            (true, _) => format!("The {noun} was added"),
            (false, false) => format!("The {noun} was changed"),
            (false, true) => format!(
                "The {noun} was changed. Somebody else changed it at the same time. Both versions are kept"
            ),
        };
        let another = is_new.then(|| {
            let route = Route::AddRecord(subject.sort.kind.to_owned(), subject.parent.clone());
            (format!("Add another {noun}"), route)
        });
        Ok(Done {
            notice: Notice::said(words)
                .with_undo(Undoing::Changes(several([change])))
                .with_next(another),
            route: match subject.back {
                Route::Settings => Route::Settings,
                _ => self.home_of(&id),
            },
        })
    }

    /// The page that shows a record.
    fn home_of(self, id: &RecordId) -> Route {
        let workspace = self.review_workspace();
        let kind = workspace.kind_of(id).unwrap_or_default();
        let Some(sort) = sort(kind, "").or_else(|| sort(kind, "paper")) else {
            return Route::Review;
        };
        self.with_changes(|set| {
            record_form::home(sort, &workspace, Some(id), &|field| set.value(id, field))
        })
    }

    /// Takes a record out of view and goes to the page that it stood on.
    pub(super) fn remove(self, id: &str) {
        let id = RecordId::new(id);
        let kind = self
            .workspace
            .with_untracked(|workspace| workspace.kind_of(&id));
        // The page of what is gone is gone with it.
        let route = match kind {
            Some(Review::TYPE) => Route::Home,
            Some(Meeting::TYPE) => Route::Meetings,
            Some(Recommendation::TYPE) => Route::Recommendations(Filter::all()),
            _ => self.home_of(&id),
        };
        let noun = self
            .record_to_change(&id, "")
            .map_or("entry", |subject| subject.noun());
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

/// A new record belongs to the review shown, where records of its kind name one.
fn put_review(workspace: &Workspace, kind: &str, fields: &mut FieldMap) {
    let review = workspace.reviews.keys().next();
    if let Some(review) = review
        && Workspace::fields_of(kind).contains(&"review")
    {
        fields.insert("review".to_owned(), review.as_str().into());
    }
}
