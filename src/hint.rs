//! Hints: the next step, with the commands in it as values. How this program is called for the account of a run is
//! known only where the error is shown, so nobody writes it into a text.

/// A next step: words, and commands that are about the account of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    /// The words after the name of the program, quoted for a shell.
    Command(String),
}

impl Hint {
    /// A hint that begins with words. Commands that are about no account, such as `dbaas help spec`, are words.
    pub fn new(words: impl Into<String>) -> Self {
        Self::default().then(words)
    }

    /// Adds a command that is about the account, such as `cluster get orders`.
    #[must_use]
    pub fn run(mut self, command: impl Into<String>) -> Self {
        self.parts.push(Part::Command(command.into()));
        self
    }

    /// Adds words.
    #[must_use]
    pub fn then(mut self, words: impl Into<String>) -> Self {
        self.parts.push(Part::Words(words.into()));
        self
    }

    /// Returns the text for an account, for which this program is called as `program` says, such as
    /// `dbaas -p prod`.
    pub fn text(&self, program: &str) -> String {
        let mut text = String::new();
        for part in &self.parts {
            let piece = match part {
                Part::Words(words) => words.clone(),
                Part::Command(command) => format!("`{program} {command}`"),
            };
            if !text.is_empty() && !piece.starts_with([',', ';', ':', ')', '.']) {
                text.push(' ');
            }
            text.push_str(&piece);
        }
        text
    }
}

impl From<String> for Hint {
    fn from(words: String) -> Self {
        Self::new(words)
    }
}

impl From<&str> for Hint {
    fn from(words: &str) -> Self {
        Self::new(words)
    }
}

impl From<&String> for Hint {
    fn from(words: &String) -> Self {
        Self::new(words)
    }
}
