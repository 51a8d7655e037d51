//! The pieces that pages are made of, each with the class that gives it its look.

use crate::markup::{Element, Node, Parts, Words, element, several, text};

/// A paragraph.
#[inline(never)]
pub fn paragraph(children: Vec<Node>) -> Node {
    element("p", children).class("govuk-body").node()
}

/// A paragraph of plain words.
#[inline(never)]
pub fn said(words: impl Words) -> Node {
    paragraph(several([text(words)]))
}

/// A larger paragraph, for the one thing to read first.
#[inline(never)]
pub fn lead(words: impl Words) -> Node {
    element("p", several([text(words)]))
        .class("govuk-body-l")
        .node()
}

/// A quiet line: true, but not what one reads first.
#[inline(never)]
pub fn quiet_line(words: impl Words) -> Node {
    element("p", several([text(words)]))
        .class("st-quiet")
        .node()
}

/// Quiet words within a line.
#[inline(never)]
pub fn quiet(children: Vec<Node>) -> Node {
    element("span", children).class("st-quiet").node()
}

/// Strong words.
#[inline(never)]
pub fn strong(words: impl Words) -> Node {
    element("strong", several([text(words)])).node()
}

/// A name that may be written from right to left, kept apart from the words around it.
#[inline(never)]
pub fn name(words: impl Words) -> Node {
    element("bdi", several([text(words)])).node()
}

/// Words for those who hear the page and not for those who see it.
#[inline(never)]
pub fn heard(words: impl Words) -> Node {
    element("span", several([text(words)]))
        .class("govuk-visually-hidden")
        .node()
}

/// A new line.
#[inline(never)]
pub fn line_break() -> Node {
    element("br", Vec::new()).node()
}

/// A link to a page of the app.
#[inline(never)]
pub fn link(href: impl Words, children: Vec<Node>) -> Node {
    element("a", children).with("href", href).node()
}

/// A link that looks like a button, because it leads to a form.
#[inline(never)]
pub fn button_link(look: ButtonLook, href: impl Words, children: Vec<Node>) -> Node {
    let class = match look {
        ButtonLook::Primary => "govuk-button",
        ButtonLook::Secondary => "govuk-button govuk-button--secondary",
    };
    let button = element("a", children).class(class).with("href", href);
    element("p", several([button.node()])).node()
}

/// How much a button stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ButtonLook {
    /// The one thing to do.
    Primary,
    /// Something one may do.
    Secondary,
}

/// A section with its heading.
#[inline(never)]
pub fn section(heading: impl Words, children: Vec<Node>) -> Node {
    let heading = element("h2", several([text(heading)]))
        .class("govuk-heading-l")
        .node();
    let children = std::iter::once(heading).chain(children).collect();
    element("section", children).class("st-section").node()
}

/// The class of parts that may be many.
const MANY: &str = "st-many";

/// Parts of a page of which there may be many, so that they can be shortened as lists are.
pub fn many(parts: Vec<Node>) -> Node {
    element("div", parts).class(MANY).node()
}

/// Whether the parts of an element may be many.
pub fn are_many(parts: &Parts) -> bool {
    parts.value_of("class") == Some(MANY)
}

/// A section that can be gone to from the list at the top of its page.
#[inline(never)]
pub fn section_named(id: &str, heading: impl Words, children: Vec<Node>) -> Node {
    let heading = element("h2", several([text(heading)]))
        .class("govuk-heading-l")
        .with("id", id.to_owned())
        .with("tabindex", "-1")
        .node();
    let children = std::iter::once(heading).chain(children).collect();
    element("section", children).class("st-section").node()
}

/// A heading within a column of a page.
#[inline(never)]
pub fn column_heading(words: impl Words) -> Node {
    element("h2", several([text(words)]))
        .class("govuk-heading-m")
        .node()
}

/// A heading within a section.
#[inline(never)]
pub fn sub_heading(words: impl Words) -> Node {
    element("h3", several([text(words)]))
        .class("govuk-heading-m")
        .node()
}

/// How a list is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListLook {
    /// Short items with bullets.
    Bullets,
    /// Longer items with room between them.
    Spaced,
    /// Steps in order.
    Steps,
    /// Short items with nothing before them, as in a cell of a table.
    Plain,
}

/// A list.
#[inline(never)]
pub fn list(look: ListLook, items: Vec<Vec<Node>>) -> Node {
    let (kind, class) = match look {
        ListLook::Bullets => ("ul", "govuk-list govuk-list--bullet"),
        ListLook::Plain => ("ul", "govuk-list"),
        ListLook::Spaced => ("ul", "govuk-list govuk-list--spaced"),
        ListLook::Steps => ("ol", "govuk-list govuk-list--number"),
    };
    element(kind, list_items(items)).class(class).node()
}

