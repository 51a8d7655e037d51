//! Forms: lines of money, and figures.

use crate::content::record_form::sort::{
    Control, Home, ON, ORDER, SOURCES, Sort, date, field, line, long, one, words,
};
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::figure_table::FigureTable;
use crate::domain::money::{MoneyLine, MoneyStage, Standing};
use crate::domain::record::Record;

/// The forms.
pub(super) const SORTS: &[Sort] = &[
    Sort {
        kind: MoneyLine::TYPE,
        part: "",
        said: "a line of money",
        home: Home::Money,
        fields: &[
            line("purpose", "What it is for", "").needed("Enter what the money is for"),
            field(
                Control::Amount,
                "amount",
                "Amount",
                "To the penny or as the paper says it: £4,137.80, about £15,000, at least £250, £15,000 to £16,000.",
            )
            .needed("Enter the amount, such as £15,000"),
            words(
                MoneyStage::WORDS,
                MoneyStage::ABSENT_WORD,
                "stage",
                "At what stage",
            ),
            line("period", "Period", "For example, 2020/21."),
            line("fund", "Where the money comes from", ""),
            words(
                Standing::WORDS,
                Standing::ABSENT_WORD,
                "standing",
                "Is it printed or calculated?",
            ),
            long(
                "note",
                "Note",
                "Of a calculated amount: how it was worked out.",
            ),
            ON,
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: Figure::TYPE,
        part: "",
        said: "a figure",
        home: Home::Workforce,
        fields: &[
            line("measure", "What is measured", "For example, Headcount or Turnover.")
                .needed("Enter what is measured, such as Headcount"),
            line("group", "Of whom or what", "For example, Home care."),
            words(
                Unit::WORDS,
                Unit::ABSENT_WORD,
                "unit",
                "What it is counted in",
            ),
            field(
                Control::Quantity,
                "value",
                "Figure",
                "For example, 465, about 100, at least 50, 10 to 20. Leave £ and % out.",
            ),
            line(
                "mark",
                "Sign in place of the figure",
                "Where the paper prints *, [x] or a dash instead of a number.",
            ),
            date("period", "Day or period"),
            line(
                "periodNote",
                "Period in words",
                "Where a date cannot say it. For example, in the past two years.",
            ),
            line("base", "Of a rate: what it is a share of", ""),
            field(Control::Quantity, "baseCount", "How many the base holds", ""),
            field(
                Control::Quantity,
                "count",
                "Of a rate: the count it stands for",
                "",
            ),
            line("place", "Place", ""),
            line("placeCode", "Official code of the place", ""),
            line("sector", "Sector", ""),
            line("service", "Service", ""),
            line("jobRole", "Job role", ""),
            line("coverage", "What else is covered, in words", ""),
            line("supplier", "Who supplied it", ""),
            date("supplied", "When it was supplied"),
            line(
                "seriesBreak",
                "Break in the series",
                "What changed just before this figure, so that earlier ones do not compare.",
            ),
            line(
                "breakdown",
                "Breakdown it is a share in",
                "For example, Age or Sex.",
            ),
            one(
                Figure::TYPE,
                "parent",
                "Figure it is part of",
                "Of a step of a funnel: the step before.",
            ),
            words(
                Overlap::WORDS,
                Overlap::ABSENT_WORD,
                "overlap",
                "How it is part of that",
            ),
            long("note", "Note", "What a reader must know."),
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: FigureTable::TYPE,
        part: "",
        said: "a table of statistics",
        home: Home::Workforce,
        fields: &[
            line("measure", "What is measured", "For example, Headcount or Turnover.")
                .needed("Enter what is measured, such as Headcount"),
            line("group", "Of whom or what", "For example, Home care."),
            words(
                Unit::WORDS,
                Unit::ABSENT_WORD,
                "unit",
                "What it is counted in",
            ),
            line("base", "Of a rate: what it is a share of", ""),
            line("sector", "Sector", ""),
            line("service", "Service", ""),
            line("jobRole", "Job role", ""),
            line("coverage", "What else is covered, in words", ""),
            line("supplier", "Who supplied it", ""),
            date("supplied", "When it was supplied"),
            long("note", "Note", "What a reader must know."),
            ORDER,
            SOURCES,
        ],
    },
];

/// What a new period of a figure does not take over from it: what it is of then, and where that stands.
pub(in crate::content::record_form) const OF_ITS_PERIOD: &[&str] = &[
    "value",
    "mark",
    "period",
    "periodNote",
    "baseCount",
    "count",
    "supplied",
    "seriesBreak",
    "parent",
    "note",
    "order",
    "sources",
    "review",
];
