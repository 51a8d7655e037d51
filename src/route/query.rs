//! The query part of an address: names with values, written so that they can stand there.

/// The value of a name, decoded.
pub(super) fn value_of(query: &str, wanted: &str) -> Option<String> {
    pairs(query)
        .find(|(name, _)| name == wanted)
        .map(|(_, value)| value)
}

/// A query part without the name of a review, and without what is empty.
pub(super) fn own_part(query: &str) -> String {
    let mut own = String::new();
    for (name, value) in pairs(query) {
        if name != "review" && !value.is_empty() {
            let sign = if own.is_empty() { "" } else { "&" };
            own.push_str(&format!("{sign}{}={}", encode(&name), encode(&value)));
        }
    }
    own
}

/// The names and values of a query part, decoded.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        Some((decode(name)?, decode(value)?))
    })
}

/// Writes a text so that it can stand in a query part.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Reads a text of a query part; `None` when it is not well written.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                bytes.push(u8::try_from(high * 16 + low).ok()?);
            }
            plain => bytes.push(plain),
        }
    }
    String::from_utf8(bytes).ok()
}
