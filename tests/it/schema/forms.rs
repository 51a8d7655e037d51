//! The shapes of the types say what is read and what is written.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use scrutiny_tracker::domain::amount::{Pence, StatedAmount};
use scrutiny_tracker::domain::date::{Season, StatedDate, YearMonth};
use scrutiny_tracker::domain::distinction::Distinction;
use scrutiny_tracker::domain::evidence::Evidence;
use scrutiny_tracker::domain::field::FieldValue;
use scrutiny_tracker::domain::figure::{Figure, Unit};
use scrutiny_tracker::domain::figure_table::FigureTable;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::meeting::{Action, Activity, AgendaItem, Meeting, Point};
use scrutiny_tracker::domain::money::MoneyLine;
use scrutiny_tracker::domain::programme::ProgrammeRow;
use scrutiny_tracker::domain::quantity::{Decimal, Quantity};
use scrutiny_tracker::domain::recommendation::{Addressee, Recommendation, Version};
use scrutiny_tracker::domain::record::{FieldReader, Record};
use scrutiny_tracker::domain::redaction::Redaction;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer, Response};
use scrutiny_tracker::domain::review::{Person, Review, Theme};
use scrutiny_tracker::domain::shape::{Member, Presence, Shape};
use scrutiny_tracker::domain::source::{Source, SourcePointer};
use scrutiny_tracker::domain::update::{Delivery, StatusPhrase, Update};
use scrutiny_tracker::domain::workspace::Workspace;
use serde_json::{Map, Value, json};
use time::Date;

use super::json::{Json, object, plain};
use super::of_shapes::Parts;
use super::{Asked, FILE, whole};
use crate::generate::cases;

/// The schema of one type alone.
fn schema_of<T: FieldValue>() -> Asked {
    let Some(Json::Object(parts)) = whole::schema().get("$defs").cloned() else {
        panic!("the schema has parts");
    };
    let mut all = Parts { named: parts };
    let schema = all.schema_of(&T::shape());
    let (id, parts) = ("urn:scrutiny-tracker:part", Json::Object(all.named));
    let schema =
        object([("$id", plain(id)), ("$defs", parts)]).with("allOf", Json::List(vec![schema]));
    Asked::new(id, &schema)
}

/// Stops where something that the type writes does not fit its shape, or does not read back.
fn assert_written_fits<T: FieldValue + PartialEq + std::fmt::Debug>(
    values: impl Strategy<Value = T>,
) {
    let schema = schema_of::<T>();
    let law = |value: T| {
        let written = value.to_value();
        if written.is_null() {
            prop_assert_eq!(value, T::absent());
        } else {
            prop_assert_eq!(schema.faults(&written), None, "{}", written);
            prop_assert_eq!(T::from_value(&written), Some(value));
        }
        Ok(())
    };
    TestRunner::new(cases(64)).run(&values, law).unwrap();
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), any::<String>()]
}

fn id() -> impl Strategy<Value = RecordId> {
    text().prop_map(|text| RecordId::new(&text))
}

fn month() -> impl Strategy<Value = YearMonth> {
    (1000..=9999, 1..=12_u8).prop_map(|(year, month)| YearMonth::new(year, month).unwrap())
}

fn date() -> impl Strategy<Value = StatedDate> {
    let day = (1000..=9999, 1..=365_u16);
    let months = (month(), month()).prop_filter("in order", |(from, to)| from < to);
    prop_oneof![
        day.prop_map(|(year, day)| StatedDate::Day(Date::from_ordinal_date(year, day).unwrap())),
        Just(StatedDate::parse("2020-02-29").unwrap()),
        month().prop_map(StatedDate::Month),
        months.prop_map(|(from, to)| StatedDate::Months(from, to)),
        (1000..=9999, select(Season::ALL))
            .prop_map(|(year, season)| StatedDate::Season(year, season)),
        (1000..=9999).prop_map(StatedDate::Year),
        Just(StatedDate::ToBeConfirmed),
        Just(StatedDate::NotStated),
    ]
}

fn pence() -> impl Strategy<Value = Pence> {
    (-(1_i64 << 53)..=1 << 53).prop_map(Pence)
}

fn amount() -> impl Strategy<Value = StatedAmount> {
    let range = || (pence(), pence()).prop_map(|(one, other)| (one.min(other), one.max(other)));
    prop_oneof![
        pence().prop_map(StatedAmount::Exact),
        pence().prop_map(StatedAmount::About),
        range().prop_map(|(low, high)| StatedAmount::Range(low, high)),
        range().prop_map(|(low, high)| StatedAmount::AboutRange(low, high)),
        pence().prop_map(StatedAmount::AtLeast),
        pence().prop_map(StatedAmount::Over),
    ]
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let written = "-?[0-9]{1,9}(\\.[0-9]{1,9})?";
    let number = || written.prop_map(|text| Decimal::parse(&text).unwrap());
    prop_oneof![
        number().prop_map(Quantity::Exact),
        number().prop_map(Quantity::About),
        number().prop_map(Quantity::AtLeast),
        number().prop_map(Quantity::Over),
        (number(), number()).prop_map(|(one, other)| {
            let in_order = one.billionths() <= other.billionths();
            let (low, high) = if in_order { (one, other) } else { (other, one) };
            Quantity::Range(low, high)
        }),
        Just(Quantity::Exact(Decimal::whole(i64::MAX))),
    ]
}

