//! Drawing a page's value: text stays text, and what does not differ stays where it is.

use leptos::prelude::document;
use scrutiny_tracker::markup::{Node, element, text};
use scrutiny_tracker::platform::draw::{alter, fill};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

fn place() -> Element {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    place
}

fn field(value: &str, hint: &str) -> Vec<Node> {
    vec![
        element("input", Vec::new())
            .with("id", "field")
            .with("value", value)
            .node(),
        element("p", vec![text(hint)]).node(),
    ]
}

#[wasm_bindgen_test]
fn nasty_text_is_shown_and_never_run() {
    let place = place();
    let nasty = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
    fill(&place, &[element("p", vec![text(nasty)]).node()]).unwrap();
    assert_eq!(place.text_content().unwrap(), nasty);
    assert_eq!(place.child_element_count(), 1);
}

#[wasm_bindgen_test]
fn a_field_keeps_the_keyboard_while_the_page_around_it_changes() {
    let place = place();
    let before = field("", "One");
    fill(&place, &before).unwrap();
    let input: HtmlInputElement = place.first_element_child().unwrap().dyn_into().unwrap();
    input.focus().unwrap();
    input.set_value("typed");
    alter(&place, &before, &field("", "Two")).unwrap();
    assert_eq!(input.value(), "typed");
    assert_eq!(
        document().active_element().unwrap(),
        *input.dyn_ref::<Element>().unwrap()
    );
    assert_eq!(
        place.last_element_child().unwrap().text_content().unwrap(),
        "Two"
    );
}

#[wasm_bindgen_test]
fn altering_shows_the_same_as_drawing() {
    let pages = [
        field("a", "One"),
        vec![text("only words")],
        vec![
            element(
                "ul",
                vec![
                    element("li", vec![text("1")]).node(),
                    element("li", vec![text("2")]).node(),
                ],
            )
            .node(),
        ],
        vec![
            element(
                "ul",
                vec![element("li", vec![text("2")]).with("class", "x").node()],
            )
            .node(),
            text("and"),
        ],
        Vec::new(),
        vec![
            element(
                "svg",
                vec![element("rect", Vec::new()).with("width", "4").node()],
            )
            .with("role", "img")
            .node(),
        ],
    ];
    for before in &pages {
        for after in &pages {
            let (altered, drawn) = (place(), place());
            fill(&altered, before).unwrap();
            alter(&altered, before, after).unwrap();
            fill(&drawn, after).unwrap();
            assert_eq!(altered.inner_html(), drawn.inner_html());
        }
    }
}
