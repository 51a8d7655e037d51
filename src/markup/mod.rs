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
    Element(Element),
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

/// An element without attributes.
pub fn element(name: &'static str, children: Vec<Node>) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        children,
    }
}

/// Words.
pub fn text(words: impl Into<String>) -> Node {
    Node::Text(words.into())
}

impl Element {
    /// With one more attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With a class.
    pub fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// As a piece of a page.
    pub fn node(self) -> Node {
        Node::Element(self)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&str> for Node {
    fn from(words: &str) -> Self {
        text(words)
    }
}

impl From<String> for Node {
    fn from(words: String) -> Self {
        Self::Text(words)
    }
}
