//! Which mark belongs to which recommendation. A mark that stands apart from its recommendation, or
//! contradicts its row, is read and put in doubt; a person settles it (rule V05).

use crate::domain::order::in_order;
use crate::domain::response::Answer;
use crate::exchange::papers::Found;
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::remark::{Matter, Remarks};
use crate::exchange::papers::response::Answered;
use crate::exchange::papers::response::marks::{Row, means};
use crate::exchange::papers::response::segments::Segment;

/// The answers of the segments of a form, in the order of their numbers.
pub(super) fn answers(
    mut segments: Vec<Segment>,
    headings: &mut Vec<Found>,
    remarks: &mut Remarks,
) -> Vec<Answered> {
    let marked: Vec<(Mark, String)> = marks(&mut segments);
    let last = segments.len().saturating_sub(1);
    let mut answers: Vec<Answered> = Vec::new();
    for (place, (segment, (mark, apart))) in segments.into_iter().zip(marked).enumerate() {
        let mut doubt = apart;
        if let Some(why) = mark.doubt {
            if !doubt.is_empty() {
                doubt.push(' ');
            }
            doubt.push_str(&why);
        }
        let note = note(segment.texts, mark.answer, place == last, headings);
        if note.is_some() && doubt.contains("tables") {
            doubt.push_str(" What is written below may belong elsewhere too.");
        }
        answers.push(Answered {
            number: segment.number,
            wording: segment.wording,
            answer: mark.answer,
            mark: mark.printed,
            doubt,
            note,
            alternative: segment.alternative,
        });
    }
    let mut kept: Vec<Answered> = Vec::new();
    for one in in_order(answers, |one| one.number) {
        match kept.last() {
            Some(last) if last.number == one.number && one.number > 0 => {
                let (number, first) = (one.number, last.wording.line);
                remarks.add(one.wording.line, Matter::AnsweredTwice { number, first });
            }
            _ => kept.push(one),
        }
    }
    kept
}

/// A mark as it was read.
struct Mark {
    answer: Answer,
    printed: String,
    doubt: Option<String>,
}

/// The mark of each segment, and why it is in doubt whose it is.
fn marks(segments: &mut [Segment]) -> Vec<(Mark, String)> {
    let mut apart = vec![String::new(); segments.len()];
    let mut without: Vec<usize> = Vec::new();
    for place in 0..segments.len() {
        let Some(segment) = segments.get_mut(place) else {
            break;
        };
        let number = segment.number;
        let count = segment.tables.len();
        if count == 0 && segment.words.is_none() {
            without.push(place);
        }
        if count < 2 {
            continue;
        }
        // Those before the last were printed here and belong to recommendations above that have none.
        let surplus: Vec<Vec<Row>> = segment.tables.drain(..count - 1).collect();
        let lent = surplus.len().min(without.len());
        let to = without.split_off(without.len() - lent);
        if let Some(said) = apart.get_mut(place) {
            *said = format!("{count} tick tables stand below it. The last is read as its answer.");
        }
        for (table, place) in surplus.into_iter().zip(to) {
            if let (Some(other), Some(said)) = (segments.get_mut(place), apart.get_mut(place)) {
                other.tables.push(table);
                *said = format!(
                    "No tick table stands below it, but recommendation {number} has more than one of the tables. One of those is read as the answer here."
                );
            }
        }
    }
    let read = segments.iter().map(read_mark);
    read.zip(apart).collect()
}

fn read_mark(segment: &Segment) -> Mark {
    let none = |printed: String, why: &str| Mark {
        answer: Answer::Awaiting,
        printed,
        doubt: Some(why.to_owned()),
    };
    let Some(table) = segment.tables.last() else {
        return match &segment.words {
            Some((Some(answer), words)) => Mark {
                answer: *answer,
                printed: words.clone(),
                doubt: None,
            },
            Some((None, words)) => none(
                words.clone(),
                &format!("“{words}” is none of the three answers."),
            ),
            None => none(String::new(), "No mark was found for it."),
        };
    };
    let marked: Vec<&Row> = table.iter().filter(|row| !row.mark.is_empty()).collect();
    let yes: Vec<&&Row> = marked
        .iter()
        .filter(|row| means(&row.mark) == Some(true))
        .collect();
    match (yes.as_slice(), marked.as_slice()) {
        ([row], _) if marked.iter().all(|row| means(&row.mark).is_some()) => Mark {
            answer: row.answer,
            printed: row.mark.clone(),
            doubt: None,
        },
        ([], [row]) => Mark {
            answer: row.answer,
            printed: row.mark.clone(),
            doubt: Some(format!(
                "The only mark is “{}”, beside “{}”. It may mean no. It is read as the mark of that row.",
                row.mark, row.label
            )),
        },
        ([], []) => none(String::new(), "No row of its table is marked."),
        _ => {
            let printed: Vec<String> = marked
                .iter()
                .map(|row| format!("{}: {}", row.label, row.mark))
                .collect();
            none(
                printed.join("; "),
                "Its rows are marked in more than one way.",
            )
        }
    }
}

/// The text below an answer. A last short line without a full stop, before another recommendation,
/// is a heading, unless it is all that there is to explain an answer that needs it.
fn note(
    mut texts: Vec<(Found, usize)>,
    answer: Answer,
    is_last: bool,
    headings: &mut Vec<Found>,
) -> Option<Found> {
    let heading = texts.last().is_some_and(|(found, lines)| {
        let words = &found.text;
        *lines == 1 && words.len() <= 70 && !words.ends_in(".!?;")
    });
    if heading && !is_last && !(answer.needs_explanation() && texts.len() == 1) {
        headings.extend(texts.pop().map(|(found, _)| found));
    }
    let mut texts = texts.into_iter().map(|(found, _)| found);
    let mut note = texts.next()?;
    for more in texts {
        note.text.push_str("\n\n");
        note.text.push_str(&more.text);
    }
    Some(note)
}
