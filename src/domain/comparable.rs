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
    /// They measure different things.
    #[error("these figures measure different things, so they are not drawn in one chart.")]
    Measures,
    /// They are rates of different places, sectors or services.
    #[error(
        "these rates are of different places or services, so their bases differ. They are not drawn side by side."
    )]
    Bases,
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

/// Whether a chart may set figures side by side: they measure one thing, and where they are rates, of one time and
/// one base. Counts of things and of people may stand together within one measure, as the steps of a recruitment do.
///
/// # Errors
///
/// [`NotComparable`], which says why not, to be shown in the chart's place.
pub fn side_by_side(figures: &[&Figure]) -> Result<(), NotComparable> {
    let Some((first, rest)) = figures.split_first() else {
        return Ok(());
    };
    let differs = |is_like: &dyn Fn(&Figure) -> bool| rest.iter().any(|figure| !is_like(figure));
    if differs(&|figure| figure.measure == first.measure && figure.breakdown == first.breakdown) {
        return Err(NotComparable::Measures);
    }
    let is_count = |unit: Unit| matches!(unit, Unit::Number | Unit::Headcount);
    let counted = is_count(first.unit) && !differs(&|figure| is_count(figure.unit));
    if !counted {
        comparable(figures)?;
    }
    if first.unit == Unit::Percent && differs(&|figure| figure.covered() == first.covered()) {
        return Err(NotComparable::Bases);
    }
    Ok(())
}

fn time_of(figure: &Figure) -> (Option<StatedDate>, &str) {
    (figure.period, &figure.period_note)
}
