//! What is entered becomes a record, and the record shows what was entered, for every kind.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::form::date::{parts, put_date};
use scrutiny_tracker::content::record_form::options;
use scrutiny_tracker::content::record_form::read;
use scrutiny_tracker::content::record_form::sort::{Control, Field, Sort, all};
use scrutiny_tracker::domain::colour::Colour;
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::field::FieldMap;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;

use super::{change_of, new_of};
use crate::embedded::{CHANGES, REVIEW, care};
use crate::generate::cases;
use crate::golden::stamp;

/// The embedded review with two districts.
fn base() -> ChangeSet {
    let mut set = CHANGES.clone();
    let fields = [(
        "districts".to_owned(),
        serde_json::json!(["North", "South"]),
    )]
    .into();
    let id = care("review");
    let change = Command::SetFields { id, fields }.plan(&set, stamp("An Officer"));
    set.insert(change.unwrap());
    set
}

/// A text as people type it, of one line.
fn words() -> impl Strategy<Value = String> {
    select(vec![
        "Plain words",
        "It’s “quoted” – £10.15",
        "<b>&amp;</b>",
        "= 1 + 1",
        "e\u{301} 👩‍👩‍👧",
    ])
    .prop_flat_map(|words| "[a-z]{1,6}".prop_map(move |end| format!("{words} {end}")))
}

fn some_of(options: Vec<(String, String)>) -> BoxedStrategy<Vec<String>> {
    let values: Vec<String> = options.into_iter().map(|(value, _)| value).collect();
    let most = values.len();
    prop::sample::subsequence(values, 1..=most).boxed()
}

