//! Warnings that stay on every page until what they speak of is put right.

use crate::content::deed::Deed;
use crate::content::keeping::Keeping;
use crate::markup::part::button;
use crate::markup::{Node, element, several, text};
use crate::query::timing::plural;
use crate::store::StoreError;

/// Something that stays in sight until it is put right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// Another window runs a later version of the app.
    LaterVersion(String),
    /// Another window runs an earlier version of the app.
    EarlierVersion(String),
    /// Another window runs another build of this version.
    OtherBuild(String),
    /// The room in the browser is nearly used up.
    NearlyFull {
        /// How much of it is in use, in whole hundredths.
        percent: u32,
    },
    /// What the browser had kept is not there any more.
    Lost,
    /// The smaller of the browser's two stores is full; the larger one takes the work.
    OneCopyOnly,
}

impl Warning {
    fn headline(&self) -> &'static str {
        match self {
            Self::LaterVersion(_) => "A newer version of the tracker is open in another window.",
            Self::EarlierVersion(_) => "An older version of the tracker is open in another window.",
            Self::OtherBuild(_) => "Another copy of the tracker is open in another window.",
            Self::NearlyFull { .. } => "This browser is nearly full.",
            Self::Lost => "What this browser had kept cannot be read.",
            Self::OneCopyOnly => "One of this browser's two stores is full.",
        }
    }

    fn words(&self) -> String {
        match self {
            Self::LaterVersion(version) => format!(
                "It is {version}. Your work here is kept, and both windows can go on. Close this window, or reload it from the newer file, to have the newer version here too."
            ),
            Self::EarlierVersion(version) => format!(
                "It is {version}. Nothing is lost, but it cannot show what only this version knows. Close that window."
            ),
            Self::OtherBuild(version) => format!(
                "It is {version}. Nothing is lost. Close one of the two windows when you can."
            ),
            Self::NearlyFull { percent } => format!(
                "{percent} of 100 parts of the room are in use. Save a file, and ask whoever looks after this computer for more room."
            ),
            Self::Lost => StoreError::Damaged.to_string(),
            Self::OneCopyOnly => "Another page on this computer may have filled it. Your work is saved in the other store. Save a file to be safe.".to_owned(),
        }
    }
}

/// The banners of a page: trouble with keeping first.
pub fn banners(keeping: &Keeping, warnings: &[Warning]) -> Vec<Node> {
    let mut banners: Vec<Node> = trouble(keeping).into_iter().collect();
    for warning in warnings {
        let (class, role) = match warning {
            Warning::Lost => ("st-banner st-banner--failed", "alert"),
            _ => ("st-banner", "status"),
        };
        banners.push(banner(
            class,
            role,
            warning.headline(),
            &warning.words(),
            Vec::new(),
        ));
    }
    banners
}

/// Stays for as long as this browser does not keep what is done.
fn trouble(keeping: &Keeping) -> Option<Node> {
    let save = button(
        "govuk-button",
        Deed::SaveFile.words(),
        several([text("Save a file now")]),
    );
    let copy = button(
        "govuk-button govuk-button--secondary",
        Deed::CopyFile.words(),
        several([text("Copy the file's text")]),
    );
    let (headline, words, actions) = match keeping {
        Keeping::NotKept { error, .. } => {
            let headline = match error {
                StoreError::Full | StoreError::NotKept => {
                    "Your last change was not kept in this browser."
                }
                StoreError::Damaged => "What this browser had kept cannot be read.",
                StoreError::Refused | StoreError::NotYet => "This browser does not keep your work.",
            };
            (headline, error.to_string(), several([save, copy]))
        }
        Keeping::Cleared { here } => {
            let words = format!(
                "Somebody, or a setting, has emptied this browser's store while the tracker was open. {} still in this window. Write everything back, or save a file. If it was meant, close the window.",
                are(*here)
            );
            let back = button(
                "govuk-button",
                Deed::WriteBack.words(),
                several([text("Write everything back")]),
            );
            let headline = "This browser's data was cleared.";
            (headline, words, several([back, save]))
        }
        _ => return None,
    };
    Some(banner(
        "st-banner st-banner--failed",
        "alert",
        headline,
        &words,
        actions,
    ))
}

fn are(changes: u32) -> String {
    let verb = if changes == 1 { "is" } else { "are" };
    format!("{} {verb}", plural(changes, "change"))
}

fn banner(
    class: &'static str,
    role: &'static str,
    headline: &'static str,
    words: &str,
    actions: Vec<Node>,
) -> Node {
    let headline = element("strong", several([text(headline)])).node();
    let words = element("p", several([headline, text(format!(" {words}"))]));
    let mut children = several([words.node()]);
    if !actions.is_empty() {
        let group = element("div", actions).class("govuk-button-group");
        children.push(group.node());
    }
    let frame = element("div", children).class("st-frame");
    element("div", several([frame.node()]))
        .class(class)
        .with("role", role)
        .node()
}
