//! What a report would write: the review, its themes, addressees, recommendations and activities.

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::meeting::Activity;
use crate::domain::recommendation::{Addressee, Recommendation, Verb};
use crate::domain::record::Record;
use crate::domain::review::{Person, Review, Theme};
use crate::exchange::papers::home::is_same;
use crate::exchange::papers::making::{Making, of_review, put};
use crate::exchange::papers::plan::{Outcome, put_date};
use crate::exchange::papers::{Found, report};
use crate::exchange::tracker::short_title;

pub(super) fn write(
    report: &report::Report,
    title: &str,
    making: &mut Making<'_>,
    out: &mut Outcome,
) {
    review(report, title, making);
    people(report, making);
    let mut themes: Vec<Option<RecordId>> = vec![None; report.themes.len()];
    let mut addressees = Vec::new();
    for one in &report.recommendations {
        let mut fields = of_review(&making.review);
        put(&mut fields, "number", one.number);
        let known = making.find(Recommendation::TYPE, &fields, &["review", "number"]);
        let lacks = |field: &str| {
            known
                .as_ref()
                .is_none_or(|id| making.value(id, field).is_none())
        };
        let (lacks_theme, lacks_addressees) = (lacks("theme"), lacks("addressees"));
        if let Some(id) = &known
            && let Some(Value::String(here)) = making.value(id, "officialWording")
            && !is_same(here, &one.wording.text)
        {
            out.kept.push(format!(
                "Recommendation {} has another wording here. It stays as it is.",
                one.number
            ));
        }
        if lacks_theme
            && let Some(place) = one.theme
            && let Some((theme, slot)) = report.themes.get(place).zip(themes.get_mut(place))
        {
            let id = slot.get_or_insert_with(|| put_theme(theme, place, making));
            put(&mut fields, "theme", id.as_str());
        }
        if lacks_addressees {
            let ids = one.portfolios.iter();
            let ids: Vec<Value> = ids
                .map(|portfolio| put_addressee(portfolio, one, &mut addressees, making))
                .collect();
            put(&mut fields, "addressees", ids);
        }
        put_recommendation(one, &mut fields);
        put(
            &mut fields,
            "sources",
            making.cite(&format!("Recommendation {}", one.number)),
        );
        match known {
            Some(id) => making.fill(one.wording.line, Recommendation::TYPE, &id, fields),
            None => {
                making.write(
                    one.wording.line,
                    Recommendation::TYPE,
                    fields,
                    &["review", "number"],
                );
            }
        }
    }
    activities(report, making);
}

fn texts(found: &[Found]) -> Vec<&str> {
    found.iter().map(|found| found.text.as_str()).collect()
}

fn review(report: &report::Report, title: &str, making: &mut Making<'_>) {
    let mut fields = FieldMap::new();
    put(&mut fields, "title", title);
    put(&mut fields, "shortName", title);
    for (name, found) in [
        ("authority", &report.authority),
        ("leadMember", &report.lead),
    ] {
        if let Some(found) = found {
            put(&mut fields, name, found.text.as_str());
        }
    }
    for (name, found) in [
        ("members", &report.members),
        ("officers", &report.officers),
        ("termsOfReference", &report.terms),
        ("scopeQuestions", &report.scope),
        ("glossary", &report.glossary),
    ] {
        put(&mut fields, name, texts(found));
    }
    put_date(&mut fields, "reportDate", report.date);
    let mut due = report.recommendations.iter().filter_map(|one| one.due);
    if let (Some(only), None) = (due.next(), due.next()) {
        put(&mut fields, "reportBack", only.written());
    }
    put(&mut fields, "sources", making.cite("front and appendices"));
    let id = making.review.clone();
    if making.is_new {
        making.add(1, Review::TYPE, id, fields);
    } else {
        making.fill(1, Review::TYPE, &id, fields);
    }
}

