//! Tables of statistics read in: the layouts that councils get, and what is wrong with some of them.

use std::sync::Arc;

use scrutiny_tracker::domain::figure::{Figure, Unit};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::fault::SheetError;
use scrutiny_tracker::exchange::plan::Effect;
use scrutiny_tracker::exchange::statistics::figures::{Choice, MOST, cares, chosen, figure, plan};
use scrutiny_tracker::exchange::statistics::role::Role;
use scrutiny_tracker::exchange::statistics::{Reading, Statistic};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;

use crate::golden::stamp;

fn begin(text: &str) -> Result<Option<Reading>, SheetError> {
    Reading::begin(Arc::from(text), &|_| Vec::new())
}

/// A table read in slices of so many rows.
fn in_slices(text: &str, rows: usize) -> Statistic {
    let mut reading = begin(text).unwrap().unwrap();
    while reading.step(rows).unwrap().is_some() {}
    reading.finish()
}

fn read(text: &str) -> Statistic {
    in_slices(text, usize::MAX)
}

/// Every figure as the record would have it, on a line: of what, then what.
fn figures(statistic: &Statistic) -> Vec<String> {
    let choice = Choice::first(statistic, "");
    let all = chosen(statistic, &choice, MOST).0;
    all.iter()
        .map(|point| line(&figure(statistic, point, &choice)))
        .collect()
}

fn line(figure: &Figure) -> String {
    let period = figure
        .period
        .map(|period| period.written())
        .unwrap_or_default();
    let parts = [
        &figure.measure,
        &figure.group,
        &figure.place,
        &figure.service,
        &period,
        &figure.period_note,
    ];
    let said: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    format!("{}: {}", said.join(", "), figure.said())
}

#[test]
fn long_rows_become_figures_with_every_cell_as_printed() {
    let table = "Area,Area code,Year,Measure,Sex,Value,Unit\n\
        Westshire,E10000099,2019,Headcount,Female,\"1,234\",people\n\
        Westshire,E10000099,2019/20,Turnover,Female,12%,\n\
        Westshire,E10000099,2019,Headcount,Male,*,people\n\
        Eastshire,E10000098,2019,Headcount,Male,–,people\n\
        Eastshire,E10000098,2019,Headcount,Female,[x],people\n\
        Eastshire,E10000098,2019,Headcount,All,,people\n";
    let statistic = read(table);
    assert_eq!(
        figures(&statistic),
        [
            "Headcount, Female, Westshire, 2019: 1,234 people",
            "Turnover, Female, Westshire, 2019-04/2020-03, 2019/20: 12%",
            "Headcount, Male, Westshire, 2019: * (withheld)",
            "Headcount, Male, Eastshire, 2019: – (none)",
            "Headcount, Female, Eastshire, 2019: [x] (no figure)",
        ]
    );
    assert_eq!((statistic.rows, statistic.empty), (5, 1));
    assert!(statistic.errors.is_empty());
    let choice = Choice::first(&statistic, "");
    let first = figure(&statistic, chosen(&statistic, &choice, 1).0[0], &choice);
    assert_eq!(first.place_code, "E10000099");
    for rows in [1, 2, 5] {
        assert_eq!(in_slices(table, rows), statistic, "{rows}");
    }
}

#[test]
fn a_wide_table_takes_periods_and_measures_from_its_headings() {
    let years = read(
        "Table 3: Vacancies\n\nArea;2018;2019;2020\nWestshire;10;12;*\nEastshire;7;;9\nSource: the council\n",
    );
    assert_eq!(
        figures(&years),
        [
            "Westshire, 2018: 10",
            "Westshire, 2019: 12",
            "Westshire, 2020: * (withheld)",
            "Eastshire, 2018: 7",
            "Eastshire, 2020: 9",
        ]
    );
    assert_eq!(
        years.notes,
        ["Table 3: Vacancies", "Row 6: Source: the council"]
    );
    let choice = Choice {
        measure: "Vacancies".to_owned(),
        ..Choice::first(&years, "")
    };
    let first = chosen(&years, &choice, 1).0[0];
    assert_eq!(figure(&years, first, &choice).measure, "Vacancies");
    let pasted = read("Service\tHeadcount\tFTE\nHome care\t397\t287.92\nDay care\t68\t56.40\n");
    assert_eq!(
        figures(&pasted),
        [
            "Headcount, Home care: 397 people",
            "FTE, Home care: 287.92 FTE",
            "Headcount, Day care: 68 people",
            "FTE, Day care: 56.40 FTE",
        ]
    );
}

