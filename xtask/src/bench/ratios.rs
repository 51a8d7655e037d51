//! What must hold: ratios of figures of one run, so that a slow computer shows the same as a quick one.

use serde_json::{Value, json};

/// One figure of a run.
#[derive(Clone, Copy)]
enum Figure {
    /// The milliseconds of a line: of the part, at the size, with the name.
    Time(&'static str, u64, &'static str),
    /// The limit that was measured for a line.
    Limit(&'static str, u64, &'static str),
    /// A number of the app at a size, by its name.
    Number(u64, &'static str),
}

use Figure::{Limit, Number, Time};

impl Figure {
    fn of(self, run: &Value) -> Option<f64> {
        let at = |part: &str, size: u64| {
            let mut sizes = run[part].as_array()?.iter();
            sizes.find(|one| one["recommendations"].as_u64() == Some(size))
        };
        let line = |part, size, name: &str| {
            let mut lines = at(part, size)?["lines"].as_array()?.iter();
            lines.find(|line| line["name"].as_str() == Some(name))
        };
        match self {
            Time(part, size, name) => line(part, size, name)?["ms"].as_f64(),
            Limit(part, size, name) => line(part, size, name)?["limitMs"].as_f64(),
            Number(size, name) => at("app", size)?[name].as_f64(),
        }
    }
}

/// How many times one figure another may be.
struct Ratio {
    words: &'static str,
    figure: Figure,
    beside: Figure,
    most: f64,
}

const OPEN: &str = "cold open to the first row";
const KEY: &str = "keystroke to paint, p50";
const SAVE: &str = "save an edit, to its words";
const UNVERIFIED: &str = "read, ids not verified";

const RATIOS: &[Ratio] = &[
    Ratio {
        words: "cold open, 12: of the page by hand",
        figure: Time("app", 12, OPEN),
        beside: Limit("app", 12, OPEN),
        most: 1.5,
    },
    Ratio {
        words: "cold open, 10,000: of the page by hand",
        figure: Time("app", 10_000, OPEN),
        beside: Limit("app", 10_000, OPEN),
        most: 1.5,
    },
    Ratio {
        words: "cold open, 10,000: of that at 12",
        figure: Time("app", 10_000, OPEN),
        beside: Time("app", 12, OPEN),
        most: 3.0,
    },
    Ratio {
        words: "keystroke, 10,000: of the list by hand",
        figure: Time("app", 10_000, KEY),
        beside: Limit("app", 10_000, KEY),
        most: 1.2,
    },
    Ratio {
        words: "keystroke, 10,000: of that at 1,000",
        figure: Time("app", 10_000, KEY),
        beside: Time("app", 1_000, KEY),
        most: 1.3,
    },
    Ratio {
        words: "read a file, 12, no ids: of JSON.parse",
        figure: Time("wasm", 12, UNVERIFIED),
        beside: Limit("wasm", 12, UNVERIFIED),
        most: 2.5,
    },
    Ratio {
        words: "read a file, 1,000, no ids: of JSON.parse",
        figure: Time("wasm", 1_000, UNVERIFIED),
        beside: Limit("wasm", 1_000, UNVERIFIED),
        most: 2.5,
    },
    Ratio {
        words: "read a file, 10,000, no ids: of JSON.parse",
        figure: Time("wasm", 10_000, UNVERIFIED),
        beside: Limit("wasm", 10_000, UNVERIFIED),
        most: 2.5,
    },
    Ratio {
        words: "read a file, 12: of JSON.parse",
        figure: Time("wasm", 12, "read"),
        beside: Limit("wasm", 12, "read"),
        most: 4.0,
    },
    Ratio {
        words: "read a file, 1,000: of JSON.parse",
        figure: Time("wasm", 1_000, "read"),
        beside: Limit("wasm", 1_000, "read"),
        most: 4.0,
    },
    Ratio {
        words: "read a file, 10,000: of JSON.parse",
        figure: Time("wasm", 10_000, "read"),
        beside: Limit("wasm", 10_000, "read"),
        most: 4.0,
    },
    Ratio {
        words: "merge 1,000 edits, 10,000: of reading",
        figure: Time("wasm", 10_000, "merge"),
        beside: Limit("wasm", 10_000, "merge"),
        most: 1.5,
    },
    Ratio {
        words: "save an edit, 10,000: of that at 12",
        figure: Time("app", 10_000, SAVE),
        beside: Time("app", 12, SAVE),
        most: 1.2,
    },
    Ratio {
        words: "memory of the wasm, 10,000: of the file",
        figure: Number(10_000, "wasmBytes"),
        beside: Number(10_000, "bytes"),
        most: 6.0,
    },
];

impl Ratio {
    /// What it is in a run that has both figures.
    fn of(&self, run: &Value) -> Option<f64> {
        let beside = self.beside.of(run).filter(|beside| *beside > 0.0)?;
        Some(self.figure.of(run)? / beside)
    }
}

/// Each ratio in each run, and whether it held in all of them.
pub fn table(runs: &[Value]) -> String {
    let mut said = format!("{:<46}{:>8}", "ratio", "at most");
    for number in 1..=runs.len() {
        said += &format!("{:>9}", format!("run {number}"));
    }
    for ratio in RATIOS {
        let in_runs: Vec<Option<f64>> = runs.iter().map(|run| ratio.of(run)).collect();
        said += &format!("\n{:<46}{:>8.1}", ratio.words, ratio.most);
        for value in &in_runs {
            said += &value.map_or_else(|| format!("{:>9}", "-"), |value| format!("{value:>9.2}"));
        }
        if in_runs.iter().flatten().any(|value| *value > ratio.most) {
            said += "  does not hold";
        }
    }
    said
}

/// The same for keeping.
pub fn values(runs: &[Value]) -> Value {
    let value = |ratio: &Ratio| {
        let in_runs: Vec<Option<f64>> = runs.iter().map(|run| ratio.of(run)).collect();
        json!({ "ratio": ratio.words, "most": ratio.most, "runs": in_runs })
    };
    RATIOS.iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(at_12: f64, at_10_000: f64) -> Value {
        let at = |size: u64, ms: f64| {
            json!({
                "recommendations": size,
                "bytes": 100,
                "wasmBytes": 700,
                "lines": [{ "name": OPEN, "ms": ms, "limitMs": 10.0 }],
            })
        };
        json!({ "app": [at(12, at_12), at(10_000, at_10_000)] })
    }

    fn line<'a>(said: &'a str, start: &str) -> &'a str {
        let mut lines = said.lines();
        lines.find(|line| line.starts_with(start)).unwrap_or("")
    }

    #[test]
    fn a_ratio_holds_only_where_it_holds_in_every_run() {
        let said = table(&[run(12.0, 14.0), run(16.0, 14.0)]);
        assert!(line(&said, "cold open, 12").ends_with("1.5     1.20     1.60  does not hold"));
        assert!(line(&said, "cold open, 10,000: of that").ends_with("3.0     1.17     0.88"));
        assert!(line(&said, "memory").ends_with("6.0     7.00     7.00  does not hold"));
    }

    #[test]
    fn what_was_not_measured_is_no_figure() {
        let said = table(&[json!({ "app": [] })]);
        assert!(line(&said, "save an edit").ends_with('-'));
        let kept = values(&[json!({})]);
        assert_eq!(kept.pointer("/0/runs"), Some(&json!([null])));
    }
}
