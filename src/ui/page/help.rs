//! How to do the main tasks, in short steps.

use leptos::prelude::*;

use crate::ui::part::heading::PageTitle;

#[component]
pub fn Help() -> impl IntoView {
    view! {
        <PageTitle title="Help" />
        <section class="st-section">
            <h2 class="govuk-heading-l">"Record a response"</h2>
            <ol class="govuk-list govuk-list--number">
                <li>"On Home, look under What waits for whom. Choose the recommendation."</li>
                <li>"Choose the answer the Cabinet Member gave."</li>
                <li>"For an answer in part, or a declined one, enter the reason. Say if other wording is offered."</li>
                <li>"Choose Save response. If it was a mistake, choose Undo."</li>
            </ol>
        </section>
        <section class="st-section">
            <h2 class="govuk-heading-l">"Add an update"</h2>
            <ol class="govuk-list govuk-list--number">
                <li>"Choose Recommendations, then the one you want."</li>
                <li>"Choose Add an update. Write what has happened. Choose what officers say."</li>
                <li>"Choose Save update. Older updates stay as they are."</li>
            </ol>
        </section>
        <section class="st-section">
            <h2 class="govuk-heading-l">"Share your work"</h2>
            <ol class="govuk-list govuk-list--number">
                <li>"On the Data page, choose Save a file. The file goes to your downloads."</li>
                <li>"Send the file to a colleague, for example by email."</li>
                <li>"Your colleague chooses Merge a file on the Data page. Nobody's work is lost."</li>
            </ol>
            <p class="govuk-body">
                "If both of you changed the same thing, both versions are kept and marked until somebody chooses."
            </p>
        </section>
        <section class="st-section">
            <h2 class="govuk-heading-l">"Keep your work safe"</h2>
            <p class="govuk-body">
                "Your work is in this browser only. Save a file after each day's work. The line under the menu says how many changes are in no saved file."
            </p>
            <p class="govuk-body">
                "This is not a log-in. Anyone who can use this computer can read and change what is here. Do not enter anybody's private details."
            </p>
        </section>
        <section class="st-section">
            <h2 class="govuk-heading-l">"Words"</h2>
            <dl class="govuk-summary-list">
                {WORDS
                    .map(|(word, meaning)| {
                        view! {
                            <div class="govuk-summary-list__row">
                                <dt class="govuk-summary-list__key">{word}</dt>
                                <dd class="govuk-summary-list__value">{meaning}</dd>
                            </div>
                        }
                    })}
            </dl>
        </section>
    }
}

const WORDS: [(&str, &str); 8] = [
    ("Recommendation", "Numbered advice in a scrutiny report."),
    ("Cabinet Member", "The councillor who leads on a subject and must answer."),
    ("Task group", "A few councillors who look into one subject."),
    ("Panel or Board", "The standing body that asks for a report back."),
    ("Answer", "What the Cabinet Member said: in full, in part, or declined."),
    ("Officers say", "What officers claim has been done. It is not the panel's view."),
    ("FTE", "Full-time equivalent: two half-time posts are one FTE."),
    ("Headcount", "People, each counted once, whatever their hours."),
];
