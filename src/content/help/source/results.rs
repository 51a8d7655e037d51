//! What the checks for barriers found, in sentences for the accessibility statement.

use serde_json::Value;

use crate::content::help::source::SourceError;
use crate::domain::date::StatedDate;
use crate::domain::json::parse;
use crate::query::timing::plural;

/// The results as Markdown.
///
/// # Errors
///
/// What the results lack.
pub fn results_said(results: &str) -> Result<String, SourceError> {
    let results = parse(results).map_err(|_| SourceError::NoResult("results"))?;
    let text = |value: &Value, name: &'static str| {
        let text = value.get(name).and_then(Value::as_str);
        text.map(ToOwned::to_owned)
            .ok_or(SourceError::NoResult(name))
    };
    let number = |value: &Value, name: &'static str| {
        let number = value.get(name).and_then(Value::as_u64);
        let number = number.and_then(|number| u32::try_from(number).ok());
        number.ok_or(SourceError::NoResult(name))
    };
    let day = StatedDate::parse(&text(&results, "date")?).ok_or(SourceError::NoResult("date"))?;
    let runs = results.get("runs").and_then(Value::as_array);
    let runs = runs.ok_or(SourceError::NoResult("runs"))?;
    let mut said = format!(
        "Version {} was checked on {day}, by a program ({}). It knows the rules of levels A and AA, and good practice. A view is a page, or a page with a question, a mistake or a message.\n",
        text(&results, "version")?,
        text(&results, "by")?
    );
    let mut problems = 0;
    for run in runs {
        let pages = run.get("pages").and_then(Value::as_array);
        let pages = pages.ok_or(SourceError::NoResult("pages"))?.len();
        let look = match text(run, "look")?.as_str() {
            "light" => "light colours",
            "dark" => "dark colours",
            _ => "high contrast",
        };
        let found = number(run, "problems")?;
        problems += found;
        let pages = u32::try_from(pages).unwrap_or(u32::MAX);
        said.push_str(&format!(
            "- {}, in {look}, {} pixels wide: {}\n",
            plural(pages, "view"),
            number(run, "width")?,
            found_said(found)
        ));
    }
    said.push_str(&format!("In all: {}.\n", found_said(problems)));
    Ok(said)
}

fn found_said(problems: u32) -> String {
    match problems {
        0 => "no problems".to_owned(),
        problems => plural(problems, "problem"),
    }
}
