//! Reading minutes: who attended, what was said on which recommendations, the points, the actions.

use crate::exchange::papers::blocks::{Begins, Block, LONGEST_HEADING, blocks};
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::front::whole_date;
use crate::exchange::papers::heads::named;
use crate::exchange::papers::lines::lines;
use crate::exchange::papers::remark::Remarks;
use crate::exchange::papers::{Dated, Found, MOST, Paper, PaperError, Reading};

/// What was found in minutes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Minutes {
    /// The body that met, where a heading names it.
    pub body: Option<Found>,
    /// The date, only where it is printed (rule V10).
    pub date: Option<Dated>,
    /// The item, by its heading.
    pub item: Option<Found>,
    /// Who attended.
    pub attendance: Vec<Found>,
    /// What was reported on recommendations. A note on a range is kept once (rule V24).
    pub notes: Vec<Note>,
    /// The points made in discussion (domain S19).
    pub points: Vec<Note>,
    /// What was agreed (domain S20).
    pub actions: Vec<Note>,
}

/// Words with the numbers of the recommendations that they name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The numbers.
    pub numbers: Vec<u32>,
    /// The words.
    pub words: Found,
}

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Front,
    Attendance,
    Report,
    Points,
    Actions,
    /// After the end of the item.
    End,
}

const ATTENDANCE: [&str; 7] = [
    "attending for this item",
    "in attendance",
    "present:",
    "attendance",
    "also present",
    "attending:",
    "members present",
];

const DISCUSSION: [&str; 6] = [
    "discussion",
    "points were",
    "points made",
    "comments were",
    "questions",
    "following points",
];

const ACTIONS: [&str; 9] = [
    "in terms of actions",
    "action",
    "resolved",
    "agreed",
    "it was agreed",
    "the panel agreed",
    "the board agreed",
    "the committee agreed",
    "the task group agreed",
];

const ENDS: [&str; 3] = [
    "supporting documents",
    "the meeting closed",
    "the meeting ended",
];

fn begins(text: &str, starts: &[&str]) -> bool {
    let lower = text.trimmed_start("*_# ").to_ascii_lowercase();
    starts.iter().any(|start| lower.starts_with(start))
}

/// Whether a line is one that only minutes have.
pub(super) fn is_sign(line: &str) -> bool {
    let words = line.trimmed("*# :");
    words.eq_ignore_ascii_case("minutes")
        || begins(
            line,
            &[
                "minutes of",
                "attending for this item",
                "in attendance:",
                "present:",
                "also present",
            ],
        )
}

pub(super) fn read(text: &str) -> Result<Paper, PaperError> {
    let lines = lines(text, &|_| false);
    let mut remarks = Remarks::default();
    let mut reader = Reader {
        at: At::Front,
        minutes: Minutes {
            body: None,
            date: None,
            item: None,
            attendance: Vec::new(),
            notes: Vec::new(),
            points: Vec::new(),
            actions: Vec::new(),
        },
        remarks: &mut remarks,
    };
    for block in blocks(&lines.lines, false) {
        reader.take(&block);
    }
    let minutes = reader.minutes;
    let counts = [
        minutes.notes.len(),
        minutes.points.len(),
        minutes.actions.len(),
    ];
    if counts.iter().all(|count| *count == 0) {
        return Err(PaperError::NoMinutes);
    }
    if counts.iter().any(|count| *count > MOST) || minutes.attendance.len() > MOST {
        return Err(PaperError::TooMany);
    }
    Ok(Paper {
        reading: Reading::Minutes(minutes),
        remarks: remarks.finish(),
        of_pages: lines.of_pages,
    })
}

struct Reader<'a> {
    at: At,
    minutes: Minutes,
    remarks: &'a mut Remarks,
}

