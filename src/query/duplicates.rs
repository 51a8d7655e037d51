//! Records that two people may have typed for one thing. They are only pointed out: nothing is joined
//! unless a person says so.

use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::order::sorted;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::record::Record;
use crate::domain::response::Response;
use crate::domain::review::Person;
use crate::domain::source::Source;
use crate::domain::update::Update;
use crate::domain::workspace::{Kept, Workspace};
use crate::query::difference::is_mark;
use crate::query::search;

/// With how many earlier records of the same likeness one is compared. Nobody types a thing so often;
/// a file made to be large must not stop the app.
const MOST_COMPARED: usize = 50;

/// Two records that may be one thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Their kind.
    pub kind: &'static str,
    /// The one with the smaller id.
    pub one: RecordId,
    /// The other.
    pub other: RecordId,
    /// What they have in common.
    pub because: Alike,
}

/// What two records have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alike {
    /// Recommendations with one number.
    Number,
    /// Recommendations with one title.
    Title,
    /// Responses of one addressee to one recommendation.
    Responder,
    /// Updates on the same recommendations, of one date and with one text.
    Account,
    /// Meetings of one body on one date.
    Meeting,
    /// People of one body, addressees or papers with one name.
    Name,
    /// Addressees with one portfolio, of whom one has no name.
    Portfolio,
}

impl Alike {
    /// What they have in common, in words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Number => "Both have the same number",
            Self::Title => "Both have the same title",
            Self::Responder => {
                "Both are the same Cabinet Member's response to the same recommendation"
            }
            Self::Account => "Both have the same recommendations, date and text",
            Self::Meeting => "Both are of the same body on the same date",
            Self::Name => "Both have the same name",
            Self::Portfolio => "Both have the same portfolio, and one has no name",
        }
    }
}

/// The pairs that may be one thing, by kind and then by id. Of three records of one thing, two pairs are
/// given: each record once with an earlier one.
///
/// Capitals, blanks, accents and marks do not count. Pairs that somebody has said to be different are
/// left out.
pub fn possible(workspace: &Workspace) -> Vec<Pair> {
    let apart = told_apart(workspace);
    let mut pairs = Vec::new();
    let mut search = |kind, likenesses: Vec<Likeness<'_>>| {
        let mut found = Vec::new();
        for likeness in likenesses {
            pair_up(kind, likeness, &apart, &mut found);
        }
        // Two that are alike in two ways are one pair, for the first of the ways.
        let by_ids = |a: &Pair, b: &Pair| (&a.one, &a.other).cmp(&(&b.one, &b.other));
        let mut found = sorted(found, &by_ids);
        found.dedup_by(|later, earlier| by_ids(later, earlier).is_eq());
        pairs.append(&mut found);
    };
    search(
        Recommendation::TYPE,
        vec![
            likeness(workspace, Alike::Number, number),
            likeness(workspace, Alike::Title, title),
        ],
    );
    search(
        Response::TYPE,
        vec![likeness(workspace, Alike::Responder, responder)],
    );
    search(
        Update::TYPE,
        vec![likeness(workspace, Alike::Account, account)],
    );
    search(
        Meeting::TYPE,
        vec![likeness(workspace, Alike::Meeting, body_and_day)],
    );
    search(
        Person::TYPE,
        vec![likeness(workspace, Alike::Name, name_and_body)],
    );
    let nameless = |id: &RecordId| {
        let addressee = workspace.get::<Addressee>(id);
        addressee.is_some_and(|addressee| folded(&addressee.name).is_empty())
    };
    let one_is_nameless = |one: &RecordId, other: &RecordId| nameless(one) || nameless(other);
    let mut portfolios = likeness(workspace, Alike::Portfolio, portfolio);
    portfolios.only = Some(&one_is_nameless);
    search(
        Addressee::TYPE,
        vec![likeness(workspace, Alike::Name, addressee_name), portfolios],
    );
    search(
        Source::TYPE,
        vec![likeness(workspace, Alike::Name, paper_title)],
    );
    pairs
}

/// The records of one kind, each with a text that is equal for records that are alike.
struct Likeness<'a> {
    because: Alike,
    keyed: Vec<(String, &'a RecordId)>,
    /// Which of the records with equal texts are alike; all where it is not said.
    only: Option<Condition<'a>>,
}

