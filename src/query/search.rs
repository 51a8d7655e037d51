//! Finding words in texts: every word of the question must stand somewhere, whatever its case or accents.

/// The words of a question, folded. No words match everything.
pub fn words(question: &str) -> Vec<String> {
    fold(question)
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Whether every word stands in one of the texts.
pub fn matches(words: &[String], texts: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    words
        .iter()
        .all(|word| folded.iter().any(|text| text.contains(word.as_str())))
}

/// Lower case, curly quotes made straight, the accents of western European letters taken off.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|sign| match sign {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ŵ' => 'w',
            'ý' | 'ÿ' | 'ŷ' => 'y',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(question: &str, text: &str) -> bool {
        matches(&words(question), &[text.to_owned()])
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
