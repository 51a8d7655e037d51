//! The forms of the app, and the words for them in the markup.

/// The forms of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormName {
    /// The filters of the list.
    Filters,
    /// A response.
    Response,
    /// A progress update.
    Update,
    /// A new review.
    Review,
    /// A new recommendation.
    Recommendation,
    /// Whether to merge files, with the conflicts that can be settled at once.
    Merge,
    /// Conflicts that stand.
    Conflicts,
    /// The text of a file.
    Paste,
    /// Why something is taken out for good.
    TakeOut,
    /// What was found in a paper.
    Paper,
    /// What a table that is read in leaves open, and whether to read it in.
    Table,
    /// A record of any kind.
    Record,
    /// Words to find in every review.
    Everywhere,
    /// What is presented.
    Show,
    /// The slide to go to.
    GoTo,
    /// A point or an action, noted on a slide.
    Note,
    /// What changes are counted from.
    Since,
    /// What goes into a pack.
    Pack,
    /// Two figures to compare. It takes effect as it is chosen.
    Compare,
    /// Places and periods of a table of statistics. It takes effect as it is chosen.
    FigureTable,
    /// Numbers to work something out with.
    Planning,
    /// How this browser is set.
    Settings,
}

/// Each with its word.
pub(super) const FORMS: [(FormName, &str); 22] = [
    (FormName::Settings, "settings"),
    (FormName::FigureTable, "figure-table"),
    (FormName::Planning, "planning"),
    (FormName::Compare, "compare"),
    (FormName::Filters, "filters"),
    (FormName::Response, "response"),
    (FormName::Update, "update"),
    (FormName::Review, "review"),
    (FormName::Recommendation, "recommendation"),
    (FormName::Merge, "merge"),
    (FormName::Conflicts, "conflicts"),
    (FormName::Paste, "paste"),
    (FormName::TakeOut, "take-out"),
    (FormName::Paper, "paper"),
    (FormName::Table, "table"),
    (FormName::Record, "record"),
    (FormName::Everywhere, "everywhere"),
    (FormName::Show, "show"),
    (FormName::GoTo, "go-to"),
    (FormName::Note, "note"),
    (FormName::Since, "since"),
    (FormName::Pack, "pack"),
];
