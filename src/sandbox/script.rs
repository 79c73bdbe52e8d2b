//! Switches that scripts flip: named values with a meaning, a default and a check, settable at start
//! (`--script`) and at run time (`POST /_sandbox/script`). Nothing here knows what a switch does.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::notation;

/// What a switch accepts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Accepts {
    /// A whole number.
    Count,
    /// `true` or `false`.
    Flag,
    /// A duration such as `250ms`.
    Duration,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A switch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Switch {
    /// Its name, without the prefix of its owner.
    pub(crate) name: &'static str,
    /// What it accepts.
    pub(crate) accepts: Accepts,
    /// Its value until somebody sets it.
    pub(crate) default: &'static str,
    /// What it does, in one line.
    pub(crate) meaning: &'static str,
}

impl Switch {
    /// One that counts.
    pub(crate) const fn count(
        name: &'static str,
        default: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self {
            name,
            accepts: Accepts::Count,
            default,
            meaning,
        }
    }

    /// One that is on or off.
    pub(crate) const fn flag(
        name: &'static str,
        default: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self {
            accepts: Accepts::Flag,
            ..Self::count(name, default, meaning)
        }
    }

    /// One of words, the first of which is its default.
    pub(crate) const fn word(
        name: &'static str,
        words: &'static [&'static str],
        meaning: &'static str,
    ) -> Self {
        Self {
            accepts: Accepts::Word(words),
            ..Self::count(name, words[0], meaning)
        }
    }
}

/// The switches of one owner, a vendor or the sandbox itself.
#[derive(Debug)]
pub(crate) struct Script {
    owner: &'static str,
    switches: &'static [Switch],
    values: Mutex<BTreeMap<&'static str, String>>,
}

impl Script {
    /// All switches as they are by default.
    pub(crate) fn new(owner: &'static str, switches: &'static [Switch]) -> Self {
        let values = switches
            .iter()
            .map(|switch| (switch.name, switch.default.to_owned()))
            .collect();
        Self {
            owner,
            switches,
            values: Mutex::new(values),
        }
    }

    /// Whose switches these are.
    pub(crate) fn owner(&self) -> &'static str {
        self.owner
    }

    /// Sets a switch.
    ///
    /// # Errors
    /// A sentence that says what would be valid.
    pub(crate) fn set(&self, name: &str, value: &str) -> Result<(), String> {
        let Some(switch) = self.switches.iter().find(|switch| switch.name == name) else {
            let names = self.switches.iter().map(|switch| switch.name);
            let valid = match notation::nearest(name, names.clone()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("it has {}", names.collect::<Vec<_>>().join(", ")),
            };
            return Err(format!("`{}` has no switch `{name}`; {valid}", self.owner));
        };
        let expected = match switch.accepts {
            Accepts::Count if value.parse::<u32>().is_err() => "a whole number".to_owned(),
            Accepts::Flag if value.parse::<bool>().is_err() => "true or false".to_owned(),
            Accepts::Duration if notation::duration(value).is_err() => {
                "a duration such as 250ms or 10m".to_owned()
            }
            Accepts::Word(words) if !words.contains(&value) => words.join(", "),
            _ => {
                self.lock().insert(switch.name, value.to_owned());
                return Ok(());
            }
        };
        Err(format!(
            "`{}.{name}` accepts {expected}, not `{value}`",
            self.owner
        ))
    }

    /// Whether a switch of words has this value.
    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.lock().get(name).is_some_and(|found| found == value)
    }

    /// The value of a switch that is a flag.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.is(name, "true")
    }

    /// The value of a switch that counts.
    pub(crate) fn count(&self, name: &str) -> u32 {
        let values = self.lock();
        values
            .get(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or_default()
    }

    /// The status that a switch of words names, of those that are possible; the first is the usual one.
    pub(crate) fn status(&self, name: &str, statuses: &[u16]) -> u16 {
        let is_named = |status: &&u16| self.is(name, &status.to_string());
        let named = statuses.iter().find(is_named).or(statuses.first());
        named.copied().unwrap_or(200)
    }

    /// Counts down: whether the count was above zero before.
    pub(crate) fn take(&self, name: &str) -> bool {
        let mut values = self.lock();
        let Some(value) = values.get_mut(name) else {
            return false;
        };
        let count: u32 = value.parse().unwrap_or_default();
        *value = count.saturating_sub(1).to_string();
        count > 0
    }

    /// The value of a switch that is a duration.
    pub(crate) fn duration(&self, name: &str) -> Duration {
        let values = self.lock();
        values
            .get(name)
            .and_then(|value| notation::duration(value).ok())
            .unwrap_or_default()
    }

    /// Every switch with its value and meaning.
    pub(crate) fn describe(&self) -> Vec<Value> {
        let values = self.lock();
        let describe = |switch: &Switch| {
            json!({
                "key": format!("{}.{}", self.owner, switch.name),
                "value": values.get(switch.name),
                "default": switch.default,
                "meaning": switch.meaning,
            })
        };
        self.switches.iter().map(describe).collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<&'static str, String>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sets switches whose keys are `OWNER.NAME`.
///
/// # Errors
/// A sentence that says what would be valid.
pub(crate) fn set(scripts: &[&Script], key: &str, value: &str) -> Result<(), String> {
    let owners: Vec<&str> = scripts.iter().map(|script| script.owner()).collect();
    let found = key
        .split_once('.')
        .and_then(|(owner, name)| Some((scripts.iter().find(|s| s.owner() == owner)?, name)));
    match found {
        Some((script, name)) => script.set(name, value),
        None => Err(format!(
            "`{key}` is not a switch: it begins with one of {}, and a dot",
            owners.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWITCHES: &[Switch] = &[
        Switch {
            name: "times",
            accepts: Accepts::Count,
            default: "1",
            meaning: "how often",
        },
        Switch {
            name: "how",
            accepts: Accepts::Word(&["well", "badly"]),
            default: "well",
            meaning: "how",
        },
    ];

    #[test]
    fn switches_are_checked_and_count_down() {
        let script = Script::new("x", SWITCHES);
        assert!(script.take("times") && !script.take("times"));
        set(&[&script], "x.how", "badly").unwrap();
        assert!(script.is("how", "badly"));
        for (key, value) in [
            ("x.how", "so so"),
            ("x.times", "-1"),
            ("x.who", "1"),
            ("y", "1"),
        ] {
            assert!(set(&[&script], key, value).is_err(), "{key}={value}");
        }
    }
}
