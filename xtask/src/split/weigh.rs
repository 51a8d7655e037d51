//! What each part of the app costs: the bytes of its functions in the two modules, from the names they carry.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::list::path;

/// Where a function without a path of ours is counted.
const LIBRARIES: &str = "libraries";

/// Bytes of code by module of the app, such as `content::money`, and those of the data.
pub struct Weights {
    pub code: BTreeMap<String, usize>,
    pub data: usize,
}

/// Weighs a module that has its names.
pub fn weigh(wasm: &[u8]) -> Result<Weights> {
    let mut names: BTreeMap<usize, &str> = BTreeMap::new();
    let mut sizes = Vec::new();
    let mut imported = 0;
    let mut data = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("The wasm cannot be read in order to be weighed.")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(all) = section.as_known() {
                    for part in all {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index as usize, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut code = BTreeMap::new();
    for (at, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + at)).copied().unwrap_or_default();
        *code.entry(module_of(name)).or_default() += size;
    }
    Ok(Weights { code, data })
}

/// The module without the names of its functions, and without any other text for people.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut kept = Vec::with_capacity(wasm.len());
    let mut from = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload? {
            // The head of a section, its kind and its length, stands before what the range covers.
            let length = section.range().len();
            let head = 1 + leb_length(length);
            let start = section.range().start.saturating_sub(head);
            if wasm.get(start) != Some(&0) {
                bail!("The wasm writes the length of a section in a way that is not known here.");
            }
            kept.extend_from_slice(wasm.get(from..start).unwrap_or_default());
            from = section.range().end;
        }
    }
    kept.extend_from_slice(wasm.get(from..).unwrap_or_default());
    Ok(kept)
}

/// How many bytes a length takes, written as short as it can be.
fn leb_length(length: usize) -> usize {
    let bits = (usize::BITS - length.leading_zeros()).max(1);
    bits.div_ceil(7) as usize
}

/// `content::money::page` is counted for `content::money`, `ui::run` for `ui`.
fn module_of(name: &str) -> String {
    let path = path(name);
    let word = |text: &&str| {
        !text.is_empty()
            && text
                .chars()
                .all(|sign| sign.is_ascii_lowercase() || sign == '_' || sign.is_ascii_digit())
    };
    let words: Vec<&str> = path.split("::").take_while(word).take(2).collect();
    if words.is_empty() {
        LIBRARIES.to_owned()
    } else {
        words.join("::")
    }
}
