//! A presentation as it goes: keys, time, the whole screen, and what is noted meanwhile.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::content::entered::Entered;
use crate::content::pictures::{Chart, charts};
use crate::content::present::slide::{GO_TO, Pace, place, sheet};
use crate::content::present::{self as choosing, Changed, FULL, note};
use crate::content::settings::LETTERS;
use crate::content::sheet::Sheet;
use crate::deck::key::{Turn, turn};
use crate::deck::{About, Slide, deck};
use crate::domain::id::RecordId;
use crate::domain::update::Audience;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::command::{Command, Mistake, Refusal};
use crate::markup::several;
use crate::platform::{clock, events, screen, window};
use crate::query::describe::kind_name;
use crate::query::list::Row;
use crate::query::show::Show;
use crate::query::since::{Baseline, LAST_MEETING, Told, baseline, is_from, since};
use crate::route::Route;
use crate::state::App;
use crate::state::forms::{Done, refused};
use crate::state::notice::{Notice, Undoing};

/// How often the time on the screen is looked at.
const LOOK: Duration = Duration::from_secs(10);

/// How the presentation stands.
pub(super) struct Stage {
    /// Whether the screen is blank.
    blank: bool,
    /// Whether the keys are listed.
    keys: bool,
    /// What is on.
    item: Option<About>,
    /// When it came on, in seconds of the clock.
    item_began: u32,
    /// When the presentation began; 0 while there is none.
    began: u32,
    /// The moment for which the times are shown.
    now: u32,
    /// Where *Leave* leads.
    left: Route,
}

impl Stage {
    pub(super) fn empty() -> Self {
        Self {
            blank: false,
            keys: false,
            item: None,
            item_began: 0,
            began: 0,
            now: 0,
            left: Route::Home,
        }
    }

    /// The whole minutes of the item and of the presentation, at a moment.
    fn minutes(&self, now: u32) -> [u32; 2] {
        [self.item_began, self.began].map(|from| now.saturating_sub(from) / 60)
    }
}

fn is_shown(route: &Route) -> bool {
    matches!(route, Route::Present(show) if !show.slide.is_empty())
}

impl App {
    /// The recommendations of a presentation.
    fn rows_of(self, show: &Show) -> Vec<Row> {
        let mut rows = show.filter.apply(&self.review_rows()).into_owned();
        if !show.since.is_empty() {
            let changed = self.changed(&show.since);
            rows.retain(|row| changed.contains(&row.id));
        }
        rows
    }

    /// The recommendations that changed since a baseline, drafts apart.
    fn changed(self, since: &str) -> Vec<RecordId> {
        let workspace = self.review_workspace();
        let mut changed: Vec<RecordId> = Vec::new();
        if let Some(baseline) = baseline(&workspace, since, self.today) {
            let told = self.told_since(&workspace, &baseline);
            let public = told
                .into_iter()
                .filter(|one| one.audience == Audience::Public);
            public.for_each(|told: Told| changed.extend(told.recommendations));
        }
        changed
    }

    /// What changed since a baseline in the review shown.
    pub(super) fn told_since(self, workspace: &Workspace, baseline: &Baseline) -> Vec<Told> {
        self.told(workspace, &|change| is_from(change, baseline.from))
    }

    /// What the changes that are new say of the review shown. What came with the app is no change.
    pub(super) fn told(self, workspace: &Workspace, is_new: &dyn Fn(&Change) -> bool) -> Vec<Told> {
        let mut told = self.with_changes(|set| {
            self.held.with_value(|held| {
                since(workspace, set, &|change| {
                    !held.embedded.contains(change.id()) && is_new(change)
                })
            })
        });
        self.workspace.with(|whole| {
            told.retain(|one| {
                workspace.kind_of(&one.rec).is_some() || whole.kind_of(&one.rec).is_none()
            });
        });
        told
    }

