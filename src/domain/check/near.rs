//! What the checks find about one recommendation, worked out from what is near it.

use crate::domain::check::{
    Finding, by_rule, dates, districts, holders, numbering, responses, twice,
};
use crate::domain::id::RecordId;
use crate::domain::response::Response;
use crate::domain::update::Update;
use crate::domain::workspace::Workspace;

/// What [`check`](super::check) finds about a recommendation, its responses and its updates. The cost follows
/// those: the rules that say something of them are asked of a workspace that holds little else.
pub fn check_recommendation(workspace: &Workspace, id: &RecordId) -> Vec<Finding> {
    let mut near = Workspace::default();
    near.reviews = workspace.reviews.clone();
    near.addressees = workspace.addressees.clone();
    near.people = workspace.people.clone();
    let mut about = Vec::from([id]);
    let mut named = Vec::from([id]);
    for (response, entry) in workspace.naming::<Response>(id) {
        if entry.record.recommendation == *id {
            about.push(response);
            near.responses.insert(response.clone(), entry.clone());
        }
    }
    for (update, entry) in workspace.naming::<Update>(id) {
        if entry.record.covers(id) {
            about.push(update);
            // What is said of it names all of its recommendations.
            named.extend(&entry.record.recommendations);
            near.updates.insert(update.clone(), entry.clone());
        }
    }
    for one in named {
        if let Some(entry) = workspace.recommendations.get(one) {
            near.recommendations.insert(one.clone(), entry.clone());
        }
    }
    let mut findings = Vec::new();
    responses::check(&near, &mut findings);
    dates::check(&near, &mut findings);
    twice::check(&near, &mut findings);
    holders::check(&near, &mut findings);
    districts::check(&near, &mut findings);
    numbering::of_one(workspace, id, &mut findings);
    findings.retain(|finding| about.contains(&&finding.about));
    by_rule(findings)
}
