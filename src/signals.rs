//! Ctrl-C and SIGTERM: the first ends the work in order, the second ends the process at once.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal::unix::{SignalKind, signal};

use crate::error::{Error, ErrorKind, Result};

/// Runs `work` unless a signal comes first; then `work` is dropped, and the error says which signal it
/// was. The caller says what became of the work.
pub(crate) async fn interruptible<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let interrupt = signal(SignalKind::interrupt());
    let terminate = signal(SignalKind::terminate());
    // The terminal was closed.
    let hangup = signal(SignalKind::hangup());
    let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)) = (interrupt, terminate, hangup)
    else {
        // Without handlers the signals keep their default effect, which is to end the process.
        return work.await;
    };
    let second = Arc::new(AtomicBool::new(false));
    for (number, kind) in [
        (signal_hook::consts::SIGINT, ErrorKind::Interrupted),
        (signal_hook::consts::SIGTERM, ErrorKind::Terminated),
    ] {
        let code = i32::from(kind.exit_code());
        // Armed by the first signal, it ends the process on the second.
        let _ = signal_hook::flag::register_conditional_shutdown(number, code, second.clone());
    }
    let kind = tokio::select! {
        result = work => return result,
        _ = interrupt.recv() => ErrorKind::Interrupted,
        _ = terminate.recv() => ErrorKind::Terminated,
        _ = hangup.recv() => ErrorKind::Terminated,
    };
    second.store(true, Ordering::SeqCst);
    Err(Error::new(kind, "interrupted"))
}

/// Whether an error says that a signal came.
pub(crate) fn is_interruption(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Terminated)
}
