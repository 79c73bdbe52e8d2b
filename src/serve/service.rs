//! The parts that every handler works with.

use std::sync::Arc;

use super::guard::Guard;
use super::instances::Instances;
use super::metrics::Metrics;
use super::workers::Workers;

/// What the handlers work with.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) instances: Arc<Instances>,
    pub(super) workers: Workers,
    pub(super) metrics: Metrics,
    pub(super) guard: Guard,
}
