//! The kinds of record that people write by hand, with the fields of their forms, as a table.
//!
//! One page and one reader serve every row of it. A form with a name shows a part of a record.

use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::meeting::{
    Action, ActionState, Activity, ActivityKind, AgendaItem, Meeting, MeetingState, Point,
    PointKind,
};
use crate::domain::programme::{KeyDecision, Plan, PlanGroup, ProgrammeRow};
use crate::domain::recommendation::{
    Addressee, PanelView, Recommendation, Verb, Version, VersionStage,
};
use crate::domain::record::Record;
use crate::domain::response::{Response, SourceClarity};
use crate::domain::review::{Person, ReportStage, Review, ReviewState, Theme};
use crate::domain::source::Source;
use crate::domain::update::{Audience, Delivery, Update};

/// Words of a closed list with their labels.
pub type Words = &'static [(&'static str, &'static str)];

/// How a field is entered, and what it holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Control {
    /// A text of one line.
    Line,
    /// A text of several lines.
    Text,
    /// A list of texts, one a line.
    Lines,
    /// A whole number.
    Number,
    /// Whole numbers, with commas between them.
    Numbers,
    /// A date, of which the day may be left out.
    Date,
    /// One of a closed list of words; the second is the one for a field that nobody has set.
    Words(Words, &'static str),
    /// One record of a kind.
    One(&'static str),
    /// Several records of a kind.
    Several(&'static str),
    /// Several of the review's districts.
    Districts,
    /// Several questions of the review's scope, by their places in the list.
    Questions,
    /// Places in papers, one a line: the title of the paper, then the place.
    Papers,
}

/// A field of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name in the record.
    pub name: &'static str,
    /// What people read beside it.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
    /// How it is entered.
    pub control: Control,
    /// What to say where nothing is entered; empty where nothing has to be.
    pub needed: &'static str,
}

/// Where a record is shown, and where its form leads back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    /// The page of the review.
    Review,
    /// The page of its meeting, else the list of meetings.
    Meeting,
    /// The page of its recommendation, else the list of them.
    Recommendation,
    /// What the review heard.
    Evidence,
}

/// A form: a kind of record, or a part of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// The kind of record.
    pub kind: &'static str,
    /// The name of the part that the form shows; empty for the form that also adds a record.
    pub part: &'static str,
    /// What it is, with the word before it: "a meeting", "the panel's view".
    pub said: &'static str,
    /// Where the record is shown.
    pub home: Home,
    /// The fields, in order.
    pub fields: &'static [Field],
}

/// The form of a kind of record, or of a part of it.
pub fn sort(kind: &str, part: &str) -> Option<&'static Sort> {
    SORTS
        .iter()
        .find(|sort| sort.kind == kind && sort.part == part)
}

const fn field(
    control: Control,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
) -> Field {
    Field {
        name,
        label,
        hint,
        control,
        needed: "",
    }
}

impl Field {
    const fn needed(mut self, sentence: &'static str) -> Self {
        self.needed = sentence;
        self
    }
}

const fn line(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    field(Control::Line, name, label, hint)
}

const fn long(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    field(Control::Text, name, label, hint)
}

const fn lines(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    field(Control::Lines, name, label, hint)
}

const fn date(name: &'static str, label: &'static str) -> Field {
    field(Control::Date, name, label, "")
}

const fn one(
    kind: &'static str,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
) -> Field {
    field(Control::One(kind), name, label, hint)
}

const fn words(
    list: Words,
    absent: &'static str,
    name: &'static str,
    label: &'static str,
) -> Field {
    field(Control::Words(list, absent), name, label, "")
}

const ON: Field = field(
    Control::Several(Recommendation::TYPE),
    "recommendations",
    "Recommendations it is about",
    "",
);
const ORDER: Field = field(
    Control::Number,
    "order",
    "Place in the list",
    "A number. The smallest comes first.",
);
const SOURCES: Field = field(
    Control::Papers,
    "sources",
    "Where it stands in the papers",
    "One a line: the title of the paper, a comma, then the place in it.",
);
const MEETING: Field = one(Meeting::TYPE, "meeting", "Meeting", "");

