//! Ctrl-C and SIGTERM. In a section that can say what became of its work, the first ends the work in order
//! and the second ends the process at once; everywhere else the first ends the process at once.

use std::future::Future;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use tokio::signal::unix::{SignalKind, signal};

use crate::error::{Error, ErrorKind, Result};

/// Runs `work` unless a signal comes first; then `work` is dropped, and the error says which signal it
/// was. The caller says what became of the work. Sections follow each other and do not nest.
pub(crate) async fn interruptible<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let Ok(section) = Section::enter() else {
        // Without handlers the signals keep their default effect, which is to end the process.
        return work.await;
    };
    let interrupt = signal(SignalKind::interrupt());
    let terminate = signal(SignalKind::terminate());
    // The terminal was closed.
    let hangup = signal(SignalKind::hangup());
    let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)) = (interrupt, terminate, hangup)
    else {
        drop(section);
        return work.await;
    };
    let kind = tokio::select! {
        result = work => return result,
        _ = interrupt.recv() => ErrorKind::Interrupted,
        _ = terminate.recv() => ErrorKind::Terminated,
        _ = hangup.recv() => ErrorKind::Terminated,
    };
    section.0.interrupted.store(true, Ordering::SeqCst);
    Err(Error::new(kind, "interrupted"))
}

/// Runs work that must not be left half done: a signal does not end it, unless one has come before.
pub(crate) async fn held<T>(work: impl Future<Output = T>) -> T {
    let _section = Section::enter();
    work.await
}

/// What the handlers know.
#[derive(Debug, Default)]
struct Signals {
    /// Whether the next signal ends the process at once.
    immediate: Arc<AtomicBool>,
    /// Whether a section was interrupted; the next signal is the second one then, whatever runs.
    interrupted: AtomicBool,
}

/// While one lives, a signal is for it to hear. The handlers of tokio stay for the life of the process, so
/// before and after it something else has to end the process.
pub(crate) struct Section(&'static Signals);

impl Section {
    /// Begins one, with the handlers where this is the first.
    pub(crate) fn enter() -> io::Result<Self> {
        static SIGNALS: OnceLock<Signals> = OnceLock::new();
        let signals = if let Some(signals) = SIGNALS.get() {
            signals
        } else {
            let signals = Signals::default();
            for (number, kind) in [
                (SIGINT, ErrorKind::Interrupted),
                (SIGTERM, ErrorKind::Terminated),
                (SIGHUP, ErrorKind::Terminated),
            ] {
                let code = i32::from(kind.exit_code());
                let flag = Arc::clone(&signals.immediate);
                signal_hook::flag::register_conditional_shutdown(number, code, flag)?;
            }
            SIGNALS.get_or_init(|| signals)
        };
        let immediate = signals.interrupted.load(Ordering::SeqCst);
        signals.immediate.store(immediate, Ordering::SeqCst);
        Ok(Self(signals))
    }
}

impl Drop for Section {
    fn drop(&mut self) {
        self.0.immediate.store(true, Ordering::SeqCst);
    }
}

/// Whether an error says that a signal came.
pub(crate) fn is_interruption(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Terminated)
}
