//! Made-up data of many shapes, for the tests.
#![allow(clippy::indexing_slicing)]

use super::*;

/// Small repeatable numbers that differ widely: the tests need variety, not chance.
pub(super) struct Varied(pub(super) u64);

impl Varied {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(limit)) as u32
    }

    fn count(&mut self) -> u32 {
        let limit = [2, 5, 13, 200, 4000][self.below(5) as usize];
        self.below(limit)
    }

    fn name(&mut self) -> String {
        let names = [
            "Declined",
            "Accepted in full",
            "No further action will be taken by anybody at all",
            "M",
        ];
        let long =
            "Evidence of what works well elsewhere, in other counties and in other countries";
        names
            .get(self.below(5) as usize)
            .copied()
            .unwrap_or(long)
            .to_owned()
    }

    fn parts(&mut self) -> Vec<Part> {
        let part = |(n, style): (usize, &MarkStyle)| (n, *style);
        let styles: Vec<_> = MarkStyle::ALL.iter().enumerate().map(part).collect();
        let many = 1 + self.below(5) as usize;
        let make = |(n, style)| {
            let count = self.count();
            Part {
                name: format!("{} {n}", self.name()),
                count,
                text: count.to_string(),
                style,
                target: None,
            }
        };
        styles.into_iter().take(many).map(make).collect()
    }

    pub(super) fn bar(&mut self) -> StackedBar {
        let parts = self.parts();
        StackedBar {
            about: "answers".into(),
            part_heading: "Answer".into(),
            count_heading: "Number".into(),
            total: "All".into(),
            parts,
        }
    }

    pub(super) fn rows(&mut self) -> StackedRows {
        let kinds = self.parts();
        let rows = (0..1 + self.below(8)).map(|_| {
            let parts = kinds
                .iter()
                .map(|part| Part {
                    count: self.count(),
                    ..part.clone()
                })
                .collect();
            Row {
                name: self.name(),
                target: None,
                parts,
            }
        });
        let rows = rows.collect();
        StackedRows {
            about: "delivery".into(),
            row_heading: "Theme".into(),
            total_heading: "Total".into(),
            rows,
        }
    }

    pub(super) fn lanes(&mut self) -> Lanes {
        let span = 1 + self.below(4000);
        let lanes = (0..1 + self.below(6)).map(|_| {
            let mut days: Vec<_> = (0..self.below(9)).map(|_| self.below(span + 1)).collect();
            days.sort_unstable();
            let from = self.below(span + 1);
            Lane {
                name: Cell {
                    text: self.name(),
                    target: None,
                },
                days: days
                    .into_iter()
                    .map(|day| (day, MarkStyle::Solid))
                    .collect(),
                bar: Some((from, from + self.below(span + 1 - from))),
                words: self.name(),
                cells: Vec::new(),
            }
        });
        let lanes = lanes.collect();
        Lanes {
            about: "lanes".into(),
            head: ["Lane".into(), "Silence".into()].into(),
            ends: ["14 February 2019".into(), "30 September 2026".into()],
            span,
            kinds: vec![
                ("Answers".into(), MarkStyle::Solid),
                (self.name(), MarkStyle::Dots),
            ],
            bar: MarkStyle::Hatch,
            lanes,
        }
    }

    pub(super) fn bars(&mut self) -> Bars {
        let series = [
            ("Council", MarkStyle::Solid),
            ("Independent sector", MarkStyle::Hatch),
        ];
        let series = series.into_iter().take(1 + self.below(2) as usize);
        let series: Vec<_> = series
            .map(|(name, style)| Series {
                name: name.into(),
                style,
            })
            .collect();
        let groups = (0..1 + self.below(6)).map(|_| {
            let measures = series.iter().map(|_| {
                let amount = u64::from(self.count());
                Measure {
                    amount: Some(amount),
                    text: format!("£{amount}"),
                    target: None,
                }
            });
            let measures = measures.collect();
            let beside = if self.below(3) == 0 {
                self.name()
            } else {
                String::new()
            };
            Group {
                name: self.name(),
                measures,
                beside,
                place: [Place::Part, Place::Whole][self.below(2) as usize],
            }
        });
        let groups = groups.collect();
        Bars {
            about: "pay".into(),
            group_heading: "Role".into(),
            beside_heading: String::new(),
            series,
            groups,
        }
    }
}
