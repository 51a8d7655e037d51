//! Files in and out, by the browser's own chooser and downloads.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Element, File, FileList, FileReader, HtmlAnchorElement,
    HtmlInputElement, ProgressEvent, Url,
};

/// A file a person chose. Nothing of it has been read yet.
#[derive(Clone)]
pub struct Chosen {
    file: File,
}

impl Chosen {
    /// The files in a file input; the input is emptied, so that choosing the same file again is
    /// noticed.
    pub fn take(input: &Element) -> Vec<Self> {
        let Some(input) = input.dyn_ref::<HtmlInputElement>() else {
            return Vec::new();
        };
        let chosen = all(input.files());
        input.set_value("");
        chosen
    }

    /// Whether it is files that are dragged over the page, and not words.
    pub fn are_dragged(event: &DragEvent) -> bool {
        let kinds = event.data_transfer().map(|dragged| dragged.types());
        kinds.is_some_and(|kinds| kinds.includes(&JsValue::from_str("Files"), 0))
    }

    /// The files that were dropped on the page.
    pub fn dropped(event: &DragEvent) -> Vec<Self> {
        all(event.data_transfer().and_then(|dropped| dropped.files()))
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

    /// Reads it; `far` hears how much has been read, in hundredths, and `then` gets its bytes, or `None`
    /// when the browser could not read it or was told to stop.
    pub fn read(
        &self,
        far: impl Fn(u32) + 'static,
        then: impl FnOnce(Option<Vec<u8>>) + 'static,
    ) -> Option<Reading> {
        let Ok(reader) = FileReader::new() else {
            then(None);
            return None;
        };
        let source = reader.clone();
        let ended = Closure::once_into_js(move || {
            let buffer = source.result().ok().filter(|result| !result.is_null());
            then(buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()));
        });
        // The end is told once, whether the file was read or not.
        reader.set_onloadend(Some(ended.unchecked_ref()));
        let progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.length_computable() && event.total() > 0.0 {
                // A share of a hundred fits.
                far((event.loaded() / event.total() * 100.0) as u32);
            }
        });
        reader.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        let _ = reader.read_as_array_buffer(&self.file);
        Some(Reading {
            reader,
            _progress: progress,
        })
    }
}

/// A file that is being read.
pub struct Reading {
    reader: FileReader,
    _progress: Closure<dyn Fn(ProgressEvent)>,
}

impl Reading {
    /// Stops it.
    pub fn stop(&self) {
        self.reader.abort();
    }
}

fn all(files: Option<FileList>) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    if let Some(files) = files {
        for place in 0..files.length() {
            chosen.extend(files.get(place).map(|file| Chosen { file }));
        }
    }
    chosen
}

/// What a file that leaves the app is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A snapshot, or raw data.
    Json,
    /// A page for reading.
    Html,
    /// A table.
    Csv,
    /// A calendar.
    Calendar,
    /// A text with its headings and tables marked by signs.
    Markdown,
    /// A picture.
    Svg,
}

impl Kind {
    fn mime(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Html => "text/html",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// Hands a text to the browser as a download. That the person keeps it is not known.
pub fn download(name: &str, kind: Kind, text: &str) -> Option<()> {
    hand_out(name, kind, text).ok()
}

fn hand_out(name: &str, kind: Kind, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(kind.mime());
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
