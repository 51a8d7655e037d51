//! Rule V23: a target for each district is counted by district, not only as a total.

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.recommendations {
        let one = &entry.record;
        if one.per_district.is_empty() {
            continue;
        }
        let districts = workspace
            .get::<Review>(&one.review)
            .map_or(&[][..], |review| &review.districts);
        let named = |name: &str| {
            districts
                .iter()
                .any(|district| district.trim() == name.trim())
        };
        let met = districts
            .iter()
            .filter(|name| {
                one.districts_met
                    .iter()
                    .any(|met| met.trim() == name.trim())
            })
            .count();
        let message = if districts.is_empty() {
            "the review has no list of districts to count it in. Add the districts to the review."
                .to_owned()
        } else if let Some(other) = one.districts_met.iter().find(|name| !named(name)) {
            format!("“{other}” is none of the review's districts. Check its name.")
        } else if met < districts.len() {
            format!(
                "{met} of {} districts have it so far. A total says nothing of the others.",
                districts.len()
            )
        } else {
            continue;
        };
        report(
            findings,
            Rule::V23,
            Level::Note,
            id,
            format!(
                "Recommendation {}, for each district {}: {message}",
                one.number, one.per_district
            ),
        );
    }
}
