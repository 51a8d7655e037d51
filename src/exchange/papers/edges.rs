//! Signs at the edges of texts. The standard routines are compiled anew for each list of signs; these
//! take the list as a text, and are compiled once.

/// What stands at the edges of a text.
pub(super) trait Edges {
    /// Without these signs at both ends.
    fn trimmed(&self, signs: &str) -> &str;
    /// Without these signs before it.
    fn trimmed_start(&self, signs: &str) -> &str;
    /// Without these signs behind it.
    fn trimmed_end(&self, signs: &str) -> &str;
    /// Whether one of these signs is the first.
    fn starts_in(&self, signs: &str) -> bool;
    /// Whether one of these signs is the last.
    fn ends_in(&self, signs: &str) -> bool;
}

impl Edges for str {
    fn trimmed(&self, signs: &str) -> &str {
        self.trimmed_start(signs).trimmed_end(signs)
    }

    #[inline(never)]
    fn trimmed_start(&self, signs: &str) -> &str {
        let mut rest = self.chars();
        loop {
            let here = rest.as_str();
            match rest.next() {
                Some(sign) if is_one(signs, sign) => {}
                _ => return here,
            }
        }
    }

    #[inline(never)]
    fn trimmed_end(&self, signs: &str) -> &str {
        let mut rest = self.chars();
        loop {
            let here = rest.as_str();
            match rest.next_back() {
                Some(sign) if is_one(signs, sign) => {}
                _ => return here,
            }
        }
    }

    #[inline(never)]
    fn starts_in(&self, signs: &str) -> bool {
        let first = self.chars().next();
        first.is_some_and(|sign| is_one(signs, sign))
    }

    #[inline(never)]
    fn ends_in(&self, signs: &str) -> bool {
        let last = self.chars().next_back();
        last.is_some_and(|sign| is_one(signs, sign))
    }
}

#[inline(never)]
fn is_one(signs: &str, sign: char) -> bool {
    signs.chars().any(|one| one == sign)
}

/// The figures.
pub(super) const FIGURES: &str = "0123456789";
