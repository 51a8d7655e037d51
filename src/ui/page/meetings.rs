//! Meetings, actions and the schedule of activity, as the papers give them.

use leptos::prelude::*;

use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::ui::part::heading::PageTitle;
use crate::ui::part::sources::source_line;

#[component]
pub fn Meetings() -> impl IntoView {
    let app = App::get();
    view! {
        <PageTitle title="Meetings" />
        {move || {
            app.workspace
                .with(|workspace| {
                    view! {
                        {actions(workspace)}
                        {meetings(workspace)}
                        {activity(workspace)}
                    }
                })
        }}
    }
}

fn actions(workspace: &Workspace) -> impl IntoView + use<> {
    let items: Vec<_> = workspace
        .actions
        .values()
        .map(|entry| {
            let action = &entry.record;
            let due = action.due.map_or_else(|| "No date set".to_owned(), |due| due.to_string());
            let to = if action.target_body.is_empty() {
                String::new()
            } else {
                format!(" To go to: {}.", action.target_body)
            };
            view! {
                <li>
                    {action.text.clone()}
                    <br />
                    <span class="st-quiet">
                        {action.owner.clone()} ". Due: " {due} ". " {action.state.label()} "." {to}
                    </span>
                    {source_line(workspace, &action.sources)}
                </li>
            }
        })
        .collect();
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Actions"</h2>
            {if items.is_empty() {
                view! { <p class="govuk-body">"No actions have been recorded."</p> }.into_any()
            } else {
                view! { <ul class="govuk-list govuk-list--spaced">{items}</ul> }.into_any()
            }}
        </section>
    }
}

fn meetings(workspace: &Workspace) -> impl IntoView + use<> {
    let mut all: Vec<&Meeting> = workspace.meetings.values().map(|entry| &entry.record).collect();
    all.sort_by_key(|meeting| std::cmp::Reverse(meeting.order));
    let items: Vec<_> = all.into_iter().map(|meeting| one_meeting(workspace, meeting)).collect();
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Meetings, latest first"</h2>
            <ol class="st-timeline">{items}</ol>
        </section>
    }
}

fn one_meeting(workspace: &Workspace, meeting: &Meeting) -> impl IntoView + use<> {
    let moved = meeting
        .moved_to
        .as_ref()
        .and_then(|id| workspace.get::<Meeting>(id))
        .map(|to| format!("Its items went to the {}, {}.", to.body, to.date));
    let cancelled = (meeting.state == MeetingState::Cancelled).then(|| {
        let because = if meeting.cancelled_because.is_empty() {
            "No reason is given.".to_owned()
        } else {
            format!("Reason: {}.", meeting.cancelled_because.trim_end_matches('.'))
        };
        view! {
            <p>
                <strong class="govuk-tag govuk-tag--orange">"Cancelled"</strong>
                " "
                {because}
            </p>
        }
    });
    let line = |text: &str| (!text.is_empty()).then(|| view! { <p>{text.to_owned()}</p> });
    let attendance = meeting.attendance.join("; ");
    let place: Vec<&str> = [meeting.time.as_str(), meeting.place.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    view! {
        <li>
            <p class="st-timeline__date">{meeting.date.to_string()}</p>
            <div class="st-timeline__body">
                <h3 class="govuk-heading-s">{meeting.body.clone()}</h3>
                {cancelled}
                {line(&place.join(", "))}
                {line(&meeting.item)}
                {line(&meeting.outcome)}
                {moved.map(|said| view! { <p>{said}</p> })}
                {(!attendance.is_empty()).then(|| view! { <p class="st-quiet">"Attended: " {attendance} "."</p> })}
                {source_line(workspace, &meeting.sources)}
            </div>
        </li>
    }
}

fn activity(workspace: &Workspace) -> impl IntoView + use<> {
    let mut all: Vec<_> = workspace.activities.values().map(|entry| &entry.record).collect();
    all.sort_by_key(|activity| activity.order);
    let rows: Vec<_> = all
        .into_iter()
        .map(|activity| {
            let with = if activity.people.is_empty() {
                "None named".to_owned()
            } else {
                activity.people.join("; ")
            };
            view! {
                <tr>
                    <th scope="row">{activity.date.to_string()}</th>
                    <td>{activity.kind.label()}</td>
                    <td>{activity.text.clone()}</td>
                    <td>{with}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="st-section">
                <h2 class="govuk-heading-l">"Schedule of activity"</h2>
                <div class="st-scroll" role="region" tabindex="0" aria-labelledby="activity-caption">
                    <table class="govuk-table">
                        <caption class="govuk-table__caption" id="activity-caption">
                            "What the task group did, in order"
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">"Date"</th>
                                <th scope="col">"Kind"</th>
                                <th scope="col">"What"</th>
                                <th scope="col">"With"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
