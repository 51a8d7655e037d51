//! The address of a page: the part of the URL after `#`. Filters live in its query part.
//!
//! Nothing else in the app takes an address apart or puts one together. Where a workspace holds several
//! reviews, the query part also names the one meant; with one review it never does.

mod query;

use crate::domain::id::RecordId;
use crate::history::change::ChangeId;
use crate::query::filter::Filter;
use crate::query::show::Show;
use crate::route::query::{own_part, value_of};

pub use query::{decode, encode, pairs};

/// A page of the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// The first page.
    Home,
    /// The form that begins an empty review.
    NewReview,
    /// The list of recommendations, as filtered.
    Recommendations(Filter),
    /// The form for a new recommendation.
    AddRecommendation,
    /// How far the recommendations have come, as filtered.
    Progress(Filter),
    /// One recommendation, by its number in the report; the filter is that of the list it came from.
    Recommendation(u32, Filter),
    /// The form for a response to a recommendation, by an addressee where several must answer.
    RecordResponse(u32, Option<RecordId>),
    /// The form for a progress update.
    AddUpdate(u32),
    /// Meetings and actions.
    Meetings,
    /// One meeting.
    Meeting(RecordId),
    /// What the review was to find out, by whom, and how its report came about.
    Review,
    /// Every review of the workspace, and a search across them for some words.
    Reviews(String),
    /// The form for a new record of a kind, for the record that it hangs on where there is one.
    AddRecord(String, Option<RecordId>),
    /// The form that changes a record, or a part of it that has a name.
    EditRecord(RecordId, String),
    /// Money.
    Money,
    /// Workforce figures, and the ids of two of them that are compared; empty where none is chosen.
    Workforce(String, String),
    /// A table of statistics that is kept whole, with what is chosen of it in the query part of the address.
    FigureTable(RecordId, String),
    /// Calculations on what the query part of the address has entered.
    Planning(String),
    /// What the review heard.
    Evidence,
    /// What the checks of the record found.
    Checks,
    /// Tables out and in.
    Tables,
    /// Saving, opening and merging files.
    Data,
    /// Reading a report, a response form or minutes in.
    ReadPaper,
    /// What two people changed without seeing each other's change.
    Conflicts,
    /// Whether to take the texts of a change out for good.
    TakeOut(ChangeId),
    /// Slides for a meeting, and before the first the choices of what they show.
    Present(Show),
    /// What changed since a meeting or a day; since the last meeting where it is empty.
    Changes(String),
    /// Getting progress ready to be reported back.
    ReportBack,
    /// A pack for paper, with what is in it where somebody chose.
    Print(Option<String>),
    /// How the tracker looks and what it says first, in this browser.
    Settings,
    /// How to use the tracker: the page with a name, or the list of them where it is empty.
    Help(String),
    /// The accessibility statement.
    Accessibility,
    /// An address that is no page.
    NotFound,
}

