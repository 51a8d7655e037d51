//! Events of the document: which control they come from, and what stands in a form.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent,
};

use crate::content::entered::Entered;

/// The control that an event comes from, with the words of what it asks for.
pub fn control(event: &Event) -> Option<(Element, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("[data-do]").ok()??;
    let words = control.get_attribute("data-do")?;
    Some((control, words))
}

/// Whether a control is a link, which the browser would follow.
pub fn is_link(control: &Element) -> bool {
    control.tag_name().eq_ignore_ascii_case("a")
}

/// What is typed in a field.
pub fn typed(field: &Element) -> String {
    let input = field.dyn_ref::<HtmlInputElement>();
    input.map(HtmlInputElement::value).unwrap_or_default()
}

/// What stands in the controls of a form.
pub fn entered(form: &Element) -> Entered {
    let mut entered = Entered::blank();
    let Some(form) = form.dyn_ref::<HtmlFormElement>() else {
        return entered;
    };
    let controls = form.elements();
    for place in 0..controls.length() {
        let Some(control) = controls.item(place) else {
            continue;
        };
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            let ticks = matches!(input.type_().as_str(), "radio" | "checkbox");
            if !ticks || input.checked() {
                entered.put(&input.name(), &input.value());
            }
        } else if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
            entered.put(&area.name(), &area.value());
        } else if let Some(list) = control.dyn_ref::<HtmlSelectElement>() {
            entered.put(&list.name(), &list.value());
        }
    }
    entered
}

/// A key that is meant for the page and not for what has the focus, and whether Shift is held with it.
pub fn key(event: &KeyboardEvent) -> Option<(String, bool)> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    let key = event.key();
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(target) = target {
        let is_in = |what: &str| matches!(target.closest(what), Ok(Some(_)));
        if is_in("input, textarea, select, [contenteditable]")
            || (key == " " && is_in("button, summary, a"))
        {
            return None;
        }
    }
    Some((key, event.shift_key()))
}
