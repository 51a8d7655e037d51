//! The laws of the record's own tables: what goes out comes in unchanged.

use std::sync::LazyLock;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use scrutiny_tracker::domain::amount::{Pence, StatedAmount};
use scrutiny_tracker::domain::field::FieldValue;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::response::AlternativeWording;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::column::TableKind;
use scrutiny_tracker::exchange::plan::{Effect, UnknownIds};
use scrutiny_tracker::exchange::table;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use serde_json::{Value, json};

use crate::embedded::CHANGES;
use crate::exchange::{after, folded, holding, new_ids, plan_into, problems, readable};
use crate::generate::{cases, changes_of, delete, draft, history, run, set_of, stamp, steady};

fn is_of_a_table(change: &Change) -> bool {
    let mut kinds = TableKind::ALL.into_iter();
    kinds.any(|kind| kind.record_kind() == change.kind())
}

/// Each table of a record as text.
fn tables(set: &ChangeSet) -> Vec<(TableKind, String)> {
    let workspace = fold(set);
    let write = |kind| (kind, table::write(kind, holding(set, &workspace)));
    TableKind::ALL.into_iter().map(write).collect()
}

/// Reading a record's own tables into it plans nothing.
fn nothing_to_do(set: &ChangeSet) {
    let workspace = fold(set);
    for (kind, text) in tables(set) {
        let plan = plan_into(kind, &text, holding(set, &workspace), &[]);
        assert_eq!(
            (problems(&plan), &plan.questions),
            (Vec::new(), &Vec::new())
        );
        assert_eq!(plan.count(Effect::Nothing), plan.rows.len(), "{text}");
        assert_eq!(plan.records().unwrap(), Vec::<&_>::new());
    }
}

/// The set after every table was read into it, as far as it brings back what is gone.
fn brought_back(erased: &ChangeSet, tables: &[(TableKind, String)]) -> ChangeSet {
    let mut set = erased.clone();
    for (kind, text) in tables {
        let sheet = table::read(*kind, text).unwrap();
        let workspace = folded(&set);
        let into = holding(&set, &workspace);
        let plan = table::plan(&sheet, into, &[], UnknownIds::BringBack, &mut new_ids());
        assert_eq!(problems(&plan), Vec::<String>::new());
        assert_eq!(plan.questions, []);
        set = after(&plan, &set);
    }
    set
}

/// The set without the records of the five kinds, as though they had never been.
fn without(set: &ChangeSet) -> ChangeSet {
    set_of(
        &changes_of(set)
            .into_iter()
            .filter(|change| !is_of_a_table(change))
            .collect::<Vec<_>>(),
    )
}

/// The set with the records of the five kinds deleted.
fn deleted(set: &ChangeSet) -> ChangeSet {
    let mut after = set.clone();
    let workspace = fold(set);
    for kind in TableKind::ALL {
        for (id, _) in rows_of(kind, set, &workspace) {
            let change = delete(&id).plan(&after, stamp("A clerk", "")).unwrap();
            after.insert(change);
        }
    }
    after
}

/// The ids of a table, with their rows.
fn rows_of(kind: TableKind, set: &ChangeSet, workspace: &Workspace) -> Vec<(String, usize)> {
    let text = table::write(kind, holding(set, workspace));
    let (rows, _) = scrutiny_tracker::exchange::csv::read(
        &text,
        scrutiny_tracker::exchange::csv::Separator::Comma,
        usize::MAX,
    );
    rows.iter()
        .skip(1)
        .map(|row| (row.cell(0).to_owned(), row.number))
        .collect()
}

#[test]
fn the_embedded_reviews_own_tables_plan_nothing() {
    nothing_to_do(&CHANGES);
}

#[test]
fn the_embedded_review_comes_back_from_its_tables_byte_for_byte() {
    let tables = tables(&CHANGES);
    let erased = without(&CHANGES);
    assert!(folded(&erased).recommendations.is_empty() && !folded(&erased).themes.is_empty());
    assert_eq!(
        readable(&brought_back(&erased, &tables)),
        readable(&CHANGES)
    );
    let erased = deleted(&CHANGES);
    assert!(folded(&erased).recommendations.is_empty());
    assert_eq!(
        readable(&brought_back(&erased, &tables)),
        readable(&CHANGES)
    );
}

#[test]
fn the_tables_have_every_record_once() {
    for (kind, count) in [
        (TableKind::Recommendations, 12),
        (TableKind::Responses, 12),
        (TableKind::Updates, 5),
        (TableKind::Actions, 1),
        (TableKind::Money, 6),
    ] {
        let rows = rows_of(kind, &CHANGES, &fold(&CHANGES));
        assert_eq!(rows.len(), count, "{kind:?}");
    }
}

