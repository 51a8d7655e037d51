//! Long lists and tables of a page: the first entries, the way to more, and all of them when they are asked for.

use scrutiny_tracker::content::deed::Deed;
use scrutiny_tracker::content::long::{entry_id, shorten};
use scrutiny_tracker::markup::html::html;
use scrutiny_tracker::markup::part::{ListLook, list, many, paragraph};
use scrutiny_tracker::markup::table::{Column, Table};
use scrutiny_tracker::markup::{Node, element, several, text};

fn entries(count: usize) -> Node {
    let items = (1..=count).map(|place| several([text(format!("Entry {place}"))]));
    list(ListLook::Bullets, items.collect())
}

fn table(rows: usize) -> Node {
    let row = |place: usize| several([several([text(format!("Row {place}"))])]);
    Table {
        id: "caption".to_owned(),
        caption: "Rows".to_owned(),
        columns: several([Column::Words("What")]),
        rows: (1..=rows).map(row).collect(),
    }
    .node()
}

fn shown(nodes: Vec<Node>, most: usize) -> String {
    let mut nodes = nodes;
    shorten(&mut nodes, most);
    html(&nodes)
}

fn parts(count: usize) -> Node {
    let part = |place| paragraph(several([text(format!("Part {place}"))]));
    many((1..=count).map(part).collect())
}

#[test]
fn parts_of_which_there_are_many_are_shortened_and_other_parts_are_not() {
    let page = shown(several([parts(10_000), parts(300)]), 100);
    assert_eq!(page.matches("Part ").count(), 100 + 300);
    assert!(page.contains("The first 100 of 10,000 are on the page."));
    let whole = element("div", several([parts(10)])).node();
    let others: Vec<Node> = (0..400).map(|_| whole.clone()).collect();
    let page = shown(several([element("div", others).node()]), 100);
    assert_eq!(page.matches("Part ").count(), 4_000);
}

#[test]
fn a_list_of_usual_length_stands_whole() {
    for node in [entries(300), table(300)] {
        let whole = html(&[node.clone()]);
        assert_eq!(shown(several([node]), 100), whole);
    }
}

#[test]
fn of_a_longer_one_the_first_are_shown_with_the_way_to_more() {
    let page = shown(several([entries(5_000), table(301), entries(3)]), 100);
    assert_eq!(page.matches("Entry ").count(), 100 + 3);
    assert_eq!(page.matches("Row ").count(), 100);
    assert!(page.contains("The first 100 of 5,000 are on the page."));
    assert!(page.contains("The first 100 of 301 are on the page."));
    for deed in [
        Deed::ShowMore(200, 1),
        Deed::ShowMore(usize::MAX, 1),
        Deed::ShowMore(200, 2),
    ] {
        assert_eq!(page.matches(&format!("\"{}\"", deed.words())).count(), 1);
    }
}

#[test]
fn the_first_of_those_that_are_added_can_be_reached() {
    let more = shown(several([entries(500), table(400)]), 200);
    assert_eq!(more.matches("Entry ").count(), 200);
    let all = shown(several([entries(500), table(400)]), usize::MAX);
    assert_eq!(
        (all.matches("Entry ").count(), all.matches("Row ").count()),
        (500, 400)
    );
    assert!(!all.contains("are on the page"));
    for page in [more, all] {
        for list in [1, 2] {
            assert_eq!(
                page.matches(&format!("id=\"{}\"", entry_id(list, 100)))
                    .count(),
                1
            );
        }
    }
}
