//! Ring 2: what a page says, as a value: elements, attributes and text, and nothing that can run.
//!
//! Pages that only show the record are functions from the workspace to this. The browser draws it
//! node by node, so that text can never become markup; tests read it as HTML; a printed pack and a
//! report for a committee paper can be made from the same value.

pub mod html;
pub mod markdown;
pub mod part;
pub mod table;

/// A piece of a page.
// One pointer: pages hand pieces on all the time, and each further word of one would be moved in every
// such place, which was a tenth of the app's size.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node(Box<Piece>);

/// What a piece of a page is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words. They are shown as they are, whatever they contain.
    Text(String),
    /// An element with what is in it.
    Element(Parts),
}

/// The parts of an element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    /// Its name: `p`, `table`, `svg`.
    pub name: &'static str,
    /// Its attributes, in order.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// An element that is being put together.
#[derive(Debug)]
pub struct Element(Box<Parts>);

/// The attribute of an element that is drawn anew when its value changes: another page is not the
/// earlier one altered, and no field of it keeps what was typed before.
pub const DRAWN_ANEW: &str = "data-page";

/// An element without attributes.
// These small functions are called from everywhere: copied into each place they would be a good part
// of the app's size.
#[inline(never)]
pub fn element(name: &'static str, children: Vec<Node>) -> Element {
    Element(Box::new(Parts {
        name,
        attributes: Vec::new(),
        children,
    }))
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
    words.node()
}

/// Something that can be shown as words.
///
/// Pages are full of fixed words. The standard conversion to a `String` is copied into every place
/// that uses it; this one is called, which keeps tens of kilobytes out of the app.
pub trait Words {
    /// The words as a text of their own.
    fn owned(self) -> String;

    /// The words as a piece of a page.
    fn node(self) -> Node;
}

impl Words for &str {
    #[inline(never)]
    fn owned(self) -> String {
        self.to_owned()
    }

    #[inline(never)]
    fn node(self) -> Node {
        self.to_owned().node()
    }
}

impl Words for &String {
    #[inline(always)]
    fn owned(self) -> String {
        self.as_str().owned()
    }

    #[inline(always)]
    fn node(self) -> Node {
        self.as_str().node()
    }
}

impl Words for String {
    #[inline(always)]
    fn owned(self) -> String {
        self
    }

    #[inline(never)]
    fn node(self) -> Node {
        Node(Box::new(Piece::Text(self)))
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
        self.0.attributes.push((name, value));
        self
    }

    /// With a class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.attribute("class", class.owned())
    }

    /// As a piece of a page.
    #[inline(never)]
    pub fn node(self) -> Node {
        Node(Box::new(Piece::Element(*self.0)))
    }
}

impl Parts {
    /// The value of an attribute.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(one, _)| *one == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Node {
    /// What it is.
    pub fn piece(&self) -> &Piece {
        &self.0
    }

    /// What it is, to be altered.
    pub fn piece_mut(&mut self) -> &mut Piece {
        &mut self.0
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
        text(words)
    }
}
