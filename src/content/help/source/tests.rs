//! What Markdown becomes, and what is refused.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use super::*;
use crate::content::help::{Help, sheet, words_on};
use crate::markup::html::html;
use crate::markup::part::said;

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn compiled_one(text: &str) -> Result<String, SourceError> {
    compiled(&[source("a", text)], &[("p.webp".to_owned(), 8, 6)])
}

fn shown(text: &str) -> String {
    let data = Help::read(&compiled_one(text).unwrap());
    html(
        &sheet(&data, "a", &|name| format!("at/{name}"))
            .unwrap()
            .nodes,
    )
}

#[test]
fn steps_items_words_and_pictures_are_drawn() {
    let page = shown(
        "# T\n> Lead.\n1. One *x*.\n2. [Two](#/data), **y**\n\n- i\n![Shows the whole thing.](p.webp)\nWord\n: Means.\n## H\n",
    );
    let (_, below) = page.split_once("</h1>").unwrap();
    assert_eq!(
        below,
        "<p class=\"govuk-body-l\">Lead.</p>\
         <ol class=\"govuk-list govuk-list--number\"><li>One <em>x</em>.</li>\
         <li><a href=\"#/data\">Two</a>, <strong>y</strong></li></ol>\
         <ul class=\"govuk-list govuk-list--bullet\"><li>i</li></ul>\
         <p class=\"st-shot\"><img src=\"at/p.webp\" alt=\"Shows the whole thing.\" width=\"8\" height=\"6\"></p>\
         <dl class=\"govuk-summary-list\"><div class=\"govuk-summary-list__row\">\
         <dt class=\"govuk-summary-list__key\">Word</dt>\
         <dd class=\"govuk-summary-list__value\">Means.</dd></div></dl>\
         <h2 class=\"govuk-heading-m\">H</h2>"
    );
}

#[test]
fn text_never_becomes_markup() {
    assert!(shown("# T\n<script>x</script> & <img src=y>\n").ends_with(
        "<p class=\"govuk-body\">&lt;script&gt;x&lt;/script&gt; &amp; &lt;img src=y&gt;</p>"
    ));
}

#[test]
fn what_cannot_be_used_is_named() {
    let name = || "a".to_owned();
    for (text, error) in [
        ("T\n", SourceError::NoTitle(name())),
        (
            "# T\n[x](#/nowhere)\n",
            SourceError::LeadsNowhere(name(), "#/nowhere".to_owned()),
        ),
        (
            "# T\n[x](#/help/b)\n",
            SourceError::LeadsNowhere(name(), "#/help/b".to_owned()),
        ),
        (
            "# T\n![Shows the whole thing.](q.webp)\n",
            SourceError::NoPicture(name(), "q.webp".to_owned()),
        ),
        (
            "# T\n![](p.webp)\n",
            SourceError::Mute(name(), "p.webp".to_owned()),
        ),
        ("# T\n- **x\n", SourceError::NoEnd(name(), "**x".to_owned())),
    ] {
        assert_eq!(compiled_one(text), Err(error), "{text}");
    }
}

#[test]
fn words_are_found_whole_and_in_any_case() {
    let glossary = source(
        "glossary",
        "# W\nTask group\n: A few.\nFTE, WTE\n: Hours.\n",
    );
    let data = Help::read(&compiled(&[glossary], &[]).unwrap());
    let words = |text: &str| words_on(&data, &[said(text)]).map(|node| html(&[node]));
    assert!(words("Two task groups met.").unwrap().contains("A few."));
    assert!(words("12 FTE").unwrap().contains("Hours."));
    assert_eq!(words("It went after them."), None);
    assert_eq!(words("Multitask grouping"), None);
}

#[test]
fn the_list_of_changes_becomes_a_page() {
    let files = vec![("index".to_owned(), "# Help\n".to_owned())];
    let pages = pages(files, "# Changes\n\n## 1.0\n\n- **Present** it.\n", "");
    let names: Vec<&str> = pages.iter().map(|page| page.name.as_str()).collect();
    assert_eq!(names, ["", "new"]);
    let data = Help::read(&compiled(&pages, &[]).unwrap());
    let new = html(&sheet(&data, "new", &|_| String::new()).unwrap().nodes);
    assert!(new.contains(">Version 1.0</h2>") && new.contains("<strong>Present</strong> it."));
    assert_eq!(sheet(&data, "old", &|_| String::new()), None);
}