#[test]
fn merged_headings_belong_to_the_columns_below_them() {
    let merged = read("Area,2018,,2019,\n,Headcount,FTE,Headcount,FTE\nWestshire,10,8.5,11,9\n");
    assert_eq!(
        figures(&merged),
        [
            "Headcount, Westshire, 2018: 10 people",
            "FTE, Westshire, 2018: 8.5 FTE",
            "Headcount, Westshire, 2019: 11 people",
            "FTE, Westshire, 2019: 9 FTE",
        ]
    );
}

#[test]
fn eight_stacked_headings_are_read_with_and_without_their_names() {
    let rows = [
        ["Group title", "", "Adult social care", "Adult social care"],
        ["Group code", "", "ASC", "ASC"],
        ["Metric label", "", "Turnover", "Vacancies"],
        ["Metric id", "", "1201", "1202"],
        ["Period label", "", "2022/23", "2022/23"],
        ["Period key", "", "fin_2022_23", "fin_2022_23"],
        ["Unit", "", "%", "Number"],
        ["Raw", "", "raw", "raw"],
        ["Westshire", "E10000099", "31.2", "1,400"],
        ["Eastshire", "E10000098", "[c]", "900"],
    ];
    let expected = [
        "Turnover, Westshire, 2022-04/2023-03, 2022/23: 31.2%",
        "Vacancies, Westshire, 2022-04/2023-03, 2022/23: 1,400",
        "Turnover, Eastshire, 2022-04/2023-03, 2022/23: [c] (withheld)",
        "Vacancies, Eastshire, 2022-04/2023-03, 2022/23: 900",
    ];
    let csv = |named: bool| -> String {
        let cell = |place: usize, cell: &str| match place == 0 && !named && !cell.ends_with("shire")
        {
            true => String::new(),
            false => format!("\"{cell}\""),
        };
        let row = |row: &[&str; 4]| -> String {
            let cells: Vec<String> = row
                .iter()
                .enumerate()
                .map(|(at, text)| cell(at, text))
                .collect();
            cells.join(",")
        };
        rows.iter().map(row).collect::<Vec<_>>().join("\r\n")
    };
    for named in [true, false] {
        let statistic = read(&csv(named));
        assert_eq!(figures(&statistic), expected, "named: {named}");
        let choice = Choice::first(&statistic, "");
        let first = figure(&statistic, chosen(&statistic, &choice, 1).0[0], &choice);
        assert_eq!(first.place_code, "E10000099");
        assert!(first.note.contains("1201"), "{}", first.note);
    }
}

#[test]
fn workplaces_are_added_up_by_setting_and_a_missing_number_is_not_nought() {
    let statistic = read(
        "Workplace id,Setting,Starters,Leavers\n1,Home care,5,2\n2,Home care,7,*\n3,Day care,1,1\n",
    );
    let mut found = figures(&statistic);
    found.sort();
    assert_eq!(
        found,
        [
            "Leavers, Day care: 1",
            "Leavers, Home care: * (withheld)",
            "Starters, Day care: 1",
            "Starters, Home care: 12",
        ]
    );
    let choice = Choice::first(&statistic, "");
    let all = chosen(&statistic, &choice, MOST).0;
    let sum = all.iter().find(|point| point.workplaces == 2).unwrap();
    assert_eq!(
        figure(&statistic, sum, &choice).note,
        "Sum of 2 workplaces."
    );
}

