//! Whether a request is sent again, as a pure decision. It knows no clock and no randomness: both are
//! arguments, so that a test can ask every question.

use std::time::{Duration, SystemTime};

use reqwest::Method;
use reqwest::header::{HeaderMap, RETRY_AFTER};

/// How patient a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often a request may be repeated.
    pub max_retries: u32,
    /// How long all attempts together may take, the pauses included, beside one attempt that takes as long
    /// as it may ([`spent`]).
    pub budget: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            max_retries: 4,
            budget: Duration::from_secs(60),
        }
    }
}

/// What became of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No byte of the request left: the connection was refused, reset or not made in time.
    Unsent,
    /// It was sent, and no whole answer came back: the server may have acted on it.
    Lost,
    /// An answer, with the pause that it asked for.
    Status(u16, Option<Duration>),
}

const BASE: Duration = Duration::from_millis(250);
const CAP: Duration = Duration::from_secs(20);

/// The pause before the next attempt, or `None` to stop. `retries` counts those already made, `spent` is what
/// they took of the budget, `jitter` is a random number from 0 to 1.
///
/// What was never sent may always be sent again. What may have been acted on is repeated only where
/// repeating changes nothing (`idempotent`); a 500 only for GET, because a server that failed in the
/// middle of a change has often made half of it.
pub fn decide(
    method: &Method,
    idempotent: bool,
    outcome: Outcome,
    retries: u32,
    spent: Duration,
    policy: &Policy,
    jitter: f64,
) -> Option<Duration> {
    let again = match outcome {
        Outcome::Unsent => true,
        Outcome::Lost => idempotent,
        Outcome::Status(408 | 429 | 502 | 503 | 504, _) => idempotent,
        Outcome::Status(500, _) => *method == Method::GET,
        Outcome::Status(..) => false,
    };
    if !again || retries >= policy.max_retries {
        return None;
    }
    let pause = match outcome {
        Outcome::Status(_, Some(asked)) => asked,
        _ => CAP
            .min(BASE * 2_u32.saturating_pow(retries))
            .mul_f64(jitter),
    };
    // A server may ask for any number of seconds.
    let total = spent.checked_add(pause)?;
    (total <= policy.budget).then_some(pause)
}

/// How much of the budget is spent after `elapsed`: the time of one attempt, as long as its `limit` permits,
/// is not counted, or an attempt that timed out would never be repeated.
pub fn spent(elapsed: Duration, limit: Duration) -> Duration {
    elapsed.saturating_sub(limit)
}

/// The pause that the headers of an answer ask for.
pub(super) fn asked(headers: &HeaderMap) -> Option<Duration> {
    retry_after(headers.get(RETRY_AFTER)?.to_str().ok()?, SystemTime::now())
}

/// The pause that a `Retry-After` header asks for (RFC 9110, section 10.2.3): seconds, or a date, of which
/// the distance to `now` (seconds since 1970) counts. What is neither asks for nothing.
pub fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(method: &Method, outcome: Outcome, retries: u32) -> bool {
        let idempotent = *method != Method::POST && *method != Method::PATCH;
        let policy = Policy::default();
        let elapsed = Duration::from_secs(1);
        decide(method, idempotent, outcome, retries, elapsed, &policy, 0.5).is_some()
    }

    #[test]
    fn every_method_and_outcome() {
        let methods = [
            Method::GET,
            Method::PUT,
            Method::DELETE,
            Method::POST,
            Method::PATCH,
        ];
        for (outcome, expected) in [
            (Outcome::Unsent, [true, true, true, true, true]),
            (Outcome::Lost, [true, true, true, false, false]),
            (Outcome::Status(408, None), [true, true, true, false, false]),
            (Outcome::Status(429, None), [true, true, true, false, false]),
            (
                Outcome::Status(500, None),
                [true, false, false, false, false],
            ),
            (Outcome::Status(502, None), [true, true, true, false, false]),
            (Outcome::Status(503, None), [true, true, true, false, false]),
            (Outcome::Status(504, None), [true, true, true, false, false]),
            (
                Outcome::Status(501, None),
                [false, false, false, false, false],
            ),
            (
                Outcome::Status(404, None),
                [false, false, false, false, false],
            ),
            (
                Outcome::Status(200, None),
                [false, false, false, false, false],
            ),
        ] {
            for (method, again) in methods.iter().zip(expected) {
                assert_eq!(ask(method, outcome, 0), again, "{method} {outcome:?}");
                assert!(!ask(method, outcome, 4), "{method} {outcome:?} for ever");
            }
        }
    }

    #[test]
    fn pauses_grow_within_their_cap_and_the_budget() {
        let pause = |retries, elapsed, jitter| {
            let policy = Policy {
                max_retries: 100,
                ..Policy::default()
            };
            let elapsed = Duration::from_secs(elapsed);
            decide(
                &Method::GET,
                true,
                Outcome::Lost,
                retries,
                elapsed,
                &policy,
                jitter,
            )
        };
        assert_eq!(pause(0, 0, 1.0), Some(Duration::from_millis(250)));
        assert_eq!(pause(3, 0, 1.0), Some(Duration::from_secs(2)));
        assert_eq!(pause(3, 0, 0.0), Some(Duration::ZERO));
        assert_eq!(pause(50, 0, 1.0), Some(Duration::from_secs(20)));
        assert_eq!(pause(50, 50, 1.0), None);
    }

    #[test]
    fn an_attempt_that_timed_out_is_repeated_once_with_the_defaults() {
        let again = |seconds| {
            let options = crate::http::Options::default();
            let spent = spent(Duration::from_secs(seconds), options.request_timeout);
            let lost = Outcome::Lost;
            decide(&Method::GET, true, lost, 0, spent, &options.retry, 0.5).is_some()
        };
        assert!(again(60));
        assert!(!again(121));
    }

    #[test]
    fn what_the_server_asks_for_is_honoured_within_the_budget() {
        let after = |seconds| {
            let asked = Outcome::Status(429, Some(Duration::from_secs(seconds)));
            decide(
                &Method::GET,
                true,
                asked,
                0,
                Duration::from_secs(1),
                &Policy::default(),
                0.1,
            )
        };
        assert_eq!(after(7), Some(Duration::from_secs(7)));
        assert_eq!(after(600), None);
        assert_eq!(after(u64::MAX), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(retry_after(" 12 ", now), Some(Duration::from_secs(12)));
        let later = retry_after("Sun, 06 Nov 1994 08:49:47 GMT", now);
        assert_eq!(later, Some(Duration::from_secs(10)));
        let earlier = retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now);
        assert_eq!(earlier, Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
    }
}
