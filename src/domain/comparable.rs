//! Which figures one chart may show side by side (rule V15).

use crate::domain::date::StatedDate;
use crate::domain::figure::{Figure, Unit};

/// Why figures are not drawn in one chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotComparable {
    /// They are in different units.
    #[error("these figures are in different units, so they are not drawn in one chart.")]
    Units,
    /// They are rates of different times: half a year and a whole one, or one that is not stated.
    #[error(
        "these rates are of different times, or a paper does not say of which. They are not drawn side by side."
    )]
    Times,
}

/// Whether figures may stand side by side in one chart.
///
/// # Errors
///
/// [`NotComparable`], which says why not, to be shown in the chart's place.
pub fn comparable(figures: &[&Figure]) -> Result<(), NotComparable> {
    let Some((first, rest)) = figures.split_first() else {
        return Ok(());
    };
    if rest.iter().any(|figure| figure.unit != first.unit) {
        return Err(NotComparable::Units);
    }
    let one_time = rest.iter().all(|figure| time_of(figure) == time_of(first));
    if first.unit == Unit::Percent && !one_time {
        return Err(NotComparable::Times);
    }
    Ok(())
}

fn time_of(figure: &Figure) -> (Option<StatedDate>, &str) {
    (figure.period, &figure.period_note)
}
