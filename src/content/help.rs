//! How to do the main tasks, in short steps.

use crate::markup::part::{ListLook, facts, link, list, paragraph, said, section};
use crate::markup::{Node, several, text};
use crate::route::Route;

/// The whole page below its title.
pub fn page() -> Vec<Node> {
    several([
        section(
            "Record a response",
            several([steps(&[
                "On Home, look under What waits for whom. Choose the recommendation.",
                "Choose the answer the Cabinet Member gave.",
                "For an answer in part, or a declined one, enter the reason. Say if other wording is offered.",
                "Choose Save response. If it was a mistake, choose Undo.",
            ])]),
        ),
        section(
            "Add an update",
            several([steps(&[
                "Choose Recommendations, then the one you want.",
                "Choose Add an update. Write what has happened. Choose what officers say.",
                "Choose Save update. Older updates stay as they are.",
            ])]),
        ),
        section(
            "Show it at a meeting, or print it",
            several([steps(&[
                "On Home, choose Present, then Start presenting. Turn with the arrow keys or a remote control.",
                "On a slide, Note a point or an action keeps what is said. Escape leaves.",
                "On Home, choose Print. Tick what the pack is to hold, then print it or save it as PDF.",
                "Before a report back, choose Prepare the report back on Home. It has the texts to send.",
            ])]),
        ),
        section(
            "Read a paper in",
            several([steps(&[
                "On the Data page, choose Read a paper in. Choose a text file, or paste the text.",
                "Check what was found. Settle each mark that is not clear, or leave it.",
                "Choose Make a new review or Add to this review. If it was a mistake, choose Undo.",
            ])]),
        ),
        section(
            "Share your work",
            several([
                steps(&[
                    "On the Data page, choose Save a file. The file goes to your downloads.",
                    "Send the file to a colleague, for example by email.",
                    "Your colleague chooses Merge a file on the Data page. Nobody's work is lost.",
                ]),
                said(
                    "You can merge several files at once, or drop them on the Data page. What was merged is listed there, and each merge can be undone.",
                ),
            ]),
        ),
        section(
            "Settle a conflict",
            several([
                steps(&[
                    "When two people change the same thing apart, both versions are kept and marked. The merge shows them side by side.",
                    "Choose yours, theirs, or write a combination. Or leave it open, and decide later on the Conflicts page.",
                    "Send your file again, so that the others get your choice.",
                ]),
                said(
                    "If somebody chose otherwise at the same time, that is shown once more, with both names.",
                ),
            ]),
        ),
        section(
            "Get back what is gone",
            several([steps(&[
                "A single value: open the recommendation, then History. Choose Put this back.",
                "A whole workspace you had open before: on the Data page, look under Restore points.",
                "Everything, after the browser's data was cleared: open your last saved file, or a colleague's.",
            ])]),
        ),
        section(
            "Keep your work safe",
            several([
                said(
                    "Your work is in this browser only. Save a file after each day's work, and choose Check the file. The line under the menu says how many changes are in no saved file.",
                ),
                said(
                    "This is not a log-in. Anyone who can use this computer can read and change what is here. Do not enter anybody's private details. If it has happened, open History beside the words and choose Take out for good.",
                ),
            ]),
        ),
        section("Words", several([words()])),
    ])
}

fn steps(steps: &[&str]) -> Node {
    list(
        ListLook::Steps,
        steps.iter().map(|step| several([text(*step)])).collect(),
    )
}

fn words() -> Node {
    let pairs = WORDS.map(|(word, meaning)| (word.to_owned(), several([text(meaning)])));
    facts(pairs.into())
}

const WORDS: [(&str, &str); 8] = [
    ("Recommendation", "Numbered advice in a scrutiny report."),
    (
        "Cabinet Member",
        "The councillor who leads on a subject and must answer.",
    ),
    ("Task group", "A few councillors who look into one subject."),
    (
        "Panel or Board",
        "The standing body that asks for a report back.",
    ),
    (
        "Answer",
        "What the Cabinet Member said: in full, in part, or declined.",
    ),
    (
        "Officers say",
        "What officers claim has been done. It is not the panel's view.",
    ),
    (
        "FTE",
        "Full-time equivalent: two half-time posts are one FTE.",
    ),
    (
        "Headcount",
        "People, each counted once, whatever their hours.",
    ),
];

/// What an address that is no page shows below its title.
pub fn not_found() -> Vec<Node> {
    several([
        said(
            "The address may have been typed wrongly, or it is from another version of the tracker.",
        ),
        paragraph(several([
            link(Route::Home.href(), several([text("Go to Home")])),
            text("."),
        ])),
    ])
}
