//! The service worker of the hosted form, with the list of what it keeps.

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::hex;

/// A file of the hosted form: its address below the page's, its media type and its content.
pub struct Kept {
    pub address: String,
    pub media_type: &'static str,
    pub content: Vec<u8>,
}

/// The script with its build and its list filled in. A page of another build never passes for this one's: the worker
/// checks each file against its hash.
pub fn service_worker(template: &str, kept: &[Kept]) -> Result<String> {
    let mut build = Sha256::new();
    let mut files = Vec::new();
    for file in kept {
        let hash = hex(&Sha256::digest(&file.content));
        build.update(&hash);
        files.push((&file.address, file.media_type, hash));
    }
    let build: String = hex(&build.finalize()).chars().take(12).collect();
    let files = serde_json::to_string(&files).context("The list of files cannot be written")?;
    let mut script = template.to_owned();
    for (place, value) in [("%BUILD%", build), ("[\"%FILES%\"]", files)] {
        if template.matches(place).count() != 1 {
            bail!("The service worker's template must name {place} once.");
        }
        script = script.replace(place, &value);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "const BUILD = \"%BUILD%\";\nconst FILES = [\"%FILES%\"];\n";

    fn page(content: &str) -> Kept {
        Kept {
            address: "./".to_owned(),
            media_type: "text/html",
            content: content.as_bytes().to_vec(),
        }
    }

    #[test]
    fn the_list_names_each_file_with_its_hash() -> Result<()> {
        let script = service_worker(TEMPLATE, &[page("abc")])?;
        // echo -n abc | sha256sum
        let list = "[[\"./\",\"text/html\",\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"]]";
        assert!(script.contains(list), "{script}");
        Ok(())
    }

    #[test]
    fn another_page_makes_another_build() -> Result<()> {
        assert_ne!(
            service_worker(TEMPLATE, &[page("a")])?,
            service_worker(TEMPLATE, &[page("b")])?
        );
        Ok(())
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        assert!(service_worker("const FILES = [];", &[page("a")]).is_err());
    }
}