#[test]
fn a_row_for_each_worker_is_refused_before_anything_is_read() {
    for heading in [
        "Date of birth",
        "DOB",
        "NI number",
        "National Insurance No",
        "Postcode",
        "Birth_date",
    ] {
        let table = format!("Area,{heading},Year,Value\nWestshire,x,2019,1\n");
        let refused = begin(&table).err().unwrap();
        assert_eq!(refused, SheetError::Personal(heading.to_owned()));
        assert!(
            refused.to_string().contains("nothing of this one was"),
            "{refused}"
        );
    }
    // "Dobson" is no date of birth.
    assert!(
        begin("Area,Year,Dobson\nWestshire,2019,1\n")
            .unwrap()
            .is_some()
    );
}

#[test]
fn what_is_no_statistic_is_left_to_others() {
    for text in [
        "",
        "Dear all, see you at ten.",
        "name,age\nAnn,4\n",
        "id,amount (£)\nm/1,4137.81\n",
        "{\"format\": \"scrutiny-tracker-snapshot\"}",
    ] {
        assert!(begin(text).unwrap().is_none(), "{text}");
    }
}

#[test]
fn what_needs_care_is_kept_and_told() {
    let statistic = read(
        "Area,Period,Turnover (%),Headcount\n\
         Westshire,2019,104.2,10\n\
         Eastshire,mid-year,31,20\n\
         Total,2019,12,11\n",
    );
    assert_eq!(
        figures(&statistic),
        [
            "Turnover (%), Westshire, 2019: 104.2%",
            "Headcount, Westshire, 2019: 10 people",
            "Turnover (%), Eastshire, mid-year: 31%",
            "Headcount, Eastshire, mid-year: 20 people",
            "Turnover (%), Total, 2019: 12%",
            "Headcount, Total, 2019: 11 people",
        ]
    );
    let choice = Choice::first(&statistic, "");
    let (points, count) = chosen(&statistic, &choice, MOST);
    assert_eq!(count, 6);
    let told = cares(&statistic, &points, &choice);
    assert_eq!(
        told,
        [
            ("Rates without a base", 3),
            ("Rates above 100%", 1),
            ("Periods that are kept in words", 2)
        ]
    );
    let based = Choice {
        base: "All staff".to_owned(),
        ..choice
    };
    assert_eq!(cares(&statistic, &points, &based).len(), 2);
    assert_eq!(figure(&statistic, points[0], &based).base, "All staff");
    assert_eq!(figure(&statistic, points[1], &based).base, "");
}

#[test]
fn a_total_that_does_not_add_up_is_kept_with_the_difference() {
    let table = |total: &str| {
        read(&format!(
            "Service,Headcount,FTE\nHome care,397,287.92\nDay care,68,56.40\nTotal,{total},344.32\n"
        ))
    };
    assert_eq!(table("465").totals, Vec::<String>::new());
    let wrong = table("466");
    assert_eq!(
        wrong.totals,
        ["Row 4, Headcount: the total is 466. The rows add up to 465, 1 less."]
    );
    let choice = Choice::first(&wrong, "");
    let points = chosen(&wrong, &choice, MOST).0;
    let total = points.iter().find(|point| point.total).unwrap();
    let kept = figure(&wrong, total, &choice);
    assert_eq!(
        (kept.service.as_str(), kept.said().as_str()),
        ("Total", "466 people")
    );
    assert_eq!(
        kept.note,
        "the total is 466. The rows add up to 465, 1 less."
    );
    let hidden = read("Area,2019\nA,1\nB,*\nC,2\nTotal,9\n");
    assert!(
        hidden.totals[0].ends_with("the total of 9 cannot be checked."),
        "{:?}",
        hidden.totals
    );
    // Each part has its own total, and so has the whole.
    let nested = read("Area,2019\nA,1\nB,2\nSub-total,3\nC,4\nD,5\nSub-total,9\nTotal,12\n");
    assert_eq!(nested.totals, Vec::<String>::new());
}

