//! Forms: a recommendation with what hangs on it, and evidence.

use crate::content::record_form::sort::{
    Control, Home, ON, ORDER, SOURCES, Sort, date, field, line, lines, long, one, words,
};
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::meeting::{Activity, Meeting};
use crate::domain::recommendation::{
    Addressee, PanelView, Recommendation, Verb, Version, VersionStage,
};
use crate::domain::record::Record;
use crate::domain::response::{Response, SourceClarity};
use crate::domain::review::Theme;
use crate::domain::update::{Audience, Delivery, Update};

/// The forms.
pub(super) const SORTS: &[Sort] = &[
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
            field(
                Control::Phrases,
                "phrases",
                "The officer's own words",
                "One a line: the number of the recommendation, a colon, the words. The status chosen for them stays.",
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
];
