//! The rules that hold for every chart, tried on many shapes of data.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used
)]

use super::picture::EDGE;
use super::samples::Varied;
use super::*;

fn check(picture: &Picture) {
    for mark in &picture.marks {
        assert!(
            mark.x >= EDGE && mark.x + mark.width <= WIDTH - EDGE + 0.01,
            "{mark:?}"
        );
        assert!(
            mark.y >= 0.0 && mark.y + mark.height <= picture.height,
            "{mark:?}"
        );
        assert!(mark.width > 0.0, "a mark that cannot be seen: {mark:?}");
    }
    for (n, label) in picture.labels.iter().enumerate() {
        let (left, top, right, bottom) = label.bounds();
        assert!(
            left >= 0.0 && right <= WIDTH + 0.01,
            "leaves the sheet: {label:?} {right}"
        );
        assert!(
            top >= 0.0 && bottom <= picture.height + 0.01,
            "leaves the sheet: {label:?} of {}",
            picture.height
        );
        for other in picture.labels.iter().skip(n + 1) {
            let (l, t, r, b) = other.bounds();
            assert!(
                l >= right || r <= left || t >= bottom || b <= top,
                "{label:?} lies on {other:?}"
            );
        }
        for mark in &picture.marks {
            let across = mark.x < right && mark.x + mark.width > left;
            let down = mark.y < label.y && mark.y + mark.height > top + 2.0;
            assert!(!(across && down), "{label:?} lies on {mark:?}");
        }
    }
}

/// The numbers of the bars, sorted.
fn drawn(picture: &Picture) -> Vec<u64> {
    let number = |mark: &Mark| match mark.kind {
        MarkKind::Bar(number) => Some(number),
        MarkKind::Key | MarkKind::Moment => None,
    };
    let mut numbers: Vec<_> = picture.marks.iter().filter_map(number).collect();
    numbers.sort_unstable();
    numbers
}

/// The numbers of the table above nought, sorted; `but_last` leaves a column of totals out.
fn written(table: &Table, but_last: usize) -> Vec<u64> {
    let cells = table
        .rows
        .iter()
        .flat_map(|row| &row.cells[..row.cells.len() - but_last]);
    let mut numbers: Vec<u64> = cells
        .map(|cell| cell.text.trim_start_matches('£').parse().unwrap())
        .collect();
    numbers.retain(|number| *number > 0);
    numbers.sort_unstable();
    numbers
}

#[test]
fn whatever_the_numbers_words_stay_apart_and_on_the_sheet_and_table_equals_picture() {
    for seed in 0..600 {
        let mut varied = Varied(seed);
        let (bar, rows, groups) = (varied.bar(), varied.rows(), varied.bars());
        let follow = lanes(&varied.lanes());
        for picture in [
            stacked_bar(&bar),
            stacked_rows(&rows),
            bars(&groups),
            follow,
        ] {
            check(&picture);
        }
        assert_eq!(
            drawn(&stacked_bar(&bar)),
            written(&bar.describe().table, 0),
            "{seed}"
        );
        assert_eq!(
            drawn(&stacked_rows(&rows)),
            written(&rows.describe().table, 1),
            "{seed}"
        );
        assert_eq!(
            drawn(&bars(&groups)),
            written(&groups.describe().table, 0),
            "{seed}"
        );
    }
}

#[test]
fn the_words_of_the_picture_are_the_words_of_the_table() {
    for seed in 0..200 {
        let rows = Varied(seed).rows();
        let table = rows.describe().table;
        let cells = table
            .rows
            .iter()
            .flat_map(|row| [&row.heading].into_iter().chain(&row.cells));
        let known: Vec<&str> = cells
            .map(|cell| cell.text.as_str())
            .chain(table.head.iter().map(String::as_str))
            .collect();
        for label in stacked_rows(&rows).labels {
            let text = label.text();
            assert!(
                known.contains(&text.as_str()) || text == NOTHING_YET,
                "{text}"
            );
        }
    }
}