impl Reader<'_> {
    fn take(&mut self, block: &Block<'_>) {
        let text = block.text();
        if begins(&text, &ENDS) {
            self.at = At::End;
        }
        if self.at == At::End || matches!(block.begins, Begins::Bare(_)) {
            return;
        }
        // Only after something was reported is "Agreed" an action, and not a part of the front.
        if begins(&text, &ACTIONS) && self.at != At::Front {
            self.at = At::Actions;
            // A heading or a sentence that announces a list says nothing of its own.
            if text.ends_with(':') || text.len() < 20 {
                return;
            }
            return self.put(block, text);
        }
        if begins(&text, &ATTENDANCE) {
            return self.attendance(block, &text);
        }
        if text.ends_with(':')
            && DISCUSSION
                .iter()
                .any(|word| text.to_ascii_lowercase().contains(word))
        {
            self.at = At::Points;
            return;
        }
        match self.at {
            At::Attendance if block.begins == Begins::Bullet => {
                self.minutes.attendance.push(block.found())
            }
            At::Attendance if names_only(block) => {
                for (place, line) in block.lines.iter().enumerate() {
                    self.attend(line, block.line + place);
                }
            }
            At::Front | At::Attendance => self.front(block, text),
            _ => self.put(block, text),
        }
    }

    /// `Attending for this item were:` before a list, or `Present: A Lee, B Day`.
    fn attendance(&mut self, block: &Block<'_>, text: &str) {
        self.at = At::Attendance;
        let (_, rest) = text.split_once(':').unwrap_or((text, ""));
        for name in rest.split([',', ';']) {
            self.attend(name, block.line);
        }
    }

    fn attend(&mut self, name: &str, line: usize) {
        let name = name.trim().trimmed_end(".");
        if !name.is_empty() {
            self.minutes.attendance.push(Found {
                text: name.to_owned(),
                line,
            });
        }
    }

    fn front(&mut self, block: &Block<'_>, text: String) {
        if !named(&text, "recommendation").is_empty() || text.len() > LONGEST_HEADING {
            self.at = At::Report;
            return self.put(block, text);
        }
        for (place, line) in block.lines.iter().enumerate() {
            self.heading(line.trimmed("#* "), block.line + place);
        }
    }

    /// A line before the report: the body, the date, or the item.
    fn heading(&mut self, words: &str, line: usize) {
        let found = || Found {
            text: words.to_owned(),
            line,
        };
        let on = words.rsplit_once(" on ").map_or(words, |(_, date)| date);
        let date = whole_date(words.split_once(": ").map_or(on, |(_, date)| date));
        let date = date.or_else(|| whole_date(on));
        let body = words
            .strip_prefix("Minutes of the ")
            .or_else(|| words.strip_prefix("Minutes of "));
        let body = body.unwrap_or(words);
        let body = body.split(" on ").next().unwrap_or(body);
        let body = body.strip_suffix(" meeting").unwrap_or(body);
        let is_body = [" Panel", " Board", " Committee", " Commission"]
            .iter()
            .any(|end| body.ends_with(end));
        if let Some(date) = date {
            self.minutes.date.get_or_insert(Dated { date, line });
        }
        if is_body {
            self.minutes.body.get_or_insert(Found {
                text: body.to_owned(),
                line,
            });
        } else if date.is_none()
            && !is_sign(words)
            && !words.to_ascii_lowercase().contains("agenda")
        {
            // The heading nearest to the text is that of the item.
            self.minutes.item = Some(found());
        }
    }

    fn put(&mut self, block: &Block<'_>, text: String) {
        let numbers = named(&text, "recommendation");
        let words = Found {
            text,
            line: block.line,
        };
        let note = Note { numbers, words };
        match self.at {
            At::Points => self.minutes.points.push(note),
            At::Actions => self.minutes.actions.push(note),
            _ if !note.numbers.is_empty() => self.minutes.notes.push(note),
            _ => match self.minutes.notes.last_mut() {
                // A paragraph that names none goes on with the one before.
                Some(last) if block.heading().is_none() => {
                    last.words.text.push_str("\n\n");
                    last.words.text.push_str(&note.words.text);
                }
                _ => self.remarks.left_over(note.words.line, &note.words.text),
            },
        }
    }
}

/// Whether a piece is a list of people, a line each.
fn names_only(block: &Block<'_>) -> bool {
    let short = block
        .lines
        .iter()
        .all(|line| line.len() < 90 && !line.ends_with('.'));
    short
        && block
            .lines
            .iter()
            .all(|line| line.contains(',') || block.lines.len() > 1)
}