/// What a person may enter in a control.
fn entry(field: &Field, set: &ChangeSet) -> BoxedStrategy<Vec<String>> {
    let workspace = fold(set);
    let one = |strategy: BoxedStrategy<String>| strategy.prop_map(|text| vec![text]).boxed();
    match field.control {
        Control::Line => one(words().boxed()),
        Control::Colour(tone) => one(any::<[u8; 3]>()
            .prop_map(|[red, green, blue]| Colour::of(red, green, blue).written())
            .prop_filter("can be read", move |colour| tone.read(colour).is_ok())
            .boxed()),
        Control::Text => one((words(), words())
            .prop_map(|(a, b)| format!("{a}\n\n{b}"))
            .boxed()),
        Control::Lines => one(prop::collection::vec(words(), 1..4)
            .prop_map(|all| all.join("\n"))
            .boxed()),
        Control::Number => one((100_u32..=u32::MAX)
            .prop_map(|number| number.to_string())
            .boxed()),
        Control::Numbers => one(prop::collection::vec(1_u32..200, 1..4)
            .prop_map(|all| {
                all.iter()
                    .map(u32::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .boxed()),
        Control::Amount => one(select(vec![
            "£4,137.80",
            "About £15,000",
            "At least £250",
            "Over £250",
            "£15,000 to £16,000",
            "£15,000 to £16,000 (about)",
        ])
        .prop_map(str::to_owned)
        .boxed()),
        Control::Quantity => one(select(vec![
            "465",
            "344.32",
            "16,100",
            "about 100",
            "at least 50",
            "over 250",
            "10 to 20",
            "-3.5",
        ])
        .prop_map(str::to_owned)
        .boxed()),
        Control::Date => select(vec![
            "2021-01-14",
            "2021-11",
            "2020",
            "2021-01/2021-02",
            "2019-11/2020-02",
            "2020-summer",
            "to-be-confirmed",
        ])
        .prop_map(|written| {
            let mut entered = Entered::blank();
            put_date(&mut entered, "d", StatedDate::parse(written));
            parts("d")
                .iter()
                .map(|name| entered.text(name).to_owned())
                .collect()
        })
        .boxed(),
        Control::Words(words, _) => {
            let words: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            one(select(words).boxed())
        }
        Control::One(kind) => one(select(
            options::of(&workspace, kind)
                .into_iter()
                .map(|(id, _)| id)
                .collect::<Vec<_>>(),
        )
        .boxed()),
        Control::Several(kind) => some_of(options::of(&workspace, kind)),
        Control::Districts => some_of(options::districts(&workspace)),
        Control::Questions => some_of(options::questions(&workspace)),
        Control::Phrases => one((1_u32..=12, words())
            .prop_map(|(number, words)| format!("{number}: {words}"))
            .boxed()),
        Control::Papers => one((
            some_of(
                options::of(&workspace, "source")
                    .into_iter()
                    .map(|(_, title)| (title, String::new()))
                    .collect(),
            ),
            words(),
        )
            .prop_map(|(titles, place)| {
                let lines: Vec<String> = titles
                    .iter()
                    .map(|title| format!("{title}, {place}"))
                    .collect();
                lines.join("\n")
            })
            .boxed()),
    }
}

fn entry_of<'a>(
    sort: &Sort,
    entries: &'a [Option<Vec<String>>],
    name: &str,
) -> Option<&'a Vec<String>> {
    let place = sort.fields.iter().position(|field| field.name == name)?;
    entries[place].as_ref()
}

/// A form filled in: every field that is needed, and some of the others.
fn filled(sort: &'static Sort, set: &ChangeSet) -> BoxedStrategy<Entered> {
    let blank = new_of(sort, &fold(set)).before;
    let entries: Vec<BoxedStrategy<Option<Vec<String>>>> = sort
        .fields
        .iter()
        .map(|field| match field.needed {
            "" => proptest::option::of(entry(field, set)).boxed(),
            _ => entry(field, set).prop_map(Some).boxed(),
        })
        .collect();
    entries
        .prop_map(move |entries| {
            let mut entered = Entered::blank();
            // Of a figure and the sign in its place one is there.
            let has_mark = entry_of(sort, &entries, "mark").is_some();
            let has_value = entry_of(sort, &entries, "value").is_some();
            for (field, entry) in sort.fields.iter().zip(entries) {
                let entry = match field.name {
                    "value" if !has_mark && !has_value => Some(vec!["465".to_owned()]),
                    "value" if has_mark => None,
                    _ => entry,
                };
                let names: Vec<String> = match field.control {
                    Control::Date => parts(field.name).into(),
                    _ => vec![field.name.to_owned()],
                };
                match (entry, field.control) {
                    (Some(entry), Control::Date) => {
                        for (name, value) in names.iter().zip(&entry) {
                            entered.put(name, value);
                        }
                    }
                    (Some(entry), _) => {
                        for value in &entry {
                            entered.put(field.name, value);
                        }
                    }
                    (None, _) => {
                        for name in &names {
                            for value in blank.all(name) {
                                entered.put(name, value);
                            }
                        }
                    }
                }
            }
            entered
        })
        .boxed()
}

#[test]
fn what_is_entered_becomes_a_record_that_shows_what_was_entered() {
    let base = base();
    let workspace = fold(&base);
    for sort in all().filter(|sort| sort.part.is_empty()) {
        let law = |entered: Entered| {
            let subject = new_of(sort, &workspace);
            let fields = read(&subject, &workspace, &entered).unwrap();
            let id = RecordId::new("made");
            let mut set = base.clone();
            let command = Command::AddRecord {
                id: id.clone(),
                kind: sort.kind,
                fields,
            };
            set.insert(command.plan(&set, stamp("A Member")).unwrap());
            let made = fold(&set);
            prop_assert_eq!(made.problems(), vec![]);

            let again = change_of(&set, &id, "");
            for field in sort.fields {
                for name in parts(field.name) {
                    let shown: Vec<&str> = again.first.all(&name).collect();
                    let typed: Vec<&str> = entered.all(&name).collect();
                    prop_assert_eq!(shown, typed, "{} of {}", name, sort.kind);
                }
            }
            prop_assert_eq!(read(&again, &made, &again.first), Ok(FieldMap::new()));
            Ok(())
        };
        TestRunner::new(cases(24))
            .run(&filled(sort, &base), law)
            .unwrap();
    }
}

#[test]
fn emptying_a_field_clears_it_and_nothing_else() {
    let id = care("meeting/panel-later");
    let subject = change_of(&CHANGES, &id, "");
    for name in [
        "item",
        "outcome",
        "attendance",
        "sources",
        "recommendations",
    ] {
        let field = subject
            .sort
            .fields
            .iter()
            .find(|field| field.name == name)
            .unwrap();
        let values: &[&str] = match field.control {
            Control::Several(_) => &[],
            _ => &[""],
        };
        let entered = super::entered_anew(&subject.first, field, values);
        let fields = read(&subject, &REVIEW, &entered).unwrap();
        assert_eq!(fields.len(), 1, "{name}");
        assert!(fields[name].is_null(), "{name}");
    }
}
