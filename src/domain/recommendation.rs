//! A recommendation of a report, whom it is addressed to, and what the panel thinks of its progress.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// How the report puts the recommendation (domain L2).
    Verb, form "recommends, urges or requests", absent Recommends {
        /// "recommends"
        Recommends = "recommends", "Recommends";
        /// "urges"
        Urges = "urges", "Urges";
        /// "requests"
        Requests = "requests", "Requests";
    }
}

words! {
    /// The panel's own view of progress. It is never worked out from what officers say.
    PanelView, form "a view of the panel", absent NotConsidered {
        /// The panel has not looked at it yet.
        NotConsidered = "not-considered", "Not yet considered";
        /// The panel wants to hear more.
        KeepWatching = "keep-watching", "Keep watching";
        /// The panel is not satisfied.
        NotSatisfied = "not-satisfied", "Not satisfied";
        /// The panel has stopped watching it.
        NoLongerWatched = "no-longer-watched", "No longer watched";
    }
}

record! {
    /// One numbered recommendation (domain S10, S11, S12; rule V23).
    Recommendation = "recommendation" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// Its number in the report, from 1 (rule V06).
        number: u32 = "number",
        /// A short title, made up for the record.
        title: String = "title",
        /// What it asks, said anew and not copied from the report (rule V29).
        summary: String = "summary",
        /// The wording as published, where a person has entered it.
        official_wording: String = "officialWording",
        /// The wording that was agreed in the end, where it differs from what was published.
        agreed_wording: String = "agreedWording",
        /// Its theme.
        theme: RecordId = "theme",
        /// How the report puts it.
        verb: Verb = "verb",
        /// The Cabinet Members who must answer.
        addressees: Vec<RecordId> = "addressees",
        /// The report's paragraphs that support it.
        paragraphs: Vec<u32> = "paragraphs",
        /// Other recommendations it refers to.
        related: Vec<RecordId> = "related",
        /// Paragraphs elsewhere in the report that refer to it or that it refers to.
        cross_references: Vec<String> = "crossReferences",
        /// What can be counted: "at least six ambassadors, one for each district".
        targets: Vec<String> = "targets",
        /// What each district is to have: "one ambassador". Nothing where no target is counted by district.
        per_district: String = "perDistrict",
        /// The districts that have it.
        districts_met: Vec<String> = "districtsMet",
        /// The questions of the review's scope that it answers, by their places in the list, from 1.
        scope_questions: Vec<u32> = "scopeQuestions",
        /// When it asks for a report back.
        due: Option<StatedDate> = "due",
        /// The officer who leads on it.
        lead_officer: String = "leadOfficer",
        /// The panel's own view.
        panel_view: PanelView = "panelView",
        /// Why the panel takes that view.
        panel_view_reason: String = "panelViewReason",
        /// When the panel took it.
        panel_view_date: Option<StatedDate> = "panelViewDate",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

words! {
    /// Which version of a recommendation a wording is (domain S08, S10).
    VersionStage, form "a version of a recommendation", absent Draft {
        /// In the draft report.
        Draft = "draft", "Draft";
        /// Sent before the report, because the matter could not wait.
        SentEarly = "sent-early", "Interim, sent early";
        /// In the final report.
        Final = "final", "Final";
    }
}

record! {
    /// One version of a recommendation's wording, kept beside the others (domain S10; rule V06).
    Version = "recommendation-version" {
        /// The recommendation.
        recommendation: RecordId = "recommendation",
        /// Which version it is.
        stage: VersionStage = "stage",
        /// Its wording.
        text: String = "text",
        /// When it was issued.
        date: Option<StatedDate> = "date",
        /// Why it was issued then, or what changed.
        note: String = "note",
        /// The place in the order of versions, which dates alone cannot give.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

record! {
    /// A Cabinet Member with Responsibility, as the addressee of recommendations (domain S03).
    Addressee = "addressee" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// The name, where a source gives it.
        name: String = "name",
        /// The portfolio: "Adult Social Care".
        portfolio: String = "portfolio",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

impl Addressee {
    /// How the addressee is named in sentences: the name where it is known, else the portfolio.
    pub fn said(&self) -> String {
        if self.name.is_empty() {
            format!("Cabinet Member for {}", self.portfolio)
        } else {
            format!("{}, Cabinet Member for {}", self.name, self.portfolio)
        }
    }
}
