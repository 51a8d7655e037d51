//! What the core does with a workspace, each deed timed beside the limit it is held against.

use scrutiny_tracker::content::conflicts::SHOWN;
use scrutiny_tracker::content::filter_form::Groups;
use scrutiny_tracker::content::home::Work;
use scrutiny_tracker::content::{checks, home, list, recommendation};
use scrutiny_tracker::domain::date::iso;
use scrutiny_tracker::domain::field::one_field;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::{fold, refold};
use scrutiny_tracker::query::conflict::conflicts;
use scrutiny_tracker::query::duplicates::possible;
use scrutiny_tracker::query::filter::{Filter, Sort};
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::snapshot::compare::preview_on;
use scrutiny_tracker::snapshot::envelope::Snapshot;
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};
use time::Date;

use crate::clock::{Deed, p50, p50_by_turns};
use crate::generate::{Fault, edits, file_stamp, stamp, workspace};
use crate::limit;

/// One line of the table.
pub struct Line {
    /// What is done.
    pub name: &'static str,
    /// The middle of its times, in milliseconds.
    pub ms: f64,
    /// The limit it is held against, by name, with its time in the same run.
    pub limit: Option<(&'static str, f64)>,
}

impl Line {
    /// The line as it stands in the results.
    pub fn to_value(&self) -> Value {
        let (limit, limit_ms) = self.limit.unwrap_or_default();
        json!({ "name": self.name, "ms": self.ms, "limit": limit, "limitMs": limit_ms })
    }
}

/// Everything on one workspace. The text is its saved file.
///
/// # Errors
///
/// What could not be made or read.
pub fn measure(set: &ChangeSet, text: &str) -> Result<Vec<Line>, Fault> {
    let writing = limit::write(text)?;
    let name = limit::NAMES;
    unverified_is_the_same(text)?;
    let [parsing, reading, unverified] = p50_by_turns([
        &mut Deed::new(limit::parsing(text)?),
        &mut Deed::new(|| read(text.as_bytes())),
        &mut Deed::new(|| unverified(text)),
    ]);
    let mut lines = vec![
        line("read", reading, Some((name.0, parsing))),
        line(
            "read, ids not verified",
            unverified,
            Some((name.0, parsing)),
        ),
        line("verify ids", verifying(text)?, Some((name.0, parsing))),
        line("take in", taking_in(text)?, Some((name.0, parsing))),
        line("fold", p50(|| fold(set)), Some((name.0, parsing))),
    ];
    lines.push(merging(set)?);
    let today = Date::from_ordinal_date(2025, 60).map_err(|error| error.to_string())?;
    let folded = fold(set);
    lines.push(line(
        "lines of the list",
        p50(|| rows(&folded, today)),
        Some((name.0, parsing)),
    ));
    let lined = rows(&folded, today);
    lines.push(line(
        "filter",
        p50(|| Filter::parse("response=in-part").apply(&lined).len()),
        None,
    ));
    lines.push(line(
        "search",
        p50(|| Filter::parse("q=apprentices").apply(&lined).len()),
        None,
    ));
    let mut by_title = Filter::all();
    by_title.sort = Sort::Title;
    lines.push(line("sort", p50(|| by_title.apply(&lined).len()), None));
    lines.push(line(
        "write",
        p50(|| write(set, &workspace(), &file_stamp()).is_ok()),
        Some((name.1, writing)),
    ));
    lines.push(editing(set, &iso(today))?);
    lines.extend(pages(set, today)?);
    Ok(lines)
}

/// The pages as values, before anything is drawn.
fn pages(set: &ChangeSet, today: Date) -> Result<Vec<Line>, Fault> {
    let workspace = fold(set);
    let lined = rows(&workspace, today);
    let row = lined.get(2).ok_or("There is nothing to show.")?;
    let all = Filter::all();
    let list = || list::sheet(&workspace, (&lined, &lined), &all, Groups::Shut, list::PAGE);
    let one = || recommendation::sheet(&workspace, set, &lined, row, &all);
    let untouched = Work::Begun;
    let home = || home::sheet(&workspace, &lined, (Vec::new(), None), &untouched, None);
    Ok(vec![
        line("page of the list", p50(list), None),
        line("page of a recommendation", p50(one), None),
        line("page of home", p50(home), None),
        line(
            "page of checks",
            p50(|| checks::page(&workspace, &lined)),
            None,
        ),
        line("possible duplicates", p50(|| possible(&workspace)), None),
        line("conflicts", p50(|| conflicts(set, None, SHOWN)), None),
    ])
}

fn line(name: &'static str, ms: f64, limit: Option<(&'static str, f64)>) -> Line {
    Line { name, ms, limit }
}

