//! The kinds of record that people write by hand, with the fields of their forms, as a table.
//!
//! One page and one reader serve every row of it. A form with a name shows a part of a record.

mod meeting;
mod numbers;
mod recommendation;
mod review;

pub(super) use numbers::OF_ITS_PERIOD;

use crate::content::look::Tone;
use crate::domain::meeting::Meeting;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;

/// Words of a closed list with their labels.
pub type Words = &'static [(&'static str, &'static str)];

/// How a field is entered, and what it holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Control {
    /// A text of one line.
    Line,
    /// A text of several lines.
    Text,
    /// A list of texts, one a line.
    Lines,
    /// A whole number.
    Number,
    /// Whole numbers, with commas between them.
    Numbers,
    /// A date, of which the day may be left out.
    Date,
    /// An amount of money.
    Amount,
    /// A number of a statistic.
    Quantity,
    /// One of a closed list of words; the second is the one for a field that nobody has set.
    Words(Words, &'static str),
    /// One record of a kind.
    One(&'static str),
    /// Several records of a kind.
    Several(&'static str),
    /// Several of the review's districts.
    Districts,
    /// Several questions of the review's scope, by their places in the list.
    Questions,
    /// Officers' own words, one a line: the number of the recommendation, then the words.
    Phrases,
    /// A colour of the council, and what it is checked against.
    Colour(Tone),
    /// Places in papers, one a line: the title of the paper, then the place.
    Papers,
}

/// A field of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name in the record.
    pub name: &'static str,
    /// What people read beside it.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
    /// How it is entered.
    pub control: Control,
    /// What to say where nothing is entered; empty where nothing has to be.
    pub needed: &'static str,
}

/// Where a record is shown, and where its form leads back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    /// The page of the review.
    Review,
    /// The page of its meeting, else the list of meetings.
    Meeting,
    /// The page of its recommendation, else the list of them.
    Recommendation,
    /// What the review heard.
    Evidence,
    /// The lines of money.
    Money,
    /// The figures.
    Workforce,
    /// The settings.
    Settings,
}

/// A form: a kind of record, or a part of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// The kind of record.
    pub kind: &'static str,
    /// The name of the part that the form shows; empty for the form that also adds a record.
    pub part: &'static str,
    /// What it is, with the word before it: "a meeting", "the panel's view".
    pub said: &'static str,
    /// Where the record is shown.
    pub home: Home,
    /// The fields, in order.
    pub fields: &'static [Field],
}

/// The form of a kind of record, or of a part of it.
pub fn sort(kind: &str, part: &str) -> Option<&'static Sort> {
    all().find(|sort| sort.kind == kind && sort.part == part)
}

/// Every form.
pub fn all() -> impl Iterator<Item = &'static Sort> {
    [
        review::SORTS,
        recommendation::SORTS,
        meeting::SORTS,
        numbers::SORTS,
    ]
    .into_iter()
    .flatten()
}

const fn field(
    control: Control,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
) -> Field {
    Field {
        name,
        label,
        hint,
        control,
        needed: "",
    }
}

impl Field {
    const fn needed(mut self, sentence: &'static str) -> Self {
        self.needed = sentence;
        self
    }
}

const fn line(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    field(Control::Line, name, label, hint)
}

const fn long(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    field(Control::Text, name, label, hint)
}

const fn lines(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    field(Control::Lines, name, label, hint)
}

const fn date(name: &'static str, label: &'static str) -> Field {
    field(Control::Date, name, label, "")
}

const fn one(
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
) -> Field {
    field(Control::One(kind), name, label, hint)
}

const fn words(
    list: Words,
    absent: &'static str,
    name: &'static str,
    label: &'static str,
) -> Field {
    field(Control::Words(list, absent), name, label, "")
}

const ON: Field = field(
    Control::Several(Recommendation::TYPE),
    "recommendations",
    "Recommendations it is about",
    "",
);
const ORDER: Field = field(
    Control::Number,
    "order",
    "Place in the list",
    "A number. The smallest comes first.",
);
const SOURCES: Field = field(
    Control::Papers,
    "sources",
    "Where it stands in the papers",
    "One a line: the title of the paper, a comma, then the place in it.",
);
const MEETING: Field = one(Meeting::TYPE, "meeting", "Meeting", "");
