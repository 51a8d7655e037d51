//! What somebody works as. It orders Home and stands beside the name on entries. It is no log-in.

/// What somebody works as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A member of the panel or the Board.
    Member,
    /// An officer who serves the panel.
    ScrutinyOfficer,
    /// An officer of a directorate, who reports progress.
    DirectorateOfficer,
    /// A Cabinet Member, who answers.
    CabinetMember,
}

/// Every role with its word and how a name is followed by it.
pub const ROLES: [(Role, &str, &str); 4] = [
    (Role::Member, "member", "member"),
    (
        Role::ScrutinyOfficer,
        "scrutiny-officer",
        "scrutiny officer",
    ),
    (
        Role::DirectorateOfficer,
        "directorate-officer",
        "directorate officer",
    ),
    (Role::CabinetMember, "cabinet-member", "Cabinet Member"),
];

impl Role {
    /// The role of a word; `None` where nobody has chosen one.
    pub fn from_word(word: &str) -> Option<Self> {
        let found = ROLES.iter().find(|(_, one, _)| *one == word);
        found.map(|(role, ..)| *role)
    }

    /// How a name is followed by it: `scrutiny officer`.
    pub fn said(self) -> &'static str {
        let found = ROLES.iter().find(|(one, ..)| *one == self);
        found.map_or("", |(.., said)| said)
    }
}

/// The name on an entry: `A Name, scrutiny officer`; of somebody who gives none, `A scrutiny officer`. Without a
/// role it is the name as it was given.
pub fn signed(name: &str, role: Option<Role>) -> String {
    let name = name.trim();
    match role {
        None => name.to_owned(),
        Some(role) if name.is_empty() => format!("A {}", role.said()),
        Some(role) => format!("{name}, {}", role.said()),
    }
}
