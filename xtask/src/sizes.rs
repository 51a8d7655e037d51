//! What the app weighs, and the limits it must keep.

use anyhow::{Context, Result, bail};

use crate::{
    bundle::{Page, gzip},
    prepare::Library,
};

// The wasm is to be within 900,000 bytes, 280,000 compressed, with all its features. Reading papers and tables, charts,
// presenting and printing put it above that; these limits hold it where it is until what is seldom used stands in a
// module of its own.
const WASM_LIMIT: usize = 1_270_000;
const WASM_BROTLI_LIMIT: usize = 440_000;
// With the pictures of the help.
const SINGLE_FILE_LIMIT: usize = 1_500_000;

struct Weight {
    name: &'static str,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints a table and fails where a limit is passed. The limits are those of the small library: where only the
/// library as it comes can be had, the sizes say nothing about the app.
pub fn report(page: &Page, single: &str, library: Library) -> Result<()> {
    let wasm = Weight::of("wasm", &page.wasm)?;
    let single = Weight::of("single file", single.as_bytes())?;
    println!("{:<12}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for weight in [
        &wasm,
        &Weight::of("JavaScript", page.script.as_bytes())?,
        &Weight::of("CSS", page.style.as_bytes())?,
        &single,
    ] {
        println!(
            "{:<12}{:>12}{:>12}{:>12}",
            weight.name,
            grouped(weight.raw),
            grouped(weight.gzip),
            grouped(weight.brotli)
        );
    }
    if library == Library::Ready {
        return Ok(());
    }
    let passed: Vec<String> = [
        ("The wasm is", wasm.raw, WASM_LIMIT),
        (
            "Compressed with brotli, the wasm is",
            wasm.brotli,
            WASM_BROTLI_LIMIT,
        ),
        ("The single file is", single.raw, SINGLE_FILE_LIMIT),
    ]
    .into_iter()
    .filter(|(_, size, limit)| size > limit)
    .map(|(what, size, limit)| {
        format!(
            "{what} {} bytes, above the limit of {}.",
            grouped(size),
            grouped(limit)
        )
    })
    .collect();
    if !passed.is_empty() {
        bail!(
            "{} Find what grew before raising a limit.",
            passed.join(" ")
        );
    }
    Ok(())
}

impl Weight {
    fn of(name: &'static str, content: &[u8]) -> Result<Self> {
        let problem = || format!("Cannot measure the size of the {name}");
        let gzip = gzip(content)?.len();
        let mut compressed = Vec::new();
        let settings = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &*content, &mut compressed, &settings).with_context(problem)?;
        Ok(Self {
            name,
            raw: content.len(),
            gzip,
            brotli: compressed.len(),
        })
    }
}

/// 1234567 as 1,234,567.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(500_000), "500,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn repetition_compresses() -> Result<()> {
        let weight = Weight::of("text", &[b'a'; 10_000])?;
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 100 && weight.brotli < 100);
        Ok(())
    }
}
