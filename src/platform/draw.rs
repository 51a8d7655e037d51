//! Drawing a page's value into the document, node by node. Text is only ever set as text.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element as Drawn};

use crate::markup::{Element, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Which names an element belongs to; everything inside a picture is part of the picture.
#[derive(Clone, Copy)]
enum Space {
    Html,
    Svg,
}

/// Puts nodes into an element in place of what was there. `false` when the browser refused.
pub fn fill(place: &Drawn, nodes: &[Node]) -> bool {
    let Some(document) = place.owner_document() else {
        return false;
    };
    place.set_text_content(None);
    nodes
        .iter()
        .try_for_each(|node| append(&document, place, node, Space::Html))
        .is_ok()
}

fn append(document: &Document, parent: &Drawn, node: &Node, space: Space) -> Result<(), JsValue> {
    match node {
        Node::Text(words) => {
            parent.append_child(&document.create_text_node(words))?;
        }
        Node::Element(element) => {
            let drawn = draw(document, element, space)?;
            parent.append_child(&drawn)?;
        }
    }
    Ok(())
}

fn draw(document: &Document, element: &Element, space: Space) -> Result<Drawn, JsValue> {
    let space = if element.name == "svg" {
        Space::Svg
    } else {
        space
    };
    let drawn = match space {
        Space::Html => document.create_element(element.name)?,
        Space::Svg => document.create_element_ns(Some(SVG), element.name)?,
    };
    for (name, value) in &element.attributes {
        drawn.set_attribute(name, value)?;
    }
    element
        .children
        .iter()
        .try_for_each(|child| append(document, &drawn, child, space))?;
    Ok(drawn)
}