#[test]
fn a_bar_fills_the_width_and_parts_keep_their_proportion() {
    let part = |count, style| Part {
        name: "Part".into(),
        count,
        text: count.to_string(),
        style,
        target: None,
    };
    let parts = vec![
        part(9, MarkStyle::Solid),
        part(0, MarkStyle::Hatch),
        part(3, MarkStyle::Dots),
    ];
    let data = StackedBar {
        about: "a".into(),
        part_heading: "P".into(),
        count_heading: "N".into(),
        total: "12".into(),
        parts,
    };
    let marks = stacked_bar(&data).marks;
    let bars: Vec<_> = marks
        .iter()
        .filter(|mark| mark.kind != MarkKind::Key)
        .collect();
    assert_eq!(bars.len(), 2, "the part of nought is not drawn");
    let gap = picture::GAP;
    let whole: f64 = bars.iter().map(|mark| mark.width + gap).sum();
    assert!((whole - (WIDTH - 2.0 * EDGE)).abs() < 0.001);
    assert!(((bars[0].width + gap) / (bars[1].width + gap) - 3.0).abs() < 0.001);
    assert_eq!(
        data.describe().table.rows.len(),
        3,
        "the table keeps the part of nought"
    );
}

#[test]
fn bars_share_one_zero_line_and_one_scale() {
    let measure = |amount| Measure {
        amount,
        text: amount.map_or("Not stated".into(), |n: u64| n.to_string()),
        target: None,
    };
    let group = |name: &str, amount| Group {
        name: name.into(),
        measures: vec![measure(amount)],
        beside: String::new(),
        place: Place::Part,
    };
    let series = vec![Series {
        name: "Council".into(),
        style: MarkStyle::Solid,
    }];
    let groups = vec![
        group("One", Some(500)),
        group("Two", Some(1000)),
        group("Three", None),
    ];
    let data = Bars {
        about: "pay".into(),
        group_heading: "Role".into(),
        beside_heading: String::new(),
        series,
        groups,
    };
    let picture = bars(&data);
    assert_eq!(picture.marks.len(), 2);
    assert!(
        picture
            .marks
            .iter()
            .all(|mark| (mark.x - EDGE).abs() < f64::EPSILON)
    );
    assert!((picture.marks[1].width - 2.0 * picture.marks[0].width).abs() < 0.001);
    assert!(
        picture
            .labels
            .iter()
            .any(|label| label.text() == "Not stated")
    );
}

#[test]
fn bars_of_whatever_numbers_begin_at_nought_and_keep_to_one_scale() {
    for seed in 0..300 {
        let picture = bars(&Varied(seed).bars());
        let drawn = picture.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::Bar(number) => Some((mark.x, mark.width, number as f64)),
            MarkKind::Key | MarkKind::Moment => None,
        });
        let drawn: Vec<_> = drawn.collect();
        let most = drawn.iter().map(|(.., number)| *number).fold(0.0, f64::max);
        let longest = drawn.iter().map(|(_, width, _)| *width).fold(0.0, f64::max);
        for (x, width, number) in drawn {
            assert!((x - EDGE).abs() < f64::EPSILON, "{seed}");
            assert!((width / longest - number / most).abs() < 0.001, "{seed}");
        }
    }
}

#[test]
fn a_lane_shows_days_in_their_order_and_its_bar_after_them() {
    for seed in 0..300 {
        let data = Varied(seed).lanes();
        let picture = lanes(&data);
        for lane in &data.lanes {
            assert!(lane.days.windows(2).all(|two| two[0].0 <= two[1].0));
        }
        let days = |mark: &&Mark| mark.kind == MarkKind::Moment;
        let shown = picture.marks.iter().filter(days).count();
        let all: usize = data.lanes.iter().map(|lane| lane.days.len()).sum();
        assert_eq!(shown, all, "{seed}: no day is lost");
        let moments: Vec<&Mark> = picture.marks.iter().filter(days).collect();
        for two in moments.windows(2) {
            let below = two[1].y > two[0].y;
            assert!(below || two[1].x >= two[0].x + two[0].width, "{seed}");
        }
    }
}

#[test]
fn nothing_gives_a_picture_that_says_so() {
    let none = StackedBar {
        about: "answers".into(),
        part_heading: "A".into(),
        count_heading: "N".into(),
        total: "0".into(),
        parts: vec![],
    };
    let rows = StackedRows {
        about: "x".into(),
        row_heading: "T".into(),
        total_heading: "N".into(),
        rows: vec![],
    };
    let groups = Bars {
        about: "x".into(),
        group_heading: "R".into(),
        beside_heading: String::new(),
        series: vec![],
        groups: vec![],
    };
    for picture in [stacked_bar(&none), stacked_rows(&rows), bars(&groups)] {
        check(&picture);
        assert!(picture.marks.is_empty());
        assert_eq!(picture.labels[0].text(), NOTHING_YET);
    }
    assert_eq!(none.describe().sentence, "Nothing to show yet.");
}
