//! Tables of statistics kept whole: every figure of the file is in one cell, and the cells give the rows back.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use scrutiny_tracker::domain::figure::Unit;
use scrutiny_tracker::domain::figure_table::FigureTable;
use scrutiny_tracker::domain::grid::{Grid, PlaceRow, cell};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::fault::RowErrors;
use scrutiny_tracker::exchange::plan::{Effect, Plan, RowPlan};
use scrutiny_tracker::exchange::statistics::figures::Choice;
use scrutiny_tracker::exchange::statistics::whole::{Outcome, Whole, whole};
use scrutiny_tracker::exchange::statistics::written::{figure_of, written};
use scrutiny_tracker::exchange::statistics::{Reading, Statistic};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;

use crate::generate::cases;
use crate::golden::stamp;

fn read(text: &str) -> Statistic {
    let begun = Reading::begin(Arc::from(text), &|_| Vec::new());
    let mut reading = begun.unwrap().unwrap();
    while reading.step(1_000).unwrap().is_some() {}
    reading.finish()
}

fn said(measure: &str) -> Choice {
    Choice {
        measure: measure.to_owned(),
        ..Choice::default()
    }
}

fn tables(text: &str, choice: &Choice) -> (Statistic, Whole, Vec<FigureTable>) {
    let statistic = read(text);
    let whole = whole(&statistic);
    let all = (0..whole.tables()).map(|at| whole.table(&statistic, choice, at).unwrap());
    let all = all.collect();
    (statistic, whole, all)
}

/// What a text does to a workspace, with the workspace after it.
fn taken(set: &mut ChangeSet, text: &str, choice: &Choice) -> Vec<Outcome> {
    let (statistic, whole, _) = tables(text, choice);
    let workspace = fold(set);
    let mut next = set.len();
    let outcomes: Vec<Outcome> = (0..whole.tables())
        .map(|at| {
            let mut new_id = || {
                next += 1;
                RecordId::new(&format!("table-{next}"))
            };
            whole
                .outcome(&statistic, choice, at, &workspace, &mut new_id)
                .unwrap()
        })
        .collect();
    for record in outcomes.iter().filter_map(|outcome| outcome.record.clone()) {
        let plan = Plan {
            rows: vec![RowPlan {
                row: 1,
                effect: Effect::Adds,
                records: vec![record],
            }],
            errors: RowErrors::default(),
            questions: Vec::new(),
        };
        let changes = plan.changes(set, &stamp("A member")).unwrap();
        assert_eq!(changes.len(), 1);
        set.take_in(changes);
    }
    outcomes
}

fn only(workspace: &Workspace) -> &FigureTable {
    assert_eq!(workspace.figure_tables.len(), 1);
    &workspace.figure_tables.values().next().unwrap().record
}

const LONG: &str = "Area,Area code,Year,Measure,Value,Unit
Westshire,E10000099,2019,Vacancies,\"1,234\",number
Westshire,E10000099,2020,Vacancies,*,number
Eastshire,E10000098,2019,Vacancies,7,number
Westshire,E10000099,2019,Turnover,12.30,%
";

#[test]
fn each_measure_is_one_table_with_its_numbers_as_printed_and_its_signs() {
    let (statistic, whole, tables) = tables(LONG, &Choice::default());
    assert!(whole.errors.is_empty());
    assert_eq!(
        (whole.tables(), whole.places(), whole.figures(0)),
        (2, 2, 3)
    );
    let [vacancies, turnover] = tables.as_slice() else {
        panic!("two tables");
    };
    assert_eq!(
        vacancies.cells,
        "\t\t2019\t2020\nWestshire\tE10000099\t1234\t*\nEastshire\tE10000098\t7"
    );
    assert_eq!(
        (vacancies.unit, turnover.unit),
        (Unit::Number, Unit::Percent)
    );
    assert_eq!(turnover.cells, "\t\t2019\nWestshire\tE10000099\t12.30");
    let cells: usize = tables
        .iter()
        .map(|table| Grid::read(&table.cells).figures())
        .sum();
    assert_eq!(cells, statistic.points.len());
}

#[test]
fn signs_beside_rates_are_in_the_table_of_the_rates() {
    let wide = "Area,2019,2020\nWestshire,*,12%\nEastshire,9.5%,[x]\n";
    let (_, _, tables) = tables(wide, &said("Turnover"));
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].unit, Unit::Percent);
    assert_eq!(
        tables[0].cells,
        "\t\t2019\t2020\nWestshire\t\t*\t12\nEastshire\t\t9.5\t[x]"
    );
}

