//! What is chosen in the filters, each as a link that takes it away again.

use crate::content::deed::Deed;
use crate::domain::id::RecordId;
use crate::domain::recommendation::Addressee;
use crate::domain::review::Theme;
use crate::domain::workspace::Workspace;
use crate::markup::part::list_items;
use crate::markup::{Node, element, several, text};
use crate::query::filter::Filter;
use crate::route::Route;

/// One choice: its group, its words, and the filter without it.
struct Chip {
    group: &'static str,
    words: String,
    without: Filter,
}

/// The chips of a page with filters; nothing where nothing is chosen.
pub fn chip_list(workspace: &Workspace, route: &Route) -> Option<Node> {
    let items: Vec<Vec<Node>> = chips(workspace, &route.filter())
        .into_iter()
        .map(|chip| several([chip_link(chip, route)]))
        .collect();
    (!items.is_empty()).then(|| {
        let title = element("h2", several([text("Selected filters")])).with("id", "chips-title");
        let list = element("ul", list_items(items));
        element("section", several([title.node(), list.node()]))
            .class("st-chips")
            .with("aria-labelledby", "chips-title")
            .node()
    })
}

/// The chip that is pressed goes away, so the focus goes on to the result.
fn chip_link(chip: Chip, route: &Route) -> Node {
    let words = format!("{}, {}", chip.group, chip.words);
    element("a", several([text(words.clone())]))
        .class("st-chip")
        .with("href", route.filtered(chip.without).href())
        .with("aria-label", format!("Remove filter: {words}"))
        .with("data-do", Deed::ToResults.words())
        .node()
}

fn chips(workspace: &Workspace, filter: &Filter) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |group, words: String, take: &dyn Fn(&mut Filter)| {
        let mut without = filter.clone();
        take(&mut without);
        chips.push(Chip {
            group,
            words,
            without,
        });
    };
    if !filter.text.trim().is_empty() {
        add("Search", filter.text.clone(), &|filter| filter.text.clear());
    }
    for id in &filter.themes {
        let title = workspace.get::<Theme>(id).map(|theme| theme.title.clone());
        add("Theme", title.unwrap_or_else(|| not_here(id)), &|filter| {
            filter.themes.remove(id);
        });
    }
    for answer in &filter.answers {
        add("Answer", answer.label().to_owned(), &|filter| {
            filter.answers.remove(answer);
        });
    }
    for delivery in &filter.deliveries {
        add("Officers say", delivery.label().to_owned(), &|filter| {
            filter.deliveries.remove(delivery);
        });
    }
    for view in &filter.panel_views {
        add("Panel's view", view.label().to_owned(), &|filter| {
            filter.panel_views.remove(view);
        });
    }
    for id in &filter.addressees {
        let portfolio = workspace
            .get::<Addressee>(id)
            .map(|addressee| addressee.portfolio.clone());
        add(
            "Cabinet Member",
            portfolio.unwrap_or_else(|| not_here(id)),
            &|filter| {
                filter.addressees.remove(id);
            },
        );
    }
    for need in &filter.needs {
        add("Waiting for", need.label().to_owned(), &|filter| {
            filter.needs.remove(need);
        });
    }
    chips
}

/// A link can name a record of another workspace.
fn not_here(id: &RecordId) -> String {
    format!("{id} (not in this workspace)")
}
