//! Finding words in texts: every word of the question must stand somewhere, whatever its case or accents.

use memchr::memmem;

/// The words of a question, folded. No words match everything.
pub fn words(question: &str) -> Vec<String> {
    fold(question)
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Whether every word stands in a text that is folded already. Texts on lines of their own are as good as
/// single ones: no word holds the end of a line.
///
/// ```
/// use scrutiny_tracker::query::search::{fold, matches, words};
/// let text = fold("Pay for care workers\nCouncillor Ní Dhomhnaill");
/// assert!(matches(&words("WORKERS dhomh"), &text));
/// assert!(!matches(&words("workers nurses"), &text));
/// ```
pub fn matches(words: &[String], folded: &str) -> bool {
    let is_there = |word: &String| memmem::find(folded.as_bytes(), word.as_bytes()).is_some();
    words.iter().all(is_there)
}

/// Lower case, curly quotes made straight, accents taken off, for the letters of western Europe. The
/// tables for every script of the world would be larger than all of the search.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// Puts a text, folded, at the end of another.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.reserve(text.len());
    folded.extend(text.chars().map(fold_letter));
}

fn fold_letter(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ŵ' | 'ŵ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ' | 'ŷ' => 'y',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(question: &str, text: &str) -> bool {
        matches(&words(question), &fold(text))
    }

    #[test]
    fn every_word_must_stand_somewhere() {
        assert!(found("apprentice LEVY", "Use the levy for apprentices"));
        assert!(!found("apprentice pension", "Use the levy for apprentices"));
        assert!(found("", "anything"));
    }

    #[test]
    fn accents_and_curly_quotes_do_not_matter() {
        assert!(found("cafe", "A café in Évesham"));
        assert!(found("'cares'", "under ‘Cares’"));
    }
}
