//! Money asked for, agreed, spent, left, carried forward or returned. Stages are never added together.

use crate::domain::amount::StatedAmount;
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// What stage a sum is at (domain L10).
    MoneyStage, form "a stage of money", absent Asked {
        /// Asked for.
        Asked = "asked", "Asked for";
        /// Agreed.
        Agreed = "agreed", "Agreed";
        /// Spent.
        Spent = "spent", "Spent";
        /// Left over.
        Remaining = "remaining", "Remaining";
        /// Kept for the next year.
        CarriedForward = "carried-forward", "Carried forward";
        /// Given back.
        Returned = "returned", "Returned";
    }
}

words! {
    /// Whether a source prints a figure or it was worked out from others.
    Standing, form "printed or calculated", absent Printed {
        /// Printed in a source.
        Printed = "printed", "Printed";
        /// Worked out from printed figures; the note says how.
        Calculated = "calculated", "Calculated";
    }
}

record! {
    /// One line of money (domain S27 to S30).
    MoneyLine = "money-line" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// What it is for.
        purpose: String = "purpose",
        /// How much.
        amount: StatedAmount = "amount",
        /// At what stage.
        stage: MoneyStage = "stage",
        /// The time it belongs to, in words: "2020/21", "April to November 2019".
        period: String = "period",
        /// Where the money comes from.
        fund: String = "fund",
        /// Whether it is printed or worked out.
        standing: Standing = "standing",
        /// How it was worked out, or what a reader must know.
        note: String = "note",
        /// The recommendations it belongs to.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

impl MoneyLine {
    /// The first financial year that the words of the period name: `2020/21`.
    pub fn year(&self) -> Option<&str> {
        self.period.match_indices('/').find_map(|(slash, _)| {
            let year = self.period.get(slash.checked_sub(4)?..slash + 3)?;
            let mut signs = year.bytes().enumerate();
            signs
                .all(|(place, sign)| place == 4 || sign.is_ascii_digit())
                .then_some(year)
        })
    }
}
