//! What the checks of the record found: each finding where its fact stands, and all on one page.

use crate::content::source::source_line;
use crate::domain::check::{Finding, Level, Rule, check, check_recommendation};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ListLook, Tone, lead, line_break, link, list, paragraph, quiet, said, section, sub_heading, tag,
};
use crate::markup::{Node, several, text};
use crate::query::checks::{Stands, all, overdue, sources_of, stands};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;

/// How many findings of one rule are listed.
const LISTED: usize = 100;

/// A finding in a line: how much it matters, what was found, and the rule.
pub fn line(finding: &Finding) -> Vec<Node> {
    several([
        mark(finding.level),
        text(format!(" {} ", finding.message)),
        quiet(several([text(format!("({})", finding.rule))])),
    ])
}

fn mark(level: Level) -> Node {
    let tone = match level {
        Level::Error => Tone::Red,
        Level::Warning => Tone::Orange,
        Level::Note => Tone::Grey,
    };
    tag(tone, level.label())
}

/// The findings about some records, to stand beside them; nothing where there are none.
pub fn about(findings: &[Finding], ids: &[&RecordId]) -> Option<Node> {
    let mut lines = Vec::new();
    for finding in findings {
        if ids.contains(&&finding.about) {
            lines.push(line(finding));
        }
    }
    (!lines.is_empty()).then(|| list(ListLook::Spaced, lines))
}

/// The findings that stand on a page, as a section at its end; nothing where there are none.
pub fn on_page(workspace: &Workspace, page: Stands) -> Option<Node> {
    let mut findings = check(workspace);
    findings.retain(|finding| stands(workspace, &finding.about) == page);
    care(&findings)
}

/// The findings about a recommendation, its responses and its updates, as a section.
pub fn on_recommendation(workspace: &Workspace, row: &Row) -> Option<Node> {
    let mut findings = check_recommendation(workspace, &row.id);
    findings.extend(overdue(row));
    care(&findings)
}

fn care(findings: &[Finding]) -> Option<Node> {
    (!findings.is_empty()).then(|| {
        let lines = findings.iter().map(line).collect();
        section(
            "What needs care",
            several([list(ListLook::Spaced, lines), to_all()]),
        )
    })
}

/// The way to the page of all findings.
pub fn to_all() -> Node {
    let words = several([text("All checks of the record")]);
    paragraph(several([link(Route::Checks.href(), words)]))
}

/// The page of all findings below its title.
pub fn page(workspace: &Workspace, rows: &[Row]) -> Vec<Node> {
    let findings = all(workspace, rows);
    let count = |level| {
        let of_level = findings.iter().filter(|finding| finding.level == level);
        format!(
            "{} {}",
            of_level.count(),
            level.label().to_ascii_lowercase()
        )
    };
    let levels = [Level::Error, Level::Warning, Level::Note];
    let mut nodes = several([
        lead(format!("{}.", levels.map(count).join(", "))),
        said(
            "The record is checked against the panel's rules each time it is shown, and every printed total is added up again. Nothing is refused for what is found.",
        ),
    ]);
    for level in levels {
        let mut of_level: Vec<&Finding> = findings.iter().collect();
        of_level.retain(|finding| finding.level == level);
        if !of_level.is_empty() {
            nodes.push(section(level.label(), by_rule(workspace, &of_level)));
        }
    }
    nodes.push(kept());
    nodes
}

fn by_rule(workspace: &Workspace, findings: &[&Finding]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for of_rule in findings.chunk_by(|one, other| one.rule == other.rule) {
        let Some(first) = of_rule.first() else {
            continue;
        };
        nodes.push(sub_heading(format!(
            "{}: {}",
            first.rule,
            first.rule.says()
        )));
        let shown = of_rule.iter().take(LISTED);
        let lines = shown
            .map(|finding| with_place(workspace, finding))
            .collect();
        nodes.push(list(ListLook::Spaced, lines));
        if of_rule.len() > LISTED {
            nodes.push(said(format!("And {} more.", of_rule.len() - LISTED)));
        }
    }
    nodes
}

/// A finding with its level, the page on which its fact stands, and the source of that.
fn with_place(workspace: &Workspace, finding: &Finding) -> Vec<Node> {
    let (name, route) = match stands(workspace, &finding.about) {
        Stands::Recommendation(number) => (
            format!("Recommendation {number}"),
            Route::Recommendation(number, Filter::all()),
        ),
        Stands::Meetings => ("Meetings".to_owned(), Route::Meetings),
        Stands::Money => ("Money".to_owned(), Route::Money),
        Stands::Workforce => (
            "Workforce".to_owned(),
            Route::Workforce(String::new(), String::new()),
        ),
        Stands::Review => ("Review".to_owned(), Route::Review),
        Stands::Evidence => ("Evidence".to_owned(), Route::Evidence),
    };
    let mut nodes = several([
        mark(finding.level),
        text(format!(" {}", finding.message)),
        line_break(),
        text("See: "),
        link(route.href(), several([text(name)])),
    ]);
    nodes.extend(source_line(
        workspace,
        sources_of(workspace, &finding.about),
    ));
    nodes
}

/// The rules that no finding can break, because the record is kept and shown so.
fn kept() -> Node {
    let rules = [
        (Rule::V10, "No date is filled in for one that is missing."),
        (Rule::V15, "A chart of such rates is refused, and says why."),
        (
            Rule::V24,
            "One entry names all of its recommendations, and each shows it.",
        ),
        (
            Rule::V26,
            "The chart on Home says which are counted and which are not.",
        ),
        (
            Rule::V29,
            "The published wording stands in a field of its own. What is shown in its place is marked as ours.",
        ),
    ];
    let lines = rules.map(|(rule, how)| several([text(format!("{rule}: {}. {how}", rule.says()))]));
    section(
        "Rules that always hold",
        several([list(ListLook::Bullets, Vec::from(lines))]),
    )
}
