//! The help pages of the app, from `public/help/`, with their pictures.

use std::path::PathBuf;

use anyhow::{Context, Result};
use scrutiny_tracker::content::help::source;

use crate::{files, place};

/// Where pages and pictures stand, below `public/`.
pub const FOLDER: &str = "help";

/// What the last checks for barriers found.
pub fn results_file() -> PathBuf {
    place::root()
        .join("public")
        .join(FOLDER)
        .join("accessibility.json")
}

/// What of the help stands in the page or beside it.
pub struct Help {
    /// The pages, as compact JSON.
    pub data: String,
    pub pictures: Vec<Picture>,
}

pub struct Picture {
    pub name: String,
    pub content: Vec<u8>,
}

/// Whether the pictures are there, or are about to be made with this build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    Kept,
    ToBeMade,
}

/// Reads and checks the pages. What nobody names or describes is an error, so that a page cannot lose its picture.
pub fn compiled(pictures_are: Pictures) -> Result<Help> {
    let folder = place::root().join("public").join(FOLDER);
    let mut pages = Vec::new();
    let mut pictures = Vec::new();
    let mut sizes = Vec::new();
    for path in files::list(&folder)? {
        let name = |part: Option<&std::ffi::OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        match path.extension().and_then(|end| end.to_str()) {
            Some("md") => pages.push((name(path.file_stem()), files::read_text(&path)?)),
            Some("webp") => {
                let content = files::read(&path)?;
                let (width, height) = size(&content).with_context(|| {
                    format!("{} is not a WebP picture that can be read.", path.display())
                })?;
                let name = name(path.file_name());
                sizes.push((name.clone(), width, height));
                pictures.push(Picture { name, content });
            }
            _ => {}
        }
    }
    if pictures_are == Pictures::ToBeMade {
        sizes.extend(
            pages
                .iter()
                .flat_map(|(_, text)| named(text))
                .map(|name| (name, 1, 1)),
        );
    }
    let changes = files::read_text(&place::root().join("CHANGELOG.md"))?;
    let results = source::results_said(&files::read_text(&results_file())?)
        .context("The results for the accessibility statement cannot be read.")?;
    let pages = source::pages(pages, &changes, &results);
    let data = source::compiled(&pages, &sizes).context("The help cannot be used.")?;
    Ok(Help { data, pictures })
}

/// The names of the pictures of a page.
fn named(text: &str) -> Vec<String> {
    let pictures = text.lines().filter(|line| line.starts_with("!["));
    let names = pictures.filter_map(|line| line.rsplit_once('(')?.1.strip_suffix(')'));
    names.map(ToOwned::to_owned).collect()
}

/// Width and height of a lossy WebP picture, which stand behind the start code of its one frame.
fn size(content: &[u8]) -> Option<(u32, u32)> {
    let start = content
        .windows(3)
        .position(|bytes| bytes == [0x9d, 0x01, 0x2a])?;
    let side = |at: usize| -> Option<u32> {
        let bytes = content.get(at..at + 2)?;
        Some(u32::from(
            u16::from_le_bytes(bytes.try_into().ok()?) & 0x3fff,
        ))
    };
    Some((side(start + 3)?, side(start + 5)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_picture_is_read() {
        let mut content = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0abc".to_vec();
        assert_eq!(size(&content), None);
        content.extend([0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x02]);
        assert_eq!(size(&content), Some((800, 600)));
    }
}
