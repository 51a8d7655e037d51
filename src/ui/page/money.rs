//! Money: one line each, never added up across stages.

use leptos::prelude::*;

use crate::domain::money::{MoneyLine, Standing};
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::ui::part::heading::PageTitle;
use crate::ui::part::sources::source_line;

#[component]
pub fn Money() -> impl IntoView {
    let app = App::get();
    view! {
        <PageTitle title="Money" />
        <p class="govuk-body">
            "Money asked for, agreed, left and returned are different things. They are not added together."
        </p>
        {move || app.workspace.with(table)}
    }
}

fn table(workspace: &Workspace) -> AnyView {
    let mut lines: Vec<&MoneyLine> = workspace.money.values().map(|entry| &entry.record).collect();
    lines.sort_by_key(|line| line.order);
    if lines.is_empty() {
        return view! { <p class="govuk-body">"No money has been recorded."</p> }.into_any();
    }
    let rows: Vec<_> = lines.into_iter().map(|line| row(workspace, line)).collect();
    view! {
        <div class="st-scroll" role="region" tabindex="0" aria-labelledby="money-caption">
            <table class="govuk-table">
                <caption class="govuk-table__caption" id="money-caption">
                    "Every sum in the papers, with its stage and period"
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"What for"</th>
                        <th scope="col">"Stage"</th>
                        <th scope="col">"Period"</th>
                        <th scope="col" class="st-number">
                            "Amount"
                        </th>
                        <th scope="col">"Notes and source"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(workspace: &Workspace, line: &MoneyLine) -> impl IntoView + use<> {
    let period = if line.period.is_empty() { "Not stated".to_owned() } else { line.period.clone() };
    let calculated = (line.standing == Standing::Calculated)
        .then(|| view! { <strong class="govuk-tag govuk-tag--purple">"Calculated"</strong> " " });
    let fund = (!line.fund.is_empty()).then(|| view! { <p>"From: " {line.fund.clone()} "."</p> });
    let note = (!line.note.is_empty()).then(|| view! { <p>{line.note.clone()}</p> });
    view! {
        <tr>
            <th scope="row">{line.purpose.clone()}</th>
            <td>{line.stage.label()}</td>
            <td>{period}</td>
            <td class="st-number">{line.amount.to_string()}</td>
            <td>{calculated} {fund} {note} {source_line(workspace, &line.sources)}</td>
        </tr>
    }
}
