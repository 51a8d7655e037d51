//! A table of statistics that is kept whole: one measure, for places and periods, as one record and one change.

use crate::domain::date::StatedDate;
use crate::domain::figure::{Figure, Unit};
use crate::domain::grid::{PlaceRow, cell};
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;

record! {
    /// A table of statistics kept whole: one measure for places and periods (domain S34 to S46).
    FigureTable = "figureTable" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// What is measured: "Vacancies", "Turnover".
        measure: String = "measure",
        /// Of which group: "Home Care".
        group: String = "group",
        /// Its unit.
        unit: Unit = "unit",
        /// The unit in the words of the source, where it is none of the tracker's.
        unit_said: String = "unitSaid",
        /// What rates are a share of, in words.
        base: String = "base",
        /// What is covered besides the places, in words.
        coverage: String = "coverage",
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
        /// What a reader must know of every figure.
        note: String = "note",
        /// What was found when it was read in: totals that are not what the rows add up to.
        care: String = "care",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
        /// The places, the periods and the figures. The first line has two empty parts and then the periods. Each
        /// further line has a place, its official code or nothing, and a cell for each period. Tabs set the parts
        /// of a line apart. A cell is a number without commas, a sign such as `*` in place of one, or empty. After
        /// upright strokes may follow how many the base holds, the count that a rate stands for, and a note.
        cells: String = "cells",
    }
}

impl FigureTable {
    /// What is measured, and of whom: "Vacancies: Home care".
    pub fn name(&self) -> String {
        let parts = [&self.group, &self.sector, &self.service, &self.job_role];
        let mut name = self.measure.clone();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            name.push_str(", ");
            name.push_str(part);
        }
        name
    }

    /// One cell as a figure of its own; its period is still to be read from the words.
    pub fn figure(&self, row: &PlaceRow, cell_text: &str) -> Figure {
        let said = cell(cell_text);
        let mut figure = Figure::blank();
        figure.review = self.review.clone();
        figure.measure.clone_from(&self.measure);
        figure.group.clone_from(&self.group);
        figure.unit = self.unit;
        match said.number {
            Some(number) => figure.value = number,
            None => figure.mark = said.text.to_owned(),
        }
        figure.base.clone_from(&self.base);
        (figure.base_count, figure.count) = (said.base_count, said.count);
        figure.coverage.clone_from(&self.coverage);
        figure.place.clone_from(&row.place);
        figure.place_code.clone_from(&row.code);
        figure.sector.clone_from(&self.sector);
        figure.service.clone_from(&self.service);
        figure.job_role.clone_from(&self.job_role);
        figure.supplier.clone_from(&self.supplier);
        figure.supplied = self.supplied;
        figure.note = match (said.note, self.unit_said.as_str()) {
            ("", "") => self.note.clone(),
            ("", unit) => format!("In the table the unit is “{unit}”."),
            (note, _) => note.to_owned(),
        };
        figure.sources.clone_from(&self.sources);
        figure
    }
}
