//! What the browser says of room and of windows, the clipboard, and loading the page anew.

use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// How much room the browser gives, and whether it may take it back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Room {
    /// Bytes in use, where the browser tells.
    pub used: Option<u64>,
    /// Bytes there are in all, where the browser tells.
    pub all: Option<u64>,
    /// Whether the browser has promised not to clear the data by itself, where it tells.
    pub promised: Option<bool>,
}

/// Asks for the room. `then` is called once with each part of the answer as it comes.
pub fn room(then: impl Fn(Room) + Clone + 'static) {
    let Some(storage) = web_sys::window().map(|window| window.navigator().storage()) else {
        return;
    };
    // Old browsers have no such thing; then nothing is told.
    if storage.is_undefined() {
        return;
    }
    let tell = then.clone();
    after(storage.estimate(), move |estimate| {
        let bytes = |name: &str| {
            let number = Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
            // Sizes are whole numbers that f64 holds exactly.
            Some(number as u64)
        };
        tell(Room {
            used: bytes("usage"),
            all: bytes("quota"),
            promised: None,
        });
    });
    after(storage.persisted(), move |promised| {
        then(Room {
            promised: promised.as_bool(),
            ..Room::default()
        });
    });
}

/// Asks the browser not to clear the data by itself. It may refuse, which changes nothing.
pub fn ask_to_keep() {
    if let Some(window) = web_sys::window() {
        let storage = window.navigator().storage();
        if !storage.is_undefined() {
            let _ = storage.persist();
        }
    }
}

/// Whether the page comes from a site, and not from a file.
pub fn is_hosted() -> bool {
    web_sys::window()
        .and_then(|window| window.location().protocol().ok())
        .is_some_and(|protocol| protocol.starts_with("http"))
}

/// Copies a text for pasting elsewhere. `then` hears whether the browser took it.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
        Some(clipboard) => settled(clipboard.write_text(text), then),
        None => then(false),
    }
}

/// A screen that is kept from going dark.
pub struct Awake {
    lock: Promise,
}

/// Keeps the screen from going dark, where the browser can. It lets go by itself when the window is hidden.
pub fn stay_awake() -> Option<Awake> {
    let navigator = web_sys::window()?.navigator();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    let request = Reflect::get(&lock, &"request".into()).ok()?;
    let request: js_sys::Function = request.dyn_into().ok()?;
    let lock = request.call1(&lock, &"screen".into()).ok()?;
    let lock: Promise = lock.dyn_into().ok()?;
    // A refusal is no failure of the program.
    after(Ok(lock.clone()), |_| {});
    Some(Awake { lock })
}

impl Awake {
    /// Lets the screen go dark again.
    pub fn let_go(self) {
        after(Ok(self.lock), |lock| {
            let release = Reflect::get(&lock, &"release".into()).ok();
            let release = release.and_then(|release| release.dyn_into::<js_sys::Function>().ok());
            if let Some(release) = release {
                let _ = release.call0(&lock);
            }
        });
    }
}

/// Opens the browser's own dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that cannot be loaded anew stays as it is.
        let _ = window.location().reload();
    }
}

/// Does something with what a promise brings; a promise that is broken or refused brings nothing.
fn after(promise: Result<Promise, JsValue>, then: impl FnOnce(JsValue) + 'static) {
    if let Ok(promise) = promise {
        let kept = Closure::once_into_js(then);
        let broken = Closure::once_into_js(|_: JsValue| {});
        chain(&promise, &kept, &broken);
    }
}

fn settled(promise: Promise, then: impl FnOnce(bool) + 'static) {
    let then = std::rc::Rc::new(std::cell::RefCell::new(Some(then)));
    let tell = move |done: bool| {
        let then = then.borrow_mut().take();
        if let Some(then) = then {
            then(done);
        }
    };
    let other = tell.clone();
    let kept = Closure::once_into_js(move |_: JsValue| tell(true));
    let broken = Closure::once_into_js(move |_: JsValue| other(false));
    chain(&promise, &kept, &broken);
}

fn chain(promise: &Promise, kept: &JsValue, broken: &JsValue) {
    let then = Reflect::get(promise, &"then".into())
        .ok()
        .and_then(|then| then.dyn_into::<js_sys::Function>().ok());
    if let Some(then) = then {
        // A promise always has this, and it does not fail.
        let _ = then.call2(promise, kept, broken);
    }
}
