//! Progress: the answers by theme, what officers say against what the panel thinks, a lane for each recommendation,
//! what happened in which year, and what is due. The filters of the list apply, and every count leads to its list.

mod lanes;

use time::Date;

use crate::chart::{MarkStyle, Part, Row as Bar, StackedRows, stacked_rows};
use crate::content::chips::chip_list;
use crate::content::figure::Figure;
use crate::content::filter_form::{Groups, filter_form};
use crate::content::list::{nothing_fits, result};
use crate::content::sheet::Sheet;
use crate::domain::meeting::ActionState;
use crate::domain::recommendation::PanelView;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, link, list, page_title, said, section};
use crate::markup::{Node, element, several, text};
use crate::query::answer::Combined;
use crate::query::describe::list_numbers;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::query::summary::{STATUSES, delivery_by_theme};
use crate::query::timing::Timing;
use crate::route::Route;

/// The page.
pub fn sheet(
    workspace: &Workspace,
    rows: &[Row],
    filter: &Filter,
    groups: Groups,
    today: Date,
) -> Sheet {
    let title = "Progress";
    let route = Route::Progress(filter.clone());
    let listed = filter.apply(rows);
    let chips = element("div", chip_list(workspace, &route).into_iter().collect());
    let mut nodes = several([
        page_title(title),
        filter_form(workspace, &route, groups),
        chips.node(),
        result(rows, &listed, filter),
    ]);
    if rows.is_empty() {
        nodes.push(said("No recommendations yet."));
    } else if listed.is_empty() {
        nodes.push(nothing_fits(&route));
    } else {
        nodes.push(answers(&listed, filter));
        nodes.extend(views(&listed, filter));
        nodes.push(due(workspace, &listed));
        nodes.extend(lanes::figures(workspace, &listed, today));
    }
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

/// A chart of rows whose counts lead to their lists.
fn figure(id: &str, finding: String, basis: String, caption: &str, data: &StackedRows) -> Node {
    Figure {
        id: id.to_owned(),
        level: "h2",
        finding,
        basis,
        picture: stacked_rows(data),
        description: data.describe(),
        caption: caption.to_owned(),
        more: Vec::new(),
    }
    .node()
}

/// The way to the list of what the filter admits, narrowed down further; nothing for nought.
fn to_list(filter: &Filter, count: usize, narrow: &dyn Fn(&mut Filter)) -> Option<String> {
    (count > 0).then(|| {
        let mut filter = filter.clone();
        narrow(&mut filter);
        Route::Recommendations(filter).href()
    })
}

fn part(name: &str, count: usize, style: MarkStyle, target: Option<String>) -> Part {
    Part {
        name: name.to_owned(),
        count: u32::try_from(count).unwrap_or(u32::MAX),
        text: count.to_string(),
        style,
        target,
    }
}

fn answers(rows: &[Row], filter: &Filter) -> Node {
    let kinds = [
        (Combined::Agreed(Answer::InFull), MarkStyle::Solid),
        (Combined::Agreed(Answer::InPart), MarkStyle::Hatch),
        (Combined::Agreed(Answer::Declined), MarkStyle::Dots),
        (Combined::Agreed(Answer::Awaiting), MarkStyle::Outline),
        (Combined::Differing, MarkStyle::CrossHatch),
    ];
    let used = |answer: Combined| rows.iter().any(|row| row.answer == answer);
    let (themes, _) = delivery_by_theme(rows);
    let bars = themes.into_iter().map(|theme| {
        let of_theme = |answer: Option<Combined>| {
            let of = rows.iter().filter(|row| row.theme == theme.theme);
            of.filter(|row| answer.is_none_or(|answer| row.answer == answer))
                .count()
        };
        let only = |filter: &mut Filter| {
            filter.themes = Filter::all().themes;
            filter.themes.insert(theme.theme.clone());
        };
        let parts = kinds.iter().filter(|(answer, _)| used(*answer));
        Bar {
            target: to_list(filter, of_theme(None), &only),
            parts: parts
                .map(|(answer, style)| {
                    let count = of_theme(Some(*answer));
                    let target = match answer {
                        Combined::Agreed(one) => to_list(filter, count, &|filter| {
                            only(filter);
                            filter.answers = Filter::answered(*one).answers;
                        }),
                        Combined::Differing => None,
                    };
                    part(answer.label(), count, *style, target)
                })
                .collect(),
            name: theme.title,
        }
    });
    let data = StackedRows {
        about: "answers by theme".to_owned(),
        row_heading: "Theme".to_owned(),
        total_heading: "All".to_owned(),
        rows: bars.collect(),
    };
    let accepted = rows.iter().filter(|row| row.answer.is_accepted()).count();
    figure(
        "answers-by-theme",
        format!("{accepted} of {} accepted, in full or in part", rows.len()),
        "Base: the recommendations listed. An answer counts once it is recorded.".to_owned(),
        "Answers by theme and number of recommendations",
        &data,
    )
}

/// What officers say against the panel's view, as a matrix. They are set side by side and never averaged.
fn views(rows: &[Row], filter: &Filter) -> Option<Node> {
    let styles = [
        MarkStyle::Outline,
        MarkStyle::Hatch,
        MarkStyle::Dots,
        MarkStyle::Solid,
    ];
    let accepted: Vec<&Row> = rows.iter().filter(|row| row.answer.is_accepted()).collect();
    let count = |delivery: Delivery, view: Option<PanelView>| {
        let of = accepted.iter().filter(|row| row.delivery == delivery);
        of.filter(|row| view.is_none_or(|view| row.panel_view == view))
            .count()
    };
    let narrow = |delivery: Delivery| {
        move |filter: &mut Filter| {
            filter.deliveries = Filter::all().deliveries;
            filter.deliveries.insert(delivery);
            let asked = std::mem::replace(&mut filter.answers, Filter::all().answers);
            let accepted = [Answer::InFull, Answer::InPart];
            filter
                .answers
                .extend(accepted.into_iter().filter(|one| asked.admits(one)));
            if filter.answers.is_empty() {
                filter.answers = asked;
            }
        }
    };
    let said = STATUSES
        .into_iter()
        .filter(|delivery| count(*delivery, None) > 0);
    let bars = said.map(|delivery| Bar {
        name: delivery.label().to_owned(),
        target: to_list(filter, count(delivery, None), &narrow(delivery)),
        parts: PanelView::ALL
            .iter()
            .zip(styles.into_iter().cycle())
            .map(|(view, style)| {
                let count = count(delivery, Some(*view));
                let target = to_list(filter, count, &|filter| {
                    narrow(delivery)(filter);
                    filter.panel_views = Filter::all().panel_views;
                    filter.panel_views.insert(*view);
                });
                part(view.label(), count, style, target)
            })
            .collect(),
    });
    let data = StackedRows {
        about: "what officers say and what the panel thinks".to_owned(),
        row_heading: "Officers say".to_owned(),
        total_heading: "All".to_owned(),
        rows: bars.collect(),
    };
    let considered = accepted
        .iter()
        .filter(|row| row.panel_view != PanelView::NotConsidered)
        .count();
    let left_out: Vec<u32> = rows
        .iter()
        .filter(|row| !row.answer.is_accepted())
        .map(|row| row.number)
        .collect();
    let mut basis = "Base: accepted recommendations. Rows are officers' own claim, columns the panel's own view.".to_owned();
    if !left_out.is_empty() {
        basis.push_str(&format!(
            " Declined or not answered, and left out: {}.",
            list_numbers(&left_out)
        ));
    }
    (!accepted.is_empty()).then(|| {
        figure(
            "claims-and-views",
            format!("The panel has a view on {considered} of {}", accepted.len()),
            basis,
            "What officers say, and the panel's view",
            &data,
        )
    })
}

/// What is overdue and what is due: recommendations with a date, and open actions.
fn due(workspace: &Workspace, rows: &[Row]) -> Node {
    let mut lines: Vec<Vec<Node>> = Vec::new();
    let mut add = |wanted: &dyn Fn(Timing) -> bool| {
        for row in rows.iter().filter(|row| wanted(row.timing)) {
            let to = Route::Recommendation(row.number, Filter::all()).href();
            let name = format!("Recommendation {}", row.number);
            lines.push(several([
                link(to, several([text(name)])),
                text(format!(": {}", row.timing.label())),
            ]));
        }
    };
    add(&|timing| matches!(timing, Timing::Overdue { .. }));
    add(&|timing| matches!(timing, Timing::DueSoon { .. }));
    add(&|timing| timing == Timing::Ahead);
    for entry in workspace.actions.values() {
        let action = &entry.record;
        let of_listed = rows
            .iter()
            .any(|row| action.recommendations.contains(&row.id));
        if action.state == ActionState::Open && of_listed {
            let when = match action.due {
                Some(due) => format!(": due {due}. {}", action.text),
                None => format!(": no date set. {}", action.text),
            };
            let to = link(Route::Meetings.href(), several([text("Open action")]));
            lines.push(several([to, text(when)]));
        }
    }
    let body = if lines.is_empty() {
        said("Nothing is overdue, and nothing with a date is due.")
    } else {
        list(ListLook::Bullets, lines)
    };
    section("Overdue and due", several([body]))
}