/// The items of a list.
#[inline(never)]
pub fn list_items(items: Vec<Vec<Node>>) -> Vec<Node> {
    items
        .into_iter()
        .map(|item| element("li", item).node())
        .collect()
}

/// Facts in pairs: what, and what it is.
#[inline(never)]
pub fn facts(pairs: Vec<(String, Vec<Node>)>) -> Node {
    let rows = pairs
        .into_iter()
        .map(|(key, value)| {
            let key = element("dt", several([text(key)]))
                .class("govuk-summary-list__key")
                .node();
            let value = element("dd", value)
                .class("govuk-summary-list__value")
                .node();
            element("div", several([key, value]))
                .class("govuk-summary-list__row")
                .node()
        })
        .collect();
    element("dl", rows).class("govuk-summary-list").node()
}

/// Something set apart, which a reader should not miss.
#[inline(never)]
pub fn inset(children: Vec<Node>) -> Node {
    element("div", children).class("govuk-inset-text").node()
}

/// What a paper leaves in doubt.
#[inline(never)]
pub fn unclear(words: impl Words) -> Node {
    let words = element(
        "p",
        several([strong("Not clear in source."), text(" "), text(words)]),
    );
    element("div", several([words.node()]))
        .class("st-unclear")
        .node()
}

/// The mark of something that two people changed without seeing each other's change.
#[inline(never)]
pub fn conflict_mark() -> Node {
    element("span", several([text("2 versions")]))
        .class("st-conflict")
        .node()
}

/// The colour of a tag. It repeats what the word says and never says anything alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// The default.
    Plain,
    /// Good news.
    Green,
    /// Nothing to say yet.
    Grey,
    /// Worth a look.
    Orange,
    /// A mark of the panel, or of a calculation.
    Purple,
    /// A refusal.
    Red,
    /// In part, or a draft.
    Yellow,
}

/// A word in a box.
#[inline(never)]
pub fn tag(tone: Tone, word: impl Words) -> Node {
    let class = match tone {
        Tone::Plain => "govuk-tag",
        Tone::Green => "govuk-tag govuk-tag--green",
        Tone::Grey => "govuk-tag govuk-tag--grey",
        Tone::Orange => "govuk-tag govuk-tag--orange",
        Tone::Purple => "govuk-tag govuk-tag--purple",
        Tone::Red => "govuk-tag govuk-tag--red",
        Tone::Yellow => "govuk-tag govuk-tag--yellow",
    };
    element("strong", several([text(word)])).class(class).node()
}

/// Something dated, in a timeline.
pub struct Dated {
    /// The date, which stands in the margin.
    pub date: String,
    /// What happened.
    pub body: Vec<Node>,
}

/// Dated things, in the order given.
#[inline(never)]
pub fn timeline(items: Vec<Dated>) -> Node {
    let items = items
        .into_iter()
        .map(|item| {
            let date = element("p", several([text(item.date)]))
                .class("st-timeline__date")
                .node();
            let body = element("div", item.body).class("st-timeline__body").node();
            element("li", several([date, body])).node()
        })
        .collect();
    element("ol", items).class("st-timeline").node()
}

/// Something that is closed until asked for.
#[inline(never)]
pub fn disclosure(summary: impl Words, children: Vec<Node>) -> Element {
    let words = element("span", several([text(summary)]))
        .class("govuk-details__summary-text")
        .node();
    let summary = element("summary", several([words]))
        .class("govuk-details__summary")
        .node();
    let children = element("div", children).class("govuk-details__text").node();
    element("details", several([summary, children])).class("govuk-details")
}

/// The title of a page: the one `h1`, which takes the focus when the page is shown.
#[inline(never)]
pub fn page_title(words: impl Words) -> Node {
    title(several([text(words)]))
        .class("govuk-heading-xl")
        .node()
}

/// The `h1` of a page, for a page that gives it a look of its own.
#[inline(never)]
pub fn title(children: Vec<Node>) -> Element {
    element("h1", children)
        .with("id", "page-title")
        .with("tabindex", "-1")
}

/// The way back to where one came from, above the title.
#[inline(never)]
pub fn back_link(href: &str, words: impl Words) -> Node {
    element("a", several([text(words)]))
        .class("govuk-back-link")
        .with("href", href)
        .node()
}

/// A button that does something at once. What it does stands in `data-do`.
#[inline(never)]
pub fn button(class: &str, deed: String, children: Vec<Node>) -> Node {
    element("button", children)
        .with("type", "button")
        .class(class)
        .with("data-do", deed)
        .node()
}
