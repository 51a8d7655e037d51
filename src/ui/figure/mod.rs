//! A chart on a page: the finding as its heading, the basis of its numbers, the picture, and the table beside it.

mod drawing;
mod table;

use drawing::Drawing;
use leptos::prelude::*;
use table::NumberTable;

use crate::chart::{Description, Picture};

/// A chart with everything it needs to be believed. There is no figure without a basis and none without its table:
/// the numbers in the table are the only things in it that can be followed.
#[component]
pub fn ChartFigure(
    /// Begins every id inside the figure; unique in its page.
    id: &'static str,
    /// What the picture shows, as a finding of ten words or fewer.
    #[prop(into)]
    finding: String,
    /// Of whom, where, when, annual or part of a year, and from which source.
    #[prop(into)]
    basis: String,
    /// What is drawn.
    picture: Picture,
    /// The same data in words; made from the same input as the picture.
    description: Description,
    /// The caption of the table.
    #[prop(into)]
    caption: String,
    /// What follows the table, such as a link that saves the numbers.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let Description {
        name,
        sentence,
        table,
    } = description;
    // A table of many columns needs the whole width; it stands under the picture at every size.
    let parts = if table.head.len() > 3 {
        "st-figure__parts st-figure__parts--stacked"
    } else {
        "st-figure__parts"
    };
    let title_id = format!("{id}-finding");
    let labelled_by = title_id.clone();
    let basis_id = format!("{id}-basis");
    view! {
        <figure class="st-figure" aria-labelledby=labelled_by>
            <h2 id=title_id>{finding}</h2>
            <p class="st-figure__basis" id=basis_id.clone()>{sentence}" "{basis}</p>
            <div class="st-figure__pair">
                <div class=parts>
                    <Drawing id name picture described_by=basis_id />
                    <NumberTable id caption table />
                </div>
            </div>
            {children.map(|children| children())}
        </figure>
    }
}
