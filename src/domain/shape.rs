//! What values look like in a file, described for those who write such files without the app.
//!
//! The published JSON Schema is made from these descriptions, and a test holds them against what is
//! read and written. The app itself never asks for one, so that nothing of this is in the wasm.

/// What a value may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// The id of a record.
    RecordId,
    /// A whole number, written without a decimal point.
    Whole {
        /// The smallest there is.
        least: i64,
        /// The largest there is.
        most: i64,
    },
    /// One of a closed list of words.
    Words(Vec<Word>),
    /// A text that is written in one way.
    Written {
        /// A regular expression for the whole text, in the dialect that JSON Schema has.
        pattern: String,
        /// What it says: "one day".
        about: &'static str,
        /// One such text.
        example: &'static str,
    },
    /// A list of values of one shape.
    List(Box<Shape>),
    /// An object with these members, and others that a reader passes over.
    Object(Vec<Member>),
    /// A value of any of these shapes.
    OneOf(Vec<Shape>),
    /// A shape that many fields have, described once.
    Named {
        /// Its name in the schema.
        name: &'static str,
        /// What it is, in words.
        about: &'static str,
        /// The shape.
        shape: Box<Shape>,
    },
}

impl Shape {
    /// A closed list of words with their labels.
    pub fn words(words: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        let word = |(word, label)| Word { word, label };
        Self::Words(words.into_iter().map(word).collect())
    }

    /// A list of this shape.
    pub fn list(self) -> Self {
        Self::List(Box::new(self))
    }

    /// The shape under a name.
    pub fn named(self, name: &'static str, about: &'static str) -> Self {
        let shape = Box::new(self);
        Self::Named { name, about, shape }
    }
}

/// One word of a closed list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// The word in the file.
    pub word: &'static str,
    /// What people read for it.
    pub label: &'static str,
}

/// Whether a member may be left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// The object is not read without it.
    Needed,
    /// It may be left out or `null`, which both say that nothing is known.
    Free,
}

/// A member of an object, or a field of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its name in the file.
    pub name: &'static str,
    /// What it says, as a sentence.
    pub about: &'static str,
    /// Whether it may be left out.
    pub presence: Presence,
    /// What its value may be.
    pub shape: Shape,
}

impl Member {
    /// A member without which the object is not read.
    pub fn needed(name: &'static str, about: &'static str, shape: Shape) -> Self {
        let presence = Presence::Needed;
        Self {
            name,
            about,
            presence,
            shape,
        }
    }

    /// A member that may be left out.
    pub fn free(name: &'static str, about: &'static str, shape: Shape) -> Self {
        let presence = Presence::Free;
        Self {
            name,
            about,
            presence,
            shape,
        }
    }
}

/// A kind of record as it stands in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kind {
    /// Its name, in `type`.
    pub name: &'static str,
    /// What it is, in a sentence or two.
    pub about: &'static str,
    /// Its fields, in the order in which people read them.
    pub fields: Vec<Member>,
}
