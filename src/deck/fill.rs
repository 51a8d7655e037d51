//! How much text goes on a slide.

use crate::deck::Block;

/// How many letters of the smallest text, 28 pixels, go on a line of a slide that is 1280 pixels wide.
const LETTERS: usize = 68;
/// How many half lines go on a slide that is 720 pixels high, below its heading and without captions' room.
pub(super) const ROOM: usize = 22;
/// The same below the four lights of a recommendation.
const ROOM_BELOW_LIGHTS: usize = 17;
/// How many letters of a heading go on one line.
const OF_A_HEADING: usize = 56;
/// The half lines between one block and the next.
const GAP: usize = 1;

/// The half lines below the lights of a recommendation with this title.
pub(super) fn room_below(title: &str) -> usize {
    let more = title.chars().count() / OF_A_HEADING;
    ROOM_BELOW_LIGHTS.saturating_sub(2 * more).max(6)
}

/// The blocks in parts, each of which fits into so many half lines. A block
/// goes on the next slide whole where that has room for it; a longer one is split between words.
pub(super) fn split(blocks: Vec<Block>, room_each: usize) -> Vec<Vec<Block>> {
    let mut parts: Vec<Vec<Block>> = Vec::new();
    let mut part = Vec::new();
    let mut room = room_each;
    let mut waiting = blocks;
    waiting.reverse();
    while let Some(mut block) = waiting.pop() {
        if height(&block) <= room {
            room -= height(&block);
            part.push(block);
            continue;
        }
        // A piece of fewer than three lines is no help to anybody.
        if height(&block) > room_each
            && room > 6
            && let Some(rest) = cut(&mut block, room)
        {
            part.push(block);
            waiting.push(rest);
        } else if part.is_empty() {
            // One word that is longer than a slide stands as it is, and the slide scrolls.
            waiting.extend(cut(&mut block, room_each));
            part.push(block);
        } else {
            waiting.push(block);
        }
        parts.push(std::mem::take(&mut part));
        room = room_each;
    }
    if !part.is_empty() || parts.is_empty() {
        parts.push(part);
    }
    parts
}

/// The half lines a block takes. Its label stands on the line with its words.
fn height(block: &Block) -> usize {
    let letters = block.label.chars().count() + block.words.chars().count();
    letters.div_ceil(LETTERS) * 2 + GAP
}

/// What begins the rest of a block that was split.
const GOES_ON: &str = "Goes on";

/// Leaves in the block what goes on so many half lines, and gives the rest.
fn cut(block: &mut Block, room: usize) -> Option<Block> {
    let lines = room.saturating_sub(GAP) / 2;
    let letters = (lines * LETTERS).saturating_sub(block.label.chars().count());
    let letters = letters.max(LETTERS);
    let (end, _) = block.words.char_indices().nth(letters)?;
    let before = block.words.get(..end)?;
    // At the end of a sentence where there is one in the second half.
    let sentence = before.rfind(". ").map(|place| place + 1);
    let sentence = sentence.filter(|place| *place > before.len() / 2);
    let place = sentence
        .or_else(|| before.rfind(char::is_whitespace))
        .filter(|place| *place > 0)?;
    let rest = block.words.split_off(place).trim_start().to_owned();
    Some(Block {
        label: GOES_ON.to_owned(),
        words: rest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: usize) -> Block {
        Block {
            label: "As published".to_owned(),
            words: vec!["recommendation"; count].join(" "),
        }
    }

    #[test]
    fn what_fits_stays_together() {
        let blocks = vec![words(4), words(4)];
        assert_eq!(split(blocks.clone(), 20), [blocks]);
        assert_eq!(split(Vec::new(), 20), [Vec::new()]);
    }

    #[test]
    fn a_long_text_is_split_and_nothing_of_it_is_lost() {
        for count in [60, 100, 333] {
            let parts = split(vec![words(count), words(3)], 20);
            assert!(parts.len() > 1, "{count}");
            for (place, part) in parts.iter().enumerate() {
                let lines: usize = part.iter().map(height).sum();
                assert!(lines <= 20, "{count}: {place}");
            }
            let all: Vec<&str> = parts
                .iter()
                .flatten()
                .map(|one| one.words.as_str())
                .collect();
            assert_eq!(all.join(" "), vec!["recommendation"; count + 3].join(" "));
        }
    }

    #[test]
    fn a_word_longer_than_a_slide_stands_whole() {
        let long = Block {
            label: String::new(),
            words: "x".repeat(5_000),
        };
        let parts = split(vec![words(2), long.clone(), words(2)], 20);
        assert!(parts.concat().contains(&long));
        assert_eq!(parts.concat().len(), 3);
    }
}