/// Every form.
pub const SORTS: &[Sort] = &[
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
        kind: Recommendation::TYPE,
        part: "",
        said: "a recommendation",
        home: Home::Recommendation,
        fields: &[
            field(Control::Number, "number", "Number in the report", "")
                .needed("Enter the number it has in the report, such as 1"),
            line("title", "Short title", "In your own words.").needed("Enter a short title"),
            long("summary", "What it asks, in short", "In your own words."),
            long("officialWording", "Wording as published", ""),
            long(
                "agreedWording",
                "Wording as agreed",
                "Where it differs from what was published.",
            ),
            one(Theme::TYPE, "theme", "Theme", ""),
            words(
                Verb::WORDS,
                Verb::ABSENT_WORD,
                "verb",
                "How the report puts it",
            ),
            field(
                Control::Several(Addressee::TYPE),
                "addressees",
                "Cabinet Members who must answer",
                "",
            ),
            field(
                Control::Questions,
                "scopeQuestions",
                "Questions of the scope that it answers",
                "",
            ),
            field(
                Control::Numbers,
                "paragraphs",
                "Paragraphs that support it",
                "Numbers with commas between them.",
            ),
            field(
                Control::Several(Recommendation::TYPE),
                "related",
                "Recommendations it refers to",
                "",
            ),
            lines(
                "crossReferences",
                "Other places it refers to",
                "One a line.",
            ),
            lines("targets", "What can be counted", "One a line."),
            line(
                "perDistrict",
                "What each district is to have",
                "For example, one ambassador.",
            ),
            date("due", "Report back by"),
            line("leadOfficer", "Officer who leads on it", ""),
            SOURCES,
        ],
    },
    Sort {
        kind: Recommendation::TYPE,
        part: "view",
        said: "the panel's view",
        home: Home::Recommendation,
        fields: &[
            words(
                PanelView::WORDS,
                PanelView::ABSENT_WORD,
                "panelView",
                "The panel's own view",
            ),
            long("panelViewReason", "Reason", ""),
            date("panelViewDate", "Date of the view"),
        ],
    },
    Sort {
        kind: Recommendation::TYPE,
        part: "districts",
        said: "the districts that have it",
        home: Home::Recommendation,
        fields: &[
            line(
                "perDistrict",
                "What each district is to have",
                "For example, one ambassador.",
            ),
            field(
                Control::Districts,
                "districtsMet",
                "Districts that have it",
                "",
            ),
        ],
    },
    Sort {
        kind: Version::TYPE,
        part: "",
        said: "a version of a recommendation",
        home: Home::Recommendation,
        fields: &[
            words(
                VersionStage::WORDS,
                VersionStage::ABSENT_WORD,
                "stage",
                "Which version it is",
            ),
            long("text", "Wording", "As it stands in the paper.").needed("Enter the wording"),
            date("date", "When it was issued"),
            line("note", "Why then, or what changed", ""),
            one(Recommendation::TYPE, "recommendation", "Recommendation", "")
                .needed("Select the recommendation"),
            ORDER,
            SOURCES,
        ],
    },
    Sort {
        kind: Response::TYPE,
        part: "paper",
        said: "the reading of the response form",
        home: Home::Recommendation,
        fields: &[
            line(
                "printedMark",
                "Mark as printed",
                "Exactly as it stands on the form.",
            ),
            words(
                SourceClarity::WORDS,
                SourceClarity::ABSENT_WORD,
                "clarity",
                "Is the mark clear?",
            ),
            long("doubt", "What is in doubt", ""),
            SOURCES,
        ],
    },
    Sort {
        kind: Update::TYPE,
        part: "",
        said: "an update",
        home: Home::Recommendation,
        fields: &[
            long("text", "What has happened", "").needed("Enter what has happened"),
            words(
                Delivery::WORDS,
                Delivery::ABSENT_WORD,
                "delivery",
                "What officers say",
            ),
            date("date", "Date of the update"),
            line("reportedBy", "Reported by", ""),
            one(Meeting::TYPE, "meeting", "Meeting it was reported to", ""),
            line(
                "evidence",
                "Where the evidence is",
                "A paper and page, or the name of a file.",
            ),
            words(
                Audience::WORDS,
                Audience::ABSENT_WORD,
                "audience",
                "Who may see it",
            ),
            ON.needed("Select at least one recommendation"),
            SOURCES,
        ],
    },
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
                "Or when, in words",
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
        kind: Evidence::TYPE,
        part: "",
        said: "a piece of evidence",
        home: Home::Evidence,
        fields: &[
            words(
                EvidenceKind::WORDS,
                EvidenceKind::ABSENT_WORD,
                "kind",
                "What kind",
            ),
            line("title", "Short title", "").needed("Enter a short title"),
            long(
                "text",
                "What it says",
                "Of an outcome: what is better, and what shows it.",
            ),
            line("who", "Who said, did or claims it", ""),
            date("date", "When"),
            field(
                Control::Several(Activity::TYPE),
                "activities",
                "Activities at which it was heard",
                "",
            ),
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
