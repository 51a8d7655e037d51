//! What the fuzzer begins with and every input that ever broke a promise, tried again.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../fuzz/promises.rs"]
mod promises;

/// The files of a folder in `tests/`, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Tries every file of the folders; the one that breaks a promise is named.
fn replay(folders: &[&str], promise: fn(&[u8])) -> usize {
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| files(folder)).collect();
    for file in &files {
        println!("{}", file.display());
        promise(&fs::read(file).unwrap());
    }
    files.len()
}

#[test]
fn no_file_breaks_a_promise_of_reading() {
    let folders = [
        "golden",
        "fuzz/corpus-seeds/read_snapshot",
        "fuzz/crashers/read_snapshot",
    ];
    assert!(replay(&folders, promises::read_snapshot) > 10);
}

#[test]
fn no_storage_breaks_a_promise_of_loading() {
    let folders = ["fuzz/corpus-seeds/load_store", "fuzz/crashers/load_store"];
    assert!(replay(&folders, promises::load_store) > 5);
}

#[test]
fn one_target_s_inputs_break_no_promise_of_the_other() {
    for (folder, promise) in [
        (
            "fuzz/corpus-seeds/read_snapshot",
            promises::load_store as fn(&[u8]),
        ),
        ("fuzz/corpus-seeds/load_store", promises::read_snapshot),
    ] {
        replay(&[folder], promise);
    }
}

#[test]
fn a_small_file_altered_in_any_one_byte_breaks_no_promise() {
    let folder = "fuzz/corpus-seeds/read_snapshot";
    let small = files(folder)
        .into_iter()
        .find(|file| file.ends_with("one-change.json"));
    let sound = fs::read(small.unwrap()).unwrap();
    for place in 0..sound.len() {
        for byte in [
            0,
            b'"',
            b'\\',
            b'0',
            b'{',
            b']',
            b' ',
            0x80,
            0xFF,
            sound[place] ^ 1,
        ] {
            let mut altered = sound.clone();
            altered[place] = byte;
            promises::read_snapshot(&altered);
        }
        promises::read_snapshot(&[&sound[..place], &sound[place + 1..]].concat());
    }
}
