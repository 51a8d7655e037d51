//! The closed lists of words of a table, and the words of a sheet that somebody must explain.

use crate::domain::meeting::ActionState;
use crate::domain::money::{MoneyStage, Standing};
use crate::domain::recommendation::{PanelView, Verb};
use crate::domain::response::{Answer, SourceClarity};
use crate::domain::update::{Audience, Delivery};

/// One of the tracker's own words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ours {
    /// The word of the snapshot, which a [`Reply`] names.
    pub word: &'static str,
    /// What people read.
    pub label: &'static str,
}

/// A closed list of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WordSet {
    Verb,
    PanelView,
    Answer,
    Clarity,
    Delivery,
    Audience,
    ActionState,
    MoneyStage,
    Standing,
}

impl WordSet {
    /// Every word of the list, in the order in which people read them.
    pub(super) fn words(self) -> Vec<Ours> {
        match self {
            Self::Verb => ours(Verb::ALL, Verb::word, Verb::label),
            Self::PanelView => ours(PanelView::ALL, PanelView::word, PanelView::label),
            Self::Answer => ours(Answer::ALL, Answer::word, Answer::label),
            Self::Clarity => ours(
                SourceClarity::ALL,
                SourceClarity::word,
                SourceClarity::label,
            ),
            Self::Delivery => ours(Delivery::ALL, Delivery::word, Delivery::label),
            Self::Audience => ours(Audience::ALL, Audience::word, Audience::label),
            Self::ActionState => ours(ActionState::ALL, ActionState::word, ActionState::label),
            Self::MoneyStage => ours(MoneyStage::ALL, MoneyStage::word, MoneyStage::label),
            Self::Standing => ours(Standing::ALL, Standing::word, Standing::label),
        }
    }

    /// The word of ours that a text is, as label or as word, in small or capital letters.
    pub(super) fn find(self, text: &str) -> Option<Ours> {
        find(&self.words(), text)
    }

    /// The label of a word of the snapshot.
    pub(super) fn label_of(self, word: &str) -> Option<&'static str> {
        let words = self.words();
        let found = words.iter().find(|ours| ours.word == word);
        found.map(|ours| ours.label)
    }
}

fn ours<T: Copy>(
    all: &[T],
    word: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
) -> Vec<Ours> {
    let mut words = Vec::with_capacity(all.len());
    for one in all {
        words.push(Ours {
            word: word(*one),
            label: label(*one),
        });
    }
    words
}

pub(super) fn find(words: &[Ours], text: &str) -> Option<Ours> {
    let same = |ours: &&Ours| same_word(ours.word, text) || same_word(ours.label, text);
    words.iter().find(same).copied()
}

/// Whether two words differ in capital letters and the blanks around them only.
pub(super) fn same_word(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

/// A word of the sheet that is none of ours: somebody must say which of ours it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The field it is about, which a [`Reply`] names.
    pub field: &'static str,
    /// The heading of its column.
    pub heading: &'static str,
    /// The word as it stands in the sheet.
    pub word: String,
    /// The rows where it stands.
    pub rows: Vec<usize>,
    /// Which words of ours can be meant.
    pub choices: Vec<Ours>,
}

/// What a person says a word means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    /// The field of the question.
    pub field: String,
    /// The word of the sheet.
    pub word: String,
    /// The word of ours that it means; empty to leave the field empty.
    pub ours: String,
}

/// What was replied about a word: one of the choices, or to leave it out (an empty word).
pub(super) fn replied<'a>(
    replies: &'a [Reply],
    field: &str,
    word: &str,
    choices: &[Ours],
) -> Option<&'a str> {
    let reply = replies
        .iter()
        .find(|reply| reply.field == field && same_word(&reply.word, word))?;
    let known = reply.ours.is_empty() || choices.iter().any(|ours| ours.word == reply.ours);
    known.then_some(reply.ours.as_str())
}

/// How many different words are asked about. A sheet with more has something else in the column.
const MOST: usize = 40;

/// The questions of a sheet, each word once.
#[derive(Default)]
pub(super) struct Questions {
    pub list: Vec<Question>,
}

/// Whether a word could still be asked about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    Yes,
    TooMany,
}

impl Questions {
    pub fn ask(
        &mut self,
        field: &'static str,
        heading: &'static str,
        word: &str,
        row: usize,
        choices: Vec<Ours>,
    ) -> Asked {
        let same = |asked: &&mut Question| asked.field == field && same_word(&asked.word, word);
        if let Some(asked) = self.list.iter_mut().find(same) {
            if asked.rows.last() != Some(&row) {
                asked.rows.push(row);
            }
            return Asked::Yes;
        }
        if self.list.len() >= MOST {
            return Asked::TooMany;
        }
        self.list.push(Question {
            field,
            heading,
            word: word.trim().to_owned(),
            rows: vec![row],
            choices,
        });
        Asked::Yes
    }
}
