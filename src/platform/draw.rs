//! Drawing a page's value into the document, node by node. Text is only ever set as text.
//!
//! A page that changes is not drawn anew: what differs is altered in place, so that the keyboard
//! stays where it is and what is typed is not lost.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element as Drawn, HtmlInputElement, HtmlTextAreaElement, Node as DrawnNode,
};

use crate::markup::{DRAWN_ANEW, Node, Parts, Piece};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Which names an element belongs to; everything inside a picture is part of the picture.
#[derive(Clone, Copy)]
enum Space {
    Html,
    Svg,
}

/// Puts nodes into an element in place of whatever was there.
///
/// # Errors
///
/// What the browser says where it refuses.
pub fn fill(place: &Drawn, nodes: &[Node]) -> Result<(), JsValue> {
    place.set_text_content(None);
    let document = document_of(place)?;
    nodes
        .iter()
        .try_for_each(|node| append(&document, place, node, Space::Html))
}

/// Alters an element that shows `before` so that it shows `after`.
///
/// # Errors
///
/// What the browser says where it refuses.
pub fn alter(place: &Drawn, before: &[Node], after: &[Node]) -> Result<(), JsValue> {
    alter_children(&document_of(place)?, place, before, after, Space::Html)
}

fn document_of(place: &Drawn) -> Result<Document, JsValue> {
    place.owner_document().ok_or(JsValue::NULL)
}

fn append(document: &Document, parent: &Drawn, node: &Node, space: Space) -> Result<(), JsValue> {
    parent
        .append_child(&draw(document, node, space)?)
        .map(|_| ())
}

fn draw(document: &Document, node: &Node, space: Space) -> Result<DrawnNode, JsValue> {
    let element = match node.piece() {
        Piece::Text(words) => return Ok(document.create_text_node(words).into()),
        Piece::Element(element) => element,
    };
    let space = inside(element, space);
    let drawn = match space {
        Space::Html => document.create_element(element.name)?,
        Space::Svg => document.create_element_ns(Some(SVG), element.name)?,
    };
    for (name, value) in &element.attributes {
        put(&drawn, name, value)?;
    }
    element
        .children
        .iter()
        .try_for_each(|child| append(document, &drawn, child, space))?;
    Ok(drawn.into())
}

fn inside(element: &Parts, space: Space) -> Space {
    if element.name == "svg" {
        Space::Svg
    } else {
        space
    }
}

/// Sets an attribute. What stands in a control is a property too, and that is what people see.
fn put(drawn: &Drawn, name: &str, value: &str) -> Result<(), JsValue> {
    match (
        name,
        drawn.dyn_ref::<HtmlInputElement>(),
        drawn.dyn_ref::<HtmlTextAreaElement>(),
    ) {
        ("value", Some(input), _) => input.set_value(value),
        ("value", _, Some(area)) => {
            area.set_value(value);
            return Ok(());
        }
        ("checked", Some(input), _) => {
            input.set_checked(true);
            return Ok(());
        }
        _ => {}
    }
    drawn.set_attribute(name, value)
}

fn take(drawn: &Drawn, name: &str) -> Result<(), JsValue> {
    match (name, drawn.dyn_ref::<HtmlInputElement>()) {
        ("checked", Some(input)) => {
            input.set_checked(false);
            Ok(())
        }
        _ => drawn.remove_attribute(name),
    }
}

fn alter_children(
    document: &Document,
    parent: &Drawn,
    before: &[Node],
    after: &[Node],
    space: Space,
) -> Result<(), JsValue> {
    let shown = parent.child_nodes();
    let pairs = before.iter().zip(after).zip(0..);
    for ((old, new), place) in pairs.filter(|((old, new), _)| old != new) {
        if let Some(drawn) = shown.item(place) {
            alter_node(document, parent, (old, drawn), new, space)?;
        }
    }
    for node in after.iter().skip(before.len()) {
        append(document, parent, node, space)?;
    }
    for _ in after.len()..before.len() {
        if let Some(last) = parent.last_child() {
            parent.remove_child(&last)?;
        }
    }
    Ok(())
}

fn alter_node(
    document: &Document,
    parent: &Drawn,
    (old, shown): (&Node, DrawnNode),
    new: &Node,
    space: Space,
) -> Result<(), JsValue> {
    match (old.piece(), new.piece(), shown.dyn_ref::<Drawn>()) {
        (Piece::Text(_), Piece::Text(words), _) => {
            shown.set_node_value(Some(words));
            Ok(())
        }
        (Piece::Element(old), Piece::Element(of_new), Some(drawn)) if is_same(old, of_new) => {
            alter_attributes(drawn, old, of_new)?;
            alter_children(
                document,
                drawn,
                &old.children,
                &of_new.children,
                inside(of_new, space),
            )
        }
        _ => parent
            .replace_child(&draw(document, new, space)?, &shown)
            .map(|_| ()),
    }
}

/// Whether one element is a later state of the other.
fn is_same(old: &Parts, new: &Parts) -> bool {
    old.name == new.name && old.value_of(DRAWN_ANEW) == new.value_of(DRAWN_ANEW)
}

fn alter_attributes(drawn: &Drawn, old: &Parts, new: &Parts) -> Result<(), JsValue> {
    let has = |element: &Parts, name: &str| element.attributes.iter().any(|(one, _)| *one == name);
    for (name, _) in &old.attributes {
        if !has(new, name) {
            take(drawn, name)?;
        }
    }
    // A box that somebody ticked is set again even where the value is the same as before.
    for (name, value) in &new.attributes {
        if *name == "checked" || !old.attributes.contains(&(*name, value.clone())) {
            put(drawn, name, value)?;
        }
    }
    Ok(())
}
