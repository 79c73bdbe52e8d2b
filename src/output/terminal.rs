//! The terminal while a secret is typed: whoever ends the program then gets their echo back.

use std::fs::File;
use std::thread::JoinHandle;

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use crate::signals::Section;

/// Until it is dropped, a signal puts the terminal back as it was before it ends the program.
pub(super) struct Restored {
    /// What would end the program before the terminal is put back.
    _section: Section,
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl Restored {
    /// Nothing where there is no terminal to put back, or signals cannot be heard: they have their usual
    /// effect then.
    pub(super) fn begin() -> Option<Self> {
        let terminal = File::open("/dev/tty").ok()?;
        let before = tcgetattr(&terminal).ok()?;
        let section = Section::enter().ok()?;
        let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]).ok()?;
        let handle = signals.handle();
        let thread = std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                restore(&terminal, &before);
                let _ = emulate_default_handler(signal);
            }
        });
        Some(Self {
            _section: section,
            handle,
            thread: Some(thread),
        })
    }
}

fn restore(terminal: &File, before: &Termios) {
    // There is nothing to do about a terminal that is gone.
    let _ = tcsetattr(terminal, OptionalActions::Now, before);
}

impl Drop for Restored {
    fn drop(&mut self) {
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
