//! What a control asks the app to do. The words stand in the markup, so that one listener serves all.

mod form_name;

use crate::deck::key::Turn;
use crate::exchange::papers::PaperKind;
use crate::query::filter::Sort;

pub use form_name::FormName;

use form_name::FORMS;

/// What a chosen file is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To be merged into the workspace.
    Merge,
    /// To be opened in place of the workspace.
    Open,
    /// To be checked against the workspace.
    Check,
    /// To be read in as a paper.
    Paper,
    /// To be read in as a table.
    Table,
    /// To be compared with what is here.
    Since,
}

/// What is taken along of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartFile {
    /// Its numbers, for a spreadsheet.
    Csv,
    /// Its picture, for a slide or a report.
    Svg,
}

/// Something to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Take back what was just done.
    Undo,
    /// Make a file of the workspace.
    SaveFile,
    /// Copy the text of the file, for a browser that does not download.
    CopyFile,
    /// Stop making the file.
    StopSaving,
    /// Make a file of a table, by the word for it.
    SaveTable(String),
    /// Make a file of a chart of the page, by its id.
    SaveChart(ChartFile, String),
    /// Make a calendar file of the dates to keep.
    SaveCalendar,
    /// Write everything that is in this window to the browser again.
    WriteBack,
    /// Open the browser's chooser for a file.
    Choose(Purpose),
    /// Read the file that was chosen.
    Read(Purpose),
    /// Read what was asked about: a large file, or one with half signs.
    ReadOn,
    /// Open the file that was read.
    Open,
    /// Leave the file that was read alone.
    LeaveFile,
    /// Go back to an earlier workspace.
    GoBack(String),
    /// Take a merge back, by the name of its report.
    UndoMerge(String),
    /// Make a page of the report of a merge.
    SaveReport(String),
    /// Make a file of what could not be understood.
    SaveMisfits,
    /// Ask whether to take everything away from this browser.
    AskToErase,
    /// Take everything away from this browser.
    Erase,
    /// The two entries at this place of the list are one: the first stays.
    Same(usize),
    /// The two entries at this place of the list are different.
    Different(usize),
    /// Give a field the value it has in a change: `<change> <field>`.
    PutBack(String),
    /// Take a record out of view, by its id.
    Remove(String),
    /// Sort the list by a column, or turn it round.
    Sort(Sort),
    /// Put so many entries of the long lists on the page; the number of the list, 0 for that of recommendations.
    ShowMore(usize, usize),
    /// Show or hide the filters on a small screen.
    ToggleFilters,
    /// Move the keyboard to a field or a part of the page.
    Focus(String),
    /// Move the keyboard to the result once the list has followed.
    ToResults,
    /// Untick every filter, whether it was applied or not, and go to the result.
    ClearFilters,
    /// Follow what is typed into the search.
    Search,
    /// Read the paper at hand as another kind.
    PaperIs(PaperKind),
    /// Make a new review of the report at hand.
    NewFromPaper,
    /// A step in a presentation.
    Turn(Turn),
    /// Make a figure of the review of the cell that the page of a table is at.
    TakeFigure,
    /// Open the browser's dialog for printing.
    PrintPage,
    /// Copy the text of the part of the page with this id.
    CopyText(String),
    /// Copy the pack as text, or make a file of it: `text`, `md` or `html`.
    Report(String),
    /// Write the colour that was chosen into the field with this id.
    Pick(String),
    /// Name the recommendations whose numbers are typed into this field.
    Number(String),
    /// The hint of this page was read.
    GotIt,
    /// Send a form.
    Send(FormName),
}

const PURPOSES: [(Purpose, &str); 6] = [
    (Purpose::Merge, "merge"),
    (Purpose::Open, "open"),
    (Purpose::Check, "check"),
    (Purpose::Paper, "paper"),
    (Purpose::Table, "table"),
    (Purpose::Since, "since"),
];

