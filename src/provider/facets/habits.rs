//! How a vendor behaves while it makes and changes things, of whatever kind.

use std::time::Duration;

/// How a creation is made to happen once with a vendor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Once {
    /// The provider itself makes a name once, and undoes what was interrupted: nothing is looked up before.
    pub by_vendor: bool,
    /// How often a creation is sent again that the vendor itself refused in passing.
    pub resends: u32,
    /// How often a creation is looked for after its answer was lost.
    pub looks: u32,
    /// How long a creation that was sent may be missing from lists and addresses.
    pub unlisted: Duration,
}

/// How a vendor behaves while it makes and changes things of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Whether a change is waited for unless `--no-wait` says otherwise.
    pub waits: bool,
    /// How long is waited where nobody says.
    pub timeout: Duration,
    /// The pause between two looks of a wait; a growing one where the vendor names none.
    pub poll: Option<Duration>,
    /// How long the vendor may go on showing something as if nothing had been asked, after it accepted a change.
    pub unnoticed: Duration,
    /// How long after its creation something may be shown as failed and still become ready.
    pub failed_heals: Duration,
    /// How a creation is made to happen once.
    pub once: Once,
}
