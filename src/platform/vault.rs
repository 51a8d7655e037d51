//! The browser's database as the vault: it survives a killed browser, and answers later.
//!
//! Its one table has the journal's own cells, by the same names. The bindings are used directly because
//! the crates for it cannot ask for a strict write.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use crate::store::StoreError;
use crate::store::joined::Write;
use crate::store::journal::{PREFIX, is_pack};

const DATABASE: &str = "scrutiny-tracker";
const TABLE: &str = "cells";

/// The vault, open.
#[derive(Clone)]
pub struct Vault {
    database: IdbDatabase,
}

/// All cells of the vault: names and texts. The text of a pack is left out.
pub type Cells = Vec<(String, String)>;

/// What hears it.
type Hearer<T> = Rc<RefCell<Option<Box<dyn FnOnce(T)>>>>;

/// What is told of something that can end in one of several ways, once.
struct Once<T> {
    then: Hearer<T>,
}

impl<T: 'static> Once<T> {
    fn new(then: impl FnOnce(T) + 'static) -> Self {
        Self {
            then: Rc::new(RefCell::new(Some(Box::new(then)))),
        }
    }

    fn tell(&self, what: T) {
        let then = self.then.borrow_mut().take();
        if let Some(then) = then {
            then(what);
        }
    }

    /// A listener that works out what happened and tells it.
    fn when(&self, what: impl FnOnce() -> T + 'static) -> Function {
        let once = Self {
            then: self.then.clone(),
        };
        Closure::once_into_js(move || once.tell(what())).unchecked_into()
    }
}

impl Vault {
    /// Opens the vault. `closed` is called when the browser, or a later version of the app, closes it.
    /// `then` may never be called: a browser can leave the question open.
    pub fn open(
        closed: impl FnOnce() + 'static,
        then: impl FnOnce(Result<Self, StoreError>) + 'static,
    ) {
        let once = Once::new(then);
        if let Err(error) = ask_to_open(closed, &once) {
            once.tell(Err(reason(&error)));
        }
    }

    /// Reads all cells of the app, of packs the names alone.
    pub fn read(&self, then: impl FnOnce(Result<Cells, StoreError>) + 'static) {
        let once = Once::new(then);
        if let Err(error) = self.ask_to_read(&once) {
            once.tell(Err(reason(&error)));
        }
    }

    /// Reads the text of one cell; `None` where there is none.
    pub fn get(&self, key: &str, then: impl FnOnce(Result<Option<String>, StoreError>) + 'static) {
        let once = Once::new(then);
        if let Err(error) = self.ask_for(key, &once) {
            once.tell(Err(reason(&error)));
        }
    }

    /// Makes all of the writes or none. `then` is told once they are on the disk.
    pub fn write(&self, writes: &[Write], then: impl FnOnce(Result<(), StoreError>) + 'static) {
        let once = Once::new(then);
        if let Err(error) = self.ask_to_write(writes, &once) {
            once.tell(Err(reason(&error)));
        }
    }

    fn ask_to_read(&self, once: &Once<Result<Cells, StoreError>>) -> Result<(), JsValue> {
        let transaction = self.database.transaction_with_str(TABLE)?;
        let table = transaction.object_store(TABLE)?;
        let range = IdbKeyRange::bound(&PREFIX.into(), &format!("{PREFIX}\u{ffff}").into())?;
        let keys = table.get_all_keys_with_key(&range)?;
        let runs: Rc<RefCell<Vec<Run>>> = Rc::default();
        let (asked, found) = (keys.clone(), runs.clone());
        let ask = Closure::once_into_js(move || {
            for (names, is_read) in runs_of(&asked) {
                let texts = is_read
                    .then(|| read_run(&table, &names))
                    .and_then(Result::ok);
                found.borrow_mut().push((names, texts));
            }
        });
        keys.set_onsuccess(Some(ask.unchecked_ref()));
        let done = once.when(move || Ok(cells_of(&runs.borrow())));
        transaction.set_oncomplete(Some(&done));
        hear_failure(&transaction, once);
        Ok(())
    }

    fn ask_for(
        &self,
        key: &str,
        once: &Once<Result<Option<String>, StoreError>>,
    ) -> Result<(), JsValue> {
        let transaction = self.database.transaction_with_str(TABLE)?;
        let text = transaction.object_store(TABLE)?.get(&key.into())?;
        let done = once.when(move || Ok(text.result().ok().and_then(|text| text.as_string())));
        transaction.set_oncomplete(Some(&done));
        hear_failure(&transaction, once);
        Ok(())
    }

