//! The pack as a document: each part as a page of the council's papers has it.

use crate::content::charts::answer_chart;
use crate::content::help::words_of;
use crate::content::light::{answer_tag, delivery_tag, lights, panel_tag, timing_tag};
use crate::content::look::logo;
use crate::content::pack::form::response_form;
use crate::content::pack::{Content, has};
use crate::content::pictures::charts;
use crate::deck::{Block, actions, money, questions, range, shared_note, speaking_order, told};
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, list, many, paragraph, said, section, strong, sub_heading};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::letters::last_said;
use crate::query::list::Row;
use crate::query::summary::answer_counts;

/// The parts that were chosen, in the order of a pack.
pub(super) fn nodes(parts: &str, content: &Content<'_>) -> Vec<Node> {
    let has = |part: &str| has(parts, part);
    let (workspace, rows) = (content.workspace, content.rows);
    let is_plain = has("plain");
    let mut nodes = Vec::new();
    if has("cover") {
        nodes.push(cover(content));
    }
    if has("summary") {
        let mut inside = several([said(format!("{}.", answer_counts(rows).sentence()))]);
        inside.extend(questions(rows).iter().map(block));
        nodes.push(section("Summary", inside));
    }
    if has("schedule") {
        nodes.push(schedule(rows));
    }
    if has("cards") {
        nodes.push(details(workspace, rows, is_plain));
    }
    if has("charts") && !is_plain {
        let mut pictures = several([answer_chart(rows)]);
        pictures.extend(charts(workspace, rows).into_iter().map(|chart| chart.node));
        nodes.push(section("Charts", pictures));
    }
    for (part, heading, blocks) in [
        ("actions", "Actions", actions(workspace)),
        ("money", "Money", money(workspace)),
    ] {
        if has(part) {
            let blocks = blocks.iter().map(block).collect();
            nodes.push(section(heading, several([many(blocks)])));
        }
    }
    if has("changes") {
        nodes.push(section(
            "What changed since the last meeting",
            changes(content),
        ));
    }
    if has("glossary") {
        let words = words_of(content.help, &nodes);
        nodes.extend(words.map(|words| section("Glossary", several([words]))));
    }
    if has("form") {
        nodes.push(response_form(workspace, rows, false));
    }
    if has("blank") {
        nodes.push(response_form(workspace, rows, true));
    }
    if !nodes.is_empty() && !has("cover") {
        nodes.insert(0, furniture(content));
    }
    nodes
}

/// What the pack is of and when it was printed, for browsers that print no line at the edge of a page.
fn furniture(content: &Content<'_>) -> Node {
    let review = content.workspace.reviews.values().next();
    let title = review.map_or("Scrutiny review", |entry| entry.record.title.as_str());
    let words = format!("{title}. Printed on {}.", content.today);
    element("p", several([text(words)]))
        .class("st-furniture")
        .node()
}

fn cover(content: &Content<'_>) -> Node {
    let mut lines = Vec::new();
    if let Some(entry) = content.workspace.reviews.values().next() {
        let review = &entry.record;
        let known = |label: &str, words: String| {
            let line = several([strong(format!("{label}: ")), text(words.clone())]);
            (!words.is_empty()).then(|| paragraph(line))
        };
        let date = review.report_date.map(|date| date.to_string());
        let back = review.report_back.map(|date| date.to_string());
        let logo = logo(content.workspace);
        lines.extend(logo.map(|logo| paragraph(several([logo]))));
        lines.push(element("h2", several([text(review.title.clone())])).node());
        lines.extend(known("Council", review.authority.clone()));
        lines.extend(known("Set up by", review.commissioned_by.clone()));
        lines.extend(known("Led by", review.lead_member.clone()));
        lines.extend(known("Members", review.members.join(", ")));
        lines.extend(known("Report", date.unwrap_or_default()));
        lines.extend(known("Report back asked for", back.unwrap_or_default()));
        lines.extend(known("Where to ask", review.contact.clone()));
        lines.extend(known("Printed on", content.today.clone()));
    }
    element("div", lines).class("st-cover").node()
}

