//! Watching what is outside this window: other windows with another version, and the room there is.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::content::warning::Warning;
use crate::domain::json::{parse, written};
use crate::history::change::{Change, ChangeId};
use crate::platform::{clock, screen, window};
use crate::state::App;
use crate::state::files::APP_VERSION;
use crate::state::navigation::version;
use crate::state::notice::Notice;

/// The setting in which windows tell each other which version they run.
const GREETING: &str = "version";

/// The setting that another moment is written to when something was kept of which the browser does not tell other
/// windows.
const KEPT: &str = "kept";

/// From here on a browser counts as nearly full.
const NEARLY_FULL: u32 = 70;

/// Whether a greeting asks for an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Greeting {
    Hello,
    Answer,
}

impl App {
    /// Tells other windows which version runs here. Those with another one answer.
    pub(super) fn greet_other_windows(self) {
        // A browser in which nothing was kept yet stays untouched.
        if self.held.with_value(|held| held.begun) == super::Begun::Yes {
            self.greet(Greeting::Hello);
        }
    }

    fn greet(self, greeting: Greeting) {
        let build = screen::meta("build").unwrap_or_default();
        let words = written(&json!({
            "version": APP_VERSION,
            "build": build,
            "said": version(),
            "answer": greeting == Greeting::Answer,
            // Storage tells other windows only of texts that differ from the last.
            "at": clock::now(),
        }));
        // Windows that cannot hear of each other still keep each other's changes.
        self.held.with_value(|held| {
            let _ = held.store.keep_setting(GREETING, &words);
        });
    }

    /// Tells other windows that there is something new in the vault, of which the browser tells them nothing.
    pub(super) fn tell_other_windows(self) {
        // Windows that cannot hear of it look again when somebody comes back to them.
        self.held.with_value(|held| {
            let _ = held.store.keep_setting(KEPT, &clock::moment());
        });
    }

    /// Hears what another window says to this one; whether it was that.
    pub(super) fn hear_other_window(self, key: &str, text: Option<&str>) -> bool {
        match key.rsplit_once("/setting/") {
            Some((_, GREETING)) => self.hear_greeting(text),
            Some((_, KEPT)) if text.is_some() => self.look_again(),
            _ => return false,
        }
        true
    }

    fn hear_greeting(self, text: Option<&str>) {
        let Some(greeting) = text.and_then(|text| parse(text).ok()) else {
            return;
        };
        let word = |name| {
            greeting
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let here = (APP_VERSION, screen::meta("build").unwrap_or_default());
        if (word("version"), word("build")) == (here.0, here.1.as_str()) {
            return;
        }
        if greeting.get("answer").and_then(Value::as_bool) != Some(true) {
            self.greet(Greeting::Answer);
        }
        let said = word("said").to_owned();
        let warning = match numbers(word("version")).cmp(&numbers(APP_VERSION)) {
            std::cmp::Ordering::Greater => Warning::LaterVersion(said),
            std::cmp::Ordering::Less => Warning::EarlierVersion(said),
            std::cmp::Ordering::Equal => Warning::OtherBuild(said),
        };
        self.warn(warning);
    }

    /// Writes everything in this window to the browser again, after its data was cleared.
    pub(super) fn write_back(self) {
        let mut done = Ok(());
        self.held.update_value(|held| {
            let own: Vec<Change> = held.own().cloned().collect();
            held.cupboard.forget_canary();
            done = held.store.begin(&held.shelf, &own).and_then(|()| {
                let filed: Vec<ChangeId> = held.filed.iter().copied().collect();
                let _ = held.store.note_filed(&held.shelf, &filed);
                held.cupboard.place_canary()
            });
            if done.is_ok() {
                held.unkept = BTreeSet::new();
            }
        });
        self.say(match done {
            Ok(()) => Notice::said("Everything in this window is written to the browser again. Restore points that were cleared are not in it."),
            Err(error) => Notice::not_done(error.to_string()),
        });
        self.say_keeping();
    }

    fn warn(self, warning: Warning) {
        self.screen.update(|screen| {
            if !screen.warnings.contains(&warning) {
                screen.warnings.push(warning);
            }
        });
    }

    /// Asks the browser how much room there is, for the Data page and for a timely warning.
    pub(super) fn look_at_room(self) {
        window::room(move |told| {
            self.screen.update(|screen| {
                let room = &mut screen.room;
                room.used = told.used.or(room.used);
                room.all = told.all.or(room.all);
                room.promised = told.promised.or(room.promised);
            });
            if let (Some(used), Some(all)) = (told.used, told.all)
                && let Some(percent) = hundredths(used, all)
                && percent >= NEARLY_FULL
            {
                self.warn(Warning::NearlyFull { percent });
            }
        });
    }
}

fn hundredths(part: u64, all: u64) -> Option<u32> {
    let percent = part.checked_mul(100)?.checked_div(all)?;
    u32::try_from(percent).ok()
}

fn numbers(version: &str) -> Vec<u32> {
    version
        .split('.')
        .map(|part| part.parse().unwrap_or_default())
        .collect()
}
