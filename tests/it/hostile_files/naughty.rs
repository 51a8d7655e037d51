//! f53: texts that have broken other programs, through a change, a file and the pages, as plain text.

use scrutiny_tracker::content::data::ReadFile;
use scrutiny_tracker::content::filter_form::Groups;
use scrutiny_tracker::content::response_form;
use scrutiny_tracker::content::{list, merge, recommendation};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::markup::Node;
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::query::conflict::Conflicts;
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::snapshot::compare::preview;
use scrutiny_tracker::snapshot::envelope::FileStamp;
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::json;

use crate::generate::{draft, set_of, stamp};
use crate::golden::{day, file_stamp, id, workspace_id};

mod texts;

use texts::NAUGHTY;

/// A review in which somebody typed the text wherever a text can be typed, and by whom.
fn typed(text: &str) -> ChangeSet {
    let change = |rec: &str, kind: &str, fields| {
        draft(rec, kind, fields, &[], stamp(text, "2021-01-14T16:10:00Z"))
    };
    set_of([
        &change(
            "w",
            "review",
            json!({"title": text, "shortName": text, "authority": text}),
        ),
        &change("t/1", "theme", json!({"title": text, "order": 1})),
        &change(
            "r/8",
            "recommendation",
            json!({
                "review": "w", "number": 8, "theme": "t/1", "title": text, "summary": text,
                "officialWording": text, "targets": [text], "addressees": ["a/1"],
                "panelViewReason": text, "sources": [{"source": "s/1", "place": text}],
            }),
        ),
        &change(
            "a/1",
            "addressee",
            json!({"name": text, "portfolio": text, "order": 1}),
        ),
        &change("s/1", "source", json!({"title": text})),
        &change(
            "p/8",
            "response",
            json!({
                "recommendation": "r/8", "addressee": "a/1", "answer": "declined",
                "explanation": text, "comment": text, "alternativeWording": {"offered": text},
            }),
        ),
        &change(
            "u/8",
            "progress-update",
            json!({"recommendations": ["r/8"], "text": text, "reportedBy": text, "evidence": text}),
        ),
        // What is not understood is shown as it stands.
        &change("r/8", "recommendation", json!({ "verb": text, text: text })),
    ])
}

/// The set after it was saved and read again.
fn through_a_file(set: &ChangeSet, by: &str) -> ChangeSet {
    let file_stamp = FileStamp {
        by: by.to_owned(),
        ..file_stamp()
    };
    let text = write(set, &workspace_id(), &file_stamp).unwrap();
    let snapshot = read(text.as_bytes()).unwrap();
    assert_eq!((snapshot.outside_edits, &snapshot.stamp), (0, &file_stamp));
    set_of(&snapshot.changes)
}

/// The list, the recommendation, and what a merge would say.
fn pages(set: &ChangeSet) -> Vec<Node> {
    let workspace = fold(set);
    let rows = rows(&workspace, day("2021-03-01"));
    let filter = Filter::all();
    let text = write(set, &workspace_id(), &file_stamp()).unwrap();
    let snapshot = read(text.as_bytes()).unwrap();
    let now = "2021-03-01T09:00:00Z";
    let merge = preview(&ChangeSet::new(), &workspace_id(), &[&snapshot], now);
    let file = ReadFile {
        name: snapshot.stamp.by.clone(),
        snapshot,
    };
    let mut nodes = list::sheet(
        &workspace,
        (&rows, &rows),
        &filter,
        Groups::Open,
        list::PAGE,
    )
    .nodes;
    nodes.extend(recommendation::sheet(&workspace, set, &rows, &rows[0], &filter).nodes);
    nodes.push(merge::question(&[file], &[], &merge, &Conflicts::default()));
    nodes
}

/// The tags of a page, in order, without what stands in their attributes: `<a href class>`.
fn tags(html: &str) -> Vec<String> {
    let mut tags: Vec<String> = html
        .split('<')
        .skip(1)
        .map(|part| {
            let (tag, text) = part.split_once('>').expect("every tag is closed");
            assert!(!text.contains('>'), "text is escaped: {text}");
            tag.split('"').step_by(2).collect()
        })
        .collect();
    // Changes of one moment stand in the order of their ids, and so of what is typed in them.
    tags.sort();
    tags
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn assert_only_text(text: &str, expected_tags: &[String]) {
    let set = typed(text);
    assert_eq!(through_a_file(&set, text), set, "{text:?}");
    let recommendation = &fold(&set).recommendations[&id("r/8")].record;
    assert_eq!(
        (&recommendation.title, &recommendation.official_wording),
        (&text.to_owned(), &text.to_owned())
    );

    let nodes = pages(&set);
    assert!(plain(&nodes).contains(text), "{text:?}");
    let page = html(&nodes);
    assert!(page.contains(&escaped(text)), "{text:?}");
    assert_eq!(tags(&page), expected_tags, "{text:?} made another page");
    for raw in [
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<a href=\"javascript",
        " onerror=\"",
        " onclick=\"",
    ] {
        assert!(!page.to_ascii_lowercase().contains(raw), "{text:?}");
    }
    for (place, _) in page.match_indices("href=\"") {
        assert!(
            page[place..].starts_with("href=\"#"),
            "{text:?} is where a link leads"
        );
    }
}

#[test]
fn f53_no_text_is_anything_but_text() {
    let plain_tags = tags(&html(&pages(&typed("Plain words"))));
    assert!(plain_tags.len() > 200);
    for text in NAUGHTY {
        // In among words, so that a page has something to show where it would leave an empty text out.
        assert_only_text(&format!("Plain {text} words"), &plain_tags);
    }
}

#[test]
fn f53_a_very_long_text_is_only_text() {
    let plain_tags = tags(&html(&pages(&typed("Plain words"))));
    // Line ends alone would be no explanation, and the page says so.
    for sign in ["a", "<script>", "é", "😀", "\u{202e}", "word ", "a\n"] {
        assert_only_text(&sign.repeat(3_000 / sign.len()), &plain_tags);
    }
}

#[test]
fn f53_every_text_alone_is_kept_to_the_byte() {
    for text in NAUGHTY {
        let set = typed(text);
        assert_eq!(through_a_file(&set, text), set, "{text:?}");
        let page = html(&pages(&set));
        assert!(page.contains(&escaped(text)), "{text:?}");
        assert!(!page.to_ascii_lowercase().contains("<script"), "{text:?}");
    }
}

#[test]
fn f57_an_address_in_a_text_is_no_link() {
    let text = "See https://example.org, [here](https://example.org) and www.example.org";
    let page = html(&pages(&typed(text)));
    assert!(page.contains(text));
    assert!(!page.contains("href=\"http") && !page.contains("href=\"www"));
}

#[test]
fn f58_people_write_in_plain_fields_that_take_no_formatting() {
    let subject = response_form::Subject {
        id: None,
        ..subject_of(&typed("Plain words"))
    };
    let entered = response_form::entered(&subject, "A. Member");
    let sheet = response_form::sheet(&subject, &entered, &[], response_form::Meanwhile::AsItWas);
    let page = html(&sheet.nodes);
    assert!(page.contains("<textarea") && !page.contains("contenteditable"));
}

fn subject_of(set: &ChangeSet) -> response_form::Subject {
    let workspace = fold(set);
    let rows = rows(&workspace, day("2021-03-01"));
    response_form::subject(&workspace, &rows[0], None).expect("somebody must answer")
}
