//! Instances that were seen, for as long as one process lives: never on disk, because they hold passwords. An entry
//! ages from the moment when it was kept, and is dropped when a deletion begins (`@sap/instance-manager` 5.2.6).

use std::num::NonZeroUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use lru::LruCache;

use super::record::Instance;

/// Instances by tenant; of too many the one that was used longest ago goes.
#[derive(Debug)]
pub(super) struct Cache {
    entries: Mutex<LruCache<String, (Instant, Instance)>>,
    expiry: Duration,
}

impl Cache {
    /// A cache of `items` instances, at least one, each for the time `expiry`.
    pub(super) fn new(items: u32, expiry: Duration) -> Self {
        let items = usize::try_from(items).ok().and_then(NonZeroUsize::new);
        Self {
            entries: Mutex::new(LruCache::new(items.unwrap_or(NonZeroUsize::MIN))),
            expiry,
        }
    }

    /// Keeps an instance from `now` on.
    pub(super) fn put(&self, instance: Instance, now: Instant) {
        let tenant = instance.cluster.view.id.clone();
        self.lock().put(tenant, (now, instance));
    }

    /// Returns the instance of a tenant that was kept less than the expiry before `now`.
    pub(super) fn get(&self, tenant: &str, now: Instant) -> Option<Instance> {
        let mut entries = self.lock();
        let (kept, instance) = entries.get(tenant)?;
        if now.saturating_duration_since(*kept) < self.expiry {
            return Some(instance.clone());
        }
        entries.pop(tenant);
        None
    }

    /// Forgets a tenant.
    pub(super) fn remove(&self, tenant: &str) {
        self.lock().pop(tenant);
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<String, (Instant, Instance)>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::super::Sap;
    use super::*;
    use crate::provider::ProviderSettings;

    fn instance(tenant: &str) -> Instance {
        let raw = to_raw_value(&json!({"status": "CREATION_SUCCEEDED"})).unwrap();
        let sap = Sap::new(ProviderSettings::default());
        sap.read_instance(&raw, Some(tenant)).unwrap()
    }

    #[test]
    fn an_entry_ages_from_when_it_was_kept_however_often_it_is_used() {
        let cache = Cache::new(5, Duration::from_secs(2));
        let begun = Instant::now();
        let after = |millis| begun + Duration::from_millis(millis);
        cache.put(instance("t"), begun);
        assert!(cache.get("t", after(0)).is_some());
        assert!(cache.get("t", after(1999)).is_some());
        assert!(cache.get("t", after(2000)).is_none());
        assert!(cache.get("t", after(1999)).is_none(), "it is forgotten");
        cache.put(instance("t"), after(3000));
        assert!(cache.get("t", after(4999)).is_some());
        cache.remove("t");
        assert!(cache.get("t", after(4999)).is_none());
    }

    #[test]
    fn of_too_many_the_one_that_was_used_longest_ago_goes() {
        let cache = Cache::new(2, Duration::from_secs(2));
        let now = Instant::now();
        cache.put(instance("a"), now);
        cache.put(instance("b"), now);
        assert!(cache.get("a", now).is_some());
        cache.put(instance("c"), now);
        assert!(cache.get("b", now).is_none());
        assert!(cache.get("a", now).is_some() && cache.get("c", now).is_some());
    }
}
