//! Puts trunk's output into one HTML file that runs by a double click: no second file, no request, and a
//! content security policy that lets the browser enforce both. The hosted form is the same page in parts, so that its
//! first words are there before the program is, with what makes it an app that opens without a network.

mod ascii;
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
    help::{self, Help, Picture},
    split::Parts,
};

const ICON: &str = include_str!("../../../public/icons/icon.svg");

const PICTURE: &str = "image/webp";

/// Puts on what was chosen in Settings.
const LOOK: &str = include_str!("look.js");

/// Shows the page as it was last seen while the app starts.
const FIRST_VIEW: &str = include_str!("first-view.js");

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
    pub wasm: Parts,
    /// The embedded review, as compact JSON.
    pub review: String,
    pub help: Help,
}

/// The page of the hosted form, and the files that it asks its host for at once.
pub struct Hosted {
    pub page: String,
    pub beside: Vec<Kept>,
}

impl Page {
    /// The whole app as one file. `fonts` is the folder of the font packages that the style sheet names.
    pub fn single_file(&self, fonts: &Path) -> Result<String> {
        let style = style::inline(&self.style, |name| {
            Ok(BASE64_STANDARD.encode(style::font(name, fonts)?))
        })?;
        let (style, faces) = style::without_faces(&style)?;
        let part = |id: &str, wasm: &[u8]| -> Result<String> {
            let text = as_text(wasm)?;
            Ok(format!(
                "<script type=\"application/octet-stream\" id=\"{id}\">{text}</script>\n"
            ))
        };
        let first = part(script::FIRST, &self.wasm.first)?;
        let later = part(script::LATER, &self.wasm.later)?;
        self.assemble(
            Form::SingleFile,
            (style, Some(fonts_of(&faces)?)),
            [first, later, self.pictures()].concat(),
            &script::whole(&self.script)?,
        )
    }

    /// The app as a page with its program and its fonts beside it, each under a name that no other build has.
    pub fn hosted(&self, fonts: &Path) -> Result<Hosted> {
        let mut beside = Vec::new();
        let style = style::inline(&self.style, |name| {
            let file = Kept {
                address: format!("fonts/{name}"),
                media_type: "font/woff2",
                content: style::font(name, fonts)?,
            };
            let address = file.address.clone();
            beside.push(file);
            Ok(address)
        })?;
        let program = script::program(
            &self.script,
            &as_text(&self.wasm.first)?,
            &as_text(&self.wasm.later)?,
        )?;
        let address = format!("program-{}.js", build_id(&[program.as_bytes()]));
        beside.push(Kept {
            address: address.clone(),
            media_type: "text/javascript; charset=utf-8",
            content: program.into_bytes(),
        });
        beside.extend(self.help.pictures.iter().map(|picture| Kept {
            address: format!("{}/{}", help::FOLDER, picture.name),
            media_type: PICTURE,
            content: picture.content.clone(),
        }));
        // After the page, whose parts it reads, and without holding up its first words.
        let program = format!("<script defer src=\"{address}\"></script>\n");
        Ok(Hosted {
            page: self.assemble(Form::Hosted, (style, None), program, &script::starter()?)?,
            beside,
        })
    }

    fn assemble(
        &self,
        form: Form,
        (style, fonts): (String, Option<page::Data>),
        program: String,
        script: &str,
    ) -> Result<String> {
        // The policy is of the scripts as they stand in the page.
        let [look, first_view, script] = [LOOK, FIRST_VIEW, script].map(ascii::script);
        page::assemble(
            &self.html,
            &page::Parts {
                policy: policy::meta(&[&look, &first_view, &script], form),
                fonts,
                look,
                first_view,
                // Both forms are of one build.
                build: build_id(&[
                    LOOK.as_bytes(),
                    FIRST_VIEW.as_bytes(),
                    self.script.as_bytes(),
                    self.style.as_bytes(),
                    &self.wasm.first,
                    &self.wasm.later,
                    self.review.as_bytes(),
                    self.help.data.as_bytes(),
                ]),
                data: self.data(),
                links: links(form),
                style,
                program,
                script,
            },
        )
    }

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

    /// The pictures of the help, as a file on a disk carries them. On a web host they stand beside the page.
    fn pictures(&self) -> String {
        let of = |picture: &Picture| {
            page::Data {
                id: format!("picture-{}", picture.name),
                media_type: "text/plain",
                text: data_uri(PICTURE, &picture.content),
            }
            .element()
        };
        self.help.pictures.iter().map(of).collect()
    }
}

/// The fonts as the page carries them: a list of what is said of each, and its file as text.
fn fonts_of(faces: &[style::Face]) -> Result<page::Data> {
    let face = |face: &style::Face| {
        let mut said: serde_json::Map<String, serde_json::Value> = face
            .said
            .iter()
            .map(|(name, value)| (name.clone(), value.clone().into()))
            .collect();
        said.insert("file".to_owned(), face.address.clone().into());
        said
    };
    let faces: Vec<_> = faces.iter().map(face).collect();
    Ok(page::Data {
        id: "fonts".to_owned(),
        media_type: "application/json",
        text: serde_json::to_string(&faces)?,
    })
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

/// Wasm as a page or a script carries it.
fn as_text(wasm: &[u8]) -> Result<String> {
    Ok(BASE64_STANDARD.encode(gzip(wasm)?))
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
