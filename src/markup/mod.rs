//! Ring 2: what a page says, as a value: elements, attributes and text, and nothing that can run.
//!
//! Pages that only show the record are functions from the workspace to this. The browser draws it
//! node by node, so that text can never become markup; tests read it as HTML; a printed pack and a
//! report for a committee paper can be made from the same value.

pub mod html;
pub mod part;
pub mod table;

/// A piece of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Node {
    /// Words. They are shown as they are, whatever they contain.
    Text(String),
    /// An element with what is in it.
    Element(Box<Element>),
}

/// An element of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Element {
    /// Its name: `p`, `table`, `svg`.
    pub name: &'static str,
    /// Its attributes, in order.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// The attribute of an element that is drawn anew when its value changes: another page is not the
/// earlier one altered, and no field of it keeps what was typed before.
pub const DRAWN_ANEW: &str = "data-page";

/// An element without attributes.
// These small functions are called from everywhere: copied into each place they would be a good part
// of the app's size.
#[inline(never)]
pub fn element(name: &'static str, children: Vec<Node>) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        children,
    }
}

/// Several things as a list. Unlike `vec!`, which allocates and copies in place, this is called: pages
/// are lists of lists, and it saves the app some ten kilobytes.
#[inline(never)]
pub fn several<T, const N: usize>(things: [T; N]) -> Vec<T> {
    Vec::from(things)
}

/// Words.
#[inline(always)]
pub fn text(words: impl Words) -> Node {
    Node::Text(words.owned())
}

/// Something that can be shown as words.
///
/// Pages are full of fixed words. The standard conversion to a `String` is copied into every place
/// that uses it; this one is called, which keeps tens of kilobytes out of the app.
pub trait Words {
    /// The words as a text of their own.
    fn owned(self) -> String;
}

impl Words for &str {
    #[inline(never)]
    fn owned(self) -> String {
        self.to_owned()
    }
}

impl Words for &String {
    #[inline(always)]
    fn owned(self) -> String {
        self.as_str().owned()
    }
}

impl Words for String {
    #[inline(always)]
    fn owned(self) -> String {
        self
    }
}

impl Element {
    /// With one more attribute.
    #[inline(always)]
    pub fn with(self, name: &'static str, value: impl Words) -> Self {
        self.attribute(name, value.owned())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push((name, value));
        self
    }

    /// The value of an attribute.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(one, _)| *one == name);
        found.map(|(_, value)| value.as_str())
    }

    /// With a class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.attribute("class", class.owned())
    }

    /// As a piece of a page.
    #[inline(never)]
    pub fn node(self) -> Node {
        Node::Element(Box::new(self))
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        element.node()
    }
}

impl From<&str> for Node {
    #[inline(never)]
    fn from(words: &str) -> Self {
        text(words)
    }
}

impl From<String> for Node {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}
