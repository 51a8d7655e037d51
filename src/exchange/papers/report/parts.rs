//! The parts of a report around its recommendations: membership, terms, scope, schedule, glossary.

use crate::exchange::papers::Found;
use crate::exchange::papers::blocks::{Begins, Block};
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::front::{begins_with_name, members, officers};
use crate::exchange::papers::heads::is_of_contents;
use crate::exchange::papers::remark::{Matter, Remarks};
use crate::exchange::papers::report::Activity;
use crate::exchange::papers::schedule::schedule;
use crate::exchange::papers::sections::{Section, section_of};

pub(super) struct Parts {
    pub lead: Option<Found>,
    pub members: Vec<Found>,
    pub officers: Vec<Found>,
    pub terms: Vec<Found>,
    pub scope: Vec<Found>,
    pub activities: Vec<Activity>,
    pub glossary: Vec<Found>,
    pub missing: Vec<Found>,
}

pub(super) fn parts(blocks: &[Block<'_>], remarks: &mut Remarks) -> Parts {
    let mut parts = Parts {
        lead: None,
        members: Vec::new(),
        officers: Vec::new(),
        terms: Vec::new(),
        scope: Vec::new(),
        activities: Vec::new(),
        glossary: Vec::new(),
        missing: Vec::new(),
    };
    let mut section = Section::Other;
    let mut days = Vec::new();
    let mut has_glossary = false;
    let mut announced = None;
    for block in blocks {
        if let Some(next) = block.heading().and_then(section_of) {
            section = next;
            has_glossary |= section == Section::Glossary;
            continue;
        }
        // A recommendation ends every other part.
        if matches!(block.begins, Begins::Head(_)) {
            section = Section::Recommendations;
            continue;
        }
        announced = announced_glossary(block).or(announced);
        // "The scope of the work was agreed as follows:"
        if let Some(next) = announces(block) {
            section = next;
            continue;
        }
        match section {
            Section::Members => parts.member(block, &mut section),
            Section::Officers => parts.officer(block, &mut section),
            Section::Terms | Section::Scope => {
                let list = if section == Section::Terms {
                    &mut parts.terms
                } else {
                    &mut parts.scope
                };
                match block.begins {
                    Begins::Bullet => {
                        let found = block.found();
                        // An appendix may print the list once more.
                        if !list.iter().any(|one| one.text == found.text) {
                            list.push(found);
                        }
                    }
                    // A paragraph after the list ends it.
                    _ if !list.is_empty() => section = Section::Other,
                    _ => {}
                }
            }
            Section::Schedule => match block.begins {
                // The number of a page.
                Begins::Bare(_) => {}
                _ => days.push(block),
            },
            Section::Glossary => parts.word(block, remarks),
            Section::Contents | Section::Recommendations | Section::Other => {}
        }
    }
    parts.activities = schedule(&days, remarks);
    if let Some(found) = announced.filter(|_| !has_glossary) {
        remarks.add(found.line, Matter::Missing(found.text.clone()));
        parts.missing.push(found);
    }
    parts
}

/// The glossary, where a line of the contents names it with its page.
fn announced_glossary(block: &Block<'_>) -> Option<Found> {
    let line = block.lines.first().filter(|line| is_of_contents(line))?;
    let words = line.split('\t').next().unwrap_or_default();
    let words = words.trimmed_end("0123456789. …");
    (section_of(words) == Some(Section::Glossary)).then(|| Found {
        text: words.to_owned(),
        line: block.line,
    })
}

/// The part that a sentence before a list announces.
fn announces(block: &Block<'_>) -> Option<Section> {
    let text = block.text();
    if !text.ends_with(':') || text.len() > 200 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    match () {
        () if lower.contains("terms of reference") => Some(Section::Terms),
        () if lower.contains("scope") => Some(Section::Scope),
        () => None,
    }
}

impl Parts {
    fn member(&mut self, block: &Block<'_>, section: &mut Section) {
        for (place, line) in block.lines.iter().enumerate() {
            let Some(names) = members(line) else {
                // Text that holds no names ends the list.
                *section = Section::Other;
                return;
            };
            for member in names {
                let found = Found {
                    text: member.name,
                    line: block.line + place,
                };
                if member.leads && self.lead.is_none() {
                    self.lead = Some(found);
                } else {
                    self.members.push(found);
                }
            }
        }
    }

    fn officer(&mut self, block: &Block<'_>, section: &mut Section) {
        // "Further copies of this report are available from:"
        let text = block.text();
        if text.ends_with(':') || text.contains('@') {
            *section = Section::Other;
            return;
        }
        let one_each = block.lines.iter().all(|line| begins_with_name(line));
        let lines: Vec<String> = match one_each {
            true => block.lines.iter().map(|line| (*line).to_owned()).collect(),
            false => vec![text],
        };
        for line in lines {
            for officer in officers(&line) {
                self.officers.push(Found {
                    text: officer,
                    line: block.line,
                });
            }
        }
    }

    /// A word of the glossary with its meaning, apart by a tab, a colon or a dash.
    fn word(&mut self, block: &Block<'_>, remarks: &mut Remarks) {
        let text = block.text();
        let apart = ["\t", ": ", " – ", " - ", " — "];
        if apart.iter().any(|sign| text.contains(sign)) {
            self.glossary.push(Found {
                text: text.replace('\t', " "),
                line: block.line,
            });
        } else if block.begins != Begins::Plain || block.heading().is_none() {
            remarks.left_over(block.line, &text);
        }
    }
}
