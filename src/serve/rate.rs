//! How many requests a client may send: a token bucket for each address, which holds what may come at
//! once (one second's worth) and fills again at the rate. A pure decision about a given time.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Addresses that are remembered; beyond that, those that have not come lately are forgotten.
const KEPT_ADDRESSES: usize = 10_000;

/// The buckets.
#[derive(Debug)]
pub(super) struct Rate {
    per_second: f64,
    buckets: HashMap<IpAddr, Bucket>,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    filled: Instant,
}

impl Rate {
    /// A limit for each address.
    pub(super) fn new(per_second: u32) -> Self {
        Self {
            per_second: f64::from(per_second),
            buckets: HashMap::new(),
        }
    }

    /// Whether a request that comes now may pass; if not, after how long the next one may.
    pub(super) fn admit(&mut self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        let rate = self.per_second;
        if self.buckets.len() >= KEPT_ADDRESSES {
            // After a second a bucket is full, which is what an unknown address has.
            self.buckets
                .retain(|_, bucket| now.duration_since(bucket.filled) < Duration::from_secs(1));
        }
        let bucket = self.buckets.entry(client).or_insert(Bucket {
            tokens: rate,
            filled: now,
        });
        let passed = now.duration_since(bucket.filled).as_secs_f64();
        bucket.tokens = (bucket.tokens + passed * rate).min(rate);
        bucket.filled = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        Err(Duration::from_secs_f64((1.0 - bucket.tokens) / rate))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_of_a_second_passes_and_then_the_rate() {
        let mut rate = Rate::new(2);
        let (one, other) = ([127, 0, 0, 1].into(), [127, 0, 0, 2].into());
        let begun = Instant::now();
        assert!(rate.admit(one, begun).is_ok());
        assert!(rate.admit(one, begun).is_ok());
        assert_eq!(rate.admit(one, begun), Err(Duration::from_millis(500)));
        assert!(rate.admit(other, begun).is_ok());
        let later = begun + Duration::from_millis(500);
        assert!(rate.admit(one, later).is_ok());
        assert!(rate.admit(one, later).is_err());
        let much_later = begun + Duration::from_secs(60);
        assert!(rate.admit(one, much_later).is_ok());
        assert!(rate.admit(one, much_later).is_ok());
        assert!(rate.admit(one, much_later).is_err());
    }
}
