//! Files in and out, by the browser's own chooser and downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, File, HtmlAnchorElement, HtmlInputElement, Url};

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

    /// Its bytes, or `None` when the browser could not read it.
    pub async fn read(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
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
