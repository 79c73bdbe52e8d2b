//! How fast things happen here. A step of a scripted change ends either when somebody has looked often
//! enough, or when its share of the provisioning time is over; which of the two is one switch for every
//! vendor. Tests prefer looks: they do not depend on how fast the machine is.

use std::time::{Duration, Instant};

use super::script::{Accepts, Script, Switch};

/// How often a step is seen before it ends, where no time is set.
pub(crate) const POLLS_PER_STEP: &str = "polls-per-step";
/// How long a whole change takes; zero counts looks instead.
pub(crate) const PROVISION_TIME: &str = "provision-time";
/// How long every answer of a vendor is held back.
pub(crate) const LATENCY: &str = "latency";
/// The lifetime of issued tokens.
pub(crate) const TOKEN_LIFETIME: &str = "token-lifetime";

/// The switches of the sandbox itself.
pub(crate) const SWITCHES: &[Switch] = &[
    Switch {
        name: POLLS_PER_STEP,
        accepts: Accepts::Count,
        default: "1",
        meaning: "how often each step of a change is seen before the next begins",
    },
    Switch {
        name: PROVISION_TIME,
        accepts: Accepts::Duration,
        default: "0s",
        meaning: "how long a whole change takes; 0s counts looks instead",
    },
    Switch {
        name: LATENCY,
        accepts: Accepts::Duration,
        default: "0s",
        meaning: "how long every answer is held back",
    },
    Switch {
        name: TOKEN_LIFETIME,
        accepts: Accepts::Duration,
        default: "24h",
        meaning: "how long tokens are valid that are issued from now on",
    },
];

/// How far a change has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Progress {
    since: Instant,
    looks: u32,
}

impl Progress {
    /// A change that begins now.
    pub(crate) fn begin() -> Self {
        Self {
            since: Instant::now(),
            looks: 0,
        }
    }

    /// Somebody looked.
    pub(crate) fn look(&mut self) {
        self.looks = self.looks.saturating_add(1);
    }

    /// Which of `steps` steps it is in, from 0; `steps` when it is over.
    pub(crate) fn step(&self, pace: &Script, steps: u32) -> u32 {
        let whole = pace.duration(PROVISION_TIME);
        if whole.is_zero() {
            let each = pace.count(POLLS_PER_STEP);
            return self
                .looks
                .checked_div(each)
                .map_or(steps, |step| step.min(steps));
        }
        share(self.since.elapsed(), whole, steps)
    }
}

/// Which of `steps` equal parts of `whole` has been reached.
fn share(elapsed: Duration, whole: Duration, steps: u32) -> u32 {
    let passed = elapsed.as_nanos().saturating_mul(u128::from(steps)) / whole.as_nanos().max(1);
    u32::try_from(passed).unwrap_or(u32::MAX).min(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_move_a_change_on() {
        let pace = Script::new("sandbox", SWITCHES);
        let mut progress = Progress::begin();
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(progress.step(&pace, 2));
            progress.look();
        }
        assert_eq!(seen, [0, 1, 2, 2]);
        pace.set(POLLS_PER_STEP, "0").unwrap();
        assert_eq!(Progress::begin().step(&pace, 2), 2);
    }

    #[test]
    fn time_is_shared_equally() {
        let whole = Duration::from_millis(400);
        let at = |elapsed| share(Duration::from_millis(elapsed), whole, 4);
        assert_eq!(
            [at(0), at(99), at(100), at(399), at(400), at(9000)],
            [0, 0, 1, 3, 4, 4]
        );
    }
}
