//! What is planned: rows of scrutiny's own work programme and of the executive's forward plan.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// The list that a row stands in.
    Plan, form "work-programme or forward-plan", absent WorkProgramme {
        /// Scrutiny's own calendar.
        WorkProgramme = "work-programme", "Work programme";
        /// The executive's notice of decisions ahead.
        ForwardPlan = "forward-plan", "Forward plan";
    }
}

words! {
    /// How firm a row is (domain S23).
    PlanGroup, form "dated, possible or standing", absent Dated {
        /// It has its place in the calendar.
        Dated = "dated", "Dated";
        /// It may come.
        Possible = "possible", "Possible";
        /// It comes back by itself.
        Standing = "standing", "Standing item";
    }
}

words! {
    /// Whether the decision is a key decision (domain S24).
    KeyDecision, form "key, not-key or not-stated", absent NotStated {
        /// The plan does not say.
        NotStated = "not-stated", "Not stated";
        /// It is one.
        Key = "key", "Key decision";
        /// It is none.
        NotKey = "not-key", "Not a key decision";
    }
}

record! {
    /// A row of a work programme or of a forward plan (domain S23, S24).
    ProgrammeRow = "programme-row" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// The list it stands in.
        plan: Plan = "plan",
        /// What is to come.
        subject: String = "subject",
        /// The body it comes to, or that decides.
        body: String = "body",
        /// When.
        date: Option<StatedDate> = "date",
        /// When, where the plan uses words: "every meeting", "within the plan period".
        timing: String = "timing",
        /// How firm it is.
        group: PlanGroup = "group",
        /// When it was last reported on, as the plan prints it: several dates, or "not applicable".
        last_reports: String = "lastReports",
        /// Whether it is a key decision.
        key_decision: KeyDecision = "keyDecision",
        /// The page of the plan.
        page: String = "page",
        /// What the plan says besides.
        notes: String = "notes",
        /// The recommendations it is on.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in the list.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}