fn changes_in(text: &str) -> Result<Vec<Value>, Fault> {
    let mut document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    match document.get_mut("changes").map(Value::take) {
        Some(Value::Array(changes)) => Ok(changes),
        _ => Err("The file has no changes.".to_owned()),
    }
}

/// The changes from their lines, as reading takes them, without a hash.
fn unverified(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut lines = str::from_utf8(text.as_bytes()).unwrap_or_default().lines();
    lines.find(|line| *line == "  \"changes\": [");
    for line in lines {
        let Some(line) = line.strip_prefix("    ") else {
            break;
        };
        changes.extend(Change::from_line_unverified(line.trim_end_matches(',')));
    }
    changes
}

fn unverified_is_the_same(text: &str) -> Result<(), Fault> {
    let read = read(text.as_bytes()).map_err(|error| error.to_string())?;
    match unverified(text) == read.changes {
        true => Ok(()),
        false => Err("The lines are not the changes.".to_owned()),
    }
}

/// Putting what was read into a set.
fn taking_in(text: &str) -> Result<f64, Fault> {
    let read = read(text.as_bytes()).map_err(|error| error.to_string())?;
    Ok(p50(|| {
        let mut set = ChangeSet::new();
        set.union(read.changes.iter().cloned());
        set
    }))
}

fn verifying(text: &str) -> Result<f64, Fault> {
    let values = changes_in(text)?;
    Ok(p50(|| {
        values
            .iter()
            .filter(|value| Change::from_value(value).is_ok())
            .count()
    }))
}

/// Up to 1,000 edits on each side, of which every tenth meets another's.
fn merging(base: &ChangeSet) -> Result<Line, Fault> {
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.union(edits(base, "A. Member", "leadOfficer", 100)?);
    theirs.union(edits(base, "B. Officer", "leadOfficer", 1_000)?);
    let text = write(&theirs, &workspace(), &file_stamp()).map_err(|error| error.to_string())?;
    let reading = p50(|| read(text.as_bytes()));
    let file = read(text.as_bytes()).map_err(|error| error.to_string())?;
    // As in the app, where what is here was folded before.
    let folded = fold(&mine);
    let run = |file: &Snapshot| {
        let now = "2025-03-01T10:00:00Z";
        let preview = preview_on(&mine, &folded, &workspace(), &[file], now);
        (preview.new.len(), preview.after)
    };
    if run(&file).0 != file.changes.len() - base.len() {
        return Err("The merge does not bring the edits.".to_owned());
    }
    Ok(line(
        "merge",
        p50(|| run(&file)),
        Some(("reading the file that comes in", reading)),
    ))
}

/// One edit from the command to the record that pages show.
fn editing(set: &ChangeSet, value: &str) -> Result<Line, Fault> {
    let id = edits(set, "A. Member", "leadOfficer", 1)?;
    let id = id.first().map(|edit| edit.rec().clone());
    let id = id.ok_or("There is nothing to edit.")?;
    let (mut set, mut folded) = (set.clone(), fold(set));
    let mut count = 0_u64;
    let mut run = || -> Result<usize, Fault> {
        count += 1;
        let command = Command::SetFields {
            id: id.clone(),
            fields: one_field("panelViewReason", json!(format!("{value} {}", count % 2))),
        };
        let edit = command
            .plan(&set, stamp("A. Member"))
            .map_err(|refusal| refusal.to_string())?;
        // The set stays of one size: the edit is put into it once for each of two texts.
        if count < 3 {
            set.insert(edit);
        }
        refold(&mut folded, &set, &id);
        Ok(folded.recommendations.len())
    };
    run()?;
    run()?;
    Ok(line("edit", p50(run), None))
}
