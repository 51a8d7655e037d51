//! A statistic: what it measures, of whom, when, on what base, and who says so (rule V22).

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::quantity::{Decimal, Quantity};
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// What a figure counts or measures in.
    Unit, form "a unit", absent Number {
        /// A plain count of things.
        Number = "number", "number";
        /// People, each counted once.
        Headcount = "headcount", "people";
        /// Full-time equivalents.
        Fte = "fte", "FTE";
        /// Per cent of the base.
        Percent = "percent", "%";
        /// Pounds for an hour's work.
        PoundsPerHour = "pounds-per-hour", "£ per hour";
        /// Pounds for a week.
        PoundsPerWeek = "pounds-per-week", "£ per week";
        /// Years.
        Years = "years", "years";
        /// Months.
        Months = "months", "months";
    }
}

words! {
    /// Whether the parts of a figure may overlap (rule V16), or each is a step that follows it.
    Overlap, form "apart or overlaps", absent Apart {
        /// Each thing is counted in one part.
        Apart = "apart", "Parts do not overlap";
        /// Something may be counted in two parts.
        Overlaps = "overlaps", "Parts overlap";
        /// A step of a funnel: those of the step before who went on (rule V17). Nothing adds up to it.
        Step = "step", "A step that follows";
    }
}

record! {
    /// One figure of a statistic (domain S34 to S46).
    Figure = "figure" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// What is measured: "Headcount", "Turnover", "Average pay per hour".
        measure: String = "measure",
        /// Of which group: "Home Care", "Registered Managers".
        group: String = "group",
        /// The breakdown it is a share in, where it is one: "Sex", "Age", "Nationality".
        breakdown: String = "breakdown",
        /// The figure it is a part of.
        parent: Option<RecordId> = "parent",
        /// Whether the parts of this breakdown may overlap.
        overlap: Overlap = "overlap",
        /// The value.
        value: Quantity = "value",
        /// Its unit.
        unit: Unit = "unit",
        /// The sign that the source prints in place of a number that it withholds or does not have. The
        /// value then says nothing.
        mark: String = "mark",
        /// What a rate is a share of, in words.
        base: String = "base",
        /// How many the base holds, where a source says so.
        base_count: Option<Quantity> = "baseCount",
        /// The count a rate stands for, where a source says so.
        count: Option<Quantity> = "count",
        /// The day or period.
        period: Option<StatedDate> = "period",
        /// The period in words where a date cannot say it: "in the past two years".
        period_note: String = "periodNote",
        /// What changed just before this figure, so that earlier ones of its series do not compare.
        series_break: String = "seriesBreak",
        /// The place, sector and service covered, in words.
        coverage: String = "coverage",
        /// The place covered.
        place: String = "place",
        /// The official code of the place: "E10000034".
        place_code: String = "placeCode",
        /// The sector covered: "Independent".
        sector: String = "sector",
        /// The service covered: "Domiciliary care".
        service: String = "service",
        /// The job role covered: "Care worker".
        job_role: String = "jobRole",
        /// Who supplied it.
        supplier: String = "supplier",
        /// When it was supplied.
        supplied: Option<StatedDate> = "supplied",
        /// What a reader must know.
        note: String = "note",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

impl Figure {
    /// The number, where the source prints one number; a mark in place of one, and a range, are none.
    pub fn number(&self) -> Option<Decimal> {
        match self.value {
            Quantity::Range(..) => None,
            _ if !self.mark.is_empty() => None,
            value => Some(value.number()),
        }
    }

    /// The figure with its unit, or the mark in place of it: `38.8%`, `£10.15 an hour`, `344.32 FTE`.
    pub fn said(&self) -> String {
        if !self.mark.is_empty() {
            return format!("{} ({})", self.mark, mark_said(&self.mark));
        }
        let value = self.value;
        let pounds = || value.said_with(|number| format!("£{number}"));
        match self.unit {
            Unit::Percent => format!("{value}%"),
            Unit::PoundsPerHour => format!("{} an hour", pounds()),
            Unit::PoundsPerWeek => format!("{} a week", pounds()),
            Unit::Number => value.to_string(),
            Unit::Headcount | Unit::Fte | Unit::Years | Unit::Months => {
                format!("{value} {}", self.unit.label())
            }
        }
    }

    /// The place, sector, service and job role covered, as one text; empty where nothing says.
    pub fn covered_apart(&self) -> String {
        let parts = [&self.place, &self.sector, &self.service, &self.job_role];
        let mut said = String::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(part);
        }
        said
    }

    /// All that is covered, as one text; empty where nothing says.
    pub fn covered(&self) -> String {
        let apart = self.covered_apart();
        match (self.coverage.as_str(), apart.as_str()) {
            (said, "") => said.to_owned(),
            ("", _) => apart,
            (said, apart) => format!("{apart}. {said}"),
        }
    }
}

/// What a sign means that says nothing more.
const NO_FIGURE: &str = "no figure";

/// What a mark means by the usual shorthand of statistics.
pub fn mark_said(mark: &str) -> &'static str {
    match mark {
        "*" | "c" | "[c]" => "withheld",
        "-" | "–" | "—" | "−" => "none",
        _ => NO_FIGURE,
    }
}

/// Whether a sign is one that tables of statistics use in place of a number.
pub fn is_known_mark(mark: &str) -> bool {
    let known = ["[x]", "[z]", "x", "z", "n/a", "na", ".."];
    mark_said(mark) != NO_FIGURE || known.contains(&mark.to_ascii_lowercase().as_str())
}
