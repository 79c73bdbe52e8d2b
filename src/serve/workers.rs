//! The threads that call the provider: a creation may block for as long as PostgreSQL needs to start, and
//! the thread that answers requests must not. They are plain threads and not the runtime's blocking pool,
//! because the end of a runtime waits for that pool, and a shutdown has a limit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::error::{Error, ErrorKind, Result};

type Job = Box<dyn FnOnce(&Runtime) + Send>;

/// A fixed number of threads, and the queue before them.
#[derive(Debug)]
pub(super) struct Workers {
    queue: Sender<Job>,
}

impl Workers {
    /// Starts the threads; each has a runtime of its own.
    ///
    /// # Errors
    /// Where the system gives no thread or no runtime.
    pub(super) fn start(number: usize) -> Result<Self> {
        let (queue, jobs) = channel::<Job>();
        let jobs = Arc::new(Mutex::new(jobs));
        let refused = |error| {
            Error::new(ErrorKind::Provider, "a worker thread did not start").with_source(error)
        };
        for index in 0..number {
            let runtime = Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(refused)?;
            let jobs = Arc::clone(&jobs);
            std::thread::Builder::new()
                .name(format!("worker-{index}"))
                .spawn(move || work(&runtime, &jobs))
                .map_err(refused)?;
        }
        Ok(Self { queue })
    }

    /// Runs an asynchronous call on the next thread that is free, and waits for it. The call goes on even
    /// where nobody waits any more.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] where the call panicked.
    pub(super) async fn run<T, F>(&self, call: impl FnOnce() -> F + Send + 'static) -> Result<T>
    where
        T: Send + 'static,
        F: Future<Output = T>,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |runtime| {
            let _ = answer.send(runtime.block_on(call()));
        });
        let lost = || Error::new(ErrorKind::Internal, "a worker thread failed");
        self.queue.send(job).map_err(|_| lost())?;
        answered.await.map_err(|_| lost())
    }
}

fn work(runtime: &Runtime, jobs: &Mutex<Receiver<Job>>) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else {
            return;
        };
        // A panic ends its job, whose caller hears of it, and not the thread.
        let _ = catch_unwind(AssertUnwindSafe(|| job(runtime)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_of_its_caller_alone() {
        let workers = Workers::start(1).unwrap();
        let runtime = Builder::new_current_thread().build().unwrap();
        let failing = workers.run(|| async { panic!("on purpose") });
        let failed: Result<()> = runtime.block_on(failing);
        assert_eq!(failed.unwrap_err().kind(), ErrorKind::Internal);
        assert_eq!(runtime.block_on(workers.run(|| async { 7 })).unwrap(), 7);
    }
}
