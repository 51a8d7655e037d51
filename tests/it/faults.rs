//! The table of faults: each of the seventy has a test that shows what happens then.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every test whose name begins with the number of a fault, with the file it stands in.
fn tests() -> BTreeMap<u32, Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut folders = vec![root.join("tests"), root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let is_test = |kind: &str| path.extension().is_some_and(|one| one == kind);
            if !is_test("rs") && !is_test("ts") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let place = path.strip_prefix(root).unwrap().display().to_string();
            for name in names(&text) {
                for number in numbers(&name) {
                    let tests = found.entry(number).or_default();
                    tests.push(format!("{place}: {name}"));
                }
            }
        }
    }
    found
}

/// The names of the tests in a file: functions of Rust, titles of journeys.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    // The titles of some journeys stand in the list that they are made from.
    for (start, end) in [("fn f", '('), ("'f", '\''), ("`f", '`')] {
        for part in text.split(start).skip(1) {
            let name = part.split(end).next().unwrap_or_default();
            names.push(format!("f{name}"));
        }
    }
    names
}

/// The faults that a name begins with: `f20_f21_…`, `f20 …`.
fn numbers(name: &str) -> Vec<u32> {
    name.split(['_', ' '])
        .map_while(|word| word.strip_prefix('f')?.parse().ok())
        .collect()
}

#[test]
fn every_fault_has_a_test_and_the_table_names_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("tests/faults.md")).unwrap();
    let found = tests();
    let mut listed = Vec::new();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Ok(number) = cells[1].parse::<u32>() else {
            continue;
        };
        listed.push(number);
        let shown: Vec<&str> = cells[3].split("<br>").collect();
        let there = found.get(&number).cloned().unwrap_or_default();
        for test in &shown {
            if !there.iter().any(|one| one == test) {
                wrong.push(format!(
                    "{number}: the table names {test}, which is no test"
                ));
            }
        }
        for test in &there {
            if !shown.contains(&test.as_str()) {
                wrong.push(format!("{number}: {test} is not in the table"));
            }
        }
    }
    assert_eq!(listed, (1..=70).collect::<Vec<_>>());
    assert_eq!(wrong, Vec::<String>::new());
}
