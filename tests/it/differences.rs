//! Two texts word by word: nothing of either is lost, and the pieces read as people expect.

use proptest::prelude::*;
use proptest::sample::select;
use scrutiny_tracker::query::difference::{Piece, words};

use crate::generate::cases;

/// The pieces in one line: what was removed in brackets, what was added in braces.
fn told(before: &str, after: &str) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => text.clone(),
        Piece::Removed(text) => format!("[{text}]"),
        Piece::Added(text) => format!("{{{text}}}"),
    };
    words(before, after).iter().map(piece).collect()
}

/// What a text is made of, piece by piece.
fn joined(pieces: &[Piece], ours: fn(&Piece) -> Option<&String>) -> String {
    pieces.iter().filter_map(ours).map(String::as_str).collect()
}

fn before_again(pieces: &[Piece]) -> String {
    joined(pieces, |piece| match piece {
        Piece::Same(text) | Piece::Removed(text) => Some(text),
        Piece::Added(_) => None,
    })
}

fn after_again(pieces: &[Piece]) -> String {
    joined(pieces, |piece| match piece {
        Piece::Same(text) | Piece::Added(text) => Some(text),
        Piece::Removed(_) => None,
    })
}

#[test]
fn equal_texts_are_one_piece_and_empty_ones_none() {
    let text = "Six ambassadors, one for each district";
    assert_eq!(words(text, text), [Piece::Same(text.to_owned())]);
    assert_eq!(words("", ""), []);
    assert_eq!(words("", text), [Piece::Added(text.to_owned())]);
    assert_eq!(words(text, ""), [Piece::Removed(text.to_owned())]);
}

#[test]
fn a_word_that_was_replaced_added_or_removed_stands_alone() {
    for (before, after, expected) in [
        (
            "Six ambassadors found",
            "Two ambassadors found",
            "[Six]{Two} ambassadors found",
        ),
        (
            "Six found",
            "Six ambassadors found",
            "Six {ambassadors }found",
        ),
        (
            "Six new ambassadors",
            "Six ambassadors",
            "Six [new ]ambassadors",
        ),
        (
            "The levy is spent.",
            "The levy is spent!",
            "The levy is spent[.]{!}",
        ),
        (
            "the carers' pay",
            "the carer's pay",
            "the [carers']{carer's} pay",
        ),
        (
            "a front-line post",
            "a frontline post",
            "a [front-line]{frontline} post",
        ),
        ("Case Case", "Case case", "Case [Case]{case}"),
    ] {
        assert_eq!(told(before, after), expected);
    }
}

#[test]
fn a_sentence_that_was_replaced_reads_as_one() {
    assert_eq!(
        told(
            "Nothing was done. The budget is spent.",
            "Six people were trained. The budget is spent."
        ),
        "[Nothing was done]{Six people were trained}. The budget is spent."
    );
}

#[test]
fn blanks_count_as_they_stand() {
    assert_eq!(told("one two", "one  two"), "one[ ]{  }two");
    assert_eq!(told("one\ntwo", "one\r\ntwo"), "one[\n]{\r\n}two");
    assert_eq!(told("one two", "one\u{a0}two"), "one[ ]{\u{a0}}two");
}

#[test]
fn letters_that_look_alike_are_not_taken_for_equal() {
    assert_eq!(told("caf\u{e9}", "cafe\u{301}"), "[caf\u{e9}]{cafe\u{301}}");
    // A family is one sign made of several, and is not cut in the middle.
    let (family, couple) = ("\u{1f469}\u{200d}\u{1f467}", "\u{1f469}\u{200d}\u{1f469}");
    assert_eq!(told(family, couple), format!("[{family}]{{{couple}}}"));
}

#[test]
fn f33_texts_of_thousands_of_words_are_compared_up_to_a_limit() {
    let text = |words: usize, seed: usize| -> String {
        (0..words)
            .map(|place| format!("{} ", place * seed % 9_973))
            .collect()
    };
    // Nothing but the blanks is alike, which is the longest way to go.
    let (before, after) = (text(4_000, 1), "x ".repeat(4_000));
    let pieces = words(&before, &after);
    assert_eq!(
        (before_again(&pieces), after_again(&pieces)),
        (before, after)
    );

    let (long, other) = (text(4_001, 1), text(3_000, 1));
    assert_eq!(
        words(&long, &other),
        [Piece::Removed(long.clone()), Piece::Added(other.clone())]
    );
    assert_eq!(
        words(&other, &long),
        [Piece::Removed(other.clone()), Piece::Added(long.clone())]
    );
    assert_eq!(words(&long, &long), [Piece::Same(long.clone())]);
    // Marks count as words; one endless word does not count as many.
    let marks = "!".repeat(4_001);
    assert_eq!(told(&marks, "!"), format!("[{marks}]{{!}}"));
    let endless = "a".repeat(1_000_000);
    assert_eq!(words(&endless, &format!("{endless} b")).len(), 2);
}

/// Parts that texts are made of, ordinary ones and such as have gone wrong in other programs.
const PARTS: [&str; 16] = [
    "carers",
    "care",
    "Care",
    "the",
    " ",
    "  ",
    "\n",
    "\r\n",
    ". ",
    ", ",
    "’",
    "-",
    "\u{301}",
    "👩\u{200d}👧",
    "\u{200f}\u{202e}",
    "\u{0}\u{feff}",
];

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => select(&PARTS[..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn the_pieces_make_both_texts_again(before in text(), after in text()) {
        let pieces = words(&before, &after);
        prop_assert_eq!(before_again(&pieces), before.as_str());
        prop_assert_eq!(after_again(&pieces), after.as_str());
        for piece in &pieces {
            let (Piece::Same(text) | Piece::Removed(text) | Piece::Added(text)) = piece;
            prop_assert!(!text.is_empty());
        }
        // No two pieces of one sort stand side by side, and what was removed comes first.
        for pair in pieces.windows(2) {
            let ordered = matches!(
                pair,
                [Piece::Same(_), Piece::Removed(_) | Piece::Added(_)]
                    | [Piece::Removed(_), Piece::Added(_) | Piece::Same(_)]
                    | [Piece::Added(_), Piece::Same(_)]
            );
            prop_assert!(ordered, "{pair:?}");
        }
    }
}
