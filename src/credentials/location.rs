//! Which credential store a user chose, and where it lies.

use std::path::PathBuf;

/// Which store a user chose with the key `credential-store`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorePolicy {
    /// The keyring where there is one, else the file.
    #[default]
    Auto,
    /// The keyring of the desktop, or nothing.
    Keyring,
    /// The 0600 file.
    File,
    /// The `credential-command` of each profile; nothing is written.
    Command,
    /// Nothing is kept.
    None,
}

impl StorePolicy {
    /// The values that a configuration file may name.
    pub const NAMES: [&'static str; 5] = ["auto", "keyring", "file", "command", "none"];

    const ALL: [Self; 5] = [
        Self::Auto,
        Self::Keyring,
        Self::File,
        Self::Command,
        Self::None,
    ];

    /// The policy of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.name() == name)
    }

    /// The name of the policy, as in a configuration file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Keyring => "keyring",
            Self::File => "file",
            Self::Command => "command",
            Self::None => "none",
        }
    }
}

/// Where secrets are, or would be, kept.
#[derive(Clone, Debug)]
pub struct StoreLocation {
    /// What the user chose.
    pub policy: StorePolicy,
    /// The file of the file store; its directory also holds the locks of all stores.
    pub file: PathBuf,
    /// Where the session bus listens, if anywhere; without one no keyring is looked for.
    pub session_bus: Option<String>,
}

impl StoreLocation {
    /// Whether a keyring is looked for, which may keep whoever asks waiting.
    pub(super) fn looks_for_keyring(&self) -> bool {
        match self.policy {
            StorePolicy::Auto => cfg!(target_os = "macos") || self.session_bus.is_some(),
            StorePolicy::Keyring => true,
            StorePolicy::File | StorePolicy::Command | StorePolicy::None => false,
        }
    }
}
