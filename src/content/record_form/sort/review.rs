//! Forms: what the page of the review shows.

use crate::content::look::{ACCENT_DARK, ACCENT_LIGHT, HEADER};
use crate::content::record_form::sort::{
    Control, Home, ON, ORDER, SOURCES, Sort, date, field, line, lines, long, words,
};
use crate::domain::meeting::{Activity, ActivityKind};
use crate::domain::programme::{KeyDecision, Plan, PlanGroup, ProgrammeRow};
use crate::domain::recommendation::Addressee;
use crate::domain::record::Record;
use crate::domain::review::{Person, ReportStage, Review, ReviewState, Theme};
use crate::domain::source::Source;

/// The forms.
pub(super) const SORTS: &[Sort] = &[
    Sort {
        kind: Review::TYPE,
        part: "",
        said: "a review",
        home: Home::Review,
        fields: &[
            line("title", "Title of the review", "").needed("Enter the title of the review"),
            line(
                "shortName",
                "Short name",
                "It stands in the title of the window.",
            ),
            line("authority", "Council", ""),
            line("commissionedBy", "Body that set it up", ""),
            line("leadMember", "Lead member", ""),
            lines("members", "Other members", "One a line."),
            lines("officers", "Officers who supported it", "One a line."),
            line("contact", "Where to ask", ""),
            lines(
                "districts",
                "Districts of the area",
                "One a line. They serve targets such as one ambassador in each district.",
            ),
            words(
                ReviewState::WORDS,
                ReviewState::ABSENT_WORD,
                "state",
                "Is it worked on?",
            ),
            SOURCES,
        ],
    },
    Sort {
        kind: Review::TYPE,
        part: "scope",
        said: "the terms of reference",
        home: Home::Review,
        fields: &[
            long("motion", "What the motion asked", ""),
            lines("termsOfReference", "Terms of reference", "One a line."),
            lines("scopeQuestions", "Questions of the scope", "One a line."),
        ],
    },
    Sort {
        kind: Review::TYPE,
        part: "dates",
        said: "the dates and the path of approval",
        home: Home::Review,
        fields: &[
            date("motionDate", "The council agreed the motion"),
            date("agreed", "The review was agreed"),
            date("started", "The work began"),
            date("reportPlanned", "Report planned for"),
            date("reportDate", "Date on the report"),
            date("approvalPlanned", "Approval by the Board planned for"),
            date("approved", "The Board approved it"),
            date("cabinetPlanned", "Cabinet planned for"),
            date("cabinet", "The Cabinet met on it"),
            date("reportBack", "Progress to be reported back"),
            field(
                Control::Number,
                "replyMonths",
                "Months after the approval by which a reply is looked for",
                "Two where this is empty. Check it against your council's rules.",
            ),
            words(
                ReportStage::WORDS,
                ReportStage::ABSENT_WORD,
                "stage",
                "How far the report has come",
            ),
        ],
    },
    Sort {
        kind: Review::TYPE,
        part: "notes",
        said: "the notes on the review",
        home: Home::Review,
        fields: &[
            long(
                "generalComments",
                "General comments of the Cabinet Member",
                "",
            ),
            lines("notes", "What a reader should know", "One a line."),
            lines(
                "glossary",
                "Words of the report and their meanings",
                "One a line: the word, a colon, the meaning.",
            ),
        ],
    },
    Sort {
        kind: Review::TYPE,
        part: "look",
        said: "the look of the council",
        home: Home::Settings,
        fields: &[
            line("authority", "Council", ""),
            line(
                "textLogo",
                "Text in place of a logo",
                "A few letters, such as WCC. They stand at the top of each page, on the cover of a pack and on the first slide.",
            ),
            field(
                Control::Colour(HEADER),
                "headerColour",
                "Colour of the header",
                "White words stand on it. The usual one is #12436d.",
            ),
            field(
                Control::Colour(ACCENT_LIGHT),
                "accentLight",
                "Colour of buttons on a light page",
                "The usual one is #12436d.",
            ),
            field(
                Control::Colour(ACCENT_DARK),
                "accentDark",
                "Colour of buttons on a dark page",
                "The usual one is #8cbdea. No colour can be read on both a light and a dark page.",
            ),
        ],
    },
    Sort {
        kind: Theme::TYPE,
        part: "",
        said: "a theme",
        home: Home::Review,
        fields: &[
            line("title", "Title", "").needed("Enter the title of the theme"),
            ORDER,
        ],
    },
    Sort {
        kind: Person::TYPE,
        part: "",
        said: "a person or a vacant seat",
        home: Home::Review,
        fields: &[
            line("name", "Name", "Leave it empty for a vacant seat."),
            line("post", "Post", "For example, Chairman or Parent governor.")
                .needed("Enter the post"),
            line("body", "Body", ""),
            line(
                "standing",
                "Standing",
                "For example, then, interim or vacant.",
            ),
            line(
                "leadArea",
                "Leads on",
                "A Panel or a duty, where there is one.",
            ),
            date("from", "From"),
            date("to", "To"),
            SOURCES,
        ],
    },
    Sort {
        kind: Addressee::TYPE,
        part: "",
        said: "a Cabinet Member",
        home: Home::Review,
        fields: &[
            line("portfolio", "Portfolio", "For example, Adult Social Care.")
                .needed("Enter the portfolio, such as Adult Social Care"),
            line("name", "Name", ""),
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: Activity::TYPE,
        part: "",
        said: "an activity",
        home: Home::Review,
        fields: &[
            date("date", "Date"),
            words(
                ActivityKind::WORDS,
                ActivityKind::ABSENT_WORD,
                "kind",
                "What kind of activity",
            ),
            long("text", "What was done", "").needed("Enter what was done"),
            lines("people", "Who was met", "One a line, by post."),
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: ProgrammeRow::TYPE,
        part: "",
        said: "a row of a programme",
        home: Home::Review,
        fields: &[
            words(Plan::WORDS, Plan::ABSENT_WORD, "plan", "Which list"),
            line("subject", "Subject", "").needed("Enter the subject"),
            line("body", "Body", "The body it comes to, or that decides."),
            date("date", "Date"),
            line(
                "timing",
                "When, in words",
                "For example, every meeting, or within the plan period.",
            ),
            words(
                PlanGroup::WORDS,
                PlanGroup::ABSENT_WORD,
                "group",
                "How firm it is",
            ),
            line("lastReports", "Last reported on", "As the plan prints it."),
            words(
                KeyDecision::WORDS,
                KeyDecision::ABSENT_WORD,
                "keyDecision",
                "Is it a key decision?",
            ),
            line("page", "Page of the plan", ""),
            long("notes", "Notes", ""),
            ON,
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: Source::TYPE,
        part: "",
        said: "a paper",
        home: Home::Review,
        fields: &[
            line("title", "Title", "").needed("Enter the title of the paper"),
            line("issuer", "Who issued it", ""),
            date("date", "Date"),
            line("stage", "Stage", "For example, draft or final."),
            lines(
                "missing",
                "Parts it announces but does not hold",
                "One a line.",
            ),
            ORDER,
        ],
    },
];
