//! The signs of a text as the app writes it: which may stand as they are, and how the others are escaped.

/// How many bytes stand before the first that is a quote, a `\` or a control: the end of what can be taken as
/// it is. Eight bytes are looked at in one go.
pub(super) fn signs_alone(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let (eights, rest) = bytes.as_chunks();
    for (place, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        // A byte below `least` leaves its highest bit set; of several, the first is marked rightly.
        let below = |eight: u64, least: u8| {
            let least = EACH * u64::from(least);
            eight.wrapping_sub(least) & !eight & HIGHEST
        };
        let is = |sign: u8| below(eight ^ (EACH * u64::from(sign)), 1);
        let marked = below(eight, b' ') | is(b'"') | is(b'\\');
        if marked != 0 {
            return place * 8 + usize::try_from(marked.trailing_zeros() / 8).unwrap_or_default();
        }
    }
    let ends = |byte: &u8| matches!(byte, 0..b' ' | b'"' | b'\\');
    let in_rest = rest.iter().position(ends).unwrap_or(rest.len());
    bytes.len() - rest.len() + in_rest
}

/// The sign that an escape stands for, and how many bytes the escape has, where it is the one that the
/// app writes. `after` is what follows the `\`.
pub(super) fn escape(after: &[u8]) -> Option<(u8, usize)> {
    Some(match after {
        [sign @ (b'"' | b'\\'), ..] => (*sign, 2),
        [b'b', ..] => (8, 2),
        [b't', ..] => (b'\t', 2),
        [b'n', ..] => (b'\n', 2),
        [b'f', ..] => (12, 2),
        [b'r', ..] => (b'\r', 2),
        [b'u', b'0', b'0', tens @ b'0'..=b'1', ones, ..] => {
            let ones = match ones {
                b'0'..=b'9' => ones - b'0',
                b'a'..=b'f' => ones - b'a' + 10,
                _ => return None,
            };
            let code = (tens - b'0') * 16 + ones;
            // These have a shorter escape.
            if matches!(code, 8 | 9 | 10 | 12 | 13) {
                return None;
            }
            (code, 6)
        }
        _ => return None,
    })
}

pub(super) fn unescaped(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(place) = rest.bytes().position(|byte| byte == b'\\') {
        let (plain, from) = rest.split_at_checked(place)?;
        text.push_str(plain);
        let (sign, length) = escape(from.as_bytes().get(1..)?)?;
        text.push(char::from(sign));
        rest = from.get(length..)?;
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_what_is_taken_as_it_is_is_found_wherever_it_stands() {
        // Those beside the signs that end it, and those of which the highest bit is set.
        let plain = [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff];
        let ends = [0, 1, 0x1f, b'"', b'\\'];
        for length in 0..20 {
            for filling in plain {
                assert_eq!(signs_alone(&vec![filling; length]), length);
                for (place, end) in (0..length).flat_map(|place| ends.map(|end| (place, end))) {
                    let mut bytes = vec![filling; place];
                    bytes.push(end);
                    // Further ones behind it change nothing.
                    bytes.resize(length, end);
                    assert_eq!(signs_alone(&bytes), place, "{bytes:?}");
                }
            }
        }
    }
}
