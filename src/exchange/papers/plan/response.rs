//! What a response form would write: an answer for each recommendation, and the general comments.

use serde_json::Value;

use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::record::Record;
use crate::domain::response::{Answer, Response, SourceClarity};
use crate::domain::review::{ReportStage, Review};
use crate::exchange::papers::home::answered;
use crate::exchange::papers::making::{Making, of_review, put};
use crate::exchange::papers::plan::{Choice, NotPlanned, Outcome, put_date};
use crate::exchange::papers::response::{Answered, Form};

pub(super) fn write(
    form: &Form,
    choices: &[Choice],
    making: &mut Making<'_>,
    out: &mut Outcome,
) -> Result<(), NotPlanned> {
    let responder = responder(form, making)?;
    review(form, making);
    let workspace = making.holding.workspace;
    let mut met = Vec::new();
    for answer in &form.answers {
        let found = answered(
            workspace,
            &making.review,
            answer.number,
            &answer.wording.text,
        );
        let Some((id, one)) = found else {
            out.kept.push(match answer.number {
                0 => format!(
                    "The answer on line {} fits no recommendation of this review. It is left out.",
                    answer.wording.line
                ),
                number => format!(
                    "Recommendation {number} is not in this review. Its answer is left out."
                ),
            });
            continue;
        };
        met.push(id);
        let number = one.number;
        if one.addressees.is_empty() {
            let mut fields = FieldMap::new();
            put(&mut fields, "addressees", vec![responder.as_str()]);
            making.fill(answer.wording.line, Recommendation::TYPE, id, fields);
        } else if !one.addressees.contains(&responder) {
            out.kept.push(format!("Recommendation {number} is addressed to somebody else. The answer is recorded under the name on the form."));
        }
        let mut fields = FieldMap::new();
        put(&mut fields, "recommendation", id.as_str());
        put(&mut fields, "addressee", responder.as_str());
        let keys = ["recommendation", "addressee"];
        if let Some(known) = making.find(Response::TYPE, &fields, &keys)
            && let Some(here) = workspace.get::<Response>(&known)
            && here.answer != Answer::Awaiting
        {
            if here.answer != answer.answer && !answer.is_doubtful() {
                out.kept.push(format!(
                    "Recommendation {number} has another answer here: {}. It stays as it is.",
                    here.answer.label()
                ));
            }
            making.fill(answer.wording.line, Response::TYPE, &known, FieldMap::new());
            continue;
        }
        let choice = choices.iter().find(|choice| choice.number == number);
        if answer.is_doubtful() && choice.is_none() {
            out.unsettled.push(number);
        }
        put_answer(answer, choice.and_then(|choice| choice.answer), &mut fields);
        put_date(&mut fields, "date", form.answered);
        put(
            &mut fields,
            "sources",
            making.cite(&format!("Recommendation {number}")),
        );
        making.write(answer.wording.line, Response::TYPE, fields, &keys);
    }
    for (id, one) in workspace.recommendations_by_number() {
        if one.review == making.review && !met.contains(&id) {
            out.kept.push(format!(
                "Recommendation {} has no answer in this form.",
                one.number
            ));
        }
    }
    Ok(())
}

/// The answer as it was read, or as a person settled it.
fn put_answer(answer: &Answered, settled: Option<Answer>, fields: &mut FieldMap) {
    let said = settled.unwrap_or(answer.answer);
    put(fields, "answer", said.to_value());
    if let Some(note) = &answer.note {
        let field = if said.needs_explanation() {
            "explanation"
        } else {
            "comment"
        };
        put(fields, field, note.text.as_str());
    }
    put(fields, "alternativeWording", answer.alternative.to_value());
    if answer.is_doubtful() {
        let clarity = match settled {
            Some(_) => SourceClarity::Confirmed,
            None => SourceClarity::InDoubt,
        };
        put(fields, "clarity", clarity.word());
        put(fields, "doubt", answer.doubt.as_str());
    }
    put(fields, "printedMark", answer.mark.as_str());
}

/// The Cabinet Member who answers: one of the review's addressees by portfolio or name, or a new one.
fn responder(form: &Form, making: &mut Making<'_>) -> Result<RecordId, NotPlanned> {
    let text = |found: &Option<crate::exchange::papers::Found>| {
        found
            .as_ref()
            .map(|found| found.text.clone())
            .unwrap_or_default()
    };
    let (name, portfolio) = (text(&form.name), text(&form.portfolio));
    let all = making.holding.workspace.addressees.iter();
    let here: Vec<&RecordId> = all
        .filter(|(_, entry)| entry.record.review == making.review)
        .map(|(id, _)| id)
        .collect();
    if name.is_empty() && portfolio.is_empty() {
        return match here.as_slice() {
            [only] => Ok((*only).clone()),
            _ => Err(NotPlanned::NoResponder),
        };
    }
    let mut fields = of_review(&making.review);
    put(&mut fields, "name", name.as_str());
    put(&mut fields, "portfolio", portfolio.as_str());
    put(&mut fields, "order", here.len() + 1);
    put(&mut fields, "sources", making.cite("summary"));
    let key = if portfolio.is_empty() {
        "name"
    } else {
        "portfolio"
    };
    let line = form
        .name
        .as_ref()
        .or(form.portfolio.as_ref())
        .map_or(1, |found| found.line);
    Ok(making.write(line, Addressee::TYPE, fields, &["review", key]))
}

fn review(form: &Form, making: &mut Making<'_>) {
    let mut fields = FieldMap::new();
    put_date(&mut fields, "approved", form.approved);
    put_date(&mut fields, "cabinet", form.cabinet);
    for (name, found) in [
        ("generalComments", &form.general),
        ("leadMember", &form.lead),
    ] {
        let text = found.as_ref().map(|found| Value::from(found.text.as_str()));
        put(&mut fields, name, text.unwrap_or_default());
    }
    put(&mut fields, "stage", ReportStage::Answered.word());
    let id = making.review.clone();
    making.fill(1, Review::TYPE, &id, fields);
}
