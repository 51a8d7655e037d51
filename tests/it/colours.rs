//! Contrast: the arithmetic of WCAG, the colours of the theme, and what is refused of a council's own.

use proptest::prelude::*;
use scrutiny_tracker::content::look::{ACCENT_DARK, ACCENT_LIGHT, HEADER, Tone, painted};
use scrutiny_tracker::domain::colour::{Colour, READABLE, READABLE_FAR_OFF, contrast_said};
use scrutiny_tracker::domain::field::FieldMap;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use serde_json::json;

use crate::embedded::{CHANGES, care};
use crate::golden::stamp;

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap()
}

/// The formula as WCAG prints it, with the library's power.
fn by_the_book(one: [u8; 3], two: [u8; 3]) -> f64 {
    let luminance = |parts: [u8; 3]| {
        let [red, green, blue] = parts.map(|part| {
            let share = f64::from(part) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

proptest! {
    #[test]
    fn contrast_is_the_same_both_ways_and_between_1_and_21(one: [u8; 3], two: [u8; 3]) {
        let of = |[red, green, blue]: [u8; 3]| Colour::of(red, green, blue);
        let contrast = of(one).contrast(of(two));
        prop_assert_eq!(contrast, of(two).contrast(of(one)));
        prop_assert!((100..=2100).contains(&contrast));
        prop_assert!((by_the_book(one, two) * 100.0 - f64::from(contrast)).abs() < 1.000_001);
    }

    #[test]
    fn a_colour_reads_back_from_how_it_is_written(parts: [u8; 3]) {
        let [red, green, blue] = parts;
        let written = Colour::of(red, green, blue).written();
        prop_assert_eq!(Colour::parse(&written), Some(Colour::of(red, green, blue)));
        prop_assert_eq!(Colour::parse(&written.to_uppercase()), Some(Colour::of(red, green, blue)));
    }
}

#[test]
fn known_pairs_have_their_known_contrast() {
    assert_eq!(colour("#000").contrast(colour("#fff")), 2100);
    assert_eq!(colour("#777777").contrast(colour("#ffffff")), 447);
    assert_eq!(colour("#767676").contrast(colour("#ffffff")), 454);
    assert_eq!(colour("#12436d").contrast(colour("#12436d")), 100);
    assert_eq!(contrast_said(447), "4.47 to 1");
    assert_eq!(contrast_said(1007), "10.07 to 1");
}

#[test]
fn only_colours_are_read_as_colours() {
    assert_eq!(colour(" FC0 "), Colour::of(255, 204, 0));
    for text in [
        "", "#", "#12", "#1234", "#12345", "#1234567", "blue", "#12345g", "#é23", "+12345",
    ] {
        assert_eq!(Colour::parse(text), None, "{text}");
    }
}

/// The value of a custom property in a part of the theme.
fn of_theme(mixin: &str, property: &str) -> Colour {
    let theme = std::fs::read_to_string("style/_theme.scss").unwrap();
    let (_, part) = theme.split_once(&format!("@mixin {mixin}")).unwrap();
    let (_, value) = part.split_once(&format!("{property}: ")).unwrap();
    let (value, _) = value.split_once(';').unwrap();
    let fallback = value.rsplit(", ").next().unwrap();
    colour(fallback.trim_end_matches(')'))
}

#[test]
fn a_councils_colours_are_checked_against_what_they_stand_on() {
    for (tone, mixin, places) in [
        (
            ACCENT_LIGHT,
            "light",
            ["--st-page", "--st-surface", "--st-on-brand"],
        ),
        (
            ACCENT_DARK,
            "dark",
            ["--st-page", "--st-surface", "--st-on-brand"],
        ),
    ] {
        for place in places {
            let ground = of_theme(mixin, place);
            let brand = of_theme(mixin, "--st-brand");
            // The ground checked is the one on which the colour is hardest to see.
            assert!(
                tone.ground.contrast(brand) <= ground.contrast(brand),
                "{mixin} {place}"
            );
            assert!(
                tone.ground.contrast(brand) >= READABLE_FAR_OFF,
                "{mixin} {place}"
            );
        }
    }
    for mixin in ["light", "dark"] {
        assert_eq!(of_theme(mixin, "--st-on-header"), HEADER.ground);
        assert!(
            of_theme(mixin, "--st-header").contrast(of_theme(mixin, "--st-on-header-quiet"))
                >= READABLE
        );
    }
}

#[test]
fn a_pale_colour_is_refused_with_its_ratio() {
    let refused = |tone: Tone, text: &str| tone.read(text).unwrap_err();
    assert_eq!(
        refused(ACCENT_LIGHT, "#ffcc00"),
        "#ffcc00 has a contrast of 1.38 to 1 with a light page. Words need 4.5 to 1. The colour is as it was. Enter a darker one"
    );
    assert!(refused(ACCENT_DARK, "#12436d").ends_with("Enter a lighter one"));
    assert!(refused(HEADER, "#cccccc").contains("with the white words in the header"));
    assert!(refused(HEADER, "navy").starts_with("“navy” is not a colour"));
    assert_eq!(ACCENT_LIGHT.read("005A30"), Ok(colour("#005a30")));
}

/// What is painted of a review with these fields.
fn painted_of(fields: serde_json::Value) -> Vec<(&'static str, String)> {
    let mut set = CHANGES.clone();
    let fields: FieldMap = fields.as_object().unwrap().clone().into_iter().collect();
    let id = care("review");
    let command = Command::SetFields { id, fields };
    let change = command.plan(&set, stamp("A Member")).unwrap();
    set.union([change]);
    painted(&fold(&set))
}

#[test]
fn what_cannot_be_read_on_its_ground_is_not_painted() {
    let pale = painted_of(
        json!({ "accentLight": "#ffcc00", "accentDark": "#000000", "headerColour": "red; x" }),
    );
    assert!(pale.iter().all(|(_, value)| value.is_empty()), "{pale:?}");
    let of = |painted: &[(&str, String)], name: &str| {
        painted
            .iter()
            .find(|(one, _)| *one == name)
            .unwrap()
            .1
            .clone()
    };
    // 4.5 to 1 is enough on a page and too little on a slide.
    let middling = painted_of(json!({ "accentLight": "#0b6bb8", "headerColour": "#0B6BB8" }));
    assert_eq!(of(&middling, "--council-accent"), "#0b6bb8");
    assert_eq!(of(&middling, "--council-slide"), "");
    assert_eq!(of(&middling, "--council-header"), "#0b6bb8");
    let strong = painted_of(json!({ "accentLight": "#00452a", "accentDark": "#9fe8c5" }));
    assert_eq!(of(&strong, "--council-slide"), "#00452a");
    assert_eq!(of(&strong, "--council-slide-dark"), "#9fe8c5");
}
