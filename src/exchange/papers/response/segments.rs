//! A response form taken apart: its front, and what stands between one recommendation and the next.

use crate::domain::response::{AlternativeWording, Answer};
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::front::whole_date;
use crate::exchange::papers::heads::{bulleted, head, numbered};
use crate::exchange::papers::lines::{Line, bare, goes_on, join};
use crate::exchange::papers::remark::Remarks;
use crate::exchange::papers::response::Form;
use crate::exchange::papers::response::labels::{Label, answer, label};
use crate::exchange::papers::response::marks::{Row, in_words, is_mark, row};
use crate::exchange::papers::response::style::{Style, style, table_row};
use crate::exchange::papers::{Dated, Found};

/// A recommendation of the form with everything up to the next.
pub(super) struct Segment {
    pub number: u32,
    pub wording: Found,
    /// The tick tables that stand below it.
    pub tables: Vec<Vec<Row>>,
    /// An answer in words, as printed, and what it was read as.
    pub words: Option<(Option<Answer>, String)>,
    /// The pieces of text that stand below it, with the number of lines of each.
    pub texts: Vec<(Found, usize)>,
    pub alternative: AlternativeWording,
}

impl Segment {
    pub fn has_answer(&self) -> bool {
        !self.tables.is_empty() || self.words.is_some()
    }
}

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the first recommendation, and no text is open.
    Front,
    General,
    Purpose,
    Wording,
    /// Within the printed rule on explanations.
    Rule,
    /// Below a recommendation's wording.
    Below,
    /// In the wording that is offered instead.
    Alternative,
}

struct Reader<'a> {
    style: Style,
    at: At,
    form: Form,
    segments: Vec<Segment>,
    remarks: &'a mut Remarks,
    /// Whether the line before was a row to tick.
    after_row: bool,
    /// Whether something stands between the text met last and what follows.
    parted: bool,
}

