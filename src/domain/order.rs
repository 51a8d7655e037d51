//! Putting things in order. One sorting routine serves every kind of thing: each further one would
//! add several kilobytes to the app.

use std::cmp::Ordering;

/// The things in the order of a number, those with equal numbers as they stood.
pub fn in_order<T>(things: Vec<T>, number: impl Fn(&T) -> u32) -> Vec<T> {
    sorted(things, &|a, b| number(a).cmp(&number(b)))
}

/// The things in the order of a comparison, equal ones as they stood.
pub fn sorted<T>(things: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    if things.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return things;
    }
    let order = order_of(things.len(), &|a, b| match (things.get(a), things.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| slots.get_mut(place)?.take())
        .collect()
}

/// Two lists that are in the order of a comparison as one that is. Of equal things those of the first come first.
pub fn joined<T>(one: Vec<T>, other: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let mut one = one.into_iter().peekable();
    for thing in other {
        while let Some(before) = one.next_if(|before| compare(before, &thing).is_le()) {
            all.push(before);
        }
        all.push(thing);
    }
    all.extend(one);
    all
}

/// The places from 0 to `count`, in the order of a comparison.
#[inline(never)]
fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // Built for size, the library's other routine is a heap sort, which takes twice as long.
    order.sort_by(|a, b| compare(*a, *b));
    order
}
