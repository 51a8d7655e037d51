//! Things by the ids of their records, in the order of the ids.
//!
//! Two plain lists rather than a tree: the code that searches is compiled once for every kind of
//! thing, where a tree would add several kilobytes to the app for each. Folding puts records in in
//! the order of their ids, so that each is added at the end.

use std::sync::Arc;

use crate::domain::id::RecordId;

/// A map from record ids to things. A copy shares everything with the original until one of the two is
/// altered, and the things that are not altered even then.
#[derive(Debug)]
pub struct ById<V> {
    /// In order, none twice.
    ids: Arc<Vec<RecordId>>,
    /// The thing of each id, at the same place.
    things: Arc<Vec<Arc<V>>>,
    /// How often it was altered, by which what is worked out from it knows whether it still holds.
    turn: u64,
}

/// Maps are equal where they hold the same, however often they were altered.
impl<V: PartialEq> PartialEq for ById<V> {
    fn eq(&self, other: &Self) -> bool {
        self.ids == other.ids && self.things == other.things
    }
}

impl<V> ById<V> {
    /// The thing of an id.
    pub fn get(&self, id: &RecordId) -> Option<&V> {
        let place = place(&self.ids, id).ok()?;
        self.things.get(place).map(Arc::as_ref)
    }

    /// An id that has a thing, as it stands here, with the thing.
    pub fn find(&self, id: &RecordId) -> Option<(&RecordId, &V)> {
        let place = place(&self.ids, id).ok()?;
        Some((self.ids.get(place)?, self.things.get(place)?))
    }

    /// How often it was altered so far.
    pub fn turn(&self) -> u64 {
        self.turn
    }

    /// The thing of an id, to be altered. Copies of the map keep what they had.
    pub fn get_mut(&mut self, id: &RecordId) -> Option<&mut V>
    where
        V: Clone,
    {
        let place = place(&self.ids, id).ok()?;
        self.turn += 1;
        Arc::make_mut(&mut self.things)
            .get_mut(place)
            .map(Arc::make_mut)
    }

    /// Puts a thing in, in place of the one that has the id now.
    pub fn insert(&mut self, id: RecordId, thing: V) {
        self.insert_shared(id, Arc::new(thing));
    }

    fn insert_shared(&mut self, id: RecordId, thing: Arc<V>) {
        self.turn += 1;
        match place(&self.ids, &id) {
            Ok(place) => {
                if let Some(slot) = Arc::make_mut(&mut self.things).get_mut(place) {
                    *slot = thing;
                }
            }
            Err(place) => {
                Arc::make_mut(&mut self.ids).insert(place, id);
                Arc::make_mut(&mut self.things).insert(place, thing);
            }
        }
    }

    /// Takes the thing of an id out, where there is one.
    pub fn remove(&mut self, id: &RecordId) {
        if let Ok(place) = place(&self.ids, id) {
            self.turn += 1;
            Arc::make_mut(&mut self.ids).remove(place);
            Arc::make_mut(&mut self.things).remove(place);
        }
    }

    /// Whether an id has a thing.
    pub fn contains_key(&self, id: &RecordId) -> bool {
        place(&self.ids, id).is_ok()
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The ids, in order.
    pub fn keys(&self) -> std::slice::Iter<'_, RecordId> {
        self.ids.iter()
    }

    /// The things, in the order of their ids.
    pub fn values(&self) -> Values<'_, V> {
        Values {
            things: self.things.iter(),
        }
    }

    /// The ids with their things, in order.
    pub fn iter(&self) -> Iter<'_, V> {
        Iter {
            ids: self.ids.iter(),
            things: self.things.iter(),
        }
    }
}

/// Where an id stands, or where it would.
#[inline(never)]
fn place(ids: &[RecordId], id: &RecordId) -> Result<usize, usize> {
    // Records are folded in the order of their ids, so that a new one mostly goes to the end.
    match ids.last() {
        Some(last) if last < id => Err(ids.len()),
        _ => ids.binary_search(id),
    }
}