#[test]
fn a_cell_that_is_no_number_stops_the_table_and_names_its_place() {
    let statistic = read("Area,2019,2020\nWestshire,1,2\nEastshire,three,4\nNorthshire,5,6\n");
    let errors: Vec<String> = statistic
        .errors
        .listed
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(errors.len(), 1);
    assert!(
        errors[0].starts_with("Row 3, column B (2019): “three” is not a number."),
        "{}",
        errors[0]
    );
    let unclosed = begin("Area,2019\nWestshire,1\n\"Eastshire,2\n").and_then(|reading| {
        let mut reading = reading.unwrap();
        reading.step(usize::MAX)
    });
    assert!(
        unclosed
            .unwrap_err()
            .to_string()
            .starts_with("Row 3, column A: a quotation mark")
    );
}

#[test]
fn a_column_is_what_somebody_says_it_is_and_the_layout_is_known_again() {
    let table = "Area,Sort,2019\nWestshire,Women,5\n";
    let statistic = read(table);
    let roles: Vec<Role> = statistic.columns.iter().map(|column| column.role).collect();
    assert_eq!(roles, [Role::Place, Role::Group, Role::Figures]);
    let layout = statistic.layout();
    let said = |known: &str| match known == layout {
        true => vec![Role::Place, Role::Service, Role::Figures],
        false => Vec::new(),
    };
    let mut again = Reading::begin(Arc::from(table), &said).unwrap().unwrap();
    assert_eq!(again.step(10).unwrap(), None);
    assert_eq!(figures(&again.finish()), ["Westshire, Women, 2019: 5"]);
    for (role, word, _) in scrutiny_tracker::exchange::statistics::role::ROLES {
        assert_eq!(Role::from_word(word), Some(role));
        assert_eq!(role.word(), word);
    }
}

#[test]
fn what_is_chosen_becomes_figures_and_reading_it_twice_adds_nothing() {
    let statistic = read(
        "Area,Year,Measure,Value\nWestshire,2019,Vacancies,10\nWestshire,2020,Vacancies,*\nEastshire,2019,Vacancies,7\n",
    );
    let mut choice = Choice::first(&statistic, "");
    choice.words[1] = vec![1];
    let (points, count) = chosen(&statistic, &choice, MOST);
    assert_eq!(count, 2);
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        RecordId::new(&format!("new/{next}"))
    };
    let mut set = ChangeSet::new();
    let made = plan(
        &statistic,
        &points,
        &choice,
        &Workspace::default(),
        &mut new_id,
    );
    assert_eq!(made.count(Effect::Adds), 2);
    set.union(made.changes(&set, &stamp("An Officer")).unwrap());
    let workspace = fold(&set);
    assert_eq!(
        (workspace.figures.len(), workspace.problems()),
        (2, Vec::new())
    );
    let marks: Vec<&str> = workspace
        .figures
        .values()
        .map(|one| one.record.mark.as_str())
        .collect();
    assert_eq!(marks, ["", "*"]);
    assert_eq!(
        workspace.figures.values().next().unwrap().record.unit,
        Unit::Number
    );
    let again = plan(&statistic, &points, &choice, &workspace, &mut new_id);
    assert_eq!(
        (again.count(Effect::Adds), again.count(Effect::Nothing)),
        (0, 2)
    );
}

/// Ten years of 150 areas and 67 measures.
pub fn hundred_thousand_rows() -> String {
    let mut text = String::from("Area,Area code,Year,Measure,Value\n");
    for area in 0..150 {
        for year in 2010..2020 {
            for measure in 0..67 {
                let name = if area == 7 {
                    "Westshire".to_owned()
                } else {
                    format!("Area {area}")
                };
                text.push_str(&format!(
                    "{name},E1{area:07},{year},Measure {measure},{}\n",
                    area * year + measure
                ));
            }
        }
    }
    text
}

#[test]
fn a_hundred_thousand_rows_are_read_in_slices_and_only_what_is_chosen_is_written() {
    let statistic = in_slices(&hundred_thousand_rows(), 500);
    assert_eq!((statistic.points.len(), statistic.rows), (100_500, 100_500));
    let choice = Choice::first(&statistic, "Westshire County Council");
    let (points, count) = chosen(&statistic, &choice, MOST);
    assert_eq!((points.len(), count), (670, 670));
    let everything = Choice::first(&read("Area,2019\nA,1\n"), "");
    assert_eq!(chosen(&statistic, &everything, MOST).1, 0);
}
