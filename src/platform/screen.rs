//! What a person sees and where the keyboard is: title, focus, scroll.

use wasm_bindgen::JsCast;
use web_sys::{Document, Event, HtmlElement, HtmlFormElement, HtmlInputElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element with an id. `true` when there is one.
pub fn focus(id: &str) -> bool {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Presses the element with an id, as a click would: for a file input behind a button.
pub fn press(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}

/// Empties the form with an id as if nobody had touched it.
pub fn reset(id: &str) {
    let form = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        form.reset();
    }
}

/// Writes a text into the field with an id.
pub fn write(id: &str, text: &str) {
    let field = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(text);
    }
}

/// Marks the whole page with an attribute, for the style sheet; an empty value takes it off.
pub fn mark(attribute: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match value {
            "" => root.remove_attribute(attribute),
            value => root.set_attribute(attribute, value),
        };
    }
}

/// The value of an attribute of the whole page; empty where it has none.
pub fn marked(attribute: &str) -> String {
    document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute(attribute))
        .unwrap_or_default()
}

/// Sets a custom property of the style sheet; an empty value gives way to the sheet's own.
pub fn paint(property: &str, value: &str) {
    let root = document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let style = root.style();
        let _ = match value {
            "" => style.remove_property(property).map(|_| ()),
            value => style.set_property(property, value),
        };
    }
}

/// Whether the page has the whole screen.
pub fn is_full() -> bool {
    document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Gives the page the whole screen, or a window again. A browser that refuses leaves it as it is.
pub fn set_full(full: bool) {
    let Some(document) = document() else {
        return;
    };
    if full {
        let page = document.document_element();
        let _ = page.map(|page| page.request_fullscreen());
    } else if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    }
}

/// Says how far the loading is, in the place of the words that the page begins with. Where a page as it was
/// last seen stands there, nothing is said.
pub fn say_progress(said: &str) {
    let place = document().and_then(|document| document.query_selector("[data-progress]").ok());
    if let Some(place) = place.flatten() {
        place.set_text_content(Some(said));
    }
}

/// Tells the scripts of the page that something has happened, by the name of an event of the window.
pub fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(name)) {
        // Nobody has to hear it.
        let _ = window.dispatch_event(&event);
    }
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// A value the page carries in a `<meta>` of this name, such as its build.
pub fn meta(name: &str) -> Option<String> {
    document()?
        .query_selector(&format!("meta[name=\"{name}\"]"))
        .ok()
        .flatten()?
        .get_attribute("content")
}

/// The text that the page carries in the element with an id; empty where there is none.
pub fn data(id: &str) -> String {
    document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.text_content())
        .unwrap_or_default()
}
