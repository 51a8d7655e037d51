//! Rules V22 and V27: where facts come from. Every figure has its time, source and coverage; a part that
//! a paper announces and does not hold is shown as missing.

use crate::domain::check::{Finding, Level, Rule, figures_by, key, report};
use crate::domain::date::StatedDate;
use crate::domain::figure::Figure;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let measure = |figure: &Figure| key(&[figure.review.as_str(), &figure.measure]);
    for figures in figures_by(workspace, &measure) {
        for (what, lacks) in LACKS {
            let lacking = figures.iter().filter(|(_, figure)| lacks(figure));
            let (mut count, mut first) = (0_usize, None);
            for known in lacking {
                count += 1;
                first.get_or_insert(known);
            }
            let Some((first, figure)) = first else {
                continue;
            };
            let of = match count {
                _ if figures.len() == 1 => String::new(),
                one if one == figures.len() => format!(" for any of the {one} figures"),
                some => format!(" for {some} of the {} figures", figures.len()),
            };
            report(
                findings,
                Rule::V22,
                Level::Warning,
                first,
                format!("{}: {what}{of}. Add it if it can be found.", figure.measure),
            );
        }
    }
    for (id, entry) in &workspace.sources {
        for part in &entry.record.missing {
            report(
                findings,
                Rule::V27,
                Level::Note,
                id,
                format!("Missing from “{}”: {part}", entry.record.title),
            );
        }
    }
}

/// What a figure can lack, with the words for it.
type Lacks = (&'static str, fn(&Figure) -> bool);

const LACKS: [Lacks; 3] = [
    ("no paper gives a date", has_no_time),
    ("nothing says what is covered", |figure| {
        figure.covered().is_empty()
    }),
    ("no source is recorded", |figure| figure.sources.is_empty()),
];

/// Neither a date, nor a period in words.
fn has_no_time(figure: &Figure) -> bool {
    figure.period_note.is_empty() && figure.period.and_then(StatedDate::span).is_none()
}