impl Route {
    /// Reads the fragment of a URL, with or without its `#`.
    ///
    /// ```
    /// use scrutiny_tracker::route::Route;
    /// assert_eq!(Route::parse("#/recommendations/8/update"), Route::AddUpdate(8));
    /// assert_eq!(Route::AddUpdate(8).href(), "#/recommendations/8/update");
    /// assert_eq!(Route::parse("#/nowhere"), Route::NotFound);
    /// ```
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        // The id of a record may hold any sign, so it stands at the end of the path, whole.
        if let Some(id) = path.strip_prefix("/edit/").and_then(decode) {
            let part = value_of(query, "part").unwrap_or_default();
            return Self::EditRecord(RecordId::new(&id), part);
        }
        if let Some(id) = path.strip_prefix("/meetings/").and_then(decode) {
            return Self::Meeting(RecordId::new(&id));
        }
        if let Some(id) = path.strip_prefix("/workforce/table/").and_then(decode) {
            return Self::FigureTable(RecordId::new(&id), own_part(query));
        }
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["new-review"] => Self::NewReview,
            ["recommendations"] => Self::Recommendations(Filter::parse(query)),
            ["progress"] => Self::Progress(Filter::parse(query)),
            ["recommendations", "add"] => Self::AddRecommendation,
            ["recommendations", number] => with_number(number, |number| {
                Self::Recommendation(number, Filter::parse(query))
            }),
            ["recommendations", number, "response"] => with_number(number, |number| {
                Self::RecordResponse(number, id_in(query, "addressee"))
            }),
            ["recommendations", number, "update"] => with_number(number, Self::AddUpdate),
            ["meetings"] => Self::Meetings,
            ["review"] => Self::Review,
            ["reviews"] => Self::Reviews(value_of(query, "q").unwrap_or_default()),
            ["add", kind] => Self::AddRecord((*kind).to_owned(), id_in(query, "for")),
            ["money"] => Self::Money,
            ["workforce"] => Self::Workforce(
                value_of(query, "figure").unwrap_or_default(),
                value_of(query, "with").unwrap_or_default(),
            ),
            ["planning"] => Self::Planning(own_part(query)),
            ["evidence"] => Self::Evidence,
            ["checks"] => Self::Checks,
            ["tables"] => Self::Tables,
            ["data"] => Self::Data,
            ["read"] => Self::ReadPaper,
            ["conflicts"] => Self::Conflicts,
            ["take-out", id] => ChangeId::parse(id).map_or(Self::NotFound, Self::TakeOut),
            ["present"] => Self::Present(Show::parse(query)),
            ["changes"] => Self::Changes(value_of(query, "since").unwrap_or_default()),
            ["report-back"] => Self::ReportBack,
            ["print"] => Self::Print(value_of(query, "parts")),
            ["settings"] => Self::Settings,
            ["help"] => Self::Help(String::new()),
            ["help", name] => Self::Help((*name).to_owned()),
            ["accessibility"] => Self::Accessibility,
            _ => Self::NotFound,
        }
    }

    /// The fragment that leads here, with its `#`. Reading it gives this route again.
    pub fn href(&self) -> String {
        let named = |name: &str, value: &str| {
            if value.is_empty() {
                String::new()
            } else {
                format!("{name}={}", encode(value))
            }
        };
        let with_query = |path: String, query: String| {
            if query.is_empty() {
                path
            } else {
                format!("{path}?{query}")
            }
        };
        match self {
            Self::Home => "#/".to_owned(),
            Self::NewReview => "#/new-review".to_owned(),
            Self::Recommendations(filter) => {
                with_query("#/recommendations".to_owned(), filter.query())
            }
            Self::Progress(filter) => with_query("#/progress".to_owned(), filter.query()),
            Self::AddRecommendation => "#/recommendations/add".to_owned(),
            Self::Recommendation(number, filter) => {
                with_query(format!("#/recommendations/{number}"), filter.query())
            }
            Self::RecordResponse(number, addressee) => with_query(
                format!("#/recommendations/{number}/response"),
                named("addressee", addressee.as_ref().map_or("", RecordId::as_str)),
            ),
            Self::AddUpdate(number) => format!("#/recommendations/{number}/update"),
            Self::Meetings => "#/meetings".to_owned(),
            Self::Meeting(id) => format!("#/meetings/{}", encode(id.as_str())),
            Self::Review => "#/review".to_owned(),
            Self::Reviews(words) => with_query("#/reviews".to_owned(), named("q", words)),
            Self::AddRecord(kind, parent) => with_query(
                format!("#/add/{kind}"),
                named("for", parent.as_ref().map_or("", RecordId::as_str)),
            ),
            Self::EditRecord(id, part) => with_query(
                format!("#/edit/{}", encode(id.as_str())),
                named("part", part),
            ),
            Self::Money => "#/money".to_owned(),
            Self::Workforce(figure, with) => {
                let mut query = named("figure", figure);
                if !query.is_empty() && !with.is_empty() {
                    query.push('&');
                }
                query.push_str(&named("with", with));
                with_query("#/workforce".to_owned(), query)
            }
            Self::FigureTable(id, query) => with_query(
                format!("#/workforce/table/{}", encode(id.as_str())),
                query.clone(),
            ),
            Self::Planning(query) => with_query("#/planning".to_owned(), query.clone()),
            Self::Evidence => "#/evidence".to_owned(),
            Self::Checks => "#/checks".to_owned(),
            Self::Tables => "#/tables".to_owned(),
            Self::Data => "#/data".to_owned(),
            Self::ReadPaper => "#/read".to_owned(),
            Self::Conflicts => "#/conflicts".to_owned(),
            Self::TakeOut(change) => format!("#/take-out/{change}"),
            Self::Present(show) => with_query("#/present".to_owned(), show.query()),
            Self::Changes(since) => with_query("#/changes".to_owned(), named("since", since)),
            Self::ReportBack => "#/report-back".to_owned(),
            Self::Print(None) => "#/print".to_owned(),
            // A pack of nothing is an address of its own.
            Self::Print(Some(parts)) => format!("#/print?parts={}", encode(parts)),
            Self::Settings => "#/settings".to_owned(),
            Self::Help(name) if name.is_empty() => "#/help".to_owned(),
            Self::Help(name) => format!("#/help/{name}"),
            Self::Accessibility => "#/accessibility".to_owned(),
            Self::NotFound => "#/not-found".to_owned(),
        }
    }

    /// The same page with another filter, where it has one; else the list with it.
    pub fn filtered(&self, filter: Filter) -> Self {
        match self {
            Self::Progress(_) => Self::Progress(filter),
            _ => Self::Recommendations(filter),
        }
    }

    /// The filter of the address; everything where it has none.
    pub fn filter(&self) -> Filter {
        match self {
            Self::Recommendations(filter)
            | Self::Recommendation(_, filter)
            | Self::Progress(filter) => filter.clone(),
            _ => Filter::all(),
        }
    }

    /// The address without the filter: what it names is one page, however it is filtered.
    pub fn page(&self) -> String {
        match self {
            Self::Recommendations(_) => Self::Recommendations(Filter::all()).href(),
            Self::Progress(_) => "#/progress".to_owned(),
            Self::Recommendation(number, _) => Self::Recommendation(*number, Filter::all()).href(),
            Self::Reviews(_) => Self::Reviews(String::new()).href(),
            Self::Changes(_) => Self::Changes(String::new()).href(),
            Self::Print(_) => Self::Print(None).href(),
            // Each slide is a page of its own, in whatever size.
            Self::Present(show) => format!("#/present?slide={}", encode(&show.slide)),
            Self::Workforce(..) => "#/workforce".to_owned(),
            Self::FigureTable(id, _) => Self::FigureTable(id.clone(), String::new()).href(),
            Self::Planning(_) => "#/planning".to_owned(),
            other => other.href(),
        }
    }

    /// Whether two routes show the same page, whatever their filters: then focus stays where it is.
    pub fn is_same_page(&self, other: &Self) -> bool {
        self.page() == other.page()
    }
}

fn with_number(text: &str, route: impl FnOnce(u32) -> Route) -> Route {
    match text.parse() {
        // "8" and "08" would be two addresses of one page.
        Ok(number) if number > 0 && !text.starts_with(['0', '+']) => route(number),
        _ => Route::NotFound,
    }
}

fn id_in(query: &str, name: &str) -> Option<RecordId> {
    value_of(query, name).map(|id| RecordId::new(&id))
}

/// The review that an address names, where it names one.
pub fn review_in(fragment: &str) -> Option<RecordId> {
    let (_, query) = fragment.split_once('?')?;
    id_in(query, "review")
}

/// An address of the app that names a review, unless it names one already.
pub fn of_review(href: &str, review: &RecordId) -> String {
    if review_in(href).is_some() {
        return href.to_owned();
    }
    let sign = if href.contains('?') { '&' } else { '?' };
    format!("{href}{sign}review={}", encode(review.as_str()))
}

#[cfg(test)]
mod tests;
