//! Forms: meetings with what was said and agreed at them.

use crate::content::record_form::sort::{
    Home, MEETING, ON, ORDER, SOURCES, Sort, date, line, lines, long, one, words,
};
use crate::domain::meeting::{
    Action, ActionState, AgendaItem, Meeting, MeetingState, Point, PointKind,
};
use crate::domain::record::Record;

/// The forms.
pub(super) const SORTS: &[Sort] = &[
    Sort {
        kind: Meeting::TYPE,
        part: "",
        said: "a meeting",
        home: Home::Meeting,
        fields: &[
            line(
                "body",
                "Body",
                "For example, Overview and Scrutiny Performance Board.",
            )
            .needed("Enter the body that meets"),
            date("date", "Date"),
            line("time", "Time", "For example, 1.30pm."),
            line("place", "Place", "Or Online."),
            words(
                MeetingState::WORDS,
                MeetingState::ABSENT_WORD,
                "state",
                "What became of it",
            ),
            line("cancelledBecause", "Why it was cancelled", ""),
            one(
                Meeting::TYPE,
                "movedTo",
                "Meeting that its items went to",
                "Of a cancelled meeting.",
            ),
            line("item", "Item on the review", ""),
            long("outcome", "What the meeting did about it", ""),
            lines(
                "attendance",
                "Who attended for the item",
                "One a line, with the post.",
            ),
            ON,
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: AgendaItem::TYPE,
        part: "",
        said: "an agenda item",
        home: Home::Meeting,
        fields: &[
            line("number", "Number on the agenda", ""),
            line("subject", "Subject", "").needed("Enter what the item is about"),
            line("pages", "Pages of the papers", "For example, 33 to 62."),
            long("outcome", "What the meeting did about it", ""),
            one(
                Meeting::TYPE,
                "movedTo",
                "Meeting that it went to",
                "Where the meeting was cancelled or the item was put off.",
            ),
            line(
                "takenOnBy",
                "Body that took it on",
                "Where that is another body.",
            ),
            ON,
            MEETING.needed("Select the meeting"),
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: Point::TYPE,
        part: "",
        said: "a discussion point",
        home: Home::Meeting,
        fields: &[
            long("text", "The point", "").needed("Enter the point"),
            line("speaker", "Who made it", ""),
            words(
                PointKind::WORDS,
                PointKind::ABSENT_WORD,
                "kind",
                "What kind of point",
            ),
            ON,
            MEETING.needed("Select the meeting"),
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: Action::TYPE,
        part: "",
        said: "an action",
        home: Home::Meeting,
        fields: &[
            long("text", "What is to be done", "").needed("Enter what is to be done"),
            line("owner", "Owner", ""),
            date("due", "Due date"),
            words(
                ActionState::WORDS,
                ActionState::ABSENT_WORD,
                "state",
                "Is it done?",
            ),
            line(
                "targetBody",
                "Body it goes to",
                "Where another body is to take it on.",
            ),
            ON,
            MEETING,
            SOURCES,
        ],
    },
];
