//! Help: pages that stand as data in the page beside the app, and are drawn from there.
//!
//! [`source`] makes the data of Markdown files when the app is built, so that long texts stay out of
//! the app itself. What is drawn is chosen from a fixed table of elements; words stay words.

pub mod source;
mod way;

use serde_json::Value;

use crate::content::sheet::Sheet;
use crate::domain::json::parse;
use crate::markup::part::{back_link, link, page_title, paragraph, said};
use crate::markup::{Node, element, several, text};
use crate::route::Route;

pub use way::{at_the_end, words_of, words_on};

/// The page with the words of scrutiny.
pub const GLOSSARY: &str = "glossary";

/// The accessibility statement. It has an address of its own.
pub const STATEMENT: &str = "accessibility";

/// An element that a help page may have.
struct Shape {
    /// What stands for it in the data.
    mark: &'static str,
    /// Its name.
    name: &'static str,
    /// The class that gives it its look.
    class: &'static str,
    /// The attributes whose values come first in the data.
    attributes: &'static [&'static str],
}

const fn shape(
    mark: &'static str,
    name: &'static str,
    class: &'static str,
    attributes: &'static [&'static str],
) -> Shape {
    Shape {
        mark,
        name,
        class,
        attributes,
    }
}

/// The mark of a picture: where it is, what it shows, its width and height.
const PICTURE: &str = "picture";

const SHAPES: [Shape; 15] = [
    shape("a", "a", "", &["href"]),
    shape("b", "strong", "", &[]),
    shape("dd", "dd", "govuk-summary-list__value", &[]),
    shape("dl", "dl", "govuk-summary-list", &[]),
    shape("dt", "dt", "govuk-summary-list__key", &[]),
    shape("h", "h2", "govuk-heading-m", &[]),
    shape("i", "em", "", &[]),
    shape("li", "li", "", &[]),
    shape("ol", "ol", "govuk-list govuk-list--number", &[]),
    shape("p", "p", "govuk-body", &[]),
    shape("lead", "p", "govuk-body-l", &[]),
    shape("row", "div", "govuk-summary-list__row", &[]),
    shape("ul", "ul", "govuk-list govuk-list--bullet", &[]),
    shape("frame", "p", "st-shot", &[]),
    shape(PICTURE, "img", "", &["src", "alt", "width", "height"]),
];

/// All help pages, read once: every page of the app looks its words up here.
pub struct Help(Value);

impl Help {
    /// Reads what [`source::compiled`] made. Of data that cannot be read there are no pages.
    pub fn read(data: &str) -> Self {
        Self(parse(data).unwrap_or_default())
    }

    /// A page: its name, its title, and its parts.
    fn page(&self, name: &str) -> Option<&[Value]> {
        let pages = self.0.as_array()?.iter().filter_map(Value::as_array);
        let mut named = pages.filter(|page| page.first().and_then(Value::as_str) == Some(name));
        named.next().map(Vec::as_slice)
    }
}

/// The help page with a name: its list where the name is empty. `picture` says where the picture with a name is to
/// be had. `None` where there is no such page.
pub fn sheet(help: &Help, name: &str, picture: &dyn Fn(&str) -> String) -> Option<Sheet> {
    let page = help.page(name)?;
    let title = page.get(1)?.as_str()?;
    let mut nodes = Vec::new();
    if !name.is_empty() && name != STATEMENT {
        nodes.push(back_link(&Route::Help(String::new()).href(), "Help"));
    }
    nodes.push(page_title(title));
    let parts = page.get(2..).unwrap_or_default();
    nodes.extend(parts.iter().filter_map(|part| drawn(part, picture)));
    Some(Sheet {
        title: title.to_owned(),
        nodes,
    })
}

/// A piece of a page: words, or a list of its mark, the values of its attributes, and what is in it.
fn drawn(part: &Value, picture: &dyn Fn(&str) -> String) -> Option<Node> {
    if let Some(words) = part.as_str() {
        return Some(text(words));
    }
    let (mark, rest) = part.as_array()?.split_first()?;
    let shape = SHAPES.iter().find(|shape| mark == shape.mark)?;
    let (values, children) = rest.split_at_checked(shape.attributes.len())?;
    let children = children.iter().filter_map(|child| drawn(child, picture));
    let mut drawn = element(shape.name, children.collect());
    if !shape.class.is_empty() {
        drawn = drawn.class(shape.class);
    }
    for (attribute, value) in shape.attributes.iter().zip(values) {
        let value = value.as_str()?;
        drawn = match *attribute {
            "src" => drawn.with(attribute, picture(value)),
            _ => drawn.with(attribute, value),
        };
    }
    Some(drawn.node())
}

/// What an address that is no page shows below its title.
pub fn not_found() -> Vec<Node> {
    several([
        said(
            "The address may have been typed wrongly, or it is from another version of the tracker.",
        ),
        paragraph(several([
            link(Route::Home.href(), several([text("Go to Home")])),
            text("."),
        ])),
    ])
}