#[test]
fn further_columns_make_further_tables_and_counts_and_notes_stay_with_their_figure() {
    let text = "Area,Year,Measure,Service,Value,Unit,Base count,Count,Note
Westshire,2019,Turnover,Care home,30,%,200,60,
Westshire,2019,Turnover,Home care,40,%,100,40,Provisional | revised
Eastshire,2019,Turnover,Home care,41,%,100,,Provisional
";
    let (_, _, tables) = tables(text, &Choice::default());
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0].name(), "Turnover, Care home");
    assert_eq!(tables[0].cells, "\t\t2019\nWestshire\t\t30|200|60");
    let grid = Grid::read(&tables[1].cells);
    let figure = figure_of(&tables[1], &grid, &grid.rows[0], 0).unwrap();
    assert_eq!(figure.note, "Provisional | revised");
    assert_eq!(figure.base_count.unwrap().to_string(), "100");
    assert_eq!(figure.said(), "40%");
    assert_eq!(figure.period.unwrap().written(), "2019");
    assert_eq!(figure.place, "Westshire");
}

#[test]
fn two_rows_for_one_cell_are_a_problem_of_the_later_row() {
    let twice = format!("{LONG}Westshire,E10000099,2019,Vacancies,5,number\n");
    let whole = whole(&read(&twice));
    let listed: Vec<String> = whole
        .errors
        .listed
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        listed,
        [
            "Row 6: row 2 has a figure for the same measure, place and period. Keep one of the two rows, or say which column tells them apart."
        ]
    );
}

#[test]
fn a_total_that_does_not_add_up_is_kept_as_printed_with_that_said() {
    let text = "Area,2019\nWestshire,10\nEastshire,7\nTotal,18\n";
    let (_, _, tables) = tables(text, &said("Vacancies"));
    assert_eq!(
        tables[0].cells,
        "\t\t2019\nWestshire\t\t10\nEastshire\t\t7\nTotal\t\t18"
    );
    assert!(
        tables[0].care.contains("add up to 17"),
        "{}",
        tables[0].care
    );
}

#[test]
fn the_same_file_again_adds_nothing_and_a_later_one_its_new_figures() {
    let mut set = ChangeSet::new();
    let choice = said("Vacancies");
    let first = taken(
        &mut set,
        "Area,2019,2020\nWestshire,10,*\nEastshire,7,\n",
        &choice,
    );
    assert_eq!((first[0].is_known, first[0].figures), (false, [3, 0]));
    let again = taken(
        &mut set,
        "Area,2019,2020\nWestshire,10,*\nEastshire,7,\n",
        &choice,
    );
    assert_eq!((again[0].is_known, again[0].record.is_none()), (true, true));
    let later = taken(
        &mut set,
        "Area,2020,2021\nWestshire,12,13\nNorthshire,,1\n",
        &choice,
    );
    assert_eq!((later[0].is_known, later[0].figures), (true, [2, 1]));
    let fields = &later[0].record.as_ref().unwrap().fields;
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["cells"]);
    let workspace = fold(&set);
    assert_eq!(
        only(&workspace).cells,
        "\t\t2019\t2020\t2021\nWestshire\t\t10\t12\t13\nEastshire\t\t7\nNorthshire\t\t\t\t1"
    );
    // The same words with another coverage are another table.
    let covers = Choice {
        coverage: "Independent sector".to_owned(),
        ..choice
    };
    taken(
        &mut set,
        "Area,2019,2020\nWestshire,10,*\nEastshire,7,\n",
        &covers,
    );
    assert_eq!(fold(&set).figure_tables.len(), 2);
}

#[test]
fn a_text_of_cells_that_is_not_of_its_form_is_read_whole_and_told() {
    let grid = Grid::read("Area\t\t2019\nWestshire\t\t10\tmany\n\nEastshire");
    assert_eq!(grid.rows.len(), 2);
    assert_eq!(grid.rows[0].cells, ["10", "many"]);
    assert_eq!(grid.periods.len(), 2);
    assert_eq!(
        grid.problems,
        [
            "The line of the periods does not begin with two empty parts",
            "Line 2 has more figures than there are periods",
            "“many” is neither a number nor a known sign",
        ]
    );
    assert!(Grid::read("").rows.is_empty());
}

