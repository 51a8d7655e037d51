//! A page for reading outside the app: one file of HTML that runs nothing and loads nothing.

use crate::markup::html::html;
use crate::markup::{Node, element, several, text};

const STYLE: &str = "body{font:1.1rem/1.5 Arial,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}bdi{overflow-wrap:anywhere}";

/// The text of the file. What people wrote is text in it and nothing else, and its own policy forbids
/// scripts and requests.
pub fn paper(title: &str, body: Vec<Node>) -> String {
    let policy = element("meta", Vec::new())
        .with("http-equiv", "Content-Security-Policy")
        .with("content", "default-src 'none'; style-src 'unsafe-inline'");
    let head = several([
        element("meta", Vec::new()).with("charset", "utf-8").node(),
        policy.node(),
        element("title", several([text(title)])).node(),
        element("style", several([text(STYLE)])).node(),
    ]);
    let mut main = several([element("h1", several([text(title)])).node()]);
    main.extend(body);
    let page = element(
        "html",
        several([
            element("head", head).node(),
            element("body", several([element("main", main).node()])).node(),
        ]),
    )
    .with("lang", "en-GB");
    format!("<!doctype html>\n{}\n", html(&several([page.node()])))
}
