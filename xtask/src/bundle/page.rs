//! Puts the parts into the page that trunk wrote.

use anyhow::{Context, Result, bail};

use crate::bundle::ascii;

pub struct Parts {
    pub policy: String,
    /// The fonts that the page carries.
    pub fonts: Option<Data>,
    /// The script that runs before the page is first drawn.
    pub look: String,
    /// The script that runs as soon as the page's own words are there.
    pub first_view: String,
    pub build: String,
    /// The elements that name the icon and whatever else the form of the page has.
    pub links: String,
    /// What the app reads of the page, in this order.
    pub data: Vec<Data>,
    pub style: String,
    /// The element that holds the program, or names its file.
    pub program: String,
    pub script: String,
}

/// A text that stands in the page and does nothing by itself.
#[derive(Clone)]
pub struct Data {
    pub id: String,
    pub media_type: &'static str,
    pub text: String,
}

impl Data {
    pub fn element(&self) -> String {
        format!(
            "<script type=\"{}\" id=\"{}\">{}</script>\n",
            self.media_type,
            self.id,
            // JSON has no use for this sign outside texts, and in them it may be written so.
            ascii::script(&self.text.replace('<', "\\u003c")),
        )
    }
}

/// trunk's page with the parts inside instead of trunk's references to files.
pub fn assemble(html: &str, parts: &Parts) -> Result<String> {
    let shell = without_references(html)?;
    let (before_head, after_head) = shell
        .split_once("<head>")
        .context("index.html must have a <head> without attributes.")?;
    let (head, after_head) = after_head
        .split_once("</head>")
        .context("index.html must close its <head>.")?;
    let (body, after_body) = after_head
        .rsplit_once("</body>")
        .context("index.html must close its <body>.")?;
    let data: String = parts.data.iter().map(Data::element).collect();
    let fonts = parts.fonts.as_ref().map(Data::element).unwrap_or_default();
    // All of it is written in signs of one byte. The policy comes first, because it governs only what follows it, and
    // what says how the page is written has to be among its first thousand signs. The look of the page comes with its
    // fonts. The first view does not wait for the program, and the app's script comes last, when the page is there.
    let page = [
        before_head,
        "<head>\n",
        &parts.policy,
        "\n",
        &ascii::html(head.trim()),
        "\n",
        &fonts,
        "<script>",
        &parts.look,
        "</script>\n",
        &format!("<meta name=\"build\" content=\"{}\">\n", parts.build),
        &parts.links,
        "<style>\n",
        &ascii::css(&parts.style),
        "\n</style>\n</head>",
        &ascii::html(body.trim_end()),
        "\n<script>",
        &parts.first_view,
        "</script>\n",
        &data,
        &parts.program,
        "<script>",
        &parts.script,
        "</script>\n</body>",
        after_body,
    ]
    .concat();
    if !page.is_ascii() {
        bail!("The page has a sign of more than one byte, which slows its opening.");
    }
    Ok(page)
}

/// The page without the elements that load trunk's other files; whatever else would load something is refused.
fn without_references(html: &str) -> Result<String> {
    let mut shell = remove_elements(html, "<script type=\"module\"", "</script>")?;
    for link in [
        "<link rel=\"modulepreload\"",
        "<link rel=\"preload\"",
        "<link rel=\"stylesheet\"",
    ] {
        shell = remove_elements(&shell, link, ">")?;
    }
    let shell: String = shell
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("{line}\n"))
        .collect();
    let lower = shell.to_ascii_lowercase();
    for element in ["<script", "<link", "<style", "<base", "http-equiv"] {
        if lower.contains(element) {
            bail!(
                "index.html has a {element} that the bundler does not know. The bundler adds these parts by itself."
            );
        }
    }
    for reference in [
        "src=",
        "href=\"http:",
        "href=\"https:",
        "href=\"//",
        "srcset=",
    ] {
        if lower.contains(reference) {
            bail!(
                "index.html has {reference}…, which would load something or lead away. The page must work by itself."
            );
        }
    }
    Ok(shell)
}

fn remove_elements(html: &str, start: &str, end: &str) -> Result<String> {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        let (_, after) = after
            .split_once(end)
            .with_context(|| format!("{start}… in trunk's page has no end."))?;
        rest = after;
    }
    kept.push_str(rest);
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
  <meta charset=\"utf-8\">
  <link rel=\"stylesheet\" href=\"./app.css\"/>
<script type=\"module\">
import init from './app.js';
</script>
<link rel=\"modulepreload\" href=\"./app.js\"><link rel=\"preload\" href=\"./app_bg.wasm\" as=\"fetch\"></head>
<body>
  <div id=\"app\"></div>
</body>
</html>
";

    fn parts() -> Parts {
        let text = |text: &str| text.to_owned();
        Parts {
            policy: text("<meta http-equiv=\"Content-Security-Policy\">"),
            fonts: Some(Data {
                id: text("fonts"),
                media_type: "application/json",
                text: text("[]"),
            }),
            look: text("dark();"),
            first_view: text("view();"),
            build: text("abc"),
            links: text("<link rel=\"icon\" href=\"data:,\">\n"),
            data: vec![Data {
                id: text("embedded-review"),
                media_type: "application/json",
                text: text("{\"title\":\"</script>\"}"),
            }],
            style: text("a{}"),
            program: text("<script id=\"wasm\">AGFzbQ==</script>\n"),
            script: text("start();"),
        }
    }

    #[test]
    fn the_parts_replace_the_references() -> Result<()> {
        let page = assemble(TRUNK, &parts())?;
        assert_eq!(
            page,
            "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta http-equiv=\"Content-Security-Policy\">
<meta charset=\"utf-8\">
<script type=\"application/json\" id=\"fonts\">[]</script>
<script>dark();</script>
<meta name=\"build\" content=\"abc\">
<link rel=\"icon\" href=\"data:,\">
<style>
a{}
</style>
</head>
<body>
  <div id=\"app\"></div>
<script>view();</script>
<script type=\"application/json\" id=\"embedded-review\">{\"title\":\"\\u003c/script>\"}</script>
<script id=\"wasm\">AGFzbQ==</script>
<script>start();</script>
</body>
</html>
"
        );
        Ok(())
    }

    #[test]
    fn a_page_that_loads_something_else_is_refused() {
        for addition in [
            "<script src=\"a.js\"></script>",
            "<link rel=\"manifest\" href=\"a.json\">",
            "<img src=\"a.png\" alt=\"\">",
            "<a href=\"https://example.org/\">away</a>",
            "<base href=\"/\">",
        ] {
            let html = TRUNK.replace("<div", &format!("{addition}<div"));
            assert!(assemble(&html, &parts()).is_err(), "{addition}");
        }
    }

    #[test]
    fn a_page_without_a_body_is_refused() {
        assert!(assemble("<html><head></head></html>", &parts()).is_err());
    }
}
