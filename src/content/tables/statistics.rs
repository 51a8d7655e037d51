//! A table of statistics before it is read in: what its columns are, what needs care, and what to take.

use std::sync::Arc;

use crate::content::data::{leave, question as ask};
use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::content::record_form::options;
use crate::content::tables::preview::{LISTED, chooser, count, problems};
use crate::content::tables::send;
use crate::content::tables::whole::{KEEP, SINGLY, WHOLE, Weighed, ways};
use crate::domain::amount::with_commas;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::exchange::date::read_date;
use crate::exchange::statistics::figures::{CHOSEN_BY, Choice, Keep, MOST, cares, chosen, figure};
use crate::exchange::statistics::role::{ROLES, Role};
use crate::exchange::statistics::whole::{Whole, whole};
use crate::exchange::statistics::{Point, Statistic};
use crate::history::command::Mistake;
use crate::markup::part::{ListLook, disclosure, list, name, paragraph, said, sub_heading};
use crate::markup::{Node, several, text};

/// A table of statistics that somebody chose or pasted, with what was said about it so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadStatistic {
    /// The file's name.
    pub name: String,
    /// What was read.
    pub read: Arc<Statistic>,
    /// What is taken of it.
    pub choice: Choice,
    /// Its figures, sorted into tables that can be kept whole.
    pub whole: Arc<Whole>,
    /// What keeping them would do.
    pub weighed: Weighed,
}

impl ReadStatistic {
    /// A table that was read, of which nothing is said yet. `home` names the review's own place.
    pub fn new(name: String, read: Statistic, home: &str) -> Self {
        let choice = Choice::first(&read, home);
        let whole = Arc::new(whole(&read));
        Self {
            name,
            read: Arc::new(read),
            choice,
            whole,
            weighed: Weighed::default(),
        }
    }
}

/// How many columns are asked about one by one.
const COLUMNS: usize = 12;

/// How many figures are shown before they are read in.
const SHOWN: usize = 5;

/// The names of the boxes, for each of the roles that figures are chosen by.
const TAKEN: [(&str, &str); 3] = [
    ("measures", "Measures"),
    ("places", "Places"),
    ("periods", "Periods"),
];

/// The question whether to read a table of statistics in, and what of it.
pub fn question(table: &ReadStatistic, workspace: &Workspace, mistakes: &[Mistake]) -> Node {
    let statistic = &table.read;
    let mut nodes = several([paragraph(several([
        name(table.name.clone()),
        text(format!(
            ": a table of statistics, with {} in {}.",
            count(statistic.points.len(), "figure"),
            count(statistic.rows, "row")
        )),
    ]))]);
    if !statistic.errors.is_empty() {
        nodes.extend(problems(&statistic.errors));
    }
    nodes.extend(kept(statistic));
    nodes.push(sub_heading("What the columns are"));
    nodes.extend(columns(statistic));
    if statistic.errors.is_empty() {
        nodes.extend(choices(table, workspace, mistakes));
    }
    // A column may be read as something else even where its numbers cannot be read.
    let buttons = several([send("Read it in"), leave("Cancel")]);
    form(
        FormName::Table,
        several([ask("Before you read it in", nodes, buttons)]),
    )
    .node()
}

/// What is no figure, and the totals that do not add up.
fn kept(statistic: &Statistic) -> Vec<Node> {
    let mut nodes = Vec::new();
    if statistic.empty > 0 {
        let cells = count(statistic.empty, "cell");
        nodes.push(said(format!("Empty: {cells}. They stay gaps.")));
    }
    if !statistic.totals.is_empty() {
        nodes.push(sub_heading("Totals that do not add up"));
        nodes.push(said("They are kept as printed, with this note."));
        nodes.push(texts(&statistic.totals));
    }
    if !statistic.notes.is_empty() {
        let all = statistic.notes.len() + statistic.more_notes;
        let lines = disclosure(
            format!("Not read as figures: {}", count(all, "row")),
            several([texts(&statistic.notes)]),
        );
        nodes.push(lines.class("govuk-details").node());
    }
    nodes
}

fn texts(lines: &[String]) -> Node {
    let items = lines.iter().take(LISTED);
    let items = items.map(|line| several([text(line.clone())]));
    list(ListLook::Bullets, items.collect())
}

