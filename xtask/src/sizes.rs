//! What the app weighs, and the limits it must keep.

use anyhow::{Context, Result, bail};

use crate::{
    bundle::{Page, gzip},
    prepare::Library,
};

// The first part is what has to be there before the first page is.
const FIRST_LIMIT: usize = 900_000;
const FIRST_BROTLI_LIMIT: usize = 280_000;
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
    let first = Weight::of("wasm, first part", &page.wasm.first)?;
    let later = Weight::of("wasm, later part", &page.wasm.later)?;
    let both = Weight {
        name: "wasm, both",
        raw: first.raw + later.raw,
        gzip: first.gzip + later.gzip,
        brotli: first.brotli + later.brotli,
    };
    let single = Weight::of("single file", single.as_bytes())?;
    println!("{:<18}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli");
    for weight in [
        &first,
        &later,
        &both,
        &Weight::of("JavaScript", page.script.as_bytes())?,
        &Weight::of("CSS", page.style.as_bytes())?,
        &single,
    ] {
        println!(
            "{:<18}{:>12}{:>12}{:>12}",
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
        ("The first part of the wasm is", first.raw, FIRST_LIMIT),
        (
            "Compressed with brotli, the first part of the wasm is",
            first.brotli,
            FIRST_BROTLI_LIMIT,
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
            "{} Find what grew before raising a limit: `cargo xtask sizes` lists what each part costs, and xtask/src/split/list.rs says what is in the later part.",
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
pub fn grouped(number: usize) -> String {
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