impl<V> Default for ById<V> {
    fn default() -> Self {
        Self {
            ids: Arc::default(),
            things: Arc::default(),
            turn: 0,
        }
    }
}

impl<V> Clone for ById<V> {
    fn clone(&self) -> Self {
        Self {
            ids: self.ids.clone(),
            things: self.things.clone(),
            turn: self.turn,
        }
    }
}

impl<V> Extend<(RecordId, V)> for ById<V> {
    fn extend<I: IntoIterator<Item = (RecordId, V)>>(&mut self, more: I) {
        for (id, thing) in more {
            self.insert(id, thing);
        }
    }
}

/// For tests, which may stop where nothing is. The app looks things up with [`ById::get`].
#[cfg(not(target_arch = "wasm32"))]
impl<V> std::ops::Index<&RecordId> for ById<V> {
    type Output = V;

    #[allow(
        clippy::panic,
        reason = "an index stops where nothing is; the app is compiled without this one"
    )]
    fn index(&self, id: &RecordId) -> &V {
        match self.get(id) {
            Some(thing) => thing,
            None => panic!("nothing has the id {id}"),
        }
    }
}

impl<'a, V> IntoIterator for &'a ById<V> {
    type Item = (&'a RecordId, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Iter<'a, V> {
        self.iter()
    }
}

/// The things of a [`ById`] with their ids, in order.
#[derive(Debug)]
pub struct Iter<'a, V> {
    ids: std::slice::Iter<'a, RecordId>,
    things: std::slice::Iter<'a, Arc<V>>,
}

impl<'a, V> Iterator for Iter<'a, V> {
    type Item = (&'a RecordId, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.ids.next()?, self.things.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ids.size_hint()
    }
}

impl<V> DoubleEndedIterator for Iter<'_, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        Some((self.ids.next_back()?, self.things.next_back()?))
    }
}

/// The things of a [`ById`], in the order of their ids.
#[derive(Debug)]
pub struct Values<'a, V> {
    things: std::slice::Iter<'a, Arc<V>>,
}

impl<'a, V> Iterator for Values<'a, V> {
    type Item = &'a V;

    fn next(&mut self) -> Option<&'a V> {
        self.things.next().map(Arc::as_ref)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.things.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(ids: &[&str]) -> ById<String> {
        let mut table = ById::default();
        table.extend(ids.iter().map(|id| (RecordId::new(id), (*id).to_owned())));
        table
    }

    #[test]
    fn things_stand_in_the_order_of_their_ids_however_they_came() {
        let table = table(&["b", "a", "d", "c", "a"]);
        assert_eq!(table.len(), 4);
        let said: Vec<String> = table
            .iter()
            .map(|(id, thing)| format!("{id}{thing}"))
            .collect();
        assert_eq!(said, ["aa", "bb", "cc", "dd"]);
        assert!(table.values().eq(["a", "b", "c", "d"]));
    }

    #[test]
    fn a_thing_is_found_replaced_and_taken_out() {
        let mut table = table(&["a", "b", "c"]);
        let (b, none) = (RecordId::new("b"), RecordId::new("bb"));
        table.insert(b.clone(), "B".to_owned());
        assert_eq!(table.get(&b).map(String::as_str), Some("B"));
        table.remove(&b);
        table.remove(&none);
        assert_eq!(
            (table.get(&b), table.get(&none), table.len()),
            (None, None, 2)
        );
        assert!(table.contains_key(&RecordId::new("a")) && !table.contains_key(&b));
    }

    #[test]
    fn a_copy_keeps_what_it_had() {
        let mut first = table(&["a", "b"]);
        let copy = first.clone();
        let a = RecordId::new("a");
        if let Some(thing) = first.get_mut(&a) {
            thing.push('!');
        }
        first.remove(&RecordId::new("b"));
        assert_eq!(copy, table(&["a", "b"]));
        assert_eq!(first.get(&a).map(String::as_str), Some("a!"));
    }
}
