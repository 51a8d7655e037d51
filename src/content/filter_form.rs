//! The filter form. What is ticked takes effect with *Apply filters*, and Back takes it back.

use crate::content::deed::{Deed, FormName};
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::recommendation::PanelView;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::domain::workspace::Workspace;
use crate::markup::{Node, element, several, text};
use crate::query::filter::{Filter, Need};
use crate::route::Route;

/// Whether the filters are in sight on a small screen. On a wide one they always are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Groups {
    /// They stand behind the button.
    Shut,
    /// They are shown.
    Open,
}

/// The form, showing the filter of a page.
pub fn filter_form(workspace: &Workspace, route: &Route, groups: Groups) -> Node {
    let entered = entered(&route.filter());
    let filling = Form {
        entered: &entered,
        mistakes: &[],
    };
    let (words, expanded, class) = match groups {
        Groups::Shut => ("Show filters", "false", "st-filters__groups"),
        Groups::Open => (
            "Hide filters",
            "true",
            "st-filters__groups st-filters__groups--open",
        ),
    };
    let toggle = element("button", several([text(words)]))
        .class("govuk-button govuk-button--secondary st-filters__toggle")
        .with("type", "button")
        .with("aria-expanded", expanded)
        .with("aria-controls", "filter-groups")
        .with("data-do", Deed::ToggleFilters.words());
    let actions =
        element("div", several([apply(), clear_link(route)])).class("st-filters__actions");
    let groups = element("div", several([boxes(&filling, workspace), actions.node()]))
        .with("id", "filter-groups")
        .class(class);
    form(
        FormName::Filters,
        several([search(&entered), toggle.node(), groups.node()]),
    )
    .class("st-filters")
    .with("role", "search")
    .node()
}

/// The link that lists everything again.
pub fn clear_link(route: &Route) -> Node {
    element("a", several([text("Clear filters")]))
        .with("href", route.filtered(Filter::all()).href())
        .with("data-do", Deed::ClearFilters.words())
        .node()
}

/// The id of the form.
pub const FILTERS: &str = "filters";

fn apply() -> Node {
    element("button", several([text("Apply filters")]))
        .class("govuk-button")
        .with("type", "submit")
        .node()
}

fn search(entered: &Entered) -> Node {
    let label = element("label", several([text("Search the recommendations")]))
        .class("govuk-label")
        .with("for", "search");
    let input = element("input", Vec::new())
        .class("govuk-input")
        .with("id", "search")
        .with("name", "q")
        .with("type", "search")
        .with("autocomplete", "off")
        .with("data-do", Deed::Search.words())
        .with("value", entered.raw("q"));
    let group = element("div", several([label.node(), input.node()])).class("govuk-form-group");
    element("div", several([group.node(), apply()]))
        .class("st-filters__search")
        .node()
}

fn boxes(filling: &Form<'_>, workspace: &Workspace) -> Node {
    let themes = workspace.themes.iter().map(|(id, entry)| {
        (
            id.as_str().to_owned(),
            entry.record.title.clone(),
            entry.record.order,
        )
    });
    let addressees = workspace.addressees.iter().map(|(id, entry)| {
        (
            id.as_str().to_owned(),
            entry.record.portfolio.clone(),
            entry.record.order,
        )
    });
    let answers = [
        Answer::InFull,
        Answer::InPart,
        Answer::Declined,
        Answer::Awaiting,
    ];
    let groups = several([
        filling.checkboxes("theme", "Theme", &ordered(themes.collect())),
        filling.checkboxes(
            "response",
            "Answer",
            &worded(&answers, Answer::word, Answer::label),
        ),
        filling.checkboxes(
            "delivery",
            "Officers say",
            &worded(Delivery::ALL, Delivery::word, Delivery::label),
        ),
        filling.checkboxes(
            "panel",
            "Panel's view",
            &worded(PanelView::ALL, PanelView::word, PanelView::label),
        ),
        filling.checkboxes("owner", "Cabinet Member", &ordered(addressees.collect())),
        filling.checkboxes(
            "needs",
            "Waiting for",
            &worded(Need::ALL, Need::word, Need::label),
        ),
    ]);
    element("div", groups).class("st-filters__grid").node()
}

fn ordered(values: Vec<(String, String, u32)>) -> Vec<(String, String)> {
    let values = in_order(values, |(_, _, order)| *order);
    values
        .into_iter()
        .map(|(value, label, _)| (value, label))
        .collect()
}

fn worded<T: Copy>(
    values: &[T],
    word: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
) -> Vec<(String, String)> {
    values
        .iter()
        .map(|value| (word(*value).to_owned(), label(*value).to_owned()))
        .collect()
}

/// The controls that show a filter.
fn entered(filter: &Filter) -> Entered {
    let mut entered = Entered::blank().with("q", &filter.text);
    filter
        .themes
        .iter()
        .for_each(|id| entered.put("theme", id.as_str()));
    filter
        .answers
        .iter()
        .for_each(|answer| entered.put("response", answer.word()));
    filter
        .deliveries
        .iter()
        .for_each(|delivery| entered.put("delivery", delivery.word()));
    filter
        .panel_views
        .iter()
        .for_each(|view| entered.put("panel", view.word()));
    filter
        .addressees
        .iter()
        .for_each(|id| entered.put("owner", id.as_str()));
    filter
        .needs
        .iter()
        .for_each(|need| entered.put("needs", need.word()));
    entered
}

/// The filter that the controls ask for, in the order the list has now.
pub fn read(entered: &Entered, now: &Filter) -> Filter {
    let mut filter = Filter::all();
    filter.text = entered.raw("q").to_owned();
    filter
        .themes
        .extend(entered.all("theme").map(RecordId::new));
    filter
        .answers
        .extend(entered.all("response").filter_map(Answer::from_word));
    filter
        .deliveries
        .extend(entered.all("delivery").filter_map(Delivery::from_word));
    filter
        .panel_views
        .extend(entered.all("panel").filter_map(PanelView::from_word));
    filter
        .addressees
        .extend(entered.all("owner").map(RecordId::new));
    filter
        .needs
        .extend(entered.all("needs").filter_map(Need::from_word));
    filter.sort = now.sort;
    filter.direction = now.direction;
    filter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_controls_show_is_what_they_give() {
        let query = "q=care&theme=care-work/theme/1&response=in-part,declined&delivery=slowed&panel=keep-watching&owner=x&needs=update&sort=title&dir=desc";
        let filter = Filter::parse(query);
        assert_eq!(read(&entered(&filter), &filter), filter);
    }
}
