//! The pack for paper, and the same report as text and as files.

use crate::content::pack::{Content, document, sheet};
use crate::content::paper::paper;
use crate::content::sheet::Sheet;
use crate::domain::date::StatedDate;
use crate::markup::markdown::markdown;
use crate::platform::files::Kind;
use crate::platform::window;
use crate::route::Route;
use crate::state::App;
use crate::state::notice::Notice;

impl App {
    pub(super) fn print(self, parts: Option<&str>) -> Sheet {
        self.with_content(|content| sheet(parts, content))
    }

    fn with_content<T>(self, make: impl FnOnce(&Content<'_>) -> T) -> T {
        let (workspace, rows) = (self.review_workspace(), self.review_rows());
        let since = self.since_last_meeting(&workspace);
        let changes = since.map(|since| since.sentences).unwrap_or_default();
        make(&Content {
            workspace: &workspace,
            rows: &rows,
            changes: &changes,
            today: StatedDate::Day(self.today).to_string(),
            help: &self.help(),
        })
    }

    /// Copies the pack, or makes a file of it.
    pub(super) fn report(self, form: &str) {
        let Route::Print(parts) = self.route() else {
            return;
        };
        let pack = self.with_content(|content| document(parts.as_deref(), content));
        if pack.is_empty() {
            return self.say(Notice::not_done(
                "Nothing is chosen, so there is no report to make. Tick what it is to hold.",
            ));
        }
        match form {
            "html" => {
                let page = paper(&self.review_name(), pack);
                self.hand_over(Kind::Html, "report", "html", &page, "");
            }
            "md" => self.hand_over(Kind::Markdown, "report", "md", &markdown(&pack), ""),
            _ => self.copy_words(markdown(&pack)),
        }
    }

    /// Copies words, and says whether the browser took them.
    pub(super) fn copy_words(self, words: String) {
        window::copy(&words, move |copied| {
            self.say(if copied {
                Notice::said("The text was copied. Paste it where you need it.")
            } else {
                Notice::not_done(
                    "The browser did not copy the text. Mark it on the page and copy it there.",
                )
            });
        });
    }
}
