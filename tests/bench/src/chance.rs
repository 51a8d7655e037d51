//! Numbers that look like chance and are the same in every run.

/// A small generator (xorshift, 64 bits).
pub struct Chance(u64);

impl Chance {
    /// Begins the same row of numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or_default()
    }

    /// One of the things, or the default of none.
    pub fn one_of<T: Copy + Default>(&mut self, things: &[T]) -> T {
        let place = usize::try_from(self.below(things.len() as u64)).unwrap_or_default();
        things.get(place).copied().unwrap_or_default()
    }

    /// 32 hexadecimal digits, as the app gives to new records.
    pub fn id(&mut self) -> String {
        format!("{:016x}{:016x}", self.next(), self.next())
    }

    /// A sentence of so many words.
    pub fn sentence(&mut self, words: u64) -> String {
        let mut sentence = String::new();
        for place in 0..words {
            if place > 0 {
                sentence.push(' ');
            }
            sentence.push_str(self.one_of(WORDS));
        }
        sentence.push('.');
        sentence
    }
}

const WORDS: &[&str] = &[
    "care",
    "staff",
    "levy",
    "training",
    "council",
    "budget",
    "review",
    "county",
    "pay",
    "college",
    "district",
    "families",
    "homes",
    "rota",
    "wages",
    "travel",
    "report",
    "panel",
    "quarter",
    "award",
    "school",
    "pilot",
    "survey",
    "officer",
    "plan",
    "apprentices",
    "recruit",
    "support",
    "leaflet",
    "advice",
    "hours",
    "rural",
    "café",
    "visits",
    "transport",
    "partners",
    "offer",
    "career",
    "posters",
    "launch",
    "early",
    "work",
    "the",
    "of",
    "and",
    "for",
    "with",
    "in",
];
