//! Every review of the workspace, and a search across them.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::content::sheet::Sheet;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::record::Record;
use crate::domain::review::{Review, ReviewState};
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ButtonLook, ListLook, button_link, heard, line_break, link, list, page_title, quiet, said,
    section,
};
use crate::markup::{DRAWN_ANEW, Node, Parts, Piece, element, several, text};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::query::search::{fold, matches, words};
use crate::query::summary::answer_counts;
use crate::route::{Route, of_review};

/// The field with the words to find.
pub const WORDS: &str = "q";

/// The page, with what the words of the search find in all reviews.
pub fn sheet(workspace: &Workspace, rows: &[Row], question: &str) -> Sheet {
    let title = "All reviews";
    let mut nodes = several([page_title(title), search(question)]);
    // It has its place whether it is there or not, so that the page below stays put.
    nodes.push(element("div", results(workspace, rows, question)).node());
    let add = Route::AddRecord(Review::TYPE.to_owned(), None).href();
    nodes.push(reviews(
        workspace,
        rows,
        ReviewState::Current,
        "Reviews that are worked on",
    ));
    nodes.push(reviews(workspace, rows, ReviewState::Archived, "Archive"));
    nodes.push(button_link(
        ButtonLook::Secondary,
        add,
        several([text("Add a review to this workspace")]),
    ));
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

fn search(question: &str) -> Node {
    let entered = Entered::blank().with(WORDS, question);
    let filling = Form {
        entered: &entered,
        mistakes: &[],
    };
    let find = element("button", several([text("Search")]))
        .class("govuk-button")
        .with("type", "submit");
    let fields = several([
        filling.text_field(WORDS, "Find in the recommendations of every review", ""),
        find.node(),
    ]);
    form(FormName::Everywhere, fields)
        .with("role", "search")
        .node()
}

fn results(workspace: &Workspace, rows: &[Row], question: &str) -> Vec<Node> {
    let wanted = words(question);
    if wanted.is_empty() {
        return Vec::new();
    }
    let found: Vec<Vec<Node>> = rows
        .iter()
        .filter(|row| matches(&wanted, &row.searched))
        .map(|row| {
            let of = workspace.get::<Review>(&row.review);
            let href = Route::Recommendation(row.number, Filter::all()).href();
            let words = format!("Recommendation {}: {}", row.number, row.title);
            let mut item = several([link(of_review(&href, &row.review), several([text(words)]))]);
            if let Some(review) = of {
                item.push(line_break());
                item.push(quiet(several([text(review.title.clone())])));
            }
            item
        })
        .collect();
    let count = if found.is_empty() {
        "No recommendation has these words.".to_owned()
    } else {
        format!("{} of {} recommendations.", found.len(), rows.len())
    };
    let said = element("p", several([text(count)]))
        .class("st-results")
        .with("role", "status");
    several([said.node(), list(ListLook::Spaced, found)])
}

fn reviews(workspace: &Workspace, rows: &[Row], state: ReviewState, heading: &str) -> Node {
    let of_state: Vec<(&RecordId, &Review)> = workspace
        .reviews
        .iter()
        .filter(|(_, entry)| entry.record.state == state)
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let in_order = sorted(of_state, &|a, b| fold(&a.1.title).cmp(&fold(&b.1.title)));
    let items: Vec<Vec<Node>> = in_order
        .into_iter()
        .map(|(id, review)| {
            let own: Vec<Row> = rows
                .iter()
                .filter(|row| &row.review == id)
                .cloned()
                .collect();
            let mut item = several([review_link(id, review), line_break()]);
            let counts = answer_counts(&own).sentence();
            item.push(quiet(several([text(format!(
                "{}. {counts}.",
                review.stage.label()
            ))])));
            item.push(text(" "));
            let change = Route::EditRecord(id.clone(), String::new()).href();
            let words = several([
                text("Change"),
                heard(format!(" the review {}", review.title)),
            ]);
            item.push(link(of_review(&change, id), words));
            item
        })
        .collect();
    let body = if items.is_empty() {
        said("None.")
    } else {
        list(ListLook::Spaced, items)
    };
    section(heading, several([body]))
}

/// The other reviews of the workspace, to turn to from Home; nothing where there are none.
pub fn others(workspace: &Workspace, shown: &RecordId) -> Option<Node> {
    let mut items = Vec::new();
    for (id, entry) in &workspace.reviews {
        if id != shown && entry.record.state == ReviewState::Current {
            items.push(several([review_link(id, &entry.record)]));
        }
    }
    let list = (!items.is_empty()).then(|| list(ListLook::Bullets, items))?;
    Some(section("Other reviews in this workspace", several([list])))
}

/// The link to the first page of a review.
pub fn review_link(id: &RecordId, review: &Review) -> Node {
    let name = if review.title.is_empty() {
        "A review without a title"
    } else {
        &review.title
    };
    link(of_review(&Route::Home.href(), id), several([text(name)]))
}

/// Lets every address in a page name the review that the page is about, unless it names one already.
pub fn name_review(nodes: &mut [Node], review: &RecordId) {
    for node in nodes {
        if let Piece::Element(element) = node.piece_mut() {
            name_in(element, review);
        }
    }
}

fn name_in(element: &mut Parts, review: &RecordId) {
    for (name, value) in &mut element.attributes {
        if matches!(*name, "href" | DRAWN_ANEW) && value.starts_with("#/") {
            *value = of_review(value, review);
        }
    }
    name_review(&mut element.children, review);
}
