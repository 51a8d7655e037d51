//! What stands in the controls of a form: names with texts, as the browser hands them over.

/// The controls of a form with what is typed or chosen in them. A box that is not ticked is absent.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Entered {
    values: Vec<(String, String)>,
}

impl Entered {
    /// A form in which nothing stands yet.
    pub fn blank() -> Self {
        Self::default()
    }

    /// With one more control.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.put(name, value);
        self
    }

    /// Adds a control.
    pub fn put(&mut self, name: &str, value: &str) {
        self.values.push((name.to_owned(), value.to_owned()));
    }

    /// All controls but those of a name.
    pub fn without(&self, name: &str) -> Self {
        let mut rest = self.clone();
        rest.values.retain(|(one, _)| one != name);
        rest
    }

    /// The text of a control, without the blanks around it; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The text of a control exactly as it stands.
    pub fn raw(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(one, _)| one == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Every value of a name: of boxes there may be several.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values
            .iter()
            .filter(move |(one, _)| one == name)
            .map(|(_, value)| value.trim())
    }

    /// Whether a value of a name is chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|one| one == value)
    }
}
