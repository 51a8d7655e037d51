//! Typing key by key finds what the whole question finds.

use std::sync::Arc;

use proptest::prelude::*;
use scrutiny_tracker::query::filter::{Filter, Sort};
use scrutiny_tracker::query::narrowing::Narrowing;

use super::embedded;

/// What somebody does in the search box.
#[derive(Clone, Debug)]
enum Key {
    Type(char),
    TakeBack,
    Paste(String),
}

fn key() -> impl Strategy<Value = Key> {
    let sign = prop::sample::select("acer tÉ'’0".chars().collect::<Vec<char>>());
    let pasted = prop::sample::select(vec!["care workers", "pay", "", "  ", "no such word"]);
    prop_oneof![
        6 => sign.prop_map(Key::Type),
        3 => Just(Key::TakeBack),
        1 => pasted.prop_map(|text| Key::Paste(text.to_owned())),
    ]
}

proptest! {
    #[test]
    fn key_by_key_or_at_once_is_the_same(keys in prop::collection::vec(key(), 1..30), other in 0..30_usize) {
        let mut rows = Arc::new(embedded());
        let mut narrowing = Narrowing::default();
        let mut question = String::new();
        for (place, key) in keys.into_iter().enumerate() {
            match key {
                Key::Type(sign) => question.push(sign),
                Key::TakeBack => drop(question.pop()),
                Key::Paste(text) => question = text,
            }
            // The record changes while somebody types.
            if place == other {
                rows = Arc::new(rows.iter().skip(3).cloned().collect());
            }
            let mut filter = Filter::all();
            filter.text = question.clone();
            let found = narrowing.with_words(&rows, &question);
            prop_assert_eq!(&found[..], &filter.apply(&rows)[..], "{}", question);
            prop_assert_eq!(&filter.of_found(&found)[..], &filter.apply(&rows)[..], "{}", question);
            filter.sort = Sort::Title;
            prop_assert_eq!(&filter.of_found(&found)[..], &filter.apply(&rows)[..], "{}", question);
        }
    }
}
