//! Makes workspaces of any size through the commands that people's edits go through, so that ids,
//! parents and authors are as the app would write them. The same size gives the same bytes.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::field::{FieldMap, FieldValue, one_field};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::recommendation::{Addressee, PanelView, Recommendation};
use scrutiny_tracker::domain::record::Record;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer, Response};
use scrutiny_tracker::domain::review::{Review, Theme};
use scrutiny_tracker::domain::update::{Delivery, Update};
use scrutiny_tracker::history::change::{Change, Stamp};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::snapshot::envelope::{FileStamp, WorkspaceId};
use serde_json::json;

use crate::chance::Chance;

/// What went wrong, for the person who runs the bench.
pub type Fault = String;

const PEOPLE: &[&str] = &["A. Member", "B. Officer", "C. Clerk", "D. Chair"];
const MOMENT: &str = "2021-03-04T10:00:00Z";

/// The name of every workspace made here.
pub fn workspace() -> WorkspaceId {
    WorkspaceId::new("bench")
}

/// Who wrote the files made here.
pub fn file_stamp() -> FileStamp {
    FileStamp {
        app: "bench".to_owned(),
        exported_at: MOMENT.to_owned(),
        by: "A. Member".to_owned(),
    }
}

/// Who makes an edit.
pub fn stamp(by: &str) -> Stamp {
    Stamp {
        by: by.to_owned(),
        at: MOMENT.to_owned(),
    }
}

struct Maker {
    set: ChangeSet,
    chance: Chance,
}

impl Maker {
    fn carry_out(&mut self, command: &Command) -> Result<(), Fault> {
        let by = self.chance.one_of(PEOPLE);
        let change = command
            .plan(&self.set, stamp(by))
            .map_err(|refusal| refusal.to_string())?;
        self.set.insert(change);
        Ok(())
    }

    fn add(&mut self, kind: &'static str, fields: FieldMap) -> Result<RecordId, Fault> {
        let id = RecordId::new(&self.chance.id());
        self.carry_out(&Command::AddRecord {
            id: id.clone(),
            kind,
            fields,
        })?;
        Ok(id)
    }

    fn date(&mut self) -> Option<StatedDate> {
        let (year, month) = (2010 + self.chance.below(15), 1 + self.chance.below(12));
        let day = 1 + self.chance.below(28);
        StatedDate::parse(&format!("{year}-{month:02}-{day:02}"))
    }
}

/// A workspace of one review with so many recommendations, each with three updates, an answer and a
/// money line; every tenth has a view of the panel that was set later.
///
/// # Errors
///
/// What a command was refused for.
pub fn generate(recommendations: u32) -> Result<ChangeSet, Fault> {
    let mut maker = Maker {
        set: ChangeSet::new(),
        chance: Chance::new(0x5eed_0000_0000 + u64::from(recommendations)),
    };
    let mut review = Review::blank();
    review.title = "A review made for measuring".to_owned();
    review.short_name = "Measuring".to_owned();
    review.authority = "A council".to_owned();
    let review = maker.add(Review::TYPE, review.write())?;
    let (mut themes, mut addressees) = (Vec::new(), Vec::new());
    for order in 1..=5 {
        let mut theme = Theme::blank();
        theme.review = review.clone();
        theme.title = maker.chance.sentence(3);
        theme.order = order;
        themes.push(maker.add(Theme::TYPE, theme.write())?);
        let mut addressee = Addressee::blank();
        addressee.review = review.clone();
        addressee.portfolio = format!("Portfolio {order}");
        addressee.order = order;
        addressees.push(maker.add(Addressee::TYPE, addressee.write())?);
    }
    let mut cycle = themes.iter().zip(&addressees).cycle();
    for number in 1..=recommendations {
        let Some((theme, addressee)) = cycle.next() else {
            break;
        };
        one(&mut maker, number, (&review, theme, addressee))?;
    }
    Ok(maker.set)
}

fn one(
    maker: &mut Maker,
    number: u32,
    (review, theme, addressee): (&RecordId, &RecordId, &RecordId),
) -> Result<(), Fault> {
    let mut recommendation = Recommendation::blank();
    recommendation.review = review.clone();
    recommendation.number = number;
    recommendation.title = maker.chance.sentence(5);
    recommendation.summary = maker.chance.sentence(14);
    recommendation.theme = theme.clone();
    recommendation.addressees.push(addressee.clone());
    recommendation.lead_officer = maker.chance.one_of(PEOPLE).to_owned();
    let id = maker.add(Recommendation::TYPE, recommendation.write())?;
    for _ in 0..3 {
        let mut update = Update::blank();
        update.recommendations.push(id.clone());
        update.text = maker.chance.sentence(12);
        update.delivery =
            Delivery::from_word(maker.chance.one_of(DELIVERIES)).unwrap_or(Delivery::NotStated);
        if let Some(date) = maker.date() {
            update.date = date;
        }
        update.reported_by = maker.chance.one_of(PEOPLE).to_owned();
        maker.add(Update::TYPE, update.write())?;
    }
    let mut response = Response::blank();
    response.recommendation = id.clone();
    response.addressee = addressee.clone();
    response.answer = Answer::from_word(maker.chance.one_of(ANSWERS)).unwrap_or(Answer::Awaiting);
    if response.answer.needs_explanation() {
        response.explanation = maker.chance.sentence(10);
        response.alternative = AlternativeWording::NoneOffered;
    }
    response.date = maker.date();
    maker.add(Response::TYPE, response.write())?;
    let pence = 100 * (1 + maker.chance.below(100_000));
    let mut money = FieldMap::new();
    for (field, value) in [
        ("review", json!(review.as_str())),
        ("purpose", json!(maker.chance.sentence(6))),
        ("amount", json!({"precision": "exact", "pence": pence})),
        ("stage", json!("asked")),
        ("recommendations", json!([id.as_str()])),
        ("order", json!(number)),
    ] {
        money.insert(field.to_owned(), value);
    }
    maker.add("money-line", money)?;
    if number.is_multiple_of(10) {
        maker.carry_out(&Command::SetFields {
            id,
            fields: one_field("panelView", PanelView::KeepWatching.to_value()),
        })?;
    }
    Ok(())
}

const DELIVERIES: &[&str] = &["not-stated", "in-progress", "slowed", "done"];

const ANSWERS: &[&str] = &["in-full", "in-part", "declined"];

/// So many edits by one person on a workspace as it is: each sets a field of another recommendation,
/// without having seen what anybody else sets.
///
/// # Errors
///
/// What a command was refused for.
pub fn edits(base: &ChangeSet, by: &str, field: &str, most: usize) -> Result<Vec<Change>, Fault> {
    let recommendations = base
        .records()
        .filter(|id| base.kind(id) == Some(Recommendation::TYPE));
    let mut edits = Vec::new();
    for (place, id) in recommendations.take(most).enumerate() {
        let command = Command::SetFields {
            id: id.clone(),
            fields: one_field(field, json!(format!("Set by {by}, {place}"))),
        };
        let edit = command.plan(base, stamp(by));
        edits.push(edit.map_err(|refusal| refusal.to_string())?);
    }
    Ok(edits)
}
