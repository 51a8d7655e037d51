//! Workforce figures: charts with their tables, every figure with its base, period and source. What cannot be set
//! side by side stands in rows under *Not directly comparable*.

mod compare;
mod drawn;
mod kept;
mod said;
mod trend;

use crate::content::checks::{about, to_all};
use crate::content::figure_links::to_forms;
use crate::content::on_this_page::on_this_page;
use crate::content::source::source_line;
use crate::content::workforce::drawn::{Set, chart};
use crate::content::workforce::said::table;
use crate::domain::check::{Finding, check};
use crate::domain::comparable::side_by_side;
use crate::domain::evidence::EvidenceKind;
use crate::domain::figure::{Figure, Unit};
use crate::domain::id::RecordId;
use crate::domain::money::MoneyStage;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, inset, list, said, section_named, strong, sub_heading};
use crate::markup::{Node, several, text};

pub use compare::{FIGURE, WITH};
pub use kept::{figure_at, query, sheet as table_sheet};

/// A figure with its id.
type Known<'a> = (&'a RecordId, &'a Figure);

/// The sections in their order, each with what the names of its measures hold. A measure that fits several belongs
/// to the last of them, and one that fits none to the last section.
const TOPICS: [(&str, &[&str]); 9] = [
    ("Pay", &["pay", "wage"]),
    ("Staff by setting", &["headcount", "fte", "staff by"]),
    (
        "Who works in care",
        &[
            "workforce",
            "qualif",
            "experience",
            "average age",
            "independent sector",
            "employers",
        ],
    ),
    ("Leaving and vacancies", &["turnover", "leaver", "vacanc"]),
    ("Recruitment", &["recruitment", "campaign", "applica"]),
    ("Ambassadors", &["ambassador", "interest in"]),
    (APPRENTICES, &["apprentic"]),
    (
        PRACTICE,
        &["visits", "advert", "would recommend", "paid for outcomes"],
    ),
    ("Care providers and partners", &[]),
];
const APPRENTICES: &str = "Apprenticeships";
const PRACTICE: &str = "Practice elsewhere";

/// The whole page below its title; `compared` are the ids of two figures that are compared, empty where none is
/// chosen.
pub fn page(workspace: &Workspace, compared: [&str; 2]) -> Vec<Node> {
    let figures: Vec<Known<'_>> = workspace
        .figures
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    if figures.is_empty() {
        let mut nodes = Vec::new();
        match kept::list_of(workspace) {
            Some(tables) => nodes.push(tables),
            None => nodes.push(said("No figures have been recorded.")),
        }
        nodes.push(to_forms(workspace));
        return nodes;
    }
    let figures = in_order(figures, |(_, figure)| figure.order);
    let findings = check(workspace);
    let (mut sections, mut ways) = (Vec::new(), Vec::new());
    for (place, (heading, _)) in TOPICS.iter().enumerate() {
        let mut children = Vec::new();
        let of_topic = figures
            .iter()
            .copied()
            .filter(|(_, figure)| topic(figure) == place);
        let topic = Topic {
            workspace,
            findings: &findings,
            heading,
            place,
        };
        topic.draw(of_topic.collect(), &mut children);
        if *heading == APPRENTICES {
            children.extend(returned(workspace));
        }
        if *heading == PRACTICE {
            children.extend(practice(workspace));
        }
        if !children.is_empty() {
            let id = format!("topic-{}", place + 1);
            ways.push((id.clone(), (*heading).to_owned()));
            sections.push(section_named(&id, *heading, children));
        }
    }
    ways.push((FIGURE.to_owned(), "Compare two figures".to_owned()));
    let mut nodes = several([
        said(
            "Every figure says what it is of, when, and who supplied it. Rates with different bases or periods are never drawn together.",
        ),
        compare::to_planning(),
        on_this_page(ways),
    ]);
    nodes.extend(sections);
    nodes.push(compare::part(workspace, &findings, &figures, compared));
    nodes.extend(kept::list_of(workspace));
    nodes.push(to_all());
    nodes.push(to_forms(workspace));
    nodes
}

/// The words with a capital at the beginning.
fn capital(words: &str) -> String {
    let mut signs = words.chars();
    let first = signs.next().map(|sign| sign.to_ascii_uppercase());
    first.into_iter().chain(signs).collect()
}

/// The figures without their ids.
fn figures_of<'a>(figures: &[Known<'a>]) -> impl Iterator<Item = &'a Figure> {
    figures.iter().map(|(_, figure)| *figure)
}

/// The section that a figure belongs to, by what its measure says.
fn topic(figure: &Figure) -> usize {
    let measure = figure.measure.to_ascii_lowercase();
    let fits = |(_, stems): &(&str, &[&str])| stems.iter().any(|stem| measure.contains(stem));
    TOPICS.iter().rposition(fits).unwrap_or(TOPICS.len() - 1)
}

struct Topic<'a> {
    workspace: &'a Workspace,
    findings: &'a [Finding],
    heading: &'a str,
    place: usize,
}

