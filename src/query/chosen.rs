//! A small set of what a person has chosen, in order.

/// A set kept as a list in order. For the handful of things that a person ticks a list is enough, and
/// it adds far less to the app than a tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen<T> {
    things: Vec<T>,
}

impl<T> Chosen<T> {
    /// Nothing chosen.
    pub fn new() -> Self {
        Self { things: Vec::new() }
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// How many things are chosen.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// What is chosen, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.things.iter()
    }
}

impl<T: Ord> Chosen<T> {
    /// Chooses a thing; false when it was chosen already.
    pub fn insert(&mut self, thing: T) -> bool {
        match self.things.binary_search(&thing) {
            Ok(_) => false,
            Err(place) => {
                self.things.insert(place, thing);
                true
            }
        }
    }

    /// Takes a thing away; false when it was not chosen.
    pub fn remove(&mut self, thing: &T) -> bool {
        match self.things.binary_search(thing) {
            Ok(place) => {
                self.things.remove(place);
                true
            }
            Err(_) => false,
        }
    }

    /// Whether a thing is chosen.
    pub fn contains(&self, thing: &T) -> bool {
        self.things.binary_search(thing).is_ok()
    }

    /// Whether a thing passes: it is chosen, or nothing is.
    pub fn admits(&self, thing: &T) -> bool {
        self.is_empty() || self.contains(thing)
    }
}

impl<T> Default for Chosen<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Ord> Extend<T> for Chosen<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        for thing in more {
            self.insert(thing);
        }
    }
}

impl<'a, T> IntoIterator for &'a Chosen<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_chosen_once_and_stand_in_order() {
        let mut chosen = Chosen::new();
        assert!(chosen.admits(&7), "nothing chosen admits everything");
        chosen.extend([3, 1, 2, 3]);
        assert!(!chosen.insert(1) && !chosen.remove(&4) && chosen.remove(&2));
        assert!(chosen.iter().eq(&[1, 3]));
        assert!(chosen.contains(&3) && chosen.admits(&3) && !chosen.admits(&2));
        assert_eq!((chosen.len(), chosen.is_empty()), (2, false));
    }
}