const AWKWARD: [&str; 14] = [
    "Plain words",
    "=HYPERLINK(\"x\")",
    "-5",
    "＋1",
    "'=1",
    "'quoted'",
    " blanks ",
    "\\",
    "a | b\\| c",
    "None offered",
    "in-full",
    "line\r\nline\rline\n",
    "\u{0}\u{1}\u{8}\t\u{7f}",
    "“quoted”; 𝔘👩‍👧 \u{feff}\u{2028}",
];

fn text() -> BoxedStrategy<Value> {
    prop_oneof![
        3 => select(&AWKWARD[..]).prop_map(str::to_owned),
        1 => "\\PC{1,40}",
        1 => "[ \\\\|\n\r'=n-]{1,8}",
    ]
    .prop_map(Value::from)
    .boxed()
}

fn word(words: &'static [&'static str]) -> BoxedStrategy<Value> {
    select(words).prop_map(Value::from).boxed()
}

fn date() -> BoxedStrategy<Value> {
    word(&[
        "2021-01-14",
        "2020-02-29",
        "2021-01",
        "2021-01/2021-02",
        "2020-winter",
        "2022",
        "not-stated",
        "to-be-confirmed",
    ])
}

/// The ids of records that are made up; the last ones are awkward.
const MADE: [(&str, &str); 10] = [
    ("made/r1", "recommendation"),
    ("=1+1", "recommendation"),
    ("a\nb|c [8]", "recommendation"),
    ("made/a", "response"),
    ("'x", "response"),
    ("made/u", "progress-update"),
    ("-2", "progress-update"),
    ("made/t", "action"),
    ("made/m", "money-line"),
    ("@m,\"", "money-line"),
];

const RECOMMENDATIONS: [&str; 3] = ["made/r1", "=1+1", "a\nb|c [8]"];

/// What the made-up records name: the embedded review without figures and without the tables' own.
static BASE: LazyLock<ChangeSet> = LazyLock::new(|| {
    let named = ["review", "theme", "addressee", "meeting", "source"];
    let kept = |change: &Change| named.contains(&change.kind());
    set_of(
        &changes_of(&CHANGES)
            .into_iter()
            .filter(kept)
            .collect::<Vec<_>>(),
    )
});

fn some(ids: &'static [&'static str]) -> BoxedStrategy<Value> {
    subsequence(ids, 1..ids.len())
        .prop_map(|ids| json!(ids))
        .boxed()
}

fn amount() -> BoxedStrategy<Value> {
    let pence = || prop_oneof![-(1_i64 << 53)..=1_i64 << 53, -1_000_i64..1_000].prop_map(Pence);
    let range = || (pence(), pence()).prop_map(|(one, two)| (one.min(two), one.max(two)));
    prop_oneof![
        pence().prop_map(StatedAmount::Exact),
        pence().prop_map(StatedAmount::About),
        pence().prop_map(StatedAmount::AtLeast),
        pence().prop_map(StatedAmount::Over),
        range().prop_map(|(low, high)| StatedAmount::Range(low, high)),
        range().prop_map(|(low, high)| StatedAmount::AboutRange(low, high)),
    ]
    .prop_map(|amount| amount.to_value())
    .boxed()
}

fn alternative() -> BoxedStrategy<Value> {
    let wording = prop_oneof![
        Just("none offered".to_owned()),
        Just("\\\\None offered".to_owned()),
        Just(String::new()),
        "\\PC{0,9}"
    ];
    let offered = wording.prop_map(|wording| AlternativeWording::Offered(wording).to_value());
    prop_oneof![1 => Just(json!("none-offered")), 3 => offered].boxed()
}

const DELIVERIES: &[&str] = &[
    "not-stated",
    "not-started",
    "in-progress",
    "slowed",
    "done",
    "overtaken",
];

fn phrases() -> BoxedStrategy<Value> {
    let phrase = (
        select(&RECOMMENDATIONS[..]),
        text(),
        select(DELIVERIES),
        0_u8..8,
    )
        .prop_map(|(rec, words, delivery, which)| {
            let mut phrase = json!({});
            for (bit, (name, value)) in [
                ("recommendation", json!(rec)),
                ("words", words),
                ("delivery", json!(delivery)),
            ]
            .into_iter()
            .enumerate()
            {
                if which >> bit & 1 == 1 {
                    phrase[name] = value;
                }
            }
            phrase
        });
    vec(phrase, 1..4).prop_map(Value::Array).boxed()
}

fn sources() -> BoxedStrategy<Value> {
    let source = select(vec!["care-work/source/report", "care-work/source/minutes"]);
    let pointer =
        (source, text()).prop_map(|(source, place)| json!({"source": source, "place": place}));
    vec(pointer, 1..3).prop_map(Value::Array).boxed()
}

