//! What `/metrics` says, in the Prometheus text format (version 0.0.4). One gauge has the name that the
//! original's separate program gives it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The media type of the format.
pub(super) const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Upper bounds of the histogram, in seconds: a read takes less than a millisecond, a creation about a
/// tenth of a second.
const BOUNDS: [f64; 10] = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0];

type Request = (&'static str, &'static str, u16);

#[derive(Debug, Default)]
struct Counts {
    requests: BTreeMap<Request, u64>,
    durations: BTreeMap<(&'static str, &'static str), Histogram>,
    in_flight: i64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Histogram {
    buckets: [u64; BOUNDS.len()],
    sum: f64,
    count: u64,
}

/// The counters of a server.
#[derive(Debug, Default)]
pub(super) struct Metrics(Mutex<Counts>);

impl Metrics {
    /// A request came.
    pub(super) fn begin(&self) {
        self.with(|counts| counts.in_flight += 1);
    }

    /// It was answered. Method and route are from closed lists, so that nobody can fill the memory.
    pub(super) fn end(
        &self,
        method: &'static str,
        route: &'static str,
        status: u16,
        took: Duration,
    ) {
        let seconds = took.as_secs_f64();
        self.with(|counts| {
            counts.in_flight -= 1;
            *counts.requests.entry((method, route, status)).or_default() += 1;
            let histogram = counts.durations.entry((method, route)).or_default();
            for (bucket, bound) in histogram.buckets.iter_mut().zip(BOUNDS) {
                *bucket += u64::from(seconds <= bound);
            }
            histogram.sum += seconds;
            histogram.count += 1;
        });
    }

    /// The whole text.
    pub(super) fn render(&self, instances: usize, limit: u32) -> String {
        let mut text = String::new();
        let gauges = [
            (
                "number_of_postgraas_instances",
                "Instances.",
                instances.to_string(),
            ),
            (
                "dbaas_instances_limit",
                "Instances that there may be.",
                limit.to_string(),
            ),
        ];
        for (name, help, value) in gauges {
            let _ = writeln!(
                text,
                "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}"
            );
        }
        self.with(|counts| {
            let in_flight = "dbaas_http_requests_in_flight";
            let _ = writeln!(
                text,
                "# HELP {in_flight} Requests being answered.\n# TYPE {in_flight} gauge\n{in_flight} {}",
                counts.in_flight
            );
            let total = "dbaas_http_requests_total";
            let _ = writeln!(text, "# HELP {total} Requests answered.\n# TYPE {total} counter");
            for ((method, route, status), count) in &counts.requests {
                let _ = writeln!(
                    text,
                    "{total}{{method=\"{method}\",route=\"{route}\",status=\"{status}\"}} {count}"
                );
            }
            let duration = "dbaas_http_request_duration_seconds";
            let _ = writeln!(
                text,
                "# HELP {duration} Time to answer.\n# TYPE {duration} histogram"
            );
            for ((method, route), histogram) in &counts.durations {
                let labels = format!("method=\"{method}\",route=\"{route}\"");
                let bounds = BOUNDS.map(|bound| bound.to_string());
                let infinite = ("+Inf".to_owned(), histogram.count);
                let buckets = bounds.into_iter().zip(histogram.buckets);
                for (bound, count) in buckets.chain([infinite]) {
                    let _ = writeln!(text, "{duration}_bucket{{{labels},le=\"{bound}\"}} {count}");
                }
                let _ = writeln!(text, "{duration}_sum{{{labels}}} {}", histogram.sum);
                let _ = writeln!(text, "{duration}_count{{{labels}}} {}", histogram.count);
            }
        });
        text
    }

    fn with(&self, change: impl FnOnce(&mut Counts)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_cumulative() {
        let metrics = Metrics::default();
        for milliseconds in [1, 30, 90_000] {
            metrics.begin();
            metrics.end("GET", "/health", 200, Duration::from_millis(milliseconds));
        }
        let text = metrics.render(3, 100);
        for line in [
            "number_of_postgraas_instances 3",
            "dbaas_http_requests_in_flight 0",
            r#"dbaas_http_requests_total{method="GET",route="/health",status="200"} 3"#,
            r#"dbaas_http_request_duration_seconds_bucket{method="GET",route="/health",le="0.001"} 1"#,
            r#"dbaas_http_request_duration_seconds_bucket{method="GET",route="/health",le="0.1"} 2"#,
            r#"dbaas_http_request_duration_seconds_bucket{method="GET",route="/health",le="60"} 2"#,
            r#"dbaas_http_request_duration_seconds_bucket{method="GET",route="/health",le="+Inf"} 3"#,
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
