//! Taking things away: a change's texts for good, everything from this browser; and putting back what
//! somebody else's change took away.

use leptos::prelude::*;

use crate::content::data::Asking;
use crate::content::entered::Entered;
use crate::content::take_out::REASON;
use crate::domain::field::one_field;
use crate::history::change::ChangeId;
use crate::history::command::{Command, Mistake};
use crate::platform::{screen, window};
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::forms::{Done, refused};
use crate::state::notice::{Notice, Undoing};
use crate::state::{App, Erasing};

impl App {
    /// Takes the texts of a change out for good.
    pub(super) fn send_take_out(
        self,
        change: ChangeId,
        entered: &Entered,
    ) -> Result<Done, Vec<Mistake>> {
        let reason = entered.text(REASON);
        if reason.is_empty() {
            return Err(vec![Mistake {
                field: REASON,
                message: "Enter why it is taken out".to_owned(),
            }]);
        }
        let id = self.id_or(REASON, None)?;
        let command = Command::TakeOut {
            id,
            change,
            reason: reason.to_owned(),
        };
        self.dispatch(&command, &self.person())
            .map_err(|refusal| refused(REASON, refusal))?;
        Ok(Done {
            notice: Notice::said(
                "Taken out, here and in every file saved from now on. Delete older files that still have it.",
            ),
            route: Route::Recommendations(Filter::all()),
        })
    }

    /// Gives a field the value that it has in a change: `<change> <field>`.
    pub(super) fn put_back(self, what: &str) {
        let Some((id, field)) = what.split_once(' ') else {
            return;
        };
        let command = self.held.with_value(|held| {
            let change = held.set.get(ChangeId::parse(id)?)?;
            Some(Command::SetFields {
                id: change.rec().clone(),
                fields: one_field(field, change.set().get(field)?.clone()),
            })
        });
        let Some(command) = command else { return };
        self.say(match self.dispatch(&command, &self.person()) {
            Ok(change) => {
                Notice::said("The earlier value stands again. The other one stays in the history.")
                    .with_undo(Undoing::Changes(vec![change]))
            }
            Err(refusal) => Notice::not_done(refusal.to_string()),
        });
    }

    /// Takes everything of the tracker out of this browser, and begins as on the first day.
    pub(super) fn erase(self) {
        let mut done = Ok(());
        let mut vault = None;
        self.held.update_value(|held| {
            done = held.store.erase();
            vault.clone_from(&held.vault);
            if done.is_ok() {
                held.erasing = Erasing::UnderWay;
                held.cupboard.forget_canary();
                screen::tell("scrutiny-cleared");
            }
        });
        if let Err(error) = done {
            self.set_asking(Asking::Nothing);
            return self.say(Notice::not_done(format!(
                "Not everything could be taken away. {error}"
            )));
        }
        if vault.is_none() {
            return window::reload();
        }
        self.carry();
    }
}