/// A value that the field can hold, the one that says nothing among them.
fn value_of(kind: &str, field: &str) -> BoxedStrategy<Value> {
    match field {
        "number" | "order" => (1..=u32::MAX).prop_map(Value::from).boxed(),
        "paragraphs" | "scopeQuestions" => vec(any::<u32>(), 1..5)
            .prop_map(|numbers| json!(numbers))
            .boxed(),
        "review" => Just(json!("care-work/review")).boxed(),
        "theme" => word(&["care-work/theme/1", "care-work/theme/6"]),
        "addressee" => word(&["care-work/addressee/adult-social-care"]),
        "meeting" => word(&["care-work/meeting/panel-later"]),
        "addressees" => some(&[
            "care-work/addressee/adult-social-care",
            "care-work/addressee/transformation-and-commissioning",
        ]),
        "recommendation" => word(&RECOMMENDATIONS),
        "recommendations" | "related" => some(&RECOMMENDATIONS),
        "crossReferences" | "targets" | "districtsMet" => {
            vec(text(), 1..4).prop_map(Value::Array).boxed()
        }
        "due" | "date" | "panelViewDate" => date(),
        "sources" => sources(),
        "phrases" => phrases(),
        "amount" => amount(),
        "alternativeWording" => alternative(),
        "verb" => word(&["recommends", "urges", "requests"]),
        "panelView" => word(&[
            "not-considered",
            "keep-watching",
            "not-satisfied",
            "no-longer-watched",
        ]),
        "answer" => word(&["awaiting", "in-full", "in-part", "declined"]),
        "clarity" => word(&["clear", "in-doubt", "confirmed"]),
        "delivery" => word(DELIVERIES),
        "audience" => word(&["public", "draft"]),
        "state" => word(&["open", "done", "handed-over"]),
        "stage" => word(&[
            "asked",
            "agreed",
            "spent",
            "remaining",
            "carried-forward",
            "returned",
        ]),
        "standing" => word(&["printed", "calculated"]),
        _ => {
            assert!(Workspace::fields_of(kind).contains(&field));
            text()
        }
    }
}

/// A record of a kind with some of its fields set.
fn record(id: &'static str, kind: &'static str) -> BoxedStrategy<Change> {
    let fields = Workspace::fields_of(kind);
    let chosen = subsequence(fields, 1..=fields.len());
    chosen
        .prop_flat_map(move |fields| {
            let values: Vec<_> = fields.iter().map(|field| value_of(kind, field)).collect();
            (Just(fields), values)
        })
        .prop_map(move |(fields, values)| {
            let mut set = json!({});
            for (field, value) in fields.into_iter().zip(values) {
                set[field] = value;
            }
            draft(id, kind, set, &[], stamp("A", ""))
        })
        .boxed()
}

/// Made-up records beside what they name.
fn record_of_everything() -> impl Strategy<Value = ChangeSet> {
    let records: Vec<_> = MADE
        .into_iter()
        .map(|(id, kind)| record(id, kind))
        .collect();
    records.prop_map(|made| {
        let mut set = BASE.clone();
        set.union(made);
        set
    })
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn f54_any_records_own_tables_plan_nothing(set in record_of_everything()) {
        let workspace = fold(&set);
        prop_assert_eq!(workspace.problems(), vec![]);
        nothing_to_do(&set);
    }

    #[test]
    fn f54_any_record_comes_back_from_its_tables_byte_for_byte(set in record_of_everything()) {
        let tables = tables(&set);
        prop_assert!(readable(&brought_back(&without(&set), &tables)) == readable(&set));
        prop_assert!(readable(&brought_back(&deleted(&set), &tables)) == readable(&set));
    }

    #[test]
    fn an_untouched_table_leaves_alone_what_no_field_can_hold(steps in history()) {
        // Conflicts, values of the wrong form, words of a newer app, and records that name lost ones.
        nothing_to_do(&run(&steps, steady).everything());
    }

    #[test]
    fn reading_a_table_twice_does_nothing_the_second_time(rows in btree_map(100_u32..200, "\\PC{1,20}", 1..6)) {
        let mut text = String::from("id,number,title,targets\n");
        for (number, title) in &rows {
            text.push_str(&format!(",{number},\"T{}\",\"one\ntwo\"\n", title.replace('"', "")));
        }
        let workspace = fold(&CHANGES);
        let first = plan_into(TableKind::Recommendations, &text, holding(&CHANGES, &workspace), &[]);
        prop_assert_eq!(problems(&first), Vec::<String>::new());
        prop_assert_eq!(first.count(Effect::Adds), rows.len());
        let set = after(&first, &CHANGES);
        let workspace = fold(&set);
        let again = plan_into(TableKind::Recommendations, &text, holding(&set, &workspace), &[]);
        prop_assert_eq!(again.count(Effect::Nothing), rows.len());
        prop_assert_eq!(again.records().unwrap(), Vec::<&_>::new());
        let id = RecordId::new("new/1");
        prop_assert_eq!(workspace.recommendations[&id].record.review.as_str(), "care-work/review");
    }
}
