//! Lives as data: something is at work in one word of the vendor's, and rests in another one, or is gone. Looks or time
//! move it on.

use super::clock::Progress;
use super::script::Script;

/// The number of steps of every change.
const STEPS: u32 = 2;

/// The end of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It rests in this state.
    Rests(&'static str),
    /// It is gone.
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Resting(&'static str),
    Working { word: &'static str, end: End },
}

/// The life of something.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    stage: Stage,
    progress: Progress,
    /// A word that is shown at so many looks, although nothing is so.
    blip: Option<(&'static str, u32)>,
}

impl Life {
    /// Something that is there since before the start.
    pub(crate) fn resting(word: &'static str) -> Self {
        Self {
            stage: Stage::Resting(word),
            progress: Progress::begin(),
            blip: None,
        }
    }

    /// Something that begins to change now.
    pub(crate) fn working(word: &'static str, end: End) -> Self {
        Self {
            stage: Stage::Working { word, end },
            ..Self::resting(word)
        }
    }

    /// The same, which shows another word at the next look.
    pub(crate) fn with_blip(self, word: &'static str) -> Self {
        let blip = Some((word, 1));
        Self { blip, ..self }
    }

    /// Begins another change.
    pub(crate) fn begin(&mut self, word: &'static str, end: End) {
        *self = Self::working(word, end);
    }

    /// Returns the state without a look.
    pub(crate) fn word(&self) -> &'static str {
        match self.stage {
            Stage::Resting(word) | Stage::Working { word, .. } => word,
        }
    }

    /// Returns the state at this look, which may move it on; nothing where it is gone. What `holds` does not end.
    pub(crate) fn look(&mut self, pace: &Script, holds: bool) -> Option<&'static str> {
        let Stage::Working { word, end } = self.stage else {
            return Some(self.word());
        };
        if let Some((blip, left)) = &mut self.blip
            && *left > 0
        {
            *left -= 1;
            return Some(blip);
        }
        if holds || self.progress.step(pace, STEPS) < STEPS {
            self.progress.look();
            return Some(word);
        }
        match end {
            End::Rests(word) => {
                self.stage = Stage::Resting(word);
                Some(word)
            }
            End::Gone => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::clock::SWITCHES;

    #[test]
    fn a_life_is_at_work_and_then_rests_or_is_gone() {
        let pace = Script::new("sandbox", SWITCHES);
        let mut life = Life::working("BUSY", End::Rests("AVAILABLE")).with_blip("FAILED");
        let seen: Vec<_> = (0..5).map(|_| life.look(&pace, false)).collect();
        let expected = ["FAILED", "BUSY", "BUSY", "AVAILABLE", "AVAILABLE"];
        assert_eq!(seen, expected.map(Some));
        life.begin("DESTROYING", End::Gone);
        assert_eq!(life.look(&pace, true), Some("DESTROYING"));
        let seen: Vec<_> = (0..3).map(|_| life.look(&pace, false)).collect();
        assert_eq!(seen, [Some("DESTROYING"), None, None]);
    }
}
