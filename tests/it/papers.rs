//! Papers in: reports, response forms and minutes, read and planned.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::Holding;
use scrutiny_tracker::exchange::papers::{
    Choice, Form, Minutes, Paper, PaperKind, Planned, Reading, Report, Target, home_of, plan, read,
};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;

use crate::generate::stamp;

mod broken;
mod laws;
mod layouts;
mod planned;
mod seeds;

const BUSES_REPORT: &str = include_str!("papers/layouts/buses-report.txt");
const BUSES_RESPONSE: &str = include_str!("papers/layouts/buses-response.txt");
const BUSES_MINUTES: &str = include_str!("papers/layouts/buses-minutes.txt");

fn paper(kind: PaperKind, text: &str) -> Paper {
    read(kind, text).unwrap()
}

fn report(paper: &Paper) -> &Report {
    match &paper.reading {
        Reading::Report(report) => report,
        other => panic!("not a report: {other:?}"),
    }
}

fn form(paper: &Paper) -> &Form {
    match &paper.reading {
        Reading::Response(form) => form,
        other => panic!("not a form: {other:?}"),
    }
}

fn minutes(paper: &Paper) -> &Minutes {
    match &paper.reading {
        Reading::Minutes(minutes) => minutes,
        other => panic!("no minutes: {other:?}"),
    }
}

/// What is said of a paper, as people read it.
fn said(paper: &Paper) -> Vec<String> {
    let remarks = paper.remarks.iter();
    remarks
        .map(|remark| format!("{}: {}", remark.line, remark.matter))
        .collect()
}

/// A record that papers are read into.
#[derive(Clone, Default)]
struct Record {
    set: ChangeSet,
    workspace: Workspace,
    ids: u32,
}

impl Record {
    fn of(set: &ChangeSet) -> Self {
        Self {
            set: set.clone(),
            workspace: fold(set),
            ids: 0,
        }
    }

    fn plan(&mut self, paper: &Paper, target: &Target, choices: &[Choice]) -> Planned {
        let holding = Holding {
            set: &self.set,
            workspace: &self.workspace,
        };
        let ids = &mut self.ids;
        let mut new_id = || {
            *ids += 1;
            RecordId::new(&format!("new/{ids}"))
        };
        plan(paper, holding, target, choices, &mut new_id).unwrap()
    }

    /// Takes a paper in; into the review it belongs to, or a new one where there is none.
    fn take(&mut self, paper: &Paper, choices: &[Choice]) -> Planned {
        let target = match (home_of(&paper.reading, &self.workspace), &paper.reading) {
            (Some(review), _) => Target::Review(review),
            (None, Reading::Report(report)) => {
                Target::NewReview(report.title.clone().unwrap().text)
            }
            (None, _) => panic!("no review fits"),
        };
        let planned = self.plan(paper, &target, choices);
        let stamp = stamp("A clerk", "2021-01-14T16:10:00Z");
        self.set
            .union(planned.plan.changes(&self.set, &stamp).unwrap());
        self.workspace = fold(&self.set);
        assert_eq!(self.workspace.problems(), []);
        planned
    }
}
