//! A scrutiny review: what was examined, by whom, when, and how far its report has come.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// How far the report has come (domain L3).
    ReportStage, form "the stage of a report", absent NotStated {
        /// Nobody has said.
        NotStated = "not-stated", "Not stated";
        /// The task group is at work.
        Underway = "underway", "Underway";
        /// An update report was given.
        Update = "update", "Update report";
        /// A draft is before the Board.
        Draft = "draft", "Draft";
        /// The Board approved it.
        Approved = "approved", "Approved by the Board";
        /// The Cabinet has it.
        ToCabinet = "to-cabinet", "With the Cabinet";
        /// The Cabinet Member has answered.
        Answered = "answered", "Answered";
    }
}

words! {
    /// Whether a review is still worked on.
    ReviewState, form "current or archived", absent Current {
        /// It is worked on.
        Current = "current", "Current";
        /// It is closed, and kept to be looked up.
        Archived = "archived", "Archived";
    }
}

record! {
    /// One scrutiny review and its report (domain S05, S06, S08, S13, S16).
    Review = "review" {
        /// The title of the report.
        title: String = "title",
        /// The name used in page titles.
        short_name: String = "shortName",
        /// The council.
        authority: String = "authority",
        /// The body that set the review up.
        commissioned_by: String = "commissionedBy",
        /// The lead member of the task group.
        lead_member: String = "leadMember",
        /// The other members.
        members: Vec<String> = "members",
        /// The officers who supported it.
        officers: Vec<String> = "officers",
        /// What it was to find out.
        terms_of_reference: Vec<String> = "termsOfReference",
        /// The questions of its scope.
        scope_questions: Vec<String> = "scopeQuestions",
        /// What the motion asked, said anew.
        motion: String = "motion",
        /// When the council agreed the motion.
        motion_date: Option<StatedDate> = "motionDate",
        /// When the review was agreed.
        agreed: Option<StatedDate> = "agreed",
        /// When its work began.
        started: Option<StatedDate> = "started",
        /// The date on its report.
        report_date: Option<StatedDate> = "reportDate",
        /// When the report was meant to be ready, where that differs.
        report_planned: Option<StatedDate> = "reportPlanned",
        /// When the Board approved the report.
        approved: Option<StatedDate> = "approved",
        /// When the Board was meant to approve it, where that differs.
        approval_planned: Option<StatedDate> = "approvalPlanned",
        /// When the Cabinet met on it.
        cabinet: Option<StatedDate> = "cabinet",
        /// When the Cabinet was meant to meet on it, where that differs.
        cabinet_planned: Option<StatedDate> = "cabinetPlanned",
        /// When progress is to be reported back.
        report_back: Option<StatedDate> = "reportBack",
        /// How many months after the Board's approval a reply is looked for (rule V28); where nothing is
        /// set, two.
        reply_months: u32 = "replyMonths",
        /// How far the report has come.
        stage: ReportStage = "stage",
        /// The Cabinet Member's general comments on the report.
        general_comments: String = "generalComments",
        /// What a reader should know about the record.
        notes: Vec<String> = "notes",
        /// Words of the report with their meanings, one in each.
        glossary: Vec<String> = "glossary",
        /// The districts of the area, for targets that are counted in each (rule V23).
        districts: Vec<String> = "districts",
        /// Whether it is still worked on.
        state: ReviewState = "state",
        /// A short text that stands for the council's logo: "WCC".
        text_logo: String = "textLogo",
        /// The council's colour for buttons and marks on a light page, such as #12436d.
        accent_light: String = "accentLight",
        /// The council's colour for buttons and marks on a dark page.
        accent_dark: String = "accentDark",
        /// The council's colour behind its name at the top of each page.
        header_colour: String = "headerColour",
        /// Where to ask.
        contact: String = "contact",
        /// Where this stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

record! {
    /// A theme that groups recommendations in the report (domain S09).
    Theme = "theme" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// Its title.
        title: String = "title",
        /// Its place in the report.
        order: u32 = "order",
    }
}

record! {
    /// A person and the post held (domain S03, S04). A vacant seat has a post and no name.
    Person = "person" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// The name; empty for a vacant seat.
        name: String = "name",
        /// The post.
        post: String = "post",
        /// The body.
        body: String = "body",
        /// "then", "interim", "vacant", where the source says so.
        standing: String = "standing",
        /// The Panel or duty that a member leads on: "Adult Care", "quality assurance".
        lead_area: String = "leadArea",
        /// When the post was taken up.
        from: Option<StatedDate> = "from",
        /// When it was left.
        to: Option<StatedDate> = "to",
        /// Where this stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}
