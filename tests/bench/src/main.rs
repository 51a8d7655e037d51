//! Prints the times of the core as JSON (on the host), or leaves them where the page finds them.
//!
//! On the host: `bench times SIZE…`, or `bench files FOLDER SIZE…` for the saved files to measure the
//! app with: of each size the workspace, and the same with a thousand further edits by somebody else.

use scrutiny_bench::generate::Fault;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Fault> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["times", sizes @ ..] => {
            let mut times = Vec::new();
            for size in sizes {
                times.push(scrutiny_bench::at(number(size)?)?);
            }
            println!("{}", serde_json::Value::Array(times));
            Ok(())
        }
        ["files", folder, sizes @ ..] => sizes
            .iter()
            .try_for_each(|size| files(std::path::Path::new(folder), number(size)?)),
        _ => Err("Usage: times SIZE… or files FOLDER SIZE…".to_owned()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn number(text: &str) -> Result<u32, Fault> {
    text.parse().map_err(|_| format!("{text} is no number."))
}

#[cfg(not(target_arch = "wasm32"))]
fn files(folder: &std::path::Path, size: u32) -> Result<(), Fault> {
    use scrutiny_bench::generate::{edits, file_stamp, workspace};
    use scrutiny_tracker::snapshot::write::write;
    let (mut set, text) = scrutiny_bench::made(size)?;
    let put = |name: String, text: &str| {
        std::fs::write(folder.join(name), text).map_err(|error| error.to_string())
    };
    put(format!("{size}.json"), &text)?;
    let theirs = edits(&set, "B. Officer", "leadOfficer", 1_000)?;
    set.union(theirs);
    let text = write(&set, &workspace(), &file_stamp()).map_err(|error| error.to_string())?;
    put(format!("{size}-edited.json"), &text)
}

#[cfg(target_arch = "wasm32")]
fn main() {
    let global = js_sys::global();
    let text = js_sys::Reflect::get(&global, &"benchText".into()).ok();
    let text = text.and_then(|text| text.as_string()).unwrap_or_default();
    let said: Result<String, Fault> = scrutiny_bench::of(text).map(|times| times.to_string());
    let (name, words) = match said {
        Ok(times) => ("benchTimes", times),
        Err(fault) => ("benchFault", fault),
    };
    // Where it cannot be left, the page waits in vain and says so.
    let _ = js_sys::Reflect::set(&global, &name.into(), &words.into());
}