#[test]
fn what_a_type_writes_fits_its_shape_and_reads_back() {
    assert_written_fits(text());
    assert_written_fits(any::<u32>());
    assert_written_fits(id());
    assert_written_fits(date());
    assert_written_fits(option::of(date()));
    assert_written_fits(amount());
    assert_written_fits(quantity());
    assert_written_fits(select(Unit::ALL));
    assert_written_fits(select(Delivery::ALL));
    assert_written_fits(prop_oneof![
        Just(AlternativeWording::NotStated),
        Just(AlternativeWording::NoneOffered),
        text().prop_map(AlternativeWording::Offered),
    ]);
    assert_written_fits(prop::collection::vec("..*", 0..4));
    assert_written_fits(prop::collection::vec(1..=u32::MAX, 0..4));
    let pointer = || (id(), text()).prop_map(|(source, place)| SourcePointer { source, place });
    assert_written_fits(prop::collection::vec(pointer(), 0..4));
    let phrase = (id(), text(), select(Delivery::ALL));
    assert_written_fits(
        phrase.prop_map(|(recommendation, words, delivery)| StatusPhrase {
            recommendation,
            words,
            delivery,
        }),
    );
}

#[test]
fn a_list_is_written_without_the_items_that_say_nothing() {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(&["one", "", "two"]).to_value(), json!(["one", "two"]));
    assert_eq!(texts(&["", ""]).to_value(), Value::Null);
    assert_eq!(vec![0_u32, 35].to_value(), json!([35]));
}

/// Stops where the type reads one of the values, or the shape lets one pass.
fn assert_refused<T: FieldValue + std::fmt::Debug>(values: Value) {
    let schema = schema_of::<T>();
    for value in values.as_array().unwrap() {
        assert!(T::from_value(value).is_none(), "{value} is read");
        assert!(!schema.fits(value), "{value} fits");
    }
}

#[test]
fn f39_what_a_type_refuses_does_not_fit_its_shape() {
    assert_refused::<String>(json!([1, true, [], {}]));
    assert_refused::<u32>(json!(["1", -1, 1.5, 4_294_967_296_i64, true]));
    assert_refused::<RecordId>(json!([1, ["r/1"], {}]));
    assert_refused::<Vec<String>>(json!(["one", {}, ["one", 2], [null]]));
    assert_refused::<Vec<u32>>(json!([35, ["35"], [1.5]]));
    assert_refused::<Option<StatedDate>>(json!([20210114, ["2021"], {}, "soon"]));
    assert_refused::<Quantity>(json!([
        344.32, 12, "", "1,234", "12%", "1e3", ".5", "5.", "–", "0.1234567890", {"number": "1"},
        {"precision": "about"}, {"precision": "roughly", "number": "1"}, {"precision": "about", "number": 1}
    ]));
    assert_refused::<StatedAmount>(json!([
        413780, "£4,137.80", {"pence": 1}, {"precision": "exact"}, {"precision": "exact", "pence": "1"},
        {"precision": "exact", "pence": 1.5}, {"precision": "range", "pence": 1},
        {"precision": "range", "lowPence": 1}, {"precision": "nearly", "pence": 1}
    ]));
    assert_refused::<Answer>(
        json!(["", "In-full", "accepted", 1, ["in-full"], {"answer": "in-full"}]),
    );
    assert_refused::<AlternativeWording>(
        json!(["offered", "Other words", 1, ["none-offered"], {"offered": 1}]),
    );
    assert_refused::<SourcePointer>(json!(["paragraph 35", [], {"source": 1}, {"place": ["35"]}]));
    assert_refused::<StatusPhrase>(json!(["a struggle", {"delivery": "a struggle"}, {"words": 1}]));
}

#[test]
fn f40_what_is_no_date_does_not_fit() {
    assert_refused::<StatedDate>(json!([
        "",
        "2021-02-30",
        "2021-04-31",
        "2021-13",
        "2021-00-10",
        "0000",
        "0999",
        "20266-01-01",
        "14/01/2021",
        "2021-1-4",
        "2021-01-14T10:00",
        "2021-01-14Z",
        "21-01-14",
        "2021-monsoon",
        "summer",
        "2021-01/2021",
        "2021-01-14\n",
        " 2021",
        "２０２１"
    ]));
}

