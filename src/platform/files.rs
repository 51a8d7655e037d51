//! Files in and out, by the browser's own chooser and downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Element, File, FileReader, HtmlAnchorElement, HtmlInputElement, Url,
};

/// A file a person chose. Nothing of it has been read yet.
#[derive(Clone)]
pub struct Chosen {
    file: File,
}

impl Chosen {
    /// The file in a file input; the input is emptied, so that choosing the same file again is
    /// noticed.
    pub fn take(input: &Element) -> Option<Self> {
        let input: &HtmlInputElement = input.dyn_ref()?;
        let file = input.files()?.get(0)?;
        input.set_value("");
        Some(Self { file })
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        // A size is a whole number that f64 holds exactly.
        self.file.size() as u64
    }

    /// Reads it; `then` gets its bytes, or `None` when the browser could not read it.
    pub fn read(&self, then: impl FnOnce(Option<Vec<u8>>) + 'static) {
        let Ok(reader) = FileReader::new() else {
            return then(None);
        };
        let source = reader.clone();
        let ended = Closure::once_into_js(move || {
            let buffer = source.result().ok().filter(|result| !result.is_null());
            then(buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()));
        });
        // The end is told once, whether the file was read or not.
        reader.set_onloadend(Some(ended.unchecked_ref()));
        let _ = reader.read_as_array_buffer(&self.file);
    }
}

/// Hands a text to the browser as a download. That the person keeps it is not known.
pub fn download(name: &str, text: &str) -> Option<()> {
    hand_out(name, text).ok()
}

fn hand_out(name: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The address must outlive the click that starts the download; a minute is ample.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
