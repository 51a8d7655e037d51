//! What is wrong with a paper, in doubt, or not understood, each with its line.

use crate::domain::order::sorted;

/// A remark on a paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// The line it is about; 0 for the paper as a whole.
    pub line: usize,
    /// What it says.
    pub matter: Matter,
}

/// What a remark says.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Matter {
    /// Two recommendations have one number (rule V06).
    #[error(
        "Recommendation {number} stands twice, with different words; first on line {first}. Two cannot have one number. Correct the text, then read it again."
    )]
    Twice {
        /// The number.
        number: u32,
        /// Where it stands first.
        first: usize,
    },
    /// Two answers to one recommendation.
    #[error(
        "Recommendation {number} is answered twice, first on line {first}. Leave one of the two in the text, then read it again."
    )]
    AnsweredTwice {
        /// The number.
        number: u32,
        /// Where it stands first.
        first: usize,
    },
    /// Numbers are missing (rule V06).
    #[error(
        "Recommendation {0} is missing: the numbers leave it out. Compare the paper before you go on."
    )]
    Gap(u32),
    /// A number without words.
    #[error("Recommendation {0} has no words. It is left out.")]
    NoWords(u32),
    /// The recommendations have no numbers in the paper.
    #[error(
        "The paper prints no numbers. The recommendations are numbered here in the order in which they stand."
    )]
    NotNumbered,
    /// Several Cabinet Members, and no sign where one ends.
    #[error(
        "Recommendation {number} names several Cabinet Members for “{words}”. It is not clear where one ends and the next begins, so they are kept as one."
    )]
    Several {
        /// The number.
        number: u32,
        /// The words.
        words: String,
    },
    /// The contents announce a part that is not there (rule V27).
    #[error("The contents name “{0}”, but the paper does not have it.")]
    Missing(String),
    /// The paper has no title that was recognised.
    #[error("No title was found. Enter one.")]
    NoTitle,
    /// The form does not say who answers.
    #[error("The form does not say which Cabinet Member answers.")]
    NoResponder,
    /// A refused or partly accepted recommendation without a reason (rule V02).
    #[error("Recommendation {0} is not accepted in full, and the form gives no reason.")]
    NoReason(u32),
    /// Words before a recommendation that can be a heading or a comment.
    #[error("“{0}” was taken for a heading, not for a comment.")]
    Heading(String),
    /// A piece that fits nothing.
    #[error("Not understood: “{0}”")]
    NotUnderstood(String),
    /// More pieces that fit nothing.
    #[error("And {0} more pieces that were not understood.")]
    More(usize),
}

impl Matter {
    /// Whether nothing is written while this stands.
    pub fn stops(&self) -> bool {
        matches!(self, Self::Twice { .. } | Self::AnsweredTwice { .. })
    }

    /// Whether it is about words that fit nothing: such remarks come last.
    pub fn is_left_over(&self) -> bool {
        matches!(self, Self::NotUnderstood(_) | Self::More(_))
    }

    fn place(&self) -> u32 {
        u32::from(!self.stops())
            + u32::from(self.is_left_over())
            + u32::from(matches!(self, Self::More(_)))
    }
}

/// Remarks in the making.
#[derive(Default)]
pub(super) struct Remarks {
    all: Vec<Remark>,
    more: usize,
}

/// How many pieces that were not understood are listed one by one.
const LISTED: usize = 60;

/// How much of such a piece is shown, in signs.
const SHOWN: usize = 120;

impl Remarks {
    pub fn add(&mut self, line: usize, matter: Matter) {
        self.all.push(Remark { line, matter });
    }

    /// Lists a piece that fits nothing by its first words.
    pub fn left_over(&mut self, line: usize, words: &str) {
        let listed = self.all.iter().filter(|one| one.matter.is_left_over());
        if self.more > 0 || listed.count() >= LISTED {
            self.more += 1;
            return;
        }
        let mut shown: String = words.chars().take(SHOWN).collect();
        if shown.len() < words.len() {
            shown.push('…');
        }
        self.add(line, Matter::NotUnderstood(shown));
    }

    /// Problems first, then doubts, then what was not understood; each in the order of the paper.
    pub fn finish(mut self) -> Vec<Remark> {
        if self.more > 0 {
            self.add(0, Matter::More(self.more));
        }
        sorted(self.all, &|a, b| {
            (a.matter.place(), a.line).cmp(&(b.matter.place(), b.line))
        })
    }
}
