//! Makes the style sheet part of the page.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::files;

/// How the style sheet names a font: `url("font:NAME.woff2")`, NAME being a file of the font package.
const FONT: &str = "font:";
const FONT_PACKAGE: &str = "atkinson-hyperlegible/files";

/// The style sheet without indentation, and with an address in place of the name of each font. Any other file it asks
/// for is refused.
pub fn inline(css: &str, mut address_of: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let compact = css
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let lower = compact.to_ascii_lowercase();
    if lower.contains("</style") {
        bail!("The style sheet contains \"</style\", which cannot stand inside an HTML page.");
    }
    if lower.contains("@import") {
        bail!(
            "The style sheet has an @import that Sass left in it. Use @use, so that the rules become part of the page."
        );
    }
    let mut result = String::with_capacity(compact.len());
    let mut rest = compact.as_str();
    while let Some((before, after)) = rest.split_once("url(") {
        let (written, after) = after
            .split_once(')')
            .context("The style sheet has a url( without its closing bracket.")?;
        let address = written.trim().trim_matches(['"', '\'']);
        result.push_str(before);
        result.push_str("url(");
        if let Some(name) = address.strip_prefix(FONT) {
            result.push_str(&address_of(name)?);
        } else if address.starts_with("data:") || address.starts_with('#') {
            result.push_str(written);
        } else {
            bail!(
                "The style sheet asks for \"{address}\", which a single file cannot load. \
                 Remove the rule, or write a font as url(\"{FONT}NAME.woff2\")."
            );
        }
        result.push(')');
        rest = after;
    }
    result.push_str(rest);
    Ok(result)
}

/// A font as the style sheet describes it, with the address that stands for its file.
#[derive(PartialEq, Eq, Debug)]
pub struct Face {
    /// What the style sheet says of it: family, weight and so on.
    pub said: Vec<(String, String)>,
    pub address: String,
}

/// The style sheet without the fonts that it describes, and these. A font that is at hand before the page is first laid
/// out spares the browser to look for another one and to lay it out twice.
pub fn without_faces(css: &str) -> Result<(String, Vec<Face>)> {
    let (mut kept, mut faces) = (String::with_capacity(css.len()), Vec::new());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("@font-face {") {
        let (inside, after) = after
            .split_once('}')
            .context("The style sheet has a @font-face without its end.")?;
        kept.push_str(before);
        let (mut said, mut address) = (Vec::new(), None);
        for line in inside.lines().filter(|line| !line.is_empty()) {
            let (name, value) = line
                .trim_end_matches(';')
                .split_once(": ")
                .context("A line of a @font-face has no name.")?;
            if name == "src" {
                let named = value
                    .split_once("url(")
                    .and_then(|(_, named)| named.split_once(')'));
                address = named.map(|(named, _)| named.to_owned());
            } else {
                let name = name.trim_start_matches("font-").to_owned();
                said.push((name, value.trim_matches('"').to_owned()));
            }
        }
        let address = address.context("A @font-face names no file.")?;
        faces.push(Face { said, address });
        rest = after;
    }
    kept.push_str(rest);
    if kept.contains("@font-face") {
        bail!("The style sheet has a @font-face that is not written as Sass writes it.");
    }
    Ok((kept, faces))
}

/// The font of that name, of the font package in the folder `fonts`.
pub fn font(name: &str, fonts: &Path) -> Result<Vec<u8>> {
    if name.contains(['/', '\\']) || !name.ends_with(".woff2") {
        bail!("\"{FONT}{name}\" must name a .woff2 file of the font package.");
    }
    files::read(&fonts.join(FONT_PACKAGE).join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inlined(css: &str) -> Result<String> {
        inline(css, |name| {
            font(name, Path::new("no such folder"))?;
            Ok(String::new())
        })
    }

    #[test]
    fn indentation_and_byte_order_mark_go() -> Result<()> {
        assert_eq!(
            inlined("\u{feff}a {\n  color: red;\n}\n\n")?,
            "a {\ncolor: red;\n}"
        );
        Ok(())
    }

    #[test]
    fn data_and_fragments_stay() -> Result<()> {
        let css = "a { b: url(\"data:image/svg+xml,%3Csvg%3E\"); c: url(#hatch) }";
        assert_eq!(inlined(css)?, css);
        Ok(())
    }

    #[test]
    fn the_fonts_are_taken_out_with_what_is_said_of_them() -> Result<()> {
        let css = "a { b: c }\n@font-face {\nfont-family: \"Two Words\";\nfont-weight: 700;\nsrc: url(data:font/woff2;base64,AAAA) format(\"woff2\");\n}\nd { e: f }";
        let (kept, faces) = without_faces(css)?;
        assert_eq!(kept, "a { b: c }\n\nd { e: f }");
        let said = [("family", "Two Words"), ("weight", "700")];
        let face = Face {
            said: said
                .map(|(name, value)| (name.into(), value.into()))
                .to_vec(),
            address: "data:font/woff2;base64,AAAA".to_owned(),
        };
        assert_eq!(faces, [face]);
        assert!(without_faces("@font-face {\nfont-weight: 700;\n}").is_err());
        assert!(without_faces("@font-face{font-weight:700;src:url(AAAA)}").is_err());
        Ok(())
    }

    #[test]
    fn a_font_gets_its_address() -> Result<()> {
        let fonts = std::env::temp_dir().join(format!("xtask-style-{}", std::process::id()));
        files::write(&fonts.join(FONT_PACKAGE).join("a.woff2"), "abc")?;
        let css = inline(
            "a { src: url(\"font:a.woff2\") format(\"woff2\") }",
            |name| Ok(format!("{name}={}", font(name, &fonts)?.len())),
        );
        files::remove_folder(&fonts)?;
        assert_eq!(css?, "a { src: url(a.woff2=3) format(\"woff2\") }");
        Ok(())
    }

    #[test]
    fn other_files_are_refused() {
        for css in [
            "a { b: url(/assets/crest.svg) }",
            "a { b: url('https://example.org/a.png') }",
            "a { b: url(\"font:../secret.woff2\") }",
            "a { b: url(\"font:missing.woff2\") }",
            "@import \"other.css\";",
            "a { b: \"</style>\" }",
        ] {
            assert!(inlined(css).is_err(), "{css}");
        }
    }
}