    /// The slides, and the charts that were chosen for them. Only then are the pages of charts made.
    fn slides(self, workspace: &Workspace, rows: &[Row], show: &Show) -> (Vec<Slide>, Vec<Chart>) {
        let mut chosen = Vec::new();
        if !show.charts.is_empty() {
            chosen = charts(workspace, rows);
            chosen.retain(|chart| show.charts.contains(&chart.id));
        }
        let named = chosen.iter();
        let named = named.map(|chart| (chart.id.clone(), chart.finding.clone()));
        (deck(workspace, rows, named.collect()), chosen)
    }

    /// The page: the choices before the first slide, or a slide.
    pub(super) fn present(self, show: &Show) -> Sheet {
        let workspace = self.review_workspace();
        if show.slide.is_empty() {
            return self.choices(&workspace, show);
        }
        let rows = self.rows_of(show);
        let (deck, charts) = self.slides(&workspace, &rows, show);
        let entered = self.entered().unwrap_or_default();
        let mistakes = self.mistakes();
        let shown = &Show {
            letters: self.hears_letters(show.letters),
            ..show.clone()
        };
        self.screen.with(|screen| {
            let [item, all] = screen.stage.minutes(screen.stage.now);
            sheet(choosing::slide::Stage {
                workspace: &workspace,
                rows: &rows,
                deck: &deck,
                show: shown,
                charts,
                pace: Pace { item, all },
                blank: screen.stage.blank,
                keys: screen.stage.keys,
                entered: &entered,
                mistakes: &mistakes,
            })
        })
    }

    fn choices(self, workspace: &Workspace, show: &Show) -> Sheet {
        let rows = self.review_rows();
        let since = baseline(workspace, LAST_MEETING, self.today);
        let changed = self.changed(LAST_MEETING);
        let changed = Changed {
            since: since.map(|baseline| baseline.said(workspace)),
            count: rows.iter().filter(|row| changed.contains(&row.id)).count(),
        };
        let entered = self.entered().unwrap_or_else(|| choosing::entered(show));
        let (charts, mistakes) = (charts(workspace, &rows), self.mistakes());
        choosing::sheet(
            workspace,
            &rows,
            show,
            &charts,
            &changed,
            (&entered, &mistakes),
        )
    }

    /// Shows the first slide of what was chosen.
    pub(super) fn begin_show(self, show: Show, entered: &Entered) {
        // The browser grants it only while it handles a person's click.
        if entered.has(FULL, FULL) {
            screen::set_full(true);
        }
        self.go(&Route::Present(show));
    }

    pub(super) fn go_to_slide(self, show: &Show, entered: &Entered) {
        let mut show = show.clone();
        show.slide = entered.text(GO_TO).to_owned();
        self.turn_to(&Route::Present(show));
    }

    /// Puts a point or an action on the recommendation of the slide.
    pub(super) fn send_note(self, show: &Show, entered: &Entered) -> Result<Done, Vec<Mistake>> {
        let gone = || refused("text", Refusal::NotHere);
        let Some(About::Recommendation(about)) = self.about(show) else {
            return Err(gone());
        };
        let workspace = self.review_workspace();
        let (kind, fields) = note::read(entered, &about, workspace.reviews.keys().next())?;
        let number = workspace
            .recommendations
            .get(&about)
            .map(|entry| entry.record.number);
        let id = self.id_or("text", None)?;
        let command = Command::AddRecord { id, kind, fields };
        let change = self
            .dispatch(&command, &self.person())
            .map_err(|refusal| refused("text", refusal))?;
        self.screen.update(|screen| {
            screen.entered = None;
            screen.mistakes = Vec::new();
        });
        screen::reset(note::NOTE);
        Ok(Done {
            notice: Notice::said(format!(
                "{} noted on recommendation {}",
                kind_name(kind),
                number.unwrap_or_default()
            ))
            .with_undo(Undoing::Changes(several([change]))),
            route: self.route(),
        })
    }

    /// What the slide at hand is about.
    fn about(self, show: &Show) -> Option<About> {
        let workspace = self.review_workspace();
        let rows = self.rows_of(show);
        let (deck, _) = self.slides(&workspace, &rows, show);
        let slide = deck.get(place(show, &deck)?);
        slide.map(|slide| slide.about.clone())
    }