/// Whether two records with equal texts are alike.
type Condition<'a> = &'a dyn Fn(&RecordId, &RecordId) -> bool;

/// Records of which `key` is `None` are like no other.
fn likeness<T: Kept>(
    workspace: &Workspace,
    because: Alike,
    key: fn(&T) -> Option<String>,
) -> Likeness<'_> {
    let mut keyed = Vec::new();
    for (id, entry) in T::table(workspace) {
        if let Some(key) = key(&entry.record) {
            keyed.push((key, id));
        }
    }
    Likeness {
        because,
        keyed,
        only: None,
    }
}

fn pair_up(
    kind: &'static str,
    likeness: Likeness<'_>,
    apart: &[(&RecordId, &RecordId)],
    pairs: &mut Vec<Pair>,
) {
    let keyed = sorted(likeness.keyed, &Ord::cmp);
    let may_be = |one: &RecordId, other: &RecordId| {
        apart.binary_search(&(one, other)).is_err()
            && likeness.only.is_none_or(|only| only(one, other))
    };
    for group in keyed.chunk_by(|(a, _), (b, _)| a == b) {
        for (place, (_, other)) in group.iter().enumerate() {
            let earlier = group.iter().take(place.min(MOST_COMPARED));
            let one = earlier.map(|(_, one)| *one).find(|one| may_be(one, other));
            if let Some(one) = one {
                pairs.push(Pair {
                    kind,
                    one: one.clone(),
                    other: (*other).clone(),
                    because: likeness.because,
                });
            }
        }
    }
}

/// The pairs that somebody has said to be different, the smaller id first, in order.
fn told_apart(workspace: &Workspace) -> Vec<(&RecordId, &RecordId)> {
    let mut apart = Vec::with_capacity(workspace.distinctions.len());
    for entry in workspace.distinctions.values() {
        let (one, other) = (&entry.record.one, &entry.record.other);
        apart.push((one.min(other), one.max(other)));
    }
    sorted(apart, &Ord::cmp)
}

/// A text without what people type in different ways: capitals, accents, blanks and marks.
fn folded(text: &str) -> String {
    let mut folded = search::fold(text);
    folded.retain(|sign| !sign.is_whitespace() && !is_mark(sign));
    folded
}

/// A text for records of one review; none where the text itself says nothing.
fn within(review: &RecordId, text: String) -> Option<String> {
    (!text.is_empty()).then(|| format!("{review}\n{text}"))
}

fn number(record: &Recommendation) -> Option<String> {
    (record.number > 0).then(|| format!("{}\n{}", record.review, record.number))
}

fn title(record: &Recommendation) -> Option<String> {
    within(&record.review, folded(&record.title))
}

fn responder(record: &Response) -> Option<String> {
    let (asked, answering) = (&record.recommendation, &record.addressee);
    let known = !asked.as_str().is_empty() && !answering.as_str().is_empty();
    known.then(|| format!("{asked}\n{answering}"))
}

fn account(record: &Update) -> Option<String> {
    let text = folded(&record.text);
    if text.is_empty() {
        return None;
    }
    let mut key = record.date.written();
    for recommendation in sorted(record.recommendations.iter().collect(), &Ord::cmp) {
        key.push('\n');
        key.push_str(recommendation.as_str());
    }
    Some(format!("{key}\n{text}"))
}

fn body_and_day(record: &Meeting) -> Option<String> {
    record.date.span()?;
    let body = within(&record.review, folded(&record.body))?;
    Some(format!("{body}\n{}", record.date.written()))
}

/// One person may hold posts in several bodies, each a record of its own.
fn name_and_body(record: &Person) -> Option<String> {
    let name = within(&record.review, folded(&record.name))?;
    Some(format!("{name}\n{}", folded(&record.body)))
}

fn addressee_name(record: &Addressee) -> Option<String> {
    within(&record.review, folded(&record.name))
}

fn portfolio(record: &Addressee) -> Option<String> {
    within(&record.review, folded(&record.portfolio))
}

fn paper_title(record: &Source) -> Option<String> {
    within(&record.review, folded(&record.title))
}
