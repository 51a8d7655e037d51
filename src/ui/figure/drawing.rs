//! The picture of a figure: one image to those who cannot see it, marks and words to those who can.

use leptos::prelude::*;

use crate::chart::{Anchor, FONT_SIZE, LINE_HEIGHT, Label, Mark, MarkStyle, Picture, Weight};

/// Draws a picture. Its name is its title; the paragraph with the given id describes it further.
#[component]
pub fn Drawing(
    id: &'static str,
    name: String,
    picture: Picture,
    described_by: String,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let size = format!("0 0 {} {}", units(picture.width), units(picture.height));
    let patterns = MarkStyle::ALL
        .map(|style| pattern(id, style))
        .into_iter()
        .collect_view();
    let marks = picture
        .marks
        .into_iter()
        .map(|drawn| mark(id, &drawn))
        .collect_view();
    let labels = picture.labels.into_iter().map(label).collect_view();
    view! {
        <svg
            class="st-figure__chart"
            role="img"
            aria-labelledby=title_id
            aria-describedby=described_by
            viewBox=size
        >
            <title id=title_id.clone()>{name}</title>
            <g aria-hidden="true">
                <defs>{patterns}</defs>
                {marks}
                {labels}
            </g>
        </svg>
    }
}

/// One mark, painted with the pattern of its style.
fn mark(id: &str, mark: &Mark) -> impl IntoView + use<> {
    view! {
        <rect
            class=format!("st-mark st-mark-{}", mark.style.number())
            x=units(mark.x)
            y=units(mark.y)
            width=units(mark.width)
            height=units(mark.height)
            fill=format!("url(#{})", pattern_id(id, mark.style))
        />
    }
}

/// Words, one span for each line. The blank at the end of a line keeps the words apart when they are copied.
fn label(label: Label) -> impl IntoView {
    let class = match label.weight {
        Weight::Regular => "st-chart-label",
        Weight::Bold => "st-chart-label st-chart-label--strong",
    };
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let x = units(label.x);
    let last = label.lines.len().saturating_sub(1);
    let lines = label.lines.into_iter().enumerate().map(|(n, line)| {
        let drop = if n == 0 { 0.0 } else { LINE_HEIGHT };
        let text = if n == last { line } else { format!("{line} ") };
        view! { <tspan x=x.clone() dy=units(drop)>{text}</tspan> }
    });
    let lines = lines.collect_view();
    view! {
        <text class=class x=units(label.x) y=units(label.y) text-anchor=anchor font-size=units(FONT_SIZE)>
            {lines}
        </text>
    }
}

/// The paint of one style: its colour comes from the class, its shape from here.
fn pattern(id: &str, style: MarkStyle) -> impl IntoView + use<> {
    let (tile, turn) = match style {
        MarkStyle::Solid | MarkStyle::Outline => ("16", "rotate(0)"),
        MarkStyle::Dots => ("15", "rotate(30)"),
        MarkStyle::Hatch | MarkStyle::CrossHatch => ("13", "rotate(45)"),
    };
    let shape = match style {
        MarkStyle::Solid => view! { <rect class="st-paint" width="16" height="16" /> }.into_any(),
        MarkStyle::Hatch => view! {
            <rect class="st-paint" width="13" height="13" />
            <rect class="st-paint-gap" width="4" height="13" />
        }
        .into_any(),
        MarkStyle::Dots => view! {
            <rect class="st-paint" width="15" height="15" />
            <circle class="st-paint-gap" cx="7.5" cy="7.5" r="3.2" />
        }
        .into_any(),
        MarkStyle::Outline => {
            view! { <rect class="st-paint-gap" width="16" height="16" /> }.into_any()
        }
        MarkStyle::CrossHatch => view! {
            <rect class="st-paint-gap" width="13" height="13" />
            <path class="st-paint" d="M0 0h13v3h-10v10h-3z" />
        }
        .into_any(),
    };
    view! {
        <pattern
            id=pattern_id(id, style)
            class=format!("st-mark-{}", style.number())
            width=tile
            height=tile
            patternUnits="userSpaceOnUse"
            patternTransform=turn
        >
            {shape}
        </pattern>
    }
}

/// The id of a style's pattern, its own in each figure.
fn pattern_id(id: &str, style: MarkStyle) -> String {
    format!("{id}-pattern-{}", style.number())
}

/// A length as an attribute, with one decimal place.
fn units(length: f64) -> String {
    format!("{length:.1}")
}