impl Topic<'_> {
    /// A chart for each measure that can have one; then what must not be compared; then the rest in one table.
    fn draw(&self, figures: Vec<Known<'_>>, nodes: &mut Vec<Node>) {
        let target = without_base(&figures);
        let (mut apart, mut alone) = (Vec::new(), Vec::new());
        for (n, mut set) in sets(figures).into_iter().enumerate() {
            for (m, series) in trend::take_series(&mut set.figures).into_iter().enumerate() {
                let id = format!("trend-{}-{n}-{m}", self.place + 1);
                nodes.extend(trend::chart(self.workspace, id, &set, &series));
            }
            let all: Vec<&Figure> = figures_of(&set.figures).collect();
            let id = format!("chart-{}-{n}", self.place + 1);
            if all.len() < 2 {
                alone.extend(set.figures);
            } else if let Err(why) = side_by_side(&all) {
                apart.push(sub_heading(format!(
                    "{}: not directly comparable",
                    set.name
                )));
                apart.push(said(capital(&why.to_string())));
                apart.push(self.rows(format!("{id}-rows"), set.name.to_owned(), &set.figures));
            } else if set.can_be_seen() {
                nodes.push(chart(self.workspace, self.findings, id, &set, ""));
            } else {
                alone.extend(set.figures);
            }
        }
        nodes.extend(apart);
        nodes.extend(target);
        if !alone.is_empty() {
            let id = format!("chart-{}-more", self.place + 1);
            nodes.push(self.rows(id, format!("{}: single figures", self.heading), &alone));
        }
    }

    /// Figures as rows, with what the checks found about them.
    fn rows(&self, id: String, caption: String, figures: &[Known<'_>]) -> Node {
        let all: Vec<&Figure> = figures_of(figures).collect();
        let ids: Vec<&RecordId> = figures.iter().map(|(id, _)| *id).collect();
        let mut parts = several([table(self.workspace, id, caption, &all)]);
        parts.extend(about(self.findings, &ids));
        crate::markup::element("div", parts).node()
    }
}

/// The figures by measure and breakdown, in the order in which the first of each stands.
fn sets(figures: Vec<Known<'_>>) -> Vec<Set<'_>> {
    let mut sets: Vec<Set<'_>> = Vec::new();
    for known in figures {
        let (_, figure) = known;
        let name = match figure.breakdown.as_str() {
            "" => figure.measure.as_str(),
            breakdown => breakdown,
        };
        match sets.iter_mut().find(|set| set.name == name) {
            Some(set) => set.figures.push(known),
            None => sets.push(Set {
                name,
                figures: several([known]),
            }),
        }
    }
    sets
}

/// What is to be said of a target that is a share, where the counts beside it have no base.
fn without_base(figures: &[Known<'_>]) -> Option<Node> {
    let mut all = figures_of(figures);
    let target = all.find(|figure| {
        figure.unit == Unit::Percent && figure.measure.to_ascii_lowercase().contains("target")
    })?;
    let count = figures_of(figures)
        .find(|figure| matches!(figure.unit, Unit::Number | Unit::Headcount))
        .filter(|figure| figure.base_count.is_none())?;
    let words = format!(
        " The target is {} of {}. {}, {}: {}. The papers do not say of how many {}, so the two cannot be set side by side.",
        target.said(),
        target.base,
        count.measure,
        count.group.to_ascii_lowercase(),
        count.said(),
        target.base,
    );
    let words = several([strong("Base not given."), text(words)]);
    Some(inset(several([crate::markup::part::paragraph(words)])))
}

/// Money that went back unspent.
fn returned(workspace: &Workspace) -> Vec<Node> {
    let mut nodes = Vec::new();
    for entry in workspace.money.values() {
        let line = &entry.record;
        if line.stage != MoneyStage::Returned {
            continue;
        }
        let mut words = format!("{}: {}, {}.", line.purpose, line.amount, line.period);
        if !line.note.is_empty() {
            words = format!("{words} {}", line.note);
        }
        nodes.push(sub_heading(format!(
            "{} {}",
            line.amount,
            line.stage.label().to_ascii_lowercase()
        )));
        nodes.push(said(words));
        nodes.extend(source_line(workspace, &line.sources));
    }
    nodes
}

/// What the review heard of practice elsewhere.
fn practice(workspace: &Workspace) -> Option<Node> {
    let found = workspace.evidence.values().map(|entry| &entry.record);
    let found = found.filter(|one| one.kind == EvidenceKind::Practice);
    let lines: Vec<Vec<Node>> = in_order(found.collect(), |one| one.order)
        .into_iter()
        .map(|one| {
            let mut words = several([strong(one.title.clone()), text(format!(": {}", one.text))]);
            words.extend(source_line(workspace, &one.sources));
            words
        })
        .collect();
    (!lines.is_empty()).then(|| list(ListLook::Spaced, lines))
}