#[test]
fn any_text_is_read_as_cells_and_its_normal_form_reads_the_same() {
    let law = |text: String| {
        let grid = Grid::read(&text);
        let normal = Grid::read(&grid.text());
        prop_assert_eq!(&normal.text(), &grid.text());
        prop_assert_eq!(normal.figures(), grid.figures());
        Ok(())
    };
    let text = "[a-c\t\n|*0-9. ]{0,60}";
    TestRunner::new(cases(256)).run(&text, law).unwrap();
}

/// A table as a source may print it: some places and periods, numbers, signs and gaps.
fn grids() -> impl Strategy<Value = Grid> {
    let one = prop_oneof![
        4 => "(0|[1-9][0-9]{0,5})(\\.[0-9]{1,2})?",
        1 => Just("about 100".to_owned()),
        1 => Just("over 5|20".to_owned()),
        1 => Just("12|100|12|Provisional, so far".to_owned()),
        1 => Just("*".to_owned()),
        1 => Just("[x]".to_owned()),
        1 => Just("–".to_owned()),
        2 => Just(String::new()),
    ];
    (1..5_usize, 1..9_usize).prop_flat_map(move |(periods, places)| {
        let cells = proptest::collection::vec(one.clone(), periods);
        proptest::collection::vec(cells, places).prop_map(move |rows| Grid {
            periods: (0..periods).map(|year| (2010 + year).to_string()).collect(),
            rows: rows
                .into_iter()
                .enumerate()
                .map(|(at, cells)| PlaceRow {
                    place: format!("Place, the {at}th"),
                    code: format!("E{:08}", 10_000_000 + at),
                    cells,
                })
                .collect(),
            problems: Vec::new(),
        })
    })
}

#[test]
fn tables_written_as_long_rows_and_read_again_are_the_same_tables() {
    let law = |(grid, other): (Grid, Grid)| {
        let mut before = Vec::new();
        for (measure, unit, grid) in [
            ("Turnover", Unit::Percent, grid),
            ("Starters", Unit::Headcount, other),
        ] {
            // Rows and periods without a figure leave no trace in long rows.
            let mut grid = grid;
            grid.rows
                .retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
            let mut table = FigureTable::blank();
            table.measure = measure.to_owned();
            table.unit = unit;
            table.base = match unit {
                Unit::Percent => "Directly employed staff".to_owned(),
                _ => String::new(),
            };
            table.sector = "Independent".to_owned();
            table.cells = grid.text();
            if grid.figures() > 0 {
                before.push(table);
            }
        }
        if before.is_empty() {
            return Ok(());
        }
        let (statistic, whole, after) = tables(&written(before.iter()), &Choice::default());
        prop_assert!(statistic.errors.is_empty() && whole.errors.is_empty());
        prop_assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            prop_assert_eq!(
                (one.name(), one.unit, &one.base),
                (other.name(), other.unit, &other.base)
            );
            prop_assert_eq!(figures(one), figures(other));
        }
        Ok(())
    };
    TestRunner::new(cases(128))
        .run(&(grids(), grids()), law)
        .unwrap();
}

/// Every figure with its place and period.
/// What is said of each figure: its place, period, cell and note, the note of all being that of each.
fn figures(table: &FigureTable) -> Vec<[String; 4]> {
    let grid = Grid::read(&table.cells);
    let mut all = Vec::new();
    for row in &grid.rows {
        for (period, text) in grid.periods.iter().zip(&row.cells) {
            let note = match cell(text).note {
                "" => &table.note,
                note => note,
            };
            let number = text.strip_suffix(note).unwrap_or(text);
            if !text.is_empty() {
                all.push([
                    row.said(),
                    period.clone(),
                    number.trim_end_matches('|').to_owned(),
                    note.to_owned(),
                ]);
            }
        }
    }
    // A file without a figure for a period of its first place names that period later.
    all.sort();
    all
}

#[test]
fn a_cell_is_a_number_with_its_precision_or_a_sign() {
    assert_eq!(cell("about 100").number.unwrap().to_string(), "about 100");
    assert_eq!(cell("1234.50").number.unwrap().to_string(), "1,234.50");
    assert_eq!(cell("*").number, None);
    assert_eq!(cell("5|20||Late").note, "Late");
    assert_eq!(cell("1,234").number, None);
}