/// A value of a shape, made up from the shape alone.
fn value_of(shape: &Shape) -> BoxedStrategy<Value> {
    match shape {
        Shape::Text | Shape::RecordId => any::<String>().prop_map(Value::from).boxed(),
        Shape::Whole { least, most } => (*least..=*most).prop_map(Value::from).boxed(),
        Shape::Words(words) => {
            let words: Vec<&str> = words.iter().map(|word| word.word).collect();
            select(words).prop_map(Value::from).boxed()
        }
        Shape::Written { pattern, .. } => {
            let inner = pattern
                .strip_prefix('^')
                .and_then(|rest| rest.strip_suffix('$'));
            string_regex(inner.unwrap())
                .unwrap()
                .prop_map(Value::from)
                .boxed()
        }
        Shape::List(items) => prop::collection::vec(value_of(items), 0..4)
            .prop_map(Value::from)
            .boxed(),
        Shape::Object(members) => members_of(members).prop_map(Value::from).boxed(),
        Shape::OneOf(shapes) => Union::new(shapes.iter().map(value_of)).boxed(),
        Shape::Named { shape, .. } => value_of(shape),
    }
}

fn members_of(members: &[Member]) -> impl Strategy<Value = Map<String, Value>> + use<> {
    let member = |member: &Member| {
        let value = value_of(&member.shape);
        let value = match member.presence {
            Presence::Needed => value.prop_map(Some).boxed(),
            Presence::Free => prop_oneof![
                3 => value.prop_map(Some),
                1 => Just(None),
                1 => Just(Some(Value::Null)),
            ]
            .boxed(),
        };
        (Just(member.name.to_owned()), value)
    };
    let members: Vec<_> = members.iter().map(member).collect();
    members.prop_map(|members| {
        let there = |(name, value): (String, Option<Value>)| Some((name, value?));
        members.into_iter().filter_map(there).collect()
    })
}

/// What a schema cannot say: a day that its year does not have, months or amounts that are not in order,
/// and more digits than are kept.
fn beyond_the_schema(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            let leap = |year: u32| {
                year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
            };
            let no_such_day = text.ends_with("-02-29") && !leap(text[..4].parse().unwrap());
            let not_in_order = text.split_once('/').is_some_and(|(from, to)| from >= to);
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            no_such_day || not_in_order || (digits > 18 && text.len() <= digits + 2)
        }
        Value::Object(members) => {
            let pence = |name| members.get(name).and_then(Value::as_i64);
            let number = |name| {
                let written = members.get(name).and_then(Value::as_str)?;
                Some(Decimal::parse(written)?.billionths())
            };
            pence("lowPence") > pence("highPence")
                || number("low") > number("high")
                || members.values().any(beyond_the_schema)
        }
        Value::Array(items) => items.iter().any(beyond_the_schema),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn file_with(kind: &str, fields: &Value) -> Value {
    json!({
        "format": "scrutiny-tracker-snapshot",
        "formatVersion": 1,
        "minReader": 1,
        "workspace": "w",
        "exportedAt": "2021-01-15T09:00:00Z",
        "by": "Somebody",
        "records": [{"id": "x", "type": kind, "fields": fields}],
    })
}

/// For one kind of record: what fits is read but for what no schema can say, and what is written then
/// fits again.
fn assert_kind<T: Record>() -> &'static str {
    let fields = members_of(&T::kind().fields);
    let law = |fields: Map<String, Value>| {
        let shown = Value::from(fields.clone());
        prop_assert_eq!(FILE.faults(&file_with(T::TYPE, &shown)), None);
        let values = |name: &str| fields.get(name);
        let mut reader = FieldReader::new(&values);
        let record = T::read(&mut reader);
        for problem in reader.into_problems() {
            prop_assert!(beyond_the_schema(&fields[&problem.field]), "{:?}", problem);
        }
        let written = record.write().into_iter().collect::<Map<_, _>>();
        prop_assert_eq!(FILE.faults(&file_with(T::TYPE, &written.into())), None);
        Ok(())
    };
    TestRunner::new(cases(48)).run(&fields, law).unwrap();
    T::TYPE
}

#[test]
fn of_every_kind_what_fits_is_read_and_what_is_written_fits() {
    let tried = [
        assert_kind::<Review>(),
        assert_kind::<Theme>(),
        assert_kind::<Recommendation>(),
        assert_kind::<Addressee>(),
        assert_kind::<Response>(),
        assert_kind::<Update>(),
        assert_kind::<Meeting>(),
        assert_kind::<Point>(),
        assert_kind::<Action>(),
        assert_kind::<Activity>(),
        assert_kind::<MoneyLine>(),
        assert_kind::<Figure>(),
        assert_kind::<FigureTable>(),
        assert_kind::<Evidence>(),
        assert_kind::<Person>(),
        assert_kind::<Source>(),
        assert_kind::<Version>(),
        assert_kind::<AgendaItem>(),
        assert_kind::<ProgrammeRow>(),
        assert_kind::<Distinction>(),
        assert_kind::<Redaction>(),
    ];
    let all: Vec<_> = Workspace::kinds().iter().map(|kind| kind.name).collect();
    assert_eq!(tried.as_slice(), all);
    for kind in Workspace::kinds() {
        let names: Vec<_> = kind.fields.iter().map(|field| field.name).collect();
        assert_eq!(names, Workspace::fields_of(kind.name), "{}", kind.name);
    }
}
