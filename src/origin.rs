//! Values that know where they came from: a flag, a variable, a file, or nobody at all.

use std::path::PathBuf;

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The command itself, which names it.
    Argument,
    /// A flag of this run.
    Flag(&'static str),
    /// An environment variable of ours.
    Environment(&'static str),
    /// `.dbaas.toml`, found in the working directory or above.
    Directory(PathBuf),
    /// A key of a profile.
    Profile(String),
    /// A key of the configuration file outside the profiles.
    File(&'static str),
    /// A variable of the vendor's own tools.
    Vendor(&'static str),
    /// What this program does where nobody says.
    BuiltIn,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Argument => f.write_str("the command itself"),
            Self::Flag(name) => write!(f, "{name}"),
            Self::Environment(name) => write!(f, "{name} in the environment"),
            Self::Directory(path) => write!(f, "{}", path.display()),
            Self::Profile(name) => write!(f, "profile `{name}`"),
            Self::File(key) => write!(f, "`{key}` in the configuration file"),
            Self::Vendor(name) => write!(f, "the vendor's {name} in the environment"),
            Self::BuiltIn => f.write_str("the built-in default"),
        }
    }
}

/// A value and where it came from.
#[derive(Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

/// Without the value: the address of a proxy may hold a password.
impl<T> std::fmt::Debug for Sourced<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sourced")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl<T> Sourced<T> {
    /// A value of that origin.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

/// What was found for one key, the strongest first.
#[derive(Debug, Default)]
pub(crate) struct Layers(pub(crate) Vec<Sourced<String>>);

impl Layers {
    /// Adds what is weaker than everything before.
    pub(crate) fn add(&mut self, value: String, origin: Origin) {
        self.0.push(Sourced::new(value, origin));
    }
}
