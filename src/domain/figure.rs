//! A statistic: what it measures, of whom, when, on what base, and who says so (rule V22).

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::quantity::Quantity;
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
    /// Whether the parts of a breakdown may overlap (rule V16).
    Overlap, form "apart or overlaps", absent Apart {
        /// Each thing is counted in one part.
        Apart = "apart", "Parts do not overlap";
        /// Something may be counted in two parts.
        Overlaps = "overlaps", "Parts overlap";
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
        /// The place, sector and service covered.
        coverage: String = "coverage",
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
