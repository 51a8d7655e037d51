//! Texts as parts of file names that every file system takes.

/// Lower-case words joined by dashes, at most sixty signs: "care-work-as-a-career". Signs that a file
/// system might not take, or that could lead elsewhere, are not in it.
pub fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let slug: String = words.join("-").chars().take(60).collect();
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f56_a_file_name_is_safe_whatever_people_are_called() {
        assert_eq!(slug("Care Work as a Career"), "care-work-as-a-career");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("C:\\CON|NUL:*?\"<>"), "c-con-nul");
        assert_eq!(slug("\u{202e}gpj.exe 👩‍👩‍👧"), "gpj-exe");
        assert_eq!(slug(&"long ".repeat(100)).len(), 59);
        assert_eq!(slug("…"), "");
    }
}
