//! How a table of statistics is laid out: what separates its cells, where its figures begin, and what
//! each column says.

use crate::domain::figure::Unit;
use crate::exchange::csv::{Row, Separator, read};
use crate::exchange::fault::SheetError;
use crate::exchange::number::{NumberCell, number};
use crate::exchange::rows::{RowClass, classify};
use crate::exchange::sheet::plain;
use crate::exchange::statistics::period::is_period;
use crate::exchange::statistics::role::{Role, TEXTS, is_personal, of_heading};
use crate::exchange::statistics::unit::{in_measure, unit};
use crate::exchange::statistics::{Column, Facts, MOST_NAMES};

/// How many rows from the top are looked at.
const TOP: usize = 80;

/// Where everything is in a text.
pub(super) struct Layout {
    pub separator: Separator,
    /// How many rows stand above the figures.
    pub above: usize,
    pub columns: Vec<Column>,
    /// The words of each role of text.
    pub names: Names,
    /// The headings without what makes no difference, by row.
    pub headings: Vec<Vec<String>>,
    /// What stands above the headings.
    pub notes: Vec<String>,
}

/// The words of each role of text; the first of each is none.
pub(super) struct Names(pub Vec<Vec<String>>);

impl Names {
    fn new() -> Self {
        Self(vec![vec![String::new()]; TEXTS])
    }

    fn word(&self, role: Role, place: u32) -> String {
        let names = self.0.get(role as usize);
        let word = names.and_then(|names| names.get(place as usize));
        word.cloned().unwrap_or_default()
    }

    /// The place of a word, which is added where it is new; `None` where there are too many.
    pub fn place(&mut self, role: Role, word: &str) -> Option<u32> {
        let names = self.0.get_mut(role as usize)?;
        let word = word.trim();
        let known = names.iter().position(|name| name == word);
        let place = match known {
            Some(place) => place,
            None if names.len() > MOST_NAMES => return None,
            None => {
                names.push(word.to_owned());
                names.len() - 1
            }
        };
        u32::try_from(place).ok()
    }
}

/// The headings of columns as one text.
pub(super) fn key(columns: &[Column]) -> String {
    let headings: Vec<String> = columns
        .iter()
        .map(|column| plain(&column.heading))
        .collect();
    // A line of settings holds one layout.
    headings.join("|").replace(['\t', '\n', '\r'], " ")
}

/// Finds the layout of a text; `None` where it is no table of statistics.
///
/// # Errors
///
/// [`SheetError::Personal`], which is looked for before anything else.
pub(super) fn layout(
    text: &str,
    roles: &dyn Fn(&str) -> Vec<Role>,
) -> Result<Option<Layout>, SheetError> {
    let mut best: Option<(usize, Separator, Vec<Row>)> = None;
    for separator in Separator::ALL {
        let (rows, _) = read(text, separator, TOP);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if width > best.as_ref().map_or(1, |(width, ..)| *width) {
            best = Some((width, separator, rows));
        }
    }
    let Some((width, separator, rows)) = best else {
        return Ok(None);
    };
    let (above, headings) = heads(&rows);
    for cell in headings.iter().flat_map(|row| &row.cells) {
        if is_personal(cell) {
            return Err(SheetError::Personal(cell.trim().to_owned()));
        }
    }
    let below = rows.get(above..).unwrap_or_default();
    let mut names = Names::new();
    let mut columns: Vec<Column> = (0..width)
        .map(|place| column(place, &headings, below, &mut names))
        .collect();
    let remembered = roles(&key(&columns));
    if remembered.len() == columns.len() {
        for (column, role) in columns.iter_mut().zip(remembered) {
            column.role = role;
        }
    }
    // A table may call its only numbers counts.
    if !columns
        .iter()
        .any(|one| matches!(one.role, Role::Value | Role::Figures))
    {
        let mut counts = columns.iter_mut().filter(|one| one.role == Role::Count);
        if let (Some(only), None) = (counts.next(), counts.next()) {
            only.role = Role::Value;
        }
    }
    let has = |wanted: &[Role]| columns.iter().any(|column| wanted.contains(&column.role));
    let has_ids = columns.iter().any(|column| plain(&column.heading) == "id");
    let is_one = has(&[Role::Value, Role::Figures])
        && !has_ids
        && (has(&[
            Role::Place,
            Role::Code,
            Role::Measure,
            Role::Period,
            Role::Service,
        ]) || columns
            .iter()
            .any(|one| one.facts.get(Role::Period as usize) != Some(&0)));
    let notes = rows.iter().take(above).filter(|row| {
        !row.is_blank() && !headings.iter().any(|heading| heading.number == row.number)
    });
    let notes = notes.map(in_a_line).collect();
    let headings = headings.iter().map(crate::exchange::rows::plain).collect();
    Ok(is_one.then_some(Layout {
        separator,
        above,
        columns,
        names,
        headings,
        notes,
    }))
}

/// A row in a line.
pub(super) fn in_a_line(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| cell.trim());
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    filled.join(" ")
}