pub(super) fn segments(lines: &[Line<'_>], remarks: &mut Remarks) -> (Form, Vec<Segment>) {
    let mut reader = Reader {
        style: style(lines),
        at: At::Front,
        form: Form {
            title: None,
            lead: None,
            name: None,
            portfolio: None,
            approved: None,
            cabinet: None,
            answered: None,
            general: None,
            answers: Vec::new(),
            headings: Vec::new(),
        },
        segments: Vec::new(),
        remarks,
        after_row: false,
        parted: false,
    };
    for line in lines {
        reader.take(line);
    }
    (reader.form, reader.segments)
}

impl Reader<'_> {
    fn take(&mut self, line: &Line<'_>) {
        let after_row = std::mem::take(&mut self.after_row);
        if let Some(row) = row(line.text) {
            self.after_row = true;
            return self.tick(line, row);
        }
        // A mark that a PDF put below its row.
        if after_row && is_mark(line.text) {
            if let Some(row) = self.last_row()
                && row.mark.is_empty()
            {
                line.text.clone_into(&mut row.mark);
            }
            return;
        }
        if self.style == Style::Rows
            && let Some((number, wording, words, after)) = table_row(line.text)
        {
            self.begin(number, wording, line);
            self.say(in_words(words), words);
            return self.put_text(after, line.number, true);
        }
        if let Some((number, wording)) = self.beginning(line) {
            return self.begin(number, wording, line);
        }
        if let Some((answer, words, rest)) = answer(line.text)
            && !self.segments.is_empty()
        {
            self.say(answer, words);
            return self.put_text(rest, line.number, true);
        }
        if !self.segments.is_empty()
            && self.at != At::Rule
            && let Some(answer) = in_words(line.text)
        {
            return self.say(Some(answer), line.text);
        }
        match label(line.text) {
            Some((label, rest)) => self.labelled(label, rest, line),
            None => self.words(line),
        }
    }

    fn beginning<'l>(&self, line: &Line<'l>) -> Option<(u32, &'l str)> {
        let next = self.segments.last().map_or(1, |one| one.number + 1);
        match self.style {
            Style::Heads => head(line.text),
            Style::Numbers => numbered(line.text).filter(|(number, _)| *number == next),
            Style::Bare => bare(line.text)
                .filter(|number| *number == next)
                .map(|number| (number, "")),
            Style::Bullets if self.at != At::Purpose => bulleted(line.text).map(|text| (0, text)),
            Style::Rows | Style::Bullets => None,
        }
    }

    fn begin(&mut self, number: u32, wording: &str, line: &Line<'_>) {
        self.at = At::Wording;
        self.parted = true;
        self.segments.push(Segment {
            number,
            wording: Found {
                text: wording.to_owned(),
                line: line.number,
            },
            tables: Vec::new(),
            words: None,
            texts: Vec::new(),
            alternative: AlternativeWording::NotStated,
        });
    }

    fn say(&mut self, answer: Option<Answer>, words: &str) {
        self.at = At::Below;
        self.parted = true;
        if let Some(segment) = self.segments.last_mut() {
            segment.words = Some(match segment.words.take() {
                None => (answer, words.to_owned()),
                // Two answers are none.
                Some((_, before)) => (None, format!("{before}, {words}")),
            });
        }
    }

    /// A row to tick: of the table at hand, or the first of a new one.
    fn tick(&mut self, line: &Line<'_>, row: Row) {
        self.at = At::Below;
        self.parted = true;
        let Some(segment) = self.segments.last_mut() else {
            return self.remarks.left_over(line.number, line.text);
        };
        let later = |table: &Vec<Row>| {
            let answers = table.iter().map(|row| row.answer);
            answers.max().is_some_and(|last| last < row.answer)
        };
        match segment.tables.last_mut() {
            Some(table) if later(table) => table.push(row),
            _ => segment.tables.push(vec![row]),
        }
    }

    fn last_row(&mut self) -> Option<&mut Row> {
        self.segments.last_mut()?.tables.last_mut()?.last_mut()
    }

    fn labelled(&mut self, label: Label, rest: &str, line: &Line<'_>) {
        let found = || Found {
            text: rest.to_owned(),
            line: line.number,
        };
        let dated = || {
            whole_date(rest).map(|date| Dated {
                date,
                line: line.number,
            })
        };
        let filled = !rest.is_empty();
        self.parted = true;
        match label {
            Label::Title if filled => self.form.title = Some(found()),
            Label::Lead if filled => self.form.lead = Some(found()),
            Label::Responder if filled => self.responder(rest, line.number),
            Label::Approved => self.form.approved = dated(),
            Label::Cabinet => self.form.cabinet = dated(),
            Label::Answered => self.form.answered = dated(),
            _ => {}
        }
        let front = self.segments.is_empty();
        self.at = match label {
            Label::General if front => {
                self.form.general = filled.then(found);
                At::General
            }
            Label::Purpose if front => At::Purpose,
            Label::Rule if !line.text.ends_with(':') => At::Rule,
            Label::Alternative if !front => {
                self.alternative(rest);
                return;
            }
            Label::Note if !front => {
                self.at = At::Below;
                return self.put_text(rest, line.number, true);
            }
            _ if front => At::Front,
            _ => At::Below,
        };
    }

    fn alternative(&mut self, words: &str) {
        self.at = At::Alternative;
        if let Some(segment) = self.segments.last_mut() {
            let none = ["none", "none offered", "n/a", "not applicable"];
            let lower = words.trimmed_end(".").to_ascii_lowercase();
            segment.alternative = match words {
                "" => AlternativeWording::NotStated,
                _ if none.contains(&lower.as_str()) => AlternativeWording::NoneOffered,
                _ => AlternativeWording::Offered(words.to_owned()),
            };
        }
    }

    /// `Councillor Ann Lee, CMR for Adult Social Care`: the name and the portfolio.
    fn responder(&mut self, words: &str, line: usize) {
        let lower = words.to_ascii_lowercase();
        let found = |text: &str| {
            Some(Found {
                text: text.trimmed(", ()-–").to_owned(),
                line,
            })
            .filter(|found| !found.text.is_empty())
        };
        let posts = [
            "cmr",
            "cabinet member",
            "executive member",
            "portfolio holder",
            "lead member",
        ];
        let post = posts.iter().filter_map(|post| lower.find(post)).min();
        let (name, post) = words
            .split_at_checked(post.unwrap_or(words.len()))
            .unwrap_or((words, ""));
        self.form.name = found(name);
        let portfolio = post.find(" for ").and_then(|at| post.get(at + 5..));
        self.form.portfolio = portfolio.and_then(found);
    }

    fn words(&mut self, line: &Line<'_>) {
        // The number of a page.
        if bare(line.text).is_some() {
            return;
        }
        match self.at {
            At::Front if self.segments.is_empty() => {
                // Titles and headings of the form say nothing of their own.
                if line.text.len() > 60 {
                    self.remarks.left_over(line.number, line.text);
                }
            }
            At::Purpose => {}
            At::General => self.general(line),
            At::Rule => {
                if line.text.ends_with(':') || line.text.ends_with('.') {
                    self.at = At::Below;
                }
            }
            At::Wording => self.more_wording(line),
            At::Alternative => {
                if let Some(segment) = self.segments.last_mut() {
                    match &mut segment.alternative {
                        AlternativeWording::Offered(words) if !line.gap => join(words, line.text),
                        AlternativeWording::NotStated => {
                            segment.alternative = AlternativeWording::Offered(line.text.to_owned());
                        }
                        _ => {
                            self.at = At::Below;
                            self.put_text(line.text, line.number, true);
                        }
                    }
                }
            }
            At::Front | At::Below => self.put_text(line.text, line.number, line.gap),
        }
    }

    fn general(&mut self, line: &Line<'_>) {
        match &mut self.form.general {
            None => {
                self.form.general = Some(Found {
                    text: line.text.to_owned(),
                    line: line.number,
                });
            }
            // A short line by itself is the heading of the first theme.
            Some(_) if line.gap && line.text.len() < 60 && !line.text.ends_with('.') => {
                self.at = At::Front;
                self.form.headings.push(Found {
                    text: line.text.to_owned(),
                    line: line.number,
                });
            }
            Some(general) if line.gap => {
                general.text.push_str("\n\n");
                general.text.push_str(line.text);
            }
            Some(general) => join(&mut general.text, line.text),
        }
    }

    fn more_wording(&mut self, line: &Line<'_>) {
        let Some(segment) = self.segments.last_mut() else {
            return;
        };
        let words = &mut segment.wording.text;
        if words.is_empty() {
            segment.wording.line = line.number;
            line.text.clone_into(words);
        } else if !line.gap || goes_on(words, line.text) {
            join(words, line.text);
        } else {
            self.at = At::Below;
            self.put_text(line.text, line.number, true);
        }
    }

    /// Text below a recommendation, as a piece of its own where a gap stands before it.
    fn put_text(&mut self, words: &str, line: usize, apart: bool) {
        if words.is_empty() {
            return;
        }
        let Some(segment) = self.segments.last_mut() else {
            return self.remarks.left_over(line, words);
        };
        let parted = std::mem::take(&mut self.parted);
        match segment.texts.last_mut() {
            Some((found, lines)) if !parted && (!apart || goes_on(&found.text, words)) => {
                join(&mut found.text, words);
                *lines += 1;
            }
            _ => segment.texts.push((
                Found {
                    text: words.to_owned(),
                    line,
                },
                1,
            )),
        }
    }
}
