//! The page of progress: every count leads to its list, and a lane invents nothing.

use scrutiny_tracker::content::figure_files::{finding, svg};
use scrutiny_tracker::content::filter_form::Groups;
use scrutiny_tracker::content::progress;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::Node;
use scrutiny_tracker::markup::html::plain;
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::route::Route;

use super::{all, check_charts, check_picture, of, parts, words};
use crate::embedded::REVIEW;
use crate::golden::day;

fn progress_of(query: &str) -> Vec<Node> {
    let today = day("2026-08-14");
    let rows = rows(&REVIEW, today);
    progress::sheet(&REVIEW, &rows, &Filter::parse(query), Groups::Shut, today).nodes
}

fn links(node: &Node) -> Vec<(String, String)> {
    let link = |link: &Node| {
        (
            words(link),
            parts(link).unwrap().value_of("href").unwrap().to_owned(),
        )
    };
    of(node, "a").into_iter().map(link).collect()
}

#[test]
fn every_count_of_progress_leads_to_a_list_of_as_many() {
    let all_rows = rows(&REVIEW, day("2026-08-14"));
    for query in [
        "",
        "theme=care-work/theme/promotion",
        "response=in-full",
        "needs=clarity",
    ] {
        let page = progress_of(query);
        let mut checked = 0;
        for figure in all(&page, "figure") {
            for cell in of(figure, "td") {
                for (count, href) in links(cell) {
                    let Route::Recommendations(filter) = Route::parse(&href) else {
                        panic!("{href} is no list");
                    };
                    assert_eq!(
                        filter.apply(&all_rows).len().to_string(),
                        count,
                        "{query}: {href}"
                    );
                    checked += 1;
                }
            }
        }
        assert!(
            checked >= 4 || Filter::parse(query).apply(&all_rows).is_empty(),
            "{query}: {checked}"
        );
    }
}

#[test]
fn progress_shows_answers_views_lanes_and_years() {
    let page = progress_of("");
    assert_eq!(check_charts(&page[..4]), 0);
    let ids: Vec<String> = all(&page, "figure")
        .into_iter()
        .map(|figure| parts(figure).unwrap().value_of("id").unwrap().to_owned())
        .collect();
    assert_eq!(
        ids,
        ["answers-by-theme", "claims-and-views", "lanes", "years"]
    );
    let said = plain(&page);
    assert!(said.contains("11 of 12 accepted, in full or in part"));
    assert!(said.contains("Declined or not answered, and left out: 11."));
    assert!(said.contains("The last note has no date"), "{said}");
    assert!(said.contains("Open action"), "{said}");
}

#[test]
fn a_lane_says_in_its_table_what_happened_when_and_nothing_is_invented() {
    let page = progress_of("q=report+back");
    let lanes = all(&page, "figure")
        .into_iter()
        .find(|figure| parts(figure).unwrap().value_of("id") == Some("lanes"));
    let lanes = lanes.unwrap();
    let rows = of(of(lanes, "tbody")[0], "tr");
    let row = words(rows[0]);
    assert!(row.contains("25 June 2020 (Cabinet)"), "{row}");
    let labels: Vec<String> = of(lanes, "text").into_iter().map(words).collect();
    for row in rows {
        let name = words(of(row, "th")[0]);
        assert!(labels.contains(&name), "{name}");
        let silence = words(of(row, "td").last().unwrap());
        assert!(labels.contains(&silence), "{silence}");
    }
    let picture = svg(lanes);
    check_picture(&picture, &finding(lanes), "Base:");
}

#[test]
fn progress_of_nothing_says_so() {
    let today = day("2026-08-14");
    let empty = progress::sheet(
        &Workspace::default(),
        &[],
        &Filter::all(),
        Groups::Shut,
        today,
    );
    assert!(plain(&empty.nodes).contains("No recommendations yet."));
    assert!(all(&progress_of("q=zzzz"), "figure").is_empty());
    assert!(plain(&progress_of("q=zzzz")).contains("No recommendation fits what you chose."));
}
