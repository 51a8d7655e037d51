//! Colours, and how well one can be told from another.

/// A colour as screens mix it: red, green and blue, each from 0 to 255.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour([u8; 3]);

/// The least contrast of words with what they stand on, in hundredths: 4.5 to 1 (WCAG 2.2, 1.4.3).
pub const READABLE: u32 = 450;

/// The least contrast of words on a slide, in hundredths: 7 to 1 (WCAG 2.2, 1.4.6).
pub const READABLE_FAR_OFF: u32 = 700;

impl Colour {
    /// The colour of its three parts.
    pub const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads a colour as style sheets write it, in any letters: `#12436d` or, shorter, `#fc0`. The sign in
    /// front may be left out. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text).as_bytes();
        let digit = |place: usize| {
            let digit = char::from(*digits.get(place)?).to_digit(16)?;
            u8::try_from(digit).ok()
        };
        let mut parts = [0; 3];
        for (place, part) in parts.iter_mut().enumerate() {
            *part = match digits.len() {
                6 => digit(2 * place)? * 16 + digit(2 * place + 1)?,
                3 => digit(place)? * 17,
                _ => return None,
            };
        }
        Some(Self(parts))
    }

    /// As style sheets write it: `#12436d`.
    pub fn written(self) -> String {
        let mut text = "#".to_owned();
        for part in self.0 {
            for digit in [part / 16, part % 16] {
                text.extend(char::from_digit(u32::from(digit), 16));
            }
        }
        text
    }

    /// The contrast with another colour, in hundredths and rounded down: 100 where they are the same, 2100
    /// for black and white. It does not matter which of the two is asked (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> u32 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        let ratio = if one > two { one / two } else { two / one };
        // Black and white are 21 to 1 exactly; a fraction that cannot be written must not take that away.
        (ratio * 100.0 + 1e-9) as u32
    }

    /// How light it is, from 0 for black to 1 for white (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(light);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// A contrast in hundredths as people read it: `4.48 to 1`.
pub fn contrast_said(hundredths: u32) -> String {
    let part = hundredths % 100;
    let nought = if part < 10 { "0" } else { "" };
    format!("{}.{nought}{part} to 1", hundredths / 100)
}

/// The light of one part, from 0 to 1: the 2.4th power of its share, and a straight line below what a screen can
/// show.
fn light(part: u8) -> f64 {
    let share = f64::from(part) / 255.0;
    if share <= 0.040_45 {
        return share / 12.92;
    }
    let base = (share + 0.055) / 1.055;
    let root = fifth_root(base);
    base * base * root * root
}

/// The fifth root of a number between a tenth and one, by Newton's rule. The library's power of a fraction would
/// bring more code into the app than the rest of this file.
fn fifth_root(number: f64) -> f64 {
    let mut root = 1.0;
    for _ in 0..12 {
        root = (4.0 * root + number / (root * root * root * root)) / 5.0;
    }
    root
}