/// The members of the task group, each with a role.
fn people(report: &report::Report, making: &mut Making<'_>) {
    let lead = report.lead.iter().map(|found| (found, "Lead member"));
    let members = report.members.iter().map(|found| (found, "Member"));
    for (found, post) in lead.chain(members) {
        let mut fields = of_review(&making.review);
        put(&mut fields, "name", found.text.as_str());
        put(&mut fields, "post", post);
        put(&mut fields, "body", "Scrutiny task group");
        put(&mut fields, "sources", making.cite("membership"));
        making.write(found.line, Person::TYPE, fields, &["review", "name"]);
    }
}

fn put_theme(theme: &Found, place: usize, making: &mut Making<'_>) -> RecordId {
    let mut fields = of_review(&making.review);
    put(&mut fields, "title", theme.text.as_str());
    put(&mut fields, "order", place + 1);
    making.write(theme.line, Theme::TYPE, fields, &["review", "title"])
}

/// The addressee of a portfolio, made once.
fn put_addressee(
    portfolio: &str,
    one: &report::Recommendation,
    made: &mut Vec<(String, RecordId)>,
    making: &mut Making<'_>,
) -> Value {
    if let Some((_, id)) = made.iter().find(|(other, _)| other == portfolio) {
        return id.as_str().into();
    }
    let mut fields = of_review(&making.review);
    put(&mut fields, "portfolio", portfolio);
    put(&mut fields, "order", made.len() + 1);
    put(
        &mut fields,
        "sources",
        making.cite(&format!("Recommendation {}", one.number)),
    );
    let id = making.write(
        one.wording.line,
        Addressee::TYPE,
        fields,
        &["review", "portfolio"],
    );
    made.push((portfolio.to_owned(), id.clone()));
    id.as_str().into()
}

fn put_recommendation(one: &report::Recommendation, fields: &mut FieldMap) {
    let wording = one.wording.text.as_str();
    put(fields, "title", title_of(wording));
    put(fields, "officialWording", wording);
    if let Some(verb) = one.verb.filter(|verb| *verb != Verb::Recommends) {
        put(fields, "verb", verb.word());
    }
    put(fields, "paragraphs", one.paragraphs.clone());
    if let Some(due) = one.due {
        put(fields, "due", due.written());
    }
}

/// A title from what is asked: without "The Task Group recommends that".
fn title_of(wording: &str) -> String {
    let verbs = Verb::ALL.iter().filter_map(|verb| {
        let at = wording.find(verb.word())? + verb.word().len();
        let rest = wording.get(at..)?.trim_start();
        Some(rest.strip_prefix("that ").unwrap_or(rest))
    });
    let asked = verbs.max_by_key(|rest| rest.len());
    let asked = asked
        .filter(|rest| !rest.is_empty())
        .unwrap_or(wording)
        .trim_start();
    let mut signs = asked.chars();
    let first = signs
        .next()
        .map(|sign| sign.to_ascii_uppercase())
        .into_iter();
    short_title(&first.chain(signs).collect::<String>())
}

/// The rows of the schedule. Of each date the record may have some already.
fn activities(report: &report::Report, making: &mut Making<'_>) {
    let known = making.holding.workspace.activities.values();
    let here = known.filter(|entry| entry.record.review == making.review);
    let mut dates: Vec<StatedDate> = here.map(|entry| entry.record.date).collect();
    for (place, activity) in report.activities.iter().enumerate() {
        if let Some(known) = dates.iter().position(|date| *date == activity.date) {
            dates.swap_remove(known);
            continue;
        }
        let mut fields = of_review(&making.review);
        put(&mut fields, "date", activity.date.written());
        put(&mut fields, "kind", activity.kind.word());
        put(&mut fields, "text", activity.text.text.as_str());
        put(&mut fields, "order", place + 1);
        put(&mut fields, "sources", making.cite("schedule of activity"));
        let id = making.new_id();
        making.add(activity.text.line, Activity::TYPE, id, fields);
    }
}
