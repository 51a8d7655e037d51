//! The two charts of Home: the answers, and what officers say by theme.

use leptos::prelude::*;

use crate::chart::{MarkStyle, Part, Row, StackedBar, StackedRows, stacked_bar, stacked_rows};
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::query::answer::Combined;
use crate::query::describe::list_numbers;
use crate::query::filter::Filter;
use crate::query::summary::{AnswerCounts, ThemeDelivery, answer_counts, delivery_by_theme};
use crate::query::timing::plural;
use crate::route::Route;
use crate::state::App;
use crate::ui::figure::ChartFigure;

#[component]
pub fn AnswerChart() -> impl IntoView {
    let app = App::get();
    move || {
        let counts = app.rows.with(|rows| answer_counts(rows));
        let data = answers(&counts);
        let finding = if counts.total > 0 && counts.in_full * 2 > counts.total {
            "Most recommendations were accepted in full"
        } else {
            "Answers to the recommendations"
        };
        view! {
            <ChartFigure
                id="answers"
                finding=finding
                basis=format!("Base: all {}. Where two Cabinet Members must answer, the answers given so far.", plural(counts.total, "recommendation"))
                picture=stacked_bar(&data)
                description=data.describe()
                caption="Answers by number of recommendations"
            />
        }
    }
}

fn answers(counts: &AnswerCounts) -> StackedBar {
    let part = |answer: Answer, count, style| Part {
        name: answer.label().to_owned(),
        count,
        style,
        target: Some(Route::Recommendations(Filter::answered(answer)).href()),
    };
    let mut parts = vec![
        part(Answer::InFull, counts.in_full, MarkStyle::Solid),
        part(Answer::InPart, counts.in_part, MarkStyle::Hatch),
        part(Answer::Declined, counts.declined, MarkStyle::Dots),
        part(Answer::Awaiting, counts.awaiting, MarkStyle::Outline),
    ];
    if counts.differing > 0 {
        parts.push(Part {
            name: Combined::Differing.label().to_owned(),
            count: counts.differing,
            style: MarkStyle::CrossHatch,
            target: None,
        });
    }
    StackedBar {
        about: "answers to the recommendations".to_owned(),
        part_heading: "Answer".to_owned(),
        count_heading: "Recommendations".to_owned(),
        parts,
    }
}

#[component]
pub fn DeliveryChart() -> impl IntoView {
    let app = App::get();
    move || {
        let (themes, left_out) = app.rows.with(|rows| delivery_by_theme(rows));
        let data = by_theme(&themes);
        view! {
            <ChartFigure
                id="delivery"
                finding="What officers say of delivery, by theme"
                basis=basis(&left_out)
                picture=stacked_rows(&data)
                description=data.describe()
                caption="What officers say, by theme and number of recommendations"
            />
        }
    }
}

fn by_theme(themes: &[ThemeDelivery]) -> StackedRows {
    let used = |status: Delivery| {
        themes
            .iter()
            .any(|theme| theme.counts.iter().any(|(one, count)| *one == status && *count > 0))
    };
    let rows = themes
        .iter()
        .map(|theme| Row {
            name: theme.title.clone(),
            target: Some(Route::Recommendations(for_theme(theme)).href()),
            parts: theme
                .counts
                .iter()
                .filter(|(status, _)| used(*status))
                .map(|(status, count)| Part {
                    name: status.label().to_owned(),
                    count: *count,
                    style: style(*status),
                    target: (*count > 0).then(|| {
                        let mut filter = for_theme(theme);
                        filter.deliveries.insert(*status);
                        filter.answers.extend([Answer::InFull, Answer::InPart]);
                        Route::Recommendations(filter).href()
                    }),
                })
                .collect(),
        })
        .collect();
    StackedRows {
        about: "what officers say, by theme".to_owned(),
        row_heading: "Theme".to_owned(),
        total_heading: "Accepted".to_owned(),
        rows,
    }
}

fn for_theme(theme: &ThemeDelivery) -> Filter {
    let mut filter = Filter::all();
    filter.themes.insert(theme.theme.clone());
    filter
}

fn style(status: Delivery) -> MarkStyle {
    match status {
        Delivery::Done => MarkStyle::Solid,
        Delivery::InProgress => MarkStyle::Hatch,
        Delivery::Slowed => MarkStyle::Dots,
        Delivery::NotStarted => MarkStyle::CrossHatch,
        Delivery::NotStated => MarkStyle::Outline,
        Delivery::Overtaken => MarkStyle::Outline,
    }
}

/// Who is counted and who is not (rule V26).
fn basis(left_out: &[u32]) -> String {
    let base = "Base: accepted recommendations. The latest public update counts; officers' own claim, not the panel's view.";
    match left_out {
        [] => base.to_owned(),
        [one] => format!("{base} Left out because it is declined or not answered: recommendation {one}."),
        more => format!(
            "{base} Left out because they are declined or not answered: recommendations {}.",
            list_numbers(more)
        ),
    }
}