/// The columns that somebody may say are something else, with their places.
fn asked(statistic: &Statistic) -> impl Iterator<Item = (usize, &str, Role)> {
    let few = statistic.columns.len() <= COLUMNS;
    let all = statistic.columns.iter().enumerate();
    let words = all.filter(move |(_, column)| few || column.role != Role::Figures);
    words.map(|(place, column)| (place, column.heading.as_str(), column.role))
}

fn field(place: usize) -> String {
    format!("column-{place}")
}

fn columns(statistic: &Statistic) -> Vec<Node> {
    let roles = ROLES.map(|(_, word, label)| (word, label));
    let mut nodes = Vec::new();
    for (place, heading, role) in asked(statistic).take(LISTED) {
        let label = match heading {
            "" => format!("Column {}", place + 1),
            heading => format!("Column {}: {heading}", place + 1),
        };
        nodes.push(chooser(&field(place), &label, &roles, role.word()));
    }
    let others = statistic.columns.len() - asked(statistic).count();
    if others > 0 {
        let others = count(others, "more column");
        nodes.push(said(format!(
            "And {others} of figures, of which the headings say more."
        )));
    }
    nodes
}

fn choices(table: &ReadStatistic, workspace: &Workspace, mistakes: &[Mistake]) -> Vec<Node> {
    let (statistic, choice) = (&table.read, &table.choice);
    let (points, all) = chosen(statistic, choice, MOST);
    let mut entered = Entered::blank()
        .with("measure", &choice.measure)
        .with("base", &choice.base)
        .with("coverage", &choice.coverage)
        .with("supplier", &choice.supplier);
    if let Some(date) = choice.supplied {
        entered.put("supplied", &date.to_string());
    }
    if let Some(source) = &choice.source {
        entered.put("source", source.as_str());
    }
    entered.put(
        KEEP,
        match choice.keep {
            Keep::Singly => SINGLY,
            Keep::Whole => WHOLE,
        },
    );
    let filling = Form {
        entered: &entered.clone(),
        mistakes,
    };
    let mut nodes = ways(table, &filling);
    nodes.push(sub_heading("What to take singly"));
    nodes.push(said(format!(
        "Ticked: {}. At most {} are taken at once, because each can then be corrected and taken back by itself.",
        count(all, "figure"),
        with_commas(MOST as u64)
    )));
    let mut boxes = Vec::new();
    for (((name, label), role), words) in TAKEN.into_iter().zip(CHOSEN_BY).zip(&choice.words) {
        let names = statistic.names.get(role as usize);
        let options: Vec<(String, String)> = names
            .into_iter()
            .flatten()
            .enumerate()
            .skip(1)
            .map(|(place, name)| (place.to_string(), name.clone()))
            .collect();
        for word in words {
            entered.put(name, &word.to_string());
        }
        if !options.is_empty() {
            boxes.push((name, label, options));
        }
    }
    let filling = Form {
        entered: &entered,
        mistakes,
    };
    for (name, label, options) in boxes {
        let ticks = filling.checkboxes(name, label, &options);
        let open = options.len() <= COLUMNS;
        nodes.push(if open {
            ticks
        } else {
            let summary = format!("{label}: {}", options.len());
            let closed = disclosure(summary, several([ticks]));
            closed.class("govuk-details").node()
        });
    }
    let examples = points.iter().take(SHOWN).map(|point| {
        let words = options::figure_said(&figure(statistic, point, choice));
        several([text(words)])
    });
    nodes.push(sub_heading("How the first ones read"));
    nodes.push(list(ListLook::Bullets, examples.collect()));
    let cares: Vec<Vec<Node>> = cares(statistic, &points, choice)
        .into_iter()
        .map(|(what, many)| several([text(format!("{what}: {many}"))]))
        .collect();
    if !cares.is_empty() {
        nodes.push(sub_heading("Kept, and in need of care"));
        nodes.push(list(ListLook::Bullets, cares));
    }
    nodes.push(sub_heading("What is true of all of them"));
    nodes.push(filling.text_field(
        "measure",
        "What is measured, where the table does not say (optional)",
        "For example, Vacancies.",
    ));
    nodes.push(filling.text_field("base", "What rates are a share of (optional)", ""));
    nodes.push(filling.text_field("coverage", "What else is covered, in words (optional)", ""));
    nodes.push(filling.text_field("supplier", "Who supplied it (optional)", ""));
    nodes.push(filling.text_field(
        "supplied",
        "When it was supplied (optional)",
        "For example, 14 January 2021.",
    ));
    let mut papers = several([(String::new(), "None".to_owned())]);
    papers.extend(options::of(workspace, Source::TYPE));
    nodes.push(filling.select("source", "The paper it stands in (optional)", "", &papers));
    nodes
}

