//! Progress of something that takes a while: one line that redraws itself on a terminal, plain lines on
//! change elsewhere, nothing with `--quiet` and machine formats.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Ui, escape};
use crate::credentials::scrub;

/// Something that is going on.
#[derive(Debug)]
pub struct Progress<'a> {
    ui: &'a Ui,
    bar: Option<ProgressBar>,
    last: String,
}

impl<'a> Progress<'a> {
    /// Shows the first message.
    pub fn begin(ui: &'a Ui, message: &str) -> Self {
        let silent = ui.settings.quiet || ui.is_machine();
        let bar = (!silent && ui.settings.live).then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                bar.set_style(style);
            }
            // Work that ends within a blink shows nothing at all.
            bar.enable_steady_tick(Duration::from_millis(150));
            bar
        });
        let mut progress = Self {
            ui,
            bar,
            last: String::new(),
        };
        progress.set(message);
        progress
    }

    /// Shows another message; the same one again is not repeated.
    pub fn set(&mut self, message: &str) {
        if self.last == message {
            return;
        }
        message.clone_into(&mut self.last);
        match &self.bar {
            Some(bar) => bar.set_message(scrub(&escape(message))),
            None => self.ui.status(message),
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
