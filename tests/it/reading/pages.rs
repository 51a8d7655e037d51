//! The pages over the embedded review, as values.

use std::fs::{read_dir, read_to_string};
use std::path::Path;

use scrutiny_tracker::content::changes::From;
use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::filter_form::Groups;
use scrutiny_tracker::content::help::Help;
use scrutiny_tracker::content::help::source::{Picture, compiled, pages, results_said};
use scrutiny_tracker::content::home::Work;
use scrutiny_tracker::content::pack::Content;
use scrutiny_tracker::content::present::Changed;
use scrutiny_tracker::content::{
    changes, checks, conflicts, evidence, help, home, list, meeting, meetings, money, new_forms,
    pack, planning, present, progress, recommendation, report_back, review, reviews, update_form,
    workforce,
};
use scrutiny_tracker::markup::Node;
use scrutiny_tracker::query::conflict::Conflicts;
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::query::show::Show;

use crate::embedded::{CHANGES, REVIEW};
use crate::golden::day;

/// The day of every page.
const TODAY: &str = "2026-11-22";

/// Every page that is a function of the record, with a name.
pub fn all() -> Vec<(String, Vec<Node>)> {
    let today = day(TODAY);
    let rows = &rows(&REVIEW, today);
    let filter = Filter::all();
    let work = Work::NotBegun {
        address: "scrutiny-tracker.html".to_owned(),
    };
    let from = From::of(Some("the meeting".to_owned()), String::new());
    let show = Show::all();
    let changed = Changed {
        since: None,
        count: 0,
    };
    let (_, data) = help_data();
    let content = Content {
        workspace: &REVIEW,
        rows,
        changes: &[],
        today: "22 November 2026".to_owned(),
        help: &data,
    };
    let everything =
        "cover,summary,schedule,cards,charts,actions,money,changes,glossary,form,blank";
    let blank = Entered::blank();
    let mut pages: Vec<(String, Vec<Node>)> = [
        (
            "Home",
            home::sheet(&REVIEW, rows, (Vec::new(), None), &work, None).nodes,
        ),
        (
            "Recommendations",
            list::sheet(&REVIEW, (rows, rows), &filter, Groups::Open, list::PAGE).nodes,
        ),
        (
            "Progress",
            progress::sheet(&REVIEW, rows, &filter, Groups::Open, today).nodes,
        ),
        ("Review", review::sheet(&REVIEW, &CHANGES).unwrap().nodes),
        ("Reviews", reviews::sheet(&REVIEW, rows, "pay").nodes),
        ("Meetings", meetings::page(&REVIEW)),
        ("Money", money::page(&REVIEW)),
        ("Workforce", workforce::page(&REVIEW, ["", ""])),
        ("Planning", planning::sheet(&REVIEW, "").nodes),
        ("Evidence", evidence::page(&REVIEW)),
        ("Checks", checks::page(&REVIEW, rows)),
        (
            "Conflicts",
            conflicts::sheet(&REVIEW, &CHANGES, &Conflicts::default(), &[], &[]).nodes,
        ),
        (
            "What changed",
            changes::sheet(&REVIEW, Vec::new(), &from, (None, &[])).nodes,
        ),
        (
            "Report back",
            report_back::sheet(&REVIEW, rows, today).nodes,
        ),
        ("Print", pack::sheet(Some(everything), &content).nodes),
        (
            "Present",
            present::sheet(
                &REVIEW,
                rows,
                &show,
                &[],
                &changed,
                (&present::entered(&show), &[]),
            )
            .nodes,
        ),
        ("New review", new_forms::review_sheet(&blank, &[]).nodes),
        (
            "New recommendation",
            new_forms::recommendation_sheet(&blank, &[]).nodes,
        ),
        ("Page not found", help::not_found()),
    ]
    .map(|(name, nodes)| (name.to_owned(), nodes))
    .into();
    for row in rows {
        let page = recommendation::sheet(&REVIEW, &CHANGES, rows, row, &filter);
        pages.push((page.title, page.nodes));
    }
    let update = update_form::sheet(&rows[0], &REVIEW, &update_form::entered(today, ""), &[]);
    pages.push((update.title, update.nodes));
    for id in REVIEW.meetings.keys() {
        let page = meeting::sheet(&REVIEW, id).unwrap();
        pages.push((page.title, page.nodes));
    }
    pages
}

/// The files of the help: pages with their names, and the names of pictures.
pub fn files() -> (Vec<(String, String)>, Vec<Picture>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut texts, mut pictures) = (Vec::new(), Vec::new());
    for entry in read_dir(root.join("public/help")).unwrap() {
        let path = entry.unwrap().path();
        let name = |part: Option<&std::ffi::OsStr>| part.unwrap().to_string_lossy().into_owned();
        match path.extension().and_then(|end| end.to_str()) {
            Some("md") => texts.push((name(path.file_stem()), read_to_string(&path).unwrap())),
            Some("webp") => pictures.push((name(path.file_name()), 800, 500)),
            _ => {}
        }
    }
    texts.sort();
    (texts, pictures)
}

/// The help as the app reads it.
pub fn help_data() -> (Vec<String>, Help) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let changes = read_to_string(root.join("CHANGELOG.md")).unwrap();
    let (texts, pictures) = files();
    let results = read_to_string(root.join("public/help/accessibility.json")).unwrap();
    let sources = pages(texts, &changes, &results_said(&results).unwrap());
    let names = sources.iter().map(|source| source.name.clone()).collect();
    let data = compiled(&sources, &pictures).unwrap();
    (names, Help::read(&data))
}

/// Every help page, with its name.
pub fn help() -> Vec<(String, Vec<Node>)> {
    let (names, data) = help_data();
    names
        .into_iter()
        .map(|name| {
            let page = help::sheet(&data, &name, &|name| name.to_owned()).unwrap();
            (format!("help/{name}"), page.nodes)
        })
        .collect()
}