impl Purpose {
    /// The id of the button that asks for it.
    pub fn button_id(self) -> &'static str {
        match self {
            Self::Merge => "merge-button",
            Self::Open => "open-button",
            Self::Check => "check-button",
            Self::Paper => "paper-button",
            Self::Table => "table-button",
            Self::Since => "since-button",
        }
    }

    /// The id of the hidden file input that serves it.
    pub fn input_id(self) -> &'static str {
        match self {
            Self::Merge => "merge-input",
            Self::Open => "open-input",
            Self::Check => "check-input",
            Self::Paper => "paper-input",
            Self::Table => "table-input",
            Self::Since => "since-input",
        }
    }
}

fn word<T: PartialEq>(list: &[(T, &'static str)], value: &T) -> &'static str {
    let found = list.iter().find(|(one, _)| one == value);
    found.map(|(_, word)| *word).unwrap_or_default()
}

fn value<T: Copy>(list: &[(T, &str)], word: &str) -> Option<T> {
    list.iter()
        .find(|(_, one)| *one == word)
        .map(|(value, _)| *value)
}

impl Deed {
    /// The words for `data-do`. Reading them gives the deed again.
    pub fn words(&self) -> String {
        let (verb, object) = match self {
            Self::Undo => ("undo", ""),
            Self::SaveFile => ("save-file", ""),
            Self::CopyFile => ("copy-file", ""),
            Self::StopSaving => ("stop-saving", ""),
            Self::SaveTable(what) => ("save-table", what.as_str()),
            Self::SaveChart(ChartFile::Csv, id) => ("save-data", id.as_str()),
            Self::SaveChart(ChartFile::Svg, id) => ("save-picture", id.as_str()),
            Self::SaveCalendar => ("save-calendar", ""),
            Self::WriteBack => ("write-back", ""),
            Self::Choose(purpose) => ("choose", word(&PURPOSES, purpose)),
            Self::Read(purpose) => ("read", word(&PURPOSES, purpose)),
            Self::ReadOn => ("read-on", ""),
            Self::UndoMerge(key) => ("undo-merge", key.as_str()),
            Self::SaveReport(key) => ("save-report", key.as_str()),
            Self::SaveMisfits => ("save-misfits", ""),
            Self::AskToErase => ("ask-to-erase", ""),
            Self::Erase => ("erase", ""),
            Self::ShowMore(most, list) => return format!("more {most} {list}"),
            Self::Same(place) => return format!("same {place}"),
            Self::Different(place) => return format!("different {place}"),
            Self::PutBack(what) => ("put-back", what.as_str()),
            Self::Remove(id) => ("remove", id.as_str()),
            Self::Open => ("open", ""),
            Self::LeaveFile => ("leave-file", ""),
            Self::GoBack(shelf) => ("go-back", shelf.as_str()),
            Self::Sort(sort) => ("sort", sort.word()),
            Self::ToggleFilters => ("toggle-filters", ""),
            Self::Focus(id) => ("focus", id.as_str()),
            Self::ToResults => ("to-results", ""),
            Self::ClearFilters => ("clear-filters", ""),
            Self::Search => ("search", ""),
            Self::PaperIs(kind) => ("paper-is", kind.word()),
            Self::NewFromPaper => ("new-from-paper", ""),
            Self::Turn(turn) => ("turn", turn.word()),
            Self::TakeFigure => ("take-figure", ""),
            Self::PrintPage => ("print", ""),
            Self::CopyText(id) => ("copy-text", id.as_str()),
            Self::Report(form) => ("report", form.as_str()),
            Self::Pick(field) => ("pick", field.as_str()),
            Self::Number(field) => ("number", field.as_str()),
            Self::GotIt => ("got-it", ""),
            Self::Send(form) => ("send", word(&FORMS, form)),
        };
        if object.is_empty() {
            verb.to_owned()
        } else {
            format!("{verb} {object}")
        }
    }

    /// The deed of some words; `None` where they name none.
    pub fn parse(words: &str) -> Option<Self> {
        let (verb, object) = words.split_once(' ').unwrap_or((words, ""));
        Some(match verb {
            "undo" => Self::Undo,
            "save-file" => Self::SaveFile,
            "copy-file" => Self::CopyFile,
            "stop-saving" => Self::StopSaving,
            "save-table" => Self::SaveTable(object.to_owned()),
            "save-data" => Self::SaveChart(ChartFile::Csv, object.to_owned()),
            "save-picture" => Self::SaveChart(ChartFile::Svg, object.to_owned()),
            "save-calendar" => Self::SaveCalendar,
            "write-back" => Self::WriteBack,
            "choose" => Self::Choose(value(&PURPOSES, object)?),
            "read" => Self::Read(value(&PURPOSES, object)?),
            "read-on" => Self::ReadOn,
            "undo-merge" => Self::UndoMerge(object.to_owned()),
            "save-report" => Self::SaveReport(object.to_owned()),
            "save-misfits" => Self::SaveMisfits,
            "ask-to-erase" => Self::AskToErase,
            "erase" => Self::Erase,
            "more" => object.split_once(' ').and_then(super::long::more)?,
            "same" => Self::Same(object.parse().ok()?),
            "different" => Self::Different(object.parse().ok()?),
            "put-back" => Self::PutBack(object.to_owned()),
            "remove" => Self::Remove(object.to_owned()),
            "open" => Self::Open,
            "leave-file" => Self::LeaveFile,
            "go-back" => Self::GoBack(object.to_owned()),
            "sort" => Self::Sort(Sort::from_word(object)?),
            "toggle-filters" => Self::ToggleFilters,
            "focus" => Self::Focus(object.to_owned()),
            "to-results" => Self::ToResults,
            "clear-filters" => Self::ClearFilters,
            "search" => Self::Search,
            "paper-is" => Self::PaperIs(PaperKind::from_word(object)?),
            "new-from-paper" => Self::NewFromPaper,
            "take-figure" => Self::TakeFigure,
            "print" => Self::PrintPage,
            "copy-text" => Self::CopyText(object.to_owned()),
            "report" => Self::Report(object.to_owned()),
            "turn" => Self::Turn(Turn::from_word(object)?),
            "pick" => Self::Pick(object.to_owned()),
            "number" => Self::Number(object.to_owned()),
            "got-it" => Self::GotIt,
            "send" => Self::Send(value(&FORMS, object)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_reads_back_from_its_words() {
        for deed in [
            Deed::Undo,
            Deed::SaveFile,
            Deed::CopyFile,
            Deed::StopSaving,
            Deed::SaveTable("money".to_owned()),
            Deed::SaveChart(ChartFile::Csv, "pay".to_owned()),
            Deed::SaveChart(ChartFile::Svg, "pay".to_owned()),
            Deed::SaveCalendar,
            Deed::WriteBack,
            Deed::Choose(Purpose::Merge),
            Deed::Read(Purpose::Check),
            Deed::ReadOn,
            Deed::UndoMerge("a report".to_owned()),
            Deed::SaveReport("a report".to_owned()),
            Deed::SaveMisfits,
            Deed::AskToErase,
            Deed::Erase,
            Deed::ShowMore(200, 0),
            Deed::Same(3),
            Deed::Different(0),
            Deed::PutBack("a change".to_owned()),
            Deed::Remove("care-work/meeting/panel later".to_owned()),
            Deed::Open,
            Deed::LeaveFile,
            Deed::GoBack("a shelf".to_owned()),
            Deed::Sort(Sort::Updated),
            Deed::ToggleFilters,
            Deed::Focus("explanation".to_owned()),
            Deed::ToResults,
            Deed::ClearFilters,
            Deed::Search,
            Deed::PaperIs(PaperKind::Minutes),
            Deed::NewFromPaper,
            Deed::Send(FormName::Recommendation),
            Deed::Choose(Purpose::Table),
            Deed::Send(FormName::Table),
            Deed::Send(FormName::Record),
            Deed::Turn(Turn::Larger),
            Deed::PrintPage,
            Deed::TakeFigure,
            Deed::CopyText("handover".to_owned()),
            Deed::Report("md".to_owned()),
            Deed::Choose(Purpose::Since),
            Deed::Send(FormName::Note),
            Deed::Send(FormName::Settings),
            Deed::Pick("accentLight".to_owned()),
            Deed::Number("also".to_owned()),
            Deed::GotIt,
        ] {
            assert_eq!(Deed::parse(&deed.words()), Some(deed));
        }
        assert_eq!(Deed::parse("sing"), None);
    }
}
