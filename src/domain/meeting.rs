//! Meetings, what was said at them, what was agreed, and the review's own schedule of activity.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// What became of a meeting (domain S22).
    MeetingState, form "planned, held or cancelled", absent Planned {
        /// Still to come, or nobody has said that it took place.
        Planned = "planned", "Planned";
        /// It took place.
        Held = "held", "Held";
        /// It was cancelled.
        Cancelled = "cancelled", "Cancelled";
    }
}

record! {
    /// A meeting at which the review was an item (domain S17, S21, S22; rule V25).
    Meeting = "meeting" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// The body that met.
        body: String = "body",
        /// When.
        date: StatedDate = "date",
        /// The time of day as printed.
        time: String = "time",
        /// Where, or "Online".
        place: String = "place",
        /// What became of it.
        state: MeetingState = "state",
        /// Why it was cancelled.
        cancelled_because: String = "cancelledBecause",
        /// The meeting its items went to.
        moved_to: Option<RecordId> = "movedTo",
        /// The item on the review.
        item: String = "item",
        /// What the meeting did about it.
        outcome: String = "outcome",
        /// Who attended for the item.
        attendance: Vec<String> = "attendance",
        /// The recommendations it reported on or discussed.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in the order of meetings, which dates alone cannot give.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

record! {
    /// An item on a meeting's agenda (domain S22; rule V25). One of a cancelled meeting stays, and says
    /// where it went.
    AgendaItem = "agenda-item" {
        /// The meeting.
        meeting: RecordId = "meeting",
        /// Its number as printed: "6", "7b".
        number: String = "number",
        /// What it was about.
        subject: String = "subject",
        /// The pages of the papers for it: "33 to 62".
        pages: String = "pages",
        /// What the meeting did about it.
        outcome: String = "outcome",
        /// The meeting it went to.
        moved_to: Option<RecordId> = "movedTo",
        /// Who took it on, where that is no meeting of this record: "Children and Families Panel".
        taken_on_by: String = "takenOnBy",
        /// The recommendations it was on.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in the agenda.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

words! {
    /// What kind of point was made (domain S19).
    PointKind, form "a kind of point", absent Statement {
        /// A statement.
        Statement = "statement", "Statement";
        /// A question.
        Question = "question", "Question";
        /// An answer.
        Answer = "answer", "Answer";
        /// Praise.
        Praise = "praise", "Praise";
        /// A suggestion.
        Suggestion = "suggestion", "Suggestion";
    }
}

record! {
    /// A point made in discussion (domain S19).
    Point = "discussion-point" {
        /// The meeting.
        meeting: RecordId = "meeting",
        /// Who made it.
        speaker: String = "speaker",
        /// What kind it is.
        kind: PointKind = "kind",
        /// The point, said anew.
        text: String = "text",
        /// Recommendations it bears on.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in the discussion.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

words! {
    /// Whether an action is still to be done.
    ActionState, form "open, done or handed-over", absent Open {
        /// Still to be done.
        Open = "open", "Open";
        /// Done.
        Done = "done", "Done";
        /// Another body has taken it on.
        HandedOver = "handed-over", "Handed over";
    }
}

record! {
    /// An action agreed at a meeting (domain S20).
    Action = "action" {
        /// The review it belongs to, where neither a meeting nor a recommendation says so.
        review: RecordId = "review",
        /// The meeting that agreed it.
        meeting: Option<RecordId> = "meeting",
        /// The recommendations it belongs to.
        recommendations: Vec<RecordId> = "recommendations",
        /// What is to be done.
        text: String = "text",
        /// Who does it.
        owner: String = "owner",
        /// The body it goes to.
        target_body: String = "targetBody",
        /// When it is due; nothing where no date was set.
        due: Option<StatedDate> = "due",
        /// Whether it is done.
        state: ActionState = "state",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

words! {
    /// What kind of activity a row of the schedule is (domain L7).
    ActivityKind, form "a kind of activity", absent Discussion {
        /// Talking with witnesses.
        Discussion = "discussion", "Discussion";
        /// A visit.
        Visit = "visit", "Visit";
        /// A meeting of the task group itself.
        TaskGroupMeeting = "task-group-meeting", "Task group meeting";
        /// A report given.
        Report = "report", "Report";
    }
}

record! {
    /// A row of the review's schedule of activity (domain S07).
    Activity = "activity" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// When.
        date: StatedDate = "date",
        /// What kind.
        kind: ActivityKind = "kind",
        /// What was done, said anew.
        text: String = "text",
        /// The people met, by post.
        people: Vec<String> = "people",
        /// The row's place in the schedule.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}
