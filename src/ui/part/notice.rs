//! The banner that says what was just done, with *Undo*. It takes the focus and stays until the next page.

use leptos::prelude::*;

use crate::state::App;
use crate::state::notice::Notice;

#[component]
pub fn NoticeBanner() -> impl IntoView {
    let app = App::get();
    move || app.notice.get().map(|notice| view! { <Banner notice /> })
}

#[component]
fn Banner(notice: Notice) -> impl IntoView {
    let app = App::get();
    let Notice {
        text, undo, next, ..
    } = notice;
    let take_back = move |_| match app.undo(&undo, &app.person()) {
        Ok(()) => app.say(Notice::said("The change was taken back.")),
        Err(refusal) => app.say(Notice::said(refusal.to_string())),
    };
    let can_undo = app.notice.with_untracked(|notice| {
        notice
            .as_ref()
            .is_some_and(|notice| !notice.undo.is_empty())
    });
    view! {
        <div
            class="govuk-notification-banner govuk-notification-banner--success"
            role="region"
            id="notice"
            tabindex="-1"
            aria-labelledby="notice-title"
        >
            <div class="govuk-notification-banner__header">
                <p class="govuk-notification-banner__title" id="notice-title">
                    "Done"
                </p>
            </div>
            <div class="govuk-notification-banner__content">
                <p class="govuk-notification-banner__heading">{text}</p>
                <div class="govuk-button-group">
                    {can_undo
                        .then(|| {
                            view! {
                                <button type="button" class="govuk-button govuk-button--secondary" on:click=take_back>
                                    "Undo"
                                </button>
                            }
                        })}
                    {next
                        .map(|(words, route)| {
                            view! {
                                <a class="govuk-notification-banner__link" href=route.href()>
                                    {words}
                                </a>
                            }
                        })}
                </div>
            </div>
        </div>
    }
}
