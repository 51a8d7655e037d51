//! `cargo xtask sizes`: what each part of the app costs in each of the two modules. It prints a table and keeps it
//! beside the results of the bench.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::{
    bench, build, files, place, prepare,
    sizes::grouped,
    split::{
        Parts,
        weigh::{Weights, weigh},
    },
};

/// The rings with their modules, as the README has them. What is in none is not ours.
const RINGS: &[(&str, &[&str])] = &[
    ("1", &["domain", "history", "snapshot", "exchange"]),
    (
        "2",
        &[
            "store", "query", "chart", "deck", "route", "markup", "content",
        ],
    ),
    ("3", &["platform", "state", "ui"]),
];

pub fn run() -> Result<()> {
    let kit = prepare::for_build()?;
    let table = table(&build::named_parts(&kit)?)?;
    print!("{table}");
    let path = place::root().join("tests/bench/sizes.txt");
    let head = format!("Bytes of code at {}\n\n", bench::commit());
    files::write(&path, [head, table].concat())?;
    println!("\nKept in {}", path.display());
    Ok(())
}

/// The modules of each ring, the largest first, with what they weigh in both parts.
fn table(parts: &Parts) -> Result<String> {
    let (first, later) = (weigh(&parts.first)?, weigh(&parts.later)?);
    let mut text = line(
        ["ring", "module"],
        ["first part", "later part", "both"].map(str::to_owned),
    );
    let mut sums = [0; 2];
    for (ring, modules) in RINGS.iter().copied().chain([("", [].as_slice())]) {
        let mut of_ring: Vec<(&str, [usize; 2])> = both(&first, &later)
            .into_iter()
            .filter(|(module, _)| ring_of(module) == ring)
            .collect();
        of_ring.sort_by_key(|(_, [first, later])| std::cmp::Reverse(first + later));
        let whole = of_ring
            .iter()
            .fold([0; 2], |sum, (_, sizes)| added(sum, *sizes));
        let name = if modules.is_empty() {
            "not ours"
        } else {
            "all"
        };
        text += &sized([ring, name], whole);
        for (module, sizes) in of_ring {
            text += &sized(["", module], sizes);
        }
        sums = added(sums, whole);
    }
    text += &sized(["", "code"], sums);
    text += &sized(["", "data"], [first.data, later.data]);
    text += &sized(
        ["", "whole module, with names"],
        [parts.first.len(), parts.later.len()],
    );
    Ok(text)
}

fn both<'a>(first: &'a Weights, later: &'a Weights) -> BTreeMap<&'a str, [usize; 2]> {
    let mut all: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (module, size) in &first.code {
        let sizes = all.entry(module).or_default();
        *sizes = added(*sizes, [*size, 0]);
    }
    for (module, size) in &later.code {
        let sizes = all.entry(module).or_default();
        *sizes = added(*sizes, [0, *size]);
    }
    all
}

fn ring_of(module: &str) -> &'static str {
    let outer = module.split("::").next().unwrap_or(module);
    let ring = RINGS.iter().find(|(_, modules)| modules.contains(&outer));
    ring.map_or("", |(ring, _)| ring)
}

fn added([first, later]: [usize; 2], [more_first, more_later]: [usize; 2]) -> [usize; 2] {
    [first + more_first, later + more_later]
}

fn sized(names: [&str; 2], [first, later]: [usize; 2]) -> String {
    line(names, [first, later, first + later].map(grouped))
}

fn line([ring, module]: [&str; 2], [first, later, both]: [String; 3]) -> String {
    format!("{ring:<6}{module:<32}{first:>12}{later:>12}{both:>12}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_stand_below_their_ring() -> Result<()> {
        let parts = Parts {
            first: wat::parse_str(
                r#"(module (func $"tracker::x" nop)
                    (func $"scrutiny_tracker[0f]::domain::date::read" nop nop))"#,
            )?,
            later: wat::parse_str(
                r#"(module (func $"<scrutiny_tracker[0f]::content::money::Line>::say" nop))"#,
            )?,
        };
        let table = table(&parts)?;
        let lines: Vec<&str> = table.lines().collect();
        let at = |words: &str| {
            lines
                .iter()
                .position(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") == words)
        };
        // A function's bytes are its locals, what it does and its end.
        assert!(at("1 all 4 0 4") < at("domain::date 4 0 4"), "{table}");
        assert!(at("2 all 0 3 3") < at("content::money 0 3 3"), "{table}");
        assert!(
            at("not ours 3 0 3").is_some() && at("code 7 3 10").is_some(),
            "{table}"
        );
        Ok(())
    }
}
