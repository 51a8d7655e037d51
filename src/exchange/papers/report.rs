//! Reading a scrutiny report.

mod list;
mod parts;

use crate::domain::date::StatedDate;
use crate::domain::meeting::ActivityKind;
use crate::domain::recommendation::Verb;
use crate::exchange::papers::addressee::portfolios;
use crate::exchange::papers::blocks::blocks;
use crate::exchange::papers::front::front;
use crate::exchange::papers::heads::head;
use crate::exchange::papers::lines::lines;
use crate::exchange::papers::remark::{Matter, Remarks};
use crate::exchange::papers::{Dated, Found, MOST, Paper, PaperError, Reading};

/// What was found in a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The council, where a line of the front names it.
    pub authority: Option<Found>,
    /// The title.
    pub title: Option<Found>,
    /// The date printed on the front.
    pub date: Option<Dated>,
    /// The lead member.
    pub lead: Option<Found>,
    /// The other members.
    pub members: Vec<Found>,
    /// The officers.
    pub officers: Vec<Found>,
    /// The terms of reference.
    pub terms: Vec<Found>,
    /// The questions of the scope.
    pub scope: Vec<Found>,
    /// The themes, in the order in which they stand.
    pub themes: Vec<Found>,
    /// The recommendations, in the order of their numbers.
    pub recommendations: Vec<Recommendation>,
    /// The schedule of activity.
    pub activities: Vec<Activity>,
    /// The entries of the glossary, each a word with its meaning.
    pub glossary: Vec<Found>,
    /// Parts that the contents announce and the paper does not have (rule V27).
    pub missing: Vec<Found>,
}

/// A recommendation as the report prints it (domain S10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recommendation {
    /// Its number.
    pub number: u32,
    /// Its wording.
    pub wording: Found,
    /// How it is put, where one of the three words is in it (domain L2).
    pub verb: Option<Verb>,
    /// The portfolios of the Cabinet Members it names.
    pub portfolios: Vec<String>,
    /// The place of its theme in [`Report::themes`].
    pub theme: Option<usize>,
    /// The numbers of the paragraphs that follow it, or that it names.
    pub paragraphs: Vec<u32>,
    /// When it asks for a report back (rule V09).
    pub due: Option<StatedDate>,
}

/// A row of the schedule of activity (domain S07).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Activity {
    /// The date, as precise as it is printed.
    pub date: StatedDate,
    /// What kind it is, by its first words.
    pub kind: ActivityKind,
    /// What was done.
    pub text: Found,
}

pub(super) fn read(text: &str) -> Result<Paper, PaperError> {
    let lines = lines(text, &|line| head(line).is_some());
    let blocks = blocks(&lines.lines, true);
    let mut remarks = Remarks::default();
    let list = list::list(&blocks, &mut remarks);
    if list.recommendations.is_empty() {
        return Err(PaperError::NoReport);
    }
    let parts = parts::parts(&blocks, &mut remarks);
    let front = front(&lines.lines);
    if front.title.is_none() {
        remarks.add(0, Matter::NoTitle);
    }
    let mut report = Report {
        authority: front.authority,
        title: front.title,
        date: front.date,
        lead: parts.lead,
        members: parts.members,
        officers: parts.officers,
        terms: parts.terms,
        scope: parts.scope,
        themes: list.themes,
        recommendations: list.recommendations,
        activities: parts.activities,
        glossary: parts.glossary,
        missing: parts.missing,
    };
    if [
        report.recommendations.len(),
        report.activities.len(),
        report.members.len(),
        report.glossary.len(),
        report.terms.len(),
        report.scope.len(),
    ]
    .iter()
    .any(|count| *count > MOST)
    {
        return Err(PaperError::TooMany);
    }
    put_portfolios(&mut report.recommendations, &mut remarks);
    Ok(Paper {
        reading: Reading::Report(report),
        remarks: remarks.finish(),
        of_pages: lines.of_pages,
    })
}

/// Reads the addressees, first where one stands alone: that tells several apart elsewhere.
fn put_portfolios(recommendations: &mut [Recommendation], remarks: &mut Remarks) {
    let mut known: Vec<String> = Vec::new();
    for one in recommendations.iter() {
        let found = portfolios(&one.wording.text, &[]);
        if let ([name], None) = (found.names.as_slice(), &found.unclear)
            && !known.contains(name)
        {
            known.push(name.clone());
        }
    }
    for one in recommendations {
        let found = portfolios(&one.wording.text, &known);
        one.portfolios = found.names;
        if let Some(words) = found.unclear {
            let number = one.number;
            remarks.add(one.wording.line, Matter::Several { number, words });
        }
    }
}