/// What somebody said of the columns, and chose.
///
/// # Errors
///
/// Everything that needs another look; where columns are something else now, nothing is asked yet.
pub fn read(table: &ReadStatistic, entered: &Entered) -> Result<(Vec<Role>, Choice), Vec<Mistake>> {
    let statistic = &table.read;
    let mut roles: Vec<Role> = statistic.columns.iter().map(|column| column.role).collect();
    for (place, ..) in asked(statistic) {
        let said = Role::from_word(entered.text(&field(place)));
        if let (Some(role), Some(slot)) = (said, roles.get_mut(place)) {
            *slot = role;
        }
    }
    if is_another(statistic, &roles) {
        return Ok((roles, table.choice.clone()));
    }
    let words = |name: &str| {
        let ticked = entered.all(name).filter_map(|place| place.parse().ok());
        // What the table says nothing of is taken as well.
        std::iter::once(0).chain(ticked).collect()
    };
    let mut mistakes = Vec::new();
    let mut wrong =
        |field: &'static str, message: String| mistakes.push(Mistake { field, message });
    let supplied = match entered.text("supplied") {
        "" => None,
        typed => read_date(typed).or_else(|| {
            wrong(
                "supplied",
                "Write a date such as 14 January 2021, or leave it empty".to_owned(),
            );
            None
        }),
    };
    let text = |name| entered.text(name).to_owned();
    let source = entered.text("source");
    let choice = Choice {
        words: TAKEN.map(|(name, _)| words(name)),
        measure: text("measure"),
        base: text("base"),
        coverage: text("coverage"),
        supplier: text("supplier"),
        supplied,
        source: (!source.is_empty()).then(|| RecordId::new(source)),
        keep: match entered.text(KEEP) {
            WHOLE => Keep::Whole,
            _ => Keep::Singly,
        },
    };
    let (points, all) = chosen(statistic, &choice, MOST);
    let is_unnamed = |point: &&Point| figure(statistic, point, &choice).measure.is_empty();
    let unnamed = match choice.keep {
        Keep::Singly => points.iter().any(is_unnamed),
        // No measure can come from the table then.
        Keep::Whole => {
            let mut all = statistic.points.iter();
            choice.measure.is_empty()
                && all.any(|point| statistic.word(point, Role::Measure).is_empty())
        }
    };
    let singly = choice.keep == Keep::Singly;
    let wrong_as_a_whole = if !statistic.errors.is_empty()
        || !singly && !table.whole.errors.is_empty()
    {
        "Correct the table in the spreadsheet, or say that the column is something else".to_owned()
    } else if singly && points.is_empty() {
        "Nothing is ticked that the table has a figure for. Tick what to take".to_owned()
    } else if singly && all > MOST {
        format!(
            "That is {}. At most {} are taken at once: tick fewer measures, places or periods, or keep the whole table",
            count(all, "figure"),
            with_commas(MOST as u64)
        )
    } else {
        String::new()
    };
    if !wrong_as_a_whole.is_empty() {
        wrong("file-question", wrong_as_a_whole);
    } else if unnamed {
        wrong(
            "measure",
            "Enter what is measured, such as Vacancies".to_owned(),
        );
    }
    if mistakes.is_empty() {
        Ok((roles, choice))
    } else {
        Err(mistakes)
    }
}

/// Whether columns are something else than the table was read with.
pub fn is_another(statistic: &Statistic, roles: &[Role]) -> bool {
    statistic
        .columns
        .iter()
        .zip(roles)
        .any(|(column, role)| column.role != *role)
}
