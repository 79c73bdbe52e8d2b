//! Goals of a wait, as `--for` names them.

use super::State;

/// What a wait is for: a state that a cluster reaches, or the answer or absence of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The state `ready`.
    Ready,
    /// That there is no such cluster.
    Gone,
    /// That `select 1` is answered.
    Sql,
    /// Any other state.
    State(State),
}

/// As `--for` takes it.
impl std::fmt::Display for Goal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ready => f.write_str("ready"),
            Self::Gone => f.write_str("gone"),
            Self::Sql => f.write_str("sql"),
            Self::State(state) => write!(f, "state={state}"),
        }
    }
}
