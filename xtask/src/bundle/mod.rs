//! Puts trunk's output into one HTML file that runs by a double click: no second file, no request, and a
//! content security policy that lets the browser enforce both. The hosted form is the same page with what makes it an
//! app that opens without a network.

mod offline;
mod page;
mod policy;
mod script;
mod style;

use std::{io::Write, path::Path};

use anyhow::{Context, Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::{
    files,
    help::{Help, Picture},
};

const ICON: &str = include_str!("../../../public/icons/icon.svg");

pub use offline::{Kept, service_worker};

/// Where the page is opened from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A file on a disk. Nothing else is there.
    SingleFile,
    /// A folder on a web host.
    Hosted,
}

/// The parts as trunk and wasm-opt leave them.
pub struct Page {
    pub html: String,
    pub script: String,
    pub style: String,
    pub wasm: Vec<u8>,
    /// The embedded review, as compact JSON.
    pub review: String,
    pub help: Help,
}

impl Page {
    /// The whole page. `fonts` is the folder of the font packages that the style sheet names.
    pub fn bundle(&self, fonts: &Path, form: Form) -> Result<String> {
        let style = style::inline(&self.style, fonts)?;
        let script = script::inline(&self.script, form)?;
        // Both forms are of one build.
        let build = build_id(&[
            self.script.as_bytes(),
            style.as_bytes(),
            &self.wasm,
            self.review.as_bytes(),
            self.help.data.as_bytes(),
        ]);
        page::assemble(
            &self.html,
            &page::Parts {
                policy: policy::meta(&script, form),
                build,
                data: self.data(),
                pictures: self.pictures(),
                links: links(form),
                style,
                wasm: BASE64_STANDARD.encode(gzip(&self.wasm)?),
                script,
            },
        )
    }
}

impl Page {
    /// The review and the help.
    fn data(&self) -> Vec<page::Data> {
        let json = |id: &str, text: &str| page::Data {
            id: id.to_owned(),
            media_type: "application/json",
            text: text.to_owned(),
        };
        vec![
            json("embedded-review", &self.review),
            json("help", &self.help.data),
        ]
    }

    /// The pictures of the help. The page carries them in both forms, so that it never asks for anything.
    fn pictures(&self) -> Vec<page::Data> {
        let of = |picture: &Picture| page::Data {
            id: format!("picture-{}", picture.name),
            media_type: "text/plain",
            text: data_uri("image/webp", &picture.content),
        };
        self.help.pictures.iter().map(of).collect()
    }
}

/// wasm-bindgen puts JavaScript of its libraries into a folder of modules, which a single file cannot load.
pub fn refuse_snippets(site: &Path) -> Result<()> {
    for path in files::list(site)? {
        if path.is_dir() {
            bail!(
                "The build left the folder {}: a library brings JavaScript of its own, which the single file cannot load. \
                 Remove that library, or the module attribute that includes the script.",
                path.display()
            );
        }
    }
    Ok(())
}

fn links(form: Form) -> String {
    let icon = data_uri("image/svg+xml", ICON.trim().as_bytes());
    let icon = format!("<link rel=\"icon\" href=\"{icon}\">\n");
    match form {
        Form::SingleFile => icon,
        Form::Hosted => {
            icon + "<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
                <link rel=\"apple-touch-icon\" href=\"icons/icon-180.png\">\n\
                <meta name=\"theme-color\" content=\"#12436d\">\n"
        }
    }
}

/// Compressed as every browser can undo it: in the page the wasm then takes less than half the room.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed
        .write_all(content)
        .and_then(|()| packed.finish())
        .context("The wasm could not be compressed")
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn data_uri(media_type: &str, content: &[u8]) -> String {
    format!(
        "data:{media_type};base64,{}",
        BASE64_STANDARD.encode(content)
    )
}

/// Tells builds apart, for the footer and for reports of trouble.
fn build_id(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hex(&hash.finalize()).chars().take(12).collect()
}