    fn ask_to_write(
        &self,
        writes: &[Write],
        once: &Once<Result<(), StoreError>>,
    ) -> Result<(), JsValue> {
        let transaction = self.strict_transaction()?;
        let table: IdbObjectStore = transaction.object_store(TABLE)?;
        for (key, text) in writes {
            match text {
                Some(text) => table.put_with_key(&text.into(), &key.into())?,
                None => table.delete(&key.into())?,
            };
        }
        transaction.set_oncomplete(Some(&once.when(|| Ok(()))));
        hear_failure(&transaction, once);
        Ok(())
    }

    /// A transaction that is complete only when it is on the disk. Without being asked, browsers say so
    /// earlier.
    fn strict_transaction(&self) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.database, &"transaction".into())?.dyn_into()?;
        begin
            .call3(&self.database, &TABLE.into(), &"readwrite".into(), &options)?
            .dyn_into()
    }
}

fn ask_to_open(
    closed: impl FnOnce() + 'static,
    once: &Once<Result<Vault, StoreError>>,
) -> Result<(), JsValue> {
    let factory = web_sys::window()
        .ok_or(JsValue::NULL)?
        .indexed_db()?
        .ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
    let asked = request.clone();
    let build = Closure::once_into_js(move || {
        // Where the table cannot be made, the opening fails, and that is told.
        if let Ok(database) = opened(&asked) {
            let _ = database.create_object_store(TABLE);
        }
    });
    request.set_onupgradeneeded(Some(build.unchecked_ref()));
    let asked = request.clone();
    request.set_onsuccess(Some(&once.when(move || {
        let database = opened(&asked).map_err(|error| reason(&error))?;
        let hear = Once::new(move |()| closed());
        database.set_onclose(Some(&hear.when(|| ())));
        let one = database.clone();
        // A later version of the app that must alter the vault is not kept waiting.
        database.set_onversionchange(Some(&hear.when(move || one.close())));
        Ok(Vault { database })
    })));
    request.set_onerror(Some(&once.when(|| Err(StoreError::Refused))));
    Ok(())
}

fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, JsValue> {
    request.result()?.dyn_into()
}

fn hear_failure<T: 'static>(transaction: &IdbTransaction, once: &Once<Result<T, StoreError>>) {
    let ended = transaction.clone();
    let failed = once.when(move || {
        let error = ended.error().map_or(JsValue::NULL, JsValue::from);
        Err(reason(&error))
    });
    transaction.set_onabort(Some(&failed));
}

/// Cells that stand together, by their names, with the request for their texts where they are read.
type Run = (Vec<String>, Option<IdbRequest>);

fn list(request: &IdbRequest) -> Array {
    request
        .result()
        .ok()
        .and_then(|result| result.dyn_into().ok())
        .unwrap_or_default()
}

/// The names in runs, each of packs alone or without any, and whether its texts are read.
fn runs_of(keys: &IdbRequest) -> Vec<(Vec<String>, bool)> {
    let mut runs: Vec<(Vec<String>, bool)> = Vec::new();
    for key in list(keys).iter().filter_map(|key| key.as_string()) {
        let is_read = !is_pack(&key);
        match runs.last_mut() {
            Some((names, alike)) if *alike == is_read => names.push(key),
            _ => runs.push((vec![key], is_read)),
        }
    }
    runs
}

fn read_run(table: &IdbObjectStore, names: &[String]) -> Result<IdbRequest, JsValue> {
    let end = |name: Option<&String>| name.map_or(JsValue::NULL, JsValue::from);
    let range = IdbKeyRange::bound(&end(names.first()), &end(names.last()))?;
    table.get_all_with_key(&range)
}

fn cells_of(runs: &[Run]) -> Cells {
    let mut cells = Vec::new();
    for (names, texts) in runs {
        let texts = texts.as_ref().map(list).unwrap_or_default();
        for (place, name) in (0..).zip(names) {
            // A text that is none reads as an empty one, and is set aside as damaged.
            let text = texts.get(place).as_string().unwrap_or_default();
            cells.push((name.clone(), text));
        }
    }
    cells
}

/// Why the browser refused something, by the name it gives its error.
pub(super) fn reason(error: &JsValue) -> StoreError {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Refused,
    }
}