fn schedule(rows: &[Row]) -> Node {
    let table = Table {
        id: "schedule".to_owned(),
        caption: "Every recommendation on one line".to_owned(),
        columns: several([
            Column::Words("Recommendation"),
            Column::Words("Answer"),
            Column::Words("Officers say"),
            Column::Words("Panel's view"),
            Column::Words("Timing"),
            Column::Words("Last update"),
        ]),
        rows: rows
            .iter()
            .map(|row| {
                several([
                    several([text(format!("{}. {}", row.number, row.title))]),
                    several([answer_tag(row.answer)]),
                    several([delivery_tag(row.delivery, row.last_update)]),
                    several([panel_tag(row.panel_view)]),
                    several([timing_tag(row.timing)]),
                    several([text(last_said(row))]),
                ])
            })
            .collect(),
    };
    section("Schedule", several([table.node()]))
}

fn block(block: &Block) -> Node {
    let mut inside = Vec::new();
    if !block.label.is_empty() {
        inside.push(strong(format!("{}: ", block.label)));
    }
    inside.push(text(block.words.clone()));
    paragraph(inside)
}

/// The recommendations in the order in which officers speak, a note on several once (rule V24).
fn details(workspace: &Workspace, rows: &[Row], is_plain: bool) -> Node {
    let mut nodes = Vec::new();
    for (place, group) in speaking_order(workspace, rows).into_iter().enumerate() {
        if group.len() > 1 {
            let numbers: Vec<u32> = group.iter().map(|row| row.number).collect();
            let note = shared_note(workspace, &group);
            let mut inside = several([sub_heading(format!(
                "Recommendations {}: what officers say",
                range(&numbers)
            ))]);
            inside.extend(note.iter().flatten().map(block));
            nodes.push(element("div", inside).class("st-part").node());
        }
        if is_plain {
            nodes.push(plain_table(workspace, place, &group));
        } else {
            nodes.extend(group.into_iter().map(|row| card(workspace, row)));
        }
    }
    section("Details", several([many(nodes)]))
}

fn card(workspace: &Workspace, row: &Row) -> Node {
    let mut inside = several([
        sub_heading(format!("{}. {}", row.number, row.title)),
        lights(row),
    ]);
    inside.extend(told(workspace, row).iter().map(block));
    inside.push(paragraph(several([
        strong("Last update: "),
        text(format!("{}.", last_said(row))),
    ])));
    element("div", inside).class("st-part").node()
}

fn plain_table(workspace: &Workspace, place: usize, group: &[&Row]) -> Node {
    let mut lines = Vec::new();
    for row in group {
        let about = format!("{}. {}", row.number, row.title);
        let lights = [
            ("Answer", row.answer.label().to_owned()),
            ("Officers say", row.delivery.label().to_owned()),
            ("Panel's view", row.panel_view.label().to_owned()),
            ("Timing", row.timing.label()),
            ("Last update", last_said(row)),
        ];
        let said = lights
            .into_iter()
            .map(|(what, words)| (what.to_owned(), words));
        let told = told(workspace, row).into_iter();
        for (what, words) in said.chain(told.map(|block| (block.label, block.words))) {
            lines.push(several([
                several([text(about.clone())]),
                several([text(what)]),
                several([text(words)]),
            ]));
        }
    }
    Table {
        id: format!("details-{place}"),
        caption: "Details".to_owned(),
        columns: several([
            Column::Words("Recommendation"),
            Column::Words("What"),
            Column::Words("In words"),
        ]),
        rows: lines,
    }
    .node()
}

fn changes(content: &Content<'_>) -> Vec<Node> {
    if content.changes.is_empty() {
        return several([said("Nothing has changed.")]);
    }
    let items = content
        .changes
        .iter()
        .map(|one| several([text(one.clone())]));
    several([list(ListLook::Bullets, items.collect())])
}