    pub(super) fn hear_key(self, event: &KeyboardEvent) {
        let Route::Present(show) = self.route() else {
            return;
        };
        if show.slide.is_empty() {
            return;
        }
        let key = events::key(event);
        if let Some(step) =
            key.and_then(|(key, shift)| turn(&key, shift, self.hears_letters(show.letters)))
        {
            event.prevent_default();
            self.turn(step);
        }
    }

    /// Takes a step in the presentation.
    pub(super) fn turn(self, step: Turn) {
        let Route::Present(mut show) = self.route() else {
            return;
        };
        match step {
            Turn::Blank => return self.draw_curtain(),
            Turn::Keys => {
                self.screen
                    .update(|screen| screen.stage.keys = !screen.stage.keys);
                return self.focus_soon("keys");
            }
            Turn::Full => return screen::set_full(!screen::is_full()),
            Turn::Leave => {
                if screen::is_full() {
                    return screen::set_full(false);
                }
                let left = self
                    .screen
                    .with_untracked(|screen| screen.stage.left.clone());
                return self.go(&left);
            }
            Turn::Larger | Turn::Smaller => show = show.resized(step == Turn::Larger),
            Turn::Usual => show.size = 100,
            Turn::Letters => {
                show.letters = !self.hears_letters(show.letters);
                if show.letters {
                    self.keep_setting(LETTERS, "");
                }
            }
            Turn::Next | Turn::Previous | Turn::First | Turn::Last => {
                return self.step(&show, step);
            }
        }
        self.replace(Route::Present(show));
    }

    fn step(self, show: &Show, step: Turn) {
        let rows = self.rows_of(show);
        let (deck, _) = self.slides(&self.review_workspace(), &rows, show);
        let count = deck.len();
        let here = show.slide.parse().unwrap_or(0_usize);
        let to = match step {
            Turn::Next => here.saturating_add(1).min(count),
            Turn::Previous => here.saturating_sub(1),
            Turn::Last => count,
            _ => 1,
        };
        if to != here && to > 0 {
            self.turn_to(&Route::Present(show.at(to)));
        }
    }

    fn draw_curtain(self) {
        let mut blank = false;
        self.screen.update(|screen| {
            screen.stage.blank = !screen.stage.blank;
            blank = screen.stage.blank;
        });
        self.focus_soon(if blank { "show-slide" } else { "page-title" });
    }

    /// Called when a page has been gone to from another: a presentation begins, goes on or ends.
    pub(super) fn enter(self, before: &Route) {
        let route = self.route();
        let now = clock::seconds();
        if !matches!(before, Route::Present(_)) {
            self.screen
                .update(|screen| screen.stage.left = before.clone());
        }
        let Route::Present(show) = &route else {
            return self.end();
        };
        if !is_shown(&route) {
            return self.end();
        }
        let item = self.about(show);
        let mut begins = false;
        self.screen.update(|screen| {
            let stage = &mut screen.stage;
            begins = stage.began == 0;
            if begins {
                stage.began = now;
            }
            if begins || stage.item != item {
                stage.item_began = now;
                stage.item = item;
            }
            stage.now = now;
            stage.blank = false;
        });
        if begins {
            self.held
                .update_value(|held| held.awake = window::stay_awake());
            self.look_at_clock();
        }
    }

    fn look_at_clock(self) {
        if is_shown(&self.route()) {
            // The page is made anew for another minute, and not for every look.
            let now = clock::seconds();
            let is_another = |stage: &Stage| stage.minutes(now) != stage.minutes(stage.now);
            if self
                .screen
                .with_untracked(|screen| is_another(&screen.stage))
            {
                self.screen.update(|screen| screen.stage.now = now);
            }
            set_timeout(move || self.look_at_clock(), LOOK);
        }
    }

    fn end(self) {
        let is_on = self.screen.with_untracked(|screen| screen.stage.began > 0);
        if !is_on {
            return;
        }
        self.screen.update(|screen| {
            let left = screen.stage.left.clone();
            screen.stage = Stage {
                left,
                ..Stage::empty()
            };
        });
        screen::set_full(false);
        let mut awake = None;
        self.held.update_value(|held| awake = held.awake.take());
        if let Some(awake) = awake {
            awake.let_go();
        }
    }
}
