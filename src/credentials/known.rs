//! The secrets that [`scrub`] knows: those that are in use, and of those that are not any more the last few,
//! because what quotes one is often written after whoever sent it is gone. It is bounded, however many
//! passwords pass through a server.

use std::borrow::Borrow;
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

/// How often a secret may have been escaped and is still known.
const QUOTED: usize = 3;

/// How many secrets that are not in use any more are still known.
const RETIRED: usize = 256;

/// How many bytes they may take together, without their other forms.
const RETIRED_BYTES: usize = 1 << 20;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

fn known() -> MutexGuard<'static, Known> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The text without any secret that is in use, or was until lately.
pub fn scrub(text: &str) -> String {
    let known = known().in_order();
    let forms = known.iter().flat_map(|secret| &secret.forms);
    let values = known.iter().map(|secret| &secret.value);
    values.chain(forms).fold(text.to_owned(), |text, secret| {
        if text.contains(secret.as_str()) {
            text.replace(secret.as_str(), "***")
        } else {
            text
        }
    })
}

/// A value that is known for as long as this, or a clone of it, is there, and for a while longer. All of its
/// memory is wiped then.
#[derive(Clone)]
pub(super) struct Registered(Arc<InUse>);

impl Registered {
    pub(super) fn new(value: Zeroizing<String>) -> Self {
        let value = known().register(value);
        Self(Arc::new(InUse(value)))
    }

    pub(super) fn value(&self) -> &str {
        &self.0.0.value
    }
}

/// Ends the use of a value when it is dropped.
struct InUse(Arc<Forms>);

impl Drop for InUse {
    fn drop(&mut self) {
        known().release(&self.0);
    }
}

/// A value, and how it may be quoted.
struct Forms {
    value: Zeroizing<String>,
    forms: Vec<Zeroizing<String>>,
}

impl Forms {
    fn of(value: Zeroizing<String>) -> Self {
        let mut forms = Vec::new();
        // A server may quote a form that it was sent.
        let form: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        if form != *value {
            forms.push(Zeroizing::new(form));
        }
        // A server may quote a document in a document, which we then write into one of ours.
        let mut form = escaped(&value);
        for _ in 0..QUOTED {
            let Some(once) = form else { break };
            form = escaped(&once);
            forms.push(once);
        }
        Self { value, forms }
    }
}

/// A secret as it stands in a JSON document, where that differs.
fn escaped(value: &Zeroizing<String>) -> Option<Zeroizing<String>> {
    let quoted = Zeroizing::new(serde_json::to_string(value.as_str()).ok()?);
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    (inner != value.as_str()).then(|| Zeroizing::new(inner.to_owned()))
}

/// Found by its value.
struct ByValue(Arc<Forms>);

impl Borrow<str> for ByValue {
    fn borrow(&self) -> &str {
        &self.0.value
    }
}

impl Hash for ByValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.value.as_str().hash(state);
    }
}

impl PartialEq for ByValue {
    fn eq(&self, other: &Self) -> bool {
        self.0.value == other.0.value
    }
}

impl Eq for ByValue {}

/// Every value that is known.
#[derive(Default)]
struct Known {
    /// With how often it is in use.
    uses: HashMap<ByValue, usize>,
    /// Those that are not in use, the oldest first.
    retired: VecDeque<Arc<Forms>>,
    retired_bytes: usize,
}

impl Known {
    fn register(&mut self, value: Zeroizing<String>) -> Arc<Forms> {
        let Some((ByValue(known), _)) = self.uses.get_key_value(value.as_str()) else {
            let new = Arc::new(Forms::of(value));
            self.uses.insert(ByValue(Arc::clone(&new)), 1);
            return new;
        };
        let known = Arc::clone(known);
        if let Some(uses) = self.uses.get_mut(value.as_str()) {
            *uses += 1;
            if *uses == 1 {
                self.retired.retain(|retired| !Arc::ptr_eq(retired, &known));
                self.retired_bytes -= known.value.len();
            }
        }
        known
    }

    fn release(&mut self, value: &Arc<Forms>) {
        let Some(uses) = self.uses.get_mut(value.value.as_str()) else {
            return;
        };
        *uses -= 1;
        if *uses > 0 {
            return;
        }
        self.retired_bytes += value.value.len();
        self.retired.push_back(Arc::clone(value));
        while self.retired.len() > RETIRED || self.retired_bytes > RETIRED_BYTES {
            let Some(oldest) = self.retired.pop_front() else {
                break;
            };
            self.retired_bytes -= oldest.value.len();
            self.uses.remove(oldest.value.as_str());
        }
    }

    /// The longest first: one may be a part of another.
    fn in_order(&self) -> Vec<Arc<Forms>> {
        let mut known: Vec<_> = self
            .uses
            .keys()
            .map(|ByValue(known)| known.clone())
            .collect();
        known.sort_by(|one, other| {
            let by_length = other.value.len().cmp(&one.value.len());
            by_length.then_with(|| one.value.cmp(&other.value))
        });
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(number: usize) -> Zeroizing<String> {
        Zeroizing::new(format!("planted \"{number}\""))
    }

    #[test]
    fn what_is_in_use_is_known_and_of_the_rest_the_last_few() {
        let mut known = Known::default();
        let used = known.register(value(0));
        let twice = known.register(value(0));
        assert!(Arc::ptr_eq(&used, &twice));
        known.release(&twice);
        for number in 1..=10 * RETIRED {
            let passing = known.register(value(number));
            known.release(&passing);
            // Using one again and again pushes nothing out.
            let again = known.register(value(number));
            known.release(&again);
        }
        assert_eq!(
            (known.uses.len(), known.retired.len()),
            (RETIRED + 1, RETIRED)
        );
        let is_known = |known: &Known, number| known.uses.contains_key(value(number).as_str());
        assert!(is_known(&known, 0));
        assert!(is_known(&known, 10 * RETIRED));
        assert!(!is_known(&known, 9 * RETIRED));
        // Nothing but these holds the value, so that it is wiped with them.
        assert_eq!(Arc::strong_count(&used), 3);
        drop(twice);
        known.release(&used);
        for number in 0..RETIRED {
            let passing = known.register(value(number + 1));
            known.release(&passing);
        }
        assert_eq!((Arc::strong_count(&used), known.uses.len()), (1, RETIRED));
    }

    #[test]
    fn long_values_push_others_out_sooner() {
        let mut known = Known::default();
        for number in 0..100 {
            let long = "x".repeat(RETIRED_BYTES / 8 + number);
            let passing = known.register(Zeroizing::new(long));
            known.release(&passing);
        }
        assert!(known.retired_bytes <= RETIRED_BYTES);
        assert_eq!(known.uses.len(), known.retired.len());
        assert!((1..8).contains(&known.uses.len()));
    }

    #[test]
    fn a_secret_that_is_a_part_of_another_leaves_nothing_of_it() {
        let part = Registered::new(Zeroizing::new("planted-part".to_owned()));
        let whole = Registered::new(Zeroizing::new("planted-part-whole".to_owned()));
        assert_eq!(scrub("a planted-part-whole"), "a ***");
        drop((part, whole));
    }
}