/// How many rows stand above the figures, and those of them that are headings.
fn heads(rows: &[Row]) -> (usize, Vec<Row>) {
    let has_code = |row: &Row| row.cells.iter().take(3).any(|cell| is_code(cell));
    let coded = rows.iter().position(has_code);
    let classes = classify(rows);
    let figures = |class: &RowClass| matches!(class, RowClass::Data | RowClass::Total);
    // Where areas have their codes, the first of them ends the headings, whatever numbers stand there.
    let above = coded
        .or_else(|| classes.iter().position(figures))
        .unwrap_or(rows.len());
    let filled = |row: &&Row| {
        row.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
            > 1
    };
    let headings = rows.iter().take(above).filter(filled);
    (above, headings.cloned().collect())
}

/// An official code of an area: E10000034.
fn is_code(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() == 9
        && cell.starts_with(['E', 'W', 'S', 'N', 'K'])
        && cell.bytes().skip(1).all(|sign| sign.is_ascii_digit())
}

fn column(place: usize, headings: &[Row], below: &[Row], names: &mut Names) -> Column {
    let cells = || below.iter().map(|row| row.cell(place).trim());
    let filled = || cells().filter(|cell| !cell.is_empty());
    let numbers =
        filled().filter(|cell| matches!(number(cell), Some(read) if read != NumberCell::Blank));
    let is_figures = numbers.count() * 2 > filled().count();
    let own: Vec<&str> = headings.iter().map(|row| row.cell(place).trim()).collect();
    let last = own.last().copied().unwrap_or_default();
    let known = of_heading(last).filter(|_| !is_period(last));
    let role = match known {
        _ if filled().all(is_code) && filled().next().is_some() => Role::Code,
        Some(role) if headings.len() == 1 => role,
        Some(Role::Period) if filled().all(is_period) => Role::Period,
        _ if is_figures => Role::Figures,
        // Above stacked headings stand the names of their rows.
        Some(role) if role.is_text() && headings.len() < 3 => role,
        _ if filled().next().is_none() && own.iter().all(|cell| cell.is_empty()) => Role::LeftOut,
        // The names of areas stand first, whatever their heading.
        _ if place == 0 => Role::Place,
        _ => Role::Group,
    };
    let mut facts: Facts = [0; TEXTS];
    if role == Role::Figures {
        for (at, row) in headings.iter().enumerate() {
            let words = merged(row, place, at + 1 < headings.len());
            let of = match role_of(row, at, headings.len()) {
                Role::Measure | Role::Group if is_period(words) => Role::Period,
                role => role,
            };
            if words.is_empty() || !of.is_text() {
                continue;
            }
            add(&mut facts, of, words, names);
        }
        // A heading such as FTE says both what is measured and in what.
        let of = |role: Role| facts.get(role as usize).copied().unwrap_or_default();
        let unit_said = names.word(Role::Unit, of(Role::Unit));
        if of(Role::Measure) == 0
            && in_measure(&unit_said).is_some_and(|unit| unit != Unit::Percent)
        {
            add(&mut facts, Role::Measure, &unit_said, names);
        }
    }
    let mut heading = String::new();
    for words in own.iter().filter(|words| !words.is_empty()) {
        if !heading.is_empty() {
            heading.push_str(", ");
        }
        heading.push_str(words);
    }
    Column {
        heading,
        role,
        facts,
    }
}

/// Adds words to a role: where it has some, they stand together.
pub(super) fn add(facts: &mut Facts, role: Role, words: &str, names: &mut Names) -> Option<()> {
    let slot = *facts.get(role as usize)?;
    let before = names.0.get(role as usize)?.get(slot as usize)?;
    let whole = match before.as_str() {
        "" => words.trim().to_owned(),
        before => format!("{before}, {}", words.trim()),
    };
    let place = names.place(role, &whole)?;
    *facts.get_mut(role as usize)? = place;
    Some(())
}

/// The words of a heading; an empty one above others belongs to the filled one on its left.
fn merged(row: &Row, place: usize, is_above: bool) -> &str {
    let own = row.cell(place).trim();
    if !own.is_empty() || !is_above {
        return own;
    }
    let mut left = (1..place).rev().map(|left| row.cell(left).trim());
    left.find(|cell| !cell.is_empty()).unwrap_or_default()
}

/// What a row of headings says: by the word in its first cell, else by what stands in it.
fn role_of(row: &Row, at: usize, of: usize) -> Role {
    // The lowest row names the columns, so its first cell is no name of the row; nor is it above one
    // row, where headings are merged.
    if of > 2
        && at + 1 < of
        && let Some(role) = of_heading(row.cell(0))
    {
        return role;
    }
    // The usual eight rows without their names.
    if of >= STACKED.len() && row.cell(0).trim().is_empty() {
        return STACKED.get(at).copied().unwrap_or(Role::LeftOut);
    }
    let filled = || {
        let cells = row.cells.iter().skip(1).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty() && of_heading(cell).is_none())
    };
    match () {
        () if filled().next().is_none() => Role::LeftOut,
        () if filled().all(is_period) => Role::Period,
        () if filled().all(|cell| unit(cell).is_some()) => Role::Unit,
        () if at + 1 == of => Role::Measure,
        () => Role::Group,
    }
}

/// Group title, group code, metric label, metric id, period label, period key, unit, raw.
const STACKED: [Role; 8] = [
    Role::Note,
    Role::LeftOut,
    Role::Measure,
    Role::Note,
    Role::Period,
    Role::LeftOut,
    Role::Unit,
    Role::LeftOut,
];
