//! The two charts of Home: the answers, and what officers say by theme.

use crate::chart::{
    MarkStyle, Part, Row as Bar, StackedBar, StackedRows, stacked_bar, stacked_rows,
};
use crate::content::figure::Figure;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::markup::{Node, several};
use crate::query::answer::Combined;
use crate::query::describe::list_numbers;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::query::summary::{AnswerCounts, ThemeDelivery, answer_counts, delivery_by_theme};
use crate::query::timing::plural;
use crate::route::Route;

/// The answers as one bar.
pub fn answer_chart(rows: &[Row]) -> Node {
    let counts = answer_counts(rows);
    let data = answers(&counts);
    let finding = if counts.in_full * 2 > counts.total {
        "Most recommendations were accepted in full"
    } else {
        "Answers to the recommendations"
    };
    Figure {
        id: "answers".to_owned(),
        level: "h2",
        more: Vec::new(),
        finding: finding.to_owned(),
        basis: format!(
            "Base: all {}. Where two Cabinet Members must answer, the answers given so far.{}",
            plural(counts.total, "recommendation"),
            in_conflict(rows)
        ),
        picture: stacked_bar(&data),
        description: data.describe(),
        caption: "Answers by number of recommendations".to_owned(),
    }
    .node()
}

/// What officers say, a bar for each theme.
pub fn delivery_chart(rows: &[Row]) -> Node {
    let (themes, left_out) = delivery_by_theme(rows);
    let data = by_theme(&themes);
    Figure {
        id: "delivery".to_owned(),
        level: "h2",
        more: Vec::new(),
        finding: "What officers say of delivery, by theme".to_owned(),
        basis: format!("{}{}", basis(&left_out), in_conflict(rows)),
        picture: stacked_rows(&data),
        description: data.describe(),
        caption: "What officers say, by theme and number of recommendations".to_owned(),
    }
    .node()
}

fn answers(counts: &AnswerCounts) -> StackedBar {
    let part = |answer: Answer, count: u32, style| Part {
        name: answer.label().to_owned(),
        count,
        text: count.to_string(),
        style,
        target: Some(Route::Recommendations(Filter::answered(answer)).href()),
    };
    let mut parts = several([
        part(Answer::InFull, counts.in_full, MarkStyle::Solid),
        part(Answer::InPart, counts.in_part, MarkStyle::Hatch),
        part(Answer::Declined, counts.declined, MarkStyle::Dots),
        part(Answer::Awaiting, counts.awaiting, MarkStyle::Outline),
    ]);
    if counts.differing > 0 {
        parts.push(Part {
            name: Combined::Differing.label().to_owned(),
            count: counts.differing,
            text: counts.differing.to_string(),
            style: MarkStyle::CrossHatch,
            target: None,
        });
    }
    StackedBar {
        about: "answers to the recommendations".to_owned(),
        part_heading: "Answer".to_owned(),
        count_heading: "Recommendations".to_owned(),
        total: counts.total.to_string(),
        parts,
    }
}

fn by_theme(themes: &[ThemeDelivery]) -> StackedRows {
    let used = |status: Delivery| {
        themes.iter().any(|theme| {
            theme
                .counts
                .iter()
                .any(|(one, count)| *one == status && *count > 0)
        })
    };
    let rows = themes
        .iter()
        .map(|theme| Bar {
            name: theme.title.clone(),
            target: Some(Route::Recommendations(for_theme(theme)).href()),
            parts: theme
                .counts
                .iter()
                .filter(|(status, _)| used(*status))
                .map(|(status, count)| Part {
                    name: status.label().to_owned(),
                    count: *count,
                    text: count.to_string(),
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

/// Says where a picture rests on one of two versions that nobody has chosen between yet.
fn in_conflict(rows: &[Row]) -> String {
    let disputed = rows.iter().filter(|row| row.in_conflict);
    let numbers: Vec<u32> = disputed.map(|row| row.number).collect();
    match numbers.as_slice() {
        [] => String::new(),
        [one] => format!(
            " Recommendation {one} has two versions; the later one is shown until somebody chooses."
        ),
        more => format!(
            " Recommendations {} have two versions; the later ones are shown until somebody chooses.",
            list_numbers(more)
        ),
    }
}

/// Who is counted and who is not (rule V26).
fn basis(left_out: &[u32]) -> String {
    let base = "Base: accepted recommendations. The latest public update counts; officers' own claim, not the panel's view.";
    match left_out {
        [] => base.to_owned(),
        [one] => {
            format!("{base} Left out because it is declined or not answered: recommendation {one}.")
        }
        more => format!(
            "{base} Left out because they are declined or not answered: recommendations {}.",
            list_numbers(more)
        ),
    }
}
